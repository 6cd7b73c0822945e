"""The sample documents of content/: composed without a problem, and not a word of them lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from pipeline import source
from pipeline.compose import compose
from pipeline.model import load
from pipeline.model.blocks import Content, Ref, Words
from pipeline.problem import has_errors
from pipeline.registries import load_registries
from pipeline.standards.load import choose
from pipeline.standards.load import load as load_standard
from pipeline.text import folded
from pipeline.tree import Document
from pipeline.tree_text import outline

FOLDER = Path(__file__).parent.parent / "content"
REGISTRIES = load_registries(FOLDER)
FILES = [
    str(file.relative_to(FOLDER))
    for file in sorted(FOLDER.rglob("*.yaml"))
    if re.search(r"^(kind|loại|loai): ", file.read_text("utf-8"), re.MULTILINE)
]
NOT_PRINTED = {"when", "levels", "data", "layout", "standard", "file", "bases"}
"""Bases are compared in the composer's own cases: a `cite` prints other words than it has."""


def _made(name: str) -> tuple[Content, Document]:
    file = FOLDER / name
    content, problems = load.content(source.read(file.read_bytes(), name), REGISTRIES)
    assert content is not None
    assert not has_errors(problems), problems
    assert content.date is not None
    organ = REGISTRIES.organs[content.issuers[0].id or ""]
    standard = (
        load_standard(content.standard)
        if content.standard
        else choose(organ.system, content.date.first)
    )
    assert standard is not None

    def picture(inside: str) -> bytes | None:
        found = file.parent / inside
        return found.read_bytes() if found.is_file() else None

    document, said = compose(content, standard, REGISTRIES, {}, picture)
    assert not [problem for problem in said if problem.code != "T031"], said
    return content, document


def _words(value: object) -> Iterator[str]:
    """Plain words that the author wrote to be printed: no marks, no ids, no dates turned
    into words, nothing that a `when` may leave out."""
    if isinstance(value, Ref) and value.id is not None:
        return
    if isinstance(value, Words):
        if not re.search(r"[*\[\]{}$]|^\d{4}-\d\d?(-\d\d?)?$|^(none|không|có)$", value.text):
            yield value.text
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words(inner)
    elif is_dataclass(value) and getattr(value, "when", None) is None:
        for field in fields(value):
            if field.name not in NOT_PRINTED:
                yield from _words(getattr(value, field.name))


def _plain(text: str) -> str:
    """Letters as compared: the standard's own words take its style of tone marks."""
    return folded(re.sub(r"[\s.,;:/*]+", " ", text)).strip()


def test_there_are_samples() -> None:
    assert len(FILES) >= 10


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_a_sample_is_lost(name: str) -> None:
    content, document = _made(name)
    printed = _plain(outline(document))
    lost = [text for text in _words(content) if _plain(text) not in printed]
    # A picture's file name is not printed; its words are its caption.
    assert [text for text in lost if not text.endswith((".png", ".jpg"))] == []
