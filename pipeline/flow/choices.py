"""An author's layout choices against the ranges of the standard."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.problem import Problem, Span
from pipeline.standards import Range, Standard
from pipeline.tree import LayoutChoice


def outside(standard: Standard, chosen: LayoutChoice, span: Span) -> tuple[Problem, ...]:
    """A problem (S002) for every choice that the standard does not allow."""
    return tuple(_outside(standard, chosen, span))


def _outside(standard: Standard, chosen: LayoutChoice, span: Span) -> Iterator[Problem]:
    body, page = standard.body, standard.page
    pairs: list[tuple[str, float | None, Range, str]] = [
        ("cỡ chữ", chosen.size, body.size, "pt"),
        ("khoảng cách đoạn", chosen.paragraph_gap, body.gap, "pt"),
        ("thụt đầu dòng", chosen.first_line, body.first_line, "mm"),
        ("lề trên", chosen.margin_top, page.top, "mm"),
        ("lề dưới", chosen.margin_bottom, page.bottom, "mm"),
        ("lề trái", chosen.margin_left, page.left, "mm"),
        ("lề phải", chosen.margin_right, page.right, "mm"),
    ]
    exact = body.line_rule == "exact"
    if exact:
        pairs.append(("giãn dòng", chosen.line_pitch, body.line, "pt"))
    else:
        pairs.append(("giãn dòng", chosen.line_multiple, body.line, "dòng"))
    for name, value, bounds, unit in pairs:
        if value is not None and not bounds.least - 1e-6 <= value <= bounds.most + 1e-6:
            yield _problem(span, name, value, bounds, unit, standard)
    wrong = chosen.line_multiple if exact else chosen.line_pitch
    if wrong is not None:
        yield Problem(
            span,
            "S003",
            f"tiêu chuẩn {standard.id} không tính giãn dòng theo {'số dòng' if exact else 'pt cố định'}",
            f"dùng “{'giãn dòng' if exact else 'bội số dòng'}” trong khoảng {_range(body.line)}",
        )


def _problem(
    span: Span, name: str, value: float, bounds: Range, unit: str, standard: Standard
) -> Problem:
    clause = f" ({bounds.clause})" if bounds.clause else ""
    return Problem(
        span,
        "S002",
        f"{name} {value:g} {unit} nằm ngoài khoảng cho phép của {standard.id}{clause}",
        f"chọn {_range(bounds)} {unit}",
    )


def _range(bounds: Range) -> str:
    if bounds.least == bounds.most:
        return f"{bounds.least:g}"
    return f"từ {bounds.least:g} đến {bounds.most:g}"
