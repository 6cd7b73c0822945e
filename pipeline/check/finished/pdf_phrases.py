"""National name, motto, Party title, place and date: one paragraph again where a narrow column broke them."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.check.finished import words
from pipeline.check.finished.pdf_lines import Segment


def reunited(groups: list[list[Segment]], side_of: Callable[[Segment], str]) -> list[list[Segment]]:
    """A fixed phrase or a date that was too long for its column is one paragraph again."""
    found: list[list[Segment]] = []
    last: dict[str, list[Segment]] = {}
    for group in groups:
        side = side_of(group[0])
        # A line set with tabs goes on at the left edge.
        near = (last.get(side), last.get("right"))
        above = next((one for one in near if one is not None and _one_phrase(one, group)), None)
        if above is not None:
            above += group
            continue
        last[side] = group
        found.append(group)
    return found


_SYMBOL = re.compile(r"[A-ZĐ0-9]+(?:[-/][A-ZĐ0-9]+)*$")


def _one_phrase(above: list[Segment], group: list[Segment]) -> bool:
    if group[0].y - above[-1].y > 1.6 * group[0].size:
        return False
    first, second = (" ".join(one.text for one in part) for part in (above, group))
    whole = f"{first} {second}"
    if not words.bare(second):
        return False
    if words.NUMBER.match(first) and first.endswith(("-", "/")) and _SYMBOL.match(second):
        # "Số 03-QC/BTCTU-BNCTU-" over "BTGDVTU-VPTU"
        return True
    for phrase in (words.NATIONAL_NAME, words.MOTTO, words.PARTY_TITLE):
        if words.bare(whole) == words.bare(phrase):
            return True
        alone = words.near(first, phrase) or words.near(second, phrase)
        if words.near(whole, phrase) and not alone:
            return True
    return _is_dated(whole) and not _is_dated(first) and not _is_dated(second)


def _is_dated(text: str) -> bool:
    found = words.PLACE_DATE.match(text)
    return bool(found and found["year"].strip())
