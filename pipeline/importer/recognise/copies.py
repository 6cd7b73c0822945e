"""The Party's stamp of a certified copy taken apart: organ, number, source, day, recipients (HD 05, bản sao)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished import words
from pipeline.check.finished.zones_copies import STAMP
from pipeline.check.finished.zones_part import Part
from pipeline.kinds import KINDS, Kind

_ROLES = (
    (words.NUMBER, "number"),
    (words.COPY_SOURCE, "copy_source"),
    (words.PLACE_DATE, "place_date"),
)


def stamped(parts: Sequence[Part]) -> bool:
    """Whether the stamp stands in the document."""
    return any(part.role == "copy_title" and part.text == STAMP for part in parts)


def taken_apart(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The fields of the stamp under the roles that they have in other documents."""
    out: list[Part] = []
    for one in (one for part in parts for one in _apart(part)):
        if one.role == "issuer" and out and out[-1].role == "copy_source":
            # The source goes on over the stamp's next line.
            para = out[-1].para
            pieces = (*para.pieces, replace(para.pieces[-1], text=" "), *one.para.pieces)
            out[-1] = replace(out[-1], para=replace(para, pieces=pieces))
        else:
            out.append(one)
    return tuple(out)


def _apart(part: Part) -> Iterator[Part]:
    if part.role != "copy_field":
        yield part
    elif words.RECIPIENTS.match(part.text):
        yield from _recipients(part)
    else:
        role = next((role for pattern, role in _ROLES if pattern.match(part.text)), "issuer")
        yield replace(part, role=role)


def _recipients(part: Part) -> Iterator[Part]:
    """ "Nơi nhận: A; B." -> A and B."""
    text = words.RECIPIENTS.sub("", part.text).strip().rstrip(".")
    piece = part.para.pieces[0]
    for name in text.split(";"):
        if name.strip():
            para = replace(part.para, pieces=(replace(piece, text=name.strip()),))
            yield Part("recipient", para, part.certain)


def kind(parts: Sequence[Part]) -> Kind | None:
    """Sao y, sao lục or trích sao, by the words before the document that was copied."""
    source = next((part.text for part in parts if part.role == "copy_source"), "")
    begins = words.plain(source)
    return next((one for one in KINDS.values() if one.copy and begins.startswith(one.vi)), None)
