"""Every content file of the project and of tests/geometry, drafted and made once in a test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.build import Desk, Draft, Made, Order, draft, make
from pipeline.tree import Document

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
SPECIMENS = Path(__file__).parent / "geometry" / "specimens"


def name(file: Path) -> str:
    """ "dang/huong-dan-doi-thoai-2026": how tests call a sample."""
    return f"{file.parent.name}/{file.stem}"


FILES = {
    name(file): file
    for file in sorted(CONTENT.glob("*/*.yaml"))
    if not file.name.endswith(".dot.yaml")  # a batch's roster is no document
}
"""The samples of the project."""
EVERY = FILES | {name(file): file for file in sorted(SPECIMENS.glob("*.yaml"))}
"""With the specimens, which show the components no sample uses."""


@cache
def desk() -> Desk:
    return Desk(CONTENT, ROOT / "templates")


@cache
def drafted(sample: str) -> Draft:
    """The sample read and composed; every error is a failure of the test that asks."""
    file = EVERY[sample]
    found = draft(file.read_bytes(), str(file), desk(), Order())
    assert found.sound, "\n".join(map(str, found.problems))
    return found


def document(sample: str) -> Document:
    made = drafted(sample).document
    assert made is not None
    return made


def standard(sample: str) -> str:
    return document(sample).standard


@cache
def finished(sample: str, mode: str = "exact") -> Made:
    """The finished docx and PDF of a sample; `mode` is the layout's width model."""
    return make(drafted(sample), desk(), Order(mode=mode))
