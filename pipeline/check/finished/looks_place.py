"""Where a component stands in its column: its alignment, and what shifts it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, called, on, row, source, weigh
from pipeline.check.finished.measures import ALIGN, MM, millimetres
from pipeline.check.finished.page import Para
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.standards import Role

_TOWARD_MIDDLE = 15.0
"""Millimetres of indent from which a line no longer stands at the left."""

_ACROSS = frozenset(
    {"kind_name", "authority_line", "enacting", "annex_label", "annex_title"}
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
