"""What an import says of itself: plain facts that the terminal, the page and JSON show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.importer.draft import Imported
from pipeline.importer.pages import Aside, Repair
from pipeline.importer.proof import Difference, zones
from pipeline.importer.sources import sources
from pipeline.problem import Level, Problem
from pipeline.registries import Organ
from pipeline.registries.citations import Citation


@dataclass(frozen=True, slots=True)
class Report:
    """One file's import. `state`: done | doubtful | lost | failed."""

    file: str
    output: str
    state: str
    words: int = 0
    found: int = 0
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    aside: tuple[Aside, ...] = ()
    lost: tuple[Difference, ...] = ()
    added: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    """Ids of organs written to the registry."""
    citations: tuple[str, ...] = ()
    """Ids of cited documents written to the registry."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draft as plain values, so that another process can hand it over."""

    text: str
    report: Report
    organs: tuple[Organ, ...]
    citations: tuple[Citation, ...]
    pictures: Mapping[str, bytes]
    """The source's pictures by the names that the draft gives them."""
    source: Mapping[str, list[str]]
    """Paragraphs of the source by zone."""
    result: Mapping[str, list[str]]
    """Printed paragraphs of the composed draft by zone."""


def outcome(made: Imported, output: str) -> Outcome:
    """What is kept of an import."""
    return Outcome(
        made.text,
        report(made, output),
        tuple(made.recognised.organs.values()),
        made.citations,
        {one.name: one.data for one in made.read.pictures},
        sources(made.recognised, made.read),
        zones(made.document) if made.document else {},
    )


def report(made: Imported, output: str) -> Report:
    """The facts of one import."""
    proof = made.proof
    marks = tuple(MARKS.format(one, two) for one, two in proof.marks) if proof else ()
    marks += tuple(_spelled(one, two) for one, two in proof.respelled) if proof else ()
    errors = tuple(one for one in made.problems if one.level is Level.ERROR)
    state = "doubtful" if made.doubts or marks or made.missing or errors else "done"
    if proof is None or not proof.complete:
        state = "lost"
    differences = proof.differences if proof else ()
    return Report(
        file=made.file,
        output=output,
        state=state,
        words=proof.words if proof else 0,
        found=proof.found if proof else 0,
        repairs=made.read.repairs,
        doubts=(*made.doubts, *marks),
        missing=made.missing,
        aside=made.read.aside,
        lost=tuple(one for one in differences if one.lost),
        added=tuple(one for one in differences if one.added and not one.lost),
        notes=made.read.notes,
        organs=tuple(made.recognised.organs),
        citations=tuple(one.id for one in made.citations),
        problems=made.problems,
    )


def _spelled(one: str, two: str) -> str:
    capitals = one.isupper() and two.isupper()
    return (AUTHORITY if capitals else SPELLED).format(one, two)


AUTHORITY = "quyền hạn ký in theo thể thức: “{}” → “{}”"
SPELLED = "tên cơ quan in theo sổ cơ quan, dấu thanh đặt khác bản gốc: “{}” → “{}”"
MARKS = "dấu câu trong bản dựng khác bản gốc: “{}” → “{}”"


def failed(file: str, problems: tuple[Problem, ...]) -> Report:
    """A file that could not be read at all."""
    return Report(file, "", "failed", problems=problems)
