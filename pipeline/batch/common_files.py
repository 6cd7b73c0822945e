"""What is made of all units of a batch: register, combined PDF, zips; each only when something changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.batch import manifest
from pipeline.batch.events import Together
from pipeline.batch.job import Job
from pipeline.batch.ledger import Filed, Ledger
from pipeline.batch.lock import Held
from pipeline.batch.names import province_folder
from pipeline.batch.plan import standing
from pipeline.batch.spool import Line, Spool
from pipeline.batch.task import Pack
from pipeline.changed import change
from pipeline.registries.units import units

if TYPE_CHECKING:
    from pipeline.batch.combined import Piece

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


def seen(rows: Spool, ledger: Ledger) -> Seen:
    """All rows as they stand now."""
    found = Seen()
    for line in rows.lines(ledger):
        found.line(line)
    return found


Packer = Callable[[Pack], Callable[[], None] | None]
"""Lets another process write zips; what it returns waits for them. None when it has no such process."""


def write(
    job: Job,
    folder: Path,
    rows: Spool,
    ledger: Ledger,
    of: Seen,
    held: Held,
    packer: Packer | None = None,
) -> Iterator[Together]:
    """All of them, in the order of the roster; in memory are only bookmarks, places and names."""
    writer = _Writer(folder, ledger, held)
    zips = _Zips(job, folder, rows, ledger, of, writer) if job.output.zips else None
    wait = zips.begin(packer) if zips else None
    try:
        yield from _common(job, folder, rows, ledger, of, writer)
    finally:
        # Also when the disk is full: nobody writes there any more when the run ends.
        if wait:
            wait()
    if zips:
        yield from zips.end(packed=wait is not None)


def _common(
    job: Job, folder: Path, rows: Spool, ledger: Ledger, of: Seen, writer: _Writer
) -> Iterator[Together]:
    register = of.register.hexdigest()
    names = (manifest.CSV, manifest.JSON)
    yield from writer.do(names, register, lambda: manifest.write(folder, rows.lines(ledger)))
    if job.output.combined and "pdf" in job.output.formats and of.good:
        made = sha256(f"{of.print.hexdigest()} {job.output.duplex}".encode()).hexdigest()
        from pipeline.batch import combined  # not while others wait for this process to plan

        pieces = _pieces(job, folder, rows, ledger)
        yield from writer.do(
            (COMBINED,),
            made,
            lambda: combined.write(folder, folder / COMBINED, pieces, job.output.duplex),
        )


@dataclass
class _Writer:
    """Makes a file unless it stands as it was made, of the same."""

    folder: Path
    ledger: Ledger
    held: Held

    def stands(self, names: tuple[str, ...], digest: str) -> bool:
        if self.held.doubtful:
            return False  # no hash of it is kept that could tell
        book = self.ledger.books.get(names[0], {})
        filed = [Filed(**one) for one in book.get("files", ())]
        return (
            book.get("digest") == digest
            and len(filed) == len(names)
            and all(standing(self.folder, one) for one in filed)
        )

    def enter(self, names: tuple[str, ...], digest: str) -> None:
        self.held.written = True
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


def _pieces(job: Job, folder: Path, rows: Spool, ledger: Ledger) -> Iterator[Piece]:
    from pipeline.batch.combined import Piece

    groups: dict[str, str] = {"": ""}
    for line in rows.lines(ledger):
        name = line.file("pdf")
        if name:
            if line.province not in groups:
                province = units().by_code(line.province, job.roster.day)
                groups[line.province] = province.name if province else ""
            title = f"{line.number}. {line.name}" if line.number else line.name
            yield Piece(folder / name, title, groups[line.province])


@dataclass
class _Zips:
    """The zips of all provinces; of those that need a new one, what goes in."""

    job: Job
    folder: Path
    rows: Spool
    ledger: Ledger
    of: Seen
    writer: _Writer
    _names: dict[str, str] = field(default_factory=dict)
    """By code of the province."""
    _new: dict[str, list[str]] = field(default_factory=dict)

    def begin(self, packer: Packer | None) -> Callable[[], None] | None:
        """Let them be written meanwhile, if somebody can; what is returned waits for that."""
        for code in self.of.zips:
            name = f"{ZIPS}/{province_folder(code, self.job.roster.day) or 'khac'}.zip"
            self._names[code] = name
            if not self.writer.stands((name,), self._digest(code)):
                self._new[code] = []
        if not self._new:
            return None
        for line in self.rows.lines(self.ledger):
            if line.province in self._new and line.state == "made" and line.entry:
                self._new[line.province] += [one.path for one in line.entry.files]
        return packer(self._pack()) if packer else None

    def _pack(self) -> Pack:
        return Pack(self.folder, {self._names[code]: new for code, new in self._new.items()})

    def _digest(self, code: str) -> str:
        made: str = self.of.zips[code].hexdigest()
        return made

    def end(self, packed: bool) -> Iterator[Together]:
        """All of them, entered."""
        if self._new and not packed:
            from pipeline.batch import bundles  # as above

            bundles.write(self.folder, self._pack().zips)
        for code, name in self._names.items():
            if code in self._new:
                self.writer.enter((name,), self._digest(code))
            yield Together(self.folder / name, "written" if code in self._new else "unchanged")
