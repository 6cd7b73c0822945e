"""All that checking says of the project's samples, of each broken in every way, and of the cases of all rules.

`python -m tests.telling` prints a line for each: what it is, how many problems, and a hash of their places,
codes, words and weights, of the composed document too. Two ways of running the program that print the same
lines find the same; `tests/test_compiled.py` compares compiled modules with their sources.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator

import pipeline
from pipeline.build import Order, draft
from tests import rule_cases as given
from tests.samples import EVERY, desk
from tests.test_mutations_yaml import FILES, MUTATIONS
from tests.test_mutations_yaml import name as called


def contents(step: int) -> Iterator[tuple[str, str]]:
    """Name and text of every `step`-th; the samples all."""
    for name, file in EVERY.items():
        yield name, file.read_text("utf-8")
    for mutation in MUTATIONS[::step]:
        yield called(mutation), mutation.change(FILES[mutation.sample].read_text("utf-8"))
    for module, name, case in list(given.cases())[::step]:
        yield f"{module}: {name}", given.whole(case)


def said(text: str) -> str:
    """Number of problems and hash of them and of the document."""
    found = draft(text.encode(), "vb.yaml", desk(), Order())
    whole = f"{found.problems!r}\n{found.document!r}"
    return f"{len(found.problems)} {hashlib.sha256(whole.encode()).hexdigest()}"


if __name__ == "__main__":
    print(pipeline.COMPILED)  # noqa: T201
    for name, text in contents(int(sys.argv[1])):
        print(f"{name}\t{said(text)}")  # noqa: T201
