"""A reviewer's new words for a printed paragraph, carried over to the scalars it was printed from.

Words are compared, not letters. A change inside one scalar changes that scalar; a change of generated
words, of a filled placeholder or across several scalars cannot be carried over and is told.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline import inline
from pipeline.review.filled import Filled, inside
from pipeline.review.origins import OPAQUE, Letter, Origin
from pipeline.splice import Path

WORD = re.compile(r"\d+(?:[.,/]\d+)*%?|\w+|\s+|.", re.DOTALL)
GENERATED = "chữ sinh tự động"
FILLED = "chữ lấy từ chỗ điền hoặc viện dẫn"
ACROSS = "chữ của nhiều trường"
MARKS = "dấu định dạng trong nội dung"


@dataclass(frozen=True, slots=True)
class Untouched:
    """A change of the reviewer's that no scalar could take: what it touched, old and new words."""

    why: str
    old: str
    new: str


ValueEdit: TypeAlias = tuple[int, int, str]
"""Stretch of a scalar's value and the author's words (marks escaped) in its place."""


@dataclass(slots=True)
class Projected:
    """Edits of scalar values by path, and what could not be carried over."""

    edits: dict[Path, list[ValueEdit]] = field(default_factory=dict)
    left: list[Untouched] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Hunk:
    """A stretch of words that differs."""

    start: int
    end: int
    old: str
    new: str


def hunks(old: str, new: str) -> list[_Hunk]:
    """The stretches of `old` that differ, with what stands there in `new`; whole words."""
    first, second = WORD.findall(old), WORD.findall(new)
    offsets = [0]
    for word in first:
        offsets.append(offsets[-1] + len(word))
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    return [
        _Hunk(offsets[a], offsets[b], "".join(first[a:b]), "".join(second[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def project(origin: Origin, new: str) -> Projected:
    """Carry the difference between the printed words and `new` (label left out) over to the fields."""
    made = Projected()
    edits: dict[int, list[ValueEdit]] = {}
    values: dict[Filled, list[_Hunk]] = {}
    for hunk in hunks(origin.text, new):
        whole = inside(origin.filled, hunk.start, hunk.end)
        if whole is not None:
            values.setdefault(whole, []).append(hunk)
        else:
            _place(origin, hunk, edits, made)
    for whole, some in values.items():
        _whole(origin, whole, some, made)
    for number, changes in edits.items():
        place = origin.fields[number]
        if edited(place.value, changes) is None:
            made.left.append(Untouched(MARKS, origin.text, new))
        else:
            made.edits[place.path] = changes
    return made


def _whole(origin: Origin, whole: Filled, some: Iterable[_Hunk], made: Projected) -> None:
    """Words that say a whole scalar: its value is the one that prints as the reviewer has it."""
    before = after = origin.text[whole.start : whole.end]
    for hunk in sorted(some, key=lambda one: one.start, reverse=True):
        after = after[: hunk.start - whole.start] + hunk.new + after[hunk.end - whole.start :]
    value = whole.value(before, after)
    if value is None:
        made.left.append(Untouched(FILLED, before, after))
    else:
        made.edits[whole.place.path] = [(0, len(whole.place.value), written(value))]


def edited(value: str, changes: Iterable[ValueEdit]) -> str | None:
    """The value with the edits made; None when they overlap or leave a mark open."""
    made, last = value, len(value) + 1
    for start, end, words in sorted(dict.fromkeys(changes), reverse=True):
        if end > last:
            return None
        made, last = made[:start] + words + made[end:], start
    made = _tidied(made, value)
    return made if _parses(made) else None


def _place(origin: Origin, hunk: _Hunk, edits: dict[int, list[ValueEdit]], made: Projected) -> None:
    letters = [letter for letter in origin.letters[hunk.start : hunk.end] if letter]
    fields = {letter.field for letter in letters}
    if hunk.start == hunk.end or not letters:
        _insert(origin, hunk, edits, made)
    elif len(fields) > 1:
        _across(origin, hunk, letters, edits, made)
    else:
        _within(origin, hunk, letters, edits, made)


def _within(
    origin: Origin,
    hunk: _Hunk,
    letters: list[Letter],
    edits: dict[int, list[ValueEdit]],
    made: Projected,
) -> None:
    number = letters[0].field
    start, end = min(one.start for one in letters), max(one.end for one in letters)
    value = origin.fields[number].value
    if OPAQUE.search(value[start:end]):
        made.left.append(Untouched(FILLED, hunk.old, hunk.new))
        return
    new = hunk.new
    generated = _generated_tail(origin, hunk)
    if generated:
        if not new.endswith(generated):
            made.left.append(Untouched(GENERATED, generated, ""))
        new = new.removesuffix(generated)
    edits.setdefault(number, []).append((start, end, written(_cased(origin, value, new))))


def _generated_tail(origin: Origin, hunk: _Hunk) -> str:
    at = hunk.end
    while at > hunk.start and origin.letters[at - 1] is None:
        at -= 1
    return origin.text[at : hunk.end]


def _across(
    origin: Origin,
    hunk: _Hunk,
    letters: list[Letter],
    edits: dict[int, list[ValueEdit]],
    made: Projected,
) -> None:
    """Words taken out of several fields can be taken out of each; new words have no one home."""
    if hunk.new.strip() or any(letter is None for letter in origin.letters[hunk.start : hunk.end]):
        made.left.append(Untouched(ACROSS, hunk.old, hunk.new))
        return
    for number in {letter.field for letter in letters}:
        own = [letter for letter in letters if letter.field == number]
        start, end = min(one.start for one in own), max(one.end for one in own)
        edits.setdefault(number, []).append((start, end, ""))


def _insert(
    origin: Origin, hunk: _Hunk, edits: dict[int, list[ValueEdit]], made: Projected
) -> None:
    """New words stand with the author's words before them, else with those after them."""
    if hunk.start < hunk.end:
        filled = any(field.value and OPAQUE.search(field.value) for field in origin.fields)
        inside = any(origin.letters[: hunk.start]) and any(origin.letters[hunk.end :])
        why = FILLED if filled and inside else GENERATED
        made.left.append(Untouched(why, hunk.old, hunk.new))
        return
    before = origin.letters[hunk.start - 1] if hunk.start else None
    after = origin.letters[hunk.start] if hunk.start < len(origin.letters) else None
    near = before or after
    if near is None:
        made.left.append(Untouched(GENERATED, "", hunk.new))
        return
    at = before.end if before else near.start
    value = origin.fields[near.field].value
    words = written(_cased(origin, value, hunk.new))
    edits.setdefault(near.field, []).append((at, at, words))


def _cased(origin: Origin, value: str, new: str) -> str:
    """In a line that the standard prints in capitals new words go back to small ones."""
    if not (origin.text.isupper() and new.isupper() and not value.isupper()):
        return new
    known = {word.casefold(): word for word in re.findall(r"\w+", value)}
    return re.sub(r"\w+", lambda word: known.get(word[0].casefold(), word[0].lower()), new)


_MARK = re.compile(r"[\\*\[\]{}^$#%]")


def written(words: str) -> str:
    """Words as the author would write them: a sign that would be a mark gets a backslash."""
    if not _MARK.search(words):
        return words
    try:
        tokens = inline.parse(words)
    except inline.InlineError:
        tokens = ()
    if tokens == (inline.Text(words),):
        return words
    return _MARK.sub(lambda sign: "\\" + sign[0], words)


def _parses(value: str) -> bool:
    try:
        inline.parse(value)
    except inline.InlineError:
        return False
    return True


def _tidied(value: str, before: str) -> str:
    """Blanks doubled by what was taken out become one."""
    if "  " not in before:
        value = re.sub(r" {2,}", " ", value)
    return value.strip(" ")
