"""Positioned pages to PDF: the same pages give the same bytes, archival and tagged unless told otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from pipeline.fonts import FACES, Faces
from pipeline.layout.page import Fragment, Line, Page, Pages, Placed, PlacedImage
from pipeline.problem import ContentError, Problem, Span
from pipeline.render import pdf_boxes, pdf_fonts, pdf_images, pdf_meta, pdf_shape
from pipeline.render.pdf_draw import Drawing
from pipeline.render.pdf_fonts import Face
from pipeline.render.pdf_meta import Bookmark, Profile
from pipeline.render.pdf_objects import Objects, Ready, reference
from pipeline.render.pdf_tags import Tags, completes


@dataclass(frozen=True, slots=True)
class Source:
    """The file to attach (profile a-3a): its name and bytes."""

    name: str
    data: bytes


def render(
    pages: Pages,
    faces: Faces,
    profile: Profile | str = Profile.A_2A,
    *,
    date: Date | None = None,
    source: Source | None = None,
    cache: Path | None = None,
    places: Mapping[str, Span] | None = None,
) -> bytes:
    """The PDF file.

    `date` is the document's own (no clock is read); `cache` keeps font subsets between runs;
    `places` tells where a block stands in the author's file. Raises ContentError (L001) naming
    every letter the fonts cannot draw, before anything is drawn, and ToolError for a font or a
    picture that cannot be embedded.
    """
    profile = Profile(profile)
    drawn = _faces(pages, faces, cache, places or {})
    objects = Objects()
    catalog = _catalog(objects, pages, profile, date)
    _pages(objects, pages, drawn, profile, catalog)
    if source and profile is Profile.A_3A:
        catalog |= pdf_meta.attach(objects, source.name, source.data, date)
    objects.catalog(catalog)
    objects.info(pdf_meta.info(pages, date))
    return objects.write()


def _faces(
    pages: Pages, faces: Faces, cache: Path | None, places: Mapping[str, Span]
) -> dict[str, Face]:
    """The faces used, by their names. Raises ContentError for letters they lack."""
    texts: dict[str, list[str]] = {}
    for page in pages.pages:
        for placed in (*page.placed, *page.notes):
            _sort(placed.lines, texts)
        _sort(page.artifacts, texts)
    drawn: dict[str, Face] = {}
    missing: dict[str, str] = {}
    for number, name in enumerate(FACES, 1):
        if name in texts:
            path = faces.path(name)
            drawn[name], lacking = pdf_fonts.face(f"F{number}", path, texts[name], cache)
            if lacking:
                missing[name] = lacking
    if missing:
        raise ContentError(_missing(pages, missing, faces.family, places))
    return drawn


def _sort(lines: Iterable[Line], texts: dict[str, list[str]]) -> None:
    """Adds what the lines say to the texts of each face."""
    for line in lines:
        for fragment in line.fragments:
            known = texts.get(fragment.face)
            if known is None:
                known = texts[fragment.face] = []
            known.append(fragment.text)


def _lines(pages: Pages) -> Iterator[tuple[str, Line]]:
    """(block, line) of everything that is drawn."""
    for page in pages.pages:
        for placed in (*page.placed, *page.notes):
            for line in placed.lines:
                yield placed.block, line
        for line in page.artifacts:
            yield "", line


def _missing(
    pages: Pages, missing: Mapping[str, str], family: str, places: Mapping[str, Span]
) -> list[Problem]:
    found: dict[str, set[str]] = {}
    for block, line in _lines(pages):
        for fragment in line.fragments:
            if letters := set(fragment.text) & set(missing.get(fragment.face, "")):
                found.setdefault(block, set()).update(letters)
    return [
        Problem(
            places.get(block, Span(pages.title or "PDF")),
            "L001",
            f"phông chữ {family} không có nét cho: {_named(letters)}",
            "thay bằng chữ hoặc dấu thường dùng trong văn bản",
        )
        for block, letters in found.items()
    ]


def _named(letters: set[str]) -> str:
    return " ".join(
        f"{letter} (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}"
        for letter in sorted(letters)
    )


def _catalog(objects: Objects, pages: Pages, profile: Profile, date: Date | None) -> dict[str, str]:
    entries = {
        "Lang": f"({pdf_meta.LANGUAGE})",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
    }
    if profile.archival:
        entries["Metadata"] = objects.stream(
            pdf_meta.xmp(pages, profile, date), "/Type/Metadata/Subtype/XML", level=0
        )
        entries["OutputIntents"] = pdf_meta.output_intent(objects)
    return entries


def _pages(
    objects: Objects,
    pages: Pages,
    faces: Mapping[str, Face],
    profile: Profile,
    catalog: dict[str, str],
) -> None:
    resources = objects.add()
    images = _images(objects, pages)
    tags = pdf_shape.tags(pages, faces, objects) if profile.tagged else None
    marks: list[Bookmark] = []
    for page in pages.pages:
        item = objects.page()
        _page(objects, page, item, (reference(resources), faces, images, tags))
        marks += _bookmarks(page, reference(item))
    fonts = "".join(
        f"/{name} {pdf_fonts.embed(objects, subset)}"
        for face in faces.values()
        for name, subset in face.subsets()
    )
    pictures = "".join(f"/{name} {place}" for name, place in images.values())
    resources.data = f"<</Font<<{fonts}>>/XObject<<{pictures}>>>>".encode("latin-1")
    if tags:
        catalog["MarkInfo"] = "<</Marked true>>"
        catalog["StructTreeRoot"] = tags.write(objects)
    if labels := pdf_meta.page_labels([page.number for page in pages.pages]):
        catalog["PageLabels"] = labels
    if outlines := pdf_meta.bookmarks(objects, _whole(marks)):
        catalog["Outlines"] = outlines


def _images(objects: Objects, pages: Pages) -> dict[bytes, tuple[str, str]]:
    """Each picture once: hash -> (resource name, reference)."""
    images: dict[bytes, tuple[str, str]] = {}
    for page in pages.pages:
        for image in page.images:
            key = hashlib.sha256(image.data).digest()
            if key not in images:
                images[key] = (f"I{len(images)}", pdf_images.embed(objects, image.data))
    return images


_Shared = tuple[str, Mapping[str, Face], Mapping[bytes, tuple[str, str]], Tags | None]
"""What all pages use: reference of the resources, faces, images, tags."""


def _page(objects: Objects, page: Page, item: Ready, shared: _Shared) -> None:
    resources, faces, images, tags = shared
    drawing = Drawing(page, faces, tagged=tags is not None)
    own = reference(item)
    tagged = f"/StructParents {tags.page(page, own)}/Tabs/S" if tags else ""
    drawing.strokes(page.strokes)
    for thing in _reading_order(page):
        if isinstance(thing, PlacedImage):
            name = images[hashlib.sha256(thing.data).digest()][0]
            area = pdf_boxes.of_image(page, own, thing)
            drawing.image(thing, name, tags.figure(thing, area) if tags else "")
        elif _drawn(thing):
            drawing.paragraph(thing, tags.target(thing, own) if tags else None)
        elif tags:
            tags.passed(thing)
    for note in page.notes:
        if _drawn(note):
            drawing.paragraph(note, tags.note(note, own) if tags else None)
    drawing.artifacts(page.artifacts)
    content = objects.stream(drawing.content)
    item.data = (
        f"<</Type/Page/Parent {objects.pages}/MediaBox[0 0 {page.width:g} {page.height:g}]"
        f"/Resources {resources}/Contents {content}{tagged}>>"
    ).encode("latin-1")


def _drawn(placed: Placed) -> bool:
    for line in placed.lines:  # noqa: SIM110 - compiled it is a loop, and the first line tells
        if line.fragments:
            return True
    return False


def _reading_order(page: Page) -> Iterator[Placed | PlacedImage]:
    """Pictures stand in the running text: each before the first paragraph below its top."""
    images = sorted(page.images, key=lambda image: image.y)
    for placed in page.placed:
        while images and not placed.path and placed.lines and placed.lines[0].top > images[0].y:
            yield images.pop(0)
        yield placed
    yield from images


def _bookmarks(page: Page, own: str) -> Iterator[Bookmark]:
    """Headings of the page; what goes on with one that began before has level 0 (see `_whole`)."""
    before = ""
    for placed in page.placed:
        title = completes(placed.role, before)
        before = placed.role
        if (placed.outline or title) and placed.lines:
            words = " " * title + "".join(_words(line) for line in placed.lines)
            level = 0 if placed.part or title else placed.outline
            yield Bookmark(level, words, own, page.height - placed.lines[0].top)


def _words(line: Line) -> str:
    return "".join(map(_shown, line.fragments)) + line.soft_end.strip("\n")


def _shown(fragment: Fragment) -> str:
    return fragment.text.replace("\u00a0", " ").replace("\u2011", "-")


def _whole(marks: list[Bookmark]) -> list[Bookmark]:
    """Bookmarks with the words of their continuations."""
    whole: list[Bookmark] = []
    for mark in marks:
        if mark.level or not whole:
            whole.append(mark)
        else:
            first = whole[-1]
            whole[-1] = Bookmark(first.level, first.title + mark.title, first.page, first.top)
    return [mark for mark in whole if mark.title.strip()]
