"""The documents as HTML, RTF and text saved by an editor: written by hand, no program of ours."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.kept.pages import Kept, Line

_CENTRED = ("T", "S", "AU", "EN", "D", "DT", "X", "XT", "XR", "XL", "XS", "Z", "CAP", "K")
_BOLD = ("T", "S", "H1", "H2", "A", "CH", "AU", "EN")
_ENDING = ("N", "NR", "G", "GN", "G2", "GN2")


def sides(kept: Kept) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """Letterhead left and right, ending left and right."""
    left = [one for one in kept.lines if one.tag in ("L", "L*")]
    right = [one for one in kept.lines if one.tag in ("R", "R*", "R/")]
    return left, right, list(kept.of("N", "NR")), list(kept.of("G", "GN"))


def middle(kept: Kept) -> Iterator[Line]:
    """Everything between letterhead and ending."""
    head = ("L", "L*", "R", "R*", "R/", "V")
    return (one for one in kept.lines if one.tag not in (*head, *_ENDING))


def html(kept: Kept) -> bytes:
    left, right, to, signed = sides(kept)
    out = ["<html><head><meta charset='utf-8'><title>x</title></head><body>"]
    out.append(_two_html(left, right))
    rows: list[Line] = []
    for one in (*middle(kept), Line("", "")):
        if one.tag in ("CH", "C"):
            rows.append(one)
            continue
        if rows:
            cells = ("".join(f"<td>{escape(c)}</td>" for c in row.cells) for row in rows)
            out.append(f"<table border='1'>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
            rows = []
        if one.tag:
            words = escape(one.words)
            words = f"<b>{words}</b>" if one.tag in _BOLD else words
            align = " align='center'" if one.tag in _CENTRED else ""
            out.append(f"<p{align}>{words}</p>")
    out.append(_two_html(to, signed))
    return "\n".join([*out, "</body></html>"]).encode()


def _two_html(left: list[Line], right: list[Line]) -> str:
    def cell(lines: list[Line]) -> str:
        return "<br>".join(
            f"<b>{escape(one.words)}</b>"
            if "*" in one.tag or one.tag[0] == "G"
            else escape(one.words)
            for one in lines
        )

    return (
        f"<table width='100%'><tr><td align='center'>{cell(left)}</td>"
        f"<td align='center'>{cell(right)}</td></tr></table>"
    )


def rtf(kept: Kept) -> bytes:
    left, right, to, signed = sides(kept)
    out = [
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}\paperw11906\paperh16838\f0\fs28"
    ]
    out.append(_two_rtf(left, right))
    for one in middle(kept):
        words = _coded(one.words)
        words = rf"{{\b {words}}}" if one.tag in _BOLD else words
        place = r"\qc" if one.tag in _CENTRED else r"\qj\fi720"
        out.append(rf"\pard{place} {words}\par")
    out.append(_two_rtf(to, signed))
    return "\n".join([*out, r"\pard\par}"]).encode("ascii")


def _two_rtf(left: list[Line], right: list[Line]) -> str:
    def cell(lines: list[Line]) -> str:
        said = (
            rf"{{\b {_coded(one.words)}}}"
            if "*" in one.tag or one.tag[0] == "G"
            else _coded(one.words)
            for one in lines
        )
        return r"\pard\intbl\qc " + r"\par ".join(said) + r"\cell "

    return rf"\trowd\cellx4500\cellx9400 {cell(left)}{cell(right)}\row"


def _coded(words: str) -> str:
    return "".join(one if ord(one) < 128 else rf"\u{ord(one)}?" for one in words)


def text(kept: Kept) -> bytes:
    """A paragraph a line, the cells of letterhead and ending one after the other."""
    left, right, to, signed = sides(kept)
    rows = [one.words for one in (*left, *right, *middle(kept), *to)]
    if kept.of("G2"):
        for tag in ("G2", "GN2"):
            rows.append("          ".join(kept.of(tag)[0].cells))
    rows += [one.words for one in signed]
    return "\r\n".join(rows).encode("utf-8-sig")
