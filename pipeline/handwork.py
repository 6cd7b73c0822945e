"""What people have changed in finished files by hand is set aside under another name, never written over.

Whether a file is still as it was made is told by its hash, kept in a hidden file of the output folder;
where that is lost, by the marks that every other writer of Word files and PDFs leaves.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
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


class Written:
    """The hashes of what was written into an output folder, by path below it.

    A log of lines `sha256 path`: the line comes before the file is written, so that a run killed at
    any moment leaves none of our own files unknown.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / FOLDER / _NAME
        self._marks = self._read()
        self._grown = False

    def _read(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        try:
            lines = self._path.read_text("utf-8").split("\n")[:-1]
        except (OSError, UnicodeDecodeError):
            return found
        for mark, _, name in (line.partition(" ") for line in lines):
            found[name] = (*found.get(name, ())[-1:], mark)
        return found

    def write(self, files: Mapping[Path, bytes]) -> tuple[Problem, ...]:
        """Writes the files of one document whole; F013 for each in which somebody's changes had to be set
        aside. Errors as `write_together`."""
        told = []
        for path, data in files.items():
            name, mark = path.relative_to(self.folder).as_posix(), sha256(data).hexdigest()
            known = self._marks.get(name)
            aside = set_aside(path, mark, known)
            if known is None or known[-1] != mark:
                self._note(name, mark)
            if aside:
                told.append(_told(path, aside))
        write_together(self.folder, files)
        return tuple(told)

    def _note(self, name: str, mark: str) -> None:
        self._marks[name] = (*self._marks.get(name, ())[-1:], mark)
        try:
            if not self._grown:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as log:
                log.write(f"{mark} {name}\n".encode())
            self._grown = True
        except OSError as error:
            said = f"không ghi được tệp: {why(error)}"
            raise ToolError(str(self._path), said) from error

    def close(self) -> None:
        """The log again without what later lines have replaced, when it has changed."""
        if self._grown:
            self._grown = False
            lines = [f"{marks[-1]} {name}\n" for name, marks in sorted(self._marks.items())]
            write_inside(self.folder, self._path, "".join(lines).encode())


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
