"""What docxtpl does not write: footers, footnotes, properties; and bytes that repeat."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from lxml.etree import _Element

from pipeline.flow import Flow, Para
from pipeline.ooxml.names import R, W, value, w
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.render.docx_parts import EMPTY, Writer, reference
from pipeline.render.docx_text import escape
from pipeline.render.template_parts import HEAD, footnotes

_CUSTOM_REL = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
# The set of user-defined properties has this fixed name (MS-OLEPS, FMTID_UserDefinedProperties).
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# No clock: equal content must give equal bytes.
_WHEN = "1980-01-01T00:00:00Z"


class Feet:
    """Header and footer references of each section; makes the first-page footers it needs."""

    def __init__(self, document: Document, writer: Writer, flow: Flow) -> None:
        self._document = document
        self._writer = writer
        self._any = any(section.foot_first for section in flow.sections)
        self._own = _own_references(document.element.body.find(w("sectPr")))
        self._xml = [self._section(section.foot_first) for section in flow.sections]

    def references(self, at: int) -> str:
        """The references of section `at`, counted from 0."""
        return self._xml[at]

    def _section(self, foot: tuple[Para, ...]) -> str:
        own = dict(self._own)
        if self._any:
            # A section without a first footer of its own would take the one before it.
            own["footer", "first"] = self._footer(foot)
        return "".join(reference(*key, relation) for key, relation in sorted(own.items()))

    def _footer(self, foot: tuple[Para, ...]) -> str:
        part = self._document.part
        package = part.package
        xml = f'{HEAD}<w:ftr xmlns:w="{W}" xmlns:r="{R}">{self._writer.contact(foot) or EMPTY}</w:ftr>'
        uri = package.next_partname("/word/footer%d.xml")
        footer = Part(uri, CONTENT_TYPE.WML_FOOTER, xml.encode(), package)
        return str(part.relate_to(footer, RELATIONSHIP_TYPE.FOOTER))


def _own_references(section: _Element | None) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for part in ("header", "footer"):
        for element in () if section is None else section.iterchildren(w(f"{part}Reference")):
            found[part, value(element, "type") or "default"] = element.get(f"{{{R}}}id", "")
    return found


def finish(document: Document, writer: Writer, flow: Flow) -> bytes:
    """Write footnotes and properties into the rendered package and zip it the same way each time."""
    if writer.notes:
        _put_footnotes(document, writer)
        _shield_first_table(document.element.find(w("body")))
    package = document.part.package
    _replace_core(package, flow)
    _put_custom(package, flow)
    stream = BytesIO()
    document.save(stream)
    return zipped(unzipped(stream.getvalue()))


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
        xml = f'<w:p xmlns:w="{W}">{_HIDDEN}</w:p>'
        body.insert(0, etree.fromstring(xml))


_HIDDEN = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/>'
    "<w:rPr><w:vanish/></w:rPr></w:pPr>"
)


def _replace_core(package: object, flow: Flow) -> None:
    """Title, author, subject: as an own part, for python-docx cuts values at 255 letters."""
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(flow.title)}</dc:title><dc:subject>{escape(flow.subject)}</dc:subject>"
        f"<dc:creator>{escape(flow.organ)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(flow.organ)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_WHEN}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_WHEN}</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
    _put(package, "docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, _CORE_REL, core)


_CORE_REL = RELATIONSHIP_TYPE.CORE_PROPERTIES


def _put_custom(package: object, flow: Flow) -> None:
    """The content file's name, so that a returned Word file finds its source again."""
    if not flow.source:
        return
    name = PurePath(flow.source).name
    custom = (
        f'{HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT}">'
        f'<property fmtid="{_USER_PROPERTIES}" pid="2" name="vanban.source">'
        f"<vt:lpwstr>{escape(name)}</vt:lpwstr></property></Properties>"
    )
    _put(package, "docProps/custom.xml", _CUSTOM_TYPE, _CUSTOM_REL, custom)


def _put(package: object, name: str, kind: str, relation: str, xml: str) -> None:
    """Put a package-level part in the place of an old one or beside the others."""
    part = Part(PackURI(f"/{name}"), kind, xml.encode(), package)  # type: ignore[arg-type]
    relations = package.rels  # type: ignore[attr-defined]
    for old in relations.values():
        if old.reltype == relation:
            old._target = part
            return
    package.relate_to(part, relation)  # type: ignore[attr-defined]
