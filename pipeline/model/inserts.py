"""What stands between paragraphs: tables, pictures, page breaks, notes, tables the document makes itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.model import values
from pipeline.model.blocks import Block, BreakBlock, GeneratedTable, ImageBlock, Prose
from pipeline.model.reading import Reading, fields, wrong_shape
from pipeline.model.tables import table
from pipeline.source import Entry, Scalar
from pipeline.source import Mapping as MappingNode

WIDEST = 297.0
"""mm; the long side of A4."""


def _image(reading: Reading, entry: Entry) -> tuple[Block, ...]:
    node = entry.value
    if isinstance(node, Scalar):
        file = values.file(reading, entry)
        return (ImageBlock(file, node.span),) if file else ()
    if not isinstance(node, MappingNode):
        wrong_shape(reading, node, f"“{entry.written}”", "tên tệp hình hoặc một nhóm khoá")
        return ()
    found = fields(reading, node, "image")
    file = values.file(reading, found.get("file"))
    width = values.mm(reading, found.get("width"))
    if width is not None and not 5 <= width <= WIDEST:
        message = f"bề rộng hình {width:g} mm không vừa trang giấy"
        reading.say(found["width"].value.span, "M017", message, "đặt từ 5 đến 165 mm")
    caption = values.words(reading, found.get("caption"))
    id_ = values.identifier(reading, found.get("id"))
    when = values.condition(reading, found.get("when"))
    return (ImageBlock(file, node.span, width, caption, id_, when),) if file else ()


def _page_break(reading: Reading, entry: Entry) -> tuple[Block, ...]:
    return (BreakBlock(entry.key_span),) if values.yes_no(reading, entry) else ()


def _note(reading: Reading, entry: Entry) -> tuple[Block, ...]:
    found = values.paragraphs(reading, entry)
    return (Prose(found, entry.value.span, role="note"),) if found else ()


def _generate(reading: Reading, entry: Entry) -> tuple[Block, ...]:
    name = values.choice(reading, entry, "generate")
    return (GeneratedTable(name, entry.value.span),) if name else ()


READERS: Mapping[str, Callable[[Reading, Entry], tuple[Block, ...]]] = {
    "table": table,
    "image": _image,
    "page break": _page_break,
    "note": _note,
    "generate": _generate,
}
"""Key -> what it makes."""
