"""Batches: each unit ends as written, unchanged or failed; nothing is lost, done twice or overwritten."""

from __future__ import annotations

import csv
import json
import os
import re
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pipeline.batch import inputs, program, work
from pipeline.batch.choice import Choice
from pipeline.batch.events import Begun, Ended
from pipeline.batch.job import Output
from pipeline.batch.ledger import Entry, Filed, Ledger
from pipeline.batch.lock import locked
from pipeline.batch.names import LIMIT, Names
from pipeline.batch.process_pool import Local
from pipeline.batch.run import Run
from pipeline.batch.workers import of as workers_of
from pipeline.desk import Order
from pipeline.problem import ContentError, Problem, Span, ToolError, UsageError
from pipeline.registries.units import units
from pipeline.review.returned import opened
from pipeline.roster import Cell, Roster
from pipeline.show.batch import begun_lines, end_lines
from tests.batch_cases import (
    CONTENT,
    DAY,
    Place,
    bad,
    communes,
    finished,
    roster,
    row,
    rows,
    states,
    tree,
)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


# ---- the states of units ----------------------------------------------------------------------------


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


def docs(place: Place) -> list[Path]:
    return list(place.out.glob("*/*.docx"))


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


# ---- what is asked for ------------------------------------------------------------------------------


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


# ---- numbers ----------------------------------------------------------------------------------------


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


# ---- names ------------------------------------------------------------------------------------------


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


def test_a_document_is_the_same_whatever_was_made_before_it(place, tmp_path):
    """What is kept from unit to unit changes no letter: made last of many, and alone in a new process."""
    of = rows(24)
    place.run(*of)
    (tmp_path / "alone").mkdir()
    alone = Place(tmp_path / "alone")
    for one in (of[0], of[11], of[23]):
        # Four rows are enough for processes of their own; the last one's first document is this.
        alone.run(one, *[bad(90 + at) for at in range(4)], workers=fresh)
    made = tree(alone.out)
    documents = [name for name in made if name.endswith((".docx", ".pdf")) and "gop" not in name]
    assert len(documents) == 6
    assert {name: made[name] for name in documents} == {
        name: data for name, data in tree(place.out).items() if name in documents
    }


def fresh(commission, tasks):
    for task in tasks:
        yield from Local(commission, 1).run(iter([task]))


# ---- what is made together --------------------------------------------------------------------------


def words(path):
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_combined_pdf_has_every_page_of_every_document_in_order_with_bookmarks(place):
    place.output = Output("dot", duplex=True)
    place.run(*rows(3), bad(9))
    with pikepdf.open(place.out / "ban-in-gop.pdf") as pdf:
        assert not pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else not pdf.check()
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles == ["Phường Đức Xuân", "Phường Bắc Kạn", "Xã Phong Quang"]
        assert len(pdf.pages) == 6  # a page each, a blank back each
    whole = words(place.out / "ban-in-gop.pdf")
    places = [whole.index(name) for name in ("phường Đức Xuân", "phường Bắc Kạn", "xã Phong Quang")]
    assert places == sorted(places)


def test_the_combined_pdf_shows_the_same_ink(place):
    place.run(*rows(2))
    single = next(place.out.glob("*/*01843*.pdf"))
    with (
        pypdfium2.PdfDocument(single) as one,
        pypdfium2.PdfDocument(place.out / "ban-in-gop.pdf") as all_,
    ):
        assert one[0].render(scale=1).to_pil().tobytes() == (
            all_[1].render(scale=1).to_pil().tobytes()
        )


def test_fonts_and_equal_pages_stand_once_in_the_combined_pdf(place):
    place.run(*rows(6))
    singles = sum(path.stat().st_size for path in place.out.glob("*/*.pdf"))
    assert (place.out / "ban-in-gop.pdf").stat().st_size < singles / 3


def test_a_pdf_of_libreoffice_goes_into_the_combined_pdf_too(tmp_path, soffice):
    import docx

    from pipeline import fonts
    from pipeline.batch import combined
    from pipeline.render import office

    made = docx.Document()
    made.add_paragraph("Một trang của LibreOffice")
    stream = BytesIO()
    made.save(stream)
    (data,) = office.convert([stream.getvalue()], fonts.find(()), archival=False, date=DAY)
    (tmp_path / "a.pdf").write_bytes(data)
    pieces = [
        combined.Piece(tmp_path / "a.pdf", "A", "x"),
        combined.Piece(tmp_path / "a.pdf", "B", "y"),
    ]
    assert combined.write(tmp_path, tmp_path / "all.pdf", pieces) == 2
    assert words(tmp_path / "all.pdf").count("Một trang của LibreOffice") == 2
    with pikepdf.open(tmp_path / "all.pdf") as pdf, pdf.open_outline() as outline:
        assert [(one.title, [two.title for two in one.children]) for one in outline.root] == [
            ("x", ["A"]),
            ("y", ["B"]),
        ]


def test_the_zip_of_a_province_holds_its_documents(place):
    both = [*rows(2), row(9, communes(1, "01")[0])]
    place.run(*both)
    packs = sorted((place.out / "goi-nen").iterdir())
    assert [path.name for path in packs] == ["01-thanh-pho-ha-noi.zip", "19-tinh-thai-nguyen.zip"]
    with zipfile.ZipFile(packs[1]) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert archive.read(name) == (place.out / name).read_bytes()
        assert len(archive.namelist()) == 4


def test_the_register_names_every_row_with_hashes_that_sha256sum_gives(place):
    from hashlib import sha256

    place.run(*rows(2), bad(8, "=cmd()"))
    plain = json.loads((place.out / "so-dot.json").read_text("utf-8"))
    assert [(one["row"], one["state"]) for one in plain] == [
        (2, "made"),
        (3, "made"),
        (8, "failed"),
    ]
    for one in plain[:2]:
        assert one["pages"] == 1
        for file in one["files"]:
            data = (place.out / file["path"]).read_bytes()
            assert (file["bytes"], file["sha256"]) == (len(data), sha256(data).hexdigest())
    assert plain[2]["problems"][0]["message"] == "=cmd()"


def test_no_cell_of_the_register_is_a_formula(place):
    (unit,) = communes(1)
    odd = replace(row(2, unit), key="=1+1", unit=None)
    place.run(odd)
    table = list(csv.reader(StringIO((place.out / "so-dot.csv").read_text("utf-8-sig"))))
    assert table[1][1] == "'=1+1"


# ---- the ledger -------------------------------------------------------------------------------------


def entry(key, digest="d"):
    return Entry(key, digest, "made", (Filed("a.pdf", 1, 2, "x"),), 3)


def test_a_torn_last_line_is_dropped_and_the_next_stands_by_itself(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.add(entry("a"))
    ledger.add(entry("b"))
    ledger.close()
    whole = ledger.path.read_bytes()
    for cut in range(len(whole)):
        ledger.path.write_bytes(whole[:cut])
        again = Ledger(tmp_path)
        again.add(entry("c"))
        again.close()
        last = Ledger(tmp_path)
        known = sorted(last.units())
        assert known[-1] == "c"
        assert last.damaged == 0
        assert (known[0] == "a") == (cut > whole.index(b"\n"))


def test_a_damaged_line_is_not_believed(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.add(entry("a"))
    ledger.add(entry("b"))
    ledger.close()
    data = ledger.path.read_bytes().replace(b'"key":"a"', b'"key":"z"')
    ledger.path.write_bytes(data)
    again = Ledger(tmp_path)
    assert (list(again.units()), again.damaged) == (["b"], 1)


def test_a_line_that_a_full_disk_took_in_part_is_not_left(tmp_path, monkeypatch):
    ledger = Ledger(tmp_path)
    ledger.reserve("a", 5)
    whole = ledger._file

    class Full:
        """Takes half of what it is given, once, as a disk does that fills up."""

        def write(self, raw):
            return whole.write(raw[: len(raw) // 2])

        def __getattr__(self, name):
            return getattr(whole, name)

    monkeypatch.setattr(ledger, "_file", Full())
    with pytest.raises(ToolError, match="đĩa đã đầy"):
        ledger.reserve("b", 6)
    monkeypatch.setattr(ledger, "_file", whole)
    ledger.reserve("c", 7)
    ledger.close()
    again = Ledger(tmp_path)
    assert (again.numbers, again.damaged) == ({"a": 5, "c": 7}, 0)


def test_a_ledger_that_has_grown_is_written_anew_and_says_the_same(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.start_numbers(5)
    ledger.reserve("a", 5)
    for turn in range(200):
        ledger.add(entry("a", str(turn)))
    ledger.close()
    assert ledger.path.read_bytes().count(b"\n") < 10
    again = Ledger(tmp_path)
    found = again.entry("a")
    assert found is not None
    assert (found.digest, again.numbers, again.first) == ("199", {"a": 5}, 5)
    again.close()


# ---- the machine ------------------------------------------------------------------------------------


def test_two_runs_at_once_are_refused(place):
    place.run(*rows(1))
    with locked(place.out), pytest.raises(UsageError, match="một lệnh khác đang làm đợt này"):
        place.run(*rows(1))


def test_a_link_in_place_of_a_document_is_not_followed(place, tmp_path):
    target = tmp_path / "mine.txt"
    target.write_text("mine")
    folder = place.out / "19-tinh-thai-nguyen"
    folder.mkdir(parents=True)
    (folder / "hd-01840-phuong-duc-xuan.docx").symlink_to(target)
    end = finished(place.run(*rows(2)))
    assert target.read_text() == "mine"
    assert [one.problem.code for one in end.causes] == ["F002"]
    assert end.counts == {"failed": 1, "written": 1}


def test_several_processes_give_the_same_bytes_as_one(place, tmp_path):
    of = rows(24)
    place.run(*of, jobs=1)
    other = Place(tmp_path / "other")
    other.folder.mkdir()
    # The name of the content file is in the PDFs; the folder is not.
    other.run(*of, jobs=2)
    assert tree(other.out) == tree(place.out)


def test_a_folder_that_cannot_be_written_is_one_message(place, monkeypatch):
    place.folder.joinpath("output").write_text("a file where a folder should be")
    with pytest.raises(ToolError, match="không ghi được vào thư mục kết quả"):
        place.run(*rows(1))


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


# ---- overrides --------------------------------------------------------------------------------------


def test_an_override_changes_one_unit_and_is_known_when_it_changes(tmp_path):
    place = Place(
        tmp_path, content=CONTENT.replace("      - Mời", "      - mã: moi\n        đoạn: Mời")
    )
    folder = tmp_path / "ghi-de"
    folder.mkdir()
    place.overrides = folder
    of = rows(3)
    own = folder / "bac-kan.yaml"
    own.write_text('đơn vị: "01843"\nthay:\n  moi: {đoạn: Mời toàn thể cán bộ phường.}\n', "utf-8")
    place.run(*of)
    texts = [" ".join(words(path).split()) for path in sorted(place.out.glob("*/*.pdf"))]
    assert ["toàn thể cán bộ" in text for text in texts] == [False, True, False]
    own.write_text(own.read_text("utf-8").replace("toàn thể", "đông đủ"), "utf-8")
    assert states(place.run(*of)) == {
        "01840": "unchanged",
        "01843": "written",
        "01849": "unchanged",
    }
    assert [one.code for one in finished(place.run(of[0])).problems] == ["G005"]


# ---- two versions -----------------------------------------------------------------------------------


def version(place, *of):
    from pipeline.batch.difference import Version
    from tests.batch_cases import roster

    return Version(place.commission(), roster(*of))


def test_the_same_change_in_many_units_is_told_once(tmp_path):
    from pipeline.batch.difference import differences
    from pipeline.show.batch import difference_lines

    old, new = Place(tmp_path / "a"), Place(tmp_path / "b")
    for one in (old, new):
        one.folder.mkdir()
    new.content = CONTENT.replace("Mời {{", "Mời ít nhất {{").replace(
        "thêm đại diện", "thêm hai đại diện"
    )
    both = [*rows(2), row(4, communes(3)[2])]
    found = differences(version(old, *both, rows(5)[4]), version(new, *both, rows(6)[5]))
    lines = list(difference_lines(found))
    assert lines[0] == "2 đơn vị đổi như sau: Phường Đức Xuân, Phường Bắc Kạn"
    assert [line[:4] for line in lines[1:5]].count("  - ") == 2
    assert lines[5] == "1 đơn vị đổi như sau: Xã Phong Quang"
    assert lines[-3:] == [
        f"Thêm 1 đơn vị: {communes(6)[5].name}",
        f"Bớt 1 đơn vị: {communes(5)[4].name}",
        "3 văn bản đổi, 0 giữ nguyên, thêm 1, bớt 1.",
    ]


def test_what_only_stands_elsewhere_is_told_as_moved(tmp_path):
    from pipeline.batch.difference import differences
    from pipeline.show.batch import difference_lines

    old, new = Place(tmp_path / "a"), Place(tmp_path / "b")
    for one in (old, new):
        one.folder.mkdir()
    first, second = CONTENT.splitlines()[8:10]
    new.content = CONTENT.replace(f"{first}\n{second}\n", f"{second}\n{first}\n")
    found = differences(version(old, *rows(1)), version(new, *rows(1)))
    lines = list(difference_lines(found))
    assert lines[0] == "1 đơn vị đổi như sau: Phường Đức Xuân"
    assert [line.split(":")[0] for line in lines[1:-1]] == ["  ↕ chuyển chỗ"]


def test_what_differs_is_told_once_whatever_stands_around_it(tmp_path):
    """Each unit's own words stand in the line that changes: the change is one, shown where it is."""
    from pipeline.batch.difference import differences
    from pipeline.show.batch import difference_lines

    old, new = Place(tmp_path / "a"), Place(tmp_path / "b")
    for one in (old, new):
        one.folder.mkdir()
        one.content = CONTENT.replace(
            "hướng dẫn {{ unit.words }} tổ chức",
            "cùng {{ unit.code }} đồng chí và {{ unit.kind }} đội hướng dẫn {{ unit.words }} tổ chức",
        )
    new.content = new.content.replace("Tỉnh uỷ cùng", "Tỉnh uỷ sẽ cùng")
    found = differences(version(old, *rows(4)), version(new, *rows(4)))
    assert list(difference_lines(found)) == [
        "4 đơn vị đổi như sau: Phường Đức Xuân, Phường Bắc Kạn, Xã Phong Quang, Xã Bằng Thành",
        "  - … Ban Tuyên giáo và Dân vận Tỉnh uỷ cùng 01840 đồng chí và phường đội hướng …",
        "  + … Ban Tuyên giáo và Dân vận Tỉnh uỷ sẽ cùng 01840 đồng chí và phường đội hướng …",
        "4 văn bản đổi, 0 giữ nguyên.",
    ]


def test_a_version_of_git_beside_the_file_as_it_is(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from pipeline.commands.batch import command
    from tests import kills
    from tests.programs import git

    folder = kills.place(tmp_path / "place")
    for words_ in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "một"]):
        git(folder, *words_)
    monkeypatch.chdir(folder)
    file = Path("content") / "xa.dot.yaml"
    same = CliRunner().invoke(command, ["diff", "HEAD", str(file)], catch_exceptions=False)
    assert (same.exit_code, same.output) == (0, "0 văn bản đổi, 92 giữ nguyên.\n")
    content = folder / "content" / "hd.yaml"
    content.write_text(content.read_text("utf-8").replace("Phường mời", "Phường nên mời"), "utf-8")
    found = CliRunner().invoke(command, ["diff", "HEAD", str(file)], catch_exceptions=False)
    assert found.exit_code == 1
    assert "15 văn bản đổi, 77 giữ nguyên." in found.output
    assert "Phường nên mời thêm đại diện" in found.output


def begun(events):
    return next(one for one in events if isinstance(one, Begun))


def test_why_documents_are_made_anew_is_told(tmp_path, monkeypatch):
    place = Place(tmp_path)
    of = rows(2)
    assert begun(place.run(*of)).changed == ()
    assert begun(place.run(*of)).changed == ()
    place.content = place.content.replace("ngay từ cơ sở", "từ cơ sở")
    monkeypatch.setattr("pipeline.batch.inputs.program", lambda: ("khác", "vẫn thế"))
    events = place.run(*of)
    assert finished(events).counts == {"written": 2}
    assert begun(events).changed[::2] == ("tiêu chuẩn thể thức", "tệp nội dung")
    assert list(begun_lines(Begun(2, place.out, changed=("tiêu chuẩn thể thức", "mẫu Word")))) == [
        "Từ lần trước đã đổi: tiêu chuẩn thể thức; mẫu Word → văn bản đã dựng được dựng lại."
    ]
    monkeypatch.setattr("pipeline.batch.inputs.program", lambda: ("khác nữa", "vẫn thế"))
    events = place.run(*of, choice=Choice(dry=True))
    assert begun(events).changed == ("tiêu chuẩn thể thức",)
    for choice in (Choice(limit=1), Choice()):  # of a part the rest is still to be made anew
        assert begun(place.run(*of, choice=choice)).changed == ("tiêu chuẩn thể thức",)
    assert begun(place.run(*of)).changed == ()


def test_a_content_file_beside_is_none_of_a_batch(tmp_path):
    place = Place(tmp_path)
    desk = replace(place.commission().desk, content=tmp_path)
    job = place.commission().job
    before = inputs.shared(job, desk, Order())
    (tmp_path / "khac.yaml").write_text("loại: kế hoạch\n", "utf-8")
    assert inputs.shared(job, desk, Order()) == before
    (tmp_path / "people.yaml").write_text("{}\n", "utf-8")
    now = inputs.shared(job, desk, Order())
    assert inputs.changed(before, now) == ("sổ cơ quan, căn cứ, người ký",)


def test_standards_are_told_from_the_rest_of_the_program(tmp_path, monkeypatch):
    house = tmp_path / "nha"
    (house / "standards").mkdir(parents=True)
    standard, code = house / "standards" / "hd05.yaml", house / "a.py"
    standard.write_text("id: hd05\n", "utf-8")
    code.write_text("A = 1\n", "utf-8")
    monkeypatch.setattr(program.pipeline, "__file__", str(house / "__init__.py"))

    def hashes() -> tuple[str, str]:
        program.marks.cache_clear()
        program.program.cache_clear()
        return program.program()

    first = hashes()
    standard.write_text("id: hd05\nname: a\n", "utf-8")
    second = hashes()
    assert (second[0] != first[0], second[1] == first[1]) == (True, True)
    code.write_text("A = 2\n", "utf-8")
    third = hashes()
    assert (third[0] == second[0], third[1] != second[1]) == (True, True)
    monkeypatch.undo()
    hashes()
