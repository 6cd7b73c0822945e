"""Pages 1 and 29 of the issued HD 05-HD/VPTW, composed by the project, laid over the printed pages.

Every line of ours is looked for on the picture: its beginning and its end must stand where the picture
has the same letters, within `NEAR`. The print as a whole sits `OFFSET` higher than the margins it
prescribes (20 mm above, page number 10 mm): one offset for all of it, found at the first line. What
differs beyond that is named in NAMED and told in docs/doi-chieu-hd05.md.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from pipeline import fonts
from pipeline.flow.build import build
from pipeline.layout.document import lay_out
from pipeline.layout.page import Line, Pages
from pipeline.render import pdf
from pipeline.standards.load import load
from pipeline.text import slug
from tests import hd05, ink
from tests.issued import HD05

MM = 25.4 / 72
PIXELS = 1100
PICTURES = {1: "p01.png", 29: "p29.png"}
OFFSET = -3.2
"""mm. Within 0.35 of it all lines, the page number too, stand higher than ours."""
NEAR = 0.75
"""mm; four pixels of the pictures."""
LIKE = 0.8
"""Likeness of the same letters; other letters have less than 0.65."""
PITCH, GAP = 19 * MM, 9 * MM
TELLS = Path(__file__).parents[1] / "docs" / "doi-chieu-hd05.md"


@dataclass(frozen=True)
class Named:
    """A difference that remains: lines of ours that begin so are not compared; those after it move."""

    name: str
    page: int
    lines: tuple[str, ...] = ()
    until: str = ""
    """The line from which the rest of the page stands `moves` mm lower (higher when negative)."""
    moves: float = 0


NAMED = (
    Named("tên cơ quan cấp trên bị nén", 1, ("BAN CHẤP HÀNH TRUNG ƯƠNG",)),
    Named(
        "điểm a) của mục 1.1 bị nén cho vừa một dòng",
        1,
        ("a) Thể thức và kỹ thuật", "Đảng."),
        "b) Văn bản chứa bí mật",
        -PITCH,
    ),
    Named("mục 3 của trang 1 sang trang 2", 1),
    Named("khoảng dưới tên phần ở trang 29", 29, (), "1. Hướng dẫn này", GAP),
    Named(
        "đoạn cuối của trang 29 bị nén cho vừa một dòng",
        29,
        ("việc thực hiện Hướng dẫn này", "thiết."),
        "Nơi nhận:",
        -PITCH,
    ),
    Named(
        "nơi nhận thứ ba bị nén",
        29,
        ("- Văn phòng Trung ương Đảng và các cơ quan", "chuyên trách tham mưu"),
    ),
    Named("nơi nhận thứ năm bị nén", 29, ("- Các đơn vị sự nghiệp trực thuộc",)),
    Named(
        "nơi nhận thứ sáu xuống dòng bằng tay",
        29,
        ("- Các đơn vị trực thuộc Văn phòng", "ương Đảng;"),
    ),
    Named("tên tệp của nhà in", 29),
)


@dataclass(frozen=True)
class Item:
    """Something of ours to be found: a line of letters, or a drawn line. mm."""

    name: str
    box: ink.Box
    moves: float
    """How far the named differences above it move it on the picture."""
    compared: bool = True


pytestmark = pytest.mark.skipif(not HD05.is_dir(), reason=f"the printed HD 05 is not here: {HD05}")


@cache
def pages() -> Pages:
    metrics = fonts.metrics(fonts.find())
    return lay_out(build(hd05.document(), load("hd05"), metrics.text_width), metrics)


@cache
def ours(page: int) -> Image.Image:
    """Our page as ink, as wide as the picture: drawn from the finished PDF."""
    document = pypdfium2.PdfDocument(pdf.render(pages(), fonts.find()))
    drawn = document[page - 1]
    picture = drawn.render(scale=PIXELS / drawn.get_width()).to_pil()
    document.close()
    return ink.ink(picture)


@cache
def theirs(page: int) -> Image.Image:
    with Image.open(io.BytesIO((HD05 / PICTURES[page]).read_bytes())) as picture:
        return ink.ink(picture)


@cache
def items(page: int) -> tuple[Item, ...]:
    """Every line and rule of our page with how the named differences move it."""
    laid = pages().pages[page - 1]
    named = [one for one in NAMED if one.page == page]
    moved = {one.until: one.moves for one in named if one.until}
    apart = tuple(start for one in named for start in one.lines)
    found = [Item(line.text, _box(line), 0) for line in laid.artifacts]
    moves = 0.0
    for line in (line for placed in laid.placed for line in placed.lines if line.fragments):
        text = line.text.replace("\u2011", "-").replace("\u00a0", " ")
        moves += sum(more for start, more in moved.items() if text.startswith(start))
        found.append(Item(text, _box(line), moves, not text.startswith(apart)))
    title = (
        next(one for one in found if one.name == "ĐẢNG CỘNG SẢN VIỆT NAM") if page == 1 else None
    )
    for stroke in laid.strokes:
        if title and stroke.x2 - stroke.x1 > 50 * MM:
            at = ink.Box(
                stroke.x1 * MM - 2, stroke.y1 * MM - 0.6, stroke.x2 * MM + 2, stroke.y1 * MM + 0.6
            )
            found.append(Item("đường kẻ dưới tiêu đề", at, 0))
    return tuple(found)


def _box(line: Line) -> ink.Box:
    first, last = line.fragments[0], line.fragments[-1]
    size = max(fragment.size for fragment in line.fragments)
    return ink.Box(
        first.x * MM - 0.3,
        (line.baseline - 0.95 * size) * MM,
        (last.x + last.width) * MM + 0.3,
        (line.baseline + 0.28 * size) * MM,
    )


def ends(box: ink.Box) -> tuple[ink.Box, ink.Box]:
    """The first and the last 30 mm of a line: a line that is longer or shorter shows at its ends."""
    width = min(30, box.right - box.left)
    return box._replace(right=box.left + width), box._replace(left=box.right - width)


LINES = {
    1: [
        "BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG", "*", "Số 05-HD/VPTW", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hà Nội, ngày 27 tháng 5 năm 2026", "HƯỚNG DẪN", "thể thức và kỹ thuật trình bày văn bản của Đảng", "-----",
        "Phần I", "HƯỚNG DẪN CHUNG", "đường kẻ dưới tiêu đề",
    ],
    29: [
        "29", "Phần III", "TỔ CHỨC THỰC HIỆN", "Nơi nhận:", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG",
        "- Các đồng chí Uỷ viên Trung ương Đảng;", "- Các tỉnh uỷ, thành uỷ;", "ban chỉ đạo, tiểu ban, hội đồng trực thuộc",
        "Trung ương;", "- Các đảng uỷ bộ, ngành ở Trung ương;", "- Lưu Văn phòng Trung ương Đảng.",
    ],
}  # fmt: skip
"""Everything of the two pages that is not running text; the running text is in lines.txt."""


@pytest.mark.parametrize("page", [1, 29])
def test_every_component_of_the_page_is_there(page: int) -> None:
    names = {item.name.strip() for item in items(page)}
    assert set(LINES[page]) <= names


def test_the_print_sits_higher_as_a_whole() -> None:
    """The offset is that of the first line of the letterhead, and it is the page number's too."""
    first = next(item for item in items(1) if item.name.startswith("ĐẢNG CỘNG SẢN"))
    number = next(item for item in items(29) if item.name == "29")
    for page, item in ((1, first), (29, number)):
        match = ink.find(ours(page), item.box, theirs(page), OFFSET, 1.6)
        assert match.likeness > LIKE
        assert match.down == pytest.approx(OFFSET, abs=0.35)


@pytest.mark.parametrize("page", [1, 29])
def test_every_line_stands_where_the_print_has_it(page: int) -> None:
    wrong = []
    for item in items(page):
        if not item.compared:
            continue
        for end, box in zip(("đầu", "cuối"), ends(item.box), strict=True):
            match = ink.find(ours(page), box, theirs(page), OFFSET + item.moves, 1.6)
            down = match.down - OFFSET - item.moves
            if match.likeness < LIKE or abs(match.right) > NEAR or abs(down) > NEAR:
                wrong.append(
                    f"{item.name[:40]} ({end}): {match.right:+.2f} {down:+.2f} mm, {match.likeness:.2f}"
                )
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("page", "start"),
    [(one.page, start) for one in NAMED for start in one.lines],
    ids=lambda value: slug(value) if isinstance(value, str) else str(value),
)
def test_a_named_line_really_differs(page: int, start: str) -> None:
    """A name that is no longer needed is taken off the list."""
    item = next(one for one in items(page) if one.name.startswith(start))
    matches = [
        ink.find(ours(page), box, theirs(page), OFFSET + item.moves, 1.6) for box in ends(item.box)
    ]
    assert min(match.likeness for match in matches) < LIKE


@pytest.mark.parametrize(
    ("page", "left"),
    [
        # Section 3 with its paragraph of two lines, which our page 1 has no room for.
        (1, [("3. Trách nhiệm của cá nhân", 249, 257), ("3.1. Người ký văn bản", 258, 274)]),
        (29, [("tên tệp của nhà in", 9, 13)]),
    ],
)
def test_nothing_else_is_on_the_print(page: int, left: list[tuple[str, float, float]]) -> None:
    """Ink of the picture that no line of ours explains."""
    rest = theirs(page).point(lambda value: 255 if value > 100 else 0)
    draw = ImageDraw.Draw(rest)
    scale = rest.width / ink.PAPER
    for item in items(page):
        down = OFFSET + item.moves
        box = item.box
        # A named line is condensed or broken by hand: what is left of its half of the page is its own.
        right = box.right + 0.8 if item.compared else max(box.right + 0.8, ink.PAPER / 2)
        corners = (box.left - 0.8, box.top + down - 0.8, right, box.bottom + down + 0.8)
        draw.rectangle([value * scale for value in corners], fill=0)
    for name, top, bottom in left:
        band = (0, round(top * scale), rest.width, round(bottom * scale))
        assert rest.crop(band).getbbox(), f"{name} is not on the picture"
        draw.rectangle(band, fill=0)
    found = rest.getbbox()
    assert found is None, [round(value / scale, 1) for value in found]


def test_section_3_of_page_1_opens_our_page_2() -> None:
    lines = [line.text for placed in pages().pages[1].placed for line in placed.lines]
    assert lines[:2] == [
        "3. Trách nhiệm của cá nhân",
        "3.1. Người ký văn bản chịu trách nhiệm về thể thức và kỹ thuật trình",
    ]


@pytest.mark.parametrize("one", NAMED, ids=lambda one: slug(one.name))
def test_the_manual_tells_each_difference(one: Named) -> None:
    assert f"**{one.name[0].upper()}{one.name[1:]}.**" in TELLS.read_text("utf-8")


def test_a_shift_of_one_millimetre_is_found() -> None:
    """The comparison itself: our page against itself, moved."""
    item = items(1)[0]
    moved = Image.new("L", ours(1).size)
    moved.paste(ours(1), (round(1 * PIXELS / ink.PAPER), 0))
    match = ink.find(ours(1), ends(item.box)[0], moved, 0, 1.6)
    assert match.right == pytest.approx(1, abs=0.1)
    assert match.likeness > 0.99
