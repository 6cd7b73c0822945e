"""The JSON Schema says what the loader says: sound content passes, what the loader refuses for its form does not."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from pipeline import schema
from pipeline.model.grammar import SHAPES
from tests.model_cases import loaded, whole

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(
    file
    for file in (ROOT / "content").rglob("*.yaml")
    if file.parent.name not in ("content", "ghi-de") and not file.name.endswith(".dot.yaml")
)


class EditorLoader(yaml.CSafeLoader):
    """YAML 1.2 as the editor's language server reads it: no dates, only true and false are truths."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        pair for pair in pairs if pair[0].rpartition(":")[2] not in ("timestamp", "bool", "merge")
    ]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@cache
def validator() -> Any:
    return Draft7Validator(schema.document())


def faults(text: str) -> list[str]:
    tree = yaml.load(text, EditorLoader)
    return [error.message for error in validator().iter_errors(tree)]


def test_schema_is_one() -> None:
    Draft7Validator.check_schema(schema.document())


def test_committed_file_is_the_generated_one() -> None:
    committed = (ROOT / "schema/document.json").read_text("utf-8")
    assert committed == schema.text(), "run: vanban schema"


def test_editor_is_told_of_the_schema() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert "./schema/document.json" in settings["yaml.schemas"]
    assert (ROOT / "schema/document.json").is_file()


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples_are_valid(file: Path) -> None:
    assert faults(file.read_text("utf-8")) == []


def test_every_key_has_its_meaning_in_vietnamese() -> None:
    for name, definition in schema.document()["definitions"].items():
        for key, value in definition["properties"].items():
            assert len(value["description"]) > len("(x)"), f"{name}: {key}"
            assert not value["description"].startswith(" ("), f"{name}: {key} has no meaning"


def test_both_languages_are_offered() -> None:
    definitions: Any = schema.document()["definitions"]
    for shape in SHAPES.values():
        if shape.name != "list":
            offered = definitions[shape.name]["properties"]
            assert set(shape.keys) <= set(offered)
            assert len(offered) > len(shape.keys)


SOUND = {
    "texts and lists of texts": "closing: [một, hai]\npreamble: một",
    "numbers as numbers": "number: 12\ncopies: 20\nlayout: {size: 14, lề: {trên: 20}}",
    "dates in every form": "date: 04/8/2026",
    "article without a name": "body:\n  - article:\n    text: Một\n    khoản: [Hai]",
    "table": "body:\n  - table: {columns: [A, B], rows: [[x, {text: y, gộp cột: 1}]], align: [trái, phải]}",
    "own heading of a list": "body:\n  - nhiệm vụ: {tiêu đề: Việc, ý: [{tiêu đề: Một, chủ trì: [A, B]}]}",
    "several signers": "ký: [{title: A}, {chức vụ: B, quyền hạn: T/M, thay mặt: C}]",
}
UNSOUND = {
    "unknown key": "body:\n  - heading: x\n    nhiem vu: [y]",
    "key of another mapping": "body:\n  - purposes: [{text: x, lead: y}]",
    "list for a text": "subject: [một, hai]",
    "mapping for a text": "subject: {text: x}",
    "text for a mapping": "layout: rộng",
    "mapping for a list of blocks": "body: {heading: x}",
    "empty list": "recipients: []",
    "words for a number": "number: mười",
    "number nought": "number: 0",
    "words for a date": "date: đầu tháng tám",
    "unknown kind": "kind: kế hoach",
    "unknown standard": "standard: nd-30",
    "annex without a title": "annexes: [{text: x}]",
    "table without rows": "body: [{table: {columns: [A]}}]",
    "path for a template": "layout: {template: ../x}",
    "bad id": "body: [{id: A B, text: x}]",
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_for_both(name: str) -> None:
    text = whole(SOUND[name])
    assert faults(text) == []
    assert loaded(text)[1] == []


@pytest.mark.parametrize("name", UNSOUND)
def test_unsound_for_both(name: str) -> None:
    text = whole(UNSOUND[name])
    assert faults(text) != []
    assert loaded(text)[1] != []


def test_missing_kind_is_seen() -> None:
    assert faults("issuer: a\nbody: [x]") != []


WRONG = {
    "words": ["[x]", "{x: y}"],
    "paragraphs": ["{x: y}", "[[x]]"],
    "listing": ["[[x]]", "{x: y}"],
    "entries": ["[[x]]", "{x: y}"],
    "mapping": ["[x]"],
    "mappings": ["x", "[x]"],
    "blocks": ["{x: y}", "[[x]]"],
    "refs": ["{x: y}", "[[x]]"],
    "ref": ["[x]", "{x: y}"],
    "citation": ["[x]"],
    "person": ["[x]"],
    "file": ["[x]"],
    "name": ["[x]", "a/b"],
    "id": ["[x]", "A B"],
    "condition": ["[x]"],
    "day": ["[x]", "x"],
    "count": ["[x]", "x"],
    "amount": ["[x]", "x"],
    "mm": ["[x]", "x"],
    "yes-no": ["[x]"],
    "choice": ["[x]"],
    "mark": ["[x]"],
    "marks": ["{x: y}"],
    "data": ["[x]", "x"],
    "columns": ["x", "{x: y}"],
    "rows": ["x", "[x]"],
    "cells": ["x", "[[x]]"],
    "widths": ["{x: y}", "[x]"],
    "aligns": ["{x: y}"],
}
"""For every type of value, forms that it is not."""

FRAMES = {
    "document": "{0}: {1}",
    "block": "body:\n  - {0}: {1}",
    "item": "body:\n  - items:\n      - {0}: {1}",
    "task": "body:\n  - tasks:\n      - {0}: {1}",
    "target": "body:\n  - targets:\n      - {0}: {1}",
    "responsibility": "body:\n  - responsibilities:\n      - {0}: {1}",
    "schedule row": "body:\n  - schedule:\n      - {0}: {1}",
    "clause": "body:\n  - article: x\n    clauses:\n      - {0}: {1}",
    "point": "body:\n  - article: x\n    points:\n      - {0}: {1}",
    "base": "bases:\n  - {0}: {1}",
    "addressee": "to:\n  - {0}: {1}",
    "recipient": "recipients:\n  - {0}: {1}",
    "signature": "signature:\n  {0}: {1}",
    "annex": "annexes:\n  - {0}: {1}",
    "attachment": "attachments:\n  - {0}: {1}",
    "list": "body:\n  - purposes:\n      {0}: {1}",
    "table": "body:\n  - table:\n      {0}: {1}",
    "cell": "body:\n  - table:\n      rows:\n        - - {0}: {1}",
    "image": "body:\n  - image:\n      {0}: {1}",
    "electronic copy": "electronic copy:\n  {0}: {1}",
    "layout": "layout:\n  {0}: {1}",
    "margins": "layout:\n  margins:\n    {0}: {1}",
}
"""Where each mapping stands in a document."""


def test_every_shape_has_a_frame() -> None:
    assert set(FRAMES) == set(SHAPES)


@pytest.mark.parametrize(
    ("shape", "key"), [(shape.name, key) for shape in SHAPES.values() for key in shape.keys]
)
def test_loader_and_schema_refuse_the_same_forms(shape: str, key: str) -> None:
    """The type that the grammar names is the type that the loader reads: a wrong form is said at its place."""
    for form in WRONG[SHAPES[shape].keys[key].value]:
        snippet = FRAMES[shape].format(key, form)
        line = len(snippet.splitlines())
        problems = [one for one in loaded(whole(snippet))[1] if one.span.line == line]
        assert problems, f"the loader takes {form} for {shape}.{key}"
        assert faults(whole(snippet)), f"the schema takes {form} for {shape}.{key}"
