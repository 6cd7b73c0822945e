"""Words and formats -> WordprocessingML runs and properties, as strings, children in schema order.

Strings, not elements: a document of ten pages is written in a few milliseconds. Every value from a
person goes through `escape`; nothing else may put words into XML.
"""

from __future__ import annotations

import re

from pipeline.flow import BOX_SPACE, Format, LineRule, Piece

# docxtpl rewrites "{_{" to "{{" after rendering and Jinja reads braces; as character references the
# author's braces are out of reach of both.
_ESCAPES = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ('"', "&quot;"),
    ("{", "&#123;"),
    ("}", "&#125;"),
)
# XML 1.0, 2.2: what no document may hold. \r is among them because parsers turn it into \n.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
CONTACT_RULE = 0.5
"""Points of the line over a contact note, as wide as the text."""

_SPECIAL = re.compile("([\u2011\n\t])")
_SPECIAL_XML = {"\u2011": "<w:noBreakHyphen/>", "\n": "<w:br/>", "\t": "<w:tab/>"}


def escape(words: str) -> str:
    """Words as XML text or attribute value."""
    # Written out, for nearly all words have none of these: quicker than a loop or a pattern.
    if "&" in words or "<" in words or ">" in words or '"' in words or "{" in words or "}" in words:
        # Ten times quicker than str.translate on words with Vietnamese letters.
        for letter, entity in _ESCAPES:
            words = words.replace(letter, entity)
    return words


def letters(words: str) -> str:
    """The content of a run: w:t and what stands for letters that w:t cannot hold."""
    if "\u2011" not in words and "\n" not in words and "\t" not in words:
        return f'<w:t xml:space="preserve">{escape(words)}</w:t>' if words else ""
    return "".join(
        _SPECIAL_XML.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _SPECIAL.split(words)
        if part
    )


def run(piece: Piece, form: Format, base: Format | None) -> str:
    """A piece as one run with only what differs from the paragraph style."""
    content = letters(piece.text)
    if not content:
        return ""
    return f"<w:r>{run_properties(piece, form, base)}{content}</w:r>"


def run_properties(piece: Piece, form: Format, base: Format | None) -> str:
    """w:rPr of a piece, or "" when the style says it all. Order: CT_RPr."""
    inner = ""
    if piece.bold != (base.bold if base else False):
        inner += _toggle("b", piece.bold)
    if piece.italic != (base.italic if base else False):
        inner += _toggle("i", piece.italic)
    if form.color:
        inner += f'<w:color w:val="{form.color}"/>'
    size = piece.size or form.size
    if base is None or size != base.size:
        inner += _size(size)
    if piece.underline != (base.underline if base else False):
        inner += f'<w:u w:val="{"single" if piece.underline else "none"}"/>'
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def style_run_properties(form: Format) -> str:
    """w:rPr of a style: everything said."""
    inner = _toggle("b", form.bold) + _toggle("i", form.italic) + _size(form.size)
    return f'<w:rPr>{inner}<w:u w:val="{"single" if form.underline else "none"}"/></w:rPr>'


def paragraph_properties(
    form: Format,
    base: Format | None,
    style: str = "",
    *,
    new_page: bool = False,
    frame: str = "",
    rule_above: bool = False,
    section: str = "",
) -> str:
    """w:pPr with only what differs from `base` (None = nothing known, say all). Order: CT_PPr.

    `style` "" leaves out w:pStyle (a style's own properties), `frame` is a w:framePr, `section` a
    w:sectPr; `rule_above` draws the line over a contact note.
    """
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner += _flags(form, base)
    if new_page:
        inner += "<w:pageBreakBefore/>"
    inner += frame
    if base is None:
        inner += "<w:widowControl/>"
    if form.box:
        inner += _frame(form.box, form.color or "auto")
    elif form.rule_width:
        inner += _rule("bottom", form.rule_width)
    elif rule_above:
        inner += _rule("top", CONTACT_RULE)
    inner += _spacing(form, base) + _indents(form, base)
    if base is None or form.align != base.align:
        inner += f'<w:jc w:val="{form.align.value}"/>'
    if form.outline != (base.outline if base else 0):
        # 9 is "body text": the only way to take a style's level away.
        inner += f'<w:outlineLvl w:val="{form.outline - 1 if form.outline else 9}"/>'
    if style and (base is None or form.size != base.size):
        # The mark's size takes part in the height of the last line.
        inner += f"<w:rPr>{_size(form.size)}</w:rPr>"
    return f"<w:pPr>{inner}{section}</w:pPr>"


def _frame(width: float, color: str) -> str:
    """Lines around the paragraph, `width` points thick. Order: CT_PBdr."""
    size = round(width * 8)
    gaps = (("top", BOX_SPACE // 20), ("left", 0), ("bottom", BOX_SPACE // 20), ("right", 0))
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{gap}" w:color="{color}"/>'
        for side, gap in gaps
    )
    return f"<w:pBdr>{lines}</w:pBdr>"


def _rule(side: str, width: float) -> str:
    """A line below or above the paragraph, `width` points thick."""
    size = round(width * 8)
    line = f'<w:{side} w:val="single" w:sz="{size}" w:space="1" w:color="auto"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def _flags(form: Format, base: Format | None) -> str:
    inner = ""
    if form.keep_next != (base.keep_next if base else False):
        inner += _switch("keepNext", form.keep_next)
    if form.keep_lines != (base.keep_lines if base else False):
        inner += _switch("keepLines", form.keep_lines)
    return inner


def _spacing(form: Format, base: Format | None) -> str:
    inner = ""
    if base is None or form.before != base.before:
        inner += f' w:before="{form.before}"'
    if base is None or form.after != base.after:
        inner += f' w:after="{form.after}"'
    if base is None or (form.line, form.line_rule) != (base.line, base.line_rule):
        rule: LineRule = form.line_rule
        inner += f' w:line="{form.line}" w:lineRule="{rule.value}"'
    return f"<w:spacing{inner}/>" if inner else ""


def _indents(form: Format, base: Format | None) -> str:
    inner = ""
    if base is None or form.left != base.left:
        inner += f' w:left="{form.left}"'
    if base is None or form.right != base.right:
        inner += f' w:right="{form.right}"'
    if base is None or form.first_line != base.first_line:
        if form.first_line < 0:
            inner += f' w:hanging="{-form.first_line}"'
        else:
            inner += f' w:firstLine="{form.first_line}"'
    return f"<w:ind{inner}/>" if inner else ""


def _switch(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def _toggle(name: str, on: bool) -> str:
    return _switch(name, on) + _switch(f"{name}Cs", on)


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
