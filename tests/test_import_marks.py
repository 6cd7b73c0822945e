"""Words with their looks are written with marks that are read as the same words with the same looks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import inline
from pipeline.check.finished.page import Para, Piece
from pipeline.importer.inline import words

BOLD, ITALIC, BOTH, PLAIN = "b", "i", "bi", ""


def para(*shown: tuple[str, str]) -> Para:
    pieces = (Piece(text, 14.0, "b" in look, "i" in look) for text, look in shown)
    return Para(1, 1, tuple(pieces))


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        # Marks that meet: five or four stars in a row would be letters.
        ([("Kế ", PLAIN), ("ho", BOLD), ("ạch", BOTH)], "Kế **ho*ạch***"),
        ([("Kế ", PLAIN), ("ho", BOTH), ("ạch", BOLD)], "Kế ***ho*ạch**"),
        ([("Kế ", PLAIN), ("ho", ITALIC), ("ạch", BOTH)], "Kế *ho**ạch***"),
        ([("Kế ", PLAIN), ("ho", BOLD), ("ạch", ITALIC)], "Kế **ho***ạch*"),
        ([("Kế ", PLAIN), ("hoạch ", BOLD), ("năm", BOTH)], "Kế **hoạch** ***năm***"),
        # A stroke before a mark.
        ([("Ổ đĩa C:\\", PLAIN), ("thư mục", BOLD)], "Ổ đĩa C:\\\\**thư mục**"),
        ([("Ghi ", PLAIN), ("C:\\", BOLD)], "Ghi **C:\\\\**"),
        # Signs where looks change stand outside, where marks at them would be letters.
        ([("Điều 5", PLAIN), ("-a", BOLD)], "Điều 5-**a**"),
        # Braces in a row.
        ([("Điền {{{ten}}}", PLAIN)], "Điền \\{\\{{ten\\}\\}}"),
        # Read as a multiplication or as a star in brackets: the words stand, without the look.
        ([("Phép tính 2", PLAIN), ("3", ITALIC), ("4", PLAIN)], "Phép tính 234"),
    ],
)
def test_marks(shown: list[tuple[str, str]], written: str) -> None:
    assert words(para(*shown)) == written


def test_a_bracket_in_a_note_does_not_close_it() -> None:
    called = Para(1, 1, (Piece("Kế hoạch", 14.0, note=1), Piece(" này", 14.0)))
    written = words(called, notes={1: "Xem mục a] và [b, ổ C:\\"})
    assert written == "Kế hoạch^[Xem mục a\\] và \\[b, ổ C:\\\\] này"
    first, noted, last = inline.parse(written)
    assert isinstance(noted, inline.Note)
    assert noted.tokens == (inline.Text("Xem mục a] và [b, ổ C:\\"),)
    assert (first, last) == (inline.Text("Kế hoạch"), inline.Text(" này"))


def test_words_without_looks_are_no_template() -> None:
    subject = para(("Mẫu {{ ten }} và [[ma]] của ", BOLD), ("Sở\\", BOLD))
    written = words(subject, emphasis=False)
    assert inline.parse(written) == (inline.Text("Mẫu {{ ten }} và [[ma]] của Sở\\"),)


SIGNS = st.sampled_from([*"abă *\\[]{}^$#%_`-.“”\u00a0", "[[", "{{", "}}", "^[", "${", "**", "{%"])
RUNS = st.lists(
    st.tuples(
        st.lists(SIGNS, min_size=1, max_size=6).map("".join),
        st.sampled_from([PLAIN, BOLD, ITALIC, BOTH]),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=200, deadline=None)
@given(RUNS)
def test_they_are_read_as_they_were(runs: list[tuple[str, str]]) -> None:
    letters = [(letter, look) for text, look in runs for letter in text if letter.isalnum()]
    whole = set.intersection(*(set(look) for _, look in letters)) if letters else set[str]()
    read = [one for one in inline.parse(words(para(*runs))) if isinstance(one, inline.Text)]
    said = " ".join("".join(text for text, _ in runs).split())
    assert "".join(one.text for one in read) == said
    looks = [
        (letter, "b" * one.bold + "i" * one.italic)
        for one in read
        for letter in one.text
        if letter.isalnum()
    ]
    assert looks == [
        (letter, "".join(one for one in "bi" if one in look and one not in whole))
        for letter, look in letters
    ]
