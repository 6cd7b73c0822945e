"""A comparison as one HTML file: pages side by side, what differs marked on their pictures."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from pipeline.compare import Change, Comparison
from pipeline.compare.picture import picture
from pipeline.compare.printed import Printed, Word
from pipeline.show.comparison import TITLES, change_words, lines
from pipeline.show.comparison_seen import INKS, hidden_words, ink_words
from pipeline.show.html_file import html_file

SCALE = 1.5
"""Pixels a point: letters of 14 pt stay readable, a page is about 90 kB."""

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem; background: #f3f3f1; color: #222 }
h1 { font-size: 1.3rem } h2 { font-size: 1rem; margin: 1.5rem 0 .4rem }
pre { white-space: pre-wrap; font: inherit; background: #fff; padding: 1rem; border-radius: 6px }
.pair { display: flex; gap: 1rem; align-items: flex-start }
.side { flex: 1; position: relative; background: #fff; box-shadow: 0 1px 4px #0003 }
.side img { display: block; width: 100% }
.side p { margin: 0; padding: 1rem }
.mark { position: absolute; border-radius: 2px; opacity: .38 }
.lost { background: #d33 } .added { background: #2a2 } .changed { background: #e90 }
.moved { background: #39f } .shift { background: #999; opacity: .2 }
.filled { background: #0aa } .ink { background: none; border: 2px solid #c0c; opacity: .8 }
.hidden { background: #c0c }
.key span { display: inline-block; padding: 0 .5rem; margin-right: .5rem; border-radius: 3px; opacity: .7 }
"""


def page(found: Comparison) -> str:
    """The whole file; nothing in it comes from outside of it."""
    title = f"So sánh {found.first.file} và {found.second.file}"
    marks = list(_marks(found))
    body = "".join(_pair(found, marks, number) for number in range(1, _most(found) + 1))
    report = escape("\n".join(lines(found)))
    key = "".join(f'<span class="{kind}">{words}</span>' for kind, words in _KEY.items())
    head = f'<h1>{escape(title)}</h1><pre>{report}</pre><p class="key">{key}</p>'
    return html_file(title, _STYLE, f"{head}{_words_alone(found)}{body}")


_KEY = {**TITLES, "shift": "Sang trang khác", "ink": "Nét vẽ, hình", "hidden": "Chữ bị che"}
_Mark = tuple[int, str, tuple[Word, ...], str]
"""Side, kind, words, what is said of them."""


def _marks(found: Comparison) -> Iterator[_Mark]:
    for change in found.changes:
        said = f"{TITLES[change.kind]}: {change_words(change)}"
        yield 0, change.kind, change.old, said
        yield 1, change.kind, change.new, said
    for shift in found.shifts:
        said = f"trang {shift.old[0].page} → trang {shift.new[0].page}"
        yield 0, "shift", shift.old, said
        yield 1, "shift", shift.new, said
    for word in found.seen.hidden:
        yield 1, "hidden", (word,), f"Chữ bị che: {hidden_words(word)}"


def _most(found: Comparison) -> int:
    return max(len(found.first.sizes), len(found.second.sizes))


def _pair(found: Comparison, marks: list[_Mark], number: int) -> str:
    sides = (found.first, found.second)
    shown = "".join(
        _side(one, number, [mark for mark in marks if mark[0] == at], _inks(found, one, number))
        for at, one in enumerate(sides)
    )
    return f'<h2 id="trang-{number}">Trang {number}</h2><div class="pair">{shown}</div>'


def _inks(found: Comparison, one: Printed, number: int) -> str:
    """Frames around what is drawn on one of the two alone: on both, so that the place is seen."""
    width, height = one.sizes[number - 1] if number <= len(one.sizes) else (1.0, 1.0)
    return "".join(
        _frame("ink", ink.left, ink.top, ink.right, ink.bottom, width, height, said)
        for ink in found.seen.inks
        if ink.page == number
        for said in (f"{INKS[ink.kind]}: {ink_words(found, ink)}",)
    )


def _side(one: Printed, number: int, marks: Iterable[_Mark], inks: str) -> str:
    if number > len(one.sizes):
        return '<div class="side"><p>(không có trang này)</p></div>'
    width, height = one.sizes[number - 1]
    data = base64.b64encode(picture(one.pdf, number, SCALE)).decode()
    boxes = "".join(
        _box(list(row), kind, said, width, height)
        for _, kind, words, said in marks
        for _, row in groupby((w for w in words if w.page == number), key=lambda word: word.line)
    )
    alt = escape(f"{one.file}, trang {number}")
    return (
        f'<div class="side"><img alt="{alt}" src="data:image/png;base64,{data}">{boxes}{inks}</div>'
    )


def _box(row: list[Word], kind: str, said: str, width: float, height: float) -> str:
    left, right = min(word.x for word in row), max(word.right for word in row)
    size = max(word.size for word in row)
    top, bottom = row[0].y - 0.9 * size, row[0].y + 0.25 * size
    return _frame(kind, left, top, right, bottom, width, height, said)


def _frame(
    kind: str,
    left: float,
    top: float,
    right: float,
    bottom: float,
    width: float,
    height: float,
    said: str,
) -> str:
    place = (
        f"left:{left / width:.3%};top:{top / height:.3%};"
        f"width:{(right - left) / width:.3%};height:{(bottom - top) / height:.3%}"
    )
    return f'<div class="mark {kind}" style="{place}" title="{escape(said)}"></div>'


def _words_alone(found: Comparison) -> str:
    """Where one has no pages: the changes one by one."""
    if found.placed:
        return ""
    rows = "".join(f"<li>{escape(_said(change))}</li>" for change in found.changes)
    return f"<ul>{rows}</ul>"


def _said(change: Change) -> str:
    return f"{TITLES[change.kind]}: {change_words(change)}"
