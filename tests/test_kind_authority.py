"""Which organ may issue which kind: Quy định 399-QĐ/TW by its summary."""

from __future__ import annotations

from datetime import date as Date

import pytest

from pipeline.check.rules.kind_authority import refusal
from pipeline.kinds import KINDS
from pipeline.registries.organs import Organ

CENTRE = Organ("tw", "party", "Ban Chấp hành Trung ương", symbol="TW", level="trung ương")
PROVINCE = Organ("tu", "party", "Tỉnh uỷ Thái Nguyên", symbol="TU", level="tỉnh")
COMMUNE = Organ("du", "party", "Đảng uỷ xã Đại Từ", symbol="ĐU", level="xã")
BASE = Organ("cs", "party", "Đảng uỷ Cục Thống kê", symbol="ĐU", level="cơ sở")
CELL = Organ("cb", "party", "Chi bộ Phòng Hành chính", symbol="CB")
BOARD = Organ("btc", "party", "Ban Tổ chức Tỉnh uỷ", symbol="BTCTU", level="tỉnh", parent="tu")
OFFICE = Organ("snv", "state", "Sở Nội vụ", symbol="SNV")
COUNCIL = Organ(
    "hdnd", "state", "Hội đồng nhân dân tỉnh", symbol="HĐND", collective="HỘI ĐỒNG NHÂN DÂN"
)

GENRES = {
    kind.vi
    for kind in KINDS.values()
    if "party" in kind.systems
    and not kind.copy
    and not kind.vi.startswith(("giấy", "phiếu", "thư"))
}
BASE_MAY = {
    "nghị quyết",
    "quyết định",
    "kết luận",
    "quy chế",
    "quy định",
    "thông báo",
    "báo cáo",
    "kế hoạch",
    "quy hoạch",
    "chương trình",
    "đề án",
    "phương án",
    "dự án",
    "tờ trình",
    "công văn",
    "biên bản",
}


def refused(organ: Organ, standing: bool = False) -> set[str]:
    day = Date(2026, 8, 4)
    return {kind.vi for kind in KINDS.values() if refusal(kind.id, organ, standing, day)}


@pytest.mark.parametrize(
    ("organ", "standing", "wanted"),
    [
        (CENTRE, False, set()),
        (PROVINCE, False, {"cương lĩnh chính trị", "điều lệ Đảng"}),
        (COMMUNE, False, {"cương lĩnh chính trị", "điều lệ Đảng"}),
        (BASE, False, GENRES - BASE_MAY),
        (BASE, True, (GENRES - BASE_MAY - {"hướng dẫn"}) | {"quy chế"}),
        (CELL, False, (GENRES - BASE_MAY) | {"quy định"}),
        (
            BOARD,
            False,
            {"nghị quyết", "chỉ thị", "thông tri", "tuyên bố", "lời kêu gọi"}
            | {"cương lĩnh chính trị", "điều lệ Đảng"},
        ),
        (OFFICE, False, {"nghị quyết"}),
        (COUNCIL, False, set()),
    ],
)
def test_kinds_of_an_organ(organ: Organ, standing: bool, wanted: set[str]) -> None:
    assert refused(organ, standing) == wanted


def test_the_list_holds_from_its_day() -> None:
    """Quy định 399-QĐ/TW of 09/01/2026; of the rules before it no list per level was read."""
    assert refusal("directive", BASE, day=Date(2026, 1, 9))
    assert not refusal("directive", BASE, day=Date(2026, 1, 8))
