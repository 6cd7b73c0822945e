"""Con số của chỉ tiêu khác nhau giữa câu và bảng.

Chỉ tiêu nói 95% trong nội dung mà bảng ghi 90% thì không biết theo số nào. Ghi “con số” một lần rồi gọi {{ figure }}
trong câu và tự lập bảng chỉ tiêu thì hai nơi luôn khớp.

Sai:  {đoạn: "Từ 90% ý kiến được trả lời đúng hạn.", con số: 95%}
Đúng: {đoạn: "Từ {{ figure }} ý kiến được trả lời đúng hạn.", con số: 95%}

Căn cứ: tính thống nhất của văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import listings, tables
from pipeline.model.blocks import Item, TableBlock
from pipeline.problem import Level, Span

RULE = Rule(
    "C073",
    "target-figure",
    "con-so-chi-tieu",
    Level.WARNING,
    reads="content",
    clause="tính thống nhất của văn bản",
)

_PERCENT = re.compile(r"\d+(?:,\d+)?%")
_SYLLABLE = re.compile(r"[^\W\d_]+")


def look(subject: Subject) -> Iterator[Finding]:
    """A target's own figure against the percentages in its words, and against rows of tables on the same thing."""
    items = [item for listing in listings(subject.blocks, "targets") for item in listing.items]
    if items:
        rows = [row for table in tables(subject.blocks) for row in _rows(table)]
        for item in items:
            yield from _in_words(item)
            figure = _figure(item)
            for words, cells, span in rows:
                if figure and _same_thing(_words(item), words) and cells and figure not in cells:
                    yield Finding(
                        span,
                        f"bảng ghi {', '.join(sorted(cells))}, chỉ tiêu trong nội dung là {figure}",
                        "sửa cho khớp",
                    )


def _in_words(item: Item) -> Iterator[Finding]:
    figure = item.figure.figure if item.figure else None
    if not figure or not _PERCENT.fullmatch(figure.text.strip()):
        return
    text = " ".join(words.text for words in item.text)
    said = _PERCENT.findall(text)
    if "figure" not in text and len(said) == 1 and said[0] != figure.text.strip():
        yield Finding(
            item.text[0].span,
            f"câu ghi {said[0]}, “con số” ghi {figure.text}",
            "viết {{ figure }} trong câu",
        )


def _figure(item: Item) -> str:
    if item.figure and item.figure.figure and _PERCENT.fullmatch(item.figure.figure.text.strip()):
        return item.figure.figure.text.strip()
    said = _PERCENT.findall(" ".join(words.text for words in item.text))
    return said[0] if len(said) == 1 else ""


def _rows(table: TableBlock) -> Iterator[tuple[frozenset[str], frozenset[str], Span]]:
    for row in table.rows:
        texts = [" ".join(words.text for words in cell.text) for cell in row]
        longest = max(texts, key=len, default="")
        cells = frozenset(
            found for text in texts if text is not longest for found in _PERCENT.findall(text)
        )
        yield (
            frozenset(_SYLLABLE.findall(folded(longest))),
            cells,
            row[0].span if row else table.span,
        )


def _words(item: Item) -> frozenset[str]:
    return frozenset(_SYLLABLE.findall(folded(" ".join(words.text for words in item.text))))


def _same_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(other) > 3 and len(one & other) >= 0.8 * len(other)
