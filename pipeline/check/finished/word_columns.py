"""Text columns of a docx: in which one of a section's columns, or in how wide a text box, a paragraph stands."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.check.finished.word_groups import name, shape_around, within
from pipeline.ooxml.names import WP, local, number, value, w
from pipeline.text import counted

_INSET = 91440
"""EMU left and right of a text box's words where a file says nothing (ECMA-376-1, 21.1.2.1.1)."""
_TWIP = 635
"""EMU in a twip."""
_PLAIN_SPACE = 720
_BREAK, _BOX, _SECTION = w("br"), w("txbxContent"), w("sectPr")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a section of two; `width` in twips."""

    side: str
    width: int


class Columns:
    """Follows the paragraphs of the main story in order."""

    def __init__(self, root: _Element, text_widths: list[int]) -> None:
        found = list(root.iter(_SECTION))
        self._widths = [
            _widths(one.find(w("cols")), text_widths[min(at, len(text_widths) - 1)])
            for at, one in enumerate(found if text_widths else [])
        ]
        self._any = any(len(one) == 2 for one in self._widths)
        self._section = self._at = 0

    def seen(self, paragraph: _Element, section: int) -> Column | None:
        """The column of the next paragraph; None in a section of one, or of more than two."""
        if not self._any:
            return None
        if section != self._section:
            self._section, self._at = section, 0
        widths = self._widths[section] if section < len(self._widths) else []
        if len(widths) != 2:
            return None
        for one in paragraph.iter(_BREAK):
            if value(one, "type") == "column":
                self._at += 1
        at = min(self._at, 1)
        return Column(("left", "right")[at], widths[at])


def _widths(columns: _Element | None, room: int) -> list[int]:
    if columns is None:
        return []
    own = [number(one, "w") or 0 for one in columns if local(one) == "col"]
    count = number(columns, "num") or 1
    if own and value(columns, "equalWidth") in ("0", "false"):
        return own if len(own) > 1 else []
    space = number(columns, "space")
    gap = _PLAIN_SPACE if space is None else space
    return [(room - gap * (count - 1)) // count] * count if count > 1 else []


def box_width(paragraph: _Element) -> int:
    """Twips for words in the DrawingML text box around a paragraph; 0 = none, or it does not say."""
    box = next(paragraph.iterancestors(_BOX), None)
    if box is None:
        return 0
    holder = next(box.iterancestors(f"{{{WP}}}anchor", f"{{{WP}}}inline"), None)
    extent = None if holder is None else holder.find(f"{{{WP}}}extent")
    whole = None if extent is None else counted(extent.get("cx", ""))
    if holder is None or whole is None:
        return 0
    shape = shape_around(box)
    body = next(
        (one for one in (holder if shape is None else shape).iter() if name(one) == "bodyPr"), None
    )
    insets = 0
    for side in ("lIns", "rIns"):
        told = None if body is None else body.get(side)
        inset = counted(told or "")
        insets += _INSET if inset is None else inset
    grouped = None if shape is None else within(shape, whole)
    return max(0, ((grouped[1] if grouped else whole) - insets) // _TWIP)
