"""A docx from anywhere, opened in memory within budgets or refused with the reason.

A Word file that comes back by mail is foreign data: it may be a zip bomb, name parts outside of
itself, carry macros, or tell whoever converts it to fetch files. Everything of that kind is refused
before any part is parsed (OPC, ECMA-376 part 2; the threats are those that converters were hit by).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import normpath
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml.names import (
    CONTENT_TYPES,
    MAIN_TYPE,
    RELATIONSHIPS,
    STRICT,
    STRICT_NAMES,
    WORD_TYPE,
    W,
    local,
    w,
)
from pipeline.ooxml.unpacking import SAVE_AS, refuse, unpacked

_FORBIDDEN_PARTS = ("vbaproject", "vbadata", "activex", "oleobject")
_FORBIDDEN_RELATIONS = {
    "vbaproject": "macro (vbaProject)",
    "oleobject": "đối tượng nhúng OLE",
    "afchunk": "tệp chèn nguyên (altChunk)",
    "control": "điều khiển ActiveX",
    "activexcontrolbinary": "điều khiển ActiveX",
    "attachedtemplate": "mẫu gắn ngoài (attachedTemplate)",
    "keymapcustomizations": "phím tắt tự đặt",
    "attachedtoolbars": "thanh công cụ gắn kèm",
}
_FETCHING_FIELD = re.compile(
    r"^\s*(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|RD)\b", re.MULTILINE
)


class Relation(NamedTuple):
    """One relationship; `target` is a part name without leading slash, or an outside address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one docx, checked; XML is parsed at first use."""

    file: str
    parts: Mapping[str, bytes]
    main: str
    """Name of the document part, usually word/document.xml."""
    _trees: dict[str, _Element] = field(default_factory=dict, repr=False, compare=False)
    _related: dict[str, tuple[Relation, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def xml(self, name: str) -> _Element:
        """The root element of a part; the same element each time."""
        if name not in self._trees:
            self._trees[name] = parse(self.parts[name], self.file, name)
        return self._trees[name]

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Relationships of a part ("" = of the package)."""
        if part not in self._related:
            self._related[part] = _relations(self.parts, part, self.file)
        return self._related[part]

    def related(self, kind: str, part: str | None = None) -> str | None:
        """The first inner part of that kind (last word of its type) that `part` (main) points to."""
        for relation in self.relations(self.main if part is None else part):
            if relation.kind == kind and relation.target in self.parts:
                return relation.target
        return None


_REPAIRED = "mở bằng Word (Word sửa được phần lớn), xem lại chữ rồi lưu lại thành .docx"


def parser() -> etree.XMLParser:
    """A parser that fetches nothing and expands nothing."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse(data: bytes, file: str, name: str) -> _Element:
    """Parse one part; ContentError D013 for a DOCTYPE (OPC forbids it), D014 for broken XML."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or _wide_doctype(data):
        refuse(file, "D013", f"phần “{name}” có khai báo DOCTYPE, tệp Word không được có")
    if STRICT.encode() in data:
        for strict, usual in STRICT_NAMES.items():
            data = data.replace(strict.encode(), usual.encode())
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        refuse(file, "D014", f"phần “{name}” hỏng: {error.msg}", _REPAIRED)
    return root


def open_package(data: bytes, file: str = "tệp Word", only_read: bool = False) -> Package:
    """Open docx bytes; ContentError with D010–D016 when the file is refused.

    `only_read`: the package will be looked at and neither converted nor written again, so what makes
    an office fetch or run something (D015, D016) does no harm.
    """
    parts = unpacked(data, file)
    types = _content_types(parts, file)
    main, root = _main_part(parts, types, file, only_read)
    package = Package(file, parts, main, {main: root})
    if not only_read and STRICT.encode() in parts[main]:
        refuse(file, "D010", "là dạng “Strict Open XML”, chỉ đọc được", SAVE_AS)
    if not only_read:
        _refuse_dangers(parts, types, file)
        _refuse_fetching_fields(package)
    return package


_OTHER_TYPES = {
    WORD_TYPE.format("template.main"): ("D010", "là mẫu văn bản (.dotx), chỉ đọc được"),
    "application/vnd.ms-word.document.macroEnabled.main+xml": (
        "D015",
        "là văn bản có macro (.docm)",
    ),
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": (
        "D015",
        "là mẫu có macro (.dotm)",
    ),
}
"""Content types of the other files of Word that hold a document (MS-OFFMACRO2, 2.1)."""


def _content_types(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    """Content type of each part."""
    if "[Content_Types].xml" not in parts:
        refuse(file, "D010", "không phải tệp .docx: thiếu [Content_Types].xml", SAVE_AS)
    root = parse(parts["[Content_Types].xml"], file, "[Content_Types].xml")
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for element in root:
        kind = element.get("ContentType", "")
        if element.tag == f"{{{CONTENT_TYPES}}}Default":
            defaults[element.get("Extension", "").lower()] = kind
        elif element.tag == f"{{{CONTENT_TYPES}}}Override":
            overrides[element.get("PartName", "").lstrip("/").lower()] = kind
    return {
        name: overrides.get(name.lower(), defaults.get(name.rpartition(".")[2].lower(), ""))
        for name in parts
    }


def _main_part(
    parts: Mapping[str, bytes], types: Mapping[str, str], file: str, only_read: bool
) -> tuple[str, _Element]:
    """Name and root of the document part; templates and files with macros are only read."""
    for relation in _relations(parts, "", file):
        if relation.kind == "officeDocument" and relation.target in parts:
            kind = types[relation.target]
            if kind in _OTHER_TYPES and not only_read:
                refuse(file, *_OTHER_TYPES[kind], SAVE_AS)
            if kind != MAIN_TYPE and kind not in _OTHER_TYPES:
                refuse(file, "D010", f"không phải văn bản .docx mà là “{kind}”", SAVE_AS)
            root = parse(parts[relation.target], file, relation.target)
            if root.tag != f"{{{W}}}document":
                refuse(file, "D010", "phần chính không phải văn bản Word", SAVE_AS)
            return relation.target, root
    refuse(file, "D010", "không phải tệp .docx: không có phần văn bản chính", SAVE_AS)


def _relations(parts: Mapping[str, bytes], part: str, file: str) -> tuple[Relation, ...]:
    folder, _, name = part.rpartition("/")
    at = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if at not in parts:
        return ()
    found = []
    for element in parse(parts[at], file, at):
        if element.tag != f"{{{RELATIONSHIPS}}}Relationship":
            continue
        external = element.get("TargetMode", "").lower() == "external"
        target = element.get("Target", "")
        kind = element.get("Type", "").rpartition("/")[2]
        if not external:
            target = target[1:] if target.startswith("/") else normpath(f"{folder}/{target}")
            target = target.lstrip("/")
            if target not in parts:
                # Names of parts are alike whatever their capitals (ECMA-376 part 2, 6.2.2.3).
                target = next((one for one in parts if one.lower() == target.lower()), target)
        found.append(Relation(element.get("Id", ""), kind, target, external))
    return tuple(found)


def _refuse_dangers(parts: Mapping[str, bytes], types: Mapping[str, str], file: str) -> None:
    for name in parts:
        plain = name.lower()
        kind = types[name].lower()
        if any(word in plain or word in kind for word in _FORBIDDEN_PARTS) or "macro" in kind:
            refuse(file, "D015", f"có phần “{name}” (macro hoặc đối tượng nhúng)", _CLEAN)
        if plain.endswith(".rels"):
            folder, _, base = name.rpartition("/")
            owner = folder.removesuffix("_rels") + base.removesuffix(".rels")
            for relation in _relations(parts, owner, file):
                _refuse_relation(relation, name, file)


_CLEAN = "mở bằng Word, bỏ phần đó, lưu lại thành .docx"


def _refuse_relation(relation: Relation, name: str, file: str) -> None:
    danger = _FORBIDDEN_RELATIONS.get(relation.kind.lower())
    if danger:
        refuse(file, "D015", f"có {danger}", _CLEAN)
    if relation.external and relation.kind != "hyperlink":
        refuse(file, "D016", f"trỏ ra ngoài tệp: “{relation.target}” ({name})", _CLEAN)


def _refuse_fetching_fields(package: Package) -> None:
    """Fields that make Word or LibreOffice read other files (DDE, INCLUDEPICTURE …)."""
    for name in package.parts:
        if not name.lower().endswith(".xml") or not _has_fields(package.parts[name]):
            continue
        for code in _field_codes(package.xml(name)):
            found = _FETCHING_FIELD.search(code.upper())
            if found:
                refuse(package.file, "D015", f"có trường {found[1]} lấy tệp khác", _CLEAN)


def _has_fields(data: bytes) -> bool:
    return b"instrText" in data or b"fldSimple" in data or b"\0" in data[:8]


def _field_codes(root: _Element) -> Iterator[str]:
    # Word may cut a field's code into runs; parts of one code stand in one paragraph.
    for paragraph in root.iter(w("p")):
        yield "".join(
            (element.text or "") if local(element) == "instrText" else "\n"
            for element in paragraph.iter(w("instrText"), w("fldChar"))
        )
    for element in root.iter(w("fldSimple")):
        yield element.get(w("instr"), "")


def _wide_doctype(data: bytes) -> bool:
    return data[:2] in {b"\xff\xfe", b"\xfe\xff"} and "<!DOCTYPE" in data.decode("utf-16", "ignore")
