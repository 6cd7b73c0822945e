"""Annexes and attached documents behind the signature -> entries."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.zones_part import Part
from pipeline.importer import inline
from pipeline.importer.pages import Read
from pipeline.importer.recognise import ending
from pipeline.importer.recognise.frames import chosen
from pipeline.importer.recognise.outline import Node, outline
from pipeline.importer.recognise.passages import passages
from pipeline.importer.recognise.roles import ANNEX, END, HEAD, TITLE
from pipeline.importer.recognise.shape import Shaper
from pipeline.importer.recognise.titles import decide
from pipeline.importer.values import Group, Listed, Value, Words, without_end_mark
from pipeline.kinds import KINDS


def tree(parts: Sequence[Part], read: Read) -> Node:
    found = list(passages(parts, read))
    for one in found:
        if one.role == "preamble":
            one.role = "paragraph"
    root = outline(found)
    decide(root)
    return root


def annexes(
    found: Facts, read: Read, levels: tuple[str, ...], named: bool
) -> dict[str, Value | None]:
    """ "phụ lục" and "văn bản kèm theo" as they follow the signature."""
    own: list[Value] = []
    attached: list[Value] = []
    for parts in _by_annex(found.parts[found.annexes_at :]):
        first = next((part.role for part in parts if part.role not in _ABOVE), "")
        if first == "kind_name":
            attached.append(_attachment(parts, read, levels, found, named))
        else:
            own.append(_annex(parts, read, levels, named))
    return {
        "annexes": Listed(own) if own else None,
        "attachments": Listed(attached) if attached else None,
    }


def _by_annex(parts: Sequence[Part]) -> list[list[Part]]:
    out: list[list[Part]] = []
    for part in parts:
        above = bool(out) and all(one.role in _ABOVE for one in out[-1])
        begins = part.role == "annex_label" or (
            part.role == "kind_name" and (not out or out[-1][0].role != "annex_label")
        )
        begins = (begins or part.role in _ABOVE) and not above
        begins = begins or (part.role == "annex_title" and (not out or _begun(out[-1])))
        if begins or not out:
            out.append([])
        out[-1].append(part)
    return out


_ABOVE = HEAD | {"annex_signed"}
"""What stands above the name of an attached document, or above the label of an annex."""


def _begun(parts: Sequence[Part]) -> bool:
    """Whether an annex's text has begun, so that a further title starts another annex."""
    return any(part.role not in ANNEX | {"dashes"} for part in parts)


def _annex(parts: Sequence[Part], read: Read, levels: tuple[str, ...], named: bool) -> Group:
    titles = [part for part in parts if part.role == "annex_title"]
    title = " ".join(inline.words(part.para, emphasis=False) for part in titles)
    named_as = next((part.text for part in parts if part.role == "annex_label"), "")
    doubts = () if title else ("phụ lục này không thấy tên trong bản gốc",)
    made = Group({"title": Words(title or named_as or "Phụ lục", doubts)})
    section = parts[0].para.section
    sheets = read.finished.sheets
    page = parts[0].para.page - 1 if read.finished.form == "pdf" else section
    if 0 <= page < len(sheets) and sheets[page].landscape:
        made.entries["landscape"] = Words("có")
    made.entries |= _signed(parts)
    reference = [part for part in parts if part.role == "annex_reference"]
    _reference(reference, made)
    text = [part for part in parts if part.role not in ANNEX | {"dashes"}]
    body = Shaper(chosen(levels), named=named).body(tree(text, read))
    if body.items:
        made.entries["blocks"] = body
    return made


def _attachment(
    parts: Sequence[Part], read: Read, levels: tuple[str, ...], found: Facts, named: bool
) -> Group:
    title = next(part.text for part in parts if part.role == "kind_name")
    kind = next((one for one in KINDS.values() if title.upper().startswith(one.vi_upper)), None)
    made = Group({"kind": Words(kind.vi if kind else title.lower())})
    subject = " ".join(
        inline.words(part.para, emphasis=False) for part in parts if part.role == "subject"
    )
    if subject:
        made.entries["subject"] = Words(subject)
    made.entries |= _signed(parts)
    own = any(part.role in ("national_name", "party_title") for part in parts)
    if own != found.standard.forms.attached_letterhead:
        made.entries["letterhead"] = Words("có" if own else "không")
    outer = HEAD | TITLE | ANNEX | END
    text = [part for part in parts if part.role not in outer]
    opening: list[Value] = []
    while text and text[0].role == "preamble":
        opening.append(Words(inline.words(text.pop(0).para)))
    if opening:
        made.entries["preamble"] = opening[0] if len(opening) == 1 else Listed(opening)
    made.entries["body"] = Shaper(chosen(levels), named=named).body(tree(text, read))
    without_end_mark(made.entries["body"], found.standard.forms.body_end)
    signed = ending.signatures(parts, found.party)
    if signed:
        made.entries["signature"] = signed
    _reference([part for part in parts if part.role == "annex_reference"], made)
    return made


def _reference(found: Sequence[Part], made: Group) -> None:
    """The source's own line; where it has none, none is to be printed either."""
    if not found:
        made.entries["reference"] = Words("không")
    elif not _open(found[0], made):
        made.entries["reference"] = Words(inline.escaped(_whole(found)))


def _whole(found: Sequence[Part]) -> str:
    """The line with those that go on until its bracket closes: "(Kèm theo …" | "của …)"."""
    text = found[0].text
    for part in found[1:]:
        if text.count("(") <= text.count(")"):
            break
        text = f"{text} {part.text}"
    return text


def _open(reference: Part, made: Group) -> bool:
    """A line left blank because the signature's line has number and time: it is made anew."""
    return "signed at" in made.entries and not any(one.isdigit() for one in reference.text)


def _signed(parts: Sequence[Part]) -> dict[str, Value]:
    """When the organ signed an annex that is a file of its own."""
    for part in parts:
        time = words.SIGNED_AT.search(part.text) if part.role == "annex_signed" else None
        if time:
            return {"signed at": Words(time[0])}
    return {}
