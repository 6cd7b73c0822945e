"""What an author chooses about the looks: sizes, gaps, margins, marks of numbering. Ranges are the standard's."""

from __future__ import annotations

from pipeline.model import values
from pipeline.model.reading import Reading, fields, members, wrong_shape
from pipeline.model.wording import collapsed
from pipeline.problem import Span
from pipeline.source import Entry, Scalar
from pipeline.source import Mapping as MappingNode
from pipeline.tree import LayoutChoice


def layout(reading: Reading, entry: Entry | None) -> LayoutChoice:
    """`layout`: only what is written is chosen."""
    if entry is None:
        return LayoutChoice()
    if not isinstance(entry.value, MappingNode):
        wrong_shape(reading, entry.value, f"“{entry.written}”", "một nhóm khoá: cỡ chữ, lề …")
        return LayoutChoice()
    found = fields(reading, entry.value, "layout")
    margins = _margins(reading, found.get("margins"))
    return LayoutChoice(
        size=values.amount(reading, found.get("size")),
        line_pitch=values.amount(reading, found.get("line pitch")),
        line_multiple=values.amount(reading, found.get("line multiple")),
        paragraph_gap=values.amount(reading, found.get("paragraph gap")),
        first_line=values.mm(reading, found.get("first line")),
        margin_top=values.mm(reading, margins.get("top")),
        margin_bottom=values.mm(reading, margins.get("bottom")),
        margin_left=values.mm(reading, margins.get("left")),
        margin_right=values.mm(reading, margins.get("right")),
        template=values.name(reading, found.get("template")),
        paper=values.choice(reading, found.get("paper"), "paper") or "",
        from_top=values.mm(reading, found.get("from top")),
        duplex=values.yes_no(reading, found.get("duplex")),
        landscape=values.yes_no(reading, found.get("landscape")),
        fit=values.yes_no(reading, found.get("fit")),
    )


def _margins(reading: Reading, entry: Entry | None) -> dict[str, Entry]:
    if entry is None:
        return {}
    if isinstance(entry.value, MappingNode):
        return fields(reading, entry.value, "margins")
    hint = "ví dụ: lề: {trên: 20, dưới: 20, trái: 30, phải: 15}"
    wrong_shape(reading, entry.value, f"“{entry.written}”", "một nhóm khoá", hint)
    return {}


def places(entry: Entry | None) -> dict[str, Span]:
    """Where each choice is written: key -> span of its value."""
    found: dict[str, Span] = {}
    if entry is not None and isinstance(entry.value, MappingNode):
        for one in entry.value.entries:
            found[one.key] = one.value.span
            found |= places(one) if one.key == "margins" else {}
    return found


def numbering(reading: Reading, entry: Entry | None) -> tuple[str, ...]:
    """`numbering`: marks from the outermost level inwards; () where one of them is no mark."""
    if entry is None:
        return ()
    marks: list[str | None] = []
    for node in members(reading, entry):
        if isinstance(node, Scalar):
            marks.append(values.mark_of(reading, collapsed(node.value), node.span, levels=True))
        else:
            wrong_shape(reading, node, f"mỗi cấp của “{entry.written}”", "một dấu, ví dụ 1.")
            marks.append(None)
    found = tuple(mark for mark in marks if mark)
    return found if len(found) == len(marks) else ()
