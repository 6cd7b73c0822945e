"""What a table of the Word file is besides its cells: width, lines, margins."""

from __future__ import annotations

from pipeline.render.docx_text import escape

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

CELL_BORDERS = _BORDERS.partition("<w:insideH")[0]
"""Of one cell; those of a table also part its cells."""


def table_properties(
    width: int, margin: int, border: bool, caption: str = "", *, to_border: bool = False
) -> str:
    """w:tblPr of a fixed table as wide as said. Order: CT_TblPr.

    Up to compatibilityMode 14 w:tblInd goes to the first cell's text, so an indent as wide as the
    cell margin puts the border at the text edge of the page. From mode 15 on it goes `to_border`.
    """
    indent = 0 if to_border else margin
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        + (f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if border else "")
        + '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        + f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
        + "</w:tblCellMar>"
        + (f'<w:tblCaption w:val="{escape(caption)}"/>' if caption else "")
        + "</w:tblPr>"
    )
