"""Where a component stands in its column: its alignment, and what shifts it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, called, on, row, source, weigh
from pipeline.check.finished.measures import ALIGN, MM, millimetres
from pipeline.check.finished.page import Box, Para
from pipeline.check.finished.zones_part import Part
from pipeline.lengths import POINT
from pipeline.problem import Level
from pipeline.standards import Role

_TOWARD_MIDDLE = 15.0
"""Millimetres of indent from which a line no longer stands at the left."""

_COLUMN = (
    *("issuer_parent", "issuer", "star", "number", "letter_subject", "national_name", "motto"),
    *("party_title", "place_date", "authority", "signer_title", "signer_name"),
)
"""Lines in the middle of their half of the page, below each other."""
_ASKEW = 9.0
"""mm by which a line may miss the middle of the widest one of its column: letterheads are set by eye."""
_ACROSS = frozenset(
    {"kind_name", "authority_line", "enacting", "annex_label", "annex_title"}
    | {"subject", "author_line", "dashes", "annex_dashes", "annex_reference"}
    | {
        f"{name}_{kind}"
        for name in ("part", "chapter", "section", "subsection")
        for kind in ("label", "title")
    }
)
"""Short lines in the middle of the page's width."""


def _set_in(facts: Facts, para: Para) -> bool:
    """Whether "Kính gửi" stands toward the middle by an indent or tab, or leads a list at its right."""
    indent = (para.left or 0) + (para.first_line or 0)
    tabbed = para.pieces[0].text.startswith(("\t", "     "))
    return indent >= _TOWARD_MIDDLE or tabbed or facts.first("to_item") is not None


def _beside(facts: Facts, part: Part, role: Role) -> Finding:
    """What stands in no column, and a page shows in one half."""
    where = {"left": "trái", "right": "phải"}[part.para.side]
    say = f"{called(role)} đang lệch sang {where}, phải căn giữa"
    return on(part, "K009", say, source(facts, row(role.clause)), "chọn dòng, đặt căn giữa")


def columns(facts: Facts) -> Iterator[Finding]:
    """Lines of a page's letterhead and signatures that do not stand in the middle of their column (K009).

    A file of Word says how each line is set; a page shows it by its lines alone, of which the widest fills the column.
    """
    if facts.finished.form != "pdf":
        return
    found: dict[tuple[str, bool, int], list[Part]] = {}
    for part in facts.main:
        if part.role in _COLUMN and part.para.side and part.para.boxes:
            signs = part.role in _COLUMN[-3:]
            found.setdefault((part.para.side, signs, part.para.page), []).append(part)
    for parts in found.values():
        if len(parts) > 2 or parts[0].role in _COLUMN[-3:]:
            yield from _askew(facts, parts)


def _askew(facts: Facts, parts: list[Part]) -> Iterator[Finding]:
    lines = [(part, box) for part in parts for _, box in part.para.boxes]
    middles = sorted((box.left + box.right) / 2 for _, box in lines)
    middle = middles[len(middles) // 2] if len(lines) > 2 else _middle_of_widest(lines)
    for part in parts:
        role = facts.standard.roles.get(part.role)
        weight = weigh(part, role) if role is not None and role.align == "center" else None
        off = min(
            (((box.left + box.right) / 2 - middle) * POINT for _, box in part.para.boxes), key=abs
        )
        if role is None or weight is None or abs(off) <= _ASKEW:
            continue
        where = "trái" if off < 0 else "phải"
        say = f"{called(role)} lệch {millimetres(abs(off))} sang {where} so với các dòng cùng cột, phải căn giữa"
        clause = source(facts, row(role.clause))
        yield on(part, "K009", say, clause, "chọn các dòng của cột, đặt căn giữa", Level.WARNING)


def _middle_of_widest(lines: list[tuple[Part, Box]]) -> float:
    widest = max((box for _, box in lines), key=lambda box: box.right - box.left)
    return (widest.left + widest.right) / 2


def place(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    """Alignment of a component that is not running text, and a first line that puts it off the centre."""
    para = part.para
    weight = weigh(part, role)
    if weight is None:
        return
    if part.role in _ACROSS and para.side and facts.finished.form == "pdf":
        yield _beside(facts, part, role)
        return
    if not para.align or para.divided or role.align == "justify":
        return
    wanted = role.align
    if wanted == "left" and para.align == "justify":
        return
    if facts.finished.form == "pdf" and wanted == "left":
        return
    if part.role in ("to_single", "to_label") and _set_in(facts, para):
        return
    if para.align != wanted and wanted in ("center", "left"):
        if not part.certain and wanted == "left":
            return
        yield on(
            part,
            "K009",
            f"{called(role)} đang {ALIGN[para.align]}, phải {ALIGN[wanted]}",
            source(facts, row(role.clause)),
            f"chọn dòng, đặt {ALIGN[wanted]}",
            weight if part.certain else Level.WARNING,
        )
    elif (
        wanted == "center"
        and para.first_line
        and abs(para.first_line) > 2 * MM
        and facts.finished.form == "docx"
    ):
        yield on(
            part,
            "K010",
            f"{called(role)} căn giữa mà còn thụt đầu dòng {millimetres(para.first_line)}, nên bị lệch",
            source(facts, row(role.clause)),
            "đặt Special: (none) trong hộp Paragraph",
            Level.WARNING,
        )
