"""How a docx numbers its pages: the PAGE field in headers and footers, its place and its look."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.check.finished.page import PageNumber
from pipeline.lengths import TWIP
from pipeline.ooxml.effective import Formats, Letters
from pipeline.ooxml.geometry import Geometry
from pipeline.ooxml.names import value, w
from pipeline.ooxml.reader import Block, Paragraph, Word, paragraphs


def page_numbers(
    word: Word, geometry: tuple[Geometry, ...], formats: Formats
) -> tuple[PageNumber, ...]:
    """One for each header or footer that carries a page number; the first section decides page 1."""
    found: dict[tuple[str, str], PageNumber] = {}
    for at, page in enumerate(geometry):
        for place, stories, edge in (
            ("header", (page.headers, word.headers), page.header),
            ("footer", (page.footers, word.footers), page.footer),
        ):
            references, parts = stories
            first = references.get("first") if page.title_page else references.get("default")
            for kind, ident in references.items():
                if kind == "first" and not page.title_page:
                    continue
                for paragraph in _numbered(parts.get(ident, ())):
                    on_first = at == 0 and ident == first
                    number = _number(paragraph, place, edge, on_first, formats)
                    found.setdefault((place, ident), number)
    return tuple(found.values())


def _numbered(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for paragraph in paragraphs(blocks):
        if _has_page_field(paragraph.element):
            yield paragraph


def _has_page_field(element: _Element) -> bool:
    codes = "".join(one.text or "" for one in element.iter(w("instrText")))
    simple = " ".join(value(one, "instr") or "" for one in element.iter(w("fldSimple")))
    return any(word == "PAGE" for word in f"{codes} {simple}".upper().replace("\\", " ").split())


def _number(
    paragraph: Paragraph, place: str, edge: int, on_first: bool, formats: Formats
) -> PageNumber:
    shape = formats.paragraph(paragraph.element)
    runs = [run for run in paragraph.runs if run.text.strip()]
    figure = next((run for run in runs if run.text.strip().isdigit()), runs[0] if runs else None)
    look = formats.run(figure.element) if figure is not None else _field_look(paragraph, formats)
    words = "".join(run.text for run in runs if not run.text.strip().isdigit()).strip()
    align = _framed(paragraph.element) or ("justify" if shape.align == "both" else shape.align)
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
        edge * TWIP,
        look.font,
    )


def _field_look(paragraph: Paragraph, formats: Formats) -> Letters:
    run = next(paragraph.element.iter(w("r")), None)
    return formats.run(run) if run is not None else formats.paragraph(paragraph.element).letters


def _framed(element: _Element) -> str:
    """Word's "page number" button of old makes a frame that is itself aligned."""
    frame = element.find(f"{w('pPr')}/{w('framePr')}")
    return {"center": "center", "right": "right", "left": "left"}.get(
        value(frame, "xAlign") or "", ""
    )
