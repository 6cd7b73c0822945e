"""What is quick in drawing says what the slow way says: word spacing, what widths lack, labels of items."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.render import pdf_lists
from pipeline.render.pdf_lacks import Lacks
from pipeline.render.pdf_operands import hundredths, spacing_of


@given(st.floats(-3, 30))
@example(-0.0001)
@example(-0.0)
@example(0.0004999)
@example(0.0005)
@example(0.0015)
@example(1.0005)
@example(2.0625)
@example(19.9996)
def test_word_spacing_is_rounded_as_python_rounds(points: float) -> None:
    assert spacing_of(points) == (f" {points:.3f} Tw" if points else " 0.000 Tw")


def test_minus_nought_is_nought_at_every_turn() -> None:
    assert [hundredths(-0.0), hundredths(0.0), hundredths(-0.0)] == ["0.00"] * 3


WHOLE = tuple(Fraction((number * 37) % 200 - 100, 256) for number in range(256))
"""As a font with 2048 units to the em has them."""
THIRDS = tuple(Fraction(number % 7, 3) for number in range(256))


@given(st.binary(max_size=700), st.sampled_from((WHOLE, THIRDS)))
@example(bytes(range(256)), WHOLE)
@example(b"\xff" * 256, tuple(Fraction(127, 256) for _ in range(256)))
@example(b"\xff" * 257, tuple(Fraction(127, 256) for _ in range(256)))
def test_what_a_line_lacks_is_the_sum_of_its_letters(
    letters: bytes, table: tuple[Fraction, ...]
) -> None:
    found = Lacks(tuple(float(lack) for lack in table)).of(letters)
    assert found == pytest.approx(float(sum(table[letter] for letter in letters)))


LABELS = {
    "- Ban Tổ chức": "- ",
    "-": "-",
    "+ \u00a0": "+ ",
    "1. Mở đầu": "1. ",
    "1.2.10 Mở": "1.2.10 ",
    "12)\u00a0Mở": "12)\u00a0",
    "1 Mở": "",
    "a) Mở": "a) ",
    "đ) Mở": "đ) ",
    "aa) Mở": "aa) ",
    "aaa) Mở": "",
    "a Mở": "",
    "IV. Mở": "IV. ",
    "X- Mở": "X- ",
    "X)": "X)",
    "Mở) đầu": "",
    "M) đầu": "",
    "Về việc a) mở": "",
    "": "",
}


@pytest.mark.parametrize("text", LABELS)
def test_the_label_of_an_item(text: str) -> None:
    assert pdf_lists.label(text) == LABELS[text]
