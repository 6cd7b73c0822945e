"""The pictures of a docx in reading order: PNG and JPEG by their content, everything else told, nothing run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.files import IMAGE_LIMIT
from pipeline.importer.pages import Picture
from pipeline.ooxml.names import MC, R, W
from pipeline.ooxml.package import Package
from pipeline.ooxml.reader import Word, paragraphs
from pipeline.pictures import measured
from pipeline.pictures.form import MOST_PIXELS

MOST = 200
"""Pictures taken out of one file."""
_EMU = 360_00.0
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_VML = "{urn:schemas-microsoft-com:vml}imagedata"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_DRAWN = (("/chart", "biểu đồ"), ("/chartex", "biểu đồ"), ("/diagram", "sơ đồ SmartArt"))
"""Ends of the names of what Word draws from numbers or words, and what people call it."""
_GONE = frozenset({f"{{{MC}}}Fallback", f"{{{W}}}del", f"{{{W}}}moveFrom"})


@dataclass(frozen=True, slots=True)
class Pictures:
    """What was taken, and what was left behind and why."""

    taken: tuple[Picture, ...] = ()
    left: tuple[str, ...] = ()


def pictures(package: Package, word: Word) -> Pictures:
    """Every picture of the body; `after` counts paragraphs with words as the page model does."""
    targets = {one.id: one.target for one in package.relations(package.main)}
    taken: list[Picture] = []
    left: list[str] = []
    number = 0
    for paragraph in paragraphs(word.body):
        number += bool(paragraph.text.strip())
        left += _drawn(paragraph.element)
        for ident, width in _shown(paragraph.element):
            data = package.parts.get(targets.get(ident, ""))
            suffix = kind_of(data) if data is not None else ""
            if data is None or not suffix:
                left.append(targets.get(ident, ident).rpartition("/")[2])
            elif len(taken) < MOST:
                taken.append(Picture(data, suffix, width, number, bool(paragraph.cell)))
            else:
                left.append(f"hình thứ {len(taken) + len(left) + 1}")
    return Pictures(tuple(taken), tuple(left))


def _drawn(paragraph: _Element) -> Iterator[str]:
    """What is shown in the paragraph and is no picture of its own: charts, diagrams."""
    for one in paragraph.iter(_GRAPHIC):
        uri = str(one.get("uri", ""))
        named = next((name for end, name in _DRAWN if uri.endswith(end)), "")
        if named and not any(up.tag in _GONE for up in one.iterancestors()):
            yield named


def kind_of(data: bytes) -> str:
    """ ".png" or ".jpg" by content, "" for anything else, damaged heads, and sizes beyond reason."""
    size = measured(data) if len(data) <= IMAGE_LIMIT else None
    if size is None or size.width * size.height > MOST_PIXELS:
        return ""
    return ".png" if data.startswith(b"\x89PNG") else ".jpg"


def _shown(element: _Element) -> Iterator[tuple[str, float]]:
    """(relationship, width in mm; 0 = not said) of each picture that is seen, each once."""
    seen: set[str] = set()
    for one in element.iter(_BLIP, _VML):
        # A picture that is only linked is in no part of the file: it is told as left behind.
        ident = one.get(f"{{{R}}}embed") or one.get(f"{{{R}}}id") or one.get(f"{{{R}}}link") or ""
        if ident and ident not in seen and not _GONE & {up.tag for up in one.iterancestors()}:
            seen.add(ident)
            yield ident, _width(one)


def _width(blip: _Element) -> float:
    for up in blip.iterancestors():
        extent = next(up.iterchildren(_EXTENT), None)
        if extent is not None:
            try:
                return int(extent.get("cx", "0")) / _EMU
            except ValueError:
                return 0.0
    return 0.0
