"""Makes a font of few letters out of a font file, by fontTools; needed only when the cache has none.

The name: the OFL reserves "Liberation" for unmodified fonts, but lets documents embed them in parts
(OFL FAQ 1.15). The embedded program carries no name table at all; /FontName is the customary
six-letter tag, "+" and the font's own name, which says that it is a subset (ISO 32000-1, 9.6.4).
"""

from __future__ import annotations

import hashlib
import io
import zlib
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from pipeline.problem import ToolError

_DROPPED = "FFTM GPOS GSUB GDEF BASE JSTF MATH DSIG kern name OS/2 gasp hdmx LTSH VDMX PCLT meta"


def make(
    name: str, data: bytes, wanted: dict[str, int], tag_seed: str
) -> tuple[dict[str, Any], bytes]:
    """Facts of the subset (JSON values) and its deflated program.

    `data` is the font file called `name`. `wanted` maps letters to 1-byte codes; the facts
    name those the font lacks under "missing".
    """
    font = _open(name, data)
    cmap = font.getBestCmap() or {}
    if 0x20 in cmap:
        cmap.setdefault(0xA0, cmap[0x20])  # a no-break space is drawn as a space
    codes = {letter: code for letter, code in wanted.items() if ord(letter) in cmap}
    glyphs = {code: cmap[ord(letter)] for letter, code in codes.items()}
    facts = _facts(font, codes, cmap, tag_seed)
    facts["missing"] = "".join(sorted(set(wanted) - set(codes)))
    program = _program(font, codes, glyphs)
    facts["length"] = len(program)
    return facts, zlib.compress(program, 9)


def _open(name: str, data: bytes) -> TTFont:
    try:
        font = TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True)
    except TTLibError as error:
        raise ToolError("fontTools", f"không mở được phông chữ {name}: {error}") from error
    if "glyf" not in font:
        raise ToolError("fontTools", f"phông chữ {name} không phải loại TrueType (glyf)")
    # OS/2 fsType: 0x0002 restricted, 0x0100 no subsetting, 0x0200 bitmaps only.
    if font["OS/2"].fsType & 0x0302:
        raise ToolError("fontTools", f"giấy phép của phông chữ {name} cấm nhúng vào PDF")
    return font


def _facts(
    font: TTFont, codes: dict[str, int], cmap: dict[int, str], tag_seed: str
) -> dict[str, Any]:
    per_mille = 1000 / font["head"].unitsPerEm
    head, os2, metrics = font["head"], font["OS/2"], font["hmtx"]
    weight = os2.usWeightClass
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return {
        "name": f"{_tag(tag_seed)}+{font['name'].getDebugName(6)}",
        "codes": codes,
        "advances": {letter: metrics[cmap[ord(letter)]][0] * per_mille for letter in codes},
        "box": [round(value * per_mille) for value in box],
        "ascent": round(font["hhea"].ascent * per_mille),
        "descent": round(font["hhea"].descent * per_mille),
        "cap": round((getattr(os2, "sCapHeight", 0) or 1341) * per_mille),
        "angle": font["post"].italicAngle,
        "stem": 80 if weight < 600 else 120,
    }


def _tag(seed: str) -> str:
    digest = hashlib.sha256(seed.encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _program(font: TTFont, codes: dict[str, int], glyphs: dict[int, str]) -> bytes:
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables = [*options.drop_tables, *_DROPPED.split()]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in codes])
    subsetter.subset(font)
    font["cmap"] = _cmap(glyphs)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _cmap(glyphs: dict[int, str]) -> Any:
    """Codes to glyphs twice, as a symbolic TrueType font needs (PDF/A-2, 6.2.11.6): Macintosh
    for old readers, Microsoft Symbol (3, 0) at U+F000 for the rest."""
    table = newTable("cmap")
    table.tableVersion = 0
    table.tables = []
    for form, platform, base in ((6, 1, 0), (4, 3, 0xF000)):
        sub = CmapSubtable.newSubtable(form)
        sub.platformID, sub.platEncID, sub.language = platform, 0, 0
        sub.cmap = {base + code: glyph for code, glyph in glyphs.items()}
        table.tables.append(sub)
    return table
