"""Which content file, and which version of it, a returned copy was made from.

The copy says so itself (custom properties); the hash decides between versions. A copy without them,
made by an editor that drops what it does not know, is recognised by its words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePath, PurePosixPath

from pipeline.desk import is_content
from pipeline.files import read_limited
from pipeline.git import Repository, repository
from pipeline.ooxml.anchors import COMMIT, HASH, SOURCE
from pipeline.problem import ContentError, Problem, Span, UsageError
from pipeline.review.likeness import words
from pipeline.review.returned import Returned

_ALIKE = 0.35
"""Least share of a copy's words that the content file must hold to be taken for its source."""


@dataclass(frozen=True, slots=True)
class Found:
    """The content file and the text that the copy was printed from."""

    file: Path
    text: str
    how: str
    """In Vietnamese, for the report."""
    sure: bool = True
    """False when the version was guessed by its words."""


def locate(
    copy: Returned,
    root: Path,
    contents: Iterable[Path],
    content: Path | None = None,
    base: str | None = None,
) -> Found:
    """Find the source of a copy; ContentError W001 when nothing fits."""
    file = content or named(copy, root)
    if file is None:
        every = list(contents)
        file = _by_name(copy, every) or _by_words(copy, every)
    if file is None:
        raise _unknown(copy)
    if content is not None and not is_content(PurePath(content.name)):
        raise UsageError(f"“{content}” không phải tệp nội dung của văn bản nào.")
    now = _read(file)
    if base is not None:
        return Found(file, _given(base, file), f"theo --base {base}")
    wanted = copy.read.properties.get(HASH, "")
    if wanted and hashlib.sha256(now).hexdigest() == wanted:
        return Found(file, now.decode(), "đúng bản đang có")
    kept = repository(file)
    if kept is not None and (found := _in_history(copy, kept, file, wanted)):
        return found
    how = "không rõ bản gốc, so với bản đang có"
    return Found(file, now.decode(), how, sure=False)


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise UsageError(f"không có tệp nội dung “{file}”.")
    return read_limited(file)


def named(copy: Returned, root: Path, key: str = SOURCE) -> Path | None:
    """The file that the copy names, confined to the working place: the copy is foreign data."""
    said = copy.read.properties.get(key, "")
    path = PurePosixPath(said)
    if not said or path.is_absolute() or ".." in path.parts or "\\" in said or ":" in said:
        return None
    kept = repository(root)
    for folder in dict.fromkeys([kept.root if kept else root, root]):
        file = folder / path
        if file.suffix in (".yaml", ".yml") and file.is_file():
            inside = file.resolve().is_relative_to(folder.resolve())
            return file if inside else None
    return None


def _by_name(copy: Returned, contents: Iterable[Path]) -> Path | None:
    """Outside of git a copy says no folders: the one file that it was printed from, or is called so."""
    said = copy.read.properties.get(SOURCE, "")
    wanted = copy.read.properties.get(HASH, "")
    called = [file for file in contents if said and file.name == PurePosixPath(said).name]
    same = [file for file in called if hashlib.sha256(read_limited(file)).hexdigest() == wanted]
    return (same or called)[0] if len(same or called) == 1 else None


def _by_words(copy: Returned, contents: Iterable[Path]) -> Path | None:
    """The content file that holds most of the copy's words."""
    said = {word for one in copy.original for word in _pairs(one.text)}
    best: tuple[float, Path | None] = (0.0, None)
    for file in contents:
        held = set(_pairs(read_limited(file).decode("utf-8", "replace")))
        share = len(said & held) / max(1, len(said))
        if share > best[0]:
            best = (share, file)
    return best[1] if best[0] >= _ALIKE else None


def _pairs(text: str) -> list[tuple[str, str]]:
    found = words(text)
    return list(pairwise(found))


def _given(base: str, file: Path) -> str:
    """`--base`: a file, or a revision of git."""
    path = Path(base)
    if path.is_file():
        return _read(path).decode()
    kept = repository(file)
    commit = kept.resolve(base) if kept else None
    data = _first(kept, commit, kept.names(file)) if kept and commit else None
    if data is None:
        raise UsageError(
            f"--base {base}: không phải tệp, cũng không phải bản ghi git có “{file.name}”."
        )
    return data.decode()


def _in_history(copy: Returned, kept: Repository, file: Path, wanted: str) -> Found | None:
    paths = kept.names(file)
    named = copy.read.properties.get(COMMIT, "")
    commit = kept.resolve(named) if re.fullmatch(r"[0-9a-f]{7,64}", named) else None
    data = _first(kept, commit, paths) if commit else None
    if data is not None and (not wanted or hashlib.sha256(data).hexdigest() == wanted):
        return Found(file, data.decode(), f"bản ghi git {named[:8]}")
    if wanted:
        for one in kept.history(file, limit=200):
            older = _first(kept, one.hash, paths)
            if older is not None and hashlib.sha256(older).hexdigest() == wanted:
                return Found(file, older.decode(), f"bản ghi git {one.hash[:8]}")
    if data is not None:
        how = f"bản ghi git {named[:8]}; lúc in, tệp nội dung có chỗ chưa ghi vào git"
        return Found(file, data.decode(), how, sure=False)
    return None


def _first(kept: Repository, commit: str, names: list[str]) -> bytes | None:
    """The file at a commit under the newest of its names that was there."""
    found = kept.read_many(commit, names)
    return next((found[name] for name in names if name in found), None)


def _unknown(copy: Returned) -> ContentError:
    message = "không nhận ra bản trả về này làm từ tệp nội dung nào"
    hint = "nêu tệp nội dung: --content TỆP.yaml, và bản gốc nếu cần: --base"
    return ContentError([Problem(Span(copy.file), "W001", message, hint)])
