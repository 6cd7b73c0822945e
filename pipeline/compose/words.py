"""Author's words -> runs: emphasis, footnotes, placeholders (values stay literal), citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from pipeline import inline, placeholders
from pipeline.compose import citations
from pipeline.kept import Kept
from pipeline.model.blocks import Ref, Words
from pipeline.model.words import marked
from pipeline.problem import Level, Problem, Span
from pipeline.record import record
from pipeline.registries import Registries
from pipeline.registries.organs import Organ
from pipeline.standards import Standard
from pipeline.tree import Origin, Paragraph, Run

_FILLED = re.compile(r"[\^\[\]{}$\\]")
"""Marks of footnotes, citations, values: words with one of them may differ from copy to copy."""

_constant: Kept[tuple[Words, tuple[Run, ...]]] = Kept(1600)
"""Runs of words that have nothing to fill in, by the identity of the words: a batch composes one
content for many units."""


def is_plain(words: Words) -> bool:
    """Whether the words are written the same in every copy."""
    return not _FILLED.search(words.text)


@record(frozen=True, slots=True)
class Writer:
    """What is needed to write a paragraph: standard, registries, values, and what has been said so far.

    `problems`, `cited` and `said` grow while one document is composed and are shared by every copy of the
    writer made for it; nothing else changes.
    """

    standard: Standard
    registries: Registries
    values: Mapping[str, object]
    problems: list[Problem] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    said: set[int] = field(default_factory=set)
    """Identities of the words that have been asked for (`pipeline.compose.unprinted`)."""
    home: Organ | None = None
    """The organ whose letterhead stands above: near it others go by their short names."""
    as_first: bool = True
    """False: citations are short and none counts as a mention (file names, registers)."""
    many: bool = False
    """The same content is composed for many units: what is written the same in each is kept."""

    def having(self, values: Mapping[str, object]) -> Writer:
        """A writer that knows more values (a target's own figure); everything else is shared."""
        return replace(self, values={**self.values, **values}) if values else self

    def problem(
        self, span: Span, code: str, message: str, hint: str = "", level: Level = Level.ERROR
    ) -> None:
        """Remember a problem at the author's place and go on, so that all are told at once."""
        self.problems.append(Problem(span, code, message, hint, level))

    def runs(self, words: Words) -> tuple[Run, ...]:
        """The words as they are printed, whole and in their emphasis."""
        self.said.add(id(words))
        if not self.many:
            return self._runs(words)[0]
        known = _constant.get(id(words))
        if known is not None:
            return known[1]
        made, constant = self._runs(words)
        if constant:
            _constant.put(id(words), (words, made))
        return made

    def _runs(self, words: Words) -> tuple[tuple[Run, ...], bool]:
        """The runs, and whether they are the same whatever the values are and whatever was said before."""
        if words.bare or not marked(words.text):  # most: nothing to parse
            return ((_plain(words),) if words.text else ()), True
        try:
            tokens = inline.parse(words.text)
        except inline.InlineError as error:
            self.problem(words.span, "T004", error.message, error.hint)
            return (Run(words.text),), False
        made = tuple(_joined(self._tokens(tokens, words, ())))
        return made, all(isinstance(token, inline.Text) for token in tokens)

    def text(self, words: Words | None, *, again: bool = False) -> str:
        """The words without emphasis; "" for None. T041 for a note, unless they are printed with it
        elsewhere and only said `again` here."""
        if words is None:
            return ""
        return "".join([run.text for run in (self.runs if again else self.unnoted)(words)])

    def unnoted(self, words: Words) -> tuple[Run, ...]:
        """The words in their emphasis where no footnote can be called; T041 for one."""
        runs = self.runs(words)
        if not any([run.note for run in runs]):
            return runs
        self.problem(
            words.span,
            "T041",
            "ở đây không đặt được chú thích cuối trang",
            "bỏ ^[…], đưa lời chú thích vào câu hoặc vào nội dung",
        )
        return tuple([replace(run, note=()) for run in runs])

    def quiet(self) -> Writer:
        """For names and registers: mentions nothing and reports nothing a second time."""
        return Writer(
            self.standard,
            self.registries,
            self.values,
            [],
            self.cited,
            set(),
            self.home,
            False,
            self.many,
        )

    def holds(self, condition: Words | None) -> bool:
        """Whether a `when:` is true; a condition that cannot be judged is a problem and counts as true."""
        if condition is None:
            return True
        try:
            return placeholders.holds(condition.text, self.values)
        except placeholders.PlaceholderError as error:
            self.problem(condition.span, "T002", *_told(error))
            return True

    def para(
        self,
        role: str,
        runs: Iterable[Run],
        *,
        number: str = "",
        bold_number: bool = False,
        level: int = 0,
        block: str = "",
        span: Span | None = None,
    ) -> Paragraph:
        """A paragraph in a role; in capitals where the standard writes the role so."""
        made = tuple(runs)
        if self.standard.roles[role].upper:
            made = tuple(upper(run) for run in made)
        return Paragraph(role, made, number, bold_number, level, block, span)

    def fixed(self, role: str, text: str, span: Span | None = None) -> Paragraph:
        """A paragraph of the standard's own words."""
        return self.para(role, (Run(text, field=False),), span=span)

    def organ(self, ref: Ref) -> Organ | None:
        """The organ of the registry that a reference means, None for free words."""
        if ref.id is not None:
            return self._filled(self.registries.organs.get(ref.id), ref)
        if "{" not in ref.words.text:
            return None
        return self.registries.organs.get(self.quiet().text(ref.words))

    def _filled(self, organ: Organ | None, ref: Ref) -> Organ | None:
        """The organ; a problem where it is each unit's own and its values are not there."""
        if organ and organ.open[0]:
            self.problem(ref.words.span, "T001", *organ.open)
        return organ

    def name(self, ref: Ref) -> tuple[Run, ...]:
        """What is printed for a reference: the organ's name, or the words as written.

        Under the letterhead of its own superior, subordinate or neighbour an organ goes by its short
        name: "Ban Tổ chức Tỉnh uỷ" under that of "Tỉnh uỷ Thái Nguyên".
        """
        organ = self.organ(ref)
        if organ is None:
            return self.runs(ref.words)
        near = self.home is not None and organ.near(self.home)
        return (valued(organ.short if near else organ.name, ref.words.span),)

    def full(self, refs: Sequence[Ref], joiner: str = ", ") -> tuple[Run, ...]:
        """Full names in one line, as a letterhead and a citation have them."""
        return replace(self, home=None).names(refs, joiner)

    def names(self, refs: Sequence[Ref], joiner: str = ", ") -> tuple[Run, ...]:
        """Several names in one line."""
        out: list[Run] = []
        for ref in refs:
            if out:
                out.append(Run(joiner, field=False))
            out.extend(self.name(ref))
        return tuple(out)

    def _tokens(
        self, tokens: Iterable[inline.Token], words: Words, above: tuple[int, ...]
    ) -> Iterable[Run]:
        for number, token in enumerate(tokens):
            place = (*above, number)
            if isinstance(token, inline.Note):
                yield Run("", note=tuple(_joined(self._tokens(token.tokens, words, place))))
                continue
            text = self._printed(token, words)
            origin = Origin(len(text), words.span, place, isinstance(token, inline.Text))
            yield Run(text, token.bold, token.italic, origins=(origin,))

    def _printed(self, token: inline.Text | inline.Field | inline.Cite, words: Words) -> str:
        match token:
            case inline.Text():
                return token.text
            case inline.Field():
                return self._value(token.expression, words, token.offset)
            case inline.Cite():
                return self.citation(token.id, words.at(token.offset))

    def _value(self, expression: str, words: Words, offset: int) -> str:
        """T044 for one that leaves a hole in a sentence; a cell or a line that is nothing else may stay empty."""
        try:
            # A value is data: never parsed, and a line break in it would break the paragraph.
            value = " ".join(placeholders.evaluate(expression, self.values).split())
        except placeholders.PlaceholderError as error:
            self.problem(words.at(offset), "T001", *_told(error))
            return ""
        if not value and not _ONLY_FIELD.fullmatch(words.text):
            said = f"“{expression.strip()}” không có giá trị: chỗ này trong câu in ra để trống"
            self.problem(words.at(offset), "T044", said, _HOLE, Level.WARNING)
        return value

    def citation(self, identifier: str, span: Span) -> str:
        """The document cited: in full at its first mention, short afterwards (HD 05, 6.1.4; NĐ 30)."""
        known = self.registries.citations.get(identifier)
        if known is None:
            import difflib  # for a misspelt name alone

            near = difflib.get_close_matches(identifier, list(self.registries.citations), 1)
            hint = (
                f"có phải “{near[0]}”?" if near else "thêm văn bản này vào content/citations.yaml"
            )
            self.problem(span, "T003", f"chưa có văn bản “{identifier}” để viện dẫn", hint)
            return ""
        first = self.as_first and identifier not in self.cited
        if self.as_first:
            self.cited.add(identifier)
        forms = self.standard.forms
        return citations.full(known, forms) if first else citations.short(known, forms)


_ONLY_FIELD = re.compile(r"\s*\{\{[^{}]*\}\}\s*")
_HOLE = "điền giá trị (ở danh sách: “bắt buộc: có” cho cột ấy), hoặc thêm “khi” để đoạn này chỉ in khi có"


def _plain(words: Words) -> Run:
    # By place: by name a class takes its words a third slower, and most runs of a document are made here.
    return Run(words.text, False, False, True, (), (Origin(len(words.text), words.span),))


def valued(text: str, span: Span) -> Run:
    """A run that stands for the author's scalar without showing its letters: a name, a date."""
    return Run(text, origins=(Origin(len(text), span, typed=False),))


def upper(run: Run) -> Run:
    """The run in capitals; where a letter has a capital of another length, its origin is not told."""
    text = run.text.upper()
    origins = run.origins if len(text) == len(run.text) else ()
    return Run(text, run.bold, run.italic, run.field, run.note, origins)


def _told(error: placeholders.PlaceholderError) -> tuple[str, str]:
    return error.message, error.hint


def _joined(runs: Iterable[Run]) -> Iterable[Run]:
    """Neighbours in the same emphasis as one run; a note hangs on the letters before it."""
    last: Run | None = None
    for run in runs:
        if last is None:
            last = run
        elif run.note and not run.text and not last.note:
            last = Run(last.text, last.bold, last.italic, last.field, run.note, last.origins)
        elif (last.bold, last.italic, last.field, last.note) == (
            run.bold,
            run.italic,
            run.field,
            (),
        ):
            origins = (*last.origins, *run.origins)
            text = last.text + run.text
            last = Run(text, last.bold, last.italic, last.field, run.note, origins)
        elif run.text or run.note:
            yield last
            last = run
    if last is not None and (last.text or last.note):
        yield last


def fixed(text: str) -> Run:
    """Words of the standard, not of the author."""
    return Run(text, field=False)
