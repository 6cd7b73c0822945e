"""Who signs: marks of authority, the titles that fit them, what stands before a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.registries.organs import names_by_own_rule

_ON_BEHALF = re.compile(r"^T/?M\.?\s")
_COMMITTEE = re.compile(r"^TM\. ?(?:ỦY BAN|UỶ BAN|UBND)\b(?! MẶT TRẬN| MTTQ| KIỂM TRA)")
"""People's committees: for others (Ban Thường trực, Hội đồng) a deputy signs as the standing body has it."""
_PARTY_COMMITTEE = re.compile(r"ban thường vụ|ban chấp hành|(?:tỉnh|thành|đảng) ủy|chi bộ")
_SECRETARY = re.compile(r"(?:quyền |q\. ?|tổng |phó )*bí thư")
_DEPUTY = re.compile(r"^K/?T\.?\s")
_BY_ORDER = re.compile(r"^T/?L\b")
_TM_TITLES = (
    "bí thư",
    "phó bí thư",
    "tổng bí thư",
    "chủ tịch",
    "phó chủ tịch",
    "chủ nhiệm",
    "phó chủ nhiệm",
    "trưởng",
    "phó trưởng",
    "chánh",
    "viện trưởng",
)


def signing(facts: Facts) -> Iterator[Finding]:
    """Every signature of the document."""
    yield from _authority(facts)
    yield from _names(facts)
    yield from _acting(facts)
    yield from _concurrent(facts)


_ACTING = re.compile(r"^(?:Q(?=\s)|QUYỀN(?=\s)|Q\.(?=\S))\s*(?P<title>.+)$")


def _acting(facts: Facts) -> Iterator[Finding]:
    """NĐ 30/2020, mục II.7.b, HD 05, 7.2: "Q." and a blank before the title of an acting head."""
    for part in facts.all("signer_title", "authority"):
        found = _ACTING.match(part.text)
        if found and facts.standard.forms.acting:
            good = f"Q. {found['title']}"
            say = f"quyền cấp trưởng ghi “{good}”, không ghi “{part.text}”"
            yield on(part, "K034", say, _clause(facts, "acting"), f"ghi: {good}", Level.WARNING)


def _concurrent(facts: Facts) -> Iterator[Finding]:
    """HD 05, 2.8: a board without a seal of its own, two titles with "kiêm" between, no mark above."""
    between = facts.standard.forms.concurrently
    if not facts.party or not between:
        return
    signed = [part for part in facts.main if part.role in ("authority", "signer_title")]
    for upper, lower in pairwise(signed):
        near = facts.main.index(lower) == facts.main.index(upper) + 1
        if not near or upper.para.side != lower.para.side or upper.role != "signer_title":
            continue
        if _LEADS.match(lower.text) and not _LEADS.match(upper.text) and upper.text != between:
            say = f"người ký giữ hai chức vụ thì giữa “{upper.text}” và “{lower.text}” có dòng “{between}”"
            way = f"thêm một dòng: {between}"
            yield on(lower, "K054", say, _clause(facts, "concurrently"), way, Level.WARNING)
    for above, kept in pairwise(signed):
        if kept.text == between and words.LOOSE_AUTHORITY.match(above.text):
            say = f"ký kiêm chức vụ thì không ghi “{above.text.split()[0]}”"
            way = "chỉ ghi chức vụ ở cơ quan có con dấu, dòng kiêm, chức vụ kiêm"
            yield on(above, "K054", say, _clause(facts, "concurrently"), way, Level.WARNING)


_LEADS = re.compile(r"^(?:PHÓ )?(?:TRƯỞNG (?:BAN CHỈ ĐẠO|TIỂU BAN|ĐOÀN)|CHỦ TỊCH HỘI ĐỒNG)\b")


def _clause(facts: Facts, form: str) -> str:
    return source(facts, facts.standard.clauses.get(f"forms.{form}", ("", ""))[0])


def _authority(facts: Facts) -> Iterator[Finding]:
    forms = facts.standard.forms
    allowed = [
        form.partition("{")[0]
        for form in (forms.on_behalf, forms.deputy, forms.by_order, forms.authorised, forms.acting)
        if form
    ]
    for at, part in enumerate(facts.parts):
        if part.role != "authority":
            continue
        text = part.text
        clause = _clause(facts, "on_behalf")
        if re.match(r"^T/?UQ\b", text) and not forms.authorised:
            way = "dùng “T/L” khi được uỷ quyền ký"
            yield on(
                part, "K034", "văn bản của Đảng không có “TUQ.”", _clause(facts, "authorised"), way
            )
        elif not any(text.upper().startswith(prefix.upper()) for prefix in allowed):
            mark = words.LOOSE_AUTHORITY.match(text)
            if mark:
                good = _good_mark(mark[0], facts.party)
                say = f"quyền hạn ghi “{mark[0].strip()}”, phải ghi “{good}”"
                if mark[0].strip() == good:
                    say = f"sau “{good}” phải có một dấu cách"
                yield on(part, "K034", say, clause, f"ghi: {good} {text[mark.end() :].strip()}")
        yield from _fits(facts, part, at)


def _good_mark(mark: str, party: bool) -> str:
    letters = re.sub(r"[^A-Z]", "", mark.upper())
    if letters == "TUQ":
        return "TUQ."
    return f"{letters[0]}/{letters[-1]}" if party else f"{letters}."


def _title_below(facts: Facts, part: Part, at: int) -> Part | None:
    """The signer's title below a mark in the same column; None where another mark stands between."""
    below = [one for one in facts.parts[at + 1 :] if one.para.side == part.para.side]
    near = [one for one in facts.parts[at + 1 : at + 4] if one in below]
    told = (one for one in near if one.role in ("signer_title", "authority"))
    title = next(told, None) or next((one for one in below if one.role == "signer_title"), None)
    return None if title is None or title.role == "authority" else title


def _fits(facts: Facts, part: Part, at: int) -> Iterator[Finding]:
    """The title below a mark: who may sign on behalf, who for the head."""
    title = _title_below(facts, part, at)
    if title is None:
        return
    form = "deputy" if _DEPUTY.match(part.text) else "on_behalf"
    clause = _clause(facts, "by_order" if _BY_ORDER.match(part.text) else form)
    wrong = (
        _wrong_deputy(facts, part, title)
        if _DEPUTY.match(part.text)
        else _wrong_mark(facts, part, title)
    )
    for where, say, way in wrong:
        yield on(where, "K054", say, clause, way, _weight(facts, part, title))


def _weight(facts: Facts, part: Part, title: Part) -> Level:
    """HD 05, 7.1.2.b, 7.1.4.c: for a committee its secretaries sign; a deputy in charge signs without K/T."""
    plain = words.plain(title.text)
    in_charge = _DEPUTY.match(part.text) and "phụ trách" in plain
    return Level.ERROR if facts.party and (_for_committee(part) or in_charge) else Level.WARNING


def _for_committee(part: Part) -> bool:
    """ "T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ": not a control commission, a council or a congress."""
    plain = words.plain(part.text)
    return bool(_ON_BEHALF.match(part.text) and _PARTY_COMMITTEE.search(plain))


def _wrong_deputy(facts: Facts, part: Part, title: Part) -> Iterator[tuple[Part, str, str]]:
    """(component, what is wrong, way out) of "KT."."""
    plain = words.plain(title.text)
    if not plain.startswith(("phó", "thứ trưởng", "quyền")):
        say = f"“{part.text[:4].strip()}” là cấp phó ký thay, mà chức vụ người ký là {title.text}"
        yield title, say, "cấp trưởng ký thì bỏ dòng ký thay"
    elif not _deputy_of(plain, part.text):
        say = f"{part.text} là ký thay người ấy, mà chức vụ người ký là {title.text}"
        yield title, say, "ghi chức danh cấp trưởng được ký thay"
    elif facts.party and "phụ trách" in plain:
        say = "cấp phó phụ trách khi chưa có cấp trưởng ký trực tiếp, không ghi K/T"
        yield part, say, "bỏ dòng K/T"


def _wrong_mark(facts: Facts, part: Part, title: Part) -> Iterator[tuple[Part, str, str]]:
    """(component, what is wrong, way out) of the other marks."""
    plain = words.plain(title.text)
    if _BY_ORDER.match(part.text) and plain == f"phó {_head(part.text)}":
        mark = "K/T" if facts.party else "KT."
        say = f"cấp phó ký thay cấp trưởng ghi “{mark}”, không ghi “{part.text.split()[0]}”"
        yield part, say, f"ghi: {mark} {_head(part.text).upper()}"
    elif not facts.party and _COMMITTEE.match(part.text) and plain.startswith("phó chủ tịch"):
        say = (
            f"cấp phó ký thay mặt tập thể thì giữa “{part.text}” và chức vụ có dòng “KT. CHỦ TỊCH”"
        )
        yield title, say, "thêm dòng: KT. CHỦ TỊCH"
    elif facts.party and _for_committee(part) and not _SECRETARY.match(plain):
        say = f"thay mặt cấp uỷ là bí thư, phó bí thư, mà chức vụ người ký là {title.text}"
        yield title, say, "người khác ký thì không ghi chức vụ, hoặc ký thừa lệnh (T/L)"
    elif facts.party and _ON_BEHALF.match(part.text) and not plain.startswith(_TM_TITLES):
        say = f"ký thay mặt tập thể (T/M) mà chức vụ người ký là {title.text}"
        yield title, say, "người ký T/M là bí thư, phó bí thư hoặc người đứng đầu tập thể"


def _head(authority: str) -> str:
    """The title after a mark: "KT. GIÁM ĐỐC" -> "giám đốc"."""
    return words.plain(authority).partition(" ")[2].strip()


def _deputy_of(title: str, authority: str) -> bool:
    """Whether a title can be that of a deputy of the head named after KT."""
    head = _head(authority)
    rest = title.removeprefix("phó ")
    if not title.startswith("phó ") or not head:
        return True  # thứ trưởng, quyền …: not told by the words
    heads = [one.strip() for one in head.split(",")]
    return any(
        rest.startswith(one) or one.startswith(rest) or rest.split()[:2] == one.split()[:2]
        for one in heads
    )


def _has_own_rule(facts: Facts) -> bool:
    names = " ".join(words.plain(part.text) for part in facts.all("issuer_parent", "issuer"))
    return names_by_own_rule(names)


def _names(facts: Facts) -> Iterator[Finding]:
    for part in facts.all("signer_name"):
        degree = words.DEGREE.match(part.text)
        if degree:
            say = f"trước họ tên người ký không ghi học hàm, học vị, danh hiệu (“{degree[0].strip()}”)"
            good = part.text[degree.end() :].strip()
            if not facts.party and _has_own_rule(facts):
                say += "; lực lượng vũ trang, giáo dục, y tế, khoa học theo quy định của ngành"
                level = Level.INFO
            else:
                level = Level.ERROR
            yield on(
                part,
                "K035",
                say,
                source(facts, facts.standard.roles["signer_name"].clause),
                f"ghi: {good}",
                level,
            )
