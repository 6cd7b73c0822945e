"""Documents as WPS, Google Docs, old Word and hurried officers write them: nothing false, nothing missed."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest

from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Level
from tests.foreign_offices import FAULTS, NORMAL, OFFICES, packed, spoilt


@cache
def made(name: str) -> bytes:
    return OFFICES[name].make()


@cache
def seen(name: str) -> Inspected:
    return inspect(made(name), f"{name}.docx")


@pytest.mark.parametrize("name", OFFICES)
def test_components_are_found_and_nothing_else_is_said(name: str) -> None:
    wanted, result = OFFICES[name], seen(name)
    assert result.report is not None
    roles: dict[str, str] = {}
    for part in result.report.parts:
        roles.setdefault(part.role, part.text)
    assert {role: roles.get(role) for role in wanted.roles} == wanted.roles
    assert {one.code for one in result.problems} == wanted.said
    assert result.report.facts.system == wanted.system


@pytest.mark.parametrize(("name", "old", "new", "code"), FAULTS)
def test_a_fault_is_named(name: str, old: str, new: str, code: str) -> None:
    before = {(one.code, one.message) for one in seen(name).problems}
    after = inspect(spoilt(made(name), old, new), f"{name}.docx").problems
    new_codes = {one.code for one in after if (one.code, one.message) not in before}
    assert code in new_codes


def test_a_company_may_have_a_symbol_of_its_own() -> None:
    """NĐ 30/2020, Điều 2: other organisations take the decree's forms as it suits them."""
    (found,) = [one for one in seen("company").problems if one.code == "K023"]
    assert found.level is Level.INFO
    organ = spoilt(made("company"), "CÔNG TY CỔ PHẦN", "SỞ XÂY DỰNG")
    organ = spoilt(organ, "NƯỚC SẠCH THÁI NGUYÊN", "PHÒNG KẾ HOẠCH")
    (found,) = [one for one in inspect(organ, "a.docx").problems if one.code == "K023"]
    assert found.level is Level.ERROR


def test_ranks_stand_before_names_where_the_sector_has_its_rule() -> None:
    """NĐ 30/2020, Phụ lục I, ô 7b."""
    school = inspect(spoilt(made("wps"), ">Nguyễn Thị", ">ThS. Nguyễn Thị"), "a.docx")
    council = inspect(spoilt(made("council"), ">Trần Quốc", ">ThS. Trần Quốc"), "a.docx")
    levels = [
        one.level for result in (school, council) for one in result.problems if one.code == "K035"
    ]
    assert levels == [Level.INFO, Level.ERROR]


def test_a_letterhead_in_the_pages_header_is_found() -> None:
    """Some offices keep it there, so that no one changes it by mistake."""
    whole = made("council")
    with zipfile.ZipFile(io.BytesIO(whole)) as pack:
        xml = pack.read("word/document.xml").decode("utf-8")
    head = xml[xml.index("<w:tbl>") : xml.index("</w:tbl>") + len("</w:tbl>")]
    body = xml.replace(head, "", 1)
    content = body[body.index("<w:body>") + len("<w:body>") : body.index("<w:sectPr>")]
    result = inspect(packed(content, NORMAL, f"{head}<w:p/>", title_page=False), "a.docx")
    assert result.report is not None
    roles = {part.role: part for part in result.report.parts}
    assert roles["national_name"].para.side == "right"
    assert roles["number"].text == "Số: 08/NQ-HĐND"
    assert [one for one in result.problems if one.level is Level.ERROR] == []
