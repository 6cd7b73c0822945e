"""The program as a hash, so that another version makes its documents anew."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import pipeline

_CODE = (".py", ".yaml", ".csv")


@cache
def program() -> str:
    """The hash of its own files, standards and unit tables too."""
    root = Path(pipeline.__file__).parent
    found = sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in _CODE:
            found.update(path.relative_to(root).as_posix().encode())
            found.update(sha256(path.read_bytes()).digest())
    return found.hexdigest()


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
