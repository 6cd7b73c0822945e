"""Reads from a TrueType or OpenType file the little that layout needs: names, letters, widths.

Only five small tables are read (head, hhea, hmtx, cmap, name), without loading the outlines, and letters
are looked up when they are asked for, so nothing has to be kept on disk between two runs and a cold
start loads no font library. Layout of the tables: OpenType specification 1.9. The tests compare the result
with fontTools, letter by letter.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

_SFNT = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_FAMILY, _STYLE = 1, 2
_WINDOWS, _MAC = 3, 1


@dataclass(frozen=True, slots=True)
class _Run:
    """The glyphs of code points that follow each other, from `first` to before `beyond`; 0 = no letter."""

    first: int
    beyond: int
    delta: int
    glyphs: Sequence[int] | None = None
    """Of each code point before `delta` is added; None = the code point itself."""

    def glyph(self, code: int) -> int:
        """The glyph of a code point of the run; glyphs are 16-bit numbers."""
        if self.glyphs is None:
            return (code + self.delta) & 0xFFFF
        glyph = self.glyphs[code - self.first]
        return (glyph + self.delta) & 0xFFFF if glyph else 0


class Letters(Mapping[int, int]):
    """Advance widths by code point, looked up in the font's own table: a text asks for a hundred of
    three thousand."""

    __slots__ = ("_firsts", "_runs", "_widths")

    def __init__(self, runs: Iterable[_Run], widths: Sequence[int]) -> None:
        """`runs` in the order of the table, `widths` by glyph; ValueError for runs that overlap."""
        self._runs = tuple(runs)
        self._firsts = [run.first for run in self._runs]
        self._widths = widths
        if any(one.beyond > then.first for one, then in pairwise(self._runs)):
            raise ValueError("damaged character map")

    def __getitem__(self, code: int) -> int:
        at = bisect_right(self._firsts, code) - 1
        run = self._runs[at] if at >= 0 else None
        glyph = run.glyph(code) if run and code < run.beyond else 0
        if not glyph:
            raise KeyError(code)
        return self._widths[glyph]

    def __iter__(self) -> Iterator[int]:
        return (c for run in self._runs for c in range(run.first, run.beyond) if run.glyph(c))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class BadFont(Exception):
    """The file is no font this program can read; says why."""


@dataclass(frozen=True, slots=True)
class FontTables:
    """Family and style as the file names them; advance widths in font units by code point."""

    family: str
    style: str
    units_per_em: int
    advances: Mapping[int, int]


def names(path: Path) -> tuple[str, str]:
    """Family and style alone, which is ten times quicker. Raises BadFont as `read` does."""
    try:
        with path.open("rb") as file:
            found = _names(_table(file, _places(file), b"name"))
            return found.get(_FAMILY, ""), found.get(_STYLE, "")
    except (OSError, struct.error, IndexError, KeyError, ValueError) as error:
        raise BadFont(f"{path}: {error!r}") from error


@lru_cache(maxsize=8)
def read(path: Path) -> FontTables:
    """Reads one face. Raises BadFont for a file that is damaged or not a single-face font."""
    try:
        with path.open("rb") as file:
            return _read(file)
    except (OSError, struct.error, IndexError, KeyError, ValueError) as error:
        raise BadFont(f"{path}: {error!r}") from error


def _places(file: BinaryIO) -> dict[bytes, tuple[int, int]]:
    """Where each table lies: tag -> (offset, length)."""
    version, count = struct.unpack(">4sH6x", file.read(12))
    if version not in _SFNT:
        raise ValueError("not a TrueType or OpenType font")
    places: dict[bytes, tuple[int, int]] = {}
    for _ in range(count):
        tag, offset, length = struct.unpack(">4s4xII", file.read(16))
        places[tag] = (offset, length)
    return places


def _table(file: BinaryIO, places: Mapping[bytes, tuple[int, int]], tag: bytes) -> bytes:
    offset, length = places[tag]
    file.seek(offset)
    return file.read(length)


def _read(file: BinaryIO) -> FontTables:
    places = _places(file)
    (units_per_em,) = struct.unpack_from(">H", _table(file, places, b"head"), 18)
    (metrics,) = struct.unpack_from(">H", _table(file, places, b"hhea"), 34)
    widths = _unsigned(_table(file, places, b"hmtx")[: metrics * 4])[::2]
    widths.extend(
        widths[-1:] * (0x10000 - metrics)
    )  # glyphs beyond the table are as wide as its last
    found = _names(_table(file, places, b"name"))
    letters = _letters(_table(file, places, b"cmap"))
    advances = Letters(letters, widths)
    return FontTables(found.get(_FAMILY, ""), found.get(_STYLE, ""), units_per_em, advances)


def _unsigned(data: bytes) -> array[int]:
    """The bytes as big-endian 16-bit numbers."""
    numbers = array("H", data)
    if array("H", b"\x00\x01")[0] != 1:
        numbers.byteswap()
    return numbers


def _names(table: bytes) -> dict[int, str]:
    """English family and style names; the Windows records win over the Macintosh ones."""
    _, count, start = struct.unpack_from(">HHH", table)
    found: dict[int, str] = {}
    for index in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(
            ">6H", table, 6 + 12 * index
        )
        raw = table[start + offset : start + offset + length]
        if platform == _WINDOWS and language == 0x409:
            found[name] = raw.decode("utf-16-be", "replace")
        elif platform == _MAC:
            found.setdefault(name, raw.decode("mac-roman", "replace"))
    return found


def _letters(table: bytes) -> Iterator[_Run]:
    """The widest Unicode subtable: format 12 before format 4."""
    (count,) = struct.unpack_from(">H", table, 2)
    offsets: dict[int, int] = {}
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * index)
        unicode_table = platform == 0 or (platform == _WINDOWS and encoding in (1, 10))
        if unicode_table:
            offsets[struct.unpack_from(">H", table, offset)[0]] = offset
    if 12 in offsets:
        return _format_12(table, offsets[12])
    if 4 in offsets:
        return _format_4(table, offsets[4])
    raise ValueError("no Unicode character map")


def _format_12(table: bytes, offset: int) -> Iterator[_Run]:
    (groups,) = struct.unpack_from(">I", table, offset + 12)
    for index in range(groups):
        first, last, glyph = struct.unpack_from(">III", table, offset + 16 + 12 * index)
        if last > 0x10FFFF or last < first or glyph + last - first > 0xFFFF:
            raise ValueError("damaged character map")
        yield _Run(first, last + 1, glyph - first)


def _format_4(table: bytes, offset: int) -> Iterator[_Run]:
    length, _, twice = struct.unpack_from(">3H", table, offset + 2)
    numbers = _unsigned(table[offset : offset + length - length % 2])
    count = twice // 2
    ends, starts = 7, 8 + count
    ranges = starts + 2 * count
    rows = zip(
        *(numbers[at : at + count] for at in (ends, starts, starts + count, ranges)), strict=True
    )
    for index, (last, first, delta, shift) in enumerate(rows):
        beyond = min(last, 0xFFFE) + 1
        glyphs = None
        if shift:
            place = ranges + index + shift // 2
            glyphs = numbers[place : place + beyond - first]
            if len(glyphs) < beyond - first:
                raise ValueError("damaged character map")
        if beyond > first:
            yield _Run(first, beyond, delta, glyphs)
