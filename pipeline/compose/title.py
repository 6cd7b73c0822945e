"""The title below the letterhead: kind in capitals, author line, subject, dashes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.words import Writer, fixed
from pipeline.kinds import Kind
from pipeline.model.blocks import Content, Words
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
    if content.theme and _may_have_theme(content, kind, writer):
        yield from _theme(content.theme, content, kind, writer)
        return
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


def _may_have_theme(content: Content, kind: Kind, writer: Writer) -> bool:
    if kind.id == "report" and writer.standard.system == "party":
        return True
    writer.problem(
        content.theme.span if content.theme else content.span,
        "T036",
        f"{kind.vi} không in chủ đề đại hội thay tên loại",
        "bỏ “chủ đề đại hội”; chỉ báo cáo chính trị trình đại hội đảng ghi như thế",
    )
    return False


def _theme(theme: Words, content: Content, kind: Kind, writer: Writer) -> Iterator[Paragraph]:
    """HD 05-HD/VPTW, 5.1.2: the congress's theme in place of kind and subject; in brackets below it
    whose report it is and to which congress, which the subject says."""
    yield writer.para("kind_name", writer.runs(theme), span=theme.span)
    if content.subject:
        runs = writer.runs(content.subject)
        said = "".join(run.text for run in runs).casefold()
        lead = "(" if said.startswith(kind.vi) else f"({kind.vi_title} "
        runs = (fixed(lead), *runs, fixed(")"))
        yield writer.para("annex_reference", runs, span=content.subject.span)
    yield writer.fixed("dashes", writer.standard.forms.under_subject)
