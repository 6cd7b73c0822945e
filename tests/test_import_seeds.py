"""The four issued documents imported as they are: outline, lists, recipients and signature as read by hand.

The facts are those of tests/seeds/*.yaml, which tests/test_seeds.py holds the retold samples to. The texts
themselves are not part of the project: where they are absent, these tests say so and are skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from pipeline.build import Order, draft
from pipeline.importer import draft as importing
from pipeline.importer import opening
from pipeline.importer.draft import Imported
from pipeline.importer.proof import tokens
from pipeline.text import folded
from pipeline.tree import Document, Paragraph, block_paragraphs, signature_paragraphs
from tests import samples
from tests.issued import SEEDS
from tests.test_seeds import FACTS, FILES, LEVELS

every = pytest.mark.parametrize("name", list(FACTS))
RUN_IN = {
    # Of number 5 the hand-made facts keep the organ's name, which begins a sentence in the source.
    ("de-an-2011", "Ban Dân vận Tỉnh uỷ"),
}

RUN_IN_ITEMS = {
    "de-an-2011": {"Phần thứ hai/IV/4": {"-": 2, "1.": 1}, "Phần thứ hai/IV/5": {}},
}
"""The same sentence is an entry with a number, not a heading over a paragraph."""


@cache
def imported(name: str) -> Imported:
    found = list(SEEDS.glob(f"{FILES[name]}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip(
            f"the issued text {FILES[name]} is not on this machine: its import was not tested"
        )
    read = opening.read(found[0].read_bytes(), found[0].name, samples.desk().metrics)
    return importing.make(read, found[0].name, samples.desk())


def document(name: str) -> Document:
    made = imported(name).document
    assert made is not None, imported(name).problems
    return made


def text(paragraph: Paragraph) -> str:
    return " ".join("".join(run.text for run in paragraph.runs).split())


def level(paragraph: Paragraph) -> int | None:
    return LEVELS.get(paragraph.role)


@every
def test_no_word_is_lost_and_all_stand_in_order(name: str) -> None:
    proof = imported(name).proof
    assert proof is not None
    assert proof.lost == ()
    assert proof.found == proof.words > 3000


@every
def test_headings_levels_and_numbers(name: str) -> None:
    body = list(block_paragraphs(document(name).body))
    found: list[list[Any]] = []
    for at, one in enumerate(body):
        if one.role == "part_label":
            found.append([0, text(one), text(body[at + 1])])
        elif level(one) is not None:
            found.append([level(one), one.number.rstrip(".-"), text(one)])
    expected = [one for one in FACTS[name]["headings"] if (name, one[2]) not in RUN_IN]
    # Words decide: the facts mend a comma that one source lacks, and a heading's own full stop is not printed.
    assert [[at, number, tokens(folded(title))] for at, number, title in found] == [
        [at, number, tokens(folded(title))] for at, number, title in expected
    ]


@every
def test_lists_under_each_heading(name: str) -> None:
    """Marks and their counts; a star is a paragraph in the facts, a run-in number is counted with its own mark."""
    found: dict[str, Counter[str]] = {}
    path: list[tuple[int, str]] = []
    for one in block_paragraphs(document(name).body):
        depth = level(one)
        if depth is not None:
            path = [
                *((at, said) for at, said in path if at < depth),
                (depth, one.number.rstrip(".-") or text(one)),
            ]
        elif path and one.role != "part_title":
            mark = re.sub(r"\d+", "1", one.number) or "p"
            found.setdefault("/".join(said for _, said in path), Counter())[
                "p" if mark == "*" else mark
            ] += 1
    expected = FACTS[name]["items"] | RUN_IN_ITEMS.get(name, {})
    wrong = {
        place: (dict(found.get(place, {})), counts)
        for place, counts in expected.items()
        if dict(found.get(place, {})) != counts
    }
    assert not wrong


@every
def test_recipients(name: str) -> None:
    said = [
        re.sub(r"\s*\((?:để |Báo cáo|báo cáo)[^)]*\)?$", "", text(one).rstrip(";,.")).strip()
        for one in document(name).recipients
        if one.role == "recipient"
    ]
    # The facts have blanks around the hyphen of "chính trị-xã hội"; the import leaves it as it was.
    assert [_loose(one) for one in said] == [_loose(one) for one in FACTS[name]["recipients"]]


def _loose(words: str) -> str:
    return folded(words).replace(" - ", "-")


@every
def test_signature(name: str) -> None:
    (signature,) = document(name).signatures
    lines = [text(one) for one in signature_paragraphs(signature)]
    expected = FACTS[name]["signature"]
    assert [folded(one) for one in lines] == [folded(one) for one in expected]


REPAIRED = {
    "huong-dan-2012": {"ƣ (U+01A3) → ư": 118, "Ƣ (U+01A2) → Ư": 1},
    "nghi-quyet-2021": {
        "‘‘ → “": 6,
        "’’ → ”": 6,
        "dấu rời ghép lại thành chữ có dấu dựng sẵn (NFC)": 1816,
    },
    "nghi-quyet-ban-thuong-vu": {},
    "de-an-2011": {"tách hai chữ dính liền": 4},
}


@every
def test_every_repair_is_told(name: str) -> None:
    assert {one.what: one.count for one in imported(name).read.repairs} == REPAIRED[name]


def test_what_was_set_aside_is_told() -> None:
    assert [one.text for one in imported("de-an-2011").read.aside] == ["6", "-"]
    assert [one.text for one in imported("nghi-quyet-ban-thuong-vu").read.aside] == ["} báo cáo"]


@every
def test_the_draft_is_sound_but_for_what_the_source_has_lost(name: str) -> None:
    """Errors of the composed draft are of the lost letterhead and signer's title alone."""
    made = imported(name)
    found = draft(made.text.encode(), f"{name}.yaml", samples.desk(), Order())
    errors = {one.code for one in found.problems if one.level.value == "lỗi"}
    lost_head = {"M007", "T011", "T012"} if name == "nghi-quyet-ban-thuong-vu" else set()
    lost_title = {"M003"} if name == "nghi-quyet-2021" else set()
    assert errors - lost_head - lost_title == set(), [
        str(one) for one in found.problems if one.code in errors
    ]
