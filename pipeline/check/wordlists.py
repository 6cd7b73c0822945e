"""Word lists beside the rules (`rules/<rule>.yaml`), read once and folded for comparing."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pipeline.check.known import folded
from pipeline.check.phrases import Phrases
from pipeline.given import strings


@lru_cache(maxsize=4096)
def phrase(words: str) -> str:
    """Words of a list, folded; each is asked for again with every file."""
    return folded(words)


@cache
def table(rule: str) -> Any:
    """The whole file of a rule's data, as strings, lists and mappings."""
    stored = Path(__file__).parent.joinpath("rules", f"{rule}.yaml").read_text("utf-8")
    return strings(stored)


@cache
def lines(rule: str) -> dict[str, str]:
    """The rows "key: words" of a rule's long list (`rules/<rule>.txt`), each left as it stands: few are asked for."""
    stored = Path(__file__).parent.joinpath("rules", f"{rule}.txt").read_text("utf-8")
    return dict(line.split(": ", 1) for line in stored.splitlines() if line[0] != "#")


@cache
def words(rule: str) -> frozenset[str]:
    """A list of words: as written and folded."""
    rows = table(rule)
    return frozenset(rows) | frozenset(map(folded, rows))


@cache
def pairs(rule: str, key: str = "") -> tuple[tuple[str, str], ...]:
    """A mapping wrong -> right, whole or below a key; the wrong side folded."""
    rows = table(rule)[key] if key else table(rule)
    return tuple((folded(wrong), right) for wrong, right in rows.items())


@cache
def phrases(rule: str, key: str = "") -> Phrases:
    """The wrong sides of `pairs`, to be sought together."""
    return Phrases(wrong for wrong, _ in pairs(rule, key))
