"""The one table of keys: both languages, forms of writing, nearest words."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline import vocabulary
from pipeline.text import folded, nfc


def test_a_word_stands_for_one_key_only() -> None:
    keys: dict[str, set[str]] = {}
    for word in vocabulary.WORDS:
        for written in (word.vi, word.key):
            keys.setdefault(folded(written), set()).add(word.key)
    assert {written: found for written, found in keys.items() if len(found) > 1} == {}


def test_rows_are_whole_and_single() -> None:
    assert [word for word in vocabulary.WORDS if not (word.key and word.vi and word.meaning)] == []
    rows = Counter((word.key, word.under) for word in vocabulary.WORDS)
    assert [row for row, times in rows.items() if times > 1] == []
    assert all(nfc(word.vi) == word.vi and word.key.isascii() for word in vocabulary.WORDS)


def test_both_languages_come_back() -> None:
    for word in vocabulary.WORDS:
        assert vocabulary.canonical(word.key) == word.key
        assert vocabulary.canonical(word.vi) == word.key
        assert vocabulary.vietnamese(word.key, word.under) == word.vi


@pytest.mark.parametrize(
    "written",
    [
        "nhiệm vụ",
        "Nhiệm Vụ",
        "NHIỆM_VỤ",
        "nhiệm-vụ",
        "nhiệm  vụ",
        "nhiê\u0323m vu\u0323",
        "tasks",
        "Tasks",
    ],
)
def test_ways_of_writing_a_key(written: str) -> None:
    assert vocabulary.canonical(written) == "tasks"


def test_tone_styles_of_a_key() -> None:
    assert vocabulary.canonical("khóa") is None
    assert vocabulary.value("urgency", "hỏa tốc") == "hoả tốc"


def test_a_key_may_have_another_word_below_another() -> None:
    assert vocabulary.vietnamese("title") == "chức vụ"
    assert vocabulary.vietnamese("title", "annexes") == "tên phụ lục"
    assert vocabulary.vietnamese("tasks", "annexes") == "nhiệm vụ"


def test_unknown_words() -> None:
    assert vocabulary.canonical("nhiem vu") is None
    with pytest.raises(KeyError):
        vocabulary.vietnamese("không có")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("nhiem vu", "có phải ý bạn là “nhiệm vụ”?"),
        ("nhiệm vu", "có phải ý bạn là “nhiệm vụ”?"),
        ("taks", "có phải ý bạn là “tasks”?"),
        ("yeu cau", "có phải ý bạn là “yêu cầu”?"),
        ("xyz", ""),
    ],
)
def test_nearest(written: str, hint: str) -> None:
    assert vocabulary.meant(written, ["tasks", "requirements", "text"]) == hint


def test_nearest_names_only_what_is_allowed() -> None:
    assert vocabulary.nearest("nhiệm vu", ["text"]) is None


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("authority", "T/M", "TM"),
        ("authority", "tm.", "TM"),
        ("authority", "thừa ủy quyền", "TUQ"),
        ("authority", "T/M+K/T", "TM+KT"),
        ("truth", "có", "yes"),
        ("truth", "False", "no"),
        ("align", "giữa", "center"),
        ("generate", "bảng nhiệm vụ", "task-table"),
        ("authority", "ông", None),
    ],
)
def test_value_words(field: str, written: str, value: str | None) -> None:
    assert vocabulary.value(field, written) == value


@pytest.mark.parametrize(
    ("written", "words", "meant"),
    [
        ("tên", ["họ tên", "chức vụ"], "họ tên"),
        ("ký tên", ["ký", "kết thúc"], "ký"),
        ("loại văn bản", ["loại", "số"], "loại"),
        ("chức vụ mới", ["chức vụ", "chức"], "chức vụ"),
        ("tên", ["họ tên", "tên phụ lục"], None),
        ("ký", ["ký"], None),
    ],
)
def test_a_part_of_a_key_or_a_key_and_more(
    written: str, words: list[str], meant: str | None
) -> None:
    assert vocabulary.contained(written, words) == meant


def test_what_officers_also_call_a_key() -> None:
    assert vocabulary.nearest("Kính trình", ["to", "subject"]) == "kính gửi"
    assert vocabulary.nearest("kính trình", ["subject"]) is None
    assert vocabulary.misspelt("to", ["kính trình"])
    assert not vocabulary.misspelt("to", ["kính gửi"])
