"""The letterhead: national name or Party title, issuer, number, place and date, marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.check.finished import words
from pipeline.check.finished.page import Para

Found = tuple[Para, str, bool]


def head_roles(paras: Sequence[Para]) -> list[Found]:
    """(paragraph, role, certain) for everything before the title."""
    told = _gone_on(_signed([_by_words(para) for para in paras], paras), paras)
    for at in range(1, len(told)):
        if told[at - 1] == "subject" and words.DASHES.match(paras[at].text):
            told[at] = "dashes"
    rest = [at for at, role in enumerate(told) if not role]
    number = next((at for at, role in enumerate(told) if role == "number"), len(paras))
    issuer = _issuers([at for at in rest if _may_be_issuer(paras[at], at, number)], paras)
    found: list[Found] = []
    for at, para in enumerate(paras):
        if told[at]:
            found.append((para, told[at], True))
        elif at in issuer:
            found.append((para, issuer[at], False))
        else:
            found.append((para, _leftover(para, at > number), False))
    return found


def _gone_on(told: list[str], paras: Sequence[Para]) -> list[str]:
    """With the further lines of a letter's subject, which may begin as an organ does ("đảng viên …", "bộ phận …")."""
    for at, (above, para) in enumerate(pairwise(paras), 1):
        same = (above.size, above.bold, above.italic) == (para.size, para.bold, para.italic)
        same = same and "right" not in (above.side, para.side)
        if not told[at] and told[at - 1] == "letter_subject" and same and not para.upper:
            told[at] = "letter_subject"
    return told


def _signed(told: list[str], paras: Sequence[Para]) -> list[str]:
    """With the lines of an electronic signature, which may begin like a paper copy ("SAO Y")."""
    first = next((at for at, para in enumerate(paras) if words.SIGNED_AT.search(para.text)), None)
    if first is None:
        return told
    begins = first
    for at in range(first - 1, max(first - _LINES, -1), -1):
        if words.COPIED.match(paras[at].text) or told[at] == "electronic_copy":
            begins = at
    # A signature may be stamped over the letterhead, whose lines then stand between its own.
    alike = [abs(para.size - paras[first].size) < 1 for para in paras]
    return [
        "electronic_copy"
        if begins <= at <= first and told[at] not in _FIRM and (alike[at] or role)
        else role
        for at, role in enumerate(told)
    ]


_LINES = 5
"""A signature is told on at most so many lines."""
_FIRM = ("national_name", "motto", "party_title", "number", "place_date", "issuer", "star")


def _by_words(para: Para) -> str:
    text = para.text
    if words.near(text, words.NATIONAL_NAME):
        return "national_name"
    if words.near(text, words.MOTTO):
        return "motto"
    if words.near(text, words.PARTY_TITLE) and len(text) < 30:
        return "party_title"
    if para.side == "right" and words.plain(text) in words.YOUTH_TITLES:
        return "party_title"
    for role, pattern in _PATTERNS:
        if pattern.match(text):
            return "subject" if role == "letter_subject" and _across(para) else role
    return ""


def _across(para: Para) -> bool:
    """A bold line in the middle of the page is the subject of a named document, whose kind was left out."""
    return para.bold and para.align == "center" and not para.side and not para.bordered


_PATTERNS = (
    ("number", words.NUMBER),
    ("number", words.NUMBER_BARE),
    ("place_date", words.PLACE_DATE),
    ("number", words.NUMBER_JOINED),
    ("star", words.STAR),
    ("electronic_copy", words.SIGNATURE_LINE),
    ("copy_title", words.COPY),
    ("letter_subject", words.LETTER_SUBJECT),
    ("place_date", words.PLACE_FIGURES),
    ("urgency", words.URGENCY),
    ("secrecy", words.SECRECY),
    ("circulation", words.CIRCULATION),
    ("draft_mark", words.DRAFT),
    ("typed_rule", words.TYPED_RULE),
    ("typed_rule", words.DASHES),
)


def is_mark(text: str) -> bool:
    """A line of fixed words or signs: stamps, stars, rules, the national name."""
    fixed = (words.NATIONAL_NAME, words.MOTTO, words.PARTY_TITLE)
    return any(words.near(text, one) for one in fixed) or any(
        pattern.match(text) for _, pattern in _PATTERNS
    )


def _may_be_issuer(para: Para, at: int, number: int) -> bool:
    # Columns may be read right one first: a left line after the number is the subject of a letter.
    early = at < number or para.side == "left"
    return (
        early
        and para.side != "right"
        and not words.ROMAN.match(para.text)  # "I. MỤC ĐÍCH": a text without a letterhead
        and (para.upper or bool(words.ORGAN.match(para.text.upper())))
    )


def _issuers(at: list[int], paras: Sequence[Para]) -> dict[int, str]:
    """Lines of the issuer are the bold ones; where weight does not tell, the last is the issuer."""
    bold = [one for one in at if paras[one].bold]
    if bold and len(bold) < len(at) and bold[-1] == at[-1]:
        return {one: "issuer" if one in bold else "issuer_parent" for one in at}
    if len(at) == 2 and _one_name(paras[at[0]].text, paras[at[1]].text):
        return dict.fromkeys(at, "issuer")
    # In a narrow column the dash between two names may stand alone.
    alone = at and any(words.LONE_DASH.match(one.text) for one in paras[at[0] : at[-1]])
    joined = alone or any(" - " in paras[one].text or paras[one].text.endswith(" -") for one in at)
    starts = [one for one in at if words.ORGAN.match(paras[one].text.upper())]
    congress = bool(at) and words.plain(paras[at[0]].text).startswith("đại hội ")
    if len(bold) == len(at) and (starts[1:] == [] or congress):
        return dict.fromkeys(at, "issuer")
    if len(at) < 2 or (joined and len(bold) == len(at)):
        return dict.fromkeys(at, "issuer")
    return {one: "issuer" if one == at[-1] else "issuer_parent" for one in at}


def _one_name(first: str, second: str) -> bool:
    """ "ỦY BAN NHÂN DÂN" over "TỈNH X": one name on two lines."""
    whole = words.plain(first) in (
        "ủy ban nhân dân",
        "hội đồng nhân dân",
        "chủ tịch ủy ban nhân dân",
    )
    levels = (
        "tỉnh ",
        "thành phố ",
        "xã ",
        "phường ",
        "đặc khu ",
        "huyện ",
        "quận ",
        "thị xã ",
        "thị trấn ",
    )
    return whole and words.plain(second).startswith(levels)


def _leftover(para: Para, after_number: bool) -> str:
    if para.side == "left" and after_number and not para.upper:
        return "letter_subject"
    return "unknown"
