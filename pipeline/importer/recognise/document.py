"""A read file -> the values of a content file: letterhead, text, ending, annexes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.zones import own_styles
from pipeline.check.finished.zones_part import Part
from pipeline.importer import inline
from pipeline.importer.pages import Read
from pipeline.importer.recognise import ending, heads, recipients
from pipeline.importer.recognise.annexes import annexes, tree
from pipeline.importer.recognise.frames import chosen, own_levels
from pipeline.importer.recognise.labels import label
from pipeline.importer.recognise.outline import Node
from pipeline.importer.recognise.roles import ADDRESS, ANNEX, BASES, END, HEAD, TITLE
from pipeline.importer.recognise.shape import Shaper
from pipeline.importer.recognise.whose import told
from pipeline.importer.values import Group, Listed, Value, Words, without_end_mark
from pipeline.registries import Organ, Registries


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
    found = told(read)
    main = list(found.main)
    head = heads.head(found, registries.organs)
    group = Group(_ordered(head.entries))
    to = heads.addressees(found)
    bases, proposal = heads.bases(found, read.footnotes)
    inside, opening = _text(main, _printed(found))
    closing = _closing(inside)
    preamble = _paragraphs(opening, read)
    if preamble is not None and any(words.TO_SINGLE.match(part.text) for part in opening):
        preamble.doubts = (CALLED,)
    _put(group, to=to, bases=bases, proposal=proposal, preamble=preamble)
    levels = found.standard.levels
    root = tree(inside, read)
    numbering = own_levels(root, levels)
    shaper = Shaper(chosen(numbering or levels), named=named)
    body = shaper.body(root)
    whole = body if body.items or not found.copy else None
    ended = _closed(_paragraphs(closing, read), _left_over(main))
    without_end_mark(ended or whole, found.standard.forms.body_end)
    _put(group, body=whole, closing=ended)
    signed = ending.signatures(main, found.party)
    braces = [one.text.lstrip("}{ ") for one in read.aside if one.text[:1] in "}{"]
    group.entries |= recipients.recipients(main, _first_line(found, shaper), braces)
    _put(group, signature=signed, confirmation=ending.confirmation(main, found.standard))
    _put(group, **annexes(found, read, numbering or levels, named))
    _put(group, contact=ending.contact(main), reference=_reference(found))
    group.entries |= {key: head.entries[key] for key in STAMPS if key in head.entries}
    written = (*_ordinals(root), *numbering)
    if written:
        group.entries["numbering"] = Listed([Words(one) for one in written], flow=True)
    missing = list(head.missing)
    if not signed and (found.kind is None or "signature" in found.kind.obligatory):
        missing.append("chữ ký")
    aside = ("unknown",) if "electronic copy" in head.entries else ("unknown", "electronic_copy")
    unknown = tuple(part for part in main if part.role in aside)
    return Recognised(group, found, tuple(missing), head.organs, unknown)


CALLED = "thể thức của loại này mời, giới thiệu ngay ở dòng đầu, không “Kính gửi”: giữ nguyên lời bản gốc"
STAMPS = ("urgency", "secrecy", "circulation", "electronic copy", "draft")


def _put(group: Group, **entries: Value | None) -> None:
    """Add the entries that there are."""
    group.entries |= {key: value for key, value in entries.items() if value is not None}


def _paragraphs(parts: Sequence[Part], read: Read) -> Value | None:
    notes = read.footnotes
    texts: list[Value] = [
        Words(inline.words(part.para, notes=notes, own=inline.PLAIN)) for part in parts
    ]
    if not texts:
        return None
    return texts[0] if len(texts) == 1 else Listed(texts)


STRAY = "đoạn ở phần cuối bản gốc, không rõ là thành phần nào"


def _left_over(main: Sequence[Part]) -> list[Words]:
    """Paragraphs of the ending that belong to no component: kept as text, so that no word is lost."""
    ended = False
    found = []
    for part in main:
        ended = ended or part.role in END
        if ended and part.role == "unknown" and not ending.goes_on(part):
            found.append(Words(inline.words(part.para), (STRAY,)))
    return found


def _closed(closing: Value | None, stray: list[Words]) -> Value | None:
    if not stray:
        return closing
    before = closing.items if isinstance(closing, Listed) else [closing] if closing else []
    return Listed([*before, *stray])


def _first_line(found: Facts, shaper: Shaper) -> str:
    """The recipients' first line that the kind prints by itself: "Như trên", "Như Điều 3"."""
    form = found.kind.first_recipient.get(found.standard.system, "") if found.kind else ""
    return form.replace("{article}", str(shaper.articles.counts["article"]))


def _reference(found: Facts) -> Value | None:
    """ "(Ban hành kèm theo …)" below the title of a document that another puts into force."""
    for part in found.main:
        if part.role == "annex_reference":
            return Words(inline.escaped(part.text))
    return None


_FIRST = ("kind", "issuer", "number", "symbol", "date", "place", "standard", "author line")


def _ordered(entries: Mapping[str, Value]) -> dict[str, Value]:
    order = (*_FIRST, "theme", "subject", "authority line")
    return {key: entries[key] for key in order if key in entries}


def _printed(found: Facts) -> bool:
    """Whether "QUYẾT NGHỊ:" is printed by itself; a Party resolution has it as words of its own."""
    return bool(found.kind and found.kind.enacting.get(found.standard.system))


def _text(main: Sequence[Part], enacts: bool) -> tuple[list[Part], list[Part]]:
    """(parts of the text, opening paragraphs before its first heading)."""
    apart = (HEAD | TITLE | ADDRESS | BASES | END | ANNEX | {"unknown"}) - (
        set() if enacts else {"enacting"}
    )
    rest = [part for part in main if part.role not in apart]
    unknown = [part for part in main if part.role == "unknown"]
    placed = [part for part in main if part in rest or (part in unknown and _in_text(part, main))]
    opening = []
    while placed and placed[0].role in ("preamble", "enacting"):
        opening.append(placed.pop(0))
    return placed, opening


_CLOSES = re.compile(
    r"(?:Trên đây là|Quá trình|Trong quá trình|Yêu cầu|Đề nghị|Kính|(?:Nghị quyết|Chỉ thị|Kế hoạch|Hướng dẫn|Quy định|"
    r"Kết luận|Chương trình|Thông báo|Đề án|Quyết định)(?: này)? (?:được|có hiệu lực|phổ biến)|Nhận được)\b"
)


def _closing(parts: list[Part]) -> list[Part]:
    """The last paragraph where it speaks of the whole document; taken off `parts`."""
    if len(parts) < 2 or label(parts[-1].para.words)[0] or parts[-1].para.bordered:
        return []
    last = parts[-1]
    if last.role == "closing":
        found = [last]
        parts.pop()
        while parts and parts[-1].role == "closing":
            found.insert(0, parts.pop())
        return found
    listed = label(parts[-2].para.words)[0] is not None
    known = any(part.para.style in own_styles() for part in parts)
    headed = not parts[-2].text.endswith((".", ";", "…"))
    if known or not listed or headed or not _CLOSES.match(last.text):
        return []
    return [parts.pop()]


def _in_text(part: Part, main: Sequence[Part]) -> bool:
    """An unknown paragraph between paragraphs of the text is one of them; where there is neither a
    letterhead nor a title, the text begins with the first line."""
    at = next(number for number, one in enumerate(main) if one is part)
    before = any(one.role in TITLE | {"preamble", "paragraph"} | BASES for one in main[:at])
    bare = not any(one.role in HEAD | TITLE | ADDRESS for one in main)
    ended = any(one.role in END for one in main[:at])
    return (before or bare) and not ended


def _ordinals(root: Node) -> tuple[str, ...]:
    """ "Phần thứ nhất" where parts or chapters are counted in words."""
    found = {}
    for style, name in (("part", "Phần"), ("chapter", "Chương")):
        for node in _divisions(root):
            if node.style == style and " thứ " in node.printed.lower():
                found[style] = f"{name} thứ nhất"
    return tuple(found.values())


def _divisions(root: Node) -> list[Node]:
    """Parts and the chapters in them."""
    return [*root.children, *(inner for node in root.children for inner in node.children)]
