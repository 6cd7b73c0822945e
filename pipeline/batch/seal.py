"""A batch that stands whole is told at once.

A run that leaves every unit made seals what it was made of and what was made: content, roster, settings,
fonts, the program itself and every file written, each with its size and times. The time of change is
set by the system alone: no program gives a file that it alters the old one. When nothing of it differs,
the next run of the same command has nothing to do; else the batch is planned unit by unit, where hashes
decide.

Nothing is loaded here beyond what Python has loaded for itself, `__future__` and `zlib` neither: a run that
finds nothing to do is its start.
"""

import os
import sys
from _operator import attrgetter  # `operator` is a file to be read, this a part of Python

from pipeline import caches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AT_WORK = "dang-lam"
"""Beside the documents while a run is under way, and after one that was broken off."""
_DECIDING = ("VANBAN_FONTS", "VANBAN_CACHE", "HOME", "USERPROFILE", "LOCALAPPDATA")
_END = "\0"
_ABSENT = "-"
"""In place of the size and times of what is not there."""
_PRIME = 1_073_741_789
"""The largest below 2**30, which Python divides by in one step a digit."""


def asked(
    file: str, output: str | None, final: bool, environment: "Mapping[str, str]" = os.environ
) -> str:
    """All that decides what a run makes and is no file: the call, where it stands, the environment."""
    where = (os.path.normpath(file), output and os.path.normpath(output), final, os.getcwd())
    own = [environment.get(name, "") for name in _DECIDING]
    return repr((*where, own, sys.prefix, sys.version))


def arguments(words: "Sequence[str]") -> str | None:
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


def place(ask: str, environment: "Mapping[str, str]" = os.environ) -> str | None:
    """Where its seal is; None when nothing is kept."""
    kept = caches.folder(environment)
    return f"{kept}/dot-{_rest(ask.encode()):08x}.txt" if kept else None


def standing(ask: str, environment: "Mapping[str, str]" = os.environ) -> str | None:
    """What is said of a batch that stands by the seal; None when there is none or it does not hold."""
    file = place(ask, environment)
    if file is None:
        return None
    try:
        with open(file, "rb") as opened:
            check, _, body = opened.read().partition(b"\n")
        if check != _check(body):
            return None
        before, said, lists, gone, there, told = body.decode().split(_END)
        if before != ask or not all(map(_listed_as, _lines(lists))):
            return None
        return said if _told(_lines(there)) == int(told) and _none(_lines(gone)) else None
    except (OSError, ValueError):
        return None


def _told(paths: "Sequence[str]") -> int:
    """Size and times of so many files as one number; OSError when one is not there.

    Of numbers Python makes the same hash in every process. To ask for hundreds of files one by one, and
    to compare each, would take as long again as the system takes to answer.
    """
    if sys.platform == "win32":
        return hash(tuple(map(_state, paths)))
    return hash(
        tuple(map(attrgetter("st_size", "st_mtime_ns", "st_ctime_ns"), map(os.stat, paths)))
    )


def _state(path: str) -> tuple[int, int, int]:
    found = os.stat(path)
    return found.st_size, found.st_mtime_ns, _change(path, found)


def _none(paths: "Sequence[str]") -> bool:
    """Whether none of them is there."""
    for path in paths:
        try:
            os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            continue
        return False
    return True


def words(count: int, folder: str) -> str:
    """What is said of a batch of so many units that stands in a folder."""
    return f"Không đổi {count}.\nKết quả: {folder}"


def text(ask: str, said: str, lists: "Sequence[str]", marks: "Sequence[str]") -> bytes | None:
    """The seal; None when a file has such a name that it could not be read again."""
    each = [mark.split(" ", 3) for mark in dict.fromkeys(marks)]
    gone = [path for size, *_, path in each if size == _ABSENT]
    there = [one for one in each if one[0] != _ABSENT]
    paths = [path for *_, path in there]
    told = hash(tuple((int(size), int(mtime), int(change)) for size, mtime, change, _ in there))
    given = [lists, gone, paths]
    body = _END.join((ask, said, *map("\n".join, given), str(told)))
    parts = body.split(_END)
    if parts[:2] != [ask, said] or list(map(_lines, parts[2:-1])) != list(map(list, given)):
        return None
    data = body.encode()
    return _check(data) + b"\n" + data


def mark(path: str) -> str:
    """A file or folder as it is now, "-" when it is not there; OSError for what cannot be looked at."""
    try:
        size, mtime, change = _state(path)
    except (FileNotFoundError, NotADirectoryError):
        return absent(path)
    return f"{size} {mtime} {change} {path}"


def absent(path: str) -> str:
    """The mark of what is not there."""
    return f"{_ABSENT} {_ABSENT} {_ABSENT} {path}"


def listed(folder: str, ending: str) -> str:
    """The names in a folder that end so, now."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(ending))
    except (FileNotFoundError, NotADirectoryError):
        names = []
    return "\t".join((folder, ending, *names))


def _change(path: str, found: os.stat_result) -> int:
    from pipeline.changed import change  # where more is done than to find all as it was

    return change(path, found)


def _lines(part: str) -> list[str]:
    return part.split("\n") if part else []


def _listed_as(line: str) -> bool:
    folder, ending = line.split("\t", 2)[:2]
    return listed(folder, ending) == line


def _check(body: bytes) -> bytes:
    return b"%08x" % _rest(body)


def _rest(data: bytes) -> int:
    """What is left of the bytes, taken as one number, divided by a prime: no changed byte leaves the same."""
    return int.from_bytes(data, "big") % _PRIME
