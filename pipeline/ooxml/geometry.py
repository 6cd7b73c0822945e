"""The pages of a docx: size, margins, headers and page numbers of every section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.names import is_on, local, number, value, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.reader import relationship


@dataclass(frozen=True, slots=True)
class Geometry:
    """A section's page in twips."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    landscape: bool
    title_page: bool
    """The first page has header and footer of its own."""
    start: int
    """First page number; 0 = goes on."""
    headers: Mapping[str, str]
    """default | first | even -> relationship id."""
    footers: Mapping[str, str]
    continuous: bool = False
    """Begins on the page of the section before it."""


def sections(package: Package) -> tuple[Geometry, ...]:
    """Page geometry of every section in order; Word's own values where a file says nothing."""
    root = package.xml(package.main)
    settings = package.related("settings")
    above = settings is not None and is_on(package.xml(settings).find(w("gutterAtTop")))
    return tuple(_geometry(element, bool(above)) for element in _section_elements(root))


def _section_elements(root: _Element) -> Iterator[_Element]:
    for element in root.iter(w("sectPr")):
        parent = element.getparent()
        if parent is not None and local(parent) in {"pPr", "body"}:
            yield element


def _geometry(element: _Element, gutter_above: bool) -> Geometry:
    size, margin = element.find(w("pgSz")), element.find(w("pgMar"))
    # Room for binding comes to the margin (ECMA-376-1, 17.6.11), on the right where w:rtlGutter says so.
    gutter = max(0, number(margin, "gutter") or 0)
    edge = "top" if gutter_above else "right" if is_on(element.find(w("rtlGutter"))) else "left"

    def read(of: _Element | None, name: str, otherwise: int) -> int:
        found = number(of, name)
        return otherwise if found is None else found

    return Geometry(
        width=read(size, "w", 12240),
        height=read(size, "h", 15840),
        top=_wider(read(margin, "top", 1440), gutter if edge == "top" else 0),
        bottom=read(margin, "bottom", 1440),
        left=read(margin, "left", 1440) + (gutter if edge == "left" else 0),
        right=read(margin, "right", 1440) + (gutter if edge == "right" else 0),
        header=read(margin, "header", 720),
        footer=read(margin, "footer", 720),
        landscape=value(size, "orient") == "landscape",
        title_page=bool(is_on(element.find(w("titlePg")))),
        start=read(element.find(w("pgNumType")), "start", 0),
        headers=_references(element, "headerReference"),
        footers=_references(element, "footerReference"),
        continuous=value(element.find(w("type"))) == "continuous",
    )


def _wider(margin: int, by: int) -> int:
    """A margin below zero means exactly so much: it grows away from zero."""
    return margin - by if margin < 0 else margin + by


def _references(element: _Element, name: str) -> dict[str, str]:
    return {
        value(reference, "type") or "default": relationship(reference)
        for reference in element.iterchildren(w(name))
    }
