"""What the office knows once for all documents: organs, citations, people (content/*.yaml), units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.problem import Problem, in_order
from pipeline.registries import citations, filling, organs, people, stored
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


_KINDS = {"organs": Organ, "citations": Citation, "people": Person}


def load_registries(folder: Path, cache: Path | None = None) -> Registries:
    """Reads organs.yaml, citations.yaml and people.yaml of `folder`; a missing file is an empty registry.

    With a cache folder, what was read is kept there and taken while files and readers are the same.
    """
    if cache is None:
        return _read(folder)
    state, kept = stored.state(_files(folder)), stored.place(folder, cache)
    found = stored.read(kept, state, _KINDS)
    if found is not None:
        return Registries(found["organs"], found["citations"], found["people"])
    read = _read(folder)
    if not read.problems and stored.state(_files(folder)) == state:
        stored.keep(kept, state, {name: getattr(read, name) for name in _KINDS})
    return read


def _files(folder: Path) -> dict[str, bytes | None]:
    paths = (folder / name for name in (organs.FILE, citations.FILE, people.FILE))
    return {path.name: path.read_bytes() if path.is_file() else None for path in paths}


def _read(folder: Path) -> Registries:
    problems: list[Problem] = []
    known = organs.read(folder, problems)
    cited = citations.read(folder, problems)
    signers = people.read(folder, known, problems)
    return Registries(known, cited, signers, tuple(in_order(problems)))


load = load_registries

__all__ = ["Citation", "Organ", "Person", "Registries", "load", "load_registries"]
