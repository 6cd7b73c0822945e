"""Line breaking: the issued guidance's own lines, Word's squeeze, and where a line may end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import fonts
from pipeline.flow import Align, Format, Para, Piece
from pipeline.layout.blocks import Notes, TextBlock, note_raise, set_para
from pipeline.layout.lines import break_lines
from pipeline.layout.ruler import MODES, Ruler, ruler
from pipeline.layout.runs import Room, Run, Style, takes_next
from tests.issued import HD05

METRICS = fonts.metrics(fonts.find())
RULERS = {mode: Ruler(METRICS, mode) for mode in MODES}
PRINTED = HD05 / "lines.txt"
"""The lines of three pages of the issued HD 05-HD/VPTW, as they stand in print."""

TYPIST = {
    "theo cùng một văn bản đã dẫn thì chỉ ghi tên loại và số, ký hiệu của văn bản đó.",
    "cứ được trình bày thành một dòng hoặc một khổ riêng, trước mỗi căn cứ có",
    "1 dấu gạch ngang (-), sau mỗi căn cứ có dấu chấm phẩy (;), riêng căn cứ cuối",
    "việc thực hiện Hướng dẫn này; đề xuất sửa đổi, bổ sung hoặc thay thế khi cần thiết.",
}
"""Lines made by hand: two condensed to bring up a lone word, one pair tied at a number."""


def texts(block: TextBlock) -> list[str]:
    return ["".join(part.text for part in line.fragments) for line in block.lines]


def paragraph(text: str, width: float, **form: object) -> Para:
    return Para("P", Format(**form), (Piece(text),))


def broken(text: str, points: float, mode: str = "exact", **form: object) -> list[str]:
    """The lines of a left-aligned text of 14 pt in a column so many points wide."""
    values = {"align": Align.LEFT} | form
    return texts(set_para(paragraph(text, 0, **values), points * 20, RULERS[mode], Notes()))


# ---- the issued guidance -------------------------------------------------------------------------


def printed() -> list[list[str]]:
    """The paragraphs of more than one line."""
    if not PRINTED.exists():
        pytest.skip(f"the printed lines of HD 05 are not here: {PRINTED}")
    paragraphs = PRINTED.read_text("utf-8").split("\n\n")
    lines = [[x for x in p.split("\n") if x and not x.startswith("#")] for p in paragraphs]
    return [paragraph for paragraph in lines if len(paragraph) > 1]


def tied(text: str) -> str:
    """Symbols are kept whole, as the flow writes them."""
    return re.sub(r"\d+-[A-Z]{2}", lambda found: found[0].replace("-", "\u2011"), text)


def test_the_guidance_breaks_as_it_is_printed() -> None:
    differing = set()
    for paragraph_lines in printed():
        form = Format(size=15, first_line=720)
        para = Para("P", form, (Piece(tied(" ".join(paragraph_lines))),))
        block = set_para(para, 165 / 25.4 * 1440, RULERS["exact"], Notes())
        ours = [line.replace("\u2011", "-") for line in texts(block)]
        differing |= set(paragraph_lines) - set(ours)
    assert differing == TYPIST


# ---- Word's squeeze ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spaces", "short", "over", "taken"),
    [
        (9, 9.0, 1.0, True),  # shrink 0.10 <= half of stretch 1.0
        (9, 0.9, 1.0, False),  # shrink 0.10 > half of stretch 0.1
        (9, 1.8, 1.0, True),  # shrink 0.10 = half of stretch 0.2
        (9, 90.0, 2.5, True),  # shrink 0.25 is still allowed
        (9, 90.0, 2.6, False),  # shrink 0.26 is too much however great the stretch
        (0, 9.0, 0.2, True),  # a single word has no space to stretch
        (0, 9.0, 0.3, False),
    ],
)
def test_squeeze_rule(spaces: int, short: float, over: float, taken: bool) -> None:
    assert takes_next(spaces, 1.0, short, over) is taken


def squeezed(align: Align, mode: str, text: str = "mmmm mmmm mmmm mmmm mmmm") -> list[str]:
    """Four words of 14 pt and their three spaces are 1.2 spaces too wide for the column."""
    word = METRICS.text_width("mmmm", "regular", 14)
    space = METRICS.text_width(" ", "regular", 14)
    return broken(text, 4 * word + (3 - 0.6) * space, mode, align=align)


def test_squeeze_is_only_for_justified_text_in_word15() -> None:
    assert squeezed(Align.JUSTIFY, "word15")[0] == "mmmm mmmm mmmm mmmm"
    assert squeezed(Align.LEFT, "word15")[0] == "mmmm mmmm mmmm"
    assert squeezed(Align.JUSTIFY, "exact")[0] == "mmmm mmmm mmmm"


def test_squeeze_rescues_a_lone_last_word_and_shrinks_its_line() -> None:
    text = "mmmm mmmm mmmm mmmm"
    assert squeezed(Align.JUSTIFY, "word15", text) == [text]
    word = METRICS.text_width("mmmm", "regular", 14)
    space = METRICS.text_width(" ", "regular", 14)
    width = 4 * word + (3 - 0.6) * space
    block = set_para(paragraph(text, 0, align=Align.JUSTIFY), width * 20, RULERS["word15"], Notes())
    (part,) = block.lines[0].fragments
    assert part.space == pytest.approx(-0.2 * space)
    assert part.width == pytest.approx(width)


def test_squeeze_takes_one_word_a_line() -> None:
    narrow = "i i i i i i i i i i i i i i i i i i i i i i i i i i i i i i i i i i"
    exact = broken(narrow, 60, "exact", align=Align.JUSTIFY)
    squeezed_lines = broken(narrow, 60, "word15", align=Align.JUSTIFY)
    assert len(squeezed_lines[0].split()) - len(exact[0].split()) in (0, 1)


# ---- where a line may end ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("mmm kinh tế-xã hội", ["mmm kinh tế-", "xã hội"]),
        ("mmm kinh tế\u2011xã hội", ["mmm kinh", "tế\u2011xã hội"]),
        ("mmmm ngày\u00a0mm hội", ["mmmm", "ngày\u00a0mm hội"]),
        ("mm 2023\u00a0-\u00a02027", ["mm", "2023\u00a0-\u00a02027"]),
        ("mmmmm và/hoặcmmm", ["mmmmm", "và/hoặcmmm"]),
        ("mmmmm nh… vvvvvvv", ["mmmmm nh…", "vvvvvvv"]),
        ("mmmmm mmmm ) mm", ["mmmmm", "mmmm ) mm"]),
        ("mmmmmmmmmmmmmm", ["mmmmmmmm", "mmmmmm"]),
        ("m\nm m", ["m", "m m"]),
        ("", [""]),
    ],
)
@pytest.mark.parametrize("mode", MODES)
def test_break_opportunities(text: str, lines: list[str], mode: str) -> None:
    assert broken(text, 90, mode) == lines


def test_words_stick_together_over_runs() -> None:
    pieces = (Piece("mmmm mm", bold=True), Piece("mm, "), Piece("mm", italic=True), Piece(" m"))
    para = Para("P", Format(align=Align.LEFT), pieces)
    block = set_para(para, 90 * 20, RULERS["exact"], Notes())
    assert texts(block) == ["mmmm", "mmmm, mm m"]
    assert [part.style.face for part in block.lines[1].fragments] == [
        "bold",
        "regular",
        "italic",
        "regular",
    ]


# ---- what only LibreOffice 7.4 does ---------------------------------------------------------------


def in_cell(text: str, twips: int, mode: str = "lo7") -> list[str]:
    """The lines of a text of 12 pt in a column so many twips wide, no-break signs told."""
    made = set_para(paragraph(text, 0, size=12.0, align=Align.LEFT), twips, RULERS[mode], Notes())
    return [line.replace("\u00a0", "~").replace("\u2011", "=") for line in texts(made)]


def test_the_end_of_a_paragraph_fits_by_whole_twips() -> None:
    # In bold 13 pt the words are 3855.17 twips wide; the letters are few for so wide a column.
    words = Para("P", Format(), (Piece("GIỀN TRÓC VÃ ĐỐI BÍCH NỨA", bold=True, size=13.0),))
    lines = [texts(set_para(words, width, RULERS["lo7"], Notes())) for width in (3855, 3854)]
    assert lines == [["GIỀN TRÓC VÃ ĐỐI BÍCH NỨA"], ["GIỀN TRÓC VÃ ĐỐI BÍCH", "NỨA"]]


def test_a_no_break_space_without_room_stays_at_the_end() -> None:
    text = "ngày\u00a026\u00a0tháng\u00a08"
    assert in_cell(text, 460) == ["ngà", "y~26~", "thán", "g~8"]
    assert in_cell(text, 460, "exact") == ["ngà", "y~26", "~thá", "ng~8"]


def test_a_no_break_hyphen_without_room_hangs_on_the_first_line() -> None:
    # On later lines LibreOffice has it at the end and again at the beginning of the next.
    assert in_cell("279\u2011KH", 430) == ["279=", "KH"]
    assert in_cell("số\u00a012\u2011HD/BTG", 560) == ["số~12=", "HD/", "BTG"]
    assert in_cell("lặn số\u00a012\u2011HD", 560) == ["lặn", "số~12", "=HD"]


def test_the_first_word_is_parted_after_its_slash() -> None:
    # Also on its later lines; not where the line ends with the portion that has the slash.
    assert in_cell("12\u2011HD/BTG", 420) == ["12=", "HD/", "BT", "G"]
    assert in_cell("số\u00a012\u2011HD/BTG\u2011ab", 780) == ["số~12=H", "D/BTG", "=ab"]


LETTERS = st.text(alphabet="aâiưm -/…\u00a0\u2011,.;)\n", max_size=120)


@given(text=LETTERS, points=st.integers(1, 150), mode=st.sampled_from(MODES))
def test_no_letter_is_lost_and_every_line_fits(text: str, points: int, mode: str) -> None:
    block = set_para(paragraph(text, 0, align=Align.JUSTIFY), points * 20, RULERS[mode], Notes())
    together = "".join(texts(block))
    assert re.sub(r"[ \n]", "", together) == re.sub(r"[ \n]", "", text)
    for line in block.lines:
        words = "".join(part.text for part in line.fragments)
        width = sum(part.width for part in line.fragments)
        single_letter = len(words.strip()) <= 1
        hangs = mode == "lo7" and words.endswith(("\u00a0", "\u2011"))
        assert single_letter or hangs or width <= points + 0.2


@given(text=LETTERS.filter(lambda text: "\n" not in text), points=st.integers(20, 150))
def test_one_style_and_several_break_alike(text: str, points: int) -> None:
    ruler = RULERS["exact"]
    style = Style("regular", 14.0)
    room = Room(points * 120, points * 120)
    whole = break_lines([Run(style, text)], room, ruler)
    middle = len(text) // 2
    halves = break_lines([Run(style, text[:middle]), Run(style, text[middle:])], room, ruler)
    words = [["".join(p.text for p in line.parts).strip() for line in x] for x in (whole, halves)]
    assert words[0] == words[1]


@pytest.mark.parametrize(
    ("size", "measured"),
    [(12, 4.7), (12.5, 4.8), (13, 5.2), (13.5, 5.2), (14, 5.5), (14.5, 5.7), (15, 5.9), (16, 6.3)],
)
def test_note_marks_stand_as_high_as_libreoffice_draws_them(size: float, measured: float) -> None:
    """Measured in its PDF, where both baselines are rounded to 0.1 pt."""
    assert note_raise(size, ruler(METRICS, "lo7")) == pytest.approx(measured, abs=0.06)
    assert note_raise(size, ruler(METRICS, "exact")) == pytest.approx(measured, abs=0.25)
