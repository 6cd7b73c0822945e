"""A sample of the corpus (`make oracle` judges all of it) laid out as LibreOffice does, and the words."""

from __future__ import annotations

from random import Random

import pytest

from tests.corpus.run import documents, judge
from tests.corpus.words import HALVES, revoiced, sentence, syllable
from tests.oracle import Verdict

COUNT = 40
FIRST = 2000
"""Seeds that nobody looked at while the rules were made."""


@pytest.fixture(scope="module")
def verdicts(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    chosen = list(documents("held", COUNT, FIRST))
    return judge(chosen, tmp_path_factory.mktemp("corpus"))


def test_lines_and_pages_are_those_of_libreoffice(verdicts: list[Verdict]) -> None:
    told = [f"{v.name}: {difference}" for v in verdicts for difference in v.differences]
    lines, equal = sum(v.lines for v in verdicts), sum(v.equal for v in verdicts)
    pages, same = sum(max(v.pages) for v in verdicts), sum(v.pages_equal for v in verdicts)
    assert len(verdicts) == COUNT
    assert lines > 2000
    assert equal / lines >= 0.998, told
    assert same / pages >= 0.98, told


def test_the_vocabularies_share_no_syllable() -> None:
    made = [{syllable(Random(seed), half) for seed in range(20_000)} for half in HALVES]
    assert min(map(len, made)) > 500
    assert made[0].isdisjoint(made[1])


def test_a_seed_gives_the_same_sentence() -> None:
    assert sentence(Random(1), "held", 30) == sentence(Random(1), "held", 30)


def test_other_words_keep_case_figures_and_signs() -> None:
    text = revoiced("Kế hoạch SỐ 12-KH/TU, (năm 2026).", Random(1), "held")
    assert text.split(" ")[3] == "12-KH/TU,"
    assert text.endswith("2026).")
    assert [word[0].isupper() for word in text.split(" ")[:3]] == [True, False, True]
    assert text.split(" ")[2].isupper()
