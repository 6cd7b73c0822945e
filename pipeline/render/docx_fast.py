"""Flow + form -> the docx that docxtpl would make, without docxtpl: strings joined, parts zipped."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.flow import Flow, Format, Grid, PageSetup
from pipeline.ooxml.names import CONTENT_TYPES, OFFICE_REL, RELATIONSHIPS, WORD_TYPE
from pipeline.ooxml.names import MAIN_TYPE as DOCUMENT_TYPE
from pipeline.ooxml.zipped import Packed, joined, quickly_packed, read_back
from pipeline.render.docx_form import Form, Node
from pipeline.render.docx_parts import HIDDEN, Writer
from pipeline.render.docx_properties import (
    CORE_REL,
    CORE_TYPE,
    CUSTOM_REL,
    CUSTOM_TYPE,
    core_xml,
    custom_xml,
)
from pipeline.render.docx_slots import Slots, slots
from pipeline.render.template_parts import HEAD, footnotes

_MEDIA = "word/media/"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_PICTURE = re.compile(r'(<wp:docPr [^>]*?\bid=")\d+(")')
_SMALL = 4000
_FIRST_PICTURE = 1001
"""Where docxtpl begins to number drawings."""
# docxtpl turns these into breaks and braces; none of them stands in ordinary words.
_TOUCHED = re.compile(r"[\t\n\f\a]|\{_[{%]|[}%]_\}")
_JINJA = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&#34;", 39: "&#39;"}

Relation = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """The finished bytes, and for the guard: parts that have words, as text and as bytes, footers by
    relationship id."""

    data: bytes
    parts: Mapping[str, str]
    stored: Mapping[str, bytes]
    footers: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Whether the finished bytes, unpacked, are the parts' to the letter."""
        try:
            found = read_back(self.data, self.stored)
        except ValueError:
            return False
        return all([found[name] == data for name, data in self.stored.items()])


def can_fill(form: Form, flow: Flow) -> bool:
    """True when docxtpl would do nothing else with this flow in this form."""
    if not form.fast:
        return False
    words = (flow.title, flow.organ, flow.subject)
    grids = [item for one in flow.sections for item in one.items if isinstance(item, Grid)]
    # Mirrored margins are a setting of the whole document, which the fast way leaves as it is.
    mirrored = any(section.page.mirror for section in flow.sections)
    return not (mirrored or any(map(_TOUCHED.search, words))) and all(map(_even, grids))


def _even(grid: Grid) -> bool:
    """docxtpl mends tables whose rows do not have as many cells as the table has columns."""
    return bool(grid.rows) and all(
        sum(box.columns for box in row.boxes) == len(grid.widths) for row in grid.rows
    )


def fill(form: Form, flow: Flow, styles: Mapping[str, Format], page: PageSetup | None) -> Filled:
    """The finished docx. ToolError for a picture that is none."""
    host = _Host(form)
    writer = Writer(styles, host.embed, anchored=flow.anchors, to_border=form.to_border)
    ready = slots(flow, writer, host, page)
    parts = dict(host.made)
    document = _document(form, flow, ready, bool(writer.notes))
    parts["word/document.xml"] = document.encode()
    if writer.notes:
        notes = "".join(writer.note(at) for at in range(1, len(writer.notes) + 1))
        parts[host.notes()] = footnotes(notes).encode()
    worded = dict(parts)
    parts |= host.ends(flow)
    rest = [one for one in form.parts if one.name not in parts]
    data = joined([*rest, *(_packed(name, text) for name, text in parts.items())])
    footers = {a: target for a, kind, target, _ in host.relations if kind.endswith("/footer")}
    stored = {name: worded[name] for name in worded if name.endswith(".xml")}
    texts = {name: part.decode() for name, part in stored.items() if name != "word/document.xml"}
    texts["word/document.xml"] = document
    return Filled(data, texts, stored, {a: name for a, name in footers.items() if name in stored})


def _packed(name: str, data: bytes) -> Packed:
    """Small parts, relationships and types, are mostly those of the document before."""
    return _small(name, data) if len(data) < _SMALL else quickly_packed(name, data)


@lru_cache(maxsize=32)
def _small(name: str, data: bytes) -> Packed:
    return quickly_packed(name, data)


def _document(form: Form, flow: Flow, ready: Slots, noted: bool) -> str:
    grids = {item.place: item for item in flow.sections[0].items if isinstance(item, Grid)}
    body = "".join(_rendered(form.nodes, ready, grids))
    if "docPr" in body:
        numbers = iter(range(_FIRST_PICTURE, _FIRST_PICTURE + len(body)))
        body = _PICTURE.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", body)
    if noted and body.lstrip().startswith("<w:tbl"):
        body = HIDDEN + body
    return f"{HEAD}{form.root}{form.body}{body}{ready.section}</w:body></w:document>"


def _rendered(nodes: Iterable[Node], ready: Slots, grids: Mapping[str, Grid]) -> Iterable[str]:
    for node in nodes:
        match node[0]:
            case "text":
                yield node[1]
            case "slot":
                name = node[1]
                yield ready.xml[name] if name in ready.xml else ready.words[name].translate(_JINJA)
            case "if":
                yield from _rendered(node[2 if ready.flags[node[1]] else 3], ready, grids)
            case _:
                yield _width(node, grids)


def _width(node: Node, grids: Mapping[str, Grid]) -> str:
    """A width of the letterhead or signature table; an office's own where it fills the text."""
    _, place, column, columns, total, own = node
    grid = grids.get(place)
    if grid is None or len(grid.widths) != columns or sum(grid.widths) == total:
        return str(own)
    return str(sum(grid.widths) if column < 0 else grid.widths[column])


@dataclass(slots=True)
class _Host:
    """A form being filled: numbers new parts and relationships as python-docx does."""

    form: Form
    relations: list[Relation] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    """Hash of a picture -> relationship id."""

    def __post_init__(self) -> None:
        self.relations = list(self.form.relations)
        self.types = dict(self.form.types) | {"word/document.xml": DOCUMENT_TYPE}

    @property
    def margins(self) -> Mapping[str, int] | None:
        return self.form.margins

    @property
    def references(self) -> Mapping[tuple[str, str], str]:
        return {(part, kind): ident for part, kind, ident in self.form.references}

    def footer(self, xml: str) -> str:
        name = self._free("word/footer{}.xml")
        self.made[name] = (HEAD + xml).encode()
        return self._relate("footer", name, WORD_TYPE.format("footer"))

    def embed(self, data: bytes) -> str:
        key = hashlib.sha256(data).hexdigest()
        if key not in self.pictures:
            # python-docx loads only for documents with pictures.
            from pipeline.render.docx_images import kind

            ending, content_type = kind(data)
            number = 1 + sum(name.startswith(_MEDIA) for name in self.types)
            name = f"{_MEDIA}image{number}.{ending}"
            self.made[name] = data
            self.pictures[key] = self._relate("image", name, content_type)
        return self.pictures[key]

    def notes(self) -> str:
        """The part of the footnotes."""
        for _, kind, target, _ in self.relations:
            if kind == f"{OFFICE_REL}/footnotes":
                return target
        self._relate("footnotes", "word/footnotes.xml", WORD_TYPE.format("footnotes"))
        return "word/footnotes.xml"

    def ends(self, flow: Flow) -> dict[str, bytes]:
        """What is written when all parts are known: properties, relationships, content types."""
        package = list(self.form.package)
        made = {"docProps/core.xml": core_xml(flow).encode()}
        self._property(package, CORE_REL, "docProps/core.xml", CORE_TYPE)
        if custom := custom_xml(flow):
            made["docProps/custom.xml"] = custom.encode()
            self._property(package, CUSTOM_REL, "docProps/custom.xml", CUSTOM_TYPE)
        return made | {
            "word/_rels/document.xml.rels": _relations_xml(self.relations, "word/"),
            "_rels/.rels": _relations_xml(package, ""),
            "[Content_Types].xml": _types_xml(self.types),
        }

    def _property(self, package: list[Relation], kind: str, name: str, content: str) -> None:
        self.types[name] = content
        for at, (ident, one, target, _) in enumerate(package):
            if one == kind:
                if target != name:
                    self.types.pop(target, None)
                package[at] = (ident, kind, name, "")
                return
        package.append((_next(package), kind, name, ""))

    def _free(self, pattern: str) -> str:
        return next(
            name
            for at in range(1, len(self.types) + 2)
            if (name := pattern.format(at)) not in self.types
        )

    def _relate(self, kind: str, name: str, content_type: str) -> str:
        ident = _next(self.relations)
        self.relations.append((ident, f"{OFFICE_REL}/{kind}", name, ""))
        self.types[name] = content_type
        return ident


def _next(relations: list[Relation]) -> str:
    """The first free relationship id."""
    taken = {ident for ident, *_ in relations}
    return next(f"rId{at}" for at in range(1, len(taken) + 2) if f"rId{at}" not in taken)


def _relations_xml(relations: Iterable[Relation], folder: str) -> bytes:
    inner = "".join(
        f'<Relationship Id="{ident}" Type="{kind}" Target="{_target(target, folder, mode)}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for ident, kind, target, mode in relations
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'.encode()


def _target(target: str, folder: str, mode: str) -> str:
    if mode:
        return target.translate(_JINJA)
    inside = target.startswith(folder)
    return (target.removeprefix(folder) if inside else f"/{target}").translate(_JINJA)


def _types_xml(types: Mapping[str, str]) -> bytes:
    media = {
        name.rpartition(".")[2]: kind for name, kind in types.items() if name.startswith(_MEDIA)
    }
    defaults = {**media, "rels": _RELATIONS_TYPE, "xml": "application/xml"}
    inner = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in sorted(defaults.items())
    ) + "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in sorted(types.items())
        if defaults.get(name.rpartition(".")[2]) != kind
    )
    return f'{HEAD}<Types xmlns="{CONTENT_TYPES}">{inner}</Types>'.encode()
