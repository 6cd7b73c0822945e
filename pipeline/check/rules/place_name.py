"""Địa danh ghi không đúng quy tắc.

Địa danh là tên riêng của tỉnh, thành phố hoặc xã, phường, đặc khu nơi cơ quan đóng trụ sở. Tên một âm tiết, tên
người, tên có chữ số, tên trùng với tên tỉnh thì ghi thêm cấp: Phường Láng, Phường Phan Đình Phùng, Thành phố Huế.
Chỉ văn bản của Đảng được viết tắt cấp (TP, ĐK). Địa danh khác nơi cơ quan đóng trụ sở được nhắc: có thể còn sót từ văn
bản cũ.

Sai:
    cơ quan ban hành: ubnd-phuong-phan-dinh-phung
    địa danh: Phan Đình Phùng   # ← C088

Đúng:
    cơ quan ban hành: ubnd-phuong-phan-dinh-phung
    địa danh: Phường Phan Đình Phùng

Căn cứ: HD 05-HD/VPTW, Phần II, mục I.4.1.1; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.a.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from pipeline import vocabulary
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.model.blocks import Words
from pipeline.problem import Level
from pipeline.registries.places import place_name
from pipeline.registries.units import TYPES, Unit, plain, units

RULE = Rule(
    "C088",
    "place-name",
    "dia-danh",
    Level.WARNING,
    reads="content",
    clause="HD 05-HD/VPTW, Phần II, mục I.4.1.1; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.a",
)

_SHORT = {"tp": "Thành phố", "tp.": "Thành phố", "đk": "Đặc khu", "đk.": "Đặc khu"}
_GLUED = re.compile(r"^(?:TP\.?\s*)?HCM$", re.IGNORECASE)


def look(subject: Subject) -> Iterator[Finding]:
    """The place that the file writes itself, against the units of the day and the issuer's own place."""
    words, day = subject.typed.place, subject.day
    if words is None or day is None or "{" in words.text:
        return
    text = words.text.strip()
    written = _whole(text)
    found = units().named(written, day)
    if not found:
        yield _unknown(words, written, day)
        return
    right = sorted({_place(unit, day) for unit in found})
    levelled = written.casefold().startswith(tuple(one.casefold() for one in TYPES))
    forms = {plain(form) for form in right}
    if plain(written) not in forms and not levelled:
        say = f"địa danh phải ghi thêm cấp: “{words.text}”"
        yield Finding(words.span, say, f"viết “{right[0]}”")
        return
    if levelled and plain(written) not in forms and written == text:
        say = f"địa danh không cần ghi cấp: “{words.text}”"
        yield Finding(words.span, say, f"viết “{right[0]}”", level=Level.INFO)
        return
    yield from _letters(words, written, text, found, subject)
    yield from _elsewhere(words, right, written, subject, day)


def _whole(words: str) -> str:
    """With its level in full: "TP Huế", "Tp. Huế" -> "Thành phố Huế"."""
    if _GLUED.match(words):
        return "Thành phố Hồ Chí Minh"
    first, _, rest = words.partition(" ")
    short = _SHORT.get(first.casefold())
    return f"{short} {rest.strip()}" if short and rest else words


def _unknown(words: Words, written: str, day: Date) -> Finding:
    past = units().ever_named(written)
    say = f"không có đơn vị hành chính “{words.text}”" + (" vào ngày của văn bản" if past else "")
    return Finding(words.span, say, _way_out(written, past, day))


def _way_out(written: str, past: tuple[Unit, ...], day: Date) -> str:
    if past and all(unit.tier == "district" for unit in past):
        return "cấp huyện không còn từ 01/7/2025; ghi tên tỉnh, thành phố hoặc xã, phường, đặc khu"
    level = next((one for one in (*TYPES, "P.", "X.") if written.startswith(f"{one} ")), "")
    same = units().named(written.removeprefix(level).strip(), day) if level else ()
    if same:
        return "viết " + ", ".join(sorted({f"“{_place(unit, day)}”" for unit in same}))
    near = None if past else vocabulary.nearest(written, sorted({*_bare_names(day)}))
    return f"có phải ý bạn là “{near}”?" if near else "xem danh mục đơn vị hành chính: vanban units"


def _bare_names(day: Date) -> Iterator[str]:
    for tier in ("province", "commune"):
        yield from (unit.bare for unit in units().tier(tier, day))


def _letters(
    words: Words, written: str, text: str, found: tuple[Unit, ...], subject: Subject
) -> Iterator[Finding]:
    """Every syllable of the name begins with a capital, the level too; the State writes the level out."""
    names = [name for unit in found for name in (unit.name, unit.bare)]
    good = next((name for name in names if plain(name) == plain(written)), written)
    if subject.standard is not None and subject.standard.system == "state" and written != text:
        say = f"văn bản nhà nước ghi đủ tên đơn vị hành chính, không viết tắt: “{text}”"
        yield Finding(words.span, say, f"viết “{good}”")
    elif written == text and _capitals(good) != _capitals(written):
        say = f"các chữ cái đầu của địa danh viết hoa, các chữ sau viết thường: “{text}”"
        yield Finding(words.span, say, f"viết “{good}”")


def _capitals(words: str) -> list[bool]:
    return [letter.isupper() for letter in words]


def _elsewhere(
    words: Words, right: list[str], written: str, subject: Subject, day: Date
) -> Iterator[Finding]:
    """Another place than the issuer's own: most likely left from the document that was copied."""
    issuers = subject.typed.issuers
    organ = subject.registries.organs.get(issuers[0].id or "") if issuers else None
    own = (organ.place_on(day) or organ.place) if organ else ""
    if own and plain(own) not in {plain(one) for one in (*right, written)}:
        say = f"địa danh “{words.text}” khác địa danh của cơ quan ban hành ({own})"
        yield Finding(words.span, say, "bỏ “địa danh” để máy ghi, hoặc xem lại", level=Level.INFO)


def _place(unit: Unit, day: Date) -> str:
    return place_name(unit, units().by_code(unit.parent, day) if unit.parent else None)
