"""Paragraphs of the tree -> paragraphs of the flow, in one standard with one document's choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.flow import BOX_SPACE, Align, Format, Grid, LineRule, Para, Piece
from pipeline.flow.balance import balanced
from pipeline.flow.faces import Measure, face
from pipeline.flow.formed import formed
from pipeline.flow.styles import RULE_FORMAT, RULE_STYLE, Choice, role_format, style_id, twips
from pipeline.flow.ties import tie, tie_all, tie_centred
from pipeline.kept import Kept
from pipeline.standards import RuleLine, Standard
from pipeline.text import same_words
from pipeline.tree import Paragraph, Run, Table

_WHOLE = frozenset({"number"})


_MOST_FORMS = 8


@dataclass(frozen=True, slots=True)
class _Made:
    """Formats and paragraphs made in one form: equal ones are one object, so that whoever comes
    after (layout, docx) can know them by their identity."""

    standard: Standard
    formats: dict[tuple[object, ...], Format] = field(default_factory=dict)
    paras: Kept[Para] = field(default_factory=lambda: Kept(800))
    """By what they say."""
    known: Kept[tuple[Paragraph, Para]] = field(default_factory=lambda: Kept(800))
    """By identity, which is quicker to tell and which not all have in common."""
    alone: Kept[tuple[Paragraph, tuple[Para, ...]]] = field(default_factory=lambda: Kept(800))
    rows: Kept[tuple[Para, ...]] = field(default_factory=lambda: Kept(500))
    grids: Kept[Grid] = field(default_factory=lambda: Kept(50))
    tables: Kept[tuple[Table, Grid]] = field(default_factory=lambda: Kept(50))


_forms: dict[tuple[int, Choice, frozenset[str]], _Made] = {}


def _made(standard: Standard, body: Choice, least: frozenset[str]) -> _Made:
    """What was made in this form; a standard is known by its identity, for it is never changed."""
    key = (id(standard), body, least)
    found = _forms.get(key)
    if found is None or found.standard is not standard:
        if len(_forms) >= _MOST_FORMS:
            _forms.clear()
        found = _forms[key] = _Made(standard)
    return found


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Makes flow paragraphs; knows the standard, the choices and how wide letters are."""

    standard: Standard
    body: Choice
    measure: Measure
    least: frozenset[str] = frozenset()
    """Roles set in the smallest size that the standard allows them."""
    _made: _Made = field(init=False, repr=False, compare=False)
    """What was asked for before: a document has few formats, and the documents of a batch have
    most paragraphs in common."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_made", _made(self.standard, self.body, self.least))

    def format(self, role: str, **changes: object) -> Format:
        """The role's effective format in this document; `changes` are fields that differ here."""
        key = (role, *changes.items())
        formats = self._made.formats
        found = formats.get(key)
        if found is None:
            form = role_format(self.standard.roles[role], self.body)
            size = self.standard.roles[role].size
            if size and role in self.least:
                form = replace(form, size=size.least)
            found = replace(form, **changes) if changes else form  # type: ignore[arg-type]  # fields of Format
            formats[key] = found
        return found

    def para(self, paragraph: Paragraph, **changes: object) -> Para:
        """One paragraph; `changes` are Format fields that differ here."""
        key = (id(paragraph), *changes.items())
        known = self._made.known.get(key)
        if known is None:
            known = self._made.known.put(key, (paragraph, self._said(paragraph, changes)))
        return known[1]

    def _said(self, paragraph: Paragraph, changes: dict[str, object]) -> Para:
        """The paragraph, one for all that say the same."""
        key = (paragraph, *changes.items())
        found = self._made.paras.get(key)
        if found is None:
            made = self._para(paragraph, self.format(paragraph.role, **changes))
            found = self._made.paras.put(key, made)
        return found

    def kept_grid(self, key: tuple[object, ...], make: Callable[[], Grid]) -> Grid:
        """The grid made before of the same paragraphs, or a new one; `key` knows them by their
        identity, which holds as long as the grid does."""
        measured = (self.measure, *key)
        found = self._made.grids.get(measured)
        return found or self._made.grids.put(measured, make())

    def kept_table(self, table: Table, width: int, make: Callable[[], Grid]) -> Grid:
        """The grid made before of this very table; its columns depend on how wide letters are."""
        key = (id(table), width, self.measure)
        known = self._made.tables.get(key)
        if known is None:
            known = self._made.tables.put(key, (table, make()))
        return known[1]

    def _para(self, paragraph: Paragraph, form: Format) -> Para:
        return Para(
            style=style_id(paragraph.role),
            format=form,
            pieces=tuple(self._pieces(paragraph, form)),
            role=paragraph.role,
            block=paragraph.block,
            span=paragraph.span,
        )

    def alone(self, paragraph: Paragraph, width: int) -> tuple[Para, ...]:
        """`paras` of one."""
        known = self._made.alone.get((id(paragraph), width, self.measure))
        if known is None:
            made = self.paras((paragraph,), width)
            key = (id(paragraph), width, self.measure)
            known = self._made.alone.put(key, (paragraph, made))
        return known[1]

    def paras(self, paragraphs: tuple[Paragraph, ...], width: int) -> tuple[Para, ...]:
        """Paragraphs with the rules that their roles draw below; `width` of the column in twips.

        A role that goes over several paragraphs (a long organ name) has its rule below the last.
        """
        key = (paragraphs, width, self.measure)
        found = self._made.rows.get(key)
        return self._made.rows.put(key, self._paras(paragraphs, width)) if found is None else found

    def _paras(self, paragraphs: tuple[Paragraph, ...], width: int) -> tuple[Para, ...]:
        out: list[Para] = []
        for index, paragraph in enumerate(paragraphs):
            para = self._framed(paragraph, self.para(paragraph), width, index)
            para = balanced(para, width, self.measure)
            rule = self.standard.roles[paragraph.role].rule
            after = paragraphs[index + 1].role if index + 1 < len(paragraphs) else ""
            # The line "(Kèm theo …)" belongs to the title: the rule stands below it.
            if rule and after not in (paragraph.role, "annex_reference"):
                # The rule stands close to the words; the gap below the component is below the rule.
                out.append(formed(para, after=0, keep_next=True))
                out.append(self._rule(para, rule, width))
            else:
                out.append(para)
        return tuple(out)

    def full_rule(self, before: int = 0) -> Para:
        """A line as wide as the text, `before` twips below the page's top or what stands above it: between
        a source and what is said of its copy."""
        form = replace(RULE_FORMAT, rule_width=0.75, before=before, after=120, line=20)
        return Para(RULE_STYLE, form, (), role="rule")

    def width(self, para: Para) -> float:
        """Natural width of a paragraph's words in points: of the longest line that the author made."""
        lines = [0.0]
        for piece in para.pieces:
            first, *others = piece.text.split("\n")
            size = piece.size or para.format.size
            lines[-1] += self.measure(first, face(piece), size)
            lines += [self.measure(words, face(piece), size) for words in others]
        return max(lines)

    def _framed(self, paragraph: Paragraph, para: Para, width: int, order: int) -> Para:
        """A stamp in its frame: as wide and high as the standard says, centred in the column."""
        frame = self.standard.roles[paragraph.role].frame
        if frame is None:
            return para
        words = paragraph.words
        own = next((mm for name, mm in frame.widths.items() if same_words(name, words)), 0.0)
        wide = twips(own) if own else round(self.width(para) * 20) + 2 * twips(frame.pad)
        line = round(frame.weight * 20)
        # Word draws equal neighbours in one frame: a twip of difference keeps them apart.
        left = max(0, (width - wide) // 2) + line + order % 2
        form = replace(
            para.format,
            left=left,
            right=max(0, width - wide - left + 2 * line),
            line_rule=LineRule.EXACT,
            line=twips(frame.height) - 2 * (BOX_SPACE + line),
            box=frame.weight,
            color=frame.color,
        )
        return replace(para, format=form)

    def _rule(self, para: Para, rule: RuleLine, width: int) -> Para:
        column = width / 20
        # The text's width is that of its longest line, which fills what its indents leave.
        text = min(self.width(para), column - (para.format.left + para.format.right) / 20)
        length = column if rule.share == 0 else text * rule.share
        side = max(0, round((column - length) * 10))
        form = replace(
            RULE_FORMAT,
            left=side,
            right=side,
            rule_width=rule.weight,
            after=para.format.after,
            line=max(20, round(rule.gap * 20)),
        )
        return Para(RULE_STYLE, form, (), role="rule", span=para.span)

    def _pieces(self, paragraph: Paragraph, form: Format) -> Iterator[Piece]:
        role = self.standard.roles[paragraph.role]
        runs = paragraph.runs
        if paragraph.number:
            tail = " " if paragraph.words != paragraph.number else ""
            bold = form.bold or paragraph.bold_number
            yield Piece(tie(paragraph.number + tail), bold, form.italic)
        if role.underline:
            colon = self.standard.forms.recipients_colon_underlined
            yield from _underlined("".join(run.text for run in runs), form, colon)
            return
        join = _join(paragraph.role, form)
        for run in runs:
            yield self._piece(run, form, join)

    def _piece(self, run: Run, form: Format, join: Callable[[str], str]) -> Piece:
        note: tuple[Para, ...] = ()
        if run.note:
            note = (self.para(Paragraph("footnote", run.note)),)
        return Piece(join(run.text), form.bold or run.bold, form.italic or run.italic, note=note)


def _join(role: str, form: Format) -> Callable[[str], str]:
    if role in _WHOLE:
        return tie_all
    return tie_centred if form.align is Align.CENTER else tie


def _underlined(text: str, form: Format, colon: bool) -> Iterator[Piece]:
    # The issued HD 05 underlines "Nơi nhận" and leaves its colon outside the line.
    words = text if colon else text.rstrip(":")
    yield Piece(words, form.bold, form.italic, underline=True)
    if words != text:
        yield Piece(text[len(words) :], form.bold, form.italic)
