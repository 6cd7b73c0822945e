"""Shapes of other word processors: lines and boxes, and how wide words are."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from fontTools.ttLib import TTFont

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_EMU = 36000


def fonts() -> Path:
    """The folder of the metric twin of Times New Roman."""
    for place in (
        Path(__file__).resolve().parents[2] / ".venv/share/fonts/vanban",
        Path("/usr/share/fonts/truetype/liberation2"),
        Path("/usr/share/fonts/truetype/liberation"),
    ):
        if (place / "LiberationSerif-Bold.ttf").exists():
            return place
    raise FileNotFoundError("LiberationSerif-Bold.ttf")


@cache
def _advances(bold: bool, italic: bool) -> tuple[dict[int, str], dict[str, tuple[int, int]]]:
    name = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}
    font = TTFont(fonts() / f"LiberationSerif-{name[bool(bold), bool(italic)]}.ttf")
    return font.getBestCmap(), font["hmtx"].metrics


def width_mm(words: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Millimetres that words take in Times New Roman."""
    cmap, metrics = _advances(bold, italic)
    units = sum(metrics[cmap[ord(char)]][0] for char in words)
    return units / 2048 * size / 72 * 25.4


_COUNT = iter(range(10_000, 10_000_000))


def _anchor(
    x: float, y: float, wide: float, high: float, body: str, geometry: str, line: str
) -> str:
    number = next(_COUNT)
    return (
        f'<w:r {_SPACES}><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{round(x * _EMU)}'
        f'</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(y * _EMU)}'
        f'</wp:posOffset></wp:positionV><wp:extent cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="Shape {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNv{"Cn" if geometry == "line" else "Sp"}Pr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"/></a:xfrm><a:prstGeom prst="{geometry}">'
        f"<a:avLst/></a:prstGeom>{line}</wps:spPr>{body}</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></w:r>"
    )


_INK = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'


def line_shape(kind: str, start: float, length: float) -> Any:
    """A run that holds a straight line under its paragraph; millimetres from the column's edge."""
    if kind == "vml":
        left, right, down = (round(one / 25.4 * 72, 2) for one in (start, start + length, 6.4))
        number = next(_COUNT)
        xml = (
            f'<w:r {_SPACES}><w:pict><v:line id="Line{number}" style="position:absolute;z-index:{number}" '
            f'from="{left}pt,{down}pt" to="{right}pt,{down}pt" strokeweight=".75pt"/></w:pict></w:r>'
        )
        return parse_xml(xml)
    body = "<wps:bodyPr/>"
    return parse_xml(_anchor(start, 6.4, length, 0, body, "line", _INK))


def box(x: float, y: float, wide: float, high: float, content: str, framed: bool = False) -> Any:
    """A run that holds a text box with ready paragraphs."""
    ink = _INK if framed else "<a:noFill/><a:ln><a:noFill/></a:ln>"
    body = (
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>'
    )
    return parse_xml(_anchor(x, y, wide, high, body, "rect", ink))
