"""Annexes: label, title, the line that ties them to the document, a body counted from one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.compose import dates
from pipeline.compose.ending import with_end_mark
from pipeline.compose.header import issuer_names, symbol_of
from pipeline.compose.numbering import Frame, roman
from pipeline.compose.press import Press
from pipeline.compose.signatures import signatures
from pipeline.compose.words import Writer
from pipeline.kinds import KINDS, Kind
from pipeline.model.blocks import AnnexBlock, AttachmentBlock, Content, Words
from pipeline.problem import Span
from pipeline.tree import Annex, Paragraph


def annexes(content: Content, kind: Kind, press: Press) -> tuple[Annex, ...]:
    """Every annex; they carry numbers when there are two or more (NĐ 30/2020; HD 05-HD/VPTW)."""
    reference = _reference(content, kind, press.writer)
    many = len(content.annexes) > 1
    fresh = [press.afresh() for _ in content.annexes]
    return tuple(
        Annex(
            tuple(_title(annex, index if many else 0, reference, press.writer)),
            tuple(own.write(annex.content, Frame(), own)),
            annex.landscape,
            annex.id,
            annex.span,
        )
        for index, (annex, own) in enumerate(zip(content.annexes, fresh, strict=True), 1)
    )


def _title(annex: AnnexBlock, number: int, reference: str, writer: Writer) -> Iterator[Paragraph]:
    forms = writer.standard.forms
    shown = ""
    if number:
        shown = roman(number) if forms.annex_number == "roman" else str(number)
    label = forms.annex_label.format(number=shown).strip()
    yield writer.fixed("annex_label", label, annex.span)
    runs = writer.runs(annex.title)
    yield writer.para("annex_title", runs, block=annex.id, span=annex.title.span)
    yield from _reference_line(annex.reference, reference, annex.span, writer)
    if forms.under_subject:
        yield writer.fixed("annex_dashes", forms.under_subject)


def attached(content: Content, kind: Kind, press: Press) -> tuple[Annex, ...]:
    """What a decision issues: own title block, own counting and page numbers (NĐ 30/2020, mẫu 1.3)."""
    reference = _reference(content, kind, press.writer)
    return tuple(_attached(one, reference, content, press.afresh()) for one in content.attachments)


def _attached(one: AttachmentBlock, reference: str, content: Content, press: Press) -> Annex:
    writer = press.writer
    start = (writer.para("preamble", writer.runs(words), span=words.span) for words in one.preamble)
    middle = press.write(one.body, Frame(), press)
    end = (writer.para("closing", writer.runs(words), span=words.span) for words in one.closing)
    written = (*start, *middle, *end)
    return Annex(
        tuple(_heading(one, reference, writer)),
        with_end_mark(written, writer.standard.forms.body_end),
        block=one.id,
        span=one.span,
        signatures=signatures(replace(content, signers=one.signers), writer),
    )


def _heading(one: AttachmentBlock, reference: str, writer: Writer) -> Iterator[Paragraph]:
    yield writer.fixed("kind_name", KINDS[one.kind].vi_upper, one.span)
    yield writer.para("subject", writer.runs(one.subject), block=one.id, span=one.subject.span)
    yield from _reference_line(one.reference, reference, one.span, writer)
    if writer.standard.forms.under_subject:
        yield writer.fixed("dashes", writer.standard.forms.under_subject)


def _reference_line(
    own: Words | None, reference: str, span: Span, writer: Writer
) -> Iterator[Paragraph]:
    """The author's own line, none at all, or the standard's."""
    if own is None:
        yield writer.fixed("annex_reference", reference, span)
    elif own.text not in ("none", "không"):
        yield writer.para("annex_reference", writer.runs(own), span=own.span)


def _reference(content: Content, kind: Kind, writer: Writer) -> str:
    """ "(Kèm theo Kế hoạch số 12-KH/TU, ngày 04/8/2026 của …)"; what is open is left blank."""
    forms = writer.standard.forms
    quiet = writer.quiet()
    return forms.annex_reference.format(
        kind=kind.vi_title,
        symbol=symbol_of(content, kind, quiet) if kind.numbered else "",
        date=dates.open_date(content.date, forms.annex_reference_date, forms),
        organ=issuer_names(content, quiet),
    )
