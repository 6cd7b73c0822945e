"""odt, rtf, html -> pages, through pandoc's own tree: words, lists, tables, bold and italic."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.check.finished import words
from pipeline.check.finished.page import Finished, Para, Piece
from pipeline.compose.numbering import LETTERS, roman
from pipeline.importer import inline
from pipeline.importer.pages import Cell, Grid, Read
from pipeline.importer.readers import raised
from pipeline.importer.readers.exchange_pieces import SIZE, Tree, pieces
from pipeline.importer.readers.placing import placed
from pipeline.ooxml.unpacking import unpacked
from pipeline.problem import ContentError, Problem, Span, ToolError

MOST_DEPTH = 60


def read(data: bytes, file: str, form: str) -> Read:
    """Read odt, rtf or html; ContentError I003 where it is broken or nested beyond reason (bombs are)."""
    if form == "odt":
        unpacked(
            data, file
        )  # an odt is a zip too: the same budgets, before another program opens it
    reading = _Reading()
    try:
        reading.blocks(json.loads(_pandoc(data, file, form))["blocks"])
    except (RecursionError, _TooDeepError) as error:
        raise _refused(
            file, "tệp lồng quá nhiều tầng", "mở bằng Word, lưu lại thành .docx"
        ) from error
    spelled, levelled = raised.spelled(reading.paras)
    paras = placed(spelled)
    tables = [para.number for para in paras if para.bordered]
    grids = dict(zip(tables, reading.grids.values(), strict=True))
    finished = Finished(file, form, tuple(paras), (), (), 0, False, notes=tuple(reading.notes))
    return Read(finished, grids, {number: number for number in tables}, notes=levelled)


class _TooDeepError(Exception):
    """Blocks within blocks beyond `MOST_DEPTH`."""


def _refused(file: str, message: str, way: str) -> ContentError:
    return ContentError([Problem(Span(file), "I003", message, way)])


def _pandoc(data: bytes, file: str, form: str) -> str:
    import pypandoc  # 150 MB of program: only for those who need it

    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        source = Path(folder) / f"tep.{form}"
        source.write_bytes(data)
        try:
            made: str = pypandoc.convert_file(
                str(source),
                "json",
                format=form,
                extra_args=["--sandbox", f"--data-dir={folder}", "+RTS", "-M512m", "-RTS"],
            )
        except OSError as error:
            raise ToolError("pandoc", f"không chạy được: {error}") from error
        except RuntimeError as error:
            say = f"tệp .{form} hỏng, hoặc quá lớn để đọc"
            way = "mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi nhập"
            raise _refused(file, say, way) from error
    return made


@dataclass
class _Reading:
    """Walks pandoc's blocks; `side` while inside a table of the letterhead or the signature."""

    paras: list[Para] = field(default_factory=list)
    grids: dict[int, Grid] = field(default_factory=dict)
    members: dict[int, int] = field(default_factory=dict)
    notes: list[Para] = field(default_factory=list)
    side: str = ""
    cell: tuple[int, ...] = ()
    tables: int = 0
    depth: int = 0

    def blocks(self, blocks: Sequence[Tree], auto: str = "") -> None:
        """Blocks in order; `auto` is the label of the list item that begins here."""
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise _TooDeepError
        for block in blocks:
            self._block(block, auto)
            auto = ""
        self.depth -= 1

    def _block(self, block: Tree, auto: str) -> None:
        kind, content = block["t"], block.get("c")
        match kind:
            case "Para" | "Plain":
                self._para(content, auto)
            case "Header":
                self._para(content[2], auto)
            case "LineBlock":
                for line in content:
                    self._para(line, auto)
            case "Div":
                self.blocks(content[-1], auto)
            case "Figure":
                self.blocks([*content[-1], *content[1][1]], auto)
            case "BlockQuote":
                self.blocks(content, auto)
            case "Table":
                self.blocks(content[1][1])
                self._table(content)
            case _:
                self._listed(kind, content, auto)

    def _listed(self, kind: str, content: Tree, auto: str) -> None:
        match kind:
            case "BulletList":
                for item in content:
                    self.blocks(item, "-")
            case "OrderedList":
                self._ordered(content)
            case "CodeBlock":
                for line in content[1].split("\n"):
                    self._add((Piece(line, SIZE),), auto)
            case "DefinitionList":
                for term, meanings in content:
                    self._para(term, "")
                    for one in meanings:
                        self.blocks(one)
            case _:
                pass

    def _ordered(self, content: Tree) -> None:
        start, style, after = content[0][0], content[0][1]["t"], content[0][2]["t"]
        for number, item in enumerate(content[1], start):
            core = _number(number, style)
            shown = {"OneParen": f"{core})", "TwoParens": f"({core})"}.get(after, f"{core}.")
            self.blocks(item, shown)

    def _para(self, inlines: Tree, auto: str) -> None:
        """A paragraph; a forced line break begins another where lines of a letterhead stand."""
        lines: list[list[Piece]] = [[]]
        for piece in pieces(inlines, False, False, self.note):
            if piece is None:
                lines.append([])
            else:
                lines[-1].append(piece)
        if not self.cell:
            whole = [piece for line in lines for piece in (*line, Piece("\n", SIZE))]
            self._add(tuple(whole), auto)
            return
        for line in lines:
            self._add(tuple(line), auto)
            auto = ""

    def note(self, content: Tree) -> int:
        """The paragraphs of a footnote, under one number."""
        reading = _Reading()
        reading.blocks(content)
        number = self.notes[-1].number + 1 if self.notes else 1
        self.notes += [Para(number, 0, para.pieces) for para in reading.paras]
        return number

    def _add(self, pieces: tuple[Piece, ...], auto: str) -> None:
        if not any(piece.text.strip() for piece in pieces):
            return
        number = len(self.paras) + 1
        self.paras.append(
            Para(number, 0, pieces, side=self.side, cell=self.cell, auto=auto, bordered=False)
        )

    def _table(self, content: Tree) -> None:
        head, bodies, foot = content[3], content[4], content[5]
        rows = [row for row in head[1]]
        heads = len(rows)
        for body in bodies:
            rows += [*body[2], *body[3]]
        rows += foot[1]
        table, self.tables = self.tables, self.tables + 1
        columns = max((sum(cell[3] for cell in row[1]) for row in rows), default=0)
        filled = [row for row in rows if any(cell[4] for cell in row[1])]
        if columns == 2 and len(filled) <= 4 and _is_layout(filled):
            self._sides(rows, table)
        else:
            named = any(_lines(cell[4]) for row in head[1] for cell in row[1])
            self._grid(rows, heads if named else 0)

    def _sides(self, rows: Sequence[Tree], table: int) -> None:
        before = self.side, self.cell
        for at, row in enumerate(rows):
            for column, cell in enumerate(row[1]):
                self.side = "left" if column == 0 else "right"
                self.cell = (table, at, column)
                self.blocks(cell[4])
        self.side, self.cell = before

    def _cell(self, cell: Tree, in_head: bool) -> Cell:
        """Paragraphs as text and, where words stand out, with their marks; notes called there are notes of the file."""
        reading = _Reading(notes=self.notes)
        reading.blocks(cell[4])
        paras = raised.spelled(reading.paras)[0]
        made = Cell(tuple(para.words for para in paras), cell[3], cell[2])
        called = any(piece.note for para in paras for piece in para.pieces)
        return made if called else inline.shown(made, paras, in_head)

    def _grid(self, rows: Sequence[Tree], heads: int) -> None:
        kept = [row for row in rows if row[1]]
        made = tuple(
            tuple(self._cell(cell, at < max(heads, 1)) for cell in row[1])
            for at, row in enumerate(kept)
        )
        said = " ".join(text for row in made for cell in row for text in cell.text)
        if not said:
            return
        first = made[0][0].text[:1] if made and made[0] else ()
        if not heads and len(made) > 1 and first and _COUNTED.match(first[0]):
            heads = 1
        number = len(self.paras) + 1
        self.paras.append(Para(number, 0, (Piece(said, SIZE),), bordered=True))
        self.grids[number] = Grid(made, heads)
        self.members[number] = number


_COUNTED = re.compile(r"(?:S?TT|Số TT|Số thứ tự)\.?$", re.IGNORECASE)
"""The head of the column that counts the rows: that row is the head of the table."""


def _is_layout(rows: Sequence[Tree]) -> bool:
    """Two columns of short lines: a letterhead or the end, not a table of the content."""
    texts = [line for row in rows for cell in row[1] for line in _lines(cell[4])]
    whole = " ".join(texts).casefold()
    marks = (
        "nơi nhận",
        "độc lập",
        "cộng hòa",
        "đảng cộng sản",
        "số",
        "ngày",
        "kt.",
        "tm.",
        "t/m",
        "k/t",
    )
    if any(words.TITLES.match(text) for text in texts if text.isupper()):
        return True
    return any(mark in whole for mark in marks) and (
        any(text.isupper() for text in texts) or "nơi nhận" in whole
    )


def _lines(blocks: Sequence[Tree]) -> list[str]:
    """The lines of a cell, as its author broke them."""
    reading = _Reading(cell=(0,))
    reading.blocks(blocks)
    return [para.words for para in reading.paras]


def _number(number: int, style: str) -> str:
    match style:
        case "UpperRoman":
            return roman(number)
        case "LowerRoman":
            return roman(number).lower()
        case "LowerAlpha" | "UpperAlpha":
            letter = LETTERS[(number - 1) % len(LETTERS)]
            return letter if style == "LowerAlpha" else letter.upper()
        case _:
            return str(number)
