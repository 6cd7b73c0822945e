"""What of a document stands in each of its sections.

In LibreOffice 7.4 there is no paragraph where there is nothing in it but the end of a section, and no
page break before it: the program writes one behind a table, for a section ends in a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.flow import Grid, Item, NewPage, Para, Section


def as_imported(sections: Sequence[Section], index: int, *, noted: bool) -> Sequence[Item]:
    """Of a section, as LibreOffice 7.4 has it once it has read the file; `noted` = a section before
    calls a note.

    Where the first note of the document is called in a section that begins with a table, the
    paragraph at the end of a section before comes back at its head.
    """
    items = list(sections[index].items)
    ends = [one.items[-1] for one in sections[:index] if _ends(one.items)]
    if ends and items and not noted and isinstance(items[0], Grid) and _calls(items):
        items.insert(0, ends[-1])
    if index + 1 < len(sections) and _ends(items):
        del items[-1]
        while items and isinstance(items[-1], NewPage):
            del items[-1]
    return items


def _ends(items: Sequence[Item]) -> bool:
    """Whether there is nothing in the last paragraph, no call of a note either."""
    last = items[-1] if len(items) > 1 else None
    return isinstance(last, Para) and not last.text and not any(p.note for p in last.pieces)


def _calls(items: Iterable[Item]) -> bool:
    return any(piece.note for item in items for para in _paras(item) for piece in para.pieces)


def _paras(item: Item) -> Iterable[Para]:
    match item:
        case Para():
            return (item,)
        case Grid():
            return (para for row in item.rows for box in row.boxes for para in box.content)
        case _:
            return ()
