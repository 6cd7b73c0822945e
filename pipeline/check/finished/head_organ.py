"""The organ's letters in the number line against the issuer's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.registries import Organ
from pipeline.text import folded

_NOT_STATE = re.compile(
    r"(?:tổng )?công ty\b|tập đoàn\b|ngân hàng (?!nhà nước|chính sách)|hợp tác xã\b|doanh nghiệp\b|(?:liên )?hiệp hội\b"
    r"|hội (?!đồng\b)|câu lạc bộ\b|quỹ tín dụng\b|văn phòng luật sư\b|cơ sở\b|nhà máy\b|hộ kinh doanh\b|chi nhánh\b"
)


def of_state(facts: Facts) -> bool:
    """Whether the issuer's name is not that of a company or an association."""
    names = [words.plain(part.text) for part in facts.all("issuer_parent", "issuer")]
    return not any(_NOT_STATE.match(name) for name in names)


def is_own(facts: Facts, symbol: str, rest: str) -> bool:
    """Whether a letter's first symbol are initials of its issuer, whose unit follows: 07/PB-KHTC of CỤC PHÒNG BỆNH."""
    if symbol == "TB":
        return True
    name = words.plain(" ".join(one.text for one in facts.all("issuer")))
    initials = "".join(part[0] for part in name.split() if part[0].isalpha()).upper()
    own = _begins(name, facts.party)
    return initials.endswith(symbol) and not (own and rest.startswith(own))


def organ_symbol(
    facts: Facts, part: Part, symbol: str, organs: tuple[Organ, ...]
) -> Iterator[Finding]:
    issuer = " ".join(one.text for one in facts.all("issuer"))
    parent = " ".join(one.text for one in facts.all("issuer_parent"))
    if not issuer or not symbol:
        return
    yield from _joint(facts, part, symbol, issuer)
    known = _known(issuer, parent, organs)
    clause = source(facts, facts.standard.clauses.get("forms.number", ("", ""))[0])
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
    # "CT" before the body's letters: its chairman issues it, a State title (NĐ 30/2020, ô 3).
    first = symbol.split("-")[0].removeprefix("CT" if symbol != "CT" else "")
    if (wanted and not first.startswith(wanted)) or (
        ends and not first.endswith(ends) and "-" not in symbol
    ):
        form = wanted + (f"…{ends}" if ends and ends != wanted else "")
        say = f"ký hiệu cơ quan “{symbol}” không khớp cơ quan ban hành (thường là “{form}”)"
        yield on(part, "K024", say, clause, "kiểm tra ký hiệu của cơ quan", Level.WARNING)


def _joint(facts: Facts, part: Part, symbol: str, issuer: str) -> Iterator[Finding]:
    """Organs that issue together each have their letters (HD 05, ô số 3; NĐ 30/2020, II.3)."""
    names = [one.strip() for one in re.split(r"\s-(?:\s|$)", issuer)]
    organs = [one for one in names if words.ORGAN.match(one)]
    letters = symbol.split("/")[0].split("-")
    if issuer.startswith("VĂN PHÒNG"):
        return  # VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN - ỦY BAN NHÂN DÂN is one
    if len(organs) > 1 and len(organs) == len(names) and len(letters) < len(organs):
        say = f"{len(organs)} cơ quan cùng ban hành mà ký hiệu “{symbol}” chỉ có {len(letters)}"
        clause = source(facts, facts.standard.clauses.get("forms.organ_joiner", ("", ""))[0])
        way = "ghi ký hiệu của từng cơ quan, nối bằng gạch nối, cơ quan chủ trì trước"
        yield on(part, "K024", say, clause, way, Level.WARNING)


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
