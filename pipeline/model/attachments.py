"""Documents that a decision issues (quyết định quy định gián tiếp): each with kind, title and body of its own."""

from __future__ import annotations

import re

from pipeline import kinds, vocabulary
from pipeline.model import body, ending, moments, values
from pipeline.model.blocks import AttachmentBlock, Words
from pipeline.model.reading import Reading, fields, members, wrong_shape
from pipeline.source import Entry
from pipeline.source import Mapping as MappingNode

_OF_LAW = re.compile(
    r"(?:hiến pháp|(?:bộ )?luật|pháp lệnh|lệnh|nghị định|thông tư|nghị quyết liên tịch|thông tư liên tịch)\Z",
    re.IGNORECASE,
)
"""Documents that make law: Luật Ban hành văn bản quy phạm pháp luật 2025, Điều 4; another decree gives their form."""


def kind_of(reading: Reading, entry: Entry | None) -> kinds.Kind | None:
    """The kind that is written; M013 for one that nobody knows."""
    if entry is None or (bare := values.text(reading, entry)) is None:
        return None
    kind = kinds.find(bare)
    if kind is None:
        names = [name for one in kinds.KINDS.values() for name in (one.vi, one.id)]
        hint = vocabulary.meant(bare, names) or "xem các loại: vanban new --list"
        message = f"không có loại văn bản “{bare}”"
        if _OF_LAW.match(bare):
            message = f"“{bare}” là văn bản quy phạm pháp luật, vanban không lập"
            hint = "vanban lập văn bản của Đảng và văn bản hành chính theo NĐ 30/2020/NĐ-CP: vanban new --list"
        reading.say(entry.value.span, "M013", message, hint)
    return kind


def attachments(reading: Reading, entry: Entry | None) -> tuple[AttachmentBlock, ...]:
    """`attachments`, in written order."""
    if entry is None:
        return ()
    made: list[AttachmentBlock] = []
    for node in members(reading, entry):
        if isinstance(node, MappingNode):
            made += _attachment(reading, node)
        else:
            hint = "ví dụ: - {loại: quy chế, trích yếu: …, nội dung: […]}"
            wrong_shape(reading, node, f"mỗi dòng của “{entry.written}”", "một nhóm khoá", hint)
    return tuple(made)


def _attachment(reading: Reading, node: MappingNode) -> list[AttachmentBlock]:
    found = fields(reading, node, "attachment")
    letterhead = found.get("letterhead")
    kind = kind_of(reading, found.get("kind"))
    subject = values.titled(reading, found.get("subject"))
    if kind is None:
        return []
    return [
        AttachmentBlock(
            node.span,
            kind.id,
            # Told as missing already; its text is made all the same, so that none of it is overlooked.
            subject or Words("", node.span),
            body.blocks(reading, found.get("body")),
            values.paragraphs(reading, found.get("preamble")),
            values.paragraphs(reading, found.get("closing")),
            ending.signers(reading, found.get("signature")),
            values.words(reading, found.get("reference")),
            values.identifier(reading, found.get("id")),
            values.condition(reading, found.get("when")),
            moments.moment(reading, found.get("signed at")),
            values.yes_no(reading, own) if (own := found.get("own file")) else None,
            values.yes_no(reading, letterhead) if letterhead else None,
        )
    ]
