"""A PDF opened once for all checks: its contents, fonts, tags and metadata as plain values."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf
from fontTools.ttLib import TTFont

from tests.pdf_clauses.raw import Raw

Faults = Iterator[str]
Place = tuple[int, int]
"""A marked content: number of its page from 0, MCID."""
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
    def raw(self) -> Raw:
        return Raw(self.data)

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
