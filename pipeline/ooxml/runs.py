"""The runs of one paragraph as their letters are seen: fields, changes, ruby and formulas told apart."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from lxml.etree import _Element

from pipeline.ooxml.names import MC, M, child, number, value, w
from pipeline.record import record

_R, _T, _RPR, _RUBY, _MATH_TEXT = w("r"), w("t"), w("rPr"), w("ruby"), f"{{{M}}}t"
_FIELD, _SYMBOL = w("fldChar"), w("sym")
_NOTE, _END = w("footnoteReference"), w("endnoteReference")
_TEXTS = frozenset({_T, w("delText")})
_MATHS = frozenset({f"{{{M}}}oMath", f"{{{M}}}oMathPara"})


class View(Enum):
    """Tracked changes: as if all were accepted, or as if none had been made."""

    FINAL = "final"
    ORIGINAL = "original"


@record(frozen=True, slots=True)
class Run:
    """Letters in one run; `note` is the id of a footnote called here, `end` of an endnote (0 = none)."""

    text: str
    element: _Element
    note: int = 0
    properties: _Element | None = None
    """The run's own w:rPr."""
    end: int = 0


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


_CHOICES = f"{{{MC}}}AlternateContent"


def written(parent: _Element) -> Iterator[_Element]:
    """The children of an element; of what a program wrote in several ways, those of the first way that has letters
    (ECMA-376 part 3: a reader takes the first that it knows, and programs write the same words in each)."""
    for element in parent.iterchildren():
        if element.tag != _CHOICES:
            yield element
            continue
        for way in element.iterchildren():
            # The words of a drawing are no words of this paragraph, they are read as a text box.
            if any(_paragraph_of(one, way) for one in way.iter(_T, _SYMBOL)):
                yield from written(way)
                break


def _paragraph_of(text: _Element, way: _Element) -> bool:
    """Whether no drawing stands between letters and one way of writing them."""
    for one in text.iterancestors():
        if one is way:
            return True
        if one.tag in _DRAWINGS:
            return False
    return False


_DRAWINGS = frozenset({w("drawing"), w("pict"), w("object")})


def runs(parent: _Element, view: View, fields: Fields) -> Iterator[Run]:
    for element in written(parent):
        tag = element.tag
        if tag == _R:
            run, ruby = _run(element, fields)
            if run.text or run.note or run.end:
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
    note = end = 0
    properties = ruby = None
    for part in written(element):
        tag = part.tag
        if tag == _T and not fields.codes:
            text += part.text or ""
        elif tag == _RPR and part.getparent() is element:
            properties = part
        elif tag == _FIELD:
            text += "" if fields.in_code else _chosen(part)
            fields.see(value(part, "fldCharType"))
        elif tag == _RUBY:
            ruby = part
        elif not fields.in_code:
            text += _seen(part)
            if tag == _NOTE:
                note = number(part, "id") or 0
            elif tag == _END:
                end = number(part, "id") or 0
    return Run(text, element, note, properties, end), ruby


def _seen(part: _Element) -> str:
    """The letters that a part of a run shows; "" for what shows none."""
    if part.tag in _TEXTS:
        return part.text or ""
    if part.tag == _SYMBOL:
        return _symbol(value(part, "char"))
    return _LETTERS.get(str(part.tag), "")


def _chosen(field: _Element) -> str:
    """What a field of a form shows that has no result of its own: the entry chosen, the box with or without tick."""
    form = next(field.iterchildren(w("ffData")), None)
    if form is None:
        return ""
    for one in form.iterchildren(w("ddList")):
        entries = [value(entry) or "" for entry in one.iterchildren(w("listEntry"))]
        at = number(child(one, w("result"))) or number(child(one, w("default"))) or 0
        return entries[at] if 0 <= at < len(entries) else ""
    for one in form.iterchildren(w("checkBox")):
        state = child(one, w("checked"))
        state = child(one, w("default")) if state is None else state
        ticked = state is not None and value(state) not in ("0", "false", "off")
        return "\u2612" if ticked else "\u2610"
    return ""


def _symbol(code: str | None) -> str:
    """A letter of a symbol font by its hexadecimal number; private ones become U+FFFD."""
    try:
        letter = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if "\ue000" <= letter <= "\uf8ff" else letter
