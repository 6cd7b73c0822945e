"""What the three registry files share: entries by id, fields in Vietnamese or English, mistakes with places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path

from pipeline import source
from pipeline.problem import ContentError, Level, Problem, Span
from pipeline.source import Entry, Node, Scalar, Sequence
from pipeline.source import Mapping as MappingNode
from pipeline.text import nfc

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})")

Aliases = Mapping[str, tuple[str, ...]]
"""Field -> the words that an officer may write for it, the English one first."""


@dataclass(slots=True)
class Row:
    """One entry of a registry: its fields by English name, and what is wrong with them."""

    id: str
    span: Span
    fields: Mapping[str, Node]
    problems: list[Problem]
    names: Aliases = field(default_factory=dict)

    def say(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Notes a mistake."""
        self.problems.append(Problem(span, code, message, hint))

    def at(self, name: str) -> Span:
        """Where a field stands; the entry itself when it is not there."""
        return self.fields[name].span if name in self.fields else self.span

    def text(self, name: str, default: str = "") -> str:
        """One field's words, spaces made single."""
        node = self.fields.get(name)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            self.say(node.span, "R003", f"“{self.vi(name)}” của “{self.id}” phải là một dòng chữ")
            return default
        return _words(node.value)

    def needed(self, name: str) -> str:
        """One field's words; a mistake when it is not there or empty."""
        words = self.text(name)
        if not words:
            self.say(self.at(name), "R002", f"“{self.id}” thiếu “{self.vi(name)}”")
        return words

    def lines(self, name: str) -> tuple[str, ...]:
        """A field of one line or of several."""
        node = self.fields.get(name)
        if not isinstance(node, Sequence):
            return tuple(line for line in (self.text(name),) if line)
        if not all(isinstance(item, Scalar) for item in node.items):
            self.say(node.span, "R003", f"mỗi dòng của “{self.vi(name)}” phải là chữ")
        return tuple(_words(item.value) for item in node.items if isinstance(item, Scalar))

    def choice(self, name: str, allowed: Mapping[str, str], default: str = "") -> str:
        """A field that takes one of some words (written word -> meaning)."""
        words = self.text(name)
        if not words:
            return default
        found = allowed.get(_key(words))
        if found is None:
            one_of = ", ".join(allowed)
            message = f"“{self.vi(name)}” của “{self.id}” là “{words}”"
            self.say(self.at(name), "R004", message, f"ghi một trong: {one_of}")
            return default
        return found

    def day(self, name: str) -> Date | None:
        """A date, 2026-05-27 or 27/5/2026."""
        words = self.text(name)
        if not words:
            return None
        day = day_of(words)
        if day is None:
            message = f"“{words}” không phải là một ngày"
            self.say(self.at(name), "R005", message, "viết dạng 2026-05-27 hoặc 27/5/2026")
        return day

    def vi(self, name: str) -> str:
        """A field as messages name it."""
        return self.names[name][-1]


def day_of(words: str) -> Date | None:
    """2026-05-27 or 27/5/2026 as a date; None when it is no date."""
    found = _DAY.fullmatch(words.strip())
    if found is None:
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return Date(int(year), int(month), int(day))
    except ValueError:
        return None


def rows(folder: Path, name: str, aliases: Aliases, problems: list[Problem]) -> Iterator[Row]:
    """The entries of content/<name>; a folder without that file has an empty registry."""
    path = folder / name
    if not path.is_file():
        return
    try:
        read = source.read(path.read_bytes(), str(path))
    except ContentError as error:
        # A registry in which nothing has been entered yet has its heading alone.
        problems.extend(problem for problem in error.problems if problem.code != "N001")
        return
    problems.extend(read.problems)
    if not isinstance(read.root, MappingNode):
        return
    for entry in read.root.entries:
        row = _row(entry, aliases, problems)
        if row:
            yield row


def _row(entry: Entry, aliases: Aliases, problems: list[Problem]) -> Row | None:
    id, at = entry.written, entry.key_span
    if not _ID.fullmatch(id):
        hint = "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: tu-thai-nguyen"
        problems.append(Problem(at, "R001", f"mã “{id}” không dùng được", hint))
        return None
    if not isinstance(entry.value, MappingNode):
        message = f"dưới “{id}” phải là các dòng “khoá: giá trị”"
        problems.append(Problem(at, "R003", message))
        return None
    words = {_key(word): name for name, all_words in aliases.items() for word in all_words}
    fields: dict[str, Node] = {}
    for own in entry.value.entries:
        name = words.get(_key(own.written))
        if name is None:
            import difflib  # for a misspelt name alone

            near = difflib.get_close_matches(_key(own.written), words, 1)
            hint = f"có phải “{near[0]}”?" if near else f"các khoá: {_known(aliases)}"
            problems.append(
                Problem(own.key_span, "R006", f"không có khoá “{own.written}” ở đây", hint)
            )
        elif name in fields:
            message = f"“{own.written}” của “{id}” được ghi hai lần"
            problems.append(Problem(own.key_span, "R007", message))
        else:
            fields[name] = own.value
    return Row(id, at, fields, problems, aliases)


def _known(aliases: Aliases) -> str:
    """The keys as the manual writes them: the first Vietnamese name of each."""
    return ", ".join(words[1] for words in aliases.values())


def _words(value: str) -> str:
    return " ".join(nfc(value).split())


def _key(word: str) -> str:
    """A key as compared."""
    return _words(word).replace("_", " ").lower()


def warning(span: Span, code: str, message: str, hint: str = "") -> Problem:
    """A doubt that stops nothing."""
    return Problem(span, code, message, hint, Level.WARNING)
