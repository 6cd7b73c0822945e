"""Documents of one shape: the same roles, labels and cells in the same order on the same pages.

Whatever their words are, their structure trees are the same: marked contents, elements, parents. The
documents of a batch mostly have one shape; what was told of the first is told again of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pipeline.kept import Kept
from pipeline.layout.page import Line, Pages
from pipeline.render import pdf_boxes, pdf_lists
from pipeline.render.pdf_fonts import Face
from pipeline.render.pdf_objects import Objects
from pipeline.render.pdf_tags import Tags
from pipeline.render.pdf_tree import Told

Shape = tuple[object, ...]
_Facts = tuple[bool, str, bool]

_told: Final[Kept[Told]] = Kept(8)


def tags(pages: Pages, faces: Mapping[str, Face], objects: Objects) -> Tags:
    """The tags of a document, those of one of its shape where there was one."""
    shape = _shape(pages)
    if shape is None:
        return Tags()
    # The tree names objects by their numbers: those before it count too.
    fonts = tuple(len(face.further) for face in faces.values())
    key = (objects.next, fonts, shape)
    before = _told.get(key)
    made = Tags(before)
    if before is None:
        _told.put(key, made.told)
    return made


def _shape(pages: Pages) -> Shape | None:
    """All that the tree depends on; None where notes or pictures stand, which are told each by itself."""
    found: list[object] = []
    for page in pages.pages:
        if page.images or page.notes:
            return None
        # All in one row: no role is None, and of each paragraph there are as many things.
        found += (None, page.section, page.height, page.tables)
        for one in page.placed:
            facts = _facts_of(one.lines, one.role)
            if facts is None:
                return None
            drawn, label, bare = facts
            found += (one.role, one.outline, drawn, label, bare)
            found += (one.path, one.part, one.head_cell, one.columns, one.rows, one.place)
            if drawn and one.role == "caption":
                found.append(pdf_boxes.of_lines(page, "", one.lines))  # its table's box holds it
    return tuple(found)


def _facts_of(lines: Iterable[Line], role: str) -> _Facts | None:
    """(drawn, the label that its words begin with, whether nothing follows it); None = calls a note."""
    count, text, end = 0, "", ""
    for line in lines:
        for fragment in line.fragments:
            if fragment.raise_:
                return None
            if not count:
                text = fragment.text
            count += 1
        if count == 1 and not end:
            end = line.soft_end
    if not count:
        return False, "", True
    label = pdf_lists.label(text) if pdf_lists.rank(role) else ""
    return True, label, count == 1 and text == label and end in ("", "\n")
