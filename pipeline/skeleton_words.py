"""The words of skeletons, and those of them that an officer has to write over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.given import strings

_SAMPLE = re.compile(r"(?P<before>[^\"“”\n\\\\{}\[\]]{0,6})(?P<words>“[^“”\"\n]+”)")
_QUOTED = re.compile("“[^“”\n]+”")
_REASON = "“Nêu căn cứ, lý do ban hành "
"""The name of the kind follows."""
_SURE = 5
"""Syllables from which on no one quotes the same words by chance."""


def text() -> str:
    """skeleton.yaml as it stands."""
    return Path(__file__).with_name("skeleton.yaml").read_text("utf-8")


@cache
def words() -> dict[str, Any]:
    """skeleton.yaml as strings."""
    found: dict[str, Any] = strings(text())
    return found


def left(running: str) -> Iterator[tuple[int, int]]:
    """Where sample words stand, quotes included, in a text of one passage a line.

    A long sample is known anywhere. A short one (“ngày”, “Nguyên tắc”) may well be quoted by a real document:
    it is known behind the words that stand before it in the skeleton, or as all that a line has.
    """
    samples = _samples()
    for found in _QUOTED.finditer(running):
        quoted, (start, end) = found[0], found.span()
        if quoted.startswith(_REASON):
            yield start, end
        elif (befores := samples.get(quoted)) is not None:
            alone = start == 0 or running[start - 1] == "\n"
            whole = alone and not running[end:].partition("\n")[0].strip(".;:,")
            long = len(quoted.split()) >= _SURE
            if long or whole or any(running.endswith(before, 0, start) for before in befores):
                yield start, end


@cache
def _samples() -> Mapping[str, frozenset[str]]:
    """Each sample with the ends of the words that stand before it in the skeletons."""
    lines = "\n".join(line for line in text().splitlines() if line.lstrip()[:1] != "#")
    found: dict[str, set[str]] = {}
    for one in _SAMPLE.finditer(lines):
        befores = found.setdefault(one["words"], set())
        if before := one["before"].lstrip():
            befores.add(before)
    return {words: frozenset(befores) for words, befores in found.items()}
