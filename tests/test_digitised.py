"""Digitised paper: what a scan must have (NĐ 30/2020, Phụ lục I, Phần II, I.2), seen on pictures made for it."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pypdfium2 as pdfium
import pytest

from pipeline.build import Order, draft, make
from pipeline.check.finished.door import inspect
from tests.samples import FILES, desk

WAY = "quét lại: ảnh màu, từ 200 dpi, tỷ lệ 100%, PDF từ phiên bản 1.4"


@cache
def paper() -> bytes:
    text = FILES["mau-theo-loai/thong-cao"].read_bytes()
    return make(draft(text, "vb.yaml", desk(), Order()), desk(), Order(("pdf",))).files["pdf"]


def scanned(dpi: int, grey: bool = False, shrunk: float = 1.0, version: int = 17) -> bytes:
    """The paper as a scanner of that resolution would give it, on a page of the paper's size times `shrunk`."""
    made = pdfium.PdfDocument.new()
    for page in pdfium.PdfDocument(paper()):
        width, height = (side * shrunk for side in page.get_size())
        bitmap = page.render(scale=dpi / 72 * shrunk, grayscale=grey, rev_byteorder=False)
        image = pdfium.PdfImage.new(made)
        image.set_bitmap(bitmap)
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        sheet = made.new_page(width, height)
        sheet.insert_obj(image)
        sheet.gen_content()
    out = BytesIO()
    made.save(out, version=version)
    return out.getvalue()


def said(data: bytes) -> list[str]:
    found = inspect(data, "quet.pdf").problems
    return [f"{one.message} — {one.hint}" for one in found if one.code == "K063"]


@pytest.mark.parametrize(
    ("data", "lacks"),
    [
        ({"dpi": 150}, "độ phân giải 150 dpi, dưới 200 dpi"),
        ({"dpi": 300, "grey": True}, "ảnh không có màu"),
        ({"dpi": 300, "shrunk": 0.8}, "trang 168 × 238 mm, không phải tỷ lệ 100% của khổ A4"),
        ({"dpi": 300, "version": 13}, "tệp PDF 1.3, cũ hơn 1.4"),
        ({"dpi": 96, "grey": True}, "độ phân giải 96 dpi, dưới 200 dpi; ảnh không có màu"),
    ],
    ids=str,
)
def test_what_a_scan_lacks_is_told(data: dict[str, int], lacks: str) -> None:
    assert said(scanned(**data)) == [f"trang 1: bản số hoá chưa đạt: {lacks} — {WAY}"]


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_good_scan_lacks_nothing(dpi: int) -> None:
    assert said(scanned(dpi)) == []


def test_a_document_with_words_is_no_scan() -> None:
    assert said(paper()) == []
