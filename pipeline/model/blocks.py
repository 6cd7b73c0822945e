"""The types of content. Nothing here decides how anything looks or reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.model.figures import BreakBlock, GeneratedTable, ImageBlock, TableBlock, TableCell
from pipeline.model.words import Day, Ref, Words
from pipeline.problem import Span
from pipeline.record import record
from pipeline.tree import LayoutChoice


@record(frozen=True, slots=True)
class Assignment:
    """Who does a task, with whom, by when, and what comes out of it; printed as the kind's lines."""

    lead: tuple[Ref, ...] = ()
    partners: tuple[Ref, ...] = ()
    deadline: Words | None = None
    """As written: an ISO date, `quý III/2026`, `hằng năm` …"""
    deadline_day: Day | None = None
    """The deadline when it is a date (ISO or month), for checks and tables."""
    output: Words | None = None
    participants: Words | None = None
    subject_matter: Words | None = None
    """`content` · nội dung thực hiện"""
    method: Words | None = None
    time: Words | None = None
    place: Words | None = None
    funding: Words | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What a target counts: figure with unit as written ("90%", "1,3-1,5%/năm"), and by when."""

    figure: Words | None = None
    by: Words | None = None


@record(frozen=True, slots=True)
class Item:
    """One entry of a list: its words, what belongs to it, what hangs below it."""

    span: Span
    id: str = ""
    when: Words | None = None
    heading: Words | None = None
    text: tuple[Words, ...] = ()
    """First paragraph takes the mark, further ones follow without."""
    content: tuple[Block, ...] = ()
    assignment: Assignment | None = None
    figure: Figure | None = None
    organs: tuple[Ref, ...] = ()
    """responsibilities: the organ(s) whose duties these are."""


@record(frozen=True, slots=True)
class Listing:
    """A list of items under one of the block names: items, purposes, requirements, viewpoints, objectives, targets,
    situation, achievements, shortcomings, causes, tasks, solutions, responsibilities, duties, funding, schedule."""

    name: str
    span: Span
    items: tuple[Item, ...]
    heading: Words | None = None
    """Overrides the block's own heading; the standard words come from the vocabulary."""
    mark: str | None = None
    """Author's choice: "-", "+", "1.", "1.1.", "a)", "(i)", "I.", "none"; "**1.**" = bold number.
    None = by depth and block."""
    id: str = ""
    when: Words | None = None


@record(frozen=True, slots=True)
class Section:
    """A numbered heading (I., 1., 1.1., a) by depth) and what stands under it, in written order."""

    span: Span
    heading: Words
    content: tuple[Block, ...]
    id: str = ""
    when: Words | None = None
    mark: str | None = None


@record(frozen=True, slots=True)
class Division:
    """Phần, Chương, Mục, Tiểu mục, Điều, khoản, điểm: counted by their own rules, not by depth."""

    kind: str
    """part | chapter | section | subsection | article | clause | point"""
    span: Span
    title: Words | None = None
    text: tuple[Words, ...] = ()
    content: tuple[Block, ...] = ()
    id: str = ""
    when: Words | None = None


@record(frozen=True, slots=True)
class Prose:
    """Plain paragraphs. `role` paragraph | note."""

    text: tuple[Words, ...]
    span: Span
    id: str = ""
    when: Words | None = None
    role: str = "paragraph"


Block = Listing | Section | Division | Prose | TableBlock | GeneratedTable | ImageBlock | BreakBlock


@dataclass(frozen=True, slots=True)
class Base:
    """A legal basis: a citation id, or words."""

    span: Span
    cite: str | None = None
    text: Words | None = None
    id: str = ""
    when: Words | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient line; `members` make a group with one common note ("để báo cáo")."""

    span: Span
    to: Ref | None = None
    purpose: Words | None = None
    """`for`: "báo cáo" -> "(để báo cáo)"; "b/c" -> "(b/c)"."""
    members: tuple[Ref, ...] = ()
    id: str = ""
    when: Words | None = None
    joined: bool = False
    """All members on one line with the note once, instead of a line and a note for each."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature block. `authority`: TM | KT | TL | TUQ | Q | TM+KT | TL+KT | "" (slashes or dots are the
    standard's); `collective` for TM; `head_title` the title deputised or ordered by (KT, TL, TUQ); `by_order_of`
    for TL+KT, where `head_title` is that of the unit's head (NĐ 30/2020, Điều 13)."""

    span: Span
    authority: str = ""
    collective: Words | None = None
    head_title: Words | None = None
    title: Words | None = None
    extra_title: Words | None = None
    concurrently: Words | None = None
    """`kiêm`: title in the board without a seal of its own."""
    name: Words | None = None
    organ: Ref | None = None
    note: Words | None = None
    confirms: Words | None = None
    """Minutes of a body without a seal: whose signature this one confirms (HD 05, 2.8)."""
    by_order_of: Words | None = None


@dataclass(frozen=True, slots=True)
class AnnexBlock:
    """An annex: title, content, and how its page lies."""

    span: Span
    title: Words
    content: tuple[Block, ...]
    landscape: bool = False
    reference: Words | None = None
    """Overrides the reference line; "none" leaves it out."""
    id: str = ""
    when: Words | None = None
    signed_at: datetime | None = None
    """Signed by the organ on its own, as a file of its own (NĐ 30/2020, mẫu 2.2)."""
    own_file: bool | None = None
    """A file of its own when issued; None = if the organ signs it on its own."""


@dataclass(frozen=True, slots=True)
class AttachmentBlock:
    """A statute … that the decision issues: own title, counting, page numbers; the rest as of an annex."""

    span: Span
    kind: str
    subject: Words
    body: tuple[Block, ...]
    preamble: tuple[Words, ...] = ()
    closing: tuple[Words, ...] = ()
    signers: tuple[Signer, ...] = ()
    reference: Words | None = None
    id: str = ""
    when: Words | None = None
    signed_at: datetime | None = None
    own_file: bool | None = None
    letterhead: bool | None = None
    """Names of issuer and nation above its title (NĐ 30/2020, mẫu 1.3); None = as the standard has it."""


@dataclass(frozen=True, slots=True)
class ElectronicCopy:
    """Who copied the document into electronic form, and when it was signed (with the zone)."""

    span: Span
    kind: str
    """Id of a kind that is a copy."""
    organ: Ref
    time: datetime
    name: Words | None = None


@record(frozen=True, slots=True)
class Content:
    """One content file, typed."""

    file: str
    span: Span
    kind: str
    """Id of pipeline.kinds."""
    issuers: tuple[Ref, ...]
    """Lead organ first; several = co-issued."""
    date: Day | None
    date_span: Span | None
    number: str | None
    standard: str | None
    subject: Words | None
    number_span: Span | None = None
    symbol: Words | None = None  # overrides the generated part after the number
    unit_symbol: Words | None = None
    """Drafting unit in the symbol of a state letter: Số: 05/BNV-VP."""
    place: Words | None = None
    theme: Words | None = None  # of a congress, in place of the kind (HD 05-HD/VPTW, 5.1.2)
    author_line: Words | None = None
    authority_line: Words | None = None
    """Overrides the issuing-authority line of NQ/QĐ ("GIÁM ĐỐC SỞ …")."""
    to: tuple[Recipient, ...] = ()
    bases: tuple[Base, ...] = ()
    proposal: Words | None = None
    preamble: tuple[Words, ...] = ()
    body: tuple[Block, ...] = ()
    closing: tuple[Words, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: Words | None = None
    drafter: Words | None = None
    copies: Words | None = None
    signers: tuple[Signer, ...] = ()
    confirmation: Words | None = None  # who else confirms; "có" = as mẫu 1.10 of NĐ 30/2020 has it
    annexes: tuple[AnnexBlock, ...] = ()
    attachments: tuple[AttachmentBlock, ...] = ()
    reference: Words | None = None
    """Below the title of a document that another one issues: "(Ban hành kèm theo Quyết định số …)"."""
    urgency: Words | None = None
    secrecy: Words | None = None
    circulation: Words | None = None
    """At the head of page 1: LƯU HÀNH NỘI BỘ, TÀI LIỆU HỘI NGHỊ …"""
    not_for_media: Words | None = None
    """At the foot of the last page: "Không phổ biến trên phương tiện thông tin đại chúng"."""
    electronic_copy: ElectronicCopy | None = None
    draft: Words | None = None
    contact: Words | None = None
    levels: tuple[str, ...] = ()
    """Author's choice of numbering marks by depth; () = the standard's."""
    data: Mapping[str, object] = field(default_factory=dict)
    """Values for placeholders: str, nested mappings of str, lists of str."""
    layout: LayoutChoice = field(default_factory=LayoutChoice)
    layout_span: Span | None = None
    layout_places: Mapping[str, Span] = field(default_factory=dict)
    """Where each value of `layout` stands; the margins' keys are top, bottom, left, right."""


__all__ = [
    "AnnexBlock",
    "Assignment",
    "AttachmentBlock",
    "Base",
    "Block",
    "BreakBlock",
    "Content",
    "Day",
    "Division",
    "ElectronicCopy",
    "Figure",
    "GeneratedTable",
    "ImageBlock",
    "Item",
    "Listing",
    "Prose",
    "Recipient",
    "Ref",
    "Section",
    "Signer",
    "TableBlock",
    "TableCell",
    "Words",
]
