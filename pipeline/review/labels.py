"""Numbers, letters and dashes before a paragraph's words, which the standards generate."""

from __future__ import annotations

import re

_KINDS = (
    ("article", r"Điều \d+[a-zđ]?\."),
    ("roman", r"[IVXL]+(?:\.|-|\s-|/)"),
    ("decimals", r"\d{1,2}(?:\.\d{1,2})+\.?"),
    ("number", r"\d{1,3}[.)]"),
    ("letter", r"[a-zđA-ZĐ][.)]"),
    ("bracket", r"\((?:\d{1,2}|[ivx]+|[a-zđ])\)"),
    ("dash", r"[-–—•·]"),
    ("plus", r"\+"),
)
_LABEL = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _KINDS))
_END = re.compile(r"(?:[.;,:/]|\./\.)+$")


def label(text: str) -> str:
    """The label that the text begins with, "" for none: what follows it must be parted by a blank."""
    found = _LABEL.match(text)
    if not found or (found.end() < len(text) and not text[found.end()].isspace()):
        return ""
    return found[0]


def kind(written: str) -> str:
    """Which counting a label belongs to: "number", "dash" …; "" for none."""
    found = _LABEL.fullmatch(written)
    return (found.lastgroup or "") if found else ""


def bare(text: str) -> str:
    """The words without their label."""
    return text[len(label(text)) :].lstrip()


def core(text: str) -> str:
    """The words without label and end mark: what a standard may not generate."""
    return _END.sub("", bare(text)).rstrip()
