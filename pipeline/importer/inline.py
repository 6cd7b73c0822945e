"""Letters with their looks -> the author's words with inline marks, labels cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.check.finished.page import Para, Piece

_Look = tuple[bool, bool]
_ESCAPED = re.compile(r"\\(?=[\\*\[\]{}^$#%_`])|\*|\[\[|\{\{|\}\}|\{[%#]|[%#]\}|\$\{|\^\[")


def escaped(text: str) -> str:
    """Words that must not be read as marks."""
    return _ESCAPED.sub(lambda found: "\\" + found[0], text)


def words(para: Para, skip: int = 0, *, emphasis: bool = True) -> str:
    """The paragraph's words from letter `skip` of its text on, with ** and * where part of them stand out."""
    letters = list(_letters(para.pieces))[skip:]
    while letters and letters[0][0] == " ":
        letters.pop(0)
    if not emphasis:
        return escaped("".join(letter for letter, _ in letters))
    shown = [look for letter, look in letters if letter.isalnum()]
    whole = (
        bool(shown) and all(bold for bold, _ in shown),
        bool(shown) and all(italic for _, italic in shown),
    )
    return _marked(letters, whole)


def lines(para: Para) -> str:
    """Words without emphasis, broken where the source has line breaks."""
    raw = "".join(piece.text for piece in para.pieces)
    found = (" ".join(line.split()) for line in raw.split("\n"))
    return escaped("\n".join(line for line in found if line))


def _letters(pieces: Iterable[Piece]) -> Iterable[tuple[str, _Look]]:
    """Letters with single blanks, as `Para.text` has them."""
    blank = False
    begun = False
    for piece in pieces:
        look = (piece.bold, piece.italic)
        for letter in piece.text:
            if letter.isspace():
                blank = True
                continue
            if blank and begun:
                yield " ", look
            blank, begun = False, True
            yield letter, look


def _marked(letters: Sequence[tuple[str, _Look]], whole: _Look) -> str:
    out: list[str] = []
    for text, look in _parts(letters, whole):
        mark = {(True, False): "**", (False, True): "*", (True, True): "***"}.get(look, "")
        inner = text.strip()
        if not mark or not inner:
            out.append(escaped(text))
            continue
        lead = text[: len(text) - len(text.lstrip())]
        tail = text[len(text.rstrip()) :]
        out.append(f"{lead}{mark}{escaped(inner)}{mark}{tail}")
    return "".join(out).strip()


def _parts(letters: Sequence[tuple[str, _Look]], whole: _Look) -> Iterable[tuple[str, _Look]]:
    """Runs of one look; blanks and marks of the whole paragraph's look do not count."""
    text: list[str] = []
    last: _Look = (False, False)
    for letter, (bold, italic) in letters:
        look = (bold and not whole[0], italic and not whole[1])
        if not letter.isalnum() and (letter == " " or look == (False, False)):
            look = last if letter == " " else look
        if look != last and text:
            yield "".join(text), last
            text = []
        last = look
        text.append(letter)
    if text:
        yield "".join(text), last
