"""Registries: files of the office read with places for every mistake; units by code, name and day."""

from __future__ import annotations

import re
from datetime import date as Date
from pathlib import Path

import pytest

from pipeline.problems import known
from pipeline.registries import Registries, load
from pipeline.registries.places import place_name
from pipeline.registries.units import Unit, units

NOW = Date(2026, 11, 22)
CONTENT = Path(__file__).parents[1] / "content"


def lines(registries: Registries) -> list[str]:
    """Problems as said, without the folder of the file."""
    found = registries.problems
    return [
        str(problem).removeprefix(str(Path(problem.span.file).parent) + "/") for problem in found
    ]


def one(tmp_path: Path, text: str, name: str = "organs.yaml") -> Registries:
    (tmp_path / name).write_text(text, "utf-8")
    return load(tmp_path)


ORGAN = "tu-x:\n  hệ thống: đảng\n  tên: Tỉnh uỷ X\n"


def test_the_office_s_own_registries_are_sound() -> None:
    registries = load(CONTENT)
    assert lines(registries) == []
    assert registries.organs["btgdv-tu-thai-nguyen"].symbol == "BTGDVTU"
    assert registries.citations["qd-399-tw-2026"].date == Date(2026, 1, 9)


def test_no_files_no_registries(tmp_path: Path) -> None:
    registries = load(tmp_path)
    assert (dict(registries.organs), lines(registries)) == ({}, [])


def test_vietnamese_and_english_keys_give_the_same(tmp_path: Path) -> None:
    vietnamese = one(tmp_path, ORGAN + "  cơ quan ban hành: [Tỉnh uỷ, X]\n  từ ngày: 01/7/2025\n")
    english = "tu-x:\n  system: party\n  name: Tỉnh uỷ X\n  header name: [Tỉnh uỷ, X]\n  valid_from: 2025-07-01\n"
    assert one(tmp_path, english).organs == vietnamese.organs
    organ = vietnamese.organs["tu-x"]
    assert organ.header_name == ("Tỉnh uỷ", "X")
    assert organ.on(Date(2025, 7, 1))
    assert not organ.on(Date(2025, 6, 30))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Tỉnh uỷ:\n  tên: x\n",
            "organs.yaml:1:1: lỗi R001 mã “Tỉnh uỷ” không dùng được — "
            "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: tu-thai-nguyen",
        ),
        ("tu-x:\n  hệ thống: đảng\n", "organs.yaml:1:1: lỗi R002 “tu-x” thiếu “tên”"),
        (
            "tu-x:\n  tên: x\n",
            "organs.yaml:1:1: lỗi R002 “tu-x” thiếu “hệ thống” — ghi: hệ thống: đảng (hoặc nhà nước)",
        ),
        (
            "tu-x: Tỉnh uỷ X\n",
            "organs.yaml:1:1: lỗi R003 dưới “tu-x” phải là các dòng “khoá: giá trị”",
        ),
        (
            "tu-x:\n  hệ thống: xã\n  tên: x\n",
            "organs.yaml:2:13: lỗi R004 “hệ thống” của “tu-x” là “xã” — ghi một trong: party, đảng, "
            "state, nhà nước, mttq, mặt trận, doan, đoàn, tldld, công đoàn",
        ),
        (
            ORGAN + "  từ ngày: 31/02/2026\n",
            "organs.yaml:4:12: lỗi R005 “31/02/2026” không phải là một ngày — viết dạng 2026-05-27 hoặc 27/5/2026",
        ),
        (
            ORGAN + "  kí hiệu: TU\n",
            "organs.yaml:4:3: lỗi R006 không có khoá “kí hiệu” ở đây — có phải “ký hiệu”?",
        ),
        (
            ORGAN + "  zzz: TU\n",
            "organs.yaml:4:3: lỗi R006 không có khoá “zzz” ở đây — các khoá: hệ thống, tên, tên ngắn, cơ quan cấp trên, "
            "cơ quan ban hành, ký hiệu, địa danh, địa phương, cấp, trực thuộc, thay mặt, thẩm quyền ban hành, lưu, "
            "ký hiệu đơn vị soạn thảo, nhiệm kỳ, từ ngày, đến ngày, ghi chú",
        ),
        (ORGAN + "  name: Y\n", "organs.yaml:4:3: lỗi R007 “name” của “tu-x” được ghi hai lần"),
        (
            ORGAN + "  trực thuộc: tw\n",
            "organs.yaml:4:15: lỗi R008 “tu-x” trực thuộc “tw” không có trong tệp",
        ),
        (
            ORGAN + "  từ ngày: 2025-07-01\n  đến ngày: 2025-06-30\n",
            "organs.yaml:5:13: lỗi R009 “tu-x” kết thúc trước khi bắt đầu",
        ),
        (
            ORGAN + '  địa phương: "99"\n',
            "organs.yaml:4:15: cảnh báo R010 không có địa phương mã “99” vào thời gian của “tu-x”"
            " — xem mã đơn vị hành chính",
        ),
    ],
)
def test_mistakes_in_organs(tmp_path: Path, text: str, line: str) -> None:
    assert lines(one(tmp_path, text)) == [line]


def test_a_law_is_known_by_its_type(tmp_path: Path) -> None:
    text = "l:\n  loại: Luật\n  trích yếu: Lưu trữ\nn:\n  loại: Nghị định\n"
    cited = one(tmp_path, text, "citations.yaml").citations
    assert (cited["l"].law, cited["n"].law) == (True, False)


def test_a_law_needs_its_name(tmp_path: Path) -> None:
    found = one(tmp_path, "l:\n  loại: Luật\n", "citations.yaml")
    assert lines(found) == ["citations.yaml:1:1: lỗi R002 “l” thiếu “trích yếu”"]


def test_a_person_s_organ_must_be_known(tmp_path: Path) -> None:
    found = one(tmp_path, "a:\n  họ tên: Trần A\n  cơ quan: tu-y\n", "people.yaml")
    assert lines(found) == [
        "people.yaml:3:12: lỗi R008 cơ quan “tu-y” của “a” không có trong organs.yaml"
    ]


@pytest.mark.parametrize(
    ("day", "provinces", "cities", "communes", "wards"),
    [
        (Date(2025, 7, 1), 34, 6, 3321, 687),
        (Date(2026, 4, 30), 34, 7, 3321, 697),
        (Date(2026, 9, 1), 34, 8, 3321, 697),
        (Date(2026, 9, 20), 34, 9, 3321, 709),
    ],
)
def test_counts(day: Date, provinces: int, cities: int, communes: int, wards: int) -> None:
    # QĐ 19/2025/QĐ-TTg; resolutions 30, 36, 39/2026/QH16
    known = units()
    assert len(known.tier("province", day)) == provinces
    assert len(known.tier("province", day, "thành phố")) == cities
    assert len(known.tier("commune", day)) == communes
    assert len(known.tier("commune", day, "phường")) == wards


def test_before_the_two_tiers_there_were_districts() -> None:
    assert len(units().tier("province", Date(2025, 6, 30))) == 63
    assert len(units().tier("district", Date(2025, 6, 30))) == 696
    assert units().tier("district", Date(2025, 7, 1)) == ()


def test_children_of_a_province() -> None:
    assert len(units().children("19", NOW)) == 92
    assert len(units().children("19", NOW, "phường")) == 15


def test_a_unit_by_code_and_day() -> None:
    known = units()
    before, after = known.by_code("75", Date(2026, 4, 29)), known.by_code("75", Date(2026, 4, 30))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Tỉnh Đồng Nai", "Thành phố Đồng Nai")
    assert known.by_code("00000", NOW) is None


@pytest.mark.parametrize(
    "written", ["Phường Phan Đình Phùng", "phường phan đình phùng", "Phan Đình Phùng"]
)
def test_a_unit_by_name(written: str) -> None:
    assert [unit.code for unit in units().named(written, NOW, "19")] == ["05443"]


def test_the_place_of_the_tone_does_not_part_names() -> None:
    assert units().named("Khánh Hoà", NOW) == units().named("Khánh Hòa", NOW) != ()


def test_names_repeat_across_provinces() -> None:
    assert len(units().named("Xã Tân Tiến", NOW)) == 7


def test_every_name_gives_its_unit_back() -> None:
    lost = [unit for unit in units().all if unit not in units().ever_named(unit.bare)]
    assert lost == []


PROVINCE = Unit("25", "", "province", "tỉnh", "Tỉnh Phú Thọ", None, None)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Phường Ngô Quyền", "Phường Ngô Quyền"),  # a person
        ("Phường Láng", "Phường Láng"),  # one syllable
        ("Phường Phú Thọ", "Phường Phú Thọ"),  # as the province
        ("Phường 1 Bảo Lộc", "Phường 1 Bảo Lộc"),  # digits
        ("Phường Việt Trì", "Việt Trì"),
        ("Xã Đại Từ", "Đại Từ"),
        ("Đặc khu Phú Quý", "Phú Quý"),
    ],
)
def test_place_names(name: str, place: str) -> None:
    # HD 05-HD/VPTW, địa danh; NĐ 30/2020, Phụ lục I, ô 4
    unit = Unit("00001", "25", "commune", "phường", name, None, None)
    assert place_name(unit, PROVINCE) == place


def test_place_names_of_provinces() -> None:
    found = [place_name(unit) for unit in units().tier("province", NOW)]
    assert [name for name in found if name.startswith(("Thành phố", "Tỉnh"))] == [
        "Thành phố Huế",
        "Thành phố Hồ Chí Minh",
    ]


def test_every_code_of_the_registries_is_explained() -> None:
    source = Path(__file__).parents[1] / "pipeline/registries"
    text = "".join(path.read_text("utf-8") for path in sorted(source.glob("*.py")))
    used = set(re.findall(r'"(R\d{3})"', text))
    assert used == {code for code in known() if code.startswith("R")}
