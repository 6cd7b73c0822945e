"""Kính gửi, Kính trình: one addressee on the line, several one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.header import issuer_names
from pipeline.compose.marks import bare, ended
from pipeline.compose.words import Writer
from pipeline.kinds import Kind
from pipeline.model.blocks import Content, Recipient
from pipeline.tree import Paragraph, Run


def addressees(content: Content, kind: Kind, writer: Writer) -> tuple[Paragraph, ...]:
    """NĐ 30/2020, ô 9a; HD 05-HD/VPTW: the label, then the addressees with the standard's marks."""
    forms = writer.standard.forms
    if not content.to:
        return ()
    label = forms.to_label_submission if kind.submission else forms.to_label
    call = kind.call.get(writer.standard.system, "")
    if call:
        # NĐ 30/2020, Phụ lục III, mẫu 1.6-1.8: these name the issuer where others say "Kính gửi".
        label = f"{issuer_names(content, writer)} {call}:"
        if kind.called.get(writer.standard.system) != "list":
            return tuple(_called(content, kind, label, writer))
    if len(content.to) == 1:
        one = content.to[0]
        # HD 05: the label is italic, the names upright; in one line only the run can say so.
        italic = writer.standard.roles["to_label"].italic
        lead = Run(f"{label} ", italic=italic, field=False)
        runs = (lead, *bare(_name(one, writer)))
        return (writer.para("to_single", runs, block=one.id, span=one.span),)
    lines = [writer.fixed("to_label", label)]
    for index, one in enumerate(content.to):
        mark = forms.to_separator if index + 1 < len(content.to) else forms.to_end
        lines.append(
            writer.para(
                "to_item",
                ended(_name(one, writer), mark),
                number=forms.to_prefix.strip(),
                block=one.id,
                span=one.span,
            )
        )
    return tuple(lines)


def _called(content: Content, kind: Kind, label: str, writer: Writer) -> Iterator[Paragraph]:
    """NĐ 30/2020, Phụ lục III, mẫu 1.7: in the sentence that invites; mẫu 1.8: on lines of their own."""
    one = content.to[0]
    if len(content.to) > 1:
        yield writer.fixed("preamble", label)
        marks = [writer.standard.forms.to_separator] * (len(content.to) - 1)
        for one, mark in zip(content.to, (*marks, writer.standard.forms.to_end), strict=True):
            runs = ended(_name(one, writer), mark)
            yield writer.para("item", runs, number="-", block=one.id, span=one.span)
    elif kind.called[writer.standard.system] == "below":
        yield writer.fixed("preamble", label)
        yield writer.para("paragraph", bare(_name(one, writer)), block=one.id, span=one.span)
    else:
        runs = (Run(f"{label} ", field=False), *bare(_name(one, writer)))
        yield writer.para("preamble", runs, block=one.id, span=one.span)


def _name(one: Recipient, writer: Writer) -> tuple[Run, ...]:
    return writer.name(one.to) if one.to else ()
