"""Flow + Word template -> finished .docx bytes; the only file that knows docxtpl.

docxtpl's defaults print a missing name as nothing and cut "R&D" to "R", so it gets autoescape and
StrictUndefined, and what it made is reopened and compared (`docx_guard`). A fresh environment each
time because docxtpl writes to the one it is given; sandboxed because an office's template is foreign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO

from docx.image import exceptions as image_errors
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from lxml.etree import _Element
from markupsafe import Markup

from pipeline.flow import Flow, Format, Grid, Item, PageSetup, Para, Section, paras
from pipeline.ooxml.effective import Formats
from pipeline.ooxml.names import R, W, number, value, w
from pipeline.ooxml.package import Package, open_package
from pipeline.problem import ContentError, Problem, Span, ToolError
from pipeline.render.docx_finish import Feet, finish
from pipeline.render.docx_guard import compare
from pipeline.render.docx_parts import EMPTY, Writer, section_properties
from pipeline.render.docx_text import UNWRITABLE
from pipeline.render.template_parts import HEAD_TABLE, SIGN_TABLE

TITLE_ROLES = frozenset({"kind_name", "author_line", "subject", "dashes", "rule"})

_BAD_IMAGE = (
    image_errors.InvalidImageStreamError,
    image_errors.UnexpectedEndOfFileError,
    image_errors.UnrecognizedImageError,
)


def render(
    flow: Flow, template: bytes, styles: Mapping[str, Format], page: PageSetup | None = None
) -> bytes:
    """The finished docx, compared with the flow word by word; equal input gives equal bytes.

    `styles` are the template's styles at the standard's defaults, by id; only what differs from
    them is written as direct formatting. With `page`, the standard's default page, an office's own
    margins in the template hold wherever the document keeps to the default. Raises ContentError
    (D001 lost words, D002 unwritable letters, D003 missing style), ToolError for a faulty template.
    """
    name = f"{flow.template}.docx"
    opened = open_package(template, name)
    _refuse_unwritable(flow)
    _refuse_missing_styles(flow, opened, styles)
    finished = _fill(flow, template, styles, page, name)
    problems = compare(flow, finished, opened)
    if problems:
        raise ContentError(problems)
    return finished


def _fill(
    flow: Flow, template: bytes, styles: Mapping[str, Format], page: PageSetup | None, name: str
) -> bytes:
    filled = DocxTemplate(BytesIO(template))
    filled.init_docx()
    part = filled.docx.part

    def embed(data: bytes) -> str:
        try:
            relation, _ = part.get_or_add_image(BytesIO(data))
        except (*_BAD_IMAGE, ValueError, LookupError, OSError) as error:
            said = f"không nhúng được vào .docx: {type(error).__name__} {error}".rstrip()
            raise ToolError("hình", said) from error
        return str(relation)

    writer = Writer(styles, embed)
    feet = Feet(filled.docx, writer, flow)
    context = _context(flow, writer, _Sections(flow, filled.docx.element.body, feet, page))
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        filled.render(context, environment, autoescape=True)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise ToolError(f"mẫu Word {name}", _said(error, filled)) from error
    except (etree.XMLSyntaxError, AttributeError, AssertionError) as error:
        raise ToolError(f"mẫu Word {name}", f"lệnh mẫu đặt sai chỗ: {error}") from error
    body = filled.docx.element.find(w("body"))
    _close(body, flow, feet, page)
    _fit_tables(body, flow)
    return finish(filled.docx, writer, flow)


class _Sections:
    """The section breaks: each section's page goes with its last paragraph."""

    def __init__(self, flow: Flow, body: _Element, feet: Feet, page: PageSetup | None) -> None:
        self._flow = flow
        self._xml = [
            section_xml(body.find(w("sectPr")), section, feet.references(at), page)
            for at, section in enumerate(flow.sections)
        ]

    def tail(self, at: int, items: tuple[Item, ...], writer: Writer) -> str:
        """The end of section `at`, contact frame and section break (not for the last) included."""
        section = self._flow.sections[at]
        last_one = at == len(self._flow.sections) - 1
        last = items[-1] if items else None
        if not isinstance(last, Para):
            raise ValueError(f"section {at + 1} does not end with a paragraph")
        feet = writer.framed_contact(section.foot_last, section.page)
        end = writer.para(last, section="" if last_one else self._xml[at])
        return writer.items(items[:-1]) + feet + end


def section_xml(
    template: _Element | None, section: Section, references: str, page: PageSetup | None
) -> str:
    """w:sectPr of a section; the template's own margins where the flow has the standard's."""
    setup = section.page
    margins = None if template is None else template.find(w("pgMar"))
    if page is not None and not setup.landscape and margins is not None:
        sides = ("top", "bottom", "left", "right", "header")
        own = {
            side: number(margins, side)
            for side in sides
            if getattr(setup, side) == getattr(page, side) and number(margins, side) is not None
        }
        setup = replace(setup, **own)  # type: ignore[arg-type]
    return section_properties(setup, references)


def _context(flow: Flow, writer: Writer, sections: _Sections) -> dict[str, object]:
    """Every slot of a template with its XML. Order matters: footnotes are numbered as written."""
    first = flow.sections[0]
    items = list(first.items)
    context: dict[str, object] = {f"head_{at}": False for at in range(1, 10)}
    context |= {f"head_{at}_{side}": "" for at in range(1, 10) for side in ("left", "right")}
    context |= {"head": False, "sign": False, "sign_left": "", "sign_right": ""}
    context |= {"title_words": flow.title, "organ": flow.organ, "subject_words": flow.subject}
    if items and isinstance(items[0], Grid) and _fits(items[0], "head", 9):
        context |= _head(items.pop(0), writer)
    count = next((at for at, item in enumerate(items) if not _is_title(item)), len(items))
    context["title"] = Markup(writer.items(items[:count]))  # noqa: S704 - escaped by the writer
    body, sign, tail = _parted(items[count:])
    context["body"] = Markup(writer.items(body))  # noqa: S704
    if sign:
        left, right = sign.rows[0].boxes
        context |= {"sign": True}
        context |= {"sign_left": _cell(left.content, sign, writer)}
        context |= {"sign_right": _cell(right.content, sign, writer)}
    annexes = sections.tail(0, tail, writer)
    for at, section in enumerate(flow.sections[1:], 1):
        annexes += sections.tail(at, section.items, writer)
    context["annexes"] = Markup(annexes)  # noqa: S704
    return context


def _head(grid: Item, writer: Writer) -> dict[str, object]:
    context: dict[str, object] = {"head": True}
    if isinstance(grid, Grid):
        for at, row in enumerate(grid.rows, 1):
            context[f"head_{at}"] = True
            for side, box in zip(("left", "right"), row.boxes, strict=True):
                context[f"head_{at}_{side}"] = _cell(box.content, grid, writer)
    return context


def _cell(content: tuple[Para, ...], grid: Grid, writer: Writer) -> Markup:
    xml = "".join(writer.para(para, keep_next=grid.keep_next) for para in content)
    return Markup(xml or EMPTY)  # noqa: S704


def _fits(item: Item, place: str, rows: int) -> bool:
    """True when the template's two-column table can hold the grid."""
    return (
        isinstance(item, Grid)
        and item.place == place
        and len(item.rows) <= rows
        and all(len(row.boxes) == 2 for row in item.rows)
    )


def _is_title(item: Item) -> bool:
    return isinstance(item, Para) and item.role in TITLE_ROLES


def _parted(items: list[Item]) -> tuple[list[Item], Grid | None, tuple[Item, ...]]:
    """Body, signature table (None when the template's cannot hold it), what follows it.

    A grid of several signatures is written as it is at the end of the body.
    """
    for at, item in enumerate(items):
        if isinstance(item, Grid) and _fits(item, "sign", 1):
            return items[:at], item, tuple(items[at + 1 :])
    return items[:-1], None, tuple(items[-1:])


def _close(body: _Element, flow: Flow, feet: Feet, page: PageSetup | None) -> None:
    """Give the last section its page in place of the template's."""
    at = len(flow.sections) - 1
    old = body.find(w("sectPr"))
    xml = section_xml(old, flow.sections[at], feet.references(at), page)
    new = etree.fromstring(f'<x xmlns:w="{W}" xmlns:r="{R}">{xml}</x>')[0]
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
        grid = grids.get({HEAD_TABLE: "head", SIGN_TABLE: "sign"}.get(caption or "", "-"))
        columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
        if grid is None or len(columns) != len(grid.widths):
            continue
        if sum(number(column, "w") or 0 for column in columns) != sum(grid.widths):
            _set_widths(table, columns, grid.widths)


def _set_widths(table: _Element, columns: list[_Element], widths: tuple[int, ...]) -> None:
    for column, width in zip(columns, widths, strict=True):
        column.set(w("w"), str(width))
    whole = table.find(f"{w('tblPr')}/{w('tblW')}")
    if whole is not None:
        whole.set(w("w"), str(sum(widths)))
    for row in table.iterchildren(w("tr")):
        cells = row.findall(f"{w('tc')}/{w('tcPr')}/{w('tcW')}")
        if len(cells) == len(widths):
            for cell, width in zip(cells, widths, strict=True):
                cell.set(w("w"), str(width))


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


def _refuse_unwritable(flow: Flow) -> None:
    problems = [
        Problem(
            para.span or Span(flow.source or flow.template),
            "D002",
            f"có ký tự điều khiển U+{ord(found[0]):04X} gần “{_near(para.text, found.start())}”",
            "xoá ký tự đó (thường do sao chép từ PDF hoặc bảng tính)",
        )
        for para in _every(paras(flow))
        if (found := UNWRITABLE.search(para.text))
    ]
    if problems:
        raise ContentError(problems)


def _near(text: str, at: int) -> str:
    return UNWRITABLE.sub("", text[max(0, at - 15) : at + 15])


def _every(found: Iterable[Para]) -> Iterable[Para]:
    """Paragraphs with the footnotes called in them."""
    for para in found:
        yield para
        for piece in para.pieces:
            yield from piece.note


def _refuse_missing_styles(flow: Flow, template: Package, styles: Mapping[str, Format]) -> None:
    there = Formats(template).style_ids()
    missing = {para.style for para in _every(paras(flow))} & set(styles) - there
    if missing:
        raise ContentError(
            [
                Problem(
                    Span(f"{flow.template}.docx"),
                    "D003",
                    f"mẫu Word thiếu kiểu đoạn “{style}”",
                    "lập lại mẫu bằng `make templates`, hoặc chép kiểu đó từ mẫu gốc",
                )
                for style in sorted(missing)
            ]
        )
