"""Many files in one go: each by itself, what is done already left alone, one list of reports."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from pipeline.build import Desk
from pipeline.files import read_content, same_place, write_inside
from pipeline.importer import draft, opening, registry
from pipeline.importer.draft import Imported
from pipeline.importer.earlier import KEPT, STATE, WRITTEN, known, mark_of, set_aside
from pipeline.importer.report import Outcome, Report, failed, outcome
from pipeline.importer.write import Language
from pipeline.problem import ContentError, Problem, Span, ToolError
from pipeline.text import slug

_Future = Future[tuple[Outcome | tuple[Problem, ...], str]]


@dataclass(frozen=True, slots=True)
class Job:
    """A source file and the content file it becomes."""

    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job; `outcome` is None where the file could not be read or was done before."""

    job: Job
    report: Report | None
    outcome: Outcome | None = None


def sources(paths: Iterable[Path]) -> list[Path]:
    """The files named, folders searched through for what can be imported; hidden files left out."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            if path.is_file() and not path.name.startswith((".", "~$")):
                found[path] = None
            continue
        for one in _seen(path):
            if one.suffix.lower() in opening.SUFFIXES:
                found[one] = None
    return list(found)


def passed_over(paths: Iterable[Path]) -> list[Path]:
    """Files in the folders that are of no form that can be imported; hidden ones and our own left out."""
    own = (".yaml", ".yml", ".json")
    return [
        one
        for path in paths
        if path.is_dir()
        for one in _seen(path)
        if one.suffix.lower() not in (*opening.SUFFIXES, *own)
    ]


def _seen(folder: Path) -> Iterator[Path]:
    """The files of a folder and the folders in it, without hidden ones and what hidden folders hold."""
    for one in sorted(folder.rglob("*")):
        steps = one.relative_to(folder).parts
        if one.is_file() and not any(step.startswith((".", "~$")) for step in steps):
            yield one


def jobs(files: Iterable[Path], folder: Path) -> list[Job]:
    """A name for each content file; two sources of one name get numbers."""
    taken: set[str] = set()
    out = []
    for file in files:
        name = slug(file.stem)
        target = folder / f"{name}.yaml"
        turn = 2
        while same_place(target) in taken:
            target = folder / f"{name}-{turn}.yaml"
            turn += 1
        taken.add(same_place(target))
        out.append(Job(file, target))
    return out


def run(
    todo: Sequence[Job], desk: Desk, language: Language, *, anew: bool, register: bool
) -> Iterator[Done]:
    """Import each file in a process of its own turn; a fault in one is told and the others go on."""
    for first in range(0, len(todo), _SHIFT):
        yield from _shift(
            todo[first : first + _SHIFT], desk, language, anew=anew, register=register
        )


_SHIFT = 100
"""Files after which processes make way for new ones, so that what they have learnt of them is given back.
Python's own way (max_tasks_per_child) stands still for ever in 3.11 when more is waiting (its issue 115634)."""


def _shift(
    todo: Sequence[Job], desk: Desk, language: Language, *, anew: bool, register: bool
) -> Iterator[Done]:
    fresh = [job for job in todo if anew or not job.target.exists()]
    with _workers(len(fresh), desk, language) as pool:
        waiting = {job: pool.submit(_read_and_draft, job, register) for job in fresh}
        for job in todo:
            # What came of a file is not held when it is told.
            future = waiting.pop(job, None)
            if future is not None and isinstance(future.exception(), BrokenProcessPool):
                # One file brought its process down, and the pool with it: each of the rest by itself.
                future = _alone(job, desk, language, register=register)
            yield _finished(job, future, desk, language, register=register)


def _alone(job: Job, desk: Desk, language: Language, *, register: bool) -> _Future:
    """The file in a process of its own, so that it takes no other file with it."""
    with _processes(1, desk, language) as pool:
        future = pool.submit(_read_and_draft, job, register)
        future.exception()
        return future


def _workers(count: int, desk: Desk, language: Language) -> Executor:
    """Processes: a crash takes one file with it, and memory is bounded and given back."""
    if count > 1:
        return _processes(min(count, os.cpu_count() or 1), desk, language)
    if count and sys.platform == "linux":
        # A copy of this process starts at once; only this one thread runs in it.
        return ProcessPoolExecutor(
            1,
            mp_context=get_context("fork"),
            initializer=_prepare_process,
            initargs=(desk, language),
        )
    return ThreadPoolExecutor(1, initializer=_prepare, initargs=(desk, language))


def single(source: Path, desk: Desk, language: Language) -> Outcome:
    """One file drafted in a process of its own and nothing written; ContentError says what is wrong with it."""
    job = Job(source, Path())
    with _workers(1, desk, language) as pool:
        waiting = pool.submit(_read_and_draft, job, False)
        fault = waiting.exception()
    if fault is not None:
        raise ContentError([_fault(job, fault)]) from fault
    made, _ = waiting.result()
    if not isinstance(made, Outcome):
        raise ContentError(list(made))
    return replace(made, report=replace(made.report, output=""))


def _processes(count: int, desk: Desk, language: Language) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        count,
        mp_context=get_context("spawn"),
        initializer=_prepare_process,
        initargs=(replace(desk), language),
    )


_HERE: list[tuple[Desk, Language]] = []
"""The worker's own desk: registries and fonts are loaded once in each process."""


def _prepare(desk: Desk, language: Language) -> None:
    _HERE[:] = [(desk, language)]


def _prepare_process(desk: Desk, language: Language) -> None:
    """A process of its own has bounded memory: a file made to harm ends it, not the machine."""
    with suppress(ImportError, OSError, ValueError):  # not every system has the limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    _prepare(desk, language)


_MOST_MEMORY = 4 * 1024**3
"""Bytes of addresses; LibreOffice, which may be called, needs about 2 GB of them."""


def _read_and_draft(job: Job, register: bool) -> tuple[Outcome | tuple[Problem, ...], str]:
    """The draft or what is wrong with the file, and the file's hash."""
    desk, language = _HERE[0]
    return _drafted(job, desk, language, register=register)


def _drafted(
    job: Job, desk: Desk, language: Language, *, register: bool
) -> tuple[Outcome | tuple[Problem, ...], str]:
    try:
        data = read_content(job.source, opening.MOST)
    except ContentError as error:
        return tuple(error.problems), ""
    mark = hashlib.sha256(data).hexdigest()
    try:
        made = imported(data, str(job.source), desk, language, job.target.stem, register=register)
        return outcome(made, str(job.target)), mark
    except ContentError as error:
        return tuple(error.problems), mark
    except ToolError as error:
        return (Problem(Span(str(job.source)), "I004", f"{error.tool}: {error.said}"),), mark


def _at_odds(made: Outcome, desk: Desk) -> bool:
    """Whether a file before this one brought another entry under the same code into the registry."""
    if not made.citations:
        return False
    there = replace(desk).registries.citations
    return any(there.get(one.id, one) != one for one in made.citations)


def _finished(
    job: Job, waiting: _Future | None, desk: Desk, language: Language, *, register: bool
) -> Done:
    """Write what a worker made; what was done before is left alone."""
    state = known(job.target.parent)
    if waiting is None:
        try:
            mark = hashlib.sha256(read_content(job.source, opening.MOST)).hexdigest()
        except ContentError as error:
            return Done(job, failed(str(job.source), tuple(error.problems)))
        same = state.get(job.target.name) == mark
        return Done(job, None if same else failed(str(job.source), (_exists(job),)))
    fault = waiting.exception()
    if fault is not None:
        return Done(job, failed(str(job.source), (_fault(job, fault),)))
    made, mark = waiting.result()
    if isinstance(made, Outcome) and _at_odds(made, desk):
        made, mark = _drafted(job, replace(desk), language, register=False)
    if not isinstance(made, Outcome):
        return Done(job, failed(str(job.source), made))
    # The content file comes last: cut off anywhere before it, the next run does this file again.
    if register:
        registry.add(desk.content, made.organs, made.citations)
    for name, picture in made.pictures.items():
        write_inside(job.target.parent, job.target.parent / name, picture)
    written = made.text.encode()
    kept = set_aside(job.target, state.get(WRITTEN + job.target.name), written)
    marks = {job.target.name: mark, WRITTEN + job.target.name: mark_of(written)}
    text = json.dumps(state | marks, ensure_ascii=False, indent=1)
    write_inside(job.target.parent, job.target.parent / STATE, text.encode())
    write_inside(job.target.parent, job.target, written)
    if kept:
        note = KEPT.format(job.target.name, kept)
        report = replace(made.report, notes=(*made.report.notes, note))
        made = replace(made, report=report)
    return Done(job, made.report, made)


def _fault(job: Job, fault: BaseException) -> Problem:
    """What stopped a file: a fault of ours, a process that died, memory that ran out."""
    said = f"lỗi của vanban khi nhập tệp này ({type(fault).__name__}: {fault})"
    if isinstance(fault, BrokenProcessPool | MemoryError):
        said = "tiến trình đọc tệp này dừng đột ngột (tệp hỏng hoặc cố ý gây hại)"
    way = "gửi tệp này cho người bảo trì; các tệp khác không bị ảnh hưởng"
    return Problem(Span(str(job.source)), "I006", said, way)


def imported(
    data: bytes,
    file: str,
    desk: Desk,
    language: Language = "vi",
    stem: str = "",
    *,
    register: bool = True,
) -> Imported:
    """One file read and drafted; `stem` = name of the content file without its suffix."""
    read = opening.read(data, file, desk.metrics)
    return draft.make(read, file, desk, language, stem, register=register)


def _exists(job: Job) -> Problem:
    return Problem(
        Span(str(job.source)),
        "I005",
        f"“{job.target}” đã có, không ghi đè",
        "chọn --output khác, hoặc thêm --anew để nhập lại từ đầu",
    )
