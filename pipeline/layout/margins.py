"""What stands in the margins of a page: its number, and how far down its text may go."""

from __future__ import annotations

from pipeline.flow import PageSetup
from pipeline.layout.page import Fragment, Line
from pipeline.layout.ruler import DOTS, Ruler
from pipeline.layout.sheet import Sheet


def page_number(sheet: Sheet, ruler: Ruler) -> Line:
    """The number in the middle of the text's width, its line's top at the header's place."""
    setup = sheet.setup
    size, text = setup.number_size, str(sheet.number)
    width = ruler.widths("regular", size)[text] / DOTS / 20
    x = (sheet.left + sheet.width / 2) / 20 - width / 2
    box = ruler.single(size)
    top = float(setup.header)
    fragment = Fragment(x, text, "regular", size, width)
    baseline, bottom = (top + box.ascent) / 20, (top + box.height) / 20
    return Line(baseline, top / 20, bottom, (fragment,), "\n")


def body_bottom(setup: PageSetup, foot: float) -> float:
    """Where the body ends, in twips from the paper's top, above contact lines `foot` twips high."""
    return min(setup.height - setup.bottom, setup.height - setup.header - foot)
