"""A checked file as one HTML page: what is wrong is marked where it stands, with the way out."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape

from pipeline.check.finished import Report
from pipeline.check.finished.findings import Finding, at_words
from pipeline.check.finished.page import Box, Para
from pipeline.compare.picture import picture
from pipeline.lengths import POINT
from pipeline.problem import Level
from pipeline.show.html_file import html_file
from pipeline.show.terminal import summary

SCALE = 1.5
"""Pixels a point."""
_CLASS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_STYLE = """
:root { color-scheme: light }
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem auto; padding: 0 1rem; max-width: 72rem; background: #f3f3f1;
color: #222; overflow-wrap: anywhere }
h1 { font-size: 1.3rem } h2 { font-size: 1rem; margin: 1.5rem 0 .4rem }
.sheet { background: #fff; box-shadow: 0 1px 4px #0003; padding: 1.5rem; margin: .5rem 0 }
.para { margin: .15rem 0; padding: .1rem .5rem; border-left: 4px solid #0000; font-family: "Times New Roman", serif }
.para.error, li.error { border-color: #c22 } .para.warning, li.warning { border-color: #e90 }
.para.note, li.note { border-color: #39f } .para.error { background: #fdecec } .para.warning { background: #fff5e0 }
.para.note { background: #eef6ff } .left { margin-right: 50% } .right { margin-left: 50%; text-align: center }
.centre { text-align: center }
ul { list-style: none; padding: 0; margin: .2rem 0 .5rem; font: 14px/1.45 system-ui, sans-serif; text-align: left }
li { border-left: 4px solid; padding: 0 .5rem; margin: .15rem 0 } li small { color: #555; display: block }
.page { position: relative; background: #fff; box-shadow: 0 1px 4px #0003; margin: .5rem 0; max-width: 56rem }
.page img { display: block; width: 100% }
.mark { position: absolute; border-radius: 2px; opacity: .32 } .mark.error { background: #c22 }
.mark.warning { background: #e90 } .mark.note { background: #39f }
@media (max-width: 45rem) { .sheet { padding: .5rem } .left { margin-right: 1rem } .right { margin-left: 1rem } }
"""
"""Light in every window: a sheet is white, and its picture has no dark side."""


def page(report: Report, data: bytes) -> str:
    """The whole file; nothing in it comes from outside of it. `data` = the bytes that were checked."""
    finished = report.finished
    title = f"Kiểm tra {finished.file}"
    known = report.facts.standard
    kind = report.facts.kind.vi if report.facts.kind else "chưa rõ loại"
    heads = f"{escape(known.name)}; {escape(kind)}"
    whole = _list(one for one in report.findings if one.para is None and not one.page)
    body = _pictures(report, data) if finished.form == "pdf" else _paragraphs(report)
    said = escape(summary(report.problems) or "Không có lỗi")
    head = f"<h1>{escape(title)}</h1><p>{heads}. {said}.</p>"
    return html_file(title, _STYLE, f"{head}{whole}{body}")


def _list(findings: Iterable[Finding]) -> str:
    items = "".join(
        f'<li class="{_CLASS[one.level]}"><b>{one.level.value} {one.code}</b> {escape(one.message)}'
        f"<small>{escape(one.clause)}{' → ' if one.hint else ''}{escape(one.hint)}</small></li>"
        for one in findings
    )
    return f"<ul>{items}</ul>" if items else ""


def _worst(findings: Iterable[Finding]) -> str:
    levels = {one.level for one in findings}
    return next((_CLASS[level] for level in Level if level in levels), "")


def _by_para(report: Report) -> dict[int, list[Finding]]:
    """By the paragraph's number and side: halves of one paragraph are two."""
    found: dict[int, list[Finding]] = {}
    for one in report.findings:
        if one.para is not None:
            found.setdefault(id(one.para), []).append(one)
    return found


def _paragraphs(report: Report) -> str:
    by_para = _by_para(report)
    rows = [_paragraph(part.para, by_para.get(id(part.para), [])) for part in report.parts]
    pages = _list(one for one in report.findings if one.para is None and one.page)
    return f'{pages}<div class="sheet">{"".join(rows)}</div>'


def _paragraph(para: Para, findings: list[Finding]) -> str:
    words = "".join(_piece(piece.text, piece.bold, piece.italic) for piece in para.pieces)
    place = para.side or ("centre" if para.align == "center" else "")
    mark = f"{escape(para.auto)} " if para.auto else ""
    return (
        f'<div class="para {_worst(findings)} {place}" id="doan-{para.number}">{mark}{words}'
        f"{_list(findings)}</div>"
    )


def _piece(text: str, bold: bool, italic: bool) -> str:
    words = escape(text).replace("\n", "<br>")
    words = f"<b>{words}</b>" if bold else words
    return f"<i>{words}</i>" if italic else words


def _pictures(report: Report, data: bytes) -> str:
    return "".join(_picture(report, data, number) for number in range(1, report.finished.pages + 1))


def _picture(report: Report, data: bytes, number: int) -> str:
    here = [
        one
        for one in report.findings
        if (one.para is None and one.page == number)
        or (one.para is not None and any(page == number for page, _ in one.para.boxes))
    ]
    sheet = report.finished.sheets[min(number, len(report.finished.sheets)) - 1]
    size = (sheet.width / POINT, sheet.height / POINT)
    marks = "".join(_marks(here, number, size))
    image = base64.b64encode(picture(data, number, SCALE)).decode()
    return (
        f'<h2>Trang {number}</h2>{_list(here)}<div class="page">'
        f'<img alt="trang {number}" src="data:image/png;base64,{image}">{marks}</div>'
    )


def _marks(findings: list[Finding], number: int, size: tuple[float, float]) -> Iterator[str]:
    """One for each line of words, in the colour of the heaviest; what is said of them stands in its title."""
    for para, some in at_words(findings):
        words = escape("\n".join(f"{one.code} {one.message}" for one in some), quote=True)
        for box in (box for page, box in para.boxes if page == number):
            mark = f'class="mark {_CLASS[some[0].level]}" title="{words}"'
            yield f'<div {mark} style="{_style(box, size)}"></div>'


def _style(box: Box, size: tuple[float, float]) -> str:
    width, height = size
    return (
        f"left:{box.left / width:.2%};top:{box.top / height:.2%};"
        f"width:{(box.right - box.left) / width:.2%};height:{(box.bottom - box.top) / height:.2%}"
    )
