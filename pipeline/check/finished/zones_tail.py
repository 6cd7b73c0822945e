"""Recipients on the left, signatures on the right, drafter's mark below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.check.finished import words
from pipeline.check.finished.page import Para
from pipeline.lengths import POINT

Found = tuple[Para, str, bool]
DRAFTER = re.compile(
    r"^[A-ZĐ][\w.]*\s*[.\-]\s*\(?\d{1,4}\)?[.b]*$|^[A-Z]{2,5}\s*[.(\-]\s*\(?\d+\)?\.?$"
)
_FOOT = 278 / POINT
"""Points below the paper's upper edge: where the lower margin of 20 mm begins on A4 upright."""
CONTACT = re.compile(r"(?:Điện thoại|ĐT|Fax|E-?mail|Website|Địa chỉ)\s*:", re.IGNORECASE)


def begins_tail(para: Para, following: Sequence[Para]) -> bool:
    """Nơi nhận, or the first line of a signature."""
    if words.RECIPIENTS.match(para.text):
        return True
    if len(para.text) > 90:
        return False
    if _over_a_name(para, following):
        return True
    if para.side == "left" and not _two_columns(following):
        return False
    signing = words.LOOSE_AUTHORITY.match(para.text) or words.TITLES.match(para.text)
    if not signing or not para.upper or para.align == "justify":
        return False
    if any(words.BASIS.match(one.text) or words.ARTICLE.match(one.text) for one in following):
        # The issuing authority above the bases of a decision.
        return False
    return any(_closes(one) for one in following) or len(following) < 6


def _over_a_name(para: Para, following: Sequence[Para]) -> bool:
    """Capitals over a name in one column of two, whatever the title is."""
    if not para.side or not para.upper or para.bordered:
        return False
    own = [one for one in following if one.side == para.side and one.cell == para.cell]
    below = next((one for one in own if not one.upper and not words.SIGNED.match(one.text)), None)
    return below is not None and bool(words.NAME.match(below.text))


def _two_columns(following: Sequence[Para]) -> bool:
    return any(one.side == "right" and words.TITLES.match(one.text) for one in following)


def _closes(para: Para) -> bool:
    return bool(
        words.RECIPIENTS.match(para.text)
        or words.NAME.match(para.text)
        or words.ARCHIVE.match(para.text)
        or words.SIGNED.match(para.text)
        or words.DEGREE.match(para.text)
    )


def tail_roles(paras: Sequence[Para]) -> list[Found]:
    """(paragraph, role, certain) of the end of a document."""
    listed = {para.cell for para in paras if para.cell and _is_listed(para)}
    right = [
        at
        for at, para in enumerate(paras)
        if _is_signature(para) or (_in_cell(para) and para.cell not in listed)
    ]
    found: dict[int, tuple[str, bool]] = {}
    for side in ("left", "right", ""):
        found |= _signature([at for at in right if paras[at].side == side], paras)
    listing = False
    for at, para in enumerate(paras):
        if at in found:
            continue
        found[at] = _recipient(para, listing)
        listing = listing or found[at][0] == "recipients_label"
    return [(para, *found[at]) for at, para in enumerate(paras)]


def _is_listed(para: Para) -> bool:
    text = para.text
    return bool(words.RECIPIENTS.match(text) or words.ARCHIVE.match(text))


def _in_cell(para: Para) -> bool:
    """A line of a signature in the left cell."""
    left = bool(para.cell) and para.side == "left"
    return left and (para.upper or bool(words.NAME.match(para.text)))


def _is_signature(para: Para) -> bool:
    text = para.text
    if para.side == "right":
        return not words.RECIPIENTS.match(text) and not words.BULLET.match(text)
    if words.RECIPIENTS.match(text) or words.BULLET.match(text) or words.ARCHIVE.match(text):
        return False
    if (
        para.side == "left"
        and not (para.upper and words.TITLES.match(text))
        and not words.NAME.match(text)
    ):
        return any(one.match(text) for one in (words.LOOSE_AUTHORITY, words.CONFIRMS, words.SIGNED))
    if DRAFTER.match(text) or CONTACT.search(text) or _at_foot(para):
        return False
    if para.upper and (words.TITLES.match(text) or words.LOOSE_AUTHORITY.match(text)):
        return True
    placed = para.align in ("center", "right") or (para.left or 0) > 50 or para.side == "left"
    # A typist's tab leads to the signature's half, whatever stop it goes to.
    tabbed = bool(para.pieces) and para.pieces[0].text.startswith("\t")
    return (placed or tabbed) and len(text) < 90


def _signature(at: list[int], paras: Sequence[Para]) -> dict[int, tuple[str, bool]]:
    """Lines of one signature column: authority, titles, notes, name — perhaps several times."""
    found: dict[int, tuple[str, bool]] = {}
    for place, index in enumerate(at):
        para, text = paras[index], paras[index].text
        following = [paras[one] for one in at[place + 1 :]]
        if words.LOOSE_AUTHORITY.match(text) or words.AUTHORITY.match(text):
            found[index] = ("authority", True)
        elif _goes_on(para, paras[at[place - 1]] if place else None, found, following):
            found[index] = ("authority", False)
        elif words.SIGNED.match(text):
            found[index] = ("signature_note", True)
        elif words.CONFIRMS.match(text):
            found[index] = ("confirmation", True)
        elif words.NAME.match(text) or words.DEGREE.match(text):
            # With what stands before it taken off, a name is as certain as any.
            found[index] = ("signer_name", bool(words.NAME.match(words.DEGREE.sub("", text))))
        elif words.TITLES.match(text.upper()) and (para.upper or following):
            further = not para.upper and _titled(found, paras) and not _named(found)
            found[index] = ("signer_extra_title" if further else "signer_title", para.upper)
        elif para.upper and following and not _named(found):
            found[index] = ("signer_title", False)
        elif not following and not _named(found) and 1 < len(text.split()) < 8:
            found[index] = ("signer_name", False)
        else:
            found[index] = ("unknown", False)
    return found


def _goes_on(
    para: Para, above: Para | None, found: dict[int, tuple[str, bool]], following: Sequence[Para]
) -> bool:
    """ "T/M BAN CHẤP HÀNH TRUNG" / "ƯƠNG": a name too long for its column, with the title below."""
    if above is None or not found or list(found.values())[-1][0] != "authority":
        return False
    alike = para.upper and para.bold == above.bold and not words.TITLES.match(para.text)
    return alike and any(words.TITLES.match(one.text) for one in following)


def _titled(found: dict[int, tuple[str, bool]], paras: Sequence[Para]) -> bool:
    """A title in capitals stands above."""
    return any(role == "signer_title" and paras[at].upper for at, (role, _) in found.items())


def _named(found: dict[int, tuple[str, bool]]) -> bool:
    return any(role == "signer_name" for role, _ in found.values())


def _at_foot(para: Para) -> bool:
    """Whether a page shows the words in its lower margin, where only an address stands (ô 13)."""
    return (
        bool(para.boxes) and para.boxes[-1][1].bottom > _FOOT and any(map(str.isalpha, para.text))
    )


def _recipient(para: Para, listing: bool) -> tuple[str, bool]:
    text = para.text
    if words.RECIPIENTS.match(text):
        return "recipients_label", True
    if CONTACT.search(text) and not (listing and words.BULLET.match(text)):
        return "contact", False
    if _at_foot(para) and not words.BULLET.match(text) and not DRAFTER.match(text):
        return ("not_for_media" if words.MEDIA.match(text) else "contact"), False
    if words.ARCHIVE.match(text):
        return "recipient", True
    if DRAFTER.match(text):
        return "drafter", False
    if words.BULLET.match(text) or para.auto:
        return "recipient", listing
    return ("recipient", False) if listing and para.side == "left" else ("unknown", False)
