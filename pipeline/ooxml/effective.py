"""What a paragraph or run really looks like after defaults, table style, styles and direct format.

Order of ECMA-376-1, 17.7.2: document defaults, table style, paragraph style with its ancestors,
character style, direct formatting. Bold, italic and capitals are toggles: on in both paragraph and
character style, they cancel out; direct formatting has the last word.
"""

from __future__ import annotations

from lxml.etree import _Element

from pipeline.ooxml.looks import Letters, Properties, Shape, letters, properties, shape
from pipeline.ooxml.names import child, is_on, value, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.settings_part import compatibility, tab_every, theme_fonts

_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")

_KEPT = 4
"""Sets of styles remembered; each is as large as its parts of the file."""
_RECENT: dict[tuple[bytes, ...], Formats] = {}

_PPR, _RPR, _STYLE, _BASED_ON, _NAME = w("pPr"), w("rPr"), w("pStyle"), w("basedOn"), w("name")
_TABLE, _TABLE_SET, _TABLE_STYLE = w("tbl"), w("tblPr"), w("tblStyle")


Deciding = tuple[str, str | None, bytes]
"""All that decides a format: paragraph style, table style (None: no table), direct properties as XML."""
_MOST = 4000
"""Formats remembered of one set of styles."""


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
        self._known_shapes: dict[Deciding, Shape] = {}
        self._known_letters: dict[Deciding, Letters] = {}
        self._base: dict[str, Properties] = {"pPr": {}, "rPr": {}}
        self._theme = theme_fonts(package)
        if root is not None:
            self._read(root)
        self._compatibility = compatibility(package)
        self.tab_every = tab_every(package)
        """Twips between the tab stops that stand everywhere."""

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

    def known_paragraph(self, deciding: Deciding, paragraph: _Element) -> Shape:
        """As `paragraph`, remembered for all paragraphs, also of other files, with the same."""
        shape = self._known_shapes.get(deciding)
        if shape is None:
            if len(self._known_shapes) >= _MOST:
                self._known_shapes.clear()
            shape = self._known_shapes[deciding] = self.paragraph(paragraph)
        return shape

    def known_run(self, deciding: Deciding, run: _Element) -> Letters:
        """As `run`, remembered for all runs, also of other files, with the same."""
        letters = self._known_letters.get(deciding)
        if letters is None:
            if len(self._known_letters) >= _MOST:
                self._known_letters.clear()
            letters = self._known_letters[deciding] = self.run(run)
        return letters

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
        layers = [self._base["pPr"], *self._layers(paragraph), properties(own)]
        found |= properties(own)
        mark = child(own, _RPR)
        return shape(found, layers, self._letters(paragraph, mark))

    def _layers(self, paragraph: _Element) -> list[Properties]:
        """Paragraph properties from far to near, for attributes that are inherited one by one."""
        layers = []
        for style in [*self._table_styles(paragraph), self._style_of(paragraph)]:
            if style not in self._shapes:
                found = [properties(child(one, _PPR)) for one in self._ancestry(style)]
                self._shapes[style] = found
            layers += self._shapes[style]
        return layers

    def _letters(self, paragraph: _Element | None, direct: _Element | None) -> Letters:
        own = properties(direct)
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
        return letters(merged, toggles, self._font([self._base["rPr"], *layers, own]))

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
                found |= properties(child(element, w(kind)))
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
            self._base[kind] = properties(child(default, w(kind)))
        for style in root.iterchildren(w("style")):
            ident = value(style, "styleId") or ""
            self._styles[ident] = style
            self._names[ident] = value(child(style, _NAME)) or ident
            if value(style, "default") in {"1", "true", "on"}:
                self._default[value(style, "type") or ""] = ident


__all__ = ["Formats", "Letters", "Shape"]
