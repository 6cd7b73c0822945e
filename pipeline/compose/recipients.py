"""Nơi nhận: the list with its marks, "Như trên" where the standard asks for it, archive, drafter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.compose.copies import stamp
from pipeline.compose.header import lead_organ
from pipeline.compose.marks import bare, ended
from pipeline.compose.words import Writer, fixed
from pipeline.kinds import Kind
from pipeline.model.blocks import Content, Recipient
from pipeline.tree import Paragraph, Run


def recipients(
    content: Content, kind: Kind, last_article: int, writer: Writer
) -> tuple[Paragraph, ...]:
    """The whole block; `last_article` counts the articles, 0 when there are none."""
    forms = writer.standard.forms
    if not kind.list_always and not (content.recipients or content.archive):
        return ()
    if kind.copy and forms.copy_title:
        return stamp(content, kind, writer)
    lines = list(_lines(content, kind, last_article, writer))
    out = [writer.fixed("recipients_label", forms.recipients_label)]
    for index, line in enumerate(lines):
        mark = forms.recipient_separator if index + 1 < len(lines) else forms.recipient_end
        role, runs, recipient = line
        out.append(
            writer.para(
                role,
                ended(runs, mark),
                number=forms.recipient_prefix.strip(),
                block=recipient.id if recipient else "",
                span=recipient.span if recipient else None,
            )
        )
    out.extend(_drafter(content, writer))
    return tuple(out)


_Line = tuple[str, tuple[Run, ...], Recipient | None]


def _lines(content: Content, kind: Kind, last_article: int, writer: Writer) -> Iterator[_Line]:
    written = [line for one in content.recipients for line in _line(one, writer)]
    said = [_words(runs) for _, runs, _ in written]
    first = _first(content, kind, last_article, writer)
    if first and not any(text.startswith("như ") for text in said):
        yield "recipient", (fixed(first),), None
    yield from (line for line, text in zip(written, said, strict=True) if not _archives(text))
    own = [line for line, text in zip(written, said, strict=True) if _archives(text)]
    # A line "Lưu …" that the author typed is the archive line, and it stands last.
    yield from own or [("recipient", _archive(content, kind, writer), None)]


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs).strip(" -").casefold()


def _archives(text: str) -> bool:
    return re.match(r"lưu\b", text) is not None


def _first(content: Content, kind: Kind, last_article: int, writer: Writer) -> str:
    """The first line that the forms prescribe for the kind: "Như trên", "Như Điều 3"."""
    form = kind.first_recipient.get(writer.standard.system, "")
    if "{article}" in form:
        return form.replace("{article}", str(last_article)) if last_article else ""
    # A report says so only when it is addressed to someone.
    return form if content.to or kind.to == "none" else ""


def _line(one: Recipient, writer: Writer) -> Iterator[_Line]:
    """One line; a group has a line with the common note for each of its members, unless it is joined."""
    note = _note(one, writer)
    refs = one.members or ((one.to,) if one.to else ())
    if one.joined:
        yield "recipient_group", (*bare(writer.names(refs)), *note), one
        return
    for ref in refs:
        yield "recipient", (*bare(writer.name(ref)), *note), one


def _note(one: Recipient, writer: Writer) -> tuple[Run, ...]:
    """ "(để báo cáo)" for a purpose in words; "(b/c)" and what has brackets stay as written."""
    if one.purpose is None:
        return ()
    runs = bare(writer.runs(one.purpose))
    text = "".join(run.text for run in runs)
    if text.startswith("("):
        return (fixed(" "), *runs)
    if "/" in text or text.casefold().startswith(("để ", "qua ")):
        return (fixed(" ("), *runs, fixed(")"))
    lead, _, tail = writer.standard.forms.report_note.partition("{purpose}")
    return (fixed(lead), *runs, fixed(tail))


def _archive(content: Content, kind: Kind, writer: Writer) -> tuple[Run, ...]:
    """ "Lưu: VT, TH" or "Lưu Văn phòng Tỉnh uỷ"; the kind's or the organ's own when not written."""
    lead = writer.standard.forms.archive.partition("{")[0]
    if content.archive:
        return (fixed(lead), *writer.runs(content.archive))
    own = kind.archive if writer.standard.system != "party" else ""
    organ = lead_organ(content, writer)
    default = own or (organ.archive if organ else "") or writer.standard.forms.archive_default
    return (fixed(lead), fixed(default))


def _drafter(content: Content, writer: Writer) -> Iterator[Paragraph]:
    """Box 12: who drafted and how many copies, "PL.(300)", "NguyenVanAn-26"."""
    forms = writer.standard.forms
    if content.drafter is None:
        return
    drafter, copies = writer.text(content.drafter), writer.text(content.copies)
    form = forms.drafter if copies else forms.drafter_alone
    text = form.format(drafter=drafter, copies=copies)
    yield writer.para("drafter", (Run(text),), span=content.drafter.span)
