"""Every component against its role: size, weight, slant, capitals, alignment, indents, gaps, pitch.

The standard's own data say what is right; nothing of it is repeated here.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, called, on, row, shortened, source, weigh
from pipeline.check.finished.looks_case import case
from pipeline.check.finished.looks_place import columns, place
from pipeline.check.finished.looks_text import text
from pipeline.check.finished.measures import both, figure, in_words, within
from pipeline.check.finished.page import Para
from pipeline.check.finished.zones_part import RUNNING, Part
from pipeline.lengths import POINT
from pipeline.problem import Level
from pipeline.standards import Range, Role

_HEADINGS = {"heading_1", "heading_2", "heading_3", "heading_4"}
_TEXT = RUNNING | _HEADINGS | {"basis", "proposal", "clause_title", "note"}
"""Running text: set in the body's size, with its indent, gap and pitch."""
_PLAIN = _TEXT - {
    "article",
    "clause_title",
    "heading_1",
    "heading_2",
    "heading_3",
    "heading_4",
    "basis",
    "proposal",
    "note",
}
"""Where single words may be bold or italic: only a whole paragraph in another face is wrong."""
_FREE = frozenset(
    {
        "cell",
        "cell_head",
        "caption",
        "unknown",
        "typed_rule",
        "footnote",
        "signature_note",
        "article_text",
    }
)
_SAME_LENGTH = 1.0
"""mm"""
_SIGNS = frozenset({"dashes", "annex_dashes", "star"})
_MIXED = frozenset({"to_single", "recipient_group"})
"""Label and name stand on one line, each in its own face."""
_WEIGHED = frozenset(
    [
        "national_name",
        "motto",
        "party_title",
        "issuer_parent",
        "issuer",
        "number",
        "place_date",
        "letter_subject",
        "kind_name",
        "subject",
        "author_line",
        "authority_line",
        "enacting",
        "to_label",
        "basis",
        "proposal",
        "part_label",
        "part_title",
        "chapter_label",
        "chapter_title",
        "section_label",
        "section_title",
        "subsection_label",
        "subsection_title",
        "article",
        "clause_title",
        "heading_1",
        "heading_2",
        "heading_3",
        "recipients_label",
        "recipient",
        "authority",
        "signer_title",
        "signer_extra_title",
        "signer_name",
        "annex_label",
        "annex_title",
        "annex_reference",
        "urgency",
        "secrecy",
        "circulation",
        "draft_mark",
        "contact",
        "drafter",
        "star",
        "dashes",
    ]
)


def looks(facts: Facts) -> Iterator[Finding]:
    """All differences between components and their roles."""
    above = ""
    for part in facts.parts:
        opens, above = above not in _TEXT, part.role
        role = facts.standard.roles.get("paragraph" if part.role == "article_text" else part.role)
        if role is None or part.role in _FREE - {"article_text"}:
            continue
        yield from _size(facts, part, role)
        yield from _faces(facts, part, role)
        yield from case(facts, part, role)
        if part.role not in _TEXT:
            yield from place(facts, part, role)
        if part.role in _TEXT and not part.para.divided:
            yield from text(facts, part, role, opens)
    yield from columns(facts)


def _size(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    allowed = role.size or facts.standard.body.size
    if part.role in _SIGNS:
        # The standards say what stands there and not how big: as the lines around it.
        allowed = Range(allowed.default, min(allowed.least, 14), allowed.most + 1)
    weight = weigh(part, role)
    if weight is None:
        return
    yield from _own_number(part, allowed, source(facts, row(allowed.clause or role.clause)), weight)
    shown = part.para.shown
    wrong = sorted({piece.size for piece in shown if not within(piece.size, allowed)})
    if wrong:
        some = next((piece.text.strip() for piece in shown if piece.size in wrong), "")
        whole = all(piece.size in wrong for piece in shown)
        which = "" if whole else f" ở “{shortened(some, 30)}”"
        yield on(
            part,
            "K004",
            f"cỡ chữ của {called(role)}{which} đang là {both(wrong)}, phải là {in_words(allowed)}",
            source(facts, row(allowed.clause or role.clause)),
            f"chọn cả dòng, đặt cỡ {figure(allowed.default)}",
            weight,
        )


def _own_number(part: Part, allowed: Range, clause: str, weight: Level) -> Iterator[Finding]:
    """The number that Word sets has its size from the list or from the paragraph's mark."""
    para = part.para
    if para.auto_look is None or not any(sign.isalnum() for sign in para.auto):
        return
    size = para.auto_look[0]
    if size != para.size and not within(size, allowed):
        say = f"số tự động “{para.auto}” cỡ {figure(size)}, phải là {in_words(allowed)} như chữ sau nó"
        way = f"chọn cả đoạn kể cả dấu cuối đoạn (¶), đặt cỡ {figure(allowed.default)}"
        yield on(part, "K004", say, clause, way, weight)


def _faces(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    para = part.para
    weight = weigh(part, role)
    if weight is None or not para.shown:
        return
    if part.role in _MIXED:
        yield from _label_and_names(facts, part, weight)
        return
    if part.role == "item" and words.ROMAN.match(part.text):
        return  # what a congress resolves, numbered as headings are: bold or not
    if part.role in ("basis", "proposal") and weight is Level.ERROR and not facts.first("enacting"):
        weight = Level.WARNING  # it may be the beginning of the text
    clause = source(facts, row(role.clause))
    for code, name, wanted, whole, some in (
        ("K005", "đậm", role.bold, para.bold, any(piece.bold for piece in para.shown)),
        ("K006", "nghiêng", role.italic, para.italic, any(piece.italic for piece in para.shown)),
        (
            "K007",
            "gạch chân",
            role.underline,
            _underlined(para, bool(role.underline)),
            para.underline,
        ),
    ):
        if wanted and not whole:
            say = f"{called(role)} phải {name}" + (
                ", đang chỉ một phần" if some else f", đang không {name}"
            )
            yield on(part, code, say, clause, f"chọn cả dòng, bật {name}", weight)
        elif not wanted and _too_much(part, para, code, whole, some):
            yield on(
                part,
                code,
                f"{called(role)} không được {name}",
                clause,
                f"chọn cả dòng, bỏ {name}",
                weight,
            )


def _label_and_names(facts: Facts, part: Part, weight: Level) -> Iterator[Finding]:
    """ "Kính gửi:" with its one addressee: the label has its own slant, the name stands upright."""
    label = facts.standard.roles.get("to_label")
    before, colon, _ = part.text.partition(":")
    if label is None or part.role != "to_single" or not colon:
        return
    ours, theirs = _slants(part.para)
    clause = source(facts, label.clause)
    if label.italic and ours and not any(ours):
        say = f"chữ “{before.strip()}:” phải nghiêng, đang không nghiêng"
        yield on(part, "K006", say, clause, "chọn chữ ấy, bật nghiêng", weight)
    elif not label.italic and (any(ours) or any(theirs)):
        say = f"dòng “{before.strip()}” không được nghiêng"
        yield on(part, "K006", say, clause, "chọn cả dòng, bỏ nghiêng", weight)
    elif label.italic and theirs and all(theirs):
        say = f"tên nơi nhận sau “{before.strip()}:” phải đứng, đang nghiêng"
        yield on(part, "K006", say, clause, "chọn tên nơi nhận, bỏ nghiêng", Level.WARNING)


def _slants(para: Para) -> tuple[list[bool], list[bool]]:
    """Whether the pieces with words are slanted: those before the colon, those behind it."""
    found: tuple[list[bool], list[bool]] = ([], [])
    behind = False
    for piece in para.pieces:
        before, colon, after = piece.text.partition(":") if not behind else ("", "", piece.text)
        if before.strip():
            found[0].append(piece.italic)
        if after.strip():
            found[1].append(piece.italic)
        behind = behind or bool(colon)
    return found


def _too_much(part: Part, para: Para, code: str, whole: bool, some: bool) -> bool:
    """Running text may stress words, and name its own point ("1. Mục đích: …") in another face."""
    if part.role in _PLAIN or part.role == "note":
        # A few words that lead a list may be stressed: "Phấn đấu đến năm 2015:".
        leads = code == "K005" and para.text.endswith(":") and len(para.text) < 40
        leads = leads and para.text[:1].isalpha()
        ends = para.text.endswith((".", ";", ","))
        return (
            whole and len(para.text) > 3 and not leads and (part.certain or ends or code == "K007")
        )
    return some if part.role in _WEIGHED and code != "K007" else whole


def _underlined(para: Para, asked: bool) -> bool:
    """Whether the words are underlined; the colon after them may be left out.

    Where it is `asked` for, a page's line of the words' own length will do: programs print it lower or higher.
    """
    width = max((box.right - box.left for _, box in para.boxes), default=0.0) * POINT
    paths = (one.length or 0 for one in para.drawn if one.kind == "path")
    if asked and width and any(abs(one - width) < _SAME_LENGTH for one in paths):
        return True
    return bool(para.shown) and all(p.underline for p in para.shown if p.text.strip(" :"))
