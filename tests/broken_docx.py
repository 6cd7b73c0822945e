"""Ways to break a finished docx: every role's every property, and named ones. Each says what must be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from pipeline.flow.styles import style_id
from pipeline.ooxml.names import w
from pipeline.ooxml.package import Package
from pipeline.ooxml.zipped import unzipped
from pipeline.standards import Role, Standard

XML = "{http://www.w3.org/XML/1998/namespace}space"
BODY = [
    "basis",
    "proposal",
    "preamble",
    "paragraph",
    "item",
    "item_2",
    "clause",
    "point",
    "closing",
    "article",
    "heading_1",
    "heading_2",
    "heading_3",
]
HEAD = [
    "national_name",
    "motto",
    "party_title",
    "issuer_parent",
    "issuer",
    "star",
    "number",
    "place_date",
    "letter_subject",
    "kind_name",
    "subject",
    "dashes",
    "to_label",
    "to_item",
    "to_single",
    "authority_line",
    "enacting",
    "chapter_label",
    "chapter_title",
    "part_label",
    "part_title",
    "recipients_label",
    "recipient",
    "authority",
    "signer_title",
    "signer_name",
    "annex_label",
    "annex_title",
    "annex_reference",
    "urgency",
]


class Docx:
    """A docx that can be changed; paragraphs are found by the role of their style."""

    def __init__(self, data: bytes) -> None:
        self.parts = unzipped(data)
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(w("body"))

    def package(self) -> Package:
        """As `open_package` gives it, without the zip, which would only take time here."""
        self.parts["word/document.xml"] = etree.tostring(self.root)
        return Package("x.docx", self.parts, "word/document.xml")

    def all(self, role: str) -> list[_Element]:
        wanted = style_id(role)
        return [
            p
            for p in self.root.iter(w("p"))
            if p.find(f"{w('pPr')}/{w('pStyle')}") is not None
            and p.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) == wanted
        ]

    def one(self, role: str, at: int = 0) -> _Element:
        return self.all(role)[at]

    def part(self, name: str, change: Callable[[str], str]) -> None:
        old = self.parts[name].decode()
        new = change(old)
        assert new != old, name
        self.parts[name] = new.encode()


def text(p: _Element) -> str:
    return "".join(
        "-" if e.tag == w("noBreakHyphen") else (e.text or "")
        for e in p.iter(w("t"), w("noBreakHyphen"))
    ).replace("\u00a0", " ")


def say(p: _Element, words: str) -> None:
    """All words of a paragraph anew, in its first run's look."""
    runs = list(p.iter(w("r")))
    first = runs[0]
    for run in runs[1:]:
        run.getparent().remove(run)
    for child in list(first):
        if child.tag != w("rPr"):
            first.remove(child)
    node = etree.SubElement(first, w("t"))
    node.set(XML, "preserve")
    node.text = words


def swap(p: _Element, old: str, new: str) -> None:
    words = text(p)
    assert old in words, (old, words)
    say(p, words.replace(old, new, 1))


def pattern(p: _Element, old: str, new: str) -> None:
    words = re.sub(old, new, text(p), count=1)
    assert words != text(p), (old, words)
    say(p, words)


_RUN = ("rStyle", "rFonts", "b", "i", "caps", "color", "sz", "u")
_PARA = ("pStyle", "numPr", "pBdr", "spacing", "ind", "jc")


def look(p: _Element, name: str, **attributes: str) -> None:
    """A direct property on every run, in the schema's order."""
    for run in p.iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        _put(properties, name, attributes, _RUN)


def shape(p: _Element, name: str, **attributes: str) -> None:
    properties = p.find(w("pPr"))
    old = properties.find(w(name))
    kept = {} if old is None else {str(k).rpartition("}")[2]: str(v) for k, v in old.attrib.items()}
    _put(properties, name, kept | attributes, _PARA)


def _put(parent: _Element, name: str, attributes: dict[str, str], order: tuple[str, ...]) -> None:
    old = parent.find(w(name))
    if old is not None:
        parent.remove(old)
    new = etree.Element(w(name))
    for key, value in attributes.items():
        new.set(w(key), value)
    at = order.index(name)
    place = sum(1 for e in parent if etree.QName(e).localname in order[:at])
    parent.insert(place, new)


def remove(p: _Element) -> None:
    parent = p.getparent()
    if parent.tag == w("tc") and len(parent.findall(w("p"))) == 1:
        for run in list(p.iter(w("r"))):
            run.getparent().remove(run)
    else:
        parent.remove(p)


def before(p: _Element, words: str, style: str = "") -> _Element:
    new = etree.Element(w("p"))
    if style:
        etree.SubElement(etree.SubElement(new, w("pPr")), w("pStyle")).set(w("val"), style)
    node = etree.SubElement(etree.SubElement(new, w("r")), w("t"))
    node.text = words
    p.addprevious(new)
    return new


def rule_after(p: _Element) -> _Element:
    """The drawn line that belongs to a component: the paragraph of style VBRule next below it."""
    following = p.getnext()
    while following is not None and "VBRule" not in etree.tostring(following).decode():
        following = following.getnext()
    assert following is not None
    return following


@dataclass(frozen=True)
class Broken:
    """One breakage: what it is called, in which sample, which code must name it."""

    name: str
    sample: str
    code: str
    change: Callable[[Docx], None]


def systematic(sample: str, data: bytes, standard: Standard) -> Iterator[Broken]:
    """Role × property, for every role that the sample shows."""
    docx = Docx(data)
    for name in dict.fromkeys([*HEAD, *BODY]):
        found = docx.all(name)
        if not found or name not in standard.roles:
            continue
        role = standard.roles[name]
        for prop, code, change in _properties(name, role, standard, text(found[0])):
            # The first paragraph below a heading or title may have its gap from above.
            at = -1 if name == "signer_name" or code == "K011" else 0
            yield Broken(f"{name}: {prop}", sample, code, _at(name, at, change))


def _at(role: str, at: int, change: Callable[[_Element], None]) -> Callable[[Docx], None]:
    return lambda docx: change(docx.one(role, at))


Property = tuple[str, str, Callable[[_Element], None]]


def _properties(name: str, role: Role, standard: Standard, words: str) -> Iterator[Property]:
    size = role.size or standard.body.size
    big, small = str(int((size.most + 2) * 2)), str(int((size.least - 2) * 2))
    yield "size +2", "K004", lambda p: look(p, "sz", val=big)
    yield "size -2", "K004", lambda p: look(p, "sz", val=small)
    if any(c.isalpha() for c in words):
        yield from _faces(name, role)
    if role.align == "center" or name in BODY:
        yield "left", "K009", lambda p: shape(p, "jc", val="left")
    if name in BODY:
        yield from _body(name, standard)


def _faces(name: str, role: Role) -> Iterator[Property]:
    if name != "to_single":  # label and name on one line, each in its own face
        yield "weight", "K005", lambda p: look(p, "b", val="0" if role.bold else "1")
        yield "slant", "K006", lambda p: look(p, "i", val="0" if role.italic else "1")
        if role.underline:
            yield "no underline", "K007", lambda p: look(p, "u", val="none")
        elif name not in ("motto", "issuer", "party_title"):
            yield "underline", "K007", lambda p: look(p, "u", val="single")
    if role.upper:
        yield "small letters", "K008", lambda p: say(p, text(p).capitalize())
    elif name in ("subject", "motto", "signer_name", "recipients_label"):
        yield "capitals", "K008", lambda p: say(p, text(p).upper())
    if name != "urgency":  # a stamp is red
        yield "font", "K003", lambda p: look(p, "rFonts", ascii="Arial", hAnsi="Arial")
        yield "colour", "K013", lambda p: look(p, "color", val="C00000")


def _body(name: str, standard: Standard) -> Iterator[Property]:
    yield "no indent", "K010", lambda p: shape(p, "ind", firstLine="0")
    yield "wide indent", "K010", lambda p: shape(p, "ind", firstLine="1134")
    if name != "preamble":  # it stands below a title with a gap of its own
        yield "no gap", "K011", lambda p: shape(p, "spacing", before="0")
    if standard.body.line_rule == "exact":
        yield "pitch 16", "K012", lambda p: shape(p, "spacing", line="320", lineRule="exact")
        yield "pitch single", "K012", lambda p: shape(p, "spacing", line="240", lineRule="auto")
    else:
        yield "pitch 2 lines", "K012", lambda p: shape(p, "spacing", line="480", lineRule="auto")
        yield "pitch 0.8", "K012", lambda p: shape(p, "spacing", line="192", lineRule="auto")
