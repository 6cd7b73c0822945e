"""ISO 14289-1 of each kind of element: figures, headings, tables, lists, notes; where readers go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pikepdf

from tests.pdf_clauses.opened import Faults, Node, Opened, words_of


def formulas(pdf: Opened) -> Faults:
    """None is written; one would need words in place of it."""
    yield from (
        "a formula without /Alt"
        for node in pdf.of_kind("Formula")
        if not str(node.element.get("/Alt", "") or node.element.get("/ActualText", "")).strip()
    )


def spoken(pdf: Opened) -> Faults:
    """What is read out in place of letters has words, and the file's language (7.2-2, 21-25, 29-34)."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(pdf.root.get("/Lang", ""))):
        yield "the file's /Lang is no language"
    for node in pdf.nodes:
        for key in ("/Alt", "/ActualText", "/E"):
            if key in node.element and not str(node.element[key]).strip():
                yield f"{node.kind} with an empty {key}"


def navigation(pdf: Opened) -> Faults:
    """Where there are headings there is an outline, in the order of the pages."""
    with pdf.file.open_outline() as outline:
        count = sum(1 for _ in _outlined(outline.root))
    if pdf.of_kind("H1") and not count:
        yield "headings and no outline"


def _outlined(items: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _outlined(item.children)


def figures(pdf: Opened) -> Faults:
    for node in pdf.of_kind("Figure"):
        if not str(node.element.get("/Alt", "")).strip():
            yield "a figure without /Alt"
        if len(node.element.get("/A", {}).get("/BBox", [])) != 4:
            yield "a figure without /BBox"
    drawn = {(one.page, one.mcid) for one in pdf.drawn if one.operator == "Do"}
    shown = {kid for n in pdf.of_kind("Figure") for kid in n.kids if not isinstance(kid, Node)}
    yield from (f"{place}: a picture in no figure" for place in drawn - shown)


def boxes(pdf: Opened) -> Faults:
    """A table or figure on one page has a box, and all of it begins in it (ISO 32000-1, table 345)."""
    for node in pdf.of_kind("Table", "Figure"):
        contents = [kid for n in node.walk() for kid in n.kids if not isinstance(kid, Node)]
        box = [float(edge) for edge in node.element.get("/A", {}).get("/BBox", [])]
        pages = {page for page, _ in contents}
        if len(pages) != 1 or len(box) != 4:
            if (len(pages) == 1) != (len(box) == 4):
                yield f"{node.kind} on {len(pages)} pages with the box {box}"
            continue
        left, low, right, high = box
        _, _, wide, tall = map(float, pdf.file.pages[pages.pop()].MediaBox)
        if not (0 <= left < right <= wide and 0 <= low < high <= tall):
            yield f"{node.kind}: {box} is no part of its page"
        for x, y in (place for one in contents for place in pdf.places[one]):
            if not (left - 0.01 <= x <= right and low - 0.01 <= y <= high):
                yield f"{node.kind}: something begins at {x}, {y}, out of {box}"


def headings(pdf: Opened) -> Faults:
    level = 0
    for node in pdf.of_kind("H1", "H2", "H3", "H4", "H5", "H6"):
        if int(node.kind[1]) > level + 1:
            yield f"{node.kind} after H{level}: {words_of(pdf, node)}"
        level = int(node.kind[1])


def one_kind_of_headings(pdf: Opened) -> Faults:
    if pdf.of_kind("H"):
        yield "H beside H1-H6"


def tables(pdf: Opened) -> Faults:
    for table in pdf.of_kind("Table"):
        rows = [node for node in table.walk() if node.kind == "TR"]
        taken: Counter[tuple[int, int]] = Counter()
        headed: set[int] = set()
        for n, row in enumerate(rows):
            column = 0
            for cell in row.nodes:
                while taken[n, column]:
                    column += 1
                wide, high = _span(cell, "/ColSpan"), _span(cell, "/RowSpan")
                taken.update(
                    (n + down, column + right) for down in range(high) for right in range(wide)
                )
                headed |= set(range(column, column + wide)) if cell.kind == "TH" else set()
                column += wide
        wide = max(column for _, column in taken) + 1
        if set(taken) != {(n, column) for n in range(len(rows)) for column in range(wide)}:
            yield "a table whose rows are not of equal length"
        if max(taken.values()) > 1:
            yield "a table whose cells lie on one another"
        if headed and len(headed) < wide and any(node.kind == "TH" for node in table.walk()):
            yield "a column without a head"
        for cell in (node for node in table.walk() if node.kind == "TH"):
            if cell.element.get("/A", {}).get("/Scope") != "/Column":
                yield "a head without /Scope"


def _span(cell: Node, key: str) -> int:
    return int(cell.element.get("/A", {}).get(key, 1))


_NUMBERED = re.compile(r"(\d[\d.]*[.)]?|[a-zđ]{1,2}\)|[IVXLC]+[.)-])\s?")


def lists(pdf: Opened) -> Faults:
    for node in pdf.of_kind("L"):
        if not any(kid.kind == "LI" for kid in node.nodes):
            yield "a list without items"
        marks = [words_of(pdf, one) for li in node.nodes for one in li.nodes if one.kind == "Lbl"]
        ordered = any(_NUMBERED.fullmatch(mark) for mark in marks)
        if ordered and "/ListNumbering" not in node.element.get("/A", {}):
            yield f"a numbered list that does not say so: {marks}"
    for node in pdf.of_kind("LI"):
        if [kid.kind for kid in node.nodes] not in (["LBody"], ["Lbl", "LBody"]):
            yield f"an item of {[kid.kind for kid in node.nodes]}"


def notes(pdf: Opened) -> Faults:
    found = pdf.of_kind("Note")
    names = [str(node.element.get("/ID", "")) for node in found]
    if len(set(names)) != len(names) or "" in names:
        yield f"IDs of notes: {names}"
    listed = list(pdf.root.StructTreeRoot.get("/IDTree", {}).get("/Names", []))
    if sorted(names) != [str(name) for name in listed[::2]]:
        yield "/IDTree does not list them"
    calls = sorted(words_of(pdf, node).strip() for node in pdf.of_kind("Reference"))
    marks = sorted(
        words_of(pdf, one).strip() for n in found for one in n.nodes if one.kind == "Lbl"
    )
    if calls != marks:
        yield f"called {calls}, noted {marks}"


def tab_order(pdf: Opened) -> Faults:
    yield from (f"page {n}" for n, page in enumerate(pdf.file.pages) if page.get("/Tabs") != "/S")


def page_labels(pdf: Opened) -> Faults:
    numbers = list(pdf.root.get("/PageLabels", {}).get("/Nums", []))
    if [int(one) for one in numbers[:1]] != [0]:
        yield "the pages have no labels"
    for style in numbers[1::2]:
        if style.get("/S") != "/D":
            yield "labels that are no figures"
