"""Seals a batch that stands whole: gathers what it was made of and what was made (see `seal`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.batch import seal as seals
from pipeline.batch.job import Job
from pipeline.batch.ledger import Filed, Ledger
from pipeline.batch.program import file_hash
from pipeline.batch.seal import Call, Mark
from pipeline.batch.task import Commission
from pipeline.problem import ToolError


def seal(call: Call, of: Commission, ledger: Ledger, count: int) -> None:
    """The seal, unless a file is no more as it was written; what cannot be written is no loss."""
    pictures: set[str] = set()
    made: list[Mark] = []
    for filed in _files(ledger, pictures):
        mark = _mark(of.folder, filed)
        if mark is None:
            return
        made.append(mark)
    inputs = [*_rosters(of.job), *map(Path, pictures)]
    lists = [
        (of.desk.content, "*.yaml"),
        (of.desk.templates, "*.docx"),
        (of.desk.templates, "*.lock"),
    ]
    place = of.job.overrides
    if place is not None and place.is_dir():
        lists.append((place, "*.y*ml"))
    elif place is not None:
        inputs.append(place)
    try:
        seals.write(call, of.folder, count, inputs, lists, made)
    except (ToolError, OSError):
        return


def _files(ledger: Ledger, pictures: set[str]) -> Iterator[Filed]:
    for key in ledger.units():
        entry = ledger.entry(key)
        if entry is not None and entry.state == "made":
            pictures.update(entry.pictures or ())
            yield from entry.files
    for book in ledger.books.values():
        yield from (Filed(**one) for one in book.get("files", ()))


def _mark(folder: Path, filed: Filed) -> Mark | None:
    """Of a file that is what was written; one of other times is looked into, once."""
    path = folder / filed.path
    try:
        mark = seals.mark_of(str(path))
        _, size, mtime, change = mark
        same = (size, mtime) == (filed.size, filed.mtime) and filed.change in (0, change)
        return mark if same or (filed.sha256 and file_hash(path) == filed.sha256) else None
    except OSError:
        return None


def _rosters(job: Job) -> Iterator[Path]:
    yield job.content
    tables = (*([job.roster.table] if job.roster.table else ()), *job.roster.joins)
    yield from (table.file for table in tables)
