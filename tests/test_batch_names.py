"""Names of a batch's files: different for all units, within Windows' limits, never out of the folder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.batch.job import Output
from pipeline.batch.names import LIMIT, Names
from pipeline.problem import Span
from pipeline.registries.units import units
from tests.batch_cases import (
    DAY,
    Place,
    communes,
    finished,
    row,
    rows,
)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def stems(of, output):
    names = Names(output, "hd", DAY)
    return [names.stem(one, "")[0] for one in of]


def test_names_of_all_communes_differ_also_without_capitals():
    all_rows = rows(4000, "")
    found = stems(all_rows, Output("x"))
    assert len({one.casefold() for one in found}) == len(all_rows) == 3321
    flat = stems(all_rows, Output("x", name="{{ unit.name }}", by_province=False))
    assert len({one.casefold() for one in flat}) == 3321


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "tep-con"),
        ("a\\b:c*?.exe", "a-b-c.exe"),
        ("   ", "khong-ten"),
        ("Đặc khu\nPhú Quốc", "dac-khu-phu-quoc"),
    ],
)
def test_a_name_never_escapes(name, made):
    (unit,) = communes(1)
    found = stems([row(2, unit, name=name)], Output("x", name="{{ unit.name }}"))
    assert found == [f"19-tinh-thai-nguyen/{made}"]


def test_a_name_is_never_longer_than_windows_and_the_issue_allow():
    unit = units().by_code("01840", DAY)
    long = [row(2, unit, name="a" * 400), replace(row(3, unit, name="a" * 400), key="khac")]
    for stem in stems(long, Output("x", name="{{ unit.name }}")):
        assert len(f"{stem.rpartition('/')[2]}.docx".encode()) <= LIMIT
    assert len(set(stems(long, Output("x", name="{{ unit.name }}")))) == 2


def test_a_pattern_that_finds_no_value_fails_the_row(place):
    place.output = Output("dot", name="gm-{{ unit.ma }}", name_span=Span("dot.yaml", 4, 12))
    end = finished(place.run(*rows(2)))
    (cause,) = end.causes
    assert (str(cause.problem), cause.count) == (
        "dot.yaml:4:12: lỗi Q008 tên tệp: không có giá trị “unit.ma” — các tên dùng được:"
        " unit.code, unit.guests, unit.kind, unit.name, unit.words",
        2,
    )


def test_a_second_row_of_the_same_unit_is_an_error(place):
    of = rows(1)
    end = finished(place.run(of[0], row(3, of[0].unit)))
    assert [(str(one.problem), one.rows) for one in end.causes] == [
        (
            "ds.xlsx, dòng 3, cột A: lỗi Q010 “01840” đã có ở một dòng trước"
            " — mỗi đơn vị một dòng; xoá dòng thừa",
            [3],
        )
    ]
    assert end.counts == {"written": 1, "failed": 1}
