"""Whether the numbers that a PDF's pages show count them: none left out, none twice, annexes anew or counted on."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, source
from pipeline.problem import Level

_WAY = "xem lại từng phần (Section): Link to Previous, Format Page Numbers > Continue from previous section"


def counting(facts: Facts) -> Iterator[Finding]:
    """K019 at the first page without its number, and at the first whose number does not follow."""
    shown = facts.finished.extras.page_figures
    if not any(shown):
        return
    clause = source(facts, facts.standard.page.clause)
    begun = _begun(facts)
    bare = [page for page in _asked(facts, begun) if shown[page - 1] is None]
    if bare:
        more = f" (và {len(bare) - 1} trang khác)" if len(bare) > 1 else ""
        say = f"trang không có số, mà các trang khác có{more}"
        yield Finding("K019", Level.WARNING, say, clause, _WAY, page=bare[0])
    first = 1
    for page, figure in enumerate(shown, 1):
        first = page if page in begun else first
        # Counted through the file, from the annex's first page, or on from the page before.
        wanted = {page, page - first + 1, *(one + 1 for one in shown[page - 2 : page - 1] if one)}
        if figure is not None and page > 1 and figure not in wanted:
            say = f"trang mang số {figure}, phải là {min(wanted)}"
            yield Finding("K019", Level.WARNING, say, clause, _WAY, page=page)
            return


def _begun(facts: Facts) -> set[int]:
    """Pages at whose top an annex or attached document begins: they show no number."""
    tops: dict[int, int] = {}
    for part in facts.parts:
        tops.setdefault(part.para.page, id(part))
    return {one.para.page for one in facts.begun if tops[one.para.page] == id(one)}


def _asked(facts: Facts, begun: set[int]) -> Iterator[int]:
    """Upright pages of words that continue others."""
    extras = facts.finished.extras
    pictures = {*extras.scanned_pages, *extras.no_text_pages}
    for page, sheet in enumerate(facts.finished.sheets, 1):
        if page > 1 and page not in begun and page not in pictures and not sheet.landscape:
            yield page
