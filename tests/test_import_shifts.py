"""Folders: new processes take over, in order, none left out; what was cut off is done again and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.desk import Desk
from pipeline.importer import run
from tests.officer import ROOT


def test_every_file_is_done_over_several_shifts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_SHIFT", 2)
    source = tmp_path / "kho"
    source.mkdir()
    for number in range(5):
        text = f"Thôn {number} họp ngày 12 tháng 8 năm 2026.\n\nHọp xong lúc 10 giờ.\n"
        (source / f"bien-ban-{number}.txt").write_text(text, "utf-8")
    desk = Desk(ROOT / "content", ROOT / "templates")
    todo = run.jobs(run.sources([source]), tmp_path / "moi")
    done = list(run.run(todo, desk, "vi", anew=False, register=False))
    assert [one.job.source.name for one in done] == [f"bien-ban-{n}.txt" for n in range(5)]
    for number, one in enumerate(done):
        # Without letterhead and title all is text.
        assert f"Thôn {number} họp ngày 12 tháng 8 năm 2026." in one.job.target.read_text("utf-8")


@pytest.mark.parametrize("cut", [1, 2])
def test_a_run_cut_off_anywhere_is_finished_by_the_next(
    cut: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is done in two steps, what was done and the content; the machine stops right before one of them."""
    source = tmp_path / "bien-ban.txt"
    source.write_text("Thôn 3 họp ngày 12 tháng 8 năm 2026.\n\nHọp xong lúc 10 giờ.\n", "utf-8")
    desk = Desk(ROOT / "content", ROOT / "templates")
    todo = run.jobs([source], tmp_path / "moi")
    write, steps = run.write_inside, iter(range(1, 9))

    def stops(root: Path, file: Path, data: bytes) -> None:
        if next(steps) == cut:
            raise KeyboardInterrupt
        write(root, file, data)

    monkeypatch.setattr(run, "write_inside", stops)
    with pytest.raises(KeyboardInterrupt):
        list(run.run(todo, desk, "vi", anew=False, register=False))
    monkeypatch.setattr(run, "write_inside", write)
    (done,) = run.run(todo, desk, "vi", anew=False, register=False)
    assert done.report is not None
    assert done.report.state == "doubtful"
    assert "Thôn 3 họp ngày 12" in done.job.target.read_text("utf-8")
    (again,) = run.run(todo, desk, "vi", anew=False, register=False)
    assert again.report is None
