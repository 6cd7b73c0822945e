"""The habits of offices: each file gives the right words at the right keys, or one clear message."""

from __future__ import annotations

import copy
import io

import pytest
from docx import Document
from docx.text.paragraph import Paragraph

from pipeline.importer import run
from pipeline.problem import ContentError
from tests import samples
from tests.foreign_kinds import invitation
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


@pytest.mark.parametrize(
    ("below", "guests"),
    [
        ("Đại diện lãnh đạo các phòng", ["Đại diện lãnh đạo các phòng"]),
        ("Tới dự: Buổi gặp mặt", []),
    ],
)
def test_the_guest_of_an_invitation_may_stand_on_the_line_below(
    below: str, guests: list[str]
) -> None:
    """NĐ 30, mẫu 1.7 has him in the sentence; where nobody is named below it, the sentence stays as it is."""
    document = Document(io.BytesIO(invitation()))
    call = next(one for one in document.paragraphs if "kính mời:" in one.text)
    words = "Văn phòng trân trọng kính mời:"
    added = copy.deepcopy(call._p)
    call._p.addnext(added)
    for paragraph, text in ((call, words), (Paragraph(added, call._parent), below)):
        for more in paragraph.runs[1:]:
            more.text = ""
        paragraph.runs[0].text = text
    out = io.BytesIO()
    document.save(out)
    made = run.imported(out.getvalue(), "a.docx", samples.desk())
    assert made.proof is not None
    assert made.proof.lost == ()
    assert made.document is not None
    assert made.text.count(below) == 1
    assert [one for one in guests if f"\n  - {one}\n" not in made.text] == []
    assert ("kính mời:" in made.text) is (not guests)
