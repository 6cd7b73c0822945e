"""A carried copy as findings: every change once, in the order of the returned paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from pipeline.ooxml.tracked import Change
from pipeline.review import labels, left_forms, left_out
from pipeline.review.align import Link, Match
from pipeline.review.base import Printed, Version
from pipeline.review.carry import Carried
from pipeline.review.findings import VANBAN, Did, Finding, Trace
from pipeline.review.groups import row_of
from pipeline.review.likeness import likeness, plain
from pipeline.review.looks import changed, looks
from pipeline.review.returned import Returned, changes, sources, traced
from pipeline.review.steps import Words

_FOLLOWED = "cùng một khoá của nội dung với chỗ đã sửa"
_RENUMBERED = "số thứ tự do vanban đánh"
_CAPITALS = "dòng này thể thức quy định viết hoa"
_STANDARD = "kiểu chữ ở đây do thể thức định, không ghi vào nội dung"
_END_MARK = "dấu cuối do thể thức quy định"


def findings(copy: Returned, version: Version, carried: Carried) -> list[Finding]:
    """What the reviewer did, what became of it, and what follows from it."""
    teller = _Teller(copy, version, carried)
    found = [(at, one) for at, one in teller.all() if one is not None]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


class _Teller:
    def __init__(self, copy: Returned, version: Version, carried: Carried) -> None:
        self.copy, self.version, self.carried = copy, version, carried
        self.new, self.base = copy.final, version.paragraphs
        self.words = {one.new: one for one in carried.steps.words}
        self.members = carried.steps.heads()

    def all(self) -> Iterator[tuple[float, Finding | None]]:
        """Findings with the number of the returned paragraph they stand at."""
        for match in self.carried.alignment.matches:
            yield from self._match(match)
        groups, refused = self.carried.steps.groups, self.carried.refused
        members = {at for rest in groups.values() for at in rest if f"new {at}" not in refused}
        for at in self.carried.alignment.inserted:
            if at in members:
                continue
            every = (at, *(one for one in groups.get(at, ()) if one in members))
            sign = " | " if row_of(self.new[at]) else " ¶ "
            new = sign.join(self.new[one].text for one in every)
            yield at, self._told(Did.INSERTED, (), every, "", new, f"new {at}")
        for at in self.carried.alignment.deleted:
            yield self._near(at), self._deleted(at)
        yield from self._generated()
        yield from self._left_out()
        for one in self._margins():
            yield len(self.new), one

    def _match(self, match: Match) -> Iterator[tuple[float, Finding | None]]:
        old = " ¶ ".join(self.base[at].text for at in match.old)
        new = " ¶ ".join(self.new[at].text for at in match.new)
        first = match.new[0]
        sure = match.certain
        if match.moved and first not in self.members:
            every = (first, *self.carried.steps.groups.get(first, ()))
            words = " | ".join(self.new[at].text for at in every) if len(every) > 1 else new
            yield first, self._told(Did.MOVED, match.old, every, words, words, f"new {first}")
        if match.link is not Link.SAME:
            did = Did.SPLIT if match.link is Link.SPLIT else Did.JOINED
            key = f"new {match.new[-1]}" if did is Did.SPLIT else f"old {match.old[-1]}"
            yield first, self._told(did, match.old, match.new, old, new, key, sure)
            return
        step = self.words.get(first)
        if step is not None:
            did = Did.FORMAT if step.looks else Did.EDITED
            if not step.looks and not step.edits and step.left:
                did = Did.GENERATED
            yield first, self._worded(did, match, old, new, step)

    def _worded(self, did: Did, match: Match, old: str, new: str, step: Words) -> Finding | None:
        """None where only a label or an end mark differs: that is told with the numbering."""
        note = "; ".join(
            f"{one.why}: “{one.old.strip()}” → “{one.new.strip()}”" for one in step.left
        )
        if did is Did.FORMAT:
            note = self._stretches(match) + (f" ({_STANDARD})" if step.left else "")
        if (
            labels.core(old).casefold() == labels.core(new).casefold()
            and not step.edits
            and did is not Did.FORMAT
        ):
            return None
        made = self._told(did, match.old, match.new, old, new, f"new {step.new}", match.certain)
        applied = made.applied and bool(step.edits)
        return self._with(made, note or made.note, applied)

    def _stretches(self, match: Match) -> str:
        one, other = self.base[match.old[0]], self.new[match.new[0]]
        if one.shown is None or other.shown is None:
            return ""
        names = {"bold": "đậm", "italic": "nghiêng"}
        return "; ".join(
            f"{'' if on else 'bỏ '}{names[name]}: “{other.text[start:end]}”"
            for start, end, name, on in changed(other.text, looks(one.shown), looks(other.shown))
        )

    def _deleted(self, at: int) -> Finding:
        base = self.base[at]
        trace, by = Trace.SILENT, Change(self.copy.saved_by, self.copy.saved_at)
        for one in self.copy.original:
            if one.text == base.text and one.shown:
                marks = [
                    m for n in one.shown.sources for m in changes(self.copy.read.paragraphs[n])
                ]
                if marks:
                    trace, by = Trace.TRACKED, marks[0]
        return self._made(Did.DELETED, trace, by, base, base.text, "", f"old {at}", True)

    def _told(
        self,
        did: Did,
        old: Sequence[int],
        new: Sequence[int],
        before: str,
        after: str,
        key: str,
        sure: bool = True,
    ) -> Finding:
        numbers = sources([self.new[at] for at in new])
        base = plain(" ".join(self.base[at].text for at in old))
        trace, by = traced(self.copy, numbers, base)
        if did is Did.INSERTED and trace is Trace.MIXED and self._all_put_in(numbers):
            trace = Trace.TRACKED
        if did is Did.FORMAT and trace is Trace.SILENT:
            trace, by = self._formatted(numbers, by)
        place = self.base[old[0]] if old else self._above(new[0])
        return self._made(did, trace, by, place, before, after, key, sure)

    def _all_put_in(self, numbers: Sequence[int]) -> bool:
        """Every letter was put in with changes tracked, wherever the editor drew the paragraph's end."""
        written = [self.copy.read.paragraphs[number] for number in numbers]
        return all(
            one.row_inserted or segment.inserted
            for one in written
            for segment in one.segments
            if segment.text.strip() and not segment.deleted
        )

    def _formatted(self, numbers: Sequence[int], by: Change) -> tuple[Trace, Change]:
        for number in numbers:
            if reshaped := self.copy.read.paragraphs[number].reshaped:
                return Trace.TRACKED, reshaped
            for segment in self.copy.read.paragraphs[number].segments:
                if segment.reformatted is not None:
                    return Trace.TRACKED, segment.reformatted
        return Trace.SILENT, by

    def _made(
        self,
        did: Did,
        trace: Trace,
        by: Change,
        place: Printed | None,
        old: str,
        new: str,
        key: str,
        sure: bool,
    ) -> Finding:
        origin = place.origin if place else None
        why = self.carried.refused.get(key, "")
        return Finding(
            did,
            trace,
            by.author or self.copy.reviewer,
            by.date,
            old,
            new,
            origin.block if origin else "",
            origin.span if origin else None,
            why,
            not why,
            not sure,
            key,
        )

    def _with(self, one: Finding, note: str, applied: bool) -> Finding:
        return Finding(
            one.did, one.trace, one.author, one.date, one.old, one.new, one.block, one.span,
            note, applied, one.uncertain, one.key,
        )  # fmt: skip

    def _near(self, at: int) -> float:
        """A deleted paragraph is told where it stood: behind the last base paragraph still there."""
        places = [new for new, old in self.carried.steps.place.items() if old < at]
        return max(places, default=-1) + 0.5

    def _above(self, at: int) -> Printed | None:
        for number in range(at - 1, -1, -1):
            if number in self.carried.steps.place:
                return self.base[self.carried.steps.place[number]]
        return None

    def _generated(self) -> Iterator[tuple[float, Finding | None]]:
        """Where the printed result has another number or end mark than the copy."""
        pairs = [(a, b) for a, b in self.carried.compared.generated]
        for at, other in pairs:
            copy, printed = self.new[at].text, self.carried.printed[other].text
            if self._kept(at, copy):
                did, note = Did.RENUMBERED, _RENUMBERED
                if labels.label(copy) == labels.label(printed):
                    did, note = Did.GENERATED, _END_MARK
                    if labels.core(copy) != labels.core(printed):
                        note = _CAPITALS
                yield at, self._about(did, at, copy, printed, note)
        paired = {other for _, other in self.carried.compared.pairs}
        free = [one.text for at, one in enumerate(self.carried.printed) if at not in paired]
        same = {at for at, _ in self.carried.compared.pairs}
        for at in sorted(self.carried.followed - same):
            text = self.new[at].text
            near = max(free, key=partial(likeness, text), default="")
            if near:
                free.remove(near)
            yield at, self._about(Did.FOLLOWED, at, text, near, _FOLLOWED)

    def _left_out(self) -> Iterator[tuple[float, Finding | None]]:
        """Looks and pictures that no content file says, or that stood in words that changed as well."""
        refused = self.carried.refused
        told = [one.new for one in self.words.values() if one.looks]
        told = [at for at in told if self.words[at].left or f"new {at}" in refused]
        carried = self.carried
        for at, note in left_out.looks(self.new, carried.printed, carried.compared.pairs, told):
            old = [carried.steps.place[at]] if at in carried.steps.place else []
            text = self.new[at].text
            made = self._told(Did.FORMAT, old, (at,), text, text, "")
            yield at, self._with(made, note, False)
        yield from self._other_forms()
        for note in left_out.things(self.version.shown, self.copy.shown):
            by = Change(self.copy.saved_by, self.copy.saved_at)
            made = self._made(Did.THINGS, Trace.SILENT, by, None, "", "", "", True)
            yield len(self.new), self._with(made, note, False)

    def _other_forms(self) -> Iterator[tuple[float, Finding | None]]:
        """Alignment, pages, sizes, notes' calls, pictures; of a paragraph put in the standard says how it stands."""
        new, after = self.new, self.carried.printed
        there = self.carried.steps.place
        pairs = [pair for pair in self.carried.compared.pairs if pair[0] in there]
        notes = left_forms.noted(new), left_forms.noted(after)
        for at, note in (
            *left_forms.shapes(new, after, pairs),
            *left_forms.calls(new, after, pairs, *notes),
        ):
            yield at, self._seen(Did.FORMAT, at, note)
        for above, note in left_forms.pictures(self.version.shown, self.copy.shown):
            at = next((at for at, one in enumerate(new) if one.shown is above), 0)
            yield at + 0.5, self._seen(Did.THINGS, at, note)

    def _seen(self, did: Did, at: int, note: str) -> Finding:
        old = [self.carried.steps.place[at]] if at in self.carried.steps.place else []
        text = self.new[at].text if did is Did.FORMAT else ""
        return self._with(self._told(did, old, (at,), text, text, ""), note, False)

    def _margins(self) -> Iterator[Finding]:
        """Words put into, changed in or taken out of headers and footers: the content has none of them."""
        for home, name in (("header", "đầu trang"), ("footer", "chân trang")):
            before = {one.text: one for one in self.version.margins if one.home == home}
            after = {one.text: one for one in self.copy.margins if one.home == home}
            gone = [text for text in before if text not in after]
            come = [text for text in after if text not in before]
            for number in range(max(len(gone), len(come))):
                old = gone[number] if number < len(gone) else ""
                new = come[number] if number < len(come) else ""
                trace, by = traced(self.copy, sources([after[new]] if new else []), old)
                who = by.author or self.copy.reviewer
                note = f"{name} do thể thức và mẫu Word định, không nằm trong tệp nội dung"
                yield Finding(
                    Did.GENERATED, trace, who, by.date, old, new, note=note, applied=False
                )

    def _kept(self, at: int, copy: str) -> bool:
        """A paragraph that could not be carried over has been told already."""
        return f"new {at}" not in self.carried.refused and bool(copy)

    def _about(self, did: Did, at: int, old: str, new: str, note: str) -> Finding:
        place = self._above(at + 1)
        origin = place.origin if place else None
        by = Change(self.copy.saved_by, self.copy.saved_at)
        return Finding(
            did,
            Trace.SILENT,
            VANBAN,
            by.date,
            old,
            new,
            origin.block if origin else "",
            origin.span if origin else None,
            note,
        )
