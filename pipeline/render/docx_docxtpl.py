"""Any Word template, filled by docxtpl: the reference, and the way for what `docx_fast` does not know.

docxtpl's defaults print a missing name as nothing and cut "R&D" to "R", so it gets autoescape and
StrictUndefined. A fresh environment each time because docxtpl writes to the one it is given;
sandboxed because an office's template is foreign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from lxml.etree import _Element
from markupsafe import Markup

from pipeline.flow import Flow, Format, Grid, PageSetup
from pipeline.ooxml.names import R, W, number, value, w
from pipeline.problem import ToolError
from pipeline.render.docx_finish import finish
from pipeline.render.docx_images import relate
from pipeline.render.docx_parts import Writer
from pipeline.render.docx_slots import SIDES, Slots, slots
from pipeline.render.template_parts import HEAD, HEAD_TABLE, SIGN_TABLE

TABLES = {HEAD_TABLE: "head", SIGN_TABLE: "sign"}
"""Name (alternative text) of a template's own table -> place of the grid that fills it."""


def fill(
    flow: Flow,
    template: bytes,
    styles: Mapping[str, Format],
    page: PageSetup | None,
    name: str,
    *,
    to_border: bool = False,
) -> bytes:
    """The finished docx. ToolError for a faulty template, with its words near the fault."""
    filled = DocxTemplate(BytesIO(template))
    filled.init_docx()
    host = _Opened(filled)
    writer = Writer(styles, host.embed, anchored=flow.anchors, to_border=to_border)
    ready = slots(flow, writer, host, page)
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        filled.render(_context(ready), environment, autoescape=True)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise ToolError(f"mẫu Word {name}", _said(error, filled)) from error
    except (etree.XMLSyntaxError, AttributeError, AssertionError) as error:
        raise ToolError(f"mẫu Word {name}", f"lệnh mẫu đặt sai chỗ: {error}") from error
    body = filled.docx.element.find(w("body"))
    _close(body, ready.section)
    _fit_tables(body, flow)
    return finish(filled.docx, writer, flow)


def patched_body(template: bytes, prepare: Callable[[_Element], None]) -> str:
    """The template's w:body as docxtpl hands it to Jinja, after `prepare` changed the root."""
    opened = DocxTemplate(BytesIO(template))
    opened.init_docx()
    prepare(opened.docx.element)
    return str(opened.patch_xml(opened.get_xml()))


class _Opened:
    """A template opened by docxtpl, as a host of parts."""

    def __init__(self, filled: DocxTemplate) -> None:
        self._part = filled.docx.part
        section = filled.docx.element.body.find(w("sectPr"))
        self.margins = section_margins(section)
        self.references = section_references(section)

    def footer(self, xml: str) -> str:
        package = self._part.package
        uri = package.next_partname("/word/footer%d.xml")
        part = Part(uri, CONTENT_TYPE.WML_FOOTER, (HEAD + xml).encode(), package)
        return str(self._part.relate_to(part, RELATIONSHIP_TYPE.FOOTER))

    def embed(self, data: bytes) -> str:
        return relate(self._part, data)


def section_margins(section: _Element | None) -> dict[str, int] | None:
    """The margins that a w:sectPr says, in twips by `SIDES`."""
    margins = None if section is None else section.find(w("pgMar"))
    if margins is None:
        return None
    found = {side: number(margins, side) for side in SIDES}
    return {side: length for side, length in found.items() if length is not None}


def section_references(section: _Element | None) -> dict[tuple[str, str], str]:
    """The headers and footers of a w:sectPr."""
    found: dict[tuple[str, str], str] = {}
    for part in ("header", "footer"):
        for element in () if section is None else section.iterchildren(w(f"{part}Reference")):
            found[part, value(element, "type") or "default"] = element.get(f"{{{R}}}id", "")
    return found


def _context(ready: Slots) -> dict[str, object]:
    written = {name: Markup(xml) for name, xml in ready.xml.items()}  # noqa: S704 - by the writer
    return {**written, **ready.words, **ready.flags}


def _close(body: _Element, section: str) -> None:
    """Give the last section its page in place of the template's."""
    old = body.find(w("sectPr"))
    new = etree.fromstring(f'<x xmlns:w="{W}" xmlns:r="{R}">{section}</x>')[0]
    if old is not None:
        body.remove(old)
    body.append(new)


def _fit_tables(body: _Element, flow: Flow) -> None:
    """Letterhead and signature tables as wide as this document's text.

    An office's own column widths stay as long as they fill the same width.
    """
    grids = {item.place: item for item in flow.sections[0].items if isinstance(item, Grid)}
    for table in body.iterchildren(w("tbl")):
        caption = value(table.find(f"{w('tblPr')}/{w('tblCaption')}"))
        grid = grids.get(TABLES.get(caption or "", "-"))
        columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
        if grid is None or len(columns) != len(grid.widths):
            continue
        if sum(number(column, "w") or 0 for column in columns) != sum(grid.widths):
            _set_widths(table, grid.widths)


def _set_widths(table: _Element, widths: tuple[int, ...]) -> None:
    for key, element in width_holders(table, len(widths)):
        element.set(w("w"), str(sum(widths) if key < 0 else widths[key]))


def width_holders(table: _Element, count: int) -> Iterator[tuple[int, _Element]]:
    """(column, element whose w:w is its width) of a table of `count` columns; -1 = the whole."""
    yield from enumerate(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    whole = table.find(f"{w('tblPr')}/{w('tblW')}")
    if whole is not None:
        yield -1, whole
    for row in table.iterchildren(w("tr")):
        cells = row.findall(f"{w('tc')}/{w('tcPr')}/{w('tcW')}")
        if len(cells) == count:
            yield from enumerate(cells)


def _said(error: Exception, filled: DocxTemplate) -> str:
    """What went wrong, with the words of the template near it."""
    message = str(error)
    near = " ".join(" ".join(getattr(error, "docx_context", ())).split())
    if not near:
        quoted = re.search(r"'([^']+)'", message)
        text = " ".join("".join(filled.docx.element.body.itertext()).split())
        at = text.find(quoted[1]) if quoted else -1
        near = text[max(0, at - 40) : at + 40] if at >= 0 else ""
    return f"{message} (gần “{near[:160]}”)" if near else message
