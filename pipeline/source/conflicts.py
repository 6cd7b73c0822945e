"""The sign under which a merge tells, in a comment, what the other side wrote; and where one is left."""

from __future__ import annotations

from collections.abc import Iterator

CONFLICT = "# XUNG ĐỘT"


def left_over(text: str) -> Iterator[int]:
    """Lines, from 1, on which a conflict is still told."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith(CONFLICT):
            yield number
