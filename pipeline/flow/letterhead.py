"""Letterhead: the borderless grid at the top of a document."""

from __future__ import annotations

from dataclasses import replace

from pipeline.flow import Box, Grid, Para, Row
from pipeline.flow.columns import moved, pair, set_cell
from pipeline.flow.styles import twips
from pipeline.flow.typeset import Typesetter
from pipeline.tree import Header, Paragraph, Run

_GUTTER = twips(2)
"""Free on each side of the lines of a long name: two names must not touch."""


def head_grid(header: Header, typesetter: Typesetter, width: int) -> Grid | None:
    """The letterhead: rows and columns as the standard says; None when there is nothing in it."""
    columns = typesetter.standard.columns
    widths = pair(columns.head_left, columns.head_right, width)
    right_typesetter = _fitting(header.right, typesetter, widths[1])
    rows = []
    for left_roles, right_roles in columns.head_rows:
        left = _parted(_in_roles(header.left, left_roles), typesetter, widths[0])
        right = _in_roles(header.right, right_roles)
        if left or right:
            left_set = _left_set(left, typesetter, widths[0])
            right_set = set_cell(
                right, right_typesetter, widths[1], columns.head_right_text, "left"
            )
            rows.append(Row((Box(left_set), Box(right_set))))
    return Grid(widths, tuple(rows), border=False, margin=0, place="head") if rows else None


def _left_set(lines: tuple[Paragraph, ...], typesetter: Typesetter, width: int) -> tuple[Para, ...]:
    """The left-hand cell; the lines of a long organ name leave `_GUTTER` free beside quốc hiệu."""
    text = typesetter.standard.columns.head_left_text
    room = width - 2 * _GUTTER
    organs = ("issuer_parent", "issuer")
    if text or all(line.role not in organs or _whole((line,), typesetter, room) for line in lines):
        return set_cell(lines, typesetter, width, text, "right")
    found = set_cell(lines, typesetter, room, text, "right")
    return tuple(moved(moved(para, "left", _GUTTER), "right", _GUTTER) for para in found)


def _fitting(lines: tuple[Paragraph, ...], typesetter: Typesetter, width: int) -> Typesetter:
    """The smaller sizes where they keep every line of the right-hand letterhead whole.

    NĐ 30/2020 lets quốc hiệu, tiêu ngữ and place and date be 13/14/14 or, together, 12/13/13.
    """
    smaller = replace(typesetter, least=frozenset(line.role for line in lines))
    if _whole(lines, typesetter, width) or not _whole(lines, smaller, width):
        return typesetter
    return smaller


def _whole(lines: tuple[Paragraph, ...], typesetter: Typesetter, width: int) -> bool:
    return all(typesetter.width(typesetter.para(line)) * 20 <= width for line in lines)


def _parted(
    lines: tuple[Paragraph, ...], typesetter: Typesetter, width: int
) -> tuple[Paragraph, ...]:
    """Organs that issue together, each on lines of its own where one line cannot hold them."""
    joiner = typesetter.standard.forms.organ_name_joiner
    out: list[Paragraph] = []
    for line in lines:
        if line.role != "issuer" or joiner not in line.words or _whole((line,), typesetter, width):
            out.append(line)
            continue
        names = line.words.split(joiner)
        out.extend(
            replace(line, runs=(Run(name + (joiner.rstrip() if later else "")),))
            for name, later in zip(names, [*names[1:], ""], strict=True)
        )
    return tuple(out)


def _in_roles(paragraphs: tuple[Paragraph, ...], roles: tuple[str, ...]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for paragraph in paragraphs if paragraph.role in roles)
