"""Two printed documents held against each other: words, lines, pages, places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pipeline.compare.align import Pair, matches
from pipeline.compare.printed import Printed, Word, text
from pipeline.compare.seen import NOTHING, Seen, in_place, other_paper, seen

_MOVED_WORDS = 4
"""A shorter run of equal words elsewhere is chance."""
_MOVED_SHARE = 0.8
_PAGE_SHARE = 0.95
_BLANK = re.compile(r"[\s.…_/–-]")
_FIGURE = re.compile(r"[\d\s./–-]{1,12}")
_HEAD = re.compile(r"^\W*Số\b|\bngày\b.*\btháng\b")
"""The lines of a document that are filled in by hand: its number, its date."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: lost (`new` empty), added (`old` empty), changed, or moved (the same words)."""

    kind: str
    """added | lost | changed | moved | filled (a number, day or month where a blank was left)"""
    old: tuple[Word, ...]
    new: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """Equal words that stand on another page, a run of them."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]

    @property
    def lines(self) -> int:
        return len({(word.page, word.line) for word in self.new})


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs. `rebroken` are first words of lines (of the second) that began none before;
    `displaced` are (old, new) first words of lines that stand elsewhere on the same page."""

    first: Printed
    second: Printed
    changes: tuple[Change, ...]
    shifts: tuple[Shift, ...] = ()
    rebroken: tuple[Word, ...] = ()
    displaced: tuple[tuple[Word, Word], ...] = ()
    seen: Seen = NOTHING
    sized: bool = False
    """Whether places, and so papers, were asked for and are known."""

    @property
    def equal(self) -> bool:
        """True when nothing differs that can be compared."""
        places = bool(
            self.shifts or self.rebroken or self.displaced or self.papers or any(self.turned)
        )
        return not (self.changes or places or self.seen.inks or self.seen.hidden)

    @property
    def turned(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Pages of each that are shown the wrong way up, where the other's are not."""
        if not self.sized:
            return (), ()
        one, other = set(self.first.turned), set(self.second.turned)
        return tuple(sorted(one - other)), tuple(sorted(other - one))

    @property
    def gone(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Whole pages lost (of the first) and added (of the second), but where they may be there as scans."""
        lost = (word for one in self.changes if not one.new for word in one.old)
        added = (word for one in self.changes if not one.old for word in one.new)
        return (
            () if self.second.wordless else _whole(self.first, lost),
            () if self.first.wordless else _whole(self.second, added),
        )

    @property
    def papers(self) -> tuple[int, ...]:
        """Pages, from 1, whose paper is of another size; of those both have, where places count."""
        if not self.sized:
            return ()
        pairs = zip(self.first.sizes, self.second.sizes, strict=False)
        return tuple(number for number, (old, new) in enumerate(pairs, 1) if other_paper(old, new))

    @property
    def placed(self) -> bool:
        """True when places were compared, not words alone."""
        return self.first.placed and self.second.placed


def _whole(side: Printed, gone: Iterator[Word]) -> tuple[int, ...]:
    """The pages of which these are all words, but for a few: where a run is cut is chance."""
    if not side.placed:
        return ()
    lost = Counter(word.page for word in gone)
    most = Counter(word.page for word in side.words)
    return tuple(page for page in sorted(lost) if lost[page] >= _PAGE_SHARE * most[page])


def compare(first: Printed, second: Printed, *, places: bool = True) -> Comparison:
    """All differences; with `places` False, or when one has no pages, of the words alone."""
    a, b = first.words, second.words
    pairs = matches([word.text for word in a], [word.text for word in b])
    changes = tuple(_filled(one, b) for one in _with_moves(list(_changes(a, b, pairs))))
    if not (places and first.placed and second.placed):
        return Comparison(first, second, changes)
    return Comparison(
        first,
        second,
        changes,
        tuple(_shifts(a, b, pairs)),
        tuple(_rebroken(a, b, pairs)),
        tuple(_displaced(a, b, pairs)),
        seen(first, second, pairs),
        sized=True,
    )


def _changes(a: Sequence[Word], b: Sequence[Word], pairs: list[Pair]) -> Iterator[Change]:
    x = y = 0
    for i, j in [*pairs, (len(a), len(b))]:
        old, new = tuple(a[x:i]), tuple(b[y:j])
        if old or new:
            kind = "changed" if old and new else "lost" if old else "added"
            yield Change(kind, old, new)
        x, y = i + 1, j + 1


def _with_moves(changes: list[Change]) -> Iterator[Change]:
    """What is lost here and added there has moved; the rest stays as it is."""
    lost = [one for one in changes if one.kind == "lost" and len(one.old) >= _MOVED_WORDS]
    found: dict[int, Change] = {}
    for one in changes:
        if one.kind != "added" or len(one.new) < _MOVED_WORDS:
            continue
        home = next((old for old in lost if _same(old.old, one.new)), None)
        if home:
            lost.remove(home)
            found[id(home)] = Change("moved", home.old, one.new)
            found[id(one)] = found[id(home)]
    told: set[int] = set()
    for one in changes:
        moved = found.get(id(one))
        if moved is None:
            yield one
        elif id(moved) not in told:
            told.add(id(moved))
            yield moved


def _filled(change: Change, b: Sequence[Word]) -> Change:
    """A number or a date written where the print left a blank or dots for it is no change of words."""
    old, new = text(change.old), text(change.new)
    kept = old.lstrip(" .…_")
    if kept and new.endswith(kept):
        old, new = "", new.removesuffix(kept)
    if change.kind not in ("added", "changed") or _BLANK.sub("", old) or not _FIGURE.fullmatch(new):
        return change
    at = (change.new[0].page, change.new[0].line)
    around = text([word for word in b if (word.page, word.line) == at])
    return replace(change, kind="filled") if _HEAD.search(around) else change


def _same(old: tuple[Word, ...], new: tuple[Word, ...]) -> bool:
    """Where a run is cut is chance: "a b c | a" may be lost as "a b c" or as "b c a"."""
    longest = max(len(old), len(new))
    if min(len(old), len(new)) < _MOVED_SHARE * longest:
        return False
    texts = [word.text for word in old], [word.text for word in new]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    return matcher.find_longest_match().size >= _MOVED_SHARE * longest


def _shifts(a: Sequence[Word], b: Sequence[Word], pairs: list[Pair]) -> Iterator[Shift]:
    run: list[Pair] = []
    for i, j in [*pairs, (-1, -1)]:
        away = i >= 0 and a[i].page != b[j].page
        if run and (not away or _pages(a, b, (i, j)) != _pages(a, b, run[-1])):
            yield Shift(tuple(a[x] for x, _ in run), tuple(b[y] for _, y in run))
            run = []
        if away:
            run.append((i, j))


def _pages(a: Sequence[Word], b: Sequence[Word], pair: Pair) -> tuple[int, int]:
    return a[pair[0]].page, b[pair[1]].page


def _starts(words: Sequence[Word]) -> set[int]:
    """Indexes of words that begin a line."""
    return {
        at
        for at, word in enumerate(words)
        if at == 0 or (word.page, word.line) != (words[at - 1].page, words[at - 1].line)
    }


def _rebroken(a: Sequence[Word], b: Sequence[Word], pairs: list[Pair]) -> Iterator[Word]:
    old, new = _starts(a), _starts(b)
    for i, j in pairs:
        if j in new and i not in old:
            yield b[j]


def _displaced(
    a: Sequence[Word], b: Sequence[Word], pairs: list[Pair]
) -> Iterator[tuple[Word, Word]]:
    old, new = _starts(a), _starts(b)
    for i, j in pairs:
        there = i in old and j in new and a[i].page == b[j].page
        if there and not in_place(a[i], b[j]):
            yield a[i], b[j]
