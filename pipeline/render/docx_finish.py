"""What docxtpl does not write: footers, footnotes, properties; and bytes that repeat."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from lxml import etree
from lxml.etree import _Element

from pipeline.flow import Flow
from pipeline.ooxml.names import W, w
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.render.docx_parts import HIDDEN, Writer
from pipeline.render.docx_properties import (
    CORE_REL,
    CORE_TYPE,
    CUSTOM_REL,
    CUSTOM_TYPE,
    core_xml,
    custom_xml,
)
from pipeline.render.template_parts import footnotes


def finish(document: Document, writer: Writer, flow: Flow) -> bytes:
    """Write footnotes and properties into the rendered package and zip it the same way each time."""
    if writer.notes:
        _put_footnotes(document, writer)
        _shield_first_table(document.element.find(w("body")))
    if any(section.page.mirror for section in flow.sections):
        _mirror(document.settings.element)
    package = document.part.package
    _replace_core(package, flow)
    _put_custom(package, flow)
    stream = BytesIO()
    document.save(stream)
    return zipped(unzipped(stream.getvalue()))


def _mirror(settings: _Element) -> None:
    """Left and right margins change places on even pages. Order: CT_Settings."""
    if settings.find(w("mirrorMargins")) is None:
        zoom = settings.find(w("zoom"))
        new = etree.fromstring(f'<w:mirrorMargins xmlns:w="{W}"/>')
        settings.insert(0 if zoom is None else settings.index(zoom) + 1, new)


def _put_footnotes(document: Document, writer: Writer) -> None:
    notes = "".join(writer.note(at) for at in range(1, len(writer.notes) + 1))
    blob = footnotes(notes).encode()
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            relation.target_part._blob = blob  # python-docx 1.2 has no public way
            return
    uri = PackURI("/word/footnotes.xml")
    new = Part(uri, CONTENT_TYPE.WML_FOOTNOTES, blob, part.package)
    part.relate_to(new, RELATIONSHIP_TYPE.FOOTNOTES)


def _shield_first_table(body: _Element) -> None:
    """A hidden paragraph without height before a table that begins the document.

    Seen in LibreOffice 7.4: a file with footnotes that begins with a table gets an empty line above
    it, unless a paragraph stands there. Word shows a paragraph with a hidden mark nowhere.
    """
    if body[0].tag == w("tbl"):
        xml = HIDDEN.replace("<w:p>", f'<w:p xmlns:w="{W}">')
        body.insert(0, etree.fromstring(xml))


def _replace_core(package: Package, flow: Flow) -> None:
    _put(package, "docProps/core.xml", CORE_TYPE, CORE_REL, core_xml(flow))


def _put_custom(package: Package, flow: Flow) -> None:
    custom = custom_xml(flow)
    if custom:
        _put(package, "docProps/custom.xml", CUSTOM_TYPE, CUSTOM_REL, custom)


def _put(package: Package, name: str, kind: str, relation: str, xml: str) -> None:
    """Put a package-level part in the place of an old one or beside the others."""
    part = Part(PackURI(f"/{name}"), kind, xml.encode(), package)
    for old in package.rels.values():
        if old.reltype == relation:
            old._target = part
            return
    package.relate_to(part, relation)
