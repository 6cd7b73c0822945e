"""What a reviewer does to a page beside its words: nothing of it is passed over (returned_forms.yaml)."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from tests.programs import convert
from tests.review_cases import brought, run, working_place
from tests.test_merge_back_looks import paragraph, parted

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "returned_forms.yaml").read_text("utf-8")
)
PLAN = """\
loại: kế hoạch
cơ quan ban hành: tu-thai-nguyen
ngày: 2026-08-04
trích yếu: kiểm tra công tác dân vận
nội dung:
  - tiêu đề: Mục đích
    ý:
      - mã: a2b3
        đoạn: Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường^[Theo báo cáo của các xã.] trong năm.
      - mã: c4d5
        đoạn: Chỉ ra những việc làm được và chưa làm được của từng đơn vị^[Danh sách gửi riêng.] trong kỳ.
  - bảng:
      cột: [Đơn vị, Số chi bộ]
      căn lề: [trái, giữa]
      hàng:
        - [Xã Đại Từ, "33"]
  - ngắt trang: có
  - tiêu đề: Sơ đồ
    khối:
      - Hai hình dưới đây nêu kết quả.
      - {hình: {tệp: xanh.png, chiều rộng: 100}}
      - {hình: {tệp: vang.png, chiều rộng: 60}}
nơi nhận: [Thường trực Tỉnh uỷ]
ký: {chức vụ: Bí thư, họ tên: Nguyễn Văn An}
"""
_BREAK = f'<w:r {nsdecls("w")}><w:br w:type="page"/></w:r>'


def place_of(folder: Path) -> Path:
    place = working_place(folder, x=PLAN)
    for name, colour in (("xanh", "blue"), ("vang", "yellow")):
        Image.new("RGB", (400, 200), colour).save(place / "content" / f"{name}.png")
    return place


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = place_of(tmp_path_factory.mktemp("place"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        said = run("build", "content/x.yaml", "--to", "docx", "--output", "out")
    (made,) = (place / "out").glob("*.docx")
    assert "Đã dựng 1/1" in said
    return made


def align(document: Any, start: str, how: str) -> None:
    p = paragraph(document, start)
    for old in list(p.iter(qn("w:jc"))):
        old.getparent().remove(old)
    p.get_or_add_pPr().append(parse_xml(f'<w:jc {nsdecls("w")} w:val="{how}"/>'))


def break_before(document: Any, start: str) -> None:
    paragraph(document, start).addprevious(parse_xml(f"<w:p {nsdecls('w')}>{_BREAK}</w:p>"))


def page_before(document: Any, start: str) -> None:
    form = paragraph(document, start).get_or_add_pPr()
    form.insert(0, parse_xml(f"<w:pageBreakBefore {nsdecls('w')}/>"))


def break_at_head(document: Any, start: str) -> None:
    next(paragraph(document, start).iter(qn("w:r"))).addprevious(parse_xml(_BREAK))


def break_at_end(document: Any, start: str) -> None:
    paragraph(document, start).append(parse_xml(_BREAK))


def break_within(document: Any, start: str) -> None:
    parted(paragraph(document, start), "dân chủ").addprevious(parse_xml(_BREAK))


def no_breaks(document: Any) -> None:
    for one in [*document.element.body.iter(qn("w:pageBreakBefore"))]:
        one.getparent().remove(one)
    for one in [*document.element.body.iter(qn("w:br"))]:
        if one.get(qn("w:type")) == "page":
            one.getparent().remove(one)


def size(document: Any, start: str, words: str, half_points: int) -> None:
    form = parted(paragraph(document, start), words).get_or_add_rPr()
    for old in [*form.iter(qn("w:sz"))]:
        form.remove(old)
    form.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="{half_points}"/>'))


def _pictures(document: Any) -> list[Any]:
    return [
        one
        for one in document.element.body.iter(qn("a:blip"))
        if one.get(qn("r:embed")) in document.part.rels
    ]


def exchange(document: Any, colour: str) -> None:
    data = io.BytesIO()
    Image.new("RGB", (400, 200), colour).save(data, "PNG")
    ident, _ = document.part.get_or_add_image(io.BytesIO(data.getvalue()))
    _pictures(document)[0].set(qn("r:embed"), ident)


def swap(document: Any) -> None:
    first, second = _pictures(document)
    mine, other = first.get(qn("r:embed")), second.get(qn("r:embed"))
    first.set(qn("r:embed"), other)
    second.set(qn("r:embed"), mine)


def narrower(document: Any) -> None:
    extent = next(document.element.body.iter(qn("wp:extent")))
    extent.set("cx", str(int(extent.get("cx")) // 2))


def call(document: Any, start: str, behind: str) -> None:
    mark = next(document.element.body.iter(qn("w:footnoteReference"))).getparent()
    parted(paragraph(document, start), behind).addnext(mark)


DEEDS = {one.__name__: one for one in (
    align, break_before, page_before, break_at_head, break_at_end, break_within, no_breaks, size, exchange, swap,
    narrower, call,
)}  # fmt: skip


def edited(file: Path, case: dict[str, Any]) -> bytes:
    document = docx.Document(str(file))
    if "do" in case:
        name, *given = case["do"]
        DEEDS[name](document, *given)
    if "also" in case:
        old, _, new = case["also"].partition(" > ")
        run = parted(paragraph(document, case["do"][1]), old)
        next(run.iter(qn("w:t"))).text = new
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_told_where_it_stands(
    case: dict[str, Any], printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = place_of(tmp_path)
    (place / "back.docx").write_bytes(edited(printed, case))
    monkeypatch.chdir(place)
    code, said = brought("back.docx", "--apply")
    told = case.get("told", "không có chỗ sửa nào")
    assert told in said
    assert code == int("told" in case)
    made = (place / "content" / "x.yaml").read_text("utf-8")
    assert case.get("written", "") in made
    if "line" in case:
        assert made == PLAN
        assert re.findall(r"✗ .*dòng (\d+)\)?:", said) == [str(case["line"])] * said.count("✗")


def test_a_copy_that_libreoffice_saved_unedited_says_nothing(
    printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = place_of(tmp_path)
    (back,) = convert([printed], place / "back", "docx")
    monkeypatch.chdir(place)
    assert "không có chỗ sửa nào" in brought(str(back))[1]
