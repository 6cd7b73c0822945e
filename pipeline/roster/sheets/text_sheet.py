"""CSV as Excel and offices write it: comma, semicolon or tab; BOM, UTF-16, Windows-1258."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import NoReturn

from pipeline.legacy import Encoding, decode
from pipeline.problem import ContentError, Level, Problem, Span
from pipeline.roster.sheets import legacy
from pipeline.roster.sheets.cells import Cell, Sheet, words_cell
from pipeline.text import nfc

_RESAVE = "trong Excel: Lưu thành (Save As) → “CSV UTF-8”"
_SEPARATORS = ";\t,|"
MOST_COLUMNS = 256


def read(data: bytes, file: str, at: Span) -> Sheet:
    """The sheet of a text file. ContentError at `at` when its letters cannot be told."""
    text, problems = _decoded(data, file)
    if not text.strip():
        raise ContentError(
            [Problem(at, "U003", f"tệp “{file}” không có dòng nào", "ghi hàng tiêu đề và các dòng")]
        )
    separator, skipped = _separator(text)

    def stream() -> Iterator[tuple[int, tuple[Cell, ...]]]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for number, row in enumerate(_rows(reader, file), 1):
            if number > skipped:
                yield number, tuple(map(words_cell, row[:MOST_COLUMNS]))

    return Sheet(file, "", stream, tuple(problems))


def _rows(reader: Iterator[list[str]], file: str) -> Iterator[list[str]]:
    number = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"hàng {number + 1} không đọc được: nháy kép mở mà không đóng, hoặc ô quá dài"
            problem = Problem(Span(file, number + 1), "U004", message, "sửa dấu nháy kép ở hàng ấy")
            raise ContentError([problem]) from error
        number += 1
        yield row


def _separator(text: str) -> tuple[str, int]:
    """The sign between cells: Excel's own line "sep=;", else the one that most of the first lines agree on."""
    first = text.split("\n", 1)[0].strip()
    said = re.fullmatch(r'"?sep=(.)"?', first)
    if said:
        return said[1], 1
    lines = [_unquoted(line) for line in text.split("\n")[:40] if line.strip()]
    counts = {
        sign: sorted(line.count(sign) for line in lines)[len(lines) // 2] for sign in _SEPARATORS
    }
    best = max(_SEPARATORS, key=lambda sign: counts[sign])
    if counts[best]:
        return best, 0
    totals = {sign: sum(line.count(sign) for line in lines) for sign in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda sign: totals[sign])
    return (best if totals[best] else ","), 0


def _unquoted(line: str) -> str:
    return re.sub('"[^"]*"', "", line)


def _decoded(data: bytes, file: str) -> tuple[str, list[Problem]]:
    for mark, name in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(name), []
            except UnicodeDecodeError:
                _refuse(file, 1, "không đọc được chữ trong tệp")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _old(data, file, data.count(b"\n", 0, error.start) + 1)
    if "\0" in text:
        _refuse(file, 1, "tệp có byte rỗng, không phải CSV")
    old = _legacy(text)
    return _read_old(data, file, text, old) if old else (text, [])


def _old(data: bytes, file: str, line: int) -> tuple[str, list[Problem]]:
    """TCVN3, VNI … where the words tell; Windows-1258 when they come out Vietnamese by it."""
    with suppress(ValueError):
        if decode(data).encoding is not Encoding.CP1258:
            return _read_old(data, file, data.decode("latin-1"), line)
    try:
        text = nfc(data.decode("cp1258"))
    except UnicodeDecodeError:
        _refuse(file, line, "tệp không phải UTF-8")
    lone = sum(unicodedata.combining(letter) > 0 for letter in text)
    if lone or not re.search("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]", text):
        _refuse(file, line, "tệp không phải UTF-8")
    message = "tệp ở bảng mã Windows-1258; đã chuyển sang Unicode"
    return text, [Problem(Span(file), "U006", message, _RESAVE, Level.WARNING)]


def _legacy(text: str) -> int:
    """The first line with letters of an old encoding, where more lines have such than read as Unicode;
    0 where they do not."""
    lines = text.split("\n")
    bad = [number for number, line in enumerate(lines, 1) if legacy.named(line)]
    return bad[0] if len(bad) > sum(map(legacy.reads_right, lines)) else 0


def _read_old(data: bytes, file: str, text: str, line: int) -> tuple[str, list[Problem]]:
    """The text in Unicode, where every line that was in an old encoding then reads right; else refused."""
    name = legacy.named(text.split("\n")[line - 1])
    try:
        decoded = decode(data)
    except ValueError:
        _refuse(file, line, f"chữ trong tệp ở bảng mã {name or 'không rõ'}")
    if decoded.encoding is None or any(map(legacy.named, decoded.text.split("\n"))):
        _refuse(file, line, f"chữ trong tệp ở bảng mã {name or 'không rõ'}")
    message = f"tệp ở bảng mã {decoded.encoding.value}; đã chuyển sang Unicode"
    way = f"xem lại tên người, tên đơn vị trong bản in thử (--sample); {_RESAVE}"
    return decoded.text, [Problem(Span(file), "U006", message, way, Level.WARNING)]


def _refuse(file: str, line: int, message: str) -> NoReturn:
    raise ContentError([Problem(Span(file, line), "U005", message, _RESAVE)])
