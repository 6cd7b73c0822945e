"""Author's text out of YAML scalars: paragraphs and spaces."""

from __future__ import annotations

import re

from pipeline.source import Scalar

_SPACES = re.compile(r"[ \t\r\n\v\f]+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n")


def collapsed(text: str) -> str:
    """The text on one line with single spaces; no-break spaces are the author's and stay."""
    # Six signs are sought faster than all letters are looked at.
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\v" in text or "\f" in text:
        text = _SPACES.sub(" ", text)
    return text.strip(" ")


def collapsed_value(scalar: Scalar) -> str:
    """The same of a scalar's value, of which its reader may know that it has no other blanks than spaces."""
    if scalar.flat and "  " not in scalar.value:
        return scalar.value.strip(" ")
    return collapsed(scalar.value)


def lined(scalar: Scalar) -> str:
    """A title: in a literal scalar (`|`) every line of the author's stays a line of its own."""
    if scalar.style != "|":
        return collapsed_value(scalar)
    lines = (collapsed(line) for line in scalar.value.split("\n"))
    return "\n".join(line for line in lines if line)


def parts(scalar: Scalar) -> list[tuple[int, str]]:
    """Paragraphs of a scalar with their offsets in its value, spaces not yet collapsed.

    In plain, quoted and folded scalars the parser has already joined wrapped lines, so every line break
    left is a blank line of the file; in a literal one (`|`) only a blank line parts paragraphs.
    """
    value = scalar.value
    if "\n" not in value:
        return [(0, value)] if value.strip() else []
    pattern = _BLANK_LINE if scalar.style == "|" else _LINE_BREAK
    found: list[tuple[int, str]] = []
    start = 0
    for gap in pattern.finditer(value):
        found.append((start, value[start : gap.start()]))
        start = gap.end()
    found.append((start, value[start:]))
    return [(offset + _indent(text), text) for offset, text in found if text.strip()]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
