"""Lines and boxes as programs draw them: old vectors, a thin rectangle, a place counted from the page."""

from __future__ import annotations

from itertools import count

_ids = count(3000)
EMU = 36000
"""In a millimetre."""
PT = 72 / 25.4
INK = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def fresh() -> int:
    return next(_ids)


def anchored(
    where: tuple[float, float],
    size: tuple[float, float],
    inner: str,
    old: str,
    across: str = "column",
) -> str:
    """A floating shape and its old form; `where`, `size` in mm, from the column (or the page) and the paragraph."""
    n = fresh()
    x, y, wide, high = (round(one * EMU) for one in (*where, *size))
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="4294967295" distB="4294967295" '
        f'distL="114300" distR="114300" simplePos="0" relativeHeight="{n}" behindDoc="0" locked="0" layoutInCell="1" '
        f'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{across}"><wp:posOffset>{x}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="19050" b="19050"/><wp:wrapNone/>'
        f'<wp:docPr id="{n}" name="Straight Connector {n}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{SHAPE}">'
        f"<wps:wsp>{inner}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _old(x: float, y: float, wide: float, body: str = "") -> str:
    return (
        f'<w:pict><v:line id="Line_{fresh()}" style="position:absolute;left:0;text-align:left;'
        'z-index:2516;visibility:visible" '
        f'from="{x * PT:.2f}pt,{y * PT:.2f}pt" to="{(x + wide) * PT:.2f}pt,{y * PT:.2f}pt" '
        f'strokeweight=".75pt">{body}</v:line></w:pict>'
    )


def vector(x: float, y: float, wide: float) -> str:
    """Word 97: two ends."""
    return f"<w:r><w:rPr><w:noProof/></w:rPr>{_old(x, y, wide)}</w:r>"


def polyline(x: float, y: float, wide: float) -> str:
    """Drawn by a free hand, kept straight."""
    ends = (x, x + wide / 2, x + wide)
    points = ",".join(f"{one * PT:.1f}pt,{y * PT:.1f}pt" for one in ends)
    size = f"{round(wide * PT * 20)},0"
    return (
        f'<w:r><w:pict><v:polyline id="Tự do {fresh()}" style="position:absolute;z-index:3" points="{points}" '
        f'coordsize="{size}" filled="f" strokeweight=".75pt"/></w:pict></w:r>'
    )


def connector(x: float, y: float, wide: float, across: str = "column") -> str:
    """Word 2010 and later."""
    geometry = (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(wide * EMU)}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    )
    inner = f"<wps:cNvCnPr/><wps:spPr>{geometry}{INK}</wps:spPr><wps:bodyPr/>"
    return anchored((x, y), (wide, 0), inner, _old(x, y, wide), across)


def slab(x: float, y: float, wide: float) -> str:
    """A rectangle as thin as a line, filled."""
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    geometry = (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(wide * EMU)}" cy="9525"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
    inner = f"<wps:cNvSpPr/><wps:spPr>{geometry}{ink}</wps:spPr><wps:bodyPr/>"
    return anchored((x, y), (wide, 9525 / EMU), inner, _old(x, y, wide))


def box(x: float, y: float, wide: float, high: float, content: str) -> str:
    """A text box without edges, its inner margins none."""
    geometry = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(wide * EMU)}" cy="{round(high * EMU)}"/></a:xfrm>'
    geometry += '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
    inner = (
        f'<wps:cNvSpPr txBox="1"/><wps:spPr>{geometry}</wps:spPr><wps:txbx><w:txbxContent>{content}'
        "</w:txbxContent></wps:txbx>"
    )
    inner += '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></wps:bodyPr>'
    old = (
        f'<w:pict><v:shape id="Hộp{fresh()}" type="#_x0000_t202" style="position:absolute;margin-left:{x * PT:.1f}pt;'
        f'margin-top:{y * PT:.1f}pt;width:{wide * PT:.1f}pt;height:{high * PT:.1f}pt;z-index:5" filled="f" stroked="f">'
        f'<v:textbox inset="0,0,0,0"><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>'
    )
    return anchored((x, y), (wide, high), inner, old)


DRAWN = {"vector": vector, "polyline": polyline, "connector": connector, "slab": slab}
"""Ways that draw beside the words; the others ("edge", "above") give a paragraph an edge."""
