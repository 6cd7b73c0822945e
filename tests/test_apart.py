"""Annexes that are files of their own: made when the document is issued, none of its words lost or doubled."""

from __future__ import annotations

import shutil
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument

from pipeline.apart import parted
from pipeline.build import Desk, Draft, Made, Order, draft, make
from pipeline.check.finished.door import inspect
from pipeline.produce import produce
from pipeline.tree import paragraphs
from tests.samples import CONTENT, ROOT, desk

PLAN = """\
loại: kế hoạch
cơ quan ban hành: so-noi-vu-thai-nguyen
số: 27
ngày: 2026-08-12
trích yếu: Tập huấn công chức xã
nội dung:
  - Danh sách tại Phụ lục I, biểu báo cáo tại Phụ lục II, mẫu giấy tại Phụ lục III.
nơi nhận: [Các phòng thuộc Sở]
lưu: VT
ký: {chức vụ: Giám đốc, họ tên: Vũ Đức Long}
phụ lục:
  - {tên phụ lục: Danh sách lớp, tệp riêng: có, bảng: {cột: [TT, Lớp], hàng: [["1", Văn thư]]}}
  - {tên phụ lục: Biểu báo cáo, đoạn: Một đoạn trong tệp chính.}
  - {tên phụ lục: Mẫu giấy, thời gian ký: 2026-08-12 10:15:00, đoạn: Hai đoạn.}
"""
"""The first annex is a file by the author's word, the third because it is signed on its own."""
DECISION = """\
loại: quyết định
cơ quan ban hành: so-noi-vu-thai-nguyen
số: 31
ngày: 2026-08-12
trích yếu: Ban hành Quy chế tiếp công dân
căn cứ: [Căn cứ Luật Tiếp công dân]
nội dung:
  - {điều: "", đoạn: Ban hành kèm theo Quyết định này Quy chế tiếp công dân của Sở Nội vụ.}
  - {điều: "", đoạn: Các phòng thuộc Sở chịu trách nhiệm thi hành Quyết định này.}
nơi nhận: [Như Điều 2]
lưu: VT
ký: {chức vụ: Giám đốc, họ tên: Vũ Đức Long}
văn bản kèm theo:
  - loại: quy chế
    trích yếu: Tiếp công dân của Sở Nội vụ
    tệp riêng: có
    nội dung: [{điều: Phạm vi điều chỉnh, đoạn: Quy chế này quy định việc tiếp công dân.}]
"""
ISSUED = Order(final=True, apart=True)


def drafted(text: str) -> Draft:
    made = draft(text.encode(), "vb.yaml", desk(), ISSUED)
    assert made.sound, made.problems
    return made


def issued(text: str) -> Made:
    return make(drafted(text), desk(), ISSUED)


def words(data: bytes) -> list[str]:
    """Every line of a Word file, as a reader that is not ours sees it."""
    word = WordDocument(BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    lines = [para.text for para in word.paragraphs]
    return [line for text in (*lines, *cells) for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (PLAN, ["-phu-luc-i.docx", "-phu-luc-i.pdf", "-phu-luc-iii.docx", "-phu-luc-iii.pdf"]),
        (DECISION, ["-quy-che.docx", "-quy-che.pdf"]),
    ],
    ids=["annexes", "attached"],
)
def test_files_of_their_own_when_issued(text: str, names: list[str]) -> None:
    assert sorted(issued(text).annexes) == names


@pytest.mark.parametrize("text", [PLAN, DECISION], ids=["annexes", "attached"])
def test_every_word_stands_in_one_file(text: str) -> None:
    made = issued(text)
    files = [made.files["docx"], *(data for end, data in made.annexes.items() if "docx" in end)]
    apart = Counter(line for data in files for line in words(data))
    together = words(make(drafted(text), desk(), Order(final=True)).files["docx"])
    assert apart == Counter(together)


def test_a_draft_keeps_everything_together() -> None:
    made = make(drafted(PLAN), desk(), Order())
    assert not made.annexes
    assert "MẪU GIẤY" in words(made.files["docx"])


def test_the_tree_is_parted_whole() -> None:
    document = drafted(PLAN).document
    assert document is not None
    rest, own = parted(document)
    found = [*paragraphs(rest), *(one for _, part in own for one in paragraphs(part))]
    assert Counter(map(id, found)) == Counter(map(id, paragraphs(document)))


@pytest.mark.parametrize("text", [PLAN, DECISION], ids=["annexes", "attached"])
def test_each_file_is_right_by_its_own(text: str) -> None:
    made = issued(text)
    files = {**{f"vb.{end}": data for end, data in made.files.items()}}
    files |= {f"vb{end}": data for end, data in made.annexes.items()}
    said = {name: inspect(data, name).report.findings for name, data in files.items()}
    assert said == dict.fromkeys(files, ())


@pytest.mark.parametrize("names", [["vb", "vb-phu-luc-i"], ["vb-phu-luc-i", "vb"], ["vb"]])
def test_no_annex_takes_the_place_of_another_document(names: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        shutil.copy(CONTENT / name, folder / name)
    (folder / "vb.yaml").write_text(PLAN, "utf-8")
    other = PLAN.partition("phụ lục:")[0].replace("27", "28").replace("Danh sách tại", "Xem")
    (folder / "vb-phu-luc-i.yaml").write_text(other.replace("Phụ lục", "phần"), "utf-8")
    at = Desk(folder, ROOT / "templates", cache=tmp_path / "cache")
    files = [folder / f"{name}.yaml" for name in names]
    told = {
        one.file.stem: [
            f"{problem.code} {problem.message}"
            for problem in one.problems
            if problem.code == "F003"
        ]
        for one in produce(files, tmp_path / "output", at, ISSUED)
    }
    assert told.pop("vb") == [
        f"F003 tệp này và “{folder / 'vb-phu-luc-i.yaml'}” cùng cho ra tên “vb-phu-luc-i” trong thư mục kết quả"
    ]
    assert not any(told.values())
    made = sorted(file.name for file in (tmp_path / "output").glob("vb*"))
    assert made == (["vb-phu-luc-i.docx", "vb-phu-luc-i.pdf"] if told else [])
