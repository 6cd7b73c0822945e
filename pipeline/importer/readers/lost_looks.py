"""Looks that a content file has no mark for: words struck through, underlined within a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.check.finished.page import Para, Piece

STRUCK = "chữ gạch ngang giữa “{}” được giữ như chữ thường: chữ đã bỏ thì xoá đi"
_STRUCK_NOTE = "{} chỗ chữ gạch ngang giữa được giữ như chữ thường: “{}”"
_UNDERLINED_NOTE = "{} chỗ gạch chân trong câu không giữ được: “{}”"
_MOST, _SHOWN = 5, 40


def notes(paras: Iterable[Para]) -> Iterator[str]:
    """What is to be said of the file as a whole."""
    struck, underlined = list[str](), list[str]()
    for para in paras:
        struck += _stretches(para.pieces, [piece.struck for piece in para.pieces])
        under = [piece.underline for piece in para.pieces]
        if not all(line for line, piece in zip(under, para.pieces, strict=True) if _says(piece)):
            underlined += _stretches(para.pieces, under)
    for form, found in ((_STRUCK_NOTE, struck), (_UNDERLINED_NOTE, underlined)):
        if found:
            yield form.format(len(found), "”, “".join(one[:_SHOWN] for one in found[:_MOST]))


def doubts(paras: Iterable[Para], members: Mapping[int, int]) -> dict[int, str]:
    """Number of a paragraph, or of its table's first one, -> that words there are struck through."""
    found: dict[int, str] = {}
    for para in paras:
        words = _stretches(para.pieces, [piece.struck for piece in para.pieces])
        if words:
            found.setdefault(
                members.get(para.number, para.number), STRUCK.format(words[0][:_SHOWN])
            )
    return found


def _stretches(pieces: Sequence[Piece], marked: Sequence[bool]) -> list[str]:
    """The words of neighbouring pieces that are marked."""
    found = [""]
    for piece, mark in zip(pieces, marked, strict=True):
        if mark:
            found[-1] += piece.text
        elif found[-1]:
            found.append("")
    return [words for one in found if (words := " ".join(one.split())) and _letters(words)]


def _says(piece: Piece) -> bool:
    return _letters(piece.text)


def _letters(words: str) -> bool:
    return any(letter.isalnum() for letter in words)
