"""Source -> Content: the whole file typed, with everything wrong in it said at once."""

from __future__ import annotations

from typing import Any

from pipeline.model import body, electronic, ending, references, values
from pipeline.model.attachments import attachments, kind_of
from pipeline.model.blocks import Content, Ref, Words
from pipeline.model.lay import layout, numbering, places
from pipeline.model.reading import Known, Reading, fields, wrong_shape
from pipeline.model.validate import validate
from pipeline.model.wording import collapsed
from pipeline.problem import Problem
from pipeline.registries import Registries
from pipeline.source import Entry, Node, Scalar, Sequence, Source
from pipeline.source import Mapping as MappingNode
from pipeline.standards.load import ids


def content(source: Source, registries: Registries) -> tuple[Content | None, tuple[Problem, ...]]:
    """The typed content, and every problem of the model (the source's own are in `source.problems`).

    None when the kind of document is unknown; otherwise the content holds all that could be
    understood, and is fit for composing only when no problem is an error.
    """
    known = Known(registries.organs, registries.citations, registries.people, tuple(ids()))
    reading = Reading(source, known)
    found = fields(reading, source.root, "document")
    kind = kind_of(reading, found.get("kind"))
    made = _content(reading, found, kind.id if kind else "")
    if kind:
        validate(reading, made, kind, found)
    problems = tuple(reading.problems)
    return (made if kind else None), problems


def _given(entry: Entry | None) -> Entry | None:
    """`số:` left open is a number not yet given, as officers write it."""
    empty = entry is not None and isinstance(entry.value, Scalar) and not entry.value.value.strip()
    return None if empty else entry


def _content(reading: Reading, found: dict[str, Entry], kind: str) -> Content:
    def words(key: str) -> Words | None:
        return values.words(reading, found.get(key))

    date = found.get("date")
    number = values.count(reading, _given(found.get("number")))
    return Content(
        file=reading.source.file,
        span=reading.source.root.span,
        kind=kind,
        issuers=_issuers(reading, found.get("issuer")),
        date=values.day(reading, date),
        date_span=date.value.span if date else None,
        number=str(number) if number else None,
        number_span=found["number"].value.span if number else None,
        standard=_standard(reading, found.get("standard")),
        subject=values.titled(reading, found.get("subject")),
        symbol=words("symbol"),
        unit_symbol=words("unit symbol"),
        place=words("place"),
        theme=words("theme"),
        author_line=words("author line"),
        authority_line=words("authority line"),
        to=ending.addressees(reading, found.get("to")),
        bases=ending.bases(reading, found.get("bases")),
        proposal=words("proposal"),
        preamble=values.paragraphs(reading, found.get("preamble")),
        body=body.blocks(reading, found.get("body")),
        closing=values.paragraphs(reading, found.get("closing")),
        recipients=ending.recipients(reading, found.get("recipients")),
        archive=words("archive"),
        **_rest(reading, found),
    )


def _rest(reading: Reading, found: dict[str, Entry]) -> dict[str, Any]:
    """The fields of its ending, its stamps and marks, and the author's choices."""

    def words(key: str) -> Words | None:
        return values.words(reading, found.get(key))

    circulation, not_for_media = _circulation(reading, found.get("circulation"))
    return dict(
        drafter=words("drafter"),
        copies=words("copies"),
        confirmation=words("confirmation"),
        signers=ending.signers(reading, found.get("signature")),
        annexes=ending.annexes(reading, found.get("annexes")),
        attachments=attachments(reading, found.get("attachments")),
        reference=words("reference"),
        urgency=_chosen(reading, found.get("urgency"), "urgency"),
        secrecy=_chosen(reading, found.get("secrecy"), "secrecy"),
        circulation=circulation,
        not_for_media=not_for_media,
        electronic_copy=electronic.copy(reading, found.get("electronic copy")),
        draft=words("draft"),
        contact=words("contact"),
        levels=numbering(reading, found.get("numbering")),
        data=_data(reading, found.get("data")),
        layout=layout(reading, found.get("layout")),
        layout_span=found["layout"].key_span if "layout" in found else None,
        layout_places=places(found.get("layout")),
    )


def _issuers(reading: Reading, entry: Entry | None) -> tuple[Ref, ...]:
    """Organs that issue; only a registered organ has a letterhead."""
    found = references.refs(reading, entry, named=False)
    for issuer in found:
        bare = issuer.words.text
        if issuer.id is None and not references.is_told(reading, bare) and "{" not in bare:
            message = f"cơ quan ban hành “{bare}” chưa có trong content/organs.yaml"
            hint = "ghi mã cơ quan, ví dụ ubnd-tinh-thai-nguyen"
            if known := references.organ_named(reading, bare):
                message = f"cơ quan ban hành phải ghi bằng mã, ở đây là tên “{bare}”"
                hint = f"viết {known}"
            reading.say(issuer.words.span, "M007", message, hint)
    return found


def _standard(reading: Reading, entry: Entry | None) -> str | None:
    if entry is None or (bare := values.text(reading, entry)) is None:
        return None
    name = bare.casefold()
    if name in reading.known.standards:
        return name
    message = f"không có tiêu chuẩn thể thức “{bare}”"
    hint = (
        f"chọn một trong: {', '.join(reading.known.standards)}; hoặc bỏ dòng này để chọn theo ngày"
    )
    reading.say(entry.value.span, "M014", message, hint)
    return None


def _chosen(reading: Reading, entry: Entry | None, field: str) -> Words | None:
    found = values.choice(reading, entry, field)
    return Words(found, entry.value.span) if entry and found else None


_MEDIA = "không phổ biến trên phương tiện"
"""HD 05-HD/VPTW, Phần II, II.4.1: this mark alone stands at the foot of the last page."""


def _circulation(reading: Reading, entry: Entry | None) -> tuple[Words | None, Words | None]:
    """The mark at the head of page 1, and the one at the foot of the last page."""
    marks = values.paragraphs(reading, entry)
    head = [mark for mark in marks if not mark.text.casefold().startswith(_MEDIA)]
    foot = [mark for mark in marks if mark not in head]
    if entry and (len(head) > 1 or len(foot) > 1):
        message = f"“{entry.written}” chỉ có một dấu ở đầu trang nhất và một dấu ở chân trang cuối"
        reading.say(marks[-1].span, "M033", message, "bỏ bớt dấu chỉ phạm vi lưu hành")
    return (head[0] if head else None), (foot[0] if foot else None)


def _data(reading: Reading, entry: Entry | None) -> dict[str, object]:
    if entry is None:
        return {}
    if isinstance(entry.value, MappingNode):
        return _plain_mapping(entry.value)
    hint = "ví dụ: dữ liệu: {unit: {name: xã Phú Bình, type: xã}}"
    wrong_shape(reading, entry.value, f"“{entry.written}”", "một nhóm khoá", hint)
    return {}


def _plain_mapping(node: MappingNode) -> dict[str, object]:
    """Names below `data` are the author's own; a word with blanks stands for its canonical key."""
    return {_name(entry): _plain(entry.value) for entry in node.entries}


def _name(entry: Entry) -> str:
    return entry.written if entry.written.isidentifier() else entry.key


def _plain(node: Node) -> object:
    match node:
        case Scalar():
            return collapsed(node.value)
        case Sequence():
            return [_plain(item) for item in node.items]
        case MappingNode():
            return _plain_mapping(node)
