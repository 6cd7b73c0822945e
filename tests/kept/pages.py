"""Documents of *.txt in this folder: every paragraph with what a person sees that it is.

A document begins at "== name". Then come options, the kind, and one paragraph a line behind its tag:

    L, L* letterhead, left (bold)    R, R*, R/ right (bold, italic)   T kind   S subject   V subject of a letter
    K addressee   KL label of addressees   KI one of them   B basis   PB proposal   AU authority   EN deciding words
    H1, H2 heading   E1 … E4 entry of a list   P paragraph   D, DT division and its title   A article with a title
    A: article without one   CAP caption   CH, C row of a table   Z dashes   N, NR recipients   G, GN signature
    G2, GN2 two signers side by side   X, XT, XR annex   XL, XS, XR attached document   =land landscape
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
_INSERTED, _DELETED = re.compile(r"\{\+(.*?)\+\}"), re.compile(r"\{-(.*?)-\}")


@dataclass(frozen=True)
class Line:
    """One paragraph: its tag and its words as printed."""

    tag: str
    words: str

    @property
    def seen(self) -> str:
        """As read with all changes accepted."""
        return _INSERTED.sub(r"\1", _DELETED.sub("", self.words))

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(one.strip() for one in self.words.split("|"))


@dataclass(frozen=True)
class Kept:
    """One document of an office."""

    name: str
    options: dict[str, str]
    kind: str
    lines: tuple[Line, ...]

    def of(self, *tags: str) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.tag in tags)


@cache
def kept() -> tuple[Kept, ...]:
    """Every document, by name."""
    texts = "".join(path.read_text("utf-8") for path in sorted(HERE.glob("*.txt")))
    return tuple(_read(one) for one in re.split(r"(?m)^== ", texts)[1:])


def _read(text: str) -> Kept:
    name, options, kind, *rest = [line for line in text.splitlines() if line.strip()]
    pairs = (one.split(":") for one in options.split(";"))
    return Kept(
        name.strip(),
        {key.strip(): value.strip() for key, value in pairs},
        kind.removeprefix("kind:").strip(),
        tuple(_lines(rest)),
    )


def _lines(rows: list[str]) -> Iterator[Line]:
    for row in rows:
        tag, _, words = row.partition(" ")
        yield Line(tag, words.strip())
