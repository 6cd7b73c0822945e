"""Records are the dataclasses they are declared as, but for the guard against assignment."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from pipeline.problem import Span
from pipeline.record import record
from pipeline.tree import Origin, Paragraph, Run

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


def test_a_record_has_the_fields_it_declares_and_no_others():
    with pytest.raises(AttributeError):
        RUN.colour = "red"  # type: ignore[attr-defined]
    match PARAGRAPH:
        case Paragraph("paragraph", (run,)):
            assert run is RUN
        case _:
            pytest.fail("fields in their order")


def test_what_may_be_changed_is_no_record():
    with pytest.raises(ValueError, match="dataclass"):
        record(frozen=False)
