"""The manual as a list of parts: prose as written, and pieces that carry something made by the program.

A piece begins with a comment line and ends where its own form says:

    <!-- hình: ten; khung: nd30; thấy: thân; lời: … -->   a ```yaml block, then the picture's line
    <!-- hình: ten; của: content/x.yaml; … -->            the picture's line alone: of a file shown before
    <!-- tệp: content/x.yaml -->                          a ```yaml block: a file of the commands' folder
    <!-- báo: khung nd30 -->                              a ```yaml block with a mistake, then what check says
    <!-- lệnh: vanban check content/x.yaml -->            what the command prints
    <!-- bảng: khoá -->                                   a table made from the program's data

The last three are followed by `<!-- hết -->`; everything before it is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

_START = re.compile(r"<!-- (hình|tệp|báo|lệnh|bảng): (.+) -->$")
_END = "<!-- hết -->"
_FENCE = "```"


@dataclass(frozen=True, slots=True)
class Piece:
    """One marked place. `options` are the words after the first semicolon; `yaml` its YAML block."""

    kind: str
    name: str
    options: Mapping[str, str] = field(default_factory=dict)
    yaml: str = ""
    line: int = 0
    """Line of the marker in the manual, from 1."""
    head: str = ""
    """The marker and the YAML block as written."""


class ManualError(Exception):
    """The manual itself is wrong: which line, what."""


def parts(manual: str) -> Iterator[str | Piece]:
    """Prose and pieces in order; what was made by an earlier run is left out."""
    lines = manual.splitlines()
    prose: list[str] = []
    at = 0
    while at < len(lines):
        found = _START.match(lines[at])
        if not found:
            prose.append(lines[at])
            at += 1
            continue
        if prose:
            yield "\n".join(prose) + "\n"
            prose = []
        piece, at = _piece(lines, at, found[1], found[2])
        yield piece
    if prose:
        yield "\n".join(prose) + "\n"


def _piece(lines: list[str], at: int, kind: str, words: str) -> tuple[Piece, int]:
    start = at
    at += 1
    yaml = ""
    name, options = _options(kind, words)
    if kind in ("hình", "tệp", "báo") and "của" not in options:
        if at >= len(lines) or lines[at] != "```yaml":
            raise ManualError(f"line {at + 1}: a ```yaml block is expected")
        close = lines.index(_FENCE, at)
        yaml = "\n".join(lines[at + 1 : close]) + "\n"
        at = close + 1
    head = "\n".join(lines[start:at]) + "\n"
    if kind == "hình":
        at = _after_picture(lines, at)
    elif kind != "tệp":
        at = _after_end(lines, at, start)
    return Piece(kind, name, options, yaml, start + 1, head), at


def _after_picture(lines: list[str], at: int) -> int:
    ahead = at + 1 if at < len(lines) and not lines[at].strip() else at
    return ahead + 1 if ahead < len(lines) and lines[ahead].startswith("![") else at


def _after_end(lines: list[str], at: int, start: int) -> int:
    while at < len(lines) and not _START.match(lines[at]):
        if lines[at] == _END:
            return at + 1
        at += 1
    raise ManualError(f"line {start + 1}: {_END} is missing")


def _options(kind: str, words: str) -> tuple[str, Mapping[str, str]]:
    if kind == "lệnh":
        return words, {}
    first, *rest = (part.strip() for part in words.split(";"))
    pairs = (part.partition(":") for part in rest)
    return first, {name.strip(): value.strip() for name, _, value in pairs}


def written(found: Iterator[str | Piece], made: Callable[[Piece], str]) -> str:
    """The manual again, with what `made` gives below each piece ("" for nothing)."""
    out: list[str] = []
    for part in found:
        if isinstance(part, str):
            out.append(part)
            continue
        out.append(part.head)
        body = made(part)
        if part.kind == "hình":
            out.append(f"\n{body}\n")
        elif part.kind != "tệp":
            out.append(f"{body}\n{_END}\n")
    return "".join(out)
