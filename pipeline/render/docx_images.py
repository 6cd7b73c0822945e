"""Pictures as python-docx knows them: their kind read from their bytes, or the reason why not."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.image import exceptions as image_errors
from docx.image.image import Image

from pipeline.problem import ToolError

_BAD_IMAGE = (
    image_errors.InvalidImageStreamError,
    image_errors.UnexpectedEndOfFileError,
    image_errors.UnrecognizedImageError,
    ValueError,
    LookupError,
    OSError,
)


def kind(data: bytes) -> tuple[str, str]:
    """(file ending, content type) of a picture. ToolError for what is none."""
    try:
        image = Image.from_blob(data)
        return str(image.ext), str(image.content_type)
    except _BAD_IMAGE as error:
        raise _refused(error) from error


def relate(part: Any, data: bytes) -> str:
    """The relationship id of a picture in python-docx's document part."""
    try:
        relation, _ = part.get_or_add_image(BytesIO(data))
    except _BAD_IMAGE as error:
        raise _refused(error) from error
    return str(relation)


def _refused(error: Exception) -> ToolError:
    said = f"không nhúng được vào .docx: {type(error).__name__} {error}".rstrip()
    return ToolError("hình", said)
