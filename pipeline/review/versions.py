"""One content file as it stood at a revision, in another folder, or now: read, composed, in lines."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import join, normpath

from pipeline.desk import REGISTRIES, Desk, Draft, Order, is_content
from pipeline.files import IMAGE_LIMIT, read_limited
from pipeline.git import Commit, Repository
from pipeline.problem import UsageError
from pipeline.review.blocks import Line, lines
from pipeline.review.scalars import Places
from pipeline.source import read

Drafter = Callable[[bytes, str, Desk, Order], Draft]
"""`pipeline.build.draft`."""


@dataclass(frozen=True)
class Version:
    """A content file at one moment. `name` is how readers are told of it ("bản đang soạn", "HEAD~1").

    `desk` has the registries and pictures of that moment. `commit` is the last that changed the file
    then; None for what is not committed.
    """

    name: str
    file: str
    draft: Draft
    desk: Desk
    commit: Commit | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The composed lines; none when the content did not get as far as a document."""
        if self.draft.document is None:
            return ()
        return lines(self.draft.document, Places(read(self.draft.data, self.file)))


def of_file(file: Path, desk: Desk, order: Order, drafter: Drafter, name: str) -> Version:
    """A file as it stands on the disk."""
    return Version(name, str(file), drafter(read_limited(file), str(file), desk, order), desk)


@dataclass(frozen=True)
class Past:
    """One commit: its registries are read once for all its files."""

    repository: Repository
    revision: str
    hash: str
    desk: Desk

    def version(self, file: Path, order: Order, drafter: Drafter) -> Version | None:
        """The file as it was, under the name it had then; None when it was not there."""
        inside = self.name_then(file)
        data = self.repository.read(self.hash, inside) if inside else None
        if inside is None or data is None:
            return None
        last = self.repository.last_commit(self.repository.root / inside, self.hash)
        desk = replace(self._desk, pictures=self._pictures(inside))
        desk.__dict__["registries"] = self._desk.registries
        commit = self.repository.commit(last) if last else None
        return Version(
            self.revision, str(file), drafter(data, str(file), desk, order), desk, commit
        )

    def name_then(self, file: Path) -> str | None:
        """What the file of today was called at that commit; None when it was not there."""
        today = self.repository.inside(file)
        if self.repository.read(self.hash, today) is not None:
            return today
        names = self.repository.names(file)[1:]
        found = self.repository.read_many(self.hash, names)
        return next((name for name in names if name in found), None)

    def files(self, folder: Path) -> list[Path]:
        """The content files below a folder then."""
        inside = self.repository.inside(folder)
        found = self.repository.files(self.hash, "" if inside == "." else inside)
        cut = 0 if inside == "." else len(inside) + 1
        return [
            self.repository.root / name for name in found if is_content(PurePosixPath(name[cut:]))
        ]

    @cached_property
    def _desk(self) -> Desk:
        """The desk with the registries of that commit."""
        content = self.desk.content.resolve()
        if not content.is_relative_to(self.repository.root):
            return self.desk
        folder = self.repository.inside(content)
        names = {name: normpath(join(folder, name)) for name in REGISTRIES}
        found = self.repository.read_many(self.hash, names.values())
        if all(found.get(path) == _now(content / name) for name, path in names.items()):
            return self.desk
        with tempfile.TemporaryDirectory(prefix="vanban-") as place:
            for name, path in names.items():
                if path in found:
                    (Path(place) / name).write_bytes(found[path])
            then = replace(self.desk, content=Path(place))
            registries = then.registries
        then = replace(self.desk)
        then.__dict__["registries"] = registries
        return then

    def _pictures(self, inside: str) -> Callable[[str], bytes | None]:
        """Pictures named in the file, as they were; never from outside of the repository."""
        folder = inside.rpartition("/")[0]

        def reader(name: str) -> bytes | None:
            path = normpath(join(folder, name.replace("\\", "/")))
            if path.startswith(("..", "/")):
                return None
            data = self.repository.read(self.hash, path)
            return data if data is not None and len(data) <= IMAGE_LIMIT else None

        return reader


def past(repository: Repository, revision: str, desk: Desk) -> Past:
    """The repository at a revision; UsageError when it names no commit."""
    found = repository.resolve(revision)
    if found is None:
        raise UsageError(
            f"“{revision}” không phải bản ghi nào trong kho git, cũng không phải tệp. "
            "Gõ “git log --oneline” để xem các bản ghi."
        )
    return Past(repository, revision, found, desk)


def _now(file: Path) -> bytes | None:
    return read_limited(file) if file.is_file() else None
