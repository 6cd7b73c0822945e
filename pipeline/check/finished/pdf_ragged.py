"""Running text set ragged, told by the lines of all paragraphs together.

One line that ends early says nothing, and two may. Justified lines end at one edge, however few a paragraph has; where
the lines of a whole document end all over, none of its paragraphs is justified.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.check.finished.page import Para

_LEAST = 2
"""Lines that go on, from which a document is judged."""
_APART = 6.0
"""Points by which the ends of only two must differ."""
_AT = 1.5
"""Points within which lines end alike; a browser sets them by pixels."""
_SHARE = 0.4
"""Of the lines that by chance end where the longest does."""
_SHORT = 3.0
"""Points by which a line misses the edge."""


def as_set(paras: list[Para]) -> list[Para]:
    """The paragraphs; those of a document set ragged are said to be at the left."""
    ends: dict[int, list[float]] = {}
    for para in paras:
        if _runs(para):
            ends.setdefault(round(para.column or 0), []).extend(_ends(para))
    edges = {width: max(found) for width, found in ends.items() if _ragged(found)}
    return [_told(para, edges) if edges else para for para in paras]


def _runs(para: Para) -> bool:
    """Whether it is running text of several lines."""
    told = para.first_line is not None and para.right is None
    return told and not para.bordered and para.align in ("", "justify")


def _ends(para: Para) -> list[float]:
    return [box.right for _, box in para.boxes[:-1]]


def _ragged(ends: list[float]) -> bool:
    edge = max(ends)
    alike = sum(edge - one < _AT for one in ends)
    apart = len(ends) > _LEAST or edge - min(ends) > _APART
    return len(ends) >= _LEAST and apart and alike <= max(1, _SHARE * len(ends))


def _told(para: Para, edges: dict[int, float]) -> Para:
    edge = edges.get(round(para.column or 0))
    if edge is None or not _runs(para) or all(edge - one < _SHORT for one in _ends(para)):
        return para
    return replace(para, align="left")
