"""The letterhead and title -> kind, issuer, number, date, subject, with what is not certain of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts, presented
from pipeline.check.finished.zones_part import Part
from pipeline.compose.marks import unmarked
from pipeline.importer import inline
from pipeline.importer.recognise import copies
from pipeline.importer.recognise.organ import Issuer, issuer
from pipeline.importer.values import Group, Listed, Value, Words
from pipeline.kinds import KINDS, Kind
from pipeline.registries.organs import Organ
from pipeline.standards.load import choose


@dataclass(frozen=True, slots=True)
class Head:
    """Entries of the letterhead and title, and the printed lines they must give back, by role."""

    entries: Mapping[str, Value]
    organs: Mapping[str, Organ]
    """Organs that the registry has not yet."""
    missing: tuple[str, ...]
    """Keys for which the source has nothing, as an officer names them."""


def head(facts: Facts, organs: Mapping[str, Organ]) -> Head:
    """Everything above the text but addressees and bases."""
    entries: dict[str, Value] = {}
    missing: list[str] = []
    found = issuer(facts, organs)
    _kind(facts, entries, missing)
    _issuer(found, entries, missing)
    _number(facts, entries, missing)
    _date(facts, entries, missing)
    ruled = facts.day is None or choose(facts.system, facts.day)
    if "date" not in entries or not found.ids or not ruled:
        doubts = () if ruled else (TOO_OLD.format(facts.standard.id),)
        entries["standard"] = Words(facts.standard.id, doubts)
    elif _own_title(facts):
        entries["standard"] = Words(facts.standard.id)
    author = facts.first("author_line")
    if author:
        entries["author line"] = Words(inline.words(author.para, emphasis=False))
    _subject(facts, entries, missing)
    authority = facts.first("authority_line")
    if authority:
        lines = [inline.words(one.para, emphasis=False) for one in facts.all("authority_line")]
        entries["authority line"] = Words(" ".join(lines))
    _stamps(facts, entries)
    return Head(entries, found.new or {}, tuple(missing))


def _own_title(facts: Facts) -> bool:
    """A mass organisation's title at the top right ("ĐOÀN TNCS HỒ CHÍ MINH"), which its own standard prints."""
    title = facts.first("party_title")
    usual = choose(facts.system, facts.day) if facts.day else None
    if title is None or usual is None:
        return False
    own, others = (
        {words.plain(text) for _, text in one.forms.right_head} for one in (facts.standard, usual)
    )
    return words.plain(title.text) in own - others


TOO_OLD = "văn bản ký trước mọi tiêu chuẩn thể thức mà vanban có: dựng theo {}, xem lại thể thức"
_PADDED = "bản gốc ghi “{}”, in theo tiêu chuẩn là “{}”"


def _kind(facts: Facts, entries: dict[str, Value], missing: list[str]) -> None:
    copied = copies.kind(facts.parts)
    kind = facts.kind or copied or _by_symbol(facts)
    if kind is not None:
        guessed = () if facts.kind or copied else ("tên loại suy từ ký hiệu văn bản",)
        entries["kind"] = Words(kind.vi, guessed)
        return
    addressed = facts.first("to_label", "to_single", "letter_subject")
    doubt = "không thấy tên loại văn bản trong bản gốc"
    entries["kind"] = Words("công văn" if addressed else "thông báo", (doubt,))
    missing.append("loại")


def _by_symbol(facts: Facts) -> Kind | None:
    number = facts.first("number")
    found = words.NUMBER.match(number.text) if number else None
    letters = re.split(r"[-/]", found["symbol"])[0] if found else ""
    system = "party" if facts.party else "state"
    for kind in KINDS.values():
        symbol = kind.symbols.get(system)
        if symbol and letters and symbol.letters == letters:
            return kind
    return None


def _issuer(found: Issuer, entries: dict[str, Value], missing: list[str]) -> None:
    ids = [Words(one) for one in found.ids]
    if not ids:
        entries["issuer"] = Words("“Cơ quan ban hành”", found.doubts)
        missing.append("cơ quan ban hành")
        return
    if found.doubts and found.new is None:
        missing.append("cơ quan ban hành")
    single = len(ids) == 1
    entries["issuer"] = ids[0] if single else Listed(list(ids), flow=True)
    entries["issuer"].doubts = found.doubts


def _number(facts: Facts, entries: dict[str, Value], missing: list[str]) -> None:
    part = facts.first("number")
    found = words.NUMBER.match(part.text) if part else None
    if part is None or found is None:
        if facts.kind is None or facts.kind.numbered:
            missing.append("số, ký hiệu")
        return
    digits = re.sub(r"\D", "", found["number"])
    if digits:
        shown = digits.lstrip("0").rjust(2, "0")
        doubts = (_PADDED.format(f"số {digits}", f"số {shown}"),) if shown != digits else ()
        entries["number"] = Words(digits.lstrip("0") or "0", doubts)
    entries["symbol"] = Words(found["symbol"].strip())


def _date(facts: Facts, entries: dict[str, Value], missing: list[str]) -> None:
    part = facts.first("place_date")
    found = words.PLACE_DATE.match(part.text) if part else None
    if found is None:
        missing.append("địa danh, ngày tháng")
        return
    values = [re.sub(r"\D", "", found[key]) for key in ("year", "month", "day")]
    if values[0]:
        made = values[0] + "".join(f"-{int(one):02d}" for one in _until_blank(values[1:]))
        entries["date"] = Words(made, tuple(_padding(values)))
    place = found["place"].strip(" ,")
    if place:
        entries["place"] = Words(place)


def _padding(values: list[str]) -> Iterator[str]:
    """Days below 10 and months 1 and 2 are printed with a zero before them (NĐ 30/2020, HD 05)."""
    _, month, day = values
    if len(day) == 1:
        yield _PADDED.format(f"ngày {day}", f"ngày 0{day}")
    if month in ("1", "2"):
        yield _PADDED.format(f"tháng {month}", f"tháng 0{month}")
    elif len(month) == 2 and month.startswith("0") and int(month) > 2:
        yield _PADDED.format(f"tháng {month}", f"tháng {int(month)}")


def _until_blank(values: list[str]) -> list[str]:
    out = []
    for one in values:
        if not one:
            break
        out.append(one)
    return out


def _subject(facts: Facts, entries: dict[str, Value], missing: list[str]) -> None:
    lines = [part for part in facts.main if part.role in ("subject", "letter_subject")]
    title = facts.first("kind_name")
    text = " ".join(inline.lines(part.para) for part in lines)
    below = presented(facts.parts)
    if title and below:
        lines = _theme(facts, below)
        entries["theme"] = Words(" ".join(inline.lines(part.para) for part in lines))
        text = re.sub(r"^\(Báo cáo\s+|\)$", "", inline.lines(below.para), flags=re.IGNORECASE)
    elif title and not words.kind_of(title.text):
        # "KẾ HOẠCH TRIỂN KHAI …" on one line: name and subject together.
        kind = facts.kind
        name = len(kind.vi) if kind else 0
        text = f"{inline.escaped(title.text[name:].strip())} {text}".strip()
    source = facts.first("copy_source")
    copied = facts.kind or copies.kind(facts.parts) or _by_symbol(facts)
    if source and copied and not text:
        text = inline.words(source.para, emphasis=False)[len(copied.vi) :].strip().rstrip(".")
    if title and words.plain(title.text) == _ACTION:
        text = f"{title.text.split(maxsplit=2)[2].lower()} {text}"
    if (
        lines
        and lines[0].role == "letter_subject"
        and facts.standard.forms.letter_subject != "{subject}"
    ):
        text = re.sub(r"^(?:V/v|về việc)[\s:]*", "", text, flags=re.IGNORECASE)
    if text:
        entries["subject"] = Words(text)
    elif facts.kind is None or "subject" in facts.kind.obligatory:
        missing.append("trích yếu")


_ACTION = "chương trình hành động"
"""Printed for programmes of a committee, whose kind is the programme: the other words begin the subject."""


def _theme(facts: Facts, below: Part) -> list[Part]:
    """The lines in capitals above "(Báo cáo của … trình Đại hội …)"."""
    above = facts.parts[: facts.parts.index(below)]
    roles = ("kind_name", "subject", "unknown")
    lines = takewhile(lambda part: part.role in roles and part.para.upper, reversed(above))
    return list(lines)[::-1]


def _stamps(facts: Facts, entries: dict[str, Value]) -> None:
    for role in ("urgency", "secrecy"):
        part = facts.first(role)
        if part:
            entries[role] = Words(part.text.lower() if role == "urgency" else part.text)
    if signed := _electronic(facts):
        entries["electronic copy"] = signed
    draft = facts.first("draft_mark")
    if draft:
        found = re.match(r"dự thảo lần (\d+)$", draft.text, re.IGNORECASE)
        entries["draft"] = Words(found[1] if found else draft.text)
    circulation = [*facts.all("circulation"), *facts.all("not_for_media")]
    if circulation:
        texts: list[Value] = [Words(part.text) for part in circulation]
        entries["circulation"] = texts[0] if len(texts) == 1 else Listed(texts)


def _electronic(facts: Facts) -> Value | None:
    """ "Sao y; Sở Nội vụ; 12/08/2026 10:15:00 +07:00" at the top; None for signatures told otherwise."""
    text = "; ".join(part.text for part in facts.all("electronic_copy"))
    form, time = words.COPIED.match(text), words.SIGNED_AT.search(text)
    if not form or not time:
        return None
    organ = text[form.end() : time.start()].strip(" ;,.-–")
    if not organ or text[time.end() :].strip(" ;.)"):
        return None
    kind = next(one.vi for one in KINDS.values() if one.copy and text.lower().startswith(one.vi))
    fields = {"kind": kind, "organ": organ, "signed at": time[0]}
    return Group({key: Words(value) for key, value in fields.items()}, flow=True)


def addressees(facts: Facts) -> Value | None:
    """ "kính gửi": the names without label, dashes and end marks."""
    found: list[Value] = []
    for part in facts.main:
        if part.role == "to_single":
            called = words.INVITES.match(part.text)
            if called and not words.TO_SINGLE.match(part.text):
                found.append(Words(_bare(part.text[called.end() :].strip())))
                continue
            name = re.sub(r"^Kính\s+(?:gửi|gởi|trình)\s*:?\s*-?\s*", "", part.text, flags=re.I)
            found.append(Words(_bare(name)))
        elif part.role == "to_item":
            name = words.BULLET.sub(lambda one: one["title"], part.para.words)
            found.append(Words(_bare(name)))
    texts = [one for one in found if isinstance(one, Words) and one.text]
    return Listed(list(texts)) if texts else None


def _bare(text: str) -> str:
    return inline.escaped(unmarked(text.strip()))


def bases(facts: Facts, notes: Mapping[int, str]) -> tuple[Value | None, Value | None]:
    """(căn cứ, theo đề nghị) without dash and end mark; emphasis that the role has itself is dropped."""
    found: list[Value] = []
    proposal: Value | None = None
    lines = [part for part in facts.main if part.role in ("basis", "proposal")]
    for part in lines:
        bullet = words.BULLET.match(part.para.words)
        skip = 0
        if bullet:
            skip = len(part.para.text) - len(bullet["title"])
        text = unmarked(inline.words(part.para, max(0, skip), notes=notes))
        # Of several ("Thực hiện …", "Theo đề nghị …") the last stands below the bases; others are among them.
        if part.role == "proposal" and part is lines[-1]:
            proposal = Words(text)
        else:
            found.append(Words(text))
    return (Listed(found) if found else None), proposal
