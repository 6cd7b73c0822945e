"""Size and margins of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, source
from pipeline.check.finished.measures import figure, millimetres
from pipeline.check.finished.page import Sheet
from pipeline.problem import Level
from pipeline.standards import Range

_A4 = (210.0, 297.0)
_A5 = (148.0, 210.0)
_PAPER = 1.0
_MARGIN = 0.6


def sheets(facts: Facts) -> Iterator[Finding]:
    """Each once, of a PDF with how many more pages are so."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for at, sheet in enumerate(facts.finished.sheets):
        for finding in (*_size(facts, sheet), *_margins(facts, sheet, at)):
            found.setdefault((finding.code, finding.message), []).append(finding)
    for finding in (*_ends(facts, "top", "trên"), *_ends(facts, "bottom", "dưới")):
        found.setdefault((finding.code, finding.message), []).append(finding)
    for first, *more in found.values():
        pages = f" (và {len(more)} trang khác)" if more and facts.finished.form == "pdf" else ""
        yield replace(first, message=first.message + pages)


def _size(facts: Facts, sheet: Sheet) -> Iterator[Finding]:
    short, long = sorted((sheet.width, sheet.height))
    small = facts.party and facts.kind is not None and facts.kind.paper
    papers = (_A4, _A5) if small else (_A4,)
    if any(abs(short - one) <= _PAPER and abs(long - other) <= _PAPER for one, other in papers):
        return
    yield Finding(
        "K001",
        Level.ERROR,
        f"khổ giấy đang là {sheet.width:.0f} × {sheet.height:.0f} mm, phải là A4 (210 × 297 mm)",
        source(facts, facts.standard.page.clause),
        "Layout > Size > A4",
    )


_SIDES = (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải"))


def _margins(facts: Facts, sheet: Sheet, at: int) -> Iterator[Finding]:
    page = facts.standard.page
    wanted: dict[str, Range] = {side: getattr(page, side) for side, _ in _SIDES}
    if sheet.landscape:
        # Turned with the page or kept as they are: the standards do not say.
        turned = {"top": "left", "bottom": "right", "left": "bottom", "right": "top"}
        if all(_fits(sheet, side, wanted[turned[side]], facts) for side in turned):
            return
    mirrored = {"top": "top", "bottom": "bottom", "left": "right", "right": "left"}
    if (
        at
        and facts.party
        and all(_fits(sheet, side, wanted[mirrored[side]], facts) for side in mirrored)
    ):
        return
    pdf = facts.finished.form == "pdf"
    for side, word in _SIDES:
        if _fits(sheet, side, wanted[side], facts):
            continue
        actual = getattr(sheet, side)
        # A page shows its margins give or take: whole millimetres, so that pages set alike are one finding.
        shown = f"{actual:.0f} mm" if pdf else millimetres(actual)
        section = f" của phần {at + 1}" if at and not pdf else ""
        yield Finding(
            "K002",
            Level.WARNING if pdf else Level.ERROR,
            f"lề {word}{section} đang là {shown}, phải {_said(wanted[side])}",
            source(facts, wanted[side].clause),
            f"Layout > Margins: {word} {figure(wanted[side].default / 10)} cm",
            page=at + 1 if pdf else 0,
        )


def _fits(sheet: Sheet, side: str, allowed: Range, facts: Facts) -> bool:
    actual = getattr(sheet, side)
    if actual is None:
        return True
    if facts.finished.form == "docx":
        return allowed.least - _MARGIN <= float(actual) <= allowed.most + _MARGIN
    # On paper lines end before the right and lower margin; only what lies within a margin is wrong.
    slack = 3.0 if side in ("top", "bottom") else 1.2
    return float(actual) >= allowed.least - slack and (
        side not in ("left", "right") or actual <= allowed.most + slack + 3
    )


def _said(allowed: Range) -> str:
    if allowed.least == allowed.most:
        return f"là {figure(allowed.default)} mm"
    return f"từ {allowed.least:g} đến {allowed.most:g} mm"


_ROOM = {"top": 4.0, "bottom": 15.0}
"""mm that even the fullest page may leave free: two lines below that a paragraph took with it."""


def _ends(facts: Facts, side: str, word: str) -> Iterator[Finding]:
    """A margin above or below that every page of a PDF leaves wider than the standard has it.

    One page may end early or begin low; of three or more that are full none does.
    """
    told = [getattr(one, side) for one in facts.finished.sheets[:-1] if not one.landscape]
    lengths = [one for one in told if one is not None]
    allowed: Range = getattr(facts.standard.page, side)
    if (
        facts.finished.form != "pdf"
        or len(lengths) < 2
        or min(lengths) <= allowed.most + _ROOM[side]
    ):
        return
    yield Finding(
        "K002",
        Level.WARNING,
        f"lề {word} đang là {min(lengths):.0f} mm, phải {_said(allowed)}",
        source(facts, allowed.clause),
        f"Layout > Margins: {word} {figure(allowed.default / 10)} cm",
    )
