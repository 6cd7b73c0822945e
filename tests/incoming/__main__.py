"""All papers in all ways with all faults, imported too (`make incoming`): what is false, missed, lost.

With words behind it only those parts: `import`, `faults`.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from pipeline.importer.draft import Imported
from tests.incoming import pages
from tests.incoming.judging import (
    PRINTERS,
    SHORT,
    UNPRINTED,
    UNSEEN,
    broken,
    cases,
    extra,
    named,
    printed,
    seen,
    silent,
)
from tests.incoming.papers import PAPERS
from tests.incoming.word import OFFICE, WAYS, saved, written
from tests.papers.walk import Key, Said, false, imported, say
from tests.senders import placed


def right_words() -> dict[tuple[str, str], bytes]:
    """All right papers in all ways."""
    found = {(name, way): written(PAPERS[name](), way) for name in PAPERS for way in WAYS}
    wanted = {f"{name}+{way}": (name, way) for name in PAPERS for way in OFFICE}
    with tempfile.TemporaryDirectory() as folder:
        files = saved(
            ((key, PAPERS[name](), way) for key, (name, way) in wanted.items()), Path(folder)
        )
    return found | {wanted[key]: data for key, data in files.items()}


def right_pages() -> dict[tuple[str, str], bytes]:
    names = [name for name in PAPERS if name not in UNPRINTED]
    return {(name, way): how(PAPERS[name]()) for name in names for way, how in PRINTERS.items()}


def hard_pages() -> dict[tuple[str, str], bytes]:
    """Pages that can be read in part or not at all; the long paper is left out."""
    found, writers = {}, list(placed.WRITERS.values())
    say(f"printed by {', '.join(placed.WRITERS)}")
    for name in SHORT:
        if name not in UNPRINTED:
            for at, (way, how) in enumerate({**pages.SMALL, **pages.BLIND}.items()):
                found[name, way] = how(writers[at % len(writers)](PAPERS[name]()))
    return found


def _extra(found: Said, key: Key) -> Said:
    more = extra(found, *key)
    hard = key[1] in pages.BLIND or key[1] in pages.SMALL
    return [one for one in more if one.code not in UNSEEN] if hard else more


def _silent(made: Imported, key: Key) -> Counter[str]:
    """What was misread stands in a scan as it was read."""
    return Counter() if key[1] in pages.BLIND else silent(made, PAPERS[key[0]]())


def _missed_words(right: dict[tuple[str, str], Said]) -> None:
    wanted = [(at, *one) for at, one in enumerate(cases())]
    office = [one for one in wanted if one[2] in OFFICE]
    with tempfile.TemporaryDirectory() as folder:
        files = saved(
            ((f"{at}+", broken(name, fault), way) for at, name, way, fault in office), Path(folder)
        )
    lost = 0
    for at, name, way, fault in wanted:
        data = files[f"{at}+"] if way in OFFICE else written(broken(name, fault), way)
        if not named(right[name, way], seen(data, "docx"), fault):
            lost += 1
            say(f"missed: {name}, {way}: {fault.name} ({fault.codes})")
    say(f"docx: {len(wanted)} faults, named {len(wanted) - lost}")


def _missed_pages(right: dict[tuple[str, str], Said]) -> None:
    wanted, lost = printed(), 0
    for name, way, fault in wanted:
        if not named(right[name, way], seen(PRINTERS[way](broken(name, fault)), "pdf"), fault):
            lost += 1
            say(f"missed: {name}, {way}: {fault.name} ({fault.codes})")
    say(f"pdf: {len(wanted)} faults, named {len(wanted) - lost}")


def main(parts: list[str]) -> None:
    docx, pdf = right_words(), right_pages()
    said_words, said_pages = false(docx, "docx", seen, _extra), false(pdf, "pdf", seen, _extra)
    hard = hard_pages()
    false(hard, "pdf", seen, _extra)
    if "import" in parts:
        imported(docx, "docx", _silent)
        imported(pdf | hard, "pdf", _silent)
    if "faults" in parts:
        _missed_words(said_words)
        _missed_pages(said_pages)


if __name__ == "__main__":
    main(sys.argv[1:] or ["import", "faults"])
