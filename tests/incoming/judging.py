"""What may be said of a paper of this set: what is true of it, whether a fault is named, whether a word is silently gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from pipeline.check.finished.door import inspect
from pipeline.importer.draft import Imported
from pipeline.importer.proof import tokens, zones
from pipeline.problem import Level
from tests.incoming import pages
from tests.incoming.faults import faults
from tests.incoming.papers import LONG, PAPERS
from tests.incoming.word import OFFICE, WAYS
from tests.papers.changing import Fault, changed
from tests.papers.sheet import Paper
from tests.papers.walk import Said
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


def _printed_then(how: Callable[[bytes], bytes]) -> Callable[[Paper], bytes]:
    """A paper printed, and what is done with its pages."""
    return lambda paper: how(placed.by_reportlab(paper))


PRINTERS: dict[str, Callable[[Paper], bytes]] = {
    **{name: _printed_then(how) for name, how in pages.WAYS.items()},
    "registered": pages.registered,
}


def extra(found: Said, name: str, way: str) -> Said:
    """Errors and warnings that are not true of the right paper."""
    true = TOLD.get(way, set()) | {code for paper, code in ENTRUSTED if paper == name}
    return [one for one in found if one.level is not Level.INFO and one.code not in true]


def broken(name: str, fault: Fault) -> Paper:
    return changed(PAPERS[name](), fault)


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
