"""Single values of a mapping: words, numbers, dates, choices, names; each with its own messages."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline import placeholders, vocabulary
from pipeline.model import days
from pipeline.model.blocks import Day, Words
from pipeline.model.marks import tried
from pipeline.model.reading import Reading, wrong_shape
from pipeline.model.wording import collapsed, collapsed_value, lined, parts
from pipeline.model.words import marked
from pipeline.problem import Span
from pipeline.source import Entry, Node, Scalar, Sequence

_WHOLE = re.compile(r"\d{1,6}$")
_AMOUNT = re.compile(r"(\d{1,4})(?:[.,](\d{1,3}))?$")
_MM = re.compile(r"(\d{1,4})(?:[.,](\d{1,3}))?\s*(?:(mm)|(cm))?$")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*$")
_MARK = re.compile(r"(\*\*)?(?:[-+*•–]|\(?(?:[IAa1i])(?:\.1)*[.)/-]|none)(?(1)\*\*)$")
_COUNTED_IN_WORDS = re.compile(r"(?:[Pp]hần|[Cc]hương) thứ nhất$")
_OUTSIDE = re.compile(r"^[/\\~]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f]|://")
_NAME = re.compile(r"[\w-]{1,60}$")
_OFFERED = {
    "urgency": "khẩn, thượng khẩn, hoả tốc",
    "secrecy": "mật, tối mật, tuyệt mật",
    "generate": "bảng nhiệm vụ, bảng chỉ tiêu",
}
_AUTHORITY_SIGNS = re.compile(r"[./\s]")


def text(reading: Reading, entry: Entry) -> str | None:
    """The bare text of a key that wants one text; M002 otherwise."""
    if not isinstance(entry.value, Scalar):
        wrong_shape(reading, entry.value, f"“{entry.written}”", "một đoạn chữ", _quote(entry))
        return None
    return collapsed_value(entry.value)


def _quote(entry: Entry) -> str:
    if isinstance(entry.value, Sequence):
        return "viết một câu ngay sau dấu hai chấm"
    return 'câu có dấu hai chấm phải đặt trong dấu nháy: "…: …"'


def words(reading: Reading, entry: Entry | None) -> Words | None:
    """One text, its inline marks checked."""
    if entry is None or (bare := text(reading, entry)) is None:
        return None
    return checked(reading, entry.value, bare)


def titled(reading: Reading, entry: Entry | None) -> Words | None:
    """The words of a centred title; line breaks of a literal scalar are kept as "\\n"."""
    found = words(reading, entry)
    if found is None or entry is None or not isinstance(entry.value, Scalar):
        return found
    return replace(found, text=lined(entry.value)) if entry.value.style == "|" else found


def checked(reading: Reading, node: Node, bare: str, offset: int = 0) -> Words:
    """Words whose marks have been tried; `offset` = where they begin in the scalar's value."""
    if isinstance(node, Scalar):
        if marked(bare):
            return tried(reading, node, bare, offset)
        return Words(bare, node.at(offset) if offset else node.span, (), True)
    return Words(bare, node.span)


def paragraphs(reading: Reading, entry: Entry | None) -> tuple[Words, ...]:
    """One text with blank lines between its paragraphs, or a list of such texts."""
    if entry is None:
        return ()
    nodes = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
    found: list[Words] = []
    for node in nodes:
        if isinstance(node, Scalar):
            found += split(reading, node)
        else:
            wrong_shape(
                reading, node, f"mỗi đoạn của “{entry.written}”", "một đoạn chữ", _quote(entry)
            )
    return tuple(found)


def split(reading: Reading, scalar: Scalar) -> list[Words]:
    """The paragraphs of one scalar."""
    if scalar.flat or "\n" not in scalar.value:
        bare = collapsed_value(scalar)
        return [checked(reading, scalar, bare)] if bare and not bare.isspace() else []
    return [checked(reading, scalar, collapsed(part), offset) for offset, part in parts(scalar)]


def day(reading: Reading, entry: Entry | None) -> Day | None:
    """A date, of which day and month may be open."""
    if entry is None or (bare := text(reading, entry)) is None:
        return None
    return possible_day(reading, bare, entry.value.span, must=True)


def possible_day(reading: Reading, bare: str, span: Span, *, must: bool = False) -> Day | None:
    """The date the words are, None for other words; a day that does not exist is noted."""
    try:
        found = days.day(bare)
    except days.ImpossibleDate as impossible:
        reading.say(span, "M005", f"không có ngày “{bare}”: {impossible}", "sửa lại ngày tháng")
        return None
    if found is None and must:
        hint = "viết 2026-08-04 hoặc 04/8/2026; chưa rõ ngày thì viết 2026-08"
        reading.say(span, "M005", f"“{bare}” không phải là ngày", hint)
    return found


_WITH_SYMBOL = re.compile(r"0*([1-9]\d*)[-/]\w*[^\W\d]")
"""A number with its symbol: "12/QĐ-UBND", "12-HD/TU"."""


def count(reading: Reading, entry: Entry | None, *, most: int = 999_999) -> int | None:
    """A whole number from 1; leading zeros are fine."""
    if entry is None or (bare := text(reading, entry)) is None:
        return None
    if _WHOLE.match(bare) and 1 <= int(bare) <= most:
        return int(bare)
    reading.say(
        entry.value.span,
        "M006",
        f"“{entry.written}” phải là số nguyên từ 1, ở đây là “{bare}”",
        f"chỉ viết {symbol[1]}; ký hiệu máy tự lập"
        if (symbol := _WITH_SYMBOL.match(bare))
        else "chỉ viết chữ số, ví dụ 12",
    )
    return None


def amount(reading: Reading, entry: Entry | None) -> float | None:
    """A number with decimal comma or point."""
    return _measured(reading, entry, _AMOUNT, "một số, ví dụ 14 hoặc 1,15")


def mm(reading: Reading, entry: Entry | None) -> float | None:
    """A length: "80", "80 mm", "8 cm" -> mm."""
    return _measured(reading, entry, _MM, "số đo bằng mm, ví dụ 80")


def _measured(
    reading: Reading, entry: Entry | None, pattern: re.Pattern[str], wanted: str
) -> float | None:
    if entry is None or (bare := text(reading, entry)) is None:
        return None
    found = length(bare, pattern)
    if found is None:
        reading.say(
            entry.value.span, "M006", f"“{entry.written}” phải là {wanted}, ở đây là “{bare}”"
        )
    return found


def length(bare: str, pattern: re.Pattern[str] = _MM) -> float | None:
    """Millimetres of "80", "12,7 mm", "3 cm"; None for anything else."""
    found = pattern.match(bare)
    if not found:
        return None
    value = float(f"{found[1]}.{found[2] or 0}")
    return value * 10 if pattern is _MM and found[4] else value


def yes_no(reading: Reading, entry: Entry | None) -> bool:
    """có / không, yes / no, true / false."""
    if entry is None or (bare := text(reading, entry)) is None:
        return False
    truth = vocabulary.value("truth", bare)
    if truth is None:
        message = f"“{entry.written}” phải là “có” hoặc “không”, ở đây là “{bare}”"
        reading.say(entry.value.span, "M006", message, "sửa thành có hoặc không")
    return truth == "yes"


def choice(reading: Reading, entry: Entry | None, name: str) -> str | None:
    """One of the fixed words of vocabulary.values(name)."""
    if entry is None or (bare := text(reading, entry)) is None:
        return None
    value = vocabulary.value(name, bare)
    if value is None:
        reading.say(
            entry.value.span,
            "M015",
            f"“{entry.written}” không nhận “{bare}”",
            f"chọn một trong: {_OFFERED[name]}",
        )
    return value


def authority(reading: Reading, entry: Entry | None) -> str:
    """T/M, TM., thay mặt … -> TM | KT | TL | TUQ | Q | TM+KT | TL+KT | "".

    Slashes and dots are the standard's.
    """
    if entry is None or (bare := text(reading, entry)) is None:
        return ""
    signs = "+".join(_AUTHORITY_SIGNS.sub("", part) for part in re.split(r"[+,;&]| và ", bare))
    value = vocabulary.value("authority", bare) or vocabulary.value("authority", signs)
    if value is None:
        reading.say(
            entry.value.span,
            "M015",
            f"không có quyền hạn ký “{bare}”",
            _parted(bare)
            or "chọn một trong: T/M, K/T, T/L, TUQ, Q, TM+KT, TL+KT; người đứng đầu ký trực tiếp thì bỏ dòng này",
        )
    return value or ""


_SIGN_AND_WORDS = re.compile(r"(?P<sign>T/?M|K/?T|T/?L|TUQ|Q)(?:\.\s*|\s+)(?P<words>\w.*)")


def _parted(bare: str) -> str:
    """The way out where the words behind the sign were written with it: "TM. UBND"."""
    found = _SIGN_AND_WORDS.fullmatch(bare.strip())
    if not found:
        return ""
    key = "thay mặt" if "M" in found["sign"] else "chức vụ cấp trưởng"
    if found["sign"] == "Q":
        return f"viết “quyền hạn: Q”, “chức vụ: {found['words']}”"
    return f"viết “quyền hạn: {found['sign']}”, “{key}: {found['words']}”"


def mark(reading: Reading, entry: Entry | None) -> str | None:
    """A list mark: "-", "+", "1.", "1.1.", "a)", "(i)", "I.", "none"; two stars around it = bold."""
    if entry is None or (bare := text(reading, entry)) is None:
        return None
    return mark_of(reading, bare, entry.value.span)


def mark_of(reading: Reading, bare: str, span: Span, *, levels: bool = False) -> str | None:
    """The mark the words are, M030 otherwise; `levels`: parts may be counted in words too."""
    bare = vocabulary.value("mark", bare) or bare
    if _MARK.match(bare) or (levels and _COUNTED_IN_WORDS.match(bare)):
        return bare
    hint = 'dùng một trong: I. I- A. 1. 1.1. a) (i) - + none; in đậm số thì viết "**1.**"'
    reading.say(span, "M030", f"không có kiểu đánh dấu “{bare}”", hint)
    return None


def condition(reading: Reading, entry: Entry | None) -> Words | None:
    """`when`: tried for its form; its values are known only when the document is composed."""
    if entry is None or (bare := text(reading, entry)) is None:
        return None
    try:
        placeholders.names(bare)
    except placeholders.PlaceholderError as wrong:
        message = f"điều kiện viết sai: {wrong.message}"
        reading.say(entry.value.span, "M011", message, wrong.hint)
        return None
    return Words(bare, entry.value.span)


def identifier(reading: Reading, entry: Entry | None) -> str:
    """`id` of a block: once in a file."""
    if entry is None or (bare := text(reading, entry)) is None:
        return ""
    span = entry.value.span
    if not _ID.match(bare) or len(bare) > 40:
        hint = "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ muc-1"
        reading.say(span, "M029", f"mã khối “{bare}” không đúng dạng", hint)
        return ""
    if bare in reading.ids:
        message = f"mã khối “{bare}” đã dùng ở dòng {reading.ids[bare].line}"
        reading.say(span, "M010", message, "mỗi khối một mã riêng; bỏ mã này, công cụ sẽ tự đặt")
        return ""
    reading.ids[bare] = span
    return bare


def file(reading: Reading, entry: Entry | None) -> Words | None:
    """A file below the content folder: no absolute path, no way up."""
    if entry is None or (bare := text(reading, entry)) is None:
        return None
    if _OUTSIDE.search(bare):
        message = f"“{bare}” chỉ ra ngoài thư mục của tệp này"
        hint = "chép tệp vào cạnh tệp nội dung rồi chỉ ghi tên tệp"
        reading.say(entry.value.span, "M031", message, hint)
        return None
    return Words(bare, entry.value.span)


def name(reading: Reading, entry: Entry | None) -> str:
    """A plain name: letters, digits, hyphens; never a path."""
    if entry is None or (bare := text(reading, entry)) is None:
        return ""
    if not _NAME.match(bare):
        message = f"“{entry.written}” chỉ nhận một tên, ở đây là “{bare}”"
        reading.say(
            entry.value.span, "M031", message, "ghi tên tệp mẫu, không ghi thư mục và đuôi .docx"
        )
        return ""
    return bare
