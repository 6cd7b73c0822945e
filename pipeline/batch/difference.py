"""Two versions of a batch: which units' documents change, and how; the same change is told once.

What is compared is the composed document, line by line: what would be printed, not how it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import takewhile

from pipeline.batch.task import Commission
from pipeline.batch.unit_overrides import overrides
from pipeline.batch.work import Series
from pipeline.problem import ContentError, Problem, has_errors
from pipeline.roster import Roster, Row
from pipeline.tree_text import sections

ROWS_SHOWN = 12
CONTEXT = 8
"""Words shown before and after what differs."""


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that go and lines that come in their place; one of them may be empty."""

    section: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(slots=True)
class Group:
    """The same changes in several units, with the first unit's words as the example."""

    changes: tuple[Change, ...]
    count: int = 0
    names: list[str] = field(default_factory=list)
    """Of the first of them."""


@dataclass(slots=True)
class Differences:
    """What changes from one version of a batch to another."""

    groups: list[Group] = field(default_factory=list)
    same: int = 0
    gone: list[str] = field(default_factory=list)
    """Units that the new roster no longer has."""
    come: list[str] = field(default_factory=list)
    broken: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    """Units of which a version cannot be made, with its errors."""

    @property
    def changed(self) -> int:
        return sum(group.count for group in self.groups)


class Version:
    """One side: a batch with its roster."""

    def __init__(self, commission: Commission, roster: Roster) -> None:
        # Numbers belong to the issued documents, not to a version of the content.
        self.commission = commission
        self.roster = roster
        problems = (*roster.problems, *overrides(commission.job).problems)
        if has_errors(problems):
            raise ContentError(problems)
        self._series = Series(commission)
        reading = self._series.plain()[0]
        if has_errors(reading.problems):
            raise ContentError(reading.problems)

    def lines(self, row: Row) -> tuple[Mapping[str, list[str]], tuple[Problem, ...]]:
        """The unit's document as lines by section, or the problems that it has."""
        if not row.sound:
            return {}, row.problems
        draft = self._series.draft(row, "")
        if draft.document is None or not draft.sound:
            return {}, draft.problems
        return sections(draft.document), ()


def differences(old: Version, new: Version) -> Differences:
    """Unit by unit, in the order of the new roster. In memory: the old rows, and each change once."""
    found = Differences()
    groups: dict[object, Group] = {}
    before = {row.key: row for row in old.roster.rows()}
    for row in new.roster.rows():
        earlier = before.pop(row.key, None)
        if earlier is None:
            found.come.append(_name(row))
            continue
        (was, why), (now, whynot) = old.lines(earlier), new.lines(row)
        if why or whynot:
            found.broken[_name(row)] = (*why, *whynot)
            continue
        changes = tuple(_changes(was, now))
        if not changes:
            found.same += 1
            continue
        mark = tuple(_without_values(_words_only(change), earlier, row) for change in changes)
        group = groups.setdefault(mark, Group(tuple(map(_shortened, changes))))
        group.count += 1
        if len(group.names) < ROWS_SHOWN:
            group.names.append(_name(row))
    found.gone = [_name(row) for row in before.values()]
    found.groups = sorted(groups.values(), key=lambda group: -group.count)
    return found


def _changes(old: Mapping[str, list[str]], new: Mapping[str, list[str]]) -> Iterator[Change]:
    for section in dict.fromkeys((*old, *new)):
        was, now = old.get(section, []), new.get(section, [])
        if was == now:
            continue
        for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            if tag != "equal":
                yield Change(section, tuple(was[a:b]), tuple(now[c:d]))


def _words_only(change: Change) -> Change:
    """Only the words that differ: what stands around them may be each unit's own."""
    old, new = " ".join(change.old).split(), " ".join(change.new).split()
    gone, come = [], []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone.append(" ".join(old[a:b]))
            come.append(" ".join(new[c:d]))
    return replace(change, old=tuple(gone), new=tuple(come))


def _shortened(change: Change) -> Change:
    """A long line that changes in one place is shown around that place."""
    if len(change.old) != 1 or len(change.new) != 1:
        return change
    old, new = change.old[0].split(" "), change.new[0].split(" ")
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    least = min(len(old), len(new)) - same
    pairs = zip(reversed(old), reversed(new), strict=False)
    ends = min(least, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return replace(change, old=(_around(old, same, ends),), new=(_around(new, same, ends),))


def _around(words: list[str], same: int, ends: int) -> str:
    start, stop = max(0, same - CONTEXT), len(words) - max(0, ends - CONTEXT)
    before, after = "… " if start else "", " …" if stop < len(words) else ""
    return f"{before}{' '.join(words[start:stop])}{after}"


def _without_values(change: Change, *rows: Row) -> Change:
    """The same change in two units differs by their names: those are taken out."""
    values = {
        re.escape(value.strip())
        for row in rows
        for value in row.values.values()
        if isinstance(value, str) and value.strip()
    }
    longest_first = sorted(values, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first) or '(?!)'})(?!\w)", re.IGNORECASE)
    return replace(
        change,
        old=tuple(found.sub("…", line) for line in change.old),
        new=tuple(found.sub("…", line) for line in change.new),
    )


def _name(row: Row) -> str:
    return row.unit.name if row.unit else row.key
