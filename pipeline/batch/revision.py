"""A batch as it was at a revision of git: its folder of contents laid out anew in a temporary place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import git
from pipeline.files import write_inside
from pipeline.problem import UsageError


@contextmanager
def at(revision: str, file: Path, content: Path) -> Iterator[tuple[Path, Path]]:
    """(the batch file, the content folder) of that revision; UsageError when there is no such thing."""
    repository = git.repository(file.parent)
    commit = repository.resolve(revision) if repository else None
    if repository is None or commit is None:
        raise UsageError(f"“{revision}” không phải tệp đợt, cũng không phải phiên bản git nào.")
    folder = repository.inside(content)
    with TemporaryDirectory(prefix="vanban-") as made:
        base = Path(made)
        for name, data in repository.read_many(commit, repository.files(commit, folder)).items():
            write_inside(base, base / name, data, lasting=False)
        there = base / repository.inside(file)
        if not there.is_file():
            raise UsageError(f"phiên bản “{revision}” chưa có tệp “{file}”.")
        yield there, base / folder
