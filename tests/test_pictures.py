"""Pictures of every make: the .docx and the PDF show the same one, upright; or the line is told, never a fault.

What is to be seen is written down by hand as colours of the corners; both files are opened by programs
that are not ours (Pillow, pdfium).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageCms, ImageDraw

from pipeline import pictures
from pipeline.build import Draft, Order, draft, make
from pipeline.desk import Desk
from pipeline.pictures import Unusable, measured
from pipeline.pictures.form import orientation
from tests import samples
from tests.officer import PLACE
from tests.programs import needed_file

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (20, 40, 200), (255, 255, 255)
Corners = tuple[tuple[int, int, int], ...]
UPRIGHT: Corners = (RED, GREEN, BLUE, WHITE)
"""Left above, right above, left below, right below."""
Make = Callable[[], bytes]


def scene(width: int = 60, height: int = 40) -> Image.Image:
    """Four fields: red, green; blue, white."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), RED)
    draw.rectangle((width // 2, 0, width, height // 2 - 1), GREEN)
    draw.rectangle((0, height // 2, width // 2 - 1, height), BLUE)
    return image


def stored(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    if form == "JPEG":
        options = {"quality": 95, "subsampling": 0} | options
    image.save(out, form, **options)
    return out.getvalue()


def photo(orientation: int, form: str = "JPEG") -> bytes:
    """As a telephone stores it: the pixels as the sensor lay, the note says how to turn them."""
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = scene()
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Hãng máy ảnh"
    lying = image.transpose(back[orientation]) if orientation in back else image
    return stored(lying, form, exif=exif)


def inks(profile: bool = False) -> bytes:
    image = scene().convert("CMYK")
    return stored(image, "JPEG", **({"icc_profile": _four_inks()} if profile else {}))


def _four_inks() -> bytes:
    """A profile that is none: the conversion without one is taken instead."""
    return b"\0" * 200


def interlaced(mode: str = "RGB", depth: int = 8) -> bytes:
    """Adam7 (PNG, 8.2) by hand: Pillow reads it and never writes it."""
    image = scene().convert(mode)
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # fmt: skip
    rows = bytearray()
    for x, y, right, down in passes:
        for line in range(y, image.height, down):
            rows.append(0)
            for column in range(x, image.width, right):
                got = image.getpixel((column, line))
                for value in got if isinstance(got, tuple) else (got,):
                    rows += bytes([value] * (depth // 8))
    kind = {"L": 0, "RGB": 2, "LA": 4, "RGBA": 6}[mode]
    head = struct.pack(">IIBBBBB", image.width, image.height, depth, kind, 0, 0, 1)
    return png(head, zlib.compress(bytes(rows)))


def png(head: bytes, data: bytes, *more: tuple[bytes, bytes]) -> bytes:
    chunks = ((b"IHDR", head), *more, (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def deep(kind: int) -> bytes:
    """16 bits a channel, by hand; alpha full on the scene, none on its white field."""
    image = scene().convert({0: "L", 2: "RGB", 4: "LA", 6: "RGBA"}[kind])
    rows = bytearray()
    for y in range(image.height):
        rows.append(0)
        for x in range(image.width):
            got = image.getpixel((x, y))
            values = list(got) if isinstance(got, tuple) else [int(got or 0)]
            if kind in (4, 6) and x >= 30 and y >= 20:
                values = [0] * len(values)
            rows += b"".join(bytes([value, value]) for value in values)
    head = struct.pack(">IIBBBBB", image.width, image.height, 16, kind, 0, 0, 0)
    return png(head, zlib.compress(bytes(rows)))


def see_through(mode: str) -> bytes:
    """White is not drawn at all: black pixels that one can see through."""
    image = scene().convert("RGBA")
    image.paste((0, 0, 0, 0), (30, 20, 60, 40))
    if mode == "P":
        flat = scene().quantize(8)
        index = flat.getpixel((50, 30))
        return stored(flat, transparency=index)
    return stored(image.convert(mode))


def behind_its_end() -> bytes:
    """Telephones put their own notes behind the picture."""
    return stored(scene(), "JPEG") + b"\0\0SEFH" + bytes(range(256)) + b"SEFT"


def progressive() -> bytes:
    return stored(scene(), "JPEG", progressive=True)


def moving_png() -> bytes:
    return stored(scene(), save_all=True, append_images=[scene().rotate(180)])


def named_rgb() -> bytes:
    """A JPEG of RGB, not YCbCr, that says so by its channels' names alone (no Adobe mark)."""
    data = stored(scene(), "JPEG", keep_rgb=True)
    at = data.index(b"\xff\xee") if b"\xff\xee" in data else -1
    if at >= 0:
        (length,) = struct.unpack_from(">H", data, at + 2)
        data = data[:at] + data[at + 2 + length :]
    return data


GREYS = tuple((value,) * 3 for value in (81, 110, 52, 255))
"""Luma of the four fields: 0.299 R + 0.587 G + 0.114 B."""
SEEN: dict[str, tuple[Make, Corners, str]] = {
    "png": (lambda: stored(scene()), UPRIGHT, ""),
    "jpeg": (lambda: stored(scene(), "JPEG"), UPRIGHT, ""),
    "jpeg, progressive": (progressive, UPRIGHT, ""),
    "jpeg, notes behind its end": (behind_its_end, UPRIGHT, ""),
    "jpeg, grey": (lambda: stored(scene().convert("L"), "JPEG"), GREYS, ""),
    "jpeg, RGB by name": (named_rgb, UPRIGHT, ""),
    "jpeg, CMYK": (inks, UPRIGHT, "màu in CMYK"),
    "jpeg, CMYK, broken profile": (lambda: inks(profile=True), UPRIGHT, "màu in CMYK"),
    **{
        f"photo held {turn}": (lambda turn=turn: photo(turn), UPRIGHT, "xoay" if turn > 1 else "")
        for turn in range(1, 9)
    },
    "png, turned": (lambda: photo(6, "PNG"), UPRIGHT, "xoay"),
    "png, palette": (lambda: stored(scene().quantize(8)), UPRIGHT, ""),
    "png, palette, see-through": (lambda: see_through("P"), UPRIGHT, ""),
    "png, see-through": (lambda: see_through("RGBA"), UPRIGHT, ""),
    "png, grey, see-through": (lambda: see_through("LA"), GREYS, ""),
    "png, one bit": (
        lambda: stored(scene().convert("1", dither=Image.Dither.NONE)),
        ((0, 0, 0), (0, 0, 0), (0, 0, 0), WHITE),
        "",
    ),
    "png, 16 bit": (lambda: deep(2), UPRIGHT, ""),
    "png, grey, 16 bit": (lambda: deep(0), GREYS, ""),
    "png, 16 bit, see-through": (lambda: deep(6), UPRIGHT, ""),
    "png, grey, 16 bit, see-through": (lambda: deep(4), GREYS, ""),
    "png, interlaced": (interlaced, UPRIGHT, ""),
    "png, grey, interlaced": (lambda: interlaced("L"), GREYS, ""),
    "png, grey, interlaced, 16 bit": (lambda: interlaced("L", 16), GREYS, ""),
    "png, interlaced, see-through": (lambda: interlaced("RGBA"), UPRIGHT, ""),
    "png, moving": (moving_png, UPRIGHT, ""),
}


def drafted(data: bytes | None, name: str = "hinh.png", width: str = ", chiều rộng: 80") -> Draft:
    text = PLACE.replace(
        "nơi nhận:", f"  - hình: {{tệp: {name}{width}, chú thích: Sơ đồ}}\nnơi nhận:"
    )
    desk = Desk(samples.CONTENT, samples.ROOT / "templates", pictures=lambda _: data)
    return draft(text.encode(), "vb.yaml", desk, Order())


def shown(data: bytes) -> tuple[Image.Image, Image.Image]:
    """The picture as the .docx holds it, and as it stands on the PDF's page."""
    found = drafted(data)
    assert found.sound, found.problems
    files = make(found, samples.desk(), Order()).files
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as whole:
        (name,) = (name for name in whole.namelist() if name.startswith("word/media/"))
        word = Image.open(io.BytesIO(whole.read(name)))
        word.load()
    page = pypdfium2.PdfDocument(files["pdf"])[0]
    (item,) = page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = item.get_bounds()
    drawn = page.render(scale=2).to_pil().convert("RGB")
    box = (left, page.get_height() - top, right, page.get_height() - bottom)
    return word, drawn.crop(tuple(round(2 * edge) for edge in box))


def corners(image: Image.Image) -> Corners:
    flat = Image.new("RGBA", image.size, "white")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 257).convert("L")
    flat.alpha_composite(image.convert("RGBA"))
    places = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
    return tuple(
        flat.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
        for x, y in places
    )


@pytest.mark.parametrize("name", SEEN)
def test_both_files_show_the_picture_as_it_is_meant(name: str) -> None:
    made, wanted, _ = SEEN[name]
    word, drawn = shown(made())
    assert word.width / word.height == pytest.approx(drawn.width / drawn.height, abs=0.02)
    assert word.width / word.height == pytest.approx(1.5)
    assert (
        word.getexif().get(0x0112, 1) == 1
    )  # nothing is left for Word to make of it what it likes
    for image in (word, drawn):
        got = corners(image)
        off = max(
            abs(a - b) for x, y in zip(got, wanted, strict=True) for a, b in zip(x, y, strict=True)
        )
        assert off <= 6, got


@pytest.mark.parametrize("name", SEEN)
def test_what_a_reader_may_see_changed_is_told(name: str) -> None:
    made, _, told = SEEN[name]
    said = [one for one in drafted(made()).problems if one.code == "T038"]
    assert bool(told) == bool(said)
    assert all(told in one.message and one.level.name == "INFO" for one in said)


def test_it_is_told_in_these_words() -> None:
    assert [str(one) for one in drafted(inks(), "anh.jpg").problems if one.code == "T038"] == [
        "vb.yaml:9:17: lưu ý T038 hình “anh.jpg” được đổi màu in CMYK sang RGB, màu có thể lệch đôi chút, như nhau ở"
        " .docx và PDF — xem lại trang có hình; muốn tự chỉnh thì lưu hình thành JPEG màu RGB, đã xoay đúng chiều"
    ]


def test_four_inks_are_read_by_the_profile_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """No profile of four inks is at hand that may be kept here: that it is asked for is what is looked at."""
    asked: list[str] = []

    def by_profile(image: Image.Image, *_: object, outputMode: str) -> Image.Image:
        asked.append(f"{image.mode} {outputMode}")
        return Image.new("RGB", image.size, "navy")

    monkeypatch.setattr(ImageCms, "profileToProfile", by_profile)
    monkeypatch.setattr(ImageCms, "ImageCmsProfile", lambda file: file)
    pictures.read.cache_clear()
    made = pictures.read(stored(Image.new("CMYK", (9, 9)), "JPEG", icc_profile=b"icc"))
    pictures.read.cache_clear()
    assert asked == ["CMYK RGB"]
    assert Image.open(io.BytesIO(made.data)).convert("RGB").getpixel((4, 4)) == pytest.approx(
        (0, 0, 128), abs=3
    )


SWOP = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
"""Ghostscript's profile of inks on American web presses: what its package puts there."""
SOLIDS = {
    "paper": ((0, 0, 0, 0), (255, 255, 255)),
    "cyan": ((255, 0, 0, 0), (0, 174, 239)),
    "magenta": ((0, 255, 0, 0), (236, 0, 140)),
    "yellow": ((0, 0, 255, 0), (255, 242, 0)),
    "black": ((0, 0, 0, 255), (35, 31, 32)),
    "red": ((0, 255, 255, 0), (237, 28, 36)),
    "blue": ((255, 255, 0, 0), (46, 49, 146)),
    "green": ((255, 0, 255, 0), (0, 166, 81)),
}
"""Inks, 255 = solid -> sRGB as printers' colour charts for SWOP give it."""


@pytest.mark.parametrize("name", SOLIDS)
def test_solid_inks_look_as_the_profile_in_the_file_says(name: str) -> None:
    """The plain formula would make cyan (0, 255, 255) of them: pure light, as no press prints it."""
    profile = needed_file(SWOP)
    inks_, light = SOLIDS[name]
    image = Image.new("CMYK", (40, 30), inks_)
    data = stored(image, "JPEG", quality=95, icc_profile=profile)
    made = Image.open(io.BytesIO(pictures.read(data).data))
    assert made.mode == "RGB"
    assert "icc_profile" not in made.info
    assert made.getpixel((20, 15)) == pytest.approx(light, abs=24)
    plain = Image.open(io.BytesIO(pictures.read(stored(image, "JPEG", quality=95)).data))
    off = [abs(a - b) for a, b in zip(plain.getpixel((20, 15)), light, strict=True)]
    assert name in ("paper", "yellow") or max(off) > 24  # these two need no profile


# --- what cannot be used ----------------------------------------------------------------------

HEAD = struct.pack(">IIBBBBB", 60, 40, 8, 2, 0, 0, 0)
BAD: dict[str, tuple[Make, str]] = {
    "empty": (lambda: b"", "tệp trống (0 byte)"),
    "text": (lambda: b"so do", "không phải hình PNG hoặc JPEG"),
    "moving GIF": (
        lambda: stored(scene(), "GIF", save_all=True, append_images=[scene()]),
        "là tệp GIF, không phải hình PNG hoặc JPEG",
    ),
    "WebP": (lambda: stored(scene(), "WEBP"), "là tệp WebP, không phải hình PNG hoặc JPEG"),
    "BMP": (lambda: stored(scene(), "BMP"), "là tệp BMP, không phải hình PNG hoặc JPEG"),
    "TIFF": (lambda: stored(scene(), "TIFF"), "là tệp TIFF, không phải hình PNG hoặc JPEG"),
    "HEIC": (
        lambda: b"\0\0\0\x18ftypheic" + bytes(80),
        "là tệp HEIC, không phải hình PNG hoặc JPEG",
    ),
    "SVG": (
        lambda: b"<?xml version='1.0'?><svg onload='x()'/>",
        "là tệp SVG, không phải hình PNG hoặc JPEG",
    ),
    "EMF": (
        lambda: b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(60),
        "là tệp EMF, không phải hình PNG hoặc JPEG",
    ),
    "WMF": (lambda: b"\xd7\xcd\xc6\x9a" + bytes(60), "là tệp WMF, không phải hình PNG hoặc JPEG"),
    "PDF": (lambda: b"%PDF-1.7\n", "là tệp PDF, không phải hình PNG hoặc JPEG"),
    "bomb of pixels": (
        lambda: png(struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0), zlib.compress(b"")),
        "hình quá lớn (50000×50000 điểm ảnh)",
    ),
    "bomb, JPEG": (
        lambda: _sized(stored(scene(), "JPEG"), 65_000, 65_000),
        "hình quá lớn (65000×65000 điểm ảnh)",
    ),
    "unfolds into more than it says": (
        lambda: png(HEAD, zlib.compress(bytes(30_000_000))),
        "tệp PNG hỏng: phần hình thiếu hoặc thừa",
    ),
    "unfolds into less": (
        lambda: png(HEAD, zlib.compress(bytes(100))),
        "tệp PNG hỏng: phần hình thiếu hoặc thừa",
    ),
    "no pixels": (
        lambda: png(struct.pack(">IIBBBBB", 0, 40, 8, 2, 0, 0, 0), b""),
        "hình không có điểm ảnh nào",
    ),
    "no pixels, JPEG": (
        lambda: _sized(stored(scene(), "JPEG"), 0, 40),
        "hình không có điểm ảnh nào",
    ),
    "PNG cut short": (lambda: stored(scene())[:-30], "tệp PNG hỏng: sai mã kiểm"),
    "PNG's head alone": (lambda: stored(scene())[:20], "tệp PNG hỏng: sai mã kiểm"),
    "JPEG cut short": (lambda: stored(scene(), "JPEG")[:-40], "tệp JPEG hỏng hoặc bị cắt cụt"),
    "JPEG's start alone": (lambda: b"\xff\xd8\xff", "tệp JPEG hỏng hoặc bị cắt cụt"),
    "JPEG without loss": (
        lambda: stored(scene(), "JPEG").replace(b"\xff\xc0", b"\xff\xc3", 1),
        "JPEG kiểu hiếm (3 kênh màu, 8 bit)",
    ),
    "odd bits": (
        lambda: png(struct.pack(">IIBBBBB", 60, 40, 4, 2, 0, 0, 0), zlib.compress(b"")),
        "PNG có kiểu điểm ảnh lạ",
    ),
    "16 bit with a clear colour": (
        lambda: png(
            struct.pack(">IIBBBBB", 1, 1, 16, 0, 0, 0, 0),
            zlib.compress(b"\0\1\1"),
            (b"tRNS", b"\1\1"),
        ),
        "PNG 16 bit có màu trong suốt",
    ),
    "larger than ten megabytes": (lambda: bytes(10 * 2**20 + 1), "tệp lớn hơn 10 MB"),
    "interlaced, rotten within": (
        lambda: png(struct.pack(">IIBBBBB", 60, 40, 8, 2, 0, 0, 1), b"rotten"),
        "tệp hình hỏng, không mở được",
    ),
}


def _sized(data: bytes, width: int, height: int) -> bytes:
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_told_at_its_line(name: str) -> None:
    made, why = BAD[name]
    (said,) = (one for one in drafted(made()).problems if one.level.name == "ERROR")
    assert (said.code, str(said.span)) == ("T032", "vb.yaml:9:17")
    assert said.message == f"hình “hinh.png”: {why}"
    assert said.hint


def test_every_cut_of_a_picture_is_told_or_shown_and_never_a_fault() -> None:
    """Cut anywhere, or any byte of its head changed."""
    for whole in (photo(6), inks(), stored(scene()), see_through("P"), interlaced()):
        bad = [whole[:end] for end in range(0, len(whole), max(1, len(whole) // 60))]
        bad += [
            whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]
            for at in range(2, min(180, len(whole)))
        ]
        for data in bad:
            why, size = told(data)
            assert bool(why) != bool(size)


def told(data: bytes) -> tuple[str, int]:
    try:
        size = pictures.read(data).size
    except Unusable as error:
        return f"{error.why}{error.hint}", 0
    return "", size.width * size.height


@pytest.mark.parametrize("name", ["hinh.jpg", "hinh.gif", "hinh", "hình vẽ (1).PNG"])
def test_the_bytes_say_what_a_picture_is_not_its_name(name: str) -> None:
    assert drafted(stored(scene()), f'"{name}"').sound


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (8000, 20)])
@pytest.mark.parametrize("width", ["", ", chiều rộng: 80"])
def test_pictures_of_extreme_forms_stay_on_the_page(size: tuple[int, int], width: str) -> None:
    found = drafted(stored(Image.new("L", size)), width=width)
    assert found.sound
    files = make(found, samples.desk(), Order()).files
    boxes = []
    for page in pypdfium2.PdfDocument(files["pdf"]):
        for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = item.get_bounds()
            assert 0 <= left < right <= page.get_width()
            assert 0 <= bottom < top <= page.get_height()
            boxes.append((right - left, top - bottom))
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as whole:
        text = whole.read("word/document.xml").decode()
    (extent,) = text.split("<wp:extent ")[1:]
    cx, cy = (int(extent.split(f'{key}="')[1].split('"')[0]) / 12700 for key in ("cx", "cy"))
    assert boxes == [pytest.approx((cx, cy), abs=0.2)]


def test_the_camera_says_how_it_was_held_in_either_order_of_bytes() -> None:
    for order, mark in (("<", b"II*\0"), (">", b"MM\0*")):
        entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, 8, 0)
        whole = mark + struct.pack(f"{order}IH", 8, 1) + entry
        assert orientation(whole) == 8
        assert orientation(whole[:-6]) == 1
    assert orientation(b"") == orientation(b"II*\0\xff\xff\xff\xff") == 1


def test_pictures_say_their_size() -> None:
    sharp = stored(Image.new("L", (600, 300)), dpi=(300, 300))
    found = measured(sharp)
    assert found
    assert (found.width, found.height, round(found.dpi)) == (600, 300, 300)
    for unit, dpi in ((1, 100.0), (2, 254.0), (0, 96.0)):
        head = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01" + bytes([unit]) + b"\0\x64\0\x64\0\0"
        frame = b"\xff\xc0\0\x11\x08" + struct.pack(">HH", 50, 100) + b"\x03" + b"\0" * 12
        assert measured(head + frame) == (100, 50, dpi)
    assert measured(b"GIF89a") is None
    assert measured(sharp[:18]) is None


def test_a_picture_that_is_changed_is_changed_the_same_way_every_time() -> None:
    for made in (inks, lambda: photo(6), lambda: see_through("RGBA")):
        first = pictures.read(made()).data
        pictures.read.cache_clear()
        assert pictures.read(made()).data == first
