"""Drawn lines, the star, the five hyphens: what stands below title, issuer and subject."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import fonts
from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, by_mark, called, on, row, source
from pipeline.check.finished.page import Drawn, Para, Piece
from pipeline.check.finished.zones_part import Part
from pipeline.lengths import POINT
from pipeline.problem import Level
from pipeline.standards import Role

_WHOLE = (0.88, 1.12)
"""A line "as long as the words": what an officer draws by hand is taken within an eighth."""
_PART = (0.27, 0.56)
"""1/3 to 1/2, with the same leave."""
_HEAD = [
    "national_name",
    "motto",
    "party_title",
    "issuer",
    "issuer_parent",
    "number",
    "place_date",
    "star",
    "letter_subject",
]
_TITLE = ["kind_name", "subject", "unknown", "to_single", "to_label", "basis", "dashes"]


def rules(facts: Facts) -> Iterator[Finding]:
    """All marks below components of the document's head and title."""
    loose = {True: _loose(facts, _HEAD), False: _loose(facts, _TITLE)}
    for role in facts.standard.roles.values():
        if role.rule is not None and role.rule.share:
            yield from _drawn(facts, role, loose[role.name in _HEAD])
    yield from _typed(facts)
    yield from _star(facts)
    yield from _dashes(facts)


def _loose(facts: Facts, roles: list[str]) -> list[Drawn]:
    """Shapes that no component of its own claims: Word lets an anchor stand in any paragraph near."""
    found: list[Drawn] = []
    for part in facts.main:
        if part.role in roles:
            role = facts.standard.roles.get(part.role)
            own = role is not None and role.rule is not None
            found += [one for one in part.para.drawn if one.kind == "drawn"][own:]
    return found


def _drawn(facts: Facts, role: Role, loose: list[Drawn]) -> Iterator[Finding]:
    """Groups of this role that lack their line, or have one of another length."""
    for group in _groups(facts, role.name):
        part = group[-1]
        weight = by_mark(Level.ERROR, (role.rule.mark if role.rule else "") or role.mark)
        ours = part.certain and part.para.style.startswith("VB ")
        weight = weight or (Level.INFO if ours else None)
        if weight is None:
            continue
        clause = source(facts, role.clause)
        lines = [one for one in part.para.drawn if not _across(one, part.para)]
        if lines and role.rule is not None:
            yield from _length(group, role, role.rule.share, lines[0], clause, weight)
        elif loose:
            loose.pop()
        else:
            yield from _missing(facts, part, role, clause, weight)


def _groups(facts: Facts, role: str) -> list[list[Part]]:
    """Components of a role that follow each other: lines of one name."""
    found: list[list[Part]] = []
    last = ""
    # An attached document has its line under "(Kèm theo …)" instead of its subject.
    for part in facts.main if role == "subject" else facts.parts:
        if part.role == role:
            if last == role:
                found[-1].append(part)
            else:
                found.append([part])
        other = part.para.side and (facts.finished.form == "pdf" or part.para.side == "right")
        if part.role != role and other and last == role:
            # Lines of the other column come between, in a PDF and where each line has a row of its own.
            continue
        last = part.role
    return found


def _across(line: Drawn, para: Para) -> bool:
    """A line over the whole width: a table's edge, not the component's."""
    return line.kind == "path" and bool(
        line.length and para.column and line.length > 0.85 * para.column
    )


def _missing(facts: Facts, part: Part, role: Role, clause: str, weight: Level) -> Iterator[Finding]:
    way = "vẽ đường kẻ nét liền (Insert > Shapes > Line) dưới dòng chữ"
    if part.para.underline:
        say = f"{called(role)} bị gạch chân chữ; phải có đường kẻ nét liền riêng ở dưới"
        yield on(part, "K015", say, clause, way, weight)
        return
    if any(one.role == "typed_rule" for one in facts.parts):
        # It is there, but typed: said once, at the typed line.
        return
    yield on(
        part, "K014", f"dưới {called(role)} thiếu đường kẻ ngang, nét liền", clause, way, weight
    )


def _length(
    group: list[Part], role: Role, share: float, line: Drawn, clause: str, weight: Level
) -> Iterator[Finding]:
    # Of a name on several lines the standards do not say which is meant: any will do.
    widths = [width for part in group for width in _widths(part.para) if width]
    if not line.length or not widths:
        return
    least, most = _WHOLE if share == 1 else _PART
    width = max(widths)
    if not any(least <= line.length / one <= most for one in widths):
        wanted = "dài bằng dòng chữ" if share == 1 else "dài từ 1/3 đến 1/2 dòng chữ"
        shown = f"{line.length:.0f} mm ({line.length / width:.0%} dòng chữ)"
        say = f"đường kẻ dưới {called(role)} dài {shown}, phải {wanted}"
        kind = Level.WARNING if line.kind == "drawn" else weight
        yield on(group[-1], "K014", say, clause, "kéo đường kẻ cho đúng độ dài", kind)
    elif (
        line.offset is not None and abs(line.offset) > 0.12 * width + 1.5 and line.kind != "border"
    ):
        say = f"đường kẻ dưới {called(role)} lệch {abs(line.offset):.0f} mm so với giữa dòng chữ"
        yield on(group[-1], "K014", say, clause, "đặt đường kẻ cân đối ở giữa", Level.WARNING)


def _widths(para: Para) -> list[float]:
    """Millimetres of each line of the words; one that wraps by itself is as wide as its column."""
    if para.boxes:
        return [(box.right - box.left) * POINT for _, box in para.boxes]
    metrics = fonts.times()
    if metrics is None:
        return []
    room = (para.column or 0) - (para.left or 0) - (para.right or 0)
    found = [0.0]
    for piece in para.pieces:
        for at, text in enumerate(piece.text.split("\n")):
            if at:
                found.append(0.0)
            found[-1] += metrics.text_width(text.strip("\t"), _face(piece), piece.size) * POINT
    return [min(one, room) if room > 0 else one for one in found]


def _face(piece: Piece) -> str:
    if piece.bold:
        return "bolditalic" if piece.italic else "bold"
    return "italic" if piece.italic else "regular"


def _typed(facts: Facts) -> Iterator[Finding]:
    for part in facts.main:
        if part.role == "typed_rule" or (
            part.role == "dashes" and not facts.standard.forms.under_subject
        ):
            way = "xoá dòng này, vẽ đường kẻ nét liền (Insert > Shapes > Line)"
            say = "đường kẻ gõ bằng ký tự; phải là đường kẻ ngang, nét liền"
            yield on(part, "K015", say, _clause(facts), way)


def _clause(facts: Facts) -> str:
    """Where the standard asks for a drawn line: below the motto, or the Party's title."""
    role = facts.standard.roles.get("motto") or facts.standard.roles["party_title"]
    return source(facts, row(role.clause))


def _star(facts: Facts) -> Iterator[Finding]:
    star, issuer = facts.first("star"), facts.first("issuer")
    wanted = facts.standard.forms.under_issuer
    clause = source(facts, facts.standard.clauses.get("forms.under_issuer", ("", ""))[0])
    if star is not None and not wanted:
        way = "xoá dấu sao, vẽ đường kẻ dưới tên cơ quan"
        yield on(star, "K016", "văn bản nhà nước không dùng dấu sao dưới tên cơ quan", clause, way)
    elif star is not None and star.text != wanted:
        yield on(
            star, "K016", f"dưới tên cơ quan chỉ có một dấu “{wanted}”", clause, f"ghi: {wanted}"
        )
    elif star is None and wanted and issuer is not None:
        last = facts.all("issuer")[-1]
        drawn = last.para.drawn or any(part.role == "typed_rule" for part in facts.main)
        say = (
            f"dưới tên cơ quan là đường kẻ, phải là dấu sao ({wanted})"
            if drawn
            else f"dưới tên cơ quan thiếu dấu sao ({wanted})"
        )
        way = f"thêm một dòng riêng: {wanted}"
        yield Finding("K016", Level.ERROR, say, clause, way, last.para)
    elif star is not None and facts.all("issuer")[-1:] and facts.all("issuer")[-1].para.drawn:
        last = facts.all("issuer")[-1]
        say = f"dưới tên cơ quan có cả đường kẻ; chỉ có dấu sao ({wanted})"
        yield Finding("K016", Level.WARNING, say, clause, "xoá đường kẻ", last.para)


def _dashes(facts: Facts) -> Iterator[Finding]:
    wanted = facts.standard.forms.under_subject
    if not wanted or facts.kind is None or not facts.kind.has_name:
        return
    clause = source(facts, facts.standard.clauses.get("forms.under_subject", ("", ""))[0])
    found = [part for part in facts.main if part.role == "dashes"]
    title = facts.first("subject") or facts.first("kind_name")
    for part in found:
        if part.text != wanted:
            say = f"dưới trích yếu ghi “{part.text}”, phải là năm dấu gạch nối “{wanted}”"
            yield on(part, "K017", say, clause, f"ghi: {wanted}")
    if not found and title is not None:
        drawn = any(one.kind != "path" or one.length for one in title.para.drawn)
        say = (
            "dưới trích yếu là đường kẻ, phải là năm dấu gạch nối (-----)"
            if drawn
            else "dưới trích yếu thiếu năm dấu gạch nối (-----)"
        )
        yield Finding(
            "K017", Level.ERROR, say, clause, f"thêm một dòng riêng: {wanted}", title.para
        )
    for part in facts.all("annex_dashes"):
        if part.text != wanted and words.DASHES.match(part.text):
            say = f"dưới tên phụ lục ghi “{part.text}”, phải là năm dấu gạch nối “{wanted}”"
            yield on(part, "K017", say, clause, f"ghi: {wanted}")
