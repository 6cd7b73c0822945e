"""The same documents through docxtpl as its manual shows it: open, render, save, for each one."""

from __future__ import annotations

from io import BytesIO

from docxtpl import DocxTemplate

from pipeline.flow import Flow, Grid, Para, item_paras
from pipeline.ooxml.names import R, W
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.render.template_parts import HEAD


def template(made: bytes) -> bytes:
    """A hand-made template with loops in place of the slots: the same styles, the same look."""
    body = (
        _table(("{%p for x in left %}", "{{ x }}", "{%p endfor %}"), "{{ right }}")
        + _para("{%p for one in blocks %}")
        + _para("{%p if one.rows %}")
        + _rows()
        + _para("{%p elif one.heading %}")
        + _para("{{ one.text }}", "VBHeading1")
        + _para("{%p else %}")
        + _para("{{ one.text }}", "VBParagraph")
        + _para("{%p endif %}")
        + _para("{%p endfor %}")
        + _table(("{{ receivers }}",), "{{ signer }}")
        + _para("")
    )
    xml = f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    return zipped({**unzipped(made), "word/document.xml": xml.encode()})


def context(flow: Flow) -> dict[str, object]:
    """What the template needs of a document."""
    items = list(flow.sections[0].items)
    grids = [item for item in items if isinstance(item, Grid) and item.place]
    head, sign = grids[0].rows, grids[-1].rows
    first = [para.text for row in head for para in row.boxes[0].content]
    return {
        "left": first,
        "right": " ".join(para.text for row in head for para in row.boxes[1].content),
        "blocks": [
            _block(item) for item in items if isinstance(item, Para | Grid) and not _placed(item)
        ],
        "receivers": " ".join(para.text for para in sign[0].boxes[0].content),
        "signer": " ".join(para.text for para in sign[0].boxes[1].content),
    }


def _placed(item: Para | Grid) -> bool:
    return isinstance(item, Grid) and bool(item.place)


def _block(item: Para | Grid) -> dict[str, object]:
    if isinstance(item, Para):
        return {"text": item.text, "heading": bool(item.format.outline)}
    rows = [[" ".join(p.text for p in box.content) for box in row.boxes] for row in item.rows]
    assert sum(map(len, rows)) == len(list(item_paras((item,)))) or rows
    return {"rows": rows}


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
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (700, 4955, 2000, 1700))
    cells = "".join(f"<w:tc>{_para(f'{{{{ row[{at}] }}}}', 'VBCell')}</w:tc>" for at in range(4))
    control = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>{}</w:tc></w:tr>'
    loop = control.format(_para("{%tr for row in one.rows %}"))
    end = control.format(_para("{%tr endfor %}"))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{loop}<w:tr>{cells}</w:tr>{end}</w:tbl>"
