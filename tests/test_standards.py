"""The standards' data against tables written from the standards themselves, and the choice by day."""

from __future__ import annotations

import re
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.given import DataFault, read
from pipeline.standards import Range, Standard
from pipeline.standards.load import choose, ids, load
from pipeline.standards.parse import ROLE_NAMES, parse

TABLES = Path(__file__).parent / "standards"
TABLED = sorted(path.stem for path in TABLES.glob("*.yaml"))


def table(id: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((TABLES / f"{id}.yaml").read_text("utf-8"))
    return found


def cases(part: str) -> list[tuple[str, str, Any]]:
    return [(id, key, value) for id in TABLED for key, value in table(id)[part].items()]


def within(found: Range, wanted: Any) -> None:
    least, most = wanted if isinstance(wanted, list) else (wanted, wanted)
    assert (found.least, found.most) == (least, most)
    assert least <= found.default <= most


@pytest.mark.parametrize(("id", "side", "wanted"), cases("page"))
def test_page(id: str, side: str, wanted: Any) -> None:
    found = getattr(load(id).page, side)
    if isinstance(found, Range):
        within(found, wanted)
    else:
        assert found == wanted


@pytest.mark.parametrize("id", TABLED)
def test_body(id: str) -> None:
    wanted, body = table(id)["body"], load(id).body
    assert body.line_rule == wanted["line_rule"]
    within(body.size, wanted["size"])
    within(body.line, wanted["line"])
    assert body.gap.least == wanted["gap_least"]
    if "first_line" in wanted:
        within(body.first_line, wanted["first_line"])


def test_first_line_of_the_party_is_about_ten_millimetres() -> None:
    # HD 05, 6.2.2 says "about 10 mm"; its own print has 12.7.
    assert load("hd05").body.first_line.default == 10


@pytest.mark.parametrize(("id", "name", "wanted"), cases("forms"))
def test_forms(id: str, name: str, wanted: str) -> None:
    assert getattr(load(id).forms, name) == wanted


@pytest.mark.parametrize(("id", "name", "wanted"), cases("roles"))
def test_roles(id: str, name: str, wanted: dict[str, Any]) -> None:
    role = load(id).roles[name]
    for key, value in wanted.items():
        if key == "ô":
            assert value in role.clause or role.mark in "RUP"
        elif key == "rule":
            assert (role.rule.share if role.rule else None) == value
        elif key == "size" and value is not None:
            assert role.size is not None
            within(role.size, value)
        else:
            assert getattr(role, key) == value, key


@pytest.mark.parametrize(("id", "kind", "letters"), cases("kinds"))
def test_symbols_of_kinds(id: str, kind: str, letters: str) -> None:
    assert load(id).kinds[kind].symbol == letters


def test_fixed_words_of_the_right_head() -> None:
    assert load("hd05").forms.right_head == (("party_title", "ĐẢNG CỘNG SẢN VIỆT NAM"),)
    assert load("nd30").forms.right_head == (
        ("national_name", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("motto", "Độc lập - Tự do - Hạnh phúc"),
    )


def test_levels() -> None:
    assert load("hd05").levels == ("I-", "1.", "1.1.", "a)", "-", "+")
    assert load("nd30").levels == ("I.", "1.", "1.1.", "a)", "-", "+")


@pytest.mark.parametrize(
    ("system", "day", "id"),
    [
        ("party", Date(2004, 5, 27), None),
        ("party", Date(2004, 5, 28), "hd11"),
        ("party", Date(2018, 4, 2), "hd11"),
        ("party", Date(2018, 4, 3), "hd36"),
        ("party", Date(2026, 5, 26), "hd36"),
        ("party", Date(2026, 5, 27), "hd05"),
        ("party", Date(2030, 1, 1), "hd05"),
        ("state", Date(2020, 3, 4), None),
        ("state", Date(2020, 3, 5), "nd30"),
        ("state", Date(2026, 11, 22), "nd30"),
        ("guild", Date(2026, 11, 22), None),
    ],
)
def test_choice_by_system_and_day(system: str, day: Date, id: str | None) -> None:
    found = choose(system, day)
    assert (found.id if found else None) == id


@pytest.fixture(params=ids())
def standard(request: pytest.FixtureRequest) -> Standard:
    return load(request.param)


def test_every_value_names_its_source(standard: Standard) -> None:
    for role in standard.roles.values():
        assert role.clause, role.name
    for path, (clause, _mark) in standard.clauses.items():
        assert clause, path


def test_every_role_is_there(standard: Standard) -> None:
    others = {"party": {"national_name", "motto"}, "state": {"party_title"}}[standard.system]
    assert set(standard.roles) == ROLE_NAMES - others


def test_letterhead_places_every_role_of_the_head_once(standard: Standard) -> None:
    placed = [role for row in standard.columns.head_rows for side in row for role in side]
    assert len(placed) == len(set(placed))
    assert {role for role, _words in standard.forms.right_head} <= set(placed)
    assert set(placed) <= set(standard.roles)


def test_columns_fill_the_text_width(standard: Standard) -> None:
    columns, page = standard.columns, standard.page
    width = page.width - page.left.default - page.right.default
    assert columns.head_left + columns.head_right == pytest.approx(width)
    assert columns.sign_left + columns.sign_right == pytest.approx(width)


def test_blanks_neither_fold_nor_stretch(standard: Standard) -> None:
    forms = standard.forms
    assert set(forms.number_blank + forms.day_blank + forms.month_blank) == {"\u00a0"}


def test_a_fault_names_the_line() -> None:
    with pytest.raises(DataFault) as raised:
        read("a: 1\nb: [x, y]\n", "x.yaml").fields()["b"].words()
    assert str(raised.value) == "x.yaml:2: words expected"


def test_unknown_standard() -> None:
    with pytest.raises(KeyError):
        load("nd31")


def hd05() -> str:
    return (Path(__file__).parents[1] / "pipeline/standards/hd05.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  mirror: false", "  miror: false", "unknown key “miror”"),
        ("system: party\n", "", "missing key “system”"),
        ("line_rule: exact", "line_rule: loose", "exact or multiple expected"),
        ("value: [14, 14, 15]", "value: [16, 14, 15]", "[default, least, most] expected"),
        ("mark: V1}\npage", "mark: V9}\npage", "unknown mark “V9”"),
        ("style: VB Dấu sao", "style: VB Số ký hiệu", "is already that of"),
        ("style: VB Dấu sao", "style: 'VB a, b'", "no name for a Word style"),
        ("levels: {", "levels: {value: [], ", "is written twice"),
    ],
)
def test_a_wrong_file_is_a_fault_with_its_line(old: str, new: str, fault: str) -> None:
    text = hd05().replace("mark: V1}\n\npage", "mark: V1}\npage")
    assert old in text
    with pytest.raises(DataFault) as raised:
        parse(read(text.replace(old, new, 1), "x.yaml"))
    assert re.match(r"x\.yaml:\d+: ", str(raised.value))
    assert fault in str(raised.value)


def test_the_reach_of_a_standard_is_that_of_the_whole_of_it() -> None:
    from pipeline.standards.load import _reach

    for id in ids():
        whole = load(id)
        own = whole.organisation or whole.system
        assert _reach(id) == (own, whole.valid_from, whole.valid_to)
