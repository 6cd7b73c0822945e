"""`python -m docs.make`: pictures, command outputs and tables of the manual made anew; `--check` compares."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from docs import frames, pictures
from docs.outputs import ROOT, Place
from docs.pieces import ManualError, Piece, parts, written
from docs.tables import table
from pipeline.build import Desk
from pipeline.settings import load

MANUAL = ROOT / "docs" / "huong-dan.md"
PICTURES = ROOT / "docs" / "hinh"
LOCK = PICTURES / "hinh.lock"
SAMPLE = ROOT / "content" / "dang" / "ke-hoach-dan-van-kheo-2026.yaml"
SAMPLE_NAME = "trang-mau"
SAMPLE_LIMIT = 150_000
_BESIDE = ROOT / "content" / "uy-ban" / "vi-du.yaml"
"""Where snippets are said to stand, so that their pictures are found."""


@dataclass(frozen=True, slots=True)
class Made:
    """The manual as it should be, its pictures, and what they are pictures of."""

    manual: str
    laid: Mapping[str, pictures.Laid]
    strips: Mapping[str, list[pictures.Strip]]
    lock: Mapping[str, str]


@dataclass(slots=True)
class _Maker:
    """One run over the manual; remembers the pictures it comes by."""

    place: Place
    desk: Desk
    found: dict[str, pictures.Laid] = field(default_factory=dict)
    strips: dict[str, list[pictures.Strip]] = field(default_factory=dict)
    lock: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def made(self, piece: Piece) -> str:
        """What stands below a piece; what cannot be made is remembered, and the rest goes on."""
        try:
            return self._made(piece)
        except (ManualError, ValueError) as error:
            self.faults.append(f"{MANUAL.name}:{piece.line}: {piece.name}: {error}")
            return ""

    def _made(self, piece: Piece) -> str:
        match piece.kind:
            case "hình":
                return self._picture(piece)
            case "tệp":
                self.place.put(piece.name, piece.yaml)
                return ""
            case "báo":
                return self.place.report(_whole(piece))
            case "lệnh":
                return self.place.session(piece.name)
            case _:
                return table(piece.name)

    def _picture(self, piece: Piece) -> str:
        if piece.name in self.found:
            raise ManualError("a picture of that name is there already")
        text = self.place.text(piece.options["của"]) if "của" in piece.options else _whole(piece)
        self.keep(piece.name, text, piece.options.get("thấy", "thân"))
        return f"![{piece.options.get('lời', piece.name)}](hinh/{piece.name}.png)"

    def keep(self, name: str, text: str, shown: str, file: Path = _BESIDE) -> None:
        """Lays a content out and remembers what of it is shown."""
        laid = pictures.laid(text, file, self.desk)
        self.found[name] = laid
        self.strips[name] = pictures.strips(laid, shown)
        if not self.strips[name]:
            raise ManualError(f"nothing of it is “{shown}”")
        self.lock[name] = pictures.stamp(text, self.strips[name])


def _whole(piece: Piece) -> str:
    frame = piece.options.get("khung")
    without = piece.options.get("bỏ", "")
    return frames.completed(piece.yaml, frame, without) if frame else piece.yaml


def made() -> Made:
    """Everything that the manual should hold, nothing written."""
    fonts = load(ROOT).fonts
    desk = Desk(ROOT / "content", ROOT / "templates", fonts)
    with tempfile.TemporaryDirectory() as folder:
        maker = _Maker(Place.made(Path(folder)), desk)
        manual = written(parts(MANUAL.read_text("utf-8")), maker.made)
    if maker.faults:
        raise ManualError("\n".join(maker.faults))
    maker.keep(SAMPLE_NAME, SAMPLE.read_text("utf-8"), "trang", SAMPLE)
    maker.strips[SAMPLE_NAME] = _first_and_signed(maker, SAMPLE_NAME)
    return Made(manual, maker.found, maker.strips, maker.lock)


def _first_and_signed(maker: _Maker, name: str) -> list[pictures.Strip]:
    """The first page, and the one with the signature."""
    pages = maker.found[name].pages.pages
    signed = next(
        index
        for index, page in enumerate(pages)
        if any(one.role == "signer_name" for one in page.placed)
    )
    return [strip for strip in maker.strips[name] if strip.page in (0, signed)]


def stale(made_: Made) -> list[str]:
    """What in docs/ is not as it should be, one line each."""
    out = []
    if MANUAL.read_text("utf-8") != made_.manual:
        out += [f"{MANUAL.name}: {line}" for line in _differences(made_.manual)]
    locked = _locked()
    names = {path.stem for path in PICTURES.glob("*.png")}
    for name in sorted(locked.keys() | made_.lock.keys() | names):
        if locked.get(name) != made_.lock.get(name):
            out.append(f"hinh/{name}.png: not of what the manual shows")
        elif name not in names:
            out.append(f"hinh/{name}.png: missing")
    return out


def _differences(manual: str) -> list[str]:
    now = MANUAL.read_text("utf-8").splitlines()
    pairs = zip(now, manual.splitlines(), strict=False)
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            return [f"line {number}: “{old}” should be “{new}”"]
    return ["it should be longer or shorter"]


def _locked() -> dict[str, str]:
    return dict(json.loads(LOCK.read_text("utf-8"))) if LOCK.is_file() else {}


def write(made_: Made) -> list[str]:
    """Brings docs/ up to date; gives what was written. Pictures that are still right are left alone."""
    out = []
    if MANUAL.read_text("utf-8") != made_.manual:
        MANUAL.write_text(made_.manual, "utf-8")
        out.append(MANUAL.name)
    locked = _locked()
    for name, laid in made_.laid.items():
        path = PICTURES / f"{name}.png"
        if locked.get(name) == made_.lock[name] and path.is_file():
            continue
        path.write_bytes(_drawn(name, laid, made_.strips[name]))
        out.append(path.name)
    for path in sorted(PICTURES.glob("*.png")):
        if path.stem not in made_.laid:
            path.unlink()
            out.append(f"{path.name} (away)")
    LOCK.write_text(json.dumps(made_.lock, indent=1, sort_keys=True) + "\n", "utf-8")
    return out


def _drawn(name: str, laid: pictures.Laid, shown: list[pictures.Strip]) -> bytes:
    sample = name == SAMPLE_NAME
    data = pictures.drawn(laid, shown, beside=sample, scale=1.3 if sample else pictures.SCALE)
    limit = SAMPLE_LIMIT if sample else pictures.LIMIT
    if len(data) > limit:
        raise ManualError(f"hinh/{name}.png has {len(data)} bytes, more than {limit}")
    return data


@click.command()
@click.option("--check", is_flag=True, help="Say what is out of date; write nothing.")
@click.option("--anew", is_flag=True, help="Draw every picture again.")
def command(check: bool, anew: bool) -> None:
    """Bring the manual up to date, or say where it is not."""
    try:
        now = made()
    except ManualError as error:
        raise click.ClickException(str(error)) from error
    if check:
        lines = stale(now)
        click.echo("\n".join(lines) or "The manual is up to date.")
        sys.exit(1 if lines else 0)
    if anew:
        LOCK.unlink(missing_ok=True)
    for line in write(now):
        click.echo(line)


if __name__ == "__main__":
    command()
