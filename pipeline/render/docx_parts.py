"""Items of the flow -> WordprocessingML of paragraphs, tables, images and sections, as strings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.flow import Box, Format, Grid, Item, NewPage, PageSetup, Para, Picture, Piece, Row
from pipeline.ooxml.names import PIC, WP, A, R
from pipeline.render.docx_text import escape, paragraph_properties, run, run_properties

EMU_PER_TWIP = 635
FOOTNOTE_MARK_STYLE = "FootnoteReference"

_TIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

_CELL_BORDERS = _BORDERS.partition("<w:insideH")[0]

# A cell must hold a paragraph; this one takes no room.
EMPTY = f"<w:p><w:pPr>{_TIGHT}</w:pPr></w:p>"

# Seen in LibreOffice 7.4: a file with footnotes that begins with a table gets an empty line above
# it, unless a paragraph stands there. Word shows a paragraph with a hidden mark nowhere.
HIDDEN = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/>'
    "<w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
)


@dataclass(slots=True)
class Writer:
    """Writes items one after another; collects the footnotes it met.

    `styles` are the template's styles at the standard's defaults; `embed` gives the relationship
    id of an image's bytes.
    """

    styles: Mapping[str, Format]
    embed: Callable[[bytes], str]
    notes: list[tuple[Para, ...]] = field(default_factory=list)
    pictures: int = 0
    new_page: bool = False
    """The next paragraph starts a page."""

    def items(self, items: Iterable[Item]) -> str:
        """XML of the items in order."""
        return "".join(self._item(item) for item in items)

    def paras(self, paras: Iterable[Para]) -> str:
        """XML of paragraphs, or "" when there are none."""
        return "".join(self.para(para) for para in paras)

    def contact(self, paras: Iterable[Para]) -> str:
        """A contact note in a footer: a line over its first paragraph."""
        return "".join(
            self._para(para, para.format, rule_above=at == 0) for at, para in enumerate(paras)
        )

    def framed_marks(self, paras: tuple[Para, ...], page: PageSetup) -> str:
        """Marks in the top margin of the first page, as high as page numbers stand; "" for none."""
        if not paras:
            return ""
        one = replace(paras[0], pieces=joined(paras))
        form = replace(one.format, before=0, after=0)
        return self._para(one, form, frame=head_frame(page))

    def framed_contact(self, paras: tuple[Para, ...], page: PageSetup, *, rule: bool = True) -> str:
        """A contact note at the foot of a section's last page; "" when there is none.

        Seen in LibreOffice 7.4: of several framed paragraphs at a section's end only the last keeps
        its frame. So the lines stand in one paragraph, with breaks.
        """
        if not paras:
            return ""
        one = replace(paras[0], pieces=joined(paras))
        return self._para(
            one, one.format, frame=foot_frame(page, paras, rule=rule), rule_above=rule
        )

    def para(self, para: Para, *, keep_next: bool = False, section: str = "") -> str:
        """One paragraph; `keep_next` ties it to the next whatever its format says."""
        form = replace(para.format, keep_next=True) if keep_next else para.format
        return self._para(para, form, section=section)

    def _para(
        self,
        para: Para,
        form: Format,
        *,
        frame: str = "",
        rule_above: bool = False,
        section: str = "",
    ) -> str:
        base = self.styles.get(para.style)
        new_page, self.new_page = self.new_page, False
        properties = paragraph_properties(
            form,
            base,
            para.style,
            new_page=new_page,
            frame=frame,
            rule_above=rule_above,
            section=section,
        )
        runs = []
        for piece in para.pieces:
            runs.append(run(piece, form, base))
            if piece.note:
                runs.append(self._note_mark(piece, form, base))
        return f"<w:p>{properties}{''.join(runs)}</w:p>"

    def cell(self, box: Box, width: int, grid: Grid) -> str:
        """One table cell. Order: CT_TcPr."""
        inner = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if box.columns > 1:
            inner += f'<w:gridSpan w:val="{box.columns}"/>'
        if box.merged:
            inner += "<w:vMerge/>"
        elif box.rows > 1:
            inner += '<w:vMerge w:val="restart"/>'
        if box.border:
            inner += f"<w:tcBorders>{_CELL_BORDERS}</w:tcBorders>"
        content = "".join(self.para(para, keep_next=grid.keep_next) for para in box.content)
        return f"<w:tc><w:tcPr>{inner}</w:tcPr>{content or EMPTY}</w:tc>"

    def grid(self, grid: Grid) -> str:
        """One table."""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
        rows = "".join(self._row(row, grid) for row in grid.rows)
        properties = table_properties(sum(grid.widths), grid.margin, grid.border)
        return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"

    def note(self, number: int) -> str:
        """The w:footnote of the `number`-th note met (counted from 1)."""
        mark = (
            f'<w:r><w:rPr><w:rStyle w:val="{FOOTNOTE_MARK_STYLE}"/></w:rPr><w:footnoteRef/></w:r>'
        )
        lead = mark + '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        content = self.paras(self.notes[number - 1])
        before, end, after = content.partition("</w:pPr>")
        return f'<w:footnote w:id="{number}">{before}{end}{lead}{after}</w:footnote>'

    def _item(self, item: Item) -> str:
        match item:
            case Para():
                return self.para(item)
            case Grid():
                return self.grid(item)
            case Picture():
                return self._picture(item)
            case NewPage():
                self.new_page = True
                return ""

    def _row(self, row: Row, grid: Grid) -> str:
        inner = "" if row.can_split else "<w:cantSplit/>"
        if row.height:
            inner += f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>'
        if row.head:
            inner += "<w:tblHeader/>"
        cells = []
        column = 0
        for box in row.boxes:
            width = sum(grid.widths[column : column + box.columns])
            cells.append(self.cell(box, width, grid))
            column += box.columns
        properties = f"<w:trPr>{inner}</w:trPr>" if inner else ""
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _note_mark(self, piece: Piece, form: Format, base: Format | None) -> str:
        """The call of the piece's note: as large as its text, else its line would be higher."""
        self.notes.append(piece.note)
        own = run_properties(piece, form, base).removeprefix("<w:rPr>").removesuffix("</w:rPr>")
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{FOOTNOTE_MARK_STYLE}"/>{own}</w:rPr>'
            f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        )

    def _picture(self, picture: Picture) -> str:
        self.pictures += 1
        drawing = inline_picture(picture, self.embed(picture.data), self.pictures)
        paragraph = self.para(picture.para)
        return f"{paragraph.removesuffix('</w:p>')}<w:r>{drawing}</w:r></w:p>"


def table_properties(width: int, margin: int, border: bool, caption: str = "") -> str:
    """w:tblPr of a fixed table as wide as said. Order: CT_TblPr.

    In compatibilityMode 14 w:tblInd goes to the first cell's text, so an indent as wide as the cell
    margin puts the border at the text edge of the page.
    """
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="{margin}" w:type="dxa"/>'
        + (f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if border else "")
        + '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        + f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
        + "</w:tblCellMar>"
        + (f'<w:tblCaption w:val="{escape(caption)}"/>' if caption else "")
        + "</w:tblPr>"
    )


def section_properties(page: PageSetup, references: str) -> str:
    """w:sectPr. `references` are its header and footer references. Order: CT_SectPr."""
    orient = ' w:orient="landscape"' if page.landscape else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"{orient}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
        f' w:left="{page.left}" w:header="{page.header}" w:footer="{page.header}"'
        ' w:gutter="0"/>'
        + ('<w:pgNumType w:start="1"/>' if page.restart else "")
        + '<w:cols w:space="720"/>'
        + ("<w:titlePg/>" if page.skip_first else "")
        + "</w:sectPr>"
    )


def reference(part: str, kind: str, relation: str) -> str:
    """A header or footer reference: part header | footer, kind default | first | even."""
    return f'<w:{part}Reference xmlns:r="{R}" w:type="{kind}" r:id="{relation}"/>'


def joined(paras: tuple[Para, ...]) -> tuple[Piece, ...]:
    """The pieces of all paragraphs, a line break between them."""
    pieces: list[Piece] = []
    for para in paras:
        pieces += [Piece("\n"), *para.pieces] if pieces else para.pieces
    return tuple(pieces)


def head_frame(page: PageSetup) -> str:
    """A frame in the top margin, as wide as the text."""
    return (
        f'<w:framePr w:w="{page.width - page.left - page.right}" w:wrap="around" w:vAnchor="page"'
        f' w:hAnchor="page" w:x="{page.left}" w:y="{page.header}"/>'
    )


def foot_frame(page: PageSetup, paras: tuple[Para, ...], *, rule: bool = True) -> str:
    """A frame in the bottom margin: a footer cannot stand on the last page alone.

    It ends as far from the paper's foot as the page number begins from its head, as the layout has
    it; a line of Times New Roman is 1.15 times its size high.
    """
    width = page.width - page.left - page.right
    height = (30 if rule else 0) + sum(round(para.format.size * 23) for para in paras)
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
