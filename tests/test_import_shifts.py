"""A folder of more files than its processes are kept for: new processes take over, in order, none left out."""

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
