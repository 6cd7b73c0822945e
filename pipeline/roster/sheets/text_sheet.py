"""CSV as Excel and offices write it: comma, semicolon or tab; BOM, UTF-16, Windows-1258."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from pipeline.problem import ContentError, Level, Problem, Span
from pipeline.roster.sheets import legacy
from pipeline.roster.sheets.cells import Cell, Sheet, words_cell

_RESAVE = "trong Excel: Lưu thành (Save As) → “CSV UTF-8”"
_SEPARATORS = ";\t,|"
MOST_COLUMNS = 256
FIELD_LIMIT = 131_072


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
    _refuse_legacy(text, file)
    return text, []


def _old(data: bytes, file: str, line: int) -> tuple[str, list[Problem]]:
    """Windows-1258 when the words come out Vietnamese; TCVN3 and VNI are named and refused."""
    _refuse_legacy(data.decode("latin-1"), file, plain=True)
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        _refuse(file, line, "tệp không phải UTF-8")
    lone = sum(unicodedata.combining(letter) > 0 for letter in text)
    if lone or not re.search("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]", text):
        _refuse(file, line, "tệp không phải UTF-8")
    message = "tệp ở bảng mã Windows-1258; đã chuyển sang Unicode"
    return text, [Problem(Span(file), "U006", message, _RESAVE, Level.WARNING)]


def _refuse_legacy(text: str, file: str, plain: bool = False) -> None:
    """Letters of an old encoding: in more lines than read as Unicode."""
    bad = [
        (number, name)
        for number, line in enumerate(text.split("\n"), 1)
        if (name := legacy.named(line)) and not (plain and name.startswith("UTF-8"))
    ]
    if plain:
        # Windows-1258 has vowels with the tone behind them as signs of Latin-1: Ì Ò Þ ì ò.
        bad = [one for one in bad if one[1].startswith("TCVN3")] if _tcvn3(text) else []
    right = sum(legacy.reads_right(line) for line in text.split("\n"))
    if len(bad) > right:
        number, name = bad[0]
        _refuse(file, number, f"chữ trong tệp ở bảng mã {name}")


def _tcvn3(text: str) -> bool:
    """A7-B9 are letters in TCVN3 and rare signs in Windows-1258 (as in `source.decode`)."""
    old = sum("§" <= letter <= "¹" for letter in text)
    return old > sum(letter in "ðÐÌÒÞìòõýâêôã" for letter in text)


def _refuse(file: str, line: int, message: str) -> None:
    raise ContentError([Problem(Span(file, line), "U005", message, _RESAVE)])
