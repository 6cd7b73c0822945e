"""Letters with their looks -> the author's words with inline marks, labels cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline import inline
from pipeline.check.finished.page import Para, Piece
from pipeline.importer.pages import Cell

Look = tuple[bool, bool]
"""Bold, italic."""
PLAIN: Look = (False, False)
_ESCAPED = re.compile(
    r"\\(?=[\\*\[\]{}^$#%_`])|\*|\[(?=\[)|\{(?=[{%#])|\}(?=\})|[%#](?=\})|\$(?=\{)|\^(?=\[)"
)


def escaped(text: str) -> str:
    """Words that must not be read as marks."""
    return _ESCAPED.sub(lambda found: "\\" + found[0], text)


def note(text: str) -> str:
    """The mark of a footnote with these words: a bracket of theirs would close it."""
    return f"^[{_BRACKET.sub(_behind_stroke, _sealed(escaped(text)))}]"


_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


def _behind_stroke(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("\\") else "\\" + found[0]


def _sealed(text: str) -> str:
    """Escaped words before a mark: a stroke at their end would take it away."""
    strokes = len(text) - len(text.rstrip("\\"))
    return text + "\\" * (strokes % 2)


def words(
    para: Para,
    skip: int = 0,
    *,
    emphasis: bool = True,
    notes: Mapping[int, str] | None = None,
    own: Look | None = None,
) -> str:
    """The paragraph's words from letter `skip` of its text on, with ** and * where they stand out.

    `notes` are footnotes by number; each stands in ^[ ] where it is called. `own` is the look that the
    words are printed with in any case; None = whatever they have as a whole (a heading's, a basis's).
    """
    letters = list(_letters(para.pieces, notes or {}))[skip:]
    while letters and letters[0][0] == " ":
        letters.pop(0)
    if not emphasis:
        return _marked(letters, (True, True))
    if own is not None:
        return _marked(letters, own)
    shown = [look for letter, look in letters if letter.isalnum()]
    whole = (
        bool(shown) and all(bold for bold, _ in shown),
        bool(shown) and all(italic for _, italic in shown),
    )
    return _marked(letters, whole)


def shown(cell: Cell, paras: Sequence[Para], in_head: bool) -> Cell:
    """A cell with the marks of its paragraphs' words; names of columns are printed bold by themselves."""
    written = tuple(words(para, own=(in_head, False)) for para in paras)
    plain = tuple(words(para, emphasis=False) for para in paras)
    return cell if written == plain else replace(cell, written=written)


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
) -> Iterable[tuple[str, Look]]:
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
            yield _Note(note(notes[piece.note])), look


def _marked(letters: Sequence[tuple[str, Look]], whole: Look) -> str:
    """The words with their marks, those of signs where they can be; bare where marks would be read as
    something else ("2*3*4")."""
    for tried in (letters, _signs_bare(letters, whole)):
        parts = list(_parts(tried, whole))
        made = "".join(_with_marks(parts)).strip()
        if _is_read_as(made, parts):
            return made
    return "".join(_with_marks([(text, (False, False)) for text in _joined(parts)])).strip()


def _signs_bare(letters: Sequence[tuple[str, Look]], whole: Look) -> Sequence[tuple[str, Look]]:
    """Signs where looks change stand outside the marks: "a**-b**" opens nothing, "a-**b**" does."""
    bare = list(letters)
    for signs, run in groupby(enumerate(letters), lambda one: not one[1][0].isalnum()):
        places = [number for number, _ in run]
        if signs:
            around = letters[max(places[0] - 1, 0) : places[-1] + 2]
            if len({look for _, look in around}) > 1 or places[0] == 0:
                for number in places:
                    bare[number] = letters[number][0], whole
    return bare


def _joined(parts: Sequence[tuple[str, Look]]) -> Iterator[str]:
    """Words up to each note in one, whatever their looks."""
    for noted, run in groupby((text for text, _ in parts), lambda one: isinstance(one, _Note)):
        texts = list(run)
        yield from texts if noted else ["".join(texts)]


def _with_marks(parts: Sequence[tuple[str, Look]]) -> Iterator[str]:
    """Each part between its marks; where two of them meet, the marks that change."""
    last: Look = (False, False)
    tail = ""
    for text, look in [*parts, ("", (False, False))]:
        inner = "" if isinstance(text, _Note) else text.strip()
        look = look if inner else (False, False)
        lead = text[: len(text) - len(text.lstrip())] if inner else ""
        met = not tail and not lead and any(last) and any(look)
        if met:
            yield _MARKS[last[0] != look[0], last[1] != look[1]]
        else:
            yield _MARKS[last] + tail + lead + _MARKS[look]
        tail = text[len(text.rstrip()) :] if inner else ""
        last = look
        yield _bare(inner or text)


_MARKS = {(False, False): "", (True, False): "**", (False, True): "*", (True, True): "***"}


def _bare(text: str) -> str:
    return text if isinstance(text, _Note) else _sealed(escaped(text))


def _is_read_as(made: str, parts: Sequence[tuple[str, Look]]) -> bool:
    try:
        read = inline.parse(made)
    except inline.InlineError:
        return False
    said = "".join(one.text for one in read if isinstance(one, inline.Text))
    return said == "".join(text for text, _ in parts if not isinstance(text, _Note)).strip()


def _parts(letters: Sequence[tuple[str, Look]], whole: Look) -> Iterable[tuple[str, Look]]:
    """Runs of one look; blanks and the whole paragraph's look do not count."""
    text: list[str] = []
    last: Look = (False, False)
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
