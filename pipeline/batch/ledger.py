"""What is known to be done: a log that only grows, each line with its checksum, so that a run killed at
any moment leaves at most one torn line at its end, which is dropped.

Lines are `crc32 json`. In memory is only where each unit's last line stands.
"""

from __future__ import annotations

import errno
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.files import why, write_inside
from pipeline.handwork import FOLDER
from pipeline.problem import ToolError

NAME = "so-dot.jsonl"
_BODY = 9
"""Where a line's JSON begins."""
_UNIT = (b'{"t":"unit",', b'{"t":"begin",')


@dataclass(frozen=True, slots=True)
class Filed:
    """A file as it was written: path below the batch's folder, bytes, times in ns, sha256."""

    path: str
    size: int
    mtime: int
    sha256: str
    change: int = 0
    """When anything of it was last changed; 0 = not known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The last thing known of a unit."""

    key: str
    digest: str
    state: str
    """made | failed"""
    files: tuple[Filed, ...] = ()
    pages: int = 0
    problems: tuple[Mapping[str, Any], ...] = ()
    pictures: Mapping[str, str] | None = None
    """Pictures read, by path: sha256."""
    issue: Mapping[str, Any] | None = None
    """What the register of issued documents has of it, or is to have."""
    entered: bool = False
    """Whether it has it."""


class Ledger:
    """The log of one batch folder. Not for two processes at once: see `lock`."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.path = folder / FOLDER / NAME
        self.numbers: dict[str, int] = {}
        """Numbers reserved, by key; they stay with the unit."""
        self.first: int | None = None
        self.open_units: set[str] = set()
        """Begun and not known to have ended: their files may be ours without being known."""
        self.books: dict[str, Mapping[str, Any]] = {}
        """Manifest, combined PDF, zips: what they were made of."""
        self.damaged = 0
        """Lines that could not be believed."""
        self._places: dict[str, int] = {}
        self._lines = 0
        self._end = 0
        self._file: Any = None
        self._reader: Any = None
        self._load()

    def _load(self) -> None:
        if not self.path.is_file():
            return
        with self.path.open("rb") as file:
            for raw in file:
                line = _checked(raw)
                if line is None:
                    self.damaged += raw.endswith(b"\n")
                else:
                    self._learn(line, self._end)
                    self._lines += 1
                # A torn line is the last one; the next is written over it.
                self._end += len(raw) if raw.endswith(b"\n") else 0

    def _learn(self, line: Mapping[str, Any], place: int) -> None:
        match line["t"]:
            case "unit":
                self._places[line["key"]] = place
                self.open_units.discard(line["key"])
            case "begin":
                self.open_units.update(line["keys"])
            case "number":
                self.numbers[line["key"]] = line["number"]
            case "first":
                self.first = line["number"]
                self.numbers.clear()
            case "book":
                self.books[line["name"]] = line["of"]

    # ---- reading -----------------------------------------------------------------------------------

    def entry(self, key: str) -> Entry | None:
        """The last entry of a unit."""
        place = self._places.get(key)
        if place is None:
            return None
        if self._reader is None:
            self._reader = self.path.open("rb")
        self._reader.seek(place)
        line = _checked(self._reader.readline())
        return _entry(line) if line else None

    def units(self) -> Iterator[str]:
        """All units ever entered."""
        return iter(tuple(self._places))

    # ---- writing -----------------------------------------------------------------------------------

    def begin(self, keys: Iterable[str]) -> None:
        """These units are being made from now on."""
        self._append({"t": "begin", "keys": list(keys)})

    def add(self, entry: Entry) -> None:
        """A unit has ended."""
        self._append({"t": "unit", **asdict(entry)})

    def reserve(self, key: str, number: int) -> None:
        """A number for good."""
        self._append({"t": "number", "key": key, "number": number})

    def start_numbers(self, first: int) -> None:
        """Another first number: all numbers are given anew."""
        self._append({"t": "first", "number": first})

    def book(self, name: str, of: Mapping[str, Any]) -> None:
        """A file of all units has been made."""
        self._append({"t": "book", "name": name, "of": of})

    def _append(self, line: Mapping[str, Any]) -> None:
        raw = _line(line)
        if self._file is None:
            self._open()
        try:
            # A disk that fills up takes a part of the line and says so with the next one only.
            if self._file.write(raw) < len(raw):
                self._file.truncate(self._end)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise ToolError(str(self.path), f"không ghi được: {why(error)}") from error
        self._learn(line, self._end)
        self._lines += 1
        self._end += len(raw)

    def _open(self) -> None:
        """For appending; a torn end is cut off first, or the next line would be lost with it."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("ab", buffering=0)  # a line is one write
            self._file.truncate(self._end)
        except OSError as error:
            raise ToolError(str(self.path), f"không ghi được: {why(error)}") from error

    def sync(self) -> None:
        """What was entered is on the disk, whatever happens to the machine."""
        if self._file is None:
            return
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise ToolError(str(self.path), f"không ghi được: {why(error)}") from error

    def close(self) -> None:
        """On the disk and closed; a log grown to several times what it holds is written anew."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        if self._file is None:
            return
        self.sync()
        self._file.close()
        self._file = None
        if self._lines > 4 * (len(self._places) + len(self.numbers) + 16):
            self._compact()

    def _compact(self) -> None:
        """Only what still holds, written whole to a new file that takes the old one's name."""
        kept = [] if self.first is None else [{"t": "first", "number": self.first}]
        kept += [{"t": "number", "key": k, "number": n} for k, n in self.numbers.items()]
        kept += [{"t": "book", "name": name, "of": dict(of)} for name, of in self.books.items()]
        if self.open_units:
            kept.append({"t": "begin", "keys": sorted(self.open_units)})
        lines = [_line(one) for one in kept]
        with self.path.open("rb") as file:
            for place in sorted(self._places.values()):
                file.seek(place)
                lines.append(file.readline())
        write_inside(self.root, self.path, b"".join(lines))


def reserved(file: Path) -> tuple[dict[str, int], dict[str, Mapping[str, Any]]]:
    """Of another batch's log only the numbers that it holds and its books: most of its lines are units."""
    numbers: dict[str, int] = {}
    books: dict[str, Mapping[str, Any]] = {}
    with file.open("rb") as lines:
        for raw in lines:
            if raw.startswith(_UNIT, _BODY):
                continue
            match _checked(raw):
                case {"t": "number", "key": key, "number": number}:
                    numbers[key] = number
                case {"t": "first"}:
                    numbers.clear()
                case {"t": "book", "name": name, "of": of}:
                    books[name] = of
    return numbers, books


def _line(value: Mapping[str, Any]) -> bytes:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _checked(raw: bytes) -> Mapping[str, Any] | None:
    mark, blank, body = raw[:8], raw[8:9], raw[9:]
    if blank != b" " or not body.endswith(b"\n"):
        return None
    if mark != b"%08x" % zlib.crc32(body[:-1]):
        return None
    line: Mapping[str, Any] = json.loads(body)
    return line


def _entry(line: Mapping[str, Any]) -> Entry:
    return Entry(
        key=line["key"],
        digest=line["digest"],
        state=line["state"],
        files=tuple(Filed(**one) for one in line["files"]),
        pages=line["pages"],
        problems=tuple(line["problems"]),
        pictures=line["pictures"],
        issue=line.get("issue"),
        entered=line.get("entered", False),
    )
