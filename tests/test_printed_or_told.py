"""Whatever an author writes is printed, or something is said of it: no words vanish in silence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from pipeline import source, splice
from pipeline.build import Order, draft
from pipeline.source import Mapping, Node, Scalar, Sequence
from pipeline.splice import Path, SetValue
from pipeline.tree_text import outline
from tests.samples import FILES, desk

NO_WORDS = frozenset(
    {"id", "when", "kind", "issuer", "date", "number", "standard", "layout", "numbering", "data"}
    | {"cite", "organ", "lead", "with", "align", "widths", "width", "file", "generate", "mark"}
    | {"landscape", "person", "urgency", "secrecy", "authority", "deadline", "letterhead"}
    | {"page break", "signed at", "own file"}
)
"""Keys whose values are names, numbers, dates and choices; a wrong one is told by the model."""
EACH = 4
"""Scalars tried of each sample."""
WORD = "Zqxwords"


def scalars(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """The words of a file, but for those that a condition may leave out."""
    match node:
        case Scalar():
            yield path, node
        case Mapping() if node.get("when") is None:
            for entry in node.entries:
                if entry.key not in NO_WORDS:
                    yield from scalars(entry.value, (*path, entry.key))
        case Sequence():
            for number, item in enumerate(node.items):
                yield from scalars(item, (*path, number))


def order(path: Path) -> str:
    """As good as by chance, and the same every time."""
    return hashlib.sha256(repr(path).encode()).hexdigest()


@pytest.mark.parametrize("name", FILES)
def test_a_word_more_is_printed_or_told(name: str) -> None:
    text = FILES[name].read_text("utf-8")
    plain = Order(rules=False)
    known = {(one.code, one.span) for one in draft(text.encode(), name, desk(), plain).problems}
    root = source.read(text.encode(), name).root
    words = [one for one in scalars(root) if one[1].value.strip() and "{{" not in one[1].value]
    assert words
    for path, scalar in sorted(words, key=lambda one: order(one[0]))[:EACH]:
        new = splice.apply(text, [SetValue(path, f"{scalar.value} {WORD}")])
        made = draft(new.encode(), name, desk(), plain)
        told = [one for one in made.problems if (one.code, one.span) not in known]
        seen = made.document and WORD.casefold() in outline(made.document).casefold()
        assert seen or told, path
