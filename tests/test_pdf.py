"""PDF: reopened by other libraries, it says what the pages said, where they said it."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from ctypes import c_double
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from pipeline import fonts
from pipeline.flow import paras
from pipeline.layout.document import lay_out
from pipeline.layout.page import (
    Fragment,
    Line,
    Page,
    Pages,
    Placed,
    PlacedImage,
    Stroke,
    lines,
)
from pipeline.problem import ContentError, Span, ToolError
from pipeline.render import pdf, pdf_fonts, pdf_meta
from tests import flows
from tests.programs import needed

HEIGHT = 841.9
FACES = fonts.find()
METRICS = fonts.metrics(FACES)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts")


def fragment(x: float, text: str, face: str = "regular", right: float = 0.0) -> Fragment:
    """Letters at x; justified to end at `right` when it is given."""
    width = METRICS.text_width(text, face, 14)
    space = (right - x - width) / text.count(" ") if right else 0.0
    return Fragment(x, text, face, 14.0, right - x if right else width, space)


def line(y: float, *fragments: Fragment, end: str = "\n") -> Line:
    return Line(y, y - 13, y + 4, fragments, end)


def paragraph(y: float, *texts: str, role: str = "paragraph", **more: object) -> Placed:
    """Lines 18 pt apart, all but the last justified to 538 pt."""
    made = tuple(
        line(y + 18 * n, fragment(85, text, right=538 if n + 1 < len(texts) else 0), end=end)
        for n, text in enumerate(texts)
        for end in ("\n" if n + 1 == len(texts) else " ",)
    )
    return Placed(role, "b1", int(more.pop("outline", 0)), made, **more)


def pages(*each: Page, title: str = "Kế hoạch thực hiện Nghị quyết") -> Pages:
    return Pages(each, title, "Tỉnh uỷ Thái Nguyên", "thực hiện Nghị quyết", "exact")


def page(*placed: Placed, **more: object) -> Page:
    return Page(595.3, HEIGHT, placed, **more)


def sample() -> Pages:
    """Two pages with everything: header table, heading, split paragraph, lists, note, artifacts."""
    first = page(
        paragraph(60, "TỈNH UỶ THÁI NGUYÊN", role="issuer_parent", path=(1, 0, 0), place="head"),
        paragraph(60, "ĐẢNG CỘNG SẢN VIỆT NAM", role="party_title", path=(1, 0, 1), place="head"),
        paragraph(100, "KẾ HOẠCH", role="kind_name"),
        paragraph(130, "I- MỤC ĐÍCH, YÊU CẦU", role="heading_1", outline=1),
        paragraph(150, "1. Mục đích", role="heading_2", outline=2),
        paragraph(170, "- Quán triệt sâu sắc, thực hiện nghiêm túc Nghị quyết số 01", role="item"),
        paragraph(190, "+ Các cấp uỷ đảng (trực thuộc) \\ Tỉnh uỷ", role="item_2"),
        paragraph(210, "- Nâng cao nhận thức", role="item"),
        Placed(
            "paragraph",
            "b2",
            0,
            (
                line(
                    240,
                    fragment(85, "Ban Thường vụ "),
                    fragment(
                        85 + METRICS.text_width("Ban Thường vụ ", "regular", 14), "đậm", "bold"
                    ),
                    end=" ",
                ),
                line(
                    258,
                    fragment(85, "yêu cầu các Phó\u00a0Bí thư, số 12\u2011NQ/TW, 01-", right=538),
                    end="",
                ),
            ),
        ),
        strokes=(Stroke(85, 300, 538, 300, 0.5),),
        notes=(paragraph(760, "1 Chú thích của trang một", role="footnote", path=(1,)),),
    )
    second = page(
        Placed("paragraph", "b2", 0, (line(60, fragment(85, "KH/TW thực hiện.")),), part=1),
        paragraph(90, "Nội dung", role="cell_head", path=(2, 0, 0), head_cell=True, columns=2),
        paragraph(110, "Một", role="cell", path=(2, 1, 0)),
        paragraph(110, "Hai", role="cell", path=(2, 1, 1)),
        paragraph(140, "II- TỔ CHỨC THỰC HIỆN", role="heading_1", outline=1),
        artifacts=(line(40, fragment(290, "2")),),
        number=2,
    )
    return pages(first, second)


# --- what stands where ------------------------------------------------------------------------


def characters(data: bytes) -> Iterator[tuple[int, str, float, float]]:
    """(page, character, x, y from the top) as PDFium reads them."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            height = document[number].get_height()
            text = document[number].get_textpage()
            for index in range(pdfium.FPDFText_CountChars(text)):
                x, y = c_double(), c_double()
                pdfium.FPDFText_GetCharOrigin(text, index, x, y)
                letter = chr(pdfium.FPDFText_GetUnicode(text, index))
                yield number, letter, x.value, height - y.value
    finally:
        document.close()


def check_places(given_pages: Pages, data: bytes) -> None:
    """Every letter within 0.05 pt of where the pages put it."""
    read: dict[tuple[int, str], list[tuple[float, float]]] = {}
    for number, letter, x, y in characters(data):
        read.setdefault((number, letter), []).append((x, y))
    for number, wanted in lines(given_pages):
        for piece in wanted.fragments:
            x, y = piece.x, wanted.baseline - piece.raise_
            for letter in piece.text:
                there = read.get((number, {"\u00a0": " ", "\u2011": "-"}.get(letter, letter)), [])
                assert any(abs(at - x) < 0.05 and abs(level - y) < 0.05 for at, level in there), (
                    f"{letter!r} at {x:.2f}, {y:.2f}"
                )
                x += METRICS.text_width(letter, piece.face, piece.size) + piece.space * (
                    letter == " "
                )


def test_every_letter_stands_where_the_pages_put_it(cache: Path) -> None:
    check_places(sample(), pdf.render(sample(), FACES, cache=cache))


@pytest.mark.parametrize("name", ["full", "mixed", "tables", "notes", "shapes"])
def test_laid_out_documents(cache: Path, name: str) -> None:
    """Every letter in its place; every word in the tree, in the order in which it was written."""
    flow = getattr(flows, name)(3)
    laid = lay_out(flow, METRICS)
    data = pdf.render(laid, FACES, cache=cache)
    check_places(laid, data)
    if name == "notes":  # their marks and words stand between those of the text
        return
    with pikepdf.open(io.BytesIO(data)) as file:
        said = "".join(words for _, words in Reader(file).walk())
    written = "".join(para.text for para in paras(flow)).replace("\u2011", "-")
    assert "".join(said.split()) == "".join(written.split())


def test_text_comes_out_as_vietnamese_words(cache: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(sample(), FACES, cache=cache))) as file:
        words = [words for _, words in Reader(file).walk()]
    assert words == [
        "TỈNH UỶ THÁI NGUYÊN",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "KẾ HOẠCH",
        "I- MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "- ",
        "Quán triệt sâu sắc, thực hiện nghiêm túc Nghị quyết số 01",
        "+ ",
        "Các cấp uỷ đảng (trực thuộc) \\ Tỉnh uỷ",
        "- ",
        "Nâng cao nhận thức",
        "Ban Thường vụ đậm yêu cầu các Phó Bí thư, số 12-NQ/TW, 01-KH/TW thực hiện.",
        "1 Chú thích của trang một",
        "Nội dung",
        "Một",
        "Hai",
        "II- TỔ CHỨC THỰC HIỆN",
    ]
    assert all(unicodedata.is_normalized("NFC", text) for text in words)


def test_poppler_reads_the_same_words(cache: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.pdf"
    place.write_bytes(pdf.render(sample(), FACES, cache=cache))
    program = needed("pdftotext")
    said = subprocess.run([program, "-layout", place, "-"], capture_output=True, check=True)
    text = " ".join(said.stdout.decode().split())
    for words in ("MỤC ĐÍCH, YÊU CẦU", "(trực thuộc) \\ Tỉnh uỷ", "Phó Bí thư, số 12-NQ/TW, 01-"):
        assert words in text


# --- structure --------------------------------------------------------------------------------


class Reader:
    """Reads a tagged PDF as a screen reader would: the tree, and by it the text."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self.file = file
        self.root = file.Root.StructTreeRoot
        self.contents = {p.objgen: _marked(p) for p in file.pages}
        self.seen: list[tuple[tuple[int, int], int, pikepdf.Object]] = []

    def walk(self) -> Iterator[tuple[str, str]]:
        yield from self._walk(self.root.K)

    def _walk(self, element: pikepdf.Object) -> Iterator[tuple[str, str]]:
        kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
        text, inner = "", []
        for kid in kids:
            if isinstance(kid, int):
                text += self._content(element, element.Pg, kid)
            elif kid.get("/Type") == "/MCR":
                text += self._content(element, kid.Pg, int(kid.MCID))
            else:
                inner.append(kid)
        if text:
            yield str(element.S), text
        for kid in inner:
            assert kid.P.objgen == element.objgen
            yield from self._walk(kid)

    def _content(self, element: pikepdf.Object, on: pikepdf.Object, mcid: int) -> str:
        self.seen.append((on.objgen, mcid, element))
        return self.contents[on.objgen][mcid]


def _marked(on: pikepdf.Page) -> dict[int, str]:
    """Text of each marked content of a page, through ToUnicode; text outside of any must not be."""
    maps = {str(name): _unicode(font) for name, font in on.Resources.Font.items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(on):
        match str(operator):
            case "BDC":
                kind, entries = operands
                mcid = None if kind == "/Artifact" else int(entries.MCID)
                open_marks.append(mcid)
                if mcid is not None:
                    assert mcid not in found
                    found[mcid] = ""
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj":
                words = "".join(maps[font][code] for code in bytes(operands[0]))
                assert open_marks, f"neither tagged nor an artifact: {words}"
                if open_marks[-1] is not None:
                    found[open_marks[-1]] += words
            case "S" | "Do":
                assert open_marks
    return found


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    rows = re.findall(rb"<(..)> <((?:[0-9a-f]{4})+)>\n", font.ToUnicode.read_bytes() + b"\n")
    return {
        int(code, 16): bytes.fromhex(words.decode()).decode("utf-16-be") for code, words in rows
    }


def test_tags(cache: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(sample(), FACES, cache=cache))) as file:
        reader = Reader(file)
        kinds = " ".join(kind for kind, _ in reader.walk())
        assert kinds == ("/P /P /P /H1 /H2 /Lbl /LBody /Lbl /LBody /Lbl /LBody /P /P /P /P /P /H1")
        assert _outline(reader.root.K) == (
            "Document(Sect(Div(Div(P) Div(P)) P H1 H2"
            " L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody)) P Note(P)"
            " Table(THead(TR(TH(P))) TBody(TR(TD(P) TD(P)))) H1))"
        )
        head = next(e for e in _elements(reader.root.K) if e.S == "/TH")
        assert (head.A.O, head.A.ColSpan, head.A.Scope) == ("/Table", 2, "/Column")


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from _elements(kid)


def _outline(element: pikepdf.Object) -> str:
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    inner = " ".join(
        _outline(kid)
        for kid in kids
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem"
    )
    return f"{str(element.S)[1:]}({inner})" if inner else str(element.S)[1:]


def test_parent_tree_leads_back_to_the_element_of_each_content(cache: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(sample(), FACES, cache=cache))) as file:
        reader = Reader(file)
        assert list(reader.walk())
        nums = list(reader.root.ParentTree.Nums)
        rows = {int(number): list(row) for number, row in zip(nums[::2], nums[1::2], strict=True)}
        parents = {p.objgen: rows[int(p.StructParents)] for p in file.pages}
        for on, mcid, element in reader.seen:
            assert parents[on][mcid].objgen == element.objgen
        assert len(reader.seen) == sum(map(len, rows.values()))
        assert {(on, m) for on, m, _ in reader.seen} == {
            (on, m) for on, marks in reader.contents.items() for m in marks
        }


def test_a_paragraph_on_two_pages_is_one_element(cache: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(sample(), FACES, cache=cache))) as file:
        reader = Reader(file)
        list(reader.walk())
        pages_of = [
            {on for on, _, e in reader.seen if e.objgen == x.objgen} for _, _, x in reader.seen
        ]
        assert max(map(len, pages_of)) == 2


def test_row_split_over_pages_continues_in_its_own_cells(cache: Path) -> None:
    first = page(
        paragraph(100, "trái một", path=(1, 0, 0)), paragraph(100, "phải một", path=(1, 0, 1))
    )
    second = page(
        paragraph(100, "trái hai", path=(1, 0, 0), part=1),
        paragraph(100, "phải hai", path=(1, 0, 1), part=1),
    )
    with pikepdf.open(io.BytesIO(pdf.render(pages(first, second), FACES, cache=cache))) as file:
        reader = Reader(file)
        assert [words for _, words in reader.walk()] == ["trái mộttrái hai", "phải mộtphải hai"]


def test_bookmarks(cache: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(sample(), FACES, cache=cache))) as file:
        with file.open_outline() as outline:
            shown = [(i.title, [kid.title for kid in i.children]) for i in outline.root]
        assert shown == [
            ("I- MỤC ĐÍCH, YÊU CẦU", ["1. Mục đích"]),
            ("II- TỔ CHỨC THỰC HIỆN", []),
        ]
        second = file.Root.Outlines.Last
        assert second.Dest[0].objgen == file.pages[1].objgen
        assert abs(float(second.Dest[3]) - (HEIGHT - 127)) < 0.01


# --- PDF/A ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "claim"), [("a-2a", ("2", "A")), ("a-2b", ("2", "B")), ("a-3a", ("3", "A"))]
)
def test_archival_profiles(cache: Path, profile: str, claim: tuple[str, str]) -> None:
    data = pdf.render(sample(), FACES, profile, date=date(2026, 8, 4), cache=cache)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert str(file.docinfo.CreationDate) == "D:20260804000000+07'00'"
        assert str(file.docinfo.Title) == "Kế hoạch thực hiện Nghị quyết"
        with file.open_metadata(set_pikepdf_as_editor=False) as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == claim
            assert xmp["dc:title"] == "Kế hoạch thực hiện Nghị quyết"
            assert xmp["dc:creator"] == ["Tỉnh uỷ Thái Nguyên"]
            assert xmp["dc:language"] == {"vi-VN"}
            assert xmp["xmp:CreateDate"] == "2026-08-04T00:00:00+07:00"
        assert file.Root.Metadata.get("/Filter") is None
        assert file.Root.Lang == "vi-VN"
        assert file.Root.ViewerPreferences.DisplayDocTitle is True
        intent = file.Root.OutputIntents[0]
        assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)
        assert len(file.trailer.ID) == 2
        assert ("/StructTreeRoot" in file.Root) == (claim[1] == "A")
        for font in _fonts(file):
            assert "/FontFile2" in font.FontDescriptor
            assert "/Encoding" not in font  # symbolic fonts: PDF/A-2, 6.2.11.6


def test_plain_profile_claims_nothing(cache: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(sample(), FACES, "plain", cache=cache))) as file:
        assert not {"/Metadata", "/OutputIntents", "/StructTreeRoot"} & set(file.Root.keys())
        assert "/CreationDate" not in file.docinfo


def test_source_is_attached(cache: Path) -> None:
    source = pdf.Source("kế hoạch.yaml", b"kind: plan\n")
    data = pdf.render(sample(), FACES, "a-3a", source=source, cache=cache)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.attachments["kế hoạch.yaml"].get_file().read_bytes() == source.data
        assert file.Root.AF[0].AFRelationship == "/Source"


def test_unknown_profile_is_refused() -> None:
    with pytest.raises(ValueError, match="'a-1z' is not a valid Profile"):
        pdf.render(sample(), FACES, "a-1z")


def test_colour_profile_is_srgb() -> None:
    own = ImageCms.ImageCmsProfile(io.BytesIO(pdf_meta.srgb()))
    grey = Image.linear_gradient("L")
    colours = Image.merge("RGB", (grey, grey.rotate(90), grey.rotate(180)))
    turned = ImageCms.profileToProfile(colours, own, ImageCms.createProfile("sRGB"))
    assert turned is not None
    off = max(abs(a - b) for a, b in zip(turned.tobytes(), colours.tobytes(), strict=True))
    assert off <= 1


def _fonts(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(file.pages[0].Resources.Font.values())


def test_fonts_say_what_they_embed(cache: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf.render(sample(), FACES, cache=cache))) as file:
        assert len(_fonts(file)) > 1
        for font in _fonts(file):
            program = font.FontDescriptor.FontFile2.read_bytes()
            assert len(program) == font.FontDescriptor.FontFile2.Length1
            embedded = TTFont(io.BytesIO(program))
            table = embedded["cmap"].getcmap(3, 0).cmap
            assert len(embedded["cmap"].tables) == 2
            per_mille = 1000 / embedded["head"].unitsPerEm
            for code, glyph in table.items():
                width = int(font.Widths[code - 0xF000 - font.FirstChar])
                assert abs(width - embedded["hmtx"][glyph][0] * per_mille) <= 0.5
            assert set(_unicode(font)) == {code - 0xF000 for code in table}
            assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(font.BaseFont))
            assert font.BaseFont == font.FontDescriptor.FontName


# --- repeatable -------------------------------------------------------------------------------


def test_same_pages_same_bytes_in_another_process(cache: Path, tmp_path: Path) -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import tests.test_pdf as t\n"
        "from pathlib import Path\n"
        "data = t.pdf.render(t.sample(), t.FACES, cache=Path(sys.argv[2]))\n"
        "print(hashlib.sha256(data).hexdigest(), 'fontTools.subset' in sys.modules)"
    )
    here = hashlib.sha256(pdf.render(sample(), FACES, cache=cache)).hexdigest()
    for place, loads in ((cache, "False"), (tmp_path / "empty", "True")):
        said = subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parents[1]), str(place)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.split() == [here, loads]


def test_other_words_other_identifier(cache: Path) -> None:
    ids = set()
    for words in ("một", "hai"):
        data = pdf.render(pages(page(paragraph(60, words))), FACES, cache=cache)
        with pikepdf.open(io.BytesIO(data)) as file:
            ids.add(bytes(file.trailer.ID[0]))
    assert len(ids) == 2


def test_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    whole = pdf.render(sample(), FACES, cache=tmp_path)
    for entry in tmp_path.iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    pdf_fonts._common.cache_clear()
    assert pdf.render(sample(), FACES, cache=tmp_path) == whole


# --- letters ----------------------------------------------------------------------------------


def test_letters_outside_the_common_set_are_drawn(cache: Path) -> None:
    words = "Hệ số α ≈ 1,5 và Ω − ∞, tiếng Nga: Привет мир"
    data = pdf.render(pages(page(paragraph(60, words))), FACES, cache=cache)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert [text for _, text in Reader(file).walk()] == [words]
        assert len(_fonts(file)) == 2


def test_letters_the_font_lacks_are_named_before_anything_is_drawn(cache: Path) -> None:
    wrong = pages(page(paragraph(60, "Kết quả 😀 và 漢 tốt\x07")))
    with pytest.raises(ContentError) as caught:
        pdf.render(wrong, FACES, cache=cache, places={"b1": Span("a.yaml", 3, 5)})
    assert [str(problem) for problem in caught.value.problems] == [
        f"a.yaml:3:5: lỗi L001 phông chữ {FACES.family} không có nét cho: U+0007 漢 (U+6F22) "
        "😀 (U+1F600) — thay bằng chữ hoặc dấu thường dùng trong văn bản"
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_is_drawn_whole_or_refused(text: str) -> None:
    """Never a PDF that lacks a letter or has a letter more."""
    given_pages = pages(page(paragraph(60, text)))
    lacking = {c for c in text if ord(c) not in METRICS.known}
    try:
        data = pdf.render(given_pages, FACES)
    except ContentError as error:
        named = set(re.findall(r"U\+([0-9A-F]{4,6})\b", str(error)))
        if not lacking or named != {f"{ord(letter):04X}" for letter in lacking}:
            raise
        return
    assert not lacking
    with pikepdf.open(io.BytesIO(data)) as file:
        drawn = "".join(words for _, words in Reader(file).walk())
    assert drawn == text.replace("\u00a0", " ").replace("\u2011", "-")


@given(st.text("abằng (){}\\/<>[]%#'\"&", min_size=1, max_size=60))
@settings(deadline=None)
def test_marks_of_the_pdf_language_are_only_letters(text: str) -> None:
    data = pdf.render(pages(page(paragraph(60, text))), FACES)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert "".join(words for _, words in Reader(file).walk()) == text


def test_titles_are_escaped(cache: Path) -> None:
    title = "A & B <c> (d) \\ ế"
    data = pdf.render(pages(page(paragraph(60, "x")), title=title), FACES, cache=cache)
    with (
        pikepdf.open(io.BytesIO(data)) as file,
        file.open_metadata(set_pikepdf_as_editor=False) as xmp,
    ):
        assert xmp["dc:title"] == title
        assert str(file.docinfo.Title) == title


# --- pictures ---------------------------------------------------------------------------------


def picture(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def colours(mode: str) -> Image.Image:
    ramp = Image.linear_gradient("L").resize((20, 10))
    rgb = Image.merge("RGB", (ramp, ramp.rotate(180), Image.new("L", (20, 10), 90)))
    if mode in ("RGBA", "LA"):
        whole = rgb.convert("RGB" if mode == "RGBA" else "L")
        whole.putalpha(ramp.transpose(Image.Transpose.ROTATE_180))
        return whole
    return rgb.convert(mode)


def with_image(data: bytes) -> Pages:
    image = PlacedImage(100, 100, 200, 100, data, "Sơ đồ", "b3")
    return pages(page(paragraph(60, "trước"), paragraph(250, "sau"), images=(image, image)))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA"])
def test_png_keeps_its_colours(cache: Path, mode: str) -> None:
    original = colours(mode)
    data = pdf.render(with_image(picture(original)), FACES, cache=cache)
    white = Image.new("RGBA", original.size, "white")
    wanted = Image.alpha_composite(white, original.convert("RGBA")).convert("RGB")
    with pikepdf.open(io.BytesIO(data)) as file:
        (item,) = file.pages[0].Resources.XObject.values()  # the same picture is there once
        got = pikepdf.PdfImage(item).as_pil_image().convert("RGB")
    off = max(abs(a - b) for a, b in zip(got.tobytes(), wanted.tobytes(), strict=True))
    assert off <= 1


def test_jpeg_goes_in_as_it_is_without_the_cameras_notes(cache: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh của ai"
    original = picture(colours("RGB"), "JPEG", exif=exif, comment=b"noi chup")
    data = pdf.render(with_image(original), FACES, cache=cache)
    with pikepdf.open(io.BytesIO(data)) as file:
        (item,) = file.pages[0].Resources.XObject.values()
        raw = item.read_raw_bytes()
    assert b"Exif" in original
    assert b"Exif" not in raw
    assert b"noi chup" not in raw
    assert Image.open(io.BytesIO(raw)).tobytes() == Image.open(io.BytesIO(original)).tobytes()


def test_figures_stand_in_reading_order_with_their_words(cache: Path) -> None:
    data = pdf.render(with_image(picture(colours("RGB"))), FACES, cache=cache)
    with pikepdf.open(io.BytesIO(data)) as file:
        root = file.Root.StructTreeRoot.K
        assert _outline(root) == "Document(Sect(P Figure Figure P))"
        figure = root.K[0].K[1]
        assert figure.Alt == "Sơ đồ"
        assert [float(v) for v in figure.A.BBox] == [100, 641.9, 300, 741.9]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a", "là tệp GIF, không phải hình PNG hoặc JPEG"),
        (picture(colours("RGB"))[:-30], "tệp PNG hỏng: sai mã kiểm"),
        (picture(colours("RGB"), "JPEG")[:200], "tệp JPEG hỏng"),
    ],
)
def test_pictures_that_cannot_go_in_are_refused(cache: Path, data: bytes, said: str) -> None:
    with pytest.raises(ToolError, match=said):
        pdf.render(with_image(data), FACES, cache=cache)


def test_a_png_that_unfolds_into_too_much_is_refused(cache: Path) -> None:
    body = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)

    def chunk(name: bytes, inner: bytes) -> bytes:
        whole = name + inner
        return struct.pack(">I", len(inner)) + whole + struct.pack(">I", zlib.crc32(whole))

    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", body) + chunk(b"IDAT", zlib.compress(b""))
    with pytest.raises(ToolError, match="hình quá lớn \\(100000×100000 điểm ảnh\\)"):
        pdf.render(with_image(data), FACES, cache=cache)


# --- other programs ---------------------------------------------------------------------------


@pytest.mark.parametrize("profile", ["plain", "a-2a", "a-3a"])
@pytest.mark.parametrize(
    "command",
    [
        ["qpdf", "--check"],
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=nullpage"],
    ],
    ids=["qpdf", "gs"],
)
def test_other_programs_find_nothing_wrong(
    cache: Path, tmp_path: Path, command: list[str], profile: str
) -> None:
    needed(command[0])
    place = tmp_path / "a.pdf"
    source = pdf.Source("a.yaml", b"kind: plan\n")
    whole = pages(*sample().pages, *with_image(picture(colours("RGBA"))).pages)
    place.write_bytes(pdf.render(whole, FACES, profile, source=source, cache=cache))
    said = subprocess.run([*command, place], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "rror" not in said.stdout.replace("No syntax or stream encoding errors", "").replace(
        "errors\nthat qpdf cannot detect", ""
    ).replace("errors that qpdf cannot detect", "")
