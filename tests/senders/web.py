"""The papers as web pages, which browsers print and offices open."""

from __future__ import annotations

from html import escape

from tests.papers.sheet import Line, Paper
from tests.senders.plain import Block, blocks, leading, spans


def page(paper: Paper) -> str:
    """One HTML file, with the rules for paper that browsers know."""
    top, right, bottom, left = paper.margins
    look = paper.look("pageno", jc=paper.paged)
    box = {"center": "@top-center", "right": "@top-right", "left": "@top-left"}[paper.paged]
    css = (
        f"@page {{ size: A4; margin: {top}mm {right}mm {bottom}mm {left}mm; {box} {{ content: counter(page); "
        f"font: {look.size}pt 'Times New Roman', 'Liberation Serif'; }} }} @page :first {{ {box} {{ content: none; }} }} "
        "@page wide { size: A4 landscape; } .wide { page: wide; } body { margin: 0; "
        "font-family: 'Times New Roman', 'Liberation Serif'; "
        "color: #000; } p, table { margin: 0; } td { vertical-align: top; padding: 0; } table { border-collapse: collapse; }"
    )
    body = "".join(_block(one, paper) for one in blocks(paper))
    # What follows an annex stands in its own part.
    body += "</div>" if paper.annex else ""
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta '
        f'charset="utf-8"><style>{css}</style></head><body>{body}</body></html>'
    )


def _block(one: Block, paper: Paper) -> str:
    if one.kind == "head":
        upper, right, low, date = one.columns
        return (
            '<table style="width:100%">'
            f'<tr><td style="width:44%">{_all(upper)}</td><td>{_all(right)}</td></tr>'
            f"<tr><td>{_all(low)}</td><td>{_all(date)}</td></tr></table>"
        )
    if one.kind == "ending":
        left, sign = one.columns
        room = '<p style="line-height:64pt">&nbsp;</p>'
        return (
            f'<table style="width:100%;margin-top:8pt"><tr><td style="width:50%">{_all(left)}</td>'
            f"<td>{_all(sign[:-1])}{room}{_all(sign[-1:])}</td></tr></table>"
        )
    if one.kind == "annex":
        return f'<div style="break-before:page" class="{"wide" if paper.turned else ""}">'
    if one.kind == "table":
        return _table(one, paper)
    return _line(one.line) if one.line else ""


def _table(one: Block, paper: Paper) -> str:
    made = ""
    for at, row in enumerate(one.rows):
        cells = [paper.line("cell" if at else "cellh", words) for words in row]
        made += "<tr>" + "".join(
            f'<td style="border:0.5pt solid #000;padding:1mm">{_line(c)}</td>' for c in cells
        )
        made += "</tr>"
    return f'<table style="width:100%;margin-top:6pt">{made}</table>'


def _all(lines: list[Line]) -> str:
    return "".join(map(_line, lines))


def _line(one: Line) -> str:
    look = one.look
    align = {"both": "justify"}.get(look.jc, look.jc)
    style = (
        f"text-align:{align};font-size:{look.size}pt;line-height:{leading(one):.2f}pt;margin:{look.before}pt 0 "
        f"{look.after}pt {look.left}mm;text-indent:{look.first}mm;"
    )
    if look.color:
        style += f"color:#{look.color};"
    if look.font:
        style += f"font-family:'{look.font}';"
    words = ""
    for text, bold, slant in spans(one):
        part = escape(text)
        part = f"<b>{part}</b>" if bold else part
        words += f"<i>{part}</i>" if slant else part
    words = f"<u>{words}</u>" if look.u else words
    made = f'<p style="{style}">{words or "&nbsp;"}</p>'
    if one.rule:
        made += f'<div style="width:{one.rule:.1f}mm;margin:0 auto;border-bottom:0.75pt solid #000;height:1pt"></div>'
    return made
