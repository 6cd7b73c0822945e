"""Looking up administrative units: without tones, by code, by what they were before 01/7/2025."""

import json
from datetime import date as Date

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.commands.units import command
from pipeline.registries.finding import commune, district, of_district, province
from pipeline.registries.former import former
from pipeline.registries.search import search
from pipeline.registries.units import units

NOW = Date(2026, 10, 1)
TN = ("19",)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Phường Đức Xuân", "01840"),
        ("duc xuan", "01840"),
        ("P.Đức Xuân", "01840"),
        ("P. Đức Xuân", "01840"),
        ("phường  ĐỨC XUÂN, tỉnh Thái Nguyên", "01840"),
        ("UBND phường Đức Xuân", "01840"),
        ("Đảng ủy xã Đại Từ", "05830"),
        ("Xã Đại Từ (mới)", "05830"),
    ],
)
def test_a_name_is_known_however_it_is_written(words: str, code: str) -> None:
    assert [unit.code for unit in commune(words, NOW, TN).units] == [code]


def test_the_place_of_the_tone_makes_no_difference_but_the_tone_tells_two_apart() -> None:
    one = commune("Xã Hòa Bình", NOW).units
    assert one == commune("Xã Hoà Bình", NOW).units != ()
    # Without tones the name may be of several; with them it is exactly those that bear it.
    assert all(unit.bare in ("Hòa Bình", "Hoà Bình") for unit in one)


def test_a_name_borne_by_many_gives_all_of_them() -> None:
    # 246 full names repeat across provinces; Xã Tân Tiến is borne seven times.
    found = commune("Xã Tân Tiến", Date(2025, 7, 1)).units
    assert len(found) > 1
    assert {unit.name for unit in found} == {"Xã Tân Tiến"}


def test_a_commune_that_is_gone_tells_who_took_it_in() -> None:
    found = commune("Xã Minh Tiến", NOW, TN)
    assert not found.units
    assert ("Xã Minh Tiến, huyện Đại Từ", "05776") in [(a, u.code) for a, u in found.successors]


def test_a_commune_that_became_a_ward_is_told_by_its_type() -> None:
    assert commune("Xã Long Thành", Date(2026, 4, 29), ("75",)).units[0].type == "xã"
    after = commune("Xã Long Thành", Date(2026, 4, 30), ("75",))
    assert not after.units
    assert [unit.name for unit in after.other_type] == ["Phường Long Thành"]


def test_provinces_and_former_districts_by_code_or_name() -> None:
    assert [unit.code for unit in province("thai nguyen", NOW)] == ["19"]
    assert [unit.code for unit in province("19", NOW)] == ["19"]
    assert [unit.code for unit in district("Huyện Đại Từ")] == ["171"]
    assert len(of_district("171", NOW)) == 10


def test_every_commune_of_today_says_what_it_was() -> None:
    today = {unit.code for unit in units().tier("commune", NOW)}
    assert set(former()) == today
    # Every commune of before 01/7/2025 went somewhere, and every district's land is told.
    districts = {unit.code for unit in units().tier("district", Date(2025, 6, 30))}
    assert {part.district for parts in former().values() for part in parts} == districts


def test_search_puts_the_own_name_before_the_former_one() -> None:
    hits = search("đức xuân", NOW)
    assert [hit.unit.code for hit in hits][:1] == ["01840"]
    assert [hit.by for hit in hits] == ["", "Xã Đức Xuân", "Xã Đức Xuân"]


def test_the_command_prints_and_gives_json() -> None:
    shown = CliRunner().invoke(cli, ["units", "duc xuan", "--province", "thai nguyen"])
    assert shown.exit_code == 0
    assert shown.output.splitlines() == [
        "01840  Phường Đức Xuân  tỉnh Thái Nguyên",
        "       từ 01/7/2025",
        "       gồm: Phường Nguyễn Thị Minh Khai, Phường Đức Xuân, Phường Huyền Tụng"
        " (thành phố Bắc Kạn)",
        "1 đơn vị.",
    ]
    told = CliRunner().invoke(cli, ["units", "--province", "19", "--type", "phường", "--json"])
    assert len(json.loads(told.output)) == 15
    assert json.loads(told.output)[0]["province"] == "Tỉnh Thái Nguyên"


def test_nothing_found_is_no_wrong_use_and_says_what_is_near():
    ended = CliRunner().invoke(command, ["Đại", "Từừ", "--province", "Thái Nguyên"])
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Không tìm thấy đơn vị nào “Đại Từừ”.")
    empty = CliRunner().invoke(command, ["không có đâu", "--json"])
    assert (empty.exit_code, empty.stdout.strip()) == (1, "[]")
