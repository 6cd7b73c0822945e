"""PNG and JPEG files as image objects of a PDF, as they are."""

from __future__ import annotations

from pipeline import pictures
from pipeline.pictures import Size, jpeg, png
from pipeline.problem import ToolError
from pipeline.render.pdf_objects import Objects


def embed(objects: Objects, data: bytes) -> str:
    """Reference of the image object. Raises ToolError for what cannot be embedded."""
    try:
        held = pictures.read(data).data
    except pictures.Unusable as error:
        raise ToolError("hình", f"{error.why}; hãy {error.hint}") from error
    if held.startswith(png.START):
        return _png(objects, png.parsed(held))
    found = jpeg.parsed(held)
    space = "/DeviceGray" if found.channels == 1 else "/DeviceRGB"
    entries = f"{_entries(found.size, space, 8)}/Filter/DCTDecode"
    return objects.packed(b"".join(found.kept), entries)


def _png(objects: Objects, found: png.Png) -> str:
    head = found.header
    space = {0: "/DeviceGray", 2: "/DeviceRGB"}.get(head.kind) or _palette(found.chunks[b"PLTE"])
    return objects.packed(
        found.chunks[b"IDAT"],
        f"{_entries(head.size, space, head.bits)}/Filter/FlateDecode/DecodeParms<</Predictor 15"
        f"/Colors {head.channels}/BitsPerComponent {head.bits}/Columns {head.size.width}>>",
    )


def _entries(size: Size, space: str, bits: int) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {size.width}/Height {size.height}"
        f"/ColorSpace{space}/BitsPerComponent {bits}"
    )


def _palette(colours: bytes) -> str:
    return f"[/Indexed/DeviceRGB {len(colours) // 3 - 1}<{colours.hex()}>]"
