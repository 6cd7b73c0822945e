"""Finished files as measured things: components of a docx by their Word style, letters of a PDF by place.

Nothing here knows what is right: points, millimetres and flags are read off the bytes.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from lxml.etree import _Element

from pipeline.ooxml.effective import Formats, Letters, Shape
from pipeline.ooxml.geometry import Geometry, sections
from pipeline.ooxml.names import W, number
from pipeline.ooxml.package import open_package
from pipeline.ooxml.reader import Paragraph, paragraphs, read

MM = 72 / 25.4
TWIPS = 1440 / 25.4
ASCENT = 0.891
"""Of Times New Roman and its metric twins: the height above the baseline, in parts of the size."""


@dataclass(frozen=True)
class Part:
    """One paragraph of a docx. `style` is its style id without the leading VB."""

    style: str
    text: str
    shape: Shape
    letters: tuple[Letters, ...]
    """Of every run that prints something; blanks count as nothing."""
    cell: tuple[int, ...]
    column: int
    """Twips between the edges of its cell, or of the page's text."""
    section: int
    place: str = "body"
    framed: bool = False
    """With a line on each of its four sides."""


class Docx:
    """A finished docx."""

    def __init__(self, data: bytes) -> None:
        package = open_package(data, "thành phẩm")
        self.formats = Formats(package)
        self.word = read(package)
        self.sections: tuple[Geometry, ...] = sections(package)
        self.parts = list(self._parts())

    def in_style(self, *styles: str) -> list[Part]:
        return [part for part in self.parts if part.style in styles]

    def after(self, part: Part) -> Part | None:
        at = self.parts.index(part) + 1
        return self.parts[at] if at < len(self.parts) else None

    def _parts(self):
        section = 0
        for paragraph in paragraphs(self.word.body):
            yield self._part(paragraph, section)
            # A section's set-up stands in its last paragraph.
            section += paragraph.element.find(f"{{{W}}}pPr/{{{W}}}sectPr") is not None
        for place, stories in (("header", self.word.headers), ("footer", self.word.footers)):
            for blocks in stories.values():
                for paragraph in paragraphs(blocks):
                    yield self._part(paragraph, 0, place)
        for blocks in self.word.footnotes.values():
            for paragraph in paragraphs(blocks):
                yield self._part(paragraph, 0, "note")

    def _part(self, paragraph: Paragraph, section: int, place: str = "body") -> Part:
        page = self.sections[section]
        column = page.width - page.left - page.right
        cell = next(paragraph.element.iterancestors(f"{{{W}}}tc"), None)
        if cell is not None:
            column = number(cell.find(f"{{{W}}}tcPr/{{{W}}}tcW"), "w") or 0
        return Part(
            paragraph.style.removeprefix("VB"),
            unicodedata.normalize("NFC", paragraph.text).replace("\u00a0", " "),
            self.formats.paragraph(paragraph.element),
            tuple(self.formats.run(run.element) for run in paragraph.runs if run.text.strip()),
            paragraph.cell,
            column,
            section,
            place,
            _framed(paragraph.element),
        )


def _framed(paragraph: _Element) -> bool:
    lines = paragraph.find(f"{{{W}}}pPr/{{{W}}}pBdr")
    sides = {"top", "left", "bottom", "right"}
    return lines is not None and sides <= {str(one.tag).rpartition("}")[2] for one in lines}


@dataclass(frozen=True)
class Letter:
    """A letter of a PDF; points from the page's top left corner, baseline at y."""

    page: int
    text: str
    x: float
    end: float
    y: float
    size: float
    font: str
    color: str = "000000"

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True)
class Row:
    """Letters of one component on one baseline."""

    letters: tuple[Letter, ...]

    @property
    def page(self) -> int:
        return self.letters[0].page

    @property
    def y(self) -> float:
        return self.letters[0].y

    @property
    def left(self) -> float:
        return min(letter.x for letter in self.letters)

    @property
    def right(self) -> float:
        return max(letter.end for letter in self.letters)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)


@dataclass(frozen=True)
class Rule:
    """A drawn horizontal line: its ends, height and thickness in points."""

    page: int
    left: float
    right: float
    y: float
    width: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Pdf:
    """A finished PDF."""

    def __init__(self, data: bytes) -> None:
        document = pdfium.PdfDocument(data)
        self.sizes: list[tuple[float, float]] = []
        self.letters: list[Letter] = []
        self.rules: list[Rule] = []
        for index in range(len(document)):
            page = document[index]
            self.sizes.append(page.get_size())
            self.letters += _letters(page, index + 1)
            self.rules += _rules(page, index + 1)
            page.close()
        document.close()

    @cached_property
    def running(self) -> list[Letter]:
        """Letters below the top margin of later pages: no page number between a paragraph's halves."""
        return [one for one in self.letters if one.page == 1 or one.y > 17.5 * MM]

    def page_number(self, page: int) -> Row | None:
        found = [one for one in self.letters if one.page == page and one.y <= 17.5 * MM]
        found = [one for one in found if one.text.isdigit()]
        return Row(tuple(found)) if found else None

    def find(self, words: str, start: int) -> tuple[list[Row], int]:
        """The rows of a component whose words are known, searched from a place in the running letters.

        A page's notes between two halves of a paragraph are passed over.
        """
        wanted = plain(words)
        head = wanted[:40]
        text = "".join(one.text for one in self.running)
        at = text.find(head, start)
        if at < 0:
            return [], start
        found = []
        for letter in wanted:
            while at < len(text) and text[at] != letter:
                at += 1
            if at == len(text):
                return [], start
            found.append(self.running[at])
            at += 1
        return _rows_of(found), at


def plain(words: str) -> str:
    """Words without blanks, hyphens alike."""
    words = unicodedata.normalize("NFC", words).replace("\u2011", "-")
    return "".join(words.split())


def _rows_of(letters: list[Letter]) -> list[Row]:
    rows: list[list[Letter]] = [[letters[0]]]
    for one, two in pairwise(letters):
        if one.page == two.page and abs(one.y - two.y) < 1:
            rows[-1].append(two)
        else:
            rows.append([two])
    return [Row(tuple(row)) for row in rows]


def _letters(page: pdfium.PdfPage, number: int):
    text_page = page.get_textpage()
    handle = text_page.raw
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    color = [ctypes.c_uint() for _ in range(4)]
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code == 0 or chr(code).isspace() or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetFontInfo(handle, index, name, 100, flags)
        raw.FPDFText_GetFillColor(handle, index, *color)
        yield Letter(
            number,
            "-" if code in (2, 0xFFFE, 0x2011) else chr(code),
            x.value,
            box.right,
            height - y.value,
            raw.FPDFText_GetFontSize(handle, index),
            name.value.decode(),
            "".join(f"{part.value:02X}" for part in color[:3]),
        )
    text_page.close()


def _rules(page: pdfium.PdfPage, number: int):
    height = page.get_height()
    width = ctypes.c_float()
    for item in page.get_objects(max_depth=5):
        if item.type != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetStrokeWidth(item.raw, width)
        points = _points(item.raw)
        for (x1, y1), (x2, y2) in pairwise(points):
            if abs(y1 - y2) < 0.01 < abs(x1 - x2):
                yield Rule(number, min(x1, x2), max(x1, x2), height - y1, width.value)


def _points(path: object) -> list[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    found = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, index), x, y)
        found.append((x.value, y.value))
    return found
