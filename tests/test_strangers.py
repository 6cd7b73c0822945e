"""The sixth set: papers of kinds little used, in the habits of many programs. Nothing false, faults named, no word lost.

The recipes were frozen before the reader had seen them; figures of the first look: docs/van-ban-ngoai.md.
"""

from __future__ import annotations

import re
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
from tests.incoming import papers as incoming
from tests.senders import placed
from tests.strangers import printing
from tests.strangers.changes import Fault
from tests.strangers.faults import faults
from tests.strangers.making import Way
from tests.strangers.packing import linked, packed, parts
from tests.strangers.papers import PAPERS
from tests.strangers.sheet import Paper
from tests.strangers.word import OFFICE, WAYS, saved, written

Said = list[Problem]
TOLD = {"changed": {"K047", "K048"}, "saved themed": {"K019", "K031"}, "postscript": {"K057"}}
"""What is true of all papers of a way: changes still tracked, remarks; through .doc, LibreOffice loses where numbers
begin and that the first page has a head of its own; PostScript in between takes the letters' names away."""
EVERY = 61
"""The suite takes one fault in so many; `make strangers` all."""
EVERY_PRINTED = 3
"""One fault in so many is printed, each through one program."""


def extra(found: Said, way: str) -> Said:
    """Errors and warnings that are not true of the right paper."""
    return [
        one for one in found if one.level is not Level.INFO and one.code not in TOLD.get(way, set())
    ]


def seen(data: bytes, form: str) -> Said:
    return list(inspect(data, f"a.{form}").problems)


def named(right: Said, wrong: Said, fault: Fault) -> bool:
    """Whether a code of the fault is said of the second file in words not said of the first."""
    old = {(one.code, one.message) for one in right}
    new = {one.code for one in wrong if (one.code, one.message) not in old}
    return bool(new & set(fault.codes.split()))


def cases() -> list[tuple[str, str, Fault]]:
    """(paper, way, fault): each fault in one way of writing, the ways turn by turn."""
    names, found = [*WAYS, *OFFICE], []
    for at, (name, paper) in enumerate(PAPERS.items()):
        for place, fault in enumerate(faults(paper())):
            found.append((name, names[(at * 5 + place) % len(names)], fault))
    return found


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_said_of_a_right_paper(way: str) -> None:
    names = list(PAPERS)
    at = list(WAYS).index(way)
    for name in (names[at * 3 % len(names)], names[(at * 3 + 11) % len(names)]):
        assert extra(seen(written(PAPERS[name](), way), "docx"), way) == [], name


@pytest.mark.parametrize(
    ("name", "way", "fault"),
    [one for one in cases() if one[1] in WAYS][::EVERY],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_fault_is_named(name: str, way: str, fault: Fault) -> None:
    right = seen(written(PAPERS[name](), way), "docx")
    assert named(right, seen(written(fault.done(PAPERS[name]()), way), "docx"), fault)


def own_words(paper: Paper) -> Counter[str]:
    """The words that stand on a paper."""
    return Counter(
        word
        for part in paper.parts()
        for row in part
        for word in tokens(row.words.replace("**", "").replace("|", " "))
    )


def silent(made: Imported, paper: Paper) -> Counter[str]:
    """Words of the paper that neither stand in the draft nor are told as lost or set aside."""
    assert made.proof is not None
    assert made.document is not None
    told = [*(one.lost for one in made.proof.lost), *(one.text for one in made.read.aside)]
    stand = [text for texts in zones(made.document).values() for text in texts]
    return own_words(paper) - Counter(word for one in (*told, *stand) for word in tokens(one))


@pytest.mark.parametrize("way", ["styles", "changed", "chinese", "renamed"])
def test_importing_loses_no_word_in_silence(way: str) -> None:
    name = "conclusion_notice"
    found = importing.imported(
        written(PAPERS[name](), way), "a.docx", samples.desk(), register=False
    )
    assert found.proof is not None
    assert found.proof.lost == ()
    assert silent(found, PAPERS[name]()) == Counter()


MISSED = (
    ("council_articles", "changed", "no line below the motto"),
    ("conclusion_notice", "styles", "a word in letters of the nineties"),
    ("ministry_submission", "truths", "no kind"),
    ("introduction_paper", "renamed", "title above the mark"),
    ("contract", "shreds", "name gone"),
    ("cell_minutes", "noted", "name gone"),
    ("water_company", "styles", "no subject"),
    ("control_letter", "shreds", "issuer not bold"),
)


@pytest.mark.parametrize(("name", "way", "wrong"), MISSED)
def test_what_was_missed_at_first_is_named(name: str, way: str, wrong: str) -> None:
    fault = next(one for one in faults(PAPERS[name]()) if one.name == wrong)
    right = seen(written(PAPERS[name](), way), "docx")
    assert extra(right, way) == []
    assert named(right, seen(written(fault.done(PAPERS[name]()), way), "docx"), fault)


_RUN = re.compile(
    r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)((?:(?!</w:r>).)*<w:t[ >](?:(?!</w:r>).)*)</w:r>"
)


def changed(name: str, change: Callable[[str], str]) -> bytes:
    """A right paper, its main part changed."""
    found = parts(PAPERS[name](), Way(rule="vector"))
    found["word/document.xml"] = change(found["word/document.xml"])
    return packed(linked(found))


def in_other_ways(text: str) -> str:
    """The letters of each run as programs write signs that not every reader knows: in the second of two ways."""
    other = r'<mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback>\2</mc:Fallback></mc:AlternateContent>'
    return _RUN.sub(rf"<w:r>\1{other}</w:r>", text)


def left_to_word(text: str) -> str:
    """Gaps as a web page's paragraphs have them: zero, and Word is to choose."""
    auto = 'w:before="0" w:beforeAutospacing="1" w:after="0" w:afterAutospacing="1"'
    return text.replace('w:before="120" w:after="0"', auto)


@pytest.mark.parametrize("change", [in_other_ways, left_to_word])
@pytest.mark.parametrize("name", ["control_letter", "session_invitation"])
def test_what_programs_leave_to_the_reader(name: str, change: Callable[[str], str]) -> None:
    assert extra(seen(changed(name, change), "docx"), "") == []


def test_letters_in_several_ways_are_imported_once() -> None:
    name = "session_invitation"
    data = changed(name, in_other_ways)
    found = importing.imported(data, "a.docx", samples.desk(), register=False)
    assert found.proof is not None
    assert found.proof.lost == ()
    assert silent(found, PAPERS[name]()) == Counter()


def test_a_hyphen_that_may_be_hides_no_component() -> None:
    """It is named as a sign that nobody sees; the date around it is a date."""
    hyphen = '</w:t><w:softHyphen/><w:t xml:space="preserve">'
    data = changed(
        "control_letter", lambda text: text.replace("tháng 9 năm", f"tháng 9 {hyphen}năm")
    )
    assert [one.code for one in extra(seen(data, "docx"), "")] == ["K050"]


def test_names_of_parts_are_alike_whatever_their_capitals() -> None:
    found = linked(parts(PAPERS["control_letter"](), Way(rule="vector")))
    found["word/Styles.xml"] = found.pop("word/styles.xml")
    assert extra(seen(packed(found), "docx"), "") == []


def received() -> bytes:
    return printing.received(placed.by_reportlab(incoming.PAPERS["referral"]()))


def test_the_stamp_of_the_receiver_is_no_word_of_the_document() -> None:
    assert extra(seen(received(), "pdf"), "") == []


def test_importing_tells_of_the_stamp() -> None:
    found = importing.imported(received(), "a.pdf", samples.desk(), register=False)
    assert found.proof is not None
    assert found.proof.lost == ()
    stamp = "CÔNG VĂN ĐẾN Số: 1482 Ngày: 14/10/2026 Chuyển: Phòng TH"
    assert [one.text for one in found.read.aside] == [stamp]


# all of it: `make strangers`


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
    with tempfile.TemporaryDirectory() as folder:
        files = printing.bases(((name, PAPERS[name]()) for name in PAPERS), Path(folder))
    return {
        (name, way): how(files[name]) for name in PAPERS for way, how in printing.PRINTERS.items()
    }


def false(files: dict[tuple[str, str], bytes], form: str) -> dict[tuple[str, str], Said]:
    """What is said of all right files; says what is false."""
    found, wrong = {}, Counter[str]()
    for (name, way), data in files.items():
        try:
            found[name, way] = seen(data, form)
        except Exception as error:  # noqa: BLE001  (a fault of the reader is what is looked for)
            say(f"crash: {name}, {way}: {type(error).__name__}: {error}")
            wrong["crash"] += 1
            continue
        more = extra(found[name, way], way)
        worst = "error" if any(one.level is Level.ERROR for one in more) else "warning"
        wrong[worst] += bool(more)
        for one in more:
            say(f"false: {name}, {way}: {one.code} {one.level.name} {one.message}")
    say(f"{form}: right files {len(files)}; with false {dict(wrong)}")
    return found


def missed_words(right: dict[tuple[str, str], Said]) -> None:
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


def missed_pages(right: dict[tuple[str, str], Said]) -> None:
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


def imported(files: dict[tuple[str, str], bytes]) -> None:
    """Words that importing lost and told, lost and did not tell; files that it refuses."""
    words = told = away_all = refused = 0
    for (name, way), data in files.items():
        try:
            made = importing.imported(data, "a.docx", samples.desk(), register=False)
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
        away = silent(made, PAPERS[name]())
        away_all += away.total()
        for one in made.proof.lost:
            say(f"import lost: {name}, {way}: {one}")
        if away:
            say(f"import SILENT: {name}, {way}: {dict(away.most_common(12))}")
    say(
        f"import: files {len(files)}, refused {refused}, words {words}, lost and told {told}, silent {away_all}"
    )


def main(wanted: list[str]) -> None:
    said_pages: dict[tuple[str, str], Said] = {}
    if "docx" in wanted:
        docx = right_words()
        said_words = false(docx, "docx")
        if "import" in wanted:
            imported(docx)
        if "faults" in wanted:
            missed_words(said_words)
    if "pdf" in wanted:
        said_pages = false(right_pages(), "pdf")
        if "faults" in wanted:
            missed_pages(said_pages)


if __name__ == "__main__":
    main(sys.argv[1:] or ["docx", "import", "pdf", "faults"])
