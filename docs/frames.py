"""Snippets of the manual made whole: what a snippet does not say comes from a frame (docs/khung/*.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline import vocabulary

FOLDER = Path(__file__).parent / "khung"
_TOP = re.compile(r"(?=^[^\s#-])", re.MULTILINE)


def completed(snippet: str, frame: str, without: str = "") -> str:
    """The snippet, which keeps its lines' numbers, and below it the frame's keys that it lacks.

    `without`: keys of the frame that are to be absent, commas between them.
    """
    absent = {vocabulary.canonical(word.strip()) for word in without.split(",")}
    own = absent | {key for key, _ in _keys(snippet)}
    rest = (text for key, text in _keys(_read(frame)) if key not in own)
    return snippet + "".join(rest)


def _read(frame: str) -> str:
    return (FOLDER / f"{frame}.yaml").read_text("utf-8")


def _keys(text: str) -> Iterator[tuple[str, str]]:
    """Top-level keys by canonical name, each with its lines."""
    for part in _TOP.split(text):
        written = part.partition(":")[0].strip()
        if written and not written.startswith(("#", "-")):
            yield vocabulary.canonical(written) or written, part
