"""The letterhead and title -> kind, issuer, number, date, subject, with what is not certain of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.words import plain
from pipeline.importer import inline
from pipeline.importer.values import Group, Listed, Value, Words
from pipeline.kinds import KINDS
from pipeline.registries.organs import Organ

NO_HEAD = "bản gốc không có phần đầu văn bản này; điền rồi bỏ dòng nhắc"


@dataclass(frozen=True, slots=True)
class Head:
    """Entries of the letterhead and title, and the printed lines they must give back, by role."""

    entries: Mapping[str, Value]
    missing: tuple[str, ...]
    """Keys for which the source has nothing, as an officer names them."""


def head(facts: Facts, organs: Mapping[str, Organ]) -> Head:
    """Everything above the text but addressees and bases."""
    entries: dict[str, Value] = {}
    missing: list[str] = []
    _kind(facts, entries, missing)
    _issuer(facts, organs, entries, missing)
    _number(facts, entries, missing)
    _date(facts, entries, missing)
    if "issuer" in entries and not _known(entries["issuer"], organs):
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
    return Head(entries, tuple(missing))


def _kind(facts: Facts, entries: dict[str, Value], missing: list[str]) -> None:
    kind = facts.kind or _by_symbol(facts)
    if kind is not None:
        doubt = () if facts.kind else ("tên loại suy từ ký hiệu văn bản",)
        entries["kind"] = Words(kind.vi, doubt)
        return
    addressed = facts.first("to_label", "to_single", "letter_subject")
    doubt = "không thấy tên loại văn bản trong bản gốc"
    entries["kind"] = Words("công văn" if addressed else "thông báo", (doubt,))
    missing.append("loại")


def _by_symbol(facts: Facts):  # type: ignore[no-untyped-def]
    number = facts.first("number")
    found = words.NUMBER.match(number.text) if number else None
    letters = re.split(r"[-/]", found["symbol"])[0] if found else ""
    system = "party" if facts.party else "state"
    for kind in KINDS.values():
        symbol = kind.symbols.get(system)
        if symbol and letters and symbol.letters == letters:
            return kind
    return None


def _known(value: Value, organs: Mapping[str, Organ]) -> bool:
    names = value.items if isinstance(value, Listed) else [value]
    return all(isinstance(one, Words) and one.text in organs for one in names)


def _issuer(
    facts: Facts, organs: Mapping[str, Organ], entries: dict[str, Value], missing: list[str]
) -> None:
    parents = [part.text for part in facts.all("issuer_parent") if part in facts.main]
    names = [part.text for part in facts.all("issuer") if part in facts.main]
    if not names and not parents:
        guess = _signing_organ(facts, organs)
        entries["issuer"] = Words(
            guess or "“Cơ quan ban hành”",
            (
                "bản gốc mất phần tên cơ quan; máy lấy theo người ký"
                if guess
                else "bản gốc mất phần tên cơ quan: ghi mã cơ quan trong content/organs.yaml",
            ),
        )
        missing.append("cơ quan ban hành")
        return
    found = match(parents, names, organs, facts)
    if found:
        entries["issuer"] = (
            Words(found[0]) if len(found) == 1 else Listed([Words(one) for one in found], flow=True)
        )
        return
    doubts = ["cơ quan này chưa có trong content/organs.yaml: khai ở đó rồi ghi mã vào đây"]
    if parents:
        doubts.append(f"dòng cơ quan cấp trên “{' / '.join(parents)}” chỉ in được khi đã khai")
    entries["issuer"] = Words(_title_case(" ".join(names or parents)), tuple(doubts))


def match(
    parents: Sequence[str], names: Sequence[str], organs: Mapping[str, Organ], facts: Facts
) -> list[str]:
    """Ids of the organs whose letterhead has these lines; [] when none has."""
    wanted = (_joined(parents), _joined(names))
    both = _joined([*parents, *names])
    hits = [
        organ
        for organ in organs.values()
        if (_joined(organ.header), _joined(organ.header_name)) == wanted
        or _joined((*organ.header, *organ.header_name)) == both
    ]
    hits.sort(key=lambda organ: not _in_time(organ, facts))
    if hits:
        return [hits[0].id]
    several = [one.strip() for one in re.split(r" - ", " ".join(names)) if one.strip()]
    if len(several) > 1 and not parents:
        found = [_by_name(one, organs) for one in several]
        return [one for one in found if one] if all(found) else []
    return []


def _by_name(name: str, organs: Mapping[str, Organ]) -> str:
    wanted = plain(name)
    return next(
        (o.id for o in organs.values() if plain(o.name) == wanted or plain(o.short) == wanted), ""
    )


def _in_time(organ: Organ, facts: Facts) -> bool:
    day = facts.day
    if day is None:
        return True
    return (organ.valid_from is None or organ.valid_from <= day) and (
        organ.valid_to is None or day <= organ.valid_to
    )


def _joined(lines: Sequence[str]) -> str:
    return plain(" ".join(lines))


def _signing_organ(facts: Facts, organs: Mapping[str, Organ]) -> str:
    """An organ that the document's archive line names with certainty; "" otherwise."""
    return ""


def _title_case(text: str) -> str:
    """A name in capitals as a sentence names it; the composer prints capitals again."""
    return text if not text.isupper() else inline.escaped(text)


def _number(facts: Facts, entries: dict[str, Value], missing: list[str]) -> None:
    part = facts.first("number")
    found = words.NUMBER.match(part.text) if part else None
    if part is None or found is None:
        if facts.kind is None or facts.kind.numbered:
            missing.append("số, ký hiệu")
        return
    digits = re.sub(r"\D", "", found["number"])
    if digits:
        entries["number"] = Words(digits.lstrip("0") or "0")
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
        entries["date"] = Words(made)
    place = found["place"].strip(" ,")
    if place:
        entries["place"] = Words(place)


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
    text = " ".join(inline.words(part.para, emphasis=False) for part in lines)
    if title and not words.kind_of(title.text):
        # "KẾ HOẠCH TRIỂN KHAI …" on one line: name and subject together.
        kind = facts.kind
        name = len(kind.vi) if kind else 0
        text = f"{inline.escaped(title.text[name:].strip())} {text}".strip()
    if lines and lines[0].role == "letter_subject":
        text = re.sub(r"^(?:V/v|về việc)[\s:]*", "", text, flags=re.IGNORECASE)
    if text:
        entries["subject"] = Words(text)
    elif facts.kind is None or "subject" in facts.kind.obligatory:
        missing.append("trích yếu")


def _stamps(facts: Facts, entries: dict[str, Value]) -> None:
    for role in ("urgency", "secrecy"):
        part = facts.first(role)
        if part:
            entries[role] = Words(part.text.lower() if role == "urgency" else part.text)
    draft = facts.first("draft_mark")
    if draft:
        found = re.match(r"dự thảo lần (\d+)$", draft.text, re.IGNORECASE)
        entries["draft"] = Words(found[1] if found else draft.text)
    circulation = [*facts.all("circulation"), *facts.all("not_for_media")]
    if circulation:
        texts: list[Value] = [Words(part.text) for part in circulation]
        entries["circulation"] = texts[0] if len(texts) == 1 else Listed(texts)


def addressees(facts: Facts) -> Value | None:
    """ "kính gửi": the names without label, dashes and end marks."""
    found: list[Value] = []
    for part in facts.main:
        if part.role == "to_single":
            name = re.sub(r"^Kính\s+(?:gửi|gởi|trình)\s*:?\s*-?\s*", "", part.text, flags=re.I)
            found.append(Words(_bare(name)))
        elif part.role == "to_item":
            name = words.BULLET.sub(lambda one: one["title"], part.para.words)
            found.append(Words(_bare(name)))
    texts = [one for one in found if isinstance(one, Words) and one.text]
    return Listed(list(texts)) if texts else None


def _bare(text: str) -> str:
    return inline.escaped(text.strip().rstrip(".;,").strip())


def bases(facts: Facts) -> tuple[Value | None, Value | None]:
    """(căn cứ, theo đề nghị) without dash and end mark; emphasis that the role has itself is dropped."""
    found: list[Value] = []
    proposal: Value | None = None
    for part in facts.main:
        if part.role not in ("basis", "proposal"):
            continue
        bullet = words.BULLET.match(part.para.words)
        skip = 0
        if bullet:
            skip = len(part.para.text) - len(bullet["title"])
        text = inline.words(part.para, max(0, skip)).rstrip().rstrip(";.,").rstrip()
        if part.role == "proposal" and proposal is None:
            proposal = Words(text)
        else:
            found.append(Words(text))
    return (Listed(found) if found else None), proposal


def opened(group: Group, entries: Mapping[str, Value]) -> None:
    """Add entries to a content file's mapping."""
    group.entries.update(entries)
