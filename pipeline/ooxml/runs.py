"""The runs of one paragraph as their letters are seen: fields, changes, ruby and formulas told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lxml.etree import _Element

from pipeline.ooxml.names import M, child, local, number, value, w

_RUBY, _MATH_TEXT = w("ruby"), f"{{{M}}}t"
_MATHS = frozenset({f"{{{M}}}oMath", f"{{{M}}}oMathPara"})


class View(Enum):
    """Tracked changes: as if all were accepted, or as if none had been made."""

    FINAL = "final"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one run; `note` is the id of a footnote called here (0 = none)."""

    text: str
    element: _Element
    note: int = 0


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


_SKIPPED = {View.FINAL: {"del", "moveFrom"}, View.ORIGINAL: {"ins", "moveTo"}}
_HOLDERS = frozenset(
    {
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
    }
    | {"customXml", "bdo", "dir"}
)


def runs(parent: _Element, view: View, fields: Fields) -> Iterator[Run]:
    for element in parent.iterchildren():
        name = local(element)
        if name == "r":
            text, note = _run(element, fields)
            if text or note:
                yield Run(text, element, note)
            ruby = child(element, _RUBY)
            if ruby is not None:
                yield from runs(ruby, view, fields)
        elif element.tag in _MATHS:
            yield Run("".join(part.text or "" for part in element.iter(_MATH_TEXT)), element)
        elif name in _HOLDERS and name not in _SKIPPED[view]:
            yield from runs(element, view, fields)


_LETTERS = {
    "softHyphen": "\u00ad",
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}


def _run(element: _Element, fields: Fields) -> tuple[str, int]:
    text: list[str] = []
    note = 0
    for part in element.iterchildren():
        name = local(part)
        if name == "t" and not fields.codes:
            text.append(part.text or "")
        elif name == "fldChar":
            fields.see(value(part, "fldCharType"))
        elif fields.in_code:
            continue
        elif name in {"t", "delText"}:
            text.append(part.text or "")
        elif name == "footnoteReference":
            note = number(part, "id") or 0
        elif name == "sym":
            text.append(_symbol(value(part, "char")))
        elif name in _LETTERS:
            text.append(_LETTERS[name])
    return "".join(text), note


def _symbol(code: str | None) -> str:
    """A letter of a symbol font by its hexadecimal number; private ones become U+FFFD."""
    try:
        letter = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if "\ue000" <= letter <= "\uf8ff" else letter
