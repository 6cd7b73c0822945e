"""Examples of the pages of `vanban explain` as content files, and the lines on which the code must be told."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.check.manual import MARK
from pipeline.vocabulary import canonical
from tests import rule_cases as given


@dataclass(frozen=True)
class Example:
    """A content file that shows the fault on `lines` (from 1); none = it must be silent of the code."""

    text: str
    lines: tuple[int, ...]


def is_keys(example: str) -> bool:
    """Whether an example is keys of a content file rather than words: its first line begins with a key."""
    key, colon, _ = example.partition(":")
    return bool(colon and canonical(key))


def files(example: str, code: str, system: str, bad: bool) -> list[Example]:
    """Each line of prose a paragraph of a small document of that system; keys in the place of its own."""
    if not is_keys(example):
        made = [given.whole({"in": system, "text": line}) for line in example.splitlines()]
        words = [
            next(at for at, row in enumerate(text.splitlines(), 1) if row.startswith("  - đoạn: "))
            for text in made
        ]
        return [Example(text, (at,) * bad) for text, at in zip(made, words, strict=True)]
    text = given.whole({"in": system, "yaml": f"{example}\n"})
    mark = f"{MARK}{code}"
    told = tuple(at for at, row in enumerate(text.splitlines(), 1) if mark in row)
    assert bool(told) is bad, f"{code}: “{mark}” belongs on each line that is told, and there only"
    return [Example(text, told)]
