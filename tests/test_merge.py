"""Two people's versions of a content file: by block, by key, word by word; nothing is guessed."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.merges import PROFILES, bases, ids, judge
from pipeline import source
from pipeline.review import words3
from pipeline.review.merge import merge
from pipeline.source import scalars
from pipeline.source.conflicts import left_over
from tests.merge_scripts import changed

BASE = """\
loại: kế hoạch   # lời của người soạn
ngày: 2026-08-04
nội dung:
  - mã: a1
    tiêu đề: Mục đích
    ý:
      - mã: b1
        đoạn: >-
          Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường
          trong sáu tháng đầu năm.
      - mã: b2
        đoạn: Chỉ ra những việc làm được và chưa làm được.
      - mã: b3
        đoạn: Kiến nghị cách khắc phục.
nơi nhận: [Thường trực Tỉnh uỷ]
"""


def merged(ours: str, theirs: str) -> tuple[str, int]:
    made = merge(BASE, ours, theirs, "kh.yaml", "B")
    source.read(made.text.encode(), "kh.yaml")
    return made.text, len(made.conflicts)


def test_other_words_of_one_paragraph_are_both_taken():
    ours, theirs = (
        BASE.replace("sáu tháng", "chín tháng"),
        BASE.replace("xã, phường", "xã, đặc khu"),
    )
    assert merged(ours, theirs) == (ours.replace("xã, phường", "xã, đặc khu"), 0)


def test_remarks_that_only_the_other_side_wrote_are_told():
    """A comment belongs to no block; ours keeps its own."""
    ours = BASE.replace("sáu tháng", "chín tháng")
    theirs = BASE.replace("      - mã: b2", "      # chờ số liệu của Sở\n      - mã: b2")
    assert merge(BASE, ours, theirs, "kh.yaml").remarks == ("# chờ số liệu của Sở",)
    assert merge(BASE, theirs, ours, "kh.yaml").remarks == ()
    assert merge(BASE, theirs, theirs + "# hết\n", "kh.yaml").remarks == ("# hết",)


def test_the_same_change_is_no_conflict():
    both = BASE.replace("sáu tháng", "chín tháng")
    assert merged(both, both) == (both, 0)


def test_the_same_words_are_a_conflict_and_the_file_stays_valid():
    ours, theirs = BASE.replace("sáu tháng", "chín tháng"), BASE.replace("sáu tháng", "ba tháng")
    text, conflicts = merged(ours, theirs)
    assert conflicts == 1
    assert text == ours.replace(
        "        đoạn: >-\n",
        "        # XUNG ĐỘT: B viết:\n"
        "        #   Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong ba tháng đầu năm.\n"
        "        đoạn: >-\n",
    )
    assert list(left_over(text)) == [8]


def test_halves_of_a_date_make_no_third_one():
    text, conflicts = merged(
        BASE.replace("2026-08-04", "2026-09-04"), BASE.replace("08-04", "08-14")
    )
    assert conflicts == 1
    assert "ngày: 2026-09-04\n" in text
    assert "# XUNG ĐỘT: B viết:\n#   2026-08-14\n" in text


def test_a_block_of_theirs_comes_behind_its_neighbour_in_their_writing():
    new = "      - mã: b9\n        # lời\n        đoạn: Biểu dương nơi làm tốt.\n"
    theirs = BASE.replace("      - mã: b2\n", new + "      - mã: b2\n")
    ours = BASE.replace("khắc phục.", "khắc phục trước ngày 30/9.")
    assert merged(ours, theirs) == (ours.replace("      - mã: b2\n", new + "      - mã: b2\n"), 0)


def test_blocks_of_both_are_both_there():
    here = "      - mã: c1\n        đoạn: Một việc mới của bên này.\n"
    there = "      - mã: c2\n        đoạn: Việc khác hẳn của bên kia.\n"
    text, conflicts = merged(
        BASE.replace("      - mã: b2\n", here + "      - mã: b2\n"),
        BASE.replace("      - mã: b2\n", there + "      - mã: b2\n"),
    )
    assert conflicts == 0
    assert {"c1", "c2"} <= ids(text)


def test_what_one_takes_out_and_the_other_changes_is_a_conflict():
    gone = BASE.replace(
        "      - mã: b2\n        đoạn: Chỉ ra những việc làm được và chưa làm được.\n", ""
    )
    edited = BASE.replace("chưa làm được", "còn vướng")
    text, conflicts = merged(edited, gone)
    assert conflicts == 1
    assert "      # XUNG ĐỘT: B bỏ chỗ này\n      - mã: b2\n" in text
    text, conflicts = merged(gone, edited)
    assert conflicts == 1
    assert "#   Chỉ ra những việc làm được và còn vướng.\n" in text


def test_a_moved_block_is_moved_with_the_words_of_both():
    item = "      - mã: b3\n        đoạn: Kiến nghị cách khắc phục.\n"
    moved = BASE.replace(item, "").replace("      - mã: b1\n", item + "      - mã: b1\n")
    ours = BASE.replace("cách khắc phục", "cách khắc phục sớm")
    text, conflicts = merged(ours, moved)
    assert conflicts == 0
    assert text == moved.replace("cách khắc phục", "cách khắc phục sớm")


def test_keys_in_another_language_are_the_same_keys():
    ours = BASE.replace("    tiêu đề:", "    heading:")
    theirs = BASE.replace("Mục đích", "Mục đích, yêu cầu")
    assert merged(ours, theirs) == (ours.replace("Mục đích", "Mục đích, yêu cầu"), 0)


def test_windows_line_ends_stay():
    ours = BASE.replace("\n", "\r\n").replace("sáu tháng", "chín tháng")
    text, conflicts = merged(ours, BASE.replace("khắc phục.", "khắc phục sớm."))
    assert conflicts == 0
    assert "\n" not in text.replace("\r\n", "")
    assert "khắc phục sớm." in text


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("mở lớp tập huấn", "mở thêm lớp tập huấn", "mở khoá tập huấn", "mở thêm khoá tập huấn"),
        ("mở lớp tập huấn", "mở lớp mới tập huấn", "mở khoá tập huấn", "mở khoá mới tập huấn"),
        ("mở lớp tập huấn", "tổ chức lớp tập huấn", "mở khoá tập huấn", "tổ chức khoá tập huấn"),
        # Both put words into one gap: which comes first is a choice.
        ("mở lớp tập huấn", "mở thêm lớp tập huấn", "mở ngay lớp tập huấn", None),
        # A word put between two that the other side replaced together.
        ("mở lớp tập huấn", "tổ chức khoá tập huấn", "mở thêm lớp tập huấn", None),
        # Halves of a date, a document number, an amount, a citation, a pair of marks.
        ("xong ngày 30 tháng 9 năm 2026 nhé", "xong ngày 15 tháng 9 năm 2026 nhé",
         "xong ngày 30 tháng 10 năm 2026 nhé", None),
        ("theo Chỉ thị 15-CT/TW", "theo Chỉ thị 16-CT/TW", "theo Chỉ thị 15-NQ/TW", None),
        ("giao 20 tỷ đồng", "giao 30 tỷ đồng", "giao 20 triệu đồng", None),
        ("theo [[ct-15]] nhé", "theo [[ct-16]] nhé", "theo [[nq-15]] nhé", None),
        ("xã chậm báo cáo", "**xã chậm** báo cáo", "xã **chậm báo cáo**", None),
    ],
)  # fmt: skip
def test_words_of_both_unless_a_person_must_choose(base, ours, theirs, both):
    assert words3.merged(base, ours, theirs) == both
    if both:
        assert words3.merged(base, theirs, ours) == both


def _list(order: str) -> str:
    return "ý:\n" + "".join(f"  - {ITEMS[letter]}\n" for letter in order)


ITEMS = {
    "A": "Mở rộng tuyên truyền ở cơ sở.",
    "B": "Kiểm tra quy chế dân chủ hai lần một năm.",
    "C": "Bồi dưỡng cán bộ chuyên trách.",
    "D": "Bố trí kinh phí cho công tác vận động.",
    "E": "Khen thưởng tập thể tiêu biểu.",
}


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("BCADE", "ABCED", "BCAED"),  # other items moved by each
        ("BCADE", "BCAED", "BCAED"),  # A to the same place by both
    ],
)
def test_orders_of_both(ours: str, theirs: str, both: str):
    made = merge(_list("ABCDE"), _list(ours), _list(theirs), "x.yaml", "B")
    assert made.conflicts == ()
    assert made.text == _list(both)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("BCADE", "BCDEA"),  # A moved to two places
        ("BACDE", "ACDEB"),  # A behind B here, B to the end there
        ("BACDE", "ADBCE"),  # A behind B here, D before B and behind A there
    ],
)
def test_an_order_that_both_cannot_have_is_a_choice(ours: str, theirs: str):
    made = merge(_list("ABCDE"), _list(ours), _list(theirs), "x.yaml", "B")
    assert len(made.conflicts) == 1
    assert [line for line in made.text.splitlines() if line.startswith("  - ")] == [
        f"  - {ITEMS[letter]}" for letter in ours
    ]


@pytest.mark.parametrize(("ours", "theirs"), [("CABDE", "ABDE"), ("ABDE", "CABDE")])
def test_moved_here_and_taken_out_there_is_a_choice(ours: str, theirs: str):
    made = merge(_list("ABCDE"), _list(ours), _list(theirs), "x.yaml", "B")
    assert len(made.conflicts) == 1


@pytest.mark.parametrize("gone", "AB")
def test_neighbours_that_changed_places_do_not_hold_either_of_them(gone: str):
    left = "ABCDE".replace(gone, "")
    made = merge(_list("ABCDE"), _list("BACDE"), _list(left), "x.yaml", "B")
    assert not made.conflicts
    assert made.text == _list("BACDE".replace(gone, ""))


@pytest.mark.parametrize("seed", range(16))
def test_random_merges_agree_with_git_and_stop_where_a_person_must_choose(seed: int):
    """A sample; `make review-proof` runs 500."""
    count: Counter[str] = Counter()
    told = judge(bases()[seed % 10], seed, PROFILES[seed % 2], count)
    assert count["ours silent"] == count["ours needless"] == count["blocks lost"] == 0, told
    assert count["same"] == count["both clean"], told


@pytest.mark.parametrize("seed", range(4))
def test_words_of_random_merges_are_all_there(seed: int):
    base = bases()[seed]
    ours = changed(base, 2 * seed, 8, seed % 2 == 0).text
    theirs = changed(base, 2 * seed + 1, 8, seed % 2 == 0).text
    made = merge(base, ours, theirs, "x.yaml")
    if not made.conflicts:
        assert _scalars(made.text) >= _fresh(base, ours) & _fresh(base, theirs)


def _scalars(text: str) -> Counter[str]:
    return Counter(one.value for one in scalars(source.read(text.encode(), "x").root))


def _fresh(base: str, text: str) -> Counter[str]:
    return _scalars(text) - _scalars(base)
