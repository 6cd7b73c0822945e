"""Keys of a batch file in both languages; the manual's table is read from here too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.text import folded

JOB: Mapping[str, tuple[str, str, str]] = {
    "content": ("content", "nội dung", "Tệp nội dung, tính từ thư mục của tệp đợt"),
    "roster": ("roster", "danh sách", "Các đơn vị và dữ liệu của từng đơn vị"),
    "overrides": ("overrides", "ghi đè", "Tệp hoặc thư mục các tệp sửa riêng cho từng đơn vị"),
    "data": ("data", "dữ liệu", "Giá trị chung cho các chỗ điền {{ … }}"),
    "first number": ("first number", "số từ", "Số văn bản đầu tiên; các đơn vị lấy số lần lượt"),
    "output": ("output", "đầu ra", "Nơi ghi và cách ghi kết quả"),
}
"""Canonical name -> English key, Vietnamese key, meaning."""

OUTPUT: Mapping[str, tuple[str, str, str]] = {
    "folder": ("folder", "thư mục", "Thư mục con trong thư mục kết quả"),
    "name": ("name", "tên tệp", "Mẫu tên tệp, có chỗ điền: gm-{{ unit.code }}-{{ unit.name }}"),
    "by province": ("by province", "chia theo tỉnh", "Mỗi tỉnh một thư mục (mặc định: có)"),
    "formats": ("formats", "dạng", "Các dạng tệp: docx, pdf, html, md, odt (mặc định: docx, pdf)"),
    "combined": (
        "combined",
        "bản in gộp",
        "Một tệp PDF gồm mọi văn bản, có mục lục (mặc định: có)",
    ),
    "duplex": ("duplex", "in hai mặt", "Trong bản in gộp, văn bản nào cũng bắt đầu ở mặt trước"),
    "zip": ("zip", "gói nén", "Mỗi tỉnh một tệp .zip (mặc định: có)"),
}


def meant(written: str, words: Mapping[str, tuple[str, str, str]]) -> str | None:
    """The canonical name of a key as written; capitals, tone style, `-` and `_` make no difference."""
    return _forms(tuple((name, en, vi) for name, (en, vi, _) in words.items())).get(_form(written))


def allowed(words: Mapping[str, tuple[str, str, str]]) -> list[str]:
    """The Vietnamese keys, for messages."""
    return [vi for _, vi, _ in words.values()]


def _form(written: str) -> str:
    return folded(written.replace("_", " ").replace("-", " "))


@cache
def _forms(rows: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    return {_form(word): name for name, *both in rows for word in both}
