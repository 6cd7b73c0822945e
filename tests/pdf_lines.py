"""What stands on which line of which page: read from a PDF with pdfium, or from laid-out pages.

Letters are grouped by their baselines; the blanks between them do not count.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.layout.page import Line, Page, Pages

SAME_LINE = 1.35
"""Points within which two baselines are one line."""
Nearness = float | Mapping[int, float]
"""Such points, for all pages or page by page."""


class Letter(NamedTuple):
    y: float
    x: float
    text: str


class PdfLine(NamedTuple):
    page: int
    y: float
    x: float
    text: str


def of_pdf(path: Path, same_line: Nearness = SAME_LINE) -> list[PdfLine]:
    """All lines of a PDF file, top to bottom."""
    document = pdfium.PdfDocument(path)
    found: list[PdfLine] = []
    for index in range(len(document)):
        page = document[index]
        text_page = page.get_textpage()
        found += _lines(index + 1, _letters(text_page.raw, page.get_height()), same_line)
        text_page.close()
        page.close()
    document.close()
    return found


def _letters(text_page: object, height: float) -> Iterator[Letter]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        letter = "-" if code in (2, 0xFFFE, 0x2011, 0xAD) else chr(code)
        if code == 0 or letter.isspace():
            continue
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        yield Letter(height - y.value, x.value, letter)


def of_pages(pages: Pages, same_line: Nearness = SAME_LINE) -> list[PdfLine]:
    """All lines of laid-out pages, as `of_pdf` would find them in their PDF."""
    found: list[PdfLine] = []
    for index, page in enumerate(pages.pages):
        found += _lines(index + 1, _fragments(page), same_line)
    return found


def _fragments(page: Page) -> Iterator[Letter]:
    texts: Iterable[Line] = [
        *page.artifacts,
        *(line for placed in (*page.placed, *page.notes) for line in placed.lines),
    ]
    for line in texts:
        for fragment in line.fragments:
            text = "".join(fragment.text.replace("\u2011", "-").split())
            if text:
                yield Letter(line.baseline - fragment.raise_, fragment.x, text)


def _lines(page: int, letters: Iterable[Letter], same_line: Nearness) -> Iterator[PdfLine]:
    near = same_line if isinstance(same_line, float) else same_line.get(page, SAME_LINE)
    groups: list[list[Letter]] = []
    for letter in sorted(letters):
        if groups and abs(groups[-1][0].y - letter.y) < near:
            groups[-1].append(letter)
        else:
            groups.append([letter])
    for group in groups:
        group.sort(key=lambda letter: letter.x)
        text = unicodedata.normalize("NFC", "".join(letter.text for letter in group))
        yield PdfLine(page, group[0].y, group[0].x, text)
