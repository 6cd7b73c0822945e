"""Printed pages changed as programs and offices change them: within forms, on shifted paper, stamped, scanned askew."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium

from tests.outside.printed import PRODUCERS, Producer, printed


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _content(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return bytes(page.Contents.read_bytes())


def formed(data: bytes) -> bytes:
    """The whole page is one form, drawn at half size and twice as large."""
    pdf = pikepdf.open(io.BytesIO(data))
    for page in pdf.pages:
        wide, high = (float(one) for one in page.mediabox[2:])
        form = pdf.make_stream(
            _content(page),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, wide, high],
            Matrix=[0.5, 0, 0, 0.5, 0, 0],
            Resources=page.Resources,
        )
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Whole=form))
        page.obj.Contents = pdf.make_stream(b"q 2 0 0 2 0 0 cm /Whole Do Q")
    return _saved(pdf)


def shifted(data: bytes) -> bytes:
    """A4 is cut out of larger paper whose corner is not at zero."""
    pdf = pikepdf.open(io.BytesIO(data))
    for page in pdf.pages:
        wide, high = (float(one) for one in page.mediabox[2:])
        page.obj.Contents = pdf.make_stream(b"q 1 0 0 1 113 71 cm\n" + _content(page) + b"\nQ")
        page.obj.MediaBox = [80, 40, 113 + wide + 30, 71 + high + 30]
        page.obj.CropBox = [113, 71, 113 + wide, 71 + high]
    return _saved(pdf)


def stamped(data: bytes) -> bytes:
    """The stamp of the registry that received the paper, and a pale mark across the page."""
    pdf = pikepdf.open(io.BytesIO(data))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/Helvetica-Bold"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    page = pdf.pages[0]
    fonts = page.Resources.Font
    fonts[pikepdf.Name("/Stamp")] = pdf.make_indirect(font)
    high = float(page.mediabox[3])
    box = f"q 0.8 0 0 RG 0.8 0 0 rg 1 w 30 {high - 38:.0f} 130 30 re S "
    words = f"BT /Stamp 9 Tf 36 {high - 20:.0f} Td (CV DEN So: 4127) Tj 0 -12 Td (Ngay: 02/11/2026) Tj ET Q"
    turn = math.radians(50)
    across = (
        f"q 0.85 g BT /Stamp 60 Tf {math.cos(turn):.4f} {math.sin(turn):.4f} {-math.sin(turn):.4f} {math.cos(turn):.4f} "
        "150 200 Tm (BAN LUU HANH) Tj ET Q "
    )
    page.obj.Contents = pdf.make_stream(
        across.encode() + _content(page) + b"\n" + (box + words).encode()
    )
    return _saved(pdf)


def askew(data: bytes) -> bytes:
    """A scan laid on the glass half a degree askew: a grey picture, words unseen over it."""
    pdf = pikepdf.open(io.BytesIO(printed(data, PRODUCERS["scanned"])))
    turn = math.radians(0.5)
    matrix = f"{math.cos(turn):.5f} {math.sin(turn):.5f} {-math.sin(turn):.5f} {math.cos(turn):.5f} 2 -3 cm"
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(f"q {matrix}\n".encode() + _content(page) + b"\nQ")
    return _saved(pdf)


def unmapped(data: bytes) -> bytes:
    """Nothing says which letters the glyphs are."""
    pdf = pikepdf.open(io.BytesIO(printed(data, Producer(name="FinePrint"))))
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            if "/ToUnicode" in font:
                del font["/ToUnicode"]
            # The glyphs' own table would tell them as well.
            for below in font.DescendantFonts:
                below.FontDescriptor.FontFile2 = _without_map(pdf, below)
    return _saved(pdf)


def _without_map(pdf: pikepdf.Pdf, below: pikepdf.Object) -> pikepdf.Object:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(bytes(below.FontDescriptor.FontFile2.read_bytes())))
    for name in ("cmap", "post", "name"):
        if name in font:
            del font[name]
    out = io.BytesIO()
    font.save(out)
    return pdf.make_stream(out.getvalue())


def pictured(data: bytes) -> bytes:
    """A photocopy: nothing but a picture."""
    pdf = pikepdf.new()
    document = pdfium.PdfDocument(data)
    for page in document:
        image = page.render(scale=1).to_pil().convert("L")
        wide, high = page.get_size()
        held = pdf.make_stream(
            image.tobytes(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=image.width,
            Height=image.height,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, wide, high],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Copy=held)),
            Contents=pdf.make_stream(f"q {wide} 0 0 {high} 0 0 cm /Copy Do Q".encode()),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    document.close()
    return _saved(pdf)


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "formed": formed,
    "shifted": shifted,
    "stamped": stamped,
    "left": lambda data: printed(data, Producer(turned=270, unit="letter", blanks=False)),
    "glyphs": lambda data: printed(
        data, Producer(unit="letter", ligatures=True, order="backwards")
    ),
}
"""Ways in which everything can still be read."""
BLIND: dict[str, Callable[[bytes], bytes]] = {
    "askew": askew,
    "unmapped": unmapped,
    "pictured": pictured,
}
"""Ways in which little or nothing can."""
