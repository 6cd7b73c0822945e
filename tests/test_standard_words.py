"""Standards shown to officers: every value under a Vietnamese name."""

from __future__ import annotations

import re
from dataclasses import fields

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
            r"\b(center|justify|exact|single|Range|Mapping|[a-z]+_[a-z]+)\b", said
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
