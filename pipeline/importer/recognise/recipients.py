"""Recipients, archive and drafter -> entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.check.finished import words
from pipeline.check.finished.zones_part import Part
from pipeline.compose.marks import unmarked
from pipeline.importer import inline
from pipeline.importer.values import Group, Listed, Value, Words

_PURPOSE = re.compile(r"\s*\((?P<purpose>[^()]{2,40})\)$")
_AS_ABOVE = re.compile(r"^Như (?:trên|Điều \d+)$", re.IGNORECASE)


def recipients(
    parts: Sequence[Part], generated: str = "", braces: Sequence[str] = ()
) -> dict[str, Value]:
    """ "nơi nhận", "lưu", "người soạn" of a document; `generated` = the first line the kind prints itself.

    `braces` are the words beside a brace ("báo cáo") that stood next to some of the lines.
    """
    out: dict[str, Value] = {}
    listed: list[Value] = []
    first = ""
    kept: list[tuple[str, str]] = []
    for part in parts:
        if part.role == "drafter":
            out |= _drafter(part.text)
        if part.role not in ("recipient", "recipient_group"):
            continue
        text = _bare(part)
        archive = re.match(r"Lưu\b\s*:?\s*(?P<where>.*)$", text, re.IGNORECASE)
        if archive and not archive["where"]:
            # Nothing is said of where: an empty "lưu" would be filled by the kind's own words.
            listed.append(Words(inline.escaped(text)))
        elif archive:
            kept.append((inline.escaped(text), inline.escaped(archive["where"])))
        elif _AS_ABOVE.match(text) and text.casefold() == generated.casefold():
            first = text
        elif text:
            listed.append(_recipient(text))
    if len(kept) == 1:
        out["archive"] = Words(kept[0][1])
    else:
        # Of two lines "Lưu: …" there is one key: so they stand among the others.
        listed += [Words(text) for text, _ in kept]
    listed = listed or [Words(inline.escaped(one)) for one in (first,) if one]
    if len(braces) == 1:
        listed = _braced(listed, braces[0])
    ordered: dict[str, Value] = {"recipients": Listed(listed)} if listed else {}
    return ordered | {key: out[key] for key in ("archive", "drafter", "copies") if key in out}


def _bare(part: Part) -> str:
    """A recipient without its dash and end mark."""
    bullet = words.BULLET.match(part.para.words)
    text = (bullet["title"] if bullet else part.para.words).strip()
    return unmarked(text)


def _braced(listed: list[Value], purpose: str) -> list[Value]:
    """The first lines, as far as they are organs above, in one group; the text does not say how many."""
    count = 0
    for one in listed:
        if not isinstance(one, Words) or not _ABOVE.search(one.text):
            break
        count += 1
    if not count:
        return listed
    members = Listed(list(listed[:count]))
    group = Group(
        {"for": Words(inline.escaped(purpose)), "members": members}, (BRACED.format(count),)
    )
    return [group, *listed[count:]]


_ABOVE = re.compile(r"Trung ương|\bTW\b|Bộ Chính trị|Ban Bí thư|Quốc hội|Chính phủ|Chủ tịch nước")
BRACED = "dấu móc trong bản gốc không rõ gồm mấy dòng; máy lấy {} dòng đầu là cơ quan Trung ương"


def _recipient(text: str) -> Value:
    found = _PURPOSE.search(text)
    if not found or not _is_purpose(found["purpose"]):
        return Words(inline.escaped(text))
    purpose = found["purpose"].removeprefix("để ")
    if "/" in purpose and purpose != found["purpose"]:
        # "(để b/c)" would be printed as "(b/c)".
        return Words(inline.escaped(text))
    entries: dict[str, Value] = {
        "to": Words(inline.escaped(text[: found.start()].strip())),
        "for": Words(inline.escaped(purpose)),
    }
    return Group(entries, flow=True)


def _is_purpose(text: str) -> bool:
    """What the composer prints back in the same form: "(để báo cáo)", "(b/c)", "(qua lotus)"."""
    return bool(re.match(r"(?:để|qua) |[\w-]{1,3}/[\w-]{1,3}$", text.lower()))


def _drafter(text: str) -> dict[str, Value]:
    found = re.match(r"(?P<who>.+?)(?:\.\s*\(|-)(?P<copies>\d{1,4})\)?\.?$", text)
    if not found:
        return {"drafter": Words(text)}
    return {"drafter": Words(found["who"]), "copies": Words(found["copies"])}
