"""Two versions of a content file side by side, and which versions a reader means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.problem import Problem, has_errors
from pipeline.review.changes import FOLDED, Change, changes
from pipeline.review.versions import Version


@dataclass(frozen=True)
class Comparison:
    """`old` or `new` is None where the file is not there in that version."""

    file: str
    old: Version | None
    new: Version | None

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All changes, those that follow by themselves too."""
        return changes(self.old.lines if self.old else (), self.new.lines if self.new else ())

    @property
    def told(self) -> tuple[Change, ...]:
        """Those that someone has to look at."""
        return tuple(one for one in self.changes if one.kind not in FOLDED)

    @property
    def folded(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.kind in FOLDED)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps one of the versions from being composed."""
        return tuple(
            problem
            for version in (self.old, self.new)
            if version and version.draft.document is None
            for problem in version.draft.problems
        )

    @property
    def sound(self) -> bool:
        return not has_errors(self.problems)
