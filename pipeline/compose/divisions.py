"""Phần, Chương, Mục, Tiểu mục, Điều, khoản, điểm: each counted by its own rule."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.numbering import Frame, below, letter, mark, ordinal, roman
from pipeline.compose.press import Press
from pipeline.compose.words import fixed
from pipeline.model.blocks import Division, Words
from pipeline.tree import Block, Paragraph

_NAMES = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục"}


def write(block: Division, press: Press) -> Iterator[Block]:
    """A division and what stands in it. Parts and the like are not depth: headings in them start anew."""
    if block.kind in _NAMES:
        yield from _label(block, press)
        yield from _text(block.text, block, press)
        yield from press.write(block.content, Frame(), press)
    elif block.kind == "article":
        yield from _article(block, press)
    elif block.kind == "clause":
        yield from _clause(block, press)
    else:
        yield from _point(block, press)


def _label(block: Division, press: Press) -> Iterator[Paragraph]:
    """ "Phần I" over "HƯỚNG DẪN CHUNG"; the count goes on through the document, Mục within its chapter."""
    number = _count(block.kind, press)
    label = fixed(f"{_NAMES[block.kind]} {number}")
    writer = press.writer
    yield writer.para(f"{block.kind}_label", (label,), level=1, block=block.id, span=block.span)
    if block.title:
        runs = writer.runs(block.title)
        yield writer.para(f"{block.kind}_title", runs, block=block.id, span=block.title.span)


def _count(kind: str, press: Press) -> str:
    counts = press.counts
    match kind:
        case "part":
            counts.part += 1
            made = counts.part
            return f"thứ {ordinal(made)}" if press.forms.part_ordinal else roman(made)
        case "chapter":
            counts.chapter += 1
            counts.section = counts.subsection = 0
            made = counts.chapter
            return f"thứ {ordinal(made)}" if press.forms.chapter_ordinal else roman(made)
        case "section":
            counts.section += 1
            counts.subsection = 0
            return str(counts.section)
        case _:
            counts.subsection += 1
            return str(counts.subsection)


def _article(block: Division, press: Press) -> Iterator[Block]:
    """ "Điều 1. Tiêu đề" bold; without a title "Điều 1." is bold and the text goes on, as decisions print."""
    counts = press.counts
    counts.article += 1
    counts.clause = counts.point = 0
    label = f"Điều {counts.article}."
    writer = press.writer
    rest = block.text
    if block.title:
        runs = writer.runs(block.title)
        yield writer.para("article", runs, number=label, level=1, block=block.id, span=block.span)
    elif block.text:
        runs, rest = writer.runs(block.text[0]), block.text[1:]
        yield writer.para(
            "paragraph",
            runs,
            number=label,
            bold_number=True,
            level=1,
            block=block.id,
            span=block.span,
        )
    else:
        yield writer.para("article", (), number=label, level=1, block=block.id, span=block.span)
    yield from _text(rest, block, press)
    yield from press.write(block.content, Frame(level=1), press)


def _clause(block: Division, press: Press) -> Iterator[Block]:
    """khoản: "1." counted in its article; with a title the number and title are bold on their own line."""
    counts = press.counts
    counts.clause += 1
    counts.point = 0
    made = mark("1.")
    number = f"{counts.clause}."
    writer = press.writer
    rest = block.text
    if block.title:
        runs = writer.runs(block.title)
        role = "clause_title"
    else:
        runs, rest = (writer.runs(block.text[0]), block.text[1:]) if block.text else ((), ())
        role = "clause"
    yield writer.para(role, runs, number=number, level=2, block=block.id, span=block.span)
    yield from _text(rest, block, press)
    frame = below(made, counts.clause, Frame(level=1))
    yield from press.write(block.content, frame, press)


def _point(block: Division, press: Press) -> Iterator[Block]:
    """điểm: "a)" counted in its khoản, letters of the Vietnamese alphabet with đ."""
    counts = press.counts
    counts.point += 1
    writer = press.writer
    runs = writer.runs(block.text[0]) if block.text else ()
    number = f"{letter(counts.point)})"
    yield writer.para("point", runs, number=number, level=3, block=block.id, span=block.span)
    yield from _text(block.text[1:], block, press)
    frame = below(mark("a)"), counts.point, Frame(level=2))
    yield from press.write(block.content, frame, press)


def _text(text: tuple[Words, ...], block: Division, press: Press) -> Iterator[Paragraph]:
    for words in text:
        runs = press.writer.runs(words)
        yield press.writer.para("paragraph", runs, block=block.id, span=words.span)
