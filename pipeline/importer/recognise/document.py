"""A read file -> the values of a content file: letterhead, text, ending, annexes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.finished.facts import Facts, facts
from pipeline.check.finished.words import plain
from pipeline.check.finished.zones import Part, zones
from pipeline.importer import inline
from pipeline.importer.pages import Read
from pipeline.importer.recognise import ending, heads
from pipeline.importer.recognise.frames import chosen, own_levels
from pipeline.importer.recognise.outline import Node, outline
from pipeline.importer.recognise.passages import passages
from pipeline.importer.recognise.shape import Shaper
from pipeline.importer.recognise.titles import decide
from pipeline.importer.values import Group, Listed, Value, Words
from pipeline.kinds import KINDS
from pipeline.registries import Organ, Registries
from pipeline.standards.load import choose, load

HEAD = frozenset(
    {
        "national_name", "motto", "party_title", "issuer_parent", "issuer", "star", "number", "place_date", "letter_subject", "urgency", "secrecy", "draft_mark", "circulation", "copy_title", "typed_rule",
    }
)
TITLE = frozenset(
    {
        "kind_name", "author_line", "subject", "dashes", "authority_line", "enacting",
    }
)
ADDRESS = frozenset(
    {
        "to_label", "to_item", "to_single",
    }
)
BASES = frozenset(
    {
        "basis", "proposal",
    }
)
END = frozenset(
    {
        "recipients_label", "recipient", "recipient_group", "drafter", "authority", "signer_title", "signer_extra_title", "signature_note", "signer_name", "confirmation", "contact", "not_for_media",
    }
)
ANNEX = frozenset(
    {
        "annex_label", "annex_title", "annex_reference", "annex_dashes",
    }
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The values of a content file, and how they were told."""

    values: Group
    facts: Facts
    missing: tuple[str, ...]
    organs: Mapping[str, Organ]
    """Organs to be added to the registry."""
    unknown: tuple[Part, ...]
    """Paragraphs of letterhead or ending that belong to no component."""


def recognise(read: Read, registries: Registries, *, named: bool = True) -> Recognised:
    """Everything that the file says, in the order of `vanban new`; nothing is invented."""
    found = _facts(read)
    main = list(found.main)
    head = heads.head(found, registries.organs)
    group = Group(_ordered(head.entries))
    to = heads.addressees(found)
    if to:
        group.entries["to"] = to
    bases, proposal = heads.bases(found)
    if bases:
        group.entries["bases"] = bases
    if proposal:
        group.entries["proposal"] = proposal
    inside, opening = _text(main)
    if opening:
        made: list[Value] = [Words(inline.words(part.para)) for part in opening]
        group.entries["preamble"] = made[0] if len(made) == 1 else Listed(made)
    levels = found.standard.levels
    root = _tree(inside, read)
    numbering = own_levels(root, levels)
    shaper = Shaper(chosen(numbering or levels), named=named)
    group.entries["body"] = shaper.body(root)
    kind = found.kind
    form = kind.first_recipient.get(found.standard.system, "") if kind else ""
    articles = shaper.articles.counts["article"]
    group.entries |= ending.recipients(main, form.replace("{article}", str(articles)))
    signed = ending.signatures(main, found.party)
    if signed:
        group.entries["signature"] = signed
    _annexes(found, read, group, numbering or levels, named)
    address = ending.contact(main)
    if address:
        group.entries["contact"] = address
    for key in ("urgency", "secrecy", "circulation", "draft"):
        if key in head.entries:
            group.entries[key] = head.entries[key]
    if reference := found.first("annex_reference") if not found.all("annex_label") else None:
        if reference in main:
            group.entries["reference"] = Words(inline.escaped(reference.text))
    ordinals = _ordinals(root)
    if numbering or ordinals:
        numbering = (*ordinals, *numbering)
        group.entries["numbering"] = Listed([Words(one) for one in numbering], flow=True)
    missing = list(head.missing)
    if not signed and (kind is None or "signature" in kind.obligatory):
        missing.append("chữ ký")
    return Recognised(
        group, found, tuple(missing), head.organs, tuple(p for p in main if p.role == "unknown")
    )


def _facts(read: Read) -> Facts:
    """Components and standard; without letterhead the words themselves say whose document it is."""
    parts = zones(read.finished)
    found = facts(read.finished, parts)
    if found.sure:
        return found
    text = " ".join(plain(part.text) for part in parts)
    party = len(_PARTY.findall(text))
    state = len(_STATE.findall(text))
    system = "party" if party > state else "state"
    if system == found.system:
        return found
    standard = (choose(system, found.day) if found.day else None) or load(_LATEST[system])
    return facts(read.finished, parts, standard.id)


_PARTY = re.compile(r"tỉnh ủy|thành ủy|huyện ủy|đảng ủy|cấp ủy|đảng bộ|ban dân vận|chi bộ|lưu văn phòng|t/m|k/t|bí thư")
_STATE = re.compile(r"ủy ban nhân dân|ubnd|hđnd|lưu: ?vt|sở |nghị định|tm\.|kt\.|luật ")
_LATEST = {"party": "hd05", "state": "nd30"}

_FIRST = ("kind", "issuer", "number", "symbol", "date", "place", "standard", "author line")


def _ordered(entries: object) -> dict[str, Value]:
    assert isinstance(entries, dict)  # noqa: S101 - heads gives a dict
    order = (*_FIRST, "subject", "authority line")
    return {key: entries[key] for key in order if key in entries}


def _text(main: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """(parts of the text, opening paragraphs before its first heading)."""
    rest = [
        part
        for part in main
        if part.role not in HEAD | TITLE | ADDRESS | BASES | END | ANNEX and part.role != "unknown"
    ]
    unknown = [part for part in main if part.role == "unknown"]
    placed = [part for part in main if part in rest or (part in unknown and _in_text(part, main))]
    opening = []
    while placed and placed[0].role == "preamble":
        opening.append(placed.pop(0))
    return placed, opening


def _in_text(part: Part, main: Sequence[Part]) -> bool:
    """An unknown paragraph between paragraphs of the text is one of them."""
    at = next(number for number, one in enumerate(main) if one is part)
    before = any(one.role in TITLE | {"preamble", "paragraph"} | BASES for one in main[:at])
    ended = any(one.role in END for one in main[:at])
    return before and not ended


def _tree(parts: Sequence[Part], read: Read) -> Node:
    found = list(passages(parts, read))
    for one in found:
        if one.role == "preamble":
            one.role = "paragraph"
    root = outline(found)
    decide(root)
    return root


def _ordinals(root: Node) -> tuple[str, ...]:
    """ "Phần thứ nhất" where parts or chapters are counted in words."""
    found = {}
    for style, name in (("part", "Phần"), ("chapter", "Chương")):
        for node in _divisions(root):
            label = node.passage.label if node.passage else None
            if label and label.style == style and " thứ " in label.printed:
                found[style] = f"{name} thứ nhất"
    return tuple(found.values())


def _divisions(root: Node) -> list[Node]:
    """Parts and the chapters in them."""
    return [*root.children, *(inner for node in root.children for inner in node.children)]


def _annexes(
    found: Facts, read: Read, group: Group, levels: tuple[str, ...], named: bool
) -> None:
    """Annexes and attached documents behind the signature."""
    annexes: list[Value] = []
    attached: list[Value] = []
    for parts in _by_annex(found.parts[found.annexes_at :]):
        first = parts[0].role
        if first == "kind_name":
            attached.append(_attachment(parts, read, levels, found, named))
        else:
            annexes.append(_annex(parts, read, levels, named))
    if annexes:
        group.entries["annexes"] = Listed(annexes)
    if attached:
        group.entries["attachments"] = Listed(attached)


def _by_annex(parts: Sequence[Part]) -> list[list[Part]]:
    out: list[list[Part]] = []
    for part in parts:
        begins = part.role == "annex_label" or (
            part.role == "kind_name" and (not out or out[-1][0].role != "annex_label")
        )
        begins = begins or (part.role == "annex_title" and (not out or _begun(out[-1])))
        if begins or not out:
            out.append([])
        out[-1].append(part)
    return out


def _begun(parts: Sequence[Part]) -> bool:
    """Whether an annex's text has begun, so that a further title starts another annex."""
    return any(part.role not in ANNEX | {"dashes"} for part in parts)


def _annex(parts: Sequence[Part], read: Read, levels: tuple[str, ...], named: bool) -> Group:
    titles = [part for part in parts if part.role == "annex_title"]
    title = " ".join(inline.words(part.para, emphasis=False) for part in titles)
    label = next((part.text for part in parts if part.role == "annex_label"), "")
    doubts = () if title else ("phụ lục này không thấy tên trong bản gốc",)
    made = Group({"title": Words(title or label or "Phụ lục", doubts)})
    section = parts[0].para.section
    sheets = read.finished.sheets
    page = parts[0].para.page - 1 if read.finished.form == "pdf" else section
    if 0 <= page < len(sheets) and sheets[page].landscape:
        made.entries["landscape"] = Words("có")
    reference = [part for part in parts if part.role == "annex_reference"]
    if reference:
        made.entries["reference"] = Words(inline.escaped(reference[0].text))
    text = [part for part in parts if part.role not in ANNEX | {"dashes"}]
    body = Shaper(chosen(levels), named=named).body(_tree(text, read))
    if body.items:
        made.entries["blocks"] = body
    return made


def _attachment(
    parts: Sequence[Part], read: Read, levels: tuple[str, ...], found: Facts, named: bool
) -> Group:
    title = parts[0].text
    kind = next((one for one in KINDS.values() if title.upper().startswith(one.vi_upper)), None)
    made = Group({"kind": Words(kind.vi if kind else title.lower())})
    subject = " ".join(
        inline.words(part.para, emphasis=False) for part in parts if part.role == "subject"
    )
    if subject:
        made.entries["subject"] = Words(subject)
    outer = HEAD | TITLE | ANNEX | END
    text = [part for part in parts if part.role not in outer]
    opening: list[Value] = []
    while text and text[0].role == "preamble":
        opening.append(Words(inline.words(text.pop(0).para)))
    if opening:
        made.entries["preamble"] = opening[0] if len(opening) == 1 else Listed(opening)
    made.entries["body"] = Shaper(chosen(levels), named=named).body(_tree(text, read))
    signed = ending.signatures(parts, found.party)
    if signed:
        made.entries["signature"] = signed
    reference = next((part for part in parts if part.role == "annex_reference"), None)
    if reference:
        made.entries["reference"] = Words(inline.escaped(reference.text))
    return made
