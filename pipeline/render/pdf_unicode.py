"""What a font's codes mean to whoever copies, searches or reads aloud."""

from __future__ import annotations

from pipeline.render.pdf_objects import string

# Extraction gives ordinary characters for the two that only forbid a break.
_EXTRACTED = {"\u00a0": " ", "\u2011": "-"}


def to_unicode(letters: dict[int, str], name: str) -> bytes:
    """The ToUnicode map of a font called `name` (ISO 32000-1, 9.10.3)."""
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
