"""Ways to break a finished PDF by place: indents, gaps, lines, columns, order, margins, page numbers, rules.

Drawn by the project's own engine, as in `tests.broken_pdf`, from a flow that was changed in one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from pipeline.flow import Align, Flow, Grid, Item, LineRule, PageSetup, Para
from pipeline.standards import Standard
from pipeline.standards.load import load
from tests.broken_docx import BODY
from tests.broken_pdf import flow, printed
from tests.samples import document

MM = 1440 / 25.4
IN_COLUMN = (
    *("national_name", "motto", "party_title", "issuer_parent", "issuer", "star", "number"),
    *("place_date", "letter_subject", "authority", "signer_title", "signer_name"),
)
"""In the middle of their half of the page."""
IN_MIDDLE = (
    *("kind_name", "subject", "author_line", "dashes", "authority_line", "enacting"),
    *("part_label", "part_title", "chapter_label", "chapter_title", "section_label"),
    *("section_title", "annex_label", "annex_title", "annex_reference"),
)
TEXT = frozenset(BODY)
_ALSO = {"issuer": "K024", "kind_name": "K027", "national_name": "K053"}
"""What an absence is told as besides: the name above is taken for the issuer's, a subject for the kind's."""
NEEDED = (
    *("national_name", "motto", "party_title", "issuer", "number", "place_date", "kind_name"),
    *("subject", "recipients_label", "signer_title", "signer_name"),
)
Change = Callable[[Flow], Flow]


@dataclass(frozen=True)
class Case:
    """One breakage: of what, in which sample, which codes may name it."""

    system: str
    what: str
    name: str
    sample: str
    codes: frozenset[str]
    change: Change

    @property
    def key(self) -> tuple[str, str, str]:
        return self.system, self.what, self.name


def broken(case: Case) -> bytes:
    return printed(case.change(flow(case.sample)))


def cases(sample: str) -> Iterator[Case]:
    """Every breakage that the sample has room for."""
    standard = load(document(sample).standard)
    every = (*_pages(), *_text(sample, standard), *_columns(sample), *_lines(sample, standard))
    for what, name, codes, change in (*every, *_order(sample)):
        yield Case(standard.system, what, name, sample, frozenset(codes.split()), change)


Found = Iterator[tuple[str, str, str, Change]]


def _pages() -> Found:
    """Paper, margins, page numbers."""
    for name, code, values in (
        ("letter paper", "K001", {"width": 12240, "height": 15840}),
        ("A5", "K001", {"width": 8391, "height": 11906}),
        ("left 20 mm", "K002", {"left": round(20 * MM)}),
        ("left 42 mm", "K002", {"left": round(42 * MM)}),
        ("right 8 mm", "K002", {"right": round(8 * MM)}),
        ("right 28 mm", "K002", {"right": round(28 * MM)}),
        ("top 12 mm", "K002", {"top": round(12 * MM)}),
        ("top 33 mm", "K002", {"top": round(33 * MM)}),
        ("bottom 12 mm", "K002", {"bottom": round(12 * MM)}),
        ("bottom 38 mm", "K002", {"bottom": round(38 * MM)}),
        ("number on the first page", "K019", {"skip_first": False}),
        ("small number", "K004", {"number_size": 10.0}),
        ("large number", "K004", {"number_size": 17.0}),
    ):
        yield "page", name, code, _set_up(**values)


def _set_up(**values: Any) -> Change:
    def change(made: Flow) -> Flow:
        pages = (replace(one, page=_page(one.page, values)) for one in made.sections)
        return replace(made, sections=tuple(pages))

    return change


def _page(page: PageSetup, values: dict[str, Any]) -> PageSetup:
    return page if page.landscape else replace(page, **values)


def _text(sample: str, standard: Standard) -> Found:
    """The body's measures, of the longest paragraph of each role, and of all the text."""
    narrow, wide = (14, 30) if standard.body.line_rule == "exact" else (0.8, 2.0)
    rule = LineRule.EXACT if standard.body.line_rule == "exact" else LineRule.MULTIPLE
    scale = 20 if rule is LineRule.EXACT else 240
    ways: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("no indent", "K010", {"first_line": 0}),
        ("wide indent", "K010", {"first_line": 1134}),
        ("set in", "K010", {"left": 567}),
        ("set in right", "K010", {"right": 567}),
        ("no gap", "K011", {"before": 0}),
        ("narrow lines", "K012", {"line_rule": rule, "line": round(narrow * scale)}),
        ("wide lines", "K012", {"line_rule": rule, "line": round(wide * scale)}),
        ("ragged", "K009", {"align": Align.LEFT}),
        ("in the middle", "K009", {"align": Align.CENTER}),
        ("at the right", "K009", {"align": Align.RIGHT}),
    )
    for role in BODY:
        found = _all(flow(sample), role)
        if not found or role.startswith("heading") or role == "article":
            continue  # a short line shows none of these
        at = max(range(len(found)), key=lambda one: len(found[one].text))
        for name, code, values in ways:
            yield role, name, code, _one(role, at, lambda para, v=values: _form(para, **v))
    for name, code, values in ways:
        yield "all text", name, code, _every(lambda para, v=values: _form(para, **v))


def _columns(sample: str) -> Found:
    """Lines that stand at an edge of their column, or of the page, instead of in its middle."""
    for role in (*IN_COLUMN, *IN_MIDDLE):
        if _all(flow(sample), role):
            for align in (Align.LEFT, Align.RIGHT):
                name = f"at the {align.value}"
                yield role, name, "K009", _one(role, 0, lambda para, a=align: _form(para, align=a))
    for place, name in (("head", "letterhead"), ("sign", "signature")):
        if any(
            isinstance(one, Grid) and one.place == place for one in flow(sample).sections[0].items
        ):
            yield name, "columns changed over", "K045", _turned(place)


def _lines(sample: str, standard: Standard) -> Found:
    """Rules below words, and signs that stand for them."""
    above = ""
    seen: set[str] = set()
    for para in _paras(flow(sample)):
        if para.role == "rule" and above not in seen:
            seen.add(above)
            at = [id(one) for one in _all(flow(sample), "rule")].index(id(para))
            yield above, "no rule", "K014", _one("rule", at, lambda one: _form(one, rule_width=0.0))
            yield above, "long rule", "K014", _one("rule", at, _stretched(-600))
            yield above, "rule off the middle", "K014", _one("rule", at, _shifted)
            if standard.roles[above].rule and standard.roles[above].rule.share == 1:
                yield above, "short rule", "K014", _one("rule", at, _stretched(800))
        above = para.role or above
    for role, code in (("star", "K016"), ("dashes", "K017")):
        if _all(flow(sample), role):
            yield role, "left out", code, _without(role)
    for role in NEEDED:
        if _all(flow(sample), role):
            yield role, "left out", f"K043 {_ALSO.get(role, '')}", _without(role)


def _order(sample: str) -> Found:
    """Two components that follow each other changed over."""
    seen: set[tuple[str, str]] = set()
    for above, below in _neighbours(flow(sample)):
        pair = (above.role, below.role)
        wanted = {above.role, below.role} - TEXT - {"rule", "end", ""}
        if len(wanted) == 2 and above.role != below.role and pair not in seen:
            seen.add(pair)
            name = f"above {above.role}"
            yield below.role, name, "K045 K016 K017 K043 K027 K024", _swapped(above, below)


def _neighbours(made: Flow) -> Iterator[tuple[Para, Para]]:
    for section in made.sections:
        yield from _beside([one for one in section.items if isinstance(one, Para)])
        for grid in (one for one in section.items if isinstance(one, Grid)):
            for column in range(len(grid.widths)):
                boxes = [row.boxes[column] for row in grid.rows if column < len(row.boxes)]
                yield from _beside([para for box in boxes for para in box.content])


def _beside(paras: list[Para]) -> Iterator[tuple[Para, Para]]:
    yield from pairwise([one for one in paras if one.role not in ("rule", "")])


def _swapped(above: Para, below: Para) -> Change:
    other = {id(above): below, id(below): above}
    return lambda made: _mapped(made, lambda para: other.get(id(para), para))


def _turned(place: str) -> Change:
    def change(made: Flow) -> Flow:
        return _items(made, lambda one: _mirrored(one, place))

    return change


def _mirrored(one: Item, place: str) -> Item:
    if not isinstance(one, Grid) or one.place != place:
        return one
    rows = tuple(replace(row, boxes=tuple(reversed(row.boxes))) for row in one.rows)
    return replace(one, rows=rows, widths=tuple(reversed(one.widths)))


def _without(role: str) -> Change:
    def empty(para: Para) -> Para:
        return replace(para, pieces=()) if para.role == role else para

    return lambda made: _mapped(made, empty)


def _stretched(by: int) -> Callable[[Para], Para]:
    def change(para: Para) -> Para:
        form = para.format
        least = min(form.left, form.right)
        step = max(by, -least) if by < 0 else by
        return _form(para, left=form.left + step, right=form.right + step)

    return change


def _shifted(para: Para) -> Para:
    step = min(para.format.left, 1000)
    return _form(para, left=para.format.left - step, right=para.format.right + step)


def _form(para: Para, **values: Any) -> Para:
    return replace(para, format=replace(para.format, **values))


def _one(role: str, at: int, change: Callable[[Para], Para]) -> Change:
    def changed(made: Flow) -> Flow:
        wanted = _all(made, role)[at]
        return _mapped(made, lambda para: change(para) if para is wanted else para)

    return changed


def _every(change: Callable[[Para], Para]) -> Change:
    return lambda made: _mapped(made, lambda para: change(para) if para.role in TEXT else para)


def _mapped(made: Flow, change: Callable[[Para], Para]) -> Flow:
    def item(one: Item) -> Item:
        if isinstance(one, Para):
            return change(one)
        if not isinstance(one, Grid):
            return one
        rows = []
        for row in one.rows:
            boxes = (replace(box, content=tuple(map(change, box.content))) for box in row.boxes)
            rows.append(replace(row, boxes=tuple(boxes)))
        return replace(one, rows=tuple(rows))

    return _items(made, item)


def _items(made: Flow, change: Callable[[Item], Item]) -> Flow:
    sections = (replace(one, items=tuple(map(change, one.items))) for one in made.sections)
    return replace(made, sections=tuple(sections))


def _paras(made: Flow) -> Iterator[Para]:
    for section in made.sections:
        for one in section.items:
            if isinstance(one, Para):
                yield one
            elif isinstance(one, Grid):
                yield from (para for row in one.rows for box in row.boxes for para in box.content)


def _all(made: Flow, role: str) -> list[Para]:
    return [para for para in _paras(made) if para.role == role]
