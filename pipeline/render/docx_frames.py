"""What stands apart from the text's lines: frames in the margins, pictures; as strings."""

from __future__ import annotations

from dataclasses import replace

from pipeline.flow import PageSetup, Para, Picture, Piece, Section
from pipeline.ooxml.names import PIC, WP, A, R
from pipeline.render.docx_text import escape

EMU_PER_TWIP = 635


def joined(paras: tuple[Para, ...]) -> tuple[Piece, ...]:
    """The pieces of all paragraphs, a line break between them, each in the size of its own."""
    pieces: list[Piece] = []
    for para in paras:
        size = para.format.size
        own = [
            piece if piece.size or size == paras[0].format.size else replace(piece, size=size)
            for piece in para.pieces
        ]
        pieces += [Piece("\n"), *own] if pieces else own
    return tuple(pieces)


def head_frame(page: PageSetup) -> str:
    """A frame in the top margin, as wide as the text."""
    return (
        f'<w:framePr w:w="{page.width - page.left - page.right}" w:wrap="around" w:vAnchor="page"'
        f' w:hAnchor="page" w:x="{page.left}" w:y="{page.header}"/>'
    )


def foot_frame(section: Section) -> str:
    """A frame in the bottom margin: a footer cannot stand on the last page alone.

    It ends as far from the paper's foot as the page number begins from its head, as the layout has
    it.
    """
    page = section.page
    width = page.width - page.left - page.right
    height = (30 if section.foot_rule else 0) + section.foot_height
    return (
        f'<w:framePr w:w="{width}" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:x="{page.left}" w:y="{page.height - page.header - height}"/>'
    )


def inline_picture(picture: Picture, relation: str, number: int) -> str:
    """A w:drawing that stands in its line."""
    size = f'cx="{picture.width * EMU_PER_TWIP}" cy="{picture.height * EMU_PER_TWIP}"'
    name = f"H&#236;nh {number}"
    alt = f' descr="{escape(picture.alt)}"' if picture.alt else ""
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="{name}"{alt}/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
