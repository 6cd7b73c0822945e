"""A paper as blocks in order, for writers that know nothing of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.desks import heads, making
from tests.outside.drawn import width_mm
from tests.papers.sheet import Line, Paper


@dataclass(frozen=True)
class Block:
    """`kind`: head (columns: upper left, upper right, lower left, lower right), line, table,
    ending (recipients, signature, one beside it), annex."""

    kind: str
    columns: tuple[list[Line], ...] = ()
    line: Line | None = None
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(paper: Paper) -> Iterator[Block]:
    yield Block("head", heads.columns(paper))
    yield from (Block("line", line=one) for one in _title(paper))
    yield from _lines(paper, paper.lines)
    left = [paper.line("label", paper.label)] if paper.recipients else []
    left += [paper.line("recipient", one) for one in paper.recipients]
    sides = [paper.sign, paper.sign_left] if paper.sign_left else [paper.sign]
    yield Block("ending", (left, *(making._signed(paper, one) for one in sides)))
    if paper.annex:
        yield Block("annex")
        yield from _lines(paper, paper.annex)


def _lines(paper: Paper, lines: list[tuple[str, str]]) -> Iterator[Block]:
    for role, words in lines:
        if role == "table":
            rows = tuple(tuple(row.split("|")) for row in words.split("//"))
            yield Block("table", rows=rows)
        else:
            yield Block("line", line=paper.line(role, words))


def _title(paper: Paper) -> Iterator[Line]:
    if paper.kind:
        yield paper.line("kind", paper.kind)
    if paper.title_by:
        yield paper.line("by", paper.title_by)
    for at, words in enumerate(paper.subject):
        last = at + 1 == len(paper.subject) and not paper.party
        wide = width_mm(words, paper.look("subject").size, True)
        yield paper.line("subject", words, rule=wide * 0.4 if last else 0)
    if paper.party and paper.kind and paper.dashes:
        yield paper.line("dashes", paper.dashes)
    if paper.to:
        word = "Kính trình" if paper.party and paper.kind else "Kính gửi"
        # The Party's label alone slants.
        words = f"~~{word}:~~ {paper.to[0]}" if paper.party else f"{word}: {paper.to[0]}"
        yield paper.line("to", words, left=0, jc="center")


def spans(line: Line) -> list[tuple[str, bool, bool]]:
    """Words with whether they are bold, and whether they slant: `**` and `~~` turn."""
    found = []
    for at, part in enumerate(line.words.split("**")):
        for side, words in enumerate(part.split("~~")):
            if words:
                found.append((words, line.look.b != bool(at % 2), line.look.i != bool(side % 2)))
    return found


def leading(line: Line) -> float:
    """Points from line to line."""
    how = line.look.line
    return float(how[1:]) if how.startswith("=") else float(how) * line.look.size * 1.149


def tokens(text: str) -> list[str]:
    return re.findall(r"\S+", text)
