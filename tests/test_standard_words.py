"""Standards shown to officers: every value under a Vietnamese name."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from pipeline.show.standard import difference, sheet
from pipeline.show.standard_words import NAMES, value
from pipeline.standards import Body, Columns, Forms, Page
from pipeline.standards.load import ids, load

PARTS = {"page": Page, "body": Body, "columns": Columns, "forms": Forms}


@pytest.mark.parametrize("part", PARTS)
def test_every_value_has_a_name(part: str) -> None:
    own = {one.name for one in fields(PARTS[part])} - {"clause", "mark"}
    assert own == NAMES[part].keys()


@pytest.mark.parametrize("name", ids())
def test_a_sheet_speaks_vietnamese(name: str) -> None:
    for line in sheet(load(name)).splitlines():
        said = line.partition("    [")[0]
        assert not re.search(
            r"\b(center|justify|exact|single|Range|Mapping|[a-z]+_[a-z]+)\b|\{[a-z]+\}", said
        ), line


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Số {number}-{type}/{organ}", "Số {số}-{loại}/{cơ quan}"),
        ("exact 16", "16 pt cố định"),
        ("slashed", "ngày …/…/…"),
        ("", "không"),
        ("Nơi nhận:", "Nơi nhận:"),
    ],
)
def test_words_of_the_data_are_translated(written: str, shown: str) -> None:
    assert value(written) == shown


def test_what_hd_05_changed_is_told() -> None:
    said = difference(load("hd36"), load("hd05")).splitlines()
    assert said[0] == "Từ hd36 sang hd05:"
    assert "chữ và dấu, chữ trước nơi gửi của tờ trình: Kính gửi: → Kính trình:" in said
    assert difference(load("hd05"), load("hd05")) == "hd05 và hd05 không khác nhau."


def test_face_and_tone_are_told_with_their_source() -> None:
    said = sheet(load("hd05")).splitlines()
    assert "phông chữ: Times New Roman    [Phần II, mục IV.1; V1]" in said
    tone = "lựa chọn của dự án theo cách viết của HD 05 (uỷ, khoá, hoả)"
    assert f"vị trí dấu thanh: chữ sau (hoà, uỷ)    [{tone}; P]" in said


def test_two_standards_that_differ_in_face_tone_system_or_weight_are_told_apart() -> None:
    said = difference(load("hd05"), load("nd30")).splitlines()
    assert "hệ thống: đảng → nhà nước" in said
    assert "vị trí dấu thanh: chữ sau (hoà, uỷ) → chữ đầu (hòa, ủy)" in said
    other = replace(load("hd05"), face="Arial", level="info")
    assert difference(load("hd05"), other).splitlines()[1:] == [
        "sai thì nặng nhất là: lỗi → gợi ý",
        "phông chữ: Times New Roman → Arial",
    ]
