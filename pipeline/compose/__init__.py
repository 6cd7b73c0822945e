"""Typed content + standard -> the composed document: everything a standard prescribes is made here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Date

from pipeline import placeholders
from pipeline.compose import body, copies
from pipeline.compose.addressees import addressees
from pipeline.compose.annexes import annexes, attached
from pipeline.compose.breaks import breaks
from pipeline.compose.choice import chosen
from pipeline.compose.ending import closing, with_end_mark
from pipeline.compose.header import header, issuer_names, symbol_of
from pipeline.compose.numbering import Frame, levels
from pipeline.compose.opening import opening
from pipeline.compose.press import Counts, Forms, Press, ReadImage
from pipeline.compose.recipients import recipients
from pipeline.compose.signatures import signatures
from pipeline.compose.title import title
from pipeline.compose.unprinted import unprinted
from pipeline.compose.words import Writer
from pipeline.kinds import KINDS, Kind
from pipeline.model.blocks import Content, Words
from pipeline.problem import Problem, in_order
from pipeline.registries import Registries
from pipeline.standards import Standard
from pipeline.tree import Block, Document, Header, Meta, Paragraph


def no_image(_name: str) -> bytes | None:
    """Stands for the reader of image files where there is none."""
    return None


def compose(
    content: Content,
    standard: Standard,
    registries: Registries,
    context: Mapping[str, object],
    read_image: ReadImage = no_image,
    many: bool = False,
) -> tuple[Document, tuple[Problem, ...]]:
    """The document and every problem of its words, in the order of the file.

    `context` holds the values of one run (a unit of a roster); they win over the content's own data.
    `read_image` gives a picture's bytes by its name; `many`: other units have the same content.
    """
    values = _values({**content.data, **context})
    content, writer = _begun(content, Writer(standard, registries, values, many=many))
    kind = KINDS[content.kind]
    # In the order of reading from here on: the first mention of a document is cited in full.
    head = _header(content, kind, writer)
    name = title(content, kind, writer)
    to = addressees(content, kind, writer)
    start = opening(content, kind, writer)
    press = _press(content, writer, read_image)
    middle = tuple(body.write(content.body, Frame(), press))
    if kind.copy and not standard.forms.copy_title:
        middle = (*copies.source(content, kind, writer), *middle)
    document = Document(
        standard=standard.id,
        meta=_meta(content, kind, writer),
        header=head,
        title=name,
        addressees=to,
        body=(*start, *_closed((*middle, *closing(content, writer)), kind, standard)),
        recipients=recipients(content, kind, press.counts.article, writer),
        signatures=signatures(content, writer),
        annexes=(*attached(content, kind, press), *annexes(content, kind, press)),
        contact=_foot("contact", content.contact, writer),
        not_for_media=_foot("not_for_media", content.not_for_media, writer),
        below_rule=kind.copy,
        layout=content.layout,
    )
    unprinted(content, kind, writer)
    breaks(document, writer)
    return document, tuple(in_order(writer.problems))


def _begun(content: Content, writer: Writer) -> tuple[Content, Writer]:
    """What holds for the values, and a writer that knows whose letterhead stands above."""
    content = chosen(content, writer)
    home = writer.organ(content.issuers[0]) if content.issuers else None
    return content, replace(writer, home=home)


def _values(given: Mapping[str, object]) -> Mapping[str, object]:
    """Plain at once for all words; what cannot be filled in is told where it is asked for."""
    try:
        return placeholders.plain(given)
    except placeholders.PlaceholderError:
        return given


def _header(content: Content, kind: Kind, writer: Writer) -> Header:
    """The letterhead, above it the signatures of an electronic copy."""
    head = header(content, kind, writer)
    return replace(head, right=(*copies.electronic(content, writer), *head.right))


def _press(content: Content, writer: Writer, read_image: ReadImage) -> Press:
    """Marks of this document: the author's choice, else the standard's."""
    written = tuple(mark for mark in content.levels if not _names_division(mark))
    forms = Forms(
        any(mark.casefold().startswith("phần thứ") for mark in content.levels),
        any(mark.casefold().startswith("chương thứ") for mark in content.levels),
    )
    return Press(
        writer=writer,
        levels=levels(written or writer.standard.levels),
        forms=forms,
        counts=Counts(),
        source=content.body,
        read_image=read_image,
        write=body.write,
    )


def _names_division(mark: str) -> bool:
    return mark.casefold().startswith(("phần", "chương"))


def _closed(blocks: tuple[Block, ...], kind: Kind, standard: Standard) -> tuple[Block, ...]:
    """The body with the standard's end mark; a copy has no words of its own to end."""
    return blocks if kind.copy else with_end_mark(blocks, standard.forms.body_end)


def _foot(role: str, words: Words | None, writer: Writer) -> tuple[Paragraph, ...]:
    return () if words is None else (writer.para(role, writer.unnoted(words), span=words.span),)


def _meta(content: Content, kind: Kind, writer: Writer) -> Meta:
    quiet = writer.quiet()
    subject = " ".join(quiet.text(content.subject).split("\n"))
    day = content.date
    whole: Date | None = day.first if day and day.month and day.day else None
    return Meta(
        title=f"{kind.vi_title} {subject}".strip(),
        organ=issuer_names(content, quiet),
        symbol=symbol_of(content, kind, quiet) if kind.numbered else "",
        kind=kind.id,
        kind_name=kind.vi,
        date=whole,
        source=content.file,
    )


__all__ = ["compose", "no_image"]
