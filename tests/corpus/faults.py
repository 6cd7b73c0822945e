"""What LibreOffice 7.4 does wrong, told apart from what the layout does otherwise.

One fault is known by a rule that leaves no room for judgement: a word wider than its column that is
cut directly before a no-break hyphen gets that hyphen at the end of the line and again at the
beginning of the next. The layout draws it once. A line counts as this fault only where the layout
itself has cut a word there and LibreOffice has the very same line with one "-" more.

Where LibreOffice loses words, rows of a table under a heading mostly, that is told; the pages count
as different all the same.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.flow import Flow, paras
from pipeline.layout.page import Fragment, Line, Page, Pages, Placed
from tests.oracle import Verdict, compare
from tests.pdf_lines import SAME_LINE, Nearness, PdfLine, of_pages

HYPHEN = "\u2011"


def judged(
    name: str, theirs: list[PdfLine], pages: Pages, same_line: Nearness = SAME_LINE
) -> Verdict:
    """The verdict on a document, lines with a hyphen drawn twice told apart."""
    ours = of_pages(pages, same_line)
    verdict = compare(name, theirs, ours)
    if verdict.perfect:
        return verdict
    faulty = of_pages(doubled(pages), same_line)
    drawn = {(line.page, round(line.y, 2), line.text) for line in ours}
    twice = [line for line in faulty if (line.page, round(line.y, 2), line.text) not in drawn]
    seen = {(line.page, line.text) for line in theirs}
    found = tuple(f"p{line.page} {line.text}" for line in twice if (line.page, line.text) in seen)
    if not found:
        return verdict
    verdict = compare(name, theirs, faulty)
    count = len(found)
    return replace(verdict, lines=verdict.lines - count, equal=verdict.equal - count, faults=found)


def lost(flow: Flow, theirs: Iterable[PdfLine]) -> int:
    """How many letters of the document LibreOffice did not draw anywhere.

    Letters drawn more than once, as in heads of tables, may hide some: it is a lower bound.
    """
    whole = Counter[str]()
    for para in paras(flow):
        for text in (para.text, *(one.text for piece in para.pieces for one in piece.note)):
            plain = unicodedata.normalize("NFC", text).replace(HYPHEN, "-")
            whole.update("".join(plain.split()))
    drawn = Counter(letter for line in theirs for letter in line.text)
    return (whole - drawn).total()


def doubled(pages: Pages) -> Pages:
    """The pages with every hyphen before which a word is cut drawn at the line's end too."""
    made, heads = [], dict[tuple[Fragment, ...], tuple[Fragment, ...]]()
    for page in pages.pages:
        placed = tuple(_with_hyphens(one, _next(one, pages.pages)) for one in page.placed)
        for old, new in zip(page.placed, placed, strict=True):
            if old.head_cell:
                pairs = zip(old.lines, new.lines, strict=True)
                heads |= {a.fragments: b.fragments for a, b in pairs if a != b}
        # Heads of tables are drawn again on every page.
        again = (
            _with_fragments(line, heads.get(line.fragments, line.fragments))
            for line in page.artifacts
        )
        made.append(replace(page, placed=placed, artifacts=tuple(again)))
    return replace(pages, pages=tuple(made))


def _next(placed: Placed, pages: Sequence[Page]) -> Placed | None:
    """The paragraph's part on the page after."""
    for number, page in enumerate(pages[:-1]):
        if any(one is placed for one in page.placed):
            same = (p for p in pages[number + 1].placed if p.part and p.path == placed.path)
            return next((p for p in same if p.block == placed.block), None)
    return None


def _with_hyphens(placed: Placed, after: Placed | None) -> Placed:
    lines = list(placed.lines)
    following = [*lines[1:], *(after.lines[:1] if after else ())]
    for at, below in enumerate(following):
        line = lines[at]
        if line.soft_end == "" and line.fragments and below.text.startswith(HYPHEN):
            *others, last = line.fragments
            x, text, *looks = last.values()
            # The rest of a tuple is of the types that it had.
            hyphened = Fragment(x, f"{text}{HYPHEN}", *looks)  # type: ignore[arg-type]
            lines[at] = _with_fragments(line, (*others, hyphened))
    return Placed(placed.role, placed.block, placed.outline, tuple(lines), *placed.standing())  # type: ignore[arg-type]


def _with_fragments(line: Line, fragments: tuple[Fragment, ...]) -> Line:
    return Line(line.baseline, line.top, line.bottom, fragments, line.soft_end)
