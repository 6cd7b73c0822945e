"""The components of a read document -> passages of its text, tables in their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished.zones import Part
from pipeline.importer import inline
from pipeline.importer.pages import Read
from pipeline.importer.recognise.labels import BULLETS, label
from pipeline.importer.recognise.outline import Passage
from pipeline.importer.values import Group, Words

_LABELLED = ("part_label", "chapter_label", "section_label", "subsection_label")
_UNLABELLED = ("note", "caption")


def passages(parts: Sequence[Part], read: Read) -> Iterator[Passage]:
    """What stands in the text, in order; a table once, where its first cell stands."""
    done: set[int] = set()
    caption: list[Part] = []
    for at, part in enumerate(parts):
        if _is_caption(part, parts[at + 1 : at + 2], read):
            caption.append(part)
            continue
        key = read.members.get(part.para.number)
        if key is not None:
            if key not in done:
                done.add(key)
                said = " ".join(inline.words(one.para) for one in caption)
                grid = replace(read.grids[key], caption=said)
                doubt = read.joins.get(key)
                doubts = (doubt,) if doubt else ()
                yield Passage("", insert=grid, plain=grid.words, number=key, doubts=doubts)
                caption = []
            continue
        yield passage(part, read)


def _is_caption(part: Part, following: Sequence[Part], read: Read) -> bool:
    """A caption stands right above its table."""
    if part.role != "caption" and not (part.para.align == "center" and not part.para.bordered):
        return False
    return any(
        one.para.number in read.members and read.members[one.para.number] == one.para.number
        for one in following
    )


def passage(part: Part, read: Read) -> Passage:
    """One paragraph of the text with its label told apart from its words."""
    para = part.para
    if part.role in _UNLABELLED:
        text = inline.words(para)
        made = Group({"note": Words(text)}) if part.role == "note" else None
        return Passage(text, None, para.words, number=para.number, insert=made, role=part.role)
    found, rest = label(para.words)
    if part.role in ("basis", "proposal", "preamble") and found and found.style not in BULLETS:
        found, rest = None, para.words
    skip = max(0, len(para.text) - len(rest)) if found else 0
    doubt = read.joins.get(para.number)
    looks = read.finished.form in ("docx", "pdf")
    bold = para.bold if not found or not rest else _bold_rest(part, skip)
    return Passage(
        inline.words(para, skip, notes=read.footnotes),
        found,
        para.words,
        bold,
        rest.isupper(),
        para.align == "center",
        looks,
        para.italic,
        part.role,
        para.number,
        doubts=(doubt,) if doubt else (),
    )


def _bold_rest(part: Part, skip: int) -> bool:
    """Whether the words after the label are bold; a label may be and its sentence not."""
    shown = []
    at = 0
    for piece in part.para.pieces:
        for letter in piece.text:
            if at >= skip and letter.isalnum():
                shown.append(piece.bold)
            at += 1
    return bool(shown) and all(shown)
