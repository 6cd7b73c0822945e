"""Which versions a reader means: revisions, two files, two folders; and the comparisons of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import git
from pipeline.desk import REGISTRIES, Desk, Order, is_content
from pipeline.problem import UsageError
from pipeline.review.comparison import Comparison
from pipeline.review.versions import Drafter, Past, Version, of_file, past

NOW = "bản đang soạn"


@dataclass(frozen=True, slots=True)
class Choice:
    """`old`, `new`: revisions, "" = what stands on the disk. `files`: pairs for two files or folders,
    the same file twice for revisions."""

    old: str
    new: str
    files: tuple[tuple[Path, Path], ...]
    folders: tuple[Path, ...] = ()
    """For revisions: folders whose files are compared, those gone or new too."""


def chosen(given: Sequence[str], content: Path) -> Choice:
    """What the words of the command mean; UsageError when they mean nothing."""
    revisions, paths = _parted(given)
    if not revisions and len(paths) == 2 and paths[0].is_dir() and paths[1].is_dir():
        return Choice("", "", _folder_pairs(*paths))
    if not revisions and len(paths) == 2 and all(path.is_file() for path in paths):
        return Choice("", "", ((paths[0], paths[1]),))
    old, new = (*revisions, "HEAD", "")[:2] if not revisions else (*revisions, "")[:2]
    folders = tuple(path for path in paths if path.is_dir()) or (() if paths else (content,))
    files = tuple((path, path) for path in paths if not path.is_dir())
    return Choice(old, new, files, folders)


def _parted(given: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Leading words that name no file are revisions, two at most."""
    revisions: list[str] = []
    rest = list(given)
    while rest and len(revisions) < 2 and not Path(rest[0]).exists() and not _named(rest[0]):
        first, dots, second = rest.pop(0).partition("..")
        revisions += [first or "HEAD", *([second.lstrip(".") or "HEAD"] if dots else [])]
    if len(revisions) > 2:
        raise UsageError("nhiều nhất hai bản: “vanban diff A B TỆP”.")
    return revisions, [Path(one) for one in rest]


def _named(word: str) -> bool:
    """A content file, though it is not there now (it may have been in a revision)."""
    return word.endswith((".yaml", ".yml"))


def _folder_pairs(old: Path, new: Path) -> tuple[tuple[Path, Path], ...]:
    names: dict[Path, None] = {}
    for folder in (old, new):
        for path in sorted(folder.rglob("*.y*ml")):
            if is_content(path.relative_to(folder)):
                names[path.relative_to(folder)] = None
    return tuple((old / name, new / name) for name in sorted(names))


def compared(choice: Choice, desk: Desk, order: Order, drafter: Drafter) -> list[Comparison]:
    """One comparison a file; UsageError for what is in neither version."""
    if not choice.old and not choice.new:
        return [_of_files(one, other, desk, order, drafter) for one, other in choice.files]
    places = [path for path, _ in choice.files] or list(choice.folders)
    kept = git.repository(places[0].parent if not places[0].exists() else places[0])
    if kept is None:
        raise UsageError(
            f"“{places[0]}” không nằm trong kho git nào nên không có bản ghi cũ để so; "
            "so hai tệp: “vanban diff CŨ.yaml MỚI.yaml”."
        )
    before = past(kept, choice.old, desk)
    after = past(kept, choice.new, desk) if choice.new else None
    files = [path for path, _ in choice.files]
    for folder in choice.folders:
        files += _inside(folder, before, after)
    wanted = _without_old_names(dict.fromkeys(files), before) if choice.folders else files
    return [_of_revisions(file, before, after, desk, order, drafter) for file in wanted]


def _without_old_names(files: Iterable[Path], before: Past) -> list[Path]:
    """A file that was renamed is compared once, under its new name."""
    inside = before.repository.inside
    moved = {name for file in files if (name := before.name_then(file)) and name != inside(file)}
    return [file for file in files if file.is_file() or inside(file) not in moved]


def _inside(folder: Path, before: Past, after: Past | None) -> list[Path]:
    """Every content file below the folder in either version, as the reader would name it."""
    root = folder.resolve()
    found = {folder / one.relative_to(root) for one in before.files(folder)}
    if after:
        found |= {folder / one.relative_to(root) for one in after.files(folder)}
    else:
        found |= {path for path in folder.rglob("*.y*ml") if is_content(path.relative_to(folder))}
    here = Path.cwd()
    return sorted(one.relative_to(here) if one.is_relative_to(here) else one for one in found)


def _of_files(old: Path, new: Path, desk: Desk, order: Order, drafter: Drafter) -> Comparison:
    sides = [
        of_file(path, _at_home(path, desk), order, drafter, str(path)) if path.is_file() else None
        for path in (old, new)
    ]
    return Comparison(str(new), sides[0], sides[1])


def _at_home(file: Path, desk: Desk) -> Desk:
    """A file of another working place is read with that place's registries."""
    for folder in file.resolve().parents:
        if any((folder / name).is_file() for name in REGISTRIES):
            return desk if folder == desk.content.resolve() else replace(desk, content=folder)
    return desk


def _of_revisions(
    file: Path, before: Past, after: Past | None, desk: Desk, order: Order, drafter: Drafter
) -> Comparison:
    old = before.version(file, order, drafter)
    new: Version | None = None
    if after:
        new = after.version(file, order, drafter)
    elif file.is_file():
        new = of_file(file, desk, order, drafter, NOW)
    if old is None and new is None:
        raise UsageError(f"“{file}” không có trong cả hai bản. Kiểm tra lại tên và chỗ đứng.")
    return Comparison(str(file), old, new)
