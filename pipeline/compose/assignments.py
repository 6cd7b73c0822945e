"""What hangs below an entry: further lists, and who does it, when, with whom, what comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.compose import dates
from pipeline.compose.marks import bare, ended
from pipeline.compose.numbering import Frame
from pipeline.compose.press import Press
from pipeline.compose.words import Writer, fixed, valued
from pipeline.model.blocks import Assignment, Item, Listing, Words
from pipeline.tree import Block, Run


def write(item: Item, frame: Frame, press: Press) -> Iterator[Block]:
    """The entry's lists, the lines of its assignment, then whatever else stands below it."""
    content = item.content
    if item.organs and sentence(item, press.writer) is not None and not item.text:
        content = content[1:]
    split = 0
    while split < len(content) and _plain_list(content[split]):
        split += 1
    yield from press.write(content[:split], frame, press)
    done = item.assignment
    if item.organs and item.heading:
        done = replace(done or Assignment(), lead=item.organs)
    if done:
        yield from _lines(item, done, frame, press)
    yield from press.write(content[split:], frame, press)


def _plain_list(block: object) -> bool:
    return isinstance(block, Listing) and block.name == "items" and block.heading is None


def sentence(item: Item, writer: Writer) -> Words | None:
    """The one duty that goes on from the organ's name as a sentence, None when there is none.

    Written so it begins in lower case: "Các huyện uỷ" + "xây dựng chương trình …".
    """
    words = item.text[0] if item.text else _only_duty(item)
    if words is None:
        return None
    text = writer.quiet().text(words)
    return words if text[:1].islower() else None


def _only_duty(item: Item) -> Words | None:
    duties = item.content[0] if item.content else None
    if not isinstance(duties, Listing) or duties.name != "duties" or len(duties.items) != 1:
        return None
    only = duties.items[0]
    plain = len(only.text) == 1 and not only.content and not only.heading and not duties.heading
    return only.text[0] if plain else None


def _lines(item: Item, done: Assignment, frame: Frame, press: Press) -> Iterator[Block]:
    made = press.levels.sign(frame.dashes)
    role = ("item", "item_2", "item_3")[min(frame.dashes, 2)]
    for runs in lines(done, press.writer):
        yield press.writer.para(
            role,
            ended(runs, "."),
            number=made.sign,
            level=frame.level + 1,
            block=item.id,
            span=item.span,
        )


def lines(done: Assignment, writer: Writer) -> Iterator[tuple[Run, ...]]:
    """The lines of an assignment without their dash: "Chủ trì: …; phối hợp: …", "Sản phẩm: …"."""
    yield from _people(done, writer)
    when = "Thời gian thực hiện"
    if done.time:
        yield (fixed(f"{when}: "), *writer.runs(done.time))
        when = "Thời hạn hoàn thành"
    if done.deadline:
        yield (fixed(f"{when}: "), *deadline(done, writer))
    for name, words in (
        ("Địa điểm", done.place),
        ("Thành phần", done.participants),
        ("Nội dung", done.subject_matter),
        ("Phương pháp", done.method),
        ("Kinh phí", done.funding),
        ("Sản phẩm", done.output),
    ):
        if words:
            yield (fixed(f"{name}: "), *writer.runs(words))


def _people(done: Assignment, writer: Writer) -> Iterator[tuple[Run, ...]]:
    lead = _within(bare(writer.names(done.lead)))
    partners = _within(bare(writer.names(done.partners)))
    if lead and partners:
        yield (fixed("Chủ trì: "), *lead, fixed("; phối hợp: "), *partners)
    elif lead:
        yield (fixed("Chủ trì: "), *lead)
    elif partners:
        yield (fixed("Phối hợp: "), *partners)


def _within(names: tuple[Run, ...]) -> tuple[Run, ...]:
    """Names inside a line: "phối hợp: các sở, ngành"; the plural word is no part of any name."""
    return tuple(replace(run, text=_PLURAL.sub("các", run.text)) for run in names)


_PLURAL = re.compile(r"(?:^|(?<=, ))Các\b")


def deadline(done: Assignment, writer: Writer) -> tuple[Run, ...]:
    """The deadline as a Vietnamese date in the standard's form, or as the author has it."""
    if done.deadline is None:
        return ()
    if done.deadline_day:
        text = dates.deadline(done.deadline_day, writer.standard.forms)
        return (valued(text, done.deadline.span),)
    return writer.runs(done.deadline)
