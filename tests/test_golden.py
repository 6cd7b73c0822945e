"""The composed words of every sample, as read and accepted by eye: tests/golden/<folder>/<name>.txt.

`make golden` (pytest --accept) writes them anew; what changed is then read in the diff. No-break
spaces are shown as "_", so that blanks left for number and date can be counted.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from pipeline.tree_text import outline
from tests import samples

GOLDEN = Path(__file__).parent / "golden"


def view(sample: str) -> str:
    return outline(samples.document(sample)).replace("\u00a0", "_")


@pytest.mark.parametrize("sample", list(samples.FILES))
def test_words_are_the_accepted_ones(sample: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{sample}.txt"
    made = view(sample)
    if request.config.getoption("--accept"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, "utf-8")
    assert path.exists(), f"{path} is missing: read the words, then run pytest --accept"
    accepted = path.read_text("utf-8")
    diff = difflib.unified_diff(
        accepted.splitlines(), made.splitlines(), "accepted", "made", n=1, lineterm=""
    )
    assert made == accepted, "\n".join(diff)


def test_no_view_is_left_over() -> None:
    assert {str(path.relative_to(GOLDEN).with_suffix("")) for path in GOLDEN.rglob("*.txt")} == set(
        samples.FILES
    )
