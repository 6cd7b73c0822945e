"""Pages that count in a unit of their own are read as they are printed."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from pipeline.check.finished import pdf_units
from pipeline.check.finished.door import inspect
from pipeline.importer import opening
from tests.samples import finished

SAMPLE = "dang/huong-dan-doi-thoai-2026"
PACKED, PLAIN = pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable
WAYS = {
    "twice": (2.0, PLAIN, False, False),
    "half, packed": (0.5, PACKED, False, False),
    "odd, packed, owner's password": (1.7, PACKED, True, False),
    "first page alone": (3.0, PLAIN, False, True),
}


def united(
    data: bytes, unit: float, packing: pikepdf.ObjectStreamMode, locked: bool, first: bool
) -> bytes:
    """The same pages on paper, counted in `unit` points."""
    pdf = pikepdf.open(io.BytesIO(data))
    for page in pdf.pages[:1] if first else pdf.pages:
        for name in ("/MediaBox", "/CropBox", "/TrimBox"):
            if name in page.obj:
                page.obj[name] = [float(side) / unit for side in page.obj[name]]
        page.contents_coalesce()
        small = f"q {1 / unit:.6f} 0 0 {1 / unit:.6f} 0 0 cm\n".encode()
        page.obj.Contents = pdf.make_stream(small + page.Contents.read_bytes() + b"\nQ")
        page.obj.UserUnit = unit
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner="x", user="") if locked else None
    pdf.save(out, object_stream_mode=packing, encryption=lock, min_version="1.6")
    return out.getvalue()


def broken() -> bytes:
    """A page with faults of size and place: what is said of it must not change either."""
    pdf = pikepdf.open(io.BytesIO(finished(SAMPLE).files["pdf"]))
    for page in pdf.pages:
        page.contents_coalesce()
        content = b"q 0.9 0 0 0.9 0 0 cm\n" + page.Contents.read_bytes() + b"\nQ"
        page.obj.Contents = pdf.make_stream(content)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("way", WAYS)
def test_the_same_is_said_in_any_unit(way: str) -> None:
    data = broken()
    plain = [str(one) for one in inspect(data, "a.pdf").problems]
    assert any("K004" in one for one in plain)
    assert [str(one) for one in inspect(united(data, *WAYS[way]), "a.pdf").problems] == plain


def test_the_same_words_are_imported() -> None:
    data = broken()
    words = [para.text for para in opening.read(data, "a.pdf").finished.paras]
    other = opening.read(united(data, *WAYS["twice"]), "a.pdf").finished
    assert [para.text for para in other.paras] == words


def test_a_file_without_units_is_opened_as_it_is() -> None:
    document = pdf_units.opened(finished(SAMPLE).files["pdf"])
    assert isinstance(document, pdfium.PdfDocument)
    assert round(document[0].get_width()) == 595
