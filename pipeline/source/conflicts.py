"""The sign under which a merge tells, in a comment, what the other side wrote; and where one is left."""

from __future__ import annotations

import re
from collections.abc import Iterator

CONFLICT = "# XUNG ĐỘT"

GIT = "<<<<<<<"
"""With which git begins a conflict that it leaves in a file (git-merge(1))."""
_TOLD = re.compile(r"[ \t]*#[# \t]*XUNG ĐỘT:")
"""An editor that makes remarks of lines adds a sign, or takes the blank away."""


def left_over(text: str) -> Iterator[int]:
    """Lines, from 1, on which a conflict is still told."""
    for number, line in enumerate(text.split("\n"), 1):
        if _TOLD.match(line):
            yield number


def by_git(text: str) -> Iterator[int]:
    """Lines, from 1, on which a conflict begins that git left in the file, with its end below."""
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines, 1) if line.lstrip().startswith(">>>>>>> ")]
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith(f"{GIT} ") and any(end > number for end in ends):
            yield number
