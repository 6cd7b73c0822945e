"""What fills a Word template: every slot's WordprocessingML or words, made from the flow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.flow import Flow, Grid, Item, PageSetup, Para, Section
from pipeline.ooxml.names import R, W
from pipeline.render.docx_parts import EMPTY, Writer
from pipeline.render.docx_sections import reference, section_properties

TITLE_ROLES = frozenset(
    {"kind_name", "author_line", "subject", "annex_reference", "dashes", "rule"}
)
HEAD_ROWS = 9
"""Rows of a letterhead that a template may name."""
SIDES = ("top", "bottom", "left", "right", "header")

_ROWS = range(1, HEAD_ROWS + 1)
XML_SLOTS = (
    *("title", "body", "annexes", "sign_left", "sign_right"),
    *(f"head_{at}_{side}" for at in _ROWS for side in ("left", "right")),
)
WORD_SLOTS = ("title_words", "organ", "subject_words")
FLAG_SLOTS = ("head", "sign", *(f"head_{at}" for at in _ROWS))


class Host(Protocol):
    """A template being filled: what it has of its own, and where new parts go."""

    @property
    def margins(self) -> Mapping[str, int] | None:
        """Twips of its last section by `SIDES`; None when it says none."""

    @property
    def references(self) -> Mapping[tuple[str, str], str]:
        """Its headers and footers: ("header", "default") -> relationship id."""

    def footer(self, xml: str) -> str:
        """Take a footer part; gives its relationship id."""

    def embed(self, data: bytes) -> str:
        """Take a picture; gives its relationship id. ToolError for what is none."""


@dataclass(frozen=True, slots=True)
class Slots:
    """`xml` is ready WordprocessingML, `words` are plain, `flags` switch parts of the template.

    `section` is the last section's w:sectPr, in place of the template's.
    """

    xml: Mapping[str, str]
    words: Mapping[str, str]
    flags: Mapping[str, bool]
    section: str


def slots(flow: Flow, writer: Writer, host: Host, page: PageSetup | None) -> Slots:
    """Every slot. Order matters: footnotes, footers and pictures are numbered as written."""
    references = _references(flow, writer, host)
    breaks = [
        _section_xml(host.margins, section, references[at], page)
        for at, section in enumerate(flow.sections)
    ]
    items = list(flow.sections[0].items)
    xml = dict.fromkeys(XML_SLOTS, "")
    flags = dict.fromkeys(FLAG_SLOTS, False)
    if items and isinstance(items[0], Grid) and _fits(items[0], "head", HEAD_ROWS):
        _head(items.pop(0), writer, xml, flags)
    count = next((at for at, item in enumerate(items) if not _is_title(item)), len(items))
    marks = writer.framed_marks(flow.sections[0].head_first, flow.sections[0].page)
    xml["title"] = marks + writer.items(items[:count])
    body, sign, tail = _parted(items[count:])
    xml["body"] = writer.items(body)
    if sign:
        left, right = sign.rows[0].boxes
        flags["sign"] = True
        xml["sign_left"] = _cell(left.content, sign, writer)
        xml["sign_right"] = _cell(right.content, sign, writer)
    xml["annexes"] = _tail(flow, 0, tail, writer, breaks) + "".join(
        _tail(flow, at, section.items, writer, breaks)
        for at, section in enumerate(flow.sections[1:], 1)
    )
    words = {"title_words": flow.title, "organ": flow.organ, "subject_words": flow.subject}
    return Slots(xml, words, flags, breaks[-1])


def _references(flow: Flow, writer: Writer, host: Host) -> list[str]:
    """Header and footer references of each section; makes the first-page footers it needs."""
    wanted = any(section.foot_first for section in flow.sections)
    found = []
    for section in flow.sections:
        own = dict(host.references)
        if wanted:
            # A section without a first footer of its own would take the one before it.
            content = writer.contact(section.foot_first) or EMPTY
            xml = f'<w:ftr xmlns:w="{W}" xmlns:r="{R}">{content}</w:ftr>'
            own["footer", "first"] = host.footer(xml)
        found.append("".join(reference(*key, relation) for key, relation in sorted(own.items())))
    return found


def _section_xml(
    margins: Mapping[str, int] | None, section: Section, references: str, page: PageSetup | None
) -> str:
    """w:sectPr of a section; the template's own margins where the flow has the standard's."""
    setup = section.page
    if page is not None and not setup.landscape and margins is not None:
        own = {
            side: margins[side]
            for side in SIDES
            if getattr(setup, side) == getattr(page, side) and side in margins
        }
        setup = replace(setup, **own)  # type: ignore[arg-type]  # sides alone, all in twips
    return section_properties(setup, references)


def _tail(flow: Flow, at: int, items: tuple[Item, ...], writer: Writer, breaks: list[str]) -> str:
    """The end of section `at`, contact frame and section break (not for the last) included."""
    section = flow.sections[at]
    last_one = at == len(flow.sections) - 1
    last = items[-1] if items else None
    if not isinstance(last, Para):
        raise ValueError(f"section {at + 1} does not end with a paragraph")
    before = writer.items(items[:-1])
    feet = writer.framed_contact(section)
    return before + feet + writer.para(last, section="" if last_one else breaks[at])


def _head(grid: Item, writer: Writer, xml: dict[str, str], flags: dict[str, bool]) -> None:
    if not isinstance(grid, Grid):
        return
    flags["head"] = True
    for at, row in enumerate(grid.rows, 1):
        flags[f"head_{at}"] = True
        for side, box in zip(("left", "right"), row.boxes, strict=True):
            xml[f"head_{at}_{side}"] = _cell(box.content, grid, writer)


def _cell(content: tuple[Para, ...], grid: Grid, writer: Writer) -> str:
    return (
        "".join(writer.para(para, keep_next=grid.keep_next) for para in content) or writer.empty()
    )


def _fits(item: Item, place: str, rows: int) -> bool:
    """True when the template's two-column table can hold the grid."""
    return (
        isinstance(item, Grid)
        and item.place == place
        and len(item.rows) <= rows
        and all(len(row.boxes) == 2 for row in item.rows)
    )


def _is_title(item: Item) -> bool:
    return isinstance(item, Para) and item.role in TITLE_ROLES


def _parted(items: list[Item]) -> tuple[list[Item], Grid | None, tuple[Item, ...]]:
    """Body, signature table (None when the template's cannot hold it), what follows it.

    A grid of several signatures is written as it is at the end of the body.
    """
    for at, item in enumerate(items):
        if isinstance(item, Grid) and _fits(item, "sign", 1):
            return items[:at], item, tuple(items[at + 1 :])
    return items[:-1], None, tuple(items[-1:])
