"""A document laid out, and what is seen on its pages, each with the way out computed."""

from __future__ import annotations

from dataclasses import replace

from pipeline.fit import Fit, all_tried, content_lines, fitted, untidy
from pipeline.flow import Flow, Para, paras
from pipeline.flow.build import build as build_flow
from pipeline.flow.room import letters_over
from pipeline.fonts import Metrics
from pipeline.kept import Kept
from pipeline.layout.document import lay_out
from pipeline.layout.facts import ONE_LINE, PageFacts, below, facts, remarks, where
from pipeline.layout.page import Pages
from pipeline.problem import Level, Problem, Span
from pipeline.standards import Standard
from pipeline.tree import Document, PageBreak

_EACH = "ghi “trình bày: {vừa trang: có}” để máy chọn cho từng văn bản, hoặc thêm, bớt vài chữ"
_BREAK = "bỏ “ngắt trang” ở cuối nội dung, hoặc đặt nó trên đoạn cuối"
_END = frozenset({"L003", "L004"})
"""What a small change of line, gap or size may mend."""


def laid(
    document: Document,
    standard: Standard,
    metrics: Metrics,
    mode: str | None,
    one_of_many: bool = False,
) -> tuple[Flow, Pages | None, list[Problem]]:
    """The flow, its pages by the width model `mode`, and L002-L006 of what is amiss on them.

    With mode None nothing is laid out, unless the author wants the last page to fit: then the
    flow that fits is given, for the docx. For one of many documents of a content no size or gap is
    looked for that would mend this one: written into the content, it would change all.
    """
    flow = build_flow(document, standard, metrics.text_width)
    if mode is None and not document.layout.fit:
        return flow, None, []
    pages = lay_out(flow, metrics, mode or "exact")
    here = Span(document.meta.source or standard.id)
    found = facts(pages)
    said = [*_remarked(found, flow, pages, here, metrics), *_no_room(document, pages, here)]
    if not untidy(found, pages):
        return flow, pages, said
    if document.body and isinstance(document.body[-1], PageBreak):  # T043: no size mends that
        return flow, pages, _hinted(said, _BREAK)
    looked = document.layout.fit or not one_of_many
    fit = fitted(document, standard, metrics, mode or "exact") if looked else None
    if fit and document.layout.fit:
        message = f"đã chọn “{fit.written}” để trang cuối không lẻ"
        info = Problem(here, "L006", message, level=Level.INFO)
        return (
            fit.flow,
            fit.pages,
            [*_remarked(facts(fit.pages), fit.flow, fit.pages, here, metrics), info],
        )
    if not any(one.code in _END for one in said):
        message = f"trang cuối chỉ có {content_lines(pages)} dòng nội dung trên chữ ký"
        last = where(pages, paras(flow)).get(0, here)
        said.append(Problem(last, "L003", message, level=Level.INFO))
    whole = looked and not fit and all_tried(document, standard, pages)
    way = _way_out(fit, document.layout.fit, whole) if looked else _EACH
    return flow, pages, _hinted(said, way)


def _hinted(said: list[Problem], way: str) -> list[Problem]:
    """With the way out of what is amiss at the end."""
    return [replace(one, hint=way) if one.code in _END else one for one in said]


def _no_room(document: Document, pages: Pages, here: Span) -> list[Problem]:
    """L008: a copy that is to be printed below its source goes on on a page that the source has not."""
    if document.layout.from_top is None or len(pages.pages) == 1:
        return []
    say = (
        f"bản sao bắt đầu cách mép trên {document.layout.from_top:g} mm thì không đủ chỗ trên trang"
    )
    way = "giảm “cách mép trên”; dưới văn bản được sao hết chỗ thì bỏ khoá này, in sang trang riêng"
    return [Problem(here, "L008", say, way, Level.WARNING)]


def _remarked(
    found: PageFacts, flow: Flow, pages: Pages, here: Span, metrics: Metrics
) -> list[Problem]:
    """Nearly every document is sound, so that its lines are looked up only where one is not."""
    amiss = remarks(found, here)
    if not amiss:
        return []
    over = letters_over(flow, ONE_LINE, metrics.text_width)
    found = replace(
        found,
        wrapped_heads=tuple(
            (role, words, over.get(role, beyond)) for role, words, beyond in found.wrapped_heads
        ),
    )
    heads = {p.role: p.span for p in paras(flow) if p.span and p.role in ONE_LINE}
    return list(remarks(found, here, where(pages, paras(flow)), heads, below(flow)))


def _way_out(fit: Fit | None, wanted: bool, whole: bool) -> str:
    """`whole` = every choice that is allowed was tried."""
    if fit:
        return (
            f"ghi “trình bày: {{{fit.written}}}”, hoặc “trình bày: {{vừa trang: có}}” để máy chọn"
        )
    if not whole:
        near = "trong các giá trị gần nhất chưa có giãn dòng, cách đoạn, cỡ chữ nào làm hết lẻ"
        return f"{near}; thêm hoặc bớt vài chữ" if wanted else f"thêm hoặc bớt vài chữ; {near}"
    none = "không giãn dòng, cách đoạn, cỡ chữ nào"
    if wanted:
        return f"{none} trong khoảng cho phép làm hết lẻ; thêm hoặc bớt vài chữ"
    return f"thêm hoặc bớt vài chữ; {none} cho phép làm hết lẻ"


_drawable: Kept[tuple[Para, Metrics]] = Kept(800)
"""Paragraphs that the fonts can draw, by identity."""


def missing_letters(flow: Flow, metrics: Metrics) -> list[Problem]:
    """L001 for letters of which the font has no shape: they would be boxes on the page."""
    found: list[Problem] = []
    for para in paras(flow):
        key = (id(para), id(metrics))
        if _drawable.get(key) is not None:
            continue
        notes = (note.text for piece in para.pieces for note in piece.note)
        missing = metrics.missing("".join([para.text, *notes]))
        if missing:
            shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing))
            said = f"phông chữ không có nét cho: {shown}"
            way = "thay bằng chữ hoặc dấu thường dùng trong văn bản"
            found.append(Problem(para.span or Span(flow.source), "L001", said, way))
        else:
            _drawable.put(key, (para, metrics))
    return found
