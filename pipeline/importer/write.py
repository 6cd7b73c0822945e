"""Values -> YAML as an officer writes it: Vietnamese keys, folded paragraphs, doubts as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline import vocabulary
from pipeline.importer.values import Group, Listed, Value, Words
from pipeline.splice_words import (
    plain_stays_plain,
    plain_stays_plain_in_brackets,
    quoted,
    with_old_breaks,
)

Language = Literal["vi", "en"]
WIDTH = 100
CHECK = "cần kiểm tra"
_SPACED = ("bases", "preamble", "body", "closing", "recipients", "signature", "annexes")
"""Keys before which a blank line stands."""


class Writer:
    """Writes one content file in one language of keys."""

    def __init__(self, language: Language = "vi") -> None:
        self.language = language

    def file(self, opening: str, content: Group) -> str:
        """The whole text: opening comments, then each key."""
        lines = [opening.rstrip("\n"), ""]
        for number, (key, value) in enumerate(content.entries.items()):
            if number and key in _SPACED:
                lines.append("")
            lines += self._entry(key, value, 0, "")
        return "\n".join(lines) + "\n"

    def lines(self, entries: dict[str, Value]) -> list[str]:
        """Entries as the lines of a file, keys as they are given."""
        return [line for name, value in entries.items() for line in self._entry(name, value, 0, "")]

    def key(self, name: str, under: str) -> str:
        return vocabulary.vietnamese(name, under) if self.language == "vi" else name

    def _entry(self, name: str, value: Value, indent: int, under: str) -> Iterator[str]:
        pad = " " * indent
        yield from _doubted(value.doubts, pad)
        key = f"{pad}{self.key(name, under)}:"
        match value:
            case Words(text=text):
                yield from _scalar(key, text, indent)
            case Listed(flow=True) | Group(flow=True):
                yield f"{key} {self._flow(value, name)}"
            case Listed(items=items):
                yield key
                for item in items:
                    yield from self._item(item, indent + 2, name)
            case Group(entries=entries):
                yield key
                for inner, one in entries.items():
                    yield from self._entry(inner, one, indent + 2, name)

    def _item(self, value: Value, indent: int, under: str) -> Iterator[str]:
        pad = " " * indent
        yield from _doubted(value.doubts, pad)
        match value:
            case Words(text=text):
                yield from _scalar(f"{pad}-", text, indent)
            case Listed(flow=True) | Group(flow=True):
                yield f"{pad}- {self._flow(value, under)}"
            case Group(entries=entries):
                first = True
                for name, one in entries.items():
                    lines = list(self._entry(name, one, indent + 2, under))
                    if first:
                        lines = _dashed(lines, pad)
                        first = False
                    yield from lines
            case Listed(items=items):
                yield f"{pad}-"
                for item in items:
                    yield from self._item(item, indent + 2, under)

    def _flow(self, value: Value, under: str) -> str:
        match value:
            case Words(text=text):
                return text if plain_stays_plain_in_brackets(text) else quoted(text)
            case Listed(items=items):
                return "[" + ", ".join(self._flow(one, under) for one in items) + "]"
            case Group(entries=entries):
                pairs = (f"{self.key(k, under)}: {self._flow(v, k)}" for k, v in entries.items())
                return "{" + ", ".join(pairs) + "}"


def _dashed(lines: list[str], pad: str) -> list[str]:
    """The first key's line takes the dash; comments above it stand before the dash."""
    at = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("# "))
    comments = [pad + line.lstrip() for line in lines[:at]]
    return [*comments, f"{pad}- {lines[at][len(pad) + 2 :]}", *lines[at + 1 :]]


def _doubted(doubts: tuple[str, ...], pad: str) -> Iterator[str]:
    for doubt in doubts:
        yield f"{pad}# {CHECK}: {' '.join(doubt.split())}"


def _scalar(start: str, text: str, indent: int) -> Iterator[str]:
    if not text:
        yield start
        return
    if "\n" in text:
        yield f"{start} |"
        for line in text.split("\n"):
            yield f"{' ' * (indent + 2)}{line}"
        return
    if len(start) + 1 + len(text) <= WIDTH:
        yield f"{start} {text if plain_stays_plain(text) else quoted(text)}"
        return
    if re.search(r"^\s|\s$|  ", text):
        yield f"{start} {quoted(text)}"
        return
    yield f"{start} >-"
    pad = " " * (indent + 2)
    for line in with_old_breaks([], text, WIDTH - len(pad)):
        yield pad + line
