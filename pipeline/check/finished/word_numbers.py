"""How a docx numbers its pages: the PAGE field in headers and footers, its place and its look."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.check.finished.page import PageNumber
from pipeline.check.finished.word_drawn import text_box_place
from pipeline.lengths import TWIP
from pipeline.ooxml.effective import Formats, Letters
from pipeline.ooxml.geometry import Geometry
from pipeline.ooxml.names import is_on, value, w
from pipeline.ooxml.reader import Block, Paragraph, Word, paragraphs

_P = w("p")
_FIELDS = w("instrText"), w("fldSimple"), w("pgNum")
_NEAR = 12.0
"""mm by which a box in the middle may miss the middle of the text."""


def page_numbers(
    word: Word, geometry: tuple[Geometry, ...], formats: Formats
) -> tuple[PageNumber, ...]:
    """One for each header or footer that carries a page number; the first section decides page 1."""
    found: dict[tuple[str, str], PageNumber] = {}
    settings = word.package.related("settings")
    # Word keeps headers of even pages in the file when they are switched off.
    even = settings is not None and is_on(word.package.xml(settings).find(w("evenAndOddHeaders")))
    for at, page in enumerate(geometry):
        for place, stories in (
            ("header", (page.headers, word.headers)),
            ("footer", (page.footers, word.footers)),
        ):
            references, parts = stories
            first = references.get("first") if page.title_page else references.get("default")
            for kind, ident in references.items():
                if (kind == "first" and not page.title_page) or (kind == "even" and not even):
                    continue
                for paragraph in _numbered(parts.get(ident, ())):
                    on_first = at == 0 and ident == first
                    number = _number(paragraph, place, page, on_first, formats)
                    found.setdefault((place, ident), number)
    return tuple(found.values())


def _numbered(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for paragraph in paragraphs(blocks):
        if _has_page_field(paragraph.element):
            yield paragraph


def _has_page_field(element: _Element) -> bool:
    """A field or the old `w:pgNum` of the paragraph itself, not of a text box that hangs on it."""
    own = [one for one in element.iter(*_FIELDS) if next(one.iterancestors(_P), None) is element]
    if any(one.tag == _FIELDS[2] for one in own):
        return True
    codes = "".join(one.text or "" for one in own if one.tag == _FIELDS[0])
    simple = " ".join(value(one, "instr") or "" for one in own if one.tag == _FIELDS[1])
    return any(word == "PAGE" for word in f"{codes} {simple}".upper().replace("\\", " ").split())


def _number(
    paragraph: Paragraph, place: str, page: Geometry, on_first: bool, formats: Formats
) -> PageNumber:
    shape = formats.paragraph(paragraph.element)
    runs = [run for run in paragraph.runs if run.text.strip()]
    figure = next((run for run in runs if run.text.strip().isdigit()), runs[0] if runs else None)
    look = formats.run(figure.element) if figure is not None else _field_look(paragraph, formats)
    words = "".join(run.text for run in runs if not run.text.strip().isdigit()).strip()
    align = "justify" if shape.align == "both" else shape.align
    align = _framed(paragraph.element) or _boxed(paragraph.element, page, align)
    if align in ("left", "justify") and "\t" in paragraph.text.partition("0")[0]:
        align = "tab"
    return PageNumber(
        place,
        align,
        look.size,
        look.bold,
        look.italic,
        on_first,
        words,
        (page.header if place == "header" else page.footer) * TWIP,
        look.font,
    )


def _field_look(paragraph: Paragraph, formats: Formats) -> Letters:
    run = next(paragraph.element.iter(w("r")), None)
    return formats.run(run) if run is not None else formats.paragraph(paragraph.element).letters


def _boxed(element: _Element, page: Geometry, own: str) -> str:
    """The alignment on the page of a number in a text box; `own` = within its box or outside one."""
    found = text_box_place(element)
    if found is None:
        return own
    align, middle = found
    centre = (page.width - page.left - page.right) * TWIP / 2
    if not align:
        align = (
            "center" if abs(middle - centre) <= _NEAR else "left" if middle < centre else "right"
        )
    return align


def _framed(element: _Element) -> str:
    """Word's "page number" button of old makes a frame that is itself aligned."""
    frame = element.find(f"{w('pPr')}/{w('framePr')}")
    return {"center": "center", "right": "right", "left": "left"}.get(
        value(frame, "xAlign") or "", ""
    )
