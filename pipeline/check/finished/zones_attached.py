"""Annexes and attached documents, which may have a letterhead of their own (NĐ 30/2020, Phụ lục III, mẫu 1.3, 2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.finished import words
from pipeline.check.finished.page import Para
from pipeline.check.finished.zones_body import body_role
from pipeline.check.finished.zones_head import head_roles

_LINES = 12
"""Names of issuer and nation take at most so many lines."""
_WIDE = 90
_ABOVE = 3
"""Among so many first paragraphs the line stands that an annex signed on its own has."""
_NEAR = 20
"""Among so many first paragraphs the line stands that ties it to the decision."""


def attached_head(paras: Sequence[Para], at: int) -> int:
    """Number of lines of such a letterhead that begins at `at`; 0 = none.

    It has the nation's name or the Party's title and no number, place or date: those are the decision's.
    """
    named = False
    for place in range(at, min(len(paras), at + _LINES)):
        para = paras[place]
        if is_second_title(para):
            return place - at if named else 0
        if not _may_be(para) or not _near(para, paras[at]):
            return 0
        named = named or words.is_title(para.text)
    return 0


def is_signed_line(text: str) -> bool:
    """ "Số: 214/QĐ-SNV; 14/08/2026 10:15:00 +07:00" above an annex that is a file of its own (mẫu 2.2)."""
    return bool(words.NUMBER.match(text)) and bool(words.SIGNED_AT.search(text))


def _may_be(para: Para) -> bool:
    if para.bordered or len(para.text) > _WIDE:
        return False
    if is_signed_line(para.text):
        return True
    if words.NUMBER.match(para.text) or words.RECIPIENTS.match(para.text):
        return False
    return para.upper or words.near(para.text, words.MOTTO) or bool(words.STAR.match(para.text))


def _near(para: Para, first: Para) -> bool:
    return (para.page, para.section) == (first.page, first.section)


_SIGNERS = 8
"""Last paragraphs among which a signature's title stands."""


def is_apart(paras: Sequence[Para]) -> bool:
    """An annex, or an attached document, that is a file of its own (NĐ 30/2020, mẫu 1.3, 2.2)."""
    if any(is_signed_line(para.text) for para in paras[:_ABOVE]):
        return True
    if paras and is_annex_label(paras[0]):
        return True
    near = paras[:_NEAR]
    issued = any(words.ANNEX_REFERENCE.match(para.text) for para in near)
    if not issued or any(words.NUMBER.match(para.text) for para in near):
        return False
    if any(words.is_title(para.text) for para in near[:_TITLE_LINES]):
        return False
    # Regulations that are kept without their decision, but signed, are a document that has lost its letterhead.
    return not any(para.upper and words.TITLES.match(para.text) for para in paras[-_SIGNERS:])


def is_annex_label(para: Para) -> bool:
    """ "Phụ lục", "PHỤ LỤC II" on a line of its own, or before its title."""
    found = words.ANNEX.match(para.text)
    if not found or para.bordered or para.side == "left":
        return False
    return not found["title"] or para.upper or (para.align == "center" and len(para.text) < 80)


def is_second_title(para: Para) -> bool:
    """The title of a regulation that a decision puts into force, after the decision's signature."""
    named = bool(words.kind_of(para.text)) and not para.text.endswith(":")
    return named and para.upper and para.side == "" and not para.bordered


_TITLE_LINES = 8


def titled(paras: Sequence[Para], at: int) -> bool:
    """A title of any name after the signature: lines in the middle above "(Ban hành kèm theo …)".

    "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ" is no kind by name.
    """
    for place in range(at, min(len(paras), at + _TITLE_LINES)):
        para = paras[place]
        if words.ANNEX_REFERENCE.match(para.text):
            return place > at
        in_middle = para.align == "center" and para.bold and not para.side and not para.bordered
        signs = words.TITLES.match(para.text) or words.LOOSE_AUTHORITY.match(para.text)
        if not in_middle or signs or (place == at and not para.upper):
            return False
    return False


def annexes(paras: Sequence[Para]) -> Iterator[tuple[str, Para, bool]]:
    """Everything after the signature: annexes and attached documents."""
    last = ""
    head = 0
    above: Para | None = None
    for at, para in enumerate(paras):
        if at >= head and (lines := attached_head(paras, at)):
            head = at + lines
            yield from _attached(paras[at:head])
        if at < head:
            continue
        role, certain = _annex_role(para, last)
        if role not in ("annex_label", "kind_name") and last in ("", "caption", "unknown"):
            role = "kind_name" if not last and titled(paras, at) else role
        if last == "annex_reference" and above is not None and is_open(above, para):
            role, certain = last, True
        yield role, para, certain
        last, above = role, para


def is_open(above: Para, para: Para) -> bool:
    """Whether a bracket that a line above opens is closed by this one: "(Kèm theo … / của …)"."""
    opened = above.text.count("(") - above.text.count(")")
    return opened > 0 and para.text.endswith(")") and len(para.text) < _WIDE


def _attached(lines: Sequence[Para]) -> Iterator[tuple[str, Para, bool]]:
    for para, role, certain in head_roles(lines):
        yield ("annex_signed" if is_signed_line(para.text) else role), para, certain


def _annex_role(para: Para, last: str) -> tuple[str, bool]:
    if para.bordered:
        return "cell", False
    if is_annex_label(para):
        return "annex_label", True
    if is_signed_line(para.text):
        return "annex_signed", True
    if is_second_title(para):
        return "kind_name", False
    if words.ANNEX_REFERENCE.match(para.text) and len(para.text) < 250:
        return "annex_reference", True
    if words.DASHES.match(para.text):
        return "annex_dashes", False
    if last in ("annex_label", "annex_title") and (
        para.upper or (para.bold and para.align == "center")
    ):
        return "annex_title", False
    if last == "kind_name" and (para.align == "center" or _titles(para)):
        return "subject", False
    return body_role(para, last)


def _titles(para: Para) -> bool:
    """A bold line right below the name of the kind; a PDF shows no alignment of one that fills its width."""
    text = para.text
    return para.bold and not para.side and len(text) < 250 and not text.endswith((".", ":", ";"))
