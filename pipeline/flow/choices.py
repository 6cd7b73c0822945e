"""An author's layout choices against the ranges of the standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.problem import Problem, Span
from pipeline.standards import Range, Standard
from pipeline.tree import LayoutChoice

_FIRST, _LAST = 20, 240
"""Millimetres below the paper's edge at which a copy may begin: below there is no room for it."""


def outside(
    standard: Standard,
    chosen: LayoutChoice,
    span: Span,
    places: Mapping[str, Span],
    small: bool = False,
    copy: bool = False,
) -> tuple[Problem, ...]:
    """A problem (S002, S003, S005, S006) for every choice that the standard does not allow; `small` kinds of
    the Party may be A5 (HD 05-HD/VPTW, IV.3), a `copy` may begin far down on its page."""
    found = [*_outside(standard, chosen, span, places, small)]
    if chosen.from_top is not None and not (copy and _FIRST <= chosen.from_top <= _LAST):
        found.append(
            Problem(
                places.get("from top", span),
                "S006",
                f"“cách mép trên” chỉ dùng cho bản sao, từ {_FIRST} đến {_LAST} mm",
                "bỏ “cách mép trên”, hoặc đo lại chỗ trống dưới văn bản được sao",
            )
        )
    return tuple(found)


def _outside(
    standard: Standard,
    chosen: LayoutChoice,
    span: Span,
    places: Mapping[str, Span],
    small: bool,
) -> Iterator[Problem]:
    body, page = standard.body, standard.page
    if chosen.paper == "A5" and not (small and standard.system == "party"):
        yield Problem(
            places.get("paper", span),
            "S005",
            f"văn bản này in trên khổ A4 ({standard.cited(page.clause)})",
            "bỏ “khổ giấy”; A5 chỉ dùng cho giấy tờ hành chính của Đảng",
        )
    pairs: list[tuple[str, str, float | None, Range, str]] = [
        ("size", "cỡ chữ", chosen.size, body.size, "pt"),
        ("paragraph gap", "khoảng cách đoạn", chosen.paragraph_gap, body.gap, "pt"),
        ("first line", "thụt đầu dòng", chosen.first_line, body.first_line, "mm"),
        ("top", "lề trên", chosen.margin_top, page.top, "mm"),
        ("bottom", "lề dưới", chosen.margin_bottom, page.bottom, "mm"),
        ("left", "lề trái", chosen.margin_left, page.left, "mm"),
        ("right", "lề phải", chosen.margin_right, page.right, "mm"),
    ]
    exact = body.line_rule == "exact"
    if exact:
        pairs.append(("line pitch", "giãn dòng", chosen.line_pitch, body.line, "pt"))
    else:
        pairs.append(("line multiple", "giãn dòng", chosen.line_multiple, body.line, "dòng"))
    for key, name, value, bounds, unit in pairs:
        if value is not None and not bounds.least - 1e-6 <= value <= bounds.most + 1e-6:
            yield _problem(places.get(key, span), name, value, bounds, unit, standard)
    wrong = chosen.line_multiple if exact else chosen.line_pitch
    if wrong is not None:
        yield Problem(
            places.get("line multiple" if exact else "line pitch", span),
            "S003",
            f"{standard.short} không tính giãn dòng theo {'số dòng' if exact else 'pt cố định'}",
            f"dùng “{'giãn dòng' if exact else 'bội số dòng'}” trong khoảng {_range(body.line)}",
        )


def _problem(
    span: Span, name: str, value: float, bounds: Range, unit: str, standard: Standard
) -> Problem:
    return Problem(
        span,
        "S002",
        f"{name} {_figure(value)} {unit} nằm ngoài khoảng cho phép ({standard.cited(bounds.clause)})",
        f"chọn {_range(bounds)} {unit}",
    )


def _range(bounds: Range) -> str:
    if bounds.least == bounds.most:
        return _figure(bounds.least)
    return f"từ {_figure(bounds.least)} đến {_figure(bounds.most)}"


def _figure(value: float) -> str:
    return f"{value:g}".replace(".", ",")
