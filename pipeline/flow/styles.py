"""Roles of a standard -> formats: what each Word style looks like, and with the author's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.flow import Align, Format, LineRule, PageSetup
from pipeline.lengths import TWIP
from pipeline.standards import Range, Role, Standard
from pipeline.tree import LayoutChoice

RULE_STYLE = "VBRule"
RULE_STYLE_NAME = "VB Đường kẻ"
END_STYLE = "VBEnd"
END_STYLE_NAME = "VB Kết thúc phần"
PICTURE_STYLE = "VBPicture"
PICTURE_STYLE_NAME = "VB Hình"

# A rule is the bottom border of a paragraph without words. An exact line of 4 pt is the least that
# Word and LibreOffice draw alike.
RULE_FORMAT = Format(size=4, align=Align.CENTER, line_rule=LineRule.EXACT, line=80, keep_next=True)
_A5 = (210.0, 148.0)
"""Millimetres: half a sheet of A4 printed across, as wide as the whole sheet, so that the letterhead fits."""
# Word wants a paragraph after a table that ends a section; it must not push anything.
END_FORMAT = Format(size=1, align=Align.LEFT, line_rule=LineRule.EXACT, line=20)

_ALIGN = {
    "left": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "justify": Align.JUSTIFY,
}


def align(word: str) -> Align:
    """left | center | right | justify -> Align."""
    return _ALIGN[word]


def twips(mm: float) -> int:
    """Millimetres to twips, rounded: 10 mm = 567."""
    return round(mm / TWIP)


@dataclass(frozen=True, slots=True)
class Choice:
    """What holds for one document's body: points for size, twips elsewhere."""

    size: float
    line_rule: LineRule
    line: int
    gap: int
    first_line: int


def choice(standard: Standard, chosen: LayoutChoice) -> Choice:
    """The author's choices where made, else the standard's defaults."""
    body = standard.body
    exact = body.line_rule == "exact"
    rule, line = LineRule.EXACT, body.line.default
    if chosen.line_pitch is not None:
        line = chosen.line_pitch
    elif chosen.line_multiple is not None:
        rule, line = LineRule.MULTIPLE, chosen.line_multiple
    elif not exact:
        rule = LineRule.MULTIPLE
    return Choice(
        size=_or(chosen.size, body.size),
        line_rule=rule,
        line=round(line * (20 if rule is LineRule.EXACT else 240)),
        gap=round(_or(chosen.paragraph_gap, body.gap) * 20),
        first_line=twips(_or(chosen.first_line, body.first_line)),
    )


def _or(chosen: float | None, standard: Range) -> float:
    return standard.default if chosen is None else chosen


def style_id(role: str) -> str:
    """The Word style id of a role: "issuer_parent" -> "VBIssuerParent"."""
    return "VB" + "".join(part.capitalize() for part in role.split("_"))


def role_format(role: Role, body: Choice) -> Format:
    """The format of a role, with the body's values where the role leaves them open."""
    rule, line = _line(role, body)
    return Format(
        size=role.size.default if role.size else body.size,
        bold=role.bold,
        italic=role.italic,
        align=_ALIGN[role.align],
        first_line=body.first_line if role.first_line is None else twips(role.first_line),
        left=twips(role.left),
        before=body.gap if role.before is None else round(role.before * 20),
        after=round(role.after * 20),
        line_rule=rule,
        line=line,
        keep_next=role.keep_next,
        keep_lines=role.keep_lines,
        outline=role.outline,
    )


def _line(role: Role, body: Choice) -> tuple[LineRule, int]:
    if role.line == "single":
        return LineRule.MULTIPLE, 240
    if role.line == "body":
        return body.line_rule, body.line
    return LineRule.EXACT, round(float(role.line.removeprefix("exact ")) * 20)


def style_formats(standard: Standard) -> Mapping[str, Format]:
    """Every Word style of the standard's template at the standard's defaults, by style id; the
    same objects each time."""
    known = _styles.get(id(standard))
    if known is None or known[0] is not standard:
        if len(_styles) >= _MOST_STANDARDS:
            _styles.clear()
        known = _styles[id(standard)] = standard, _style_formats(standard)
    return known[1]


_MOST_STANDARDS = 32
_styles: dict[int, tuple[Standard, Mapping[str, Format]]] = {}


def _style_formats(standard: Standard) -> Mapping[str, Format]:
    body = choice(standard, LayoutChoice())
    formats = {style_id(name): role_format(role, body) for name, role in standard.roles.items()}
    formats[RULE_STYLE] = RULE_FORMAT
    formats[END_STYLE] = END_FORMAT
    formats[PICTURE_STYLE] = picture_format(body)
    return MappingProxyType(formats)


def style_names(standard: Standard) -> dict[str, str]:
    """The name an officer sees in Word for each style id."""
    names = {style_id(name): role.style for name, role in standard.roles.items()}
    return names | {
        RULE_STYLE: RULE_STYLE_NAME,
        END_STYLE: END_STYLE_NAME,
        PICTURE_STYLE: PICTURE_STYLE_NAME,
    }


def picture_format(body: Choice) -> Format:
    """An image stands centred in a line as high as itself."""
    return Format(size=body.size, align=Align.CENTER, before=body.gap, keep_next=True)


def page_setup(standard: Standard, chosen: LayoutChoice) -> PageSetup:
    """The page of the main section."""
    page = standard.page
    number = standard.roles["page_number"].size
    small = chosen.paper == "A5"
    width, height = _A5 if small else (page.width, page.height)
    return PageSetup(
        width=twips(width),
        height=twips(height),
        top=twips(_or(chosen.margin_top, page.top)),
        bottom=twips(_or(chosen.margin_bottom, page.bottom)),
        left=twips(_or(chosen.margin_left, page.left)),
        right=twips(_or(chosen.margin_right, page.right)),
        header=twips(page.number_from_edge),
        number_size=number.default if number else standard.body.size.default,
        mirror=page.mirror or chosen.duplex,
        landscape=small,
    )


def landscape(page: PageSetup) -> PageSetup:
    """The same page turned a quarter left: the binding edge (left) becomes the top edge."""
    return replace(
        page,
        width=page.height,
        height=page.width,
        top=page.left,
        right=page.top,
        bottom=page.right,
        left=page.bottom,
        landscape=True,
    )
