"""Answers and closed marks written into a docx that has comments; nothing else of it changes.

An answer is a comment of its own that hangs on the same words and is tied to the first one by
word/commentsExtended.xml ([MS-DOCX] 2.5.4.1). Parts that are missing are made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml.comments import PARA_ID, W15
from pipeline.ooxml.names import CONTENT_TYPES, RELATIONSHIPS, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.zipped import zipped

_EX = f"{{{W15}}}"
_EX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_EX_REL = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to write."""

    author: str
    date: str
    text: str


def answered(
    package: Package, replies: Mapping[str, Sequence[Reply]], closed: frozenset[str]
) -> bytes:
    """The docx with answers under the comments named by their ids, and those closed marked so."""
    name = package.related("comments")
    if name is None:
        raise ValueError("a docx without comments takes no answers")
    root = package.xml(name)
    document = package.xml(package.main)
    extended_name = package.related("commentsExtended") or _beside(name)
    extended = (
        package.xml(extended_name)
        if extended_name in package.parts
        else etree.Element(f"{_EX}commentsEx", nsmap={"w15": W15})
    )
    known = {element.get(w("id"), ""): element for element in root.iterchildren(w("comment"))}
    for ident, found in replies.items():
        for reply in found:
            _answer(root, document, extended, known[ident], reply)
    for ident in closed:
        _entry(extended, _para_id(known[ident])).set(f"{_EX}done", "1")
    parts = dict(package.parts)
    parts[name], parts[package.main] = _bytes(root), _bytes(document)
    if extended_name not in parts:
        _announce(package, parts, extended_name)
    parts[extended_name] = _bytes(extended)
    return zipped(parts)


def _beside(name: str) -> str:
    return name.rpartition("/")[0] + "/commentsExtended.xml"


def _answer(
    root: _Element, document: _Element, extended: _Element, first: _Element, reply: Reply
) -> None:
    parent = _para_id(first)
    _entry(extended, parent)
    numbers = [int(e.get(w("id"), "0")) for e in root.iterchildren(w("comment"))]
    ident = str(max(numbers, default=0) + 1)
    made = etree.SubElement(root, w("comment"))
    made.set(w("id"), ident)
    made.set(w("author"), reply.author)
    made.set(w("initials"), "".join(word[:1] for word in reply.author.split())[:4])
    if reply.date:
        made.set(w("date"), reply.date)
    for line in reply.text.split("\n"):
        paragraph = etree.SubElement(made, w("p"))
        text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
        text.text = line
        text.set(_SPACE, "preserve")
    _entry(extended, _para_id(made)).set(f"{_EX}paraIdParent", parent)
    _hang(document, first.get(w("id"), ""), ident)


def _hang(document: _Element, first: str, ident: str) -> None:
    """The answer's range and sign beside those of the comment it answers."""
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for element in list(document.iter(w(name))):
            if element.get(w("id")) != first:
                continue
            twin = etree.Element(w(name))
            twin.set(w("id"), ident)
            if name == "commentReference":
                run = etree.Element(w("r"))
                run.append(twin)
                holder = element.getparent()
                if holder is not None:
                    holder.addnext(run)
            else:
                element.addnext(twin)


def _para_id(comment: _Element) -> str:
    """The id of a comment's last paragraph; made from its words where Word gave none."""
    paragraph = list(comment.iter(w("p")))[-1]
    found = paragraph.get(PARA_ID, "")
    if not found:
        words = "".join(str(text) for text in comment.itertext()) + comment.get(w("id"), "")
        # [MS-DOCX] 2.6.2.3: eight hexadecimal digits below 0x80000000, not 0.
        number = int(hashlib.sha256(words.encode()).hexdigest()[:8], 16) % 0x7FFFFFFE + 1
        found = f"{number:08X}"
        paragraph.set(PARA_ID, found)
    return found


def _entry(extended: _Element, para_id: str) -> _Element:
    for element in extended.iterchildren(f"{_EX}commentEx"):
        if element.get(f"{_EX}paraId") == para_id:
            return element
    made = etree.SubElement(extended, f"{_EX}commentEx")
    made.set(f"{_EX}paraId", para_id)
    made.set(f"{_EX}done", "0")
    return made


def _announce(package: Package, parts: dict[str, bytes], name: str) -> None:
    """Content type and relationship of a part that was not there."""
    types = package.xml("[Content_Types].xml") if "[Content_Types].xml" in parts else None
    if types is not None:
        override = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", _EX_TYPE)
        parts["[Content_Types].xml"] = _bytes(types)
    folder, _, file = package.main.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    root = package.xml(rels)
    relation = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
    relation.set("Id", "rIdVanbanCommentsEx")
    relation.set("Type", _EX_REL)
    relation.set("Target", name.removeprefix(f"{folder}/") if folder else name)
    parts[rels] = _bytes(root)


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
