"""The data of the sample batch: figures for the communes of Thái Nguyên, made up, the same at every run.

`python -m tools.make_batch_data` writes content/dot/du-lieu/so-lieu-xa.xlsx, kept as an office would
keep it (title rows, a head of two rows, merged cells, dates as dates, codes as text), and
viec-trong-tam.csv, several rows a commune. Every figure comes from a hash of the commune's code.
"""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.registries.units import Unit, units

FOLDER = Path(__file__).parents[1] / "content" / "dot" / "du-lieu"
DAY = date(2026, 8, 18)
_OFFICERS = (
    "Hoàng Thu Hà",
    "Nông Văn Dũng",
    "Trần Minh Tuyết",
    "Lý Quang Huy",
    "Đỗ Thị Mai",
    "Ma Văn Thắng",
)
_TASKS = (
    ("Rà soát, bổ sung thành viên tổ công nghệ số cộng đồng", "15/9/2026"),
    ("Mở điểm hỗ trợ dịch vụ công trực tuyến tại nhà văn hoá", "25/9/2026"),
    ("Tập huấn kỹ năng số cho hội viên cao tuổi", "10/10/2026"),
    ("Lắp loa thông minh, thay loa truyền thanh hỏng", "20/10/2026"),
    ("Đối thoại với các hộ ở khu vực thu hồi đất", "30/9/2026"),
    ("Ra mắt mô hình “Dân vận khéo” về giao dịch không dùng tiền mặt", "05/11/2026"),
    ("Vận động hộ kinh doanh dùng hoá đơn điện tử", "15/11/2026"),
    ("Ký giao ước nói không với tin giả trên mạng", "30/10/2026"),
)
_PARTNERS = (
    "Mặt trận Tổ quốc",
    "Đoàn Thanh niên",
    "Hội Liên hiệp Phụ nữ",
    "Hội Nông dân",
    "Trung tâm phục vụ hành chính công",
)


def _number(unit: Unit, what: str, least: int, most: int) -> int:
    seed = hashlib.sha256(f"{unit.code} {what}".encode()).digest()
    return least + int.from_bytes(seed[:4], "big") % (most - least + 1)


def workbook() -> bytes:
    """The sheet of figures."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Số liệu xã, phường"
    sheet.append(["BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH UỶ THÁI NGUYÊN"])
    sheet.append(["SỐ LIỆU THEO DÕI CÁC XÃ, PHƯỜNG (số giả định để làm mẫu)"])
    sheet.append([])
    sheet.append(
        [
            "TT",
            "Mã xã",
            "Tên xã, phường",
            "Chi bộ",
            "Đảng viên",
            "Tổ công nghệ số",
            "Hồ sơ trực tuyến 6 tháng",
            None,
            "Hạn gửi kế hoạch",
            "Cán bộ theo dõi",
        ]
    )
    sheet.append([None, None, None, None, None, None, "Số hồ sơ", "Tỷ lệ", None, None])
    for place in ("A1:J1", "A2:J2", "G4:H4", *(f"{column}4:{column}5" for column in "ABCDEFIJ")):
        sheet.merge_cells(place)
    for row, unit in enumerate(units().children("19", DAY), 6):
        _figures(sheet, row, unit)
    for row in sheet.iter_rows(min_row=1, max_row=5):
        for cell in row:
            cell.font = Font(name="Times New Roman", bold=True)
            cell.alignment = Alignment(horizontal="center", wrap_text=True)
    for column, width in zip("ABCDEFGHIJ", (6, 10, 28, 10, 12, 12, 12, 10, 14, 22), strict=True):
        sheet.column_dimensions[column].width = width
    book.properties.created = book.properties.modified = datetime(2026, 8, 18)
    book.properties.creator = "vanban"
    made = BytesIO()
    book.save(made)
    return _repeatable(made.getvalue())


def _figures(sheet: Worksheet, row: int, unit: Unit) -> None:
    branches = _number(unit, "chi bộ", 18, 46)
    limit = datetime(2026, 9, 7) + timedelta(days=_number(unit, "hạn", 0, 4))
    files = _number(unit, "hồ sơ", 900, 6400)
    share = _number(unit, "tỷ lệ", 610, 985) / 1000
    members = branches * _number(unit, "đảng viên", 19, 34)
    officer = _OFFICERS[_number(unit, "cán bộ", 0, len(_OFFICERS) - 1)]
    values = [
        row - 5,
        unit.code,
        unit.name,
        branches,
        members,
        _number(unit, "tổ", 9, 32),
        files,
        share,
        limit,
        officer,
    ]
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, value)
        if column == 8:
            cell.number_format = "0.0%"
        elif column == 9:
            cell.number_format = "dd/mm/yyyy"


def _repeatable(data: bytes) -> bytes:
    """The same parts with no time in them."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in sorted(old.infolist(), key=lambda one: one.filename):
            part = old.read(info)
            if info.filename == "docProps/core.xml":
                part = part.split(b"<dcterms:modified")[0] + b"</cp:coreProperties>"
            new.writestr(zipfile.ZipInfo(info.filename), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def tasks() -> str:
    """Two to four tasks a commune; three communes have none."""
    lines = ["Mã xã;Việc trọng tâm;Thời hạn;Đơn vị giúp"]
    for unit in units().children("19", DAY):
        count = (
            _number(unit, "số việc", 2, 4) if unit.code not in ("05830", "01840", "05467") else 0
        )
        first = _number(unit, "việc", 0, len(_TASKS) - 1)
        for step in range(count):
            name, limit = _TASKS[(first + 3 * step) % len(_TASKS)]
            partner = _PARTNERS[(first + step) % len(_PARTNERS)]
            lines.append(f"{unit.code};{name};{limit};{partner}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "so-lieu-xa.xlsx").write_bytes(workbook())
    (FOLDER / "viec-trong-tam.csv").write_text(tasks(), "utf-8")


if __name__ == "__main__":
    main()
