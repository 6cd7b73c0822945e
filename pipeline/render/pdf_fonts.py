"""Fonts of a PDF: which letter is which byte, how wide it is, and the embedded program from the cache.

Simple one-byte fonts: a line is one short string, word spacing (Tw) works on it, and the file is
half the size of a two-byte one. 250 letters cover Vietnamese; others go to further fonts of the
same face, made for the letters a document has.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.problem import ToolError
from pipeline.render.pdf_objects import Objects, string

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
# Extraction gives ordinary characters for the two that only forbid a break.
_EXTRACTED = {"\u00a0": " ", "\u2011": "-"}
_ESCAPED = {"(": "\\(", ")": "\\)", "\\": "\\\\"}
_CACHE_FORM = 1
"""Counts up when the cached form changes."""


@dataclass(frozen=True, slots=True)
class Subset:
    """One embedded font: letters, widths in thousandths of the size, program."""

    facts: dict[str, Any]
    program: bytes

    @property
    def codes(self) -> dict[str, int]:
        codes: dict[str, int] = self.facts["codes"]
        return codes

    @property
    def advances(self) -> dict[str, float]:
        """Exact advance widths by letter."""
        advances: dict[str, float] = self.facts["advances"]
        return advances

    def width(self, letter: str) -> int:
        """As written in /Widths. Whole numbers: PDFium cuts fractions off; `Face.encode` gives the
        rest of each line to its spaces."""
        return round(self.advances[letter])


@dataclass(frozen=True, slots=True)
class Encoded:
    """A string ready to be shown: (resource name, literal) parts; `short` is what the whole widths
    lack of the exact width, in thousandths of the size."""

    parts: tuple[tuple[str, str], ...]
    short: float


@dataclass(frozen=True, slots=True)
class Face:
    """A face with its common letters and the further ones of this document."""

    name: str
    common: Subset
    further: tuple[Subset, ...] = ()
    words: dict[str, tuple[str, float]] = field(default_factory=dict)
    """Words already encoded in the common font; official texts say the same words again."""

    def encode(self, text: str) -> Encoded:
        """Raises KeyError for a letter no subset has; see `further_letters`."""
        literals = []
        short = self.words[" "][1] * text.count(" ")
        try:
            for word in text.split(" "):
                known = self.words.get(word)
                if known is None:
                    known = self.words[word] = self._word(word)
                literals.append(known[0])
                short += known[1]
        except KeyError:
            return self._mixed(text)
        return Encoded(((self.name, " ".join(literals)),), short)

    def _word(self, word: str) -> tuple[str, float]:
        advances = self.common.advances
        letters = word.replace("\u2011", "-")
        literal = "".join(_byte(self.common.codes[letter]) for letter in letters)
        return literal, sum(advances[letter] - round(advances[letter]) for letter in letters)

    def _mixed(self, text: str) -> Encoded:
        parts: list[tuple[str, str]] = []
        short = 0.0
        for letter in text.replace("\u2011", "-"):
            name, subset = self._home(letter)
            short += subset.advances[letter] - subset.width(letter)
            byte = _byte(subset.codes[letter])
            if parts and parts[-1][0] == name:
                parts[-1] = (name, parts[-1][1] + byte)
            else:
                parts.append((name, byte))
        return Encoded(tuple(parts), short)

    def _home(self, letter: str) -> tuple[str, Subset]:
        for name, subset in self.subsets():
            if letter in subset.codes:
                return name, subset
        raise KeyError(letter)

    def subsets(self) -> Iterable[tuple[str, Subset]]:
        yield self.name, self.common
        for number, subset in enumerate(self.further):
            yield f"{self.name}x{number}", subset


def _byte(code: int) -> str:
    return _ESCAPED.get(chr(code), chr(code))


def face(name: str, path: Path, texts: Iterable[str], cache: Path | None) -> tuple[Face, str]:
    """The face for these texts and the letters its font does not have (drawn by nothing)."""
    known = _common(name, path, cache, _stamp(path))
    codes = known.common.codes
    odd = _stranger(frozenset(codes)).findall("".join(texts))
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
    return Face(name, known.common, kept, known.words), missing


def _stamp(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        raise ToolError("phông chữ", f"không đọc được {path}: {error.strerror}") from error
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _stranger(letters: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(''.join(sorted(letters)))}]")


@lru_cache(maxsize=16)
def _common(name: str, path: Path, cache: Path | None, stamp: tuple[int, int]) -> Face:
    """`stamp` makes a font file that was replaced be read again."""
    del stamp
    known = Face(name, _subset(path, _COMMON, cache))
    known.words[" "] = known._word(" ")
    known.words[""] = ("", 0.0)
    return known


def _subset(path: Path, wanted: dict[str, int], cache: Path | None) -> Subset:
    data = path.read_bytes()
    listed = json.dumps(wanted, sort_keys=True)
    key = hashlib.sha256(data + listed.encode() + bytes([_CACHE_FORM])).hexdigest()
    place = cache / f"{key}.font" if cache else None
    if place and (found := _cached(place)):
        return found
    # fontTools takes longer to load than a whole cold run does; a filled cache never needs it.
    from pipeline.render import pdf_subset

    facts, program = pdf_subset.make(path, wanted, key)
    if place:
        _keep(place, facts, program)
    return Subset(facts, program)


def _cached(place: Path) -> Subset | None:
    """What the cache has, unless it was cut or changed: the first line is the hash of the rest."""
    try:
        seal, _, body = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(body).hexdigest().encode() != seal:
        return None
    facts, _, program = body.partition(b"\n")
    return Subset(json.loads(facts), program)


def _keep(place: Path, facts: dict[str, Any], program: bytes) -> None:
    body = json.dumps(facts, sort_keys=True).encode() + b"\n" + program
    seal = hashlib.sha256(body).hexdigest().encode()
    place.parent.mkdir(parents=True, exist_ok=True)
    # Another process may make the same entry now: each writes its own file, the last one stays.
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(seal + b"\n" + body)
    Path(file.name).replace(place)


def embed(objects: Objects, subset: Subset) -> str:
    """Write a subset's objects; the reference of its font dictionary."""
    facts = subset.facts
    program = objects.packed(subset.program, f"/Length1 {facts['length']}/Filter/FlateDecode")
    box = " ".join(map(str, facts["box"]))
    italic = 64 if facts["angle"] else 0
    # Flag 4, symbolic: codes are the font's own, read through its (3, 0) cmap, never by name.
    descriptor = objects.add(
        f"<</Type/FontDescriptor/FontName/{facts['name']}/Flags {4 + 2 + italic}/FontBBox[{box}]"
        f"/ItalicAngle {facts['angle']:g}/Ascent {facts['ascent']}/Descent {facts['descent']}"
        f"/CapHeight {facts['cap']}/StemV {facts['stem']}/FontFile2 {program}>>"
    )
    letters = {code: letter for letter, code in subset.codes.items()}
    first, last = min(letters), max(letters)
    widths = " ".join(
        str(subset.width(letters[code])) if code in letters else "0"
        for code in range(first, last + 1)
    )
    unicode = objects.stream(_to_unicode(letters, facts["name"]), level=9)
    item = objects.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{facts['name']}/FirstChar {first}"
        f"/LastChar {last}/Widths[{widths}]/FontDescriptor {descriptor.number} 0 R"
        f"/ToUnicode {unicode}>>"
    )
    return f"{item.number} 0 R"


def _to_unicode(letters: dict[int, str], name: str) -> bytes:
    rows = [
        f"<{code:02x}> <{_EXTRACTED.get(letter, letter).encode('utf-16-be').hex()}>"
        for code, letter in sorted(letters.items())
    ]
    blocks = [
        f"{len(rows[at : at + 100])} beginbfchar\n" + "\n".join(rows[at : at + 100])
        for at in range(0, len(rows), 100)
    ]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo <</Registry {string('Adobe')}/Ordering (UCS)/Supplement 0>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
        + "\nendbfchar\n".join(blocks)
        + "\nendbfchar\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
