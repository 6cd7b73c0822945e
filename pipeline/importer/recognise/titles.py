"""Which labelled paragraphs are headings and which are sentences that begin with a number."""

from __future__ import annotations

import re

from pipeline.importer.recognise.labels import BULLETS, DIVISIONS
from pipeline.importer.recognise.outline import Node

_CLOSED = re.compile(r"[.;:,…!?](?:[”\"’)]*)$|\./\.$")
_LONG = 450
"""Letters beyond which no title goes."""


def decide(node: Node) -> None:
    """Set `heading` on every node below `node`."""
    groups: dict[str, list[Node]] = {}
    for child in node.children:
        if child.passage.label and child.style not in BULLETS:
            groups.setdefault(child.style, []).append(child)
        decide(child)
    for style, group in groups.items():
        for child in group:
            child.heading = style in DIVISIONS or _by_itself(child)
        _by_neighbours(group)


def _by_itself(node: Node) -> bool:
    passage = node.passage
    if passage.role.startswith("heading_") and passage.looks:
        return True
    if passage.looks:
        if passage.italic and not passage.bold:
            return bool(node.children) and not _CLOSED.search(passage.text)
        return passage.bold and len(passage.text) < _LONG
    if passage.upper:
        return True
    open_end = not _CLOSED.search(passage.text) and len(passage.text) < _LONG
    return open_end and (node.style == "roman" or bool(node.children) or node.style == "capital")


def _by_neighbours(group: list[Node]) -> None:
    """Among titles, one that ends in a full stop and has a text below it is a title, too."""
    titled = sum(node.heading for node in group)
    if titled * 2 <= len(group):
        return
    for node in group:
        passage = node.passage
        if node.heading or passage.looks:
            continue
        ends = passage.text.rstrip()
        below = bool(node.children) and len(passage.text) < _LONG
        if below and not ends.endswith((";", ":", ",")):
            node.heading = True
