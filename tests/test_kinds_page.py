"""The page of all kinds: a sample of each that composes without a word, pictures of what they are."""

from __future__ import annotations

import re
from functools import cache

import pytest

from docs import kinds
from pipeline.kinds import KINDS


@cache
def samples() -> list[kinds.Sample]:
    """A sample with any problem, information included, stops this."""
    return kinds.samples()


def test_every_kind_has_a_sample() -> None:
    assert {one.kind.id for one in samples()} == set(KINDS)


def test_the_page_and_its_pictures_are_of_the_samples() -> None:
    assert kinds.stale(samples()) == [], "run: python -m docs.kinds"


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in kinds.PICTURES.glob("*.png")}
    assert len(sizes) == len(samples())
    assert [name for name, size in sizes.items() if size > kinds.LIMIT] == []


def test_each_is_one_page_but_for_what_a_decision_issues() -> None:
    long = {one.file.stem: len(one.laid.pages.pages) for one in samples()}
    assert {name: count for name, count in long.items() if count > 1} == {
        "quyet-dinh-ban-hanh-quy-che": 2
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_page_shows_name_symbol_and_picture(kind: object) -> None:
    page = kinds.PAGE.read_text("utf-8")
    row = re.search(rf"^\| {kind.vi} \| `{kind.id}` \| (.+?) \|", page, re.MULTILINE)
    assert row is not None
    for symbol in kind.symbols.values():
        if symbol.letters and symbol.letters not in ("CV",):
            assert symbol.letters in row[1]
