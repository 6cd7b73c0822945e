"""A zip for each province, to be sent on: the same documents, the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.batch.lock import SETTLES
from pipeline.files import writing

_DAY = (1980, 1, 1, 0, 0, 0)
"""No hour gets into a file."""


def write(folder: Path, zips: Mapping[str, Sequence[str]]) -> None:
    """Zips by their names below `folder`, each with the files of it that go in. Errors as of `files.writing`."""
    for name, files in zips.items():
        with (
            writing(folder, folder / name, lasting=not SETTLES) as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive,
        ):
            _fill(archive, folder, files)


def _fill(archive: zipfile.ZipFile, folder: Path, files: Iterable[str]) -> None:
    """Files under their own names. They are packed already: stored as they are."""
    for name in files:
        source = folder / name
        info = zipfile.ZipInfo(name, _DAY)
        info.external_attr = 0o644 << 16
        info.file_size = source.stat().st_size
        with source.open("rb") as data, archive.open(info, "w") as out:
            while block := data.read(1 << 20):
                out.write(block)
