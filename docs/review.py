"""`python -m docs.review`: outputs and pictures of docs/xet-duyet.md made anew; `--check` compares the words.

A line `<!-- lệnh: … -->` is followed by the command's own output. Pictures are LibreOffice's pages of the
files that the commands wrote; without it they stay as they are.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pypdfium2

from docs.outputs import ROOT, Place
from pipeline.fonts import find
from pipeline.problem import ToolError
from pipeline.render import office

PAGE = ROOT / "docs" / "xet-duyet.md"
PICTURES = ROOT / "docs" / "duyet"
PLAN = "ke-hoach-dan-van-kheo-2026.yaml"
EDITS = (
    ("con số: 95%\n", "con số: 97%\n"),
    ("            thời hạn: 2026-07-31\n", "            thời hạn: 2026-08-15\n"),
    ("không giao chỉ tiêu hình thức;", "không chạy theo số lượng;"),
    (
        "  - tiêu đề: Chỉ tiêu\n",
        "  - tiêu đề: Quan điểm\n    ý: [Bám sát cơ sở., Lấy kết quả làm thước đo.]\n"
        "  - tiêu đề: Chỉ tiêu\n",
    ),
)
"""What the second draft of the example changes."""
_SHOWN = (("cho-sua.docx", 1, "cho-sua"), ("bang-so-sanh.docx", 0, "bang-so-sanh"))
"""File, page (from 0), picture."""
_COMMAND = re.compile(r"(<!-- lệnh: (?P<line>.+?) -->\n)(```console\n.*?```\n)?", re.DOTALL)
_HASH = re.compile(r"\b[0-9a-f]{7}(?=, | · )")


def _git(folder: Path, *args: str) -> None:
    day = "2026-06-12T08:00:00+07:00"
    who = {"NAME": "Trần Văn Bình", "EMAIL": "binh@vi-du.vn", "DATE": day}
    names = {
        f"GIT_{role}_{key}": said for role in ("AUTHOR", "COMMITTER") for key, said in who.items()
    }
    env = {**os.environ, **names}
    subprocess.run(["git", "-c", "user.name=Trần Văn Bình", *args], cwd=folder, env=env, check=True)


def _place(folder: Path) -> Place:
    """A working place whose plan is committed once and then edited."""
    place = Place.made(folder)
    plan = folder / "content" / PLAN
    shutil.copyfile(ROOT / "content" / "dang" / PLAN, plan)
    _git(folder, "init", "-q")
    _git(folder, "config", "user.name", "Trần Văn Bình")
    _git(folder, "add", "content")
    _git(folder, "commit", "-q", "-m", "Dự thảo lần 1")
    text = plan.read_text("utf-8")
    for old, new in EDITS:
        if old not in text:
            raise click.ClickException(f"{PLAN} no longer has: {old}")
        text = text.replace(old, new, 1)
    plan.write_text(text, "utf-8")
    return place


def _page(place: Place) -> str:
    """The page with every output as it is now; the commit's hash stands for any."""

    def session(found: re.Match[str]) -> str:
        said = place.session(found["line"]).replace(str(place.folder), "…")
        return f"{found[1]}{_HASH.sub('1a2b3c4', said)}\n"

    return _COMMAND.sub(session, PAGE.read_text("utf-8"))


def _pictures(place: Place) -> None:
    faces = find(())
    for file, page, name in _SHOWN:
        data = office.convert([(place.folder / file).read_bytes()], faces)[0]
        picture = pypdfium2.PdfDocument(data)[page].render(scale=1.1).to_pil()
        width, height = picture.size
        shown = picture.crop((0, 0, width, min(height, round(width * 0.9))))
        shown.quantize(32).save(PICTURES / f"{name}.png", optimize=True)


@click.command()
@click.option("--check", is_flag=True)
def main(check: bool) -> None:
    """Exit 1 when the page is not what the program says."""
    with tempfile.TemporaryDirectory(prefix="vanban-docs-") as name:
        place = _place(Path(name).resolve())
        made = _page(place)
        if check:
            sys.exit(made != PAGE.read_text("utf-8"))
        PAGE.write_text(made, "utf-8")
        try:
            _pictures(place)
        except ToolError as error:
            click.echo(f"pictures stay as they are: {error}", err=True)


if __name__ == "__main__":
    main()
