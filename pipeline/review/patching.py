"""Steps -> the new text of the content file, by whole lines and scalars, in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.review import groups, labels
from pipeline.review.base import Printed, Version
from pipeline.review.origins import OPAQUE
from pipeline.review.projection import ValueEdit, edited, written
from pipeline.review.spots import Spot, path_of, spots
from pipeline.review.steps import Steps
from pipeline.source import Mapping as MappingNode
from pipeline.source import Node, Scalar
from pipeline.source import Sequence as Sequence_
from pipeline.splice import Path, SpliceError
from pipeline.splice_items import item
from pipeline.splice_sheet import Sheet
from pipeline.tidy import given_ids, new_id

NO_SPOT = "không tìm được chỗ trong tệp nội dung"
NO_ROW = (
    "hàng của bảng: không tìm được chỗ trong tệp nội dung (bảng tự lập, ô gộp, hoặc ô nhiều đoạn)"
)
NOT_WHOLE = "chỉ một phần của khối bị bỏ hoặc chuyển, phần còn lại không đứng riêng được"


@dataclass(slots=True)
class Attempt:
    """The text that the steps give, and the steps that could not be carried out with the reason."""

    text: str
    failed: dict[str, str] = field(default_factory=dict)
    """ "old 3" | "new 7" -> why"""
    whole: bool = True
    """False when two steps touch the same letters, so that no text could be made of all of them."""
    choices: dict[str, int] = field(default_factory=dict)
    """ "new 7" -> how many places it could still go to"""


@dataclass(slots=True)
class _Desk:
    """What lies on the desk while edits are tried."""

    version: Version
    new: Sequence[Printed]
    steps: Steps
    sheet: Sheet
    tries: Mapping[str, int]
    refused: Mapping[str, str]
    attempt: Attempt
    values: dict[Path, list[ValueEdit]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


def attempt(
    version: Version,
    new: Sequence[Printed],
    steps: Steps,
    tries: Mapping[str, int],
    refused: Mapping[str, str],
) -> Attempt:
    """Make every step that is not refused; `tries` says which place an insertion goes to."""
    made = Attempt(version.text)
    desk = _Desk(version, new, steps, Sheet(version.text), tries, refused, made)
    desk.taken = set(given_ids(version.places.source.root))
    for words in steps.words:
        if f"new {words.new}" not in refused:
            _edit(desk, words.edits, f"new {words.new}")
    _delete(desk)
    moved = _moves(desk)
    members = {at for rest in steps.groups.values() for at in rest}
    # In the order of the returned file, so that what goes to one place stands in that order.
    for number in sorted([*(set(steps.inserted) - members), *moved]):
        if f"new {number}" not in refused:
            _put(desk, number, moved.get(number))
    for path, changes in desk.values.items():
        node = version.places.node(path)
        value = edited(node.value, changes) if isinstance(node, Scalar) else None
        if value is not None:
            desk.sheet.set(path, value)
    try:
        made.text = desk.sheet.text()
    except SpliceError:
        made.whole = False
    return made


def _edit(desk: _Desk, edits: Mapping[Path, list[ValueEdit]], key: str) -> None:
    for path, changes in edits.items():
        node = desk.version.places.node(path)
        whole = [*desk.values.get(path, []), *changes]
        if isinstance(node, Scalar) and edited(node.value, whole) is not None:
            desk.values[path] = whole
        else:
            desk.attempt.failed[key] = "hai chỗ sửa trong cùng một trường chồng lên nhau"


def _delete(desk: _Desk) -> None:
    wanted = [at for at in desk.steps.deleted if f"old {at}" not in desk.refused]
    dead, failed = _dead(desk.version, set(wanted))
    for at in failed:
        desk.attempt.failed[f"old {at}"] = NOT_WHOLE
    for path, numbers in dead.items():
        try:
            desk.sheet.cut(path)
        except SpliceError:
            for at in numbers:
                desk.attempt.failed[f"old {at}"] = NOT_WHOLE
    for at in wanted:
        _empty_part(desk, at, dead)


def _empty_part(desk: _Desk, at: int, dead: Mapping[Path, list[int]]) -> None:
    """One of several paragraphs of a scalar: its part of the value goes."""
    origin = desk.version.paragraphs[at].origin
    if origin is None or any(at in numbers for numbers in dead.values()):
        return
    letters = [letter for letter in origin.letters if letter]
    fields = {letter.field for letter in letters}
    if len(fields) != 1:
        return
    place = origin.fields[fields.pop()]
    start, end = min(one.start for one in letters), max(one.end for one in letters)
    start, end = (_note if origin.home == "note" else _lines)(place.value, start, end)
    shared = sum(path_of(one) == place.path for one in desk.version.paragraphs) > 1
    if shared and f"old {at}" in desk.attempt.failed:
        del desk.attempt.failed[f"old {at}"]
        _edit(desk, {place.path: [(start, end, "")]}, f"old {at}")


def _lines(value: str, start: int, end: int) -> tuple[int, int]:
    """To the end of the line, blank lines behind it too."""
    while end < len(value) and value[end] not in "\n":
        end += 1
    while end < len(value) and value[end] == "\n":
        end += 1
    return start, end


def _note(value: str, start: int, end: int) -> tuple[int, int]:
    """The footnote around its words, brackets and all."""
    around = (one.span() for one in OPAQUE.finditer(value) if one[0].startswith("^["))
    return next((one for one in around if one[0] <= start and end <= one[1]), (start, end))


def _dead(version: Version, deleted: set[int]) -> tuple[dict[Path, list[int]], list[int]]:
    """The largest items and entries all of whose paragraphs are deleted; what fits into none."""
    under: dict[Path, list[int]] = {}
    for at, one in enumerate(version.paragraphs):
        path = path_of(one) or ()
        for depth in range(1, len(path) + 1):
            under.setdefault(path[:depth], []).append(at)
    gone = {path: found for path, found in under.items() if deleted.issuperset(found)}
    top = {path: found for path, found in gone.items() if path[:-1] not in gone}
    known = {at for found in top.values() for at in found}
    return top, sorted(deleted - known)


def _moves(desk: _Desk) -> dict[int, Path]:
    """Returned number of the first paragraph -> the item that goes there."""
    heads = desk.steps.heads()
    steps = desk.steps.moved.items()
    wanted = {a: b for a, b in steps if f"new {heads.get(b, b)}" not in desk.refused}
    whole, failed = _dead(desk.version, set(wanted))
    for at in failed:
        desk.attempt.failed[f"new {heads.get(wanted[at], wanted[at])}"] = NOT_WHOLE
    found: dict[int, Path] = {}
    for path, numbers in whole.items():
        goes = [wanted[at] for at in numbers]
        item_path = _as_item(path)
        if item_path is None or goes != list(range(goes[0], goes[0] + len(goes))):
            for number in goes:
                desk.attempt.failed[f"new {heads.get(number, number)}"] = NOT_WHOLE
        else:
            found[goes[0]] = item_path
    return found


def _as_item(path: Path) -> Path | None:
    """The list item itself: the words of an item may be its only entry."""
    return path if isinstance(path[-1], int) else None


def _put(desk: _Desk, number: int, moved: Path | None) -> None:
    key = f"new {number}"
    if moved is None and groups.row_of(desk.new[number]) and number in desk.steps.groups:
        _put_row(desk, number, key)
        return
    found = spots(desk.version.paragraphs, desk.new, desk.steps, number)
    if moved is not None and groups.in_rows((*moved, "")):
        spot = groups.row_spot(desk.version.paragraphs, desk.new, desk.steps, number)
        found = [spot] if spot else []
    elif moved is not None:
        found = [spot for spot in found if not spot.inside]
    at = desk.tries.get(key, 0)
    desk.attempt.choices[key] = len(found) - at - 1
    if at >= len(found):
        desk.attempt.failed[key] = NO_SPOT
        return
    try:
        if moved is not None:
            desk.sheet.bring(moved, found[at].path, found[at].number)
        elif number not in desk.steps.groups or not _put_section(desk, found[at], number):
            _insert(desk, found[at], desk.new[number], key)
            for one in desk.steps.groups.get(number, ()):
                _put(desk, one, None)
    except (SpliceError, KeyError):
        desk.attempt.failed[key] = NO_SPOT


def _offset(desk: _Desk, spot: Spot) -> int:
    """Where the lines go: right behind the neighbour, so that a comment above the next item stays there."""
    lines = desk.sheet.lines
    if spot.number > spot.sibling:
        return lines.item((*spot.path, spot.sibling))[1]
    return lines.before(spot.path, spot.number)


def _put_row(desk: _Desk, number: int, key: str) -> None:
    """A new row of a table, as one item of its list of rows."""
    base, steps = desk.version.paragraphs, desk.steps
    spot = groups.row_spot(base, desk.new, steps, number)
    members = (number, *steps.groups[number])
    try:
        row = desk.version.places.node((*spot.path, spot.sibling)) if spot else None
        if spot is None or not isinstance(row, Sequence_):
            raise SpliceError("no list of rows")
        column = desk.sheet.lines.dash(spot.path)
        text = groups.row_text(base, desk.new, steps, members, spot, len(row.items), column)
        if text is None:
            raise SpliceError("other columns")
        desk.sheet.add(_offset(desk, spot), text)
    except (SpliceError, KeyError):
        desk.attempt.failed[key] = NO_ROW


def _put_section(desk: _Desk, spot: Spot, number: int) -> bool:
    """A heading with what stands below it, as one block; False when its neighbour is no section."""
    if spot.inside:
        return False
    sibling = desk.version.places.node((*spot.path, spot.sibling))
    id_ = ""
    if isinstance(sibling, MappingNode) and sibling.get("id") is not None:
        id_ = new_id(desk.version.file, desk.new[number].text, desk.taken)
    column = desk.sheet.lines.dash(spot.path)
    rest = desk.steps.groups[number]
    text = groups.section_text(desk.new, number, rest, sibling, column, id_)
    if text is None:
        return False
    desk.taken.add(id_)
    desk.sheet.add(_offset(desk, spot), text)
    return True


def _insert(desk: _Desk, spot: Spot, one: Printed, key: str) -> None:
    words = written(labels.bare(one.text))
    if spot.inside:
        node = desk.version.places.node(spot.path)
        if not isinstance(node, Scalar):
            raise SpliceError("no scalar")
        size = len(node.value)
        # One blank line of the file: in a folded or quoted scalar that is a single line break.
        gap = "\n\n" if node.style == "|" else "\n"
        _edit(desk, {spot.path: [(size, size, gap + words)]}, key)
        return
    sibling = desk.version.places.node((*spot.path, spot.sibling))
    keys, text_key = _form(desk, spot, sibling, words)
    lines = desk.sheet.lines
    text = item(words, lines.dash(spot.path), keys, text_key)
    desk.sheet.add(_offset(desk, spot), text)


def _form(
    desk: _Desk, spot: Spot, sibling: Node, words: str
) -> tuple[tuple[tuple[str, str], ...], str]:
    """The keys that a new item has, as its neighbour has them."""
    if not isinstance(sibling, MappingNode):
        return (), ""
    keys: tuple[tuple[str, str], ...] = ()
    depth = len(spot.path) + 1
    path = next(
        path
        for one in desk.version.paragraphs
        if (path := path_of(one)) and path[:depth] == (*spot.path, spot.sibling)
    )
    if len(path) <= depth:
        raise SpliceError("the neighbour has no words of its own")
    for entry in sibling.entries:
        if entry.key == "id":
            name = new_id(desk.version.file, words, desk.taken)
            desk.taken.add(name)
            keys = ((entry.written, name),)
    text_key = next(entry.written for entry in sibling.entries if entry.key == path[depth])
    return keys, text_key
