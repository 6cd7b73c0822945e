"""What a paragraph or run really looks like after defaults, table style, styles and direct format.

Order of ECMA-376-1, 17.7.2: document defaults, table style, paragraph style with its ancestors,
character style, direct formatting. Bold, italic and capitals are toggles: on in both paragraph and
character style, they cancel out; direct formatting has the last word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.names import child, is_on, local, number, value, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.settings_part import compatibility, theme_fonts

_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")
_ON_OFF = ("keepNext", "keepLines", "pageBreakBefore", "widowControl", "contextualSpacing")


@dataclass(frozen=True, slots=True)
class Letters:
    """Effective format of a run; size in points."""

    size: float
    bold: bool
    italic: bool
    underline: bool
    caps: bool
    font: str
    color: str
    hidden: bool
    raised: bool
    kern: int
    """Half points from which Word kerns; 0 = never."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Effective format of a paragraph; twips (`line`: 240ths for rule "auto"), letters of its mark."""

    align: str
    left: int
    right: int
    first_line: int
    """Negative = hanging."""
    before: int
    after: int
    line_rule: str
    line: int
    keep_next: bool
    keep_lines: bool
    page_break_before: bool
    widow_control: bool
    outline: int
    """1-9; 0 = body text."""
    numbered: bool
    rule_below: float
    """Points of the bottom border; 0 = none."""
    letters: Letters


Properties = dict[str, _Element]

_KEPT = 4
"""Sets of styles remembered; each is as large as its parts of the file."""
_RECENT: dict[tuple[bytes, ...], Formats] = {}

_PPR, _RPR, _STYLE, _BASED_ON, _NAME = w("pPr"), w("rPr"), w("pStyle"), w("basedOn"), w("name")
_TABLE, _TABLE_SET, _TABLE_STYLE = w("tbl"), w("tblPr"), w("tblStyle")


class Formats:
    """Answers for every package with the same styles; remembers style chains and plain paragraphs."""

    @classmethod
    def of(cls, package: Package) -> Formats:
        """For one package; documents of one office, or of one run, mostly have the same styles."""
        names = (package.related(kind) for kind in ("styles", "theme", "settings"))
        key = tuple(package.parts[name] if name else b"" for name in names)
        known = _RECENT.pop(key, None) or cls(package)
        _RECENT[key] = known
        if len(_RECENT) > _KEPT:
            del _RECENT[next(iter(_RECENT))]
        return known

    def __init__(self, package: Package) -> None:
        name = package.related("styles")
        root = package.xml(name) if name else None
        self._styles: dict[str, _Element] = {}
        self._default: dict[str, str] = {}
        self._chains: dict[tuple[str, str], Properties] = {}
        self._shapes: dict[str, list[Properties]] = {}
        self._plain: dict[tuple[str, ...], Letters] = {}
        self._names: dict[str, str] = {}
        self._base: dict[str, Properties] = {"pPr": {}, "rPr": {}}
        self._theme = theme_fonts(package)
        if root is not None:
            self._read(root)
        self._compatibility = compatibility(package)

    @property
    def compatibility(self) -> int:
        """w:compatibilityMode of the settings; 12 when the file says none (as Word takes it)."""
        return self._compatibility

    def style_name(self, style: str) -> str:
        """The name an officer sees for a style id."""
        return self._names.get(style, style)

    def style_ids(self) -> frozenset[str]:
        """Every style of the file."""
        return frozenset(self._styles)

    def run(self, run: _Element) -> Letters:
        """Effective letters of a run (`w:r` anywhere below a `w:p`)."""
        paragraph = next(run.iterancestors(w("p")), None)
        return self._letters(paragraph, child(run, _RPR))

    def paragraph(self, paragraph: _Element) -> Shape:
        """Effective shape of a paragraph."""
        found: Properties = dict(self._base["pPr"])
        for style in self._table_styles(paragraph):
            found |= self._chain(style, "pPr")
        found |= self._chain(self._style_of(paragraph), "pPr")
        own = child(paragraph, _PPR)
        layers = [self._base["pPr"], *self._layers(paragraph), _properties(own)]
        found |= _properties(own)
        mark = child(own, _RPR)
        return _shape(found, layers, self._letters(paragraph, mark))

    def _layers(self, paragraph: _Element) -> list[Properties]:
        """Paragraph properties from far to near, for attributes that are inherited one by one."""
        layers = []
        for style in [*self._table_styles(paragraph), self._style_of(paragraph)]:
            if style not in self._shapes:
                found = [_properties(child(one, _PPR)) for one in self._ancestry(style)]
                self._shapes[style] = found
            layers += self._shapes[style]
        return layers

    def _letters(self, paragraph: _Element | None, direct: _Element | None) -> Letters:
        own = _properties(direct)
        styles: tuple[str, ...] = ()
        if paragraph is not None:
            styles = (*self._table_styles(paragraph), self._style_of(paragraph))
        if own:
            return self._looked_up(styles, own)
        if styles not in self._plain:
            self._plain[styles] = self._looked_up(styles, own)
        return self._plain[styles]

    def _looked_up(self, styles: tuple[str, ...], own: Properties) -> Letters:
        layers = [self._chain(style, "rPr") for style in styles]
        character = value(own.get("rStyle")) or self._default.get("character", "")
        layers.append(self._chain(character, "rPr"))
        merged: Properties = dict(self._base["rPr"])
        for layer in layers:
            merged |= layer
        merged |= own
        toggles = {name: self._toggle(name, layers, own) for name in _TOGGLES}
        return _letters(merged, toggles, self._font([self._base["rPr"], *layers, own]))

    def _toggle(self, name: str, layers: list[Properties], own: Properties) -> bool:
        direct = is_on(own.get(name))
        if direct is not None:
            return direct
        result = False
        for layer in layers:
            result ^= bool(is_on(layer.get(name)))
        return result or bool(is_on(self._base["rPr"].get(name)))

    def _font(self, layers: list[Properties]) -> str:
        font = "Times New Roman"
        for layer in layers:
            fonts = layer.get("rFonts")
            theme = value(fonts, "asciiTheme")
            named = value(fonts, "ascii")
            if theme:
                font = self._theme.get(theme[:5], font)
            elif named:
                font = named
        return font

    def _table_styles(self, paragraph: _Element) -> list[str]:
        table = next(paragraph.iterancestors(_TABLE), None)
        if table is None:
            return []
        style = value(child(child(table, _TABLE_SET), _TABLE_STYLE))
        found = style or self._default.get("table", "")
        return [found] if found else []

    def _style_of(self, paragraph: _Element) -> str:
        style = value(child(child(paragraph, _PPR), _STYLE))
        return style if style in self._styles else self._default.get("paragraph", "")

    def _chain(self, style: str, kind: str) -> Properties:
        """A style's properties with its ancestors', nearest last."""
        key = (style, kind)
        if key not in self._chains:
            found: Properties = {}
            for element in self._ancestry(style):
                found |= _properties(child(element, w(kind)))
            self._chains[key] = found
        return self._chains[key]

    def _ancestry(self, style: str) -> list[_Element]:
        """The style after its ancestors, farthest first; a circle (foreign files) is cut."""
        chain: list[_Element] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            chain.append(self._styles[style])
            style = value(child(self._styles[style], _BASED_ON)) or ""
        return chain[::-1]

    def _read(self, root: _Element) -> None:
        for kind in ("pPr", "rPr"):
            default = child(child(root, w("docDefaults")), w(f"{kind}Default"))
            self._base[kind] = _properties(child(default, w(kind)))
        for style in root.iterchildren(w("style")):
            ident = value(style, "styleId") or ""
            self._styles[ident] = style
            self._names[ident] = value(child(style, _NAME)) or ident
            if value(style, "default") in {"1", "true", "on"}:
                self._default[value(style, "type") or ""] = ident


def _properties(element: _Element | None) -> Properties:
    if element is None:
        return {}
    return {name: one for one in element.iterchildren() if (name := local(one))}


def _shape(found: Properties, layers: list[Properties], mark: Letters) -> Shape:
    ind = _attributes(layers, "ind")
    spacing = _attributes(layers, "spacing")
    flags = {name: bool(is_on(found.get(name))) for name in _ON_OFF}
    outline = number(found.get("outlineLvl"))
    rule = spacing.get("lineRule", "auto")
    return Shape(
        align=_ALIGN.get(value(found.get("jc")) or "left", "left"),
        left=_whole(ind.get("left", ind.get("start"))),
        right=_whole(ind.get("right", ind.get("end"))),
        first_line=-_whole(ind["hanging"]) if "hanging" in ind else _whole(ind.get("firstLine")),
        before=_whole(spacing.get("before")),
        after=_whole(spacing.get("after")),
        line_rule=rule,
        line=_whole(spacing.get("line"), 240),
        keep_next=flags["keepNext"],
        keep_lines=flags["keepLines"],
        page_break_before=flags["pageBreakBefore"],
        widow_control="widowControl" not in found or flags["widowControl"],
        outline=0 if outline is None or outline > 8 else outline + 1,
        numbered="numPr" in found and number(found["numPr"].find(w("numId"))) not in {None, 0},
        rule_below=_border(found.get("pBdr")),
        letters=mark,
    )


_ALIGN = {
    "start": "left",
    "end": "right",
    "center": "center",
    "right": "right",
    "both": "both",
    "distribute": "both",
}


def _attributes(layers: list[Properties], name: str) -> dict[str, str]:
    """Attributes of w:ind or w:spacing: each is inherited by itself; hanging and firstLine are one."""
    found: dict[str, str] = {}
    for layer in layers:
        element = layer.get(name)
        if element is None:
            continue
        here = {str(key).rpartition("}")[2]: str(text) for key, text in element.attrib.items()}
        if "firstLine" in here and "hanging" not in here:
            found.pop("hanging", None)
        if here.get("hanging") == "0":
            del here["hanging"]
            found.pop("hanging", None)
        found |= here
    return found


def _whole(text: str | None, otherwise: int = 0) -> int:
    try:
        return otherwise if text is None else round(float(text))
    except (ValueError, OverflowError):
        return otherwise


def _border(element: _Element | None) -> float:
    if element is None:
        return 0.0
    bottom = element.find(w("bottom"))
    if value(bottom) in {None, "nil", "none"}:
        return 0.0
    return (number(bottom, "sz") or 0) / 8


def _letters(found: Properties, toggles: Mapping[str, bool], font: str) -> Letters:
    size = number(found.get("sz"))
    return Letters(
        # ECMA-376-1, 17.3.2.38: without w:sz anywhere a run has 10 points.
        size=10.0 if size is None else size / 2,
        bold=toggles["b"],
        italic=toggles["i"],
        underline=value(found.get("u")) not in {None, "none"},
        caps=toggles["caps"] or toggles["smallCaps"],
        font=font,
        color=value(found.get("color")) or "auto",
        hidden=toggles["vanish"],
        raised=value(found.get("vertAlign")) == "superscript",
        kern=number(found.get("kern")) or 0,
    )
