"""Paper copies below what they copy: on the last page of its photocopy (NĐ 30/2020, Phần II, II.2; HD 05, III.2)."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from pipeline.build import Made, Order, draft, make
from tests.samples import FILES, desk

_MM = 72 / 25.4
KINDS = {"mau-theo-loai/sao-y": "SAO Y", "mau-theo-loai/sao-luc": "BẢN SAO VĂN BẢN"}


def made(sample: str, layout: str) -> Made:
    text = FILES[sample].read_text("utf-8")
    text += f"trình bày: {layout}\n" if layout else ""
    return make(draft(text.encode(), "vb.yaml", desk(), Order()), desk(), Order())


def top(data: bytes, words: str) -> tuple[int, float]:
    """Page, and mm from the paper's upper edge, of words in a PDF, as a reader that is not ours has it."""
    pdf = pypdfium2.PdfDocument(data)
    for number, page in enumerate(pdf):
        text = page.get_textpage()
        found = text.search(words).get_next()
        if found:
            _, _, _, upper = text.get_charbox(found[0])
            return number, (page.get_height() - upper) / _MM
    raise AssertionError(words)


@pytest.mark.parametrize(("sample", "words"), KINDS.items())
@pytest.mark.parametrize("start", [100, 160])
def test_a_copy_begins_where_the_officer_measured(sample: str, words: str, start: int) -> None:
    page, place = top(made(sample, f"{{cách mép trên: {start}}}").files["pdf"], words)
    assert page == 0
    assert start + 1 < place < start + 8  # the rule, and the gap below it


@pytest.mark.parametrize(("sample", "words"), KINDS.items())
def test_without_it_a_copy_is_a_page_of_its_own(sample: str, words: str) -> None:
    assert top(made(sample, "").files["pdf"], words)[1] < 30


EXTRACT = {
    "so-noi-vu-thai-nguyen": ["“Điều 2.", "SỞ NỘI VỤ", "Trích sao Quyết định"],
    "btgdv-tu-thai-nguyen": ["“Điều 2.", "BẢN SAO VĂN BẢN", "Trích sao Quyết định"],
}


@pytest.mark.parametrize(("organ", "order"), EXTRACT.items())
def test_what_is_extracted_stands_above_the_rule(organ: str, order: list[str]) -> None:
    """NĐ 30/2020, Phần II, II.2.a; HD 05, III.2.2: the parts of a copy come after the last part of the text."""
    text = FILES["mau-theo-loai/trich-sao"].read_text("utf-8")
    assert "so-noi-vu-thai-nguyen" in text
    text = text.replace("so-noi-vu-thai-nguyen", organ).replace("Giám đốc", "Trưởng ban")
    done = make(draft(text.encode(), "vb.yaml", desk(), Order()), desk(), Order())
    places = [top(done.files["pdf"], words) for words in order]
    assert places == sorted(places)
    assert places[1][1] - places[0][1] > 8  # a line, the rule and the gaps around it
    word = BytesIO(done.files["docx"])
    body = Document(word).element.body
    words = ["".join(one.itertext()) for one in body]
    found = [next(at for at, text in enumerate(words) if part in text) for part in order]
    assert found == sorted(found)
    assert found[0] < found[1]


def test_no_room_below_is_told() -> None:
    (found,) = made("mau-theo-loai/sao-y", "{cách mép trên: 238}").problems
    assert f"{found.code} {found.message} — {found.hint}" == (
        "L008 bản sao bắt đầu cách mép trên 238 mm thì không đủ chỗ trên trang — giảm “cách mép trên”; "
        "dưới văn bản được sao hết chỗ thì bỏ khoá này, in sang trang riêng"
    )


@pytest.mark.parametrize(
    ("sample", "start"), [("mau-theo-loai/ke-hoach", 160), ("mau-theo-loai/sao-y", 260)]
)
def test_other_documents_and_other_places_are_refused(sample: str, start: int) -> None:
    text = FILES[sample].read_text("utf-8") + f"trình bày: {{cách mép trên: {start}}}\n"
    (found,) = draft(text.encode(), "vb.yaml", desk(), Order()).problems
    assert f"{found.code} {found.message} — {found.hint}" == (
        "S006 “cách mép trên” chỉ dùng cho bản sao, từ 20 đến 240 mm — bỏ “cách mép trên”, hoặc đo lại chỗ "
        "trống dưới văn bản được sao"
    )


def test_whoever_else_signs_a_party_copy_is_printed() -> None:
    own = "{chức vụ: Chánh Văn phòng, họ tên: Bàn Tiến Dũng}"
    other = "{chức vụ: Phó Văn phòng, họ tên: Lê Thị Hai}"
    text = FILES["mau-theo-loai/sao-luc"].read_text("utf-8")
    assert own in text
    both = text.replace(own, f"[{own}, {other}]")
    done = make(draft(both.encode(), "vb.yaml", desk(), Order()), desk(), Order())
    pages = pypdfium2.PdfDocument(done.files["pdf"])
    words = "".join(page.get_textpage().get_text_bounded() for page in pages)
    assert "Bàn Tiến Dũng" in words
    assert "PHÓ VĂN PHÒNG" in words
    assert "Lê Thị Hai" in words
