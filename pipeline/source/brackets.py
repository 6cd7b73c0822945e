"""Values in brackets as most files write them, on one line or around a whole file that a program wrote.

The text is taken apart at its double quotes by one call: between two of them stands a value, or a gap with
brackets, commas and colons, of which a file has few different ones.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline import vocabulary
from pipeline.kept import Kept
from pipeline.problem import Span
from pipeline.source.nodes import Entry, Mapping, Node, Places, Scalar, Sequence, placed

DEPTH_LIMIT: Final = 30
NODE_LIMIT: Final = 200_000
EMPTY_WORDS: Final = ("~", "null", "Null", "NULL")

_SIGN = re.compile(
    r"[ \r\n]*(?:(?P<sign>[\[\]},]|\{(?!\{)|\A:|(?<![ \r\n]):(?=[ \r\n]))"
    r"|'(?P<quoted>[^'\r\n]*)'(?!')"
    r"|(?P<word>[\w“‘(–…][^\r\n,\[\]{}:?#\"'&*!|>%@`]*))"
)
_LONGEST_KEY: Final = 900
"""libyaml takes what is longer than 1,024 signs for no key."""
_LONGEST_GAP: Final = 120

_BEGUN: Final = 0
"""Behind an opening bracket: a value, in a mapping a key, or the closing bracket."""
_MORE: Final = 1
"""Behind a comma: another of them."""
_NAMED: Final = 2
"""Behind a key."""
_OWED: Final = 3
"""Behind its colon."""
_GIVEN: Final = 4
"""Behind a value."""


class Unusual(Exception):
    """Something here is written as few files write it: the reading begins anew, with libyaml."""


def enter(entries: dict[str, Entry], written: str, span: Span, value: Node) -> None:
    """One more key with its value, under its canonical name; what is to be said of a key libyaml's reader says."""
    name = vocabulary.canonical(written) or written
    if name in entries or written == "<<" or written in EMPTY_WORDS or len(written) > _LONGEST_KEY:
        raise Unusual
    entries[name] = Entry(name, written, span, value)


class _Sign:
    """A bracket, comma, colon, plain word or one in single quotes, and where in its gap it stands."""

    def __init__(self, kind: str, words: str, at: int, end: int, down: int, start: int) -> None:
        self.kind: Final = kind
        self.words: Final = words
        self.at: Final = at
        self.end: Final = end
        self.down: Final = down
        """Lines below the one on which the gap begins."""
        self.start: Final = start
        """Where its line begins, -1 for the line on which the gap begins."""


class _Gap:
    """What stands between two texts in double quotes."""

    def __init__(self, text: str) -> None:
        self.length: Final = len(text)
        self.down: Final = text.count("\n")
        self.start: Final = text.rfind("\n") + 1
        self.comma: Final = text.strip(" \r\n") == ","
        self.signs: Final = _signs(text)


def _signs(text: str) -> list[_Sign]:
    """The signs of a gap; the last is of the kind "?" where one is unusual."""
    found: list[_Sign] = []
    at = 0
    while match := _SIGN.match(text, at):
        kind = match["sign"] or ("" if match["quoted"] is None else "'") or "w"
        begin = match.start(match.lastgroup or 0) - (kind == "'")
        words = (match["quoted"] or "") if kind == "'" else match[0][begin - at :].rstrip(" ")
        end = match.end() if kind == "'" else begin + len(words)
        start = text.rfind("\n", 0, begin) + 1
        found.append(_Sign(kind, words, begin, end, text.count("\n", 0, begin), start or -1))
        at = match.end()
    if text[at:].strip(" \r\n"):
        found.append(_Sign("?", "", at, at, 0, -1))
    return found


_gaps: Final[Kept[_Gap]] = Kept(400)
"""By their text; long ones, as of a file without quotes, are not kept."""


def _gap(text: str) -> _Gap:
    if len(text) > _LONGEST_GAP:
        return _Gap(text)
    return _gaps.get(text) or _gaps.put(text, _Gap(text))


class _Open:
    """A bracket that is not closed yet, with what was read in it."""

    def __init__(self, span: Span, named: bool) -> None:
        self.span: Final = span
        self.named: Final = named
        self.items: Final[list[Node]] = []
        self.entries: Final[dict[str, Entry]] = {}
        self.key = ""
        self.key_span = span


class Brackets:
    """Reads the value in brackets with which `text` begins: at the offset `at` of the file, on its line `line`,
    whose first sign is at `start`."""

    def __init__(self, places: Places, text: str, at: int, line: int, start: int) -> None:
        self.places: Final = places
        self.file: Final = places.file
        self.text: Final = text
        self.at = at
        self.line = line
        self.start = start
        self.within = _Open(Span(""), False)
        self.above: Final[list[_Open]] = []
        self.state: int = _OWED
        self.depth = 0

    def value(self, depth: int) -> Node:
        """The value, whose depth is told; `at` is behind it afterwards."""
        self.depth = depth
        parts = self.text.split('"')
        escapes = "\\" in self.text
        index = 0
        while True:
            gap = _gap(parts[index])
            if gap.comma and self.state == _GIVEN:
                self.state = _MORE
            elif self._through(gap):
                return self.within.items[0]
            if gap.down:
                self.line += gap.down
                self.start = self.at + gap.start
            self.at += gap.length
            index += 2
            if index >= len(parts):
                raise Unusual
            self._quoted(parts[index - 1], escapes)

    def _quoted(self, value: str, escapes: bool) -> None:
        if "\n" in value or (escapes and "\\" in value):
            raise Unusual
        at = self.at
        self.at = end = at + len(value) + 2
        span = placed(self.file, self.line, at - self.start)
        within = self.within
        if not within.named and self.state < _NAMED:
            within.items.append(Scalar(value, span, '"', at, end, self.places, True))
            self.state = _GIVEN
        elif self.state < _NAMED:
            self._name(value, span)
        else:
            self._put(Scalar(value, span, '"', at, end, self.places, True))

    def _name(self, key: str, span: Span) -> None:
        self.within.key = key
        self.within.key_span = span
        self.state = _NAMED

    def _put(self, value: Node) -> None:
        """A value where one is owed."""
        within = self.within
        if within.named:
            if self.state != _OWED:
                raise Unusual
            enter(within.entries, within.key, within.key_span, value)
        else:
            if self.state > _OWED:
                raise Unusual
            within.items.append(value)
        self.state = _GIVEN

    def _through(self, gap: _Gap) -> bool:
        """Takes the signs of a gap; True when the first bracket is closed, `at` behind it then."""
        for sign in gap.signs:
            kind = sign.kind
            if kind == ",":
                if self.state != _GIVEN:
                    raise Unusual
                self.state = _MORE
            elif kind == ":":
                if self.state != _NAMED:
                    raise Unusual
                self.state = _OWED
            elif kind == "]" or kind == "}":
                self._close(kind == "}")
                if not self.above:
                    self.at += sign.end
                    return True
            elif kind == "?":
                raise Unusual
            else:
                self._begin(sign)
        return False

    def _begin(self, sign: _Sign) -> None:
        """An opening bracket, or a word without double quotes."""
        at = self.at + sign.at
        start = self.start if sign.start < 0 else self.at + sign.start
        span = placed(self.file, self.line + sign.down, at - start)
        if sign.kind == "[" or sign.kind == "{":
            self._open(span, sign.kind == "{")
        elif self.within.named and self.state < _NAMED:
            self._name(sign.words, span)
        else:
            words, style = sign.words, ""
            if sign.kind == "'":
                style = "'"
            elif words in EMPTY_WORDS:
                words = ""
            end = self.at + sign.end
            self._put(Scalar(words, span, style, at, end, self.places, True))

    def _open(self, span: Span, named: bool) -> None:
        # Where a value is owed a mapping has its key, and a list needs none.
        if (
            self.state == _GIVEN
            or self.state == _NAMED
            or (self.within.named and self.state != _OWED)
        ):
            raise Unusual
        if self.depth + len(self.above) > DEPTH_LIMIT:
            raise Unusual
        self.above.append(self.within)
        self.within = _Open(span, named)
        self.state = _BEGUN

    def _close(self, named: bool) -> None:
        within = self.within
        if within.named is not named or (self.state != _GIVEN and self.state != _BEGUN):
            raise Unusual
        made = _mapping(within) if named else Sequence(tuple(within.items), within.span)
        self.within = self.above.pop()
        self.state = _OWED
        self._put(made)


def _mapping(of: _Open) -> Mapping:
    return Mapping(tuple(of.entries.values()), of.span)
