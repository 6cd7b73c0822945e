"""Letters with their looks -> the author's words with inline marks, labels cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.check.finished.page import Para, Piece

_Look = tuple[bool, bool]
_ESCAPED = re.compile(r"\\(?=[\\*\[\]{}^$#%_`])|\*|\[\[|\{\{|\}\}|\{[%#]|[%#]\}|\$\{|\^\[")


def escaped(text: str) -> str:
    """Words that must not be read as marks."""
    return _ESCAPED.sub(lambda found: "\\" + found[0], text)


def words(
    para: Para, skip: int = 0, *, emphasis: bool = True, notes: Mapping[int, str] | None = None
) -> str:
    """The paragraph's words from letter `skip` of its text on, with ** and * where part of them stand out.

    `notes` are footnotes by number; each stands in ^[ ] where it is called.
    """
    letters = list(_letters(para.pieces, notes or {}))[skip:]
    while letters and letters[0][0] == " ":
        letters.pop(0)
    if not emphasis:
        return "".join(one if isinstance(one, _Note) else escaped(one) for one, _ in letters)
    shown = [look for letter, look in letters if letter.isalnum()]
    whole = (
        bool(shown) and all(bold for bold, _ in shown),
        bool(shown) and all(italic for _, italic in shown),
    )
    return _marked(letters, whole)


class _Note(str):
    """A footnote's words with their marks: never escaped again."""

    __slots__ = ()


def lines(para: Para) -> str:
    """Words without emphasis, broken where the source has line breaks."""
    raw = "".join(piece.text for piece in para.pieces)
    found = (" ".join(line.split()) for line in raw.split("\n"))
    return escaped("\n".join(line for line in found if line))


def _letters(
    pieces: Iterable[Piece], notes: Mapping[int, str] | None = None
) -> Iterable[tuple[str, _Look]]:
    """Letters with single blanks, as `Para.text` has them, and notes."""
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
        if notes and piece.note in notes:
            yield _Note(f"^[{escaped(notes[piece.note])}]"), look


def _marked(letters: Sequence[tuple[str, _Look]], whole: _Look) -> str:
    out: list[str] = []
    for text, look in _parts(letters, whole):
        mark = {(True, False): "**", (False, True): "*", (True, True): "***"}.get(look, "")
        inner = text.strip()
        if isinstance(text, _Note):
            out.append(text)
        elif not mark or not inner:
            out.append(escaped(text))
        else:
            lead = text[: len(text) - len(text.lstrip())]
            tail = text[len(text.rstrip()) :]
            out.append(f"{lead}{mark}{escaped(inner)}{mark}{tail}")
    return "".join(out).strip()


def _parts(letters: Sequence[tuple[str, _Look]], whole: _Look) -> Iterable[tuple[str, _Look]]:
    """Runs of one look; blanks and the whole paragraph's look do not count."""
    text: list[str] = []
    last: _Look = (False, False)
    for letter, (bold, italic) in letters:
        look = last if letter == " " else (bold and not whole[0], italic and not whole[1])
        if (look != last or isinstance(letter, _Note)) and text:
            yield "".join(text), last
            text = []
        last = look
        if isinstance(letter, _Note):
            yield letter, last
        else:
            text.append(letter)
    if text:
        yield "".join(text), last
