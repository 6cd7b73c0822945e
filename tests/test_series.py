"""A number is one document's: NĐ 30/2020, Điều 15; HD 05-HD/VPTW, 3.1.1."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build import Desk, Draft, Order, draft
from pipeline.produce import repeated
from pipeline.series import Series
from tests import officer
from tests.samples import CONTENT, ROOT

DESK = Desk(CONTENT, ROOT / "templates")
STATE = {
    "loại": "kế hoạch",
    "cơ quan ban hành": "so-noi-vu-thai-nguyen",
    "số": "12",
    "ngày": "2026-08-04",
    "trích yếu": "Công tác năm",
}
PARTY = STATE | {"cơ quan ban hành": "btgdv-tu-thai-nguyen"}
ENDING = (
    'nội dung: [Nội dung]\nnơi nhận: [Các phòng]\nký: {chức vụ: "Giám đốc", họ tên: Lê Văn An}\n'
)


def drafted(keys: dict[str, str], name: str) -> Draft:
    text = "".join(f"{key}: {value}\n" for key, value in keys.items()) + ENDING
    return draft(text.encode(), name, DESK, Order())


def said(first: dict[str, str], second: dict[str, str]) -> list[str]:
    series = Series()
    assert repeated(drafted(first, "a.yaml"), series, DESK) == ()
    return [str(one) for one in repeated(drafted(second, "b.yaml"), series, DESK)]


def test_the_same_number_and_symbol_in_a_year_is_told_at_the_second() -> None:
    assert said(STATE, STATE | {"số": "012", "trích yếu": "Văn thư"}) == [
        "b.yaml:3:5: cảnh báo T037 số 12/KH-SNV đã dùng cho “Kế hoạch Công tác năm” (a.yaml:3) — "
        "xem lại sổ đăng ký văn bản đi; mỗi số chỉ cấp cho một văn bản"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"số": "13"},
        {"ngày": "2027-01-05"},  # the series begins again on 01/01
        {"loại": "báo cáo"},  # 12/BC-SNV is not 12/KH-SNV, counted together or apart
        {"cơ quan ban hành": "so-tai-chinh-thai-nguyen"},
        {"độ mật": "mật"},  # closed documents have a series of their own
        {"số": ""},
    ],
    ids=str,
)
def test_other_documents_of_the_state_may_have_it(other: dict[str, str]) -> None:
    assert said(STATE, STATE | other) == []


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"ngày": "2026-11-04"}, 1),
        ({"độ mật": "mật"}, 1),  # HD 05, 3.1.1.c: one series with the open ones
        ({"loại": "báo cáo"}, 0),
        ({"ngày": "2027-08-04"}, 0),  # the registry names no term, so only a year is compared
    ],
    ids=str,
)
def test_the_party_counts_each_kind(other: dict[str, str], told: int) -> None:
    assert len(said(PARTY, PARTY | other)) == told


def test_decisions_and_regulations_of_the_party_share_a_symbol_and_no_series() -> None:
    """HD 05, 3.1.2.a: both are QĐ."""
    assert said(PARTY | {"loại": "quyết định"}, PARTY | {"loại": "quy định"}) == []


def test_a_term_of_the_registry_is_one_series(tmp_path: Path) -> None:
    place = officer.working_place(tmp_path)
    organs = (place / "content" / "organs.yaml").read_text("utf-8")
    organs += """
bcd-thu:
  hệ thống: đảng
  tên: Ban Chỉ đạo thử
  cơ quan ban hành: Ban Chỉ đạo thử
  ký hiệu: BCĐ
  địa danh: Thái Nguyên
  nhiệm kỳ: 2025 - 2030
dai-hoi-thu:
  hệ thống: đảng
  tên: Đại hội thử
  cơ quan ban hành: Đại hội thử
  ký hiệu: ĐH
  địa danh: Thái Nguyên
"""
    (place / "content" / "organs.yaml").write_text(organs, "utf-8")
    desk = Desk(place / "content", place / "templates")

    def twice(organ: str, *others: dict[str, str]) -> int:
        series, problems = Series(), []
        for at, other in enumerate(({}, *others)):
            text = "".join(
                f"{key}: {value}\n"
                for key, value in (PARTY | {"cơ quan ban hành": organ} | other).items()
            )
            one = draft((text + ENDING).encode(), f"{at}.yaml", desk, Order())
            problems += repeated(one, series, desk)
        return len(problems)

    assert twice("bcd-thu", {"ngày": "2028-01-04"}) == 1
    assert twice("bcd-thu", {"ngày": "2031-01-04"}) == 0
    # A congress counts all its kinds in one series.
    assert twice("dai-hoi-thu", {"loại": "báo cáo"}) == 1


def test_check_and_build_say_it(tmp_path: Path) -> None:
    place = officer.working_place(tmp_path)
    (place / "content" / "thong-bao-2.yaml").write_text(officer.PLACE, "utf-8")
    for command in ("check", "build"):
        done = officer.vanban(command, "content", at=place)
        assert done.returncode == 0
        assert (done.stdout + done.stderr).count("T037") == 1, command
