"""A standard's data file -> Standard; every key and value checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date as Date
from types import MappingProxyType

from pipeline.given import Given
from pipeline.kinds import KINDS, MARKS
from pipeline.standards import (
    Body,
    Columns,
    Forms,
    Frame,
    KindForm,
    Page,
    Range,
    Role,
    RuleLine,
    Standard,
)

ALIGNS = ("left", "center", "right", "justify")
_ROLES = """
    national_name motto party_title issuer_parent issuer star number place_date letter_subject
    urgency secrecy circulation draft_mark kind_name author_line subject dashes authority_line
    enacting to_label to_item to_single basis proposal preamble part_label part_title
    chapter_label chapter_title section_label section_title subsection_label subsection_title
    article clause_title clause point heading_1 heading_2 heading_3 heading_4 paragraph item
    item_2 item_3 note caption cell_head cell closing recipients_label recipient recipient_group
    drafter authority signer_title signer_extra_title signature_note signer_name annex_label
    annex_title annex_reference annex_dashes contact footnote page_number not_for_media
    confirmation copy_title copy_field copy_source electronic_copy table_unit annex_signed
"""
ROLE_NAMES = frozenset(_ROLES.split())
"""Every role that a composed document can hold."""
_HEAD_OF = {"party": {"national_name", "motto"}, "state": {"party_title"}}
"""Right-hand letterhead roles that documents of a system never hold."""

_PARTS = ("page", "body", "columns", "forms", "levels", "roles")

_Clauses = dict[str, tuple[str, str]]


def reach(given: Given) -> tuple[str, Date, Date | None]:
    """Whose documents a standard is for, from which day and to which, without reading the rest of it."""
    rows = given.fields()
    own = rows.get("organisation") or rows["system"]
    first, last = (_cited(rows[name], name, {}) for name in ("valid_from", "valid_to"))
    return (
        own.words() or rows["system"].words(),
        first.day(),
        last.day() if last.words() else None,
    )


def parse(given: Given) -> Standard:
    """One standard from its data, every key checked."""
    top = given.of(
        (
            *("id", "name", "source", "system", "valid_from", "valid_to", "tone_style", "face"),
            *_PARTS,
        ),
        ("extends", "organisation", "level"),
    )
    clauses: _Clauses = {}
    valid_to = _cited(top["valid_to"], "valid_to", clauses)
    system = top["system"].words()
    tone = _cited(top["tone_style"], "tone_style", clauses)
    if tone.words() not in ("first", "second"):
        raise tone.fault("first or second expected")
    return Standard(
        id=top["id"].words(),
        name=top["name"].words(),
        system=system,
        organisation=top["organisation"].words() if "organisation" in top else "",
        level=_level(top.get("level")),
        valid_from=_cited(top["valid_from"], "valid_from", clauses).day(),
        valid_to=valid_to.day() if valid_to.words() else None,
        face=_cited(top["face"], "face", clauses).words(),
        page=_page(top["page"]),
        body=_body(top["body"]),
        columns=_columns(top["columns"], clauses),
        forms=_forms(top["forms"], clauses),
        levels=_cited(top["levels"], "levels", clauses).texts(),
        roles=_roles(top["roles"], system, top["source"].words()),
        kinds=_kinds(top["id"].words(), system, top["source"].words()),
        tone_style=tone.words(),
        clauses=MappingProxyType(clauses),
    )


def _cited(given: Given, path: str, clauses: _Clauses) -> Given:
    parts = given.of(("value", "clause", "mark"))
    clauses[path] = (parts["clause"].words(), _mark(parts["mark"]))
    return parts["value"]


def _mark(given: Given) -> str:
    if given.words() not in MARKS:
        raise given.fault(f"unknown mark “{given.words()}”")
    return given.words()


def _bounds(given: Given, clause: str, mark: str) -> Range:
    if isinstance(given.value, str):
        number = given.number()
        return Range(number, number, number, clause, mark)
    numbers = [item.number() for item in given.items()]
    if len(numbers) != 3 or not numbers[1] <= numbers[0] <= numbers[2]:
        raise given.fault("[default, least, most] expected")
    return Range(numbers[0], numbers[1], numbers[2], clause, mark)


def _range(given: Given) -> Range:
    parts = given.of(("value", "clause", "mark"))
    return _bounds(parts["value"], parts["clause"].words(), _mark(parts["mark"]))


def _page(given: Given) -> Page:
    page = given.of(name.name for name in fields(Page))
    return Page(
        width=page["width"].number(),
        height=page["height"].number(),
        top=_range(page["top"]),
        bottom=_range(page["bottom"]),
        left=_range(page["left"]),
        right=_range(page["right"]),
        number_from_edge=page["number_from_edge"].number(),
        mirror=page["mirror"].flag(),
        duplex=page["duplex"].flag(),
        clause=page["clause"].words(),
        mark=_mark(page["mark"]),
    )


def _body(given: Given) -> Body:
    body = given.of(name.name for name in fields(Body))
    rule = body["line_rule"].words()
    if rule not in ("exact", "multiple"):
        raise body["line_rule"].fault("exact or multiple expected")
    return Body(
        size=_range(body["size"]),
        line_rule=rule,
        line=_range(body["line"]),
        gap=_range(body["gap"]),
        first_line=_range(body["first_line"]),
        clause=body["clause"].words(),
        mark=_mark(body["mark"]),
    )


def _columns(given: Given, clauses: _Clauses) -> Columns:
    columns = given.of(name.name for name in fields(Columns))
    lengths = {
        key: _cited(value, f"columns.{key}", clauses).number()
        for key, value in columns.items()
        if key != "head_rows"
    }
    rows = [row.of(("left", "right")) for row in columns["head_rows"].items()]
    head_rows = tuple((row["left"].texts(), row["right"].texts()) for row in rows)
    return Columns(**lengths, head_rows=head_rows)


def _forms(given: Given, clauses: _Clauses) -> Forms:
    forms = given.of(name.name for name in fields(Forms))
    read_as: dict[str, object] = {}
    for key, value in forms.items():
        cited = _cited(value, f"forms.{key}", clauses)
        if key == "right_head":
            read_as[key] = tuple((line[0], line[1]) for line in map(Given.texts, cited.items()))
        elif key.endswith("_below"):
            read_as[key] = int(cited.number())
        elif key in ("recipients_colon_underlined", "attached_letterhead"):
            read_as[key] = cited.flag()
        elif key == "copy_box":
            width, height = (part.number() for part in cited.items())
            read_as[key] = (width, height)
        else:
            read_as[key] = cited.words()
    return Forms(**read_as)  # type: ignore[arg-type]  # every field was read by its own type above


def _roles(given: Given, system: str, source: str) -> Mapping[str, Role]:
    wanted = ROLE_NAMES - _HEAD_OF.get(system, set())
    roles = {name: _role(name, row, source) for name, row in given.of(sorted(wanted)).items()}
    styles: dict[str, str] = {}
    for name, role in roles.items():
        if role.style in styles:
            words = f"style “{role.style}” is already that of {styles[role.style]}"
            raise given.fields()[name].fault(words)
        styles[role.style] = name
    return MappingProxyType(roles)


_ROLE_NEEDED = ("style", "size", "align", "line", "clause", "mark")
_ROLE_OPTIONAL = (
    *("bold", "italic", "underline", "upper", "keep_next", "keep_lines"),
    *("first_line", "left", "before", "after", "outline", "rule", "frame"),
)


def _role(name: str, given: Given, source: str) -> Role:
    row = given.of(_ROLE_NEEDED, _ROLE_OPTIONAL)
    mark = _mark(row["mark"])
    clause = row["clause"].words()
    clause = f"{source}, {clause}" if mark in ("V2", "V1", "D") else clause

    def flag(key: str) -> bool:
        return row[key].flag() if key in row else False

    def length(key: str) -> float | None:
        """None = the body's; 0 when not given."""
        if key not in row:
            return 0.0
        return None if row[key].value == "body" else row[key].number()

    size = row["size"]
    return Role(
        name=name,
        style=_style(row["style"]),
        size=None if size.value == "body" else _bounds(size, clause, mark),
        bold=flag("bold"),
        italic=flag("italic"),
        underline=flag("underline"),
        upper=flag("upper"),
        align=_align(row["align"]),
        first_line=length("first_line"),
        left=row["left"].number() if "left" in row else 0.0,
        before=length("before"),
        after=row["after"].number() if "after" in row else 0.0,
        line=_line(row["line"]),
        keep_next=flag("keep_next"),
        keep_lines=flag("keep_lines"),
        outline=int(row["outline"].number()) if "outline" in row else 0,
        rule=_rule(row["rule"]) if "rule" in row else None,
        frame=_frame(row["frame"]) if "frame" in row else None,
        clause=clause,
        mark=mark,
    )


def _style(given: Given) -> str:
    # Word refuses commas and semicolons in style names and more than 253 letters.
    if len(given.words()) > 253 or set(given.words()) & set(",;"):
        raise given.fault("no name for a Word style")
    return given.words()


def _align(given: Given) -> str:
    if given.words() not in ALIGNS:
        raise given.fault(f"none of {', '.join(ALIGNS)}")
    return given.words()


def _line(given: Given) -> str:
    words = given.words()
    exact = words.startswith("exact ") and words[6:].replace(".", "", 1).isdigit()
    if words not in ("single", "body") and not exact:
        raise given.fault("single, body or exact N expected")
    return words


def _rule(given: Given) -> RuleLine:
    rule = given.of(("share", "weight", "gap"), ("mark",))
    share, weight, gap = (rule[name].number() for name in ("share", "weight", "gap"))
    return RuleLine(share, weight, gap, _mark(rule["mark"]) if "mark" in rule else "")


def _frame(given: Given) -> Frame:
    frame = given.of(("height", "weight", "pad"), ("widths", "color"))
    widths = frame["widths"].fields() if "widths" in frame else {}
    return Frame(
        frame["height"].number(),
        frame["weight"].number(),
        frame["pad"].number(),
        frame["color"].words() if "color" in frame else "",
        MappingProxyType({words: value.number() for words, value in widths.items()}),
    )


def _level(given: Given | None) -> str:
    words = given.words() if given else "error"
    if given and words not in ("error", "warning", "info"):
        raise given.fault("error, warning or info expected")
    return words


def _kinds(standard: str, system: str, source: str) -> Mapping[str, KindForm]:
    """Kinds of the system with their symbols, from kinds.yaml; another standard's number is told as its own."""
    found = ((kind.id, kind.symbol(system, standard)) for kind in KINDS.values())
    forms = {id: KindForm(id, s.letters, _whose(s.clause, source), s.mark) for id, s in found if s}
    return MappingProxyType(forms)


def _whose(clause: str, source: str) -> str:
    others = clause.startswith(("HD ", "NĐ ")) and not clause.startswith(source)
    return f"như {clause}" if others else clause
