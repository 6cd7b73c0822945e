"""What is said of a paper of the set, and which of it is true; cases; words that importing let go untold."""

from __future__ import annotations

from collections import Counter

from pipeline.check.finished.door import inspect
from pipeline.importer.draft import Imported
from pipeline.importer.proof import tokens, zones
from pipeline.problem import Level
from tests.papers.walk import Said
from tests.strangers.changes import Fault
from tests.strangers.faults import faults
from tests.strangers.papers import PAPERS
from tests.strangers.sheet import Paper
from tests.strangers.word import OFFICE, WAYS

TOLD = {"changed": {"K047", "K048"}, "saved themed": {"K019", "K031"}, "postscript": {"K057"}}
"""What is true of all papers of a way: changes still tracked, remarks; through .doc, LibreOffice loses where numbers
begin and that the first page has a head of its own; PostScript in between takes the letters' names away."""


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
