"""The letterhead: issuer, number and symbol, national name or Party title, place and date, stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.compose import dates
from pipeline.compose.words import Writer, fixed
from pipeline.kinds import Kind
from pipeline.model.blocks import Content, Ref, Words
from pipeline.registries.organs import Organ
from pipeline.text import Tone, restyle
from pipeline.tree import Header, Paragraph, Run

_SAID = re.compile(r"(?:v/v|về việc|về)[\s:]+", re.IGNORECASE)


def header(content: Content, kind: Kind, writer: Writer) -> Header:
    """Both sides of the letterhead, top to bottom, each component in its role.

    A Party copy has none: what it says stands in its stamp (HD 05-HD/VPTW, bản sao).
    """
    if kind.copy and writer.standard.forms.copy_title:
        return Header()
    right = _in_rows(_right(content, kind, writer), writer)
    return Header(tuple(_left(content, kind, writer)), right)


def _in_rows(lines: Iterator[Paragraph], writer: Writer) -> tuple[Paragraph, ...]:
    """The right-hand lines as the standard's rows have them; what stands in a margin comes first."""
    order = [role for _, right in writer.standard.columns.head_rows for role in right]
    return tuple(sorted(lines, key=lambda one: order.index(one.role) if one.role in order else -1))


def _left(content: Content, kind: Kind, writer: Writer) -> Iterator[Paragraph]:
    issuers = issuer_lines(content, writer)
    # NĐ 30/2020, Phụ lục III, mẫu 3.1: a copy names the organ that makes it, not the one above.
    yield from (one for one in issuers if not kind.copy or one.role == "issuer")
    yield from under_issuer(writer)
    if kind.numbered:
        yield writer.fixed("number", number_line(content, kind, writer))
    if not kind.has_name and kind.numbered and content.subject:
        yield _letter_subject(content.subject, writer)
    yield from _stamps(content, writer)


def _stamps(content: Content, writer: Writer) -> Iterator[Paragraph]:
    """Secrecy, urgency and draft mark in the standard's order (NĐ 30/2020: 10a above 10b)."""
    found: dict[str, Paragraph] = {}
    if content.secrecy:
        runs = writer.runs(content.secrecy)
        found["secrecy"] = writer.para("secrecy", runs, span=content.secrecy.span)
    if content.urgency:
        # A fixed word of the standard, so in its own style of tone marks: HỎA TỐC | HOẢ TỐC.
        words = restyle(writer.text(content.urgency), Tone(writer.standard.tone_style))
        found["urgency"] = writer.fixed("urgency", words, content.urgency.span)
    if content.draft:
        found["draft_mark"] = _draft(content.draft, writer)
    for left, _ in writer.standard.columns.head_rows:
        yield from (found[role] for role in left if role in found)


def _right(content: Content, kind: Kind, writer: Writer) -> Iterator[Paragraph]:
    if content.circulation:
        runs = writer.unnoted(content.circulation)
        yield writer.para("circulation", runs, span=content.circulation.span)
    if kind.copy:
        yield writer.fixed("copy_title", kind.vi_upper)
    else:
        for role, words in writer.standard.forms.right_head:
            yield writer.fixed(role, words)
    # NĐ 30/2020, Phụ lục III, mẫu 1.9: a state record of a meeting has no place and date here.
    if kind.place_date.get(writer.standard.system, True):
        yield place_date(content, writer)


def issuer_lines(content: Content, writer: Writer) -> Iterator[Paragraph]:
    """The organ's own lines; organs that issue together stand in one line, the lead first (HD 05, ô 2)."""
    if len(content.issuers) > 1:
        joiner = writer.standard.forms.organ_name_joiner
        span = content.issuers[0].words.span
        yield writer.para("issuer", writer.full(content.issuers, joiner), span=span)
        return
    for ref in content.issuers:
        organ = writer.organ(ref)
        if organ is None:
            yield writer.para("issuer", writer.runs(ref.words), span=ref.words.span)
            continue
        for role, lines in (("issuer_parent", organ.header), ("issuer", organ.header_name)):
            for line in lines:
                yield writer.para(role, (Run(line),), span=ref.words.span)


def under_issuer(writer: Writer) -> Iterator[Paragraph]:
    """The star on a line of its own, where the standard has one."""
    if writer.standard.forms.under_issuer:
        yield writer.fixed("star", writer.standard.forms.under_issuer)


def number_line(content: Content, kind: Kind, writer: Writer) -> str:
    """ "Số 05-HD/VPTW", "Số: 15/QĐ-BNV", "Số: 05/BNV-VP"; blanks until the number is given."""
    return _number_form(content, kind, writer).replace("{number}", _number(content, writer), 1)


def symbol_of(content: Content, kind: Kind, writer: Writer) -> str:
    """Number and symbol without the word "Số": "12-HD/BTGDVTU"; the blank included."""
    form = _number_form(content, kind, writer)
    start = form.find("{number}")
    return form[max(start, 0) :].replace("{number}", _number(content, writer), 1)


def _number(content: Content, writer: Writer) -> str:
    forms = writer.standard.forms
    if not content.number:
        return forms.number_blank
    if content.number.isdigit():
        value = int(content.number)
        return f"{value:02}" if value < forms.number_pad_below else str(value)
    return content.number


def _number_form(content: Content, kind: Kind, writer: Writer) -> str:
    """The standard's form with everything in it but the number."""
    forms = writer.standard.forms
    if content.symbol:
        start, slot, after = forms.number.partition("{number}")
        return f"{start}{slot}{after[:1]}{writer.text(content.symbol)}"
    organ = forms.organ_joiner.join(_organ_symbols(content, writer))
    lead = lead_organ(content, writer)
    form, unit = forms.number, ""
    if not kind.has_name:
        if "{unit}" in forms.number_letter:
            unit = writer.text(content.unit_symbol) or (lead.unit_symbol if lead else "")
        form = forms.number_letter if unit or not forms.number_letter_plain else ""
        form = form or forms.number_letter_plain
    values = {"{type}": _type_symbol(content, kind, writer), "{organ}": organ, "{unit}": unit}
    for name, value in values.items():
        form = form.replace(name, value)
    return form


def _type_symbol(content: Content, kind: Kind, writer: Writer) -> str:
    standard = writer.standard
    symbol = kind.symbol(standard.system, standard.id)
    if symbol is None:
        writer.problem(
            content.span,
            "T010",
            f"không có loại “{kind.vi}” trong {standard.name}",
            "đổi “loại”, hoặc ghi “ký hiệu” của văn bản (phần đứng sau số)",
        )
        return ""
    return symbol.letters


def _organ_symbols(content: Content, writer: Writer) -> Iterator[str]:
    for ref in content.issuers:
        organ = writer.organ(ref)
        if organ and organ.symbol:
            yield organ.symbol
        else:
            writer.problem(
                ref.words.span,
                "T011",
                f"chưa biết ký hiệu của cơ quan “{ref.words.text}”",
                "khai cơ quan trong content/organs.yaml hoặc ghi “ký hiệu” trong văn bản",
            )


def place_date(content: Content, writer: Writer) -> Paragraph:
    """ "Hà Nội, ngày 03 tháng 02 năm 2026"; what is open is left blank."""
    forms = writer.standard.forms
    day, month, year = dates.open_words(content.date, forms)
    place = writer.text(content.place) if content.place else _seat(content, writer)
    text = forms.place_date.format(place=place, day=day, month=month, year=year)
    return writer.fixed("place_date", text, content.date_span)


def _seat(content: Content, writer: Writer) -> str:
    organ = writer.organ(content.issuers[0]) if content.issuers else None
    place = organ.place_on(content.date.first) if organ and content.date else ""
    if place:
        return place
    if organ and organ.place:
        return organ.place
    writer.problem(
        content.issuers[0].words.span if content.issuers else content.span,
        "T012",
        "chưa biết địa danh để ghi trước ngày tháng",
        "ghi “địa danh” trong văn bản hoặc của cơ quan trong content/organs.yaml",
    )
    return ""


def _letter_subject(subject: Words, writer: Writer) -> Paragraph:
    """ "V/v …" or "về việc …" below the number; never doubled when the author typed it."""
    lead, _, tail = writer.standard.forms.letter_subject.partition("{subject}")
    runs = writer.runs(subject)
    if not lead:
        return writer.para("letter_subject", runs, span=subject.span)
    words = (fixed(lead), *without_lead(runs), *((fixed(tail),) if tail else ()))
    return writer.para("letter_subject", words, span=subject.span)


def without_lead(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A letter's subject without "V/v" or "về việc" that the author typed before it."""
    found = _SAID.match(runs[0].text) if runs else None
    if not found:
        return runs
    first = runs[0]
    return (replace(first, text=first.text[found.end() :], origins=()), *runs[1:])


def _draft(draft: Words, writer: Writer) -> Paragraph:
    """ "Dự thảo lần 2" for "2", "lần 2" and "Dự thảo lần 2"; other words as the author has them."""
    text = writer.text(draft)
    number = text.casefold().removeprefix("lần ").strip()
    if number.isdigit():
        text = writer.standard.forms.draft.format(number=int(number))
    return writer.fixed("draft_mark", text, draft.span)


def lead_organ(content: Content, writer: Writer) -> Organ | None:
    """The organ that issues, the lead one of several."""
    return writer.organ(content.issuers[0]) if content.issuers else None


def issuer_names(content: Content, writer: Writer) -> str:
    """The issuing organs as they are named in a sentence."""
    refs: tuple[Ref, ...] = content.issuers
    return "".join(run.text for run in writer.full(refs, " và "))
