"""A content file made tidy without changing what it says: `fmt` for its writing, `ids` for its blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline import source, splice, vocabulary
from pipeline.problem import ContentError, ToolError, has_errors
from pipeline.source import Entry, Mapping, Node, Scalar, Sequence, Source, scalars

Path = tuple[str | int, ...]

_REPAIRS = ("N020", "N021", "N022", "N023", "N024", "N025")
_NAMED_LISTS = frozenset(
    {"body", "blocks", "bases", "annexes", "items", "purposes", "requirements", "viewpoints"}
    | {"objectives", "targets", "situation", "achievements", "shortcomings", "causes", "tasks"}
    | {"solutions", "responsibilities", "duties", "funding", "schedule", "clauses", "points"}
)
"""Lists whose entries take an id: what a reviewer may move, change or comment on as one thing."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """The new text of a file and what was changed, one Vietnamese line each; no lines = as it was."""

    text: str
    changes: tuple[str, ...] = ()


def fmt(
    data: bytes, file: str, keys: Literal["vi", "en"] | None = None, unix: bool = False
) -> Tidied:
    """Safe repairs made in the file itself; keys in one language if asked; CRLF -> LF if `unix`.

    Comments and layout stay. ContentError when the file has errors; what comes out reads the same.
    """
    before = _sound(data, file)
    changes = [problem.message for problem in before.problems if problem.code in _REPAIRS]
    renames = list(_renames(before.root, keys)) if keys else []
    text = splice.apply(before.text, [edit for edit, _ in renames])
    changes += [line for _, line in renames]
    for step in (_without_line_ends, _with_last_line_end, *((_with_unix_lines,) if unix else ())):
        text, line = step(text, file)
        changes += [line] if line else []
    _check_same(before, text)
    return Tidied(text, tuple(changes))


def ids(data: bytes, file: str) -> Tidied:
    """Every block, item, task, basis and annex without an id gets one; nothing else changes.

    The id comes from the file's name, the words and a counter, so that the same file always gets the
    same ids; once written it stays whatever becomes of the words.
    """
    before = _sound(data, file)
    taken = set(given_ids(before.root))
    edits: list[splice.Edit] = []
    changes: list[str] = []
    for path, node in _unnamed(before.root, ()):
        name = new_id(file, _words(node), taken)
        taken.add(name)
        edits.append(_naming(path, node, name, before))
        changes.append(f"dòng {node.span.line}: mã {name}")
    text = splice.apply(before.text, edits)
    _check_named(before, text, file)
    return Tidied(text, tuple(changes))


def _check_named(before: Source, text: str, file: str) -> None:
    """But for the new ids every word is as it was; else the file is left alone."""
    after = source.read(text.encode(), file)
    if has_errors(after.problems) or _said(after.root) != _said(before.root):
        raise ToolError("ids", f"{file}: kết quả không đọc lại được như cũ; tệp giữ nguyên")


def _said(node: Node) -> list[str]:
    """The words of a file in their order, ids left out."""
    match node:
        case Scalar():
            return [node.value]
        case Mapping():
            said = (_said(entry.value) for entry in node.entries if entry.key != "id")
        case Sequence():
            said = (_said(item) for item in node.items)
    return [words for part in said for words in part]


def _sound(data: bytes, file: str) -> Source:
    read = source.read(data, file)
    if has_errors(read.problems):
        raise ContentError(read.problems)
    return read


def _check_same(before: Source, text: str) -> None:
    """Tidying must not change a word; if it did, the file is left alone (as black does)."""
    after = source.read(text.encode(), before.file)
    left = [problem for problem in after.problems if problem.code in _REPAIRS]
    if _meaning(after.root) != _meaning(before.root) or left:
        raise ToolError("fmt", f"{before.file}: kết quả không đọc lại được như cũ; tệp giữ nguyên")


def _meaning(node: Node) -> object:
    match node:
        case Scalar():
            return node.value
        case Mapping():
            return [(entry.key, _meaning(entry.value)) for entry in node.entries]
        case Sequence():
            return [_meaning(item) for item in node.items]


def _renames(root: Node, language: str) -> Iterator[tuple[splice.Edit, str]]:
    for path, under, entry in _entries(root, (), ""):
        key = vocabulary.canonical(entry.written)
        if key is None:
            continue
        word = vocabulary.vietnamese(key, under) if language == "vi" else key
        if word != entry.written:
            line = f"dòng {entry.key_span.line}: khoá “{entry.written}” thành “{word}”"
            yield splice.RenameKey((*path, entry.key), word), line


def _entries(node: Node, path: Path, under: str) -> Iterator[tuple[Path, str, Entry]]:
    """Every entry with the path of its mapping and the key above it; values of `data` are not keys."""
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _entries(item, (*path, number), under)
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield path, under, entry
            if entry.key != vocabulary.DATA_KEY:
                yield from _entries(entry.value, (*path, entry.key), entry.key)


def _kept_lines(text: str, file: str) -> set[int]:
    """Lines inside block and quoted scalars, whose blanks may be part of the words."""
    kept: set[int] = set()
    for scalar in scalars(source.read(text.encode(), file).root):
        first, last = (text.count("\n", 0, at) for at in (scalar.start, scalar.end))
        if scalar.style:
            kept.update(range(first + (scalar.style in "|>"), last + (scalar.style in "|>")))
    return kept


def _without_line_ends(text: str, file: str) -> tuple[str, str]:
    """Blanks before line ends go, but not inside words."""
    kept = _kept_lines(text, file)
    lines = text.split("\n")
    changed = 0
    for number, line in enumerate(lines):
        bare = line.rstrip("\r")
        if bare != bare.rstrip(" \t") and number not in kept:
            lines[number] = bare.rstrip(" \t") + line[len(bare) :]
            changed += 1
    return "\n".join(lines), f"{changed} dòng bỏ dấu cách cuối" if changed else ""


def _with_last_line_end(text: str, file: str) -> tuple[str, str]:
    if text.endswith("\n") or text.count("\n") in _kept_lines(text, file):
        return text, ""
    return text + ("\r\n" if "\r\n" in text else "\n"), "thêm dấu xuống dòng cuối tệp"


def _with_unix_lines(text: str, _file: str) -> tuple[str, str]:
    return text.replace(
        "\r\n", "\n"
    ), "dấu xuống dòng kiểu Windows thành kiểu chung" if "\r\n" in text else ""


def _unnamed(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """Entries of the named lists that have no id yet, with their paths, in written order."""
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _unnamed(item, (*path, number))
    if not isinstance(node, Mapping):
        return
    for entry in node.entries:
        below = (*path, entry.key)
        if entry.key in _NAMED_LISTS and isinstance(entry.value, Sequence):
            yield from _unnamed_items(entry.value, below)
        elif entry.key != vocabulary.DATA_KEY:
            yield from _unnamed(entry.value, below)


def _unnamed_items(items: Sequence, path: Path) -> Iterator[tuple[Path, Node]]:
    for number, item in enumerate(items.items):
        nameless = isinstance(item, Mapping) and item.entries and item.get("id") is None
        if nameless or (isinstance(item, Scalar) and item.value.strip()):
            yield (*path, number), item
        yield from _unnamed(item, (*path, number))


def _naming(path: Path, node: Node, name: str, before: Source) -> splice.Edit:
    """The new keys are in the language that most of the file's own first keys are in."""
    keys = [entry for entry in before.root.entries if vocabulary.canonical(entry.written)]
    english = sum(entry.written.isascii() and entry.written == entry.key for entry in keys)
    key, text = ("id", "text") if english * 2 >= len(keys) else ("mã", "đoạn")
    if isinstance(node, Scalar):
        return splice.NameItem(path, key, name, text)
    return splice.AddFirst(path, key, name)


def given_ids(node: Node) -> Iterator[str]:
    for _, _, entry in _entries(node, (), ""):
        if entry.key == "id" and isinstance(entry.value, Scalar):
            yield entry.value.value


def _words(node: Node) -> str:
    return "\n".join(scalar.value for scalar in scalars(node))


_LETTERS = "abcdefghijkmnpqrstuvwxyz"  # no l and o: they read as 1 and 0
_SIGNS = _LETTERS + "23456789"


def new_id(file: str, words: str, taken: Iterable[str]) -> str:
    """Four signs, a letter first; the fifth comes only when a file is very full."""
    for counter in range(1_000_000):
        number = int.from_bytes(
            hashlib.sha256(f"{file}\0{words}\0{counter}".encode()).digest()[:8], "big"
        )
        number, first = divmod(number, len(_LETTERS))
        name = _LETTERS[first]
        for _ in range(3 if counter < 100 else 4):
            number, sign = divmod(number, len(_SIGNS))
            name += _SIGNS[sign]
        if name not in taken:
            return name
    raise ToolError("ids", f"{file}: không còn mã nào")
