"""Cases of the composer: content in YAML, the expected text view beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline import source
from pipeline.compose import compose
from pipeline.model import load
from pipeline.problem import Problem, has_errors
from pipeline.registries import Registries, load_registries
from pipeline.standards.load import choose
from pipeline.standards.load import load as load_standard
from pipeline.tree import Document
from pipeline.tree_text import sections

FOLDER = Path(__file__).parent / "compose"


@cache
def registries() -> Registries:
    """The small registries that the cases use."""
    found = load_registries(FOLDER / "registry")
    assert not has_errors(found.problems), found.problems
    return found


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case of every file: name and fields; `base` of the file (or case) stands before it."""
    for file in sorted(FOLDER.glob("*.yaml")):
        stored = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        base = stored.pop("base", "")
        for name, case in stored.items():
            case["content"] = case.get("base", base) + case["content"]
            yield f"{file.stem}: {name}", case


def composed(text: str, context: dict[str, Any]) -> tuple[Document, tuple[Problem, ...]]:
    """Content text through the real loader and composer."""
    read = source.read(text.encode("utf-8"), "vb.yaml")
    content, problems = load.content(read, registries())
    assert content is not None, problems
    wrong = [problem for problem in problems if problem.code[0] != "V"]
    assert not has_errors(wrong), "\n".join(map(str, wrong))
    organ = registries().organs.get(content.issuers[0].id or "")
    name = content.standard
    assert content.date is not None
    standard = load_standard(name) if name else choose(organ.system, content.date.first)
    known = registries().filled({**content.data, **context})
    return compose(content, standard, known, context)


def view(document: Document, names: list[str]) -> dict[str, str]:
    """The named sections as text; no-break spaces shown as "_" so that blanks can be counted."""
    made = sections(document)
    return {
        name: "\n".join(made.get(name, ["(no such section)"])).replace("\u00a0", "_")
        for name in names
    }
