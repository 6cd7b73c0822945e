"""End marks: what the author typed at the end of a text gives way to the mark of the standard."""

from __future__ import annotations

import re

from pipeline.tree import Run

_TYPED = re.compile(r"(?:\./\.?|(?<!\bv\.v)(?<!\.)\.(?!\.)|[;,]|\s)*$")
"""A full stop, "./.", a semicolon or a comma; an ellipsis and "v.v." are words and stay."""
_AND_SO_ON = "v.v."
_CLOSED = ("...", "…", _AND_SO_ON, "?", "!", ".”", '."', "?”", "!”", "…”")
"""Words that already end a sentence; a further full stop would double it."""


def ended(runs: tuple[Run, ...], mark: str) -> tuple[Run, ...]:
    """The runs ending in `mark`, once, whatever end mark the author typed."""
    kept = bare(runs)
    if not kept:
        return runs
    text = kept[-1].text
    if mark == "." and text.endswith(_CLOSED):
        return kept
    if mark.startswith(".") and text.endswith(_AND_SO_ON):
        mark = mark[1:]
    return (*kept, Run(mark, kept[-1].bold, kept[-1].italic, field=False)) if mark else kept


def bare(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without an end mark of the author's."""
    if not runs:
        return runs
    last = runs[-1]
    text = unmarked(last.text)
    if text == last.text:
        return runs
    if text or last.note:
        return (*runs[:-1], Run(text, last.bold, last.italic, last.field, last.note, last.origins))
    return bare(runs[:-1])


def unmarked(text: str) -> str:
    """Words without the end mark typed behind them."""
    # Nothing before the last letter is an end mark: the search begins there.
    at = len(text)
    while at and not text[at - 1].isalnum():
        at -= 1
    found = _TYPED.search(text, at)
    return text[: found.start()] if found else text
