"""Names that a registry knows: organs, citations, people; an unknown id is said with the nearest known one."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.model import values
from pipeline.model.blocks import Ref, Words
from pipeline.model.marks import unknown_citation
from pipeline.model.reading import Reading, is_empty, members, nearest_of, wrong_shape
from pipeline.model.wording import collapsed
from pipeline.problem import Span
from pipeline.source import Entry, Node, Scalar
from pipeline.text import folded

_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$")


def looks_like_id(bare: str) -> bool:
    """An id is lower-case ASCII letters, digits and hyphens; anything else is free words.

    Capitals are an id only together with a hyphen and a small letter: "MTTQ" and "UBND" are words.
    """
    if not _ID.match(bare) or bare.isdigit():
        return False
    return bare == bare.lower() or ("-" in bare and bare != bare.upper() and bare[0].islower())


def ref(reading: Reading, node: Node, what: str) -> Ref | None:
    """One organ id or free words."""
    if not isinstance(node, Scalar):
        wrong_shape(reading, node, what, "mã cơ quan hoặc tên viết ra")
        return None
    bare = collapsed(node.value)
    words = values.checked(reading, node, bare)
    if bare in reading.known.organs:
        return Ref(words, bare)
    if looks_like_id(bare) or bare.lower() in reading.known.organs:
        _unknown(
            reading, node.span, "M007", f"không có cơ quan mã “{bare}”", bare, reading.known.organs
        )
    return Ref(words, None)


def organ_named(reading: Reading, name: str) -> str:
    """Id of the one organ that bears this name, full or short; "" when none or several do."""
    said = folded(name)
    found = [
        organ.id
        for organ in reading.known.organs.values()
        if said in (folded(organ.name), folded(organ.short_name))
    ]
    return found[0] if len(found) == 1 else ""


def refs(reading: Reading, entry: Entry | None) -> tuple[Ref, ...]:
    """One organ or a list of them."""
    if entry is None:
        return ()
    found = (ref(reading, node, f"“{entry.written}”") for node in members(reading, entry))
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
    reading: Reading, span: Span, code: str, message: str, name: str, known: Collection[str]
) -> None:
    nearest = nearest_of(name, known)
    registry = "organs" if code == "M007" else "people"
    hint = f"có phải ý bạn là “{nearest}”?" if nearest else f"thêm vào content/{registry}.yaml"
    if not nearest and registry == "organs":
        hint += ", hoặc viết tên đầy đủ có dấu"
    reading.say(span, code, message, hint)
