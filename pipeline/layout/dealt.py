"""Which tables LibreOffice 7.4 deals out to several pages before it sets a line.

Where it has a document without pages it guesses: so many paragraphs or rows of a table a page, and
of a table that goes far beyond that so many rows a page (SwLayHelper::CheckInsert). Mode "lo7" only.
"""

from __future__ import annotations

from collections.abc import Iterable

PER_PAGE = 20
"""Paragraphs and rows a page, in documents of more than 100 paragraphs, those of cells counted."""
SPARE = 10
"""So many more rows a table may bring before it is dealt out."""


def dealt_tables(blocks: Iterable[tuple[int, bool]]) -> list[bool]:
    """Of each block whether it is a table dealt out.

    A block is given as the number of its rows, 0 where it is no table, and whether a new page is
    ordered before it.
    """
    count, told = 0, []
    for rows, page_before in blocks:
        count += rows or 1
        dealt = rows > 0 and count > PER_PAGE + SPARE
        if dealt or page_before or count > PER_PAGE:
            count = 0
        told.append(dealt)
    return told
