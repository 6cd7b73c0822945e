"""The form of a paragraph and of letters, made of the properties that hold for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.names import is_on, local, number, value, w

_ON_OFF = ("keepNext", "keepLines", "pageBreakBefore", "widowControl", "contextualSpacing")


@dataclass(frozen=True, slots=True)
class Letters:
    """Effective format of a run; size in points."""

    size: float
    bold: bool
    italic: bool
    underline: bool
    caps: bool
    font: str
    color: str
    hidden: bool
    raised: bool
    lowered: bool
    kern: int
    """Half points from which Word kerns; 0 = never."""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a framed paragraph (w:framePr) stands; twips, `left` from `anchor`, None where aligned instead."""

    left: int | None
    width: int
    """0 = as wide as its words."""
    anchor: str
    """page | margin | text"""
    align: str
    """left | center | right | inside | outside; "" where `left` says it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Effective format of a paragraph; twips (`line`: 240ths for rule "auto"), letters of its mark."""

    align: str
    left: int
    right: int
    first_line: int
    """Negative = hanging."""
    before: int
    after: int
    line_rule: str
    line: int
    keep_next: bool
    keep_lines: bool
    page_break_before: bool
    widow_control: bool
    outline: int
    """1-9; 0 = body text."""
    numbered: bool
    rule_below: float
    """Points of the bottom border; 0 = none, or white on white."""
    rule_above: float
    """Points of the top border, likewise."""
    letters: Letters
    frame: Frame | None = None
    contextual: bool = False
    """No gap between paragraphs of one style."""
    stops: tuple[tuple[int, str], ...] = ()
    """Tab stops of its own, twips from the text's left edge, each with its kind: left, center, right, decimal, num."""


Properties = dict[str, _Element]


def properties(element: _Element | None) -> Properties:
    if element is None:
        return {}
    return {name: one for one in element.iterchildren() if (name := local(one))}


def shape(found: Properties, layers: list[Properties], mark: Letters) -> Shape:
    ind = _attributes(layers, "ind")
    spacing = _attributes(layers, "spacing")
    flags = {name: bool(is_on(found.get(name))) for name in _ON_OFF}
    outline = number(found.get("outlineLvl"))
    rule = spacing.get("lineRule", "auto")
    return Shape(
        align=_ALIGN.get(value(found.get("jc")) or "left", "left"),
        left=_whole(ind.get("left", ind.get("start"))),
        right=_whole(ind.get("right", ind.get("end"))),
        first_line=-_whole(ind["hanging"]) if "hanging" in ind else _whole(ind.get("firstLine")),
        before=_gap(spacing, "before"),
        after=_gap(spacing, "after"),
        line_rule=rule,
        line=_whole(spacing.get("line"), 240),
        keep_next=flags["keepNext"],
        keep_lines=flags["keepLines"],
        page_break_before=flags["pageBreakBefore"],
        widow_control="widowControl" not in found or flags["widowControl"],
        outline=0 if outline is None or outline > 8 else outline + 1,
        numbered="numPr" in found and number(found["numPr"].find(w("numId"))) not in {None, 0},
        rule_below=_border(found.get("pBdr"), "bottom"),
        rule_above=_border(found.get("pBdr"), "top"),
        letters=mark,
        frame=_frame(found.get("framePr")),
        contextual=flags["contextualSpacing"],
        stops=_stops(layers),
    )


_AUTO_GAP = 280
"""Twips that Word leaves where a gap is left to it, as a web page's paragraphs have it."""


def _gap(spacing: dict[str, str], side: str) -> int:
    """Twips above or below; "auto" stands over a number (ECMA-376, 17.3.1.33)."""
    auto = spacing.get(f"{side}Autospacing", "0") in ("1", "true", "on")
    return _AUTO_GAP if auto else _whole(spacing.get(side))


def _stops(layers: list[Properties]) -> tuple[tuple[int, str], ...]:
    """Tab stops add up from layer to layer; "clear" takes one away."""
    found: dict[int, str] = {}
    for layer in layers:
        tabs = layer.get("tabs")
        for one in () if tabs is None else tabs.iterchildren(w("tab")):
            at, kind = number(one, "pos"), value(one) or "left"
            if at is None or kind == "bar":
                continue
            found.pop(at, None)
            if kind != "clear":
                found[at] = {"start": "left", "end": "right"}.get(kind, kind)
    return tuple(sorted(found.items()))


def _frame(element: _Element | None) -> Frame | None:
    if element is None:
        return None
    left, align = number(element, "x"), value(element, "xAlign") or ""
    anchor = value(element, "hAnchor") or "text"
    return Frame(None if align else left or 0, number(element, "w") or 0, anchor, align)


_ALIGN = {
    "start": "left",
    "end": "right",
    "center": "center",
    "right": "right",
    "both": "both",
    "distribute": "both",
}


def _attributes(layers: list[Properties], name: str) -> dict[str, str]:
    """Attributes of w:ind or w:spacing: each is inherited by itself; hanging and firstLine are one."""
    found: dict[str, str] = {}
    for layer in layers:
        element = layer.get(name)
        if element is None:
            continue
        here = {str(key).rpartition("}")[2]: str(text) for key, text in element.attrib.items()}
        if "firstLine" in here and "hanging" not in here:
            found.pop("hanging", None)
        if here.get("hanging") == "0":
            del here["hanging"]
            found.pop("hanging", None)
        found |= here
    return found


def _whole(text: str | None, otherwise: int = 0) -> int:
    try:
        return otherwise if text is None else round(float(text))
    except (ValueError, OverflowError):
        return otherwise


def _border(element: _Element | None, edge: str) -> float:
    found = None if element is None else element.find(w(edge))
    return 0.0 if found is None or not shows(found) else (number(found, "sz") or 0) / 8


def shows(border: _Element) -> bool:
    """Whether a border is drawn and not white: typists hide a table by white borders."""
    white = (value(border, "color") or "").upper() == "FFFFFF"
    return value(border) not in {None, "nil", "none"} and not white


def letters(found: Properties, toggles: Mapping[str, bool], font: str) -> Letters:
    size = number(found.get("sz"))
    return Letters(
        # ECMA-376-1, 17.3.2.38: without w:sz anywhere a run has 10 points.
        size=10.0 if size is None else size / 2,
        bold=toggles["b"],
        italic=toggles["i"],
        underline=value(found.get("u")) not in {None, "none"},
        caps=toggles["caps"] or toggles["smallCaps"],
        font=font,
        color=value(found.get("color")) or "auto",
        hidden=toggles["vanish"],
        raised=value(found.get("vertAlign")) == "superscript",
        lowered=value(found.get("vertAlign")) == "subscript",
        kern=number(found.get("kern")) or 0,
        struck=toggles["strike"] or bool(is_on(found.get("dstrike"))),
    )
