"""Faults of authors: done to the paper before it is laid out, or to the finished Word file; each with its code.

`FAULTS` are kinds of fault; `cases()` says in which documents each is made (two or three hands apart)."""

from __future__ import annotations

import io

from docx import Document

from tests.outside.faults.end_words import END
from tests.outside.faults.faces import FACES
from tests.outside.faults.fault import Fault, Impossible
from tests.outside.faults.head_words import HEAD
from tests.outside.faults.looks import LOOKS
from tests.outside.faults.text_words import TEXT
from tests.outside.hands import HANDS
from tests.outside.make import DOCUMENTS, make
from tests.outside.papers import PAPERS

__all__ = ["FAULTS", "Fault", "Impossible", "broken", "cases"]

FAULTS = tuple(one for one in (*FACES, *LOOKS, *HEAD, *TEXT, *END) if one.paper or one.file)


def broken(key: str, fault: Fault) -> bytes:
    """The document with the fault; raises Impossible."""
    name, hand = DOCUMENTS[key]
    paper = PAPERS[name]()
    if not fault.only(paper) or (fault.hands and hand not in fault.hands):
        raise Impossible
    before = repr(paper)
    if fault.paper:
        fault.paper(paper)
        if repr(paper) == before:
            raise Impossible
    data = make(paper, HANDS[hand])
    if not fault.file:
        return data
    doc = Document(io.BytesIO(data))
    fault.file(doc, paper)
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


def cases() -> list[tuple[str, Fault]]:
    """Each fault in up to `times` documents, in other papers and hands each time."""
    found, keys = [], list(DOCUMENTS)
    for at, fault in enumerate(FAULTS):
        seen: set[str] = set()
        for key in keys[at * 7 % len(keys) :] + keys[: at * 7 % len(keys)]:
            name, hand = DOCUMENTS[key]
            if seen & {name, hand} or not fault.only(PAPERS[name]()):
                continue
            try:
                broken(key, fault)
            except (Impossible, StopIteration, IndexError):
                continue
            seen |= {name, hand}
            found.append((key, fault))
            if len(seen) == 2 * fault.times:
                break
    return found
