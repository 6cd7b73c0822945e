"""Hidden labels of blocks and the memory of the source in Word files; nothing of it in what is issued."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.build import Desk, Order, draft, make
from pipeline.flow.styles import style_formats
from pipeline.git import repository
from pipeline.ooxml import anchors, tracked
from pipeline.ooxml.names import value, w
from pipeline.ooxml.package import open_package
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.render.docx import by_docxtpl, render
from tests.docx_cases import flow as flow_of
from tests.docx_cases import para, standard, table
from tests.programs import git
from tests.samples import desk
from tests.test_docx import MADE

IDS = st.from_regex(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", fullmatch=True).filter(
    lambda id_: len(id_) <= 40
)
CONTENT = """\
loại: kế hoạch
cơ quan ban hành: btgdv-tu-thai-nguyen
ngày: 2026-08-04
trích yếu: thử dấu khối
nội dung:
  - mã: m-1
    tiêu đề: Mục đích, yêu cầu
    đoạn: [Câu thứ nhất., Câu thứ hai.]
  - đoạn: Khối không có mã.
    mã: d2
lưu: Văn phòng
ký: {chức vụ: Trưởng ban, họ tên: Trần Thị B}
nơi nhận:
  - mã: n1
    gửi: Ban Tổ chức Tỉnh uỷ
"""


def bookmarks(data: bytes) -> dict[str, str]:
    """Bookmark -> words of the paragraph that holds its start."""
    found: dict[str, str] = {}
    for paragraph in open_package(data).xml("word/document.xml").iter(w("p")):
        for mark in paragraph.iter(w("bookmarkStart")):
            assert value(mark, "name") not in found
            found[value(mark, "name") or ""] = "".join(paragraph.itertext())
    return found


@given(IDS, st.sampled_from(["", "P2", "R2C13", "R12C3P2"]), st.sampled_from(["", "_Copy_1"]))
def test_a_name_tells_its_block_again(block: str, mark: str, copied: str) -> None:
    made = anchors.name(block, mark)
    assert len(made) <= 40
    assert set(made) <= set("_abcdefghijklmnopqrstuvwxyz0123456789HZPRC")
    assert anchors.is_of(made + copied, block)
    parts = anchors.parts(made + copied)
    assert parts is not None
    assert parts[1:] == (mark, bool(copied))
    assert parts[0] == block or "Z" in made


@given(IDS, IDS)
def test_two_blocks_never_share_a_name(one: str, other: str) -> None:
    names = {anchors.name(one, mark) for mark in ("", "P2", "R1C1")}
    assert (
        names.isdisjoint({anchors.name(other, mark) for mark in ("", "P2", "R1C1")}) or one == other
    )


@pytest.mark.parametrize("name", ["_GoBack", "_Toc123", "vb_x", "_vb_", "_vb_A", "_vb_x_Q2"])
def test_bookmarks_of_others_are_no_anchors(name: str) -> None:
    assert anchors.parts(name) is None


def test_every_paragraph_of_a_block_is_labelled() -> None:
    made = draft(CONTENT.encode(), "ke-hoach.yaml", desk(), Order(("docx",)))
    data = make(made, desk(), Order(("docx",))).files["docx"]
    assert bookmarks(data) == {
        "_vb_mH1": "I- MỤC ĐÍCH, YÊU CẦU",
        "_vb_d2": "Khối không có mã.",
        "_vb_n1": "- Ban Tổ chức Tỉnh uỷ;",
    }


def test_cells_are_labelled_by_row_and_column_and_both_ways_agree() -> None:
    made = flow_of(replace(para("paragraph", "Một."), block="b1"), replace(table(), block="bang"))
    styles = style_formats(standard())
    fast = render(made, MADE, styles)
    assert fast == render(made, MADE, styles)
    assert bookmarks(fast) == bookmarks(by_docxtpl(made, MADE, styles))
    assert bookmarks(fast) == {
        "_vb_b1": "Một.",
        "_vb_bang_R1C1": "TT",
        "_vb_bang_R1C2": "Việc",
        "_vb_bang_R1C3": "Hạn",
        "_vb_bang_R2C1": "1",
        "_vb_bang_R2C2": "Việc một",
        "_vb_bang_R2C2P2": "dòng hai",
        "_vb_bang_R2C3": "30/9/2026",
        "_vb_bang_R3C2": "Chung hai cột",
    }
    assert bookmarks(render(replace(made, anchors=False), MADE, styles)) == {}


def test_the_file_says_source_commit_and_hash_and_the_final_one_nothing(tmp_path: Path) -> None:
    base = desk()
    file = tmp_path / "content" / "ke-hoach.yaml"
    file.parent.mkdir()
    file.write_text(CONTENT, "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Bản đầu")
    found = repository(file)
    assert found is not None
    own = Desk(file.parent, base.templates, base.font_folders, repository=found.root)
    own.__dict__["registries"] = base.registries
    ready = draft(file.read_bytes(), str(file), own, Order(("docx",)))
    data = make(ready, own, Order(("docx",))).files["docx"]
    assert tracked.read(open_package(data)).properties == {
        "vb-source": "content/ke-hoach.yaml",
        "vb-commit": git(tmp_path, "rev-parse", "HEAD"),
        "vb-hash": hashlib.sha256(CONTENT.encode()).hexdigest(),
    }
    final = make(ready, own, Order(("docx",), final=True)).files["docx"]
    assert tracked.read(open_package(final)).properties == {}
    assert bookmarks(final) == {}
    assert b"vb-" not in final
    assert "docProps/custom.xml" not in unzipped(final)


def test_a_template_with_tracked_changes_makes_no_copy_to_be_issued(tmp_path: Path) -> None:
    base = desk()
    templates = tmp_path / "templates"
    shutil.copytree(base.templates, templates)
    for file in templates.glob("*.docx"):
        parts = unzipped(file.read_bytes())
        body = parts["word/document.xml"].decode()
        note = (
            '<w:p><w:ins w:id="9" w:author="Văn thư"><w:r><w:t>Bản nháp</w:t></w:r></w:ins></w:p>'
        )
        at = body.rindex("<w:sectPr")
        parts["word/document.xml"] = (body[:at] + note + body[at:]).encode()
        file.write_bytes(zipped(parts))
    own = Desk(base.content, templates, base.font_folders)
    own.__dict__["registries"] = base.registries
    ready = draft(CONTENT.encode(), "kh.yaml", own, Order(("docx",)))
    assert make(ready, own, Order(("docx",))).files["docx"]
    refused = make(ready, own, Order(("docx",), final=True))
    assert "docx" not in refused.files
    assert [(one.code, one.message) for one in refused.problems if one.code == "B011"] == [
        ("B011", "mẫu Word “hd05.docx” còn chỗ sửa đang theo dõi, sẽ đi theo bản chính thức")
    ]
