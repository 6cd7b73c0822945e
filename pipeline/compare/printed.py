"""A printed document as it is compared: words in reading order, each with its page and line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.compare.signing import Signature
from pipeline.text import nfc

# A word may be parted after these at a line's end, so it is compared in parts.
_PART = re.compile(r"[^-–…]+[-–…]*|[-–…]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or the part of one up to a hyphen. Page and line count from 1; 0 = not known.

    Points from the page's top left corner; `y` is the baseline.
    """

    text: str
    page: int = 0
    line: int = 0
    x: float = 0.0
    right: float = 0.0
    y: float = 0.0
    size: float = 0.0
    glued: bool = False
    """No blank before it: the word before goes on here."""
    put: bool = False
    """Put on the finished file as an annotation: typed into a PDF program, not printed."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a digital signature shows on a page: its words and its box, points from the top left."""

    page: int
    words: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A document; `sizes` are the pages' widths and heights in points, () when it has no pages.

    `pdf` are the bytes that its pictures are drawn from.
    """

    file: str
    words: tuple[Word, ...]
    sizes: tuple[tuple[float, float], ...] = ()
    pdf: bytes = b""
    signatures: tuple[Signature, ...] = ()
    signed: tuple[Sign, ...] = ()
    """Their words are none of the document."""
    turned: tuple[int, ...] = ()
    """Pages, from 1, that are shown lying or upside down; everything here is of them held upright."""

    @property
    def placed(self) -> bool:
        """True when it is known where the words stand."""
        return bool(self.sizes)

    @property
    def wordless(self) -> tuple[int, ...]:
        """Pages, from 1, without any word: blank, or but a picture of words."""
        seen = {word.page for word in self.words}
        return tuple(number for number in range(1, len(self.sizes) + 1) if number not in seen)


def parts(text: str) -> list[str]:
    """A word as compared: composed letters, one kind of hyphen, parted where lines may break."""
    plain = nfc(text).replace("\u2011", "-").replace("\u00ad", "-")
    return _PART.findall(plain)


def text(words: list[Word] | tuple[Word, ...]) -> str:
    """The words as written, blanks between them."""
    joined = "".join(word.text if word.glued else f" {word.text}" for word in words)
    return joined.strip()
