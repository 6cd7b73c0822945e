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
from pipeline.desk import REGISTRIES, Desk, Order

_TICK = 50_000_000
"""Nanoseconds that a file system's clock may stand still."""


def shared(job: Job, desk: Desk, order: Order) -> Mapping[str, str]:
    """Program, standards, content, registries, Word templates, fonts and the choices of the batch file: the hash
    of each, by its name in the officer's words.

    The whole folder of templates counts: which of them a document uses is known only once it is composed.
    The commit that Word files name does not count: what is only committed is not made anew.
    """
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
    chosen = json.dumps(choices, ensure_ascii=False, sort_keys=True).encode()
    standards, rest = program()
    return {
        "tiêu chuẩn thể thức": standards,
        "chương trình vanban": rest,
        "tệp nội dung": _hashes([job.content]),
        "sổ cơ quan, căn cứ, người ký": _hashes(_registries(desk)),
        "mẫu Word": _hashes(_templates(desk)),
        "phông chữ": _hashes(_fonts(desk)),
        "thiết đặt của đợt": sha256(chosen).hexdigest(),
    }


def digest(of: Mapping[str, str]) -> str:
    """All that is the same for every unit (`shared`), as one hash."""
    return sha256("\n".join(of.values()).encode()).hexdigest()


def changed(before: Mapping[str, str] | None, now: Mapping[str, str]) -> tuple[str, ...]:
    """What has changed since a run before, by its name; () where nothing is known of one."""
    return tuple(name for name, one in now.items() if before and before.get(name) != one)


def _hashes(paths: Iterable[Path]) -> str:
    found = sha256()
    for path in paths:
        found.update(path.name.encode())
        found.update(file_hash(path).encode())
    return found.hexdigest()


def _registries(desk: Desk) -> list[Path]:
    return [desk.content / name for name in sorted(REGISTRIES)]


def _templates(desk: Desk) -> list[Path]:
    return sorted(desk.templates.glob("*.docx"))


def _fonts(desk: Desk) -> list[Path]:
    faces = desk.faces
    return [faces.regular, faces.bold, faces.italic, faces.bolditalic]


def _files(job: Job, desk: Desk) -> list[Path]:
    return [job.content, *_registries(desk), *_templates(desk), *_fonts(desk)]


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
