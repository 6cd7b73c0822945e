"""What a paragraph of a returned docx is beside its letters: its alignment, the pages it begins, its pictures.

Changes are taken as accepted: what stands in w:del or w:moveFrom is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml.effective import Formats
from pipeline.ooxml.names import MC, WP, A, R, value, w
from pipeline.ooxml.package import Package

_PPR, _STYLE, _SECTION = w("pPr"), w("pStyle"), w("sectPr")
_TABLE, _TABLE_STYLE = w("tbl"), f"{w('tblPr')}/{w('tblStyle')}"
_BLIP, _EXTENT = f"{{{A}}}blip", f"{{{WP}}}extent"
_VML = "{urn:schemas-microsoft-com:vml}imagedata"
_LETTERS = frozenset(map(w, ("t", "tab", "sym", "footnoteReference")))
_BREAK = w("br")
_GONE = frozenset({w("del"), w("moveFrom"), f"{{{MC}}}Fallback", w("txbxContent")})
_MM = 36_000
"""EMU in a millimetre."""


class Picture(NamedTuple):
    """One picture: what is in it, and how wide it is shown (mm; 0 = not said)."""

    digest: str
    width: int = 0


class Form(NamedTuple):
    """One paragraph, or those that run on into one."""

    align: str = ""
    opens: bool = False
    """A new page begins before its letters."""
    closes: bool = False
    """A new page begins behind them."""
    parts: bool = False
    """A new page begins among them."""
    pictures: tuple[Picture, ...] = ()

    def joined(self, other: Form) -> Form:
        """With the one it runs on into; this one's alignment."""
        return Form(
            self.align,
            self.opens,
            other.closes,
            self.parts or other.parts or self.closes or other.opens,
            self.pictures + other.pictures,
        )


NO_FORM = Form()


class Forms:
    """The forms of one file's paragraphs; equal properties are looked through once."""

    def __init__(self, package: Package, formats: Formats) -> None:
        self._package = package
        self._formats = formats
        self._targets = {one.id: one.target for one in package.relations(package.main)}
        self._known: dict[tuple[object, ...], tuple[str, bool]] = {}
        self._digests: dict[str, str] = {}

    def of(self, paragraph: _Element) -> Form:
        """What holds for a w:p."""
        align, before = self._shape(paragraph)
        opens, closes, parts = _breaks(paragraph)
        return Form(
            align,
            opens or before,
            closes or _ends_section(paragraph),
            parts,
            tuple(self._pictures(paragraph)),
        )

    def _shape(self, paragraph: _Element) -> tuple[str, bool]:
        own = paragraph.find(_PPR)
        table = next(paragraph.iterancestors(_TABLE), None)
        style = None if table is None else value(table.find(_TABLE_STYLE)) or ""
        key = (style, b"" if own is None else etree.tostring(own))
        if key not in self._known:
            found = self._formats.paragraph(paragraph)
            self._known[key] = (found.align, found.page_break_before)
        return self._known[key]

    def _pictures(self, paragraph: _Element) -> Iterator[Picture]:
        for element in paragraph.iter(_BLIP, _VML):
            if _gone(element, paragraph):
                continue
            ident = element.get(f"{{{R}}}embed") or element.get(f"{{{R}}}id") or ""
            yield Picture(self._digest(ident), _width(element, paragraph))

    def _digest(self, ident: str) -> str:
        target = self._targets.get(ident, "")
        if target not in self._digests:
            data = self._package.parts.get(target)
            self._digests[target] = sha256(data).hexdigest() if data is not None else target
        return self._digests[target]


def _width(element: _Element, paragraph: _Element) -> int:
    for above in element.iterancestors():
        extent = next(above.iterchildren(_EXTENT), None)
        if extent is not None:
            return round(int(extent.get("cx", "0")) / _MM)
        if above is paragraph:
            break
    return 0


def _breaks(paragraph: _Element) -> tuple[bool, bool, bool]:
    """(before all letters, behind all of them, among them)."""
    opens = waiting = parts = letters = False
    for element in paragraph.iter(_BREAK, *_LETTERS):
        page = element.tag == _BREAK
        if (page and value(element, "type") != "page") or _gone(element, paragraph):
            continue
        if page:
            opens, waiting = opens or not letters, letters
        elif element.tag != w("t") or (element.text or "").strip():
            parts, letters, waiting = parts or waiting, True, False
    return opens, waiting, parts


def _gone(element: _Element, paragraph: _Element) -> bool:
    for above in element.iterancestors():
        if above is paragraph:
            return False
        if above.tag in _GONE:
            return True
    return False


def _ends_section(paragraph: _Element) -> bool:
    own = paragraph.find(_PPR)
    section = None if own is None else own.find(_SECTION)
    return section is not None and value(section.find(w("type"))) not in {"continuous"}
