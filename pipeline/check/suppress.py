"""Comments with which an author allows what a rule forbids: at the line, the line above, or a whole file.

`# bỏ qua: ten-luat (lý do)` or `# allow: rule-name (why)` behind a line counts for that line, on a line of
its own for the next one; a scalar that begins there is covered to its end. `# bỏ qua cả tệp: ten-luat`
or `# allow in file: rule-name` counts everywhere. Codes, English and Vietnamese names are all understood; several
stand with commas, semicolons or blanks between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.problem import Span
from pipeline.source import Scalar, Source, scalars

_BETWEEN = r"(?:[ \t]*[,;][ \t]*|[ \t]+(?=[a-z]+-[a-z-]+|[a-z]\d{3}\b))"
_COMMENT = re.compile(
    r"#(?<![^ \t\n]#)[ \t]*(?P<what>bỏ qua cả tệp|bỏ qua|allow in file|allow)[ \t]*:[ \t]*"
    rf"(?P<names>[\w-]+(?:{_BETWEEN}[\w-]+)*|)(?P<more>[^\n]*)",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"#(?<![^ \t\n]#)[# \t]*(?P<what>(?:bỏ|bo)[ \t]*(?:qua|quá)(?:[ \t]+(?:cả|ca)[ \t]+(?:tệp|tep|file))?"
    r"|(?:allow|ignore|disable)(?:[ \t]+in[ \t]+file)?|noqa)\b[ \t]*"
    r"(?P<sign>[:：;=,.(\[“\"'–—-]*)[ \t]*(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_WHOLE = ("bỏ qua cả tệp", "allow in file")


@dataclass(frozen=True, slots=True)
class Allowance:
    """One rule name in one comment, and the lines (counted from 1) it covers; no lines = the whole file."""

    name: str
    span: Span
    first: int = 0
    last: int = 0
    more: str = ""
    """What follows the names in the comment: the reason, or the rest of a name that was written with blanks."""

    def covers(self, line: int) -> bool:
        """Whether a finding on that line is meant."""
        return not self.first or self.first <= line <= self.last


def allowances(source: Source) -> tuple[Allowance, ...]:
    """Every allowance of a file, in written order."""
    matches = _comments(_COMMENT, source)
    if not matches:
        return ()
    values = list(scalars(source.root))
    breaks = [at for at, sign in enumerate(source.text) if sign == "\n"]
    found = []
    for match in matches:
        start = match.start()
        whole = match["what"].lower() in _WHOLE
        first, last = (0, 0) if whole else _lines(source.text, start, breaks, values)
        span = source.places.span_at(start)
        for name in re.split(_BETWEEN, match["names"], flags=re.IGNORECASE):
            found.append(Allowance(name.lower(), span, first, last, match["more"].strip()))
    return tuple(found)


def malformed(source: Source) -> Iterator[tuple[Span, str, str]]:
    """Comments that look like allowances and are none, for want of a colon or of marks: the place, what is
    written before the rule's name, and what follows. Whether a rule is meant the reader has to tell."""
    for match in _comments(_NEARLY, source):
        if not _COMMENT.match(source.text, match.start()):
            yield source.places.span_at(match.start()), match["what"].strip(), match["rest"]


def _comments(pattern: re.Pattern[str], source: Source) -> list[re.Match[str]]:
    """Where it matches outside the words of the document."""
    matches = list(pattern.finditer(source.text)) if "#" in source.text else []
    values = list(scalars(source.root)) if matches else []
    return [
        match
        for match in matches
        if not any(_holds(scalar, match.start(), source.text) for scalar in values)
    ]


def _lines(text: str, start: int, breaks: list[int], scalars: list[Scalar]) -> tuple[int, int]:
    """From the comment to the end of what begins on its line, or on the next one that says something."""
    line = bisect_left(breaks, start) + 1
    before = text[text.rfind("\n", 0, start) + 1 : start]
    meant = line if before.strip() else _next_line(text, line)
    ends = [
        bisect_left(breaks, max(scalar.end - 1, scalar.start)) + 1
        for scalar in scalars
        if bisect_left(breaks, scalar.start) + 1 == meant
    ]
    return line, max([meant, *ends])


def _next_line(text: str, line: int) -> int:
    lines = text.split("\n")
    for number in range(line, len(lines)):
        bare = lines[number].strip()
        if bare and not bare.startswith("#"):
            return number + 1
    return line + 1


def _holds(scalar: Scalar, at: int, text: str) -> bool:
    """Whether a place is inside the words of a scalar, where # is no comment."""
    if not scalar.start < at < scalar.end:
        return False
    if scalar.style not in ("|", ">") or not scalar.style:
        return True
    head_end = text.find("\n", scalar.start)
    if at < head_end:
        return False
    body = text[head_end + 1 : scalar.end].split("\n")
    indent = next((len(row) - len(row.lstrip(" ")) for row in body if row.strip()), 0)
    row = text[text.rfind("\n", 0, at) + 1 :]
    return len(row) - len(row.lstrip(" ")) >= indent
