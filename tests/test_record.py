"""Records are the dataclasses they are declared as, but for the guard against assignment."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle

import pytest

from pipeline.model.figures import TableCell
from pipeline.model.words import Words
from pipeline.problem import Span
from pipeline.record import record
from pipeline.source.nodes import Entry, Places, Scalar
from pipeline.tree import Cell, Origin, Paragraph, Run

RUN = Run("Kế hoạch", bold=True, origins=(Origin(8, Span("a.yaml", 2, 9)),))
PARAGRAPH = Paragraph("paragraph", (RUN,), number="1.")


def test_equal_fields_are_equal_records_and_one_key():
    other = dataclasses.replace(RUN, origins=())  # origins do not count
    assert other == RUN
    assert {RUN: 1}[other] == 1
    assert dataclasses.replace(RUN, text="Kế") != RUN
    assert Origin(8, Span("a.yaml", 2, 9)) != Origin(8, Span("a.yaml", 2, 10))


def test_a_record_survives_pickling_with_what_it_holds():
    read = pickle.loads(pickle.dumps(PARAGRAPH))
    assert read == PARAGRAPH
    assert read.runs[0].origins == RUN.origins


SPAN = Span("a.yaml", 2, 9)
SCALAR = Scalar("Kế hoạch", SPAN, '"', 4, 14, Places("a.yaml", 'x: "Kế hoạch"'))
OWN = (
    Origin(8, SPAN, (0, 1), typed=False),
    Run("Kế", italic=True, field=False, note=(RUN,)),
    PARAGRAPH,
    Cell((PARAGRAPH,), 2, 3),
    Words("{{ a }}", SPAN, ((0, SPAN),)),
    TableCell((Words("a", SPAN),), SPAN, 2, 3, bold=True),
    SCALAR,
    Entry("kind", "loại", SPAN, SCALAR),
)
"""Of each class with an `__init__` of its own, none of its fields as it is when nothing is said."""


@pytest.mark.parametrize("one", OWN, ids=lambda one: type(one).__name__)
def test_a_class_that_makes_itself_is_a_dataclass_like_others(one):
    for made in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one), dataclasses.replace(one)):
        assert repr(made) == repr(one)
        for field in dataclasses.fields(one):
            assert getattr(made, field.name) == getattr(one, field.name)
        assert (made, hash(made)) == (one, hash(one))
    given = inspect.signature(type(one)).parameters
    assert list(given) == [field.name for field in dataclasses.fields(one)]


def test_a_record_has_the_fields_it_declares_and_no_others():
    with pytest.raises(AttributeError):
        RUN.colour = "red"
    match PARAGRAPH:
        case Paragraph("paragraph", (run,)):
            assert run is RUN
        case _:
            pytest.fail("fields in their order")


def test_what_may_be_changed_is_no_record():
    with pytest.raises(ValueError, match="dataclass"):
        record(frozen=False)
