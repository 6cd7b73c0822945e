"""A batch as people and programs see it: a live bar, quiet lines, a stream of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pipeline.batch.causes import SHOWN, Cause
from pipeline.batch.events import Begun, Ended, Event, Finished, Together
from pipeline.show import structured

if TYPE_CHECKING:
    from pipeline.batch.difference import Change, Differences

WORDS = {
    "written": "đã ghi",
    "unchanged": "không đổi",
    "failed": "lỗi",
    "fault": "trục trặc",
    "left": "để lại",
}
WARNINGS = 8
"""Kinds of warnings shown."""
_ROLE = re.compile(r"[a-z][a-z0-9_ -]* \| ")
_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)*\.|[IVXLC]+[.-]|[A-Zđa-z][.)]|[-+])\s+")
EVERY = 5.0
"""Seconds between two quiet lines."""


def summary(end: Finished, dry: bool = False) -> str:
    """ "Đã ghi 89, không đổi 0, lỗi 3."."""
    words = dict(WORDS, written="sẽ ghi") if dry else WORDS
    counts = [f"{words[name]} {end.counts[name]}" for name in words if end.counts.get(name)]
    nothing = "chưa làm đơn vị nào" if end.stopped else "không có đơn vị nào"
    text = ", ".join(counts) or nothing
    return f"{text[0].upper()}{text[1:]}."


def cause_lines(causes: tuple[Cause, ...]) -> Iterator[str]:
    """ "23 đơn vị: U004 thiếu “người nhận” — dòng 5, 9 …" with the way out below."""
    for one in causes:
        named = (f"{row} ({one.cells[row]})" if row in one.cells else f"{row}" for row in one.rows)
        rows = ", ".join(named) + (" …" if one.count > SHOWN else "")
        where = "" if one.in_roster else f" ({one.problem.span})"
        where = f" ({one.file})" if one.file else where
        yield (
            f"  {one.count} đơn vị: {one.problem.code} {one.problem.message}{where} — dòng {rows}"
        )
        if one.problem.hint:
            yield f"      → {one.problem.hint}"


def end_lines(end: Finished, dry: bool) -> Iterator[str]:
    """What is said at the end."""
    if end.causes:
        yield "Vì sao lỗi:"
        yield from cause_lines(end.causes)
    if end.warnings:
        yield "Cần xem lại (văn bản vẫn được dựng):"
        yield from cause_lines(end.warnings[:WARNINGS])
        if len(end.warnings) > WARNINGS:
            yield f"  … và {len(end.warnings) - WARNINGS} điều nữa: cột “lỗi, lưu ý” của so-dot.csv"
    if end.stale_count:
        yield f"{end.stale_count} tệp lần trước của đơn vị nay lỗi hoặc không còn trong danh sách (--prune để xoá):"
        yield from (f"  {name}" for name in end.stale)
        if end.stale_count > len(end.stale):
            yield "  …"
    if end.stopped:
        yield f"Dừng giữa chừng: {end.stopped}"
        yield "      → Những gì đã xong được giữ nguyên; chạy lại đúng lệnh này để làm tiếp."
    yield summary(end, dry)


def begun_lines(begun: Begun) -> Iterator[str]:
    """Why documents are made anew that were made before."""
    if begun.changed:
        yield f"Từ lần trước đã đổi: {'; '.join(begun.changed)} → văn bản đã dựng được dựng lại."


def lines(event: Begun | Ended) -> Iterator[str]:
    """What must be said of it at once."""
    return begun_lines(event) if isinstance(event, Begun) else unit_lines(event)


def unit_lines(ended: Ended) -> Iterator[str]:
    """What must be said of a unit at once: a fault of ours, a file that someone had changed."""
    if ended.state == "fault":
        yield f"✗ dòng {ended.row.number}, {ended.row.key}: {ended.said}"
    if ended.kept:
        yield f"! {ended.row.key}: tệp đã bị sửa tay, giữ lại thành {', '.join(ended.kept)}"


def json_line(event: Event) -> str:
    """One event a line."""
    return json.dumps(_plain(event), ensure_ascii=False)


def _plain(event: Event) -> dict[str, Any]:
    match event:
        case Begun():
            return {
                "event": "begun",
                "units": event.units,
                "folder": str(event.folder),
                "problems": structured.problems(event.problems),
                **({"changed": list(event.changed)} if event.changed else {}),
            }
        case Ended():
            return {
                "event": "unit",
                "row": event.row.number,
                "key": event.row.key,
                "state": event.state,
                "files": list(event.files),
                "pages": event.pages or None,
                "kept": list(event.kept),
                "problems": structured.problems(event.problems),
                **({"said": event.said} if event.said else {}),
            }
        case Together():
            return {"event": "together", "file": str(event.path), "state": event.state}
        case Finished():
            return {
                "event": "finished",
                "counts": dict(event.counts),
                "causes": _causes(event.causes),
                "warnings": _causes(event.warnings),
                "problems": structured.problems(event.problems),
                "stale": event.stale_count,
                "stopped": event.stopped or None,
            }


def _causes(causes: tuple[Cause, ...]) -> list[dict[str, Any]]:
    return [
        {"units": one.count, "rows": one.rows, **structured.problem(one.problem)} for one in causes
    ]


class Bar:
    """A live bar on a terminal: units done, rate, time left, failures."""

    def __init__(self) -> None:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]} văn bản/giây"),
            TextColumn("còn"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[bad]}", style="red"),
            transient=True,
        )
        self._task: Any = None
        self._began = monotonic()
        self._done = self._bad = 0

    def __enter__(self) -> Bar:
        self._bar.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.__exit__(kind, error, trace)

    def see(self, event: Event) -> None:
        """Move on."""
        match event:
            case Begun():
                self._task = self._bar.add_task("Đang dựng", total=event.units, rate="", bad="")
            case Ended():
                self._done += 1
                self._bad += event.state in ("failed", "fault")
                rate = self._done / max(0.001, monotonic() - self._began)
                bad = f"{self._bad} lỗi" if self._bad else ""
                self._bar.update(self._task, advance=1, rate=f"{rate:.0f}", bad=bad)
            case Together(state="written"):
                self._bar.update(self._task, description=f"Đang ghi {event.path.name}")

    def say(self, line: str) -> None:
        """A line above the bar."""
        self._bar.console.print(line, markup=False, highlight=False)


class Quiet:
    """Where nobody looks on: a line every few seconds."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self._last = monotonic()
        self._done = self._bad = 0
        self._units: int | None = None

    def __enter__(self) -> Quiet:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def see(self, event: Event) -> None:
        """A line when it is time for one."""
        if isinstance(event, Begun):
            self._units = event.units
        if not isinstance(event, Ended):
            return
        self._done += 1
        self._bad += event.state in ("failed", "fault")
        if monotonic() - self._last >= EVERY:
            self._last = monotonic()
            of = f"/{self._units}" if self._units else ""
            bad = f", {self._bad} lỗi" if self._bad else ""
            self.say(f"… {self._done}{of} đơn vị{bad}")


def difference_lines(found: Differences) -> Iterator[str]:
    """Which documents change and how, each change once with the units that it concerns."""
    for group in found.groups:
        names = ", ".join(group.names) + (" …" if group.count > len(group.names) else "")
        yield f"{group.count} đơn vị đổi như sau: {names}"
        yield from _change_lines(group.changes)
    for title, units in (("Thêm", found.come), ("Bớt", found.gone)):
        if units:
            yield f"{title} {len(units)} đơn vị: {', '.join(units[:SHOWN])}{_more(units)}"
    for name, problems in list(found.broken.items())[:SHOWN]:
        yield f"Chưa so được {name}: {problems[0]}"
    words = f"{found.changed} văn bản đổi, {found.same} giữ nguyên"
    words += f", thêm {len(found.come)}" if found.come else ""
    words += f", bớt {len(found.gone)}" if found.gone else ""
    yield words + (f", {len(found.broken)} chưa so được." if found.broken else ".")


def _change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Words without the roles that programs read; what only stands elsewhere now is said once."""
    gone = [_bare(line) for change in changes for line in change.old]
    come = [_bare(line) for change in changes for line in change.new]
    moved = {_unnumbered(line) for line in gone} & {_unnumbered(line) for line in come}
    for change in changes:
        for sign, lines in (("-", change.old), ("+", change.new)):
            for line in map(_bare, lines):
                if _unnumbered(line) not in moved:
                    yield f"  {sign} {line}"
                elif sign == "+":
                    yield f"  ↕ chuyển chỗ: {line}"


def _bare(line: str) -> str:
    return _ROLE.sub("", line)


def _unnumbered(line: str) -> str:
    return _NUMBER.sub("", line.replace("*", ""))


def _more(names: list[str]) -> str:
    return " …" if len(names) > SHOWN else ""


def difference_values(found: Differences) -> dict[str, object]:
    """The same for programs."""
    return {
        "changed": found.changed,
        "same": found.same,
        "come": found.come,
        "gone": found.gone,
        "groups": [
            {
                "units": group.count,
                "names": group.names,
                "changes": [
                    {"section": one.section, "old": list(one.old), "new": list(one.new)}
                    for one in group.changes
                ],
            }
            for group in found.groups
        ],
        "broken": {name: structured.problems(problems) for name, problems in found.broken.items()},
    }
