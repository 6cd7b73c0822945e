"""One paragraph of two versions -> runs with w:ins and w:del: words, not letters, formatting kept."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml.names import child, local, value, w
from pipeline.review.words import Op, diff

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
NOTE = "\ufffc"
"""Stands for the call of a footnote."""
_ONE_LOOK = {ord("\u00a0"): " ", ord("\u2011"): "-"}
_LOOKS = ("b", "i", "u", "strike", "color")
"""What a reader sees of a run's form; a change of it alone is shown as a change of form."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter, or one thing that stands like a letter (`element`), and its run's form."""

    text: str
    form: bytes
    properties: _Element | None
    element: _Element | None = None


@dataclass(slots=True)
class Marker:
    """Makes the marks of one redline: numbers them, signs them."""

    author: str
    date: str = ""
    """ISO 8601 in UTC; "" = not said."""
    next_id: int = 900_000
    picture: Callable[[_Element], _Element] = field(default=lambda drawing: drawing)
    """A deleted picture, of the old file, made at home in the new one."""
    note: Callable[[_Element], _Element] = field(default=lambda call: call)
    """The same for the call of a deleted footnote."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Ids of footnotes (old, new) called at the same place."""
    count: int = 0

    def mark(self, kind: str) -> _Element:
        """w:ins, w:del, w:moveFrom … with number, author and date."""
        self.next_id += 1
        self.count += 1
        made = etree.Element(w(kind))
        made.set(w("id"), str(self.next_id))
        made.set(w("author"), self.author)
        if self.date:
            made.set(w("date"), self.date)
        return made


def glyphs(paragraph: _Element) -> list[Glyph]:
    """The letters of our own paragraph: runs, and nothing but runs, hold words."""
    found: list[Glyph] = []
    for run in paragraph.iter(w("r")):
        properties = child(run, w("rPr"))
        form = b"" if properties is None else etree.tostring(properties, method="c14n")
        for part in run:
            name = local(part)
            if name == "t":
                found += [Glyph(letter, form, properties) for letter in part.text or ""]
            elif name in _SIGNS:
                found.append(Glyph(_SIGNS[name], form, properties, part))
            elif name == "footnoteReference":
                found.append(Glyph(NOTE, form, properties, part))
            elif name == "drawing":
                found.append(Glyph(_picture_sign(part), form, properties, part))
            elif name == "footnoteRef":
                found.append(Glyph("\u2060", form, properties, part))
    return found


def _picture_sign(drawing: _Element) -> str:
    """The same private letter for pictures of the same size and description."""
    said = [one.attrib for one in drawing.iter() if str(one.tag).endswith(("}extent", "}docPr"))]
    key = repr([(a.get("cx"), a.get("cy"), a.get("descr")) for a in said])
    return chr(0xE000 + sum(key.encode()) % 0x1800)


def text(found: Iterable[Glyph]) -> str:
    """The letters, blanks and hyphens of one kind each, so that only what a reader sees counts."""
    return "".join(one.text for one in found).translate(_ONE_LOOK)


def rewrite(old: _Element, new: _Element, marker: Marker) -> bool:
    """Marks in `new` how it came from `old`; True when something differs."""
    before, after = glyphs(old), glyphs(new)
    ops = diff(text(before), text(after))
    alike = all(op.same for op in ops)
    _note_pairs(ops, before, after, marker)
    if alike and [_looks(one) for one in before] == [_looks(one) for one in after]:
        return False
    _replace_runs(new, list(_marked(ops, before, after, marker)))
    return True


def whole(paragraph: _Element, marker: Marker, kind: str) -> None:
    """All words of the paragraph as inserted, deleted or moved: ins | del | moveFrom | moveTo."""
    found = glyphs(paragraph)
    marked: list[_Element] = []
    if found:
        mark = marker.mark(kind)
        mark.extend(list(_runs(found, marker, old=kind in ("del", "moveFrom"), kind=kind)))
        marked.append(mark)
    _replace_runs(paragraph, marked)


def arrived(old: _Element, new: _Element, marker: Marker) -> None:
    """The words of a moved paragraph at its new place: moved, or put in where they are new.

    What was taken out stands at the old place alone, so that no deletion is nested in a move:
    LibreOffice 7.4 loses such ones.
    """
    before, after = glyphs(old), glyphs(new)
    marked: list[_Element] = []
    at = 0
    for op in diff(text(before), text(after)):
        some = after[at : at + len(op.new)]
        at += len(op.new)
        if some:
            kind = "moveTo" if op.same else "ins"
            mark = marker.mark(kind)
            mark.extend(list(_runs(some, marker, kind=kind)))
            marked.append(mark)
    _replace_runs(new, marked)


_SHAPE = frozenset({"pStyle", "numPr", "ind", "jc", "outlineLvl"})
"""What a reader sees of a paragraph's shape: its level, indent, alignment. What keeps lines and pages
together follows from the layout and is not the author's change."""
_NOT_OLD = frozenset({"rPr", "sectPr", "pPrChange"})


def reshaped(old: _Element, new: _Element, marker: Marker) -> None:
    """A paragraph of another level or alignment keeps its old shape beside the new one (w:pPrChange)."""
    before, after = child(old, w("pPr")), child(new, w("pPr"))
    if _shape(before) == _shape(after):
        return
    if after is None:
        after = etree.Element(w("pPr"))
        new.insert(0, after)
    change = marker.mark("pPrChange")
    kept = etree.SubElement(change, w("pPr"))
    for one in before if before is not None else ():
        if local(one) not in _NOT_OLD:
            kept.append(copy.deepcopy(one))
    after.append(change)


def _shape(properties: _Element | None) -> list[bytes]:
    found = properties if properties is not None else ()
    return [etree.tostring(one, method="c14n") for one in found if local(one) in _SHAPE]


def mark_end(paragraph: _Element, marker: Marker, kind: str) -> None:
    """The paragraph's end as inserted, deleted or moved. Order: the marks come first in w:rPr."""
    properties = child(paragraph, w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    form = child(properties, w("rPr"))
    if form is None:
        form = etree.Element(w("rPr"))
        later = [one for one in properties if local(one) in ("sectPr", "pPrChange")]
        if later:
            later[0].addprevious(form)
        else:
            properties.append(form)
    before = sum(local(one) in ("ins", "del", "moveFrom", "moveTo") for one in form)
    form.insert(before, marker.mark(kind))


def _note_pairs(ops: Iterable[Op], old: list[Glyph], new: list[Glyph], marker: Marker) -> None:
    i = j = 0
    for op in ops:
        if op.same:
            for one, other in zip(old[i : i + len(op.old)], new[j : j + len(op.new)], strict=True):
                if one.text == NOTE and one.element is not None and other.element is not None:
                    ids = value(one.element, "id"), value(other.element, "id")
                    marker.notes.append((ids[0] or "", ids[1] or ""))
        i, j = i + len(op.old), j + len(op.new)


def _marked(
    ops: Iterable[Op], old: list[Glyph], new: list[Glyph], marker: Marker
) -> Iterator[_Element]:
    i = j = 0
    for op in ops:
        before, after = old[i : i + len(op.old)], new[j : j + len(op.new)]
        i, j = i + len(op.old), j + len(op.new)
        if op.same:
            yield from _kept(before, after, marker)
            continue
        for kind, some in (("del", before), ("ins", after)):
            if some:
                mark = marker.mark(kind)
                mark.extend(list(_runs(some, marker, old=kind == "del", kind=kind)))
                yield mark


def _kept(old: list[Glyph], new: list[Glyph], marker: Marker) -> Iterator[_Element]:
    """Words that stayed; where their look changed, the old form is kept beside the new one."""
    both = list(zip(old, new, strict=True))
    for changed, some in groupby(both, key=lambda pair: _looks(pair[0]) != _looks(pair[1])):
        group = list(some)
        for _, part in groupby(group, key=lambda pair: pair[0].form if changed else b""):
            pairs = list(part)
            for run in _runs([pair[1] for pair in pairs], marker):
                if changed:
                    _form_change(run, pairs[0][0], marker)
                yield run


def _form_change(run: _Element, old: Glyph, marker: Marker) -> None:
    properties = child(run, w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    change = marker.mark("rPrChange")
    change.append(
        etree.Element(w("rPr")) if old.properties is None else copy.deepcopy(old.properties)
    )
    properties.append(change)


def _looks(glyph: Glyph) -> tuple[str, ...]:
    if glyph.properties is None or glyph.text.isspace():
        return ()
    return tuple(
        f"{local(one)}{value(one) or ''}" for one in glyph.properties if local(one) in _LOOKS
    )


def _runs(
    found: Iterable[Glyph], marker: Marker, *, old: bool = False, kind: str = ""
) -> Iterator[_Element]:
    # ECMA-376-1, 17.3.3.7: words of a deleted run stand in w:delText; those moved away do not.
    name = "delText" if kind == "del" else "t"
    for _, some in groupby(found, key=lambda one: (one.form, one.text == NOTE)):
        group = list(some)
        run = etree.Element(w("r"))
        if group[0].properties is not None:
            run.append(copy.deepcopy(group[0].properties))
        for plain, part in groupby(group, key=lambda one: one.element is None):
            if plain:
                words = etree.SubElement(run, w(name))
                words.text = "".join(one.text for one in part)
                words.set(_SPACE, "preserve")
            else:
                run.extend([_thing(one, marker, old=old) for one in part])
        yield run


def _thing(glyph: Glyph, marker: Marker, *, old: bool) -> _Element:
    assert glyph.element is not None  # noqa: S101 -- told to the type checker
    made = copy.deepcopy(glyph.element)
    if old and local(made) == "drawing":
        return marker.picture(made)
    if old and local(made) == "footnoteReference":
        return marker.note(made)
    return made


def _replace_runs(paragraph: _Element, runs: list[_Element]) -> None:
    """The paragraph's words give way; its properties and bookmarks stay around the new ones."""
    ends = [one for one in paragraph if local(one) == "bookmarkEnd"]
    starts = [one for one in paragraph if local(one) in ("pPr", "bookmarkStart")]
    for one in list(paragraph):
        paragraph.remove(one)
    paragraph.extend([*starts, *runs, *ends])
