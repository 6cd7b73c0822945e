"""What a docx carries besides the words on its pages: changes, comments, words out of sight, days that move."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.check.finished.page import Extras
from pipeline.ooxml.names import value, w
from pipeline.ooxml.package import Package

_CHANGES = tuple(
    map(
        w,
        (
            *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
            *("rPrChange", "pPrChange", "sectPrChange", "numberingChange"),
            *("tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
        ),
    )
)
"""Words and rows put in, out or elsewhere, and formats that are marked as new."""
_STORIES = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_MOVING = re.compile(r"\s*(?:DATE|TIME|SAVEDATE|PRINTDATE)\b", re.I)
"""Fields that show another day whenever a program opens, saves or prints the file (ECMA-376-1, 17.16.5)."""


def extras(package: Package, hidden: str) -> Extras:
    """Counts of all that is printed; `hidden` = the words that the main story's formats hide."""
    others = [one for one in package.parts if _STORIES.fullmatch(one)]
    roots = [package.xml(one) for one in (package.main, *others)]
    name = package.related("comments")
    return Extras(
        tracked=sum(1 for root in roots for _ in root.iter(*_CHANGES)),
        comments=len(list(package.xml(name).iter(w("comment")))) if name else 0,
        hidden=hidden,
        moving_dates=sum(1 for root in roots for code in _codes(root) if _MOVING.match(code)),
    )


def _codes(root: _Element) -> Iterator[str]:
    """The instruction of each field, also of one that Word has cut into several runs."""
    for simple in root.iter(w("fldSimple")):
        yield value(simple, "instr") or ""
    code = ""
    for part in root.iter(w("fldChar"), w("instrText")):
        if part.tag == w("instrText"):
            code += part.text or ""
        else:
            yield code
            code = ""
