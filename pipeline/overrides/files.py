"""Override files: for whom each is, and what it replaces, inserts and drops."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from pipeline import source
from pipeline.files import read_limited
from pipeline.problem import ContentError, Level, Problem, Span, has_errors
from pipeline.registries.finding import called, commune
from pipeline.registries.units import units
from pipeline.roster.grammar import Fields, Words
from pipeline.roster.rows import Row
from pipeline.source import Mapping, Node, Sequence

WORDS: Words = {
    "units": ("units", "đơn vị"),
    "replace": ("replace", "thay"),
    "insert": ("insert", "chèn"),
    "drop": ("drop", "bỏ"),
}
INSERT: Words = {
    "after": ("after", "sau"),
    "before": ("before", "trước"),
    "blocks": ("blocks", "khối"),
}


@dataclass(frozen=True, slots=True)
class Insertion:
    """Blocks that come before or after one of the content's."""

    id: str
    span: Span
    after: bool
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Override:
    """One file: for whom, and what it changes."""

    file: str
    keys: frozenset[str]
    """Codes of units; words that are no unit's stand for rows without one, by their key."""
    replacements: tuple[tuple[str, Span, Node], ...] = ()
    insertions: tuple[Insertion, ...] = ()
    drops: tuple[tuple[str, Span], ...] = ()
    digest: str = ""
    """sha256 of the file's bytes."""

    @property
    def targets(self) -> Iterator[tuple[str, Span]]:
        """Ids that it replaces or drops, each with its place here."""
        yield from ((id, span) for id, span, _ in self.replacements)
        yield from self.drops


@dataclass(frozen=True)
class Overrides:
    """All override files of a batch."""

    all: tuple[Override, ...] = ()
    problems: tuple[Problem, ...] = ()

    def for_row(self, row: Row) -> tuple[Override, ...]:
        """Those that a unit's document takes, in the order of their files' names."""
        own = {row.key} | ({row.unit.code} if row.unit else set())
        return tuple(one for one in self.all if one.keys & own)

    def unused(self, keys: set[str]) -> tuple[Problem, ...]:
        """Overrides for units that the roster (its rows' keys and codes) does not have."""
        return tuple(
            Problem(
                Span(one.file),
                "G005",
                "tệp ghi đè cho đơn vị không có trong danh sách",
                "xem lại “đơn vị”",
                Level.WARNING,
            )
            for one in self.all
            if not one.keys & keys
        )


def load(place: Path, at: Span, day: Date, provinces: tuple[str, ...] = ()) -> Overrides:
    """The override files of a folder, or one file; `at` is where the batch file names it.

    `day` and `provinces` (codes) say where units that are named by their names are looked for.
    """
    if not place.exists():
        problem = Problem(
            at,
            "G001",
            f"không có tệp hay thư mục ghi đè “{place}”",
            "đường dẫn tính từ thư mục của tệp đợt văn bản",
        )
        return Overrides((), (problem,))
    problems: list[Problem] = []
    files = _files(place, problems) if place.is_dir() else [place]
    made = [one for file in files if (one := _read(file, day, provinces, problems))]
    return Overrides(tuple(made), (*problems, *_changed_twice(made)))


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """The override files of a folder; G006 for those that stand deeper, where nobody looks."""
    found = [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in (".yaml", ".yml")
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]
    for file in found:
        if file.parent != folder:
            message = f"tệp ghi đè nằm trong thư mục con “{file.parent.name}” nên không được đọc"
            way = f"chuyển ra “{folder.name}”, hoặc ghi thư mục con ấy ở “ghi đè”"
            problems.append(Problem(Span(str(file)), "G006", message, way, Level.WARNING))
    return [file for file in found if file.parent == folder]


def _changed_twice(all: list[Override]) -> Iterator[Problem]:
    """G004 where two files change one block of one unit: the words of one of them would be lost."""
    first: dict[tuple[str, str], Override] = {}
    for one in all:
        told = set[str]()
        for id, span in one.targets:
            others = (first.setdefault((key, id), one) for key in sorted(one.keys))
            other = next((each for each in others if each is not one), None)
            if other and id not in told:
                told.add(id)
                message = (
                    f"khối “{id}” của đơn vị này đã bị thay hoặc bỏ ở “{Path(other.file).name}”"
                )
                yield Problem(span, "G004", message, "giữ một chỗ")


def _read(
    file: Path, day: Date, provinces: tuple[str, ...], problems: list[Problem]
) -> Override | None:
    data = read_limited(file)
    try:
        read = source.read(data, str(file))
    except ContentError as error:
        problems += error.problems
        return None
    problems += read.problems
    if has_errors(read.problems):
        return None
    fields = Fields.read(read.root, "tệp ghi đè", WORDS, problems)
    keys = frozenset(_keys(fields, file, day, provinces))
    drops = fields.lines("drop")
    made = Override(
        str(file),
        keys,
        tuple(_replacements(fields)),
        tuple(_insertions(fields)),
        drops,
        hashlib.sha256(data).hexdigest(),
    )
    if not (made.replacements or made.insertions or made.drops):
        fields.say(
            read.root.span,
            "G002",
            "tệp ghi đè không thay, chèn, bỏ gì",
            "ghi “thay”, “chèn” hoặc “bỏ”",
        )
    return made


def _keys(fields: Fields, file: Path, day: Date, provinces: tuple[str, ...]) -> Iterator[str]:
    """Codes of the units named; the file's own name where none is."""
    named = fields.lines("units") or ((file.stem, fields.node.span),)
    for words, span in named:
        if words.isdecimal():
            unit = units().by_code(words, day)
            if unit is None:
                fields.say(span, "G003", f"không có đơn vị mã “{words}”", "tra bằng “vanban units”")
            yield words
            continue
        found = commune(words.replace("-", " ") if words == file.stem else words, day, provinces)
        if len(found.units) == 1:
            yield found.units[0].code
        elif found.units:
            names = "; ".join(called(unit, day) for unit in found.units[:6])
            fields.say(span, "G003", f"“{words}” có thể là {names}", "ghi mã")
        elif fields.found.get("units") is None:
            hint = "ghi “đơn vị: [tên hoặc mã]” ở đầu tệp"
            fields.say(
                span, "G003", f"tên tệp “{file.name}” không phải tên hay mã đơn vị nào", hint
            )
        else:
            yield words


def _replacements(fields: Fields) -> Iterator[tuple[str, Span, Node]]:
    node = fields.found.get("replace")
    if node is None:
        return
    if not isinstance(node, Mapping):
        fields.say(
            node.span,
            "G002",
            "“thay” phải là các dòng “mã khối: khối mới”",
            "ví dụ: thay: {m3k: Câu mới.}",
        )
        return
    for entry in node.entries:
        yield entry.written, entry.key_span, entry.value


def _insertions(fields: Fields) -> Iterator[Insertion]:
    node = fields.found.get("insert")
    items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
    for item in items:
        own = Fields.read(item, "chèn", INSERT, fields.problems)
        blocks = own.found.get("blocks")
        if ("after" in own.found) == ("before" in own.found) or blocks is None:
            if isinstance(item, Mapping):
                hint = "ví dụ: chèn: [{sau: m3k, khối: [Đoạn thêm.]}]"
                own.say(item.span, "G002", "mỗi mục “chèn” cần “sau” hoặc “trước”, và “khối”", hint)
            continue
        role = "after" if "after" in own.found else "before"
        nodes = blocks.items if isinstance(blocks, Sequence) else (blocks,)
        yield Insertion(own.line(role), own.at(role), role == "after", nodes)
