"""Word files as offices write them: tabs for tables, typed rules, every numbering, Party and State.

tests/offices/*.yaml say what stands in each: paragraphs with look and place, tables without lines (`columns`)
and with lines (`grid`). The words are written here; nothing is taken from a real file.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm, Pt

FOLDER = Path(__file__).parent / "offices"
NAMES = tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def data(name: str) -> bytes:
    """One file as python-docx writes it: A4, Times New Roman 14."""
    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(14)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    for block in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")):
        if isinstance(block, dict) and {"grid", "columns"} & set(block):
            _table(document, block)
        else:
            _fill(document.add_paragraph(), block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Any, block: dict[str, Any]) -> None:
    rows = block.get("grid") or block["columns"]
    style = "Table Grid" if "grid" in block else None
    table = document.add_table(len(rows), len(rows[0]), style=style)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, paragraphs in zip(row.cells, texts, strict=True):
            for at, one in enumerate(paragraphs):
                _fill(cell.add_paragraph() if at else cell.paragraphs[0], one)


def _fill(paragraph: Any, block: str | dict[str, Any]) -> None:
    said = {"text": block} if isinstance(block, str) else block
    runs = said.get("runs") or [[said.get("text", ""), said.get("look", "")]]
    for text, *look in runs:
        marks = "".join(look)
        run = paragraph.add_run(text)
        run.bold, run.italic, run.underline = ("b" in marks, "i" in marks, "u" in marks)
    if "align" in said:
        paragraph.alignment = _ALIGN[said["align"]]
    if "indent" in said:
        paragraph.paragraph_format.first_line_indent = Cm(said["indent"])
    if "tab" in said:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(said["tab"]))
    if "style" in said:
        paragraph.style = said["style"]
