"""What a batch takes of a roster (`--only`, `--limit`, a dry run) and tells before the first unit."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from pipeline.batch.choice import Choice
from pipeline.batch.events import Begun, Ended
from pipeline.problem import ContentError, Problem, Span, UsageError
from pipeline.roster import Cell, Roster
from tests.batch_cases import (
    CONTENT,
    Place,
    bad,
    finished,
    row,
    rows,
    states,
)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_only_takes_codes_names_and_row_numbers(place):
    of = rows(4)
    choice = Choice(only=("01840", "Phường Bắc Kạn", "dòng 5"))
    assert list(states(place.run(*of, choice=choice))) == ["01840", "01843", "01864"]
    with pytest.raises(UsageError, match="danh sách không có đơn vị “Xã Láng”"):
        place.run(*of, choice=Choice(only=("Xã Láng",)))


def test_limit_and_sample(place):
    of = rows(6)
    assert list(states(place.run(*of, choice=Choice(limit=2)))) == ["01840", "01843"]
    long = row(6, of[4].unit, guests="2" * 50)
    of[4] = long
    seen = states(place.run(*of, choice=Choice(sample=3)))
    assert len(seen) == 3
    assert long.key in seen


def test_the_bar_knows_how_many_are_asked_for(place):
    of = rows(6)
    begun = [place.run(*of, choice=choice)[0].units for choice in (Choice(limit=2), Choice())]
    assert begun == [2, 6]


def test_a_dry_run_finds_what_would_fail_and_writes_nothing(place):
    end = finished(place.run(*rows(2), bad(9), choice=Choice(dry=True)))
    assert end.counts == {"written": 2, "failed": 1}
    assert not place.out.exists()


def test_an_error_of_the_content_itself_is_said_once_and_nothing_is_begun(place):
    place.content = CONTENT.replace("loại: hướng dẫn", "loại: hướng dẩn")
    with pytest.raises(ContentError) as caught:
        place.run(*rows(3))
    assert len([one for one in caught.value.problems if one.code == "M002"]) <= 1
    assert not list(place.out.rglob("*.docx"))


def test_what_was_started_in_advance_ends_where_nothing_is_begun(place):
    """Else its threads complain to the officer when the program ends."""

    class Workers:
        closed = False

        def close(self):
            self.closed = True

        def __call__(self, commission, tasks):
            raise AssertionError("nothing was to be made")

    workers = Workers()
    place.content = CONTENT.replace("trích yếu:", "trich yeu sai:")
    with pytest.raises(ContentError):
        place.run(*rows(2), workers=workers)
    assert workers.closed


def test_a_lost_row_of_a_data_file_is_told_with_its_file(place):
    """Its number is of that file, not of the roster."""
    lost = bad(4, "không có xã, phường, đặc khu mã “99999”")
    lost = replace(lost, place=Cell("viec.csv", 4, 1))
    lost = replace(lost, problems=(replace(lost.problems[0], span=lost.place),))
    (cause,) = finished(place.run(rows(1)[0], lost)).causes
    assert (cause.file, cause.rows) == ("viec.csv", [4])


def test_an_error_of_the_roster_as_a_whole_ends_the_run(place):
    problem = Problem(Span("dot.yaml", 3, 5), "U001", "không có tệp “ds.xlsx”")
    run = Roster("ds.xlsx", lambda: iter(()), (problem,))
    from pipeline.batch.run import Run
    from pipeline.batch.workers import of

    with pytest.raises(ContentError, match="U001"):
        list(Run(place.commission(), run, of(1), Choice()).events())


def test_warnings_of_the_content_are_told_once(place):
    first = place.run(*rows(3))[0]
    assert isinstance(first, Begun)
    assert [one.code for one in first.problems] == ["C083"]


def test_a_name_that_is_nearly_a_row_s_is_guessed(place):
    with pytest.raises(UsageError) as caught:
        place.run(*rows(3), choice=Choice(only=("Bắc Cạn",)))
    assert str(caught.value) == (
        "danh sách không có đơn vị “Bắc Cạn”. Có phải ý bạn là Phường Bắc Kạn?"
    )


def test_only_takes_a_name_without_marks_where_one_unit_has_it(place):
    events = place.run(*rows(6), choice=Choice(only=("duc xuan", "phuong bac kan")))
    made = [one.row.unit.name for one in events if isinstance(one, Ended)]
    assert made == ["Phường Đức Xuân", "Phường Bắc Kạn"]
    first, *rest = rows(3)
    twin = replace(first, key="x", unit=replace(first.unit, code="99999", name="Xã Đức Xuẩn"))
    said = re.escape(
        "“duc xuan” có thể là Phường Đức Xuân (01840), Xã Đức Xuẩn (99999): ghi đủ dấu, hoặc ghi mã."
    )
    with pytest.raises(UsageError, match=said):
        place.run(first, *rest, twin, choice=Choice(only=("duc xuan",)))


def test_json_lines_for_programs(place):
    from pipeline.show.batch import json_line

    lines = [json.loads(json_line(one)) for one in place.run(*rows(1), bad(3))]
    assert [one["event"] for one in lines] == ["begun", "unit", "unit"] + ["together"] * 4 + [
        "finished"
    ]
    assert {one["key"]: one["state"] for one in lines if one["event"] == "unit"} == {
        "01840": "written",
        "dòng 3": "failed",
    }
    assert lines[-1]["counts"] == {"written": 1, "failed": 1}
