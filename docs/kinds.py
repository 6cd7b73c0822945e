"""`python -m docs.kinds`: one page of each kind, drawn from content/mau-theo-loai, and the page that shows them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from docs import pictures
from docs.outputs import ROOT
from docs.pieces import ManualError
from pipeline import source
from pipeline.build import Desk
from pipeline.kinds import KINDS, Kind, find
from pipeline.settings import load
from pipeline.vocabulary import vietnamese

SAMPLES = ROOT / "content" / "mau-theo-loai"
PAGE = ROOT / "docs" / "cac-loai.md"
PICTURES = ROOT / "docs" / "hinh" / "loai"
LOCK = PICTURES / "loai.lock"
SCALE = 0.85
LIMIT = 40_000
"""Bytes of one picture."""
_SYSTEMS = {"party": "Đảng", "state": "Nhà nước"}
_HEAD = """# Các loại văn bản

Mỗi loại một trang mẫu, do `python -m docs.kinds` vẽ từ các tệp trong `content/mau-theo-loai/`; lời và tên người trong
mẫu là giả định. Muốn có khung để viết: `vanban new TÊN_LOẠI`.

| Loại | Mã | Ký hiệu | Phải có | Trang mẫu |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample laid out: its kind, what is shown, what that is a picture of."""

    file: Path
    kind: Kind
    about: str
    laid: pictures.Laid
    stamp: str

    @property
    def name(self) -> str:
        return f"loai-{self.file.stem}"

    @property
    def shown(self) -> list[pictures.Strip]:
        return pictures.strips(self.laid, "trang")[:1]


def samples() -> list[Sample]:
    """Every sample in the order of the kinds. ManualError when one has a problem or a kind has none."""
    desk = Desk(ROOT / "content", ROOT / "templates", load(ROOT).fonts)
    found = [_sample(file, desk) for file in sorted(SAMPLES.glob("*.yaml"))]
    missing = KINDS.keys() - {one.kind.id for one in found}
    if missing:
        raise ManualError(f"kinds without a sample: {', '.join(sorted(missing))}")
    order = list(KINDS)
    return sorted(found, key=lambda one: (order.index(one.kind.id), one.file.stem))


def _sample(file: Path, desk: Desk) -> Sample:
    text = file.read_text("utf-8")
    try:
        laid = pictures.laid(text, file, desk)
    except ValueError as error:
        raise ManualError(f"{file.name}: {error}") from error
    kind = _kind(text, file)
    stamp = pictures.stamp(text, pictures.strips(laid, "trang")[:1])
    return Sample(file, kind, _about(text), laid, stamp)


def _kind(text: str, file: Path) -> Kind:
    node = source.read(text.encode(), file.name).root.get("kind")
    kind = find(node.value) if isinstance(node, source.Scalar) else None
    if kind is None:
        raise ManualError(f"{file.name}: no kind")
    return kind


def _about(text: str) -> str:
    """The sentence in the file's opening comment."""
    lines = [line[1:].strip() for line in text.splitlines() if line.startswith("# ")]
    return " ".join(lines[1:]) if len(lines) > 1 else ""


def page(found: list[Sample]) -> str:
    """docs/cac-loai.md: a table of all kinds, then the pictures."""
    by_kind: dict[str, list[Sample]] = {}
    for one in found:
        by_kind.setdefault(one.kind.id, []).append(one)
    rows = "".join(_row(KINDS[ident], made) for ident, made in by_kind.items())
    return _HEAD + rows + "".join(_shown(one) for one in found)


def _row(kind: Kind, made: list[Sample]) -> str:
    symbols = [
        f"{_SYSTEMS[system]}: {kind.symbols[system].letters or 'không'}"
        + (" (chưa thấy văn bản nào nói)" if kind.symbols[system].mark == "U" else "")
        for system in kind.systems
    ]
    needed = ", ".join(_words(kind)) or "-"
    links = ", ".join(f"[{one.file.stem}](#{one.name})" for one in made)
    return f"| {kind.vi} | `{kind.id}` | {'; '.join(symbols)} | {needed} | {links} |\n"


def _words(kind: Kind) -> Iterator[str]:
    yield from (vietnamese(key) for key in kind.obligatory)


def _shown(one: Sample) -> str:
    path = one.file.relative_to(ROOT).as_posix()
    return (
        f'\n<a id="{one.name}"></a>\n## {one.kind.vi_title} ({one.file.stem})\n\n{one.about}\n\n'
        f"Tệp: [`{path}`](../{path})\n\n![{one.kind.vi_title}](hinh/loai/{one.name}.png)\n"
    )


def locked() -> Mapping[str, str]:
    """What the pictures in the folder are pictures of."""
    return dict(json.loads(LOCK.read_text("utf-8"))) if LOCK.is_file() else {}


def stale(found: list[Sample]) -> list[str]:
    """What in docs/ is not as it should be, one line each."""
    out = []
    if not PAGE.is_file() or PAGE.read_text("utf-8") != page(found):
        out.append(f"{PAGE.name}: not what the samples are")
    wanted, held = {one.name: one.stamp for one in found}, locked()
    there = {path.stem for path in PICTURES.glob("*.png")}
    for name in sorted(wanted.keys() | held.keys() | there):
        if wanted.get(name) != held.get(name) or name not in there:
            out.append(f"hinh/loai/{name}.png: not of the sample")
    return out


def write(found: list[Sample], anew: bool = False) -> list[str]:
    """Brings page and pictures up to date; gives what was written."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    held, out = ({} if anew else locked()), []
    for one in found:
        path = PICTURES / f"{one.name}.png"
        if held.get(one.name) != one.stamp or not path.is_file():
            data = pictures.drawn(one.laid, one.shown, scale=SCALE)
            if len(data) > LIMIT:
                raise ManualError(f"{path.name} has {len(data)} bytes, more than {LIMIT}")
            path.write_bytes(data)
            out.append(path.name)
    wanted = {one.name: one.stamp for one in found}
    for path in sorted(PICTURES.glob("*.png")):
        if path.stem not in wanted:
            path.unlink()
            out.append(f"{path.name} (away)")
    LOCK.write_text(json.dumps(wanted, indent=1, sort_keys=True) + "\n", "utf-8")
    if not PAGE.is_file() or PAGE.read_text("utf-8") != page(found):
        PAGE.write_text(page(found), "utf-8")
        out.append(PAGE.name)
    return out


@click.command()
@click.option("--check", is_flag=True, help="Say what is out of date; write nothing.")
@click.option("--anew", is_flag=True, help="Draw every picture again.")
def command(check: bool, anew: bool) -> None:
    """Bring docs/cac-loai.md and its pictures up to date, or say where they are not."""
    try:
        found = samples()
        lines = stale(found) if check else write(found, anew)
    except ManualError as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join(lines) or "The kinds' page is up to date.")
    sys.exit(1 if check and lines else 0)


if __name__ == "__main__":
    command()
