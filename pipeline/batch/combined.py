"""One PDF of all documents, for printing: written as it grows, fonts and equal pages once, a bookmark a unit.

It is a copy for the printer, without tags and archival marks; the documents themselves have those.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain, zip_longest
from pathlib import Path
from typing import BinaryIO

from pipeline.batch.lock import SETTLES
from pipeline.batch.pdf_parts import REFERENCE, OddPdf, Part, Parts
from pipeline.files import why, writing
from pipeline.problem import ToolError
from pipeline.render.pdf_objects import stream_end

_NOT_PRINTED = re.compile(
    rb"/StructParents?\s+\d+|/Tabs\s*/\w+|/Annots\s*\[[^\]]*\]|/Annots\s+\d+ 0 R|/Metadata\s+\d+ 0 R"
)
_PARENT = re.compile(rb"/Parent\s+\d+ 0 R")
_A4 = b"0 0 595.28 841.89"


@dataclass(frozen=True, slots=True)
class Piece:
    """One document: its file, what its bookmark says, and the bookmark above it."""

    path: Path
    title: str
    group: str = ""


def write(folder: Path, path: Path, pieces: Iterable[Piece], duplex: bool = False) -> int:
    """The combined file; returns its pages. ToolError for a PDF that cannot be understood."""
    with writing(folder, path, lasting=not SETTLES) as file:
        book = _Book(file, duplex)
        for piece in pieces:
            data = _read(piece)
            try:
                book.add(piece, data)
            except (OddPdf, ValueError, IndexError, zlib.error) as error:
                raise _unusable(piece, str(error)) from error
        return book.finish()


def _read(piece: Piece) -> bytes:
    """What cannot be read is the piece's; what cannot be written is the combined file's own."""
    try:
        return piece.path.read_bytes()
    except OSError as error:
        raise _unusable(piece, why(error)) from error


def _unusable(piece: Piece, said: str) -> ToolError:
    return ToolError(str(piece.path), f"không đưa được vào bản in gộp: {said}")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bookmark and those below it."""

    title: str
    page: int
    below: Sequence[_Mark] = ()


class _Book:
    """Objects go to the file at once; kept are only places, hashes of what may come again, bookmarks."""

    def __init__(self, file: BinaryIO, duplex: bool) -> None:
        self._file = file
        self._duplex = duplex
        self._at = 0
        self._places = array("Q", [0])
        self._known: dict[bytes, int] = {}
        self._trees: list[tuple[int, int]] = []
        self._marks: list[tuple[str, str, int]] = []
        self._put(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
        self._root = self._reserve()
        self._catalog = self._reserve()

    def add(self, piece: Piece, data: bytes) -> None:
        """One document, of these bytes, at the end."""
        copy = _Copy(self, Parts(data))
        tree, pages, first = copy.pages(self._root)
        self._trees.append((tree, pages))
        self._marks.append((piece.title, piece.group, first))
        if self._duplex and pages % 2:
            blank = f"<</Type/Page/Parent {self._root} 0 R/MediaBox[{_A4.decode()}]/Resources<<>>>>"
            self._trees.append((self.object(blank.encode()), 1))

    def finish(self) -> int:
        """Page tree, bookmarks, catalog, table of places."""
        count = sum(pages for _, pages in self._trees)
        kids = " ".join(f"{number} 0 R" for number, _ in self._trees)
        self._write(self._root, f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode())
        outlines = self._outlines()
        mode = f"/PageMode/UseOutlines/Outlines {outlines} 0 R" if outlines else ""
        self._write(
            self._catalog, f"<</Type/Catalog/Pages {self._root} 0 R/Lang(vi){mode}>>".encode()
        )
        self._table()
        return count

    # ---- bookmarks -----------------------------------------------------------------------------------

    def _outlines(self) -> int:
        """Units below their group where there are several groups, else side by side; 0 without any."""
        if not self._marks:
            return 0
        groups: dict[str, list[_Mark]] = {}
        for title, group, page in self._marks:
            groups.setdefault(group, []).append(_Mark(title, page))
        rows = [_Mark(group or "Khác", units[0].page, units) for group, units in groups.items()]
        top = self._reserve()
        first, last, count = self._row(rows if len(rows) > 1 else rows[0].below, top)
        words = f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {count}>>"
        self._write(top, words.encode())
        return top

    def _row(self, marks: Sequence[_Mark], parent: int) -> tuple[int, int, int]:
        """Bookmarks side by side below `parent`: number of the first, of the last, how many are open."""
        numbers = [self._reserve() for _ in marks]
        for place, mark in enumerate(marks):
            words = f"/Title {_text(mark.title)}/Parent {parent} 0 R/Dest[{mark.page} 0 R/Fit]"
            if place:
                words += f"/Prev {numbers[place - 1]} 0 R"
            if place + 1 < len(numbers):
                words += f"/Next {numbers[place + 1]} 0 R"
            if mark.below:
                first, last, count = self._row(mark.below, numbers[place])
                words += f"/First {first} 0 R/Last {last} 0 R/Count -{count}"
            self._write(numbers[place], f"<<{words}>>".encode())
        return numbers[0], numbers[-1], len(numbers)

    # ---- objects -------------------------------------------------------------------------------------

    def object(self, words: bytes, stream: bytes | None = None, once: bool = False) -> int:
        """A new object; with `once` an equal one that is there already serves."""
        mark = b""
        if once:
            mark = sha256(words + b"\0" + (stream or b"")).digest()[:16]
            if mark in self._known:
                return self._known[mark]
        number = self._reserve()
        self._write(number, words, stream)
        if once:
            self._known[mark] = number
        return number

    def _reserve(self) -> int:
        self._places.append(0)
        return len(self._places) - 1

    def reserve(self) -> int:
        """A number whose object comes later by `put`."""
        return self._reserve()

    def put(self, number: int, words: bytes) -> None:
        """The object of a reserved number."""
        self._write(number, words)

    def _write(self, number: int, words: bytes, stream: bytes | None = None) -> None:
        self._places[number] = self._at
        tail = b"" if stream is None else b"\nstream\n" + stream + stream_end(stream)
        self._put(b"%d 0 obj\n%s%s\nendobj\n" % (number, words, tail))

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._at += len(data)

    def _table(self) -> None:
        start = self._at
        count = len(self._places)
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for number in range(1, count):
            self._put(b"%010d 00000 n \n" % self._places[number])
        mark = sha256(repr([(t, p) for t, _, p in self._marks]).encode()).hexdigest()[:32]
        trailer = f"trailer\n<</Size {count}/Root {self._catalog} 0 R/ID[<{mark}><{mark}>]>>\n"
        self._put(f"{trailer}startxref\n{start}\n%%EOF\n".encode())


class _Copy:
    """One document's pages into the book."""

    def __init__(self, book: _Book, parts: Parts) -> None:
        self._book = book
        self._parts = parts
        self._numbers: dict[int, int] = {}

    def pages(self, parent: int) -> tuple[int, int, int]:
        """New number of the page tree, how many pages it has, new number of the first page."""
        leaves: list[int] = []
        tree = self._tree(self._parts.pages, parent, leaves)
        return tree, len(leaves), leaves[0]

    def _tree(self, number: int, parent: int, leaves: list[int]) -> int:
        words = self._parts.part(number).words
        new = self._book.reserve()
        above = b"/Parent %d 0 R>>" % parent
        rest, kids = _node(words)
        if kids is None:
            leaves.append(new)
            self._book.put(new, self._linked(rest) + above)
            return new
        below = [self._tree(one, new, leaves) for one in kids]
        listed = b"/Kids[%s]" % b" ".join(b"%d 0 R" % one for one in below)
        self._book.put(new, self._linked(rest) + listed + above)
        return new

    def _linked(self, words: bytes) -> bytes:
        """The words with every reference to what has been copied along."""
        plain, numbers = _pieces(words)
        if not numbers:
            return words
        new = [b"%d 0 R" % self._new(number) for number in numbers]
        return b"".join(chain.from_iterable(zip_longest(plain, new, fillvalue=b"")))

    def _new(self, number: int) -> int:
        if number not in self._numbers:
            self._numbers[number] = 0  # a circle would end in 0: none leads through resources
            part: Part = self._parts.part(number)
            words = self._linked(part.words)
            if part.stream is not None:
                size = b"/Length %d" % len(part.stream)
                words = re.sub(rb"/Length\s+\d+( 0 R)?", size, words, count=1)
            self._numbers[number] = self._book.object(words, part.stream, once=True)
        return self._numbers[number]


@lru_cache(maxsize=4096)
def _node(words: bytes) -> tuple[bytes, tuple[int, ...] | None]:
    """Of a node of the page tree, open at its end: what is kept, and the nodes below it; None of a page.

    The documents of a batch have the same numbers, so that most nodes have been seen before.
    """
    words = _PARENT.sub(b"", words)
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", words)
    if kids and re.search(rb"/Type\s*/Pages\b", words):
        rest = words[: kids.start()] + words[kids.end() :]
        return rest.rstrip()[:-2], tuple(int(one) for one in REFERENCE.findall(kids[1]))
    return _NOT_PRINTED.sub(b"", words).rstrip()[:-2], None


@lru_cache(maxsize=4096)
def _pieces(words: bytes) -> tuple[tuple[bytes, ...], tuple[int, ...]]:
    """What stands between references, and the numbers of these."""
    parts = REFERENCE.split(words)
    return tuple(parts[::2]), tuple(map(int, parts[1::2]))


def _text(title: str) -> str:
    return f"<FEFF{title.encode('utf-16-be').hex().upper()}>"
