"""Words in Word files of any make, as a person sees them, by the reader that checks and imports share."""

from __future__ import annotations

import pytest

from pipeline.check.finished import word
from pipeline.ooxml.package import open_package
from tests.strange import CASES, Case

LATER = ("phông", "TCVN3", "VNI", "NFD", "đầu trang", "gạch nối mềm")
"""What is put right after reading: encodings, composed letters; running heads are told apart."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_what_is_seen_is_read_in_order(case: Case) -> None:
    found = word.finished(open_package(case.data, f"{case.what}.docx", only_read=True))
    paras = [f"{para.auto} {para.words}" if para.auto else para.words for para in found.paras]
    text = "\n".join([*paras, *(note.words for note in found.notes)])
    at = 0
    for words in () if any(name in case.what for name in LATER) else case.seen:
        assert words in text[at:], text
        at = text.index(words, at)
    assert [words for words in case.unseen if words in text] == []
    assert [words for words in case.once if text.count(words) != 1] == []


def test_the_cases_are_many_and_told_apart() -> None:
    assert len({case.what for case in CASES}) == len(CASES) >= 79
