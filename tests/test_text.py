"""Strings of Vietnamese text: letters, spaces, capitals, tone style, file names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import text
from pipeline.text import Tone

PAIRS = (
    *(
        "hòa/hoà",
        "khỏe/khoẻ",
        "thủy/thuỷ",
        "ủy/uỷ",
        "ỦY/UỶ",
        "Ủy/Uỷ",
        "hóa/hoá",
        "họa/hoạ",
        "xòe/xoè",
    ),
    *("túy/tuý", "ngụy/nguỵ", "lũy/luỹ", "Góa/Goá", "HÒA/HOÀ", "nhòe/nhoè", "khóa/khoá", "đọa/đoạ"),
)
FIXED = (
    *("quý", "quả", "quỳ", "Quỹ", "già", "giặt", "giá", "hoàn", "toàn", "suýt", "huỳnh", "khuỷu"),
    *("Loan", "toán", "ngoáy", "của", "mùa", "múa", "oái", "hoa"),
)


@pytest.mark.parametrize("pair", PAIRS)
def test_tone_moves_both_ways(pair: str) -> None:
    first, second = pair.split("/")
    assert text.restyle(second, Tone.FIRST) == first
    assert text.restyle(first, Tone.SECOND) == second


@pytest.mark.parametrize("word", FIXED)
def test_tone_stays(word: str) -> None:
    assert text.restyle(word, Tone.FIRST) == word
    assert text.restyle(word, Tone.SECOND) == word


def test_tone_in_a_sentence() -> None:
    assert text.restyle("Uỷ ban, thuỷ lợi (hoà bình)", Tone.FIRST) == "Ủy ban, thủy lợi (hòa bình)"


@given(st.text(), st.sampled_from(Tone))
def test_tone_style_is_stable(words: str, tone: Tone) -> None:
    once = text.restyle(words, tone)
    assert text.restyle(once, tone) == once
    assert text.folded(once) == text.folded(words)


def test_letters_of_look_alikes() -> None:
    assert text.lookalikes("tăng cƣờng QÐ-UBND ðảng Ɖoàn") == "tăng cường QĐ-UBND đảng Đoàn"
    assert text.lookalikes("Þórður") == "Þórður"


def test_spaces() -> None:
    assert (
        text.spaces("một\u00a0hai Điều\u00a05 10\u00a0km\u2003x\x0by\tz")
        == "một hai Điều\u00a05 10\u00a0km x y z"
    )


def test_clean_does_all_repairs() -> None:
    assert (
        text.clean("\ufefftô\u0309\u200b chƣ\u0301c\u00a0\uf0b7 ho\u0323c\u00ad") == "tổ chức - học"
    )


def test_control_characters_are_counted_not_dropped() -> None:
    assert text.controls("a\x00b\x1b\x85\t\n") == 2
    assert text.clean("a\x00") == "a\x00"


@pytest.mark.parametrize(
    ("small", "capital"),
    [
        ("thái nguyên", "THÁI NGUYÊN"),
        ("uỷ ban đảng ỹ ỵ ặ ợ ữ", "UỶ BAN ĐẢNG Ỹ Ỵ Ặ Ợ Ữ"),
        ("hoa\u0300", "HOÀ"),
    ],
)
def test_capitals_keep_tones(small: str, capital: str) -> None:
    assert text.upper(small) == capital
    assert text.lower(capital) == unicodedata.normalize("NFC", small)


def test_first_capital() -> None:
    assert text.capital_first("đẩy mạnh UBND") == "Đẩy mạnh UBND"
    assert text.capital_first("") == ""


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Kế hoạch: số 12/KH", "ke-hoach-so-12-kh"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\x", "x"),
        ('Đ*?"<>|Ơ', "d-o"),
        ("CON", "tep-con"),
        ("nul.txt", "tep-nul.txt"),
        ("com1", "tep-com1"),
        ("console", "console"),
        ("-rf .", "rf"),
        (".ẩn", "an"),
        ("a\x00b\nc", "a-b-c"),
        ("", "khong-ten"),
        ("中文", "khong-ten"),
        ("bản 1.2..docx", "ban-1.2.docx"),
    ],
)
def test_file_names(name: str, file: str) -> None:
    assert text.slug(name) == file


@given(st.text(max_size=400))
def test_file_names_are_safe_everywhere(words: str) -> None:
    name = text.slug(words)
    assert 0 < len(name.encode()) <= 120
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert name[0] not in ".-"
    assert name[-1] not in ".-"
    assert ".." not in name
    assert text.slug(name) == name
    assert name.split(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


def test_same_words() -> None:
    assert text.same_words("UỶ  ban", "Ủy ban")
    assert not text.same_words("ủy ban", "uy ban")
