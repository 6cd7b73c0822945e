"""Numbers of a PDF's pages against the pages: left out, said twice, begun anew where an annex begins."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from pipeline.check.finished import check, pdf
from pipeline.check.finished.page import Finished
from tests.samples import finished

PLAN = "dang/ke-hoach-dan-van-kheo-2026"


@cache
def plan() -> Finished:
    return pdf.finished(finished(PLAN).files["pdf"], "a.pdf")


def said(figures: tuple[int | None, ...]) -> list[tuple[int, str]]:
    document = plan()
    shown = replace(document, extras=replace(document.extras, page_figures=figures))
    return [(one.page, one.message) for one in check(shown).findings if one.code == "K019"]


def test_the_numbers_are_read_and_right() -> None:
    figures = plan().extras.page_figures
    assert figures[:3] == (None, 2, 3)
    assert len(figures) == plan().pages
    assert said(figures) == []


@pytest.mark.parametrize(
    ("at", "figure", "page", "message"),
    [
        (2, None, 3, "trang không có số, mà các trang khác có"),
        (2, 2, 3, "trang mang số 2, phải là 3"),
        (1, 1, 2, "trang mang số 1, phải là 2"),
        (3, 5, 4, "trang mang số 5, phải là 4"),
    ],
)
def test_a_number_left_out_or_wrong_is_told(
    at: int, figure: int | None, page: int, message: str
) -> None:
    figures = list(plan().extras.page_figures)
    figures[at] = figure
    assert said(tuple(figures))[0] == (page, message)


def test_annexes_may_count_on() -> None:
    pages = plan().pages
    assert said((None, *range(2, pages + 1))) == []
