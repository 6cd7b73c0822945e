"""Words that changed, lines with places, pairs of two versions."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import source
from pipeline.review.align import Item
from pipeline.review.blocks import lines, paragraphs
from pipeline.review.pairs import Pair, pairs
from pipeline.review.scalars import Places
from pipeline.review.words import Op, diff, figures, only_tone
from pipeline.tree import paragraphs as tree_paragraphs
from tests.samples import FILES, drafted

SIGNS = "Ban Thường vụ Tỉnh uỷ ủy hoà hòa 30/9/2026 90% 1.234,5 , . ; - ( một hai"
WORDS = st.lists(st.sampled_from(SIGNS.split()), max_size=30).map(" ".join)


def shown(old: str, new: str) -> str:
    """[-out-]{+in+}, ~tone~."""
    return "".join(
        op.new
        if op.same
        else f"~{op.new}~"
        if op.tone
        else (f"[-{op.old}-]" if op.old else "") + (f"{{+{op.new}+}}" if op.new else "")
        for op in diff(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("đạt 90% trở lên", "đạt 95% trở lên", "đạt [-90%-]{+95%+} trở lên"),
        (
            "hoàn thành trước ngày 30/9/2026.",
            "hoàn thành trước ngày 15/10/2026.",
            "hoàn thành trước ngày [-30/9/2026-]{+15/10/2026+}.",
        ),
        ("giao Tỉnh uỷ chủ trì", "giao Tỉnh ủy chủ trì", "giao Tỉnh ~ủy~ chủ trì"),
        # One equal word between two changes reads better inside of one change.
        (
            "các xã, phường tổ chức học tập ngay trong tháng",
            "các xã, phường triển khai học ngay trong quý",
            "các xã, phường [-tổ chức học tập-]{+triển khai học+} ngay trong [-tháng-]{+quý+}",
        ),
        # A number that stayed is shown to have stayed.
        (
            "gồm ba mục 12 ý con",
            "có bốn phần 12 câu con",
            "[-gồm ba mục-]{+có bốn phần+} 12 [-ý-]{+câu+} con",
        ),
        ("hoàn toàn cũ", "một câu mới", "[-hoàn toàn cũ-]{+một câu mới+}"),
        ("", "thêm", "{+thêm+}"),
    ],
)
def test_words_are_marked_as_a_reader_would(old: str, new: str, wanted: str) -> None:
    assert shown(old, new) == wanted


@given(WORDS, WORDS)
def test_both_texts_are_in_the_difference(old: str, new: str) -> None:
    ops = diff(old, new)
    assert "".join(op.old for op in ops) == old
    assert "".join(op.new for op in ops) == new
    assert all(op.old == op.new for op in ops if op.same)
    assert all(one.same != two.same or one.tone != two.tone for one, two in pairwise(ops))


def test_tone_marks_and_figures_are_told_apart() -> None:
    assert only_tone(diff("Tỉnh uỷ hoà giải", "Tỉnh ủy hòa giải"))
    assert not only_tone(diff("Tỉnh uỷ hoà giải", "Tỉnh ủy hòa giải nhanh"))
    assert not only_tone(diff("Tỉnh uỷ", "Tỉnh uỷ"))
    assert figures(diff("từ 5 đến 7 xã", "từ 5 đến 8 xã"))
    assert not figures(diff("5 xã vùng cao", "5 phường vùng cao"))
    assert figures(diff("chênh lệch -5 tỷ đồng", "chênh lệch 5 tỷ đồng"))
    assert not figures(diff("số 05-KH/TU", "số 05 - KH/TU"))
    assert not figures(diff("- giao 5 xã", "giao 5 xã"))
    assert diff("a", "a") == (Op("a", "a", same=True),)


@pytest.mark.parametrize("sample", FILES)
def test_the_lines_of_a_version_are_its_paragraphs_in_order(sample: str) -> None:
    made = drafted(sample)
    assert made.document is not None
    found = lines(made.document, Places(source.read(made.data, made.file)))
    wanted = [paragraph.words for paragraph in tree_paragraphs(made.document)]
    told = [line.text for line in paragraphs(found)]
    assert len(told) == len(wanted)
    # A footnote stands in brackets where it is called.
    assert [re.sub(r" \[[^\]]*\]", "", one) for one in told] == [
        re.sub(r" \[[^\]]*\]", "", one) for one in wanted
    ]
    labels = [line.label for line in paragraphs(found) if line.label]
    assert len(labels) == len(set(labels))
    assert all(line.place.words for line in found)


def test_a_place_is_said_as_readers_say_it() -> None:
    made = drafted("uy-ban/quyet-dinh-to-cong-tac-2026")
    assert made.document is not None
    found = lines(made.document, Places(source.read(made.data, made.file)))
    told = {line.text[:24]: (line.place.words, line.place.path) for line in found}
    assert told["b) Hướng dẫn người dân t"] == ("Điều 2, khoản 1, điểm b", "2.1.b")
    assert told["- Như Điều 5;"] == ("Nơi nhận", "")
    plan = drafted("dang/ke-hoach-dan-van-kheo-2026")
    assert plan.document is not None
    read = Places(source.read(plan.data, plan.file))
    task = next(line for line in lines(plan.document, read) if line.label == "nv1a.P3")
    assert task.place.words == "Mục III.1.1, ý 2"
    assert [(part.text, part.key, part.typed) for part in task.parts] == [
        ("- ", "", False),
        ("Thời gian thực hiện: ", "", False),
        ("trước ngày 31/7/2026", "deadline", False),
        (".", "", False),
    ]


def items(*texts: str) -> list[Item]:
    return [Item(text.split("#")[0], tuple(text.split("#")[1:])) for text in texts]


def test_blocks_are_paired_by_id_and_others_by_words() -> None:
    old = items("Mở đầu chung", "Nói về việc thứ nhất#a", "Nói về việc thứ hai#b", "Kết thúc ở đây")
    new = items(
        "Mở đầu chung",
        "Nói về việc thứ hai#b",
        "Viết lại hết cả#a",
        "Ý mới thêm#c",
        "Kết thúc ở đây",
    )
    found = pairs(old, new)
    assert {(one.old, one.new) for one in found} == {(0, 0), (2, 1), (1, 2), (None, 3), (3, 4)}
    assert sum(one.moved for one in found) == 1
    assert [one.new for one in found if one.new is not None] == [0, 1, 2, 3, 4]


def test_what_is_gone_stands_where_it_stood() -> None:
    assert pairs(items("a#a", "b#b", "c#c"), items("a#a", "c#c")) == [
        Pair(0, 0),
        Pair(1, None),
        Pair(2, 1),
    ]
