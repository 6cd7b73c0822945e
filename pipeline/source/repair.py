"""Letters and blanks of the raw file put right line by line, each repair counted and placed.

Repairs never add or remove a line and never touch what gives YAML its structure, so that places in
the repaired text can be told in the author's own lines and columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import text as letters
from pipeline.problem import Level, Problem, Span
from pipeline.source.nodes import Places

_ODD = re.compile(
    f"(?P<marks>[^\\W\\d_][\u0300-\u036f]+)"
    f"|(?P<like>[{''.join(letters.LOOKALIKES)}])"
    f"|(?P<unseen>[{letters.INVISIBLE}{letters.DIRECTIONS}])"
    f"|(?P<blank>[{letters.LINE_BREAKS}{letters.ODD_SPACES}\t\u00a0])"
    f"|(?P<bullet>[\ue000-\uf8ff][ \t\u00a0]*)"
    f"|(?P<lost>\ufffd)"
    f"|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff])"
    f"|(?P<foreign>[\u0370-\u03ff\u0400-\u04ff])"
)
_SUSPECT = re.compile(
    f"[{''.join(letters.LOOKALIKES)}{letters.INVISIBLE}{letters.DIRECTIONS}{letters.LINE_BREAKS}"
    f"{letters.ODD_SPACES}\t\u00a0\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
    f"\u0370-\u03ff\u0400-\u04ff]"
)
_OPENING = re.compile(r"[\s\-:?\"'>|]*\Z|.*[:\-]\s*\Z")
_LONE_CR = re.compile(r"\r(?!\n)")
_WORD_BEFORE = re.compile(r"[^\W\d_]*\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]*")


@dataclass(frozen=True, slots=True)
class _Find:
    """One place of the raw text that was repaired or refused."""

    kind: str
    line: int
    column: int
    what: str


def repair(raw: str, file: str) -> tuple[Places, tuple[Problem, ...]]:
    """The text to parse with the way back to the author's places, and what was repaired or is wrong."""
    raw = _LONE_CR.sub("\n", raw) if "\r" in raw else raw
    if not _SUSPECT.search(letters.unplain(raw)) and unicodedata.is_normalized("NFC", raw):
        return Places(file, raw), ()
    lines = raw.split("\n")
    finds: list[_Find] = []
    shifts: dict[int, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(lines):
        if _SUSPECT.search(line) or not unicodedata.is_normalized("NFC", line):
            lines[number], steps = _repaired(line, number, finds)
            if len(lines[number]) != len(line):
                shifts[number] = steps
    return Places(file, "\n".join(lines), shifts), tuple(_problems(finds, file))


def _repaired(
    line: str, number: int, finds: list[_Find]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line put right, and (repaired column, original column) after each change of length."""
    pieces, steps, done, length = [], [(0, 0)], 0, 0
    for match in _ODD.finditer(line):
        kind, new = _judge(match, line)
        if kind:
            finds.append(_Find(kind, number, match.start(), match[0]))
        pieces += [line[done : match.start()], new]
        length += match.start() - done + len(new)
        done = match.end()
        if len(new) != len(match[0]):
            steps.append((length, done))
    whole = "".join([*pieces, line[done:]])
    return letters.nfc(whole), tuple(steps)


def _judge(match: re.Match[str], line: str) -> tuple[str, str]:
    """Kind of find ("" = nothing to say) and the words put in its place."""
    written, before = match[0], line[: match.start()]
    match match.lastgroup:
        case "marks":
            new = letters.nfc(letters.LOOKALIKES.get(written[0], written[0]) + written[1:])
            return ("marks" if new != written else ""), new
        case "like":
            icelandic = set(line) & set("þÞæÆ")
            return ("", written) if icelandic else ("like", letters.LOOKALIKES[written])
        case "unseen":
            return "unseen", ""
        case "blank":
            return _judge_blank(written, before, line[match.end() :])
        case "bullet":
            return ("bullet", "") if _OPENING.match(before) else ("sign", "- ")
        case "control":
            return "control", " "
        case "lost":
            return "lost", written
    return _judge_foreign(written, before, line[match.end() :])


def _judge_blank(written: str, before: str, after: str) -> tuple[str, str]:
    if written == "\t" and not before.strip():
        return ("tab", written) if after.strip() else ("", written)
    if (
        written == "\u00a0"
        and not _OPENING.match(before)
        and (before[-1:] + after[:1]).strip().isalnum()
    ):
        beside_digit = before[-1:].isdigit() or after[:1].isdigit()
        return ("", written) if beside_digit else ("blank", " ")
    return "blank", " "


def _judge_foreign(written: str, before: str, after: str) -> tuple[str, str]:
    """A Greek or Cyrillic letter in a word with Latin ones: only a person can say which was meant."""
    head, tail = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    around = (head[0] if head else "") + (tail[0] if tail else "")
    latin = any("LATIN" in unicodedata.name(letter, "") for letter in around)
    return ("foreign" if latin else ""), written


_ONCE = {
    "marks": ("N021", Level.WARNING, "{n} chữ viết dạng tổ hợp (dấu rời); đã đổi sang dựng sẵn"),
    "like": (
        "N022",
        Level.WARNING,
        "{n} chữ giống chữ Việt mà không phải, đầu tiên là “{c}” ({u}); đã thay",
    ),
    "unseen": ("N023", Level.WARNING, "{n} ký tự không nhìn thấy, đầu tiên là {u}; đã bỏ"),
    "blank": ("N024", Level.INFO, "{n} khoảng trắng lạ, đầu tiên là {u}; đã thay bằng dấu cách"),
    "bullet": ("N025", Level.WARNING, "{n} dấu đầu dòng của phông ký hiệu, đầu tiên là {u}; đã bỏ"),
    "sign": (
        "N025",
        Level.WARNING,
        "{n} dấu của phông ký hiệu trong câu, đầu tiên là {u}; đã thay bằng “- ”",
    ),
    "foreign": (
        "N028",
        Level.WARNING,
        "{n} chữ Hy Lạp hoặc Kirin lẫn trong từ, đầu tiên là “{c}” ({u})",
    ),
}
_HINTS = {
    "bullet": "không gõ dấu đầu dòng, máy tự đặt",
    "foreign": "gõ lại từ này bằng bàn phím tiếng Việt",
}
_EACH = {
    "tab": ("N006", "thụt lề bằng phím Tab", "thay bằng dấu cách, mỗi cấp hai dấu"),
    "control": ("N013", "có ký tự điều khiển {u}", "xoá ký tự này và xem lại chữ ở chỗ đó"),
    "lost": (
        "N019",
        "có dấu “\ufffd”: chữ ở đây đã mất khi chuyển mã",
        "gõ lại chữ này theo bản gốc",
    ),
}
_REPAIRED = "xem lại; `vanban fmt` sẽ sửa hẳn trong tệp"


def _problems(finds: list[_Find], file: str) -> Iterator[Problem]:
    """Errors at each line where they stand, repairs once with their number and the first place."""
    for kind, (code, level, message) in _ONCE.items():
        found = [find for find in finds if find.kind == kind]
        if found:
            words = message.format(n=len(found), c=found[0].what, u=_named(found[0]))
            yield Problem(_span(found[0], file), code, words, _HINTS.get(kind, _REPAIRED), level)
    for kind, (code, message, hint) in _EACH.items():
        first = {find.line: find for find in reversed(finds) if find.kind == kind}
        for find in first.values():
            yield Problem(_span(find, file), code, message.format(u=_named(find)), hint)


def _span(find: _Find, file: str) -> Span:
    return Span(file, find.line + 1, find.column + 1)


def _named(find: _Find) -> str:
    return f"U+{ord(find.what[0]):04X}"
