"""Words of the author's for which the kind of document or its standard has no place: told, never left out in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from pipeline import vocabulary
from pipeline.compose.words import Writer
from pipeline.kinds import Kind
from pipeline.model.blocks import Content, ElectronicCopy, Recipient, Signer, Words
from pipeline.problem import Level, Span

_PARTS: dict[type, tuple[str, ...]] = {
    of: tuple(one.name for one in fields(of) if one.type == "Words | None" and one.name != "when")
    for of in (Content, Signer, Recipient, ElectronicCopy)
}
"""Fields of the document and of what stands around its body that hold words of their own."""
_KEYS = {"purpose": "for"}
"""Fields that are called otherwise in a content file."""


_WAYS = {
    "copies": "thêm “người soạn”: số bản in cùng dòng với người soạn",
    "archive": "“nơi nhận” đã có dòng “Lưu …”: giữ một chỗ",
    "unit symbol": "chỉ công văn của cơ quan nhà nước ghi, và không cùng lúc với “ký hiệu”",
}
"""Key -> the way out, where it is not simply to leave the words out."""


_OF_AUTHORITY = frozenset({"collective", "head title", "by order of"})
"""Of a signer whose authority has no use for them: M019 says so, and which authority has."""


def unprinted(content: Content, kind: Kind, writer: Writer) -> None:
    """T040 for each of them that no part of the composed document has asked for."""
    told = {problem.span for problem in writer.problems}
    usual = f"{kind.vi} không có chỗ ghi: bỏ dòng này, hoặc đưa lời vào nội dung"
    for key, places in _unasked(content, kind, writer):
        if key not in _OF_AUTHORITY and told.isdisjoint(places):
            message = f"“{vocabulary.vietnamese(key)}” ở đây sẽ không in"
            hint = _WAYS.get(key, usual)
            writer.problem(places[0], "T040", message, hint, Level.WARNING)


def _unasked(
    content: Content, kind: Kind, writer: Writer
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Keys with their own place and that of the signature … they are in."""
    signers = [*content.signers, *(one for own in content.attachments for one in own.signers)]
    copies = (content.electronic_copy,) if content.electronic_copy else ()
    parts: tuple[Content | Signer | Recipient | ElectronicCopy, ...] = (content, *signers, *copies)
    for part in (*parts, *content.to, *content.recipients):
        for name in _PARTS[type(part)]:
            words: Words | None = getattr(part, name)
            if words is not None and words.text and id(words) not in writer.said:
                within = () if part is content else (part.span,)
                yield _KEYS.get(name, name.replace("_", " ")), (words.span, *within)
    if content.number_span and not kind.numbered:
        yield "number", (content.number_span,)
