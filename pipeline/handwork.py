"""What people have changed in finished files by hand is set aside under another name, never written over.

Whether a file is still as it was made is told by its hash, kept in a hidden file of the output folder;
where that is lost, by the marks that every other writer of Word files and PDFs leaves.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.files import why, write_inside, write_together
from pipeline.problem import Level, Problem, Span, ToolError

FOLDER = ".vanban"
"""Beside the finished files; hidden."""
HAND = "sua-tay"
"""In the name of a file that someone changed and that a new one takes the place of."""
_NAME = "da-dung.txt"
_MARKED = b"<Application>vanban</Application>"
_TAIL = 2048


@dataclass(frozen=True, slots=True)
class _Known:
    """The hashes of the last two files that were written at a place, and the content file of the last one."""

    marks: tuple[str, ...] = ()
    source: str = ""
    """As seen from the output folder; "" = not known."""


class Written:
    """The hashes of what was written into an output folder, by path below it, and what it was made from.

    A log of lines `sha256 path TAB source`: the line comes before the file is written, so that a run
    killed at any moment leaves none of our own files unknown.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / FOLDER / _NAME
        self._known = self._read()
        self._own: set[str] = set()

    def _read(self) -> dict[str, _Known]:
        found: dict[str, _Known] = {}
        try:
            lines = self._path.read_text("utf-8").split("\n")[:-1]
        except (OSError, UnicodeDecodeError):
            return found
        for mark, _, rest in (line.partition(" ") for line in lines):
            name, _, source = rest.partition("\t")
            before = found.get(name, _Known()).marks
            found[name] = _Known((*before[-1:], mark), source)
        return found

    def other_source(self, paths: Iterable[Path], file: Path) -> Path | None:
        """Another content file, still there and saying something else, that one of these was last made from."""
        for path in paths:
            known = self._known.get(self._name(path))
            other = self.folder / known.source if known and known.source else file
            try:
                if not other.samefile(file) and other.read_bytes() != file.read_bytes():
                    return Path(os.path.normpath(other))
            except OSError:  # it is gone: renamed, or moved with its folder
                continue
        return None

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def write(self, files: Mapping[Path, bytes], source: Path | None = None) -> tuple[Problem, ...]:
        """Writes the files of one document whole; F013 for each in which somebody's changes had to be set
        aside. Errors as `write_together`; then nothing has been set aside."""
        from_ = _seen_from(self.folder, source) if source else ""
        put_aside: dict[Path, Path] = {}
        try:
            for path, data in files.items():
                name, mark = self._name(path), sha256(data).hexdigest()
                known = self._known.get(name)
                aside = set_aside(path, mark, known.marks if known else None)
                if aside:
                    put_aside[path] = path.with_name(aside)
                if known is None or (known.marks[-1], known.source) != (mark, from_):
                    self._note(name, mark, from_)
            write_together(self.folder, files)
        except BaseException:
            for path, other in put_aside.items():
                if not path.exists():
                    other.replace(path)
            raise
        return tuple(_told(path, other.name) for path, other in put_aside.items())

    def _note(self, name: str, mark: str, source: str) -> None:
        before = self._known.get(name, _Known()).marks
        self._known[name] = _Known((*before[-1:], mark), source)
        try:
            if not self._own:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as log:
                log.write(_line(name, mark, source).encode())
            self._own.add(name)
        except OSError as error:
            said = f"không ghi được tệp: {why(error)}"
            raise ToolError(str(self._path), said) from error

    def close(self) -> None:
        """The log again without what later lines have replaced, when it has changed; of what another run
        has written meanwhile its lines stay."""
        if self._own:
            now = self._read() | {name: self._known[name] for name in self._own}
            self._own = set()
            lines = [_line(name, one.marks[-1], one.source) for name, one in sorted(now.items())]
            write_inside(self.folder, self._path, "".join(lines).encode())


def _line(name: str, mark: str, source: str) -> str:
    return f"{mark} {name}\t{source}\n"


def _seen_from(folder: Path, file: Path) -> str:
    try:
        seen = os.path.relpath(file.resolve(), folder.resolve())
    except ValueError:  # another drive of Windows
        seen = str(file.resolve())
    return "" if "\n" in seen else Path(seen).as_posix()


def write_over(path: Path, data: bytes) -> tuple[Problem, ...]:
    """One finished file at a place of the officer's choice; F013 where somebody's changes were set aside.

    Errors as `write_inside`. No hashes are kept there: who wrote the old file is told by its marks.
    """
    aside = set_aside(path, sha256(data).hexdigest(), None)
    write_inside(path.parent, path, data)
    return (_told(path, aside),) if aside else ()


def set_aside(path: Path, mark: str, ours: tuple[str, ...] | None) -> str:
    """The new name of a file at `path` that is neither the new one (`mark`) nor ours; "" when it may be
    written over. `ours` are hashes of what we wrote there, None when they are not known.

    ToolError when it cannot be renamed.
    """
    if not path.is_file() or path.is_symlink():
        return ""
    there = path.read_bytes()
    found = sha256(there).hexdigest()
    if found == mark or (found in ours if ours is not None else _as_made(path, there)):
        return ""
    turn = 1
    while (other := path.with_name(f"{path.stem}.{HAND}-{turn}{path.suffix}")).exists():
        turn += 1
    try:
        path.replace(other)
    except OSError as error:
        raise ToolError(str(path), f"không đổi tên được: {why(error)}") from error
    return other.name


def _as_made(path: Path, data: bytes) -> bool:
    """Word, LibreOffice and WPS put their own name into a Word file; who signs or edits a PDF adds an end."""
    if path.suffix == ".pdf":
        return data.count(b"%%EOF") == 1 and b"<pdf:Producer>vanban</pdf:Producer>" in data
    if path.suffix != ".docx":
        return True
    import zipfile  # with what it loads itself a fortieth of a short run

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("docProps/app.xml") as part:
            return _MARKED in part.read(_TAIL)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError):
        return False


def _told(path: Path, aside: str) -> Problem:
    message = f"tệp này đã bị sửa sau khi vanban ghi; bản sửa được giữ lại thành “{aside}”"
    other = str(path.with_name(aside))
    other = f'"{other}"' if " " in other else other
    hint = f"muốn đưa chỗ sửa vào nguồn: vanban merge-back {other}"
    if path.suffix != ".docx":
        hint = "xem còn cần bản ấy không (chữ ký số, ghi chú …) rồi cất hoặc xoá"
    return Problem(Span(str(path), 0, 0), "F013", message, hint, Level.WARNING)
