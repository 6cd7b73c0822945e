"""Pictures as python-docx knows them: their kind read from their bytes, or the reason why not."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.image import exceptions as image_errors
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart

from pipeline.problem import ToolError

_BAD_IMAGE = (
    image_errors.InvalidImageStreamError,
    image_errors.UnexpectedEndOfFileError,
    image_errors.UnrecognizedImageError,
    ValueError,
    LookupError,
    OSError,
)


_JPEG = b"\xff\xd8\xff"
"""python-docx knows JFIF and Exif alone; Photoshop and scanners write others, CMYK among them."""


def kind(data: bytes) -> tuple[str, str]:
    """(file ending, content type) of a picture. ToolError for what is none."""
    try:
        image = Image.from_blob(data)
        return str(image.ext), str(image.content_type)
    except _BAD_IMAGE as error:
        if data.startswith(_JPEG):
            return "jpg", "image/jpeg"
        raise _refused(error) from error


def relate(part: Any, data: bytes) -> str:
    """The relationship id of a picture in python-docx's document part."""
    try:
        relation, _ = part.get_or_add_image(BytesIO(data))
    except _BAD_IMAGE as error:
        if not data.startswith(_JPEG):
            raise _refused(error) from error
        relation = part.relate_to(_jpeg_part(part.package.image_parts, data), RT.IMAGE)
    return str(relation)


def _jpeg_part(parts: Any, data: bytes) -> ImagePart:
    """The part of a JPEG that python-docx does not know; one for each picture."""
    known = next((one for one in parts if one.blob == data), None)
    if known is None:
        known = ImagePart(PackURI(f"/word/media/image{len(parts) + 1}.jpg"), "image/jpeg", data)
        parts.append(known)
    return known


def _refused(error: Exception) -> ToolError:
    said = f"không nhúng được vào .docx: {type(error).__name__} {error}".rstrip()
    return ToolError("hình", said)
