"""The standards of form as data: chosen by issuer and signing date, each value with its clause.

A standard is one YAML file beside this one. Everything that differs between standards and can be
said as a value is said there: page, roles (how each component looks), fixed words, number and date
forms, punctuation of lists, signing marks, numbering of headings, symbols of kinds.
Composer, flow (docx and layout), template builder and linter read these same values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from pipeline.problem import Level


@dataclass(frozen=True, slots=True)
class Range:
    """A default and the bounds within which an author may choose (equal bounds = fixed)."""

    default: float
    least: float
    most: float
    clause: str = ""
    mark: str = ""
    """Confidence: V2 | V1 | D | R | U | P (see hd05.yaml)."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A drawn line below a paragraph: `share` of the text's width (1 = as long as the text; 0 = full
    width of the column), `weight` in points, `gap` points between the text and the line."""

    share: float
    weight: float = 0.75
    gap: float = 1.0
    mark: str = ""  # where the line is less sure than the words above it


@dataclass(frozen=True, slots=True)
class Frame:
    """A single-line frame around a stamp. mm; `widths` by the words in it, lower case; other words take
    their own width and `pad` mm on either side."""

    height: float
    weight: float
    pad: float
    color: str
    """RRGGBB of frame and words; "" = black."""
    widths: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Role:
    """How one component looks. Points for size and gaps, mm for indents.

    `size` / `line` None = the body's value (author's choice within the ranges).
    """

    name: str
    style: str
    """Name of the Word style, Vietnamese, as an officer sees it in Word's style list."""
    size: Range | None
    bold: bool
    italic: bool
    underline: bool
    upper: bool
    """Written in capitals (the composer writes them so)."""
    align: str
    """left | center | right | justify"""
    first_line: float | None
    """mm; None = the body's first-line indent."""
    left: float
    before: float | None
    """None = the body's gap between paragraphs."""
    after: float
    line: str
    """"single", "body" (the body's pitch), or "exact N"."""
    keep_next: bool
    keep_lines: bool
    outline: int
    rule: RuleLine | None
    frame: Frame | None
    clause: str
    mark: str


@dataclass(frozen=True, slots=True)
class Page:
    """mm. `mirror` = left and right change places on even pages."""

    width: float
    height: float
    top: Range
    bottom: Range
    left: Range
    right: Range
    number_from_edge: float
    mirror: bool
    duplex: bool
    """Whether margins may change places on the back of a sheet printed on both sides."""
    clause: str
    mark: str


@dataclass(frozen=True, slots=True)
class Body:
    """The body's choices: size pt, pitch pt ("exact") or multiple of a line, gap pt, indent mm."""

    size: Range
    line_rule: str
    """exact | multiple"""
    line: Range
    gap: Range
    first_line: Range
    clause: str
    mark: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in mm of the two columns of letterhead and of recipients/signature."""

    head_left: float
    head_right: float
    sign_left: float
    sign_right: float
    signature_gap: float
    """mm between the signer's title and name, for signature and seal."""
    head_rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Rows of the letterhead: for each the roles in the left and the right cell."""
    sign_before: float = 24.0
    """Points between the last body line and recipients/signature."""
    head_left_text: float = 0.0
    """mm within `head_left`, from its left edge, over which the lines are centred; 0 = the column."""
    head_right_text: float = 0.0
    """mm within `head_right`, from its right edge; 0 = the column."""
    sign_left_text: float = 0.0
    """mm within `sign_left`, from its left edge, at which recipients wrap; 0 = the column."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Fixed words and punctuation. Templates in the manner of str.format, fields named."""

    right_head: tuple[tuple[str, str], ...]
    """(role, words) of the right-hand letterhead, top to bottom."""
    under_issuer: str
    number: str
    """e.g. "Số {number}-{type}/{organ}" """
    number_letter: str
    """The letter's (công văn) form, e.g. "Số: {number}/{organ}-{unit}" or "Số {number}-CV/{organ}"."""
    number_blank: str
    """What stands for a number not yet given (spaces)."""
    organ_joiner: str
    place_date: str
    day_blank: str
    month_blank: str
    under_subject: str
    letter_subject: str
    """"V/v {subject}" | "về việc {subject}" """
    to_label: str
    to_label_submission: str
    to_separator: str
    to_end: str
    base_prefix: str
    base_separator: str
    base_end: str
    body_end: str
    recipients_label: str
    recipient_prefix: str
    recipient_separator: str
    recipient_end: str
    archive: str
    """"Lưu: {archive}" | "Lưu {archive}" """
    archive_default: str
    on_behalf: str
    """"TM. {collective}" | "T/M {collective}" """
    deputy: str
    by_order: str
    authorised: str
    """"" where the standard has no such mark."""
    acting: str
    report_note: str
    """After a recipient with a purpose: " (để {purpose})"."""
    annex_label: str
    annex_number: str
    """roman | arabic"""
    annex_reference: str
    """"(Kèm theo {kind} số {symbol}, ngày {date} của {organ})" """
    annex_reference_date: str
    """words | slashed, as `cite_date`."""
    cite_full: str
    """e.g. "{type} số {symbol}, ngày {date} của {organ} {subject}" """
    cite_short: str
    cite_law_full: str
    cite_date: str
    """words ("ngày 05 tháng 3 năm 2020") | slashed ("ngày 05/3/2020")"""
    draft: str
    number_letter_plain: str = ""
    """The letter's form where no drafting unit is named: "Số: {number}/{organ}"; "" = number_letter."""
    day_pad_below: int = 10
    month_pad_below: int = 3
    """Months under this take a leading zero ("tháng 02", "tháng 3")."""
    number_pad_below: int = 10
    """Document numbers under this take a leading zero."""
    organ_name_joiner: str = " - "
    """Between the names of organs that issue together, lead organ first."""
    to_prefix: str = "- "
    concurrently: str = "kiêm"
    """Line between the title that lends its seal and the title in the board."""
    drafter: str = "{drafter}-{copies}"
    """Drafter's mark and number of copies at the end of the recipients."""
    drafter_alone: str = "{drafter}"
    recipients_colon_underlined: bool = False
    """Whether an underlined label's colon is underlined too."""
    confirmation: str = ""
    """Over the signature that confirms another one: "Xác nhận chữ ký của {name}"."""
    confirmed: str = ""
    confirmed_by: str = ""
    """Who confirms a stay (giấy nghỉ phép): in general; an {organ}."""
    confirmed_note: str = ""
    copy_source: str = ""
    """What a copy says of its source: "{kind} {subject}"; "" where the form has no place for it."""
    copy_title: str = ""
    """Head of the stamp on a paper copy (Party); "" where the copy has a letterhead (State)."""
    copy_box: tuple[float, float] = (0.0, 0.0)
    """mm, width and height of that stamp."""
    electronic_copy: str = ""
    """Lines of an electronic copy's signatures: {kind}, {organ}, {name}, {time}; a new line between two."""
    signing_time: str = ""
    """{day}, {month}, {year}, {clock}, {zone} of an electronic signature."""
    annex_signed: str = ""
    """{symbol} of the document and {time} of the signature on an annex that is a file of its own."""
    attached_letterhead: bool = False
    """Whether an attached document has the names of issuer and nation above its title."""
    contact_place: str = "last"
    """Page that carries the contact line at its foot: first | last."""


@dataclass(frozen=True, slots=True)
class KindForm:
    """What a standard says of one kind: its symbol ("" = none), and where the symbol comes from."""

    kind: str
    symbol: str
    clause: str
    mark: str


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard of form, whole."""

    id: str
    name: str
    system: str
    """party | state: whose manner it follows."""
    organisation: str
    """mttq | doan | tldld for a mass organisation's own profile; "" for Party and State themselves."""
    level: str
    """error | warning | info: the most that a departure from it weighs."""
    valid_from: Date
    valid_to: Date | None
    face: str
    """The one family of letters."""
    page: Page
    body: Body
    columns: Columns
    forms: Forms
    levels: tuple[str, ...]
    """Default marks by depth, outermost first: ("I.", "1.", "1.1.", "a)", "-", "+")."""
    roles: Mapping[str, Role]
    kinds: Mapping[str, KindForm]
    tone_style: str
    """House style of tone marks: "first" (hòa) | "second" (hoà); project choice."""
    clauses: Mapping[str, tuple[str, str]]
    """Every other cited value by dotted path ("forms.number") -> (clause, mark)."""

    @property
    def most(self) -> Level:
        """The most that a departure from it weighs."""
        return Level[self.level.upper()]

    @property
    def short(self) -> str:
        """As officers cite it: "HD 05-HD/VPTW", "NĐ 30/2020/NĐ-CP"."""
        words = self.name.split()
        kind = _KINDS.get(" ".join(words[:2]), "")
        return f"{kind} {words[3]}" if kind and len(words) > 3 else self.name

    def cited(self, clause: str) -> str:
        """A clause with this standard's name before it: "HD 05-HD/VPTW, Phần II, mục I.6.2.2"."""
        if not clause or clause.startswith(self.short):
            return clause or self.short
        return f"{self.short}, {clause}"


_KINDS = {"Hướng dẫn": "HD", "Nghị định": "NĐ", "Quyết định": "QĐ"}
