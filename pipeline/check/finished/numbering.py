"""Marks of divisions, headings, clauses and points: their form, and that none is skipped or repeated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.check.finished import words
from pipeline.check.finished.divisions import LABELS, Divisions, roman_value, skipped, titled
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.text import counted

LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
"""NĐ 30/2020, Phụ lục I, Phần I, II.6.đ: the Vietnamese alphabet; in use with đ, without ă â ê ô ơ ư."""
_DEPTHS = ("chapter", "roman", "article", "decimal", "double", "triple", "letter")
"""From outer to inner: a mark at one depth begins the deeper ones anew."""


@dataclass(slots=True)
class _Counts:
    """The last marks seen at each depth, a list begun inside another after it."""

    last: dict[str, list[int]] = field(default_factory=dict)
    chains: dict[int, tuple[int, ...]] = field(default_factory=dict)
    first: dict[str, tuple[object, ...]] = field(default_factory=dict)
    """How the last number 1 of each depth was set."""

    def step(
        self, depth: str, value: int, how: tuple[object, ...] = (), inner: bool = True
    ) -> int | None:
        """Take a mark. Returns None when it goes on or begins a list, else the number it follows.

        `how` it is set and whether it may open an `inner` list tell such a 1 from one that is there twice.
        """
        open_lists = self.last.setdefault(depth, [])
        if value == 1:
            again = open_lists == [1] and not inner and self.first.get(depth) == how
            self.first[depth] = how
            if again:
                self.clear_below(depth)
                return 1
            nested = bool(open_lists)
            open_lists.append(1)
            if not nested or depth != "decimal":
                self.clear_below(depth)
            return None
        for at in range(len(open_lists) - 1, -1, -1):
            if open_lists[at] + 1 == value:
                del open_lists[at + 1 :]
                open_lists[at] = value
                if at == 0:
                    self.clear_below(depth)
                return None
        before = open_lists[-1] if open_lists else 0
        self.last[depth] = [value]
        self.clear_below(depth)
        return before

    def clear_below(self, depth: str) -> None:
        for deeper in _DEPTHS[_DEPTHS.index(depth) + 1 :]:
            # Articles count through all chapters (NĐ 30/2020, Phụ lục I, Phần I, II.6.đ).
            if not (depth == "chapter" and deeper == "article"):
                self.last.pop(deeper, None)
        for size in (2, 3):
            if depth in ("chapter", "roman", "article") or (depth == "decimal" and size == 3):
                self.chains.pop(size, None)


def numbering(facts: Facts) -> Iterator[Finding]:
    """All findings about marks, in the document and in its annexes."""
    counts, divisions = _Counts(), Divisions()
    for at, part in enumerate(facts.parts):
        if part.role in ("annex_label", "part_label") or (at and part.role == "kind_name"):
            counts = _Counts()
            divisions = divisions if part.role == "part_label" else Divisions()
        if part.role in LABELS:
            counts.clear_below("chapter")
            yield from titled(facts, part, at)
            yield from divisions.take(facts, part)
        elif part.role in _MARKED:
            yield from _form(facts, part)
            yield from _order(facts, part, counts, facts.parts[at - 1] if at else None)


_MARKED = frozenset(
    [
        "heading_1",
        "heading_2",
        "heading_3",
        "heading_4",
        "item",
        "paragraph",
        "preamble",
        "clause",
        "clause_title",
        "point",
        "article",
        "article_text",
        "caption",
    ]
)


def _form(facts: Facts, part: Part) -> Iterator[Finding]:
    text = part.para.words
    clause = source(facts, facts.standard.clauses.get("levels", ("", ""))[0])
    roman = words.ROMAN.match(text)
    if part.role == "heading_1" and roman:
        wanted = facts.standard.levels[0][-1]
        sign = roman["sign"].replace("–", "-").replace("—", "-")
        if sign != wanted:
            say = f"đề mục ghi “{roman['mark']}{roman['sign']}”, phải ghi “{roman['mark']}{wanted}”"
            # HD 05 writes its own parts "I-" and prescribes no sign; Party papers have both.
            level = Level.INFO if facts.party else Level.WARNING
            yield on(part, "K052", say, clause, f"sửa thành “{roman['mark']}{wanted} …”", level)
    decimal = words.DECIMAL.match(text)
    if decimal and decimal["sign"] in ("/", "-") and part.role != "caption":
        say = f"số thứ tự ghi “{decimal['mark']}{decimal['sign']}”, phải ghi “{decimal['mark']}.”"
        yield on(part, "K052", say, clause, f"sửa thành “{decimal['mark']}.”", Level.WARNING)
    letter = words.LETTER.match(text)
    if letter and letter["sign"] != ")":
        say = f"điểm ghi “{letter['mark']}{letter['sign']}”, phải ghi “{letter['mark']})”"
        yield on(part, "K052", say, clause, f"sửa thành “{letter['mark']})”", Level.WARNING)
    article = words.ARTICLE.match(text)
    if article and part.role in ("article", "article_text") and article["dot"] != ".":
        say = f"sau “Điều {article['number']}” phải có dấu chấm"
        yield on(
            part,
            "K052",
            say,
            source(facts, facts.standard.roles["article"].clause),
            f"ghi: Điều {article['number']}. …",
        )


def _order(facts: Facts, part: Part, counts: _Counts, above: Part | None) -> Iterator[Finding]:
    found = _mark(part)
    if found is None:
        return
    depth, value, shown, chain = found
    if depth in ("double", "triple"):
        yield from _chain(facts, part, shown, chain, counts)
    elif depth == "letter":
        open_lists = counts.last.get(depth)
        last = open_lists[-1] if open_lists else None
        if counts.step(depth, value) is not None or value == 0:
            yield _letter(facts, part, value, last, shown)
    else:
        # Words above may open a list within the list: "…, gồm:".
        inner = above is None or above.text.endswith(":")
        how = (part.role, part.para.bold, part.para.cell)
        before = counts.step(depth, value, how, inner)
        if before is not None:
            way = "đánh lại số thứ tự"
            clause = _clause(facts, depth)
            yield on(part, "K031", skipped(shown, before, value), clause, way, _weight(part))


def _chain(
    facts: Facts, part: Part, shown: str, chain: tuple[int, ...], counts: _Counts
) -> Iterator[Finding]:
    """ "2.3." follows "2.2.", or begins with 1 under the heading "2."."""
    size = len(chain)
    before = counts.chains.get(size)
    parents = (
        counts.last.get("decimal", []) if size == 2 else list((counts.chains.get(2) or ())[-1:])
    )
    goes_on = before is not None and before[:-1] == chain[:-1] and chain[-1] == before[-1] + 1
    begins = chain[-1] == 1 and (not parents or chain[-2] in parents)
    if not goes_on and not begins:
        say = f"số “{shown}” không theo số của đề mục trên nó"
        if before:
            say = f"đánh số “{shown}” không liền sau “{'.'.join(map(str, before))}.”"
        yield on(part, "K031", say, _clause(facts), "đánh lại số thứ tự", _weight(part))
    counts.chains[size] = chain
    counts.last.pop("letter", None)


def _weight(part: Part) -> Level:
    return Level.ERROR if part.certain else Level.WARNING


def _mark(part: Part) -> tuple[str, int, str, tuple[int, ...]] | None:
    """(depth, value, as shown, decimal chain) of the mark before a paragraph."""
    text = part.para.words
    article = words.ARTICLE.match(text)
    if article and part.role in ("article", "article_text", "paragraph"):
        if part.role == "paragraph" and not (part.para.shown and part.para.shown[0].bold):
            return None
        number = counted(article["number"])
        return None if number is None else ("article", number, f"Điều {number}", ())
    roman = words.ROMAN.match(text)
    if roman and part.role == "heading_1":
        return "roman", roman_value(roman["mark"]), roman["mark"], ()
    decimal = words.DECIMAL.match(text)
    if (decimal and decimal["sign"] in (".", "/", ")")) or (
        decimal and "." in decimal["mark"] and part.role == "heading_3"
    ):
        return _decimal(decimal["mark"])
    letter = words.LETTER.match(text)
    if letter:
        mark = letter["mark"]
        return (
            "letter",
            LETTERS.index(mark) + 1 if mark in LETTERS else 0,
            f"{mark}{letter['sign']}",
            (),
        )
    return None


def _decimal(mark: str) -> tuple[str, int, str, tuple[int, ...]] | None:
    chain = tuple(counted(figure) or 0 for figure in mark.split("."))
    if len(chain) > 3 or max(chain) > 199:
        return None
    depth = ("decimal", "double", "triple")[len(chain) - 1]
    return depth, chain[-1], f"{mark}.", chain


def _letter(facts: Facts, part: Part, value: int, last: int | None, shown: str) -> Finding:
    """Which letters of the alphabet are left out is custom, not the decree's word: a warning."""
    clause = source(facts, facts.standard.roles["point"].clause)
    if value == 0:
        say = f"“{shown}”: chữ này không dùng để đánh điểm"
        way = "dùng a, b, c, d, đ, e, g, h, i, k, l …"
        return on(part, "K032", say, clause, way, Level.WARNING)
    good = f"{LETTERS[last]})" if last is not None and last < len(LETTERS) else "a)"
    say = f"điểm “{shown}” không đúng thứ tự, phải là “{good}”"
    return on(part, "K032", say, clause, f"ghi: {good}", Level.WARNING)


def _clause(facts: Facts, depth: str = "") -> str:
    if depth == "article":
        return source(facts, facts.standard.roles["article"].clause)
    return source(facts, facts.standard.clauses.get("levels", ("", ""))[0])
