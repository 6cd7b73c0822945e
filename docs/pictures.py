"""Pictures of snippets: laid out by the program itself, drawn by pdfium, cut down to the block in question."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from pipeline.build import Desk, Order, draft
from pipeline.flow.build import build as build_flow
from pipeline.layout.document import lay_out
from pipeline.layout.page import Line, Page, Pages, Placed
from pipeline.problem import in_order
from pipeline.render import pdf

SCALE = 1.6
LIMIT = 60_000
"""Bytes of one picture."""
_PAD = 5.0
"""Points of white around what is shown."""
_BLANK = 150.0
"""Points of white within what is shown, beyond which it is cut apart."""
_MARGIN = 85.0
"""Points: the usual left margin of 30 mm; the right one is half of it."""

_HEAD = (
    *("national_name", "motto", "party_title", "issuer_parent", "issuer", "star", "number"),
    *("place_date", "letter_subject", "urgency", "secrecy", "circulation", "draft_mark"),
    "electronic_copy",
)
_TITLE = ("kind_name", "author_line", "subject", "dashes")
_TO = ("to_label", "to_item", "to_single")
_OPENING = ("authority_line", "basis", "proposal", "preamble", "enacting")
_TAIL = (
    *("recipients_label", "recipient", "recipient_group", "drafter", "authority", "signer_title"),
    *("signer_extra_title", "signature_note", "signer_name", "confirmation"),
)
_OUTSIDE = {
    *_HEAD,
    *_TITLE,
    *_TO,
    *_OPENING,
    *_TAIL,
    "rule",
    "end",
    "closing",
    "contact",
    "not_for_media",
}
_REGIONS = {
    "đầu": _HEAD,
    "tên": _TITLE,
    "kính gửi": _TO,
    "căn cứ": _OPENING,
    "kết thúc": ("closing",),
    "cuối": _TAIL,
    "liên hệ": ("contact",),
    "không phổ biến": ("not_for_media",),
}


@dataclass(frozen=True, slots=True)
class Laid:
    """A content laid out: its pages, and the PDF of them."""

    pages: Pages
    data: bytes


def laid(text: str, file: Path, desk: Desk) -> Laid:
    """A whole content on its pages. ValueError with every problem when it has one."""
    # A snippet is a part of a document: the rules judge whole ones.
    made = draft(text.encode(), str(file), desk, Order(rules=False))
    if made.problems or made.document is None or made.standard is None:
        raise ValueError("\n".join(map(str, in_order(made.problems))))
    flow = build_flow(made.document, made.standard, desk.metrics.text_width)
    pages = lay_out(flow, desk.metrics)
    return Laid(pages, pdf.render(pages, desk.faces, "plain"))


@dataclass(frozen=True, slots=True)
class Strip:
    """What is shown of one page: points from its top left corner, and the lines of text inside."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[str, ...]


def strips(found: Laid, shown: str) -> list[Strip]:
    """The parts of the pages to show: `shown` names regions ("thân", "đầu, tên", "trang", "phụ lục")."""
    regions = [word.strip() for word in shown.split(",")]
    if "trang" in regions:
        return [_whole(index, page) for index, page in enumerate(found.pages.pages)]
    out: list[Strip] = []
    behind = ""
    for index, page in enumerate(found.pages.pages):
        behind = _behind(index, page, behind)
        out += _strips(index, page, regions, behind)
    return out


def _whole(index: int, page: Page) -> Strip:
    texts = tuple(line.text for one in page.placed for line in one.lines)
    return Strip(index, 0, 0, page.width, page.height, texts)


def _behind(index: int, page: Page, behind: str) -> str:
    """Which part behind the document itself the page belongs to; "" = the document."""
    roles = {one.role for one in page.placed}
    if "annex_label" in roles:
        return "phụ lục"
    return "kèm theo" if index and "kind_name" in roles else behind


def _strips(index: int, page: Page, regions: list[str], behind: str) -> Iterator[Strip]:
    lines = [line for one in page.placed if _wanted(one, regions, behind) for line in one.lines]
    spans = [(line.top, line.bottom) for line in lines]
    if (behind or "thân") in regions:
        spans += [(one.y, one.y + one.height) for one in page.images]
    if "ghi chú" in regions:
        lines += [line for note in page.notes for line in note.lines]
        spans += [(line.top, line.bottom) for note in page.notes for line in note.lines]
    for top, bottom in _apart(spans):
        inside = [line for line in lines if top <= line.top <= bottom]
        yield _strip(index, page, top, bottom, inside)


def _apart(spans: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """What is shown of a page, without wide blanks between."""
    whole: tuple[float, float] | None = None
    for top, bottom in sorted(spans):
        if whole and top > whole[1] + _BLANK:
            yield whole
            whole = None
        whole = (whole[0], max(whole[1], bottom)) if whole else (top, bottom)
    if whole:
        yield whole


def _strip(index: int, page: Page, top: float, bottom: float, lines: list[Line]) -> Strip:
    left, right = _sides(page)
    top, bottom = max(top - _PAD, 0), min(bottom + _PAD, page.height)
    return Strip(index, left, top, right, bottom, tuple(line.text for line in lines))


def _wanted(one: Placed, regions: Iterable[str], behind: str) -> bool:
    if behind:
        return behind in regions and one.role != "end"
    if one.role == "rule":
        return ("đầu" if one.path else "tên") in regions
    for region in regions:
        if one.role in _REGIONS.get(region, ()):
            return True
    return "thân" in regions and one.role not in _OUTSIDE


def _sides(page: Page) -> tuple[float, float]:
    """Left and right edge of what may be printed on the page: usual margins, or what lies beyond."""
    edges = [_MARGIN, page.width - _MARGIN / 2]
    edges += [edge for line in _all_lines(page) for edge in _line_sides(line)]
    edges += [x for stroke in page.strokes for x in (stroke.x1, stroke.x2)]
    edges += [x for one in page.images for x in (one.x, one.x + one.width)]
    return max(min(edges) - 2 * _PAD, 0), min(max(edges) + 2 * _PAD, page.width)


def _all_lines(page: Page) -> Iterator[Line]:
    for one in (*page.placed, *page.notes):
        yield from one.lines


def _line_sides(line: Line) -> Iterator[float]:
    for fragment in line.fragments:
        yield fragment.x
        yield fragment.x + fragment.width


def drawn(found: Laid, shown: list[Strip], beside: bool = False, scale: float = SCALE) -> bytes:
    """A PNG of the strips, one below the other or side by side, in as few colours as it needs."""
    document = pypdfium2.PdfDocument(found.data)
    try:
        cut = [_cut(document, strip, scale) for strip in shown]
    finally:
        document.close()
    return png(joined(cut, beside))


def _cut(document: pypdfium2.PdfDocument, strip: Strip, scale: float) -> Image.Image:
    page = document[strip.page]
    sheet: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    left, top = round(strip.left * scale), round(strip.top * scale)
    right, bottom = round(strip.right * scale), round(strip.bottom * scale)
    return ImageOps.expand(sheet.crop((left, top, right, bottom)), 1, "#b8b8b8")


def joined(cut: list[Image.Image], beside: bool) -> Image.Image:
    """Several pictures as one."""
    gap = 10
    sizes = [one.size for one in cut]
    along, across = (0, 1) if beside else (1, 0)
    long = sum(size[along] for size in sizes) + gap * (len(cut) - 1)
    wide = max(size[across] for size in sizes)
    sheet = Image.new("RGB", (long, wide) if beside else (wide, long), "white")
    at = 0
    for one in cut:
        sheet.paste(one, (at, 0) if beside else (0, at))
        at += one.size[along] + gap
    return sheet


def png(sheet: Image.Image) -> bytes:
    """The bytes of a palette PNG: shades of grey, and of red for the stamps of urgency and secrecy."""
    shades = [round(255 * step / 11) for step in range(12)]
    grey = [part for shade in shades for part in (shade, shade, shade)]
    red = [part for shade in (0, 80, 160, 210) for part in (255, shade, shade)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(grey + red)
    small = sheet.quantize(palette=palette, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def stamp(yaml: str, shown: list[Strip]) -> str:
    """What a picture is a picture of: its YAML and the lines of text laid out for it."""
    lines = [line for strip in shown for line in strip.lines]
    return hashlib.sha256("\n".join([yaml, *lines]).encode()).hexdigest()
