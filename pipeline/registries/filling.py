"""Organs that are each unit's own: fields of organs.yaml with `{{ unit.… }}`, filled for one document.

`đảng-uỷ-xã: {tên: "Đảng uỷ {{ unit.words }}"}` is the Party committee of whichever commune the document
is for. organs.yaml is the office's own writing, as content is; values put into it are data and stay so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from types import MappingProxyType

from pipeline import placeholders
from pipeline.kept import Kept
from pipeline.registries.organs import Organ

_FIELD = re.compile(r"\{\{(.*?)\}\}")
_WORDS = tuple(
    field.name for field in fields(Organ) if field.name not in ("id", "system", "open", "parent")
)


def filled(organs: Mapping[str, Organ], values: Mapping[str, object]) -> Mapping[str, Organ]:
    """The organs with their placeholders carried out; the same mapping when none has any."""
    known = _own.get(id(organs))
    if known is None:
        own = tuple(name for name, organ in organs.items() if _asks(organ))
        known = _own.put(id(organs), (organs, own))
    if not known[1]:
        return organs
    made = {name: _filled(organs[name], values) for name in known[1]}
    return MappingProxyType({**organs, **made})


_own: Kept[tuple[Mapping[str, Organ], tuple[str, ...]]] = Kept(8)
"""By identity of a register: the organs that ask for values; registers are never changed."""


def _asks(organ: Organ) -> bool:
    return any("{{" in line for name in _WORDS for line in _lines(getattr(organ, name)))


def _lines(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()


def _filled(organ: Organ, values: Mapping[str, object]) -> Organ:
    """One organ; `open` says why when a value is not there."""
    changed: dict[str, object] = {}
    try:
        for name in _WORDS:
            value = getattr(organ, name)
            if isinstance(value, str):
                changed[name] = _line(value, values)
            elif isinstance(value, tuple):
                changed[name] = tuple(_line(line, values) for line in value)
    except placeholders.PlaceholderError as error:
        said = f"cơ quan “{organ.id}” trong organs.yaml: {error.message}"
        return replace(organ, open=(said, error.hint))
    return replace(organ, **changed)  # type: ignore[arg-type]  # each of the type that it was


def _line(line: str, values: Mapping[str, object]) -> str:
    def value(found: re.Match[str]) -> str:
        return " ".join(placeholders.evaluate(found[1].strip(), values).split())

    return _FIELD.sub(value, line)
