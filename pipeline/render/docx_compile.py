"""A Word template -> `Form`: cut at its slots where they are plain ones, or the reason why not.

Plain is what the made templates have and an office's changes of styles, widths and fixed words
leave so: `{{ name }}` and `{% if name %} … {% else %} … {% endif %}` with the names of `docx_slots`.
Loops, filters, fields, tracked changes and the like are docxtpl's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml.effective import Formats
from pipeline.ooxml.names import CONTENT_TYPES, RELATIONSHIPS, WP, local, number, value, w
from pipeline.ooxml.package import Package, open_package
from pipeline.ooxml.zipped import Packed, packed
from pipeline.render.docx_docxtpl import (
    TABLES,
    patched_body,
    section_margins,
    section_references,
    width_holders,
)
from pipeline.render.docx_form import Form, Node
from pipeline.render.docx_reading import fixed_words
from pipeline.render.docx_slots import FLAG_SLOTS, WORD_SLOTS, XML_SLOTS

_MAIN = "word/document.xml"
_MADE = frozenset({_MAIN, "docProps/core.xml", "docProps/custom.xml"})
"""Parts that every document has of its own."""

# What hides, repeats or stands for words: read by the full reader alone.
_UNREAD = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "fldChar", "fldSimple", "instrText", "txbxContent", "sdt"}
    | {"sym", "ptab", "cr", "hyperlink", "smartTag", "customXml", "bdo", "dir", "object", "pict"}
    | {"footnoteReference", "endnoteReference", "altChunk", "subDoc"}
)
_TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_SLOT = re.compile(r"\{\{ *(\w+) *\}\}")
_STATEMENT = re.compile(r"\{% *(?:if +(\w+)|(else)|(endif)) *%\}")
# Jinja's own braces, and those that docxtpl turns into them after rendering.
_BRACES = re.compile(r"\{[{%#_]|[}%#_]\}")
# docxtpl makes breaks of these in any words (`resolve_listing`).
_LISTING = re.compile(r"<w:t(?: [^>]*)?>[^<]*[\t\n\f\a]")
_WIDTH = re.compile(r"\u2045(\w+),(-?\d+),(\d+),(\d+),(\d+)\u2046")
_ROOT = re.compile(r"<w:body[^>]*?>")
_SELF_CLOSED = re.compile(r"/>$")


class _Unknown(ValueError):
    """What the fast way does not know."""


def compiled(template: bytes, name: str) -> Form:
    """The template as a form. ContentError when it is refused (see `open_package`)."""
    package = open_package(template, name)
    formats, fixed = Formats.of(package), fixed_words(package)
    styles, mode = formats.style_ids(), formats.compatibility
    try:
        return _form(template, package, styles, fixed, mode)
    except _Unknown as reason:
        return Form(str(reason), styles, fixed, mode)


def _form(
    template: bytes, package: Package, styles: frozenset[str], fixed: list[list[str]], mode: int
) -> Form:
    root = package.xml(package.main)
    _refuse_structure(package, root)
    types = _types(package)
    kept = _reachable(package, types)
    for part in kept:
        _refuse_words(package, part)
    body = root.find(w("body"))
    section = None if body is None else body.find(w("sectPr"))
    patched = patched_body(template, _prepare)
    start = _ROOT.match(patched)
    if start is None:
        raise _Unknown("no body")
    inner = patched[start.end() :].removesuffix("</w:body>")
    if _LISTING.search(inner):
        raise _Unknown("a tab or line break among the letters")
    relations = _relations(package, package.main)
    return Form(
        reason="",
        styles=styles,
        fixed=fixed,
        compatibility=mode,
        root=_start_tag(root),
        body=start[0],
        nodes=tuple(_nodes(inner)),
        margins=section_margins(section),
        references=tuple((*key, ident) for key, ident in section_references(section).items()),
        relations=tuple(_resolved(relations, "word")),
        package=tuple(_resolved(_relations(package, ""), "")),
        types=tuple((part, types[part]) for part in kept if part not in _MADE),
        parts=tuple(_packed(package, kept)),
    )


def _refuse_structure(package: Package, root: _Element) -> None:
    if package.main != _MAIN:
        raise _Unknown(f"the document is {package.main}")
    if [local(child) for child in root] != ["body"] or root.prefix != "w":
        raise _Unknown("something beside the body")
    for element in root.iter():
        name = local(element)
        if name in _UNREAD or (name == "br" and value(element, "type") is not None):
            raise _Unknown(f"w:{name}")
        if element.tag == f"{{{WP}}}docPr" and element.prefix != "wp":
            raise _Unknown("drawings by another name")
        if name == "tbl":
            _refuse_table(element)


def _refuse_table(table: _Element) -> None:
    """docxtpl mends tables with more or fewer columns than cells; here none are."""
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    caption = value(table.find(f"{w('tblPr')}/{w('tblCaption')}")) or ""
    rows = list(table.iter(w("tr")))
    if not rows or any(_span(row) != columns for row in rows):
        raise _Unknown("a table with uneven rows")
    if caption not in TABLES and "{%" in "".join(str(text) for text in table.itertext()):
        raise _Unknown("a table with rows that come and go")


def _span(row: _Element) -> int:
    spans = [cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.iterchildren(w("tc"))]
    return sum(1 if span is None else number(span) or 0 for span in spans)


def _refuse_words(package: Package, part: str) -> None:
    """Headers, footers, notes and properties are rendered by docxtpl too: no slots there."""
    if part == _MAIN or not part.endswith(".xml"):
        return
    text = package.parts[part].decode("utf-8", "replace")
    if _LISTING.search(text) or _BRACES.search(re.sub("<[^>]+>", "", text)):
        raise _Unknown(f"slots in {part}")


def _prepare(root: _Element) -> None:
    """Take the last section off, and mark the widths that follow the document."""
    body = root.find(w("body"))
    assert body is not None  # noqa: S101 - _refuse_structure has seen it
    section = body.find(w("sectPr"))
    if section is not None:
        body.remove(section)
    for table in body.iterchildren(w("tbl")):
        place = TABLES.get(value(table.find(f"{w('tblPr')}/{w('tblCaption')}")) or "")
        columns = [
            number(one, "w") or 0 for one in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        ]
        if place:
            for key, element in list(width_holders(table, len(columns))):
                facts = (place, key, len(columns), sum(columns), number(element, "w") or 0)
                element.set(w("w"), f"\u2045{','.join(map(str, facts))}\u2046")


def _start_tag(root: _Element) -> str:
    names = {prefix: name for prefix, name in root.nsmap.items() if prefix}
    alone = etree.Element(root.tag, {str(k): str(v) for k, v in root.attrib.items()}, names)
    text = etree.tostring(alone, encoding="unicode")
    return _SELF_CLOSED.sub(">", text)


def _nodes(text: str) -> list[Node]:
    """The body cut at its slots."""
    stack: list[tuple[Node, list[Node]]] = [(["top"], [])]
    for at, token in enumerate(_TOKEN.split(text)):
        if at % 2 == 0:
            stack[-1][1].extend(_texts(token))
        elif slot := _SLOT.fullmatch(token):
            stack[-1][1].append(["slot", _known(slot[1], (*XML_SLOTS, *WORD_SLOTS))])
        else:
            _statement(token, stack)
    if len(stack) != 1:
        raise _Unknown("an if without end")
    return stack[0][1]


def _statement(token: str, stack: list[tuple[Node, list[Node]]]) -> None:
    found = _STATEMENT.fullmatch(token)
    if found is None:
        raise _Unknown(token)
    name, otherwise, _ = found.groups()
    node, _ = stack[-1]
    if name:
        new: Node = ["if", _known(name, FLAG_SLOTS), [], []]
        stack[-1][1].append(new)
        stack.append((new, new[2]))
    elif node[0] != "if" or (otherwise and stack[-1][1] is node[3]):
        raise _Unknown(token)
    elif otherwise:
        stack[-1] = (node, node[3])
    else:
        stack.pop()


def _known(name: str, names: tuple[str, ...]) -> str:
    if name not in names:
        raise _Unknown(f"the name {name}")
    return name


def _texts(text: str) -> Iterator[Node]:
    if _BRACES.search(re.sub("<[^>]+>", "", text)) or _BRACES.search(text):
        raise _Unknown("braces that are no slot")
    parts = _WIDTH.split(text)
    for at in range(0, len(parts), 6):
        if parts[at]:
            yield ["text", parts[at]]
        if at + 1 < len(parts):
            yield ["width", parts[at + 1], *map(int, parts[at + 2 : at + 6])]


def _relations(package: Package, part: str) -> list[tuple[str, str, str, str]]:
    """(id, type, target as it stands, mode)."""
    folder, _, name = part.rpartition("/")
    at = f"{folder}/_rels/{name}.rels" if folder else "_rels/.rels"
    if at not in package.parts:
        return []
    found = package.xml(at).iterchildren(f"{{{RELATIONSHIPS}}}Relationship")
    keys = ("Id", "Type", "Target", "TargetMode")
    rows = [tuple(one.get(key, "") for key in keys) for one in found]
    return [(a, b, c, d) for a, b, c, d in rows]


def _resolved(
    rows: list[tuple[str, str, str, str]], folder: str
) -> Iterator[tuple[str, str, str, str]]:
    for ident, kind, target, mode in rows:
        if not mode:
            if target.startswith("../") or "/../" in target:
                raise _Unknown(f"a part beside its folder: {target}")
            inside = target.startswith("/") or not folder
            target = target.lstrip("/") if inside else f"{folder}/{target}"
        yield ident, kind, target, mode


def _types(package: Package) -> dict[str, str]:
    root = package.xml("[Content_Types].xml")
    defaults = {
        one.get("Extension", "").lower(): one.get("ContentType", "")
        for one in root.iterchildren(f"{{{CONTENT_TYPES}}}Default")
    }
    found = {part: defaults.get(part.rpartition(".")[2].lower(), "") for part in package.parts}
    for one in root.iterchildren(f"{{{CONTENT_TYPES}}}Override"):
        found[one.get("PartName", "").lstrip("/")] = one.get("ContentType", "")
    return found


def _reachable(package: Package, types: dict[str, str]) -> list[str]:
    """Parts that something points to, as python-docx saves them; in the order met."""
    kept: dict[str, None] = {}
    waiting = [""]
    while waiting:
        for relation in package.relations(waiting.pop(0)):
            if not relation.external and relation.target not in kept:
                if relation.target not in package.parts or not types.get(relation.target):
                    raise _Unknown(f"no part {relation.target}")
                kept[relation.target] = None
                waiting.append(relation.target)
    return list(kept)


def _packed(package: Package, kept: list[str]) -> Iterator[Packed]:
    for part in kept:
        if part in _MADE:
            continue
        yield packed(part, package.parts[part])
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if relations in package.parts:
            yield packed(relations, package.parts[relations])
