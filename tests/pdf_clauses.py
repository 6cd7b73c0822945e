"""What ISO 19005-2 (level A) and ISO 14289-1 demand of a file and can be seen in its structure.

Each check takes an opened PDF and yields the faults it finds, in words. `CLAUSES` is the table.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf
from fontTools.ttLib import TTFont

from tests import pdf_bytes

Faults = Iterator[str]
Place = tuple[int, int]
"""A marked content: number of its page from 0, MCID."""

_TYPES = (
    "Document Part Sect Div Caption P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody"
    " TFoot Span Note Reference Figure"
)
STANDARD_TYPES = frozenset(_TYPES.split())
_OPERATORS = "BT ET Tf Tm Tw Tj q Q cm Do w m l S rg RG g G BDC EMC"
OPERATORS = frozenset(_OPERATORS.split())
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
}


class Drawn(NamedTuple):
    """One operator that paints: in which marked content (None = an artifact, -1 = in none)."""

    page: int
    mcid: int | None
    operator: str
    font: pikepdf.Object | None = None
    codes: bytes = b""
    place: tuple[float, float] = (0.0, 0.0)
    """Where its line begins, or a picture's lower left corner."""


class Node(NamedTuple):
    """A structure element with its kids: nodes and the places of marked contents."""

    kind: str
    element: pikepdf.Object
    kids: tuple[Node | Place, ...]

    @property
    def nodes(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.nodes:
            yield from kid.walk()


class Opened:
    """A PDF, read once for all checks. `claim` is the part and level it should name."""

    def __init__(self, data: bytes, claim: tuple[str, str] = ("2", "A")) -> None:
        self.data = data
        self.claim = claim
        self.file = pikepdf.open(io.BytesIO(data))
        self.root = self.file.Root

    @cached_property
    def raw(self) -> pdf_bytes.Raw:
        return pdf_bytes.Raw(self.data)

    @cached_property
    def streams(self) -> list[pikepdf.Object]:
        return [one for one in self.file.objects if isinstance(one, pikepdf.Stream)]

    @cached_property
    def fonts(self) -> list[pikepdf.Object]:
        found = {
            font.objgen: font
            for page in self.file.pages
            for font in page.Resources.get("/Font", pikepdf.Dictionary()).values()
        }
        return list(found.values())

    @cached_property
    def images(self) -> list[pikepdf.Object]:
        found = {
            one.objgen: one
            for page in self.file.pages
            for one in page.Resources.get("/XObject", pikepdf.Dictionary()).values()
        }
        return list(found.values())

    @cached_property
    def operators(self) -> list[list[tuple[list[pikepdf.Object], str]]]:
        return [
            [
                (list(operands), str(operator))
                for operands, operator in pikepdf.parse_content_stream(p)
            ]
            for p in self.file.pages
        ]

    @cached_property
    def drawn(self) -> list[Drawn]:
        return [one for number in range(len(self.file.pages)) for one in self._drawn(number)]

    def _drawn(self, number: int) -> Iterator[Drawn]:
        fonts = self.file.pages[number].Resources.get("/Font", pikepdf.Dictionary())
        open_: list[int | None] = []
        font, place = None, (0.0, 0.0)
        for operands, operator in self.operators[number]:
            where = open_[-1] if open_ else -1
            if operator == "BDC":
                kind, entries = operands
                open_.append(None if kind == "/Artifact" else int(entries.MCID))
            elif operator == "EMC":
                open_.pop()
            elif operator == "Tf":
                font = fonts[str(operands[0])]
            elif operator in ("Tm", "cm"):
                place = float(operands[4]), float(operands[5])
            elif operator == "Tj":
                yield Drawn(number, where, operator, font, bytes(operands[0]), place)
            elif operator in ("S", "Do", "f"):
                yield Drawn(number, where, operator, place=place)

    @cached_property
    def used(self) -> dict[tuple[int, int], set[int]]:
        """The codes drawn of every font."""
        found: dict[tuple[int, int], set[int]] = {font.objgen: set() for font in self.fonts}
        for one in self.drawn:
            if one.font is not None:
                found[one.font.objgen].update(one.codes)
        return found

    @cached_property
    def programs(self) -> dict[tuple[int, int], TTFont]:
        return {
            font.objgen: TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
            for font in self.fonts
            if "/FontFile2" in font.get("/FontDescriptor", {})
        }

    @cached_property
    def unicode(self) -> dict[tuple[int, int], dict[int, str]]:
        return {font.objgen: _unicode(font) for font in self.fonts}

    @cached_property
    def words(self) -> dict[Place, str]:
        """The letters of each marked content."""
        found: dict[Place, str] = {}
        for one in self.drawn:
            if one.mcid is not None and one.font is not None:
                letters = self.unicode[one.font.objgen]
                text = "".join(letters.get(code, "\ufffd") for code in one.codes)
                found[one.page, one.mcid] = found.get((one.page, one.mcid), "") + text
        return found

    @cached_property
    def places(self) -> dict[Place, list[tuple[float, float]]]:
        """Where what is drawn in each marked content begins."""
        found: dict[Place, list[tuple[float, float]]] = {}
        for one in self.drawn:
            if one.mcid is not None:
                found.setdefault((one.page, one.mcid), []).append(one.place)
        return found

    @cached_property
    def tree(self) -> Node | None:
        root = self.root.get("/StructTreeRoot")
        pages = {page.objgen: number for number, page in enumerate(self.file.pages)}
        return _node(root.K, pages) if root is not None else None

    @cached_property
    def nodes(self) -> list[Node]:
        return list(self.tree.walk()) if self.tree else []

    def of_kind(self, *kinds: str) -> list[Node]:
        return [node for node in self.nodes if node.kind in kinds]

    @cached_property
    def xmp(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.root.Metadata.read_bytes().decode())

    def said(self, path: str) -> str:
        found = self.xmp.find(f".//{path}", NAMESPACES)
        return "".join(found.itertext()) if found is not None else ""

    @cached_property
    def dictionaries(self) -> list[pikepdf.Object]:
        return [
            one for one in self.file.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)
        ]


def _node(element: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Node:
    kids = element.get("/K", pikepdf.Array())
    found: list[Node | Place] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            found.append((pages[element.Pg.objgen], kid))
        elif "/MCID" in kid:
            found.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            found.append(_node(kid, pages))
    return Node(str(element.S)[1:], element, tuple(found))


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    rows = re.findall(rb"<(..)> <((?:[0-9a-f]{4})+)>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in rows}


def words_of(pdf: Opened, node: Node, without: tuple[str, ...] = ()) -> str:
    """What the element says, with all below it."""
    return "".join(
        ""
        if isinstance(kid, Node) and kid.kind in without
        else words_of(pdf, kid, without)
        if isinstance(kid, Node)
        else pdf.words.get(kid, "")
        for kid in node.kids
    )


# ---- 6.1 file structure ------------------------------------------------------------------------


def header(pdf: Opened) -> Faults:
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", pdf.data):
        yield "the file does not begin with %PDF-1.n and four bytes above 127"


def trailer(pdf: Opened) -> Faults:
    identifier = pdf.file.trailer.get("/ID", [])
    if len(identifier) != 2 or not all(len(bytes(part)) >= 16 for part in identifier):
        yield "no identifier"
    if "/Encrypt" in pdf.file.trailer:
        yield "encrypted"
    if not re.search(rb"%%EOF\r?\n?\Z", pdf.data):
        yield "something stands after the last %%EOF"


def of_bytes(check: Callable[[pdf_bytes.Raw], Faults]) -> Callable[[Opened], Faults]:
    """A check of `pdf_bytes` as one of an opened file."""
    return lambda pdf: check(pdf.raw)


def streams(pdf: Opened) -> Faults:
    yield from pdf_bytes.streams(pdf.raw)
    for one in pdf.streams:
        if len(one.read_raw_bytes()) != int(one.get("/Length", -1)):
            yield f"stream {one.objgen}: its length is not /Length"
        yield from (
            f"{one.objgen}: {key}" for key in ("/F", "/FFilter", "/FDecodeParms") if key in one
        )
    yield from pdf.file.get_warnings()
    ends = any(one.read_raw_bytes()[-1:] == b"\r" for one in pdf.streams)
    if ends and re.search(rb"(?<!\r)\r\nendstream", pdf.data):
        yield "a stream ends with CR, and LF alone stands behind it: who reads CR LF as one is off by one"


def filters(pdf: Opened) -> Faults:
    for one in pdf.streams:
        given = one.get("/Filter", pikepdf.Array())
        for name in given if isinstance(given, pikepdf.Array) else [given]:
            if name not in ("/FlateDecode", "/DCTDecode"):
                yield f"stream {one.objgen}: {name}"


def permissions(pdf: Opened) -> Faults:
    if "/Perms" in pdf.root:
        yield "/Perms"


def limits(pdf: Opened) -> Faults:
    yield from pdf_bytes.limits(pdf.raw)
    if len(pdf.file.objects) > 8388607:
        yield "too many objects"
    for number, page in enumerate(pdf.file.pages):
        for key in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
            left, low, right, high = map(float, page.obj.get(key, page.MediaBox))
            if not (3 <= right - left <= 14400 and 3 <= high - low <= 14400):
                yield f"page {number}: {key}"
        deep = most = 0
        for operands, operator in pdf.operators[number]:
            deep += (operator == "q") - (operator == "Q")
            most = max(most, deep)
            for operand in operands:
                if isinstance(operand, pikepdf.String) and len(bytes(operand)) > 32767:
                    yield f"page {number}: a string of {len(bytes(operand))} bytes"
        if most > 28 or deep:
            yield f"page {number}: q and Q"


# ---- 6.2 graphics ------------------------------------------------------------------------------


def contents(pdf: Opened) -> Faults:
    for number, page in enumerate(pdf.file.pages):
        for operands, operator in pdf.operators[number]:
            if operator not in OPERATORS:
                yield f"page {number}: operator {operator}"
            folder = {"Tf": "/Font", "Do": "/XObject"}.get(operator)
            if folder and str(operands[0]) not in page.obj.Resources.get(folder, {}):
                yield f"page {number}: {operands[0]} is not among its own resources"


def output_intent(pdf: Opened) -> Faults:
    intents = list(pdf.root.get("/OutputIntents", []))
    if [str(one.S) for one in intents] != ["/GTS_PDFA1"]:
        yield "not one output intent GTS_PDFA1"
        return
    profile = intents[0].DestOutputProfile
    data = profile.read_bytes()
    whole = len(data) == int.from_bytes(data[:4]) and data[36:40] == b"acsp"
    if not whole or data[8] > 4 or data[12:16] not in (b"mntr", b"prtr"):
        yield "no ICC profile of a monitor or printer, version 4 or less"
    if {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(data[16:20]) != int(profile.N):
        yield "/N is not the number of the profile's colours"


def colours(pdf: Opened) -> Faults:
    for number, found in enumerate(pdf.operators):
        for _, operator in found:
            if operator in ("k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"):
                yield f"page {number}: {operator}"
    for image in pdf.images:
        space = image.get("/ColorSpace")
        base = space[1] if isinstance(space, pikepdf.Array) and space[0] == "/Indexed" else space
        if base not in ("/DeviceRGB", "/DeviceGray"):
            yield f"image {image.objgen}: {base}"


def graphics_states(pdf: Opened) -> Faults:
    for number, page in enumerate(pdf.file.pages):
        if "/ExtGState" in page.Resources:
            yield f"page {number}: /ExtGState"


def rendering_intents(pdf: Opened) -> Faults:
    yield from (f"image {one.objgen}: /Intent" for one in pdf.images if "/Intent" in one)


def images(pdf: Opened) -> Faults:
    for image in pdf.images:
        for key in ("/Alternates", "/OPI", "/Metadata"):
            if key in image:
                yield f"image {image.objgen}: {key}"
        if image.get("/Interpolate", False):
            yield f"image {image.objgen}: /Interpolate"
        if int(image.get("/BitsPerComponent", 0)) not in (1, 2, 4, 8, 16):
            yield f"image {image.objgen}: bits"


def xobjects(pdf: Opened) -> Faults:
    yield from (f"{one.objgen}: {one.Subtype}" for one in pdf.images if one.Subtype != "/Image")


def transparency(pdf: Opened) -> Faults:
    yield from (
        f"image {one.objgen}" for one in pdf.images if {"/SMask", "/Mask"} & set(one.keys())
    )
    yield from (f"page {n}" for n, page in enumerate(pdf.file.pages) if "/Group" in page)


# ---- 6.2.11 fonts ------------------------------------------------------------------------------


def font_dictionaries(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        if (font.Type, font.Subtype) != ("/Font", "/TrueType"):
            yield f"{font.BaseFont}: {font.Subtype}"
        if len(font.Widths) != int(font.LastChar) - int(font.FirstChar) + 1:
            yield f"{font.BaseFont}: widths"
        if font.BaseFont != font.FontDescriptor.FontName:
            yield f"{font.BaseFont}: called {font.FontDescriptor.FontName}"


def embedding(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        if font.objgen not in pdf.programs:
            yield f"{font.BaseFont}: not embedded"
            continue
        stream = font.FontDescriptor.FontFile2
        if int(stream.Length1) != len(stream.read_bytes()):
            yield f"{font.BaseFont}: /Length1"
        for code in pdf.used[font.objgen] - set(_glyphs(pdf, font)):
            yield f"{font.BaseFont}: no glyph of code {code}"


def _glyphs(pdf: Opened, font: pikepdf.Object) -> dict[int, str]:
    table = pdf.programs[font.objgen]["cmap"].getcmap(3, 0)
    return {code - 0xF000: glyph for code, glyph in table.cmap.items()} if table else {}


def subsets(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        if not re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(font.BaseFont)):
            yield f"{font.BaseFont}: no tag of a subset"
        if {"/CharSet", "/CIDSet"} & set(font.FontDescriptor.keys()):
            yield f"{font.BaseFont}: a list of glyphs nobody has checked"


def metrics(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        program = pdf.programs[font.objgen]
        scale = 1000 / program["head"].unitsPerEm
        glyphs = _glyphs(pdf, font)
        for code in pdf.used[font.objgen] & set(glyphs):
            wide = float(font.Widths[code - int(font.FirstChar)])
            if abs(wide - program["hmtx"][glyphs[code]][0] * scale) > 1:
                yield f"{font.BaseFont}: code {code} is {wide} wide"


def encodings(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        if "/Encoding" in font or int(font.FontDescriptor.Flags) & 36 != 4:
            yield f"{font.BaseFont}: not a symbolic font without /Encoding"
        if pdf.programs[font.objgen]["cmap"].getcmap(3, 0) is None:
            yield f"{font.BaseFont}: no (3, 0) table"


def unicode_maps(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        letters = pdf.unicode[font.objgen]
        for code in pdf.used[font.objgen]:
            if letters.get(code, "\0") in ("", "\0", "\ufeff", "\ufffe"):
                yield f"{font.BaseFont}: code {code} is no letter"


def private_use(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        letters = pdf.unicode[font.objgen]
        for code in pdf.used[font.objgen]:
            if any(unicodedata.category(letter) == "Co" for letter in letters.get(code, "")):
                yield f"{font.BaseFont}: code {code} is for private use"


def not_defined(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        order = pdf.programs[font.objgen].getGlyphOrder()
        glyphs = _glyphs(pdf, font)
        for code in pdf.used[font.objgen]:
            if glyphs.get(code, order[0]) == order[0]:
                yield f"{font.BaseFont}: code {code} draws .notdef"


# ---- 6.3-6.6, 6.8-6.11 what must not be there, metadata ------------------------------------------


def annotations(pdf: Opened) -> Faults:
    yield from (f"page {n}: /Annots" for n, page in enumerate(pdf.file.pages) if "/Annots" in page)


def forms(pdf: Opened) -> Faults:
    yield from (key for key in ("/AcroForm", "/NeedsRendering") if key in pdf.root)


def actions(pdf: Opened) -> Faults:
    for one in (*pdf.dictionaries, *(page.obj for page in pdf.file.pages)):
        for key in ("/OpenAction", "/AA", "/A"):
            if key in one and one.get("/Type") != "/StructElem":
                yield f"{one.objgen}: {key}"
    if "/JavaScript" in pdf.root.get("/Names", {}):
        yield "/JavaScript"


def xmp_packet(pdf: Opened) -> Faults:
    stream = pdf.root.get("/Metadata")
    if stream is None or (stream.Type, stream.Subtype) != ("/Metadata", "/XML"):
        yield "no XMP"
        return
    data = stream.read_bytes()
    if not data.startswith(b"<?xpacket begin=") or re.search(
        rb"<\?xpacket[^>]*(bytes|encoding)=", data
    ):
        yield "the packet's header"
    try:
        ElementTree.fromstring(data.decode())
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        yield f"the packet: {error}"


def xmp_properties(pdf: Opened) -> Faults:
    for element in pdf.xmp.iter():
        space = element.tag[1:].split("}")[0]
        if space not in NAMESPACES.values():
            yield f"{element.tag} is of no schema that is known beforehand"


_CONTAINERS = {
    "dc:title": "Alt",
    "dc:description": "Alt",
    "dc:creator": "Seq",
    "dc:language": "Bag",
}
"""XMP 2005, 4: what the value of a property is; all others of ours are plain text."""
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")


def xmp_types(pdf: Opened) -> Faults:
    names = {space: prefix for prefix, space in NAMESPACES.items()}
    for about in pdf.xmp.iter(f"{{{NAMESPACES['rdf']}}}Description"):
        for one in about:
            space, _, local = one.tag[1:].partition("}")
            name = f"{names.get(space, space)}:{local}"
            held = [kid.tag.partition("}")[2] for kid in one]
            wanted = [_CONTAINERS[name]] if name in _CONTAINERS else []
            if held != wanted:
                yield f"{name} holds {held or 'text'}"
            if local.endswith("Date") and not _DAY.fullmatch(one.text or ""):
                yield f"{name} is no day: {one.text}"
    if b"xmlns:pdfaid=" not in pdf.root.Metadata.read_bytes():
        yield "the claim's prefix is not pdfaid"


def info_is_xmp(pdf: Opened) -> Faults:
    pairs = {
        "/Title": "dc:title",
        "/Author": "dc:creator",
        "/Subject": "dc:description",
        "/Producer": "pdf:Producer",
    }
    for key, path in pairs.items():
        if str(pdf.file.docinfo.get(key, "")) != pdf.said(path):
            yield f"{key} is not {path}"
    for key, path in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        day = re.sub(r"\D", "", str(pdf.file.docinfo.get(key, "")))[:14]
        if day != re.sub(r"\D", "", pdf.said(path))[:14]:
            yield f"{key} is not {path}"


def identification(pdf: Opened) -> Faults:
    if (pdf.said("pdfaid:part"), pdf.said("pdfaid:conformance")) != pdf.claim:
        yield "the claim"


def embedded_files(pdf: Opened) -> Faults:
    files = dict(pdf.file.attachments)
    if files and pdf.claim[0] == "2":
        yield f"attached: {', '.join(files)}"
    listed = [one.objgen for one in pdf.root.get("/AF", [])]
    for name, spec in files.items():
        entries = set(spec.obj.keys())
        if not {"/F", "/UF", "/AFRelationship", "/EF"} <= entries or "" in (
            str(spec.obj.get("/F", "")),
            str(spec.obj.get("/UF", "")),
        ):
            yield f"{name}: its file specification lacks something"
        if "/Subtype" not in spec.obj.EF.F or spec.obj.objgen not in listed:
            yield f"{name}: no media type, or not associated with the document"


def optional_content(pdf: Opened) -> Faults:
    if "/OCProperties" in pdf.root:
        yield "/OCProperties"


def presentations(pdf: Opened) -> Faults:
    if "/AlternatePresentations" in pdf.root.get("/Names", {}):
        yield "/AlternatePresentations"
    yield from (f"page {n}" for n, page in enumerate(pdf.file.pages) if "/PresSteps" in page)


def requirements(pdf: Opened) -> Faults:
    if "/Requirements" in pdf.root:
        yield "/Requirements"


# ---- 6.7 and ISO 14289-1: tags -----------------------------------------------------------------


def marked(pdf: Opened) -> Faults:
    mark = pdf.root.get("/MarkInfo", {})
    if mark.get("/Marked") is not True or mark.get("/Suspects", False):
        yield "/MarkInfo"


def all_marked(pdf: Opened) -> Faults:
    yield from (
        f"page {one.page}: {one.operator} is in no content" for one in pdf.drawn if one.mcid == -1
    )
    for number, found in enumerate(pdf.operators):
        deep = 0
        for _, operator in found:
            deep += (operator == "BDC") - (operator == "EMC")
            if deep not in (0, 1):
                yield f"page {number}: contents inside one another"
                break


def artifacts(pdf: Opened) -> Faults:
    for number, found in enumerate(pdf.operators):
        for operands, operator in found:
            if operator != "BDC" or operands[0] != "/Artifact":
                continue
            if operands[1].get("/Type") not in ("/Pagination", "/Layout"):
                yield f"page {number}: an artifact of no type"
    yield from (
        f"page {one.page}: a line that is no artifact"
        for one in pdf.drawn
        if one.operator == "S" and one.mcid is not None
    )


def in_tree(pdf: Opened) -> Faults:
    """Every content in one element of the tree, and ParentTree leads back to it."""
    if pdf.tree is None:
        yield "no structure tree"
        return
    placed = Counter(kid for node in pdf.nodes for kid in node.kids if not isinstance(kid, Node))
    there = {(one.page, one.mcid) for one in pdf.drawn if one.mcid is not None and one.mcid >= 0}
    yield from (f"{place} is in no element" for place in there - set(placed))
    yield from (f"{place} is drawn nowhere" for place in set(placed) - there)
    yield from (f"{place} is in {times} elements" for place, times in placed.items() if times > 1)
    numbers = list(pdf.root.StructTreeRoot.ParentTree.Nums)
    rows = {int(key): list(row) for key, row in zip(numbers[::2], numbers[1::2], strict=True)}
    for node in pdf.nodes:
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.element.P.objgen != node.element.objgen:
                    yield f"{kid.kind}: its parent is another"
                continue
            row = rows.get(int(pdf.file.pages[kid[0]].get("/StructParents", -1)), [])
            if kid[1] >= len(row) or row[kid[1]].objgen != node.element.objgen:
                yield f"{kid}: ParentTree leads elsewhere"


def structure(pdf: Opened) -> Faults:
    root = pdf.root.get("/StructTreeRoot")
    if root is None or root.get("/Type") != "/StructTreeRoot" or pdf.tree is None:
        yield "no structure tree"
    elif pdf.tree.kind != "Document":
        yield f"the root is {pdf.tree.kind}"
    yield from (
        f"{node.kind}: not /Type /StructElem"
        for node in pdf.nodes
        if node.element.get("/Type") != "/StructElem"
    )


def types(pdf: Opened) -> Faults:
    roles = pdf.root.StructTreeRoot.get("/RoleMap", {})
    yield from (f"/{key[1:]} mapped anew" for key in roles if key[1:] in STANDARD_TYPES)
    for key in roles:
        seen, now = {key}, str(roles[key])
        while now in roles and now not in seen:
            seen.add(now)
            now = str(roles[now])
        if now[1:] not in STANDARD_TYPES:
            yield f"/{key[1:]} leads to {now}, no standard type"
    for kind in {node.kind for node in pdf.nodes} - STANDARD_TYPES:
        if f"/{kind}" not in roles:
            yield f"{kind} is no standard type"


def language(pdf: Opened) -> Faults:
    given = [pdf.root.get("/Lang", ""), *(n.element.get("/Lang", "vi") for n in pdf.nodes)]
    yield from (f"/Lang {one}" for one in given if not re.fullmatch(r"vi(-VN)?", str(one)))


def title(pdf: Opened) -> Faults:
    if not pdf.said("dc:title").strip():
        yield "no dc:title"
    if pdf.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "/DisplayDocTitle"


_INSIDE = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "Ruby": {"RB", "RT", "RP"},
    "Warichu": {"WT", "WP"},
}
_WITHIN = {
    "LI": {"L"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
    **{key: {"Ruby"} for key in ("RB", "RT", "RP")},
    **{key: {"Warichu"} for key in ("WT", "WP")},
}
"""ISO 32000-1, tables 333, 336, 337, 338, as the rules 3-20, 26-28 and 36-43 of veraPDF's public profile
for PDF/UA-1 read them: captions (28, 39, 40) in `parts_of_tables`, spans (15, 41-43) in `tables`."""


def nesting(pdf: Opened) -> Faults:
    for node in pdf.nodes:
        allowed = _INSIDE.get(node.kind)
        if allowed and len(node.nodes) < len(node.kids):
            yield f"words stand in {node.kind} itself"
        for kid in node.nodes:
            if allowed and kid.kind not in allowed:
                yield f"{kid.kind} in {node.kind}"
            if node.kind not in _WITHIN.get(kid.kind, {node.kind}):
                yield f"{kid.kind} in {node.kind}"


def parts_of_tables(pdf: Opened) -> Faults:
    """Caption first or last, one THead and TFoot at most, and a TBody where there is one of them."""
    for node in pdf.of_kind("Table", "L", "TOC"):
        kinds = [kid.kind for kid in node.nodes]
        places = {at for at, kind in enumerate(kinds) if kind == "Caption"}
        ends = {0, len(kinds) - 1} if node.kind == "Table" else {0}
        if len(places) > 1 or not places <= ends:
            yield f"Caption among {kinds}"
        count = Counter(kinds)
        if count["THead"] > 1 or count["TFoot"] > 1:
            yield f"{kinds}"
        if (count["THead"] or count["TFoot"]) and not count["TBody"]:
            yield "a head without a body"


def formulas(pdf: Opened) -> Faults:
    """None is written; one would need words in place of it."""
    yield from (
        "a formula without /Alt"
        for node in pdf.of_kind("Formula")
        if not str(node.element.get("/Alt", "") or node.element.get("/ActualText", "")).strip()
    )


def spoken(pdf: Opened) -> Faults:
    """What is read out in place of letters has words, and the file's language (7.2-2, 21-25, 29-34)."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(pdf.root.get("/Lang", ""))):
        yield "the file's /Lang is no language"
    for node in pdf.nodes:
        for key in ("/Alt", "/ActualText", "/E"):
            if key in node.element and not str(node.element[key]).strip():
                yield f"{node.kind} with an empty {key}"


def navigation(pdf: Opened) -> Faults:
    """Where there are headings there is an outline, in the order of the pages."""
    with pdf.file.open_outline() as outline:
        count = sum(1 for _ in _outlined(outline.root))
    if pdf.of_kind("H1") and not count:
        yield "headings and no outline"


def _outlined(items: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _outlined(item.children)


def figures(pdf: Opened) -> Faults:
    for node in pdf.of_kind("Figure"):
        if not str(node.element.get("/Alt", "")).strip():
            yield "a figure without /Alt"
        if len(node.element.get("/A", {}).get("/BBox", [])) != 4:
            yield "a figure without /BBox"
    drawn = {(one.page, one.mcid) for one in pdf.drawn if one.operator == "Do"}
    shown = {kid for n in pdf.of_kind("Figure") for kid in n.kids if not isinstance(kid, Node)}
    yield from (f"{place}: a picture in no figure" for place in drawn - shown)


def boxes(pdf: Opened) -> Faults:
    """A table or figure on one page has a box, and all of it begins in it (ISO 32000-1, table 345)."""
    for node in pdf.of_kind("Table", "Figure"):
        contents = [kid for n in node.walk() for kid in n.kids if not isinstance(kid, Node)]
        box = [float(edge) for edge in node.element.get("/A", {}).get("/BBox", [])]
        pages = {page for page, _ in contents}
        if len(pages) != 1 or len(box) != 4:
            if (len(pages) == 1) != (len(box) == 4):
                yield f"{node.kind} on {len(pages)} pages with the box {box}"
            continue
        left, low, right, high = box
        _, _, wide, tall = map(float, pdf.file.pages[pages.pop()].MediaBox)
        if not (0 <= left < right <= wide and 0 <= low < high <= tall):
            yield f"{node.kind}: {box} is no part of its page"
        for x, y in (place for one in contents for place in pdf.places[one]):
            if not (left - 0.01 <= x <= right and low - 0.01 <= y <= high):
                yield f"{node.kind}: something begins at {x}, {y}, out of {box}"


def headings(pdf: Opened) -> Faults:
    level = 0
    for node in pdf.of_kind("H1", "H2", "H3", "H4", "H5", "H6"):
        if int(node.kind[1]) > level + 1:
            yield f"{node.kind} after H{level}: {words_of(pdf, node)}"
        level = int(node.kind[1])


def one_kind_of_headings(pdf: Opened) -> Faults:
    if pdf.of_kind("H"):
        yield "H beside H1-H6"


def tables(pdf: Opened) -> Faults:
    for table in pdf.of_kind("Table"):
        rows = [node for node in table.walk() if node.kind == "TR"]
        taken: Counter[tuple[int, int]] = Counter()
        headed: set[int] = set()
        for n, row in enumerate(rows):
            column = 0
            for cell in row.nodes:
                while taken[n, column]:
                    column += 1
                wide, high = _span(cell, "/ColSpan"), _span(cell, "/RowSpan")
                taken.update(
                    (n + down, column + right) for down in range(high) for right in range(wide)
                )
                headed |= set(range(column, column + wide)) if cell.kind == "TH" else set()
                column += wide
        wide = max(column for _, column in taken) + 1
        if set(taken) != {(n, column) for n in range(len(rows)) for column in range(wide)}:
            yield "a table whose rows are not of equal length"
        if max(taken.values()) > 1:
            yield "a table whose cells lie on one another"
        if headed and len(headed) < wide and any(node.kind == "TH" for node in table.walk()):
            yield "a column without a head"
        for cell in (node for node in table.walk() if node.kind == "TH"):
            if cell.element.get("/A", {}).get("/Scope") != "/Column":
                yield "a head without /Scope"


def _span(cell: Node, key: str) -> int:
    return int(cell.element.get("/A", {}).get(key, 1))


_NUMBERED = re.compile(r"(\d[\d.]*[.)]?|[a-zđ]{1,2}\)|[IVXLC]+[.)-])\s?")


def lists(pdf: Opened) -> Faults:
    for node in pdf.of_kind("L"):
        if not any(kid.kind == "LI" for kid in node.nodes):
            yield "a list without items"
        marks = [words_of(pdf, one) for li in node.nodes for one in li.nodes if one.kind == "Lbl"]
        ordered = any(_NUMBERED.fullmatch(mark) for mark in marks)
        if ordered and "/ListNumbering" not in node.element.get("/A", {}):
            yield f"a numbered list that does not say so: {marks}"
    for node in pdf.of_kind("LI"):
        if [kid.kind for kid in node.nodes] not in (["LBody"], ["Lbl", "LBody"]):
            yield f"an item of {[kid.kind for kid in node.nodes]}"


def notes(pdf: Opened) -> Faults:
    found = pdf.of_kind("Note")
    names = [str(node.element.get("/ID", "")) for node in found]
    if len(set(names)) != len(names) or "" in names:
        yield f"IDs of notes: {names}"
    listed = list(pdf.root.StructTreeRoot.get("/IDTree", {}).get("/Names", []))
    if sorted(names) != [str(name) for name in listed[::2]]:
        yield "/IDTree does not list them"
    calls = sorted(words_of(pdf, node).strip() for node in pdf.of_kind("Reference"))
    marks = sorted(
        words_of(pdf, one).strip() for n in found for one in n.nodes if one.kind == "Lbl"
    )
    if calls != marks:
        yield f"called {calls}, noted {marks}"


def tab_order(pdf: Opened) -> Faults:
    yield from (f"page {n}" for n, page in enumerate(pdf.file.pages) if page.get("/Tabs") != "/S")


def page_labels(pdf: Opened) -> Faults:
    numbers = list(pdf.root.get("/PageLabels", {}).get("/Nums", []))
    if [int(one) for one in numbers[:1]] != [0]:
        yield "the pages have no labels"
    for style in numbers[1::2]:
        if style.get("/S") != "/D":
            yield "labels that are no figures"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its number in the standard, what it demands, how that is seen."""

    number: str
    demands: str
    check: Callable[[Opened], Faults]

    def faults(self, pdf: Opened) -> list[str]:
        return list(dict.fromkeys(map(str, self.check(pdf))))


A = "19005-2 "
UA = "14289-1 "
CLAUSES = (
    Clause(A + "6.1.2", "đầu tệp: %PDF-1.n, bốn byte trên 127", header),
    Clause(A + "6.1.3", "có ID, không mã hoá, không gì sau %%EOF", trailer),
    Clause(
        A + "6.1.4",
        "từng hàng của bảng tham chiếu dẫn đúng đối tượng",
        of_bytes(pdf_bytes.cross_reference),
    ),
    Clause(A + "6.1.5", "Info và XMP nói cùng một điều", info_is_xmp),
    Clause(A + "6.1.6", "chuỗi thập lục phân: chẵn, chỉ chữ số", of_bytes(pdf_bytes.strings)),
    Clause(A + "6.1.7.1", "Length đúng từng byte, không luồng ở tệp ngoài", streams),
    Clause(A + "6.1.7.2", "chỉ nén Flate, DCT; không LZW, Crypt", filters),
    Clause(A + "6.1.8", "tên là UTF-8", of_bytes(pdf_bytes.names)),
    Clause(A + "6.1.9", "khoảng trắng, xuống dòng quanh obj, endobj", of_bytes(pdf_bytes.spaces)),
    Clause(A + "6.1.12", "không hạn chế quyền", permissions),
    Clause(A + "6.1.13", "giới hạn: cỡ trang, số, chuỗi, tên, q/Q, số đối tượng", limits),
    Clause(A + "6.2.2", "chỉ toán tử đã biết, tài nguyên của chính trang", contents),
    Clause(A + "6.2.3", "một output intent với hồ sơ ICC hợp lệ", output_intent),
    Clause(A + "6.2.4", "chỉ DeviceRGB, DeviceGray (đã có output intent RGB)", colours),
    Clause(A + "6.2.5", "không trạng thái đồ hoạ mở rộng", graphics_states),
    Clause(A + "6.2.6", "không ý đồ dựng màu lạ", rendering_intents),
    Clause(A + "6.2.8", "hình: không Alternates, OPI, Interpolate; số bit", images),
    Clause(A + "6.2.9", "không form, PostScript, tham chiếu XObject", xobjects),
    Clause(A + "6.2.10", "không trong suốt", transparency),
    Clause(A + "6.2.11.2", "từ điển phông chữ đủ và khớp", font_dictionaries),
    Clause(A + "6.2.11.4.1", "phông nhúng, có nét của mọi mã đã dùng", embedding),
    Clause(A + "6.2.11.4.2", "phông rút gọn có thẻ sáu chữ", subsets),
    Clause(A + "6.2.11.5", "độ rộng bằng của phông nhúng", metrics),
    Clause(A + "6.2.11.6", "TrueType ký hiệu, không Encoding, bảng (3, 0)", encodings),
    Clause(A + "6.2.11.7.2", "mọi mã đã dùng có chữ Unicode", unicode_maps),
    Clause(A + "6.2.11.7.3", "không chữ vùng dùng riêng", private_use),
    Clause(A + "6.2.11.8", "không vẽ .notdef", not_defined),
    Clause(A + "6.3", "không chú giải (annotation)", annotations),
    Clause(A + "6.4", "không biểu mẫu", forms),
    Clause(A + "6.5", "không hành động, JavaScript", actions),
    Clause(A + "6.6.2.1", "XMP đúng phép, đầu gói đúng", xmp_packet),
    Clause(A + "6.6.2.3", "chỉ thuộc tính XMP định sẵn", xmp_properties),
    Clause(A + "6.6.2.3.1", "thuộc tính XMP đúng kiểu", xmp_types),
    Clause(A + "6.6.4", "nói đúng phần và mức PDF/A", identification),
    Clause(A + "6.7.2", "MarkInfo: Marked", marked),
    Clause(A + "6.7.3.2", "nét kẻ là artifact có loại", artifacts),
    Clause(A + "6.7.3.3", "có cây cấu trúc, gốc là Document", structure),
    Clause(A + "6.7.3.4", "chỉ loại thẻ chuẩn, không đổi nghĩa", types),
    Clause(A + "6.7.4", "Lang là tiếng Việt", language),
    Clause(A + "6.8", "tệp kèm: không ở phần 2; đủ mô tả ở phần 3", embedded_files),
    Clause(A + "6.9", "không lớp tuỳ chọn", optional_content),
    Clause(A + "6.10", "không trình chiếu", presentations),
    Clause(A + "6.11", "không Requirements", requirements),
    Clause(UA + "7.1-1", "có dc:title, hiện tên văn bản", title),
    Clause(UA + "7.1-2", "mọi nội dung có thẻ hoặc là artifact, không lồng", all_marked),
    Clause(UA + "7.1-3", "mỗi nội dung ở đúng một thẻ; ParentTree đúng", in_tree),
    Clause(UA + "7.2", "thẻ lồng đúng phép (danh sách, bảng)", nesting),
    Clause(UA + "7.2-1", "Caption ở đầu hay cuối; một THead, có TBody", parts_of_tables),
    Clause(UA + "7.2-2", "ngôn ngữ của tệp; chữ đọc thay không trống", spoken),
    Clause(UA + "7.3", "hình có Alt, BBox, nằm trong Figure", figures),
    Clause(UA + "7.4.2", "đề mục từ H1, không nhảy cấp", headings),
    Clause(UA + "7.4.4", "không lẫn H với H1–H6", one_kind_of_headings),
    Clause(UA + "7.5", "bảng đều ô, cột có TH với Scope", tables),
    Clause(UA + "7.6", "danh sách L > LI > (Lbl) LBody, có ListNumbering", lists),
    Clause(UA + "7.7", "công thức có chữ đọc thay", formulas),
    Clause(UA + "7.9", "chú thích có ID riêng, có nơi gọi", notes),
    Clause(UA + "7.17", "có đề mục thì có dấu trang (outline)", navigation),
    Clause(UA + "7.18.3", "thứ tự Tab theo cấu trúc", tab_order),
    Clause("32000-1 14.8.5.4", "bảng, hình nằm trọn một trang có BBox bao hết nó", boxes),
    Clause("32000-1 12.4.2", "nhãn trang đánh số như đã in", page_labels),
)
