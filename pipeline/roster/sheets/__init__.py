"""Sheets as officers keep them (.xlsx, .csv): cells with what they are, rows as they are counted there."""

from __future__ import annotations

from pathlib import Path

from pipeline.problem import ContentError, Problem, Span
from pipeline.roster.sheets import text_sheet
from pipeline.roster.sheets.cells import EMPTY, Cell, Sheet

SIZE_LIMIT = 32 * 1024 * 1024
"""Bytes of a roster or data file."""

_BOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin, of today and of before 2007."""

__all__ = ["EMPTY", "Cell", "Sheet", "open_sheet"]


def open_sheet(path: Path, name: str, at: Span, heads: frozenset[str]) -> Sheet:
    """The sheet `name` of a file ("" = the one that has rows).

    ContentError at `at` when the file cannot serve. `heads` are the folded heads looked for where a
    workbook has several sheets with rows.
    """
    data = _bytes(path, at)
    ending = path.suffix.lower()
    if ending in (".csv", ".tsv", ".txt"):
        if data.startswith(_BOOK):
            say = f"tệp “{path}” là bảng tính mang đuôi {ending}, không phải tệp chữ"
            way = "đổi đuôi thành .xlsx; hoặc trong Excel: Lưu thành (Save As) → “CSV UTF-8”"
            raise ContentError([Problem(at, "U002", say, way)])
        return text_sheet.read(data, str(path), at)
    if ending in (".xlsx", ".xlsm"):
        from pipeline.roster.sheets import workbook  # openpyxl takes 0.15 s to load

        return workbook.read(data, str(path), name, at, heads)
    if ending in (".xls", ".ods", ".xlsb"):
        way = "mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx hoặc .csv (UTF-8)"
        raise ContentError([Problem(at, "U002", f"chưa đọc được tệp {ending} “{path}”", way)])
    way = "danh sách là tệp .xlsx, .csv hoặc .yaml"
    raise ContentError([Problem(at, "U002", f"không biết dạng tệp “{path}”", way)])


def _bytes(path: Path, at: Span) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        what = "không có tệp" if isinstance(error, FileNotFoundError) else "không đọc được tệp"
        way = "đường dẫn tính từ thư mục của tệp đợt văn bản"
        raise ContentError([Problem(at, "U001", f"{what} “{path}”", way)]) from error
    if len(data) > SIZE_LIMIT:
        raise ContentError(
            [Problem(at, "U002", f"tệp “{path}” lớn quá 32 MB", "tách thành nhiều tệp")]
        )
    return data
