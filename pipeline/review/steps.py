"""What an alignment asks for, paragraph by paragraph: words, deletions, insertions, moves, looks.

A step is named by where it was seen ("old 3", "new 7"), so that one that cannot be carried out can be
left out of the next attempt and told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.review import dated, labels, looks
from pipeline.review.align import Alignment
from pipeline.review.base import Printed
from pipeline.review.origins import Origin
from pipeline.review.projection import GENERATED, MARKS, Untouched, ValueEdit, project
from pipeline.splice import Path

ELSEWHERE = "chữ của tệp ghi đè “{}”, sửa trong tệp ấy"
NOWHERE = "không rõ đoạn này in từ trường nào của tệp nội dung"


@dataclass(frozen=True, slots=True)
class Words:
    """New words for a base paragraph, as edits of the scalars it was printed from."""

    old: int
    new: int
    edits: dict[Path, list[ValueEdit]]
    left: tuple[Untouched, ...]
    looks: bool = False
    """Only bold or italic changed."""


@dataclass(slots=True)
class Steps:
    """Everything to be done; numbers are those of base and returned paragraphs."""

    words: list[Words] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    inserted: list[int] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)
    place: dict[int, int] = field(default_factory=dict)
    """Returned paragraph -> the base paragraph it stands for, moved ones left out."""
    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """First paragraph of an inserted row or section, of a moved row -> the others, which go with it."""
    blocked: dict[str, str] = field(default_factory=dict)
    """Halves of a split or joined paragraph whose other half no scalar could take: "old 3" -> why."""

    def heads(self) -> dict[int, int]:
        """Paragraph of a group -> its first one."""
        return {at: head for head, rest in self.groups.items() for at in rest}


def steps(base: Sequence[Printed], new: Sequence[Printed], found: Alignment) -> Steps:
    """What would make the base's printed paragraphs the returned ones."""
    made = Steps()
    made.deleted += found.deleted
    made.inserted += found.inserted
    for match in found.matches:
        main, *more = _main(base, match.old)
        first, *others = match.new
        made.deleted += more
        made.inserted += others
        if match.moved:
            made.moved[main] = first
        else:
            made.place[first] = main
        if base[main].text != new[first].text:
            step = words(base[main], new[first], main, first)
            made.words.append(step)
            if step.left and not step.edits:
                # The words would be lost, or stand twice.
                halves = [*(f"old {at}" for at in more), *(f"new {at}" for at in others)]
                made.blocked.update(dict.fromkeys(halves, step.left[0].why))
        elif found_looks := relooked(base[main], new[first]):
            made.words.append(Words(main, first, *found_looks, looks=True))
    made.deleted.sort()
    made.inserted.sort()
    return made


def _main(base: Sequence[Printed], numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Of joined paragraphs the first that the author wrote keeps the words."""
    traced = [at for at in numbers if (origin := base[at].origin) and origin.paths]
    main = traced[0] if traced else numbers[0]
    return (main, *(at for at in numbers if at != main))


def words(base: Printed, new: Printed, old: int, number: int) -> Words:
    """One paragraph's new words carried over to its scalars."""
    origin = base.origin
    if origin is None:
        return Words(old, number, {}, (Untouched(NOWHERE, base.text, new.text),))
    body = _behind(origin.label, new.text)
    if not origin.paths and (said := origin.stands_for):
        new_day = dated.redated(said.value, origin.text, body)
        if new_day is not None:
            return Words(old, number, {said.path: [(0, len(said.value), new_day)]}, ())
    if not origin.prints:
        why = ELSEWHERE.format(origin.elsewhere) if origin.elsewhere else GENERATED
        return Words(old, number, {}, (Untouched(why, base.text, new.text),))
    made = project(origin, body)
    return Words(old, number, made.edits, tuple(made.left))


def _behind(before: str, text: str) -> str:
    """The words of a returned paragraph, without its label; its base had the label `before`."""
    if before and (text == before or text.startswith(f"{before} ")):
        return text[len(before) :].lstrip()
    label = labels.label(text) if before else ""
    return text[len(label) :].lstrip()


def relooked(
    base: Printed, new: Printed
) -> tuple[dict[Path, list[ValueEdit]], tuple[Untouched, ...]] | None:
    """Bold and italic put on or taken off equal words, as marks in the scalar; None where none was."""
    if base.shown is None or new.shown is None:
        return None
    skip = len(base.origin.label) + 1 if base.origin and base.origin.label else 0
    found = looks.changed(base.text, looks.looks(base.shown), looks.looks(new.shown), skip)
    if not found:
        return None
    edits: dict[Path, list[ValueEdit]] = {}
    left = []
    for start, end, name, on in found:
        made = _marked(base.origin, start - skip, end - skip, "**" if name == "bold" else "*", on)
        if made is None:
            left.append(Untouched(MARKS, base.text[start:end], base.text[start:end]))
        else:
            edits.setdefault(made[0], []).extend(made[1])
    return edits, tuple(left)


def _marked(
    origin: Origin | None, start: int, end: int, mark: str, on: bool
) -> tuple[Path, list[ValueEdit]] | None:
    """Marks around a stretch of one field, or the marks that stand around it taken away."""
    letters = origin.letters[start:end] if origin else ()
    own = [letter for letter in letters if letter]
    if origin is None or not own or len(own) < len(letters) or len({o.field for o in own}) > 1:
        return None
    place = origin.fields[own[0].field]
    first, last = own[0].start, own[-1].end
    if on:
        return place.path, [(first, first, mark), (last, last, mark)]
    size = len(mark)
    if place.value[:first].endswith(mark) and place.value[last:].startswith(mark):
        return place.path, [(first - size, first, ""), (last, last + size, "")]
    return None
