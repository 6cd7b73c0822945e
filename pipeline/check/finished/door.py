"""Bytes of a finished file -> report: the one way in, for docx and PDF alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline import file_form
from pipeline.check.finished import Report, check, pdf, word
from pipeline.ooxml.package import open_package
from pipeline.problem import ContentError, Level, Problem
from pipeline.registries import Organ

MOST = 64 * 1024 * 1024
"""Bytes of one finished file."""
_ONLY_READ = {"D010": Level.INFO, "D015": Level.WARNING, "D016": Level.WARNING}
"""Why a docx is not worked on though it can be read: another form of Word's, dangerous to open in an office."""


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
        form = file_form.form(data)
        if form == "pdf" or (not form and file.lower().endswith(".pdf")):
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
        if any(problem.code not in _ONLY_READ for problem in error.problems):
            raise
        package = open_package(data, file, only_read=True)
        dangers = tuple(replace(one, level=_ONLY_READ[one.code]) for one in error.problems)
    report = check(word.finished(package), standard, organs)
    return Inspected((*dangers, *report.problems), report)
