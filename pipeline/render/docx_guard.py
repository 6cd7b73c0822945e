"""The finished docx's words compared with the flow's, one by one: nothing is lost in silence.

The template's own fixed words (an office's motto, a form's heading) are known and allowed; every
other difference is told at the author's line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.flow import Flow, Grid, Para, item_paras
from pipeline.problem import Problem, Span
from pipeline.render.docx_words import Words

_HINT = "sửa mẫu Word cho đủ chỗ điền, hoặc đổi tên tệp mẫu rồi gõ “vanban init” để lập lại mẫu gốc"


_Wanted = tuple[str, Para]
"""Words that must be found, the paragraph they are of."""


def compare(flow: Flow, found: Words, fixed: Iterable[Sequence[str]]) -> tuple[Problem, ...]:
    """D001 for every paragraph whose words are lost, changed or not the author's; () when all stand.

    `fixed` are the template's own paragraphs, each as the words around its slots. Paragraphs
    without words (rules, structural ones) are not compared.
    """
    patterns = [re.compile(".*".join(map(re.escape, words)), re.DOTALL) for words in fixed]
    here = Span(flow.source or f"{flow.template}.docx")
    pairs = ((_body(flow), found.body), (_notes(flow), found.notes), (_feet(flow), found.feet))
    return tuple(
        problem
        for wanted, texts in pairs
        for problem in _differences(wanted, texts, patterns, here)
    )


def _body(flow: Flow) -> list[_Wanted]:
    """The body in the order in which it is written."""
    wanted: list[_Wanted] = []
    for section in flow.sections:
        *items, last = section.items
        if section.head_first:
            # The marks in the margin are one paragraph, anchored behind the letterhead.
            at = 1 if isinstance(items[0], Grid) and items[0].place == "head" else 0
            wanted += map(_want, item_paras(tuple(items[:at])))
            words = "\n".join(map(_words, section.head_first))
            wanted.append((words, section.head_first[0]))
            items = items[at:]
        wanted += map(_want, item_paras(tuple(items)))
        if section.foot_last:
            # The lines of a framed contact note are one paragraph.
            lines = "\n".join(map(_words, section.foot_last))
            wanted.append((lines, section.foot_last[0]))
        wanted += map(_want, item_paras((last,)))
    return [one for one in wanted if one[0]]


def _notes(flow: Flow) -> list[_Wanted]:
    """Footnotes in the order of their calls."""
    return [
        _want(note)
        for section in flow.sections
        for para in item_paras(section.items)
        for piece in para.pieces
        for note in piece.note
    ]


def _feet(flow: Flow) -> list[_Wanted]:
    return [_want(para) for section in flow.sections for para in section.foot_first if para.text]


def _want(para: Para) -> _Wanted:
    return _words(para), para


def _words(para: Para) -> str:
    """As they are read back: a no-break hyphen comes as a plain one."""
    return para.text.replace("\u2011", "-")


def _differences(
    wanted: list[_Wanted], found: list[str], fixed: list[re.Pattern[str]], here: Span
) -> Iterator[Problem]:
    expected = [words for words, _ in wanted]
    if expected == found:
        return
    from difflib import SequenceMatcher  # hardly ever asked for

    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        extra = [text for text in found[b1:b2] if not any(one.fullmatch(text) for one in fixed)]
        yield from _paired(wanted[a1:a2], extra, here)


def _paired(wanted: list[_Wanted], found: list[str], here: Span) -> Iterator[Problem]:
    left = list(found)
    for words, para in wanted:
        near = _closest(words, left)
        if near is None:
            yield _problem(para.span or here, f"mất chữ “{_short(words)}”")
            continue
        left.remove(near)
        lost, added = _changed(words, near)
        yield _problem(para.span or here, f"đổi chữ “{_short(lost)}” thành “{_short(added)}”")
    for text in left:
        yield _problem(here, f"thừa chữ “{_short(text)}”")


def _closest(words: str, among: Iterable[str]) -> str | None:
    """The found paragraph most like the wanted one, if any is like it at all."""
    from difflib import SequenceMatcher

    scored = [(SequenceMatcher(None, words, text).ratio(), text) for text in among]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] > 0.5 else None


def _changed(wanted: str, found: str) -> tuple[str, str]:
    """The words that differ, from the first to the last difference."""
    a, b = re.split(r"(\s+)", wanted), re.split(r"(\s+)", found)
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return "".join(a[start : len(a) - end]), "".join(b[start : len(b) - end])


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:60]}…{text[-15:]}"


def _problem(span: Span, what: str) -> Problem:
    return Problem(span, "D001", f"tệp .docx làm ra {what}", _HINT)
