"""Every PDF of the project against the clauses of PDF/A-2a and PDF/UA-1 that its structure shows.

`pdf_clauses` says what is looked at, docs/pdf-a.md what is not. Other programs look at them too.
"""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf.pdfa import validate_written

from pipeline.build import Order, make
from pipeline.flow import Box, Flow, Format, Grid, PageSetup, Para, Piece, Row, Section
from pipeline.layout.document import lay_out
from pipeline.render import pdf
from tests import flows, samples
from tests.pdf_clauses import CLAUSES, Clause, Opened, words_of
from tests.programs import needed

DOCS = Path(__file__).parents[1] / "docs" / "pdf-a.md"
FLOWS = ("full", "mixed", "tables", "notes", "shapes")
NAMES = (*samples.EVERY, *(f"flow {name}" for name in FLOWS))
BY_NUMBER = {clause.number: clause for clause in CLAUSES}


@cache
def data_of(name: str) -> bytes:
    if not name.startswith("flow "):
        return samples.finished(name).files["pdf"]
    laid = lay_out(getattr(flows, name.removeprefix("flow "))(3), samples.desk().metrics)
    return pdf.render(laid, samples.desk().faces, date=date(2026, 8, 4))


@cache
def opened(name: str) -> Opened:
    return Opened(data_of(name))


# --- the clauses --------------------------------------------------------------------------------


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.number)
def test_every_pdf_keeps_the_clause(clause: Clause) -> None:
    faults = {name: clause.faults(opened(name)) for name in NAMES}
    kept = sum(not found for found in faults.values())
    print(f"\n{clause.number:24} {clause.demands:62} {kept} / {len(NAMES)}")  # noqa: T201 - shown by -s
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_pdfs_have_everything_that_is_looked_at() -> None:
    """A check of what never occurs says nothing."""
    kinds = {node.kind for name in NAMES for node in opened(name).nodes}
    assert kinds >= {"L", "Lbl", "Table", "TH", "Caption", "Figure", "Note", "Reference", "H3"}
    every = [node for name in NAMES for node in opened(name).nodes]
    tables = [str(node.element.get("/A", {}).keys()) for node in every if node.kind in ("TD", "TH")]
    assert any("ColSpan" in keys for keys in tables)
    assert any("RowSpan" in keys for keys in tables)
    nested = [
        node for node in every if node.kind == "LBody" and "L" in {n.kind for n in node.nodes}
    ]
    assert nested
    boxes = [page.MediaBox for name in NAMES for page in opened(name).file.pages]
    assert any(box[2] > box[3] for box in boxes)


def test_the_manual_lists_the_clauses() -> None:
    text = DOCS.read_text("utf-8")
    listed = re.findall(r"^\| ([\d-]+ [\d.-]+) \| ([^|]+) \|$", text, re.M)
    assert listed == [(clause.number, clause.demands) for clause in CLAUSES]


MACHINE = {
    **{"01": (3, 4, 5, 7), "02": (1, 3, 4), "06": (1, 2, 3), "07": (1, 2), "09": range(4, 9)},
    **{"10": (1,), "11": range(1, 7), "13": (4,), "14": (2, 3, 6, 7), "15": (3,), "17": (2, 3)},
    **{"19": (3, 4), "20": (1, 2, 3), "21": (1,), "25": (1,), "26": (1, 2), "30": (1, 2)},
    **{"28": (2, *range(4, 13), *range(14, 19)), "31": (*range(1, 10), *range(11, 31))},
}
"""Matterhorn Protocol 1.1: failure conditions that a machine can find, by checkpoint."""


def test_the_manual_goes_through_the_matterhorn_protocol() -> None:
    conditions = {f"{point}-{n:03}" for point, each in MACHINE.items() for n in each}
    assert len(conditions) == 87
    rows = re.findall(
        r"^\| (\d\d [^|]+)\|([^|]*)\| *(\d*) \|([^|]*)\|$", DOCS.read_text("utf-8"), re.M
    )
    points = [number for name, *_ in rows for number in re.findall(r"\b\d\d\b", name)]
    assert points == [f"{n:02}" for n in range(1, 32)]
    named: set[str] = set()
    for _, words, _, seen in rows:
        for point, first, last in re.findall(r"(\d\d)-(\d{3})(?: đến \d\d-(\d{3}))?", words):
            named |= {f"{point}-{n:03}" for n in range(int(first), int(last or first) + 1)}
        for number in re.findall(r"\d+(?:\.\d+)+(?:-\d)?", seen):
            assert {f"19005-2 {number}", f"14289-1 {number}"} & set(BY_NUMBER), number
    assert named == conditions
    assert sum(int(human or 0) for *_, human, _ in rows) == 48


# --- each check can fail --------------------------------------------------------------------------

_NAME = pikepdf.Name
Spoil = Callable[[pikepdf.Pdf], None]


def elements(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        one
        for one in file.objects
        if isinstance(one, pikepdf.Dictionary)
        and one.get("/Type") == "/StructElem"
        and str(one.S) == f"/{kind}"
    ]


def fonts(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(file.pages[0].Resources.Font.values())


def pictures(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for page in file.pages for one in page.Resources.get("/XObject", {}).values()]


def first_page(change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(file: pikepdf.Pdf) -> None:
        content = file.pages[0].Contents
        content.write(change(content.read_bytes()))

    return spoil


def in_xmp(old: bytes, new: bytes) -> Spoil:
    def spoil(file: pikepdf.Pdf) -> None:
        data = file.Root.Metadata.read_bytes()
        assert old in data
        file.Root.Metadata.write(data.replace(old, new))

    return spoil


def in_root(key: str, value: object) -> Spoil:
    def spoil(file: pikepdf.Pdf) -> None:
        file.Root[key] = value

    return spoil


def roles(**mapped: pikepdf.Object) -> Spoil:
    """A role map of types of its own."""

    def spoil(file: pikepdf.Pdf) -> None:
        file.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(mapped)

    return spoil


def in_first(find: Callable[[pikepdf.Pdf], list[pikepdf.Object]], key: str, value: object) -> Spoil:
    """The entry of the first of some objects set, or taken away (None)."""

    def spoil(file: pikepdf.Pdf) -> None:
        one = find(file)[0]
        if value is None:
            del one[key]
        else:
            one[key] = value

    return spoil


def kind(name: str) -> Callable[[pikepdf.Pdf], list[pikepdf.Object]]:
    return lambda file: elements(file, name)


def renamed(old: str, new: str) -> Spoil:
    return in_first(kind(old), "/S", pikepdf.Name(f"/{new}"))


def widths(file: pikepdf.Pdf) -> None:
    for font in fonts(file):
        font.Widths = pikepdf.Array([int(wide) + 7 for wide in font.Widths])


def unnamed(file: pikepdf.Pdf) -> None:
    """The letter of every code forgotten."""
    for font in fonts(file):
        font.ToUnicode.write(re.sub(rb"> <....>\n", b"> <0000>\n", font.ToUnicode.read_bytes()))


def private(file: pikepdf.Pdf) -> None:
    for font in fonts(file):
        font.ToUnicode.write(re.sub(rb"> <....>\n", b"> <e001>\n", font.ToUnicode.read_bytes()))


def nothing_drawn(file: pikepdf.Pdf) -> None:
    """The font's codes all lead to its first glyph."""
    from fontTools.ttLib import TTFont

    for font in fonts(file):
        stream = font.FontDescriptor.FontFile2
        program = TTFont(io.BytesIO(stream.read_bytes()))
        for table in program["cmap"].tables:
            table.cmap = dict.fromkeys(table.cmap, program.getGlyphOrder()[0])
        out = io.BytesIO()
        program.save(out)
        stream.write(out.getvalue())
        stream.Length1 = len(out.getvalue())


def lzw(file: pikepdf.Pdf) -> None:
    file.pages[0].Contents.write(
        b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=_NAME("/LZWDecode")
    )


def attached(file: pikepdf.Pdf) -> None:
    file.attachments["a.yaml"] = pikepdf.AttachedFileSpec(file, b"kind: plan\n")


def twice(file: pikepdf.Pdf) -> None:
    """An element that claims the content of another one."""
    one, other = [e for e in elements(file, "P") if isinstance(e.get("/K"), pikepdf.Array)][:2]
    one.K = other.K


def one_cell_less(file: pikepdf.Pdf) -> None:
    row = elements(file, "TR")[-1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def caption_within(file: pikepdf.Pdf) -> None:
    table = next(one for one in elements(file, "Table") if str(one.K[0].S) == "/Caption")
    table.K = pikepdf.Array([table.K[1], table.K[0], *list(table.K)[2:]])


def caption_of_list(file: pikepdf.Pdf) -> None:
    made = pikepdf.Dictionary(Type=_NAME("/StructElem"), S=_NAME("/Caption"))
    one = elements(file, "L")[0]
    made.P = one
    one.K = pikepdf.Array([*list(one.K), file.make_indirect(made)])


def unboxed(file: pikepdf.Pdf) -> None:
    for table in elements(file, "Table"):
        table.A = pikepdf.Dictionary(O=_NAME("/Layout"))


def narrowed(file: pikepdf.Pdf) -> None:
    """The box of every table ends where it begins to have words."""
    for table in elements(file, "Table"):
        left, low, _, high = map(float, table.A.BBox)
        table.A.BBox = pikepdf.Array([left, low, left + 1, high])


SPOILT: tuple[tuple[str, str, str, Spoil], ...] = (
    # clause, an element the file must have, what is done, how
    (
        "19005-2 6.1.5",
        "",
        "another title",
        in_xmp(b"</rdf:li></rdf:Alt></dc:title>", b"x</rdf:li></rdf:Alt></dc:title>"),
    ),
    ("19005-2 6.1.7.2", "", "LZW", lzw),
    ("19005-2 6.1.12", "", "permissions", in_root("/Perms", pikepdf.Dictionary())),
    (
        "19005-2 6.1.13",
        "",
        "a page of 6 metres",
        lambda f: f.pages[0].__setattr__("MediaBox", [0, 0, 17000, 842]),
    ),
    (
        "19005-2 6.1.13",
        "",
        "a page cut to 1 pt",
        lambda f: f.pages[0].__setattr__("CropBox", [0, 0, 1, 842]),
    ),
    ("19005-2 6.1.13", "", "a number too large", in_root("/X", 2**31)),
    ("19005-2 6.1.13", "", "q without Q", first_page(lambda data: b"q\n" + data)),
    ("19005-2 6.2.2", "", "an unknown operator", first_page(lambda data: data + b"\n1 0 xx")),
    (
        "19005-2 6.2.2",
        "",
        "a font from nowhere",
        first_page(lambda data: data.replace(b"/F1 ", b"/F9 ")),
    ),
    ("19005-2 6.2.3", "", "no output intent", lambda f: f.Root.__delitem__("/OutputIntents")),
    (
        "19005-2 6.2.3",
        "",
        "four colours",
        lambda f: f.Root.OutputIntents[0].DestOutputProfile.__setattr__("N", 4),
    ),
    ("19005-2 6.2.4", "", "CMYK", first_page(lambda data: b"0 0 0 1 k\n" + data)),
    (
        "19005-2 6.2.5",
        "",
        "a graphics state",
        lambda f: f.pages[0].Resources.__setattr__("ExtGState", {}),
    ),
    ("19005-2 6.2.6", "Figure", "an intent", in_first(pictures, "/Intent", _NAME("/Vivid"))),
    ("19005-2 6.2.8", "Figure", "interpolation", in_first(pictures, "/Interpolate", True)),
    ("19005-2 6.2.9", "Figure", "a form", in_first(pictures, "/Subtype", _NAME("/Form"))),
    ("19005-2 6.2.10", "Figure", "a mask", in_first(pictures, "/SMask", True)),
    ("19005-2 6.2.11.2", "", "another font type", in_first(fonts, "/Subtype", _NAME("/Type3"))),
    (
        "19005-2 6.2.11.4.1",
        "",
        "not embedded",
        lambda f: fonts(f)[0].FontDescriptor.__delitem__("/FontFile2"),
    ),
    ("19005-2 6.2.11.4.2", "", "no tag", in_first(fonts, "/BaseFont", _NAME("/Times"))),
    ("19005-2 6.2.11.5", "", "wider by 7", widths),
    (
        "19005-2 6.2.11.6",
        "",
        "an encoding",
        in_first(fonts, "/Encoding", _NAME("/WinAnsiEncoding")),
    ),
    ("19005-2 6.2.11.7.2", "", "codes without letters", unnamed),
    ("19005-2 6.2.11.7.3", "", "private use", private),
    ("19005-2 6.2.11.8", "", ".notdef", nothing_drawn),
    (
        "19005-2 6.3",
        "",
        "an annotation",
        lambda f: f.pages[0].__setattr__("Annots", pikepdf.Array()),
    ),
    ("19005-2 6.4", "", "XFA to be drawn", in_root("/NeedsRendering", True)),
    ("19005-2 6.4", "", "a form", in_root("/AcroForm", pikepdf.Dictionary())),
    (
        "19005-2 6.5",
        "",
        "an action",
        in_root("/OpenAction", pikepdf.Dictionary(S=_NAME("/JavaScript"))),
    ),
    ("19005-2 6.6.2.1", "", "XMP cut off", in_xmp(b"</x:xmpmeta>", b"")),
    (
        "19005-2 6.6.2.3",
        "",
        "a schema of its own",
        in_xmp(b"<dc:format>", b'<o:a xmlns:o="urn:o">1</o:a><dc:format>'),
    ),
    (
        "19005-2 6.6.2.3.1",
        "",
        "a title of one language",
        in_xmp(b"rdf:Alt", b"rdf:Seq"),
    ),
    ("19005-2 6.6.2.3.1", "", "no day", in_xmp(b"<xmp:CreateDate>", b"<xmp:CreateDate>ngay ")),
    ("19005-2 6.6.4", "", "level B", in_xmp(b"conformance>A", b"conformance>B")),
    ("19005-2 6.7.2", "", "not marked", in_root("/MarkInfo", pikepdf.Dictionary(Marked=False))),
    (
        "19005-2 6.7.3.2",
        "",
        "artifacts of no type",
        first_page(lambda data: data.replace(b"/Type/Layout", b"")),
    ),
    ("19005-2 6.7.3.3", "", "no tree", lambda f: f.Root.__delitem__("/StructTreeRoot")),
    (
        "19005-2 6.7.3.3",
        "",
        "an element of no type",
        lambda f: elements(f, "P")[0].__setattr__("Type", _NAME("/Elem")),
    ),
    ("19005-2 6.7.3.4", "", "a type of its own", renamed("P", "Paragraph")),
    (
        "19005-2 6.7.3.4",
        "",
        "a circle",
        roles(**{"/Own": _NAME("/Other"), "/Other": _NAME("/Own")}),
    ),
    ("19005-2 6.7.3.4", "", "a way that ends nowhere", roles(**{"/Own": _NAME("/Other")})),
    ("19005-2 6.7.4", "", "no language", lambda f: f.Root.__delitem__("/Lang")),
    ("19005-2 6.8", "", "a file attached", attached),
    ("19005-2 6.9", "", "layers", in_root("/OCProperties", pikepdf.Dictionary())),
    ("19005-2 6.10", "", "a presentation", lambda f: f.pages[0].__setattr__("PresSteps", {})),
    ("19005-2 6.11", "", "requirements", in_root("/Requirements", pikepdf.Array())),
    ("14289-1 7.1-1", "", "file name shown", in_root("/ViewerPreferences", pikepdf.Dictionary())),
    ("14289-1 7.1-1", "", "no title", in_xmp(b"dc:title", b"dc:subject")),
    (
        "14289-1 7.1-2",
        "",
        "words in no content",
        first_page(lambda data: data + b"\nBT /F1 9 Tf (x) Tj ET"),
    ),
    (
        "14289-1 7.1-2",
        "",
        "contents in contents",
        first_page(lambda data: b"/P<</MCID 900>>BDC\n" + data + b"\nEMC"),
    ),
    (
        "14289-1 7.1-3",
        "",
        "content in no element",
        first_page(lambda data: re.sub(rb"MCID 3>>", b"MCID 900>>", data)),
    ),
    ("14289-1 7.1-3", "", "content of two elements", twice),
    (
        "14289-1 7.1-3",
        "",
        "no parent tree",
        lambda f: f.Root.StructTreeRoot.ParentTree.__setattr__("Nums", []),
    ),
    ("14289-1 7.2", "L", "an item in no list", renamed("L", "Div")),
    ("14289-1 7.2", "Table", "a cell in no row", renamed("TR", "Div")),
    ("14289-1 7.2", "TBody", "a foot's row in a list", renamed("TBody", "TOC")),
    ("14289-1 7.2", "P", "an entry in no table of contents", renamed("P", "TOCI")),
    ("14289-1 7.2", "P", "a ruby's base in none", renamed("P", "RB")),
    ("14289-1 7.2-2", "", "a language that is none", in_root("/Lang", "tiếng Việt")),
    ("14289-1 7.2-2", "P", "nothing to be read out", in_first(kind("P"), "/ActualText", " ")),
    ("14289-1 7.7", "P", "a formula without words", renamed("P", "Formula")),
    ("14289-1 7.17", "H1", "no outline", lambda f: f.Root.__delitem__("/Outlines")),
    ("14289-1 7.2-1", "THead", "two heads", renamed("TBody", "THead")),
    ("14289-1 7.2-1", "Caption", "a caption in the midst", caption_within),
    ("14289-1 7.2-1", "L", "a list that ends with its caption", caption_of_list),
    ("14289-1 7.3", "Figure", "no words for it", in_first(kind("Figure"), "/Alt", None)),
    ("14289-1 7.3", "Figure", "a picture in a paragraph", renamed("Figure", "P")),
    ("14289-1 7.4.2", "H1", "begins with H2", renamed("H1", "H2")),
    ("14289-1 7.4.2", "H2", "a level skipped", renamed("H2", "H4")),
    ("14289-1 7.4.4", "H2", "H among H1", renamed("H2", "H")),
    ("14289-1 7.5", "Table", "a cell less", one_cell_less),
    ("14289-1 7.5", "TH", "a head of no scope", in_first(kind("TH"), "/A", None)),
    ("14289-1 7.5", "TH", "a column without a head", renamed("TH", "TD")),
    ("14289-1 7.6", "Lbl", "two bodies", renamed("Lbl", "LBody")),
    ("14289-1 7.9", "Note", "no ID", in_first(kind("Note"), "/ID", None)),
    ("14289-1 7.9", "Note", "no call", renamed("Reference", "Span")),
    (
        "14289-1 7.18.3",
        "",
        "tab order by rows",
        lambda f: f.pages[0].__setattr__("Tabs", _NAME("/R")),
    ),
    ("32000-1 14.8.5.4", "Table", "no box", unboxed),
    ("32000-1 14.8.5.4", "Table", "a box too narrow", narrowed),
    ("32000-1 12.4.2", "", "no labels", lambda f: f.Root.__delitem__("/PageLabels")),
)


def with_element(name: str) -> bytes:
    """The first sample that has such an element."""
    return data_of(next(n for n in NAMES if not name or opened(n).of_kind(name)))


def saved(file: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    file.save(
        out,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("number", "element", "done", "spoil"), SPOILT, ids=[f"{s[0]} {s[2]}" for s in SPOILT]
)
def test_a_spoilt_pdf_does_not_keep_the_clause(
    number: str, element: str, done: str, spoil: Spoil
) -> None:
    with pikepdf.open(io.BytesIO(with_element(element))) as file:
        assert BY_NUMBER[number].faults(Opened(saved(file))) == []
        spoil(file)
        assert BY_NUMBER[number].faults(Opened(saved(file))), done


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        ("19005-2 6.1.2", b"%PDF-1.7", b" %PDF-1."),
        ("19005-2 6.1.2", b"%\xf0\x9f\x96\xa4", b"%abcd"),
        ("19005-2 6.1.3", b"%%EOF\n", b"%%EOF\nmore"),
        ("19005-2 6.1.7.1", b"/Subtype/XML/Length ", b"/Subtype/XML/Length 1"),
        ("19005-2 6.1.4", b"\n3 0 obj\n", b"\n9 0 obj\n"),
        ("19005-2 6.1.6", b"/ID[<", b"/ID[<0"),
        ("19005-2 6.1.8", b"/Metadata/Sub", b"/Me#FFata/Sub"),
        ("19005-2 6.1.9", b"\nendobj\n", b" endobj\n"),
    ],
)
def test_a_file_spoilt_byte_by_byte_does_not_keep_the_clause(
    number: str, old: bytes, new: bytes
) -> None:
    data = with_element("")
    assert old in data
    assert BY_NUMBER[number].faults(Opened(data.replace(old, new)))


def test_every_check_has_been_seen_to_fail() -> None:
    seen = {number for number, *_ in SPOILT} | {
        f"19005-2 6.1.{n}" for n in ("2", "3", "4", "6", "7.1", "8", "9")
    }
    assert set(BY_NUMBER) == seen


@pytest.mark.parametrize("words", ["ngắn", "chữ " * 40])
def test_each_of_a_batch_has_the_boxes_of_its_own_tables(words: str) -> None:
    """Documents of one shape share their tags; their tables are not of one height, though."""

    def para(text: str, role: str = "cell") -> Para:
        return Para("P", Format(), (Piece(text),), role)

    rows = tuple(Row((Box((para(f"{n}"),)), Box((para(words),)))) for n in (1, 2))
    items = (para("Bảng", "caption"), Grid((1000, 3000), rows))
    flow = Flow((Section(PageSetup(), items),), "hd05", "", "", "", "hd05", "a.yaml")
    pages = lay_out(flow, samples.desk().metrics)
    found = Opened(pdf.render(pages, samples.desk().faces))
    (table,) = found.of_kind("Table")
    (area,) = pages.pages[0].tables
    low = float(table.element.A.BBox[1])
    assert low == pytest.approx(pages.pages[0].height - area.bottom, abs=0.01)
    assert BY_NUMBER["32000-1 14.8.5.4"].faults(found) == []


def squeezed(words: Iterator[str]) -> str:
    return re.sub(r"\s", "", "".join(words).replace("\u2011", "-"))


# --- profiles -----------------------------------------------------------------------------------

SHOWN = "uy-ban/bao-cao-cai-cach-hanh-chinh-2026"
TAGGED = ("19005-2 6.7", "14289-1", "32000-1")
CLAIMED = ("19005-2 6.2.3", "19005-2 6.6", "19005-2 6.1.5", "14289-1 7.1-1")


def made(profile: str) -> bytes:
    order = Order(formats=("pdf",), profile=profile)
    return make(samples.drafted(SHOWN), samples.desk(), order).files["pdf"]


@pytest.mark.parametrize(
    ("profile", "claim", "without"),
    [
        ("a-2a", ("2", "A"), ()),
        ("a-3a", ("3", "A"), ()),
        ("a-2b", ("2", "B"), TAGGED),
        ("plain", ("", ""), (*TAGGED, *CLAIMED)),
    ],
)
def test_a_profile_keeps_its_clauses(
    profile: str, claim: tuple[str, str], without: tuple[str, ...]
) -> None:
    pdf_ = Opened(made(profile), claim)
    asked = [clause for clause in CLAUSES if not clause.number.startswith(without)]
    assert len(asked) >= 28
    assert {c.number: faults for c in asked if (faults := c.faults(pdf_))} == {}
    assert ("/StructTreeRoot" in pdf_.root) == (claim[1] == "A")
    assert ("/Metadata" in pdf_.root) == bool(claim[0])


def test_only_a_3a_carries_the_source() -> None:
    found = {profile: Opened(made(profile)) for profile in ("plain", "a-2a", "a-2b", "a-3a")}
    assert [name for name, one in found.items() if len(one.file.attachments)] == ["a-3a"]
    source = samples.FILES[SHOWN]
    spec = found["a-3a"].file.attachments[source.name]
    assert spec.get_file().read_bytes() == source.read_bytes()
    assert spec.obj.AFRelationship == "/Source"
    assert Order().profile == "a-2a"


@pytest.mark.parametrize("profile", ["plain", "a-2a", "a-2b", "a-3a"])
def test_a_profile_gives_the_same_bytes_again(profile: str) -> None:
    assert made(profile) == made(profile)


# --- other programs -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All PDFs and those of the other profiles as files."""
    place = tmp_path_factory.mktemp("pdf")
    for number, name in enumerate(NAMES):
        (place / f"{number:03}.pdf").write_bytes(data_of(name))
    for profile in ("plain", "a-2b", "a-3a"):
        (place / f"{profile}.pdf").write_bytes(made(profile))
    return place


def silent(*command: str | Path) -> str:
    """What the program says to standard output; a complaint fails the test."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, ""), f"{command[-1]}: {run.stdout}{run.stderr}"
    return run.stdout


def test_qpdf_finds_nothing(folder: Path) -> None:
    program = needed("qpdf")
    for file in sorted(folder.iterdir()):
        text = silent(program, "--check", file)
        assert "No syntax or stream encoding errors found" in text
        assert "WARNING" not in text


@pytest.mark.parametrize("name", [*NAMES, "a-2b", "a-3a"])
def test_a_validator_approves_them(name: str) -> None:
    """pikepdf's: a list of what is allowed, by the rules of veraPDF's profiles, of level B alone.

    Level A is B and the tags (6.7); its claim is read as one of B.
    """
    data = made(name) if name in ("a-2b", "a-3a") else data_of(name)
    claim = b"<pdfaid:conformance>"
    assert data.count(claim) == 1
    report = validate_written(
        io.BytesIO(data.replace(claim + b"A", claim + b"B")), "3b" if name == "a-3a" else "2b"
    )
    assert [str(one) for one in report.findings] == []
    assert report.passed


def test_the_validator_tells_what_is_spoilt() -> None:
    with pikepdf.open(io.BytesIO(made("a-2b"))) as file:
        widths(file)
        report = validate_written(io.BytesIO(saved(file)), "2b")
    assert {one.rule for one in report.findings} >= {"ISO_19005_2:6.2.11.5-1"}


def test_poppler_opens_them_as_tagged(folder: Path) -> None:
    info, words = needed("pdfinfo"), needed("pdftotext")
    for file in sorted(folder.iterdir()):
        tagged = re.search(r"^Tagged: +(\w+)$", silent(info, file), re.M)
        assert tagged is not None
        assert (tagged[1] == "yes") == (file.stem not in ("plain", "a-2b"))
        assert silent(words, file, "-").strip()


def test_poppler_reads_the_structure(folder: Path) -> None:
    """Its own walk through the tree finds the words of ours, in their order."""
    program = needed("pdfinfo")
    for number, name in enumerate(NAMES):
        text = silent(program, "-struct-text", folder / f"{number:03}.pdf")
        assert len(re.findall(r"^ *(?:Document|Sect)$", text, re.M)) >= 2
        tree = opened(name).tree
        assert tree is not None
        read = re.findall(r'^ *"(.*?)"$', text, re.M | re.S)
        assert squeezed(iter(read)) == squeezed(iter([words_of(opened(name), tree)])), name


def test_ghostscript_draws_them(folder: Path) -> None:
    program = needed("gs")
    options = ("-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING")
    files = sorted(folder.iterdir())
    assert silent(program, *options, "-sDEVICE=nullpage", *files) == ""


def test_pdfium_reads_every_letter(folder: Path) -> None:
    for number, name in enumerate(NAMES):
        document = pypdfium2.PdfDocument(folder / f"{number:03}.pdf")
        try:
            texts = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
            labels = [document.get_page_label(n) for n in range(len(document))]
        finally:
            document.close()
        read = re.sub(r"\s", "", "".join(texts).replace("\ufffe", "-"))
        ours = [one for one in opened(name).drawn if one.font is not None]
        letters = "".join(
            opened(name).unicode[one.font.objgen][code]
            for one in ours
            if one.font is not None
            for code in one.codes
        )
        assert sorted(read) == sorted(re.sub(r"\s", "", letters)), name
        assert labels[0] == "1"
