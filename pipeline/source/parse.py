"""Events of libyaml -> nodes, with the traps that YAML lets pass: double keys, aliases, lost words.

libyaml is the only YAML parser of the project; here and in `pipeline.source.syntax` are its oddities.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from pipeline import text, vocabulary
from pipeline.problem import ContentError, Level, Problem, Span
from pipeline.source.brackets import DEPTH_LIMIT, EMPTY_WORDS, NODE_LIMIT
from pipeline.source.nodes import Entry, Mapping, Node, Places, Scalar, Sequence
from pipeline.source.syntax import explain

_SWALLOWED = re.compile(r"[ \t]+(#(?![!\s])[^\r\n]*)")
_GLUED = re.compile(r"\n[ \t]*([-+*•][^\r\n]*)")
_TOO_DEEP = "exceeded maximum nesting depth"


def parse(places: Places, data: bytes | None = None) -> tuple[Node | None, list[Problem]]:
    """The one document of the text and its problems; a syntax error is the last of them.

    `data`: the same text as bytes where they are at hand, as libyaml wants it.
    """
    builder = _Builder(places, data)
    try:
        return builder.document(), builder.problems
    except yaml.YAMLError as error:
        if _TOO_DEEP in str(error):
            return parse(_above(error, places))
        fault = explain(error, places)
        # Lines that an open bracket swallows are told by the bracket, not one by one.
        builder.problems = [
            one
            for one in builder.problems
            if one.code != "N027" or not _before(fault.span, one.span)
        ]
        builder.report(fault)
    except ContentError as error:
        builder.problems += error.problems
    finally:
        builder.close()
    return None, builder.problems


def _before(one: Span, other: Span) -> bool:
    return (one.line or 0, one.column or 0) < (other.line or 0, other.column or 0)


def _above(error: yaml.YAMLError, places: Places) -> Places:
    """The text down to where libyaml's own limit of nesting stopped it, itself far below ours.

    libyaml (0.2.6 and later) reads ahead of its events, to the end of the line when brackets may
    be a key, so it gives up before our count has seen the level that is one too many.
    """
    stop: Any = getattr(error, "problem_mark", None)
    return Places(places.file, places.text[: stop.index], places.shifts)


class _Builder:
    """Takes events one by one; knows how deep and how far it has come."""

    def __init__(self, places: Places, data: bytes | None) -> None:
        self.places = places
        self.text = places.text
        self.problems: list[Problem] = []
        self._parser = yaml.CBaseLoader(places.text if data is None else data)
        self._next: Callable[[], Any] = self._parser.get_event  # stubs leave every mark optional
        self._nodes = 0
        # One sign is sought in no time; two together in a whole file are not.
        self._hashes = "#" in places.text and (" #" in places.text or "\t#" in places.text)

    def close(self) -> None:
        self._parser.dispose()

    def report(self, problem: Problem) -> None:
        self.problems.append(problem)

    def document(self) -> Node | None:
        """The first document; a second one is a problem."""
        self._next()
        start = self._next()
        if not isinstance(start, yaml.DocumentStartEvent):
            return None
        root = self._node(self._next(), 1)
        self._next()
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            hint = "mỗi tệp một văn bản: bỏ dòng --- hoặc tách thành hai tệp"
            self.report(
                Problem(self._span(after), "N010", "tệp có nhiều văn bản, ngăn bằng ---", hint)
            )
        return root

    def _span(self, event: Any) -> Span:
        mark = event.start_mark
        return self.places.span(mark.line, mark.column)

    def _node(self, event: Any, depth: int) -> Node:
        self._nodes += 1
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        if depth > DEPTH_LIMIT or self._nodes > NODE_LIMIT:
            self._refuse(event, depth)
        self._check_marks(event)
        if kind is SequenceStartEvent:
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _refuse(self, event: Any, depth: int) -> None:
        what = (
            f"lồng sâu quá {DEPTH_LIMIT} cấp" if depth > DEPTH_LIMIT else f"có hơn {NODE_LIMIT} mục"
        )
        raise ContentError([Problem(self._span(event), "N012", f"tệp {what}", "chia nhỏ nội dung")])

    def _alias(self, event: Any) -> Scalar:
        message = f"bí danh *{event.anchor} không dùng được"
        hint = "chép hẳn nội dung vào đây; nếu * là chữ in nghiêng thì đặt cả câu trong nháy kép"
        self.report(Problem(self._span(event), "N008", message, hint))
        return Scalar("", self._span(event))

    def _check_marks(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"neo &{event.anchor} không dùng được"
            self.report(
                Problem(self._span(event), "N008", message, "bỏ neo, viết hẳn nội dung ở từng chỗ")
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"thẻ {tag} không dùng được"
            hint = "bỏ thẻ; nếu dấu ! là chữ thì đặt cả câu trong nháy kép"
            self.report(Problem(self._span(event), "N009", message, hint))

    def _scalar(self, event: Any) -> Scalar:
        value, style = event.value, event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._check_marks(event)
        start, end = event.start_mark, event.end_mark
        if not style:
            if self._hashes:
                self._check_swallowed(value, end.index)
            if start.line != end.line:
                self._check_glued(start.index, end.index)
            if value in EMPTY_WORDS:
                value = ""
        span = self.places.span(start.line, start.column)
        if style == '"' and "\\" in self.text[start.index : end.index]:
            value = self._escaped(value, span)
        return Scalar(value, span, style, start.index, end.index, self.places)

    def _escaped(self, value: str, span: Span) -> str:
        """`\\x07`, `\\u200b` bring in what the raw file does not show; `\\n` and `\\t` are meant."""
        if text.controls(value):
            hint = "trong nháy kép, \\ mở đầu một ký tự đặc biệt: viết \\\\ hoặc dùng nháy đơn"
            self.report(Problem(span, "N013", "dấu \\ trong câu tạo ra ký tự điều khiển", hint))
        return text.lookalikes(text.nfc(text.unseen_removed(value)))

    def _check_swallowed(self, value: str, end: int) -> None:
        lost = _SWALLOWED.match(self.text, end)
        if lost:
            after = f" sau “{value[-30:]}”" if value else ""
            message = f"“{lost[1].rstrip()[:40]}”{after} bị coi là chú thích, sẽ không in"
            hint = "đặt cả câu trong nháy kép; nếu là chú thích thì thêm dấu cách sau #"
            span = self.places.span_at(lost.start(1))
            self.report(Problem(span, "N026", message, hint, Level.WARNING))

    def _check_glued(self, start: int, end: int) -> None:
        for glued in _GLUED.finditer(self.text, start, end):
            message = f"dòng “{glued[1].rstrip()[:40]}” bị nối vào câu ở dòng trên"
            hint = "nếu là một ý riêng: thụt lề thẳng hàng với ý trên và thêm dấu cách sau dấu gạch"
            span = self.places.span_at(glued.start(1))
            self.report(Problem(span, "N027", message, hint, Level.WARNING))

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), self._span(start))

    def _mapping(self, start: Any, depth: int) -> Node:
        if self.text.startswith("{{", start.start_mark.index):
            return self._bare_placeholder(start, depth)
        entries: dict[str, Entry] = {}
        while type(event := self._next()) is not MappingEndEvent:
            self._entry(event, depth, entries)
        return Mapping(tuple(entries.values()), self._span(start))

    def _entry(self, event: Any, depth: int, entries: dict[str, Entry]) -> None:
        key = self._node(event, depth + 1)
        value = self._node(self._next(), depth + 1)
        if not isinstance(key, Scalar):
            self.report(
                Problem(key.span, "N014", "khoá phải là chữ", "xem lại dấu ngoặc [ ] { } ở đây")
            )
            return
        if key.value == "<<":
            hint = "chép hẳn nội dung vào đây"
            self.report(Problem(key.span, "N008", "khoá gộp << không dùng được", hint))
            return
        if not key.style and key.value[:1] == "-" and key.value[1:2].isalpha():
            message = f"sau dấu gạch đầu dòng thiếu dấu cách: “{key.value[:30]}”"
            self.report(Problem(key.span, "N018", message, f"viết “- {key.value[1:21]}: …”"))
        name = vocabulary.canonical(key.value) or key.value
        if name in entries:
            self._report_double(entries[name], key)
            return
        entries[name] = Entry(name, key.value, key.span, value)

    def _report_double(self, first: Entry, key: Scalar) -> None:
        also = "" if first.written == key.value else f" (cùng nghĩa với “{first.written}”)"
        message = f"khoá “{key.value}”{also} có hai lần, lần đầu ở dòng {first.key_span.line}"
        self.report(Problem(key.span, "N007", message, "gộp lại hoặc bỏ một chỗ"))

    def _bare_placeholder(self, start: Any, depth: int) -> Scalar:
        """`text: {{ unit.name }}` is a mapping to YAML; the author means words."""
        known = len(self.problems)
        last = self._skipped(depth)
        del self.problems[known:]
        span = self._span(start)
        hint = 'đặt cả câu trong nháy kép: "{{ … }}"'
        self.report(Problem(span, "N015", "câu bắt đầu bằng {{ mà không có nháy kép", hint))
        begin, end = start.start_mark.index, last.end_mark.index
        return Scalar(self.text[begin:end], span, "", begin, end, self.places)

    def _skipped(self, depth: int) -> Any:
        """Past a mapping nobody wants; returns its last event."""
        while type(event := self._next()) is not MappingEndEvent:
            self._node(event, depth + 1)
        return event
