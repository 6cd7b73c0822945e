"""The words in which the grammar is written: a key, the type of its value, a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = Literal[
    "words",  # one text
    "paragraphs",  # one text (a blank line parts paragraphs) or a list of texts
    "listing",  # list of entries | one text | {heading, mark, items}; `of` = shape of an entry
    "entries",  # list of mappings or plain texts, or just one of them; `of` = shape
    "mapping",  # one mapping; `of` = shape
    "mappings",  # one mapping or a list of them; `of` = shape
    "blocks",  # list of blocks, a plain text being a paragraph
    "refs",  # id of an organ or free words, or a list of these
    "ref",
    "citation",
    "person",
    "file",
    "name",  # a plain name: no folder, no path
    "id",
    "condition",
    "day",
    "count",  # a whole number from 1
    "amount",  # a number, decimal comma or point
    "mm",
    "yes-no",
    "choice",  # one of a list; `of` = field of vocabulary.values
    "mark",
    "marks",
    "data",  # free mapping of values for placeholders
    "columns",
    "rows",
    "cells",  # one row of a table, made for each entry of a list
    "widths",
    "aligns",
]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: canonical English name, type of its value."""

    name: str
    value: Value
    of: str = ""
    required: bool = False
    unless: str = ""
    """Not required where this key stands instead."""
    also: tuple[str, ...] = ()
    """Canonical keys that an officer may naturally write here instead ("tiêu đề" of an annex)."""
    meaning: str = ""
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of mapping. `vi` is what messages call it ("trong khối này")."""

    name: str
    vi: str
    keys: Mapping[str, Key]
    under: str = ""
    """The parent key by which `vocabulary.vietnamese` tells Vietnamese words of one English key apart."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """`Key.also` turned round: written canonical key -> the key it stands for here."""
