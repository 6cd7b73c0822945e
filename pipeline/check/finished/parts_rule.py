"""Parts that are missing or stand in the wrong place; annexes, their numbers and references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, called, on, row, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level

_ALWAYS = ("issuer", "signer_name")
_ORDER = (
    ("issuer_parent", "issuer"),
    ("issuer", "star"),
    ("issuer", "number"),
    ("star", "number"),
    ("number", "letter_subject"),
    ("national_name", "motto"),
    ("motto", "place_date"),
    ("party_title", "place_date"),
    ("number", "kind_name"),
    ("place_date", "kind_name"),
    ("kind_name", "author_line"),
    ("kind_name", "subject"),
    ("author_line", "subject"),
    ("subject", "dashes"),
    ("basis", "enacting"),
    ("authority", "signer_title"),
    ("signer_title", "signer_name"),
    ("recipients_label", "recipient"),
    ("annex_label", "annex_title"),
    ("annex_title", "annex_reference"),
    ("to_label", "to_item"),
    ("recipient", "drafter"),
)
"""(above, below): where both are there, the first stands first."""
_PARTY_ORDER = (("letter_subject", "urgency"), ("number", "urgency"), ("number", "draft_mark"))
"""HD 05, ô số 10, 11b; of the State's boxes 10a, 10b and 11 no text says where they stand."""
_FOR_ANOTHER = re.compile(r"^(?:K/?T|T/?L|T/?UQ)\b")
"""Marks below which the signer's own title must stand; for a body (TM.) some sign without."""


_NUMBERED = re.compile(r"phụ lục ([ivx]+|\d+)(?!\w)")
"""Annexes that a text in small letters names by their numbers."""


def parts(facts: Facts) -> Iterator[Finding]:
    """Missing parts, order, annexes."""
    if not facts.sure and 1 not in facts.finished.extras.no_text_pages:
        say = "không thấy quốc hiệu hay tiêu đề Đảng nên chưa chắc văn bản theo thể thức nào"
        way = "thêm phần tiêu đề, hoặc chỉ rõ bằng --standard nd30 (hd05)"
        yield Finding("K053", Level.WARNING, say, "", way)
    if not facts.alone:
        yield from _missing(facts)
        yield from _annexes(facts)
    yield from _order(facts)


def _needed(facts: Facts) -> Iterator[str]:
    kind = facts.kind
    if facts.copy:
        # The Party's stamp holds all in one frame; the State's has its own letterhead.
        yield from ("signer_name",) if facts.party else (*_ALWAYS, "number", "place_date")
        return
    yield from (role for role, _ in facts.standard.forms.right_head)
    yield "issuer"
    if kind is None or "signature" in kind.obligatory:
        yield "signer_name"
    if kind is None or kind.numbered:
        yield "number"
    if kind is None or kind.place_date.get(facts.system, True):
        yield "place_date"
    if kind is None or kind.has_name:
        yield "kind_name"
        if kind is None or "subject" in kind.obligatory:
            yield "subject"
    elif kind.to == "required":
        yield "letter_subject"
        yield "to"
    if kind is None or "recipients" in kind.obligatory or (kind.list_always and kind.numbered):
        yield "recipients_label"


_ALSO = {
    "to": ("to_label", "to_single"),
    "subject": ("subject",),
    "signer_name": ("signer_name",),
}


def _missing(facts: Facts) -> Iterator[Finding]:
    for role in _needed(facts):
        if facts.first(*_ALSO.get(role, (role,))) is not None:
            continue
        if role == "kind_name" and facts.first("letter_subject"):
            continue
        known = facts.standard.roles.get("to_single" if role == "to" else role)
        if known is None:
            continue
        named = facts.first("kind_name")
        if role == "subject" and named is not None and not words.kind_of(named.text):
            continue
        level = Level.WARNING if role in ("subject", "letter_subject") else Level.ERROR
        if role == "recipients_label" and facts.kind and "recipients" not in facts.kind.obligatory:
            # NĐ 30's samples of slips and minutes have it (1.4, 1.9); the Party's papers may be forms of their own.
            level = Level.INFO if facts.party else Level.WARNING
        way = "bổ sung phần này, hoặc kiểm tra lại: có thể phần này viết sai nên không nhận ra"
        yield Finding("K043", level, f"thiếu {called(known)}", source(facts, known.clause), way)
    if facts.first("signer_name") is not None and _untitled(facts):
        title = facts.standard.roles["signer_title"]
        yield Finding(
            "K043",
            Level.WARNING,
            f"thiếu {called(title)}",
            source(facts, title.clause),
            "ghi chức vụ người ký",
        )
    yield from _unnamed(facts)
    if facts.all("recipients_label") and not facts.all("recipient"):
        listed = facts.standard.roles["recipient"]
        yield Finding(
            "K043",
            Level.ERROR,
            f"thiếu {called(listed)}",
            source(facts, listed.clause),
            "ghi các nơi nhận",
        )


def _untitled(facts: Facts) -> bool:
    """Whether nobody's title is there, or none below a mark that needs one."""
    if facts.first("signer_title") is not None:
        return False
    mark = facts.first("authority")
    if mark is not None:
        return bool(_FOR_ANOTHER.match(mark.text))
    return facts.kind is None or not facts.kind.signers.get(facts.system)


def _unnamed(facts: Facts) -> Iterator[Finding]:
    """One of two signatures beside each other that no name stands below."""
    signed: dict[str, set[str]] = {"left": set(), "right": set()}
    for part in facts.main:
        if part.role in ("authority", "signer_title", "signer_name") and part.para.side in signed:
            signed[part.para.side].add(part.role)
    named = [side for side, roles in signed.items() if "signer_name" in roles]
    if len(named) != 1 or not all(signed.values()):
        return
    name = facts.standard.roles["signer_name"]
    bare = "phải" if named == ["left"] else "trái"
    say = f"thiếu {called(name)} ở chữ ký bên {bare}"
    clause = source(facts, name.clause)
    yield Finding("K043", Level.WARNING, say, clause, "ghi họ tên người ký dưới chức vụ")


def _order(facts: Facts) -> Iterator[Finding]:
    yield from _ordered(facts, facts.main)
    for annex in facts.annexes:
        yield from _ordered(facts, annex)
    yield from _titles_above(facts)
    yield from _marks_below(facts)
    yield from _columns(facts)


def _titles_above(facts: Facts) -> Iterator[Finding]:
    """An annex's title above its number: it stands before what begins the annex, so in none."""
    number = facts.standard.roles.get("annex_label")
    for before, title, label in zip(facts.parts, facts.parts[1:], facts.parts[2:], strict=False):
        turned = title.role == "annex_title" and label.role == "annex_label"
        if number and turned and before.role not in ("annex_label", "annex_title"):
            say = f"{called(number)} phải đứng trên tên phụ lục"
            yield on(label, "K045", say, source(facts, number.clause), "đổi lại thứ tự")


def _marks_below(facts: Facts) -> Iterator[Finding]:
    """A mark of authority right below the signer's title, whatever other mark is above it."""
    role = facts.standard.roles["authority"]
    for title, mark in pairwise(facts.main):
        roles = (title.role, mark.role)
        beside = title.para.side == mark.para.side
        # The first mark of all is told with the other components.
        if roles == ("signer_title", "authority") and beside and facts.first("authority") != mark:
            say = f"{called(role)} phải đứng trên chức vụ người ký"
            yield on(mark, "K045", say, source(facts, role.clause), "đổi lại thứ tự")


def _ordered(facts: Facts, parts: Sequence[Part]) -> Iterator[Finding]:
    """Within the document, or within one annex."""
    roles = facts.standard.roles
    place = {part.role: at for at, part in reversed(list(enumerate(parts)))}
    for above, below in (*_ORDER, *(_PARTY_ORDER if facts.party else ())):
        if above not in place or below not in place or above not in roles or below not in roles:
            continue
        upper, lower = parts[place[above]], parts[place[below]]
        if facts.finished.form == "pdf" and upper.para.side != lower.para.side:
            continue
        if place[above] > place[below] and upper.para.side in (lower.para.side, ""):
            say = f"{called(roles[above])} phải đứng trên {called(roles[below])}"
            yield on(upper, "K045", say, source(facts, roles[above].clause), "đổi lại thứ tự")


def _columns(facts: Facts) -> Iterator[Finding]:
    """The halves of the page: issuer left, title right; recipients left, signature right."""
    sides = {
        "left": ("issuer_parent", "issuer", "star", "number", "letter_subject", "recipients_label"),
        "right": ("national_name", "motto", "party_title", "place_date", "authority"),
    }
    other = {"left": "right", "right": "left"}
    words_of = {"left": "bên trái", "right": "bên phải"}
    many = len(facts.all("signer_name")) > 1
    for side, roles in sides.items():
        for role in roles:
            part = facts.first(role)
            if part is None or part.para.side != other[side] or (role == "authority" and many):
                continue
            known = facts.standard.roles.get(role)
            if known:
                say = f"{called(known)} phải ở {words_of[side]}"
                yield on(
                    part, "K045", say, source(facts, known.clause), f"chuyển sang {words_of[side]}"
                )


def _annexes(facts: Facts) -> Iterator[Finding]:
    labels = facts.all("annex_label")
    if not labels:
        return
    text = " ".join(words.plain(part.text) for part in facts.main)
    for at, part in enumerate(labels, 1):
        found = words.ANNEX.match(part.text)
        number = (found["number"] or "") if found else ""
        others = set(_NUMBERED.findall(text)) - {words.plain(number)}
        # The others may be files of their own.
        if len(labels) > 1 or not others:
            yield from _annex_number(facts, part, number, at, len(labels))
        if not _referred(text, number, len(labels)):
            name = f"Phụ lục {number}".strip()
            yield on(
                part,
                "K042",
                f"nội dung văn bản không có chỉ dẫn về “{name}”",
                _clause(facts, "annex_number"),
                f"thêm vào nội dung: ({name} kèm theo)",
            )


def _clause(facts: Facts, form: str) -> str:
    return source(facts, row(facts.standard.clauses[f"forms.{form}"][0]))


def _annex_number(facts: Facts, part: Part, number: str, at: int, count: int) -> Iterator[Finding]:
    """The number of the `at`-th of so many annexes; an only annex needs none."""
    form = facts.standard.forms.annex_number
    clause = _clause(facts, "annex_number")
    good = _roman(at) if form == "roman" else str(at)
    way = f"ghi: Phụ lục {good}"
    if count > 1:
        if number != good:
            say = (
                f"phụ lục thứ {at} ghi số “{number}”, phải ghi “{good}”"
                if number
                else f"có {count} phụ lục thì phải đánh số, phụ lục này là “{good}”"
            )
            yield on(part, "K041", say, clause, way)
    elif number and number not in ("I", "1", "01"):
        say = f"chỉ có một phụ lục mà ghi số “{number}”"
        yield on(part, "K041", say, clause, "ghi: Phụ lục", Level.WARNING)
    elif number and number.isdigit() != (form == "arabic"):
        say = f"số phụ lục “{number}” phải là “{good}”"
        yield on(part, "K041", say, clause, way, Level.WARNING)


def _referred(text: str, number: str, count: int) -> bool:
    if count == 1 or not number:
        return "phụ lục" in text
    plain = number.lower()
    if re.search(rf"phụ lục (?:số )?{re.escape(plain)}\b", text):
        return True
    # "các phụ lục kèm theo", "Phụ lục I, II và III", "phụ lục 1 đến 4"
    several = re.search(r"(?:các|những|\d+) phụ lục|phụ lục kèm theo", text)
    listed = re.search(
        rf"phụ lục (?:số )?[\divxlc]+(?:[,;]| và| đến| -)[^.]*\b{re.escape(plain)}\b", text
    )
    return bool(several or listed or re.search(r"phụ lục [\divxlc]+ (?:đến|-) [\divxlc]+", text))


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + letters, number - value
    return text
