"""The four faces of the machine's Times and how wide their letters are.

A real Times New Roman is preferred; Liberation Serif 2.x and Tinos have the same advance widths.
What counts is coverage, never the name: Liberation Serif 1.x bears the same name as 2.x and has no
Vietnamese letters at all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline import font_tables
from pipeline.font_tables import BadFont
from pipeline.problem import ToolError

FACES = ("regular", "bold", "italic", "bolditalic")
FAMILIES = ("Times New Roman", "Liberation Serif", "Tinos")
"""In order of preference; their advance widths are the same."""
PROOF = (0x1EA1, 0x01B0)
"""ạ and ư: a face without them has no Vietnamese."""

_STYLES = {
    "regular": "regular",
    "normal": "regular",
    "roman": "regular",
    "bold": "bold",
    "italic": "italic",
    "bold italic": "bolditalic",
    "bolditalic": "bolditalic",
}
_MOST_TEXTS = 10_000
_FILES = ("times", "liberationserif", "tinos")
_ENDINGS = (".ttf", ".otf")
_SUBSTITUTES = {0x2011: "-", 0x00A0: " "}
"""Drawn as: the no-break hyphen is in neither Liberation nor Tinos; a no-break space is a space."""

_WAY_OUT = (
    "không tìm thấy phông chữ Times New Roman (hoặc Liberation Serif 2, Tinos) đủ bốn kiểu chữ và "
    "có chữ Việt; hãy cài phông: Debian/Ubuntu “apt install fonts-liberation2” hoặc “make fonts”, "
    "Windows và macOS có sẵn Times New Roman; hoặc chỉ thư mục chứa phông bằng VANBAN_FONTS"
)


@dataclass(frozen=True, slots=True)
class Faces:
    """The files of one family's four faces."""

    regular: Path
    bold: Path
    italic: Path
    bolditalic: Path
    family: str

    def path(self, face: str) -> Path:
        """The file of a face named as in FACES."""
        files = (self.regular, self.bold, self.italic, self.bolditalic)
        return files[FACES.index(face)]


class Advances(dict[str, int]):
    """Advance widths by character, font units, looked up when first asked for; an unknown character
    has the width of "?"."""

    def __init__(self, widths: Mapping[int, int]) -> None:
        """`widths` by code point."""
        super().__init__()
        self._widths = widths

    def __missing__(self, letter: str) -> int:
        code = ord(_SUBSTITUTES.get(ord(letter), letter))
        unknown = self._widths.get(ord("?"), 0)
        width = self[letter] = self._widths.get(code, unknown)
        return width


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The code points that each of several faces has, or what is drawn in their place."""

    faces: tuple[Mapping[int, int], ...]

    def __contains__(self, code: object) -> bool:
        return code in _SUBSTITUTES or all(code in face for face in self.faces)


@dataclass(frozen=True, slots=True, eq=False)
class Metrics:
    """Advance widths of the four faces in font units.

    `known` are the code points every face has; `words` remembers widths of whole texts.
    """

    units_per_em: int
    advances: Mapping[str, Advances]
    known: Container[int]
    words: dict[str, dict[str, int]] = field(
        default_factory=lambda: {face: {} for face in FACES}, repr=False
    )
    seen: set[str] = field(default_factory=lambda: set("\n\t"), repr=False)
    """Letters that were found to be in every face."""

    def text_width(self, text: str, face: str, size: float) -> float:
        """Width in points of a text set without kerning; line breaks have no width."""
        seen = self.words[face]
        units = seen.get(text)
        if units is None:
            if len(seen) > _MOST_TEXTS:
                seen.clear()
            table = self.advances[face]
            units = seen[text] = sum(table[letter] for letter in text if letter != "\n")
        return units * size / self.units_per_em

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of a text that some face has no glyph for, each once, in order.

        Letters of the private-use area count as missing: they mean nothing in any other font.
        """
        fresh = set(text) - self.seen
        if not fresh:
            return ()
        known = self.known
        lacking = {c for c in fresh if ord(c) not in known or 0xE000 <= ord(c) <= 0xF8FF}
        self.seen.update(fresh - lacking)
        return tuple(dict.fromkeys(c for c in text if c in lacking))


def find(folders: Iterable[Path] = ()) -> Faces:
    """The best four faces: given folders first, then the project's own environment and the system.

    Raises ToolError with the way out when no family has all four faces with Vietnamese letters.
    """
    for places in (tuple(folders), (*_own(), *_system())):
        sets = _sets(places)
        for family in FAMILIES:
            for (name, _), faces in sets.items():
                if name == family and all(_vietnamese(faces.get(face)) for face in FACES):
                    regular, bold, italic, bolditalic = (faces[face] for face in FACES)
                    return Faces(regular, bold, italic, bolditalic, family)
    raise ToolError("phông chữ", _WAY_OUT)


def searched(folders: Iterable[Path]) -> list[Path]:
    """Every folder that `find` looks through, those that are not there too: a font that comes changes one."""
    found: list[Path] = []
    for folder in (*folders, *_own(), *_system()):
        found.append(folder)
        found += (path for path in folder.rglob("*/") if path.is_dir())
    return found


def metrics(faces: Faces) -> Metrics:
    """Reads the advance widths of the four faces. Raises ToolError for a damaged file."""
    try:
        tables = {face: font_tables.read(faces.path(face)) for face in FACES}
    except BadFont as error:
        raise ToolError("phông chữ", f"không đọc được tệp phông: {error}") from error
    first = tables["regular"].units_per_em
    if any(table.units_per_em != first for table in tables.values()):
        raise ToolError("phông chữ", "bốn kiểu chữ không cùng đơn vị đo; hãy cài lại bộ phông")
    advances = {face: Advances(table.advances) for face, table in tables.items()}
    known = Everywhere(tuple(table.advances for table in tables.values()))
    return Metrics(first, advances, known)


@cache
def times() -> Metrics | None:
    """The widths of the faces that are found without being told where; None where there are none.

    For those who judge lengths of finished files: without a Times they cannot, and all else they can.
    """
    try:
        return metrics(find())
    except ToolError:
        return None


def _own() -> tuple[Path, ...]:
    return (Path(sys.prefix) / "share" / "fonts" / "vanban",)


def _system() -> tuple[Path, ...]:
    home = Path.home()
    return (
        Path("C:/Windows/Fonts"),
        home / "AppData/Local/Microsoft/Windows/Fonts",
        Path("/System/Library/Fonts/Supplemental"),
        Path("/Library/Fonts"),
        home / "Library/Fonts",
        home / ".fonts",
        home / ".local/share/fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


def _sets(folders: Iterable[Path]) -> dict[tuple[str, Path], dict[str, Path]]:
    """(family, folder) -> face -> file. By folder, so that an old Liberation Serif without
    Vietnamese letters does not hide a newer one of the same name."""
    found: dict[tuple[str, Path], dict[str, Path]] = {}
    for folder in folders:
        for path in _candidates(folder):
            try:
                family, style = font_tables.names(path)
            except BadFont:
                continue
            face = _STYLES.get(style.lower())
            if face and family in FAMILIES:
                found.setdefault((family, path.parent), {}).setdefault(face, path)
    return found


def _vietnamese(path: Path | None) -> bool:
    try:
        return path is not None and all(code in font_tables.read(path).advances for code in PROOF)
    except BadFont:
        return False


def _candidates(folder: Path) -> Iterator[Path]:
    """Font files that may be one of the families, by file name, in a fixed order."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            plain = name.lower().replace(" ", "").replace("-", "").replace("_", "")
            if plain.endswith(_ENDINGS) and plain.startswith(_FILES):
                found.append(Path(place, name))
    yield from sorted(found)
