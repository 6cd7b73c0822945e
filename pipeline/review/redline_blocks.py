"""Paragraphs and tables of two versions -> one body in which each came, went, moved or stayed.

Their end marks are the business of `redline_ends`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml import anchors
from pipeline.ooxml.names import child, local, value, w
from pipeline.review.align import Item, rising
from pipeline.review.likeness import likeness
from pipeline.review.pairs import Pair, in_order, matched
from pipeline.review.redline_ends import Slot, ended, parted
from pipeline.review.redline_text import Marker, arrived, glyphs, reshaped, rewrite, text, whole

_BLOCKS = frozenset({"p", "tbl"})
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"})
_SAME = 0.6
"""Least likeness of a moved paragraph's old and new words."""
_REFERENCES = frozenset({"headerReference", "footerReference"})


def container(old: _Element, new: _Element, marker: Marker) -> None:
    """Marks in `new` (a w:body, w:tc, w:ftr or w:footnote) what differs from `old`."""
    before, after = _blocks(old), _blocks(new)
    items_old, items_new = _items(before), _items(after)
    found = matched(items_old, items_new, guess=True)
    still = dict(rising(sorted(found.items())))
    moved = {one: other for one, other in found.items() if still.get(one) != other}
    native = {one: other for one, other in moved.items() if _moves(before[one], after[other])}
    origin = {other: one for one, other in native.items()}
    slots: list[Slot] = []
    names = {other: f"vb_move_{number}" for number, other in enumerate(sorted(native.values()), 1)}
    fixed = {one: other for one, other in found.items() if one in still}
    for pair in in_order(fixed, still, len(before), len(after)):
        if pair.new is None and pair.old is not None:
            slot = _gone(before[pair.old], native.get(pair.old), names, marker)
        elif pair.new is not None and pair.old is None:
            name = names.get(pair.new, "")
            slot = _come(after[pair.new], name, marker, before[origin[pair.new]] if name else None)
        else:
            assert pair.old is not None and pair.new is not None  # noqa: S101, PT018 -- types
            slots += _stayed(before[pair.old], after[pair.new], marker)
            continue
        slots.append(slot)
    _place(new, after, parted(ended(slots, marker), marker))
    for one in new.iterchildren(w("p")):
        _unframed(one)


def _unframed(paragraph: _Element) -> None:
    """A changed paragraph stands in the text, not in its frame (contact line, circulation).

    LibreOffice 7.4 drops every tracked change of a paragraph with w:framePr when it opens the file: the
    old and the new words would stand there together as if both were the document's.
    """
    frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
    if frame is not None and any(local(one) in _CHANGES for one in paragraph.iter()):
        holder = frame.getparent()
        assert holder is not None  # noqa: S101 -- told to the type checker
        holder.remove(frame)


def _blocks(holder: _Element) -> list[_Element]:
    return [one for one in holder if local(one) in _BLOCKS]


def _items(found: list[_Element]) -> list[Item]:
    """What pairs blocks: bookmarks, else words; for empty ones the words before them."""
    items: list[Item] = []
    last = ""
    for one in found:
        if local(one) == "tbl":
            caption = value(one.find(f"{w('tblPr')}/{w('tblCaption')}")) or ""
            ids = (caption,) if caption else _labels(one)[:1]
            items.append(Item(_words(one), ids, "tbl"))
            last = caption or _words(one)
            continue
        words = text(glyphs(one))
        if words.strip():
            items.append(Item(words, _labels(one), "p"))
            last = words
        else:
            style = value(one.find(f"{w('pPr')}/{w('pStyle')}")) or ""
            items.append(Item(f"{style} {last}", (), "empty"))
    return items


def _labels(element: _Element) -> tuple[str, ...]:
    names = (value(one, "name") or "" for one in element.iter(w("bookmarkStart")))
    return tuple(name for name in names if name.startswith(anchors.PREFIX))


def _words(element: _Element) -> str:
    return " ".join(text(glyphs(one)) for one in element.iter(w("p")))


def _moves(old: _Element, new: _Element) -> bool:
    """A paragraph is shown as moved while most of its words are the same; else it goes out and comes in."""
    if local(old) != "p" or local(new) != "p":
        return False
    words = text(glyphs(old))
    return bool(words.strip()) and likeness(words, text(glyphs(new))) >= _SAME


def _stayed(old: _Element, new: _Element, marker: Marker) -> list[Slot]:
    if local(new) == "p":
        rewrite(old, new, marker)
        reshaped(old, new, marker)
        return [Slot(new)]
    if not _same_grid(old, new):
        return [_gone(old, None, {}, marker), _come(new, "", marker)]
    _table(old, new, marker)
    return [Slot(new)]


def _gone(old: _Element, to: int | None, names: dict[int, str], marker: Marker) -> Slot:
    made = _bare(old)
    if local(made) == "tbl":
        for row in made.iterchildren(w("tr")):
            _row(row, marker, "del")
        return Slot(made, "del")
    for section in list(made.iter(w("sectPr"))):
        # Headers of the old file are not in this one: the section takes those before it.
        for one in [one for one in section if local(one) in _REFERENCES]:
            section.remove(one)
    kind = "moveFrom" if to is not None else "del"
    whole(made, marker, kind)
    if to is not None:
        _range(made, names[to], marker, "moveFrom")
    return Slot(made, kind)


def _come(new: _Element, name: str, marker: Marker, old: _Element | None = None) -> Slot:
    if local(new) == "tbl":
        for row in new.iterchildren(w("tr")):
            _row(row, marker, "ins")
        return Slot(new, "ins")
    kind = "moveTo" if name else "ins"
    if old is None:
        whole(new, marker, kind)
    else:
        arrived(old, new, marker)
    if name:
        _range(new, name, marker, "moveTo")
    return Slot(new, kind)


def _range(paragraph: _Element, name: str, marker: Marker, kind: str) -> None:
    """The range that pairs both places of a move by its name."""
    start = marker.mark(f"{kind}RangeStart")
    start.set(w("name"), name)
    end = etree.Element(w(f"{kind}RangeEnd"))
    end.set(w("id"), value(start, "id") or "")
    properties = child(paragraph, w("pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)


def _place(holder: _Element, old_blocks: list[_Element], made: Iterator[_Element]) -> None:
    ready = list(made)
    first = min((holder.index(one) for one in old_blocks), default=len(holder))
    for one in old_blocks:
        if one.getparent() is holder:
            holder.remove(one)
    holder[first:first] = ready


# ---- tables --------------------------------------------------------------------------------------


def _same_grid(old: _Element, new: _Element) -> bool:
    """Rows can be compared one by one: as many columns, and no cells over several rows that changed."""
    columns = [len(one.findall(f"{w('tblGrid')}/{w('gridCol')}")) for one in (old, new)]
    if columns[0] != columns[1]:
        return False
    merged = [[_merges(row) for row in one.iterchildren(w("tr"))] for one in (old, new)]
    return merged[0] == merged[1] or not any(any(row) for rows in merged for row in rows)


def _merges(row: _Element) -> tuple[str, ...]:
    found = []
    for one in row.iter(w("vMerge")):
        found.append(value(one) or "continue")
    return tuple(found)


def _table(old: _Element, new: _Element, marker: Marker) -> None:
    before, after = list(old.iterchildren(w("tr"))), list(new.iterchildren(w("tr")))
    rows = [
        row
        for pair in in_order(*_rows(before, after), len(before), len(after))
        for row in _paired_row(pair, before, after, marker)
    ]
    for row in after:
        if row.getparent() is new:
            new.remove(row)
    new.extend(rows)


def _rows(before: list[_Element], after: list[_Element]) -> tuple[dict[int, int], dict[int, int]]:
    """Rows that stayed in their order and have cells of the same widths."""
    found = matched(_row_items(before), _row_items(after), guess=True)
    if len(before) == len(after) == 1:
        found = {0: 0}
    still = {
        one: other
        for one, other in rising(sorted(found.items()))
        if _shape(before[one]) == _shape(after[other])
    }
    return still, still


def _paired_row(
    pair: Pair, before: list[_Element], after: list[_Element], marker: Marker
) -> Iterator[_Element]:
    if pair.new is None:
        if pair.old is not None:
            yield _row(_bare(before[pair.old]), marker, "del")
        return
    row = after[pair.new]
    if pair.old is None:
        yield _row(row, marker, "ins")
        return
    cells = before[pair.old].iterchildren(w("tc")), row.iterchildren(w("tc"))
    for one, other in zip(*cells, strict=True):
        container(one, other, marker)
    yield row


def _row_items(rows: list[_Element]) -> list[Item]:
    return [Item(_words(row) or f"hàng trống {at}", (), "tr") for at, row in enumerate(rows)]


def _shape(row: _Element) -> list[str]:
    return [
        value(one.find(f"{w('tcPr')}/{w('gridSpan')}")) or "1" for one in row.iterchildren(w("tc"))
    ]


def _bare(element: _Element) -> _Element:
    """A copy without bookmarks: those of the new version count."""
    made = copy.deepcopy(element)
    for name in ("bookmarkStart", "bookmarkEnd"):
        for one in list(made.iter(w(name))):
            holder = one.getparent()
            if holder is not None:
                holder.remove(one)
    return made


def _row(row: _Element, marker: Marker, kind: str) -> _Element:
    """A whole row that came or went, its words too (readers that know no rows see at least those)."""
    properties = child(row, w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        later = [one for one in row if local(one) in ("tblPrEx",)]
        row.insert(len(later), properties)
    properties.append(marker.mark(kind))
    for cell in row.iterchildren(w("tc")):
        for paragraph in cell.iterchildren(w("p")):
            whole(paragraph, marker, kind)
    return row
