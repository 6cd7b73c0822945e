"""Edits of one YAML text collected from many sides and made in one go: words, lines cut, brought, added.

What is edited inside of lines that are brought elsewhere goes with them; what is edited inside of
lines that are cut goes with those.
"""

from __future__ import annotations

from pipeline.splice import Patch, Path, SetValue, SpliceError, patched
from pipeline.splice_items import Lines, shifted


class Sheet:
    """One text and what is to be done to it; every offset is one of the text as given."""

    def __init__(self, text: str) -> None:
        self.lines = Lines(text)
        self._sets: list[Patch] = []
        self._cuts: set[tuple[int, int]] = set()
        self._brought: list[tuple[int, tuple[int, int], int]] = []
        self._added: list[tuple[int, Patch]] = []

    def set(self, path: Path, value: str) -> None:
        """The words of a scalar, in the style it is written in."""
        self._sets.append(self.lines.page.patch(self.lines.root, SetValue(path, value)))

    def replace(self, start: int, end: int, new: str) -> None:
        """Letters of the text by others."""
        self._sets.append(Patch(start, end, new))

    def cut(self, path: Path) -> None:
        """A list item or an entry of a mapping is taken out with its lines."""
        self._cuts.add(self.lines.item(path))

    def add(self, offset: int, text: str) -> None:
        """Whole lines before the line that begins at `offset`."""
        line = self.lines.at_line(offset, text.replace("\r\n", "\n"))
        new = line.new.replace("\n", self.lines.newline)
        self._added.append((self._turn(), Patch(offset, offset, new)))

    def bring(self, path: Path, target: Path, number: int) -> None:
        """A list item goes before item `number` of the list `target`, moved to its column."""
        offset = self.lines.before(target, number)
        item = self.lines.item(path)
        if item[0] < offset < item[1]:
            raise SpliceError("an item cannot go into itself")
        by = self.lines.dash(target) - self.lines.dash(path[:-1])
        self._cuts.add(item)
        self._brought.append((self._turn(), item, by))
        self._added.append((self._turn(), Patch(offset, offset, "")))

    def _turn(self) -> int:
        return len(self._added)

    def text(self) -> str:
        """The text with everything done; SpliceError when two edits touch the same letters."""
        outer = [one for one in self._cuts if not any(_holds(other, one) for other in self._cuts)]
        sets = list(dict.fromkeys(self._sets))
        free = [one for one in sets if not any(_inside(one, cut) for cut in outer)]
        brought = {turn: (item, by) for turn, item, by in self._brought}
        added = []
        for turn, patch in self._added:
            new = self._filled(*brought[turn], sets) if turn in brought else patch.new
            added.append(Patch(patch.start, patch.end, new))
        whole = self.lines.text
        cuts = [Patch(start, end, "") for start, end in outer]
        kept = [one for one in added if not any(a < one.start < b for a, b in outer)]
        return patched(whole, [*kept, *free, *cuts])

    def _filled(self, item: tuple[int, int], by: int, sets: list[Patch]) -> str:
        text, done, pieces = self.lines.text, item[0], []
        inner = [one for one in sets if _inside(one, item)]
        for one in sorted(inner, key=lambda patch: patch.start):
            pieces += [text[done : one.start], one.new]
            done = one.end
        moved = "".join([*pieces, text[done : item[1]]])
        return shifted(moved if moved.endswith("\n") else moved + self.lines.newline, by)


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _inside(patch: Patch, cut: tuple[int, int]) -> bool:
    return cut[0] <= patch.start and patch.end <= cut[1]
