"""The grammar of content as a JSON Schema (draft-07), for completion and checks while an officer types.

Editors know YAML's own types, so a number may come as a number or as text; what matters is which keys
stand where, in either language, and what they mean.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from pipeline import vocabulary
from pipeline.kinds import KINDS
from pipeline.model.grammar import SHAPES
from pipeline.model.manual import meaning
from pipeline.model.shape import Key, Shape
from pipeline.standards.load import ids

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_MARKS = ["I.", "I-", "A.", "1.", "1.1.", "a)", "(i)", "-", "+", "none", "**1.**"]
_DAY = (
    r"^\s*(\d{4}(-\d{1,2}){0,2}|(\d{1,2}\s*[/.-]\s*)?\d{1,2}\s*[/.-]\s*\d{4}"
    r"|((ngày\s+\d{1,2}\s+)?tháng\s+\d{1,2}\s+)?năm\s+\d{4})\s*$"
)
_LENGTH = r"^\s*\d{1,4}([.,]\d{1,3})?\s*(mm|cm)?\s*$"


def text() -> str:
    """The schema as the file schema/document.json holds it."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def document() -> Schema:
    """The schema of a content file."""
    return {
        "$schema": DRAFT,
        "title": "vanban: nội dung một văn bản",
        "$ref": "#/definitions/document",
        "definitions": dict(_definitions()),
    }


def _definitions() -> Iterator[tuple[str, Schema]]:
    for shape in SHAPES.values():
        if shape.name == "list":
            for entry in sorted({key.of for key in _listings()}):
                items = Key("items", "entries", entry, required=True)
                keys = {**shape.keys, "items": items}
                yield f"list of {entry}", _mapping(shape, keys)
        else:
            yield shape.name, _mapping(shape, shape.keys)


def _listings() -> Iterator[Key]:
    for shape in SHAPES.values():
        yield from (key for key in shape.keys.values() if key.value == "listing")


def _mapping(shape: Shape, keys: Mapping[str, Key]) -> Schema:
    properties: dict[str, object] = {}
    needed: list[object] = []
    for key in keys.values():
        forms = _forms(shape, key)
        value = {**_VALUES[key.value](key), "description": f"{meaning(shape, key)} ({key.name})"}
        properties |= dict.fromkeys(forms, value)
        if key.required:
            instead = _forms(shape, keys[key.unless]) if key.unless else []
            needed.append({"anyOf": [{"required": [form]} for form in (*forms, *instead)]})
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if needed:
        made["allOf"] = needed
    return made


def _forms(shape: Shape, key: Key) -> list[str]:
    """Every way to write a key: Vietnamese for this place, English, other keys that stand for it."""
    forms: list[str] = []
    for name in (key.name, *(other for other in key.also if other not in shape.keys)):
        forms += [vocabulary.vietnamese(name, shape.under), name, vocabulary.vietnamese(name)]
    return list(dict.fromkeys(forms))


def _to(shape: str) -> Schema:
    return {"$ref": f"#/definitions/{shape}"}


def _any(*choices: object) -> Schema:
    return {"anyOf": list(choices)}


def _list_of(*choices: object) -> Schema:
    return {
        "type": "array",
        "minItems": 1,
        "items": choices[0] if len(choices) == 1 else _any(*choices),
    }


def _words(key: Key) -> Schema:
    if key.name == "kind":
        names = [name for kind in KINDS.values() for name in (kind.vi, kind.vi_title, kind.id)]
        return {"enum": list(dict.fromkeys(names))}
    if key.name == "standard":
        return {"enum": list(ids())}
    return {"type": [*_strings(_TEXT), "null"]} if key.may_be_empty else dict(_TEXT)


def _strings(schema: Schema) -> list[str]:
    types = schema["type"]
    return [str(one) for one in types] if isinstance(types, list) else [str(types)]


def _paragraphs(key: Key) -> Schema:
    empty = [{"type": "null"}] if key.may_be_empty else []
    return _any(_TEXT, _list_of(_TEXT), *empty)


def _mapping_value(key: Key) -> Schema:
    return _any(_TEXT, _to(key.of)) if key.of == "image" else _to(key.of)


def _offered(values: list[str]) -> Schema:
    """Offered for completion; other forms of the same words (T/M, TM., thay mặt) are accepted too."""
    return _any({"enum": values}, {"type": "string", "minLength": 1})


def _choice(key: Key) -> Schema:
    return _offered(list(vocabulary.values(key.of)))


_CELL: tuple[Schema, ...] = (_TEXT, _to("cell"), {"type": "null"})


def _rows(_: Key) -> Schema:
    return _list_of(_list_of(*_CELL))


_VALUES: Mapping[str, Callable[[Key], Schema]] = {
    "words": _words,
    "paragraphs": _paragraphs,
    "listing": lambda key: _any(_TEXT, _list_of(_TEXT, _to(key.of)), _to(f"list of {key.of}")),
    "entries": lambda key: _any(_TEXT, _list_of(_TEXT, _to(key.of)), _to(key.of)),
    "mapping": _mapping_value,
    "mappings": lambda key: _any(_to(key.of), _list_of(_to(key.of))),
    "blocks": lambda _: _any(_TEXT, _list_of(_TEXT, _to("block"))),
    "refs": lambda _: _any(_TEXT, _list_of(_TEXT)),
    "ref": lambda _: dict(_TEXT),
    "citation": lambda _: dict(_TEXT),
    "person": lambda _: dict(_TEXT),
    "file": lambda _: {"type": "string"},
    "name": lambda _: {"type": "string", "pattern": r"^\s*[\w-]{1,60}\s*$"},
    "id": lambda _: {
        "type": ["string", "number"],
        "pattern": r"^\s*[a-z0-9]+([-_][a-z0-9]+)*\s*$",
    },
    "condition": lambda _: dict(_TEXT),
    "day": lambda _: {"type": ["string", "integer"], "pattern": _DAY},
    "count": lambda key: {
        "type": ["string", "integer", *(["null"] if key.may_be_empty else [])],
        "minimum": 1,
        "pattern": r"^\s*0*[1-9]\d*\s*$",
    },
    "amount": lambda _: {"type": ["string", "number"], "pattern": r"^\s*\d{1,4}([.,]\d{1,3})?\s*$"},
    "mm": lambda _: {"type": ["string", "number"], "pattern": _LENGTH},
    "yes-no": lambda _: _any({"type": "boolean"}, _offered(["có", "không"])),
    "choice": _choice,
    "mark": lambda _: _offered(_MARKS),
    "marks": lambda _: _any(_offered(_MARKS), _list_of(_offered(_MARKS))),
    "data": lambda _: {"type": "object"},
    "columns": lambda _: _list_of(*_CELL, _list_of(*_CELL)),
    "rows": _rows,
    "cells": lambda _: _list_of(*_CELL),
    "widths": lambda _: _any(
        {"type": ["string", "number"], "pattern": _LENGTH},
        _list_of({"type": ["string", "number"], "pattern": _LENGTH}),
    ),
    "aligns": lambda _: _any(
        _offered(list(vocabulary.values("align"))),
        _list_of(_offered(list(vocabulary.values("align")))),
    ),
}
"""Type of a value in the grammar -> its schema."""
