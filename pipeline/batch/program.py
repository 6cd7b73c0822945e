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
def program() -> tuple[str, str]:
    """The hashes of the standards of form and of all else that it is, unit tables too; of files that stand as they
    stood they are known."""
    standards, rest = generated.read("program", "\n".join(marks()), lambda _: _hashes())
    return standards, rest


@cache
def marks() -> tuple[str, ...]:
    """Its files as they stood when this was first asked for (`seal.mark`)."""
    return tuple(map(mark, files()))


def _hashes() -> tuple[str, str]:
    root = Path(pipeline.__file__).parent
    standards, rest = sha256(), sha256()
    for name in files():
        path = Path(name)
        if path.is_file():
            inside = path.relative_to(root)
            found = standards if inside.match("standards/*.yaml") else rest
            found.update(inside.as_posix().encode())
            found.update(sha256(path.read_bytes()).digest())
    return standards.hexdigest(), rest.hexdigest()


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
