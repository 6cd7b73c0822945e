"""Pictures in the Word file that python-docx itself does not know."""

from __future__ import annotations

import io

import docx
import pytest
from PIL import Image

from pipeline.problem import ToolError
from pipeline.render.docx_images import kind, relate


def cmyk() -> bytes:
    """A JPEG as Photoshop writes it for print: no JFIF head."""
    out = io.BytesIO()
    Image.new("CMYK", (8, 8), (10, 200, 30, 0)).save(out, "JPEG")
    return out.getvalue()


def test_a_jpeg_without_jfif_head_is_put_in_once_byte_for_byte() -> None:
    data = cmyk()
    assert b"JFIF" not in data
    assert kind(data) == ("jpg", "image/jpeg")
    document = docx.Document()
    first, second = relate(document.part, data), relate(document.part, data)
    out = io.BytesIO()
    document.save(out)
    again = docx.Document(io.BytesIO(out.getvalue())).part
    assert again.related_parts[first].blob == again.related_parts[second].blob == data
    assert len(again.package.image_parts) == 1


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ToolError):
        kind(b"\xff\xd8 nothing")
