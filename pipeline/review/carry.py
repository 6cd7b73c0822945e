"""One reviewer's copy carried over to the content file it was made from, and proved by printing it.

All steps are tried at once. Where the result does not print as the copy, the steps at fault are tried
at their next place or left out; when that does not settle it, steps are taken by halves, at last one by one,
and only those kept that print as they should. What is left out is told, never lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.review import dated, labels, row_order
from pipeline.review.align import Alignment, align
from pipeline.review.base import Printed, Printer, Version, items, texts
from pipeline.review.groups import groups, row_of
from pipeline.review.patching import Attempt, attempt
from pipeline.review.proof import Compared, compare, same_looks
from pipeline.review.steps import Steps, steps

UNPROVED = "dựng lại không ra đúng như bản trả về"
NOT_CHOSEN = "không chọn"
WHOLE_TABLE = "bảng chỉ bỏ được cả khối: bỏ khối “bảng” ấy trong tệp nội dung nếu đúng ý"
_ROUNDS = 6
_MOST_TRIES = 4


@dataclass(slots=True)
class Carried:
    """The new text of the base, what was left out, and what still differs."""

    text: str
    alignment: Alignment
    steps: Steps
    refused: dict[str, str] = field(default_factory=dict)
    printed: Sequence[Printed] = ()
    compared: Compared = field(default_factory=lambda: Compared((), (), ()))
    followed: set[int] = field(default_factory=set)
    """Returned paragraphs that print the same field as a changed one and change with it."""
    unexplained: list[tuple[str, str]] = field(default_factory=list)
    """(as returned, as printed) where no step accounts for the difference"""


@dataclass(slots=True)
class _Run:
    """One carrying of edits back into the content."""

    version: Version
    new: Sequence[Printed]
    print_: Printer
    steps: Steps
    refused: dict[str, str] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Outcome:
    """What an attempt printed."""

    attempt: Attempt
    printed: list[Printed] | None
    compared: Compared | None = None
    wrong_new: list[int] = field(default_factory=list)
    wrong_printed: list[int] = field(default_factory=list)
    followed: set[int] = field(default_factory=set)

    @property
    def proved(self) -> bool:
        """Every difference is accounted for."""
        return self.compared is not None and not self.wrong_new and not self.wrong_printed


def carry(
    version: Version,
    new: Sequence[Printed],
    print_: Printer,
    chosen: frozenset[str] | None = None,
    anchored: bool = True,
) -> Carried:
    """Bring the returned paragraphs `new` into the base; `chosen` = only these steps."""
    base = version.paragraphs
    found = align(items(base, anchored), items(new, anchored))
    found = row_order.whole(found, base, new)
    todo = steps(base, new, found)
    todo.groups = groups(new, todo.inserted) | row_order.moved(base, new, todo.moved)
    run = _Run(version, new, print_, todo, dict(todo.blocked))
    if chosen is not None:
        run.refused |= {key: NOT_CHOSEN for key in _keys(todo) if key not in chosen}
    outcome = _all_at_once(run)
    if not outcome.proved:
        outcome = _one_by_one(run)
    if torn := _torn(run, {**outcome.attempt.failed, **run.refused}):
        run.refused.update(dict.fromkeys(torn, WHOLE_TABLE))
        outcome = _outcome(run)
    refused = {**outcome.attempt.failed, **run.refused}
    made = Carried(outcome.attempt.text, found, todo, refused)
    if outcome.printed is not None and outcome.compared is not None:
        made.printed, made.compared = outcome.printed, outcome.compared
        made.followed = outcome.followed
        made.unexplained = [
            *((new[at].text, "") for at in outcome.wrong_new),
            *(("", outcome.printed[at].text) for at in outcome.wrong_printed),
        ]
    return made


def _torn(run: _Run, missed: dict[str, str]) -> list[str]:
    """Deletions of tables that went as a whole and of which only some cells could go: none of them goes."""
    cells: dict[int, list[int]] = {}
    for at, one in enumerate(run.version.paragraphs):
        if row := row_of(one):
            cells.setdefault(row[0], []).append(at)
    gone = set(run.steps.deleted)
    keys = [[f"old {at}" for at in every] for every in cells.values() if gone.issuperset(every)]
    return [key for every in keys if missed.keys() & set(every) for key in every]


def _keys(todo: Steps) -> list[str]:
    """Every step by name, words first; a row or section is one step."""
    members = {at for rest in todo.groups.values() for at in rest}
    words = [f"new {one.new}" for one in todo.words]
    placed = [
        f"new {at}" for at in sorted([*todo.inserted, *todo.moved.values()]) if at not in members
    ]
    return list(dict.fromkeys([*words, *(f"old {at}" for at in todo.deleted), *placed]))


def _all_at_once(run: _Run) -> _Outcome:
    outcome = _outcome(run)
    for _ in range(_ROUNDS):
        if outcome.proved or not _blame(run, outcome):
            break
        outcome = _outcome(run)
    return outcome


def _blame(run: _Run, outcome: _Outcome) -> bool:
    """The steps at wrong paragraphs go to their next place or are left out; False = nobody to blame."""
    if outcome.printed is None:
        return False
    known = set(_keys(run.steps)) - set(run.refused)
    heads = run.steps.heads()
    wrong = dict.fromkeys(heads.get(at, at) for at in outcome.wrong_new)
    blamed = [key for at in wrong if (key := f"new {at}") in known]
    if not blamed:
        # What was put in at a wrong place may shift others (a table that counts its rows): its own words
        # are printed where nobody wants them.
        shown = {_core(outcome.printed[at].text) for at in outcome.wrong_printed}
        placed = [at for at in run.steps.inserted if _core(run.new[at].text) in shown]
        blamed = [key for at in placed if (key := f"new {heads.get(at, at)}") in known]
    for key in blamed:
        if outcome.attempt.choices.get(key, 0) > 0 and run.tries.get(key, 0) < _MOST_TRIES:
            run.tries[key] = run.tries.get(key, 0) + 1
        else:
            run.refused[key] = UNPROVED
    return bool(blamed)


def _core(text: str) -> str:
    """The words as they are wherever they are printed: a cell begins with a capital."""
    return labels.core(text).casefold()


def _one_by_one(run: _Run) -> _Outcome:
    """Start with nothing and keep the steps that prove themselves."""
    keys = [key for key in _keys(run.steps) if run.refused.get(key, UNPROVED) == UNPROVED]
    run.refused.update(dict.fromkeys(keys, UNPROVED))
    run.tries.clear()
    return _some(run, keys, _outcome(run))


def _some(run: _Run, keys: list[str], best: _Outcome) -> _Outcome:
    """All of the steps at once when they prove themselves together, else each half of them."""
    if len(keys) < 2:
        return _kept(run, keys[0], best) if keys else best
    for key in keys:
        del run.refused[key]
    outcome = _outcome(run)
    if outcome.proved and not outcome.attempt.failed.keys() & set(keys):
        return outcome
    run.refused.update(dict.fromkeys(keys, UNPROVED))
    half = len(keys) // 2
    return _some(run, keys[half:], _some(run, keys[:half], best))


def _kept(run: _Run, key: str, best: _Outcome) -> _Outcome:
    del run.refused[key]
    for turn in range(_MOST_TRIES):
        run.tries[key] = turn
        outcome = _outcome(run)
        if outcome.proved and key not in outcome.attempt.failed:
            return outcome
        if outcome.attempt.choices.get(key, 0) <= 0:
            break
    run.tries.pop(key, None)
    run.refused[key] = UNPROVED
    return best


def _outcome(run: _Run) -> _Outcome:
    made = attempt(run.version, run.new, run.steps, run.tries, run.refused)
    printed = _printed(run, made.text) if made.whole else None
    outcome = _Outcome(made, printed)
    if printed is not None:
        outcome.compared = compare(run.new, printed)
        _judge(run, outcome, outcome.compared, printed)
    return outcome


def _printed(run: _Run, text: str) -> list[Printed] | None:
    if text == run.version.text:
        return list(run.version.paragraphs)
    made = run.print_(text)
    # Another day may stand under another standard: what is printed by other rules proves nothing.
    if made is None or (made[0].standard and made[0].standard.id != run.version.standard):
        return None
    return texts(made[1], run.version.file)


def _judge(run: _Run, outcome: _Outcome, compared: Compared, printed: Sequence[Printed]) -> None:
    """What differs without a step left out that accounts for it."""
    missed = {**outcome.attempt.failed, **run.refused}
    excused = {int(key[4:]) for key in missed if key.startswith("new ")}
    excused |= {one.new for one in run.steps.words if one.left}
    excused |= {at for head in excused for at in run.steps.groups.get(head, ())}
    kept = _kept_lines(run, missed)
    outcome.followed = _followers(run, missed)
    for one in compared.words:
        loose = [at for at in one.new if at in excused or at in outcome.followed]
        rest = [at for at in one.printed if not _take(kept, printed[at])]
        outcome.wrong_new += [at for at in one.new if at not in loose]
        # A line left as it was, or half changed, stands for the returned one that was not reached.
        outcome.wrong_printed += rest[len(loose) :]
    looked = {one.new for one in run.steps.words if one.looks and f"new {one.new}" not in missed}
    outcome.wrong_new += [
        at
        for at, other in compared.pairs
        if at in looked and not same_looks(run.new[at], printed[other])
    ]


def _kept_lines(run: _Run, missed: dict[str, str]) -> Counter[tuple[str, str]]:
    """Base paragraphs that still print because their deletion or move was left out."""
    base = run.version.paragraphs
    numbers = [int(key[4:]) for key in missed if key.startswith("old ")]
    heads = run.steps.heads()
    numbers += [
        old for old, new in run.steps.moved.items() if f"new {heads.get(new, new)}" in missed
    ]
    return Counter((base[at].home, labels.core(base[at].text)) for at in numbers)


def _take(kept: Counter[tuple[str, str]], one: Printed) -> bool:
    key = (one.home, labels.core(one.text))
    if kept[key] > 0:
        kept[key] -= 1
        return True
    return False


def _followers(run: _Run, missed: dict[str, str]) -> set[int]:
    """Unchanged paragraphs that print a scalar changed elsewhere (a heading named in a table, the day) …"""
    made = [one for one in run.steps.words if f"new {one.new}" not in missed]
    edited = {path for one in made for path in one.edits}
    base = run.version.paragraphs
    days = [
        base[one.old].text
        for one in made
        if one.edits and (origin := base[one.old].origin) and origin.stands_for
    ]
    own = {one.new for one in run.steps.words}
    found = set()
    for number, old in run.steps.place.items():
        origin = base[old].origin
        if number in own or origin is None:
            continue
        if edited & set(origin.prints) or any(dated.says(origin.text, line) for line in days):
            found.add(number)
    return found
