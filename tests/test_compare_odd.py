"""Files as they come back: locked, cut short, a page missing, pages lying or upside down, very long ones."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from pipeline.compare import Comparison, compare, pdf
from pipeline.compare.align import matches
from pipeline.problem import ContentError
from pipeline.show.comparison import lines, values
from tests.test_compare import SENTENCES, document, printed

WHOLE = printed(document(*SENTENCES * 12))
Change = Callable[[pikepdf.Pdf], object]


def changed(change: Change, **options: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(WHOLE)) as file:
        change(file)
        file.save(out, **options)
    return out.getvalue()


def against(data: bytes) -> Comparison:
    return compare(pdf.printed(WHOLE, "a.pdf"), pdf.printed(data, "b.pdf"))


def told(data: bytes) -> list[str]:
    return list(lines(against(data)))[1:]


def nothing(_: pikepdf.Pdf) -> None: ...


def emptied(file: pikepdf.Pdf) -> None:
    del file.pages[:]


LOCKED = pikepdf.Encryption(owner="o", user="u")
UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked": (lambda: changed(nothing, encryption=LOCKED), "tệp có mật khẩu"),
    "empty": (lambda: b"", "tệp trống (0 byte)"),
    "no PDF": (lambda: b"PK\3\4 docx", "không phải tệp PDF"),
    "cut short": (lambda: WHOLE[:900], "tệp PDF hỏng hoặc bị cắt cụt"),
    "no pages": (lambda: changed(emptied), "tệp PDF hỏng hoặc bị cắt cụt"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_why_a_file_cannot_be_read(name: str) -> None:
    made, why = UNREADABLE[name]
    with pytest.raises(ContentError) as error:
        pdf.printed(made(), "b.pdf")
    assert str(error.value) == (
        f"b.pdf:1:1: lỗi V002 không mở được: {why} — mở bằng phần mềm đọc PDF, bỏ mật khẩu hoặc lưu lại thành PDF"
    )


def test_a_blank_file_is_not_called_a_scan() -> None:
    def why(data: bytes) -> str:
        with pytest.raises(ContentError) as error:
            pdf.printed(data, "b.pdf")
        return error.value.problems[0].message

    blank = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(blank)
    assert why(blank.getvalue()) == (
        "tệp PDF là trang trắng hoặc chữ đã thành nét vẽ, không có chữ nào để so"
    )


def test_a_file_that_anybody_may_open_is_read_whatever_it_forbids() -> None:
    assert against(changed(nothing, encryption=pikepdf.Encryption(owner="o", user=""))).equal


def test_a_missing_page_is_told_as_a_page() -> None:
    whole = printed(
        document(*(f"Việc thứ {n}: {words} ({n})" for n, words in enumerate(SENTENCES * 12)))
    )
    with pikepdf.open(io.BytesIO(whole)) as file:
        del file.pages[1]
        out = io.BytesIO()
        file.save(out)
    found = compare(pdf.printed(whole, "a.pdf"), pdf.printed(out.getvalue(), "b.pdf"))
    assert list(lines(found))[1] == "Mất cả trang: trang 2 của a.pdf"
    assert values(found)["whole_pages"] == {"lost": [2], "added": []}
    again = compare(found.second, found.first)
    assert list(lines(again))[1] == "Thêm cả trang: trang 2 của a.pdf"


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_lies_is_told_and_compared_upright(angle: int) -> None:
    said = told(changed(lambda file: file.pages[1].rotate(angle, relative=True)))
    assert said == ["Trang nằm hoặc ngược: trang 2 của b.pdf; đã so như trang đứng → xoay lại"]


def upwards(file: pikepdf.Pdf) -> None:
    """The page stored lying, shown upright: as many printers store landscape pages."""
    page = file.pages[0]
    wide, high = float(page.MediaBox[2]), float(page.MediaBox[3])
    page.MediaBox = [0, 0, high, wide]
    page.contents_add(b"q 0 1 -1 0 %f 0 cm\n" % high, prepend=True)
    page.contents_add(b"\nQ")
    page.Rotate = 90


def test_a_page_stored_lying_and_shown_upright_is_no_difference() -> None:
    assert told(changed(upwards))[0].startswith("Hai bản giống nhau")


def test_a_stamp_on_a_page_upside_down_is_seen_where_it_stands() -> None:
    def stamped(file: pikepdf.Pdf) -> None:
        page = file.pages[0]
        page.contents_add(b"\nq 1 0 0 rg 400 300 60 60 re f Q")
        page.rotate(180, relative=True)

    said = told(changed(stamped))
    assert said[0].startswith("Trang nằm hoặc ngược: trang 1")
    assert said[1] == "Thêm nét vẽ, hình, dấu: 1 chỗ"


def test_what_says_the_same_a_thousand_times_is_compared_all_the_same() -> None:
    """Nothing occurs once: no anchors. One word is other in the midst of 60,000."""
    first = [
        "các",
        "cấp",
        "uỷ",
        "quán",
        "triệt",
        "thực",
        "hiện",
        "nghiêm",
        "túc",
        "nội",
        "dung",
    ] * 6000
    second = [*first[:30_000], "khác", *first[30_001:]]
    pairs = matches(first, second)
    assert len(pairs) == len(first) - 1
    assert all(a == b for a, b in pairs)
    assert [b - a for a, b in pairs] == [0] * len(pairs)
    less = first[:5] + first[10:59_000]
    pairs = matches(first, less)
    assert len(pairs) == len(less)
    assert all(first[a] == less[b] for a, b in pairs)
