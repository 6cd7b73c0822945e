"""The program as a hash, so that another version makes its documents anew."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

import pipeline
from pipeline import generated
from pipeline.batch.seal import mark

_CODE = (".py", ".yaml", ".csv")


@cache
def program() -> str:
    """The hash of its own files, standards and unit tables too; of files that stand as they stood it is known."""
    return generated.read("program", "\n".join(marks()), lambda _: _hash())


@cache
def marks() -> tuple[str, ...]:
    """Its files as they stood when this was first asked for (`seal.mark`)."""
    return tuple(map(mark, files()))


def _hash() -> str:
    root = Path(pipeline.__file__).parent
    found = sha256()
    for name in files():
        path = Path(name)
        if path.is_file():
            found.update(path.relative_to(root).as_posix().encode())
            found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()


def files() -> list[str]:
    """All that the program is: its files, and its folders, which change when a file comes or goes."""
    root = Path(pipeline.__file__).parent
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        found.append(folder)
        found += [f"{folder}/{name}" for name in sorted(names) if name.endswith(_CODE)]
    return found


def file_hash(path: Path) -> str:
    """sha256 of a file, "" when it is not there."""
    try:
        with path.open("rb") as file:
            found = sha256()
            while block := file.read(1 << 20):
                found.update(block)
            return found.hexdigest()
    except FileNotFoundError:
        return ""
