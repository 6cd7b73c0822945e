"""Letters put right on the way in, each repair counted; wording is never touched.

A legacy encoding must be told before this: in TCVN3 read as Latin-1 the byte of the soft hyphen is ư.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipeline import text as letters
from pipeline.check.finished.page import Para, Piece
from pipeline.check.prose import LOWER, UPPER
from pipeline.check.wordlists import words
from pipeline.importer.pages import Repair

_QUOTES = (("‘‘", "“"), ("’’", "”"), ("``", "“"), ("''", "”"))
_GLUED = re.compile(
    rf"(?<![\w/.@-])(?P<one>[{UPPER}]?[{LOWER}]+)(?P<two>[{UPPER}][{LOWER}]+)(?![\w@/])"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass
class Repairs:
    """Counts what was put right in one file."""

    found: dict[str, Repair] = field(default_factory=dict)

    def note(self, what: str, count: int, example: str = "") -> None:
        """Count `count` more repairs of one sort; the first example is kept."""
        before = self.found.get(what)
        if before:
            self.found[what] = replace(before, count=before.count + count)
        else:
            self.found[what] = Repair(what, count, example)

    def mended(self, text: str) -> str:
        """One text put right."""
        if text.isascii() and "''" not in text and "``" not in text and not _CONTROL.search(text):
            return text
        text = self._composed(text)
        for step in (
            self._hyphens,
            self._alike,
            self._unseen,
            self._quotes,
            self._bullets,
            self._glued,
        ):
            text = step(text)
        return self._controls(text)

    @property
    def all(self) -> tuple[Repair, ...]:
        return tuple(self.found.values())

    def _composed(self, text: str) -> str:
        if unicodedata.is_normalized("NFC", text):
            return text
        marks = sum(1 for letter in text if unicodedata.combining(letter))
        self.note("dấu rời ghép lại thành chữ có dấu dựng sẵn (NFC)", marks)
        return letters.nfc(text)

    def _alike(self, text: str) -> str:
        made = letters.lookalikes(text)
        for one, two in zip(text, made, strict=True):
            if one != two:
                self.note(f"{one} (U+{ord(one):04X}) → {two}", 1)
        return made

    def _unseen(self, text: str) -> str:
        return self._counted("bỏ ký tự không nhìn thấy", letters.unseen_removed, text)

    def _quotes(self, text: str) -> str:
        for one, two in _QUOTES:
            if one in text:
                self.note(f"{one} → {two}", text.count(one))
                text = text.replace(one, two)
        return text

    def _bullets(self, text: str) -> str:
        return self._counted("dấu đầu dòng của phông ký hiệu → -", letters.bullets, text)

    def _hyphens(self, text: str) -> str:
        count = text.count("\u2011") + text.count("\u2010")
        if count:
            self.note("gạch nối không ngắt dòng → -", count)
        return text.replace("\u2011", "-").replace("\u2010", "-")

    def _controls(self, text: str) -> str:
        count = letters.controls(text)
        if count:
            self.note("bỏ ký tự điều khiển", count)
            text = _CONTROL.sub("", text)
        return text

    def _counted(self, what: str, change: Callable[[str], str], text: str) -> str:
        made = change(text)
        if made != text:
            same = sum(1 for one, two in zip(text, made, strict=False) if one == two)
            self.note(
                what, max(1, len(text) - len(made)) if len(made) < len(text) else len(text) - same
            )
        return made

    def _glued(self, text: str) -> str:
        allowed = words("glued_words")

        def parted(found: re.Match[str]) -> str:
            whole = found[0]
            if whole in allowed or whole.isascii():
                return whole
            made = f"{found['one']} {found['two']}"
            self.note("tách hai chữ dính liền", 1, f"{whole} → {made}")
            return made

        return _GLUED.sub(parted, text)

    def para(self, para: Para) -> Para:
        """A paragraph with every piece put right."""
        pieces = tuple(self._piece(piece) for piece in para.pieces)
        if all(one is two for one, two in zip(pieces, para.pieces, strict=True)):
            return para
        return replace(para, pieces=pieces)

    def _piece(self, piece: Piece) -> Piece:
        text = self.mended(piece.text)
        return piece if text == piece.text else replace(piece, text=text)
