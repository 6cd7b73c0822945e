"""Values against ranges, and how both are said to officers."""

from __future__ import annotations

from pipeline.standards import Range

NEAR = 0.26
"""Points: half a point is the least that Word can say."""
PIXEL = 0.8
"""Points: browsers put each line on a whole pixel, of which 96 are an inch."""
MM = 0.6
"""Millimetres by which centimetres rounded in a dialogue may differ."""
ALIGN = {
    "left": "căn trái",
    "center": "căn giữa",
    "right": "căn phải",
    "justify": "căn đều hai bên",
}
"""Alignment in words."""


def within(value: float, allowed: Range, slack: float = NEAR) -> bool:
    """Whether a value lies in a range, give or take."""
    return allowed.least - slack <= value <= allowed.most + slack


def figure(value: float, digits: int = 2) -> str:
    """A number as Vietnamese texts write it: "12,7"."""
    return f"{round(value, digits):g}".replace(".", ",")


def in_words(allowed: Range) -> str:
    """ "14", "14–15" """
    least, most = figure(allowed.least), figure(allowed.most)
    return least if least == most else f"{least}–{most}"


def both(values: list[float]) -> str:
    """ "12 và 13" """
    return " và ".join(figure(value) for value in values)


def millimetres(value: float) -> str:
    """ "12,7 mm" """
    return f"{figure(value, 1)} mm"
