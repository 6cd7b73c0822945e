"""The same documents through docxtpl as its manual shows it: open, render, save, for each one."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docxtpl import DocxTemplate, RichText
from lxml import etree

from pipeline.flow import Flow, Grid, Item, Para
from pipeline.ooxml.names import R, W
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.render.template_parts import HEAD


def word_template(made: bytes) -> bytes:
    """The same as Word saves it: with theme, latent styles, settings and the rest (python-docx's own
    file is one), and the styles of `made` added."""
    document = docx.Document()
    styles = etree.fromstring(unzipped(made)["word/styles.xml"])
    known = {style.style_id for style in document.styles}
    for style in styles.iter(f"{{{W}}}style"):
        if style.get(f"{{{W}}}styleId") not in known:
            document.styles.element.append(parse_xml(etree.tostring(style)))
    stream = BytesIO()
    document.save(stream)
    return _with_loops(stream.getvalue())


def template(made: bytes) -> bytes:
    """A lean template: that of this project, loops in place of the slots; the same styles."""
    return _with_loops(made)


def _with_loops(made: bytes) -> bytes:
    body = (
        _table(("{%p for x in left %}", "{{ x }}", "{%p endfor %}"), "{{ right }}")
        + _para("{%p for one in blocks %}")
        + _para("{%p if one.rows %}")
        + _rows()
        + _para("{%p else %}")
        + _para("{{r one.rich }}", "{{ one.style }}")
        + _para("{%p endif %}")
        + _para("{%p endfor %}")
        + _table(("{{ receivers }}",), "{{ signer }}")
        + _para("")
    )
    xml = f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    return zipped({**unzipped(made), "word/document.xml": xml.encode()})


def context(flow: Flow) -> dict[str, object]:
    """What the template needs of a document, annexes included."""
    items = [item for section in flow.sections for item in section.items]
    placed = {item.place: item for item in items if isinstance(item, Grid)}
    head, sign = placed["head"].rows, placed["sign"].rows
    return {
        "left": [para.text for row in head for para in row.boxes[0].content],
        "right": " ".join(para.text for row in head for para in row.boxes[1].content),
        "blocks": [block for item in items if (block := _block(item))],
        "receivers": " ".join(para.text for para in sign[0].boxes[0].content),
        "signer": " ".join(para.text for para in sign[0].boxes[1].content),
    }


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """The same without what only docxtpl understands."""
    rich = ("rich", "rich_rows")
    blocks = [{k: v for k, v in one.items() if k not in rich} for one in values["blocks"]]
    return {**values, "blocks": blocks}


def _block(item: Item) -> dict[str, object] | None:
    match item:
        case Para():
            heading = bool(item.format.outline)
            return {"text": item.text, "heading": heading, "style": item.style, "rich": _rich(item)}
        case Grid(place=""):
            boxes = [[box.content for box in row.boxes] for row in item.rows]
            rows = [[" ".join(para.text for para in cell) for cell in row] for row in boxes]
            rich = [[_rich(*cell) for cell in row] for row in boxes]
            return {"rows": rows, "rich_rows": rich, "columns": list(item.widths)}
    return None


def _rich(*paras: Para) -> RichText:
    """Runs of bold and italic letters: docxtpl's way to have them."""
    rich = RichText()
    for para in paras:
        for piece in para.pieces:
            rich.add(piece.text, bold=piece.bold, italic=piece.italic)
    return rich


def render(made: bytes, values: dict[str, object]) -> bytes:
    """Open, render, save."""
    opened = DocxTemplate(BytesIO(made))
    opened.render(values, autoescape=True)
    stream = BytesIO()
    opened.save(stream)
    return stream.getvalue()


def _para(words: str, style: str = "VBParagraph") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{words}'
        "</w:t></w:r></w:p>"
    )


def _table(left: tuple[str, ...], right: str) -> str:
    cells = f"<w:tc>{''.join(map(_para, left))}{_para('')}</w:tc><w:tc>{_para(right)}</w:tc>"
    grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="5355"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}<w:tr>{cells}</w:tr></w:tbl>"


def _rows() -> str:
    """A table of any number of columns, as docxtpl's manual makes one."""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
    properties = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
    grid = '{% for width in one.columns %}<w:gridCol w:w="{{ width }}"/>{% endfor %}'
    loop = _cell("{%tc for cell in row %}")
    cell = _cell("{{r cell }}", "VBCell")
    end = _cell("{%tc endfor %}")
    rows = f"{_row('{%tr for row in one.rich_rows %}')}<w:tr>{loop}{cell}{end}</w:tr>{_row('{%tr endfor %}')}"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _row(words: str) -> str:
    return f"<w:tr>{_cell(words)}</w:tr>"


def _cell(words: str, style: str = "VBParagraph") -> str:
    return f"<w:tc>{_para(words, style)}</w:tc>"
