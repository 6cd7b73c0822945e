"""A correct PDF is broken by place, one thing at a time: what a careful reader of the page can tell is named."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.check.finished.door import inspect
from pipeline.problem import Level
from tests import broken_places
from tests.broken_places import Case

SAMPLE = "uy-ban/quyet-dinh-to-cong-tac-2026"
_ONE_LINE = (
    "no indent",
    "wide indent",
    "set in",
    "set in right",
    "no gap",
    "ragged",
    "in the middle",
)
UNTOLD = {
    # One page may end early or begin low, and none of these happens to reach into the lower margin.
    *(("page", one) for one in ("top 33 mm", "bottom 12 mm", "bottom 38 mm")),
    # Lines that fill the width stand in the middle as well; of two lines one end alone says anything.
    *((role, "in the middle") for role in ("basis", "proposal", "paragraph", "all text")),
    ("basis", "ragged"),
    *(("point", one) for one in ("set in right", "ragged", "in the middle")),
    # Every clause of the sample is a line and a half at most.
    *(("clause", one) for one in _ONE_LINE),
    # The whole text set in is another margin: told as K002.
    ("all text", "set in"),
    # As wide as its column, or reaching across the middle of the page, wherever it begins.
    *(
        (role, f"at the {side}")
        for role in ("national_name", "place_date", "authority_line")
        for side in ("left", "right")
    ),
    # Told as a missing rule (K014), and as letters too small for the text (K004).
    ("number", "above issuer"),
    ("recipient", "above recipients_label"),
}
"""What a page cannot tell from what is right, or tells by another name."""


@cache
def cases() -> dict[tuple[str, str], Case]:
    return {(one.what, one.name): one for one in broken_places.cases(SAMPLE)}


def _named(case: Case) -> bool:
    said = inspect(broken_places.broken(case), "a.pdf").problems
    return bool({one.code for one in said if one.level is not Level.INFO} & case.codes)


def test_nothing_is_excused_that_is_not_broken() -> None:
    assert UNTOLD - cases().keys() == set()
    assert len(cases()) > 100


@pytest.mark.parametrize("what", sorted({one.what for one in broken_places.cases(SAMPLE)}))
def test_what_is_broken_by_place_is_named(what: str) -> None:
    every = {key: one for key, one in cases().items() if one.what == what}
    missed = {key for key, one in every.items() if not _named(one)}
    assert missed == UNTOLD & every.keys()
