"""The history of one block: each commit that changed its words, with the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.desk import Desk, Order
from pipeline.git import Commit, Repository
from pipeline.problem import UsageError
from pipeline.review.changes import Change, changes
from pipeline.review.choosing import NOW
from pipeline.review.versions import Drafter, Version, of_file, past


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit (None: not committed yet) did to the block."""

    commit: Commit | None
    changes: tuple[Change, ...]


def history(
    file: Path, block: str, kept: Repository, desk: Desk, order: Order, drafter: Drafter
) -> list[Step]:
    """Newest first; every change of the block, of all blocks for "".

    UsageError when the file has no history, or no version has such a block.
    """
    steps: list[Step] = []
    known = False
    before: Version | None = None
    for version in _versions(file, kept, desk, order, drafter):
        known = known or any(line.block == block for line in version.lines)
        found = changes(before.lines if before else (), version.lines)
        touched = tuple(one for one in found if block in ("", one.line.block))
        if touched:
            steps.append(Step(version.commit, touched))
        before = version
    if before is None:
        raise UsageError(f"“{file}” chưa được ghi vào kho git lần nào.")
    if block and not known:
        raise UsageError(
            f"không bản nào của “{file}” có khối mã “{block}”. "
            "Mã khối ở dòng “mã:”; chưa có thì gõ “vanban ids”."
        )
    return steps[::-1]


def _versions(
    file: Path, kept: Repository, desk: Desk, order: Order, drafter: Drafter
) -> Iterator[Version]:
    """Every version from the oldest; one that cannot be composed is passed over."""
    for commit in reversed(kept.history(file)):
        found = past(kept, commit.hash, desk).version(file, order, drafter)
        if found and found.draft.document:
            yield Version(found.name, found.file, found.draft, found.desk, commit)
    if file.is_file():
        now = of_file(file, desk, order, drafter, NOW)
        if now.draft.document:
            yield now
