"""The letters of one paragraph with who put them in, who took them out, and how they look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml import anchors
from pipeline.ooxml.effective import Formats
from pipeline.ooxml.looks import Letters
from pipeline.ooxml.names import MC, local, number, value, w
from pipeline.ooxml.runs import Fields, View

Looks = tuple[bool, bool, frozenset[str], float]
"""Bold, italic, what else strikes the eye, points."""


class Change(NamedTuple):
    """A tracked change: whose, when (ISO 8601 as written, "" = not said), and whether it is a move."""

    author: str
    date: str = ""
    moved: bool = False


class Anchor(NamedTuple):
    """A block's label in the file; `copied` when an editor made it by copying the paragraph."""

    id: str
    copied: bool = False
    mark: str = ""
    """Which paragraph of the block (`pipeline.ooxml.anchors.name`)."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Letters with one history and one look."""

    text: str
    inserted: Change | None = None
    deleted: Change | None = None
    reformatted: Change | None = None
    bold: bool = False
    italic: bool = False
    note: int = 0
    """Id of a footnote called here."""
    marks: frozenset[str] = frozenset()
    """Looks beside bold and italic: struck | underline | raised | lowered | hidden | caps | color | highlight."""
    size: float = 0
    """Points; 0 = not said."""

    def is_in(self, which: View) -> bool:
        """Whether the letters are there in a view; what was put in and taken out again is in neither."""
        if which is View.FINAL:
            return self.deleted is None
        return self.inserted is None


_HOLDERS = frozenset(
    {"hyperlink", "fldSimple", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir"}
)
_UNREAD = {
    "drawing": "hình hoặc khung vẽ",
    "pict": "hình hoặc khung vẽ",
    "object": "đối tượng nhúng",
    "ruby": "chữ chú âm",
}
_CLOSED = frozenset({"drawing", "pict", "object", "txbxContent"})
_FORM, _STYLE, _TABLE = w("rPr"), f"{w('pPr')}/{w('pStyle')}", w("tbl")
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_LETTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def change(element: _Element) -> Change:
    """Author and date of a w:ins, w:del, w:moveFrom … or of a property's change."""
    moved = local(element) in {"moveFrom", "moveTo"}
    return Change(element.get(w("author"), ""), element.get(w("date"), ""), moved)


def property_change(properties: _Element | None, name: str) -> Change | None:
    """The change noted in a paragraph's, row's or cell's properties, None when there is none."""
    found = None if properties is None else properties.find(w(name))
    return None if found is None else change(found)


@dataclass(slots=True)
class _State:
    """The tracked change that a run stands in."""

    inserted: Change | None = None
    deleted: Change | None = None


@dataclass(slots=True)
class Runs:
    """One pass over one paragraph."""

    formats: Formats
    comment: Callable[[_Element], None]
    heard: Callable[[str], None]
    known: dict[tuple[object, ...], Looks]
    """Looks that were asked for already."""
    anchors: list[Anchor] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    _fields: Fields = field(default_factory=Fields)
    _around: tuple[object, ...] = ()
    """Style and table of the paragraph: what its runs take their look from."""

    def read(self, paragraph: _Element) -> Iterator[Segment]:
        """Its segments in order, neighbours of one kind joined."""
        style = paragraph.find(_STYLE)
        self._around = (
            None if style is None else value(style),
            next(paragraph.iterancestors(_TABLE), None),
        )
        last: Segment | None = None
        for one in self._inline(paragraph, _State()):
            if last is not None and not last.note and _alike(last, one):
                last = replace(last, text=last.text + one.text, note=one.note)
            else:
                if last is not None:
                    yield last
                last = one
        if last is not None:
            yield last

    def _inline(self, parent: _Element, state: _State) -> Iterator[Segment]:
        for element in parent.iterchildren():
            name = local(element)
            match name:
                case "r":
                    yield from self._run(element, state)
                case "ins" | "moveTo":
                    yield from self._inline(element, _State(change(element), state.deleted))
                case "del" | "moveFrom":
                    yield from self._inline(element, _State(state.inserted, change(element)))
                case _ if name in _HOLDERS:
                    yield from self._inline(element, state)
                case _:
                    self._sign(element, name, state)

    def _sign(self, element: _Element, name: str | None, state: _State) -> None:
        if name == "bookmarkStart":
            self._anchor(element.get(w("name"), ""))
        elif name == "commentRangeStart":
            self.comments.append(element.get(w("id"), ""))
            self.comment(element)
        elif name == "commentRangeEnd":
            self.comment(element)
        elif name in _UNREAD:
            self._unread(element, name, state)
        elif str(element.tag).startswith(f"{{{_MATH}}}") and state.deleted is None:
            self.unread.append(f"công thức “{''.join(map(str, element.itertext()))[:40]}”")

    def _unread(self, element: _Element, name: str, state: _State) -> None:
        """No text, and still there when all changes are accepted; a text box's words are read elsewhere."""
        fallback = next(element.iterancestors(f"{{{MC}}}Fallback"), None)
        boxed = next(element.iter(w("txbxContent")), None)
        if state.deleted is None and fallback is None and boxed is None:
            self.unread.append(_UNREAD[name])

    def _anchor(self, name: str) -> None:
        found = anchors.parts(name)
        if found:
            self.anchors.append(Anchor(found[0], found[2], found[1]))

    def _run(self, run: _Element, state: _State) -> Iterator[Segment]:
        text: list[str] = []
        note = 0
        for name, part in _parts(run):
            if name == "t":
                if not self._fields.in_code:
                    text.append(part.text or "")
            elif name == "commentReference":
                self.comments.append(part.get(w("id"), ""))
            elif name == "footnoteReference":
                note = number(part, "id") or 0
            elif name in _UNREAD:
                self._unread(part, name, state)
            else:
                text.append(self._letters(part, name))
        letters = "".join(text)
        if letters or note:
            if state.deleted is None:
                self.heard(letters)
            yield self._segment(run, letters, note, state)

    def _letters(self, part: _Element, name: str | None) -> str:
        if name == "fldChar":
            self._fields.see(value(part, "fldCharType"))
        elif self._fields.in_code:
            return ""
        elif name in {"t", "delText"}:
            return part.text or ""
        elif name == "sym":
            return _symbol(value(part, "char"))
        elif name in _LETTERS and value(part, "type") != "page":
            return _LETTERS[name]
        return ""

    def _segment(self, run: _Element, text: str, note: int, state: _State) -> Segment:
        properties = run.find(_FORM)
        bold, italic, marks, size = self._looks(run, properties)
        reformatted = property_change(properties, "rPrChange")
        return Segment(
            text, state.inserted, state.deleted, reformatted, bold, italic, note, marks, size
        )

    def _looks(self, run: _Element, properties: _Element | None) -> Looks:
        """How the letters look; asked once for each paragraph style, table and set of direct properties."""
        key = (*self._around, b"" if properties is None else etree.tostring(properties))
        if key not in self.known:
            found = self.formats.run(run)
            self.known[key] = (
                found.bold,
                found.italic,
                frozenset(_marks(found, properties)),
                found.size,
            )
        return self.known[key]


def _parts(parent: _Element) -> Iterator[tuple[str, _Element]]:
    """What a run holds, at any depth; not its properties, nor what stands in a drawing (its text box is
    read as paragraphs)."""
    for part in parent.iterchildren():
        name = local(part)
        if name == "rPr":
            continue
        yield name, part
        if len(part) and name not in _CLOSED:
            yield from _parts(part)


_BLACK = frozenset({"auto", "000000"})


def _marks(found: Letters, properties: _Element | None) -> Iterator[str]:
    for name in ("struck", "underline", "raised", "lowered", "hidden", "caps"):
        if getattr(found, name):
            yield name
    if found.color.lower() not in _BLACK:
        yield "color"
    if (value(properties.find(w("highlight"))) if properties is not None else None) not in _NO_INK:
        yield "highlight"


_NO_INK = frozenset({None, "none"})


def _alike(one: Segment, other: Segment) -> bool:
    return (
        one.marks == other.marks
        and one.size == other.size
        and one.bold == other.bold
        and one.italic == other.italic
        and one.inserted == other.inserted
        and one.deleted == other.deleted
        and one.reformatted == other.reformatted
    )


def _symbol(code: str | None) -> str:
    """A letter of a symbol font by its hexadecimal number; private ones become U+FFFD."""
    try:
        letter = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if "\ue000" <= letter <= "\uf8ff" else letter
