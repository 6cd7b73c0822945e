"""The source's words by zone, as the proof compares them with what the composer prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.check.finished.zones_part import Part
from pipeline.importer.pages import Read
from pipeline.importer.recognise.copies import stamped
from pipeline.importer.recognise.document import Recognised
from pipeline.importer.recognise.ending import confirmed, goes_on
from pipeline.importer.recognise.roles import ADDRESS, END, HEAD, TITLE


def sources(found: Recognised, read: Read) -> dict[str, list[str]]:
    """The source's words by zone, in the order in which the composer prints the zones."""
    facts = found.facts
    out: dict[str, list[str]] = {}
    done: set[int] = set()
    stamp = stamped(facts.parts)
    if stamp:
        # The stamp's frame is no table of the content.
        read = replace(read, members={})
    for part, zone in _by_column(_zoned(facts.main)):
        _add(out, "recipients" if stamp and zone != "signatures" else zone, part, read, done)
    for part in facts.parts[facts.annexes_at :]:
        _add(out, "annex heads" if part.role in HEAD else "annexes", part, read, done)
    return {zone: out[zone] for zone in ORDER if zone in out}


def _zoned(parts: Sequence[Part]) -> list[tuple[Part, str]]:
    """Each part with its zone; what goes on in a signature ("kiêm") is of it."""
    ended = next((at for at, part in enumerate(parts) if part.role in END), len(parts))
    return [
        (part, "signatures" if at > ended and goes_on(part) else _zone(part))
        for at, part in enumerate(parts)
    ]


def _by_column(parts: Sequence[tuple[Part, str]]) -> list[tuple[Part, str]]:
    """Several signers side by side are read one after the other: the left column first.

    Who confirms the paper comes last: it stands on the left, but below all who sign.
    """
    signed = [at for at, (_, zone) in enumerate(parts) if zone == "signatures"]
    columns = [parts[at] for at in signed]
    below = confirmed([part for part, _ in columns])
    if sum(part.role == "signer_name" for part, _ in columns) < 2:
        columns.sort(key=lambda one: one[0] in below)
    else:
        columns.sort(key=lambda one: (one[0] in below, one[0].para.side != "left"))
    placed = dict(zip(signed, columns, strict=True))
    return [placed.get(at, one) for at, one in enumerate(parts)]


ORDER = (
    *("head", "title", "to", "text", "recipients", "signatures", "contact"),
    *("annexes", "annex heads"),
)


def _add(out: dict[str, list[str]], zone: str, part: Part, read: Read, done: set[int]) -> None:
    key = read.members.get(part.para.number)
    if key is None:
        notes = (read.footnotes.get(piece.note, "") for piece in part.para.pieces if piece.note)
        out.setdefault(zone, []).append(" ".join((part.para.words, *notes)))
    elif key not in done:
        done.add(key)
        out.setdefault(zone, []).append(read.grids[key].words)


def _zone(part: Part) -> str:
    if part.role in ("authority_line", "enacting", "copy_source"):
        return "text"
    if part.role in HEAD:
        return "head"
    if part.role in TITLE or part.role == "annex_reference":
        return "title"
    if part.role in ADDRESS:
        return "to"
    if part.role in ("recipients_label", "recipient", "recipient_group", "drafter"):
        return "recipients"
    if part.role in ("contact", "not_for_media"):
        return "contact"
    return "signatures" if part.role in END else "text"
