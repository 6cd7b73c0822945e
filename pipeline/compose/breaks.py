"""Page breaks that print other than one would think: told where they stand.

A second break in a row prints nothing (no page stays empty for it), one that ends an annex leaves a page
with nothing on it, one that ends the body a page with the signature alone.
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.compose.words import Writer
from pipeline.problem import Level, Span
from pipeline.tree import Block, Document, PageBreak


def breaks(document: Document, writer: Writer) -> None:
    """T043 for each of them."""
    _body(document.body, "chữ ký, nơi nhận sang trang riêng không có dòng nội dung nào", writer)
    for annex in document.annexes:
        _body(annex.body, "để lại một trang trắng", writer)


def _body(blocks: tuple[Block, ...], at_end: str, writer: Writer) -> None:
    for above, block in pairwise(blocks):
        if isinstance(above, PageBreak) and isinstance(block, PageBreak):
            said = "hai “ngắt trang” liền nhau: chỉ sang trang một lần, không để trang trắng"
            _tell(block.span, said, "bỏ một dòng; cần trang trắng thì chèn khi in", writer)
    if blocks and isinstance(blocks[-1], PageBreak):
        way = "bỏ dòng này, hoặc đặt nó trên đoạn cuối"
        _tell(blocks[-1].span, f"“ngắt trang” ở cuối: {at_end}", way, writer)


def _tell(span: Span | None, said: str, way: str, writer: Writer) -> None:
    if span:
        writer.problem(span, "T043", said, way, Level.WARNING)
