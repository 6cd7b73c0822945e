"""The smallest change of line, gap or size, within the standard, that gives a tidy last page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

from pipeline.flow import Flow
from pipeline.flow.build import build as build_flow
from pipeline.fonts import Metrics
from pipeline.layout.document import lay_out
from pipeline.layout.facts import LEAST_LINES, SIGN_ROLES, PageFacts, facts
from pipeline.layout.page import Pages
from pipeline.standards import Range, Standard
from pipeline.tree import Document, LayoutChoice

MOST_PAGES = 480
"""Choices of so many pages are looked at, all of a short document; few of them have to be laid out."""
PATIENCE = 5
"""After so many in vain at one size it is asked whether any can help."""
LEAST_LAYOUTS = 24
"""Of a long one so many choices are tried all the same."""
_STEPS = {"line_pitch": 0.5, "line_multiple": 0.05, "paragraph_gap": 1.0, "size": 0.5}
_KEYS = {
    "line_pitch": "giãn dòng",
    "line_multiple": "bội số dòng",
    "paragraph_gap": "cách đoạn",
    "size": "cỡ chữ",
}
_WEIGHTS = {"line_pitch": 1.0, "line_multiple": 1.0, "paragraph_gap": 1.1, "size": 3.2}
"""Of a step: a reader sees another size before another gap, and a gap before a line."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A choice with which the last page is tidy, and the pages it gives."""

    layout: LayoutChoice
    changed: tuple[tuple[str, float], ...]
    """(key as officers write it, value) of what differs from the author's own choice."""
    flow: Flow
    pages: Pages

    @property
    def written(self) -> str:
        """As in a content file: "giãn dòng: 18.5, cách đoạn: 7"."""
        return ", ".join(f"{key}: {value:g}" for key, value in self.changed)


def untidy(found: PageFacts, pages: Pages) -> bool:
    """A last page with less than three lines of content, or a signature alone on its page."""
    scant = found.short_last_page or bool(found.lone_signature)
    return scant or 0 < content_lines(pages) < LEAST_LINES


def content_lines(pages: Pages) -> int:
    """Lines above the signature on the last page of a document of several; 0 for one of one page
    and where a picture stands there."""
    main = [page for page in pages.pages if page.section == 0]
    if len(main) < 2 or main[-1].images:
        return 0
    body = (one for one in main[-1].placed if one.role not in SIGN_ROLES and one.role != "contact")
    return sum(any(piece.text for piece in line.fragments) for one in body for line in one.lines)


def fitted(document: Document, standard: Standard, metrics: Metrics, mode: str) -> Fit | None:
    """The nearest choice that mends an untidy end and spoils nothing else; None when none was found.

    Only the nearest `tries` are tried, always the same ones in the same order.
    """
    now = _pages(document, standard, metrics, mode)[1]
    before = len(facts(now).heading_at_foot)
    search = _Search(standard, document.layout)
    search.failed(document.layout, now)

    def tried(chosen: LayoutChoice) -> tuple[Flow, Pages, bool]:
        flow, pages = _pages(replace(document, layout=chosen), standard, metrics, mode)
        found = facts(pages)
        bad = untidy(found, pages)
        if bad:
            search.failed(chosen, pages)
        return flow, pages, not bad and len(found.heading_at_foot) <= before

    for chosen in islice(candidates(standard, document.layout), tries(now)):
        if search.hopeless(chosen):
            continue
        for corner in search.corners(chosen):
            tried(corner)
        if search.hopeless(chosen):
            continue
        flow, pages, good = tried(chosen)
        if good:
            return Fit(chosen, tuple(_changed(document.layout, chosen)), flow, pages)
    return None


class _Search:
    """What need not be laid out: with one size, higher lines and wider gaps only ever move text on.

    Between two choices that leave less than three lines on the same last page no choice leaves more.
    """

    def __init__(self, standard: Standard, chosen: LayoutChoice) -> None:
        self.ranges = _ranges(standard, chosen)
        self.names = tuple(name for name in self.ranges if name != "size")
        self.bad: dict[float, list[tuple[tuple[float, ...], int]]] = {}
        """By size: (line, gap) and the pages that they give."""
        self.asked: dict[float, int] = {}
        self.rows: set[tuple[float, float]] = set()

    def failed(self, chosen: LayoutChoice, pages: Pages) -> None:
        """The choice leaves an untidy end."""
        size, place = self._place(chosen)
        main = sum(page.section == 0 for page in pages.pages)
        self.bad.setdefault(size, []).append((place, main))

    def hopeless(self, chosen: LayoutChoice) -> bool:
        """Whether it lies between two that failed with as many pages."""
        size, place = self._place(chosen)
        bad = self.bad.get(size, ())
        below = {pages for other, pages in bad if _all_at_most(other, place)}
        return any(pages in below and _all_at_most(place, other) for other, pages in bad)

    def corners(self, chosen: LayoutChoice) -> tuple[LayoutChoice, ...]:
        """Choices to look at first, when many have been asked for in vain: the least and the most at
        this size, and later, with each gap, the highest line."""
        size, place = self._place(chosen)
        self.asked[size] = self.asked.get(size, 0) + 1
        if self.asked[size] < PATIENCE:
            return ()
        line, gap = self.names
        least: dict[str, Any] = {name: self.ranges[name][0].least for name in self.names}
        most: dict[str, Any] = {name: self.ranges[name][0].most for name in self.names}
        if self.asked[size] == PATIENCE:
            return tuple(replace(chosen, **values) for values in (least, most))
        if (size, place[1]) in self.rows:
            return ()
        self.rows.add((size, place[1]))
        return (replace(chosen, **{line: most[line], gap: place[1]}),)

    def _place(self, chosen: LayoutChoice) -> tuple[float, tuple[float, ...]]:
        values = {
            name: now if getattr(chosen, name) is None else getattr(chosen, name)
            for name, (_, now) in self.ranges.items()
        }
        return values["size"], tuple(values[name] for name in self.names)


def _all_at_most(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))


def tries(pages: Pages) -> int:
    """How many choices are tried for a document of these pages."""
    return max(LEAST_LAYOUTS, MOST_PAGES // max(1, len(pages.pages)))


def all_tried(document: Document, standard: Standard, pages: Pages) -> bool:
    """Whether these are all that the standard allows."""
    return next(islice(candidates(standard, document.layout), tries(pages), None), None) is None


def candidates(standard: Standard, chosen: LayoutChoice) -> Iterator[LayoutChoice]:
    """Choices within the standard's ranges, the nearest to the author's first."""
    ranges = _ranges(standard, chosen)
    rows: list[list[tuple[float, str, float]]] = []
    for name, (bounds, now) in ranges.items():
        step = _STEPS[name]
        most = round((bounds.most - bounds.least) / step)
        values = {round(now + sign * at * step, 4) for at in range(most + 1) for sign in (1, -1)}
        allowed = [value for value in values if _within(bounds, value)]
        rows.append([(abs(value - now) / step * _WEIGHTS[name], name, value) for value in allowed])
    options = [option for option in product(*rows) if any(cost for cost, _, _ in option)]
    # Two things changed a little are worse than one: each further one costs a step more.
    options.sort(key=lambda option: (_cost(option), [(name, value) for _, name, value in option]))
    for option in options:
        changes: dict[str, Any] = {name: value for cost, name, value in option if cost}
        yield replace(chosen, **changes)


def _cost(option: tuple[tuple[float, str, float], ...]) -> float:
    return sum(cost for cost, _, _ in option) + sum(1.0 for cost, _, _ in option if cost)


def _within(bounds: Range, value: float) -> bool:
    return bounds.least - 1e-6 <= value <= bounds.most + 1e-6


def _ranges(standard: Standard, chosen: LayoutChoice) -> dict[str, tuple[Range, float]]:
    """Field of the choice -> what the standard allows, and what holds now."""
    body = standard.body
    line = "line_pitch" if body.line_rule == "exact" else "line_multiple"
    found = {line: body.line, "paragraph_gap": body.gap, "size": body.size}
    now = {name: getattr(chosen, name) for name in found}
    return {
        name: (bounds, bounds.default if now[name] is None else now[name])
        for name, bounds in found.items()
    }


def _changed(old: LayoutChoice, new: LayoutChoice) -> Iterator[tuple[str, float]]:
    for name, key in _KEYS.items():
        value = getattr(new, name)
        if value != getattr(old, name):
            yield key, value


def _pages(
    document: Document, standard: Standard, metrics: Metrics, mode: str
) -> tuple[Flow, Pages]:
    flow = build_flow(document, standard, metrics.text_width)
    return flow, lay_out(flow, metrics, mode)
