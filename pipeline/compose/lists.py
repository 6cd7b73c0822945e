"""Lists under headings: which mark each kind of list takes, and how its entries are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.compose import assignments, tables
from pipeline.compose.constant import written
from pipeline.compose.marks import bare, ended
from pipeline.compose.numbering import Frame, Mark, below, label, mark
from pipeline.compose.press import Press
from pipeline.compose.words import Writer, fixed
from pipeline.model.blocks import Item, Listing, Words
from pipeline.model.entries import says
from pipeline.tree import Block, Paragraph, Run

SPECIAL = {
    "situation": "Tình hình",
    "achievements": "Kết quả đạt được",
    "shortcomings": "Hạn chế",
    "causes": "Nguyên nhân",
    "viewpoints": "Quan điểm",
    "purposes": "Mục đích",
    "requirements": "Yêu cầu",
    "objectives": "Mục tiêu",
    "targets": "Chỉ tiêu",
    "tasks": "Nhiệm vụ",
    "solutions": "Giải pháp",
    "duties": "Trách nhiệm",
    "responsibilities": "Tổ chức thực hiện",
    "schedule": "Tiến độ thực hiện",
    "funding": "Kinh phí thực hiện",
}
"""Lists with a standard heading of their own; plain "items" have none."""

_NUMBERED = frozenset({"tasks", "solutions", "responsibilities"})
_ROLES = {1: "heading_2", 2: "heading_3"}
_ITEM_ROLES = ("item", "item_2", "item_3")


def write(block: Listing, frame: Frame, press: Press, before: int) -> tuple[Block, ...]:
    """The entries of a list under `frame`; `before` entries are already counted at its level."""
    place = (frame, press.levels, before)
    return written(block, place, press.writer, _entries, block, frame, press, before)


def _entries(block: Listing, frame: Frame, press: Press, before: int) -> Iterator[Block]:
    if block.name == "schedule" and block.mark is None:
        yield tables.schedule(block, press.writer)
        return
    made, frame = _placed(block, frame, press)
    start = before if _continues(block, made) else 0
    for number, item in enumerate(block.items, start + 1):
        writer = press.writer.having(_figures(item, press.writer))
        given = (item, made, number, frame, press.with_writer(writer), block.name)
        place = (made, number, frame, press.levels, block.name)
        yield from written(item, place, writer, _item, *given)


def counted(block: Listing, frame: Frame, press: Press) -> int:
    """How many numbers of its level the list uses up: a heading after tasks goes on counting."""
    made, _ = _placed(block, frame, press)
    return len(block.items) if _continues(block, made) else 0


def _continues(block: Listing, made: Mark) -> bool:
    return block.name in _NUMBERED and block.mark is None and made.numbered


def _placed(block: Listing, frame: Frame, press: Press) -> tuple[Mark, Frame]:
    """The mark of the list and the frame that it counts in."""
    if block.mark:
        return mark(block.mark), frame
    if block.name in _NUMBERED:
        if len(block.items) == 1 and not _titled(block.items[0]):
            return mark("none"), frame
        if frame.level == 0:
            # Outside of any heading a list counts "1." whatever the outermost heading mark is.
            frame = Frame(level=press.levels.first_decimal() - 1)
        return press.levels.heading(frame.level + 1), frame
    if block.name == "situation":
        return mark("none"), frame
    return press.levels.sign(frame.dashes), frame


def _titled(item: Item) -> bool:
    return item.heading is not None or bool(item.organs)


def _figures(item: Item, writer: Writer) -> dict[str, object]:
    """A target's own figure and year, known to its text as {{ figure }} and {{ by }}."""
    if item.figure is None:
        return {}
    values = {"figure": item.figure.figure, "by": item.figure.by}
    return {name: writer.text(words) for name, words in values.items() if words}


def _item(
    item: Item, made: Mark, number: int, frame: Frame, press: Press, name: str
) -> Iterator[Block]:
    # Plain paragraphs are no level: what hangs below them counts as if it stood beside them.
    inner = frame if made.style == "none" else below(made, number, frame)
    yield from _opening(item, made, number, frame, press, name)
    yield from assignments.write(item, inner, press)


def _opening(
    item: Item, made: Mark, number: int, frame: Frame, press: Press, name: str
) -> Iterator[Paragraph]:
    """The numbered heading or sentence of an entry and its further paragraphs."""
    if item.organs and item.heading is None:
        yield from _organ(item, made, number, frame, press)
        return
    if item.heading and made.numbered:
        yield heading(item.heading, made, number, frame, press, item.id)
        rest = item.text
        if item.figure:
            runs, rest = _first(replace(item, heading=None), press)
            runs = runs or _with_figure((), item, press)
            yield press.writer.para("paragraph", runs, block=item.id, span=item.span)
        yield from _paragraphs(rest, item, press)
        return
    first, rest = _first(item, press)
    if first:
        yield _entry(first, made, number, frame, press, item)
    elif name == "targets":
        yield _entry(_bare_target(item, press), made, number, frame, press, item)
    yield from _paragraphs(rest, item, press)


def _first(item: Item, press: Press) -> tuple[tuple[Run, ...], tuple[Words, ...]]:
    """Words that take the mark: the text, after the entry's heading where it has one."""
    lead: tuple[Run, ...] = ()
    if item.heading:
        lead = press.writer.runs(item.heading)
    if not item.text:
        return (_with_figure(lead, item, press) if lead and item.figure else lead), ()
    runs = press.writer.runs(item.text[0])
    runs = _with_figure(runs, item, press) if item.figure else runs
    return ((*ended(lead, ":"), fixed(" "), *runs) if lead else runs), item.text[1:]


def _with_figure(runs: tuple[Run, ...], item: Item, press: Press) -> tuple[Run, ...]:
    """A target's words; a figure that they do not say is added, so that it is never lost nor said twice."""
    words = "".join(run.text for run in runs)
    figure = press.writer.text(item.figure.figure, again=True) if item.figure else ""
    if not figure or item.figure is None or says(words, figure):
        return runs
    tail = figure
    by = press.writer.text(item.figure.by, again=True)
    if by and not says(words, by):
        tail += f" đến năm {by}"
    return (*ended(runs, ":"), Run(f" {tail}.")) if runs else (Run(f"{tail}."),)


def _bare_target(item: Item, press: Press) -> tuple[Run, ...]:
    figure = item.figure
    return press.writer.runs(figure.figure) if figure and figure.figure else ()


def _entry(
    runs: tuple[Run, ...], made: Mark, number: int, frame: Frame, press: Press, item: Item
) -> Paragraph:
    if made.style == "none":
        return press.writer.para("paragraph", runs, block=item.id, span=item.span)
    depth = 0 if made.numbered else frame.dashes
    return press.writer.para(
        _ITEM_ROLES[min(depth, 2)],
        runs,
        number=label(made, number, frame),
        bold_number=made.bold,
        level=frame.level + 1,
        block=item.id,
        span=item.span,
    )


def _organ(item: Item, made: Mark, number: int, frame: Frame, press: Press) -> Iterator[Paragraph]:
    """ "1. Ban Tổ chức" over its duties, or "1. Các huyện uỷ … xây dựng …" when written as a sentence."""
    names = press.writer.names(item.organs)
    sentence = assignments.sentence(item, press.writer)
    if sentence is not None:
        runs = (*names, fixed(" "), *press.writer.runs(sentence))
        yield _entry(runs, made, number, frame, press, item)
        rest = item.text[1:]
    else:
        yield _heading(names, made, number, frame, press, item.id, item.organs[0].words)
        rest = item.text
    yield from _paragraphs(rest, item, press)


def _paragraphs(text: tuple[Words, ...], item: Item, press: Press) -> Iterator[Paragraph]:
    for words in text:
        runs = press.writer.runs(words)
        yield press.writer.para("paragraph", runs, block=item.id, span=words.span)


def heading(
    words: Words, made: Mark, number: int, frame: Frame, press: Press, block: str
) -> Paragraph:
    """A numbered heading; its role follows its mark: "I-" in capitals, "1." bold, "1.1." bold italic."""
    if not press.writer.many:
        return _heading(press.writer.runs(words), made, number, frame, press, block, words)
    place = (made, number, frame, press.levels, block)
    (made_,) = written(
        words, place, press.writer, _headings, words, made, number, frame, press, block
    )
    return made_


def _headings(
    words: Words, made: Mark, number: int, frame: Frame, press: Press, block: str
) -> Iterator[Paragraph]:
    yield _heading(press.writer.runs(words), made, number, frame, press, block, words)


def _heading(
    runs: tuple[Run, ...],
    made: Mark,
    number: int,
    frame: Frame,
    press: Press,
    block: str,
    place: Words,
) -> Paragraph:
    # A heading without a number looks like its numbered neighbours.
    shown = made if made.numbered else press.levels.heading(frame.level + 1)
    return press.writer.para(
        role_of(shown),
        bare(runs),
        number=label(made, number, frame),
        bold_number=made.bold,
        level=frame.level + 1,
        block=block,
        span=place.span,
    )


def role_of(made: Mark) -> str:
    """The heading role that goes with a mark."""
    if made.style in ("roman", "capital"):
        return "heading_1"
    return _ROLES.get(made.depth, "heading_4")
