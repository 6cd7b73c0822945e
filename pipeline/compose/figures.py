"""Pictures: the bytes of the file the author names, and how large it stands on the page."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.press import Press
from pipeline.files import IMAGE_LIMIT
from pipeline.lengths import INCH
from pipeline.model.blocks import ImageBlock
from pipeline.pictures import Picture, Unusable, read
from pipeline.problem import Level
from pipeline.tree import Image, Paragraph


def image(block: ImageBlock, press: Press) -> Iterator[Image]:
    """The picture with its caption; a file that is missing or of another form is a problem."""
    writer = press.writer
    name = writer.text(block.file)
    data = press.read_image(name)
    if data is None:
        writer.problem(
            block.file.span,
            "T031",
            f"không thấy tệp hình “{name}”",
            "đặt tệp trong thư mục nội dung và ghi đường dẫn tính từ tệp này",
        )
        return
    try:
        picture = _picture(data)
    except Unusable as error:
        writer.problem(block.file.span, "T032", f"hình “{name}”: {error.why}", error.hint)
        return
    if picture.changed:
        said = f"hình “{name}” được {' và '.join(picture.changed)}, như nhau ở .docx và PDF"
        hint = "xem lại trang có hình; muốn tự chỉnh thì lưu hình thành JPEG màu RGB, đã xoay đúng chiều"
        writer.problem(block.file.span, "T038", said, hint, Level.INFO)
    size = picture.size
    width = block.width or size.width / size.dpi * INCH
    caption: Paragraph | None = None
    if block.caption:
        runs = writer.runs(block.caption)
        caption = writer.para("caption", runs, block=block.id, span=block.caption.span)
    yield Image(
        picture.data, width, width * size.height / size.width, caption, block.id, block.span
    )


def _picture(data: bytes) -> Picture:
    if len(data) > IMAGE_LIMIT:
        most = IMAGE_LIMIT // 2**20
        raise Unusable(f"tệp lớn hơn {most} MB", "thu nhỏ hình hoặc lưu lại thành JPEG")
    return read(data)
