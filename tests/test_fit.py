"""A tidy last page: what is said of an untidy one, the computed way out, `vừa trang: có`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from pipeline import fit
from pipeline.build import Made, Order, draft, make
from pipeline.laid import laid
from pipeline.layout.document import lay_out
from pipeline.layout.facts import facts
from pipeline.problem import Level
from pipeline.standards.load import load
from pipeline.tree import Document, LayoutChoice
from tests.samples import CONTENT, desk

FILE = str(CONTENT / "dang" / "thu.yaml")
SENTENCE = "Các cấp uỷ, tổ chức đảng quán triệt, triển khai thực hiện nghiêm túc nội dung này."


def content(paragraphs: int, layout: str = "") -> bytes:
    body = "\n".join(f"      - {at}, {SENTENCE}" for at in range(1, paragraphs + 1))
    return (
        "loại: kế hoạch\ncơ quan ban hành: btgdv-tu-thai-nguyen\nsố: 5\nngày: 2026-08-12\n"
        f"trích yếu: về một việc\n{layout}nội dung:\n  - tiêu đề: Nội dung\n    đoạn:\n{body}\n"
        "nơi nhận: [tu-thai-nguyen]\nlưu: VT\nký:\n  chức vụ: Trưởng ban\n  họ tên: Nguyễn Văn An\n"
    ).encode()


def made(paragraphs: int, layout: str = "") -> Made:
    drafted = draft(content(paragraphs, layout), FILE, desk(), Order())
    assert drafted.sound, "\n".join(map(str, drafted.problems))
    return make(drafted, desk(), Order())


def document(paragraphs: int) -> Document:
    found = draft(content(paragraphs), FILE, desk(), Order()).document
    assert found is not None
    return found


def untidy(paragraphs: int) -> bool:
    pages = lay_out(
        fit.build_flow(document(paragraphs), load("hd05"), desk().metrics.text_width),
        desk().metrics,
    )
    return fit.untidy(facts(pages), pages)


def mended(paragraphs: int) -> bool:
    found = fit.fitted(document(paragraphs), load("hd05"), desk().metrics, "exact")
    return found is not None


@cache
def odd() -> int:
    """So many paragraphs that the end of the document stands badly, and can be mended."""
    return next(count for count in range(8, 60) if untidy(count) and mended(count))


STUCK = 10
"""The signature does not fit on page 1 by little; whatever is chosen, it takes one paragraph along."""


def said(result: Made) -> dict[str, tuple[str, str]]:
    return {one.code: (one.message, one.hint) for one in result.problems if one.code[0] == "L"}


def test_an_untidy_end_is_told_with_a_way_out_that_helps() -> None:
    found = said(made(odd()))
    assert set(found) & {"L003", "L004"}
    _, hint = found.get("L003") or found["L004"]
    assert hint.startswith("ghi “trình bày: {")
    assert hint.endswith("}”, hoặc “trình bày: {vừa trang: có}” để máy chọn")
    written = hint.removeprefix("ghi “").partition("”")[0]
    assert said(made(odd(), f"{written}\n")) == {}


def test_one_of_many_is_not_searched_for_values_that_would_change_all(monkeypatch) -> None:
    drafted = draft(content(odd()), FILE, desk(), Order())
    monkeypatch.setattr("pipeline.laid.fitted", None)
    found = said(make(drafted, desk(), Order(batch=Path("xa.dot.yaml"), unit="01840")))
    ((_, hint),) = found.values()
    way = "ghi “trình bày: {vừa trang: có}” để máy chọn cho từng văn bản, hoặc thêm, bớt vài chữ"
    assert hint == way


def test_the_author_lets_it_be_chosen() -> None:
    result = made(odd(), "trình bày: {vừa trang: có}\n")
    found = said(result)
    assert set(found) == {"L006"}
    assert found["L006"][0].startswith("đã chọn “")
    (info,) = (one for one in result.problems if one.code == "L006")
    assert info.level is Level.INFO
    again = made(odd(), "trình bày: {vừa trang: có}\n")
    assert again.files == result.files


def test_each_unit_of_a_batch_fits_by_a_choice_of_its_own() -> None:
    def chosen(paragraphs: int) -> list[str]:
        found = draft(content(paragraphs, "trình bày: {vừa trang: có}\n"), FILE, desk(), Order())
        assert found.document
        _, pages, said = laid(found.document, load("hd05"), desk().metrics, "exact", True)
        assert pages
        assert not fit.untidy(facts(pages), pages)
        return [one.message for one in said]

    told = [chosen(paragraphs) for paragraphs in (61, 62, 66)]
    assert told == [
        ["đã chọn “giãn dòng: 20” để trang cuối không lẻ"],
        ["đã chọn “giãn dòng: 19” để trang cuối không lẻ"],
        [],
    ]


def test_a_tidy_document_is_left_alone() -> None:
    count = next(count for count in range(8, 60) if not untidy(count))
    # Not the docx: it remembers the hash of its source.
    assert made(count, "trình bày: {vừa trang: có}\n").files["pdf"] == made(count).files["pdf"]


def test_the_docx_fits_too_when_no_pdf_is_wanted() -> None:
    order = Order(formats=("docx",))
    drafted = draft(content(odd(), "trình bày: {vừa trang: có}\n"), FILE, desk(), order)
    alone = make(drafted, desk(), order)
    assert alone.files["docx"] == made(odd(), "trình bày: {vừa trang: có}\n").files["docx"]


def test_nothing_allowed_helps() -> None:
    assert said(made(STUCK)) == {
        "L003": (
            "trang cuối chỉ có 2 dòng nội dung trên chữ ký",
            "thêm hoặc bớt vài chữ; không giãn dòng, cách đoạn, cỡ chữ nào cho phép làm hết lẻ",
        )
    }
    wanted = said(made(STUCK, "trình bày: {vừa trang: có}\n"))
    assert set(wanted) == {"L003"}
    assert wanted["L003"][1].startswith("không giãn dòng, cách đoạn, cỡ chữ nào")


@pytest.mark.parametrize("name", ["hd05", "nd30"])
@pytest.mark.parametrize("chosen", [LayoutChoice(), LayoutChoice(paragraph_gap=8)])
def test_candidates_stay_in_the_ranges_nearest_first(name: str, chosen: LayoutChoice) -> None:
    body = load(name).body
    found = list(islice(fit.candidates(load(name), chosen), 200))
    assert len(found) == len(set(found))
    assert chosen not in found
    assert found == list(islice(fit.candidates(load(name), chosen), 200))
    for one in found:
        line = one.line_pitch if body.line_rule == "exact" else one.line_multiple
        values = ((one.paragraph_gap, body.gap), (one.size, body.size), (line, body.line))
        for value, bounds in values:
            assert value is None or bounds.least <= value <= bounds.most
    first = found[0]
    changed = [key for key in fit._KEYS if getattr(first, key) != getattr(chosen, key)]
    assert changed in (["line_pitch"], ["line_multiple"])


def advised(hint: str) -> str:
    """The line to write into the content, "" where there is none."""
    words = hint.removeprefix("ghi “").partition("”")[0]
    return words if words.startswith("trình bày") else ""


@pytest.mark.parametrize("paragraphs", [9, *range(10, 15), 20, *range(27, 31), 44])
def test_advice_followed_makes_it_fit_and_none_is_given_only_where_none_helps(
    paragraphs: int,
) -> None:
    found = said(made(paragraphs))
    if not set(found) & {"L003", "L004"}:
        assert not untidy(paragraphs)
        return
    _, hint = found.get("L003") or found["L004"]
    written = advised(hint)
    if written:
        assert said(made(paragraphs, f"{written}\n")) == {}
        assert set(said(made(paragraphs, "trình bày: {vừa trang: có}\n"))) == {"L006"}
        return
    one, standard = document(paragraphs), load("hd05")
    tidy = []
    for choice in fit.candidates(standard, one.layout):
        flow = fit.build_flow(replace(one, layout=choice), standard, desk().metrics.text_width)
        pages = lay_out(flow, desk().metrics)
        if not (fit.untidy(facts(pages), pages) or facts(pages).heading_at_foot):
            tidy.append(choice)
    assert tidy == []


def test_of_a_long_document_only_the_nearest_choices_are_tried_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fit, "MOST_PAGES", 1)
    monkeypatch.setattr(fit, "LEAST_LAYOUTS", 2)
    assert said(made(STUCK))["L003"][1] == (
        "thêm hoặc bớt vài chữ; trong các giá trị gần nhất chưa có giãn dòng, cách đoạn, cỡ chữ nào làm "
        "hết lẻ"
    )


PLACE = "Phan Rang - Tháp Chàm, Thái Nguyên, Ninh Thuận, Khánh Hoà"


@pytest.mark.parametrize(
    ("key", "written"), [("địa danh", PLACE), ("ký hiệu", "KH/BTGDVTU-BTCTU-VPTU-UBKTTU-BNCTU")]
)
def test_a_head_line_that_is_too_long_fits_with_as_many_letters_less_as_is_said(
    key: str, written: str
) -> None:
    def told(words: str, more: str = "") -> list[str]:
        text = content(8).decode().replace("nội dung:", f"{key}: {words}\n{more}nội dung:", 1)
        result = make(draft(text.encode(), FILE, desk(), Order()), desk(), Order())
        return [f"{one.hint} {one.message}" for one in result.problems if one.code == "L005"]

    [said] = told(written)
    assert written.replace("-", "\u2011") in said or written in said
    less = int(said.partition("bớt ")[2].partition(" ")[0])
    assert told(written[:-less].strip(" ,-")) == []
    # Its size is the standard's: the text's own changes nothing here.
    assert told(written, "trình bày: {cỡ chữ: 14.5}\n") == [said]


@pytest.mark.parametrize(("paragraphs", "least"), [(STUCK, 8), (11, 2), (12, 1), (27, 1), (61, 1)])
def test_what_is_not_laid_out_would_not_have_helped(
    paragraphs: int, least: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Choices between two that fail alike are left out: the same answer as with all of them, for a
    part of the work (one `least`-th) where many fail, and a few layouts more where few do."""

    def answer() -> tuple[str | None, int]:
        asked: list[object] = []
        given = fit._pages
        with monkeypatch.context() as patch:
            patch.setattr(fit, "_pages", lambda *order: asked.append(order) or given(*order))
            found = fit.fitted(document(paragraphs), load("hd05"), desk().metrics, "exact")
        return found.written if found else None, len(asked)

    quick, few = answer()
    monkeypatch.setattr(fit._Search, "hopeless", lambda self, chosen: False)
    monkeypatch.setattr(fit._Search, "corners", lambda self, chosen: ())
    slow, many = answer()
    assert quick == slow
    assert few <= many / least + 15
