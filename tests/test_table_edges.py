"""Where the lines of a table stand: at the text's edges, whatever Word counts w:tblInd from.

Up to compatibilityMode 14 Word puts the first cell's text there, from 15 on the table's border
(LibreOffice reads both so).
"""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from pipeline.flow.styles import style_formats
from pipeline.fonts import find, metrics
from pipeline.layout.document import lay_out
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.render import office
from pipeline.render.docx import by_docxtpl, render
from pipeline.render.template import make
from tests import samples
from tests.docx_cases import flow, main_page, standard, table

WAYS = pytest.mark.parametrize("way", [render, by_docxtpl], ids=["fast", "docxtpl"])
MODES = pytest.mark.parametrize(("mode", "indent"), [(12, "108"), (14, "108"), (15, "0")])


def template(mode: int) -> bytes:
    parts = unzipped(make(standard()))
    settings = parts["word/settings.xml"]
    changed = re.sub(rb'(compatibilityMode"[^>]*w:val=")\d+', rb"\g<1>%d" % mode, settings)
    return zipped(parts | {"word/settings.xml": changed})


def made(mode: int, way: object) -> bytes:
    assert callable(way)
    data = way(flow(table()), template(mode), style_formats(standard()))
    assert isinstance(data, bytes)
    return data


@MODES
@WAYS
def test_word_is_told_an_indent_of_its_mode(mode: int, indent: str, way: object) -> None:
    xml = unzipped(made(mode, way))["word/document.xml"].decode()
    before, _, _ = xml.partition("dòng hai")
    assert re.findall(r'<w:tblInd w:w="(\d+)"', before)[-1] == indent


def edges(pdf: bytes) -> tuple[float, float]:
    """Points at which the first and the last upright line of the first page stands."""
    with pdfium.PdfDocument(pdf) as document:
        found = []
        for one in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = one.get_bounds()
            if right - left < 2 < top - bottom:
                found.append((left + right) / 2)
    return min(found), max(found)


@pytest.mark.parametrize("mode", [12, 14, 15])
@pytest.mark.usefixtures("soffice")
def test_the_border_stands_at_the_text_edge(mode: int) -> None:
    (theirs,) = office.convert([made(mode, render)], samples.desk().faces)
    page = main_page()
    text = page.left / 20, (page.width - page.right) / 20
    assert edges(theirs) == pytest.approx(text, abs=0.6)


def test_our_pages_have_it_there() -> None:
    page = main_page()
    text = page.left / 20, (page.width - page.right) / 20
    for mode in ("exact", "word15", "lo7"):
        strokes = lay_out(flow(table()), metrics(find()), mode).pages[0].strokes
        upright = [one.x1 for one in strokes if one.x1 == one.x2]
        assert (min(upright), max(upright)) == pytest.approx(text, abs=0.1)
