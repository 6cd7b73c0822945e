"""Data files of the project: read strictly, where every value knows its line and unknown and missing keys
are faults, or as mere strings. Never for what an office wrote: that is `pipeline.source`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date as Date
from typing import Any, TypeVar

import yaml

from pipeline import generated

T = TypeVar("T")


class DataFault(ValueError):
    """A data file of the project itself is wrong: a fault of the project, not of the author."""


@dataclass(frozen=True, slots=True)
class Given:
    """One value of a data file: words, a list or a mapping, and where it stands."""

    value: str | list[Given] | dict[str, Given]
    file: str
    line: int

    def fault(self, words: str) -> DataFault:
        """The fault to raise at this place."""
        return DataFault(f"{self.file}:{self.line}: {words}")

    def words(self) -> str:
        """The scalar as written."""
        if not isinstance(self.value, str):
            raise self.fault("words expected")
        return self.value

    def items(self) -> list[Given]:
        """The entries of a list."""
        if not isinstance(self.value, list):
            raise self.fault("a list expected")
        return self.value

    def fields(self) -> dict[str, Given]:
        """The entries of a mapping."""
        if not isinstance(self.value, dict):
            raise self.fault("a mapping expected")
        return self.value

    def of(self, needed: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Given]:
        """The mapping, when it holds all needed keys and none beyond the optional ones."""
        fields, needed = self.fields(), tuple(needed)
        known = {*needed, *optional}
        for key, value in fields.items():
            if key not in known:
                raise value.fault(f"unknown key “{key}”")
        for key in needed:
            if key not in fields:
                raise self.fault(f"missing key “{key}”")
        return fields

    def number(self) -> float:
        """The scalar as a number."""
        return self._as(float, "a number expected")

    def flag(self) -> bool:
        """The scalar as true or false."""
        return self._as(
            lambda words: {"true": True, "false": False}[words], "true or false expected"
        )

    def day(self) -> Date:
        """The scalar as an ISO date."""
        return self._as(Date.fromisoformat, "a date yyyy-mm-dd expected")

    def texts(self) -> tuple[str, ...]:
        """A list of words."""
        return tuple(item.words() for item in self.items())

    def _as(self, read: Callable[[str], T], wanted: str) -> T:
        try:
            return read(self.words())
        except (ValueError, KeyError):
            raise self.fault(f"{wanted}, not “{self.words()}”") from None

    def over(self, base: Given) -> Given:
        """This file's value laid over another's: mappings key by key, anything else replaced."""
        if not isinstance(self.value, dict) or not isinstance(base.value, dict):
            return self
        merged = dict(base.value)
        for key, value in self.value.items():
            merged[key] = value.over(merged[key]) if key in merged else value
        return Given(merged, self.file, self.line)


Stated = tuple[int, "str | list[Stated] | dict[str, Stated]"]
"""A value and the line where it stands, as plain values."""


def read(text: str, file: str) -> Given:
    """One YAML document of the project as `Given`; a key written twice is a fault."""
    return _given(
        generated.read("given", text, lambda words: _stated(_node(words, file), file)), file
    )


def strings(text: str) -> Any:
    """One YAML document of the project as strings, lists and mappings, where no message needs its lines."""
    return generated.read("strings", text, _strings)


def _strings(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - strings only


def _node(text: str, file: str) -> yaml.Node:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if node is None:
        raise DataFault(f"{file}:1: the file is empty")
    return node


def _stated(node: yaml.Node, file: str) -> Stated:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return line, node.value
    if isinstance(node, yaml.SequenceNode):
        return line, [_stated(entry, file) for entry in node.value]
    fields: dict[str, Stated] = {}
    for key, value in node.value:
        if key.value in fields:
            raise DataFault(f"{file}:{key.start_mark.line + 1}: key “{key.value}” is written twice")
        fields[key.value] = _stated(value, file)
    return line, fields


def _given(of: Stated, file: str) -> Given:
    line, value = of
    if isinstance(value, str):
        return Given(value, file, line)
    if isinstance(value, list):
        return Given([_given(entry, file) for entry in value], file, line)
    return Given({key: _given(entry, file) for key, entry in value.items()}, file, line)
