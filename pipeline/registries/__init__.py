"""What the office knows once for all documents: organs, citations, people (content/*.yaml), units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.problem import Problem, in_order
from pipeline.registries import citations, filling, organs, people
from pipeline.registries.citations import Citation
from pipeline.registries.organs import Organ
from pipeline.registries.people import Person


@dataclass(frozen=True, slots=True)
class Registries:
    """The registries of one content folder, by id, and what is wrong in their files."""

    organs: Mapping[str, Organ] = field(default_factory=dict)
    citations: Mapping[str, Citation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def filled(self, values: Mapping[str, object]) -> Registries:
        """With the values of one unit in the organs whose fields ask for them."""
        organs = filling.filled(self.organs, values)
        return self if organs is self.organs else replace(self, organs=organs)


def load_registries(folder: Path) -> Registries:
    """Reads organs.yaml, citations.yaml and people.yaml of `folder`; a missing file is an empty registry."""
    problems: list[Problem] = []
    known = organs.read(folder, problems)
    cited = citations.read(folder, problems)
    signers = people.read(folder, known, problems)
    return Registries(known, cited, signers, tuple(in_order(problems)))


load = load_registries

__all__ = ["Citation", "Organ", "Person", "Registries", "load", "load_registries"]
