"""A batch that stands whole is told at once.

A run that leaves every unit made seals what it was made of and what was made: content, roster, settings,
fonts, the program itself and every file written, each with its size and times. The time of change is
set by the system alone: no program gives a file that it alters the old one. When nothing of it differs,
the next run of the same command has nothing to do; else the batch is planned unit by unit, where hashes
decide.

Nothing is loaded here beyond what Python has loaded for itself: a run that finds nothing to do is its start.
"""

from __future__ import annotations

import os
import sys
import zlib

from pipeline import caches
from pipeline.changed import change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AT_WORK = "dang-lam"
"""Beside the documents while a run is under way, and after one that was broken off."""
_DECIDING = ("VANBAN_FONTS", "VANBAN_CACHE", "HOME", "USERPROFILE", "LOCALAPPDATA")
_END = "\0"


def asked(
    file: str, output: str | None, final: bool, environment: Mapping[str, str] = os.environ
) -> str:
    """All that decides what a run makes and is no file: the call, where it stands, the environment."""
    where = (os.path.normpath(file), output and os.path.normpath(output), final, os.getcwd())
    own = [environment.get(name, "") for name in _DECIDING]
    return repr((*where, own, sys.prefix, sys.version))


def arguments(words: Sequence[str]) -> str | None:
    """`asked` of a command line that is a plain run of a batch; None for any other."""
    if words[:1] != ["batch"]:
        return None
    rest = list(words[2:] if words[1:2] == ["run"] else words[1:])
    final = "--final" in rest
    output = None
    if "--output" in rest[:-1]:
        at = rest.index("--output")
        output = rest[at + 1]
        del rest[at : at + 2]
    files = [word for word in rest if word not in ("--final", "--resume")]
    if len(files) != 1 or files[0].startswith("-") or files[0] == "diff":
        return None
    return asked(files[0], output, final)


def place(ask: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """Where its seal is; None when nothing is kept."""
    kept = caches.folder(environment)
    return f"{kept}/dot-{zlib.crc32(ask.encode()):08x}.txt" if kept else None


def standing(ask: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """What is said of a batch that stands by the seal; None when there is none or it does not hold."""
    file = place(ask, environment)
    if file is None:
        return None
    try:
        with open(file, "rb") as opened:
            check, _, body = opened.read().partition(b"\n")
        if check != _check(body):
            return None
        before, said, lists, marks = body.decode().split(_END)
        holds = before == ask and all(map(_listed_as, _lines(lists)))
        return said if holds and all(map(_marked_as, _lines(marks))) else None
    except (OSError, ValueError):
        return None


def words(count: int, folder: str) -> str:
    """What is said of a batch of so many units that stands in a folder."""
    return f"Không đổi {count}.\nKết quả: {folder}"


def text(ask: str, said: str, lists: Sequence[str], marks: Sequence[str]) -> bytes | None:
    """The seal; None when a file has such a name that it could not be read again."""
    body = _END.join((ask, said, "\n".join(lists), "\n".join(marks)))
    parts = body.split(_END)
    if parts[:2] != [ask, said] or list(map(_lines, parts[2:])) != [[*lists], [*marks]]:
        return None
    data = body.encode()
    return _check(data) + b"\n" + data


def mark(path: str) -> str:
    """A file or folder as it is now, "-" when it is not there; OSError for what cannot be looked at."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return absent(path)
    return f"{found.st_size} {found.st_mtime_ns} {change(path, found)} {path}"


def absent(path: str) -> str:
    """The mark of what is not there."""
    return f"- - - {path}"


def listed(folder: str, ending: str) -> str:
    """The names in a folder that end so, now."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(ending))
    except (FileNotFoundError, NotADirectoryError):
        names = []
    return "\t".join((folder, ending, *names))


def _lines(part: str) -> list[str]:
    return part.split("\n") if part else []


def _marked_as(line: str) -> bool:
    return mark(line.split(" ", 3)[3]) == line


def _listed_as(line: str) -> bool:
    folder, ending = line.split("\t", 2)[:2]
    return listed(folder, ending) == line


def _check(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
