"""The papers as pages: printed by LibreOffice, put through other programs, sealed, signed, stamped, numbered by hand."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.outside.drawn import fonts
from tests.programs import convert, needed
from tests.strangers.sheet import Paper
from tests.strangers.word import written

BASES = ("styles", "ruled")
"""Ways of writing that LibreOffice prints as Word does."""
MM = 72 / 25.4


def bases(papers: Iterable[tuple[str, Paper]], folder: Path) -> dict[str, bytes]:
    """(key, paper) -> its pages by LibreOffice; turn by turn in the ways that it prints as Word does."""
    files = []
    for at, (key, paper) in enumerate(papers):
        file = folder / f"{at:05}-{key}.docx"
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written(paper, BASES[sum(map(ord, key.split("+")[0])) % len(BASES)]))
        files.append(file)
    found = {}
    for step in range(0, len(files), 80):
        for file in convert(files[step : step + 80], folder / "pdf"):
            found[file.stem.partition("-")[2]] = file.read_bytes()
    return found


def _through(data: bytes, *call: str) -> bytes:
    """What a program makes of the file: IN and OUT stand for both names."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        given.write_bytes(data)
        names = {"IN": str(given), "OUT": str(made)}
        words = [re.sub(r"\b(IN|OUT)\b", lambda one: names[one[0]], word) for word in call[1:]]
        subprocess.run([needed(call[0]), *words], check=True, capture_output=True, timeout=300)
        return made.read_bytes()


_GS = ("gs", "-q", "-dBATCH", "-dNOPAUSE")


def distilled(data: bytes) -> bytes:
    """Ghostscript, colours made greys."""
    grey = ("-sColorConversionStrategy=Gray", "-dProcessColorModel=/DeviceGray")
    return _through(
        data, *_GS, "-sDEVICE=pdfwrite", "-dPDFSETTINGS=/printer", *grey, "-sOutputFile=OUT", "IN"
    )


def postscript(data: bytes) -> bytes:
    """A printer that writes to a file: PostScript, and a PDF out of it again."""
    made = _through(data, *_GS, "-sDEVICE=ps2write", "-sOutputFile=OUT", "IN")
    return _through(made, *_GS, "-sDEVICE=pdfwrite", "-sOutputFile=OUT", "IN")


def cairo(data: bytes) -> bytes:
    return _through(data, "pdftocairo", "-pdf", "IN", "OUT")


def locked(data: bytes) -> bytes:
    """Not to be changed without a password, laid out for the web."""
    lock = ("--encrypt", "", "chu-so-huu", "256", "--modify=none", "--")
    return _through(data, "qpdf", *lock, "--linearize", "--object-streams=generate", "IN", "OUT")


def cleaned(data: bytes) -> bytes:
    return _through(data, "mutool", "clean", "-ggggzf", "IN", "OUT")


def _canvas(data: bytes) -> tuple[pikepdf.Pdf, io.BytesIO, Canvas]:
    if "Other" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Other", str(fonts() / "LiberationSerif-Regular.ttf")))
    pdf, out = pikepdf.open(io.BytesIO(data)), io.BytesIO()
    size = pdf.pages[0].mediabox
    return pdf, out, Canvas(out, pagesize=(float(size[2]), float(size[3])), invariant=True)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _over(pdf: pikepdf.Pdf, at: int, drawn: io.BytesIO) -> None:
    """What was drawn, over a page."""
    # The other file must live as long as its page is used.
    with pikepdf.open(drawn) as other:
        pdf.pages[at].add_overlay(other.pages[0])


def _seal() -> Image.Image:
    """A round red stamp, clear where nothing is printed."""
    image = Image.new("RGBA", (220, 220), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for wide in (4, 22):
        draw.ellipse((wide, wide, 220 - wide, 220 - wide), outline=(220, 20, 20, 200), width=4)
    draw.regular_polygon((110, 110, 34), 5, fill=(220, 20, 20, 200))
    return image


def _block(
    pdf: pikepdf.Pdf, lines: tuple[str, ...], box: tuple[float, float, float, float], kind: str
) -> pikepdf.Object:
    """An annotation that looks like lines of 8 pt in a box (left, bottom, right, top; points)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(box[2] - box[0], box[3] - box[1]), invariant=True)
    canvas.setFont("Other", 8)
    for at, one in enumerate(lines):
        canvas.drawString(3, box[3] - box[1] - 10 - 9.5 * at, one)
    canvas.save()
    own = pikepdf.open(out)
    form = pdf.copy_foreign(own.pages[0].as_form_xobject())
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name(f"/{kind}"),
        Rect=list(box),
        F=4,
        AP=pikepdf.Dictionary(N=form),
    )
    if kind == "Widget":
        made.FT, made.T = pikepdf.Name.Sig, pikepdf.String("Chữ ký 1")
    else:
        made.Contents = pikepdf.String(" ".join(lines))
    return pdf.make_indirect(made)


def _noted(pdf: pikepdf.Pdf, page: int, *notes: pikepdf.Object) -> None:
    own = pdf.pages[page].obj
    own.Annots = pikepdf.Array([*own.get("/Annots", pikepdf.Array()), *notes])


def sealed(data: bytes) -> bytes:
    """The seal's picture over the signature on the last page of the text, who signed shown at the top of the first."""
    pdf, out, canvas = _canvas(data)
    image = _seal()
    canvas.drawImage(ImageReader(image), 285, 150, 110, 110, mask="auto")
    canvas.setStrokeColorRGB(0.1, 0.1, 0.8)
    canvas.bezier(370, 190, 420, 260, 430, 150, 480, 210)
    canvas.save()
    _over(pdf, -1, out)
    lines = ("Ký bởi: VĂN PHÒNG", "Cơ quan: Nơi ban hành", "Ngày ký: 12-10-2026 09:15:20 +07:00")
    _noted(pdf, 0, _block(pdf, lines, (430, 800, 585, 836), "Widget"))
    return _saved(pdf)


def received(data: bytes) -> bytes:
    """The stamp of the office that received it, its number and day written in it, a note of its head across the margin."""
    pdf, out, canvas = _canvas(data)
    red = (0.85, 0.1, 0.1)
    canvas.setStrokeColorRGB(*red)
    canvas.setFillColorRGB(*red)
    canvas.rect(30, 640, 128, 54)
    canvas.setFont("Other", 10)
    for at, one in enumerate(("CÔNG VĂN ĐẾN", "Số: 1482", "Ngày: 14/10/2026", "Chuyển: Phòng TH")):
        canvas.drawString(36, 682 - 12.5 * at, one)
    canvas.saveState()
    canvas.translate(24, 300)
    canvas.rotate(78)
    canvas.setFillColorRGB(0.1, 0.1, 0.7)
    canvas.setFont("Other", 15)
    canvas.drawString(0, 0, "Kính chuyển đ/c Hà xử lý")
    canvas.restoreState()
    canvas.save()
    _over(pdf, 0, out)
    return _saved(pdf)


def inked(data: bytes) -> bytes:
    """Strokes of a pen on a screen across the head, a remark stuck beside the text, a link, a file attached."""
    pdf = _canvas(data)[0]
    strokes = [
        [110.0, 735.0, 118.0, 748.0, 121.0, 731.0],
        [128.0, 746.0, 124.0, 733.0, 135.0, 735.0],
    ]
    ink = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Ink, Rect=[100, 725, 140, 755], C=[0, 0, 1], F=4,
        InkList=pikepdf.Array([pikepdf.Array(one) for one in strokes]),
    )  # fmt: skip
    remark = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[560, 500, 580, 520], Name=pikepdf.Name.Comment,
        Contents=pikepdf.String("Số: 15/QĐ-XYZ cần đối chiếu"), F=28,
    )  # fmt: skip
    _noted(pdf, 0, pdf.make_indirect(ink), pdf.make_indirect(remark))
    pdf.attachments["du-thao.txt"] = b"Ban du thao."
    return _saved(pdf)


PRINTERS: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda data: data,
    "distilled": distilled,
    "postscript": postscript,
    "cairo": cairo,
    "locked": locked,
    "cleaned": cleaned,
    "sealed": sealed,
    "received": received,
    "inked": inked,
}
