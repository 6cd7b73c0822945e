"""A batch on a machine: locks, links, folders, processes, and bytes that depend on none of them."""

from __future__ import annotations

import pytest

from pipeline.batch.lock import locked
from pipeline.batch.process_pool import Local
from pipeline.problem import ToolError, UsageError
from tests.batch_cases import (
    Place,
    bad,
    finished,
    rows,
    tree,
)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_a_document_is_the_same_whatever_was_made_before_it(place, tmp_path):
    """What is kept from unit to unit changes no letter: made last of many, and alone in a new process."""
    of = rows(24)
    place.run(*of)
    (tmp_path / "alone").mkdir()
    alone = Place(tmp_path / "alone")
    for one in (of[0], of[11], of[23]):
        # Four rows are enough for processes of their own; the last one's first document is this.
        alone.run(one, *[bad(90 + at) for at in range(4)], workers=fresh)
    made = tree(alone.out)
    documents = [name for name in made if name.endswith((".docx", ".pdf")) and "gop" not in name]
    assert len(documents) == 6
    assert {name: made[name] for name in documents} == {
        name: data for name, data in tree(place.out).items() if name in documents
    }


def fresh(commission, tasks):
    for task in tasks:
        yield from Local(commission, 1).run(iter([task]))


# ---- the machine ------------------------------------------------------------------------------------


def test_two_runs_at_once_are_refused(place):
    place.run(*rows(1))
    with locked(place.out), pytest.raises(UsageError, match="một lệnh khác đang làm đợt này"):
        place.run(*rows(1))


def test_a_link_in_place_of_a_document_is_not_followed(place, tmp_path):
    target = tmp_path / "mine.txt"
    target.write_text("mine")
    folder = place.out / "19-tinh-thai-nguyen"
    folder.mkdir(parents=True)
    (folder / "hd-01840-phuong-duc-xuan.docx").symlink_to(target)
    end = finished(place.run(*rows(2)))
    assert target.read_text() == "mine"
    assert [one.problem.code for one in end.causes] == ["F002"]
    assert end.counts == {"failed": 1, "written": 1}


def test_several_processes_give_the_same_bytes_as_one(place, tmp_path):
    of = rows(24)
    place.run(*of, jobs=1)
    other = Place(tmp_path / "other")
    other.folder.mkdir()
    # The name of the content file is in the PDFs; the folder is not.
    other.run(*of, jobs=2)
    assert tree(other.out) == tree(place.out)


def test_a_folder_that_cannot_be_written_is_one_message(place, monkeypatch):
    place.folder.joinpath("output").write_text("a file where a folder should be")
    with pytest.raises(ToolError, match="không ghi được vào thư mục kết quả"):
        place.run(*rows(1))
