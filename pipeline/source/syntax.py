"""What libyaml says of bad syntax -> one Problem in the officer's words, at the place that caused it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from pipeline.problem import Problem
from pipeline.source.conflicts import GIT, by_git
from pipeline.source.nodes import Places

_VALUE = re.compile(r"[ ]*(?:-[ ]+)*(?:(?P<key>[^\s\"'#:{\[][^:#]*?)[ ]*:[ ]+)?(?P<value>\S.*)?")
_STARTS = {
    "{{": ("câu bắt đầu bằng {{ mà không có nháy kép", 'đặt cả câu trong nháy kép: "{{ … }}"'),
    "[[": ("câu bắt đầu bằng [[ mà không có nháy kép", 'đặt cả câu trong nháy kép: "[[…]] …"'),
    "* ": ("dấu * đầu dòng không phải là gạch đầu dòng", "viết “- ” rồi đến nội dung"),
    "*": ("câu bắt đầu bằng * mà không có nháy kép", 'đặt cả câu trong nháy kép: "**chữ đậm** …"'),
}
_FORBIDDEN = "@`%!&|>?#"
_CLOSED = re.compile(r"""(?P<quote>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,\]}:]""")
_CLOSE = {"[": "]", "{": "}"}
_BRACKETED = re.compile(r"(?:\[[^\[\]{}]*\]|\{[^\[\]{}]*\})\s*[^\s#,\]}:]")
"""A sentence that begins with words in brackets: "[CẦN BỔ SUNG] số liệu"."""
_TIGHT = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[^\W\d_][^:\"'#{\[]*):[^\s/]")
_WIDE_COLON = re.compile(r"[ ]*(?P<key>[^\W\d_][^:：\"'#{\[]{0,40})：")
_VALUED = re.compile(r"[ ]*(?:-[ ]+)*[^\s\"'#:{\[][^:#]*:[ ]+[^\s#]")
_TIGHT_DASH = re.compile(r"[ ]*(?P<words>-[^\W\d_].*)")
_BARE_ITEM = re.compile(r"[ ]*-[ ]+[^\W\d_][^:\"']*")
_HIDDEN_KEY = re.compile(r"\n[ ]*(?:-[ ]+)?[^\W\d_][^\n:\"']{0,40}:(?:[ ]|\n)")


def explain(error: yaml.YAMLError, places: Places) -> Problem:
    """The problem behind a libyaml error; the most telling explanation first."""
    said = str(getattr(error, "problem", "") or error)
    at: Any = getattr(error, "problem_mark", None)
    since: Any = getattr(error, "context_mark", None) or at
    if at is None:
        return Problem(places.span(0, 0), "N004", "tệp không đọc được theo cú pháp YAML")
    case = _Case(places, said, at, since)
    return (
        case.git_conflict()
        or case.open_quote()
        or case.odd_start()
        or case.known()
        or case.tight_key()
        or case.line_above()
        or case.indentation()
        or case.unknown()
    )


class _Case:
    """One error with its lines at hand."""

    def __init__(self, places: Places, said: str, at: Any, since: Any) -> None:
        self.places, self.said, self.at, self.since = places, said, at, since
        self.lines = places.text.split("\n")

    def _line(self, number: int) -> str:
        return self.lines[number].rstrip("\r") if number < len(self.lines) else ""

    def _problem(self, line: int, column: int, code: str, message: str, hint: str = "") -> Problem:
        last = len(self.lines) - 1
        span = (
            self.places.span(line, column)
            if line <= last
            else self.places.span(last, len(self.lines[last]))
        )
        return Problem(span, code, message, hint)

    def git_conflict(self) -> Problem | None:
        """What git leaves where two sides changed the same lines is no YAML."""
        for number in by_git(self.places.text):
            message = f"còn dấu xung đột của git “{GIT}”: hai bên cùng sửa một chỗ"
            hint = f"giữ lời văn đúng, xoá các dòng “{GIT}”, “=======”, “>>>>>>>”"
            return self._problem(number - 1, 0, "N032", message, hint)
        return None

    def open_quote(self) -> Problem | None:
        """An open quote shows at the end of the file, or where the next quote stands: say where it began."""
        start = None
        if (
            "end of stream" in self.said
            and self._line(self.since.line)[self.since.column :][:1] in "\"'"
        ):
            start = (self.since.line, self.since.column)
        elif self.said.startswith("did not find expected"):
            start = self._swallowing_quote()
        if start is None:
            return None
        shape = _VALUE.match(self._line(start[0]))
        key = f" của “{shape['key']}”" if shape and shape["key"] else ""
        hint = 'thêm dấu nháy ở cuối câu này; dấu nháy kép bên trong câu viết là \\"'
        return self._problem(*start, "N005", f"dấu nháy mở ở đây{key} không có dấu đóng", hint)

    def _swallowing_quote(self) -> tuple[int, int] | None:
        """The last quoted scalar before the error that runs over what looks like a key."""
        last = None
        try:
            for token in yaml.scan(self.places.text, Loader=yaml.CBaseLoader):
                if token.start_mark.index >= self.at.index:
                    break
                if isinstance(token, yaml.ScalarToken) and token.style in ('"', "'"):
                    last = token
        except yaml.YAMLError:
            pass
        if last is None or last.end_mark.line < self.at.line - 1:
            return None
        written = self.places.text[last.start_mark.index : last.end_mark.index]
        return (
            (last.start_mark.line, last.start_mark.column) if _HIDDEN_KEY.search(written) else None
        )

    def odd_start(self) -> Problem | None:
        """A value that begins with a character which means something else to YAML."""
        number = (
            self.since.line if "alias" in self.said or "block scalar" in self.said else self.at.line
        )
        shape = _VALUE.match(self._line(number))
        if not shape or not shape["value"]:
            return None
        value, column = shape["value"], shape.start("value")
        for start, (message, hint) in _STARTS.items():
            if value.startswith(start):
                return self._problem(number, column, "N015", message, hint)
        if value[0] in _FORBIDDEN and self.since.line == number:
            message = f"câu bắt đầu bằng “{value[0]}” mà không có nháy kép"
            return self._problem(
                number, column, "N015", message, f'đặt cả câu trong nháy kép: "{value[0]} …"'
            )
        closed = _CLOSED.match(value)
        if closed and "escape" not in self.said:
            message = f"sau dấu nháy đóng còn chữ “{value[closed.end('quote') :].strip()[:30]}”"
            hint = 'đặt cả câu trong một cặp nháy; dấu nháy kép bên trong viết là \\"'
            return self._problem(number, column + closed.end("quote"), "N017", message, hint)
        if value[0] in "[{" and _BRACKETED.match(value):
            message = f"câu bắt đầu bằng “{value[0]}” mà không có nháy kép"
            hint = f'đặt cả câu trong nháy kép: "{value[0]}…{_CLOSE[value[0]]} …"'
            return self._problem(number, column, "N015", message, hint)
        return self._colon(number, value, column)

    def _colon(self, number: int, value: str, column: int) -> Problem | None:
        colon = re.search(r":(?= |$)", value)
        if not self.said.startswith("mapping values") or not colon or value[0] in "\"'":
            return None
        above = self._above(number)
        if colon.end() == len(value.rstrip()) and _BARE_ITEM.fullmatch(self._line(above)):
            return self._colonless(above)  # `- tiêu đề Mục đích`, then `ý:` one step deeper
        message = "trong câu có dấu hai chấm, máy tưởng là một khoá mới"
        return self._problem(
            number, column + colon.start(), "N016", message, "đặt cả câu trong nháy kép"
        )

    def known(self) -> Problem | None:
        """What can be told from libyaml's words alone."""
        at, since = self.at, self.since
        if "could not find expected ':'" in self.said:
            return self._missing_colon()
        if "',' or" in self.said:
            bracket = self.said[-2]
            message = f"danh sách mở ngoặc ở đây thiếu dấu phẩy hoặc dấu {bracket}"
            hint = f"ngăn các mục bằng dấu phẩy, đóng bằng {bracket}"
            return self._problem(since.line, since.column, "N029", message, hint)
        if "escape" in self.said or "hexdecimal" in self.said or "hexadecimal" in self.said:
            message = "trong nháy kép, dấu \\ phải đi với một ký tự đặc biệt"
            sign = self._line(at.line).rfind("\\", 0, at.column + 1)
            return self._problem(
                at.line,
                sign if sign >= 0 else at.column,
                "N031",
                message,
                "viết \\\\ nếu muốn in dấu \\, hoặc dùng nháy đơn",
            )
        if "tab" in self.said or self._line(at.line)[at.column :][:1] == "\t":
            hint = "thay bằng dấu cách, mỗi cấp hai dấu"
            return self._problem(at.line, at.column, "N006", "thụt lề bằng phím Tab", hint)
        if "document start" in self.said:
            above = self._above(self.at.line)
            if ":" not in self._line(above) and not self._line(above).startswith("..."):
                # A remark below a first line without its colon: to YAML the document was that line.
                return self._colonless(above)
            return self._problem(
                at.line, at.column, "N010", "sau dấu kết thúc “...” còn nội dung", "bỏ dòng “...”"
            )
        return None

    def tight_key(self) -> Problem | None:
        """`loại:kế hoạch` is one word to YAML; the error shows on the line below."""
        for number in (self.at.line, self._above(self.at.line)):
            tight = self._tight(number)
            if tight:
                return tight
        if self._line(self.at.line).lstrip().startswith(":"):
            message = "dòng bắt đầu bằng dấu hai chấm, thiếu tên khoá"
            return self._problem(
                self.at.line, self.at.column, "N029", message, "thêm tên khoá trước dấu hai chấm"
            )
        return None

    def _tight(self, number: int) -> Problem | None:
        found = _TIGHT.match(self._line(number))
        if found is None:
            return None
        message = f"thiếu dấu cách sau dấu hai chấm của “{found['key']}”"
        return self._problem(number, found.end("key"), "N029", message, "viết “khoá: giá trị”")

    def _above(self, number: int) -> int:
        """The nearest line above that is neither empty nor a remark; the line itself when there is none."""
        for above in range(min(number, len(self.lines)) - 1, -1, -1):
            words = self._line(above).strip()
            if words and not words.startswith("#"):
                return above
        return number

    def line_above(self) -> Problem | None:
        """`-tiêu đề: …` or `loại kế hoạch` above: YAML reads on, and trips over the sound line below."""
        number = self._above(self.at.line)
        dash = _TIGHT_DASH.match(self._line(number))
        if dash:
            return self._tight_dash(number, dash.start("words"), dash["words"])
        line, here = self._line(number), self._line(self.at.line)
        column = len(line) - len(line.lstrip())
        if (
            _BARE_ITEM.fullmatch(line)
            and here.rstrip().endswith(":")
            and here[: column + 1].isspace()
        ):
            return self._colonless(number)
        if "mapping values" not in self.said or ":" in line or line.lstrip()[:2] == "- ":
            return None
        while number and self._line(number - 1).strip() and ":" not in self._line(number - 1):
            number -= 1
        if number and _VALUED.match(self._line(number - 1)):
            return None  # the rest of a sentence that began behind a key
        if column != len(here) - len(here.lstrip()):
            return None
        return self._colonless(number)

    def _missing_colon(self) -> Problem:
        line = self._line(self.since.line)
        words = line.strip()
        if re.match(r"-[^\s-]", words):
            return self._tight_dash(self.since.line, len(line) - len(line.lstrip()), words)
        return self._tight(self.since.line) or self._colonless(self.since.line)

    def _tight_dash(self, number: int, column: int, words: str) -> Problem:
        message = f"sau dấu gạch đầu dòng thiếu dấu cách: “{words[:30]}”"
        return self._problem(number, column, "N018", message, f"viết “- {words[1:][:20]}”")

    def _colonless(self, number: int) -> Problem:
        line = self._line(number).replace("- ", "  ")
        if wide := _WIDE_COLON.match(line):
            message = f"sau “{wide['key'].strip()}” là dấu hai chấm toàn khổ “：”, không phải “:”"
            return self._problem(number, wide.end("key"), "N029", message, "gõ lại thành “: ”")
        message = f"dòng “{line.strip()[:40]}” không có dấu hai chấm nên không phải là khoá"
        hint = "thêm “: ” sau tên khoá, hoặc thụt lề dòng này vào thuộc câu ở trên"
        return self._problem(number, len(line) - len(line.lstrip()), "N029", message, hint)

    def indentation(self) -> Problem | None:
        """A line that begins at a column where no open block begins."""
        line = self._line(self.at.line)
        column = len(line) - len(line.lstrip())
        if "sequence entries" in self.said:
            message = "dấu “-” của danh sách không đứng cùng dòng với khoá"
            if not line[self.at.column + 1 :].strip():
                message = "dấu “-” đứng một mình bị coi là danh sách"
                hint = 'đặt trong nháy kép: "-"'
                return self._problem(self.at.line, self.at.column, "N015", message, hint)
            return self._problem(
                self.at.line, self.at.column, "N018", message, "xuống dòng trước dấu “-”"
            )
        expected = ("expected key", "'-' indicator", "mapping values", "block end")
        if not any(words in self.said for words in expected) or not line.strip():
            return None
        if "'-' indicator" in self.said and self.at.column == self.since.column:
            message = f"danh sách bắt đầu ở dòng {self.since.line + 1} cần dấu “- ” đầu dòng này"
            return self._problem(
                self.at.line, column, "N018", message, "thêm “- ” hoặc sửa thụt lề"
            )
        message = f"thụt lề sai: dòng này lùi vào {column} dấu cách, không thẳng với dòng nào cùng cấp ở trên"
        hint = "các khoá cùng cấp phải thẳng hàng; khoá đã có giá trị trên cùng dòng thì không có khoá con"
        return self._problem(self.at.line, column, "N018", message, hint)

    def unknown(self) -> Problem:
        """Anything else: the place at least."""
        words = self._line(self.at.line)[self.at.column :].strip()[:20]
        near = f" gần “{words}”" if words else ""
        hint = "xem lại dấu nháy, dấu ngoặc, dấu hai chấm và thụt lề ở dòng này và dòng trên"
        return self._problem(self.at.line, self.at.column, "N004", f"cú pháp YAML sai{near}", hint)
