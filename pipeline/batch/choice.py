"""Which of the roster's units a run is for: all, some by name, the first, or a sample to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.problem import UsageError
from pipeline.registries.finding import fold
from pipeline.registries.units import plain
from pipeline.roster import Roster, Row


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the batch is asked for; everything else of it stays as it is."""

    only: tuple[str, ...] = ()
    """Codes, keys, names or row numbers ("dòng 5" or "5")."""
    limit: int | None = None
    sample: int | None = None
    dry: bool = False

    def expected(self, rows: int | None) -> int | None:
        """How many units are asked for, of so many rows; None when that is not known."""
        most = [len(self.only) or None, self.limit, self.sample, rows]
        known = [number for number in most if number is not None]
        return min(known) if known else None


class Chooser:
    """Says of each row, in order, whether it is asked for."""

    def __init__(self, choice: Choice, roster: Roster) -> None:
        self.choice = choice
        self.unmet = {_meant(word, roster): word for word in choice.only}
        """Words of --only for which no row has come yet, as written."""
        self._words = frozenset(self.unmet)
        self._taken = 0
        self._sample = frozenset(_sample(roster, choice.sample)) if choice.sample else frozenset()

    def wants(self, row: Row) -> bool:
        """Call once a row."""
        choice = self.choice
        if choice.only:
            met = self._words & _names(row)
            for word in met:
                self.unmet.pop(word, None)
            if not met:
                return False
        if choice.sample and row.key not in self._sample:
            return False
        if choice.limit is not None and self._taken >= choice.limit:
            return False
        self._taken += 1
        return True

    def complaint(self, roster: Roster) -> str:
        """Of words of --only that named no row, with the row of nearly that name."""
        from difflib import get_close_matches  # for a mistyped name alone

        words = list(self.unmet.values())
        known = {plain(row.unit.bare): row.unit.name for row in roster.rows() if row.unit}
        near = [get_close_matches(plain(word), known, 1, 0.75) for word in words]
        meant = ", ".join(known[found[0]] for found in near if found)
        return f"danh sách không có đơn vị “{', '.join(words)}”." + (
            f" Có phải ý bạn là {meant}?" if meant else ""
        )


def _meant(word: str, roster: Roster) -> str:
    """The word as names are compared; one written without marks, “duc xuan”, stands for the one unit so called.

    UsageError where several are called so, and none of them just so.
    """
    written = plain(word)
    if not written.isascii() or not any(map(str.isalpha, written)):
        return written
    found: dict[str, str] = {}
    for row in roster.rows():
        if written in _names(row):
            return written
        if row.unit and written in map(fold, (row.unit.name, row.unit.bare)):
            found[row.unit.code] = row.unit.name
    if len(found) > 1:
        named = ", ".join(f"{name} ({code})" for code, name in found.items())
        raise UsageError(f"“{word}” có thể là {named}: ghi đủ dấu, hoặc ghi mã.")
    return next(iter(found), written)


def _names(row: Row) -> frozenset[str]:
    names = [row.key, str(row.number), f"dòng {row.number}"]
    if row.unit:
        names += [row.unit.code, row.unit.name, row.unit.bare]
    return frozenset(map(plain, names))


def _sample(roster: Roster, count: int) -> Iterator[str]:
    """Keys of the rows that tell most: the longest values, the shortest, the rest spread evenly.

    Long values break lines that fit in every other document; those are the ones to look at.
    """
    sizes: list[tuple[int, int, str]] = []
    for place, row in enumerate(roster.rows()):
        if row.sound:
            sizes.append((len(str(row.values)), place, row.key))
    if not sizes:
        return
    ends = [max(sizes), min(sizes)][: count if count > 1 else 1]
    step = len(sizes) / max(1, count - 1)
    spread = [sizes[min(len(sizes) - 1, int((turn + 0.5) * step))] for turn in range(count)]
    yield from list(dict.fromkeys(key for _, _, key in (*ends, *spread)))[:count]
