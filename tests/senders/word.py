"""The Word files of the set: a pen, a letterhead, an ending, what else such programs put into the package."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.desks import heads, making
from tests.desks.parts import numbering, package_of
from tests.desks.writing import Pen, package, twips
from tests.papers.sheet import Desk, Paper
from tests.senders import pens

Head = Callable[[Paper, Pen, float], str]


@dataclass(frozen=True)
class Way:
    """How a program writes: its pen, its letterhead, its desk, what it does to the parts."""

    pen: type[Pen] = Pen
    head: Head = heads.head
    desk: Desk = field(default_factory=Desk)
    parts: Callable[[dict[str, str]], dict[str, str]] = lambda parts: parts
    body: Callable[[str], str] = lambda body: body


def made(paper: Paper, way: Way) -> bytes:
    """The .docx."""
    paper.desk = way.desk
    pen = way.pen(way.desk)
    top, right, bottom, left = paper.margins
    width = 210 - left - right
    body = way.head(paper, pen, width) + making._title(paper, pen, width)
    body += making._text(paper, pen, paper.lines) + making._ending(paper, pen, width)
    heading = '<w:headerReference w:type="default" r:id="rIdH"/><w:headerReference w:type="first" r:id="rIdF"/>'
    size = f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
    margins = (
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}" w:left="{twips(left)}" '
        f'w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>'
    )
    own = f'{heading}<w:type w:val="continuous"/>{size}{margins}<w:titlePg/>'
    body = body.replace("<!--SECTION-->", f"{size}{margins}").replace("<!--HEADING-->", heading)
    if paper.annex:
        body += f"<w:p><w:pPr><w:sectPr>{own}</w:sectPr></w:pPr></w:p>"
        body += making._text(paper, pen, paper.annex)
        if paper.turned:
            size = f'<w:pgSz w:w="{twips(297)}" w:h="{twips(210)}" w:orient="landscape"/>'
        own = f'{heading}{size}{margins}<w:pgNumType w:start="1"/><w:titlePg/>'
    parts = package_of(paper, pen, way.body(body), f"<w:sectPr>{own}</w:sectPr>", numbering(paper))
    if isinstance(pen, pens.Styled):
        more = "".join(re.sub(r"<!--.*-->$", "", one) for one in pen.styles.values())
        character = (
            '<w:style w:type="character" w:default="1" '
            'w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        )
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(
            "</w:styles>", f"{character}{more}</w:styles>"
        )
    return package(way.parts(parts))


def columned(paper: Paper, pen: Pen, width: float) -> str:
    """A section of two columns, a column break between them."""
    left, right, low, date = heads.columns(paper)
    one, two = width * 0.45, width * 0.55
    fill = [replace(left[0], words="", rule=0)] * (len(left) - len(right))
    columns = [[*left, *low], [*right, *fill, *date]]
    made = ""
    for at, (lines, wide) in enumerate(zip(columns, (one, two), strict=True)):
        body = "".join(pen.line(line, wide) for line in lines)
        if at:
            body = body.replace("</w:pPr>", '</w:pPr><w:r><w:br w:type="column"/></w:r>', 1)
        made += body
    columns_ = (
        f'<w:cols w:num="2" w:space="0" '
        f'w:equalWidth="0"><w:col w:w="{twips(one)}" '
        f'w:space="0"/><w:col '
        f'w:w="{twips(two)}"/></w:cols>'
    )
    end = (
        f'<w:p><w:pPr><w:spacing w:line="20" '
        f'w:lineRule="exact"/><w:sectPr><!--HEADING--><w:type '
        f'w:val="continuous"/><!--SECTION-->{columns_}<w:titlePg/></w:sectPr></w:pPr></w:p>'
    )
    return made + end


def wide_cells(paper: Paper, pen: Pen, width: float) -> str:
    """One row of two cells; the rows and cells themselves in controls."""
    made = heads._breaks(heads.columns(paper), pen, (width + 20 - 101, 101.0), width)
    made = re.sub(
        r"(<w:tr>.*?</w:tr>)", r"<w:sdt><w:sdtPr/><w:sdtContent>\1</w:sdtContent></w:sdt>", made
    )
    return made


def _picture() -> bytes:
    """A small blue scrawl, transparent."""
    wide, high = 40, 16
    rows = b"".join(
        b"\0"
        + b"".join(
            b"\x10\x20\xc0\xff" if (x * x // 9 + y) % 11 == 0 else b"\0\0\0\0" for x in range(wide)
        )
        for y in range(high)
    )
    return png(wide, high, rows)


def png(wide: int, high: int, rows: bytes) -> bytes:
    """A file of ready RGBA rows, each behind its filter's byte."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">2I5B", wide, high, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def watermarked(parts: dict[str, str]) -> dict[str, str]:
    """Word's own watermark in the headers, remarks beside the text."""
    mark = (
        '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:rPr><w:noProof/></w:rPr><w:pict>'
        '<v:shape id="PowerPlusWaterMarkObject357" o:spid="_x0000_s2049" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;width:412pt;height:165pt;rotation:315;z-index:-251;'
        'mso-position-horizontal:center;mso-position-horizontal-relative:margin" fillcolor="silver" stroked="f">'
        '<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="DỰ THẢO"/></v:shape></w:pict></w:r></w:p>'
    )
    for name in ("word/header1.xml", "word/header2.xml"):
        parts[name] = parts[name].replace("</w:hdr>", mark + "</w:hdr>")
    return parts


_FRAME = (
    '<w:r><w:drawing><wp:{how}<wp:extent cx="1440000" '
    'cy="576000"/>{wrap}<wp:docPr '
    'id="{n}" name="Chữ ký"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{n}" name="p"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="576000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:{end}></w:drawing></w:r>"
)


def signed(body: str) -> str:
    """The signature's picture in an empty line above the name, the stamp's picture floating behind the words."""
    inline = _FRAME.format(
        how='inline distT="0" distB="0" distL="0" distR="0">', wrap="", n=71, end="inline"
    )
    place = (
        'anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" behindDoc="1" locked="0" '
        'layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos '
        'x="0" y="0"/><wp:positionH '
        'relativeFrom="column"><wp:posOffset>-300000'
        "</wp:posOffset></wp:positionH><wp:positionV "
        'relativeFrom="paragraph"><wp:posOffset>-200000</wp:posOffset></wp:positionV>'
    )
    stamp = _FRAME.format(how=place, wrap="<wp:wrapNone/>", n=72, end="anchor")
    tail = body.rfind("<w:tbl>")
    empty = [one for one in re.finditer(r"</w:pPr></w:p>", body) if one.start() > tail]
    at = empty[0].start() + len("</w:pPr>") if empty else len(body)
    return body[:at] + inline + stamp + body[at:]


_LINK = (
    '<Relationship Id="rIdP" Target="media/image1.png" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)


def with_picture(data: bytes, picture: bytes = b"") -> bytes:
    """The picture's part (a signature's scrawl) and its link put into a package."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", _LINK.encode() + b"</Relationships>")
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1
                )
            new.writestr(name, part)
        new.writestr("word/media/image1.png", picture or _picture())
    return out.getvalue()


WAYS: dict[str, Way] = {
    "pages": Way(pens.Pages, desk=Desk(head="four", rule="alt", tail="rows")),
    "merge": Way(pens.Merged, desk=Desk(head="breaks", rule="conn", tail="table")),
    "columns": Way(Pen, columned, Desk(rule="alt", tail="table", gap="after")),
    "revised": Way(
        pens.Revised, desk=Desk(head="three", rule="alt", tail="table"), parts=watermarked
    ),
    "signed": Way(
        Pen, desk=Desk(program="onlyoffice", head="merged", rule="alt", tail="table"), body=signed
    ),
    "east asian": Way(pens.EastAsian, desk=Desk(head="breaks", rule="border", tail="tabs")),
    "styled": Way(pens.Styled, desk=Desk(head="four", rule="conn", tail="table", line="1.2")),
    "wrapped": Way(pens.Wrapped, wide_cells, Desk(rule="alt", tail="table")),
    "lined": Way(pens.Lined, desk=Desk(program="wps", head="frames", rule="alt", tail="indent")),
    "mirror": Way(Pen, desk=Desk(program="google", head="nested", rule="border", tail="breaks")),
}


def written(paper: Paper, name: str) -> bytes:
    """The paper by a way of that name."""
    data = made(paper, WAYS[name])
    return with_picture(data) if name == "signed" else data
