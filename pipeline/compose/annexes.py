"""Annexes: label, title, the line that ties them to the document, a body counted from one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.compose import dates
from pipeline.compose.ending import with_end_mark
from pipeline.compose.header import issuer_lines, symbol_of, under_issuer
from pipeline.compose.numbering import Frame, roman
from pipeline.compose.opening import author
from pipeline.compose.press import Press
from pipeline.compose.signatures import signatures
from pipeline.compose.words import Writer
from pipeline.kinds import KINDS, Kind
from pipeline.model.blocks import AnnexBlock, AttachmentBlock, Content
from pipeline.tree import Annex, Block, Header, Paragraph


def annexes(content: Content, kind: Kind, press: Press) -> tuple[Annex, ...]:
    """Every annex; they carry numbers when there are two or more (NĐ 30/2020; HD 05-HD/VPTW)."""
    many = len(content.annexes) > 1
    mark = press.writer.standard.forms.body_end
    fresh = [press.afresh() for _ in content.annexes]
    return tuple(
        Annex(
            tuple(_title(annex, index if many else 0, content, kind, press.writer)),
            # NĐ 30/2020, Phụ lục III, mẫu 2.1 and 2.2: words of an annex end as the document's do.
            _ended(tuple(own.write(annex.content, Frame(), own)), mark),
            annex.landscape,
            annex.id,
            annex.span,
            signed=tuple(_signed(annex, content, kind, press.writer)),
            apart=_apart(annex),
        )
        for index, (annex, own) in enumerate(zip(content.annexes, fresh, strict=True), 1)
    )


def _ended(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """A note below the last table belongs to it and takes no mark, as the table takes none."""
    last = blocks[-1] if blocks else None
    noted = isinstance(last, Paragraph) and last.role == "note"
    return blocks if noted else with_end_mark(blocks, mark)


def _title(
    annex: AnnexBlock, number: int, content: Content, kind: Kind, writer: Writer
) -> Iterator[Paragraph]:
    forms = writer.standard.forms
    shown = ""
    if number:
        shown = roman(number) if forms.annex_number == "roman" else str(number)
    label = forms.annex_label.format(number=shown).strip()
    yield writer.fixed("annex_label", label, annex.span)
    runs = writer.runs(annex.title)
    yield writer.para("annex_title", runs, block=annex.id, span=annex.title.span)
    yield from _reference_line(annex, content, kind, writer)
    if forms.under_subject:
        yield writer.fixed("annex_dashes", forms.under_subject)


def attached(content: Content, kind: Kind, press: Press) -> tuple[Annex, ...]:
    """What a decision issues: own title block, own counting and page numbers (NĐ 30/2020, mẫu 1.3)."""
    return tuple(_attached(one, content, kind, press.afresh()) for one in content.attachments)


def _attached(one: AttachmentBlock, content: Content, kind: Kind, press: Press) -> Annex:
    writer = press.writer
    start = (writer.para("preamble", writer.runs(words), span=words.span) for words in one.preamble)
    middle = press.write(one.body, Frame(), press)
    end = (writer.para("closing", writer.runs(words), span=words.span) for words in one.closing)
    written = (*start, *middle, *end)
    return Annex(
        tuple(_heading(one, content, kind, writer)),
        with_end_mark(written, writer.standard.forms.body_end),
        block=one.id,
        span=one.span,
        signatures=signatures(replace(content, signers=one.signers), writer),
        signed=tuple(_signed(one, content, kind, writer)),
        header=_letterhead(one, content, writer),
        apart=_apart(one),
    )


def _letterhead(one: AttachmentBlock, content: Content, writer: Writer) -> Header:
    """Issuer and national name, without number, place and date, which are the decision's (mẫu 1.3)."""
    forms = writer.standard.forms
    own = forms.attached_letterhead if one.letterhead is None else one.letterhead
    if not own:
        return Header()
    issuers = (*issuer_lines(content, writer), *under_issuer(writer))
    nation = (writer.fixed(role, words, one.span) for role, words in forms.right_head)
    return Header(tuple(replace(line, span=one.span) for line in issuers), tuple(nation))


def _apart(one: AnnexBlock | AttachmentBlock) -> bool:
    """What the organ signs on its own is a file of its own (mẫu 2.2), unless the author says otherwise."""
    return one.own_file if one.own_file is not None else one.signed_at is not None


def _signed(
    one: AnnexBlock | AttachmentBlock, content: Content, kind: Kind, writer: Writer
) -> Iterator[Paragraph]:
    """Number and symbol of the document, and when the organ signed this file of its own (mẫu 2.2)."""
    if one.signed_at is None:
        return
    forms = writer.standard.forms
    text = forms.annex_signed.format(
        symbol=symbol_of(content, kind, writer.quiet()),
        time=dates.signing_time(one.signed_at, forms),
    )
    yield writer.fixed("annex_signed", text, one.span)


def _heading(
    one: AttachmentBlock, content: Content, kind: Kind, writer: Writer
) -> Iterator[Paragraph]:
    yield writer.fixed("kind_name", KINDS[one.kind].vi_upper, one.span)
    yield writer.para("subject", writer.runs(one.subject), block=one.id, span=one.subject.span)
    yield from _reference_line(one, content, kind, writer)
    if writer.standard.forms.under_subject:
        yield writer.fixed("dashes", writer.standard.forms.under_subject)


def _reference_line(
    one: AnnexBlock | AttachmentBlock, content: Content, kind: Kind, writer: Writer
) -> Iterator[Paragraph]:
    """The author's own line, none at all, or the standard's."""
    own = one.reference
    if own is None:
        if one.signed_at is not None:
            # Mẫu 2.2, note 3: number and date need not be filled in where the signature's line has them.
            content = replace(content, number=None, date=None)
        yield writer.fixed("annex_reference", _reference(content, kind, writer), one.span)
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
        organ=author(content, kind, quiet),
    )
