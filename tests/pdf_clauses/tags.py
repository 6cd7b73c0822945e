"""ISO 19005-2, 6.7, and ISO 14289-1: every content is tagged, tags stand within one another as they may."""

from __future__ import annotations

import re
from collections import Counter

from tests.pdf_clauses.opened import Faults, Node, Opened

_TYPES = (
    "Document Part Sect Div Caption P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody"
    " TFoot Span Note Reference Figure"
)
STANDARD_TYPES = frozenset(_TYPES.split())


def marked(pdf: Opened) -> Faults:
    mark = pdf.root.get("/MarkInfo", {})
    if mark.get("/Marked") is not True or mark.get("/Suspects", False):
        yield "/MarkInfo"


def all_marked(pdf: Opened) -> Faults:
    yield from (
        f"page {one.page}: {one.operator} is in no content" for one in pdf.drawn if one.mcid == -1
    )
    for number, found in enumerate(pdf.operators):
        deep = 0
        for _, operator in found:
            deep += (operator == "BDC") - (operator == "EMC")
            if deep not in (0, 1):
                yield f"page {number}: contents inside one another"
                break


def artifacts(pdf: Opened) -> Faults:
    for number, found in enumerate(pdf.operators):
        for operands, operator in found:
            if operator != "BDC" or operands[0] != "/Artifact":
                continue
            if operands[1].get("/Type") not in ("/Pagination", "/Layout"):
                yield f"page {number}: an artifact of no type"
    yield from (
        f"page {one.page}: a line that is no artifact"
        for one in pdf.drawn
        if one.operator == "S" and one.mcid is not None
    )


def in_tree(pdf: Opened) -> Faults:
    """Every content in one element of the tree, and ParentTree leads back to it."""
    if pdf.tree is None:
        yield "no structure tree"
        return
    placed = Counter(kid for node in pdf.nodes for kid in node.kids if not isinstance(kid, Node))
    there = {(one.page, one.mcid) for one in pdf.drawn if one.mcid is not None and one.mcid >= 0}
    yield from (f"{place} is in no element" for place in there - set(placed))
    yield from (f"{place} is drawn nowhere" for place in set(placed) - there)
    yield from (f"{place} is in {times} elements" for place, times in placed.items() if times > 1)
    numbers = list(pdf.root.StructTreeRoot.ParentTree.Nums)
    rows = {int(key): list(row) for key, row in zip(numbers[::2], numbers[1::2], strict=True)}
    for node in pdf.nodes:
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.element.P.objgen != node.element.objgen:
                    yield f"{kid.kind}: its parent is another"
                continue
            row = rows.get(int(pdf.file.pages[kid[0]].get("/StructParents", -1)), [])
            if kid[1] >= len(row) or row[kid[1]].objgen != node.element.objgen:
                yield f"{kid}: ParentTree leads elsewhere"


def structure(pdf: Opened) -> Faults:
    root = pdf.root.get("/StructTreeRoot")
    if root is None or root.get("/Type") != "/StructTreeRoot" or pdf.tree is None:
        yield "no structure tree"
    elif pdf.tree.kind != "Document":
        yield f"the root is {pdf.tree.kind}"
    yield from (
        f"{node.kind}: not /Type /StructElem"
        for node in pdf.nodes
        if node.element.get("/Type") != "/StructElem"
    )


def types(pdf: Opened) -> Faults:
    roles = pdf.root.StructTreeRoot.get("/RoleMap", {})
    yield from (f"/{key[1:]} mapped anew" for key in roles if key[1:] in STANDARD_TYPES)
    for key in roles:
        seen, now = {key}, str(roles[key])
        while now in roles and now not in seen:
            seen.add(now)
            now = str(roles[now])
        if now[1:] not in STANDARD_TYPES:
            yield f"/{key[1:]} leads to {now}, no standard type"
    for kind in {node.kind for node in pdf.nodes} - STANDARD_TYPES:
        if f"/{kind}" not in roles:
            yield f"{kind} is no standard type"


def language(pdf: Opened) -> Faults:
    given = [pdf.root.get("/Lang", ""), *(n.element.get("/Lang", "vi") for n in pdf.nodes)]
    yield from (f"/Lang {one}" for one in given if not re.fullmatch(r"vi(-VN)?", str(one)))


def title(pdf: Opened) -> Faults:
    if not pdf.said("dc:title").strip():
        yield "no dc:title"
    if pdf.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "/DisplayDocTitle"


_INSIDE = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "Ruby": {"RB", "RT", "RP"},
    "Warichu": {"WT", "WP"},
}
_WITHIN = {
    "LI": {"L"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
    **{key: {"Ruby"} for key in ("RB", "RT", "RP")},
    **{key: {"Warichu"} for key in ("WT", "WP")},
}
"""ISO 32000-1, tables 333, 336, 337, 338, as the rules 3-20, 26-28 and 36-43 of veraPDF's public profile
for PDF/UA-1 read them: captions (28, 39, 40) in `parts_of_tables`, spans (15, 41-43) in `tables`."""


def nesting(pdf: Opened) -> Faults:
    for node in pdf.nodes:
        allowed = _INSIDE.get(node.kind)
        if allowed and len(node.nodes) < len(node.kids):
            yield f"words stand in {node.kind} itself"
        for kid in node.nodes:
            if allowed and kid.kind not in allowed:
                yield f"{kid.kind} in {node.kind}"
            if node.kind not in _WITHIN.get(kid.kind, {node.kind}):
                yield f"{kid.kind} in {node.kind}"


def parts_of_tables(pdf: Opened) -> Faults:
    """Caption first or last, one THead and TFoot at most, and a TBody where there is one of them."""
    for node in pdf.of_kind("Table", "L", "TOC"):
        kinds = [kid.kind for kid in node.nodes]
        places = {at for at, kind in enumerate(kinds) if kind == "Caption"}
        ends = {0, len(kinds) - 1} if node.kind == "Table" else {0}
        if len(places) > 1 or not places <= ends:
            yield f"Caption among {kinds}"
        count = Counter(kinds)
        if count["THead"] > 1 or count["TFoot"] > 1:
            yield f"{kinds}"
        if (count["THead"] or count["TFoot"]) and not count["TBody"]:
            yield "a head without a body"
