"""Pictures made anew by Pillow: upright, opaque, in grey or RGB. Loaded only where one needs it."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, ImageCms

from pipeline.pictures.form import Unusable

_QUALITY = 95
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Exif 2.3, tag 274, as what brings the picture upright."""
_FAULTS = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError)


def converted(data: bytes, turn: int) -> tuple[bytes, int, int]:
    """(PNG or JPEG, width, height) of a picture held as `turn` says (`form.orientation`).

    Its size is known to be bearable. Raises Unusable.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of notes in the file that nobody reads here
            return _made(data, turn)
    except (*_FAULTS, Image.DecompressionBombError) as error:
        raise Unusable("tệp hình hỏng, không mở được", "chép lại tệp gốc") from error


def _made(data: bytes, turn: int) -> tuple[bytes, int, int]:
    with Image.open(io.BytesIO(data)) as opened:
        form = opened.format
        opened.load()  # by what its notes say, which are taken away below
        image = _opaque(_in_light(opened))
        image = image.transpose(_UPRIGHT[turn]) if turn in _UPRIGHT else image
        image.info = {}
        out = io.BytesIO()
        if form == "PNG":
            image.save(out, "PNG")
        else:
            image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue(), image.width, image.height


def _in_light(image: Image.Image) -> Image.Image:
    """Four inks as light: by the profile in the file; without one (or a broken one) each of RGB is
    255 · (1 - ink) · (1 - black)."""
    if image.mode != "CMYK":
        return image
    profile = image.info.get("icc_profile")
    if profile:
        try:
            made = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made is not None:
            made.info.pop("icc_profile", None)
            return made
    return image.convert("RGB")


def _opaque(image: Image.Image) -> Image.Image:
    """What is see-through laid over white paper, in the fewest channels."""
    if image.has_transparency_data:
        grey = image.mode in ("LA", "La", "L")
        clear = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), clear)
        image = image.convert("L" if grey else "RGB")
    return image
