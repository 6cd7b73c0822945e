"""What every part of the loader shares: the problems found so far, the names known, the keys of a mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline import kinds, vocabulary
from pipeline.model.grammar import SHAPES, homes
from pipeline.model.shape import Key, Shape
from pipeline.problem import Level, Problem, Span
from pipeline.registries.citations import Citation
from pipeline.registries.organs import Organ
from pipeline.registries.people import Person
from pipeline.source import Entry, Node, Scalar, Sequence, Source
from pipeline.source import Mapping as MappingNode

_FEW = 12
"""As many keys as a message can usefully list."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names that content may use, from the registries."""

    organs: Mapping[str, Organ] = field(default_factory=dict)
    citations: Mapping[str, Citation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    standards: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """One pass over one source: collects the problems, remembers the ids used."""

    source: Source
    known: Known
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)

    def say(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Notes an error."""
        self.problems.append(Problem(span, code, message, hint))

    def warn(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Notes something doubtful that does not stop the document."""
        self.problems.append(Problem(span, code, message, hint, Level.WARNING))


def named(key: str, under: str = "") -> str:
    """A key as messages name it: Vietnamese first, English beside it."""
    vietnamese = vocabulary.vietnamese(key, under)
    return f"“{vietnamese}”" if vietnamese == key else f"“{vietnamese}” ({key})"


def written(node: Node) -> str:
    """What a node is, in words an officer knows."""
    match node:
        case Scalar(value=""):
            return "chỗ trống"
        case Scalar():
            return "một đoạn chữ"
        case Sequence():
            return "một danh sách (các dòng bắt đầu bằng “-”)"
        case MappingNode():
            return "một nhóm khoá (các dòng “khoá: giá trị”)"


def is_empty(node: Node) -> bool:
    """True for a key with nothing after it, an empty list, an empty mapping."""
    match node:
        case Scalar(value=value):
            return not value.strip()
        case Sequence(items=items):
            return not items
        case MappingNode(entries=entries):
            return not entries


def wrong_shape(reading: Reading, node: Node, what: str, wanted: str, hint: str = "") -> None:
    """M002: one form is written where another is meant."""
    reading.say(node.span, "M002", f"{what} phải là {wanted}, ở đây lại là {written(node)}", hint)


def fields(reading: Reading, node: MappingNode, shape_name: str) -> dict[str, Entry]:
    """The usable entries of a mapping by canonical key, in written order.

    Unknown, misplaced, repeated, empty and missing keys are noted and left out.
    """
    shape = SHAPES[shape_name]
    found: dict[str, Entry] = {}
    for entry in node.entries:
        key = _key(shape, entry)
        if key is None:
            _stray(reading, shape, entry, alone=len(node.entries) == 1)
        elif key.name in found:
            reading.say(
                entry.key_span,
                "M022",
                f"khoá “{entry.written}” ở đây cùng nghĩa với “{found[key.name].written}” ở dòng "
                f"{found[key.name].key_span.line}",
                "gộp hai chỗ làm một",
            )
        elif is_empty(entry.value) and not key.may_be_empty:
            _empty(reading, entry, owed=key.required or key.name in _owed(node, shape))
        else:
            found[key.name] = entry
    _missing(reading, node, shape)
    return found


def _key(shape: Shape, entry: Entry) -> Key | None:
    key = shape.keys.get(entry.key)
    if key is None and entry.key in shape.aliases:
        return shape.keys[shape.aliases[entry.key]]
    return key


def _owed(node: MappingNode, shape: Shape) -> tuple[str, ...]:
    """Parts that a document of the kind named here must have."""
    for entry in node.entries:
        named_kind = (key := _key(shape, entry)) is not None and key.name == "kind"
        if named_kind and isinstance(entry.value, Scalar):
            kind = kinds.find(entry.value.value)
            return kind.obligatory if kind else ()
    return ()


def _empty(reading: Reading, entry: Entry, *, owed: bool) -> None:
    reading.say(
        entry.key_span,
        "M004",
        f"khoá “{entry.written}” chưa có nội dung",
        "điền nội dung: dòng này bắt buộc phải có"
        if owed
        else "điền nội dung, hoặc bỏ hẳn dòng này",
    )


def _missing(reading: Reading, node: MappingNode, shape: Shape) -> None:
    required = _required(shape.name)
    if not required:
        return
    present = {key.name for entry in node.entries if (key := _key(shape, entry))}
    written = [entry.written for entry in node.entries]
    for key in required:
        if key.name not in present and key.unless not in present:
            if vocabulary.misspelt(key.name, written, shape.under):
                continue
            reading.say(
                node.span,
                "M003",
                f"{shape.vi} này thiếu {named(key.name, shape.under)}",
                _example(shape, key.name),
            )


@cache
def _required(shape: str) -> tuple[Key, ...]:
    return tuple([key for key in SHAPES[shape].keys.values() if key.required])


def _example(shape: Shape, key: str) -> str:
    return f"thêm dòng “{vocabulary.vietnamese(key, shape.under)}: …”"


_BLOCKS = vocabulary.vietnamese("blocks")


def _stray(reading: Reading, shape: Shape, entry: Entry, *, alone: bool) -> None:
    """M001 for a key nobody knows, M021 for a key that belongs elsewhere."""
    if homes(entry.key):
        inner = entry.key == "body" and "blocks" in shape.keys
        hint = f"trong khối, các khối con ghi ở “{_BLOCKS}:”" if inner else _belongs(entry.key)
        code = "M021"
        message = f"khoá “{entry.written}” không đặt được trong {shape.vi} này"
    else:
        code, message = "M001", f"không có khoá “{entry.written}” trong {shape.vi} này"
        hint = vocabulary.meant(entry.written, [*shape.keys, *shape.aliases])
        hint = hint or _colon(shape, entry) or _part(shape, entry.written)
        hint = hint or _elsewhere(entry.written) or _allowed(shape)
    if alone and " " in entry.written and entry.written[:1].isupper():
        hint = 'nếu đây là một câu có dấu hai chấm, đặt cả câu trong dấu nháy: "…: …"'
    reading.say(entry.key_span, code, message, hint)


def _belongs(key: str) -> str:
    places = list(dict.fromkeys(shape.vi for shape in homes(key)))
    return f"khoá này dùng trong: {', '.join(places)}; xem lại độ thụt dòng"


def _colon(shape: Shape, entry: Entry) -> str:
    """Within { } a key without its colon, or without the blank after it, takes its value along."""
    if not is_empty(entry.value):
        return ""
    for name in _names(shape):
        rest = entry.written[len(name) :]
        if (
            entry.written.casefold().startswith(name.casefold())
            and rest[:1] in (" ", ":")
            and rest[1:]
        ):
            wants = "dấu hai chấm" if rest[0] == " " else "dấu cách sau dấu hai chấm"
            return f"thiếu {wants}: viết “{name}: {rest[1:].strip()}”"
    return ""


def _part(shape: Shape, written: str) -> str:
    near = vocabulary.contained(written, _names(shape))
    return f"có phải ý bạn là “{near}”?" if near else ""


def _names(shape: Shape) -> list[str]:
    """The keys of a mapping as officers write them there, the longest first."""
    return sorted(
        (vocabulary.vietnamese(key, shape.under) for key in shape.keys), key=len, reverse=True
    )


def _elsewhere(written: str) -> str:
    """The key meant may be one of another mapping, mistyped and misplaced at once."""
    every = dict.fromkeys(key for shape in SHAPES.values() for key in shape.keys)
    near = vocabulary.nearest(written, every)
    key = vocabulary.canonical(near) if near else None
    return f"có phải ý bạn là “{near}”? {_belongs(key)}" if key else ""


def _allowed(shape: Shape) -> str:
    if len(shape.keys) > _FEW:
        return "xem các khoá dùng được trong docs/huong-dan.md, hoặc nhấn Ctrl+Space khi soạn"
    words = [vocabulary.vietnamese(key, shape.under) for key in shape.keys]
    return f"các khoá dùng được: {', '.join(words)}"


def members(reading: Reading, entry: Entry) -> Iterator[Node]:
    """The items of a list, or the one node itself; empty items are noted and left out."""
    nodes = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
    for node in nodes:
        if is_empty(node):
            reading.say(
                node.span,
                "M004",
                f"một dòng của “{entry.written}” chưa có nội dung",
                "điền nội dung, hoặc bỏ dòng “-” này",
            )
        else:
            yield node


def nearest_of(word: str, known: Collection[str]) -> str | None:
    """The known name closest to a mistyped one, by letters."""
    from_known: Mapping[str, str] = {name.casefold(): name for name in known}
    if word.casefold() in from_known:
        return from_known[word.casefold()]
    return _closest(word.casefold(), from_known)


def _closest(word: str, known: Mapping[str, str]) -> str | None:
    import difflib  # for a misspelt name alone

    found = difflib.get_close_matches(word, known, n=1, cutoff=0.75)
    return known[found[0]] if found else None
