"""Copies (sao y, sao lục, trích sao): what stands below the source, in a form of its own for Party and State."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose import dates
from pipeline.compose.header import issuer_names, number_line, place_date
from pipeline.compose.marks import ended
from pipeline.compose.words import Writer, fixed
from pipeline.kinds import KINDS, Kind
from pipeline.model.blocks import Content, Ref
from pipeline.tree import Paragraph, Run


def source(content: Content, kind: Kind, writer: Writer) -> Iterator[Paragraph]:
    """The document that is copied: "Sao y Kế hoạch số 12-KH/TU …"."""
    if content.subject is None:
        return
    runs = ended(_source(content, kind, writer), ".")
    yield writer.para("copy_source", runs, span=content.subject.span)


def _source(content: Content, kind: Kind, writer: Writer) -> tuple[Run, ...]:
    words = writer.runs(content.subject) if content.subject else ()
    lead = writer.standard.forms.copy_source.partition("{subject}")[0]
    return (fixed(lead.replace("{kind}", kind.vi_title)), *words)


def stamp(content: Content, kind: Kind, writer: Writer) -> tuple[Paragraph, ...]:
    """The Party's stamp: organ, number, form of the copy, place and date, recipients (HD 05, bản sao)."""
    return tuple(_stamp(content, kind, writer))


def _stamp(content: Content, kind: Kind, writer: Writer) -> Iterator[Paragraph]:
    forms = writer.standard.forms
    span = content.issuers[0].words.span if content.issuers else content.span
    yield writer.fixed("copy_title", forms.copy_title)
    yield writer.para("copy_field", (Run(issuer_names(content, writer)),), span=span)
    yield writer.fixed("copy_field", number_line(content, kind, writer))
    place = place_date(content, writer)
    if content.subject:
        runs = _source(content, kind, writer)
        yield writer.para("copy_field", runs, span=content.subject.span)
    yield writer.para("copy_field", place.runs, span=place.span)
    names = [writer.name(ref) for one in content.recipients for ref in one.members or _one(one.to)]
    if names:
        joined = [fixed(f"{forms.recipients_label} ")]
        for name in names:
            joined += [*name, fixed("; ")]
        span = content.recipients[0].span
        yield writer.para("copy_field", (*joined[:-1], fixed(".")), span=span)


def electronic(content: Content, writer: Writer) -> Iterator[Paragraph]:
    """Signatures of who made an electronic copy, one a line (NĐ 30/2020, ô 14; HD 05, ô 14 and 15)."""
    copy = content.electronic_copy
    if copy is None:
        return
    form = writer.standard.forms.electronic_copy
    when = dates.signing_time(copy.time, writer.standard.forms)
    values = {
        "kind": KINDS[copy.kind].vi_title,
        "organ": "".join(run.text for run in writer.full((copy.organ,))),
        "name": writer.text(copy.name) if "{name}" in form else "",
        "time": when,
    }
    for line in form.split("\n"):
        if "{name}" not in line or copy.name:
            yield writer.fixed("electronic_copy", line.format(**values), copy.span)


def _one(ref: Ref | None) -> tuple[Ref, ...]:
    return (ref,) if ref else ()
