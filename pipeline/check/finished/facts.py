"""What a finished document says of itself: system, kind, number, date — and so which standard holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property

from pipeline.check.finished import words
from pipeline.check.finished.page import Finished
from pipeline.check.finished.zones_part import Part
from pipeline.kinds import KINDS, Kind
from pipeline.standards import Standard
from pipeline.standards.load import choose, ids, load

_STATE_NUMBER = re.compile(r"^\d*\s*/")
_TELLING = {
    "mttq": re.compile(r"\bmặt trận tổ quốc\b|\bmttq\b"),
    "tldld": re.compile(r"\b(?:tổng )?liên đoàn lao động\b|^công đoàn\b| công đoàn\b"),
}
_ATTACHED = frozenset(
    ("annex_signed", "issuer_parent", "issuer", "star", "national_name", "motto", "party_title")
)
_HEAD_LINES = 12
_GREETED = 12
"""Among so many first lines a public letter greets."""
_PARTY_NUMBER = re.compile(r"^\d*\s*[-–]")


@dataclass(frozen=True)
class Facts:
    """A finished document with its components found and its standard chosen."""

    finished: Finished
    parts: tuple[Part, ...]
    standard: Standard
    system: str
    kind: Kind | None
    day: Date | None
    sure: bool
    """Whether letterhead or number say the system; False = guessed."""
    forced: bool = False
    """The caller named the standard."""

    def all(self, *roles: str) -> list[Part]:
        """Every component of these roles, in order."""
        return [part for role in roles for part in self._by_role.get(role, ())]

    def first(self, *roles: str) -> Part | None:
        """The first component of the first of these roles that is there."""
        return next(iter(self.all(*roles)), None)

    @cached_property
    def _by_role(self) -> dict[str, list[Part]]:
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            found.setdefault(part.role, []).append(part)
        return found

    @cached_property
    def main(self) -> tuple[Part, ...]:
        """The document itself: everything before its annexes."""
        return self.parts[: self.annexes_at]

    @cached_property
    def annexes_at(self) -> int:
        """Where the first annex or attached document begins."""
        roles = {part.role for part in self.parts}
        if "annex_reference" in roles and roles.isdisjoint(
            ("number", "annex_label", "signer_title", "signer_name")
        ):
            return 0  # an attached document that is a file of its own: the number is the decision's
        ended = False
        for at, part in enumerate(self.parts):
            ended = ended or part.role in ("signer_name", "recipient")
            if part.role in ("annex_label", "annex_signed"):
                return at
            if ended and (part.role == "kind_name" or _attached_head(self.parts, at)):
                return at
        return len(self.parts)

    @cached_property
    def begun(self) -> tuple[Part, ...]:
        """The first line of every annex and attached document."""
        found = []
        for at, part in enumerate(self.parts):
            above = self.parts[at - 1].role if at else ""
            begins = part.role in ("annex_label", "annex_signed", "kind_name")
            begins = begins or _attached_head(self.parts, at)
            if begins and above not in _ATTACHED:
                found.append(part)
        return tuple(found)

    @cached_property
    def annexes(self) -> tuple[tuple[Part, ...], ...]:
        """The parts of every annex and attached document."""
        begun = {id(part) for part in self.begun}
        found: list[list[Part]] = []
        for part in self.parts[self.annexes_at :]:
            if id(part) in begun or not found:
                found.append([])
            found[-1].append(part)
        return tuple(map(tuple, found))

    @property
    def goes_on(self) -> bool:
        """Whether a second page continues a first one: annexes begin to count anew."""
        tops: dict[int, Part] = {}
        for part in self.parts:
            tops.setdefault(part.para.page, part)
        begun = {id(part) for part in self.begun}
        return any(page > 1 and id(part) not in begun for page, part in tops.items())

    @property
    def alone(self) -> bool:
        """An annex or attached document that is a file of its own: letterhead and signature are elsewhere."""
        return bool(self.parts) and self.annexes_at == 0

    @property
    def copy(self) -> bool:
        """A certified copy: sao y, sao lục, trích sao."""
        return any(part.role.startswith("copy_") for part in self.parts)

    @property
    def early(self) -> bool:
        """Signed before the first day of the standard that it is held against, which nobody named."""
        return not self.forced and self.day is not None and self.day < self.standard.valid_from

    @property
    def party(self) -> bool:
        return self.system == "party"


def _attached_head(parts: tuple[Part, ...], at: int) -> bool:
    """Whether the letterhead of an attached document begins here (NĐ 30/2020, mẫu 1.3): no number."""
    for part in parts[at : at + _HEAD_LINES]:
        if part.role not in _ATTACHED:
            return part.role == "kind_name" and parts[at] is not part
    return False


def facts(finished: Finished, parts: tuple[Part, ...], forced: str | None = None) -> Facts:
    """Decide system, kind, day and standard; `forced` = a standard's id."""
    system, sure = _system(parts)
    day = _day(parts)
    if forced:
        standard = load(forced)
        system, sure = standard.system, True
    else:
        own = _organisation(parts)
        standard = (choose(own or system, day) if day else None) or _nearest(own or system, day)
    return Facts(finished, parts, standard, system, _kind(parts, standard), day, sure, bool(forced))


def _organisation(parts: Iterable[Part]) -> str:
    """mttq | doan | tldld when a mass organisation issued the document; "" for Party and State."""
    heads = ("issuer", "issuer_parent", "party_title")
    head = [(part.role, words.plain(part.text)) for part in parts if part.role in heads]
    titles = [text for role, text in head if role == "party_title"]
    if titles:
        return "doan" if any(text.startswith("đoàn") for text in titles) else ""
    names = " ".join(text for _, text in head)
    return next((own for own, telling in _TELLING.items() if telling.search(names)), "")


def _system(parts: Iterable[Part]) -> tuple[str, bool]:
    roles = {part.role: part for part in reversed(list(parts))}
    if "copy_field" in roles:
        # HD 05: the stamp "BẢN SAO VĂN BẢN".
        return "party", True
    if "party_title" in roles or "national_name" in roles or "motto" in roles:
        return ("party" if "party_title" in roles else "state"), True
    number = roles.get("number") or roles.get("annex_signed")
    if number is not None:
        text = re.sub(r"^Số\s*[:.]?\s*", "", number.text, flags=re.IGNORECASE)
        if _PARTY_NUMBER.match(text):
            return "party", True
        return "state", bool(_STATE_NUMBER.match(text)) or "copy_title" in roles
    named = roles.get("annex_reference")
    cited = _CITED.search(named.text) if named else None
    if cited is not None:
        # An annex that is a file of its own: the document it belongs to tells.
        return ("party" if cited[1] == "-" else "state"), True
    marks = [part.text for part in roles.values() if part.role == "authority"]
    return ("party" if any("/" in text for text in marks) else "state"), False


_CITED = re.compile(r"\bsố\s*\d*\s*([-/])\s*[A-ZĐ]", re.IGNORECASE)
_SIGNED_ON = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


def _calendar(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def _day(parts: Iterable[Part]) -> Date | None:
    """The day of signing; the first of the month, or of the year, where the day is still open."""
    for part in parts:
        if part.role == "annex_signed" and (signed := _SIGNED_ON.search(part.text)):
            return _calendar(int(signed[3]), int(signed[2]), int(signed[1]))
        if part.role != "place_date":
            continue
        found = words.PLACE_DATE.match(part.text)
        if found is None and (figures := _SIGNED_ON.search(part.text)):
            return _calendar(int(figures[3]), int(figures[2]), int(figures[1]))
        if found and found["year"].strip().isdigit():
            month = found["month"].strip()
            day = found["day"].strip()
            for values in ((month, day), (month, "1"), ("1", "1")):
                try:
                    return Date(int(found["year"]), *(int(value) for value in values))
                except ValueError:
                    continue
    return None


def _kind(parts: tuple[Part, ...], standard: Standard) -> Kind | None:
    addressed = False
    for part in parts:
        if part.role == "kind_name":
            ident = words.kind_of(part.text) or words.kind_begins(part.text)
            return KINDS.get(ident or ("report" if presented(parts) else ""))
        addressed = addressed or part.role in ("to_label", "to_single", "letter_subject")
        if part.role in ("recipients_label", "annex_label"):
            break
    if addressed:
        return _numbered_as(parts, standard) or _laid_before(parts, standard) or KINDS.get("letter")
    return KINDS.get("public-letter") if _public(parts) else None


def _public(parts: tuple[Part, ...]) -> bool:
    """A public letter: its title begins with THƯ, or it has neither title nor number and greets."""
    titles = [part for part in parts if part.role == "subject"]
    if titles or any(part.role == "number" for part in parts):
        return bool(titles) and titles[0].text.startswith("THƯ ")
    return any(words.GREETING.match(part.text) for part in parts[:_GREETED])


_SYMBOL = re.compile(r"^\s*Số\s*[:.]?\s*\d*\s*[-–/]\s*(?P<kind>[^\W\d_]+)\s*[-–/]", re.IGNORECASE)


def _numbered_as(parts: tuple[Part, ...], standard: Standard) -> Kind | None:
    """The kind that a number's letters name, of a document whose own words name none: no letter has such letters."""
    number = next((part for part in parts if part.role == "number"), None)
    letters = _SYMBOL.match(number.text) if number else None
    # A letter's subject is never bold: a bold "Về việc …" was below the name of a kind.
    told = any(part.role == "letter_subject" and not part.para.bold for part in parts)
    if letters is None or told:
        return None
    for form in standard.kinds.values():
        kind = KINDS.get(form.kind)
        if form.symbol == letters["kind"] and kind is not None and kind.has_name:
            return kind
    return None


def _laid_before(parts: tuple[Part, ...], standard: Standard) -> Kind | None:
    """The kind of what is laid before another organ ("Kính trình:"), where letters are not addressed so."""
    forms = standard.forms
    begin = forms.to_label_submission.rstrip(": ")
    if begin == forms.to_label.rstrip(": "):
        return None
    labels = (part for part in parts if part.role in ("to_label", "to_single"))
    if not any(part.text.startswith(begin) for part in labels):
        return None
    return next((kind for kind in KINDS.values() if kind.submission), None)


def presented(parts: tuple[Part, ...]) -> Part | None:
    """The line below a congress's theme, of the report that has it in place of its kind."""
    lines = (part for part in parts if part.role == "annex_reference")
    return next((part for part in lines if words.PRESENTED.match(part.text)), None)


def _nearest(system: str, day: Date | None) -> Standard:
    """The latest standard of a document without its day; the first one of a document older than all."""
    own = [one for one in _standards() if (one.organisation or one.system) == system]
    first = min(own, key=lambda one: one.valid_from)
    return first if day and day < first.valid_from else max(own, key=lambda one: one.valid_from)


def _standards() -> Iterator[Standard]:
    return map(load, ids())
