"""Files in the usual forms, read line by line: a tenth of the work of taking libyaml's events one by one.

Only what is beyond doubt is read here: keys and dashes in blocks, plain words on one line, `>-` and `|`, quotes
without an escape, brackets on one line or around the whole file. At the first sign of anything else, and of
anything there would be to say of (a double key, a swallowed comment), libyaml reads the file from its beginning.
What comes out is the same to the last offset: `tests/test_usual_forms.py` compares them.
"""

from __future__ import annotations

import re
from itertools import accumulate

from pipeline.problem import Span
from pipeline.source.brackets import DEPTH_LIMIT, EMPTY_WORDS, NODE_LIMIT, Brackets, Unusual, enter
from pipeline.source.nodes import Entry, Mapping, Node, Places, Scalar, Sequence, placed

_KEY = re.compile(r"(\w(?:[\w (),./–-]*[\w).,/-])?):(?: +|\Z)")
_DASH = re.compile(r"- +(?=[^ ])")
_LONG = (">-", ">", "|", "|-")
_PLAIN_START = "_“‘(–…"
"""With letters and digits: what plain words begin with, none of it a sign of YAML."""


def usual_root(places: Places) -> Mapping | None:
    """The mapping of a file in the usual forms, of which there is nothing to say; None for any other file.

    The text has passed `pipeline.text.usual`: no tab, no odd blank.
    """
    # A value takes a sign of the text at least: a text as long as this has no more of them.
    if len(places.text) > NODE_LIMIT:
        return None
    try:
        return _bracketed(places) if places.text.startswith("{") else _Lines(places).root()
    except Unusual:
        return None


def _bracketed(places: Places) -> Mapping:
    reader = Brackets(places, places.text, 0, 0, 0)
    root = reader.value(1)
    behind = places.text[reader.at :].strip(" \r\n")
    if behind or not isinstance(root, Mapping):
        raise Unusual
    return root


class _Lines:
    """Goes down the lines; `row` and `line` are the one at hand, `indent` its blanks, -1 behind the last."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.file = places.file
        lines = places.text.split("\n")
        self.offsets = list(accumulate([len(line) + 1 for line in lines], initial=0))
        if "\r" in places.text:
            lines = [line.removesuffix("\r") for line in lines]
        self.lines = lines
        self.rows = len(lines)
        self.row = -1
        self.line = ""
        self.indent = -1

    def root(self) -> Mapping:
        """The whole file."""
        self._next()
        if self.indent:
            raise Unusual
        found = self._mapping(0, 1)
        if self.indent >= 0:
            raise Unusual
        return found

    def _next(self) -> None:
        """To the next line that says something."""
        row = self.row + 1
        while row < self.rows:
            line = self.lines[row]
            bare = line.lstrip(" ")
            if bare and bare[0] != "#":
                self.row = row
                self.line = line
                self.indent = len(line) - len(bare)
                return
            row += 1
        self.row = row
        self.indent = -1

    def _span(self, column: int) -> Span:
        return placed(self.file, self.row, column)

    def _block(self, column: int, depth: int) -> Node:
        """What stands from here on in lines with at least so many blanks."""
        if self.line.startswith("-", column):
            return self._sequence(column, depth)
        return self._mapping(column, depth)

    def _mapping(self, column: int, depth: int) -> Mapping:
        if depth > DEPTH_LIMIT:
            raise Unusual
        span = self._span(column)
        entries: dict[str, Entry] = {}
        while True:
            key = _KEY.match(self.line, column)
            if key is None:
                raise Unusual
            at = self._span(column)
            written = key[1]
            value = self._value(key.end(), column, column + len(written) + 1, depth + 1)
            enter(entries, written, at, value)
            if self.indent != column:
                break
        if self.indent > column:
            raise Unusual
        return Mapping(tuple(entries.values()), span)

    def _sequence(self, column: int, depth: int) -> Sequence:
        if depth > DEPTH_LIMIT:
            raise Unusual
        span = self._span(column)
        items: list[Node] = []
        while self.indent == column:
            dash = _DASH.match(self.line, column)
            if dash is None:
                break
            begin = dash.end()
            if _KEY.match(self.line, begin):
                items.append(self._mapping(begin, depth + 1))
            else:
                items.append(self._value(begin, column, -1, depth + 1))
        # Behind a list that is as far in as its own key the next key may follow.
        dashed = self.indent == column and self.line.startswith("-", column)
        if not items or dashed or self.indent > column:
            raise Unusual
        return Sequence(tuple(items), span)

    def _value(self, begin: int, column: int, colon: int, depth: int) -> Node:
        """What stands behind a key (whose colon ends at `colon`) or a dash (-1) of the block at `column`."""
        sign = self.line[begin : begin + 1]
        if not sign or sign == "#":
            if colon < 0:
                raise Unusual
            _comment(self.line, begin)
            return self._below(column, colon, depth)
        if sign == ">" or sign == "|":
            return self._long(begin, column)
        if sign == '"' or sign == "'":
            return self._quoted(begin, sign)
        if sign == "[" or sign == "{":
            return self._bracket(begin, depth)
        return self._plain(begin)

    def _below(self, column: int, colon: int, depth: int) -> Node:
        """What hangs below a key; without anything an empty value stands behind its colon."""
        row = self.row
        self._next()
        if self.indent > column:
            return self._block(self.indent, depth)
        if self.indent == column and self.line.startswith("- ", column):
            return self._sequence(column, depth)
        at = self.offsets[row] + colon
        return Scalar("", placed(self.file, row, colon), "", at, at, self.places)

    def _plain(self, begin: int) -> Scalar:
        """Plain words; a line further in than their block would go on with them, and is unusual there."""
        words = self.line[begin:].rstrip(" ")
        first = words[0]
        if not (first.isalnum() or first in _PLAIN_START):
            raise Unusual
        if "#" in words and " #" in words:
            words = words[: _comment(words, words.find(" #") + 1)].rstrip(" ")
        if ":" in words and (": " in words or words.endswith(":")):
            raise Unusual
        at = self.offsets[self.row] + begin
        end = at + len(words)
        made = Scalar(
            "" if words in EMPTY_WORDS else words,
            self._span(begin),
            "",
            at,
            end,
            self.places,
            True,
        )
        self._next()
        return made

    def _quoted(self, begin: int, sign: str) -> Scalar:
        """A text in quotes on one line, none of its signs written by others."""
        line = self.line
        end = line.find(sign, begin + 1)
        if end < 0 or (line.startswith("'", end + 1) if sign == "'" else "\\" in line):
            raise Unusual
        value = line[begin + 1 : end]
        at = self.offsets[self.row]
        span = self._span(begin)
        self._behind(end + 1)
        return Scalar(value, span, sign, at + begin, at + end + 1, self.places, True)

    def _bracket(self, begin: int, depth: int) -> Node:
        start = self.offsets[self.row]
        reader = Brackets(self.places, self.line[begin:], start + begin, self.row, start)
        found = reader.value(depth)
        self._behind(reader.at - start)
        return found

    def _behind(self, end: int) -> None:
        """To the next line from behind a value, after which there is nothing more or a comment."""
        left = self.line[end:].lstrip(" ")
        if left and not (left[0] == "#" and self.line[end] == " "):
            raise Unusual
        self._next()

    def _long(self, begin: int, column: int) -> Scalar:
        """A text in lines of its own below `>` or `|`."""
        head = self.line[begin:].rstrip(" ")
        if head not in _LONG or self.row + 1 >= self.rows:
            raise Unusual
        span = self._span(begin)
        at = self.offsets[self.row] + begin
        first = self.lines[self.row + 1]
        inner = len(first) - len(first.lstrip(" "))
        if inner <= column or inner == len(first):
            raise Unusual
        said = self._said(inner, folded=head[0] == ">")
        if len(head) == 1:
            said.append("\n")
        end = self.offsets[self.row]
        self.row -= 1
        self._next()
        return Scalar("".join(said), span, head[0], at, end, self.places)

    def _said(self, inner: int, folded: bool) -> list[str]:
        """The lines below the one at hand that are `inner` blanks in, with what joins them; `row` is behind them."""
        said: list[str] = []
        blank = -1
        row = self.row + 1
        margin = " " * inner
        while row < self.rows:
            line = self.lines[row]
            if line.startswith(margin) and len(line) > inner:
                if line[inner] == " " and (folded or line.isspace()):
                    raise Unusual
                if blank >= 0:
                    said.append("\n" * (blank if folded else blank + 1) or " ")
                said.append(line[inner:])
                blank = 0
            elif line.isspace() or not line:
                blank += 1
            else:
                break
            row += 1
        # A last line without its end is rare, and so are blanks alone on it.
        if row == self.rows:
            if self.lines[-1]:
                raise Unusual
            row -= 1
        self.row = row
        return said


def _comment(line: str, at: int) -> int:
    """Where the comment begins; words that only look like one are told by libyaml's reader."""
    if line.startswith("#", at) and line[at + 1 : at + 2] not in (" ", "!"):
        raise Unusual
    return at
