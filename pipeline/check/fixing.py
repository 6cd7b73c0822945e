"""Repairs that cannot change the meaning, written into the YAML itself: letters, blanks, padding, tone, marks.

First what `fmt` repairs (letters and blanks of the file), then what the rules offer, in rounds until none is
left. Nothing but the announced words changes: every other scalar is compared with what it was.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from pipeline import source, splice, tidy
from pipeline.check import standing
from pipeline.check.rule import Repair
from pipeline.check.subject import Subject
from pipeline.problem import ToolError
from pipeline.source import Mapping, Node, Scalar, Sequence, Source
from pipeline.tidy import Tidied

_ROUNDS = 12
_TONES = "\u0300\u0301\u0303\u0309\u0323"

Path = tuple[str | int, ...]


def fix(data: bytes, file: str, subject: Callable[[Source], Subject]) -> Tidied:
    """The file with every safe repair made, and one Vietnamese line for each. ContentError when unreadable.

    `subject` makes of a source what rules look at (it knows the registries and the house's choices).
    """
    tidied = tidy.fmt(data, file)
    text, changes = tidied.text, list(tidied.changes)
    for _ in range(_ROUNDS):
        read = source.read(text.encode(), file)
        offered = [
            (finding.repair, f"dòng {finding.span.line} ({rule.code}): {finding.message}")
            for rule, finding in standing(subject(read))
            if finding.repair
        ]
        chosen = _apart(offered)
        if not chosen:
            return Tidied(text, tuple(changes))
        values = _values(repair for repair, _ in chosen)
        text = splice.apply(read.text, [splice.SetValue(path, new) for path, new in values.items()])
        _check(read, text, values)
        changes += [line for _, line in chosen]
    raise ToolError("fix", f"{file}: sửa mãi không xong; tệp giữ nguyên")


def _apart(offered: list[tuple[Repair, str]]) -> list[tuple[Repair, str]]:
    """Repairs that change something and do not touch each other, in written order; the others wait a round."""
    chosen: list[tuple[Repair, str]] = []
    ends: dict[Path, int] = {}
    for repair, line in sorted(offered, key=lambda one: (one[0].scalar.start, one[0].start)):
        old = repair.scalar.value[repair.start : repair.end]
        if repair.start >= ends.get(repair.path, -1) and old != repair.new:
            _check_letters(old, repair.new)
            chosen.append((repair, line))
            ends[repair.path] = repair.end
    return chosen


def _values(repairs: Iterable[Repair]) -> dict[Path, str]:
    """The new value of every scalar with repairs, each made from its end to its start."""
    values: dict[Path, str] = {}
    for repair in reversed(list(repairs)):
        value = values.get(repair.path, repair.scalar.value)
        values[repair.path] = value[: repair.start] + repair.new + value[repair.end :]
    return values


def _check_letters(old: str, new: str) -> None:
    """A repair may move a tone mark or take typed marks away; it never puts other letters."""
    if new and _letters(old) != _letters(new):
        raise ToolError("fix", f"luật định đổi chữ “{old}” thành “{new}”; tệp giữ nguyên")


def _letters(words: str) -> tuple[str, str]:
    """The letters without their tones, and the tones in order: a tone may move within its word."""
    apart = unicodedata.normalize("NFD", words.lower())
    bare = "".join(sign for sign in apart if sign not in _TONES)
    kept = "".join(sign for sign in unicodedata.normalize("NFC", bare) if sign.isalpha())
    return kept, "".join(sign for sign in apart if sign in _TONES)


def _check(before: Source, text: str, values: dict[Path, str]) -> None:
    """What comes out reads as it was but for the announced scalars; if not, the file is left alone."""
    after = dict(_scalars(source.read(text.encode(), before.file).root, ()))
    wanted = {path: values.get(path, value) for path, value in _scalars(before.root, ())}
    if {path: value.rstrip("\n") for path, value in after.items()} != {
        path: value.rstrip("\n") for path, value in wanted.items()
    }:
        raise ToolError("fix", f"{before.file}: kết quả không đọc lại được như cũ; tệp giữ nguyên")


def _scalars(node: Node, path: Path) -> Iterable[tuple[Path, str]]:
    match node:
        case Scalar():
            yield path, node.value
        case Mapping():
            for entry in node.entries:
                yield from _scalars(entry.value, (*path, entry.key))
        case Sequence():
            for number, item in enumerate(node.items):
                yield from _scalars(item, (*path, number))
