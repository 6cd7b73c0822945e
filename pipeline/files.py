"""Files written whole or not at all, only inside the folder they belong to."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from pipeline.problem import ContentError, Problem, Span, ToolError

READ_LIMIT = 2 * 1024 * 1024
"""Bytes of a content file; `pipeline.source` refuses more."""

IMAGE_LIMIT = 10 * 1024 * 1024
"""Bytes of an image file."""


def read_limited(path: Path, limit: int = READ_LIMIT) -> bytes:
    """At most limit + 1 bytes: enough for the reader to say that the file is too big, never more."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def read_content(path: Path, limit: int = READ_LIMIT) -> bytes:
    """A file as `read_limited` has it; ContentError F014 when it cannot be read."""
    try:
        return read_limited(path, limit)
    except OSError as error:
        gone = isinstance(error, FileNotFoundError)
        message = f"không đọc được tệp: {'tệp không còn đó' if gone else why(error)}"
        raise ContentError([Problem(Span(str(path)), "F014", message)]) from error


def image_reader(folder: Path, root: Path) -> Callable[[str], bytes | None]:
    """Reads images named in a content file: seen from its own folder, never outside `root` or `folder`.

    None for what is absent or outside; of a larger one than IMAGE_LIMIT one byte more than that.
    """
    roots = (root.resolve(), folder.resolve())

    def read(name: str) -> bytes | None:
        path = (folder / name).resolve()
        try:
            if not path.is_file() or not any(path.is_relative_to(one) for one in roots):
                return None
            return read_limited(path, IMAGE_LIMIT)
        except OSError:  # a name longer than the system's, no right to read it
            return None

    return read


def write_inside(root: Path, path: Path, data: bytes, *, lasting: bool = True) -> Path:
    """Write `path` whole, or leave what was there; ContentError when it would lie outside `root`.

    Not `lasting`: whole for every program, but perhaps not yet on the disk when the power fails; for
    callers that see to that themselves (a batch writes thousands and waits once).

    ToolError when the disk or the rights do not allow it. Folders on the way are made. Returns the
    path written.
    """
    return write_together(root, {path: data}, lasting=lasting)[0]


def write_together(
    root: Path, files: Mapping[Path, bytes], *, lasting: bool = True
) -> tuple[Path, ...]:
    """Write the files of one thing as `write_inside` does one: all are whole, and on the disk together,
    before the first takes its name. Errors as there; nothing is written when one cannot be."""
    targets = {path: _inside(root, path) for path in files}
    spares: dict[Path, Path] = {}
    path = root
    try:
        with ExitStack() as opened:
            written = []
            for path, target in targets.items():
                target.parent.mkdir(parents=True, exist_ok=True)
                spares[path] = _spare(target)
                handle = os.open(spares[path], _NEW_FILE, 0o666)
                written.append(opened.enter_context(os.fdopen(handle, "wb")))
                written[-1].write(files[path])
            for file in written if lasting else ():
                file.flush()
                os.fsync(file.fileno())
        for path, target in targets.items():
            _with_rights_of(target, spares[path])
            spares[path].replace(target)
    except BaseException as error:
        for spare in spares.values():
            spare.unlink(missing_ok=True)
        if isinstance(error, OSError):
            said = f"không ghi được tệp: {why(error)}"
            raise ToolError(str(path), said) from error
        raise
    if lasting:
        for folder in dict.fromkeys(target.parent for target in targets.values()):
            _sync_folder(folder)
    return tuple(targets.values())


@contextmanager
def writing(root: Path, path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A file too large to be held: written piece by piece, and taking its name when it is whole.

    `lasting` and errors as `write_inside`; when the block raises, what was there stays.
    """
    target = _inside(root, path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        spare = _spare(target)
        try:
            with os.fdopen(os.open(spare, _NEW_FILE, 0o666), "wb") as file:
                yield file
                if lasting:
                    file.flush()
                    os.fsync(file.fileno())
            _with_rights_of(target, spare)
            spare.replace(target)
        except BaseException:
            spare.unlink(missing_ok=True)
            raise
        if lasting:
            _sync_folder(target.parent)
    except OSError as error:
        raise ToolError(str(path), f"không ghi được tệp: {why(error)}") from error


_SPARE = re.compile(r"\..+\.\d+-\d+\.tmp")


def sweep(root: Path, but: str = "") -> int:
    """Removes what writers that were killed have left below `root`; says how many. Only when none is at work.

    What stands in a folder named `but` is left alone.
    """
    found = (path for path in root.rglob(".*.tmp") if _SPARE.fullmatch(path.name))
    left = [path for path in found if path.parent.name != but]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _inside(root: Path, path: Path) -> Path:
    """Symlinks on the way are followed before judging, so none leads out; the file itself may be none."""
    folder = root.resolve()
    target = path.parent.resolve() / path.name
    span = Span(str(path))
    if path.name in ("", ".", "..") or not target.is_relative_to(folder) or target == folder:
        message = f"tệp kết quả nằm ngoài thư mục “{root}”"
        raise ContentError([Problem(span, "F001", message, "chỉ ghi vào trong thư mục kết quả")])
    if target.is_symlink() or target.is_dir():
        what = "một liên kết" if target.is_symlink() else "một thư mục"
        message = f"chỗ của tệp kết quả đang là {what}"
        raise ContentError([Problem(span, "F002", message, "xoá hoặc đổi tên nó rồi làm lại")])
    return target


_NEW_FILE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
)


def _spare(target: Path) -> Path:
    """A free name beside the target; the process number keeps two runs apart."""
    # A name has at most 255 bytes; a Vietnamese letter has up to three.
    name = target.name.encode()[:200].decode(errors="ignore")
    names = (target.with_name(f".{name}.{os.getpid()}-{turn}.tmp") for turn in count())
    return next(name for name in names if not name.exists())


def _with_rights_of(target: Path, spare: Path) -> None:
    """Who may read a file is not widened by writing it anew: a secret document stays as its office set it."""
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(target.stat().st_mode)
        if stat.S_IMODE(spare.stat().st_mode) != mode:
            spare.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """The new name is on disk too, where the system can do that (Windows cannot open a folder)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clash(file: Path, other: Path, target: Path) -> Problem:
    """Two contents that give the same file name, in one run or one after the other."""
    alike = unicodedata.normalize("NFC", str(file)) == unicodedata.normalize("NFC", str(other))
    named = "một tệp cùng tên, gõ bằng mã chữ khác (dấu rời)," if alike else f"“{other}”"
    return Problem(
        Span(str(file)),
        "F003",
        f"tệp này và {named} cùng cho ra tên “{target.name}” trong thư mục kết quả",
        "đổi tên hoặc xoá một trong hai tệp nội dung, hoặc dùng --output khác",
    )


def on_disk(path: Path) -> Path | None:
    """The file or folder as it is named there: a disk may hold “ế” as “e” with two signs (macOS, old archives) where one
    types a single letter, or the other way round; None where there is none of either kind."""
    if path.exists():
        return path
    parent = on_disk(path.parent) if path.parent != path else None
    if parent is None or not parent.is_dir():
        return None
    wanted = unicodedata.normalize("NFC", path.name)
    same = (one for one in parent.iterdir() if unicodedata.normalize("NFC", one.name) == wanted)
    return next(same, None)


def same_place(path: Path) -> str:
    """What two paths share when a disk without capitals (Windows, macOS) holds them as one."""
    return str(path).casefold()


_REASONS = {
    errno.ENOSPC: "đĩa đã đầy → xoá bớt, hoặc ghi ra ổ khác",
    errno.EDQUOT: "đã hết dung lượng được cấp → xoá bớt, hoặc ghi ra ổ khác",
    errno.EACCES: "không có quyền, hoặc tệp đang mở ở chương trình khác → đóng tệp, xem lại quyền",
    errno.EPERM: "hệ thống không cho phép → xem lại quyền của thư mục",
    errno.EROFS: "ổ đĩa chỉ cho đọc → ghi ra ổ khác",
    errno.ENAMETOOLONG: "đường dẫn quá dài → chọn thư mục có đường dẫn ngắn hơn",
    errno.EIO: "ổ đĩa hỏng, hoặc đã bị rút ra",
    errno.ENOENT: "thư mục không còn đó",
    errno.ENOTDIR: "chỗ của thư mục đang là một tệp → xoá hoặc đổi tên tệp ấy",
    errno.EEXIST: "chỗ của thư mục đang là một tệp hoặc một liên kết → xoá hoặc đổi tên nó",
    errno.EISDIR: "chỗ của tệp đang là một thư mục → xoá hoặc đổi tên thư mục ấy",
    errno.EBUSY: "tệp đang mở ở chương trình khác → đóng chương trình ấy",
}


_WINDOWS = 259
"""Characters of a path that Windows opens; of a longer one it says that it is not there."""


def why(error: OSError) -> str:
    """What the system says of a file, in the officer's words where they are known."""
    if error.errno == errno.ENOENT and len(str(error.filename or "")) > _WINDOWS:
        return _REASONS[errno.ENAMETOOLONG]
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
