"""Rosters: every kind of bad row and bad file, in its exact words; a bad row never stops the rest."""

import csv
import re
import zipfile
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import source, text
from pipeline.batch.causes import Causes
from pipeline.problem import Problem, has_errors
from pipeline.problems import known
from pipeline.registries.former import former
from pipeline.registries.units import units
from pipeline.roster import RosterSpec, Table, open_roster, read_spec
from pipeline.roster.numbers import number_of, number_words
from pipeline.roster.sheets.legacy import named
from pipeline.show.batch import cause_lines
from tests.roster_cases import cases, opened, told
from tools.make_batch_data import tasks, workbook

ROOT = Path(__file__).parents[1]

ROWS = cases("rows.yaml")
FILES = cases("files.yaml")


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_told_at_its_cell_and_the_rest_go_on(name: str, tmp_path: Path) -> None:
    case = ROWS[name]
    roster, problems = opened(tmp_path, case)
    assert not problems
    assert roster is not None
    assert not has_errors(roster.problems)
    rows = list(roster.rows())
    said = [problem for row in rows for problem in row.problems]
    assert told(said, tmp_path) == case["problems"]
    assert [row.key for row in rows if row.sound] == case.get("sound", ["05830"])
    assert roster.count == len(rows)
    assert len({row.key for row in rows}) == len(rows)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_told_and_read_as_far_as_it_can_be(name: str, tmp_path: Path) -> None:
    case = FILES[name]
    roster, problems = opened(tmp_path, case)
    whole = roster.problems if roster else ()
    assert told([*problems, *whole], tmp_path) == case.get("problems", [])
    rows = list(roster.rows()) if roster else []
    said = [problem for row in rows for problem in row.problems]
    assert told(said, tmp_path) == case.get("of rows", [])
    assert [row.key for row in rows if row.sound] == case.get("sound", [])
    for key, values in case.get("values", {}).items():
        own = next(row.values for row in rows if row.key == key)
        assert {name: own.get(name) for name in values} == values


def test_at_least_forty_kinds_of_bad_rows_are_known() -> None:
    assert sum(bool(case["problems"]) for case in ROWS.values()) >= 40


def test_every_code_of_rosters_has_a_case() -> None:
    """Codes seen in a case of a row or a file; U002's other forms and U010 are tried below."""
    seen = set(re.findall(r"\bU\d{3}\b", " ".join(map(str, (*ROWS.values(), *FILES.values())))))
    assert {code for code in known() if code.startswith("U")} == seen


def test_a_digest_is_of_what_a_document_depends_on(tmp_path: Path) -> None:
    def digest(text: str) -> str:
        roster, _ = opened(tmp_path, {"csv": text})
        assert roster is not None
        return next(row.digest for row in roster.rows() if row.key == "05830")

    first = digest("Mã xã,Số\n05830,1\n05788,2")
    # Another row and another place of its own change nothing; another value does.
    assert digest("Mã xã,Số\n05788,3\n05830,1") == first
    assert digest("TT,Mã xã,Số\n1,05788,3\n2,05830,1") == first
    assert digest("Mã xã,Số\n05830,2") != first


def test_rows_stream_again_and_are_the_same(tmp_path: Path) -> None:
    roster, _ = opened(tmp_path, {"csv": "Mã xã,Số\n05830,1\n05788,2\n05788,3"})
    assert roster is not None
    assert list(roster.rows()) == list(roster.rows())


def _zip(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


BOMBS = {
    "có phần “xl/a.xml” bung ra quá lớn": {"xl/a.xml": b"0" * (80 * 1024 * 1024)},
    "có khai báo DOCTYPE trong “xl/a.xml”": {"xl/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'},
    "không mở được": {"xl/a.xml": b"<a/>"},
}


@pytest.mark.parametrize("words", BOMBS)
def test_a_workbook_that_is_an_attack_is_refused(words: str, tmp_path: Path) -> None:
    (tmp_path / "ds.xlsx").write_bytes(_zip(BOMBS[words]))
    roster, _ = opened(tmp_path, {"roster": "{tệp: ds.xlsx}"})
    assert roster is not None
    assert [problem.code for problem in roster.problems] == ["U002"]
    assert words in roster.problems[0].message
    assert list(roster.rows()) == []


@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_give_rows_or_problems(data: bytes) -> None:
    """No file makes the reader fail: what cannot be read is said."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ds.csv").write_bytes(b"M\xc3\xa3 x\xc3\xa3,S\xe1\xbb\x91\n05830," + data)
        roster, _ = opened(folder, {"roster": "{tệp: ds.csv}"})
        assert roster is not None
        assert roster.problems or list(roster.rows())


@given(words=st.text(min_size=1, max_size=60))
def test_a_cell_is_printed_as_it_is_or_not_at_all(words: str) -> None:
    """A value keeps every letter that is seen, or the row is told; nothing is carried out."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "ds.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["Mã xã", "Tên gọi Ă"], ["05830", words], ["05788", "ươ"]])
        roster, _ = opened(folder, {"roster": "{tệp: ds.csv}"})
        assert roster is not None
        if roster.problems:
            return
        row = next(one for one in roster.rows() if one.key == "05830")
        got = row.values.get("ten_goi_a")
        assert got == " ".join(text.clean(words).split()) or not row.sound


NUMBERS = {
    "0": "0",
    "1234": "1.234",
    "1.234": "1.234",
    "1.234.567,5": "1.234.567,5",
    "-1.000": "-1.000",
    "12,50": "12,5",
    "12.5": "12,5",
    "1 234 567": "1.234.567",
    "0,125": "0,125",
}


def _sheet(folder: Path, rows: dict[int, list[str]]) -> list[tuple[str, object]]:
    """Keys and the words of unit.ghi of a workbook whose rows stand at the numbers given."""
    book = openpyxl.Workbook()
    for number, cells in rows.items():
        for column, words in enumerate(cells, 1):
            book.active.cell(number, column, words)
    book.save(folder / "ds.xlsx")
    roster = open_roster(RosterSpec(Date(2026, 8, 18), Table(folder / "ds.xlsx")))
    assert not roster.problems
    return [(row.key, row.values.get("ghi")) for row in roster.rows()]


def test_a_unit_far_below_the_others_is_not_lost(tmp_path: Path) -> None:
    head = ["Mã xã", "Ghi"]
    found = _sheet(tmp_path, {1: head, 2: ["05788", "a"], 5000: ["05830", "b"]})
    assert found == [("05788", "a"), ("05830", "b")]


def test_a_length_of_time_is_read_as_it_is_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Mã xã", "Ghi"], ["05788", timedelta(hours=30, minutes=5)]):
        book.active.append(row)
    book.save(tmp_path / "ds.xlsx")
    roster = open_roster(RosterSpec(Date(2026, 8, 18), Table(tmp_path / "ds.xlsx")))
    assert [row.values["ghi"] for row in roster.rows()] == ["30:05"]


def test_what_a_workbook_writes_for_a_control_character_is_not_printed(tmp_path: Path) -> None:
    """A line break of Windows typed by a program; Excel shows a line break."""
    found = _sheet(tmp_path, {1: ["Mã xã", "Ghi"], 2: ["05788", "Một_x000D_\nhai_x0009_ba _xa_"]})
    assert found == [("05788", "Một hai ba _xa_")]


@pytest.mark.parametrize("written", NUMBERS)
def test_numbers_are_read_as_vietnamese_texts_write_them(written: str) -> None:
    number = number_of(written)
    assert number is not None
    assert number_words(number) == NUMBERS[written]


@pytest.mark.parametrize("written", ["1,234", "12.345,67.8", "1.23.456", "mười", "", "1e5", "--1"])
def test_what_is_no_number_or_reads_two_ways_is_none(written: str) -> None:
    assert number_of(written) is None


@given(whole=st.integers(-(10**12), 10**12), part=st.integers(0, 999))
def test_numbers_survive_writing_and_reading(whole: int, part: int) -> None:
    number = Decimal(f"{whole}.{part:03d}")
    assert number_of(number_words(number)) == number or re.fullmatch(
        r"-?[1-9]\d{0,2},\d{3}", number_words(number)
    )


def test_names_of_units_are_never_taken_for_an_old_encoding() -> None:
    names = {unit.name for unit in units().all}
    names |= {part.name for parts in former().values() for part in parts}
    assert not [name for name in names if named(name) or named(name.upper())]


def test_the_sample_batch_is_sound_and_its_data_are_made_anew_the_same(tmp_path: Path) -> None:
    data = ROOT / "content" / "dot" / "du-lieu"
    read = source.read((ROOT / "content/dot/huong-dan-xa.dot.yaml").read_bytes(), "dot.yaml")
    node = next(entry.value for entry in read.root.entries if entry.written == "danh sách")
    problems: list[Problem] = []
    spec = read_spec(node, data.parent, None, problems)
    assert spec is not None
    roster = open_roster(spec)
    rows = list(roster.rows())
    assert not (*problems, *roster.problems, *(one for row in rows for one in row.problems))
    assert len(rows) == 92
    assert {len(row.values["viec"]) for row in rows} == {0, 2, 3, 4}
    assert (data / "viec-trong-tam.csv").read_text("utf-8") == tasks()
    with (
        zipfile.ZipFile(BytesIO(workbook())) as made,
        zipfile.ZipFile(data / "so-lieu-xa.xlsx") as kept,
    ):
        for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            assert made.read(part) == kept.read(part)


def test_a_cause_in_a_data_file_is_told_with_that_files_rows(tmp_path: Path) -> None:
    case = {
        "roster": "{sổ địa phương: {tỉnh: Thái Nguyên, đơn vị: ['05788', '05830']},"
        " ghép: [{tệp: b.csv, nhiều dòng: viec}]}",
        "files": {
            "b.csv": 'Mã xã,Việc\n05788,"{{ a }}"\n05830,Một\n05788,"{{ b }}"\n05830,"{{ c }}"\n'
        },
    }
    roster, _ = opened(tmp_path, case)
    assert roster is not None
    causes = Causes()
    for row in roster.rows():
        causes.add(row, row.problems)
    assert [line.replace(f"{tmp_path}/", "") for line in cause_lines(causes.all())] == [
        "  2 đơn vị: U040 cột “Việc” có dấu “{{”: ô trong danh sách là dữ liệu, không được điền tiếp"
        " (b.csv) — dòng 2, 4, 5",
        "      → ghi giá trị thật vào ô",
    ]


def test_rows_of_one_cause_name_what_each_cell_holds(tmp_path: Path) -> None:
    case = {
        "roster": "{tệp: ds.csv, tỉnh: Thái Nguyên}",
        "files": {"ds.csv": "Tên xã,Việc\nXã Không Có,Một\nVùng cao,Hai\n"},
    }
    roster, _ = opened(tmp_path, case)
    assert roster is not None
    causes = Causes()
    for row in roster.rows():
        causes.add(row, row.problems)
    (said, _) = cause_lines(causes.all())
    assert said.startswith("  2 đơn vị: U022 không có xã, phường, đặc khu “Xã Không Có” vào ngày")
    assert said.endswith(" — dòng 2, 3 (“Vùng cao”)")


def test_every_commune_of_the_country_is_found_by_its_name_and_province(tmp_path: Path) -> None:
    day = Date(2026, 10, 1)
    known_units = units().tier("commune", day)
    lines = [f"{unit.name},{units().by_code(unit.parent, day).name}" for unit in known_units]
    (tmp_path / "ds.csv").write_text("\n".join(["Tên xã,Tỉnh", *lines]), "utf-8")
    roster = open_roster(RosterSpec(day, table=Table(tmp_path / "ds.csv")))
    assert [row.key for row in roster.rows()] == [unit.code for unit in known_units]
