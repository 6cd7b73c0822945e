"""Words that may not part at a line's end; blanks are shown as "_" where they are no-break blanks."""

from __future__ import annotations

import pytest

from pipeline.flow.ties import tie, tie_all, tie_centred


def shown(text: str) -> str:
    return text.replace("\u00a0", "_").replace("\u2011", "=")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("theo Hướng dẫn số 36-HD/VPTW", "theo Hướng dẫn số 36=HD/VPTW"),
        ("tăng 2-3% mỗi năm", "tăng 2=3% mỗi năm"),
        ("kinh tế - xã hội", "kinh tế - xã hội"),
        ("ngày 14 tháng 7 năm 2026", "ngày 14 tháng 7 năm 2026"),
    ],
)
def test_symbols_and_ranges_stay_whole_in_running_text(written: str, seen: str) -> None:
    assert shown(tie(written)) == seen


def test_a_date_in_words_stays_whole_on_a_centred_line() -> None:
    words = "(Kèm theo Kế hoạch số 128/KH-UBND ngày 14 tháng 7 năm 2026 của Ủy ban nhân dân tỉnh)"
    seen = "(Kèm theo Kế hoạch số 128/KH=UBND ngày_14_tháng_7_năm_2026 của Ủy ban nhân dân tỉnh)"
    assert shown(tie_centred(words)) == seen


def test_the_name_of_a_committee_stays_whole_on_a_centred_line() -> None:
    assert (
        shown(tie_centred("BAN TỔ CHỨC TỈNH UỶ THÁI NGUYÊN")) == "BAN TỔ CHỨC TỈNH_UỶ THÁI NGUYÊN"
    )
    assert shown(tie_centred("THÀNH PHỐ, UỶ BAN")) == "THÀNH PHỐ, UỶ BAN"


def test_the_number_line_breaks_nowhere() -> None:
    assert shown(tie_all("Số 05-KH/BTGDVTU")) == "Số_05=KH/BTGDVTU"
