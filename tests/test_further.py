"""What the bench of batches tells of a further unit, on runs of which the answer is known."""

from __future__ import annotations

import pytest

from bench import further


def run(units: int, once: float, each: float, mood: float) -> further.Run:
    """A long run and the short ones of 100 beside it, in a minute in which all takes `mood` times as long."""
    return further.Run(units, (once + units * each) * mood, (once + 100 * each) / 100 * mood)


def test_the_start_is_told_apart_whatever_the_minute() -> None:
    runs = [run(10_000, 0.5, 0.01, 1.0), run(1000, 0.5, 0.01, 1.6), run(3321, 0.5, 0.01, 1.0)]
    times = further.times(runs, 100)
    assert [units for units, _ in times] == [100, 1000, 3321, 10_000]
    steps = further.steps(times)
    assert [(one.few, one.many) for one in steps] == [(100, 1000), (1000, 3321), (3321, 10_000)]
    assert [one.each for one in steps] == pytest.approx([0.01] * 3)
    assert further.once(times) == pytest.approx(0.5)
    assert further.apart([one.each for one in steps]) == pytest.approx(0, abs=1e-6)


def test_units_that_grow_dearer_are_seen() -> None:
    slow = further.Run(10_000, 0.5 + 1000 * 0.01 + 9000 * 0.012, 0.015)
    steps = further.steps(further.times([run(1000, 0.5, 0.01, 1.0), slow], 100))
    assert [one.each for one in steps] == pytest.approx([0.01, 0.012])
    assert further.apart([one.each for one in steps]) == pytest.approx(20)
