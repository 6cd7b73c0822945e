"""How words stand in YAML: plain or quoted, and over which lines, close to how they stood before."""

from __future__ import annotations

import difflib
import re

import yaml

from pipeline.text import ODD_SPACES

_STARTS_OTHERWISE = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`]|\.\.\.|---")


ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What YAML does not hold as it is, or takes for the end of a line (YAML 1.1, 4.1 and 4.2)."""
UNSEEN_BLANK = re.compile(f"[\u00a0{ODD_SPACES}]")
"""Blanks that reading a file makes ordinary ones unless they are written as escapes."""


def plain_stays_plain(value: str) -> bool:
    """True when the words need no quotes in block context: YAML reads them back as they are."""
    if not value or value != value.strip() or re.search(r"[\n\t]|: |:$| #", value):
        return False
    if ODD.search(value):
        return False
    if _STARTS_OTHERWISE.match(value) or value in ("~", "null", "Null", "NULL", "<<", "="):
        return False
    return _reads_as(value, value)


def plain_stays_plain_in_brackets(value: str) -> bool:
    """The same inside [ ] or { }, where fewer words stand without quotes."""
    if not plain_stays_plain(value) or any(mark in value for mark in ",[]{}"):
        return False
    return _reads_as(f"{{k: {value}, l: [{value}]}}", {"k": value, "l": [value]})


def _reads_as(written: str, value: object) -> bool:
    try:
        return bool(yaml.load(written, Loader=yaml.CBaseLoader) == value)  # noqa: S506 -- strings only
    except yaml.YAMLError:
        return False


def quoted(value: str, style: str = '"') -> str:
    """The words in quotes; control characters force the double ones."""
    if style == "'" and not re.search(r"[\n\t]", value) and not ODD.search(value):
        return "'" + value.replace("'", "''") + "'"
    escaped = (
        value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return '"' + ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", escaped) + '"'


def folded_lines(old: list[str], value: str, width: int) -> list[str]:
    """Lines of a folded block: a line break of the value is an empty line."""
    if "\n" not in value:
        return with_old_breaks(old, value, width)
    return re.sub(r"\n+", lambda breaks: breaks[0] + "\n", value).split("\n")


def with_old_breaks(old: list[str], new: str, width: int) -> list[str]:
    """`new` over lines of at most about `width`, broken where the old text was around unchanged words."""
    before, breaks = _words_and_breaks(old)
    words = new.split(" ")
    if "" in words:
        return [new]
    kept = _kept_breaks(before, breaks, words)
    lines: list[str] = []
    line: list[str] = []
    for number, word in enumerate(words):
        long = len(" ".join([*line, word])) > width + (12 if number + 1 in kept else 0)
        if line and (number in kept or long) and _may_begin_a_line(word):
            lines.append(" ".join(line))
            line = []
        line.append(word)
    return [*lines, " ".join(line)]


def _may_begin_a_line(word: str) -> bool:
    """A comment sign at a line's begin would swallow the rest."""
    return not word.startswith("#")


def _words_and_breaks(lines: list[str]) -> tuple[list[str], set[int]]:
    words: list[str] = []
    breaks = set()
    for line in lines:
        words += line.split()
        breaks.add(len(words))
    return words, breaks


def _kept_breaks(old: list[str], breaks: set[int], new: list[str]) -> set[int]:
    kept: set[int] = set()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        inside = [at for at in range(start + 1, end + 1) if at in breaks]
        if tag == "equal":
            kept.update(new_start + at - start for at in inside)
        elif inside:
            kept.add(new_end)
    return kept
