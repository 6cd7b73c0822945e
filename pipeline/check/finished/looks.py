"""Every component against its role: size, weight, slant, capitals, alignment, indents, gaps, pitch.

The standard's own data say what is right; nothing of it is repeated here.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, by_mark, called, on, source
from pipeline.check.finished.page import Para
from pipeline.check.finished.zones import Part
from pipeline.problem import Level
from pipeline.standards import Range, Role

_TEXT = frozenset(
    "basis proposal preamble paragraph item item_2 item_3 clause point closing article clause_title heading_1 heading_2 "
    "heading_3 heading_4 article_text note".split()
)
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
_SIGNS = frozenset({"dashes", "annex_dashes", "star"})
_MIXED = frozenset({"to_single", "recipient_group"})
"""Label and name stand on one line, each in its own face."""
_WEIGHED = frozenset(
    "national_name motto party_title issuer_parent issuer number place_date letter_subject kind_name subject author_line "
    "authority_line enacting to_label basis proposal part_label part_title chapter_label chapter_title section_label "
    "section_title subsection_label subsection_title article clause_title heading_1 heading_2 heading_3 recipients_label "
    "recipient authority signer_title signer_extra_title signer_name annex_label annex_title annex_reference urgency "
    "secrecy circulation draft_mark contact drafter star dashes".split()
)
_NEAR = 0.26
"""Points: half a point is the least that Word can say."""
_MM = 0.6


def looks(facts: Facts) -> Iterator[Finding]:
    """All differences between components and their roles."""
    for part in facts.parts:
        role = facts.standard.roles.get("paragraph" if part.role == "article_text" else part.role)
        if role is None or part.role in _FREE - {"article_text"}:
            continue
        yield from _size(facts, part, role)
        yield from _faces(facts, part, role)
        yield from _capitals(facts, part, role)
        yield from _place(facts, part, role)
        if part.role in _TEXT and not part.para.divided:
            yield from _text(facts, part, role)


def _weigh(part: Part, role: Role, level: Level = Level.ERROR) -> Level | None:
    """A guess about a foreign file weighs less; a mere choice of the project is a note on our own."""
    weight = by_mark(level, role.mark)
    if weight is None:
        return Level.INFO if part.certain and part.para.style.startswith("VB ") else None
    return weight


def _size(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    allowed = role.size or facts.standard.body.size
    if part.role in _SIGNS:
        # The standards say what stands there and not how big: as the lines around it.
        allowed = Range(allowed.default, min(allowed.least, 14), max(allowed.most, 16))
    weight = _weigh(part, role)
    if weight is None:
        return
    sizes = {piece.size for piece in part.para.shown}
    wrong = sorted(size for size in sizes if not _within(size, allowed))
    if wrong:
        yield on(
            part,
            "K004",
            f"cỡ chữ của {called(role)} đang là {_list(wrong)}, phải là {_range(allowed)}",
            source(facts, allowed.clause or role.clause),
            f"chọn cả dòng, đặt cỡ {allowed.default:g}",
            weight,
        )


def _within(value: float, allowed: Range, slack: float = _NEAR) -> bool:
    return allowed.least - slack <= value <= allowed.most + slack


def _faces(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    para = part.para
    weight = _weigh(part, role)
    if weight is None or part.role in _MIXED or not para.shown:
        return
    clause = source(facts, role.clause)
    for code, name, wanted, whole, some in (
        ("K005", "đậm", role.bold, para.bold, any(piece.bold for piece in para.shown)),
        ("K006", "nghiêng", role.italic, para.italic, any(piece.italic for piece in para.shown)),
        ("K007", "gạch chân", role.underline, _underlined(para), para.underline),
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


def _underlined(para: Para) -> bool:
    """Whether the words are underlined; the colon after them may be left out."""
    return bool(para.shown) and all(p.underline for p in para.shown if p.text.strip(" :"))


def _capitals(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    weight = _weigh(part, role)
    if weight is None or not role.upper or not any(c.isalpha() for c in part.text):
        return
    text = part.text
    if part.role == "heading_1" and not part.certain and not facts.party and not part.para.bold:
        return
    if text != text.upper() and part.role not in ("drafter",):
        yield on(
            part,
            "K008",
            f"{called(role)} phải viết chữ in hoa",
            source(facts, role.clause),
            f"viết lại: {text.upper()[:80]}",
            weight,
        )


_LOWER = (
    "subject",
    "motto",
    "place_date",
    "recipients_label",
    "signer_name",
    "letter_subject",
    "annex_reference",
    "to_label",
)


def _place(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    para = part.para
    weight = _weigh(part, role)
    if weight is None:
        return
    named = facts.kind is None or facts.kind.has_name or part.role != "subject"
    if part.role in _LOWER and para.upper and len(para.text) > 3 and named:
        yield on(
            part,
            "K008",
            f"{called(role)} phải viết chữ thường, không viết in hoa",
            source(facts, role.clause),
            "viết lại bằng chữ thường",
            weight,
        )
    if not para.align or para.divided or part.role in _TEXT or role.align == "justify":
        return
    wanted = role.align
    if wanted == "left" and para.align == "justify":
        return
    if facts.finished.form == "pdf" and wanted == "left":
        return
    if para.align != wanted and wanted in ("center", "left"):
        if not part.certain and wanted == "left":
            return
        yield on(
            part,
            "K009",
            f"{called(role)} đang {_ALIGN[para.align]}, phải {_ALIGN[wanted]}",
            source(facts, role.clause),
            f"chọn dòng, đặt {_ALIGN[wanted]}",
            weight if part.certain else Level.WARNING,
        )
    elif (
        wanted == "center"
        and para.first_line
        and abs(para.first_line) > 2 * _MM
        and facts.finished.form == "docx"
    ):
        yield on(
            part,
            "K010",
            f"{called(role)} căn giữa mà còn thụt đầu dòng {_mm(para.first_line)}, nên bị lệch",
            source(facts, role.clause),
            "đặt Special: (none) trong hộp Paragraph",
            Level.WARNING,
        )


_ALIGN = {
    "left": "căn trái",
    "center": "căn giữa",
    "right": "căn phải",
    "justify": "căn đều hai bên",
}


def _text(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    para, body = part.para, facts.standard.body
    if role.mark == "P" and role.line != "body":
        return
    clause = source(facts, facts.standard.body.clause)
    centred = para.align == "center" and part.role == "heading_1"
    short = len(para.text) < 90 and not part.certain
    if (
        para.align
        and para.align != "justify"
        and role.align == "justify"
        and not centred
        and not short
    ):
        say = f"đoạn văn đang {_ALIGN[para.align]}, phải căn đều hai bên"
        yield on(part, "K009", say, clause, "chọn đoạn, nhấn Ctrl+J")
    if facts.finished.form == "docx":
        yield from _indent(facts, part, clause, centred)
        yield from _gap(facts, part, clause)
        if role.line == "body":
            yield from _pitch(facts, part, clause)
    elif role.line == "body" and para.line_rule == "pitch" and para.line is not None:
        yield from _measured(facts, part)


def _indent(facts: Facts, part: Part, clause: str, centred: bool) -> Iterator[Finding]:
    para, allowed = part.para, facts.standard.body.first_line
    if para.first_line is None or para.auto or centred or part.para.side:
        return
    indent = para.first_line + (para.left or 0)
    if para.first_line < 0:
        # A hanging mark: its own place counts.
        indent = (para.left or 0) + para.first_line
    if not _within(indent, allowed, _MM):
        least, most = _mm(allowed.least), _mm(allowed.most)
        span = least if least == most else f"{least} đến {most}"
        yield on(
            part,
            "K010",
            f"dòng đầu thụt {_mm(indent)}, phải thụt {span}",
            source(facts, allowed.clause) or clause,
            f"hộp Paragraph: Special = First line, {allowed.default / 10:g} cm",
            Level.ERROR if part.certain else Level.WARNING,
        )
    elif para.left and para.left > 2 * _MM and para.first_line >= 0:
        say = f"cả đoạn lùi vào {_mm(para.left)}, phải sát lề trái"
        yield on(part, "K010", say, clause, "hộp Paragraph: Indentation Left = 0", Level.WARNING)


def _gap(facts: Facts, part: Part, clause: str) -> Iterator[Finding]:
    para, allowed = part.para, facts.standard.body.gap
    if para.before is None or para.cell or part.role == "heading_1" and not part.certain:
        return
    if para.before < allowed.least - _NEAR:
        yield on(
            part,
            "K011",
            f"cách đoạn trên {para.before:g} pt, phải từ {allowed.least:g} pt",
            source(facts, allowed.clause) or clause,
            f"hộp Paragraph: Spacing Before = {allowed.default:g} pt",
            Level.ERROR if part.certain else Level.WARNING,
        )


def _pitch(facts: Facts, part: Part, clause: str) -> Iterator[Finding]:
    para, body = part.para, facts.standard.body
    exact = body.line_rule == "exact"
    rule, line = para.line_rule, para.line or 0
    allowed = body.line
    if exact and rule == "exact" and _within(line, _open_above(facts, allowed)):
        return
    if not exact and rule == "multiple" and _within(line, allowed, 0.02):
        return
    size = para.size or body.size.default
    if (
        not exact
        and rule in ("exact", "atLeast")
        and allowed.least * size * 1.1 <= line <= allowed.most * size * 1.2
    ):
        # The decree says "single to 1.5 lines"; Exactly 18 pt at 14 pt is within that.
        return
    wanted = (
        f"Exactly {_range(allowed)} pt"
        if exact
        else f"từ {allowed.least:g} đến {allowed.most:g} dòng (Multiple)"
    )
    yield on(
        part,
        "K012",
        f"giãn dòng đang là {_said(rule, line)}, phải là {wanted}",
        source(facts, allowed.clause) or clause,
        "hộp Paragraph: Line spacing = "
        + (f"Exactly, {allowed.default:g} pt" if exact else f"Multiple, {allowed.default:g}"),
        Level.ERROR if part.certain or exact else Level.WARNING,
    )


def _open_above(facts: Facts, allowed: Range) -> Range:
    """HD 36 sets no upper bound; the one in the data is the project's choice."""
    if "trở lên" in allowed.clause:
        return Range(allowed.default, allowed.least, 40)
    return allowed


def _measured(facts: Facts, part: Part) -> Iterator[Finding]:
    """The distance of lines on paper: Party 18 to 22 pt, State single (1.15 of the size) to 1.5 lines."""
    body, pitch = facts.standard.body, part.para.line or 0.0
    size = part.para.size or 14
    exact = body.line_rule == "exact"
    allowed = _open_above(facts, body.line)
    least = allowed.least if exact else allowed.least * size * 1.13
    most = allowed.most if exact else allowed.most * size * 1.17
    if not least - 0.4 <= pitch <= most + 0.4:
        yield on(
            part,
            "K012",
            f"các dòng cách nhau {pitch:.1f} pt, phải từ {least:.0f} đến {most:.0f} pt",
            source(facts, body.line.clause),
            "sửa giãn dòng trong tệp Word rồi xuất lại PDF",
            Level.WARNING,
        )


def _said(rule: str, line: float) -> str:
    if rule == "multiple":
        return f"{line:g} dòng (Multiple)"
    return f"{'Exactly' if rule == 'exact' else 'At least'} {line:g} pt"


def _range(allowed: Range) -> str:
    return (
        f"{allowed.least:g}"
        if allowed.least == allowed.most
        else f"{allowed.least:g}–{allowed.most:g}"
    )


def _list(values: list[float]) -> str:
    return " và ".join(f"{value:g}" for value in values)


def _mm(value: float) -> str:
    return f"{round(value, 1):g} mm"
