"""What an entry says besides its words: who does it by when, what it counts; and what it may not lack."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.model import references, values
from pipeline.model.blocks import Assignment, Figure, Item, Words
from pipeline.model.grammar import SHAPES
from pipeline.model.reading import Reading, named
from pipeline.source import Entry

ASSIGNED = ("task", "schedule row")
"""Shapes that carry an assignment."""

_ASSIGNMENT = (
    "lead",
    "with",
    "deadline",
    "output",
    "participants",
    "content",
    "method",
    "time",
    "place",
    "funding",
)
_NEEDED = {"responsibility": "organ", "schedule row": "content", "task": "heading"}
"""The key to ask for when an entry has no words at all; otherwise `text`."""


_PLACED = re.compile(r"(\{\{|\$\{)[^{}]*\bfigure\b")


def says(sentence: str, figure: str) -> bool:
    """Whether a sentence has the figure as a word of its own: "5" is not said by "15 xã" or "5,2%"."""
    return re.search(rf"(?<![\w])(?<!\d[.,]){re.escape(figure)}(?!\w|[.,]\d)", sentence) is not None


def below(found: Mapping[str, Entry], shape: str) -> dict[str, Entry]:
    """The entries that are content; `funding` of a task is a line of its assignment, not a list."""
    if shape not in ASSIGNED:
        return dict(found)
    return {key: entry for key, entry in found.items() if key not in _ASSIGNMENT}


def assignment(reading: Reading, found: Mapping[str, Entry]) -> Assignment | None:
    """Lead, partners, deadline, output …; None where nothing of the kind is written."""
    if not any(key in found for key in _ASSIGNMENT):
        return None
    deadline = values.words(reading, found.get("deadline"))
    day = values.possible_day(reading, deadline.text, deadline.span) if deadline else None
    return Assignment(
        lead=references.refs(reading, found.get("lead")),
        partners=references.refs(reading, found.get("with")),
        deadline=deadline,
        deadline_day=day,
        output=values.words(reading, found.get("output")),
        participants=values.words(reading, found.get("participants")),
        subject_matter=values.words(reading, found.get("content")),
        method=values.words(reading, found.get("method")),
        time=values.words(reading, found.get("time")),
        place=values.words(reading, found.get("place")),
        funding=values.words(reading, found.get("funding")),
    )


def figure(reading: Reading, found: Mapping[str, Entry], text: tuple[Words, ...]) -> Figure | None:
    """What a target counts; a figure that its own sentence does not say is warned of."""
    number = values.words(reading, found.get("figure"))
    by = values.words(reading, found.get("by"))
    if not number and not by:
        return None
    said = " ".join(words.text for words in text)
    if number and text and not says(said, number.text) and not _PLACED.search(said):
        message = f"{named('figure')} là “{number.text}” nhưng câu chỉ tiêu không nhắc tới"
        hint = "viết {{ figure }} vào chỗ cần in trong câu, hoặc sửa cho khớp"
        reading.warn(number.span, "M020", message, hint)
    return Figure(number, by)


def need_words(reading: Reading, item: Item, shape: str) -> None:
    """M003 for an entry that says nothing."""
    if item.heading or item.text or item.content or item.organs:
        return
    if shape == "schedule row" and item.assignment and item.assignment.subject_matter:
        return
    wanted = named(_NEEDED.get(shape, "text"))
    hint = "thêm khoá ấy, hoặc bỏ hẳn dòng này"
    reading.say(item.span, "M003", f"{SHAPES[shape].vi} này thiếu {wanted}", hint)
