"""Sections of a docx: pages, and what stands at their heads and feet."""

from __future__ import annotations

from pipeline.flow import PageSetup
from pipeline.ooxml.names import R


def section_properties(page: PageSetup, references: str) -> str:
    """w:sectPr. `references` are its header and footer references. Order: CT_SectPr."""
    orient = ' w:orient="landscape"' if page.landscape else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"{orient}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
        f' w:left="{page.left}" w:header="{page.header}" w:footer="{page.header}"'
        ' w:gutter="0"/>'
        + ('<w:pgNumType w:start="1"/>' if page.restart else "")
        + '<w:cols w:space="720"/>'
        + ("<w:titlePg/>" if page.skip_first else "")
        + "</w:sectPr>"
    )


def reference(part: str, kind: str, relation: str) -> str:
    """A header or footer reference: part header | footer, kind default | first | even."""
    return f'<w:{part}Reference xmlns:r="{R}" w:type="{kind}" r:id="{relation}"/>'
