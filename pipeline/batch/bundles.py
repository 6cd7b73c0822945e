"""A zip for each province, to be sent on: the same documents, the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipeline.files import writing

_DAY = (1980, 1, 1, 0, 0, 0)
"""No hour gets into a file."""


class Bundles:
    """Several zips open at once, so that one look over the roster fills them all."""

    def __init__(self, folder: Path, archives: Mapping[str, zipfile.ZipFile]) -> None:
        self._folder = folder
        self._archives = archives

    def add(self, code: str, name: str) -> None:
        """A file of `folder`, under its own name. It is packed already: stored as it is."""
        source = self._folder / name
        info = zipfile.ZipInfo(name, _DAY)
        info.external_attr = 0o644 << 16
        info.file_size = source.stat().st_size
        with source.open("rb") as data, self._archives[code].open(info, "w") as out:
            while block := data.read(1 << 20):
                out.write(block)


@contextmanager
def writing_all(folder: Path, names: Mapping[str, str]) -> Iterator[Bundles]:
    """Zips by code; all take their names when all are whole."""
    with ExitStack() as stack:
        archives = {}
        for code, name in names.items():
            file = stack.enter_context(writing(folder, folder / name))
            archives[code] = stack.enter_context(zipfile.ZipFile(file, "w", zipfile.ZIP_STORED))
        yield Bundles(folder, archives)
