"""The runs of one paragraph as their letters are seen: fields, changes, ruby and formulas told apart."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from lxml.etree import _Element

from pipeline.ooxml.names import M, number, value, w
from pipeline.record import record

_R, _T, _RPR, _RUBY, _MATH_TEXT = w("r"), w("t"), w("rPr"), w("ruby"), f"{{{M}}}t"
_FIELD, _NOTE, _SYMBOL = w("fldChar"), w("footnoteReference"), w("sym")
_TEXTS = frozenset({_T, w("delText")})
_MATHS = frozenset({f"{{{M}}}oMath", f"{{{M}}}oMathPara"})


class View(Enum):
    """Tracked changes: as if all were accepted, or as if none had been made."""

    FINAL = "final"
    ORIGINAL = "original"


@record(frozen=True, slots=True)
class Run:
    """Letters in one run; `note` is the id of a footnote called here (0 = none)."""

    text: str
    element: _Element
    note: int = 0
    properties: _Element | None = None
    """The run's own w:rPr."""


class Fields:
    """Whether we stand in a field's code, across the runs of one paragraph."""

    __slots__ = ("codes",)

    def __init__(self) -> None:
        self.codes: list[bool] = []

    def see(self, kind: str | None) -> None:
        if kind == "begin":
            self.codes.append(True)
        elif kind == "separate" and self.codes:
            self.codes[-1] = False
        elif kind == "end" and self.codes:
            self.codes.pop()

    @property
    def in_code(self) -> bool:
        return bool(self.codes) and any(self.codes)


_SKIPPED = {View.FINAL: {w("del"), w("moveFrom")}, View.ORIGINAL: {w("ins"), w("moveTo")}}
_HOLDERS = frozenset(
    w(name)
    for name in (
        "hyperlink",
        "fldSimple",
        "smartTag",
        "ruby",
        "rubyBase",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "customXml",
        "bdo",
        "dir",
    )
)


def runs(parent: _Element, view: View, fields: Fields) -> Iterator[Run]:
    for element in parent.iterchildren():
        tag = element.tag
        if tag == _R:
            run, ruby = _run(element, fields)
            if run.text or run.note:
                yield run
            if ruby is not None:
                yield from runs(ruby, view, fields)
        elif tag in _MATHS:
            formula = "".join(part.text or "" for part in element.iter(_MATH_TEXT))
            if formula:
                yield Run(formula, element)
        elif tag in _HOLDERS and tag not in _SKIPPED[view]:
            yield from runs(element, view, fields)


_LETTERS = {
    w("softHyphen"): "\u00ad",
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}


def _run(element: _Element, fields: Fields) -> tuple[Run, _Element | None]:
    """The run as its letters are seen, and the annotated letters (ruby) in it."""
    text = ""
    note = 0
    properties = ruby = None
    for part in element.iterchildren():
        tag = part.tag
        if tag == _T and not fields.codes:
            text += part.text or ""
        elif tag == _RPR:
            properties = part
        elif tag == _FIELD:
            fields.see(value(part, "fldCharType"))
        elif tag == _RUBY:
            ruby = part
        elif not fields.in_code:
            text += _seen(part)
            if tag == _NOTE:
                note = number(part, "id") or 0
    return Run(text, element, note, properties), ruby


def _seen(part: _Element) -> str:
    """The letters that a part of a run shows; "" for what shows none."""
    if part.tag in _TEXTS:
        return part.text or ""
    if part.tag == _SYMBOL:
        return _symbol(value(part, "char"))
    return _LETTERS.get(str(part.tag), "")


def _symbol(code: str | None) -> str:
    """A letter of a symbol font by its hexadecimal number; private ones become U+FFFD."""
    try:
        letter = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if "\ue000" <= letter <= "\uf8ff" else letter
