"""A sample of the corpus (`make oracle` judges all of it) laid out as LibreOffice does, and the words."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from pipeline import fonts
from pipeline.flow import Align, Box, Flow, Format, Grid, PageSetup, Para, Piece, Row, Section
from pipeline.flow.build import build
from pipeline.layout.document import lay_out
from pipeline.standards.load import load
from tests import samples
from tests.corpus.faults import judged, lost
from tests.corpus.run import documents, judge
from tests.corpus.words import HALVES, revoiced, sentence, syllable
from tests.oracle import Verdict
from tests.pdf_lines import of_pages

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
    assert equal / lines >= 0.999, told
    assert same / pages >= 0.99, told


def test_the_vocabularies_share_no_syllable() -> None:
    made = [{syllable(Random(seed), half) for seed in range(20_000)} for half in HALVES]
    assert min(map(len, made)) > 500
    assert all(one.isdisjoint(other) for one, other in combinations(made, 2))


def test_a_seed_gives_the_same_sentence() -> None:
    assert sentence(Random(1), "held", 30) == sentence(Random(1), "held", 30)


def test_other_words_keep_case_figures_and_signs() -> None:
    text = revoiced("Kế hoạch SỐ 12-KH/TU, (năm 2026).", Random(1), "held")
    assert text.split(" ")[3] == "12-KH/TU,"
    assert text.endswith("2026).")
    assert [word[0].isupper() for word in text.split(" ")[:3]] == [True, False, True]
    assert text.split(" ")[2].isupper()


def test_only_a_hyphen_drawn_twice_is_left_out_of_the_count() -> None:
    form = Format(size=12.0, align=Align.LEFT)
    cell = Box((Para("C", form, (Piece("nhưởng 279\u2011KH"),)),))
    page = Section(PageSetup(), (Grid((430 + 216,), (Row((cell,)),)),))
    pages = lay_out(Flow((page,), "", "", "", "", ""), fonts.metrics(fonts.find()), "lo7")
    ours = of_pages(pages)
    assert [line.text for line in ours] == ["như", "ởng", "279", "-KH"]
    twice = [line._replace(text="279-") if line.text == "279" else line for line in ours]
    other = [line._replace(text="279.") if line.text == "279" else line for line in ours]
    found = [judged("x", theirs, pages) for theirs in (ours, twice, other)]
    assert [verdict.faults for verdict in found] == [(), ("p1 279-",), ()]
    assert [(verdict.equal, verdict.lines) for verdict in found] == [(4, 4), (3, 3), (3, 4)]


def test_letters_that_libreoffice_did_not_draw_are_counted() -> None:
    form = Format(size=12.0, align=Align.LEFT)
    note = (Para("N", form, (Piece("chú thích"),), "footnote"),)
    para = Para("P", form, (Piece("279\u2011KH", note=note),))
    flow = Flow((Section(PageSetup(), (para,)),), "", "", "", "", "")
    drawn = of_pages(lay_out(flow, fonts.metrics(fonts.find()), "lo7"))
    assert lost(flow, drawn) == 0
    assert lost(flow, [line for line in drawn if "thích" not in line.text]) == len("chúthích")


def test_no_row_of_a_composed_document_may_be_parted() -> None:
    rows = 0
    for name in samples.EVERY:
        document = samples.document(name)
        flow = build(document, load(document.standard), samples.desk().metrics.text_width)
        grids = [i for section in flow.sections for i in section.items if isinstance(i, Grid)]
        assert not any(row.can_split for grid in grids for row in grid.rows)
        rows += sum(len(grid.rows) for grid in grids)
    assert rows > 100
