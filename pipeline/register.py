"""The register of issued documents: numbers that were given by `vanban build --final`, kept beside the content.

A table that Excel opens (`so-van-ban-di.csv`). Lines are only added; what people have changed or added in
it, columns too, stays as it is. Only the columns named here are read.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from pipeline.files import why, write_inside
from pipeline.one_at_a_time import held
from pipeline.problem import Level, Problem, Span, ToolError, UsageError

NAME = "so-van-ban-di.csv"
HEAD = ("số, ký hiệu", "ngày", "trích yếu", "tệp", "dãy số")
_NEEDED = ("số, ký hiệu", "tệp", "dãy số")
_JOINT = " | "
LOCK = ".so-van-ban-di.khoa"
"""Beside the register while documents are issued."""
_LOCKS = "phat-hanh"
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
_NO_RIGHTS = (errno.EACCES, errno.EPERM, errno.EROFS)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Entry:
    """One issued document."""

    symbol: str
    day: str
    title: str
    file: str
    """Of its content, within the content folder."""
    series: tuple[str, ...]
    """What its number is counted in, the number with it (`pipeline.series`)."""
    line: int = 0


class Register:
    """The lines that stood there when it was read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / NAME
        # Whole, however long: what is not read would be lost with the next line.
        self._bytes = self.path.read_bytes() if self.path.is_file() else b""
        self._head: Sequence[str] = HEAD
        self._sign = ","
        self.problems: tuple[Problem, ...] = ()
        self.entries: dict[tuple[str, ...], Entry] = {}
        if not self._bytes:
            return
        import csv  # where there is a register alone: most runs have none

        try:
            for entry in self._read():
                self.entries.setdefault(entry.series, entry)
        except (UnicodeDecodeError, csv.Error, ValueError):
            self.problems = (self._unreadable(),)

    def _read(self) -> Iterator[Entry]:
        """ValueError when a needed column is not there."""
        text = self._bytes.decode("utf-8-sig")
        if not text.strip():
            return
        import csv

        first = text.splitlines()[0]
        self._sign = max(",;\t", key=first.count)
        rows = csv.reader(StringIO(text), delimiter=self._sign)
        self._head = [cell.strip().lower() for cell in next(rows)]
        place = {name: self._head.index(name) for name in _NEEDED}
        place |= {name: self._head.index(name) for name in HEAD if name in self._head}
        for row in rows:
            if len(row) > max(place[name] for name in _NEEDED):
                yield _entry(row, place, rows.line_num)

    def _unreadable(self) -> Problem:
        return Problem(
            Span(str(self.path)),
            "T039",
            f"sổ văn bản đi không đọc được, hoặc thiếu cột: {', '.join(_NEEDED)}",
            "lưu lại dạng CSV UTF-8 với đủ các cột ấy; khi chưa đọc được thì số không được đối chiếu, không được ghi thêm",
            Level.WARNING,
        )

    def add(self, *issued: Entry) -> tuple[Problem, ...]:
        """Write documents that are not in it yet, below the lines that stand there now: people may have the
        table open in Excel. What keeps them from being written, where that was not so before.
        ContentError, ToolError as of any file."""
        new = {one.series: one for one in reversed(issued) if one.series not in self.entries}
        if not new:
            return ()
        now = Register(self._folder)
        if now.problems:
            told = () if self.problems else now.problems
            self.problems = now.problems
            return told
        now._append([one for one in reversed(new.values()) if one.series not in now.entries])
        self.entries |= new
        return ()

    def _append(self, new: Sequence[Entry]) -> None:
        if not new:
            return
        import csv

        out = StringIO()
        rows = csv.writer(out, delimiter=self._sign, lineterminator="\r\n")
        if not self._bytes.strip():
            rows.writerow(HEAD)
        for entry in new:
            rows.writerow([_harmless(_cells(entry).get(name, "")) for name in self._head])
        added = out.getvalue().encode()
        old = self._bytes or b"\xef\xbb\xbf"
        joint = b"" if old.endswith((b"\n", b"\xef\xbb\xbf")) else b"\r\n"
        write_inside(self._folder, self.path, old + joint + added)


@contextmanager
def issuing(folder: Path, cache: Path | None) -> Iterator[Register]:
    """The register of a content folder while documents are issued from it: another program that issues there
    waits, on whatever machine and under whatever account, so that no number is given twice and no line is lost.

    The lock lies beside the register while it is held. On a disk that knows no locks, and for those who may write
    nothing there, it lies in `cache`, where only the programs of one account see it; without one nobody waits.
    UsageError when the other takes too long (Windows), ToolError when nothing can be written there.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(held(folder / LOCK))
        except OSError as error:
            _otherwise(error, folder, cache, stack)
        yield Register(folder)


def _otherwise(error: OSError, folder: Path, cache: Path | None, stack: ExitStack) -> None:
    if error.errno in (*_NO_LOCKS, *_NO_RIGHTS):
        if error.errno in _NO_LOCKS:
            (folder / LOCK).unlink(missing_ok=True)
        if cache is not None:
            name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
            (cache / _LOCKS).mkdir(parents=True, exist_ok=True)
            stack.enter_context(held(cache / _LOCKS / name))
    elif error.errno == errno.EDEADLK:  # of Windows, after ten seconds
        said = f"một lệnh khác đang phát hành văn bản từ “{folder}”; chờ lệnh ấy xong."
        raise UsageError(said) from error
    else:
        raise ToolError(str(folder), f"không ghi được: {why(error)}") from error


def _entry(row: Sequence[str], place: Mapping[str, int], line: int) -> Entry:
    def cell(name: str) -> str:
        at = place.get(name)
        return row[at].strip().removeprefix("'") if at is not None and at < len(row) else ""

    series = tuple(part.strip() for part in cell("dãy số").split(_JOINT.strip()))
    return Entry(cell("số, ký hiệu"), cell("ngày"), cell("trích yếu"), cell("tệp"), series, line)


def _cells(entry: Entry) -> dict[str, str]:
    cells = (entry.symbol, entry.day, entry.title, entry.file, _JOINT.join(entry.series))
    return dict(zip(HEAD, cells, strict=True))


def _harmless(cell: str) -> str:
    """Sheets run what begins with these signs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
