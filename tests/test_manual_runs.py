"""The `sh` blocks of the manuals, run from top to bottom as an officer types them, each line with the exit code it owes."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from docs import make
from docs.outputs import Place
from docs.pieces import Piece, parts
from tests.review_cases import replaced

ROOT = Path(__file__).parents[1]
PAGES = ("huong-dan.md", "nhap-van-ban.md", "xet-duyet.md")
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"\s+#\s.*$")
PLAN = "content/dang/ke-hoach.yaml"
ONE = ("vanban compare ban-", "vanban comments ")
"""Beginnings of what ends in 1: documents that differ, remarks that are not closed."""


def written(page: str) -> Iterator[str]:
    """Every command of a page's blocks, in order; those that set the program up are not ours to run."""
    for block in _BLOCK.findall((ROOT / "docs" / page).read_text("utf-8")):
        for line in block.splitlines():
            if line.startswith("vanban "):
                yield _REMARK.sub("", line)


def of_the_manual(place: Place) -> None:
    """The files that the manual shows whole."""
    for part in parts(make.MANUAL.read_text("utf-8")):
        if isinstance(part, Piece) and part.kind == "tệp":
            place.put(part.name, part.yaml)


def received(place: Place) -> None:
    """What the blocks take for given: papers received, copies that came back with changes and remarks."""
    folder = place.folder
    quarter = folder / "content" / "dang" / "ke-hoach-quy-3.yaml"
    (folder / PLAN).write_text(quarter.read_text("utf-8"), "utf-8")
    assert place.run(f"vanban build {PLAN}")[1] == 0
    made = folder / "output" / "dang" / "ke-hoach"
    for name in ("cong-van-den", "ban-trinh", "ban-1", "ke-hoach"):
        shutil.copy(made.with_suffix(".pdf"), folder / f"{name}.pdf")
    shutil.copy(made.with_suffix(".docx"), folder / "ke-hoach.docx")
    other = folder / "content" / "dang" / "khac.yaml"
    text = quarter.read_text("utf-8").replace("quý III", "quý IV")
    other.write_text(text, "utf-8")
    assert place.run(f"vanban build {other.relative_to(folder)}")[1] == 0
    for name in ("ban-da-ky", "ban-2"):
        shutil.copy(folder / "output" / "dang" / "khac.pdf", folder / f"{name}.pdf")
    other.unlink()
    (folder / "kho-cu").mkdir()
    for name in ("ke-hoach-2019.docx", "kho-cu/mot.docx", "kho-cu/hai.docx"):
        shutil.copy(made.with_suffix(".docx"), folder / name)
    shutil.copytree(folder / "kho-cu", folder / "kho-van-ban")
    for name, old, new in (("LD-A", "kịp thời", "khẩn trương"), ("LD-B", "cụ thể", "rõ ràng")):
        start = "- Nắm chắc" if name == "LD-A" else "- Mỗi việc"
        copy = folder / f"{name}.docx"
        replaced(made.with_suffix(".docx"), copy, start, old, new, tracked=True)
        remarked = Document(str(copy))
        paragraph = next(one for one in remarked.paragraphs if "Nhân dân" in one.text)
        remarked.add_comment(
            paragraph.runs[0], f"Nêu rõ số liệu ({name}).", author=f"Lãnh đạo {name}"
        )
        remarked.save(str(copy))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place.made(tmp_path_factory.mktemp("noi-lam-viec"))
    of_the_manual(place)
    received(place)
    return place


def typed(place: Place, command: str) -> tuple[str, int]:
    """With the id that a remark really has, and “có” to every question."""
    kept = place.folder / "content" / "dang" / "ke-hoach.gop-y.yaml"
    if "g1a2b3" in command:
        found = re.search(r"mã: (g\w+)", kept.read_text("utf-8"))
        assert found
        command = command.replace("g1a2b3", found[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO("c\n" * 20))
        return place.run(command)


def test_all_blocks_run_from_top_to_bottom(place: Place) -> None:
    wrong = []
    for page in PAGES:
        for command in written(page):
            # The second page begins where the first one ended: what is written there is not written over.
            before = command.replace("content/cu", "content/cu-2").replace(
                "content/ke-hoach.yaml", "content/ke-hoach-nhap.yaml"
            )
            said, code = typed(place, before)
            if code != int(command.startswith(ONE)) or "Traceback" in said:
                wrong.append(f"{page}: {command} → {code}\n{said}")
    assert wrong == [], "\n".join(wrong)


def test_the_readme_begins_a_workingplace(tmp_path: Path) -> None:
    lines = re.findall(
        r"^\.venv/bin/(vanban .*?)\s+#", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert [line.split()[1] for line in lines] == ["init", "new", "check", "build"]
    begun = tmp_path / "du-an"
    begun.mkdir()
    said, code = Place(begun).run(lines[0])
    assert code == 0, said
    place = Place(tmp_path / "van-ban-xa")
    for line in lines[1:]:
        said, code = place.run(line)
        assert code == 0, said
    assert {one.name for one in (place.folder / "output").glob("*.*") if one.is_file()} == {
        "ke-hoach-moi.docx",
        "ke-hoach-moi.pdf",
    }
