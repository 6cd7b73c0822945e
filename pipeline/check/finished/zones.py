"""Which component each paragraph is: by its Word style when it is ours, else by words and place.

What a style or the fixed words of a component say is certain; what place and neighbours suggest is a
guess, and a guess never makes an error, only a warning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.check.finished import words
from pipeline.check.finished.halves import halves, parted
from pipeline.check.finished.page import Finished, Para
from pipeline.check.finished.zones_attached import (
    annexes,
    attached_head,
    is_annex_label,
    is_apart,
    is_second_title,
    is_signed_line,
    titled,
)
from pipeline.check.finished.zones_body import body_role
from pipeline.check.finished.zones_copies import STAMP, copy_begins, stamp_begins, stamped
from pipeline.check.finished.zones_head import head_roles, is_mark
from pipeline.check.finished.zones_part import Part, named_articles, themed, turned
from pipeline.check.finished.zones_tail import begins_tail, tail_roles
from pipeline.kinds import KINDS
from pipeline.standards.load import ids, load

_TEXT_BEGINS = (
    words.ROMAN,
    words.ARTICLE,
    words.PROPOSAL,
    words.PART,
    words.CHAPTER,
    words.SECTION,
    words.COPY_SOURCE,
)
_BASES = 20
"""Among so many paragraphs the enacting words follow a basis."""
_LONG_BASIS = 900
"""No line of the bases is longer."""
_REACH = 60
"""Among so many first paragraphs the title must stand."""


@cache
def own_styles() -> dict[str, str]:
    """Word style names of every standard -> role."""
    found: dict[str, str] = {}
    for ident in ids():
        for name, role in load(ident).roles.items():
            found.setdefault(role.style, name)
    return found


def zones(finished: Finished) -> tuple[Part, ...]:
    """Every paragraph with its role, in order."""
    own = own_styles()
    ours = any(para.style in own for para in finished.paras)
    paras: Sequence[Para] = finished.paras if ours else halves(finished.paras)
    if ours:
        paras = [line for para in paras for line in _foot(para, own)]
        guessed = _guess([para for para in paras if para.style not in own])
        rest = {id(part.para): part for part in guessed}
        return tuple(
            Part(_own_role(para, own), para, True) if para.style in own else _lost(rest[id(para)])
            for para in paras
        )
    if any(para.text == STAMP for para in paras):
        begins = stamp_begins(paras)
        return (*_middle(paras[:begins], opens=False), *stamped(paras[begins:]))
    return tuple(named_articles(themed(_guess(paras))))


def _foot(para: Para, own: Mapping[str, str]) -> list[Para]:
    """The foot of the last page holds contact lines and the mark below them in one frame."""
    return parted(para) if own.get(para.style) == "contact" else [para]


def _own_role(para: Para, own: Mapping[str, str]) -> str:
    role = own[para.style]
    return "not_for_media" if role == "contact" and words.MEDIA.match(para.text) else role


def _lost(part: Part) -> Part:
    """In a file of ours, a paragraph whose style went: only fixed words tell what it is."""
    return part if part.certain else Part("paragraph", part.para, False)


def _guess(paras: Sequence[Para]) -> list[Part]:
    if is_apart(paras):
        return [Part(*one) for one in annexes(paras)]
    if extract := copy_begins(paras):
        return [*_middle(paras[:extract], opens=False), *_guess(paras[extract:])]
    title = _title_at(paras)
    head = list(paras[:title])
    found = [Part(role, para, certain) for para, role, certain in head_roles(head)]
    rest = list(paras[title:])
    found = turned(found, rest)
    tail = _tail_at(rest)
    annex = _annex_at(rest, tail)
    found += _middle(rest[:tail], opens=True)
    found += [Part(role, para, certain) for para, role, certain in tail_roles(rest[tail:annex])]
    found += [Part(*one) for one in annexes(rest[annex:])]
    return found


def _title_at(paras: Sequence[Para]) -> int:
    """Where the letterhead ends: the name of the kind, else Kính gửi, else the first running text."""
    near = paras[:_REACH]
    numbered = False
    for at, para in enumerate(near):
        numbered = numbered or bool(words.NUMBER.match(para.text))
        # Below the number a name of a kind is the title even where it was set to the left.
        if para.bordered or (para.side == "left" and not numbered):
            continue
        named = bool(words.kind_of(para.text)) and (para.upper or para.align == "center")
        # A misspelt name comes before the "QUYẾT ĐỊNH:" below the bases.
        named = named or (numbered and _like_a_title(para) and words.kind_nearly(para.text))
        named = named or (bool(words.PUBLIC_LETTER.match(para.text)) and para.upper)
        begins = para.upper and para.side == "" and at > 1 and words.kind_begins(para.text)
        if named or begins:
            return at
    for at, para in enumerate(near):
        if words.TO_SINGLE.match(para.text):
            return at
        if at and _like_a_title(para) and any(words.NUMBER.match(one.text) for one in near[:at]):
            return at
    numbered = False
    for at, para in enumerate(near):
        # Below the head of a copy stands what it says of its source, or at once its recipients.
        copied = words.COPY_SOURCE.match(para.text) or words.RECIPIENTS.match(para.text)
        if len(para.text) > 130 or words.BASIS.match(para.text) or (numbered and copied):
            return at
        numbered = numbered or bool(words.NUMBER.match(para.text))
    return min(len(paras), 8)


def _like_a_title(para: Para) -> bool:
    """A line below the number that looks like the name of a kind, whatever it says."""
    looks = para.bold and para.upper and para.align == "center" and not para.side
    return looks and not para.bordered and not is_mark(para.text) and len(para.text) < 60


def _tail_at(paras: Sequence[Para]) -> int:
    for at, para in enumerate(paras):
        if not para.bordered and begins_tail(para, paras[at + 1 : at + 8]):
            # A signature that stands left of the recipients in reading order belongs to them.
            return at
    return len(paras)


def _annex_at(paras: Sequence[Para], start: int) -> int:
    for at in range(start, len(paras)):
        if is_annex_label(paras[at]) or is_second_title(paras[at]):
            return at
        if is_signed_line(paras[at].text) or attached_head(paras, at):
            return at
        if titled(paras, at):
            return at
    return len(paras)


def _middle(paras: Sequence[Para], opens: bool) -> list[Part]:
    """From the title to the last words before recipients and signature."""
    found: list[Part] = []
    last = ""
    in_title = opens
    dashes = next((at for at, one in enumerate(paras[:8]) if words.DASHES.match(one.text)), 0)
    for at, para in enumerate(paras):
        above = found[-1].para if found else None
        framed = at < dashes
        role, certain = _title_role(para, last, above, framed) if in_title else ("", False)
        if not role:
            in_title = in_title and last == "" and not found
            role, certain = body_role(para, last)
            if role == "basis":
                role, certain = _basis(paras, at, last)
            elif role in ("preamble", "paragraph") and last in ("basis", "proposal"):
                role = "proposal" if _enacted_below(paras, at) else role
        found.append(Part(role, para, certain))
        last = role
    return found


def _basis(paras: Sequence[Para], at: int, last: str) -> tuple[str, bool]:
    """ "Căn cứ Kế hoạch số …, Sở Nội vụ đề nghị …": a sentence of the text, not a line of the bases.

    Where such lines follow each other and nothing is enacted below them, they may be either.
    """
    text = paras[at].text
    if not text.endswith((".", ":")) or paras[at].italic:
        return "basis", True
    following = paras[at + 1 : at + 1 + _BASES]
    if any(words.ENACTING.match(one.text) for one in following):
        return "basis", True
    near = following[0].text if following else ""
    listed = last in ("basis", "proposal") or words.BASIS.match(near) or words.PROPOSAL.match(near)
    return ("basis" if listed and not text.endswith("./.") else "preamble"), False


def _enacted_below(paras: Sequence[Para], at: int) -> bool:
    """ "Trên cơ sở …", "Thực hiện …" below a basis, with QUYẾT ĐỊNH: to come: one more line of the bases."""
    if len(paras[at].text) > _LONG_BASIS:
        return False
    for para in paras[at + 1 : at + 1 + _BASES]:
        if words.ENACTING.match(para.text):
            return True
        if words.ARTICLE.match(para.text) or words.ROMAN.match(para.text):
            return False
    return False


def _title_role(
    para: Para, last: str, above: Para | None, framed: bool = False
) -> tuple[str, bool]:
    """Role within the title block; "" when the block is over. `framed`: its dashes are still to come."""
    if para.bordered:
        return "", False
    if not last:
        if words.kind_of(para.text) or words.kind_begins(para.text):
            return "kind_name", para.upper
        if words.PUBLIC_LETTER.match(para.text):
            return "subject", False
        return ("kind_name", False) if _like_a_title(para) else ("", False)
    if words.DASHES.match(para.text) or words.TYPED_RULE.match(para.text):
        return "dashes", True
    if words.ANNEX_REFERENCE.match(para.text) and last in ("kind_name", "subject"):
        return "annex_reference", True
    if words.PRESENTED.match(para.text) and last in ("kind_name", "subject", "authority_line"):
        return "annex_reference", True
    if words.AUTHOR_LINE.match(para.text) and para.upper:
        return "author_line", True
    if last in ("kind_name", "author_line", "subject") and (
        _is_subject(para, last, above) or (framed and not para.upper and len(para.text) < 250)
    ):
        return "subject", False
    return "", False


def _is_subject(para: Para, last: str, above: Para | None) -> bool:
    for pattern in (words.TO_SINGLE, words.BASIS, words.ENACTING, words.INVITES, *_TEXT_BEGINS):
        if pattern.match(para.text):
            return False
    if last == "subject" and above is not None and words.PUBLIC_LETTER.match(above.text):
        return False
    if last == "subject":
        if words.DECIMAL.match(para.text) and para.align != "center":
            return False
        alike = above is not None and para.bold == above.bold
        return alike and not para.upper and para.align in ("center", "")
    kind = KINDS.get(words.kind_of(above.text)) if above is not None else None
    ruled = para.align == "center" and bool(para.drawn)
    if kind is not None and "subject" not in kind.obligatory and not (para.bold or ruled):
        return False
    # A PDF shows no alignment of short lines: there only weight tells a subject.
    short = para.bold if not para.align else len(para.text) < 200
    return para.align == "center" or (short and para.align != "justify")
