"""Which files of a folder belong to a batch: its content, whose values for a unit the batch alone has, and its rosters,
data and overrides, which are no documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import source
from pipeline.desk import BATCH
from pipeline.files import read_limited
from pipeline.problem import ContentError, Level, Problem
from pipeline.source import Mapping as MappingNode
from pipeline.source import Node, Scalar, Sequence

_FILE = frozenset({"file", "tệp", "overrides", "ghi đè"})
_CONTENT = frozenset({"content", "nội dung"})
_OPEN = frozenset({"T001", "T002"})
_UNIT = "không có giá trị “unit”"


@dataclass(frozen=True, slots=True)
class Batches:
    """What the batch files of some folders name; whole paths."""

    contents: Mapping[Path, Path] = field(default_factory=dict)
    """Content -> the first batch file that has it, as it was found."""
    others: frozenset[Path] = frozenset()
    """Rosters, data, overrides (or the folder of them)."""

    def is_other(self, file: Path) -> bool:
        """Whether a file is a part of a batch and no document."""
        whole = file.resolve()
        return whole in self.others or not self.others.isdisjoint(whole.parents)

    def told(
        self, file: Path, problems: Iterable[Problem], level: Level = Level.INFO
    ) -> tuple[Problem, ...]:
        """Without what only a unit's values can settle, where the file is a batch's content: that is said once."""
        found = tuple(problems)
        batch = self.contents.get(file.resolve())
        open_ = [one for one in found if _waits(one)] if batch else []
        if not open_:
            return found
        way = (
            f"cả đợt: vanban batch {batch} (thêm --dry-run để chỉ thử); một bản thử: thêm “dữ liệu: "
            "{unit: …}” vào cuối tệp này"
        )
        said = f"nội dung của đợt “{batch}”: {len(open_)} chỗ điền của đơn vị chưa xét ở đây"
        once = replace(open_[0], code="T001", message=said, hint=way, level=level)
        return (*(one for one in found if not _waits(one)), once)


def _waits(problem: Problem) -> bool:
    return problem.code in _OPEN and problem.message == _UNIT


def of_folders(folders: Iterable[Path], *, below: bool = False) -> Batches:
    """By the batch files that stand in the folders, or also anywhere `below`; one that cannot be read names nothing."""
    contents: dict[Path, Path] = {}
    others: set[Path] = set()
    for folder in dict.fromkeys(folders):
        for file in sorted(folder.rglob(f"*{BATCH}") if below else folder.glob(f"*{BATCH}")):
            for key, name in _named(file):
                path = (file.parent / name).resolve()
                if key in _CONTENT:
                    contents.setdefault(path, file)
                else:
                    others.add(path)
    return Batches(contents, frozenset(others) - contents.keys())


def _named(file: Path) -> Iterator[tuple[str, str]]:
    try:
        root = source.read(read_limited(file), str(file)).root
    except (ContentError, OSError):
        return
    yield from _files(root)


def _files(node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _files(item)
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            key = entry.written.strip().lower()
            if isinstance(entry.value, Scalar) and key in _FILE | _CONTENT:
                yield key, entry.value.value.strip()
            else:
                yield from _files(entry.value)
