"""Signature blocks: marks of authority, titles and names as the standard prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline import vocabulary
from pipeline.compose.header import lead_organ
from pipeline.compose.words import Writer, fixed, upper
from pipeline.model.blocks import Content, Signer, Words
from pipeline.problem import Level
from pipeline.registries.organs import names_by_own_rule
from pipeline.tree import Paragraph, Run, Signature

_DEGREE = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Th\.S|BS|DS|KS|CN|LS|NGND|NGƯT|NSND|NSƯT"
    r"|Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ|Kỹ sư|Cử nhân)\b[\s.,-]*)+",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|uý|úy)|Chuẩn đô đốc|Đô đốc)\b[\s.,]*", re.IGNORECASE
)


def signatures(content: Content, writer: Writer) -> tuple[Signature, ...]:
    """Left to right; of organs that issue together the lead one signs on the right (HD 05, 2.8)."""
    made = [_signature(one, content, writer) for one in content.signers]
    order = _order(content)
    found = [made[index] for index in order]
    if order != list(range(len(order))) and len(order) > 2 and len(order) % 2:
        found[-1] = replace(found[-1], left=True)
    if content.confirmation:
        found.append(_confirmed(content.confirmation, writer))
    return tuple(found)


def _confirmed(by: Words, writer: Writer) -> Signature:
    """NĐ 30/2020, Phụ lục III, mẫu 1.10: room left below the recipients for those who confirm the stay."""
    forms = writer.standard.forms
    text = writer.text(by)
    if vocabulary.value("truth", text) == "yes":
        line = writer.fixed("confirmation", forms.confirmed, by.span)
    else:
        lead, _, tail = forms.confirmed_by.partition("{organ}")
        runs = (fixed(lead), *writer.runs(by), *((fixed(tail),) if tail else ()))
        line = writer.para("confirmation", runs, span=by.span)
    return Signature((line,), None, writer.fixed("signature_note", forms.confirmed_note), left=True)


def _order(content: Content) -> list[int]:
    """HD 05-HD/VPTW, 7.2.4: the lead organ right in the first row, the others left and in rows below."""
    signers = content.signers
    order = list(range(len(signers)))
    if len(content.issuers) < 2 or len(signers) < 2:
        return order
    lead = content.issuers[0]
    for index, signer in enumerate(signers):
        organ = signer.organ
        if organ and (organ.id or organ.words.text) == (lead.id or lead.words.text):
            others = [place for place in order if place != index]
            return [others[0], index, *others[1:]]
    return order


def _signature(signer: Signer, content: Content, writer: Writer) -> Signature:
    lines = tuple(_lines(signer, content, writer))
    name = None
    if signer.name:
        _check_name(signer.name, content, writer)
        name = writer.para("signer_name", writer.runs(signer.name), span=signer.name.span)
    note = None
    if signer.note:
        note = writer.para("signature_note", writer.runs(signer.note), span=signer.note.span)
    return Signature(lines, name, note)


def _lines(signer: Signer, content: Content, writer: Writer) -> Iterator[Paragraph]:
    if signer.confirms:
        # HD 05, 2.8: minutes of a body without a seal.
        lead, _, tail = writer.standard.forms.confirmation.partition("{name}")
        runs = (fixed(lead), *writer.runs(signer.confirms), *((fixed(tail),) if tail else ()))
        yield writer.para("confirmation", runs, span=signer.confirms.span)
    yield from _authority(signer, content, writer)
    title = _title(signer, writer, len(content.issuers) > 1)
    if title:
        yield _line("signer_title", "", title, signer)
    if signer.concurrently:
        # HD 05, 2.8: a board without a seal signs "<title of the seal's organ> / kiêm / <title in the board>".
        word = writer.standard.forms.concurrently
        yield Paragraph("signer_title", (fixed(word),), span=signer.span)
        board = writer.runs(signer.concurrently)
        yield _line("signer_title", "", board, signer)
    if signer.extra_title:
        runs = writer.runs(signer.extra_title)
        yield writer.para("signer_extra_title", runs, span=signer.extra_title.span)


def _title(signer: Signer, writer: Writer, joint: bool) -> tuple[Run, ...]:
    """The signer's own title; with the organ's name where several organs sign (HD 05, 2.8)."""
    if signer.title is None:
        return ()
    runs = writer.runs(signer.title)
    if joint and not signer.authority.startswith(("TM", "KT", "TL", "TUQ")):
        runs = _of_organ(runs, signer, writer)
    if signer.authority == "Q":
        return _filled(writer.standard.forms.acting, runs)
    return runs


def _of_organ(runs: tuple[Run, ...], signer: Signer, writer: Writer) -> tuple[Run, ...]:
    """A title with the organ's name, where the signer's organ is written."""
    if signer.organ is None:
        return runs
    name = "".join(run.text for run in writer.full((signer.organ,)))
    return (Run(with_organ("".join(run.text for run in runs), name)),)


def _collective(content: Content, signer: Signer, writer: Writer) -> Words | None:
    """The collective that the issuing organ's registry entry names."""
    organ = lead_organ(content, writer)
    return Words(organ.collective, signer.span) if organ and organ.collective else None


def _authority(signer: Signer, content: Content, writer: Writer) -> Iterator[Paragraph]:
    forms = writer.standard.forms
    mark = signer.authority
    joint = len(content.issuers) > 1
    if mark in ("TM", "TM+KT") or (mark == "Q" and signer.collective):
        collective = signer.collective or _collective(content, signer, writer)
        yield from _marked(forms.on_behalf, collective, "thay mặt", signer, writer)
    if mark == "TL+KT" and writer.standard.system == "party":
        writer.problem(
            signer.span,
            "T020",
            f"{writer.standard.name}: người ký thừa lệnh không giao lại cho cấp phó ký thay",
            "ghi “quyền hạn: TL” với chức vụ của người được giao ký",
        )
    if mark == "TL+KT":
        by = signer.by_order_of
        yield from _marked(forms.by_order, by, "thừa lệnh", signer, writer, joint)
    if mark in ("KT", "TM+KT", "TL+KT"):
        head = signer.head_title
        yield from _marked(forms.deputy, head, "chức vụ cấp trưởng", signer, writer, joint)
    if mark == "TL":
        head = signer.head_title or signer.collective
        own = joint and signer.head_title is not None
        yield from _marked(forms.by_order, head, "chức vụ cấp trưởng", signer, writer, own)
    if mark == "TUQ" and not forms.authorised:
        writer.problem(
            signer.span,
            "T020",
            f"{writer.standard.name} không có hình thức ký thừa uỷ quyền",
            "ký thừa lệnh: “quyền hạn: TL”",
        )
    elif mark == "TUQ":
        head = signer.head_title or signer.collective
        own = joint and signer.head_title is not None
        yield from _marked(forms.authorised, head, "chức vụ cấp trưởng", signer, writer, own)


def _marked(
    form: str,
    words: Words | None,
    key: str,
    signer: Signer,
    writer: Writer,
    joint: bool = False,
) -> Iterator[Paragraph]:
    if words is None:
        writer.problem(
            signer.span,
            "T021",
            f"chữ ký có quyền hạn “{signer.authority}” nhưng chưa ghi “{key}”",
            f"thêm “{key}: …” vào phần ký",
        )
        return
    runs = writer.runs(words)
    yield _line("authority", form, _of_organ(runs, signer, writer) if joint else runs, signer)


def _line(role: str, form: str, runs: tuple[Run, ...], signer: Signer) -> Paragraph:
    """One line in capitals: titles and marks always are, whatever the role says of the others."""
    filled = _filled(form, runs) if form else runs
    capitals = tuple(upper(run) for run in filled)
    return Paragraph(role, capitals, span=signer.span)


def _filled(form: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """ "T/M {collective}" around the author's words; the mark itself keeps the standard's letters."""
    lead = form.partition("{")[0]
    return (fixed(lead), *runs)


def _check_name(name: Words, content: Content, writer: Writer) -> None:
    """No academic rank, degree, military rank or title of honour (NĐ 30, PL I, II.7.c; HD 05, I.7.1.3)."""
    text = writer.quiet().text(name)
    degree = _DEGREE.match(text)
    rank = _RANK.match(text)
    party = writer.standard.system == "party"
    # The decree leaves armed forces, education, health and science to the rules of their sector.
    organ = lead_organ(content, writer)
    own = not party and organ is not None and names_by_own_rule(organ.name.lower())
    if degree:
        writer.problem(
            name.span,
            "T022",
            f"không ghi học hàm, học vị trước họ tên người ký: “{text}”",
            "giữ nguyên nếu quy định của ngành cho ghi"
            if own
            else f"chỉ ghi “{text[degree.end() :].strip()}”",
            Level.INFO if own else writer.standard.most,
        )
    elif rank:
        writer.problem(
            name.span,
            "T023",
            f"không ghi quân hàm trước họ tên người ký: “{text}”",
            f"chỉ ghi “{text[rank.end() :].strip()}”",
            writer.standard.most if party else Level.INFO if own else Level.WARNING,
        )


def with_organ(title: str, organ: str) -> str:
    """A title with its organ's name: Giám đốc + Sở Nội vụ; Trưởng ban + Ban Tổ chức -> Trưởng ban Tổ chức."""
    words = title.split()
    rest = organ.split()
    if words and rest and words[-1].casefold() == rest[0].casefold():
        rest = rest[1:]
    return " ".join([*words, *rest])
