"""Documents cited in the words -> codes of the registry of citations, where print gives the same words back.

A document that the registry has not yet becomes an entry with what the words say of it. Where the source
cites in another form than the standard's, its words stay as they are: nothing is corrected in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.check import citing
from pipeline.compose import citations
from pipeline.importer.values import Group, Listed, Value, Words
from pipeline.registries.citations import LAWS, Citation
from pipeline.standards import Forms
from pipeline.text import slug

READ = ("bases", "proposal", "preamble", "body", "closing", "annexes")
"""Entries of a content file that cite, in the order in which they are printed."""
_TEXTS = frozenset({"text", "heading"})
_LEFT = frozenset({"table", "image", "note", "signature", "reference", "lead", "with", "archive"})
"""What is not searched: there a code may not stand, or is not printed in this order."""
_BASIS = re.compile(r"Căn cứ (?P<rest>.+)$", re.DOTALL)
_ORGAN_ENDS = re.compile(
    r" (?:về|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt|thông qua|một số|khoá|khóa|thì|và|để|trong|tại"
    r"|được|có|là|năm|ngày)\b"
)
_DATED = re.compile(r" ngày \d")
_LONGEST = 90
"""Letters of an organ's name."""
DOUBT = "văn bản viện dẫn “{}” thiếu {}: tra rồi ghi vào content/citations.yaml"
UNNUMBERED = (
    "căn cứ không ghi số, ký hiệu, ngày của văn bản: tra rồi ghi vào content/citations.yaml"
)
_NUMBERED = re.compile(
    r"Căn cứ (?:Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Kết luận|Quy định|Công văn)\b(?!.*\d+[-/])"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """What became of the citations. `values` with codes; `new` entries; `typed` = citations left as words."""

    values: Group
    new: Mapping[str, Citation]
    coded: int
    typed: int


def cited(values: Group, forms: Forms, known: Mapping[str, Citation], *, register: bool) -> Cited:
    """The same values with codes in place of citations; without `register` only of documents known."""
    walk = _Walk(forms, known, register)
    read = {key: walk.value(key, values.entries[key]) for key in READ if key in values.entries}
    entries = {key: read.get(key, one) for key, one in values.entries.items()}
    made = Group(entries, values.doubts, values.flow)
    return Cited(made, walk.new, walk.coded, walk.typed)


@dataclass
class _Walk:
    """Goes over the words in the order of print: the first mention is full, later ones are short."""

    forms: Forms
    known: Mapping[str, Citation]
    register: bool
    new: dict[str, Citation] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    coded: int = 0
    typed: int = 0

    def value(self, key: str, value: Value) -> Value:
        """One entry of the content file."""
        match value:
            case Words():
                return self._basis(value) if key == "bases" else self._words(value)
            case Listed(items=items):
                made = [
                    self._basis(x)
                    if key == "bases" and isinstance(x, Words)
                    else self.value(key, x)
                    for x in items
                ]
                return Listed(made, value.doubts, value.flow)
            case Group(entries=entries):
                return Group(
                    {name: self._entry(name, one) for name, one in entries.items()},
                    value.doubts,
                    value.flow,
                )

    def _entry(self, name: str, value: Value) -> Value:
        if name in _LEFT or (isinstance(value, Words) and name not in _TEXTS):
            return value
        return self.value(name, value)

    def _basis(self, value: Words) -> Value:
        """ "Căn cứ Nghị định số …": the whole line is the document's type, number, date, organ and subject."""
        found = _BASIS.match(value.text)
        if not found:
            return self._words(value)
        rest = found["rest"]
        match = citing.CITING.match(rest)
        if match and not self._of(match):
            self._add(match, _cut(match), rest[_end(match) :].strip())
        ident = next((one for one in self._candidates(rest, 0) if self._form(one) == rest), "")
        if ident:
            self._mention(ident)
            return Group({"cite": Words(ident)}, (*value.doubts, *self._missing(ident)))
        made = self._words(value)
        doubts = (UNNUMBERED,) if _NUMBERED.match(value.text) else ()
        return Words(made.text, (*made.doubts, *doubts))

    def _words(self, value: Words) -> Words:
        """Running words: a code wherever its print would be exactly what stands there."""
        out: list[str] = []
        doubts: list[str] = []
        at = 0
        for start, match in self._places(value.text):
            if start < at:
                continue
            if match and not self._of(match) and self.register:
                self._add(match, _cut(match), "")
            ident = next(iter(self._candidates(value.text, start)), "")
            if not ident:
                self.typed += 1
                continue
            doubts += self._missing(ident)
            form = self._form(ident)
            self._mention(ident)
            out += [value.text[at:start], f"[[{ident}]]"]
            at = start + len(form)
        return Words("".join((*out, value.text[at:])), (*value.doubts, *dict.fromkeys(doubts)))

    def _places(self, text: str) -> Iterator[tuple[int, re.Match[str] | None]]:
        """Where a citation may begin: by its number, or by the name of a law that the registry has."""
        found: dict[int, re.Match[str] | None] = {
            start: None
            for one in self.known.values()
            if one.law
            for start in _starts(text, citations.short(one, self.forms))
        }
        found |= {match.start(): match for match in citing.CITING.finditer(text)}
        return iter(sorted(found.items()))

    def _of(self, match: re.Match[str]) -> list[Citation]:
        """The documents of that type and symbol; not one without a date where the words have one."""
        wanted = (match["type"], citing.plain_symbol(match["symbol"]))
        return [
            one
            for one in (*self.known.values(), *self.new.values())
            if (one.type, citing.plain_symbol(one.symbol)) == wanted
            and (one.date is not None or not match["day"])
        ]

    def _candidates(self, text: str, start: int) -> list[str]:
        """Ids of documents whose print at this place is what stands there, the longest print first."""
        fits = []
        for one in (*self.known.values(), *self.new.values()):
            form = self._form(one.id)
            end = start + len(form)
            if one.date is None and one.id not in self.mentioned and _DATED.match(text, end):
                # Whoever looks its date up later would have it printed twice.
                continue
            if form and text.startswith(form, start) and not text[end : end + 1].isalnum():
                fits.append((-len(form), one.id))
        return [ident for _, ident in sorted(fits)]

    def _form(self, ident: str) -> str:
        """What print would give at this place."""
        one = self.known.get(ident) or self.new[ident]
        shown = citations.short if ident in self.mentioned else citations.full
        return shown(one, self.forms)

    def _mention(self, ident: str) -> None:
        self.mentioned.add(ident)
        self.coded += 1

    def _add(self, match: re.Match[str], organ: str, subject: str) -> None:
        if not self.register or match["type"].lower() in LAWS:
            # A law is known by its name, and words do not say where that ends.
            return
        day = citing.day(match["day"] or "")
        made = Citation("", match["type"], match["symbol"], day, organ, subject)
        ident = _ident(made, lambda one: one in self.known or one in self.new)
        self.new[ident] = Citation(ident, made.type, made.symbol, day, organ, subject)

    def _missing(self, ident: str) -> tuple[str, ...]:
        """What an officer must look up of a document first met here."""
        one = self.new.get(ident)
        if one is None or ident in self.mentioned:
            return ()
        less = [
            what
            for what, there in (("ngày", one.date), ("cơ quan ban hành", one.organ))
            if not there
        ]
        return (DOUBT.format(f"{one.type} số {one.symbol}", ", ".join(less)),) if less else ()


def _starts(text: str, words: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _cut(match: re.Match[str]) -> str:
    """The organ of a citation: its words up to where the subject or the sentence goes on."""
    organ = (match["organ"] or "").rstrip()
    ends = _ORGAN_ENDS.search(organ)
    organ = organ[: ends.start()] if ends else organ
    return organ if len(organ) <= _LONGEST and organ[:1].isupper() else ""


def _end(match: re.Match[str]) -> int:
    """Where type, number, date and organ end."""
    organ = _cut(match)
    if organ:
        return match.start("organ") + len(organ)
    return match.end("dated") if match["dated"] else match.end("symbol")


def _ident(made: Citation, taken: Callable[[str], bool]) -> str:
    """ "nq-57-tw-2024" for Nghị quyết số 57-NQ/TW of 2024, as the registry's own entries are called."""
    number, *rest = re.split(r"[-/]", made.symbol)
    years = [one for one in rest if one.isdigit()]
    letters = [one for one in rest if not one.isdigit()]
    year = str(made.date.year) if made.date else "".join(years[:1])
    organ = [] if letters[1:] in (["CP"], ["TTg"]) else letters[1:]
    ident = slug("-".join(one for one in (*letters[:1], number, *organ, year) if one))
    turn, base = 2, ident
    while taken(ident):
        ident, turn = f"{base}-{turn}", turn + 1
    return ident
