"""A PDF from any program -> its words with their places, by PDFium.

What was put on the finished file (stamps, typed numbers, signs of signatures) counts as it is seen.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished import pdf_sheets, pdf_units
from pipeline.check.finished.pdf_turn import Turn, turn
from pipeline.compare.printed import Printed, Sign, Word, parts
from pipeline.compare.signing import signatures
from pipeline.problem import ContentError, Problem, Span

SAME_LINE = 2.5
"""Points within which two baselines are one line: raised note marks belong to theirs."""
_MARGIN = 57.0
"""Points (20 mm): nearer to the edge a number alone on its line is the page's."""
_HYPHENS = (0x02, 0xAD, 0x2011, 0xFFFE)
"""How PDFium gives a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter where it stands on its page."""

    y: float
    x: float
    right: float
    size: float
    text: str
    blank: bool
    """A blank stands before it."""
    put: bool = False
    """It stands in an annotation."""


_Box = tuple[float, float, float, float]
"""Left, top, right, bottom from the top left corner of the page held upright."""
_WAY = "mở bằng phần mềm đọc PDF, bỏ mật khẩu hoặc lưu lại thành PDF"


def printed(data: bytes, file: str) -> Printed:
    """Every word of a PDF, its pages held upright. ContentError V002 for what is no PDF, V001 for one
    without letters."""
    document = opened(data, file)
    try:
        words: list[Word] = []
        sizes = []
        signed: list[Sign] = []
        signs = signatures(document, len(data))
        turned: list[int] = []
        for index in range(len(document)):
            held = _held(document, index)
            sizes.append(held.size)
            if document[index].get_rotation() // 90 != held.quarters:
                turned.append(index + 1)
            letters, shown = _page(document, index, held, signed=bool(signs))
            signed += shown
            rows = [row for row in _lines(letters) if not _is_number(row, sizes[-1][1])]
            for line, row in enumerate(rows, 1):
                words += _words(row, index + 1, line)
        if not words:
            raise _wordless(document, file)
    finally:
        document.close()
    return Printed(file, tuple(words), tuple(sizes), data, signs, tuple(signed), tuple(turned))


def _wordless(document: pdfium.PdfDocument, file: str) -> ContentError:
    """Scanned, or blank, or its letters drawn as mere lines."""
    scanned = any(
        list(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)) for page in document
    )
    what = "chỉ có hình quét" if scanned else "là trang trắng hoặc chữ đã thành nét vẽ"
    way = "nhận dạng chữ (OCR) bản quét trước, hoặc so với tệp PDF, DOCX gốc"
    message = f"tệp PDF {what}, không có chữ nào để so"
    return ContentError([Problem(Span(file), "V001", message, way)])


def _held(document: pdfium.PdfDocument, index: int) -> Turn:
    """Which way up the page is read."""
    page = document[index]
    text_page = page.get_textpage()
    try:
        return turn(page, text_page)
    finally:
        text_page.close()
        page.close()


def _page(
    document: pdfium.PdfDocument, index: int, held: Turn, *, signed: bool
) -> tuple[list[_Letter], list[Sign]]:
    """The letters of a page, those of annotations too; what digital signatures show."""
    page = document[index]
    printed_ = list(_letters(page, held))
    boxes = list(_annotations(page, held))
    page.close()
    if not boxes:
        return printed_, []
    known = Counter(map(_place, printed_))
    added: list[_Letter] = []
    page = flattened(document, index)
    for letter in _letters(page, held):
        if known[_place(letter)]:
            known[_place(letter)] -= 1
        elif any(_within(letter, box) for _, box in boxes):  # else cut off, not seen
            added.append(replace(letter, put=True))
    page.close()
    signs: list[Sign] = []
    for widget, box in boxes:
        if not (signed and widget):
            continue
        own = [letter for letter in added if _within(letter, box)]
        added = [letter for letter in added if not _within(letter, box)]
        said = " ".join("".join(_spelled(row)) for row in _lines(own)).strip()
        left, top, right, bottom = box
        if right - left > 1 and bottom - top > 1:
            signs.append(Sign(index + 1, said, left, top, right, bottom))
    return [*printed_, *added], signs


def _place(letter: _Letter) -> tuple[str, int, int]:
    return letter.text, round(letter.x * 4), round(letter.y * 4)


def _within(letter: _Letter, box: _Box) -> bool:
    left, top, right, bottom = box
    return left - 1 <= letter.x <= right + 1 and top - 1 <= letter.y <= bottom + 1


def _spelled(row: list[_Letter]) -> Iterator[str]:
    for letter in row:
        yield f" {letter.text}" if letter.blank else letter.text


def _annotations(page: pdfium.PdfPage, held: Turn) -> Iterator[tuple[bool, _Box]]:
    """(whether it is a form's field, its box) of each."""
    box = raw.FS_RECTF()
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        handle = raw.FPDFPage_GetAnnot(page, number)
        if not handle:
            continue
        kind = raw.FPDFAnnot_GetSubtype(handle)
        raw.FPDFAnnot_GetRect(handle, box)
        raw.FPDFPage_CloseAnnot(handle)
        corners = held.place(box.left, box.bottom), held.place(box.right, box.top)
        (left, right), (top, bottom) = (sorted(pair) for pair in zip(*corners, strict=True))
        yield kind == raw.FPDF_ANNOT_WIDGET, (left, top, right, bottom)


def flattened(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page with its annotations as ink, as it is seen and printed."""
    page = document[index]
    if raw.FPDFPage_GetAnnotCount(page):
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    return page


def upright(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """As `flattened`, held so that its words run from left to right."""
    page = flattened(document, index)
    page.set_rotation(_held(document, index).quarters * 90)
    return page


def opened(data: bytes, file: str) -> pdfium.PdfDocument:
    """The document; ContentError V002 for what is none."""
    try:
        document = pdf_sheets.parted(pdf_units.opened(data)).document
    except pdfium.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD
        raise _unreadable(file, "tệp có mật khẩu" if locked else _spoilt(data)) from error
    if not len(document):
        raise _unreadable(file, "tệp không có trang nào")
    return document


def _spoilt(data: bytes) -> str:
    if not data:
        return "tệp trống (0 byte)"
    return "tệp PDF hỏng hoặc bị cắt cụt" if b"%PDF-" in data[:1024] else "không phải tệp PDF"


def _unreadable(file: str, why: str) -> ContentError:
    return ContentError([Problem(Span(file), "V002", f"không mở được: {why}", _WAY)])


def _letters(page: pdfium.PdfPage, held: Turn) -> Iterator[_Letter]:
    text_page = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    blank = False
    try:
        for index in range(raw.FPDFText_CountChars(text_page)):
            code = raw.FPDFText_GetUnicode(text_page, index)
            letter = "-" if code in _HYPHENS else chr(code)
            if code == 0 or letter.isspace():
                blank = True
                continue
            raw.FPDFText_GetCharOrigin(text_page, index, x, y)
            raw.FPDFText_GetLooseCharBox(text_page, index, box)
            size = raw.FPDFText_GetFontSize(text_page, index)
            across, down = held.place(x.value, y.value)
            corners = held.place(box.left, box.bottom), held.place(box.right, box.top)
            yield _Letter(down, across, max(x for x, _ in corners), size, letter, blank)
            blank = False
    finally:
        text_page.close()


def _lines(letters: list[_Letter]) -> list[list[_Letter]]:
    """Letters by their baselines, top to bottom, each line left to right."""
    lines: list[list[_Letter]] = []
    for letter in sorted(letters, key=lambda one: one.y):
        if lines and letter.y - lines[-1][0].y < SAME_LINE:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [sorted(line, key=lambda one: one.x) for line in lines]


def _is_number(row: list[_Letter], height: float) -> bool:
    """The page's number is no word of the document: it changes with every line that is added."""
    text = "".join(letter.text for letter in row).strip("-–")
    in_margin = not _MARGIN < row[0].y < height - _MARGIN
    return in_margin and text.isdigit() and len(text) <= 4


def _words(row: list[_Letter], page: int, line: int) -> Iterator[Word]:
    start = 0
    for at in range(1, len(row) + 1):
        if at == len(row) or _parted(row[at - 1], row[at]):
            yield from _parts(row[start:at], page, line)
            start = at


def _parted(before: _Letter, after: _Letter) -> bool:
    return after.blank or after.x - before.right > 0.3 * after.size


def _parts(letters: list[_Letter], page: int, line: int) -> Iterator[Word]:
    at = 0
    y = max(letter.y for letter in letters)
    for number, part in enumerate(parts("".join(letter.text for letter in letters))):
        own = letters[at : at + len(part)] or letters[-1:]
        at += len(part)
        size = max(letter.size for letter in own)
        put = any(letter.put for letter in own)
        yield Word(part, page, line, own[0].x, own[-1].right, y, size, number > 0, put)
