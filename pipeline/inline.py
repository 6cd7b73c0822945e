"""The marks inside an author's words: bold, italic, footnotes, citations and placeholders.

Only what the author wrote is parsed; values that fill a placeholder never come here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Text:
    """Words printed as they are."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """`{{ expression }}` or `${expression}`; `offset` is where it stands in the words."""

    expression: str
    bold: bool = False
    italic: bool = False
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Cite:
    """`[[id]]`: a document of content/citations.yaml, in full at first mention."""

    id: str
    bold: bool = False
    italic: bool = False
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """`^[words]`: a footnote called here."""

    tokens: tuple[Token, ...]


Token = Text | Field | Cite | Note

_CLOSING = frozenset("/.,;:!?)”%-–")
"""Signs that begin no emphasis behind a letter: the star of "số 12*/KH" is one to be printed."""


class InlineError(Exception):
    """A mark that does not close or cannot stand here: what, the way out, where in the words."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        self.message, self.hint, self.offset = message, hint, offset
        super().__init__(f"{message} — {hint}")


_SPECIAL = re.compile(
    r"\\(?P<escaped>[\\*\[\]{}^$#%_`])"
    r"|(?P<statement>\{[%#]|[%#]\})"
    r"|(?P<field>\{\{|\$\{)"
    r"|(?P<stray>\}\})"
    r"|(?P<cite>\[\[)"
    r"|(?P<note>\^\[)"
    r"|(?P<close>\])"
    r"|(?P<stars>\*+)"
)
_FIELD = re.compile(
    r"""(?P<inside>(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?!\}\})[^"'])*)\}\}""", re.DOTALL
)
_SHORT_FIELD = re.compile(
    r"""(?P<inside>(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'}])*)\}""", re.DOTALL
)
_CITE = re.compile(r"\s*(?P<id>[A-Za-z0-9][A-Za-z0-9._/-]*)\s*\]\]")


@lru_cache(maxsize=2000)
def parse(words: str) -> tuple[Token, ...]:
    """Tokens of the author's words in order; InlineError for a mark that is open, stray or not allowed."""
    if not _SPECIAL.search(words):
        return (Text(words),) if words else ()
    reader = _Reader(words)
    reader.read(0, None)
    return tuple(reader.tokens)


class _Reader:
    """One pass over the words; keeps which emphasis is on since where."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.tokens: list[Token] = []
        self._buffer: list[str] = []
        self._on: dict[str, int] = {}
        self._times = False
        """Whether italics are on since a star between two digits."""

    def read(self, at: int, note_start: int | None) -> int:
        """From `at` to the end, or to the bracket that closes the note; returns where it stopped."""
        depth = 0
        while match := _SPECIAL.search(self.words, at):
            self._buffer.append(self.words[at : match.start()])
            depth += self.words.count("[", at, match.start())
            if match.lastgroup == "close":
                if note_start is not None and not depth:
                    self._finish()
                    return match.end()
                depth -= 1 if depth else 0
                self._buffer.append("]")
                at = match.end()
                continue
            at = self._special(match, note_start is not None)
        if note_start is not None:
            raise InlineError(
                "chú thích cuối trang ^[ không có dấu ] đóng", "thêm dấu ]", note_start
            )
        self._buffer.append(self.words[at:])
        self._finish()
        return len(self.words)

    def _special(self, match: re.Match[str], in_note: bool) -> int:
        """What one mark does; returns where the words go on."""
        match match.lastgroup:
            case "escaped":
                self._buffer.append(match["escaped"])
            case "stars":
                self._stars(match.start(), match.end())
            case "field":
                return self._field(match)
            case "cite":
                return self._cite(match)
            case "note":
                return self._note(match, in_note)
            case _:
                self._refuse(match)
        return match.end()

    def _refuse(self, match: re.Match[str]) -> None:
        if match.lastgroup == "stray":
            hint = "thêm {{ ở trước; muốn in }} thì viết \\}\\}"
            raise InlineError("dấu }} không có {{ mở", hint, match.start())
        message = f"{match[0]} không dùng được trong văn bản"
        hint = "chỗ điền viết {{ tên }}, điều kiện viết ở khoá “khi”; muốn in thì viết \\ trước dấu này"
        raise InlineError(message, hint, match.start())

    def _flush(self) -> None:
        text = "".join(self._buffer)
        self._buffer.clear()
        if text:
            self.tokens.append(Text(text, "b" in self._on, "i" in self._on))

    def _finish(self) -> None:
        self._flush()
        if self._on:
            style, start = max(self._on.items(), key=lambda pair: pair[1])
            mark, name = ("**", "chữ đậm") if style == "b" else ("*", "chữ nghiêng")
            hint = f"thêm {mark} ở cuối phần {name}; muốn in dấu * thì viết \\*"
            raise InlineError(f"dấu {mark} mở {name} không có dấu đóng", hint, start)

    def _stars(self, start: int, end: int) -> None:
        before, after = self.words[:start][-1:], self.words[end : end + 1]
        count = end - start
        bracketed = before == "(" and after == ")"
        if count > 3 or bracketed or (not after.strip() and not before.strip()):
            self._buffer.append("*" * count)
            return
        between = count == 1 and before.isdigit() and after.isdigit()
        if between and self._times and "i" in self._on:
            # 3*4*5 would print as 345.
            hint = "phép nhân viết ×; muốn in dấu * thì viết \\*"
            message = "dấu * giữa các chữ số bị hiểu là chữ nghiêng nên sẽ mất khi in"
            raise InlineError(message, hint, self._on["i"])
        for style in {1: "i", 2: "b", 3: "bi"}[count]:
            self._toggle(style, start, before, after)
        self._times = between and "i" in self._on

    def _toggle(self, style: str, start: int, before: str, after: str) -> None:
        self._flush()
        if style in self._on:
            if not before.strip():
                mark = "**" if style == "b" else "*"
                raise InlineError(
                    f"trước dấu {mark} đóng có dấu cách", "bỏ dấu cách trước dấu đóng", start
                )
            del self._on[style]
        elif after.strip() and not (before.isalnum() and after in _CLOSING):
            self._on[style] = start
        else:
            mark = "**" if style == "b" else "*"
            hint = "đặt dấu mở sát chữ đầu tiên; muốn in dấu * thì viết \\*"
            raise InlineError(f"dấu {mark} đóng mà chưa mở", hint, start)

    def _field(self, opening: re.Match[str]) -> int:
        pattern = _FIELD if opening[0] == "{{" else _SHORT_FIELD
        body = pattern.match(self.words, opening.end())
        close = "}}" if opening[0] == "{{" else "}"
        if body is None:
            message = f"chỗ điền {opening[0]} không có dấu {close} đóng"
            raise InlineError(
                message, f"thêm {close} và xem lại dấu nháy bên trong", opening.start()
            )
        expression = body["inside"].strip()
        if not expression:
            raise InlineError(
                "chỗ điền để trống", "viết tên giá trị, ví dụ {{ unit.name }}", opening.start()
            )
        self._flush()
        self.tokens.append(Field(expression, "b" in self._on, "i" in self._on, opening.start()))
        return body.end()

    def _cite(self, opening: re.Match[str]) -> int:
        body = _CITE.match(self.words, opening.end())
        if body is None:
            hint = (
                "viết [[mã]], mã gồm chữ không dấu, số và gạch nối như trong content/citations.yaml"
            )
            raise InlineError("viện dẫn [[ không đúng dạng", hint, opening.start())
        self._flush()
        self.tokens.append(Cite(body["id"], "b" in self._on, "i" in self._on, opening.start()))
        return body.end()

    def _note(self, opening: re.Match[str], in_note: bool) -> int:
        if in_note:
            raise InlineError(
                "chú thích nằm trong chú thích", "tách thành hai chú thích", opening.start()
            )
        self._flush()
        inner = _Reader(self.words)
        end = inner.read(opening.end(), opening.start())
        if not inner.tokens:
            raise InlineError(
                "chú thích cuối trang để trống", "viết lời chú thích giữa [ và ]", opening.start()
            )
        self.tokens.append(Note(tuple(inner.tokens)))
        return end
