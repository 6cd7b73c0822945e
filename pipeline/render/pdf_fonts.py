"""Fonts of a PDF: which letter is which byte, how wide it is, and the embedded program from the cache.

Simple one-byte fonts: a line is one short string, word spacing (Tw) works on it, and the file is
half the size of a two-byte one. 250 letters cover Vietnamese; others go to further fonts of the
same face, made for the letters a document has.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from codecs import charmap_build, charmap_encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, final

from mypy_extensions import mypyc_attr

from pipeline.files import why, write_inside
from pipeline.problem import ToolError
from pipeline.render.pdf_lacks import Lacks
from pipeline.render.pdf_objects import Objects
from pipeline.render.pdf_unicode import to_unicode

_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(
    map(chr, range(0x1EA0, 0x1EFA))
)
_MARKS = "“”‘’–—…§°•½₫«»×²³±≤≥\u00a0"
# 0, backspace, tab, the line ends and form feed are left out: some tools change them in strings.
_UPPER = [*range(0x80, 0x100), 0x7F, *(c for c in range(1, 0x20) if c not in (8, 9, 10, 12, 13))]
_COMMON = dict(zip(_ASCII, range(0x20, 0x7F), strict=True)) | dict(
    zip(_VIETNAMESE + _MARKS, _UPPER, strict=True)
)
_FURTHER = range(0x21, 0x7F)
"""Codes of a font of further letters; not 0x20, which Tw would widen."""
_MOST_LINES: Final = 4000
"""Lines remembered of a face."""
_CACHE_FORM = 1
"""Counts up when the cached form changes."""


@dataclass(frozen=True, slots=True)
class Subset:
    """One embedded font: letters, widths in thousandths of the size, program.

    `widths` are whole numbers: PDFium cuts fractions off. What they lack of the exact advances,
    `short`, is given to the spaces of each line by whoever draws it.
    """

    facts: dict[str, Any]
    program: bytes
    codes: dict[str, int]
    widths: dict[str, int]
    short: dict[str, float]
    table: Any
    """Letters to bytes for `codecs.charmap_encode`, ten times quicker than str.translate."""
    lacks: Lacks
    """`short` by byte."""
    dictionary: str
    """Entries of the font dictionary that are the same in every document."""
    unicode: bytes
    """The ToUnicode map, deflated."""
    digest: bytes
    """Of the program."""


def _whole(facts: dict[str, Any], program: bytes) -> Subset:
    """The subset with all that can be made ready once for many documents."""
    codes: dict[str, int] = facts["codes"]
    widths = {letter: round(advance) for letter, advance in facts["advances"].items()}
    short = {letter: facts["advances"][letter] - width for letter, width in widths.items()}
    letters = {code: letter for letter, code in codes.items()}
    # CPython makes its quick table only when code 0 is U+0000, which `face` has refused before.
    byte_letters = "\0" + "".join(letters.get(code, "\ufffe") for code in range(1, 256))
    unicode = zlib.compress(to_unicode(letters, facts["name"]), 9)
    return Subset(
        facts,
        program,
        codes,
        widths,
        short,
        charmap_build(byte_letters),
        Lacks(tuple(short.get(letter, 0.0) for letter in byte_letters)),
        _dictionary(facts["name"], letters, widths),
        unicode,
        hashlib.sha256(program).digest(),
    )


def _dictionary(name: str, letters: dict[int, str], widths: dict[str, int]) -> str:
    first, last = min(letters, default=0), max(letters, default=0)
    row = " ".join(str(widths.get(letters.get(code, ""), 0)) for code in range(first, last + 1))
    return (
        f"/Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {last}"
        f"/Widths[{row}]"
    )


@mypyc_attr(acyclic=True)
@final
class Whole:
    """A line of common letters: as a literal string, what its whole widths lack in thousandths of the
    size, how many spaces it has."""

    __slots__ = ("blanks", "lack", "literal")

    def __init__(self, literal: str, lack: float, blanks: int) -> None:
        self.literal = literal
        self.lack = lack
        self.blanks = blanks


@dataclass(frozen=True, slots=True)
class Face:
    """A face with its common letters and the further ones of this document."""

    name: str
    common: Subset
    lines: dict[str, Whole]
    """Whole lines that were asked for; the documents of a batch have most of them in common."""
    further: tuple[Subset, ...] = ()

    def encode(self, text: str, end: str = "") -> list[tuple[str, str]]:
        """(resource name, literal string) parts of the text and the space behind it, if any. Raises
        KeyError for a letter no subset has."""
        found = self.whole(text)
        return self._mixed(text + end) if found is None else [(self.name, found.literal + end)]

    def whole(self, text: str) -> Whole | None:
        """The text where all of its letters are common ones."""
        found = self.lines.get(text)
        return self._whole(text) if found is None else found

    def _whole(self, text: str) -> Whole | None:
        try:
            drawn = text.replace("\u2011", "-")
            data, _ = charmap_encode(drawn, "strict", self.common.table)
        except UnicodeEncodeError:
            return None
        if b"\0" in data:  # which the table has because it must (see `_whole`)
            return None
        known = self.lines
        if len(known) >= _MOST_LINES:
            known.clear()
        lack, blanks = self.common.lacks.of(data), data.count(b" ")
        made = Whole(_escaped(data.decode("latin-1")), lack, blanks)
        known[text] = made
        return made

    def short(self, text: str) -> float:
        """What the whole widths of letters lack of which this document alone has some, in thousandths
        of the size."""
        return sum([self._home(one)[1].short[_drawn(one)] for one in text], 0.0)

    def _mixed(self, text: str) -> list[tuple[str, str]]:
        parts: list[tuple[str, str]] = []
        for letter in text:
            name, subset = self._home(letter)
            byte = _escaped(chr(subset.codes[_drawn(letter)]))
            if parts and parts[-1][0] == name:
                parts[-1] = (name, parts[-1][1] + byte)
            else:
                parts.append((name, byte))
        return parts

    def _home(self, letter: str) -> tuple[str, Subset]:
        for name, subset in self.subsets():
            if _drawn(letter) in subset.codes:
                return name, subset
        raise KeyError(letter)

    def subsets(self) -> Iterable[tuple[str, Subset]]:
        yield self.name, self.common
        for number, subset in enumerate(self.further):
            yield f"{self.name}x{number}", subset


def _escaped(literal: str) -> str:
    if "(" in literal or ")" in literal or "\\" in literal:
        return literal.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return literal


def _drawn(letter: str) -> str:
    return "-" if letter == "\u2011" else letter


def face(name: str, path: Path, texts: Iterable[str], cache: Path | None) -> tuple[Face, str]:
    """The face for these texts and the letters its font does not have (drawn by nothing)."""
    known = _common(name, path, cache, _stamp(path))
    # What is asked here is remembered for the drawing.
    odd_texts = [text for text in texts if known.whole(text) is None]
    if not odd_texts:
        return known, ""
    odd = _stranger(frozenset(known.common.codes)).findall("".join(odd_texts))
    letters = sorted(set(odd) - {"\u2011"})
    if not letters:
        return known, ""
    step = len(_FURTHER)
    further = tuple(
        _subset(path, dict(zip(letters[at : at + step], _FURTHER, strict=False)), cache)
        for at in range(0, len(letters), step)
    )
    missing = "".join(subset.facts["missing"] for subset in further)
    kept = tuple(subset for subset in further if subset.codes)
    return Face(name, known.common, known.lines, kept), missing


def _stamp(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        raise ToolError("phông chữ", f"không đọc được {path}: {why(error)}") from error
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _stranger(letters: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(''.join(sorted(letters)))}]")


@lru_cache(maxsize=16)
def _common(name: str, path: Path, cache: Path | None, stamp: tuple[int, int]) -> Face:
    """`stamp` makes a font file that was replaced be read again."""
    del stamp
    common = _subset(path, _COMMON, cache)
    return Face(name, common, {})


def _subset(path: Path, wanted: dict[str, int], cache: Path | None) -> Subset:
    data = path.read_bytes()
    listed = json.dumps(wanted, sort_keys=True)
    key = hashlib.sha256(data + listed.encode() + bytes([_CACHE_FORM])).hexdigest()
    place = cache / f"{key}.font" if cache else None
    if place and (found := _cached(place)):
        return found
    # fontTools takes longer to load than a whole cold run does; a filled cache never needs it.
    from pipeline.render import pdf_subset

    facts, program = pdf_subset.make(path.name, data, wanted, key)
    if place:
        _keep(place, facts, program)
    return _whole(facts, program)


def _cached(place: Path) -> Subset | None:
    """What the cache has, unless it was cut or changed: the first line is the hash of the rest."""
    try:
        seal, _, body = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(body).hexdigest().encode() != seal:
        return None
    facts, _, program = body.partition(b"\n")
    return _whole(json.loads(facts), program)


def _keep(place: Path, facts: dict[str, Any], program: bytes) -> None:
    body = json.dumps(facts, sort_keys=True).encode() + b"\n" + program
    seal = hashlib.sha256(body).hexdigest().encode()
    # A cache that cannot be written costs time at the next run, nothing else.
    with suppress(ToolError):
        write_inside(place.parent, place, seal + b"\n" + body)


def embed(objects: Objects, subset: Subset) -> str:
    """Write a subset's objects; the reference of its font dictionary."""
    facts = subset.facts
    entries = f"/Length1 {facts['length']}/Filter/FlateDecode"
    program = objects.packed(subset.program, entries, subset.digest)
    box = " ".join(map(str, facts["box"]))
    italic = 64 if facts["angle"] else 0
    # Flag 4, symbolic: codes are the font's own, read through its (3, 0) cmap, never by name.
    descriptor = objects.add(
        f"<</Type/FontDescriptor/FontName/{facts['name']}/Flags {4 + 2 + italic}/FontBBox[{box}]"
        f"/ItalicAngle {facts['angle']:g}/Ascent {facts['ascent']}/Descent {facts['descent']}"
        f"/CapHeight {facts['cap']}/StemV {facts['stem']}/FontFile2 {program}>>"
    )
    unicode = objects.packed(subset.unicode, "/Filter/FlateDecode")
    item = objects.add(
        f"<<{subset.dictionary}/FontDescriptor {descriptor.number} 0 R/ToUnicode {unicode}>>"
    )
    return f"{item.number} 0 R"
