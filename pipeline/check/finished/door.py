"""Bytes of a finished file -> report: the one way in, for docx and PDF alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.check.finished import Report, check, pdf, word
from pipeline.ooxml.package import open_package
from pipeline.problem import ContentError, Level, Problem
from pipeline.registries import Organ

MOST = 64 * 1024 * 1024
"""Bytes of one finished file."""
_HARMLESS_TO_READ = ("D015", "D016")
"""What makes a docx dangerous to open in an office; only reading it fetches and runs nothing."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What came of one file: everything wrong, and the report where the file could be read."""

    problems: tuple[Problem, ...]
    report: Report | None = None


def inspect(
    data: bytes, file: str, standard: str | None = None, organs: Iterable[Organ] = ()
) -> Inspected:
    """Check a docx or PDF, told apart by its first bytes; a file that cannot be read says why."""
    try:
        if data.lstrip()[:5] == b"%PDF-" or file.lower().endswith(".pdf"):
            report = check(pdf.finished(data, file), standard, organs)
            return Inspected(tuple(report.problems), report)
        return _docx(data, file, standard, organs)
    except ContentError as error:
        return Inspected(error.problems)


def _docx(data: bytes, file: str, standard: str | None, organs: Iterable[Organ]) -> Inspected:
    dangers: tuple[Problem, ...] = ()
    try:
        package = open_package(data, file)
    except ContentError as error:
        if any(problem.code not in _HARMLESS_TO_READ for problem in error.problems):
            raise
        dangers = tuple(replace(problem, level=Level.WARNING) for problem in error.problems)
        package = open_package(data, file, only_read=True)
    report = check(word.finished(package), standard, organs)
    return Inspected((*dangers, *report.problems), report)
