"""Numbers of a batch's documents: given once, kept whatever happens, never held twice."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest

from pipeline.batch.choice import Choice
from tests.batch_cases import (
    Place,
    bad,
    rows,
    words,
)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def numbers(place):
    table = csv.reader(StringIO((place.out / "so-dot.csv").read_text("utf-8-sig")))
    next(table)
    return {line[1]: line[4] for line in table}


def test_numbers_go_by_the_roster_and_a_row_without_unit_has_none(place):
    place.first_number = 120
    of = rows(3)
    place.run(of[0], bad(3), of[1], of[2])
    assert numbers(place) == {"01840": "120", "dòng 3": "", "01843": "121", "01849": "122"}
    (pdf,) = place.out.glob("*/*01849*.pdf")
    assert re.search(r"Số\s*122-HD/BTGDVTU", words(pdf))


def test_a_unit_keeps_its_number_whatever_happens_to_the_roster(place):
    place.first_number = 120
    of = rows(4)
    place.run(*of[:3])
    place.run(of[3], of[2], of[0])
    assert numbers(place) == {"01864": "123", "01849": "122", "01840": "120"}


def test_only_gives_the_same_number_as_the_whole_run(place):
    place.first_number = 7
    of = rows(4)
    place.run(*of, choice=Choice(only=("01849",)))
    assert numbers(place)["01849"] == "9"
    place.run(*of)
    assert numbers(place) == {"01840": "7", "01843": "8", "01849": "9", "01864": "10"}


def test_a_unit_that_fails_keeps_its_number(place):
    place.first_number = 7
    of = rows(3)
    broken = replace(of[1], values={}, digest="broken")
    place.run(of[0], broken, of[2])
    assert numbers(place) == {"01840": "7", "01843": "8", "01849": "9"}
    place.run(*of)
    assert numbers(place) == {"01840": "7", "01843": "8", "01849": "9"}


def test_another_first_number_numbers_all_anew(place):
    place.first_number = 7
    place.run(*rows(2))
    place.first_number = 31
    place.run(*rows(2))
    assert numbers(place) == {"01840": "31", "01843": "32"}


def test_numbers_that_another_batch_of_the_office_holds_are_told(place):
    place.first_number = 7
    place.run(*rows(3))
    place.output = replace(place.output, folder="dot-2")
    place.first_number = 9
    first = place.run(*rows(2))[0]
    assert [str(one) for one in first.problems if one.code == "Q013"] == [
        f"{place.folder}/dot.yaml:1:1: cảnh báo Q013 số 9 đã giữ cho 1 đơn vị của đợt trong “dot”"
        " — xem sổ đăng ký văn bản đi; “số từ” có thể là 10"
    ]
    place.output = replace(place.output, folder="dot-3")
    place.first_number = 11
    assert not [one for one in place.run(*rows(2))[0].problems if one.code == "Q013"]


def test_numbers_that_a_damaged_ledger_no_longer_says_are_told(place):
    place.first_number = 7
    place.run(*rows(2))
    ledger = next((place.folder / "output").rglob("so-dot.jsonl"))
    ledger.write_bytes(ledger.read_bytes().replace(b'"number":8', b'"number":9'))
    first = place.run(*rows(2))[0]
    assert [str(one) for one in first.problems if one.code == "Q014"] == [
        f"{ledger}:1:1: cảnh báo Q014 sổ ghi của đợt hỏng 1 dòng: số đã giữ ở đó có thể được cấp lại"
        " — so “số” trong so-dot.csv lần này với sổ đăng ký văn bản đi trước khi phát hành"
    ]
