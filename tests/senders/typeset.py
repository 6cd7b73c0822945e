"""The papers through Typst, which sets and writes pages of its own."""

from __future__ import annotations

from tests.outside.drawn import fonts
from tests.papers.sheet import Line, Paper
from tests.senders.plain import Block, blocks, leading, spans


def source(paper: Paper) -> str:
    top, right, bottom, left = paper.margins
    look = paper.look("pageno", jc=paper.paged)
    made = (
        f'#set page(paper: "a4", margin: (top: {top}mm, right: {right}mm, bottom: {bottom}mm, left: {left}mm), '
        f"header-ascent: 5mm, header: context if counter(page).get().first() > 1 {{ align({paper.paged}, "
        f"text({look.size}pt, counter(page).display())) }})\n"
        '#set text(font: "Liberation Serif", lang: "vi", top-edge: "ascender", bottom-edge: "descender", '
        'hyphenate: false)\n#set par(spacing: 0pt, linebreaks: "simple")\n#set block(spacing: 0pt)\n'
    )
    return made + "".join(_block(one, paper) for one in blocks(paper))


def printed(paper: Paper) -> bytes:
    """The PDF."""
    import typst

    return bytes(typst.compile(source(paper).encode(), font_paths=[str(fonts())]))


def _block(one: Block, paper: Paper) -> str:
    if one.kind == "head":
        cells = ", ".join(f"[{_all(column)}]" for column in one.columns)
        return f"#pad(x: -10mm, grid(columns: (47%, 53%), {cells}))\n"
    if one.kind == "ending":
        left, sign = one.columns
        return f"#v(8pt)\n#grid(columns: (50%, 50%), [{_all(left)}], [{_all(sign[:-1])}#v(64pt)\n{_all(sign[-1:])}])\n"
    if one.kind == "annex":
        flipped = "#set page(flipped: true)\n" if paper.turned else "#pagebreak()\n"
        return f"{flipped}#counter(page).update(1)\n"
    if one.kind == "table":
        each = [
            f"[{_line(paper.line('cell' if at else 'cellh', words))}]"
            for at, row in enumerate(one.rows)
            for words in row
        ]
        return f"#v(6pt)\n#table(columns: (12mm,) + (1fr,) * {len(one.rows[0]) - 1}, stroke: 0.5pt, {', '.join(each)})\n"
    return _line(one.line) if one.line else ""


def _all(lines: list[Line]) -> str:
    return "".join(map(_line, lines))


def _line(one: Line) -> str:
    look = one.look
    # Measured: what Typst counts of a line itself.
    between = leading(one) - 0.907 * look.size
    align = {"both": "left"}.get(look.jc, look.jc)
    first = f"first-line-indent: (amount: {look.first}mm, all: true), " if look.first else ""
    words = ""
    for text, bold, slant in spans(one):
        style = f'{look.size}pt, weight: "{"bold" if bold else "regular"}", style: "{"italic" if slant else "normal"}"'
        style += f', fill: rgb("#{look.color}")' if look.color else ""
        words += f'#text({style})[#"{text}"]'
    words = f"#underline[{words}]" if look.u else words
    made = (
        f"#block(width: 100%, above: {look.before + look.after + between:.2f}pt, below: 0pt, inset: (left: {look.left}mm), "
        f"{{ set text({look.size}pt)\n set align({align})\n par({first}justify: {str(look.jc == 'both').lower()}, "
        f"leading: {between:.2f}pt)[{words}] }})\n"
    )
    if one.rule:
        made += (
            f"#block(above: 2pt, below: 0pt, width: 100%, align(center, line(length: "
            f"{one.rule:.1f}mm, stroke: 0.6pt)))\n"
        )
    return made
