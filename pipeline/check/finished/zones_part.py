"""A paragraph and what it is taken for, and what its neighbours tell of it afterwards."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.check.finished import words
from pipeline.check.finished.page import Para
from pipeline.record import record

RUNNING = frozenset(
    {"paragraph", "preamble", "closing", "clause", "point", "article", "article_text"}
    | {"item", "item_2", "item_3"}
)
"""Roles of running words; each who asks adds the headings that count for it."""
_TEXT = ("paragraph", "preamble", "clause", "point", "item", "item_2", "heading_2", "table")
"""What stands below an article's name."""
_NAME = 90
"""Letters that the name of an article has at most."""


@record(frozen=True, slots=True)
class Part:
    """A paragraph and what it is."""

    role: str
    para: Para
    certain: bool

    @property
    def text(self) -> str:
        return self.para.text


def named_articles(parts: list[Part]) -> list[Part]:
    """ "Điều 4. Trách nhiệm thi hành" over running text: the article's name, bold or not."""
    for at, (part, below) in enumerate(pairwise(parts)):
        if part.role not in ("article_text", "paragraph", "preamble") or below.role not in _TEXT:
            continue
        found = words.ARTICLE.match(part.para.words)
        name = found["title"] if found and found["dot"] else ""
        if name[:1].isupper() and len(name) < _NAME and name[-1].isalnum():
            parts[at] = replace(part, role="article", certain=False)
    return parts


def themed(parts: list[Part]) -> list[Part]:
    """Lines in capitals above "(Báo cáo của … trình Đại hội …)": the theme, a line of its own each in a PDF."""
    at = next((at for at, one in enumerate(parts) if words.PRESENTED.match(one.para.text)), 0)
    if at:
        # A theme of three lines looks like a title and an authority, and what follows like text.
        parts[at] = replace(parts[at], role="annex_reference")
        below = parts[at + 1 : at + 2]
        if below and words.DASHES.match(below[0].text):
            parts[at + 1] = replace(below[0], role="dashes")
    while (
        at
        and parts[at - 1].role in ("kind_name", "subject", "authority_line", "caption", "unknown")
        and parts[at - 1].para.upper
    ):
        at -= 1
        parts[at] = replace(parts[at], role="kind_name")
    return parts


def turned(head: list[Part], rest: list[Para]) -> list[Part]:
    """A subject that stands above the name of the kind: bold lines over it that nothing else explains."""
    if not rest or not words.kind_of(rest[0].text):
        return head
    at = len(head)
    while (
        at
        and head[at - 1].role in ("unknown", "letter_subject")
        and _like_subject(head[at - 1].para)
    ):
        at -= 1
    return [*head[:at], *(replace(one, role="subject", certain=False) for one in head[at:])]


def _like_subject(para: Para) -> bool:
    """A bold line across the page that is no capitals."""
    return para.bold and not para.side and not para.upper and para.align in ("center", "")
