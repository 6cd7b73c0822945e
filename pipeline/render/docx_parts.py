"""Items of the flow -> WordprocessingML of paragraphs, tables, images and sections, as strings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.flow import (
    Box,
    Format,
    Grid,
    Item,
    NewPage,
    PageSetup,
    Para,
    Picture,
    Piece,
    Row,
    Section,
)
from pipeline.kept import Kept
from pipeline.ooxml import anchors
from pipeline.render.docx_frames import foot_frame, head_frame, inline_picture, joined
from pipeline.render.docx_tables import CELL_BORDERS, table_properties
from pipeline.render.docx_text import paragraph_properties, run, run_properties

FOOTNOTE_MARK_STYLE = "FootnoteReference"

_TIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
# A cell must hold a paragraph; this one takes no room.
EMPTY = f"<w:p><w:pPr>{_TIGHT}</w:pPr></w:p>"

# Seen in LibreOffice 7.4: a file with footnotes that begins with a table gets an empty line above
# it, unless a paragraph stands there. Word shows a paragraph with a hidden mark nowhere.
HIDDEN = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/>'
    "<w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"
)


_plain: Kept[tuple[Para, Format | None, str, str | None]] = Kept(800)
"""Identity of a paragraph, one more where it is kept with the next -> it, its style, its properties,
its runs."""

_grids: Kept[tuple[object, str, dict[str, int], int]] = Kept(100)
"""Tables written: what is held with them, their XML, the labels given, how many there are then."""


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
    anchored: bool = False
    """Each paragraph of an author's block is labelled with the block's id."""
    labels: dict[str, int] = field(default_factory=dict)
    """How many paragraphs of each block are labelled; the labels are numbered as written."""
    bookmarks: int = 0
    tables: set[str] = field(default_factory=set)
    """Blocks of which a table is written."""
    to_border: bool = False
    """Tables are indented to their border, not to their text (compatibilityMode 15)."""

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

    def framed_contact(self, section: Section) -> str:
        """A contact note at the foot of a section's last page; "" when there is none.

        Seen in LibreOffice 7.4: of several framed paragraphs at a section's end only the last keeps
        its frame. So the lines stand in one paragraph, with breaks.
        """
        paras, rule = section.foot_last, section.foot_rule
        if not paras:
            return ""
        one = replace(paras[0], pieces=joined(paras))
        return self._para(one, one.format, frame=foot_frame(section), rule_above=rule)

    def para(
        self,
        para: Para,
        *,
        keep_next: bool = False,
        section: str = "",
        mark: str = "",
        block: str = "",
    ) -> str:
        """One paragraph; `keep_next` ties it to the next whatever its format says, `mark` is its
        place in its block's table ("R2C3"), `block` that table's block."""
        block = block or para.block
        if not (self.new_page or section):
            properties, words = self._plain(para, keep_next)
            if words is not None:
                if self.anchored and block:
                    words = self._label(block, mark, words)
                return f"<w:p>{properties}{words}</w:p>"
        form = replace(para.format, keep_next=True) if keep_next else para.format
        return self._para(para, form, section=section, mark=mark, block=block)

    def _plain(self, para: Para, keep_next: bool) -> tuple[str, str | None]:
        """Properties and runs of a paragraph; None for the runs of one that calls notes.

        Remembered by identity: the flow gives equal paragraphs of a batch as one object.
        """
        base = self.styles.get(para.style)
        key = id(para) + keep_next  # the next number is nobody's
        known = _plain.get(key)
        if known is not None and known[1] is base:
            return known[2], known[3]
        form = replace(para.format, keep_next=True) if keep_next else para.format
        properties = paragraph_properties(form, base, para.style)
        words: str | None = None
        if not any([piece.note for piece in para.pieces]):
            words = "".join([run(piece, form, base) for piece in para.pieces])
        _plain.put(key, (para, base, properties, words))
        return properties, words

    def _para(
        self,
        para: Para,
        form: Format,
        *,
        frame: str = "",
        rule_above: bool = False,
        section: str = "",
        mark: str = "",
        block: str = "",
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
        words = "".join(runs)
        block = block or para.block
        if self.anchored and block:
            words = self._label(block, mark, words)
        return f"<w:p>{properties}{words}</w:p>"

    def _label(self, block: str, mark: str, words: str) -> str:
        """A hidden bookmark around the paragraph's words: a label, wherever its ends drift to."""
        key = f"{block} {mark}"
        count = self.labels[key] = self.labels.get(key, 0) + 1
        name = anchors.name(block, mark + (f"P{count}" if count > 1 else ""))
        self.bookmarks += 1
        return (
            f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{name}"/>{words}'
            f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'
        )

    def empty(self) -> str:
        """The paragraph of an empty cell; it starts the new page that waits for one."""
        new_page, self.new_page = self.new_page, False
        return EMPTY.replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>") if new_page else EMPTY

    def cell(self, box: Box, width: int, grid: Grid, mark: str = "", *, head: bool = False) -> str:
        """One table cell, `mark` its place in the table. Order: CT_TcPr.

        A head row is tied to the row below it: Word leaves it alone at a page's foot otherwise.
        """
        inner = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if box.columns > 1:
            inner += f'<w:gridSpan w:val="{box.columns}"/>'
        if box.merged:
            inner += "<w:vMerge/>"
        elif box.rows > 1:
            inner += '<w:vMerge w:val="restart"/>'
        if box.border:
            inner += f"<w:tcBorders>{CELL_BORDERS}</w:tcBorders>"
        if head:
            inner += '<w:vAlign w:val="center"/>'
        content = "".join(
            [
                self.para(
                    para, keep_next=grid.keep_next or head, mark=mark, block=mark and grid.block
                )
                for para in box.content
            ]
        )
        return f"<w:tc><w:tcPr>{inner}</w:tcPr>{content or self.empty()}</w:tc>"

    def grid(self, grid: Grid) -> str:
        """One table.

        Remembered by identity with the number of its first label, unless something besides the table
        decides what is written: a page that is to begin, notes, labels given before.
        """
        whole = not self.new_page and grid.block not in self.tables
        self.tables.add(grid.block)
        key = (id(grid), id(self.styles), self.anchored, self.bookmarks, self.to_border)
        known = _grids.get(key) if whole else None
        if known is not None:
            _, written, given, self.bookmarks = known
            self.labels.update(given)
            return written
        notes, before = len(self.notes), dict(self.labels)
        made = self._grid(grid)
        if whole and len(self.notes) == notes:
            given = {key: count for key, count in self.labels.items() if key not in before}
            _grids.put(key, ((grid, self.styles), made, given, self.bookmarks))
        return made

    def _grid(self, grid: Grid) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
        rows = "".join(self._row(row, grid, number) for number, row in enumerate(grid.rows, 1))
        width = sum(grid.widths)
        properties = table_properties(width, grid.margin, grid.border, to_border=self.to_border)
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

    def _row(self, row: Row, grid: Grid, number: int) -> str:
        inner = "" if row.can_split else "<w:cantSplit/>"
        if row.height:
            inner += f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>'
        if row.head:
            inner += "<w:tblHeader/>"
        cells = []
        column = 0
        for box in row.boxes:
            width = sum(grid.widths[column : column + box.columns])
            mark = f"R{number}C{column + 1}" if grid.block and self.anchored else ""
            cells.append(self.cell(box, width, grid, mark, head=row.head))
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
