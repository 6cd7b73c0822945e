"""What can be wrong, where, and how to mend it; the exit codes of the command."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, IntEnum
from typing import NamedTuple

from pipeline.record import record


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    FAULT = 3


class Level(Enum):
    """How much a problem weighs; only an ERROR stops the writing of a document."""

    ERROR = "lỗi"
    WARNING = "cảnh báo"
    INFO = "lưu ý"

    def at_most(self, most: Level) -> Level:
        """This weight, or `most` where that is less."""
        return most if _WEIGHT[most] > _WEIGHT[self] else self


_WEIGHT = {level: place for place, level in enumerate(Level)}
"""Place in the order from the heaviest."""


class Span(NamedTuple):
    """A place in the officer's own file; line and column count from 1, 0 = a file without lines."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@record(frozen=True, slots=True)
class Problem:
    """One thing the author can mend: place, code, words, way out (Vietnamese words)."""

    span: Span
    code: str
    message: str
    hint: str = ""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        tail = f" — {self.hint}" if self.hint else ""
        return f"{self.span}: {self.level.value} {self.code} {self.message}{tail}"


class ContentError(Exception):
    """The content cannot go on; carries every problem found so far (exit 1)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageError(Exception):
    """The command was called in a way that cannot be carried out (exit 2)."""


class ToolError(Exception):
    """A program, library or file of the machine failed; says which and what it said (exit 3)."""

    def __init__(self, tool: str, said: str) -> None:
        self.tool = tool
        self.said = said
        super().__init__(f"{tool}: {said}")


def has_errors(problems: Iterable[Problem]) -> bool:
    """True when any of the problems stops the writing of a document."""
    return any(problem.level is Level.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line, column, code; each once."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.span, p.code, p.message))
