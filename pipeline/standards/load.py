"""Standards found by id, or by system and day of signing."""

from __future__ import annotations

from datetime import date as Date
from functools import cache
from pathlib import Path

from pipeline.given import Given, read
from pipeline.standards import Standard
from pipeline.standards.parse import parse, reach

_HERE = Path(__file__).parent
_READ = ("V2", "V1", "D")
"""Marks of values that a text holds: their clauses are numbers of that text."""
_PLACES = ("Phần ", "Phụ lục ", "Điều ", "ô số ")


@cache
def ids() -> tuple[str, ...]:
    """Ids of all standards, in the order of their names."""
    names = (path.name for path in _HERE.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@cache
def load(id: str) -> Standard:
    """The standard of that id; `KeyError` when there is none, `DataFault` when its file is wrong."""
    if id not in ids():
        raise KeyError(id)
    return parse(_given(id))


def choose(system: str, day: Date) -> Standard | None:
    """The standard in force for a system on the day of signing.

    A system is "party", "state" or a mass organisation ("mttq", "doan", "tldld").
    """
    for id in ids():
        own, first, last = _reach(id)
        if own == system and first <= day <= (last or Date.max):
            return load(id)
    return None


@cache
def _reach(id: str) -> tuple[str, Date, Date | None]:
    return reach(_unmarked(id))


def _unmarked(id: str) -> Given:
    """As `_given`, but for whose clauses are whose, which takes longer than all else."""
    own = _own(id)
    base = own.fields().get("extends")
    return own.over(_unmarked(base.words())) if base else own


@cache
def _given(id: str) -> Given:
    own = _own(id)
    base = own.fields().get("extends")
    return own.over(_taken_over(_given(base.words()))) if base else own


@cache
def _own(id: str) -> Given:
    name = f"{id}.yaml"
    return read(_HERE.joinpath(name).read_text("utf-8"), f"pipeline/standards/{name}")


def _taken_over(base: Given) -> Given:
    """A standard's data as another one takes them over: each clause says whose number it is."""
    source = base.fields()["source"].words()

    def cited(one: Given) -> Given:
        if not isinstance(one.value, dict):
            return one
        fields = {key: cited(value) for key, value in one.value.items()}
        clause, mark = fields.get("clause"), fields.get("mark")
        # "clause" is a role's name too: khoản.
        if clause is None or mark is None or clause.words().startswith("như "):
            return Given(fields, one.file, one.line)
        if mark.words() in _READ or clause.words().startswith(_PLACES):
            words = f"như {source}, {clause.words()}"
            fields["clause"] = Given(words, clause.file, clause.line)
        return Given(fields, one.file, one.line)

    return cited(base)
