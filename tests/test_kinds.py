"""The kinds: all of them there, found by either name, rows checked."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.given import DataFault
from pipeline.kinds import KINDS, find, parse

STATE = """nghị quyết, quyết định, chỉ thị, quy chế, quy định, thông cáo, thông báo, hướng dẫn,
chương trình, kế hoạch, phương án, đề án, dự án, báo cáo, biên bản, tờ trình, hợp đồng, công văn,
công điện, bản ghi nhớ, bản thỏa thuận, giấy ủy quyền, giấy mời, giấy giới thiệu, giấy nghỉ phép,
phiếu gửi, phiếu chuyển, phiếu báo, thư công"""
"""NĐ 30/2020, Điều 7: 29 kinds."""
PARTY = """cương lĩnh chính trị, điều lệ Đảng, chiến lược, nghị quyết, quyết định, chỉ thị, kết luận,
quy chế, quy định, thông tri, hướng dẫn, thông báo, thông cáo, tuyên bố, lời kêu gọi, báo cáo,
kế hoạch, quy hoạch, chương trình, đề án, phương án, dự án, tờ trình, công văn, biên bản,
giấy giới thiệu, giấy chứng nhận, giấy đi đường, giấy nghỉ phép, giấy mời, phiếu chuyển, phiếu gửi,
thư công"""
"""399-QĐ/TW: 25 kinds and 8 papers."""


def names(words: str) -> set[str]:
    return {name.strip() for name in words.replace("\n", " ").split(",")}


def test_the_29_kinds_of_the_decree() -> None:
    state = {kind.vi for kind in KINDS.values() if "state" in kind.systems and not kind.copy}
    assert len(names(STATE)) == 29
    assert state == names(STATE)


def test_the_three_forms_of_copies() -> None:
    """NĐ 30/2020, Phụ lục III: SY, SL, TrS; HD 05-HD/VPTW: one series BS for all forms."""
    copies = {kind.vi: kind for kind in KINDS.values() if kind.copy}
    letters = {
        vi: tuple(kind.symbols[system].letters for system in ("state", "party"))
        for vi, kind in copies.items()
    }
    assert letters == {"sao y": ("SY", "BS"), "sao lục": ("SL", "BS"), "trích sao": ("TrS", "BS")}


def test_the_25_kinds_and_8_papers_of_the_party() -> None:
    party = {kind.vi for kind in KINDS.values() if "party" in kind.systems and not kind.copy}
    assert len(names(PARTY)) == 33
    assert party == names(PARTY)


@pytest.mark.parametrize(
    "written",
    ["guidance", "hướng dẫn", "Hướng dẫn", "HƯỚNG  DẪN", unicodedata.normalize("NFD", "hướng dẫn")],
)
def test_found_by_id_and_by_name(written: str) -> None:
    kind = find(written)
    assert kind is not None
    assert (kind.id, kind.vi_upper, kind.vi_title) == ("guidance", "HƯỚNG DẪN", "Hướng dẫn")


def test_not_found() -> None:
    assert find("huong dan") is None
    assert find("") is None


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_is_found_by_its_own_name(kind: object) -> None:
    assert find(kind.vi) is kind


def test_decisions_of_the_state_have_authority_and_enacting_lines() -> None:
    # NĐ 30/2020, Phụ lục III, mẫu 1.1-1.3
    decision, resolution = KINDS["decision"], KINDS["resolution"]
    assert decision.authority_line["state"]
    assert decision.enacting["state"] == "QUYẾT ĐỊNH:"
    assert resolution.enacting["state"] == "QUYẾT NGHỊ:"
    assert not resolution.authority_line["party"]
    assert resolution.enacting["party"] == ""


def test_the_letter_has_no_name_and_no_state_symbol() -> None:
    letter = KINDS["letter"]
    assert not letter.has_name
    symbol = letter.symbol("state")
    assert symbol is not None
    assert symbol.letters == ""
    party = letter.symbol("party", "hd05")
    assert party is not None
    assert party.letters == "CV"


def test_minutes_of_the_state_have_no_place_and_date() -> None:
    # NĐ 30/2020, Phụ lục III, mẫu 1.9
    assert not KINDS["minutes"].place_date["state"]
    assert KINDS["minutes"].place_date["party"]


def test_a_new_kind_needs_a_row_only() -> None:
    kinds = parse("- {id: covenant, name: giao ước, symbols: {party: [GƯ, P, ví dụ]}}", "k.yaml")
    assert kinds["covenant"].systems == ("party",)
    assert kinds["covenant"].has_name


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- {id: a, name: b}", "k.yaml:1: missing key “symbols”"),
        ("- {id: a, name: b, symbols: {state: [A, V7, c]}}", "k.yaml:1: unknown mark “V7”"),
        (
            "- {id: a, name: b, symbols: {state: [A, P, c]}, to: all}",
            "k.yaml:1: “all” is none of none, required, superior",
        ),
        (
            "- &x {id: a, name: b, symbols: {state: [A, P, c]}}\n- *x",
            "k.yaml:1: kind “a” (b) is there twice",
        ),
    ],
)
def test_a_wrong_row_is_a_fault_with_its_line(text: str, fault: str) -> None:
    with pytest.raises(DataFault) as raised:
        parse(text, "k.yaml")
    assert str(raised.value) == fault
