"""The printed page of one program written again as other programs write it.

Letters (with their places, sizes and faces), lines and pictures are taken from a PDF by pdfium and written into a new
file: word by word as word processors do, letter by letter, without blanks, with ligatures, in combining marks, through
a scaled and turned drawing space as printer drivers do, turned pages, over a scan, with a seal or a signature's box.
"""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from fontTools.ttLib import TTFont

from tests.outside.drawn import fonts

FACES = {
    (False, False): ("Regular", "TimesNewRomanPSMT"),
    (True, False): ("Bold", "TimesNewRomanPS-BoldMT"),
    (False, True): ("Italic", "TimesNewRomanPS-ItalicMT"),
    (True, True): ("BoldItalic", "TimesNewRomanPS-BoldItalicMT"),
}
Face = tuple[bool, bool]


@dataclass
class Letter:
    """One character: baseline start in points from the page's lower left corner."""

    char: str
    x: float
    y: float
    size: float
    face: Face


@dataclass
class Page:
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    bars: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Drawn lines: left, bottom, right, top."""
    frames: list[tuple[float, float, float, float]] = field(default_factory=list)


def pages(data: bytes) -> list[Page]:
    """What stands on the pages of a PDF."""
    found = []
    document = pdfium.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        found.append(
            Page(width, height, list(_letters(page)), list(_bars(page)), list(_frames(page)))
        )
    document.close()
    return found


def _letters(page: pdfium.PdfPage) -> Iterable[Letter]:
    text = page.get_textpage()
    name = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in (0, 10, 13) or raw.FPDFText_IsGenerated(text, at):
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetFontInfo(text, at, name, 200, flags)
        face = name.value.decode("latin-1")
        yield Letter(
            chr(code),
            x.value,
            y.value,
            round(raw.FPDFText_GetFontSize(text, at), 2),
            ("Bold" in face, "Italic" in face),
        )


def _frames(page: pdfium.PdfPage) -> Iterable[tuple[float, float, float, float]]:
    """Boxes round stamps: a path all of whose sides are drawn."""
    for one in page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        if 30 < right - left < 150 and 15 < top - bottom < 40:
            yield left, bottom, right, top


def _bars(page: pdfium.PdfPage) -> Iterable[tuple[float, float, float, float]]:
    for one in page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetStrokeColor(one.raw, *colour)
        stroke = [part.value for part in colour[:3]]
        raw.FPDFPageObj_GetFillColor(one.raw, *colour)
        if [part.value for part in colour[:3]] == [255] * 3 or stroke == [255] * 3:
            continue
        if right - left < 500 and top - bottom < 700 and min(right - left, top - bottom) < 3:
            yield left, bottom, max(right, left + 0.7), max(top, bottom + 0.7)


# writing


@cache
def _font(name: str) -> tuple[TTFont, dict[int, str], dict[str, int], bytes]:
    path = fonts() / f"LiberationSerif-{name}.ttf"
    font = TTFont(path)
    order = {glyph: at for at, glyph in enumerate(font.getGlyphOrder())}
    return font, font.getBestCmap(), order, path.read_bytes()


@dataclass(frozen=True)
class Producer:
    """How a program writes a page."""

    unit: str = "word"
    """word, letter, line."""
    blanks: bool = True
    ligatures: bool = False
    combining: bool = False
    """What a copied letter gives: base and marks apart."""
    scale: float = 1
    """The drawing space: letters of size 1 in a scaled, turned matrix when not 1."""
    turned: int = 0
    order: str = "written"
    """written, across (from top to bottom over both columns), backwards."""
    prefix: str = "ABCDEE+"
    family: str = "TimesNewRomanPS"
    seal: bool = False
    signed: str = ""
    """box (annotation of a digital signature) or flat (the same as text of the page)."""
    scan: bool = False
    """Letters are unseen over a picture of the page."""
    name: str = "Microsoft® Word 2019"


PRODUCERS = {
    "word": Producer(),
    "apart": Producer(blanks=False),
    "letters": Producer(unit="letter", blanks=False, name="PDFCreator 5"),
    "across": Producer(unit="letter", order="across", name="CutePDF"),
    "ligatures": Producer(ligatures=True, unit="line", name="Adobe InDesign"),
    "combining": Producer(combining=True, unit="line", name="macOS Quartz PDFContext"),
    "driver": Producer(scale=0.12, blanks=False, name="GPL Ghostscript 9.55"),
    "turned": Producer(turned=90),
    "upside": Producer(turned=180, unit="line"),
    "sealed": Producer(seal=True),
    "signed": Producer(signed="box", seal=True, name="VGCA SignService"),
    "signed-flat": Producer(signed="flat"),
    "tinos": Producer(family="Tinos", prefix="BAAAAA+", name="Skia/PDF m120"),
    "bare": Producer(prefix="", unit="line", order="backwards", name="WPS Writer"),
    "scanned": Producer(scan=True, name="ABBYY FineReader"),
}


def _base(producer: Producer, face: Face) -> str:
    if producer.family == "Tinos":
        style = {(0, 0): "", (1, 0): "-Bold", (0, 1): "-Italic", (1, 1): "-BoldItalic"}
        return f"{producer.prefix}Tinos{style[bool(face[0]), bool(face[1])]}"
    return producer.prefix + FACES[face][1]


class _Writer:
    def __init__(self, producer: Producer) -> None:
        self.how = producer
        self.pdf = pikepdf.new()
        self.used: dict[Face, dict[int, str]] = {}

    def code(self, char: str, face: Face) -> bytes:
        _, cmap, order, _ = _font(FACES[face][0])
        glyph = order[cmap.get(ord(char), cmap[ord("?")])]
        said = unicodedata.normalize("NFD", char) if self.how.combining else char
        said = {"ﬁ": "fi"}.get(said, said)
        self.used.setdefault(face, {})[glyph] = said
        return glyph.to_bytes(2, "big")

    def advance(self, char: str, face: Face, size: float) -> float:
        font, cmap, _, _ = _font(FACES[face][0])
        units: int = font["hmtx"].metrics[cmap.get(ord(char), "space")][0]
        return units / 2048 * size

    def fonts(self) -> pikepdf.Dictionary:
        found = pikepdf.Dictionary()
        for face, glyphs in self.used.items():
            font, _, _, data = _font(FACES[face][0])
            names = font.getGlyphOrder()
            widths = pikepdf.Array()
            for glyph in sorted(glyphs):
                widths.append(glyph)
                widths.append(pikepdf.Array([round(font["hmtx"].metrics[names[glyph]][0] / 2.048)]))
            base = pikepdf.Name("/" + _base(self.how, face))
            flags = 6 | (64 if face[1] else 0)
            descriptor = pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=base,
                Flags=flags,
                FontBBox=pikepdf.Array([-558, -307, 2034, 1026]),
                ItalicAngle=-16 if face[1] else 0,
                Ascent=891,
                Descent=-216,
                CapHeight=662,
                StemV=140 if face[0] else 80,
                FontWeight=700 if face[0] else 400,
                FontFile2=self.pdf.make_indirect(pikepdf.Stream(self.pdf, data)),
            )
            below = pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.CIDFontType2,
                BaseFont=base,
                CIDSystemInfo=pikepdf.Dictionary(
                    Registry=pikepdf.String("Adobe"),
                    Ordering=pikepdf.String("Identity"),
                    Supplement=0,
                ),
                CIDToGIDMap=pikepdf.Name.Identity,
                DW=1000,
                W=widths,
                FontDescriptor=self.pdf.make_indirect(descriptor),
            )
            found[_key(face)] = self.pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type0,
                    BaseFont=base,
                    Encoding=pikepdf.Name("/Identity-H"),
                    DescendantFonts=pikepdf.Array([self.pdf.make_indirect(below)]),
                    ToUnicode=self.pdf.make_indirect(pikepdf.Stream(self.pdf, _to_unicode(glyphs))),
                )
            )
        return found


def _key(face: Face) -> str:
    return f"/F{int(face[0])}{int(face[1])}"


def _to_unicode(glyphs: dict[int, str]) -> bytes:
    lines = [
        f"<{glyph:04X}> <{said.encode('utf-16-be').hex().upper()}>"
        for glyph, said in sorted(glyphs.items())
    ]
    parts = []
    for at in range(0, len(lines), 100):
        some = lines[at : at + 100]
        parts.append(f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /A def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "\n".join(parts)
        + "\nendcmap\nend\nend"
    ).encode()


def _lines(page: Page) -> list[list[Letter]]:
    """Letters in runs as they were written: same baseline, going to the right without a wide gap."""
    found: list[list[Letter]] = []
    for one in page.letters:
        last = found[-1][-1] if found else None
        if last and abs(last.y - one.y) < 0.5 and -0.5 < one.x - last.x < max(last.size, 8) * 2.5:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _units(page: Page, how: Producer) -> list[list[Letter]]:
    found: list[list[Letter]] = []
    for line in _lines(page):
        unit: list[Letter] = []
        for one in line:
            alike = unit and (unit[-1].face, unit[-1].size) == (one.face, one.size)
            new_word = how.unit == "word" and unit and unit[-1].char == " " and one.char != " "
            if unit and (how.unit == "letter" or not alike or new_word):
                found.append(unit)
                unit = []
            unit.append(one)
        found.append(unit)
    if not how.blanks:
        found = [[one for one in unit if one.char != " "] for unit in found]
    found = [unit for unit in found if unit]
    if how.order == "across":
        found.sort(key=lambda unit: (-round(unit[0].y), unit[0].x))
    if how.order == "backwards":
        found.sort(key=lambda unit: (round(unit[0].y), -unit[0].x))
    return found


def _pairs(unit: list[Letter], how: Producer) -> list[tuple[str, Letter]]:
    found = []
    at = 0
    while at < len(unit):
        both = "".join(one.char for one in unit[at : at + 2])
        if how.ligatures and both == "fi":
            found.append(("ﬁ", unit[at]))
            at += 2
            continue
        found.append((unit[at].char, unit[at]))
        at += 1
    return found


def _shown(writer: _Writer, unit: list[Letter]) -> str:
    how, first = writer.how, unit[0]
    size = first.size
    if how.scale == 1:
        start = f"{_key(first.face)} {size:g} Tf 1 0 0 1 {first.x:.3f} {first.y:.3f} Tm"
        shown = size
    else:
        start = (
            f"{_key(first.face)} 1 Tf {size / how.scale:.4f} 0 0 {-size / how.scale:.4f} "
            f"{first.x / how.scale:.3f} {first.y / how.scale:.3f} Tm"
        ).replace(f" {first.y / how.scale:.3f} Tm", f" {_down(first.y, how):.3f} Tm")
        shown = size
    parts: list[str] = []
    pairs = _pairs(unit, how)
    for at, (char, one) in enumerate(pairs):
        parts.append(f"<{writer.code(char, one.face).hex()}>")
        if at + 1 < len(pairs):
            extra = pairs[at + 1][1].x - one.x - writer.advance(char, one.face, shown)
            if abs(extra) > 0.01:
                parts.append(f"{-extra / shown * 1000:.1f}")
    mode = "3 Tr " if how.scan else ""
    return f"BT {mode}{start} [{' '.join(parts)}] TJ ET"


_HEIGHT = 842.0


def _down(y: float, how: Producer) -> float:
    return (_HEIGHT - y) / how.scale


def printed(data: bytes, how: Producer) -> bytes:
    """The PDF `data` as that producer would have written it."""
    writer = _Writer(how)
    every = pages(data)
    streams = []
    for number, page in enumerate(every):
        parts = [_shown(writer, unit) for unit in _units(page, how)]
        bars = [f"{a:.2f} {b:.2f} {c - a:.2f} {d - b:.2f} re f" for a, b, c, d in page.bars]
        bars += [f"{a:.2f} {b:.2f} {c - a:.2f} {d - b:.2f} re S" for a, b, c, d in page.frames]
        if how.scale != 1:
            parts = [f"q {how.scale} 0 0 {-how.scale} 0 {_HEIGHT:g} cm", *parts, "Q"]
        if how.signed == "flat" and number == 0:
            parts += [_shown(writer, unit) for unit in _signature_words(page)]
        streams.append([*parts, *([] if how.scan else bars)])
    resources = pikepdf.Dictionary(Font=writer.fonts())
    for number, (page, parts) in enumerate(zip(every, streams, strict=True)):
        _add(writer, page, parts, resources, data, number, last=number + 1 == len(every))
    if how.signed == "box":
        _sign(writer.pdf, every[0])
    writer.pdf.docinfo["/Producer"] = how.name
    out = io.BytesIO()
    writer.pdf.save(out, deterministic_id=True)
    return out.getvalue()


SIGNED = (
    "Người ký: Văn phòng cơ quan",
    "Email: vanphong@coquan.gov.vn",
    "Thời gian ký: 09.10.2026 08:15:27 +07:00",
)


def _signature_words(page: Page) -> Iterable[list[Letter]]:
    """The text of a digital signature at the top right corner, 10 pt."""
    writer = _Writer(Producer())
    for row, words in enumerate(SIGNED):
        x = page.width - 230
        line = []
        for char in words:
            line.append(Letter(char, x, page.height - 22 - 11.5 * row, 10, (False, False)))
            x += writer.advance(char, (False, False), 10)
        yield line


def _picture(pdf: pikepdf.Pdf, wide: int, high: int, pixels: bytes, colour: str) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            pixels,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=wide,
            Height=high,
            ColorSpace=pikepdf.Name("/" + colour),
            BitsPerComponent=8,
        )
    )


def _add(
    writer: _Writer,
    page: Page,
    parts: list[str],
    resources: pikepdf.Dictionary,
    data: bytes,
    number: int,
    last: bool,
) -> None:
    how, pdf = writer.how, writer.pdf
    own = pikepdf.Dictionary(Font=resources.Font)
    content = list(parts)
    if how.seal and last:
        wide = high = 40
        dots = bytearray()
        for y in range(high):
            for x in range(wide):
                ring = 14 < ((x - 20) ** 2 + (y - 20) ** 2) ** 0.5 < 19
                dots += b"\xd0\x20\x20" if ring else b"\xff\xff\xff"
        own.XObject = pikepdf.Dictionary(Seal=_picture(pdf, wide, high, bytes(dots), "DeviceRGB"))
        name = (
            max(page.letters, key=lambda one: (one.x > page.width / 2, -one.y))
            if page.letters
            else None
        )
        left, low = (name.x - 60, name.y + 14) if name else (300.0, 200.0)
        content.insert(0, f"q 90 0 0 90 {left:.1f} {low:.1f} cm /Seal Do Q")
    if how.scan:
        document = pdfium.PdfDocument(data)
        image = document[number].render(scale=1).to_pil().convert("L")
        document.close()
        own.XObject = pikepdf.Dictionary(
            Scan=_picture(pdf, image.width, image.height, image.tobytes(), "DeviceGray")
        )
        content.insert(0, f"q {page.width:.2f} 0 0 {page.height:.2f} 0 0 cm /Scan Do Q")
    box = [0, 0, page.width, page.height]
    if how.turned in (90, 270):
        # The page lies on its side and is shown turned: what was up points to the left edge.
        content = [f"q 0 1 -1 0 {page.height:.2f} 0 cm", *content, "Q"]
        box = [0, 0, page.height, page.width]
    if how.turned == 180:
        content = [f"q -1 0 0 -1 {page.width:.2f} {page.height:.2f} cm", *content, "Q"]
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array([round(one, 2) for one in box]),
        Resources=own,
        Contents=pdf.make_indirect(pikepdf.Stream(pdf, "\n".join(content).encode())),
    )
    if how.turned:
        made.Rotate = how.turned
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))


def _sign(pdf: pikepdf.Pdf, page: Page) -> None:
    """An annotation as signing programs leave it; its appearance holds the words."""
    rows = "".join(
        f"0 -11 Td ({'Ky boi: Van phong' if not at else 'Thoi gian ky: 09.10.2026'}) Tj "
        for at in range(2)
    )
    look = pikepdf.Stream(
        pdf,
        f"BT /H 9 Tf 2 30 Td {rows}ET".encode(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([0, 0, 200, 34]),
        Resources=pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                H=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Helvetica,
                )
            )
        ),
    )
    left, top = page.width - 240, page.height - 8
    widget = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T=pikepdf.String("Signature1"),
            F=132,
            Rect=pikepdf.Array([left, top - 34, left + 200, top]),
            AP=pikepdf.Dictionary(N=pdf.make_indirect(look)),
        )
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([widget])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([widget]), SigFlags=3)
