"""Registries in which nothing is wrong, kept as they were read: reading them is a seventh of a short run.

What is kept is of the very bytes of the three files and of the modules and tables that read them; a registry
with problems is read each time, for they name its lines. Plain JSON below its own hash, in the user's own
cache: a file that is cut or changed is as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import date as Date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.files import write_inside
from pipeline.problem import ToolError

_ROOM = Path(__file__).parent
_READERS = ("registries", "registries/data", "source")
"""Folders of the package whose files decide what a registry says, and single files beside them."""
_ALONE = ("text.py", "vocabulary.py", "vocabulary.yaml")
_MOST = 64
"""Content folders of which registries are kept; a further one takes the place of another."""

Kind = type[Any]
"""Organ, Citation or Person: fields of words, several words, days and yes or no."""


def place(folder: Path, cache: Path) -> Path:
    """Where what was read of a content folder is kept."""
    told = hashlib.sha256(str(folder.resolve()).encode()).digest()
    return cache / "registries" / f"{int.from_bytes(told[:8]) % _MOST:02}.json"


def state(files: Mapping[str, bytes | None]) -> str:
    """The hash of all that decides: the files (None = not there), and what reads them."""
    whole = hashlib.sha256()
    for name, data in files.items():
        size = -1 if data is None else len(data)
        whole.update(f"{name}\0{size}\0".encode() + (data or b""))
    for path in _readers():
        found = path.stat()
        whole.update(f"{path.name}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return whole.hexdigest()


def _readers() -> Iterator[Path]:
    package = _ROOM.parent
    for folder in _READERS:
        yield from sorted(path for path in (package / folder).iterdir() if path.suffix)
    for name in _ALONE:
        yield package / name


def read(file: Path, wanted: str, kinds: Mapping[str, Kind]) -> dict[str, Mapping[str, Any]] | None:
    """The registries by name, each by id; None when what is kept is not of `wanted` or not whole."""
    try:
        seal, _, data = file.read_bytes().partition(b"\n")
        if hashlib.sha256(wanted.encode() + data).hexdigest().encode() != seal:
            return None
        rows = json.loads(data)
        return {name: _entries(kind, rows[name]) for name, kind in kinds.items()}
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep(file: Path, wanted: str, registries: Mapping[str, Mapping[str, Any]]) -> None:
    """Write them; a cache that cannot be written makes the next run slower, not wrong."""
    rows = {
        name: [
            [_plain(getattr(one, field.name)) for field in fields(one)] for one in found.values()
        ]
        for name, found in registries.items()
    }
    data = json.dumps(rows, ensure_ascii=False).encode()
    seal = hashlib.sha256(wanted.encode() + data).hexdigest().encode()
    with suppress(ToolError, OSError):
        write_inside(file.parent, file, seal + b"\n" + data, lasting=False)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, Date) else value


def _entries(kind: Kind, rows: list[list[Any]]) -> Mapping[str, Any]:
    own = fields(kind)
    days = [at for at, field in enumerate(own) if "Date" in str(field.type)]
    several = [at for at, field in enumerate(own) if "tuple" in str(field.type)]
    for row in rows:
        for at in days:
            row[at] = row[at] and Date.fromisoformat(row[at])
        for at in several:
            row[at] = tuple(row[at])
    return MappingProxyType({row[0]: kind(*row) for row in rows})
