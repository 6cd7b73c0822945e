"""What a batch's documents are made of besides the roster's rows, as one hash."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from pipeline.batch.job import Job
from pipeline.batch.program import file_hash, program
from pipeline.batch.seal import mark
from pipeline.desk import Desk, Order

_TICK = 50_000_000
"""Nanoseconds that a file system's clock may stand still."""


def shared(job: Job, desk: Desk, order: Order) -> str:
    """Program, content, registries, Word templates, fonts and the choices of the batch file.

    The whole folder of templates counts: which of them a document uses is known only once it is composed.
    The commit that Word files name does not count: what is only committed is not made anew.
    """
    found = sha256(program().encode())
    for path in _files(job, desk):
        found.update(path.name.encode())
        found.update(file_hash(path).encode())
    choices = {
        "batch": job.file.name,
        "formats": order.formats,
        "standard": order.standard,
        "engine": order.engine,
        "profile": order.profile,
        "mode": order.mode,
        "final": order.final,
        "data": dict(job.data),
        "tone": str(desk.tone),
    }
    found.update(json.dumps(choices, ensure_ascii=False, sort_keys=True).encode())
    return found.hexdigest()


def _files(job: Job, desk: Desk) -> list[Path]:
    content = [job.content, *sorted(desk.content.glob("*.yaml"))]
    templates = sorted(desk.templates.glob("*.docx"))
    faces = desk.faces
    fonts = [faces.regular, faces.bold, faces.italic, faces.bolditalic]
    return [*content, *templates, *fonts]


def stand(job: Job, desk: Desk) -> tuple[str, ...]:
    """These files and the overrides as they stand (`seal.mark`). What has the same marks before it is read
    and after it was hashed elsewhere was not changed in between.

    A file that was changed in this very moment is marked as never to be the same: a clock has its ticks.
    """
    own = job.overrides
    folder = sorted(own.glob("*")) if own is not None and own.is_dir() else [own] if own else []
    now = time.time_ns()
    return tuple(_sure(mark(str(path)), now) for path in (*_files(job, desk), *folder))


def _sure(line: str, now: int) -> str:
    change = line.split(" ", 3)[2]
    return f"{now} {line}" if change.isdigit() and int(change) > now - _TICK else line


def of_unit(shared: str, row: str, overrides: Iterable[str], number: str, stem: str) -> str:
    """The hash that says whether a unit's document is still as it would be made today."""
    return sha256("\n".join((shared, row, *overrides, number, stem)).encode()).hexdigest()


def same(pictures: Mapping[str, str] | None, seen: dict[str, str]) -> bool:
    """Whether the pictures that a document was made with are still the same; `seen` remembers hashes."""
    for path, before in (pictures or {}).items():
        if path not in seen:
            seen[path] = file_hash(Path(path))
        if seen[path] != before:
            return False
    return True
