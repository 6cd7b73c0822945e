"""What is said of an ugly page is true, at the author's line, and the way out that is given helps."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from pipeline.build import Order, draft, make
from tests.samples import desk
from tests.test_fit import FILE, SENTENCE

HEAD = (
    "loại: kế hoạch\ncơ quan ban hành: btgdv-tu-thai-nguyen\nsố: 5\nngày: 2026-08-12\n"
    "trích yếu: về một việc\n{}nội dung:\n  - tiêu đề: Nội dung\n    đoạn:\n{}"
)
TAIL = "nơi nhận: [tu-thai-nguyen]\nlưu: VT\nký:\n  chức vụ: Trưởng ban\n  họ tên: Nguyễn Văn An\n"


def paragraphs(count: int) -> str:
    return f"      - {SENTENCE}\n" * count


def told(rest: str, picture: tuple[int, int] = (1, 1), above: int = 3, head: str = "") -> list[str]:
    out = io.BytesIO()
    Image.new("L", picture).save(out, "PNG")
    own = replace(desk(), pictures=lambda _: out.getvalue())
    text = HEAD.format(head, paragraphs(above)) + rest + TAIL
    drafted = draft(text.encode(), FILE, own, Order())
    assert drafted.sound, drafted.problems
    said = make(drafted, own, Order()).problems
    return [str(one).removeprefix(FILE) for one in said if one.code[0] == "L"]


def codes(said: list[str]) -> list[str]:
    return [one.split()[-1] for said_ in said for one in [said_.partition(" L")[2][:3]] if one]


BROKEN = "  - tiêu đề: Thứ hai\n    khối:\n      - ngắt trang: true\n      - đoạn: Sau.\n" + (
    "      - đoạn: Sau.\n" * 3
)


def test_a_page_break_right_below_a_heading_is_to_be_taken_away_or_put_before_it() -> None:
    (said,) = told(BROKEN)
    assert said == (
        ":12:14: cảnh báo L002 trang 1 kết thúc bằng một đề mục — bỏ ngắt trang ngay dưới đề mục, hoặc đặt nó"
        " trước đề mục"
    )
    away = BROKEN.replace("      - ngắt trang: true\n", "")
    assert told(away) == []
    assert told("  - ngắt trang: true\n" + away) == []


TALL = "  - tiêu đề: Hình\n    khối:\n      - hình: {tệp: a.png, chiều rộng: 75}\n" + (
    "      - đoạn: Sau.\n" * 4
)


def test_a_picture_as_high_as_the_page_is_to_be_made_smaller() -> None:
    said = told(TALL, (600, 2000))
    assert said == [
        ":12:14: cảnh báo L002 trang 2 kết thúc bằng một đề mục — thu nhỏ hình dưới đề mục (“chiều rộng”) để hình"
        " đứng cùng trang với đề mục"
    ]
    assert told(TALL.replace("75", "70"), (600, 2000)) == []


def test_a_picture_without_caption_ends_its_page_not_the_heading_above_it() -> None:
    rest = "  - tiêu đề: Hình\n    khối:\n      - hình: {tệp: a.png, chiều rộng: 160}\n"
    assert told(rest + BROKEN.partition("khối:\n")[2], (600, 300)) == []


def test_a_last_page_with_a_picture_is_no_scant_page_and_its_signature_not_alone() -> None:
    rest = "  - ngắt trang: true\n  - hình: {tệp: a.png, chiều rộng: 120}\n"
    assert told(rest, (600, 300)) == []
    assert codes(told("  - ngắt trang: true\n  - đoạn: Hết.\n")) == ["003"]


@pytest.mark.parametrize("place", ["Bà Rịa - Vũng Tàu", "Phan Rang - Tháp Chàm, Ninh Thuận"])
def test_so_many_letters_less_and_not_one_more_than_needed(place: str) -> None:
    def less(words: str) -> int:
        said = told("", head=f"địa danh: {words}\n")
        return int(said[0].partition("bớt ")[2].partition(" ")[0]) if said else 0

    needed = less(place)
    assert needed
    assert less(place[:-needed].rstrip(" ,-")) == 0
    assert less(place[: 1 - needed] if needed > 1 else place)


def test_each_cell_of_a_table_is_told_at_its_own_place() -> None:
    long = " ".join([SENTENCE] * 60)
    table = f'      - bảng: {{cột: [TT, Nội dung], độ rộng: [15, 150], hàng: [["1", "{long}"]]}}\n'
    said = told("  - tiêu đề: Bảng\n    khối:\n" + table + "      - đoạn: Giữa.\n" + table)
    places = [one.partition(" ")[0] for one in said if " L007 " in one]
    assert places == [":14:70:", ":16:70:"]
    narrow = "      - bảng: {cột: [TT, Văn bản], độ rộng: [15, 150], hàng: [[126/2024/NĐ-CP, a], [127/2024/NĐ-CP, b]]}\n"
    said = told("  - tiêu đề: Bảng\n    khối:\n" + narrow)
    assert [one.partition(" ")[0] for one in said] == [":14:64:", ":14:85:"]
