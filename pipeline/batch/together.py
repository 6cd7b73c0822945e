"""What is made of all units of a batch: register, combined PDF, zips; each only when something changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.batch import bundles, combined, manifest
from pipeline.batch.combined import Piece
from pipeline.batch.events import Together
from pipeline.batch.job import Job
from pipeline.batch.ledger import Filed, Ledger
from pipeline.batch.names import province_folder
from pipeline.batch.order import Line, Order
from pipeline.batch.plan import standing
from pipeline.changed import change
from pipeline.registries.units import units

COMBINED = "ban-in-gop.pdf"
ZIPS = "goi-nen"
"""Folder of the zips."""


@dataclass
class Seen:
    """One look over all rows: a hash of what each common file is made of, and the units that stand."""

    register: Any = field(default_factory=sha256)
    print: Any = field(default_factory=sha256)
    zips: dict[str, Any] = field(default_factory=dict)
    """By code of the province."""
    good: set[str] = field(default_factory=set)

    def line(self, line: Line) -> None:
        """One row."""
        said = (line.row, line.key, line.name, line.number, line.state, line.problems)
        files = line.entry.files if line.entry and line.state == "made" else ()
        marks = "".join(f"{one.path}\0{one.sha256}\n" for one in files).encode()
        self.register.update(repr(said).encode() + marks)
        if not files:
            return
        self.good.add(line.key)
        self.print.update(f"{line.name}\0{line.province}\n".encode() + marks)
        self.zips.setdefault(line.province, sha256()).update(marks)


def seen(rows: Order, ledger: Ledger) -> Seen:
    """All rows as they stand now."""
    found = Seen()
    for line in rows.lines(ledger):
        found.line(line)
    return found


def write(job: Job, folder: Path, rows: Order, ledger: Ledger, of: Seen) -> Iterator[Together]:
    """All of them, in the order of the roster; in memory are only bookmarks and places."""
    writer = _Writer(folder, ledger)
    register = of.register.hexdigest()
    names = (manifest.CSV, manifest.JSON)
    yield from writer.do(names, register, lambda: manifest.write(folder, rows.lines(ledger)))
    if job.output.combined and "pdf" in job.output.formats and of.good:
        made = sha256(f"{of.print.hexdigest()} {job.output.duplex}".encode()).hexdigest()
        pieces = _pieces(job, folder, rows, ledger)
        yield from writer.do(
            (COMBINED,),
            made,
            lambda: combined.write(folder, folder / COMBINED, pieces, job.output.duplex),
        )
    if job.output.zips:
        yield from _zips(job, folder, rows, ledger, of, writer)


@dataclass
class _Writer:
    """Makes a file unless it stands as it was made, of the same."""

    folder: Path
    ledger: Ledger

    def stands(self, names: tuple[str, ...], digest: str) -> bool:
        book = self.ledger.books.get(names[0], {})
        filed = [Filed(**one) for one in book.get("files", ())]
        return (
            book.get("digest") == digest
            and len(filed) == len(names)
            and all(standing(self.folder, one) for one in filed)
        )

    def enter(self, names: tuple[str, ...], digest: str) -> None:
        files = []
        for name in names:
            path = self.folder / name
            found = path.stat()
            changed = change(str(path), found)
            # Large files: their hash would take longer than their making; size and time are kept.
            filed = Filed(name, found.st_size, found.st_mtime_ns, "", changed)
            files.append(asdict(filed))
        self.ledger.book(names[0], {"digest": digest, "files": files})

    def do(
        self, names: tuple[str, ...], digest: str, make: Callable[[], object]
    ) -> Iterator[Together]:
        stands = self.stands(names, digest)
        if not stands:
            make()
            self.enter(names, digest)
        for name in names:
            yield Together(self.folder / name, "unchanged" if stands else "written")


def _pieces(job: Job, folder: Path, rows: Order, ledger: Ledger) -> Iterator[Piece]:
    groups: dict[str, str] = {}
    for line in rows.lines(ledger):
        name = line.file("pdf")
        if name:
            if line.province not in groups:
                province = units().by_code(line.province, job.roster.day)
                groups[line.province] = province.name if province else ""
            title = f"{line.number}. {line.name}" if line.number else line.name
            yield Piece(folder / name, title, groups[line.province])


def _zips(
    job: Job, folder: Path, rows: Order, ledger: Ledger, of: Seen, writer: _Writer
) -> Iterator[Together]:
    """One pass over the rows for all provinces that need a new zip."""
    names: dict[str, str] = {}
    for code in of.zips:
        name = f"{ZIPS}/{province_folder(code, job.roster.day) or 'khac'}.zip"
        if writer.stands((name,), of.zips[code].hexdigest()):
            yield Together(folder / name, "unchanged")
        else:
            names[code] = name
    if not names:
        return
    with bundles.writing_all(folder, names) as bundle:
        for line in rows.lines(ledger):
            if line.province in names and line.state == "made" and line.entry:
                for one in line.entry.files:
                    bundle.add(line.province, one.path)
    for code, name in names.items():
        writer.enter((name,), of.zips[code].hexdigest())
        yield Together(folder / name, "written")
