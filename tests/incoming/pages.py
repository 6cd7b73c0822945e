"""Pages as they come: two on a sheet, cropped, turned, numbered by the registry, scanned, without letters."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from tests.desks.reprinted import _content, _saved, unmapped
from tests.outside.drawn import fonts, width_mm
from tests.papers.sheet import Paper
from tests.programs import needed
from tests.senders import placed

MM = 72 / 25.4


def _form(pdf: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """A page as a thing to be drawn."""
    return pdf.make_stream(
        _content(page),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=page.mediabox,
        Resources=page.Resources,
    )


def _sheets(data: bytes, wide: float, high: float, scale: float) -> bytes:
    """Two pages side by side on each sheet of that size (points); a page that lies stays as it is."""
    pdf = pikepdf.open(io.BytesIO(data))
    old = list(pdf.pages)
    rows: list[list[pikepdf.Page]] = [[]]
    for page in old:
        lies = float(page.mediabox[2]) > float(page.mediabox[3])
        if lies or len(rows[-1]) == 2:
            rows.append([])
        rows[-1].append(page)
        if lies:
            rows.append([])
    for row in filter(None, rows):
        if float(row[0].mediabox[2]) > float(row[0].mediabox[3]):
            pdf.pages.append(row[0])
            continue
        names, body = pikepdf.Dictionary(), ""
        for at, page in enumerate(row):
            names[f"/P{at}"] = _form(pdf, page)
            step = (wide - 2 * float(page.mediabox[2]) * scale) / 4 if len(row) == 2 else 0
            x = at * wide / 2 + step
            body += f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} 0 cm /P{at} Do Q\n"
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, wide, high],
            Resources=pikepdf.Dictionary(XObject=names),
            Contents=pdf.make_stream(body.encode()),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    for _ in old:
        del pdf.pages[0]
    return _saved(pdf)


def booklet(data: bytes) -> bytes:
    """Pages of full size, two on a sheet of A3."""
    return _sheets(data, 420 * MM, 297 * MM, 1)


def two_up(data: bytes) -> bytes:
    """Two pages made small on a sheet of A4, as printers' drivers save paper."""
    return _sheets(data, 297 * MM, 210 * MM, 210 / 297)


def cropped(data: bytes) -> bytes:
    """Printers' sheets with marks at the corners, cropped to the paper again."""
    pdf = pikepdf.open(io.BytesIO(data))
    for page in pdf.pages:
        wide, high = (float(one) for one in page.mediabox[2:])
        marks = "".join(
            f"{x:.2f} {y:.2f} m {x + dx:.2f} {y:.2f} l S {x:.2f} {y:.2f} m {x:.2f} {y + dy:.2f} l S\n"
            for x, dx in ((36, -22), (36 + wide, 22))
            for y, dy in ((36, -22), (36 + high, 22))
        )
        body = f"q 0.25 w {marks} Q q 1 0 0 1 36 36 cm\n".encode() + _content(page) + b"\nQ"
        page.obj.Contents = pdf.make_stream(body)
        page.obj.MediaBox = [0, 0, wide + 72, high + 72]
        page.obj.CropBox = [36, 36, 36 + wide, 36 + high]
        page.obj.TrimBox = [36, 36, 36 + wide, 36 + high]
        page.obj.BleedBox = [27, 27, 45 + wide, 45 + high]
    return _saved(pdf)


def turned(data: bytes) -> bytes:
    """Each page fed in another way round and turned back to be read; sizes off by a hair."""
    pdf = pikepdf.open(io.BytesIO(data))
    for at, page in enumerate(pdf.pages):
        wide, high = (float(one) for one in page.mediabox[2:])
        turn = (0, 90, 180, 270)[at % 4]
        matrix = {
            0: "1 0 0 1 0 0",
            90: f"0 1 -1 0 {high:.3f} 0",
            180: f"-1 0 0 -1 {wide:.3f} {high:.3f}",
            270: f"0 -1 1 0 0 {wide:.3f}",
        }[turn]
        page.obj.Contents = pdf.make_stream(f"q {matrix} cm\n".encode() + _content(page) + b"\nQ")
        over = (0.0, 0.4, -0.3, 0.2)[at % 4]
        size = (wide, high) if turn in (0, 180) else (high, wide)
        page.obj.MediaBox = [0, 0, size[0] + over, size[1] - over]
        page.obj.Rotate = turn
    return _saved(pdf)


def scanned(data: bytes, paper: str = "L") -> bytes:
    """A grey scan of 200 dpi, words recognised over it: unseen, some wrong, at rounded sizes."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "Read" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Read", str(fonts() / "LiberationSerif-Regular.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True, pageCompression=1)
    document = pdfium.PdfDocument(data)
    for page in document:
        wide, high = page.get_size()
        canvas.setPageSize((wide, high))
        image = page.render(scale=200 / 72).to_pil().convert(paper)
        canvas.drawImage(ImageReader(image), 0, 0, wide, high)
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            words = misread(text.get_text_bounded(left, bottom, right, top).replace("\r\n", " "))
            if not words.strip():
                continue
            size = max(round(top - bottom), 6)
            own = pdfmetrics.stringWidth(words, "Read", size) or 1
            line = canvas.beginText(left, bottom + 1)
            line.setTextRenderMode(3)
            line.setFont("Read", size)
            line.setHorizScale(100 * (right - left) / own)
            line.textOut(words)
            canvas.drawText(line)
        canvas.showPage()
    document.close()
    canvas.save()
    return out.getvalue()


_SLIPS = (
    ("ộ", "ô"),
    ("rn", "m"),
    ("ủa", "úa"),
    ("1", "l"),
    ("Đ", "D"),
    ("ươ", "uơ"),
    ("ề", "ể"),
    ("ý", "ỷ"),
)


def misread(words: str) -> str:
    """Each fifth word with a slip of the eye."""
    found = []
    for at, word in enumerate(words.split(" ")):
        slip = next((one for one in _SLIPS if one[0] in word), None)
        found.append(word.replace(*slip, 1) if slip and at % 5 == 2 else word)
    return " ".join(found)


def outlined(data: bytes) -> bytes:
    """Letters made curves, as a print shop sends them."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
        given.write_bytes(data)
        call = [needed("gs"), "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dNoOutputFonts"]
        subprocess.run([*call, f"-sOutputFile={made}", str(given)], check=True, timeout=300)
        return made.read_bytes()


def registered(paper: Paper) -> bytes:
    """The number and the day are put in by the registry's program: remarks with a look of their own on the page."""
    number, day = re.search(r"\d\S*", paper.number), re.search(r"ngày (\d+) ", paper.date)
    words = [one for one in (number and number[0], day and day[1]) if one]
    sheet = placed.placed(paper)
    own = []
    for word in words:
        own += [
            one
            for one in sheet.items
            if isinstance(one, placed.Words)
            and one.y < 75
            and one.page == 1
            and one.text.strip() == word
        ][:1]
    sheet.items = [one for one in sheet.items if one not in own]
    pdf = pikepdf.open(io.BytesIO(placed.drawn(sheet)))
    page = pdf.pages[0]
    notes: list[pikepdf.Object] = []
    for one in own:
        alone = placed.Sheet(paper)
        alone.items = [one]
        over = pikepdf.open(io.BytesIO(placed.drawn(alone)))
        form = pdf.copy_foreign(over.make_indirect(_form(over, over.pages[0])))
        left, base = one.x * MM, float(page.mediabox[3]) - one.y * MM
        wide = width_mm(one.text, one.look.size, one.look.b, one.look.i) * MM
        box = [left - 1, base - 4, left + wide + 1, base + one.look.size]
        form.BBox = box
        notes.append(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.FreeText if not notes else pikepdf.Name.Stamp,
                Contents=pikepdf.String(one.text),
                Rect=box,
                F=4,
                AP=pikepdf.Dictionary(N=form),
            )
        )
    page.obj.Annots = pikepdf.Array([pdf.make_indirect(one) for one in notes])
    return _saved(pdf)


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "booklet": booklet,
    "cropped": cropped,
    "turned": turned,
}
"""Ways in which everything can be read."""
SMALL: dict[str, Callable[[bytes], bytes]] = {"two on A4": two_up}
"""What is printed is smaller than it is."""
BLIND: dict[str, Callable[[bytes], bytes]] = {
    "scan": scanned,
    "scan in colour": partial(scanned, paper="RGB"),
    "unmapped": unmapped,
    "outlines": outlined,
}
"""Ways in which little or nothing can."""
