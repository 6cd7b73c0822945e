"""A Word file made ready to be issued: no hidden marks, no comments, no trace of its source.

Changes that are still tracked are refused: whoever issues the file must have decided on each.
"""

from __future__ import annotations

from lxml import etree

from pipeline.ooxml import tracked
from pipeline.ooxml.anchors import PREFIX
from pipeline.ooxml.names import CONTENT_TYPES, RELATIONSHIPS, local, value, w
from pipeline.ooxml.package import Package, open_package
from pipeline.ooxml.zipped import zipped
from pipeline.problem import ContentError, Problem, Span

_COMMENTS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
_GONE = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")


def issued(data: bytes, file: str) -> bytes:
    """The file without anchors, comments and custom properties; its words stay letter by letter.

    ContentError B010 when tracked changes are left, and whatever `open_package` refuses.
    """
    package = open_package(data, file)
    read = tracked.read(package)
    if read.changed:
        raise ContentError([_left(read, file)])
    gone = _parts_gone(package)
    parts: dict[str, bytes] = {}
    for name, content in package.parts.items():
        if name in gone:
            continue
        parts[name] = content
        if name.startswith("word/") and name.endswith(".xml") and _marked(content):
            parts[name] = _bare(package, name)
        elif name.endswith(".rels") or name == "[Content_Types].xml":
            parts[name] = _unlinked(content, gone)
    return zipped(parts)


def _left(read: tracked.Tracked, file: str) -> Problem:
    count = sum(
        bool(s.inserted or s.deleted or s.reformatted)
        for one in read.paragraphs
        for s in one.segments
    )
    return Problem(
        Span(file),
        "B010",
        f"tệp còn {max(count, 1)} chỗ sửa đang theo dõi, chưa ai chấp nhận hay từ chối",
        "trong Word: Review, Accept hoặc Reject từng chỗ; hoặc “vanban merge-back” rồi dựng lại",
    )


def _parts_gone(package: Package) -> frozenset[str]:
    found = {
        relation.target
        for relation in package.relations(package.main)
        if relation.kind in _GONE and relation.target in package.parts
    }
    custom = package.related("custom-properties", "")
    return frozenset(found | ({custom} if custom else set()))


def _marked(content: bytes) -> bool:
    return PREFIX.encode() in content or b"comment" in content


def _bare(package: Package, name: str) -> bytes:
    root = package.xml(name)
    ends = set()
    for one in list(root.iter(w("bookmarkStart"))):
        if (value(one, "name") or "").startswith(PREFIX):
            ends.add(value(one, "id"))
            _drop(one)
    for one in list(root.iter(w("bookmarkEnd"))):
        if value(one, "id") in ends:
            _drop(one)
    for one in list(root.iter()):
        if local(one) in _COMMENTS:
            run = one.getparent()
            _drop(one)
            if run is not None and local(run) == "r" and not [c for c in run if local(c) != "rPr"]:
                _drop(run)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _drop(element: etree._Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def _unlinked(content: bytes, gone: frozenset[str]) -> bytes:
    root = etree.fromstring(content)
    names = {name.rpartition("/")[2] for name in gone}
    for one in list(root):
        target = one.get("Target") or one.get("PartName") or ""
        links = one.tag in (f"{{{RELATIONSHIPS}}}Relationship", f"{{{CONTENT_TYPES}}}Override")
        if links and one.get("TargetMode") != "External" and target.rpartition("/")[2] in names:
            root.remove(one)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
