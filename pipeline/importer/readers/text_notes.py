"""Footnotes of text that came out of pages: a lone number near the page's end and the words below it.

The call stands glued to a word ("giảm sai sót1."): only a note whose call stands on its own page is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished.page import Para, Piece
from pipeline.importer.readers.lines import Line

_ALONE = re.compile(r"\d{1,2}")
_BEGUN = re.compile(r"(?P<number>\d{1,2})\s+(?P<words>[^\W\d_].*)")
_CALL = re.compile("\ue0f0(?P<number>\\d+)\ue0f1")
"""A call within a line, until its paragraph is made."""


def taken(lines: Sequence[Line]) -> tuple[list[Line], dict[int, str]]:
    """The lines without notes, calls marked in them; notes by number."""
    out: list[Line] = []
    notes: dict[int, str] = {}
    for page in _pages(lines):
        body, found = _page(page, len(notes))
        out += body
        notes |= found
    return out, notes


def pieces(text: str, size: float) -> tuple[Piece, ...]:
    """The pieces of a paragraph: one for what stands before each call."""
    out = []
    at = 0
    for call in _CALL.finditer(text):
        out.append(Piece(text[at : call.start()], size, note=int(call["number"])))
        at = call.end()
    return (*out, Piece(text[at:], size)) if text[at:] or not out else tuple(out)


def paras(notes: dict[int, str], size: float) -> tuple[Para, ...]:
    """The notes as `Finished.notes` has them."""
    return tuple(Para(number, 0, (Piece(text, size),)) for number, text in notes.items())


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if line.page and page:
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _page(lines: list[Line], before: int) -> tuple[list[Line], dict[int, str]]:
    """One page without its notes; they are counted on over the pages, or anew on each."""
    for at in range(len(lines) - 1, 0, -1):
        if _number(lines, at) not in (before + 1, 1):
            continue
        number = _number(lines, at)
        end = len(lines) - bool(_ALONE.fullmatch(lines[-1].text))
        notes = _notes(lines[at:end], number)
        body = _called([*lines[:at], *lines[end:]], notes)
        if body is not None:
            # Notes that begin at 1 on each page go by their place in the document.
            shift = before + 1 - number
            marked = body if not shift else [_shifted(line, shift) for line in body]
            return marked, {one + shift: text for one, text in notes.items()}
    return lines, {}


def _number(lines: Sequence[Line], at: int) -> int:
    """The number with which a note begins at this line; 0 where none does."""
    text = lines[at].text
    if _ALONE.fullmatch(text):
        return int(text) if at + 1 < len(lines) and not lines[at + 1].blank else 0
    found = _BEGUN.match(text)
    return int(found["number"]) if found and lines[at].blank else 0


def _notes(lines: Sequence[Line], first: int) -> dict[int, str]:
    notes: dict[int, str] = {}
    wanted = first
    for line in lines:
        found = _BEGUN.match(line.text)
        if _ALONE.fullmatch(line.text) and int(line.text) == wanted:
            notes[wanted] = ""
            wanted += 1
        elif found and int(found["number"]) == wanted:
            notes[wanted] = found["words"]
            wanted += 1
        else:
            notes[wanted - 1] = f"{notes[wanted - 1]} {line.text}".strip()
    return notes


def _called(lines: Sequence[Line], notes: dict[int, str]) -> list[Line] | None:
    """The lines with the call of each note marked; None where a note has no call or no words."""
    out = list(lines)
    for number, text in notes.items():
        call = re.compile(rf"(?<=[^\W\d_”\"]){number}(?![\w/-])|(?<=[”\")]){number}(?=[\s.,;:]|$)")
        at = next((at for at, line in enumerate(out) if call.search(line.text)), None)
        if at is None or not text:
            return None
        mark = f"\ue0f0{number}\ue0f1"
        line = out[at]
        out[at] = replace(
            line, text=call.sub(mark, line.text, count=1), raw=call.sub(mark, line.raw, count=1)
        )
    return out


def _shifted(line: Line, shift: int) -> Line:
    def further(found: re.Match[str]) -> str:
        return f"\ue0f0{int(found['number']) + shift}\ue0f1"

    return replace(line, text=_CALL.sub(further, line.text), raw=_CALL.sub(further, line.raw))
