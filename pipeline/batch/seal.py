"""Whether a whole batch still stands as its last run left it: told at once, without reading the roster.

After a run that left every unit made, a seal says what the batch was made of and what was made. It holds
as long as
- the program, the batch file, the content, registries, rosters, joined data, overrides, pictures, Word
  templates, the fonts in use and the settings are the same, each by the hash of what is in it, and no
  file has come to or gone from the folders that are read whole;
- every file made has its size, its time of writing and its time of change (which no program can set back
  where the system keeps one: Linux, macOS; on Windows it is the time of making);
- no run was broken off since.
Otherwise the batch is planned unit by unit, where a file of another time is judged by its hash.

Nothing here loads what reads or makes documents: most of a run that finds nothing to do is its start.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline import fonts
from pipeline.batch.program import file_hash, program
from pipeline.files import write_inside
from pipeline.handwork import FOLDER
from pipeline.settings import FILE, Settings

AT_WORK = "dang-lam"
"""Beside the documents while a run is under way, and after one that was broken off."""
Mark = tuple[str, int, int, int]
"""A file: path, bytes, time of writing and of change in ns."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked for: the batch file, where to, and what decides how it is made."""

    file: Path
    output: Path
    settings: Settings
    final: bool

    def place(self) -> Path:
        """Where its seal is."""
        name = sha256(str(self.file.resolve()).encode()).hexdigest()[:16]
        return self.output / FOLDER / f"dot-{name}.json"

    def choices(self) -> str:
        """All that is no file; where what may be made again is kept makes no difference."""
        kept = {**asdict(self.settings), "cache": None}
        return f"{sorted(kept.items())} {self.final} {self.output.resolve()} {Path.cwd()}"


@dataclass(frozen=True, slots=True)
class Standing:
    """A batch that stands: its folder and how many units it has."""

    folder: Path
    count: int


def standing(call: Call) -> Standing | None:
    """What stands by the seal; None when there is none or it does not hold."""
    try:
        seal, _, body = call.place().read_bytes().partition(b"\n")
        if sha256(body).hexdigest().encode() != seal:
            return None
        said = json.loads(body)
        return Standing(Path(said["folder"]), said["count"]) if _holds(said, call) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _holds(said: Mapping[str, Any], call: Call) -> bool:
    return (
        said["program"] == program()
        and said["choices"] == call.choices()
        and not (Path(said["folder"]) / FOLDER / AT_WORK).exists()
        and said["fonts"] == _fonts(call.settings)
        and all(_listed(Path(at), kind) == names for at, kind, names in said["lists"])
        and all(file_hash(Path(path)) == mark for path, mark in said["inputs"].items())
        and all(list(mark_of(path)) == [path, *mark] for path, *mark in said["made"])
    )


def write(
    call: Call,
    folder: Path,
    count: int,
    inputs: Iterable[Path],
    lists: Iterable[tuple[Path, str]],
    made: Iterable[Mark],
) -> None:
    """The seal of a batch that stands whole. `lists` are folders with the pattern of what is read there."""
    kinds = list(lists)
    files = {*inputs, call.file, call.settings.root / FILE}
    files |= {at / name for at, kind in kinds for name in _listed(at, kind)}
    said = {
        "program": program(),
        "choices": call.choices(),
        "folder": str(folder),
        "count": count,
        "fonts": _fonts(call.settings),
        "lists": [[str(at), kind, _listed(at, kind)] for at, kind in kinds],
        "inputs": {str(path): file_hash(path) for path in sorted(files)},
        "made": list(made),
    }
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    write_inside(call.output, call.place(), sha256(body).hexdigest().encode() + b"\n" + body)


def mark_of(path: str) -> Mark:
    """A file as it is now; OSError when it is not there."""
    found = os.lstat(path)
    return path, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _listed(folder: Path, kind: str) -> list[str]:
    return sorted(path.name for path in folder.glob(kind)) if folder.is_dir() else []


def _fonts(settings: Settings) -> list[list[str]]:
    faces = fonts.find(settings.fonts)
    return [[str(faces.path(face)), file_hash(faces.path(face))] for face in fonts.FACES]


def near(path: Path) -> str:
    """A path as seen from the folder where the command was called."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
