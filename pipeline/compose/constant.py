"""What a content says in every copy alike is written once: blocks with nothing to fill in, cite or name.

Known by identity: a batch composes the same typed content for every unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, TypeVar

from pipeline.compose.words import Writer, is_plain
from pipeline.kept import Kept
from pipeline.model.blocks import Item, Listing, Prose, Section, Words
from pipeline.model.figures import TableBlock, TableCell
from pipeline.problem import Span

_Written = TypeVar("_Written")
_PARTS = (Section, Listing, Item, Prose, TableBlock, TableCell)
"""Made of words, marks and one another. What counts through a document (articles), reads a file or
asks a register is left out."""
_SIMPLE = (str, int, float, Span, type(None))
_WORDLESS = frozenset(
    {
        *("Span", "str", "str | None", "int", "bool", "tuple[float, ...]", "tuple[str, ...]"),
        *("Final[Span]", "Final[int]", "Final[bool]"),
    }
)
"""How fields are annotated that hold no words."""
_WORDED: dict[type, tuple[str, ...]] = {
    kind: tuple(
        field.name for field in fields(kind) if field.name != "when" and field.type not in _WORDLESS
    )
    for kind in _PARTS
}
"""The fields of a part that may hold words. A condition has been judged by the time it is written."""

_plain: Kept[tuple[object, bool]] = Kept(1600)
_made: Kept[tuple[object, object, tuple[Any, ...]]] = Kept(1600)


def plain(part: object) -> bool:
    """Whether a block is written the same whatever a unit's values are."""
    known = _plain.get(id(part))
    if known is None:
        known = _plain.put(id(part), (part, _is_plain(part)))
    return known[1]


def _is_plain(part: object) -> bool:
    if isinstance(part, Words):
        return is_plain(part)
    if isinstance(part, TableBlock) and part.source:
        return False
    if names := _WORDED.get(type(part)):
        return all(_all_plain(getattr(part, name)) for name in names)
    return isinstance(part, _SIMPLE)


def _all_plain(held: object) -> bool:
    """What a field holds; parts of a part are asked for again when they are written themselves."""
    if isinstance(held, tuple):
        return all(map(_all_plain, held)) if held else True
    if isinstance(held, Words):
        return is_plain(held)
    return held is None or plain(held)


def written(
    part: object,
    place: tuple[object, ...],
    writer: Writer,
    make: Callable[..., Iterable[_Written]],
    *given: object,
) -> tuple[_Written, ...]:
    """What `make(*given)` writes of a part; kept if the part is plain and gave no cause to say anything.

    `place` is all that it depends on besides the part and the standard. A content that is composed once
    is not asked: a fourth of the time would go into that.
    """
    if not writer.many or not plain(part):
        return tuple(make(*given))
    key = (id(part), id(writer.standard), make, *place)
    known = _made.get(key)
    if known is not None:
        return known[2]
    told = len(writer.problems)
    done = tuple(make(*given))
    if len(writer.problems) == told:
        _made.put(key, (part, writer.standard, done))
    return done
