"""Lays out a whole document: flow in, positioned pages out."""

from __future__ import annotations

from pipeline.flow import Flow
from pipeline.fonts import Metrics
from pipeline.layout.book import Book
from pipeline.layout.page import Pages
from pipeline.layout.pages import put_section
from pipeline.layout.ruler import ruler


def lay_out(flow: Flow, metrics: Metrics, mode: str = "exact") -> Pages:
    """The document's pages.

    `mode`: "exact" breaks as Word does with the documents this program writes (compatibilityMode
    14); "word15" shrinks spaces as Word does in mode 15; "lo7" repeats LibreOffice 7.4 to the
    line. Every word of the flow is on some page; it always comes to an end.
    """
    book = Book(ruler(metrics, mode))
    for index in range(len(flow.sections)):
        put_section(book, flow.sections, index)
    return Pages(tuple(book.pages), flow.title, flow.organ, flow.subject, mode)
