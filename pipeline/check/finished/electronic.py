"""An electronic copy's signature at the top of page 1: what it says and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, source
from pipeline.lengths import POINT
from pipeline.problem import Level

_TOP = 35.0
"""Millimetres from the paper's edge within which a signature stands at the top."""


def electronic(facts: Facts) -> Iterator[Finding]:
    """Form of the copy, organ and time (NĐ 30/2020, Phụ lục I; HD 05-HD/VPTW, ô 14 and 15)."""
    yield from _annexes(facts)
    parts = facts.all("electronic_copy")
    if not parts:
        return
    role = facts.standard.roles["electronic_copy"]
    clause = source(facts, role.clause)
    text = " ".join(part.text for part in parts)
    told = words.SIGNED_AT.search(text)
    if not told:
        say = "chữ ký số của bản sao điện tử thiếu thời gian ký"
        way = "ghi ngày tháng năm, giờ phút giây và múi giờ: 12/08/2026 10:15:00 +07:00"
        yield on(parts[0], "K059", say, clause, way, _said(facts))
    elif not told["zone"] or not told["second"]:
        say = "thời gian ký số phải đủ giờ, phút, giây và múi giờ Việt Nam"
        level = Level.WARNING.at_most(_said(facts))
        yield on(parts[0], "K059", say, clause, "ví dụ 12/08/2026 10:15:00 +07:00", level)
    copied = words.COPIED.match(parts[0].text)
    if copied and not _names_organ(text):
        say = "chữ ký số của bản sao điện tử thiếu tên cơ quan sao"
        yield on(parts[0], "K059", say, clause, "ghi tên cơ quan thực hiện sao", _said(facts))
    yield from _placed(facts)


def _annexes(facts: Facts) -> Iterator[Finding]:
    """Number, symbol and time above an annex that is a file of its own (NĐ 30/2020, mẫu 1.3, 2.2)."""
    for part in facts.all("annex_signed"):
        clause = source(facts, facts.standard.roles["annex_signed"].clause)
        told = words.SIGNED_AT.search(part.text)
        if told and (not told["zone"] or not told["second"]):
            say = "thời gian ký số của phụ lục phải đủ giờ, phút, giây và múi giờ Việt Nam"
            yield on(part, "K059", say, clause, "ví dụ 12/08/2026 10:15:00 +07:00", Level.WARNING)
        if part.para.side == "left":
            say = "dòng ký số của phụ lục phải ở góc trên, bên phải, trang đầu"
            yield on(part, "K059", say, clause, "chuyển sang phải")


def _said(facts: Facts) -> Level:
    """HD 05 says where the signatures of a copy stand, not what they say."""
    return Level.INFO if facts.party else Level.ERROR


def _names_organ(text: str) -> bool:
    """Whether something is left besides the form of the copy and the time."""
    rest = words.SIGNED_AT.sub("", words.COPIED.sub("", text))
    return sum(letter.isalpha() for letter in rest) > 3


def _placed(facts: Facts) -> Iterator[Finding]:
    first = facts.all("electronic_copy")[0]
    off = first.para.page > 1 or first.para.side == "left"
    if first.para.boxes:
        box = first.para.boxes[0][1]
        sheet = facts.finished.sheets[0]
        middle = (box.left + box.right) / 2 * POINT
        off = off or box.top * POINT > _TOP or middle < sheet.width / 2
    if off:
        say = "chữ ký số của bản sao điện tử phải ở góc trên, bên phải, trang đầu"
        clause = source(facts, facts.standard.roles["electronic_copy"].clause)
        yield on(first, "K059", say, clause, "chuyển lên góc trên, bên phải trang đầu")
