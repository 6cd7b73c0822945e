"""A PDF from any program -> its words with their places, and pictures of its pages, by PDFium."""

from __future__ import annotations

import ctypes
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.compare.printed import Printed, Word, parts
from pipeline.problem import ContentError, Problem, Span

SAME_LINE = 2.5
"""Points within which two baselines are one line: raised note marks belong to theirs."""
_MARGIN = 57.0
"""Points (20 mm): nearer to the edge a number alone on its line is the page's."""
_HYPHENS = (0x02, 0xAD, 0x2011, 0xFFFE)
"""How PDFium gives a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class _Letter:
    y: float
    x: float
    right: float
    size: float
    text: str
    blank: bool
    """A blank stands before it."""


def printed(data: bytes, file: str) -> Printed:
    """Every word of a PDF. ContentError V002 for what is no PDF, V001 for one without letters."""
    document = _opened(data, file)
    try:
        words: list[Word] = []
        sizes = []
        for index in range(len(document)):
            page = document[index]
            sizes.append(page.get_size())
            rows = [
                row for row in _lines(list(_letters(page))) if not _is_number(row, sizes[-1][1])
            ]
            for line, row in enumerate(rows, 1):
                words += _words(row, index + 1, line)
            page.close()
    finally:
        document.close()
    if not words:
        way = "nhận dạng chữ (OCR) bản quét trước, hoặc so với tệp PDF, DOCX gốc"
        message = "tệp PDF chỉ có hình quét, không có chữ nào để so"
        raise ContentError([Problem(Span(file), "V001", message, way)])
    return Printed(file, tuple(words), tuple(sizes), data)


def picture(data: bytes, page: int, scale: float) -> bytes:
    """Page `page` (from 1) as a grey PNG, `scale` pixels a point."""
    document = pdfium.PdfDocument(data)
    try:
        bitmap = document[page - 1].render(scale=scale, grayscale=True)
        rows = memoryview(bitmap.buffer).cast("B")
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        lines = b"".join(
            b"\0" + bytes(rows[at * stride : at * stride + width]) for at in range(height)
        )
    finally:
        document.close()
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(lines, 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def _opened(data: bytes, file: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        way = "mở bằng phần mềm đọc PDF; bỏ mật khẩu hoặc lưu lại thành PDF"
        message = "không mở được: không phải tệp PDF, tệp hỏng hoặc có mật khẩu"
        raise ContentError([Problem(Span(file), "V002", message, way)]) from error


def _letters(page: pdfium.PdfPage) -> Iterator[_Letter]:
    height = page.get_height()
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
            yield _Letter(height - y.value, x.value, box.right, size, letter, blank)
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
        yield Word(part, page, line, own[0].x, own[-1].right, y, size, glued=number > 0)
