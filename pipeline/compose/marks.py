"""End marks: what the author typed at the end of a text gives way to the mark of the standard."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.tree import Run

_TYPED = re.compile(r"(?:\./\.?|(?<!\.)[.;,]|\s)*$")
"""A full stop, "./.", a semicolon or a comma; an ellipsis is part of the words and stays."""
_CLOSED = ("...", "…", "?", "!", ".”", '."', "?”", "!”", "…”")
"""Words that already end a sentence; a further full stop would double it."""


def ended(runs: tuple[Run, ...], mark: str) -> tuple[Run, ...]:
    """The runs ending in `mark`, once, whatever end mark the author typed."""
    kept = bare(runs)
    if not kept:
        return runs
    text = kept[-1].text
    if mark == "." and text.endswith(_CLOSED):
        return kept
    return (*kept, Run(mark, kept[-1].bold, kept[-1].italic, field=False)) if mark else kept


def bare(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without an end mark of the author's."""
    if not runs:
        return runs
    last = runs[-1]
    # Nothing before the last letter is an end mark: the search begins there.
    at = len(last.text)
    while at and not last.text[at - 1].isalnum():
        at -= 1
    found = _TYPED.search(last.text, at)
    text = last.text[: found.start()] if found else last.text
    if text == last.text:
        return runs
    if text or last.note:
        return (*runs[:-1], replace(last, text=text))
    return bare(runs[:-1])
