"""All papers in all ways with all faults, imported too (`make strangers`): what is false, missed, lost.

With words behind it only those parts: `docx`, `import`, `pdf`, `faults`.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from pipeline.importer.draft import Imported
from tests.papers.walk import Key, Said, false, imported, say
from tests.strangers import printing
from tests.strangers.judging import cases, extra, named, seen, silent
from tests.strangers.papers import PAPERS
from tests.strangers.word import OFFICE, WAYS, saved, written

EVERY_PRINTED = 3
"""One fault in so many is printed, each through one program."""


def right_words() -> dict[Key, bytes]:
    """All right papers in all ways."""
    found = {(name, way): written(PAPERS[name](), way) for name in PAPERS for way in WAYS}
    wanted = {f"{name}+{way}": (name, way) for name in PAPERS for way in OFFICE}
    with tempfile.TemporaryDirectory() as folder:
        files = saved(
            ((key, PAPERS[name](), way) for key, (name, way) in wanted.items()), Path(folder)
        )
    return found | {wanted[key]: data for key, data in files.items()}


def right_pages() -> dict[Key, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        files = printing.bases(((name, PAPERS[name]()) for name in PAPERS), Path(folder))
    return {
        (name, way): how(files[name]) for name in PAPERS for way, how in printing.PRINTERS.items()
    }


def missed_words(right: dict[Key, Said]) -> None:
    wanted, lost = list(enumerate(cases())), 0
    office = [
        (f"{at}+", fault.done(PAPERS[name]()), way)
        for at, (name, way, fault) in wanted
        if way in OFFICE
    ]
    with tempfile.TemporaryDirectory() as folder:
        files = saved(office, Path(folder))
    for at, (name, way, fault) in wanted:
        data = files[f"{at}+"] if way in OFFICE else written(fault.done(PAPERS[name]()), way)
        if not named(right.get((name, way), []), seen(data, "docx"), fault):
            lost += 1
            say(f"missed: {name}, {way}: {fault.name} ({fault.codes})")
    say(f"docx: {len(wanted)} faults, named {len(wanted) - lost}")


def missed_pages(right: dict[Key, Said]) -> None:
    wanted = [(name, fault) for name, _, fault in cases() if fault.pdf][::EVERY_PRINTED]
    with tempfile.TemporaryDirectory() as folder:
        given = [
            (f"{name}+{at}", fault.done(PAPERS[name]())) for at, (name, fault) in enumerate(wanted)
        ]
        files = printing.bases(given, Path(folder))
    ways, lost = list(printing.PRINTERS), 0
    for at, (name, fault) in enumerate(wanted):
        way = ways[at % len(ways)]
        data = printing.PRINTERS[way](files[f"{name}+{at}"])
        if not named(right.get((name, way), []), seen(data, "pdf"), fault):
            lost += 1
            say(f"missed: {name}, {way}: {fault.name} ({fault.codes})")
    say(f"pdf: {len(wanted)} faults, named {len(wanted) - lost}")


def _extra(found: Said, key: Key) -> Said:
    return extra(found, key[1])


def _silent(made: Imported, key: Key) -> Counter[str]:
    return silent(made, PAPERS[key[0]]())


def main(parts: list[str]) -> None:
    if "docx" in parts:
        docx = right_words()
        said_words = false(docx, "docx", seen, _extra)
        if "import" in parts:
            imported(docx, "docx", _silent)
        if "faults" in parts:
            missed_words(said_words)
    if "pdf" in parts:
        said_pages = false(right_pages(), "pdf", seen, _extra)
        if "faults" in parts:
            missed_pages(said_pages)


if __name__ == "__main__":
    main(sys.argv[1:] or ["docx", "import", "pdf", "faults"])
