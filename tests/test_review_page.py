"""docs/xet-duyet.md shows what the commands say, and pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

from docs import review


def test_the_page_is_what_the_program_says(tmp_path: Path) -> None:
    assert review._page(review._place(tmp_path)) == review.PAGE.read_text("utf-8")


def test_every_picture_of_the_page_is_there() -> None:
    names = re.findall(r"\]\((duyet/[^)]+)\)", review.PAGE.read_text("utf-8"))
    assert names
    assert all((review.PAGE.parent / name).is_file() for name in names)
