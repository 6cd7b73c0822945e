"""Paragraphs that a reviewer put in and that are one thing in the content: a table's row, a section.

A row is one item of the table's list of rows; a heading with the prose and the dashes below it is one
block. They are put in whole or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import vocabulary
from pipeline.review import labels
from pipeline.review.base import Printed
from pipeline.review.looks import is_bold
from pipeline.review.projection import written
from pipeline.review.spots import Spot, path_of
from pipeline.review.steps import Steps
from pipeline.source import Mapping, Node
from pipeline.splice import Path
from pipeline.splice_items import WIDTH, scalar
from pipeline.splice_words import plain_stays_plain_in_brackets, quoted

_DASHES = frozenset({"dash", "plus"})
_SHORT = 20
"""Words up to which a bold line without a number is taken for a heading."""


def groups(new: Sequence[Printed], inserted: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """First paragraph -> the others of its row or section, in order."""
    found: dict[int, tuple[int, ...]] = {}
    taken: set[int] = set()
    for at in inserted:
        if at in taken:
            continue
        row = row_of(new[at])
        rest = _row(new, inserted, at) if row else _section(new, inserted, at)
        if rest:
            found[at] = rest
            taken.update(rest)
    return found


def row_of(one: Printed) -> tuple[int, ...]:
    """(table, row) of a paragraph in a cell; () for others."""
    return one.shown.place.cell[:2] if one.shown and one.shown.place.cell else ()


def _row(new: Sequence[Printed], inserted: Sequence[int], at: int) -> tuple[int, ...]:
    """The other paragraphs of a row that is new as a whole."""
    every = [n for n in range(len(new)) if row_of(new[n]) == row_of(new[at])]
    return tuple(every[1:]) if set(every) <= set(inserted) and every[0] == at else ()


def _section(new: Sequence[Printed], inserted: Sequence[int], at: int) -> tuple[int, ...]:
    if not _is_heading(new[at]):
        return ()
    rest: list[int] = []
    dashes = ""
    while (number := at + 1 + len(rest)) in inserted:
        one = new[number]
        kind = labels.kind(labels.label(one.text))
        plain = not kind and not dashes and not _is_heading(one)
        if row_of(one) or not (plain or (kind in _DASHES and kind == (dashes or kind))):
            break
        dashes = kind
        rest.append(number)
    return tuple(rest)


def _is_heading(one: Printed) -> bool:
    kind = labels.kind(labels.label(one.text))
    if kind in _DASHES or row_of(one) or one.home != "body":
        return False
    bold = one.shown is not None and is_bold(one.shown)
    return bool(kind) or (bold and len(one.text.split()) <= _SHORT)


def row_spot(
    base: Sequence[Printed], new: Sequence[Printed], steps: Steps, number: int
) -> Spot | None:
    """Behind which row of the content's table a new one goes; before the first below the head."""
    table, row = row_of(new[number])
    rows: dict[int, tuple[Path, int]] = {}
    for at, old in steps.place.items():
        place, path = row_of(new[at]), path_of(base[old])
        if place and place[0] == table and path and (found := in_rows(path)):
            rows[place[1]] = found
    before = max((one for one in rows if one < row), default=None)
    if before is not None:
        return Spot(rows[before][0], rows[before][1] + 1, rows[before][1])
    after = min((one for one in rows if one > row), default=None)
    return Spot(*rows[after], rows[after][1]) if after is not None else None


def in_rows(path: Path) -> tuple[Path, int] | None:
    """The list of rows that a place stands in, and which row."""
    for at in range(len(path) - 2):
        if path[at] == "rows" and isinstance(row := path[at + 1], int):
            return path[: at + 1], row
    return None


def row_text(
    base: Sequence[Printed],
    new: Sequence[Printed],
    steps: Steps,
    members: Sequence[int],
    spot: Spot,
    size: int,
    column: int,
) -> str | None:
    """A row of `size` cells as its neighbour has; None when cells and columns do not meet."""
    cells: dict[int, int] = {}
    for at, old in steps.place.items():
        path, shown = path_of(base[old]), new[at].shown
        if path and shown and path[: len(spot.path)] == spot.path and len(shown.place.cell) == 3:
            cells[shown.place.cell[2]] = int(path[len(spot.path) + 1])
    words = [""] * size
    for at in members:
        shown = new[at].shown
        cell = cells.get(shown.place.cell[2]) if shown else None
        if cell is None:
            if labels.core(new[at].text).isdigit():
                continue  # a number that the table counts itself
            return None
        if cell >= size or words[cell]:
            return None  # several paragraphs in a cell, or one that spans others
        words[cell] = written(new[at].text)
    one = ", ".join(word if plain_stays_plain_in_brackets(word) else quoted(word) for word in words)
    margin = " " * column
    if column + len(one) + 4 <= WIDTH:
        return f"{margin}- [{one}]\n"
    lines = [f"- {scalar(word, column + 4, column + 4)}\n" if word else '- ""\n' for word in words]
    return f"{margin}- " + f"{margin}  ".join(lines)


def section_text(
    new: Sequence[Printed], head: int, rest: Sequence[int], sibling: Node, column: int, id_: str
) -> str | None:
    """A block with heading, prose and dashes, in the language of its neighbour's keys; None when the
    neighbour is no section."""
    if not isinstance(sibling, Mapping) or sibling.get("heading") is None:
        return None
    keys = {entry.key: entry.written for entry in sibling.entries}
    vietnamese = keys["heading"] != "heading"
    inner = " " * (column + 2)
    lines = [f"{keys['id']}: {id_}"] if id_ else []
    lines.append(f"{keys['heading']}: {_words(new[head], column + 4)}")
    prose = [at for at in rest if not labels.label(new[at].text)]
    dashes = [at for at in rest if at not in prose]
    for key, numbers in (("text", prose), ("items", dashes)):
        if not numbers:
            continue
        word = keys.get(key) or (vocabulary.vietnamese(key) if vietnamese else key)
        if key == "text" and len(numbers) == 1:
            lines.append(f"{word}: {_words(new[numbers[0]], column + 4)}")
            continue
        lines.append(f"{word}:")
        lines += [f"  - {_words(new[at], column + 6)}" for at in numbers]
    return " " * column + "- " + f"\n{inner}".join(lines) + "\n"


def _words(one: Printed, indent: int) -> str:
    return scalar(written(labels.bare(one.text)), indent, indent + 12)
