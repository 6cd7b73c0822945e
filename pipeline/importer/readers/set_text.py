"""Text that keeps its columns by blanks (pdftotext -layout, letterheads typed with tabs and blanks).

Columns are where blanks stand one above the other on all lines of a region: two of them are a letterhead
or an ending, read left before right; three or more under a head are a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.check.finished import words
from pipeline.importer.readers.lines import Line, Width
from pipeline.importer.readers.set_heads import begins
from pipeline.importer.readers.set_tables import table
from pipeline.importer.recognise.labels import label

_GAP = re.compile(
    r"(?<=\S) {3,}(?=\S)|(?<=\S) +(?=CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT)"
)
"""Wide blanks; before the fixed titles of a letterhead a single one."""
_FAR = 24
"""Blanks before a line that stands in the right column of an ending."""
_APART = 3
"""Blank lines that end a region of two columns."""


def is_set(lines: Sequence[Line]) -> bool:
    """Whether some lines hold two columns."""
    return sum(bool(_GAP.search(line.raw.strip())) for line in lines) >= 2


def arranged(lines: Sequence[Line], width: Width) -> list[Line]:
    """The lines in reading order: tables made, left columns before right ones."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        if begins(lines, at) or _three(lines, at):
            made = table(lines, at)
            if made:
                out.append(made.line)
                at = made.end
                continue
        end = _two_end(lines, at) if _gaps(lines[at]) == 1 else at
        if end > at:
            out += [replace(one, width=width(one.text)) for one in _sides(lines[at:end])]
            at = end
        else:
            out.append(lines[at])
            at += 1
    return out


def _gaps(line: Line) -> int:
    return len(_GAP.findall(line.raw.strip()))


def _three(lines: Sequence[Line], at: int) -> bool:
    """Three columns on this line and the next ones: a table whose head has no number."""
    near = lines[at : at + 3]
    return len(near) == 3 and _gaps(near[0]) >= 2 and _gaps(near[1]) >= 1


def _two_end(lines: Sequence[Line], start: int) -> int:
    """Where a region of two columns ends; `start` where it is none."""
    end = start + 1
    ending = bool(words.RECIPIENTS.match(lines[start].text)) or _signs(lines[start])
    # In the stamp of a copy the signer's title stands beside the number.
    titled = any(words.TITLES.match(part) for part in _GAP.split(lines[start].raw.strip()))
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if line.page or line.blank > 12 or (not (ending or titled) and _of_text(line)):
            break
        if _gaps(line) == 1:
            end = at + 1
        elif ending or (line.blank <= _APART and _goes_on(lines[start:end], line)):
            if ending:
                end = at + 1
        else:
            break
    if not ending and any(_is_head(line) for line in lines[start:end]):
        # Number and star below the last line of both columns.
        while end < len(lines) and not lines[end].blank and _goes_on(lines[start:end], lines[end]):
            end += 1
    return end if ending or end > start + 1 or _is_head(lines[start]) else start


def _of_text(line: Line) -> bool:
    """What never stands in a letterhead: the kind's name, a labelled line, the recipients."""
    text = line.text
    named = text.isupper() and words.kind_of(text)
    found, _ = label(text)
    labelled = found is not None and found.style != "star"
    return bool(named or labelled or words.RECIPIENTS.match(text.split("  ")[0]))


def _signs(line: Line) -> bool:
    """Two signers side by side."""
    parts = _GAP.split(line.raw.strip())
    return len(parts) == 2 and all(
        words.TITLES.match(part) or words.LOOSE_AUTHORITY.match(part) for part in parts
    )


def _is_head(line: Line) -> bool:
    parts = _GAP.split(line.raw.strip())
    return any(
        words.near(part, one)
        for part in parts
        for one in (words.NATIONAL_NAME, words.PARTY_TITLE, words.MOTTO)
    )


def _goes_on(region: Sequence[Line], line: Line) -> bool:
    """A line of one column only, within the region: it does not cross the blanks between both."""
    gutter = _gutter(region)
    if gutter is None:
        return False
    begin, end = line.indent, line.indent + len(line.raw.strip())
    return end <= gutter[1] or begin >= gutter[0]


def _gutter(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Places that are blank on every line with two columns."""
    start, end = 0, 10_000
    for line in lines:
        found = _GAP.search(line.raw.rstrip(), line.indent)
        if found:
            start, end = max(start, found.start()), min(end, found.end())
    return (start, end) if start < end < 10_000 else None


@dataclass(frozen=True, slots=True)
class _Half:
    """A line and the column of the page that it belongs to."""

    line: Line
    right: bool


def _sides(lines: Sequence[Line]) -> Iterator[Line]:
    gutter = _gutter(lines)
    halves = [half for line in lines for half in _halved(line, gutter)]
    yield from _joint([replace(half.line, side="left") for half in halves if not half.right])
    yield from (replace(half.line, side="right") for half in halves if half.right)


def _joint(lines: list[Line]) -> list[Line]:
    """Organs that issue a document together stand in one paragraph: "BAN … -" above "BAN …"."""
    end = next((at for at, one in enumerate(lines) if not one.text.isupper()), len(lines))
    names = lines[:end]
    if not any(one.text.endswith(" -") for one in names):
        return lines
    return [replace(names[0], text=" ".join(one.text for one in names)), *lines[end:]]


def _halved(line: Line, gutter: tuple[int, int] | None) -> Iterator[_Half]:
    raw = line.raw.rstrip()
    found = _GAP.search(raw, line.indent)
    if found:
        for part, right in ((raw[: found.start()], False), (raw[found.end() :], True)):
            text = " ".join(part.split())
            yield _Half(replace(line, text=text, raw=part, indent=0), right)
        return
    edge = gutter[0] if gutter else _FAR
    yield _Half(replace(line, indent=0), line.indent >= min(edge, 60))
