"""Blocks of a text and entries of its lists: headings, divisions, paragraphs, lists, what hangs below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pipeline.model import entries, inserts, references, values
from pipeline.model.blocks import Block, Division, Item, Listing, Prose, Section, Words
from pipeline.model.grammar import DIVISIONS, ENTRY_SHAPES, LISTS
from pipeline.model.reading import Reading, fields, is_empty, members, wrong_shape
from pipeline.source import Entry, Node, Scalar, Sequence
from pipeline.source import Mapping as MappingNode

_LISTS = frozenset(LISTS)


def blocks(reading: Reading, entry: Entry | None) -> tuple[Block, ...]:
    """The list of blocks of a key; a plain text is a paragraph."""
    if entry is None:
        return ()
    if isinstance(entry.value, MappingNode):
        hint = "thêm “- ” trước khoá đầu tiên của mỗi khối"
        wrong_shape(reading, entry.value, f"“{entry.written}”", "một danh sách khối", hint)
        return ()
    found: list[Block] = []
    for node in members(reading, entry):
        found += _block(reading, node)
    return tuple(found)


def _block(reading: Reading, node: Node) -> tuple[Block, ...]:
    match node:
        case Scalar():
            return (Prose(tuple(values.split(reading, node)), node.span),)
        case Sequence():
            hint = "bỏ bớt một dấu “-”, hoặc viết danh sách dưới khoá “ý”"
            wrong_shape(reading, node, "mỗi khối", "một đoạn chữ hoặc một nhóm khoá", hint)
            return ()
        case MappingNode():
            return _block_of(reading, node)


def _block_of(reading: Reading, node: MappingNode) -> tuple[Block, ...]:
    found = fields(reading, node, "block")
    openers = [key for key in found if key in DIVISIONS or key == "heading"]
    if len(openers) > 1:
        _too_many(reading, found, openers)
    _only_in_article(reading, found)
    mark_for_list = not _LISTS.isdisjoint(found)
    if "mark" in found and not mark_for_list and "heading" not in openers:
        written = found["mark"].written
        message = f"“{written}” không có tác dụng: khối này không có danh sách hay tiêu đề"
        reading.warn(
            found["mark"].key_span, "M021", message, "viết các dòng dưới “ý”, hoặc bỏ khoá này"
        )
    content = contents(reading, found)
    id_ = values.identifier(reading, found.get("id"))
    when = values.condition(reading, found.get("when"))
    if not openers:
        _need_content(reading, node, content)
        return _with_id_and_condition(content, id_, when)
    opener = openers[0]
    if opener != "heading":
        return (_division(reading, node, found, opener, content, id_, when),)
    heading = values.words(reading, found["heading"])
    if heading is None:
        return content
    if not content and len(found) == len(node.entries):
        message = f"dưới tiêu đề “{heading.text}” chưa có nội dung"
        reading.warn(node.span, "M025", message, "thêm đoạn, ý hoặc khối con dưới tiêu đề")
    mark = None if mark_for_list else values.mark(reading, found.get("mark"))
    return (Section(node.span, heading, content, id_, when, mark),)


def _too_many(reading: Reading, found: Mapping[str, Entry], openers: list[str]) -> None:
    first, second = (found[key] for key in openers[:2])
    reading.say(
        second.key_span,
        "M032",
        f"một khối không thể vừa có “{first.written}” vừa có “{second.written}”",
        f"tách “{second.written}” thành khối riêng, đặt trong “khối” (blocks) nếu nằm bên dưới",
    )


def _only_in_article(reading: Reading, found: Mapping[str, Entry]) -> None:
    for key in ("clauses", "points"):
        if key in found and "article" not in found:
            written = found[key].written
            message = f"khoá “{written}” chỉ đặt được trong một điều"
            reading.say(
                found[key].key_span, "M021", message, "thêm “điều:” vào khối này, hoặc dùng “ý”"
            )


def _need_content(reading: Reading, node: MappingNode, content: tuple[Block, ...]) -> None:
    if not content and {entry.key for entry in node.entries} <= {"id", "when", "mark"}:
        hint = "thêm tiêu đề, đoạn hoặc ý; hoặc bỏ hẳn khối"
        reading.say(node.span, "M025", "khối này chưa có nội dung", hint)


def _with_id_and_condition(
    content: tuple[Block, ...], id_: str, when: Words | None
) -> tuple[Block, ...]:
    """A block without heading may hold several: its id goes to the first, its condition to all."""
    found = [replace(one, when=both(when, one.when)) for one in content] if when else list(content)
    if id_ and found and not found[0].id:
        found[0] = replace(found[0], id=id_)
    return tuple(found)


def both(outer: Words | None, inner: Words | None) -> Words | None:
    """The condition that holds when both do."""
    if outer is None or inner is None:
        return outer or inner
    return Words(f"({outer.text}) and ({inner.text})", inner.span)


def _division(
    reading: Reading,
    node: MappingNode,
    found: Mapping[str, Entry],
    kind: str,
    content: tuple[Block, ...],
    id_: str,
    when: Words | None,
) -> Division:
    read = values.words if kind == "article" else values.titled
    title = None if is_empty(found[kind].value) else read(reading, found[kind])
    text: tuple[Words, ...] = ()
    if kind == "article":
        text, content = _leading(found, content)
    if not text and not content:
        name = f"“{title.text}”" if title else f"“{found[kind].written}” ở đây"
        reading.warn(
            node.span, "M025", f"{name} chưa có nội dung", "thêm đoạn, khoản hoặc khối con"
        )
    return Division(kind, node.span, title, text, content, id_, when)


def contents(reading: Reading, found: Mapping[str, Entry]) -> tuple[Block, ...]:
    """Everything below a heading, a division, an entry or an annex, in written order."""
    listed = not _LISTS.isdisjoint(found)
    mark = values.mark(reading, found.get("mark")) if listed else None
    made: list[Block] = []
    for key, entry in found.items():
        if key in _LISTS:
            one = listing(reading, entry, key)
            made += [replace(one, mark=mark) if mark and not one.mark else one] if one else []
        elif key in _READERS:
            made += _READERS[key](reading, entry)
    return tuple(made)


def listing(reading: Reading, entry: Entry, name: str) -> Listing | None:
    """A list of entries; one text stands as a paragraph of its own without mark."""
    node = entry.value
    shape = ENTRY_SHAPES.get(name, "item")
    if isinstance(node, MappingNode):
        return _list_of(reading, node, name, shape)
    items = _items(reading, entry, shape)
    alone = isinstance(node, Scalar) and name != "items"
    return Listing(name, node.span, items, mark="none" if alone else None) if items else None


def _list_of(reading: Reading, node: MappingNode, name: str, shape: str) -> Listing | None:
    found = fields(reading, node, "list")
    items = _items(reading, found["items"], shape) if "items" in found else ()
    if not items:
        return None
    return Listing(
        name,
        node.span,
        items,
        heading=values.words(reading, found.get("heading")),
        mark=values.mark(reading, found.get("mark")),
        id=values.identifier(reading, found.get("id")),
        when=values.condition(reading, found.get("when")),
    )


def _items(reading: Reading, entry: Entry, shape: str) -> tuple[Item, ...]:
    found = [_item(reading, node, entry, shape) for node in members(reading, entry)]
    return tuple([one for one in found if one])


def _item(reading: Reading, node: Node, entry: Entry, shape: str) -> Item | None:
    match node:
        case Scalar():
            return Item(node.span, text=tuple(values.split(reading, node)))
        case Sequence():
            hint = "ý con viết dưới khoá “ý” (items) của ý mẹ"
            wrong_shape(
                reading,
                node,
                f"mỗi dòng của “{entry.written}”",
                "một đoạn chữ hoặc nhóm khoá",
                hint,
            )
            return None
        case MappingNode():
            return _item_of(reading, node, shape)


def _item_of(reading: Reading, node: MappingNode, shape: str) -> Item:
    found = fields(reading, node, shape)
    below = entries.below(found, shape)
    text, content = _leading(below, contents(reading, below))
    item = Item(
        node.span,
        values.identifier(reading, found.get("id")),
        values.condition(reading, found.get("when")),
        values.words(reading, found.get("heading")),
        text,
        content,
        entries.assignment(reading, found) if shape in entries.ASSIGNED else None,
        entries.figure(reading, found, text) if shape == "target" else None,
        references.refs(reading, found.get("organ")) if shape == "responsibility" else (),
    )
    if len(found) == len(node.entries):
        entries.need_words(reading, item, shape)
    return item


def _leading(
    found: Mapping[str, Entry], content: tuple[Block, ...]
) -> tuple[tuple[Words, ...], tuple[Block, ...]]:
    """The text written first stands with the number or mark; text written later keeps its place."""
    first = next((key for key in found if key in _LISTS or key in _READERS), None)
    if first == "text" and content and isinstance(content[0], Prose):
        return content[0].text, content[1:]
    return (), content


def _numbered(kind: str) -> Callable[[Reading, Entry], tuple[Block, ...]]:
    """Reader of the khoản of an article or the điểm of a khoản."""

    def one(reading: Reading, node: MappingNode) -> Block:
        found = fields(reading, node, kind)
        text, content = _leading(found, contents(reading, found))
        title = values.words(reading, found.get("title"))
        if not (title or text or content) and len(found) == len(node.entries):
            name = "khoản" if kind == "clause" else "điểm"
            reading.say(node.span, "M003", f"{name} này thiếu “đoạn” (text)", "thêm khoá ấy")
        id_ = values.identifier(reading, found.get("id"))
        when = values.condition(reading, found.get("when"))
        return Division(kind, node.span, title, text, content, id_, when)

    def read(reading: Reading, entry: Entry) -> tuple[Block, ...]:
        made: list[Block] = []
        for node in members(reading, entry):
            if isinstance(node, MappingNode):
                made.append(one(reading, node))
            elif isinstance(node, Scalar):
                made.append(Division(kind, node.span, text=tuple(values.split(reading, node))))
            else:
                what = f"mỗi dòng của “{entry.written}”"
                wrong_shape(reading, node, what, "một đoạn chữ hoặc nhóm khoá")
        return tuple(made)

    return read


def _text(reading: Reading, entry: Entry) -> tuple[Block, ...]:
    found = values.paragraphs(reading, entry)
    return (Prose(found, entry.value.span),) if found else ()


_READERS: Mapping[str, Callable[[Reading, Entry], tuple[Block, ...]]] = {
    "text": _text,
    "blocks": blocks,
    "clauses": _numbered("clause"),
    "points": _numbered("point"),
    **inserts.READERS,
}
