"""The faults of this set in the pages that LibreOffice prints of their files: `python -m tests.outside.prints FOLDER`.

A fault counts where a page shows it at all; the printed file is held against the one of the right document.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.check.finished.door import inspect
from tests.outside.faults import Fault, broken, cases
from tests.outside.make import made
from tests.outside.printed import PRODUCERS, printed
from tests.programs import convert

AT_ONCE = 40
"""Files for one start of the office."""


def shown(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """`name.docx` as `name.pdf` in `folder`, where it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = []
    for name, data in files:
        if not (folder / f"{name}.pdf").exists():
            (folder / f"{name}.docx").write_bytes(data)
            wanted.append(folder / f"{name}.docx")
    for at in range(0, len(wanted), AT_ONCE):
        convert(wanted[at : at + AT_ONCE], folder)


def short(key: str, fault: Fault) -> str:
    """A file name for one broken document."""
    return f"{key}-{hashlib.sha256(fault.name.encode()).hexdigest()[:8]}"


def told(before: bytes, after: bytes, codes: str) -> bool:
    """Whether one of the codes is said of the second file in words that are not said of the first."""
    old = {(one.code, one.message) for one in inspect(before, "a.pdf").problems}
    new = {
        one.code for one in inspect(after, "a.pdf").problems if (one.code, one.message) not in old
    }
    return bool(new & set(codes.split()))


def main(folder: Path, every: Callable[[], list[tuple[str, Fault]]] = cases) -> None:
    """A table of what the pages of one office, and of the other producers, do not tell."""
    seen = [(key, fault) for key, fault in every() if fault.pdf]
    shown(folder, ((key, made(key)) for key in sorted({key for key, _ in seen})))
    shown(folder, ((short(key, fault), broken(key, fault)) for key, fault in seen))
    names = ["office", *(name for name in PRODUCERS if name != "scanned")]
    missed: list[str] = []
    others = 0
    for at, (key, fault) in enumerate(seen):
        right, wrong = ((folder / f"{one}.pdf").read_bytes() for one in (key, short(key, fault)))
        if not told(right, wrong, fault.codes):
            missed.append(f"office: {key}: {fault.name} ({fault.codes})")
        name = names[1 + at % (len(names) - 1)]
        how = PRODUCERS[name]
        if not told(printed(right, how), printed(wrong, how), fault.codes):
            missed.append(f"{name}: {key}: {fault.name} ({fault.codes})")
            others += 1
    sys.stdout.write("\n".join([*missed, ""]))
    sys.stdout.write(f"{len(seen)} faults that a page shows; named in the office's pages ")
    sys.stdout.write(
        f"{len(seen) - (len(missed) - others)}, in those of the others {len(seen) - others}\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
