"""The words of `roster:` in a batch file, and reading them with a place for every mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline import text
from pipeline.problem import Level, Problem, Span
from pipeline.source import Mapping as MappingNode
from pipeline.source import Node, Scalar, Sequence

Words = Mapping[str, tuple[str, ...]]
"""Field -> what may be written for it, the Vietnamese word last: messages use that."""

ROSTER: Words = {
    "registry": ("registry", "sổ địa phương"),
    "file": ("file", "tệp"),
    "sheet": ("sheet", "trang"),
    "header": ("header", "header row", "hàng tiêu đề"),
    "by": ("by", "match by", "khớp theo"),
    "key": ("key", "key column", "cột khoá"),
    "province": ("province", "tỉnh"),
    "as_of": ("as of", "tại ngày"),
    "columns": ("columns", "cột"),
    "join": ("join", "ghép"),
}
JOIN: Words = {
    **{name: ROSTER[name] for name in ("file", "sheet", "header", "by", "key", "columns")},
    "many": ("many", "nhiều dòng"),
    "needed": ("needed", "required", "bắt buộc"),
}
QUERY: Words = {
    "province": ("province", "provinces", "tỉnh"),
    "type": ("type", "types", "loại"),
    "former": ("former", "former district", "huyện cũ"),
    "units": ("units", "đơn vị"),
    "but": ("except", "but", "trừ"),
    "as_of": ("as of", "tại ngày"),
}
COLUMN: Words = {
    "head": ("from", "head", "từ"),
    "kind": ("kind", "kiểu"),
    "needed": ("needed", "required", "bắt buộc"),
    "least": ("least", "min", "nhỏ nhất"),
    "most": ("most", "max", "lớn nhất"),
    "choices": ("choices", "một trong"),
}
KINDS: Words = {
    "text": ("text", "chữ"),
    "integer": ("integer", "số nguyên"),
    "number": ("number", "số"),
    "date": ("date", "ngày"),
    "choice": ("choice", "chọn"),
    "list": ("list", "danh sách"),
}
BY: Words = {"code": ("code", "mã"), "name": ("name", "tên"), "key": ("key", "khoá")}
TRUTH: Words = {"yes": ("yes", "true", "có"), "no": ("no", "false", "không")}


def form(word: str) -> str:
    """As compared: capitals, tone style, blanks, `_` and `-` make no difference."""
    return text.folded(word.replace("_", " ").replace("-", " "))


def meant(written: str, words: Words) -> str | None:
    """The field or value of a written word."""
    wanted = form(written)
    return next((name for name, all in words.items() if wanted in map(form, all)), None)


def listed(words: Words) -> str:
    """All of them as messages name them."""
    return ", ".join(all[-1] for all in words.values())


@dataclass(slots=True)
class Fields:
    """The fields of one mapping by name; mistakes go to `problems`."""

    node: Node
    words: Words
    problems: list[Problem]
    found: dict[str, Node]
    keys: dict[str, Span]

    @classmethod
    def read(cls, node: Node, what: str, words: Words, problems: list[Problem]) -> Fields:
        """The mapping `node`; anything else is a mistake and has no fields."""
        made = cls(node, words, problems, {}, {})
        if not isinstance(node, MappingNode):
            made.say(
                node.span,
                "U062",
                f"“{what}” phải là các dòng “khoá: giá trị”",
                f"các khoá: {listed(words)}",
            )
            return made
        for entry in node.entries:
            name = meant(entry.written, words)
            if name is None:
                made.unknown(entry.written, entry.key_span)
            elif name in made.found:
                made.say(
                    entry.key_span, "U062", f"“{entry.written}” được ghi hai lần", "bỏ một dòng"
                )
            else:
                made.found[name] = entry.value
                made.keys[name] = entry.key_span
        return made

    def unknown(self, written: str, span: Span) -> None:
        """A key that has no meaning here."""
        # “một” is no slip for “most”: who writes Vietnamese letters means a Vietnamese word.
        meant = slice(None) if written.isascii() else slice(-1, None)
        known = {
            text.ascii_fold(form(one)): one for all in self.words.values() for one in all[meant]
        }
        from difflib import get_close_matches  # for a word that is not known alone

        near = get_close_matches(text.ascii_fold(form(written)), known, 1, 0.75)
        hint = f"có phải “{known[near[0]]}”?" if near else f"các khoá: {listed(self.words)}"
        self.say(span, "U061", f"không có khoá “{written}” ở đây", hint)

    def say(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Notes a mistake."""
        self.problems.append(Problem(span, code, message, hint, Level.ERROR))

    def at(self, name: str) -> Span:
        """Where a field's value stands; the mapping itself when it is not there."""
        return self.found[name].span if name in self.found else self.node.span

    def vi(self, name: str) -> str:
        """A field as messages name it."""
        return self.words[name][-1]

    def line(self, name: str) -> str:
        """One line of words, "" when it is not there."""
        node = self.found.get(name)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.say(node.span, "U062", f"“{self.vi(name)}” phải là một dòng chữ")
            return ""
        return " ".join(text.nfc(node.value).split())

    def lines(self, name: str) -> tuple[tuple[str, Span], ...]:
        """One line or a list of lines, each with its place."""
        node = self.found.get(name)
        nodes = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        made = []
        for item in nodes:
            if isinstance(item, Scalar) and item.value.strip():
                made.append((" ".join(text.nfc(item.value).split()), item.span))
            else:
                self.say(item.span, "U062", f"mỗi mục của “{self.vi(name)}” phải là chữ")
        return tuple(made)

    def choice(self, name: str, allowed: Words, default: str) -> str:
        """A field that takes one of some words."""
        written = self.line(name)
        found = meant(written, allowed) if written else default
        if found is None:
            hint = f"ghi một trong: {listed(allowed)}"
            self.say(self.at(name), "U064", f"“{self.vi(name)}” không nhận “{written}”", hint)
        return found or default
