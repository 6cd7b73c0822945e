"""A redline accepted whole is the new version, rejected whole the old one: by three readers."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pypandoc
import pytest
from lxml.etree import _Element
from openxml_audit import OpenXmlValidator

from pipeline.ooxml import tracked
from pipeline.ooxml.names import value, w
from pipeline.ooxml.package import open_package
from pipeline.ooxml.runs import View
from pipeline.ooxml.tracked_view import view
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.review.redline import redline
from tests.programs import needed
from tests.redlines import edited, rendered
from tests.samples import FILES, desk

WHEN = datetime.datetime(2026, 8, 4, 9, 30, tzinfo=datetime.UTC)
NAMES = list(FILES)
PYTHON = "/usr/bin/python3"
"""The system's own, for which LibreOffice's bridge is packaged."""


def texts(data: bytes, which: View = View.FINAL) -> list[str]:
    """Paragraphs with words, blanks and hyphens of one kind; page numbers left out."""
    found = view(tracked.read(open_package(data)).paragraphs, which)
    return [
        " ".join(one.text.replace("\u2011", "-").split())
        for one in found
        if one.text.strip() and not one.place.story.startswith("header")
    ]


def versions(seed: int) -> tuple[bytes, bytes, bytes]:
    """(old, new, redline) of a sample edited twice at random."""
    old, new = (_sound(NAMES[seed % len(NAMES)], seed * 2 + one) for one in (1, 2))
    return old, new, redline(old, new, "Nguyễn Văn A", WHEN)


def _sound(name: str, seed: int) -> bytes:
    """A sample edited at random, again and otherwise where an edit left no sound content."""
    data, file = FILES[name].read_bytes(), str(FILES[name])
    for again in range(40):
        made = rendered(edited(data, seed + again * 1_000_003), file, desk())
        if made:
            return made
    raise AssertionError(f"{name}: no sound edit in 40")


def by_pandoc(data: bytes, changes: str, folder: Path) -> list[str]:
    """The body's words as pandoc has them with all changes accepted or rejected."""
    file = folder / "x.docx"
    file.write_bytes(data)
    said = pypandoc.convert_file(
        str(file), "plain", extra_args=[f"--track-changes={changes}", "--wrap=none"]
    )
    # The rulers of a table are as wide as the cells of either version: no words.
    return [word for word in said.split() if not set(word) <= set("-+=:") or len(word) < 3]


def check(seed: int, folder: Path) -> None:
    """The redline's two views against both versions: by our reader and by pandoc."""
    old, new, red = versions(seed)
    assert texts(red) == texts(new), seed
    assert texts(red, View.ORIGINAL) == texts(old), seed
    assert by_pandoc(red, "accept", folder) == by_pandoc(new, "accept", folder), seed
    assert by_pandoc(red, "reject", folder) == by_pandoc(old, "accept", folder), seed


def audit(data: bytes, folder: Path) -> set[str]:
    """What openxml-audit finds, each finding once."""
    file = folder / "audit.docx"
    file.write_bytes(data)
    found = OpenXmlValidator().validate(str(file))
    return {f"{one.error_type}: {one.description}" for one in found.errors}


@pytest.mark.parametrize("seed", range(12))
def test_accepting_gives_the_new_and_rejecting_the_old(seed: int, tmp_path: Path) -> None:
    check(seed, tmp_path)


def test_libreoffice_accepts_and_rejects_to_the_same(tmp_path: Path) -> None:
    needed("soffice")
    if subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode:
        pytest.skip("python3-uno is missing")
    made = {seed: versions(seed) for seed in (2, 5)}
    files = {}
    for seed, one in made.items():
        files[seed] = tmp_path / f"{seed}.docx"
        files[seed].write_bytes(one[2])
    script = str(Path(__file__).with_name("office_views.py"))
    subprocess.run([PYTHON, script, str(tmp_path / "p"), *map(str, files.values())], check=True)
    for seed, one in made.items():
        # LibreOffice lists frames elsewhere: the order of paragraphs is another reader's matter.
        for word, wanted in (("accept", one[1]), ("reject", one[0])):
            file = files[seed].with_suffix(f".{word}.docx")
            assert sorted(texts(file.read_bytes())) == sorted(texts(wanted)), (seed, word)


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_the_file_validates_with_no_new_finding(seed: int, tmp_path: Path) -> None:
    old, new, red = versions(seed)
    assert audit(red, tmp_path) <= audit(old, tmp_path) | audit(new, tmp_path)
    broken = unzipped(red)
    broken["word/document.xml"] = broken["word/document.xml"].replace(b"<w:ins ", b"<w:inz ", 1)
    broken["word/document.xml"] = broken["word/document.xml"].replace(b"</w:ins>", b"</w:inz>", 1)
    assert not audit(zipped(broken), tmp_path) <= audit(new, tmp_path), "the audit sees nothing"


LEVELS = """\
loại: kế hoạch
cơ quan ban hành: tu-thai-nguyen
ngày: 2026-08-04
trích yếu: kiểm tra công tác dân vận
nội dung:
  - mã: a1
    tiêu đề: Mục đích
    ý:
      - {mã: b1, đoạn: Đánh giá việc thực hiện quy chế dân chủ ở cơ sở.}
  - {mã: c1, đoạn: Kiểm tra từ tháng 8 năm 2026 đến hết tháng 9 năm 2026.}
nơi nhận: [Thường trực Tỉnh uỷ]
ký: {chức vụ: Bí thư, họ tên: Nguyễn Văn An}
"""


def test_a_paragraph_of_another_level_keeps_its_old_shape_beside_the_new(tmp_path: Path) -> None:
    item = "      - {mã: b1, đoạn: Đánh giá việc thực hiện quy chế dân chủ ở cơ sở.}\n"
    raised = LEVELS.replace(f"    ý:\n{item}", "    đoạn: Phần này chung.\n").replace(
        "  - {mã: c1", f"{item[4:]}  - {{mã: c1"
    )
    old, new = (rendered(text.encode(), "kh.yaml", desk()) for text in (LEVELS, raised))
    assert old is not None
    assert new is not None
    red = redline(old, new, "Nguyễn Văn A", WHEN)
    assert texts(red) == texts(new)
    assert texts(red, View.ORIGINAL) == texts(old)
    (shape,) = [
        one
        for one in open_package(red).xml("word/document.xml").iter(w("pPrChange"))
        if "Đánh giá" in "".join(one.getparent().getparent().itertext())
    ]
    styles = [value(one.find(w("pStyle"))) for one in (shape.find(w("pPr")), shape.getparent())]
    assert styles[0] != styles[1]
    assert audit(red, tmp_path) <= audit(old, tmp_path) | audit(new, tmp_path)


def test_a_paragraph_that_moved_and_was_reworded_is_one_move(tmp_path: Path) -> None:
    line = "      - {mã: b1, đoạn: Đánh giá việc thực hiện quy chế dân chủ ở cơ sở.}\n"
    more = "      - {mã: b2, đoạn: Biểu dương những nơi làm tốt công tác dân vận.}\n"
    before, after = line + more, more + line.replace("Đánh giá việc", "Kiểm tra kỹ việc")
    old, new = (
        rendered(LEVELS.replace(line, text).encode(), "kh.yaml", desk()) for text in (before, after)
    )
    assert old is not None
    assert new is not None
    red = redline(old, new, "Nguyễn Văn A", WHEN)
    assert texts(red) == texts(new)
    assert texts(red, View.ORIGINAL) == texts(old)
    root = open_package(red).xml("word/document.xml")
    moved = {kind: _words(root, kind) for kind in ("moveFrom", "moveTo", "ins", "del")}
    assert moved == {
        "moveFrom": "- Đánh giá việc thực hiện quy chế dân chủ ở cơ sở.",
        "moveTo": "-  việc thực hiện quy chế dân chủ ở cơ sở.",
        "ins": "Kiểm tra kỹ",
        "del": "",
    }
    assert audit(red, tmp_path) <= audit(old, tmp_path) | audit(new, tmp_path)


def _words(root: _Element, kind: str) -> str:
    runs = (run for mark in root.iter(w(kind)) for run in mark.iter(w("t"), w("delText")))
    return "".join(run.text or "" for run in runs)
