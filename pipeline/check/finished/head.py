"""The words of the letterhead: fixed phrases, number and symbol, place and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, source
from pipeline.check.finished.zones import Part
from pipeline.kinds import KINDS
from pipeline.problem import Level
from pipeline.registries import Organ
from pipeline.text import Tone, folded, nfc, restyle

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
        yield from _date(facts, part)


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
    wanted = "Số " if facts.party else "Số: "
    start = re.match(r"Số\s*[:.]?\s*", text, re.IGNORECASE)
    rest = text[start.end() :] if start else text
    begins = start[0] if start else ""
    if (
        not text.startswith("Số")
        or (":" in begins) == facts.party
        or "." in begins
        or (not facts.party and " :" in begins)
    ):
        say = (
            "sau chữ “Số” không có dấu hai chấm"
            if facts.party
            else "phải ghi “Số:” có dấu hai chấm sát chữ Số"
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
    yield from _padded(part, rest, clause)
    found = (_PARTY if facts.party else _STATE).match(rest.replace(" ", ""))
    if found is None:
        yield on(
            part, "K021", "số, ký hiệu không đúng dạng", clause, f"ghi theo mẫu: {_example(facts)}"
        )
        return
    digits = found["number"].strip(" .…_")
    if digits and " " in rest.strip():
        yield on(
            part,
            "K021",
            "trong số, ký hiệu không có dấu cách",
            clause,
            f"ghi: {wanted}{rest.replace(' ', '')}",
        )
    elif not digits and " " in rest.strip().lstrip("_.… "):
        yield on(
            part, "K021", "trong ký hiệu không có dấu cách", clause, "bỏ dấu cách trong ký hiệu"
        )
    yield from _symbol(facts, part, found, organs)


def _padded(part: Part, rest: str, clause: str) -> Iterator[Finding]:
    leading = re.match(r"\d+", rest)
    digits = leading[0] if leading else ""
    if len(digits) == 1 or (len(digits) > 2 and digits[0] == "0"):
        good = f"{int(digits):02d}"
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
        if kind in _type_symbols(facts) and kind not in ("TB",) and organ:
            say = f"công văn không ghi ký hiệu loại “{kind}” trong số, ký hiệu"
            yield on(
                part,
                "K023",
                say,
                _clause(facts, "number_letter"),
                "ghi: Số: …/tên cơ quan-đơn vị soạn thảo",
            )
        organ = found["symbol"]
    elif facts.kind is not None:
        form = facts.standard.kinds.get(facts.kind.id)
        wanted = form.symbol if form else ""
        if wanted and kind != wanted:
            say = f"ký hiệu loại “{kind}” không khớp tên loại {facts.kind.vi_upper}, phải là “{wanted}”"
            clause = source(facts, form.clause if form else "")
            yield on(
                part,
                "K023",
                say,
                clause,
                f"ghi ký hiệu loại: {wanted}",
                Level.WARNING
                if form
                and form.mark in ("D", "U", "R")
                and wanted.casefold() != kind.casefold()
                and not facts.party
                else Level.ERROR,
            )
    if organ and organ.upper() != organ and organ not in ("ThU",) and not re.search("[A-Z]", organ):
        yield on(
            part,
            "K021",
            f"ký hiệu cơ quan “{organ}” phải viết in hoa",
            _clause(facts, "number"),
            organ.upper(),
        )
    yield from _organ(facts, part, organ, organs)


def _type_symbols(facts: Facts) -> set[str]:
    return {form.symbol for form in facts.standard.kinds.values() if form.symbol} | {"CV"}


def _organ(facts: Facts, part: Part, symbol: str, organs: tuple[Organ, ...]) -> Iterator[Finding]:
    issuer = " ".join(one.text for one in facts.all("issuer"))
    parent = " ".join(one.text for one in facts.all("issuer_parent"))
    if not issuer or not symbol:
        return
    known = _known(issuer, parent, organs)
    clause = _clause(facts, "number")
    if known:
        if not any(
            one in (symbol, symbol.split("-")[0]) or symbol.startswith(f"{one}-") for one in known
        ):
            say = f"ký hiệu cơ quan “{symbol}” không khớp cơ quan ban hành, phải là “{' hoặc '.join(sorted(known))}”"
            yield on(part, "K024", say, clause, "sửa ký hiệu, hoặc sửa tên cơ quan", Level.ERROR)
        return
    wanted = _begins(words.plain(issuer), facts.party)
    ends = (
        _ends(words.plain(parent)) if facts.party and wanted not in ("TU", "ĐU", "CB", "") else ""
    )
    first = symbol.split("-")[0]
    if (wanted and not first.startswith(wanted)) or (
        ends and not first.endswith(ends) and "-" not in symbol
    ):
        form = wanted + (f"…{ends}" if ends and ends != wanted else "")
        say = f"ký hiệu cơ quan “{symbol}” không khớp cơ quan ban hành (thường là “{form}”)"
        yield on(part, "K024", say, clause, "kiểm tra ký hiệu của cơ quan", Level.WARNING)


def _known(issuer: str, parent: str, organs: tuple[Organ, ...]) -> set[str]:
    """Symbols of the registry's organs with this letterhead."""
    lines = (folded(parent), folded(issuer))
    return {
        one.symbol
        for one in organs
        if one.symbol and (folded(" ".join(one.header)), folded(" ".join(one.header_name))) == lines
    }


_PARTY_SYMBOLS = (
    ("tỉnh ủy", "TU"),
    ("thành ủy", "T"),
    ("quận ủy", "QU"),
    ("huyện ủy", "HU"),
    ("đảng ủy", "ĐU"),
    ("chi bộ", "CB"),
    ("văn phòng", "VP"),
    ("ban tổ chức", "BTC"),
    ("ban nội chính", "BNC"),
    ("ban tuyên giáo và dân vận", "BTGDV"),
    ("ban tuyên giáo", "BTG"),
    ("ban dân vận", "BDV"),
    ("ủy ban kiểm tra", "UBKT"),
    ("đại hội", "ĐH"),
    ("đảng đoàn", "ĐĐ"),
)
_STATE_SYMBOLS = (
    ("ủy ban nhân dân", "UBND"),
    ("ubnd", "UBND"),
    ("hội đồng nhân dân", "HĐND"),
    ("sở ", "S"),
    ("bộ ", "B"),
    ("chi cục ", "CC"),
)
_PARENTS = (
    ("tỉnh ủy", "TU"),
    ("thành ủy", "U"),
    ("đảng ủy", "ĐU"),
    ("ban chấp hành trung ương", "TW"),
    ("huyện ủy", "HU"),
)


def _begins(issuer: str, party: bool) -> str:
    table = _PARTY_SYMBOLS if party else _STATE_SYMBOLS
    found = next((symbol for name, symbol in table if issuer.startswith(name)), "")
    if found == "S" and not party:
        initials = [part[0] for part in issuer.split() if part not in ("và", "-")]
        return "".join(initials[:2]).upper() if len(initials) > 1 else found
    return found


def _ends(parent: str) -> str:
    return next((symbol for name, symbol in _PARENTS if parent.startswith(name)), "")


def _date(facts: Facts, part: Part) -> Iterator[Finding]:
    found = words.PLACE_DATE.match(part.text)
    clause = _clause(facts, "place_date")
    if found is None:
        yield on(
            part,
            "K025",
            "địa danh, ngày tháng không đúng dạng",
            clause,
            "ghi: Địa danh, ngày 05 tháng 3 năm 2026",
        )
        return
    place, comma = found["place"].strip(" ,"), found["comma"]
    if not place:
        yield on(
            part,
            "K025",
            "thiếu địa danh trước ngày, tháng",
            clause,
            "ghi: Địa danh, ngày … tháng … năm …",
        )
    elif "," not in comma and "," not in found["place"][-2:]:
        yield on(part, "K025", "sau địa danh phải có dấu phẩy", clause, f"ghi: {place}, ngày …")
    if re.search(r"Ngày|Tháng|Năm", part.text[len(found["place"]) :]) and not part.para.upper:
        yield on(
            part, "K025", "ngày, tháng, năm viết chữ thường", clause, "ghi: ngày … tháng … năm …"
        )
    if part.text.rstrip().endswith("."):
        yield on(
            part,
            "K025",
            "cuối dòng ngày, tháng, năm không có dấu chấm",
            clause,
            "bỏ dấu chấm",
            Level.WARNING,
        )
    forms = facts.standard.forms
    for name, below, most in (
        ("day", forms.day_pad_below, 31),
        ("month", forms.month_pad_below, 12),
    ):
        digits = found[name].strip()
        if not digits.isdigit():
            continue
        word = {"day": "ngày", "month": "tháng"}[name]
        value = int(digits)
        good = f"{value:02d}" if value < below else str(value)
        if not 1 <= value <= most:
            yield on(part, "K025", f"không có {word} {digits}", clause, f"sửa {word}")
        elif digits != good:
            way = "ngày dưới 10 và tháng 1, 2 thêm số 0; tháng 3 đến 9 không thêm"
            yield on(part, "K026", f"“{word} {digits}” phải ghi “{word} {good}”", clause, way)
    year = found["year"].strip()
    if year.isdigit() and len(year) != 4:
        yield on(
            part,
            "K025",
            f"năm phải ghi đủ bốn chữ số, đang là “{year}”",
            clause,
            "ghi đủ bốn chữ số",
        )


def known_kinds(facts: Facts) -> set[str]:
    """Kinds that the standard's system has."""
    return {kind.id for kind in KINDS.values() if facts.system in kind.systems}
