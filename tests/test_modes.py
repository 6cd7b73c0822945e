"""Which width model lays out a document: by the template's compatibility mode, or as ordered."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.build import Desk, Order, make
from pipeline.flow import Align, Flow, Format, PageSetup, Para, Piece, Section
from pipeline.fonts import find, metrics
from pipeline.layout.blocks import Notes, set_para
from pipeline.layout.document import lay_out
from pipeline.layout.ruler import MODES, Ruler
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.render.template import TEMPLATES, is_made, layout_mode
from tests import samples

SAMPLE = "mau-tu-van-ban-cu/nghi-quyet-2021"
METRICS = metrics(find())


def in_mode(template: bytes, mode: int) -> bytes:
    parts = unzipped(template)
    settings = parts["word/settings.xml"]
    changed = re.sub(rb'(compatibilityMode"[^>]*w:val=")\d+', rb"\g<1>%d" % mode, settings)
    assert (changed != settings) is (mode != 14)
    return zipped(parts | {"word/settings.xml": changed})


@pytest.fixture
def squeezing(tmp_path: Path) -> Desk:
    """A desk whose templates an office keeps in mode 15."""
    folder = tmp_path / "templates"
    copytree(TEMPLATES, folder)
    for file in folder.glob("*.docx"):
        file.write_bytes(in_mode(file.read_bytes(), 15))
    return Desk(samples.CONTENT, folder)


@pytest.mark.parametrize(
    ("mode", "model"), [(11, "exact"), (12, "exact"), (14, "exact"), (15, "word15"), (16, "word15")]
)
def test_the_model_follows_the_compatibility_mode(mode: int, model: str) -> None:
    template = (TEMPLATES / "hd05.docx").read_bytes()
    assert layout_mode(in_mode(template, mode), "hd05") == model


def test_a_template_in_mode_15_is_still_known() -> None:
    template = in_mode((TEMPLATES / "hd05.docx").read_bytes(), 15)
    assert is_made(template, "hd05")
    parts = unzipped(template)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:val="28"', b'w:val="26"')
    assert not is_made(zipped(parts), "hd05")


def pdf(desk: Desk, mode: str = "") -> bytes:
    return make(samples.drafted(SAMPLE), desk, Order(formats=("pdf",), mode=mode)).files["pdf"]


def test_the_pdf_is_laid_out_as_word_does_with_the_template(squeezing: Desk) -> None:
    assert pdf(squeezing) == pdf(samples.desk(), "word15")
    assert pdf(samples.desk()) == pdf(samples.desk(), "exact") != pdf(squeezing)


def test_an_ordered_model_goes_before_the_template(squeezing: Desk) -> None:
    assert pdf(squeezing, "exact") == pdf(samples.desk(), "exact")


# ---- the clauses of mode 15 ----------------------------------------------------------------------

WORD = METRICS.text_width("mmmm", "regular", 14)
SPACE = METRICS.text_width(" ", "regular", 14)


def broken(text: str, points: float, mode: str, align: Align = Align.JUSTIFY) -> list[str]:
    para = Para("P", Format(align=align), (Piece(text),))
    block = set_para(para, points * 20, Ruler(METRICS, mode), Notes())
    return ["".join(part.text for part in line.fragments) for line in block.lines]


def room(words: int, shrink: float) -> float:
    """Width into which so many words go when each of their spaces loses this share of itself."""
    return words * WORD + (words - 1) * (1 - shrink) * SPACE


LONG = "mmmm " * 20 + "mm"


@pytest.mark.parametrize(
    ("shrink", "taken"),
    [
        (0.01, True),
        (0.24, True),  # e = (WORD + SPACE - 0.24 * 5 * SPACE) / 4 SPACE is over 0.48 here
        (0.26, False),  # beyond a quarter however far the line would else be stretched
    ],
)
def test_spaces_shrink_by_a_quarter_at_most(shrink: float, taken: bool) -> None:
    first = broken(LONG, room(6, shrink), "word15")[0]
    assert len(first.split()) == (6 if taken else 5)


@pytest.mark.parametrize(("short", "taken"), [(0.30, True), (0.10, False)])
def test_spaces_shrink_by_half_of_what_they_would_be_stretched(short: float, taken: bool) -> None:
    """A short next word: `short` spaces are left on the line, the word needs 0.6 spaces more."""
    text = "mmmm mmmm mmmm mmmm i mmmm mmmm"
    letter = METRICS.text_width("i", "regular", 14)
    line = 4 * WORD + 3 * SPACE
    points = line + SPACE + letter - 0.2 * SPACE if taken else line + short * SPACE
    over = line + SPACE + letter - points
    stretch = (points - line) / 3
    assert (over / 4 <= stretch / 2 and over / 4 <= SPACE / 4) is taken
    assert broken(text, points, "word15")[0].endswith(" i") is taken


def test_one_word_a_line_at_most() -> None:
    """Narrow words: two would go in by shrinking, one does."""
    text = "i " * 60 + "i"
    for points in (40.0, 41.0, 42.0, 43.0, 44.0):
        exact = len(broken(text, points, "exact")[0].split())
        assert len(broken(text, points, "word15")[0].split()) - exact in (0, 1)


def test_a_lone_last_word_comes_up() -> None:
    text = " ".join(["mmmm"] * 5)
    points = room(5, 0.2)
    assert broken(text, points, "exact") == [" ".join(["mmmm"] * 4), "mmmm"]
    assert broken(text, points, "word15") == [text]


@pytest.mark.parametrize("align", [Align.LEFT, Align.CENTER, Align.RIGHT])
def test_only_justified_paragraphs(align: Align) -> None:
    points = room(5, 0.2)
    assert broken(LONG, points, "word15", align) == broken(LONG, points, "exact", align)


def test_only_spaces_shrink() -> None:
    para = Para("P", Format(), (Piece(" ".join(["mmmm"] * 5)),))
    block = set_para(para, room(5, 0.2) * 20, Ruler(METRICS, "word15"), Notes())
    (part,) = block.lines[0].fragments
    assert part.space == pytest.approx(-0.2 * SPACE)
    assert part.width == pytest.approx(5 * WORD + 4 * 0.8 * SPACE)


def test_a_no_break_space_does_not_shrink() -> None:
    """Word and LibreOffice keep it as wide as it is."""
    text = "mmmm\u00a0mmmm mmmm mmmm mmmm"
    assert broken(text, room(5, 0.2), "exact")[0] == "mmmm\u00a0mmmm mmmm mmmm"
    assert broken(text, 5 * WORD + (4 - 0.8) * SPACE, "word15") == [text[: -len(" mmmm")], "mmmm"]


# ---- what holds in Word whatever the mode --------------------------------------------------------


@pytest.mark.parametrize("mode", ["exact", "word15"])
@pytest.mark.parametrize("align", [Align.JUSTIFY, Align.LEFT])
def test_a_line_whose_next_word_fits_is_never_broken(mode: str, align: Align) -> None:
    text = " ".join("mi" * (1 + at % 3) for at in range(60))
    for points in range(60, 300, 7):
        lines = broken(text, float(points), mode, align)
        for line, after in pairwise(lines):
            longer = f"{line} {after.split(' ')[0]}"
            assert METRICS.text_width(longer, "regular", 14) > points, (line, after)


@pytest.mark.parametrize("mode", ["exact", "word15"])
@pytest.mark.parametrize(("size", "points"), [(14, 16.10), (13, 14.95), (12, 13.80), (11, 12.65)])
def test_single_lines_are_as_high_as_word_has_them(mode: str, size: float, points: float) -> None:
    """Within the twip that Word's PDFs are told to: 16.10, 15.0, 13.8, 12.63 measured."""
    assert Ruler(METRICS, mode).single(size).height / 20 == pytest.approx(points, abs=0.01)


@pytest.mark.parametrize("mode", ["exact", "word15"])
def test_what_a_multiple_adds_goes_below_the_line(mode: str) -> None:
    ruler = Ruler(METRICS, mode)
    wide = ruler.box(14.0, Format(size=14, line=360))
    single = ruler.single(14.0)
    assert (wide.ascent, wide.height) == (single.ascent, single.height)
    assert wide.extra == pytest.approx(single.height / 2)


@pytest.mark.parametrize("mode", ["exact", "word15"])
@pytest.mark.parametrize(("after", "before", "gap"), [(120, 60, 6), (60, 120, 6), (120, 0, 6)])
def test_the_larger_of_two_spaces_stands_between_paragraphs(
    mode: str, after: int, before: int, gap: float
) -> None:
    first = Para("P", Format(after=after), (Piece("a"),))
    second = Para("P", Format(before=before), (Piece("b"),))
    section = Section(PageSetup(), (first, second))
    pages = lay_out(Flow((section,), "", "", "", "", ""), METRICS, mode)
    above, below = (one.lines[0] for one in pages.pages[0].placed)
    assert below.top - above.bottom == pytest.approx(gap)


# ---- symbols and dates ---------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "whole",
    [
        "36\u2011HD/VPTW",
        "126/2024/NĐ\u2011CP",
        "05/8/2026",
        "2026\u20112030",
        "15\u2011CT/TW",
        "48,6%",
    ],
)
def test_symbols_and_dates_are_never_broken(whole: str, mode: str) -> None:
    text = f"mmmm mmmm {whole} mmmm {whole}, mmmm ({whole}) mmmm"
    wide = METRICS.text_width(f"({whole}),", "regular", 14)
    for points in range(int(wide) + 2, 300):
        lines = broken(text, points, mode)
        assert sum(line.count(whole) for line in lines) == 3, lines
