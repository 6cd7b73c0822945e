"""Names that a registry knows: organs, citations, people; an unknown id is said with the nearest known one."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.model import values
from pipeline.model.blocks import Ref, Words
from pipeline.model.marks import unknown_citation
from pipeline.model.reading import Reading, is_empty, members, nearest_of, wrong_shape
from pipeline.model.wording import collapsed_value
from pipeline.problem import Span
from pipeline.source import Entry, Node, Scalar
from pipeline.text import ascii_fold, folded

_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$")

_SEPARATORS = re.compile(r"[\s,;()]+")
_PURPOSE = re.compile(r"(?P<to>[a-z0-9-]+) \((?:để )?(?P<why>[^()]+)\)")


def looks_like_id(bare: str) -> bool:
    """An id is lower-case ASCII letters, digits and hyphens; anything else is free words.

    Capitals are an id only together with a hyphen and a small letter: "MTTQ" and "UBND" are words.
    """
    if not _ID.match(bare) or bare.isdigit():
        return False
    return bare == bare.lower() or ("-" in bare and bare != bare.upper() and bare[0].islower())


def ref(reading: Reading, node: Node, what: str, named: bool = True) -> Ref | None:
    """One organ id or, where `named`, free words."""
    if not isinstance(node, Scalar):
        wrong_shape(reading, node, what, "mã cơ quan hoặc tên viết ra")
        return None
    bare = collapsed_value(node)
    words = values.checked(reading, node, bare)
    if bare in reading.known.organs:
        return Ref(words, bare)
    if looks_like_id(bare) or ascii_fold(bare.lower()) in reading.known.organs:
        _unknown(
            reading,
            node.span,
            "M007",
            f"không có cơ quan mã “{bare}”",
            bare,
            reading.known.organs,
            named,
        )
    elif among := _ids_among(reading, bare):
        message = f"mã “{among[0]}” nằm lẫn trong câu nên sẽ in nguyên là mã"
        reading.say(node.span, "M007", message, _apart(bare, among))
    return Ref(words, None)


def is_told(reading: Reading, bare: str) -> bool:
    """Whether `ref` has said what is wrong with the words: an unknown id, ids among words."""
    near = ascii_fold(bare.lower()) in reading.known.organs
    return looks_like_id(bare) or near or bool(_ids_among(reading, bare))


def _ids_among(reading: Reading, bare: str) -> list[str]:
    """Ids of organs within a name: "Công an xã, ubnd-xa-dai-tu", "tu-thai-nguyen (để báo cáo)"."""
    if "-" not in bare or "{{" in bare:
        return []
    known = reading.known.organs
    return [word for word in _SEPARATORS.split(bare) if "-" in word and word in known]


def _apart(bare: str, among: list[str]) -> str:
    """The way out: a list of organs, or the purpose under its own key."""
    if found := _PURPOSE.fullmatch(bare):
        return f"viết {{gửi: {found['to']}, để: {found['why']}}}"
    if re.search("[,;]", bare) and "(" not in bare:
        parts = [part.strip() for part in re.split("[,;]", bare) if part.strip()]
        return f"viết danh sách: [{', '.join(parts)}]"
    return f"thay mã bằng tên cơ quan, hoặc ghi riêng mã: {among[0]}"


_WRITTEN_OUT = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "ĐU": "Đảng uỷ",
}


def organ_named(reading: Reading, name: str) -> str:
    """Id of the one organ that bears this name, full or short; "" when none or several do.

    The few short forms that every office writes ("UBND xã X") count as the words they stand for.
    """
    said = folded(" ".join(_WRITTEN_OUT.get(word, word) for word in name.split()))
    found = [
        organ.id
        for organ in reading.known.organs.values()
        if said in (folded(organ.name), folded(organ.short_name))
    ]
    return found[0] if len(found) == 1 else ""


def refs(reading: Reading, entry: Entry | None, named: bool = True) -> tuple[Ref, ...]:
    """One organ or a list of them, by id or, where `named`, by name."""
    if entry is None:
        return ()
    found = (ref(reading, node, f"“{entry.written}”", named) for node in members(reading, entry))
    return tuple(one for one in found if one)


def one_ref(reading: Reading, entry: Entry | None) -> Ref | None:
    """The organ of a key that takes just one."""
    if entry is None or is_empty(entry.value):
        return None
    return ref(reading, entry.value, f"“{entry.written}”")


def citation(reading: Reading, entry: Entry | None) -> str | None:
    """The id of a document in content/citations.yaml; None for an unknown one."""
    if entry is None or (bare := values.text(reading, entry)) is None:
        return None
    return cited(reading, entry.value.span, bare)


def cited(reading: Reading, span: Span, name: str) -> str | None:
    """The citation id when the registry knows it, else M008 and None."""
    if name in reading.known.citations:
        return name
    unknown_citation(reading, span, name)
    return None


def person(reading: Reading, entry: Entry | None) -> tuple[Words | None, Words | None]:
    """Title and name of a person in content/people.yaml."""
    if entry is None or (bare := values.text(reading, entry)) is None:
        return None, None
    span = entry.value.span
    found = reading.known.people.get(bare)
    if found is None:
        _unknown(reading, span, "M009", f"không có người mã “{bare}”", bare, reading.known.people)
        return None, None
    title, name = found.title, found.name
    return Words(title, span) if title else None, Words(name, span)


def _unknown(
    reading: Reading,
    span: Span,
    code: str,
    message: str,
    name: str,
    known: Collection[str],
    named: bool = True,
) -> None:
    """`named`: a name may stand here as well as an id."""
    nearest = nearest_of(name, known)
    registry = "organs" if code == "M007" else "people"
    hint = f"có phải ý bạn là “{nearest}”?" if nearest else f"thêm vào content/{registry}.yaml"
    if not nearest and registry == "organs" and named:
        hint += ", hoặc viết tên đầy đủ có dấu"
    if not known:
        hint = (
            f"content/{registry}.yaml chưa có mã nào đọc được: sửa lỗi của sổ ấy trước; chưa có sổ thì đứng ở nơi "
            "làm việc, gõ “vanban init” để lập"
        )
    reading.say(span, code, message, hint)
