"""The parts of a redline: those of the new file, and what deleted words of the old one still need."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml.names import CONTENT_TYPES, OFFICE_REL, RELATIONSHIPS, WORD_TYPE, R, W, value, w
from pipeline.ooxml.package import Package
from pipeline.review.redline_blocks import container
from pipeline.review.redline_text import Marker

_EMBED = f"{{{R}}}embed"
_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg"}


class Merged:
    """Parts of the new package, changed in memory; pictures and footnotes of the old one on demand."""

    def __init__(self, old: Package, new: Package, parts: Mapping[str, bytes]) -> None:
        self._old, self._new = old, new
        self._parts = dict(parts)
        self._roots: dict[str, _Element] = {}
        self._taken: dict[str, str] = {}
        """Picture's hash -> relationship id."""
        self._notes: list[tuple[str, str]] = []
        """Deleted footnotes: id in the old file, id here."""

    def root(self, name: str) -> _Element:
        """The root of a part, to be changed."""
        if name not in self._roots:
            self._roots[name] = copy.deepcopy(self._new.xml(name))
        return self._roots[name]

    def picture(self, drawing: _Element) -> _Element:
        """A deleted picture pointing to its bytes here; the same bytes are put in once."""
        targets = {one.id: one.target for one in self._old.relations(self._old.main)}
        for blip in drawing.iter():
            name = targets.get(blip.get(_EMBED, ""))
            if name and name in self._old.parts:
                blip.set(_EMBED, self._embedded(name))
        return drawing

    def note(self, call: _Element) -> _Element:
        """The call of a deleted footnote, with an id of this file."""
        fresh = str(10_000 + len(self._notes))
        self._notes.append((value(call, "id") or "", fresh))
        call.set(w("id"), fresh)
        return call

    def join_notes(self, marker: Marker) -> None:
        """Changes inside of footnotes that stayed; deleted footnotes beside them."""
        old_name, new_name = self._old.related("footnotes"), self._new.related("footnotes")
        if old_name is None:
            return
        old = {value(one, "id"): one for one in self._old.xml(old_name)}
        if new_name is None:
            if not self._notes:
                return
            new_name = self._with_notes()
        root = self.root(new_name)
        new = {value(one, "id"): one for one in root}
        for before, after in marker.notes:
            if before in old and after in new:
                container(copy.deepcopy(old[before]), new[after], marker)
        for before, fresh in self._notes:
            if before in old:
                made = copy.deepcopy(old[before])
                made.set(w("id"), fresh)
                root.append(made)

    def parts(self) -> dict[str, bytes]:
        """Every part as bytes."""
        made = dict(self._parts)
        for name, root in self._roots.items():
            etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
            made[name] = etree.tostring(
                root, encoding="UTF-8", xml_declaration=True, standalone=True
            )
        return made

    def _embedded(self, name: str) -> str:
        data = self._old.parts[name]
        key = hashlib.sha256(data).hexdigest()
        if key not in self._taken:
            ending = name.rpartition(".")[2].lower()
            fresh = f"word/media/old{len(self._taken) + 1}.{ending}"
            self._parts[fresh] = data
            self._type("Default", "Extension", ending, _TYPES.get(ending, "image/png"))
            self._taken[key] = self._related("image", fresh.removeprefix("word/"))
        return self._taken[key]

    def _with_notes(self) -> str:
        name = "word/footnotes.xml"
        root = etree.Element(w("footnotes"), nsmap={"w": W})
        self._roots[name] = root
        self._parts[name] = b""
        self._related("footnotes", "footnotes.xml")
        self._type("Override", "PartName", f"/{name}", WORD_TYPE.format("footnotes"))
        return name

    def _related(self, kind: str, target: str) -> str:
        folder, _, main = self._new.main.rpartition("/")
        root = self._plain_root(f"{folder}/_rels/{main}.rels")
        ident = f"rIdOld{len(root) + 1}"
        made = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
        made.set("Id", ident)
        made.set("Type", f"{OFFICE_REL}/{kind}")
        made.set("Target", target)
        return ident

    def _type(self, element: str, attribute: str, key: str, kind: str) -> None:
        root = self._plain_root("[Content_Types].xml")
        tag = f"{{{CONTENT_TYPES}}}{element}"
        if any(one.get(attribute) == key for one in root.iter(tag)):
            return
        made = etree.Element(tag)
        made.set(attribute, key)
        made.set("ContentType", kind)
        # Defaults come before the parts named one by one.
        root.insert(0, made) if element == "Default" else root.append(made)

    def _plain_root(self, name: str) -> _Element:
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self._parts[name])
        return self._roots[name]
