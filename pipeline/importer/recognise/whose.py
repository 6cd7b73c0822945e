"""Whose document it is and by which standard, also where the letterhead was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts, facts
from pipeline.check.finished.words import plain
from pipeline.check.finished.zones import zones
from pipeline.check.finished.zones_part import Part
from pipeline.importer.pages import Read
from pipeline.importer.recognise.copies import stamped, taken_apart
from pipeline.standards.load import choose, load

_PARTY = re.compile(
    r"tỉnh ủy|thành ủy|huyện ủy|đảng ủy|cấp ủy|đảng bộ|ban dân vận|chi bộ|lưu văn phòng|t/m|k/t|bí thư"
)
_STATE = re.compile(r"ủy ban nhân dân|ubnd|hđnd|lưu: ?vt|sở |nghị định|tm\.|kt\.|luật ")
_LATEST = {"party": "hd05", "state": "nd30"}


def _opening(part: Part) -> Part:
    """ "Căn cứ …, cơ quan ban hành … như sau:" opens the text; a basis ends in a semicolon or a full stop."""
    if part.role in ("basis", "proposal") and part.text.endswith(":"):
        return replace(part, role="preamble")
    return part


_PLAIN = ("paragraph", "item", "item_2", "point", "unknown")


def _above_enacting(parts: tuple[Part, ...]) -> Iterator[Part]:
    """What stands between the bases and "QUYẾT ĐỊNH:" stays above it, whatever it looks like."""
    roles = [part.role for part in parts]
    enacting = roles.index("enacting") if "enacting" in roles else 0
    bases = [at for at in range(enacting) if roles[at] in ("basis", "proposal")]
    for at, part in enumerate(parts):
        if bases and bases[0] < at < enacting and part.role in _PLAIN:
            yield replace(part, role="basis" if at < bases[-1] else "preamble", certain=False)
        else:
            yield part


_SOURCE = re.compile(r"(?:Nguồn|Ghi chú|Chú thích)\s*:|Cột\s+[“\"]", re.IGNORECASE)


def _below_table(part: Part, above: Part | None) -> Part:
    """What right below a table says whence its figures come or what a column means is the table's note."""
    if above is None or not above.para.bordered or part.role != "paragraph":
        return part
    return replace(part, role="note") if _SOURCE.match(part.text) else part


def _with_contact(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Text has no places: a line without a dash below "Lưu: …" is the contact line at the foot."""
    out = []
    ended = False
    for part in parts:
        below = ended and part.role == "recipient" and not words.BULLET.match(part.para.words)
        out.append(replace(part, role="contact") if below else part)
        ended = ended or bool(words.ARCHIVE.match(part.text))
    return tuple(out)


_SENT = re.compile(r"Kính\s+(?:gửi|gởi|trình)\b", re.IGNORECASE)


_GUEST = 160
"""Letters of a line that names who is invited."""
_INVITATION = re.compile(
    r"(?:tới|đến|về) dự|dự|chủ trì|thời gian|địa điểm|nội dung|thành phần", re.IGNORECASE
)


def _calling(found: Facts) -> Facts:
    """ "Sở … trân trọng kính mời:" names the issuer where other kinds say "Kính gửi" (NĐ 30/2020, mẫu 1.6-1.8)."""
    call = found.kind.call.get(found.standard.system, "") if found.kind else ""
    names = [plain(one.text) for one in found.main if one.role in ("issuer_parent", "issuer")]
    if not call or not names:
        return found
    own = {" ".join(names[at:]) for at in range(len(names))}

    sent = any(
        one.role in ("to_single", "to_label") and _SENT.match(one.text) for one in found.main
    )

    def role(part: Part) -> str:
        before, colon, name = part.text.partition(":")
        if sent and part.role in ("to_single", "to_label", "to_item"):
            # The form would print its call instead of "Kính gửi": the words stay as they are.
            return "preamble"
        said = plain(before)
        calls = bool(colon) and said in {f"{name} {plain(call)}" for name in own}
        if part.role not in ("invites", "preamble") or not calls:
            return part.role
        return "to_single" if name.strip() else "to_label"

    parts = [replace(part, role=role(part)) for part in found.parts]
    for at, (label, one) in enumerate(pairwise((*parts, None))):
        if label is None or label.role != "to_label" or one is None or one.role == "to_item":
            continue
        if found.kind and found.kind.called.get(found.standard.system) == "below":
            # Mẫu 1.8: who is introduced stands on the line below.
            parts[at + 1] = replace(one, role="to_item")
        elif call in label.text and _SENT.match(label.text) is None:
            # Mẫu 1.7 has the guest in the sentence; offices write him below it, or a table of guests.
            guest = one.role in ("paragraph", "preamble") and len(one.text) < _GUEST
            if guest and not _INVITATION.match(one.text):
                parts[at + 1] = replace(one, role="to_item")
            else:
                parts[at] = replace(label, role="preamble")
    return replace(found, parts=tuple(parts))


def told(read: Read) -> Facts:
    """Components and standard; without letterhead the words themselves say whose document it is."""
    parts = zones(read.finished)
    above = (None, *parts)
    parts = tuple(
        _below_table(_opening(part), one) for one, part in zip(above, parts, strict=False)
    )
    parts = tuple(_above_enacting(parts))
    if read.finished.form == "text" and not any(part.role.startswith("copy_") for part in parts):
        parts = _with_contact(parts)
    found = _calling(facts(read.finished, parts))
    parts = found.parts
    if stamped(parts):
        return replace(found, parts=taken_apart(parts))
    if found.sure:
        return found
    text = " ".join(plain(part.text) for part in parts)
    party, state = len(_PARTY.findall(text)), len(_STATE.findall(text))
    system = "party" if party > state else "state"
    if system == found.system:
        return found
    standard = (choose(system, found.day) if found.day else None) or load(_LATEST[system])
    return facts(read.finished, parts, standard.id)
