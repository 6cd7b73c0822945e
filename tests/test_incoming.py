"""The fifth set: what comes in from anywhere. Nothing false on right papers, faults named, no word lost in silence.

The recipes were frozen before the reader had seen them; figures of the first look: docs/van-ban-ngoai.md.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.check.finished.door import inspect
from pipeline.importer import run as importing
from pipeline.importer.draft import Imported
from pipeline.importer.proof import tokens, zones
from pipeline.problem import ContentError, Level, Problem
from tests import samples
from tests.desks.changing import Fault
from tests.desks.sheet import Paper
from tests.incoming import pages
from tests.incoming.faults import faults
from tests.incoming.papers import LONG, PAPERS
from tests.incoming.word import OFFICE, WAYS, saved, written
from tests.senders import placed

TOLD = {
    # Changes still tracked; old fonts; a date that a program fills in; two pages on a sheet.
    "moved": {"K047"},
    "two fonts": {"K049"},
    "fields": {"K066"},
    "booklet": {"K001"},
    "two on A4": {"K001"},
}
"""What is true of all papers of a way."""
ENTRUSTED = {("ward_report", "K014"), ("long_project", "K014"), ("archive_rules", "K014")}
"""NĐ 30/2020, mẫu 2.1 has a line under "(Kèm theo …)", these annexes have none."""
UNSEEN = {"K050", "K053", "K056", "K057", "K063"}
"""What may be said of pages whose letters cannot be read, or only guessed at."""
UNPRINTED = {"minutes"}
"""Two signatures: the scripts that print have one."""
PRINTERS: dict[str, Callable[[Paper], bytes]] = {
    **{
        name: lambda paper, how=how: how(placed.by_reportlab(paper))  # type: ignore[misc]
        for name, how in pages.WAYS.items()
    },
    "registered": pages.registered,
}
EVERY = 60
"""The suite takes one fault in so many; `make incoming` all."""
Said = list[Problem]


def extra(found: Said, name: str, way: str) -> Said:
    """Errors and warnings that are not true of the right paper."""
    true = TOLD.get(way, set()) | {code for paper, code in ENTRUSTED if paper == name}
    return [one for one in found if one.level is not Level.INFO and one.code not in true]


def broken(name: str, fault: Fault) -> Paper:
    paper = PAPERS[name]()
    for change in fault.changes:
        change(paper)
    return paper


def cases() -> list[tuple[str, str, Fault]]:
    """(paper, way, fault): each fault in one way of writing, the ways turn by turn."""
    names, found = [*WAYS, *OFFICE], []
    for at, (name, paper) in enumerate(PAPERS.items()):
        for place, fault in enumerate(faults(name, paper())):
            way = names[(at * 5 + place) % len(names)]
            # The other endings are written beside a list.
            found.append((name, "header" if fault.name == "no recipients" else way, fault))
    return found


def printed() -> list[tuple[str, str, Fault]]:
    names, found = list(PRINTERS), []
    for at, (name, _, fault) in enumerate(cases()):
        if fault.pdf and name not in UNPRINTED and fault.name != "number in Arial":
            found.append((name, names[at % len(names)], fault))
    return found


def named(right: Said, wrong: Said, fault: Fault) -> bool:
    """Whether a code of the fault is said of the second file in words not said of the first."""
    old = {(one.code, one.message) for one in right}
    new = {one.code for one in wrong if (one.code, one.message) not in old}
    return bool(new & set(fault.codes.split()))


def seen(data: bytes, form: str) -> Said:
    return list(inspect(data, f"a.{form}").problems)


SHORT = [name for name in PAPERS if name not in LONG]


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_said_of_a_right_paper(way: str) -> None:
    at = list(WAYS).index(way)
    for name in (SHORT[at % len(SHORT)], SHORT[(at + 9) % len(SHORT)]):
        found = seen(written(PAPERS[name](), way), "docx")
        assert extra(found, name, way) == [], name


@pytest.mark.parametrize(
    ("name", "way", "fault"),
    [one for one in cases() if one[0] in SHORT and one[1] in WAYS][::EVERY],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_fault_is_named(name: str, way: str, fault: Fault) -> None:
    right = seen(written(PAPERS[name](), way), "docx")
    assert named(right, seen(written(broken(name, fault), way), "docx"), fault)


@pytest.mark.parametrize("way", PRINTERS)
def test_nothing_is_said_of_right_pages(way: str) -> None:
    for name in ("ward_report", "submission"):
        assert extra(seen(PRINTERS[way](PAPERS[name]()), "pdf"), name, way) == [], name


def own_words(paper: Paper) -> Counter[str]:
    """The words that stand on a paper."""
    texts = [paper.parent, *paper.issuer, paper.number, paper.date, paper.letter, paper.kind]
    texts += [*paper.subject, paper.title_by, *paper.to, *(one for _, one in paper.lines)]
    texts += [*paper.recipients, *paper.sign, *paper.sign_left, *(one for _, one in paper.annex)]
    return Counter(word for one in texts for word in tokens(one))


def silent(made: Imported, paper: Paper) -> Counter[str]:
    """Words of the paper that neither stand in the draft nor are told as lost or set aside."""
    assert made.proof is not None
    assert made.document is not None
    told = [*(one.lost for one in made.proof.lost), *(one.text for one in made.read.aside)]
    stand = [text for texts in zones(made.document).values() for text in texts]
    return own_words(paper) - Counter(word for one in (*told, *stand) for word in tokens(one))


MISSED = (
    ("archive_rules", "deep", "chapter skipped"),
    ("archive_rules", "fields", "text bold"),
    ("referral", "deep", "title in small letters"),
    ("referral", "header", "subject not bold"),
    ("referral", "pictures", "subject's line gone"),
    ("flood_option", "typed", "no first indent"),
    ("flood_option", "pictures", "the issuer's line too long"),
)


@pytest.mark.parametrize(("name", "way", "wrong"), MISSED)
def test_what_was_missed_at_first_is_named(name: str, way: str, wrong: str) -> None:
    fault = next(one for one in faults(name, PAPERS[name]()) if one.name == wrong)
    right = seen(written(PAPERS[name](), way), "docx")
    assert named(right, seen(written(broken(name, fault), way), "docx"), fault)


def test_empty_paragraphs_part_paragraphs() -> None:
    """No gap is set anywhere; the typist pressed Enter twice."""
    paper = PAPERS["circular"]()
    for role in ("p", "cl"):
        paper.over[role] = {"before": 0, "after": 0}
    close = written(paper, "header")
    paper.lines = [each for line in paper.lines for each in (line, ("gap", ""))]
    paper.over["gap"] = {"size": 8, "jc": "both", "before": 0}
    said = [{one.code for one in seen(data, "docx")} for data in (close, written(paper, "header"))]
    assert "K011" in said[0]
    assert "K011" not in said[1]


def test_an_indent_of_blanks_is_none_of_a_column() -> None:
    """Five blanks lead a short sentence in; they do not push it to the signature's side."""
    paper = PAPERS["submission"]()
    paper.lines.append(("p", "     Xin trân trọng."))
    report = inspect(written(paper, "header"), "a.docx").report
    assert report is not None
    (said,) = [one for one in report.facts.parts if one.text == "Xin trân trọng."]
    assert said.para.side == ""


@pytest.mark.parametrize("small", [False, True])
def test_two_pages_on_a_sheet_are_told_apart(small: bool) -> None:
    name = "flood_option"
    page = placed.by_reportlab(PAPERS[name]())
    result = inspect((pages.two_up if small else pages.booklet)(page), "a.pdf")
    assert result.report is not None
    whole = inspect(page, "a.pdf").report
    assert whole is not None
    assert [one.code for one in result.problems if one.level is not Level.INFO] == ["K001"]
    assert result.problems[0].level is Level.WARNING
    # Nothing of a page is lost, and nothing is in two of them.
    texts = [[one.text for one in report.facts.parts] for report in (result.report, whole)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("way", ["header", "moved", "grouped", "registered"])
def test_importing_loses_no_word_in_silence(way: str) -> None:
    name = "referral"
    made = PRINTERS[way] if way in PRINTERS else lambda paper: written(paper, way)
    form = "pdf" if way in PRINTERS else "docx"
    found = importing.imported(made(PAPERS[name]()), f"a.{form}", samples.desk(), register=False)
    assert found.proof is not None
    assert found.proof.lost == ()
    assert silent(found, PAPERS[name]()) == Counter()


# all of it: `make incoming`


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
        except Exception as error:  # noqa: BLE001  (a fault of the reader is what is looked for)
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
        except Exception as error:  # noqa: BLE001  (a fault of the reader is what is looked for)
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
