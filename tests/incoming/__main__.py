"""All papers in all ways with all faults, imported too (`make incoming`): what is false, missed, lost.

With words behind it only those parts: `import`, `faults`.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from pipeline.importer import run as importing
from pipeline.importer.proof import tokens
from pipeline.problem import ContentError, Level
from tests import samples
from tests.crashes import CRASHES
from tests.incoming import pages
from tests.incoming.judging import (
    PRINTERS,
    SHORT,
    UNPRINTED,
    UNSEEN,
    Said,
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
from tests.senders import placed


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


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
    found = {}
    for name in SHORT:
        if name not in UNPRINTED:
            page = {"reportlab": placed.by_reportlab, "fpdf": placed.by_fpdf}
            for at, (way, how) in enumerate({**pages.SMALL, **pages.BLIND}.items()):
                base = "fpdf" if at % 2 else "reportlab"
                found[name, way] = how(page[base](PAPERS[name]()))
    return found


def _false(files: dict[tuple[str, str], bytes], form: str) -> dict[tuple[str, str], Said]:
    """What is said of all right files; says what is false."""
    found, wrong = {}, Counter[str]()
    for (name, way), data in files.items():
        try:
            found[name, way] = seen(data, form)
        except CRASHES as error:
            say(f"crash: {name}, {way}: {type(error).__name__}: {error}")
            wrong["crash"] += 1
            continue
        more = extra(found[name, way], name, way)
        if way in pages.BLIND or way in pages.SMALL:
            more = [one for one in more if one.code not in UNSEEN]
        worst = "error" if any(one.level is Level.ERROR for one in more) else "warning"
        wrong[worst] += bool(more)
        for one in more:
            say(f"false: {name}, {way}: {one.code} {one.level.name} {one.message}")
    say(f"{form}: right files {len(files)}; with false {dict(wrong)}")
    return found


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


def _imported(files: dict[tuple[str, str], bytes], form: str) -> None:
    """Words that importing lost and told, lost and did not tell; files that it refuses."""
    words = told = away_all = refused = 0
    for (name, way), data in files.items():
        try:
            made = importing.imported(data, f"a.{form}", samples.desk(), register=False)
        except ContentError as error:
            refused += 1
            say(f"import refused: {name}, {way}: {error.problems[0]}")
            continue
        except CRASHES as error:
            refused += 1
            say(f"import crash: {name}, {way}: {type(error).__name__}: {str(error)[:150]}")
            continue
        if made.proof is None or made.document is None:
            refused += 1
            say(f"import without a proof: {name}, {way}: {[str(one) for one in made.problems][:3]}")
            continue
        words += made.proof.words
        told += sum(len(tokens(one.lost)) for one in made.proof.lost)
        # What was misread stands in a scan as it was read.
        away = Counter[str]() if way in pages.BLIND else silent(made, PAPERS[name]())
        away_all += away.total()
        for one in made.proof.lost:
            say(f"import lost: {name}, {way}: {one}")
        if away:
            say(f"import SILENT: {name}, {way}: {dict(away.most_common(12))}")
    say(
        f"import {form}: files {len(files)}, refused {refused}, words {words}, lost and told {told}, silent {away_all}"
    )


def main(parts: list[str]) -> None:
    docx, pdf = right_words(), right_pages()
    said_words, said_pages = _false(docx, "docx"), _false(pdf, "pdf")
    hard = hard_pages()
    _false(hard, "pdf")
    if "import" in parts:
        _imported(docx, "docx")
        _imported(pdf | hard, "pdf")
    if "faults" in parts:
        _missed_words(said_words)
        _missed_pages(said_pages)


if __name__ == "__main__":
    main(sys.argv[1:] or ["import", "faults"])
