"""A batch run and run again: the state of every unit, what is made anew, kept, pruned, chosen."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace

import pytest

from pipeline.batch import work
from pipeline.batch.choice import Choice
from pipeline.batch.events import Ended
from pipeline.batch.run import Run
from pipeline.batch.workers import of as workers_of
from pipeline.problem import ContentError, ToolError
from pipeline.review.returned import opened
from pipeline.show.batch import end_lines
from tests.batch_cases import (
    CONTENT,
    Place,
    bad,
    docs,
    finished,
    roster,
    row,
    rows,
    states,
    tree,
    words,
)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_every_unit_ends_in_one_state_and_a_bad_row_stops_none(place):
    of = rows(4)
    end = finished(events := place.run(*of[:2], bad(4), of[3]))
    assert states(events) == {
        "01840": "written",
        "01843": "written",
        "dòng 4": "failed",
        "01864": "written",
    }
    assert end.counts == {"written": 3, "failed": 1}


def test_a_word_file_says_its_batch_and_its_unit(place):
    place.run(*rows(2))
    said = [opened(path.read_bytes(), path.name).read.properties for path in sorted(docs(place))]
    assert [(one["vb-batch"], one["vb-unit"]) for one in said] == [
        ("dot.yaml", "01840"),
        ("dot.yaml", "01843"),
    ]


def test_run_again_does_nothing_and_says_so(place):
    of = rows(3)
    place.run(*of)
    before = {path: path.stat().st_mtime_ns for path in place.out.rglob("*.*") if path.is_file()}
    events = place.run(*of)
    assert set(states(events).values()) == {"unchanged"}
    after = {path: path.stat().st_mtime_ns for path in before}
    assert after == before


def test_one_changed_row_is_one_document_made(place):
    of = rows(3)
    place.run(*of)
    of[1] = row(3, of[1].unit, guests="99")
    assert list(states(place.run(*of)).values()).count("written") == 1
    (pdf,) = place.out.glob("*/*01843*.pdf")
    assert "99 đại biểu" in " ".join(words(pdf).split())


def test_a_changed_content_makes_all_anew(place):
    of = rows(2)
    place.run(*of)
    place.content = CONTENT.replace("thiết thực", "ngắn gọn")
    assert set(states(place.run(*of)).values()) == {"written"}


def test_a_missing_file_is_made_again_and_only_that_unit(place):
    of = rows(3)
    place.run(*of)
    next(place.out.glob("*/*01843*.docx")).unlink()
    assert states(place.run(*of)) == {
        "01840": "unchanged",
        "01843": "written",
        "01849": "unchanged",
    }


def test_a_touched_file_is_known_by_its_hash(place):
    of = rows(1)
    place.run(*of)
    os.utime(next(place.out.glob("*/*.docx")), (1, 1))
    assert states(place.run(*of)) == {"01840": "unchanged"}


def test_what_an_officer_changed_in_word_is_kept_under_another_name(place):
    of = rows(1)
    place.run(*of)
    file = next(place.out.glob("*/*.docx"))
    file.write_bytes(b"an officer's own words")
    events = place.run(*of)
    (ended,) = [one for one in events if isinstance(one, Ended)]
    assert ended.kept == ("hd-01840-phuong-duc-xuan.sua-tay-1.docx",)
    assert file.with_name(ended.kept[0]).read_bytes() == b"an officer's own words"
    assert file.read_bytes()[:2] == b"PK"


def test_a_changed_file_of_an_earlier_name_is_told(place):
    """The document has another name now; the one that somebody changed stays, and is named."""
    of = rows(1)
    place.run(*of)
    file = next(place.out.glob("*/*.docx"))
    file.write_bytes(b"an officer's own words")
    place.output = replace(place.output, name="gm-{{ unit.code }}")
    (ended,) = [one for one in place.run(*of) if isinstance(one, Ended)]
    assert [one.rpartition("/")[2] for one in ended.files] == ["gm-01840.docx", "gm-01840.pdf"]
    assert ended.kept == (file.relative_to(place.out).as_posix(),)
    assert [one.name for one in place.out.glob("*/hd-*")] == [file.name]


def test_what_is_to_be_seen_in_several_units_is_told_once(place):
    """Warnings stop no document; each kind is one line with the rows, whatever the unit's own words in it."""
    place.content = CONTENT.replace(
        "- Mời", "- Giao Ban Xây dựng Đảng theo dõi, đôn đốc {{ unit.words }}.\n      - Mời"
    )
    end = finished(place.run(*rows(3)))
    assert end.counts == {"written": 3}
    (seen,) = [one for one in end.warnings if one.problem.code == "C070"]
    assert (seen.count, seen.rows) == (3, [2, 3, 4])
    lines = list(end_lines(end, dry=False))
    assert lines[0] == "Cần xem lại (văn bản vẫn được dựng):"
    assert lines[1].startswith("  3 đơn vị: C070 ")
    assert lines[1].endswith(" — dòng 2, 3, 4")


def test_another_batch_file_does_not_write_over_the_documents_of_the_first(place):
    of = rows(2)
    place.run(*of)
    before = tree(place.out)
    other = place.commission()
    other = replace(other, job=replace(other.job, file=place.folder / "khac.dot.yaml"))
    with pytest.raises(ContentError) as caught:
        list(Run(other, roster(*of), workers_of(1), Choice()).events())
    (problem,) = caught.value.problems
    assert problem.code == "Q012"
    assert "đang giữ văn bản của đợt khác" in problem.message
    assert tree(place.out) == before
    # Who says that it is the same batch under another name has all made anew.
    events = list(Run(other, roster(*of), workers_of(1), Choice(), anew=True).events())
    assert finished(events).counts == {"written": 2}
    events = list(Run(other, roster(*of), workers_of(1), Choice()).events())
    assert finished(events).counts == {"unchanged": 2}


def test_a_value_missing_in_one_row_fails_that_unit_at_its_yaml_line(place):
    of = rows(2)
    values = {name: value for name, value in of[1].values.items() if name != "guests"}
    of[1] = replace(of[1], values=values, digest="other")
    end = finished(place.run(*of))
    (cause,) = end.causes
    assert (cause.problem.code, cause.count, cause.rows) == ("T001", 1, [3])
    assert (cause.problem.span.line, end.counts) == (13, {"written": 1, "failed": 1})


def test_causes_are_grouped_with_the_rows_as_the_officer_counts_them(place):
    of = [bad(number) for number in range(5, 28)] + [bad(40, "thừa “x”", 4)]
    end = finished(place.run(*of, *rows(1)))
    assert list(end_lines(end, dry=False)) == [
        "Vì sao lỗi:",
        "  23 đơn vị: U099 thiếu “số khách” — dòng 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 …",
        "      → điền vào ô này",
        "  1 đơn vị: U099 thừa “x” — dòng 40",
        "      → điền vào ô này",
        "Đã ghi 1, lỗi 24.",
    ]


def test_a_failed_unit_is_tried_again_and_its_old_document_is_no_longer_given_out(place):
    of = rows(2)
    place.run(*of)
    broken = replace(of[0], values={"name": "x"}, digest="broken")
    end = finished(place.run(broken, of[1]))
    assert end.counts == {"failed": 1, "unchanged": 1}
    assert sorted(end.stale) == [
        "19-tinh-thai-nguyen/hd-01840-phuong-duc-xuan.docx",
        "19-tinh-thai-nguyen/hd-01840-phuong-duc-xuan.pdf",
    ]
    with zipfile.ZipFile(place.out / "goi-nen" / "19-tinh-thai-nguyen.zip") as archive:
        assert not [name for name in archive.namelist() if "01840" in name]
    assert states(place.run(*of)) == {"01840": "written", "01843": "unchanged"}


def test_a_unit_that_left_the_roster_is_named_and_pruned_when_asked(place):
    of = rows(2)
    place.run(*of)
    assert finished(place.run(of[0])).stale_count == 2
    assert finished(place.run(of[0], prune=True)).stale_count == 0
    assert not list(place.out.glob("*/*01843*"))


def test_a_fault_of_ours_in_one_unit_is_told_and_the_rest_is_made(place, monkeypatch):
    from pipeline.batch import work

    real = work.make

    def make(draft, desk, order):
        if "Bắc Kạn" in draft.document.meta.title:
            raise RuntimeError("boom")
        return real(draft, desk, order)

    monkeypatch.setattr(work, "make", make)
    end = finished(events := place.run(*rows(3)))
    assert end.counts == {"written": 2, "fault": 1}
    (fault,) = [one for one in events if isinstance(one, Ended) and one.state == "fault"]
    assert "RuntimeError: boom" in fault.said


def test_a_tool_that_fails_on_a_unit_is_told_and_the_others_go_on(place, monkeypatch):
    real = work.make

    def failing(draft, desk, order):
        if order.unit == "01843":
            raise ToolError("LibreOffice", "không mở được tệp")
        return real(draft, desk, order)

    monkeypatch.setattr(work, "make", failing)
    end = finished(place.run(*rows(3)))
    assert end.counts == {"written": 2, "failed": 1}
    assert [(str(one.problem), one.rows) for one in end.causes] == [
        (
            "ds.xlsx, dòng 3, cột A: lỗi Q011 LibreOffice: không mở được tệp"
            " — chạy “vanban doctor” để xem công cụ nào thiếu",
            [3],
        )
    ]
