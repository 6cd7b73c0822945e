"""Seals a batch that stands whole: gathers what it was made of and what was made (see `seal`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import fonts, settings
from pipeline.batch import program, seal
from pipeline.batch.job import Job
from pipeline.batch.ledger import Filed, Ledger
from pipeline.batch.task import Commission
from pipeline.files import write_inside
from pipeline.handwork import FOLDER
from pipeline.problem import ToolError


@dataclass(frozen=True, slots=True)
class Call:
    """A run as it was called for."""

    file: Path
    output: Path
    settings: settings.Settings
    final: bool
    asked: str
    """As `seal.asked` has it."""
    begun: int
    """When, in ns."""


def write(call: Call, of: Commission, ledger: Ledger, count: int) -> None:
    """The seal, unless a file is no more as it was written, or was changed while the run was on; what
    cannot be written is no loss."""
    place = seal.place(call.asked)
    if place is None:
        return
    pictures: set[str] = set()
    try:
        made = [_as_written(of.folder, filed) for filed in _files(ledger, pictures)]
        given = [seal.mark(str(path)) for path in _given(call, of, pictures)]
        own = [*program.marks(), *(seal.mark(str(path)) for path in _fonts(call.settings))]
        lists = [seal.listed(str(folder), ending) for folder, ending in _lists(of)]
        if None in made or any(_later(line, call.begun) for line in given):
            return
        at_work = seal.absent(str(of.folder / FOLDER / seal.AT_WORK))  # gone when the run has ended
        marks = [at_work, *given, *own, *(line for line in made if line)]
        text = seal.text(call.asked, seal.words(count, near(of.folder)), lists, marks)
        if text is not None:
            write_inside(Path(place).parent, Path(place), text)
    except (ToolError, OSError, ValueError):
        return


def _later(line: str, begun: int) -> bool:
    """A file changed while the run was on: which of its states was read is not known."""
    change = line.split(" ", 3)[2]
    return change.isdigit() and int(change) >= begun


def _files(ledger: Ledger, pictures: set[str]) -> Iterator[Filed]:
    for key in ledger.units():
        entry = ledger.entry(key)
        if entry is not None and entry.state == "made":
            pictures.update(entry.pictures or ())
            yield from entry.files
    for book in ledger.books.values():
        yield from (Filed(**one) for one in book.get("files", ()))


def _as_written(folder: Path, filed: Filed) -> str | None:
    """Of a file that is what was written; one of other times is looked into, once."""
    path = folder / filed.path
    if path.is_symlink():
        return None
    line = seal.mark(str(path))
    size, mtime, change, _ = line.split(" ", 3)
    same = (size, mtime) == (str(filed.size), str(filed.mtime))
    if same and filed.change in (0, int(change)):
        return line
    return line if filed.sha256 and program.file_hash(path) == filed.sha256 else None


def _given(call: Call, of: Commission, pictures: set[str]) -> Iterator[Path]:
    """Every file that a run reads, and those that are not there and would be read."""
    yield from settings.signs(Path.cwd(), of.job.file)
    yield call.settings.root / settings.FILE
    yield of.job.file
    yield from _rosters(of.job)
    yield from map(Path, pictures)
    for folder, ending in _lists(of):
        yield from (path for path in sorted(folder.glob("*")) if path.name.endswith(ending))


def _lists(of: Commission) -> Iterator[tuple[Path, str]]:
    """Folders of which all files count that end so."""
    yield of.desk.content, ".yaml"
    yield of.desk.templates, ".docx"
    yield of.desk.templates, ".lock"
    if of.job.overrides is not None and of.job.overrides.is_dir():
        yield of.job.overrides, ""


def _rosters(job: Job) -> Iterator[Path]:
    yield job.content
    tables = (*([job.roster.table] if job.roster.table else ()), *job.roster.joins)
    yield from (table.file for table in tables)
    if job.overrides is not None and not job.overrides.is_dir():
        yield job.overrides


def _fonts(of: settings.Settings) -> Iterator[Path]:
    faces = fonts.find(of.fonts)
    yield from (faces.path(face) for face in fonts.FACES)
    yield from fonts.searched(of.fonts)


def near(path: Path) -> str:
    """A path as seen from the folder where the command was called."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
