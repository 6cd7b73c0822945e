"""Running text against the standard's body: alignment, first line, gap, pitch."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, source
from pipeline.check.finished.measures import (
    ALIGN,
    MM,
    NEAR,
    PIXEL,
    figure,
    in_words,
    millimetres,
    within,
)
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.standards import Range, Role


def text(facts: Facts, part: Part, role: Role, opens: bool = False) -> Iterator[Finding]:
    """Findings about a paragraph's alignment, indent, gap and pitch.

    One that `opens` the text, below a title or a table, has no paragraph above from which it stands apart.
    """
    para = part.para
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
        say = f"đoạn văn đang {ALIGN[para.align]}, phải căn đều hai bên"
        yield on(part, "K009", say, clause, "chọn đoạn, nhấn Ctrl+J")
    yield from _indent(facts, part, clause, centred)
    if not opens:
        yield from _gap(facts, part, clause)
    if facts.finished.form == "docx":
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
    if not within(indent, allowed, MM):
        least, most = millimetres(allowed.least), millimetres(allowed.most)
        span = least if least == most else f"{least} đến {most}"
        yield on(
            part,
            "K010",
            f"dòng đầu thụt {millimetres(indent)}, phải thụt {span}",
            source(facts, allowed.clause) or clause,
            f"hộp Paragraph: Special = First line, {figure(allowed.default / 10)} cm",
            # HD 05 says "about 10 mm"; how far that goes is this project's reading.
            Level.ERROR if part.certain and not facts.party else Level.WARNING,
        )
    elif para.left and para.left > 2 * MM and para.first_line >= 0:
        say = f"cả đoạn lùi vào {millimetres(para.left)}, phải sát lề trái"
        yield on(part, "K010", say, clause, "hộp Paragraph: Indentation Left = 0", Level.WARNING)
    if para.right and para.right > 2 * MM:
        say = f"cả đoạn cách lề phải {millimetres(para.right)}, phải sát lề phải"
        yield on(part, "K010", say, clause, "hộp Paragraph: Indentation Right = 0", Level.WARNING)


def _gap(facts: Facts, part: Part, clause: str) -> Iterator[Finding]:
    para, allowed = part.para, facts.standard.body.gap
    if para.before is None or para.cell or (part.role == "heading_1" and not part.certain):
        return
    near = PIXEL if facts.finished.extras.producer.startswith("Skia/PDF") else NEAR
    if para.before < allowed.least - near:
        yield on(
            part,
            "K011",
            f"cách đoạn trên {figure(para.before)} pt, phải từ {figure(allowed.least)} pt",
            source(facts, allowed.clause) or clause,
            f"hộp Paragraph: Spacing Before = {figure(allowed.default)} pt",
            Level.ERROR if part.certain else Level.WARNING,
        )


def _pitch(facts: Facts, part: Part, clause: str) -> Iterator[Finding]:
    para, body = part.para, facts.standard.body
    exact = body.line_rule == "exact"
    rule, line = para.line_rule, para.line or 0
    allowed = body.line
    if exact and rule == "exact" and within(line, _open_above(allowed)):
        return
    if not exact and rule == "multiple" and within(line, allowed, 0.02):
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
        f"Exactly {in_words(allowed)} pt"
        if exact
        else f"từ {figure(allowed.least)} đến {figure(allowed.most)} dòng (Multiple)"
    )
    yield on(
        part,
        "K012",
        f"giãn dòng đang là {_said(rule, line)}, phải là {wanted}",
        source(facts, allowed.clause) or clause,
        "hộp Paragraph: Line spacing = "
        + (
            f"Exactly, {figure(allowed.default)} pt"
            if exact
            else f"Multiple, {figure(allowed.default)}"
        ),
        Level.ERROR if part.certain or exact else Level.WARNING,
    )


def _open_above(allowed: Range) -> Range:
    """HD 36 sets no upper bound; the one in the data is the project's choice."""
    if "trở lên" in allowed.clause:
        return Range(allowed.default, allowed.least, 40)
    return allowed


def _measured(facts: Facts, part: Part) -> Iterator[Finding]:
    """The distance of lines on paper: Party 18 to 22 pt, State single (1.15 of the size) to 1.5 lines."""
    body, pitch = facts.standard.body, part.para.line or 0.0
    size = part.para.size or 14
    exact = body.line_rule == "exact"
    allowed = _open_above(body.line)
    least = allowed.least if exact else allowed.least * size * 1.13
    most = allowed.most if exact else allowed.most * size * 1.17
    if not least - 0.4 <= pitch <= most + 0.4:
        yield on(
            part,
            "K012",
            f"các dòng cách nhau {figure(pitch, 1)} pt, phải từ {least:.0f} đến {most:.0f} pt",
            source(facts, body.line.clause),
            "sửa giãn dòng trong tệp Word rồi xuất lại PDF",
            Level.WARNING,
        )


def _said(rule: str, line: float) -> str:
    if rule == "multiple":
        return f"{figure(line)} dòng (Multiple)"
    return f"{'Exactly' if rule == 'exact' else 'At least'} {figure(line)} pt"
