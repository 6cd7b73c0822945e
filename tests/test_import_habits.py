"""The habits of offices: each file gives the right words at the right keys, or one clear message."""

from __future__ import annotations

import pytest

from pipeline.importer import run
from pipeline.problem import ContentError
from tests import samples
from tests.import_habits import HABITS, MESSAGES, Habit
from tests.programs import needed


@pytest.mark.parametrize("habit", HABITS, ids=lambda one: one.what)
def test_what_an_office_wrote_is_in_the_draft(habit: Habit) -> None:
    data = habit.make()
    if data.startswith(b"{\\rtf"):
        needed("soffice")
    made = run.imported(data, habit.name, samples.desk())
    assert made.proof is not None
    assert made.proof.lost == ()
    assert made.proof.marks == ()
    said = " ".join(made.text.split())
    assert [one for one in habit.seen if " ".join(one.split()) not in said] == []
    assert [one for one in habit.unseen if one in made.text] == []
    told = [one.what for one in made.read.repairs] + [one.why for one in made.read.aside]
    assert [one for one in habit.told if one not in told] == []


@pytest.mark.parametrize("habit", MESSAGES, ids=lambda one: one.what)
def test_what_cannot_be_read_is_said(habit: Habit) -> None:
    with pytest.raises(ContentError) as raised:
        run.imported(habit.make(), habit.name, samples.desk())
    assert [one.code for one in raised.value.problems] == list(habit.seen)
    assert all(one.message and one.hint for one in raised.value.problems)
