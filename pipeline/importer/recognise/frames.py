"""Marks and counts as the composer will print them, so that only what it would print otherwise is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.compose.numbering import Frame, Levels, Mark, label, levels, mark
from pipeline.importer.recognise.labels import BULLETS, DIVISIONS
from pipeline.importer.recognise.outline import Node


def general(printed: str) -> str:
    """A label's form with the first number: "IV-" -> "I-", "2.3." -> "1.1.", "d)" -> "a)"."""
    if re.fullmatch(r"\(?[IVXLC]+[.\-)/]+", printed):
        return re.sub(r"[IVXLC]+", "I", printed)
    text = re.sub(r"\d+", "1", printed)
    if text != printed:
        return text
    if re.fullmatch(r"[A-HĐ][.)\-/]+", printed):
        return "A" + printed[1:]
    if re.fullmatch(r"\(?[a-zđ][.)/]+", printed):
        return re.sub(r"[a-zđ]", "a", printed)
    return printed


def printed(made: Mark, number: int, frame: Frame) -> str:
    """The label that the composer puts before entry `number`."""
    return label(made, number, frame)


def own_levels(root: Node, standard: tuple[str, ...]) -> tuple[str, ...]:
    """`numbering` of a document whose headings are marked otherwise than the standard's; () = alike."""
    found: dict[int, str] = {}
    for depth, node in _headings(root, 0):
        if node.passage.label:
            found.setdefault(depth, general(node.printed))
    made = [one for one in standard if levels((one,)).headings and mark(one).numbered]
    signs = [one for one in standard if not mark(one).numbered]
    if not found or all(depth < len(made) and made[depth] == text for depth, text in found.items()):
        return ()
    wanted = list(made)
    for depth in sorted(found):
        if depth < len(wanted):
            wanted[depth] = found[depth]
        else:
            wanted.append(found[depth])
    rest = wanted[max(found) + 1 :]
    kept = [one for one in rest if one not in wanted[: max(found) + 1]]
    return (*wanted[: max(found) + 1], *kept, *signs)


def _headings(node: Node, depth: int) -> Iterator[tuple[int, Node]]:
    for child in node.children:
        if child.style in DIVISIONS:
            yield from _headings(child, 0)
        elif child.heading:
            yield depth, child
            yield from _headings(child, depth + 1)


def is_bullet(node: Node) -> bool:
    return node.style in BULLETS


def chosen(written: tuple[str, ...]) -> Levels:
    """The composer's levels for these marks."""
    return levels(written)
