"""Tree + standard -> flow: the one place where form (sizes, gaps, columns, rules) meets the words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.flow import Flow, Format, Grid, Item, NewPage, PageSetup, Para, Picture, Section
from pipeline.flow.balance import line_count
from pipeline.flow.ending import sign_grid
from pipeline.flow.faces import Measure
from pipeline.flow.formed import formed
from pipeline.flow.letterhead import head_grid
from pipeline.flow.styles import (
    END_FORMAT,
    END_STYLE,
    PICTURE_STYLE,
    choice,
    landscape,
    page_setup,
    picture_format,
    twips,
)
from pipeline.flow.tables import grid
from pipeline.flow.typeset import Typesetter
from pipeline.standards import Standard
from pipeline.tree import Annex, Block, Document, Image, PageBreak, Paragraph, Table, extracted

_GAP_BELOW = 240
"""Twips between the addressees and the text; the standards only say where both stand."""


def build(document: Document, standard: Standard, measure: Measure) -> Flow:
    """The physical document. `measure` gives the width of words (see `Measure`)."""
    typesetter = Typesetter(standard, choice(standard, document.layout), measure)
    # An annex that is a file of its own has nothing before it.
    alone = bool(document.annexes) and not any(_main_parts(document))
    sections = [] if alone else [_main(document, typesetter)]
    sections.extend(_annex(annex, document, typesetter) for annex in document.annexes)
    sections[0] = _with_margins(sections[0], document, typesetter)
    meta = document.meta
    return Flow(
        sections=tuple(sections),
        standard=standard.id,
        title=meta.title,
        organ=meta.organ,
        subject=meta.symbol,
        template=document.layout.template or standard.id,
        source=meta.source,
        date=meta.date,
    )


def _main_parts(document: Document) -> tuple[object, ...]:
    """What a document has before its annexes."""
    head = document.header
    return (
        *head.left,
        *head.right,
        *document.title,
        *document.addressees,
        *document.body,
        *document.recipients,
        *document.signatures,
    )


def _with_margins(section: Section, document: Document, typesetter: Typesetter) -> Section:
    """What stands in the margins: contact note, circulation marks."""
    contact = tuple(map(typesetter.para, document.contact))
    media = tuple(map(typesetter.para, document.not_for_media))
    # NĐ 30/2020, ô 13: foot of page 1; HD 05-HD/VPTW, ô 13: foot of the last page.
    last = typesetter.standard.forms.contact_place == "last"
    placed = {role for _, right in typesetter.standard.columns.head_rows for role in right}
    marks = (one for one in document.header.right if one.role not in placed)
    foot = (*contact, *media) if last else media
    width = section.page.width - section.page.left - section.page.right
    return replace(
        section,
        foot_first=() if last else contact,
        foot_last=foot,
        foot_height=_height(foot, width, typesetter),
        head_first=tuple(map(typesetter.para, marks)),
        foot_rule=bool(contact) or not media,
    )


def _height(paras: tuple[Para, ...], width: int, typesetter: Typesetter) -> int:
    """Twips of single lines; a line of Times New Roman is 1.15 times its size high."""
    return sum(
        round(para.format.size * 23) * line_count(para, width, typesetter.measure) for para in paras
    )


def _main(document: Document, typesetter: Typesetter) -> Section:
    page = page_setup(typesetter.standard, document.layout)
    if document.layout.landscape:
        page = landscape(page)
    width = page.width - page.left - page.right
    above, below = extracted(document)
    items = _above_rule(above, document, typesetter, page) if document.below_rule else []
    head = head_grid(document.header, typesetter, width)
    if head:
        items.append(head)
    items.extend(_titled(document, typesetter, width))
    items.extend(_addressees(document, typesetter, width))
    text = _items(below, typesetter, page)
    if head and items[-1] is head:
        text = _set_apart(text, typesetter)
    items.extend(text)
    small = document.layout.paper == "A5"
    sign = sign_grid(document.recipients, document.signatures, typesetter, width, small)
    if sign:
        _tie_last(items)
        items.append(sign)
    return Section(page, _closed(items))


def _above_rule(
    blocks: tuple[Block, ...], document: Document, typesetter: Typesetter, page: PageSetup
) -> list[Item]:
    """What is extracted and the rule below it, from where the author has the page begin."""
    start = document.layout.from_top
    before = 0 if start is None else max(0, twips(start) - page.top)
    items = _items(blocks, typesetter, page)
    if not items:
        return [typesetter.full_rule(before)]
    if before and isinstance(items[0], Para):
        items[0] = formed(items[0], before=before)
    return [*items, typesetter.full_rule(_GAP_BELOW)]


def _set_apart(text: list[Item], typesetter: Typesetter) -> list[Item]:
    """Text with neither title nor addressees stands as far below the letterhead as a title would."""
    if not text or not isinstance(text[0], Para):
        return text
    least = typesetter.format("kind_name").before
    return [formed(text[0], before=max(text[0].format.before, least)), *text[1:]]


def _addressees(document: Document, typesetter: Typesetter, width: int) -> list[Item]:
    """Kính gửi, set apart from the text below it."""
    paras = list(typesetter.paras(document.addressees, width))
    if paras and paras[-1].role.startswith("to_"):
        last = paras[-1].format
        paras[-1] = formed(paras[-1], after=max(last.after, _GAP_BELOW))
    return list(paras)


def _titled(document: Document, typesetter: Typesetter, width: int) -> list[Item]:
    """The title; one that ends in the name of the kind stands as far above the text as with a subject."""
    paras = list(_apart(typesetter.paras(document.title, width), typesetter))
    listed = document.addressees and document.addressees[0].role.startswith("to_")
    if document.title and document.title[-1].role == "kind_name" and not listed:
        least = typesetter.format("subject").after
        paras[-1] = formed(paras[-1], after=max(paras[-1].format.after, least))
    if paras and document.layout.paper == "A5":
        # Half a sheet has half the room around the title.
        paras[0] = formed(paras[0], before=paras[0].format.before // 2)
        paras[-1] = formed(paras[-1], after=paras[-1].format.after // 2)
    return list(paras)


def _apart(title: tuple[Para, ...], typesetter: Typesetter) -> tuple[Para, ...]:
    """A title without the name of a kind (a public letter) stands as far below the letterhead as any."""
    if not title:
        return ()
    least = typesetter.format("kind_name").before
    first = formed(title[0], before=max(title[0].format.before, least))
    return (first, *title[1:])


def _annex(annex: Annex, document: Document, typesetter: Typesetter) -> Section:
    page = page_setup(typesetter.standard, document.layout)
    if annex.landscape:
        page = landscape(page)
    width = page.width - page.left - page.right
    items: list[Item] = list(map(typesetter.para, annex.signed))
    if head := head_grid(annex.header, typesetter, width):
        items.append(head)
    items += typesetter.paras(annex.title, width)
    items += _items(annex.body, typesetter, page)
    if sign := sign_grid((), annex.signatures, typesetter, width):
        _tie_last(items)
        items.append(sign)
    return Section(page, _closed(items))


def _items(blocks: tuple[Block, ...], typesetter: Typesetter, page: PageSetup) -> list[Item]:
    width = page.width - page.left - page.right
    items: list[Item] = []
    for block in blocks:
        match block:
            case Paragraph():
                items.extend(typesetter.alone(block, width))
            case Table():
                if block.caption:
                    items.append(typesetter.para(block.caption, keep_next=True))
                elif items and isinstance(items[-1], Para):
                    items[-1] = _above_table(items[-1], typesetter)
                items.append(grid(block, typesetter, width))
            case Image():
                items.extend(_picture(block, typesetter, page))
            case PageBreak():
                items.append(NewPage())
    return items


def _above_table(para: Para, typesetter: Typesetter) -> Para:
    """A table has no space of its own above it: the paragraph before it leaves the gap."""
    return formed(para, after=max(para.format.after, typesetter.body.gap))


def _picture(image: Image, typesetter: Typesetter, page: PageSetup) -> list[Item]:
    """The picture and its caption; never wider than the text, never higher than a page with both."""
    width = page.width - page.left - page.right
    # It stands below its picture; a table's, of the same role, stands above and goes with it.
    below = (typesetter.para(image.caption, keep_next=False),) if image.caption else ()
    form = picture_format(typesetter.body)
    # The mark of the picture's own paragraph, and the caption in lines of half as much again.
    taken = round(form.size * 23) + sum(
        round(1.5 * _height((one,), width, typesetter)) + one.format.before + one.format.after
        for one in below
    )
    across, down = twips(image.width), twips(image.height)
    scale = min(1.0, width / across, max(1, page.height - page.top - page.bottom - taken) / down)
    size = max(1, round(across * scale)), max(1, round(down * scale))
    para = Para(PICTURE_STYLE, _held(form, image), (), "figure", image.block, image.span)
    alt = image.caption.words if image.caption else ""
    return [Picture(image.data, *size, para, alt), *below]


def _held(form: Format, image: Image) -> Format:
    return replace(form, keep_next=image.caption is not None)


def _tie_last(items: list[Item]) -> None:
    """The signature never stands alone on a page: the paragraph before it goes with it."""
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if isinstance(item, Para):
            items[index] = formed(item, keep_next=True)
        return


def _closed(items: list[Item]) -> tuple[Item, ...]:
    """Word wants a paragraph after a table that ends a section, and makes one table of two that
    follow one another."""
    closed: list[Item] = []
    for item in items:
        if isinstance(item, Grid) and closed and isinstance(closed[-1], Grid):
            closed.append(_end())
        closed.append(item)
    if not closed or not isinstance(closed[-1], Para):
        closed.append(_end())
    return tuple(closed)


def _end() -> Para:
    return Para(END_STYLE, END_FORMAT, (), role="end")
