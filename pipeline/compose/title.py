"""The title below the letterhead: kind in capitals, author line, subject, dashes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.words import Writer
from pipeline.kinds import Kind
from pipeline.model.blocks import Content
from pipeline.tree import Paragraph


def title(content: Content, kind: Kind, writer: Writer) -> tuple[Paragraph, ...]:
    """The title paragraphs; none for a kind that has no name of its own (công văn)."""
    if kind.copy:
        return ()
    if kind.has_name:
        return tuple(_title(content, kind, writer))
    if content.subject and not kind.numbered:
        # A public letter has neither name nor number: its subject, where it has one, is its title.
        return (writer.para("subject", writer.runs(content.subject), span=content.subject.span),)
    return ()


def _title(content: Content, kind: Kind, writer: Writer) -> Iterator[Paragraph]:
    yield writer.fixed("kind_name", kind.vi_upper)
    if content.author_line:
        runs = writer.runs(content.author_line)
        yield writer.para("author_line", runs, span=content.author_line.span)
    if content.subject:
        # The author's letters stay: Party subjects begin in lower case, state ones do not.
        yield writer.para("subject", writer.runs(content.subject), span=content.subject.span)
    if content.reference:
        runs = writer.runs(content.reference)
        yield writer.para("annex_reference", runs, span=content.reference.span)
    if writer.standard.forms.under_subject:
        yield writer.fixed("dashes", writer.standard.forms.under_subject)
