"""Many files in one go: each by itself, what is done already left alone, one list of reports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build import Desk
from pipeline.files import read_limited, same_place, write_inside
from pipeline.importer import draft, opening, registry
from pipeline.importer.draft import Imported
from pipeline.importer.report import Report, failed, report
from pipeline.importer.write import Language
from pipeline.problem import ContentError, Problem, Span, ToolError
from pipeline.text import slug

STATE = ".vanban-nhap.json"
"""In the output folder: hash of each source that was imported, so that a second run goes on."""


@dataclass(frozen=True, slots=True)
class Job:
    """A source file and the content file it becomes."""

    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job; `made` is None where the file could not be read or was done before."""

    job: Job
    report: Report | None
    made: Imported | None = None


def sources(paths: Iterable[Path]) -> list[Path]:
    """The files named, folders searched through for what can be imported; hidden files left out."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for one in inside:
            known = one.suffix.lower() in opening.SUFFIXES or not path.is_dir()
            hidden = one.name.startswith((".", "~$"))
            if one.is_file() and known and not hidden:
                found[one] = None
    return list(found)


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
    todo: Iterable[Job],
    desk: Desk,
    language: Language,
    *,
    anew: bool,
    register: bool,
) -> Iterator[Done]:
    """Import each file; a fault in one is told and the others go on."""
    for job in todo:
        data = read_limited(job.source, opening.MOST)
        mark = hashlib.sha256(data).hexdigest()
        state = _state(job.target.parent)
        if not anew and job.target.exists():
            if state.get(job.target.name) == mark:
                yield Done(job, None)
            else:
                yield Done(job, failed(str(job.source), (_exists(job),)))
            continue
        yield _one(job, data, desk, language, register)
        state[job.target.name] = mark
        text = json.dumps(state, ensure_ascii=False, indent=1)
        write_inside(job.target.parent, job.target.parent / STATE, text.encode())


def _one(job: Job, data: bytes, desk: Desk, language: Language, register: bool) -> Done:
    try:
        made = imported(data, str(job.source), desk, language)
        write_inside(job.target.parent, job.target, made.text.encode())
        if register and made.recognised.organs:
            registry.add(desk.content, made.recognised.organs.values())
            # The next file may be of the same organ.
            desk.__dict__.pop("registries", None)
        return Done(job, report(made, str(job.target)), made)
    except ContentError as error:
        return Done(job, failed(str(job.source), tuple(error.problems)))
    except ToolError as error:
        problem = Problem(Span(str(job.source)), "I004", f"{error.tool}: {error.said}")
        return Done(job, failed(str(job.source), (problem,)))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not stop a folder
        said = f"lỗi của vanban khi nhập tệp này ({type(error).__name__}: {error})"
        way = "gửi tệp này cho người bảo trì; các tệp khác không bị ảnh hưởng"
        return Done(
            job, failed(str(job.source), (Problem(Span(str(job.source)), "I006", said, way),))
        )


def imported(data: bytes, file: str, desk: Desk, language: Language = "vi") -> Imported:
    """One file read and drafted."""
    return draft.make(opening.read(data, file, desk.metrics), file, desk, language)


def _exists(job: Job) -> Problem:
    return Problem(
        Span(str(job.source)),
        "I005",
        f"“{job.target}” đã có, không ghi đè",
        "chọn --output khác, hoặc thêm --anew để nhập lại từ đầu",
    )


def _state(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
