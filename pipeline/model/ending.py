"""Who the document goes to, who signs it, on what it rests, what is annexed."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model import body, moments, references, values
from pipeline.model.blocks import AnnexBlock, Base, Recipient, Signer, Words
from pipeline.model.reading import Reading, fields, members, wrong_shape
from pipeline.model.wording import collapsed_value
from pipeline.source import Entry, Node, Scalar
from pipeline.source import Mapping as MappingNode

_PURPOSE = re.compile(r"\((.*)\)$")
_TO_DO = re.compile(r"để\s+(?=\S)", re.IGNORECASE)


def addressees(reading: Reading, entry: Entry | None) -> tuple[Recipient, ...]:
    """`to`: the organs after "Kính gửi:"."""
    return _receivers(reading, entry, "addressee")


def recipients(reading: Reading, entry: Entry | None) -> tuple[Recipient, ...]:
    """`recipients`: the lines below "Nơi nhận:"."""
    return _receivers(reading, entry, "recipient")


def _receivers(reading: Reading, entry: Entry | None, shape: str) -> tuple[Recipient, ...]:
    if entry is None:
        return ()
    made: list[Recipient] = []
    what = f"mỗi dòng của “{entry.written}”"
    for node in members(reading, entry):
        if isinstance(node, MappingNode):
            made += _receiver_of(reading, node, shape)
        elif isinstance(node, Scalar):
            found = references.ref(reading, node, what)
            made += [Recipient(node.span, found)] if found else []
        else:
            wrong_shape(reading, node, what, "một tên hoặc một nhóm khoá")
    return tuple(made)


def _receiver_of(reading: Reading, node: MappingNode, shape: str) -> list[Recipient]:
    found = fields(reading, node, shape)
    to, group = found.get("to"), found.get("members")
    if shape == "recipient":
        if to and group:
            message = f"một dòng nơi nhận không thể vừa có “{to.written}” vừa có “{group.written}”"
            reading.say(group.key_span, "M032", message, "tách thành hai dòng")
        elif not to and not group and len(found) == len(node.entries):
            hint = "thêm dòng “gửi: …”; nhiều nơi chung một mục đích thì dùng “gồm: […]”"
            reading.say(node.span, "M003", "nơi nhận này thiếu “gửi” (to)", hint)
    if not to and not group:
        return []
    return [
        Recipient(
            node.span,
            references.one_ref(reading, to),
            _purpose(values.words(reading, found.get("for"))),
            references.refs(reading, group),
            values.identifier(reading, found.get("id")),
            values.condition(reading, found.get("when")),
            values.yes_no(reading, found.get("joined")),
        )
    ]


def _purpose(words: Words | None) -> Words | None:
    """ "để báo cáo" and "(b/c)" -> "báo cáo", "b/c": brackets and the word "để" are the standard's."""
    if words is None:
        return None
    bare = words.text
    if bracketed := _PURPOSE.match(bare):
        bare = bracketed[1].strip()
    bare = _TO_DO.sub("", bare, count=1) if _TO_DO.match(bare) else bare
    return replace(words, text=bare)


def bases(reading: Reading, entry: Entry | None) -> tuple[Base, ...]:
    """`bases`: citation ids or words; a text that is a known citation id is one."""
    if entry is None:
        return ()
    made: list[Base] = []
    for node in members(reading, entry):
        if isinstance(node, MappingNode):
            made += _base_of(reading, node)
        elif isinstance(node, Scalar):
            made += _base(reading, node)
        else:
            what = f"mỗi dòng của “{entry.written}”"
            wrong_shape(reading, node, what, "một đoạn chữ hoặc một nhóm khoá")
    return tuple(made)


def _base(reading: Reading, node: Scalar) -> list[Base]:
    bare = collapsed_value(node)
    if bare in reading.known.citations or references.looks_like_id(bare):
        cite = references.cited(reading, node.span, bare)
        return [Base(node.span, cite=cite)] if cite else []
    return [Base(node.span, text=values.checked(reading, node, bare))]


def _base_of(reading: Reading, node: MappingNode) -> list[Base]:
    found = fields(reading, node, "base")
    cite, text = found.get("cite"), found.get("text")
    if cite and text:
        message = f"một căn cứ không thể vừa có “{cite.written}” vừa có “{text.written}”"
        reading.say(text.key_span, "M032", message, "giữ một trong hai, hoặc tách thành hai căn cứ")
    if not cite and not text:
        if len(found) == len(node.entries):
            hint = "thêm dòng “viện dẫn: mã” hoặc “đoạn: …”"
            reading.say(node.span, "M003", "căn cứ này thiếu “viện dẫn” (cite)", hint)
        return []
    made = Base(
        node.span,
        references.citation(reading, cite),
        values.words(reading, text),
        values.identifier(reading, found.get("id")),
        values.condition(reading, found.get("when")),
    )
    return [made] if made.cite or made.text else []


def signers(reading: Reading, entry: Entry | None) -> tuple[Signer, ...]:
    """`signature`: one block or several, left to right."""
    if entry is None:
        return ()
    made: list[Signer] = []
    for node in members(reading, entry):
        if isinstance(node, MappingNode):
            made.append(_signer(reading, node))
        else:
            hint = "ví dụ: ký: {chức vụ: Bí thư, họ tên: Nguyễn Văn A}"
            wrong_shape(reading, node, f"“{entry.written}”", "một nhóm khoá", hint)
    return tuple(made)


def _signer(reading: Reading, node: MappingNode) -> Signer:
    found = fields(reading, node, "signature")
    title, name = references.person(reading, found.get("person"))
    signer = Signer(
        node.span,
        values.authority(reading, found.get("authority")),
        values.words(reading, found.get("collective")),
        values.words(reading, found.get("head title")),
        values.words(reading, found.get("title")) or title,
        values.words(reading, found.get("extra title")),
        values.words(reading, found.get("concurrently")),
        values.words(reading, found.get("name")) or name,
        references.one_ref(reading, found.get("organ")),
        values.words(reading, found.get("note")),
        values.words(reading, found.get("confirms")),
        values.words(reading, found.get("by order of")),
    )
    named = signer.title or signer.authority == "TM"
    if not named and "person" not in found and len(found) == len(node.entries):
        hint = "thêm dòng “chức vụ: …”"
        reading.say(node.span, "M003", "chữ ký này thiếu “chức vụ” (title)", hint)
    return signer


def annexes(reading: Reading, entry: Entry | None) -> tuple[AnnexBlock, ...]:
    """`annexes`, in the order of their numbers."""
    if entry is None:
        return ()
    made: list[AnnexBlock] = []
    for node in members(reading, entry):
        if isinstance(node, MappingNode):
            made += _annex(reading, node)
        else:
            _not_an_annex(reading, node, entry)
    return tuple(made)


def _not_an_annex(reading: Reading, node: Node, entry: Entry) -> None:
    hint = "ví dụ: - {tên phụ lục: Phân công nhiệm vụ, tự lập: bảng nhiệm vụ}"
    wrong_shape(reading, node, f"mỗi dòng của “{entry.written}”", "một nhóm khoá", hint)


def _annex(reading: Reading, node: MappingNode) -> list[AnnexBlock]:
    found = fields(reading, node, "annex")
    title = values.titled(reading, found.get("title"))
    content = body.contents(reading, found)
    if not content and len(found) == len(node.entries):
        hint = "thêm đoạn, ý, bảng hoặc “tự lập: bảng nhiệm vụ”"
        reading.say(node.span, "M018", "phụ lục này chưa có nội dung", hint)
    made = AnnexBlock(
        node.span,
        title or Words("", node.span),
        content,
        values.yes_no(reading, found.get("landscape")),
        values.words(reading, found.get("reference")),
        values.identifier(reading, found.get("id")),
        values.condition(reading, found.get("when")),
        moments.moment(reading, found.get("signed at")),
        values.yes_no(reading, own) if (own := found.get("own file")) else None,
    )
    return [made] if title else []
