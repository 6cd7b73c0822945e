"""Properties of a finished docx as XML: title, author, subject, where the file came from."""

from __future__ import annotations

from pipeline.flow import Flow
from pipeline.render.docx_text import escape

CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
# The set of user-defined properties has this fixed name (MS-OLEPS, FMTID_UserDefinedProperties).
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# No clock: equal content must give equal bytes.
# The day is the document's own, this one while it is open.
_WHEN = "1980-01-01T00:00:00Z"


def core_xml(flow: Flow) -> str:
    """docProps/core.xml; as an own part, for python-docx cuts values at 255 letters."""
    when = f"{flow.date.isoformat()}T00:00:00Z" if flow.date else _WHEN
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(flow.title)}</dc:title><dc:subject>{escape(flow.subject)}</dc:subject>"
        f"<dc:creator>{escape(flow.organ)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(flow.organ)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def custom_xml(flow: Flow) -> str:
    """docProps/custom.xml: where the file came from, so that a returned Word file finds its source
    again (`pipeline.ooxml.anchors` has the names); "" when nothing is to be said."""
    inner = "".join(
        f'<property fmtid="{_USER_PROPERTIES}" pid="{number}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(flow.properties, 2)
    )
    return (
        inner and f'{_HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT}">{inner}</Properties>'
    )
