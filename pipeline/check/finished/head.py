"""The words of the letterhead: fixed phrases, number and symbol, place and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, by_mark, on, source
from pipeline.check.finished.head_date import place_and_date
from pipeline.check.finished.head_organ import is_own, of_state, organ_symbol
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.registries import Organ
from pipeline.text import Tone, nfc, restyle

_FOREIGN_DASH = re.compile("[–—‒―−]")
_BLANK = re.compile(r"[\s.…_]*")
_PARTY = re.compile(r"^(?P<number>[\d\s.…_]*)-(?P<type>[A-Za-zĐđ]+)/(?P<organ>.+)$")
_STATE = re.compile(r"^(?P<number>[\d\s.…_]*)/(?P<symbol>[^/\s]+(?:/[^/\s]+)?)$")


def head(facts: Facts, organs: Iterable[Organ] = ()) -> Iterator[Finding]:
    """Everything that the letterhead's words must be."""
    yield from _fixed(facts)
    for part in facts.all("number")[:1]:
        yield from _number(facts, part, tuple(organs))
    for part in facts.all("place_date")[:1]:
        yield from place_and_date(facts, part)


def _clause(facts: Facts, form: str) -> str:
    return source(facts, facts.standard.clauses.get(f"forms.{form}", ("", ""))[0])


def _fixed(facts: Facts) -> Iterator[Finding]:
    for role, wanted in facts.standard.forms.right_head:
        for part in facts.all(role)[:1]:
            # Both HÒA and HOÀ are printed by the decree itself.
            if (
                restyle(nfc(part.text), Tone.FIRST).casefold()
                == restyle(wanted, Tone.FIRST).casefold()
            ):
                if role == "motto" and not part.para.upper and part.text != wanted:
                    say = "viết hoa sai trong tiêu ngữ"
                    yield on(part, "K018", say, _clause(facts, "right_head"), f"ghi đúng: {wanted}")
                continue
            yield on(
                part,
                "K018",
                "sai chữ trong dòng cố định",
                _clause(facts, "right_head"),
                f"ghi đúng: {wanted}",
            )
    other = "national_name" if facts.party else "party_title"
    for part in facts.all(other)[:1]:
        say = (
            "văn bản của Đảng không có quốc hiệu"
            if facts.party
            else "văn bản nhà nước không có tiêu đề Đảng"
        )
        yield on(
            part,
            "K018",
            say,
            _clause(facts, "right_head"),
            "chọn một thể thức cho đúng cơ quan ban hành",
        )


def _number(facts: Facts, part: Part, organs: tuple[Organ, ...]) -> Iterator[Finding]:
    clause = _clause(facts, "number")
    text = part.text
    colon = ":" in facts.standard.forms.number
    wanted = "Số: " if colon else "Số "
    start = re.match(r"Số\s*[:.]?\s*", text, re.IGNORECASE)
    rest = text[start.end() :] if start else text
    begins = start[0] if start else ""
    if not text.startswith("Số") or _bad_start(begins, colon):
        say = (
            "phải ghi “Số:” có dấu hai chấm sát chữ Số"
            if colon
            else "sau chữ “Số” không có dấu hai chấm"
        )
        yield on(part, "K021", say, clause, f"ghi: {wanted}{rest}")
    if _FOREIGN_DASH.search(rest):
        yield on(
            part,
            "K021",
            "gạch nối trong ký hiệu phải là “-”, không phải gạch dài",
            clause,
            f"ghi: {wanted}{_FOREIGN_DASH.sub('-', rest)}",
        )
    rest = _FOREIGN_DASH.sub("-", rest)
    yield from _padded(part, rest, _clause(facts, "number_pad_below"))
    found = (_PARTY if facts.party else _STATE).match(rest.replace(" ", ""))
    if found is None:
        yield on(
            part, "K021", "số, ký hiệu không đúng dạng", clause, f"ghi theo mẫu: {_example(facts)}"
        )
        return
    if found["number"].strip(" .…_"):
        if " " in rest.strip():
            way = f"ghi: {wanted}{rest.replace(' ', '')}"
            yield on(part, "K021", "trong số, ký hiệu không có dấu cách", clause, way)
    elif " " in rest.strip().lstrip("_.… "):
        way = "bỏ dấu cách trong ký hiệu"
        yield on(part, "K021", "trong ký hiệu không có dấu cách", clause, way)
    yield from _symbol(facts, part, found, organs)


def _bad_start(begins: str, colon: bool) -> bool:
    """The Party writes "Số 05", the State "Số: 05"."""
    return (":" in begins) != colon or "." in begins or (colon and " :" in begins)


def _padded(part: Part, rest: str, clause: str) -> Iterator[Finding]:
    leading = re.match(r"\d+", rest)
    digits = leading[0] if leading else ""
    if len(digits) == 1 or (len(digits) > 2 and digits[0] == "0"):
        good = digits.lstrip("0").zfill(2)
        yield on(part, "K022", f"số “{digits}” phải ghi “{good}”", clause, f"ghi: {good}")


def _example(facts: Facts) -> str:
    if facts.party:
        return "Số 05-KH/TU"
    letter = facts.kind is not None and facts.kind.id == "letter"
    return "Số: 05/BNV-VP" if letter else "Số: 15/QĐ-UBND"


def _symbol(
    facts: Facts, part: Part, found: re.Match[str], organs: tuple[Organ, ...]
) -> Iterator[Finding]:
    if facts.party:
        kind, organ = found["type"], found["organ"].split("/")[0]
    else:
        kind, _, organ = found["symbol"].partition("-")
    letter = facts.kind is not None and not facts.kind.has_name
    if not facts.party and letter:
        if kind in _type_symbols(facts) and organ and not is_own(facts, kind, organ):
            say = f"công văn không ghi ký hiệu loại “{kind}” trong số, ký hiệu"
            way = "ghi: Số: …/tên cơ quan-đơn vị soạn thảo"
            level = Level.ERROR
            if not of_state(facts):
                # NĐ 30/2020, Điều 2: others may take the decree's forms as it suits them.
                say = f"nơi ban hành đặt ký hiệu riêng (“{kind}”); công văn nhà nước không ghi ký hiệu loại"
                way, level = (
                    "không phải sửa nếu quy chế văn thư của nơi ban hành cho phép",
                    Level.INFO,
                )
            yield on(part, "K023", say, _clause(facts, "number_letter"), way, level)
        organ = found["symbol"]
    else:
        yield from _kind_symbol(facts, part, kind)
    if organ and organ.upper() != organ and organ not in ("ThU",) and not re.search("[A-Z]", organ):
        yield on(
            part,
            "K021",
            f"ký hiệu cơ quan “{organ}” phải viết in hoa",
            _clause(facts, "number"),
            organ.upper(),
        )
    yield from organ_symbol(facts, part, organ, organs)


def _kind_symbol(facts: Facts, part: Part, kind: str) -> Iterator[Finding]:
    """The letters of the number against the kind that the document calls itself."""
    if facts.kind is None:
        return
    form = facts.standard.kinds.get(facts.kind.id)
    if form is None or not form.symbol or kind in (form.symbol, *_also(facts, form.kind)):
        return
    wanted = form.symbol
    say = f"ký hiệu loại “{kind}” không khớp tên loại {facts.kind.vi_upper}, phải là “{wanted}”"
    level = by_mark(Level.ERROR, form.mark) or Level.INFO
    yield on(part, "K023", say, source(facts, form.clause), f"ghi ký hiệu loại: {wanted}", level)


def _also(facts: Facts, kind: str) -> tuple[str, ...]:
    """Under HD 36 the letters of "quy định" are told in two ways (Công văn số 3294-CV/VPTW/nb of 2019)."""
    return ("QĐi",) if kind == "regulation" and facts.standard.id in ("hd36", "hd11") else ()


def _type_symbols(facts: Facts) -> set[str]:
    return {form.symbol for form in facts.standard.kinds.values() if form.symbol} | {"CV"}
