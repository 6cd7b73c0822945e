"""Con số của chỉ tiêu khác nhau giữa câu và bảng.

Chỉ tiêu nói 95% trong nội dung mà bảng ghi 90% thì không biết theo số nào. Ghi “con số” một lần rồi gọi {{ figure }}
trong câu và tự lập bảng chỉ tiêu thì hai nơi luôn khớp.

Sai:
    nội dung:
      - chỉ tiêu:
          - {đoạn: Từ 90% ý kiến được trả lời đúng hạn., con số: 95%}   # ← C073

Đúng:
    nội dung:
      - chỉ tiêu:
          - {đoạn: "Từ {{ figure }} ý kiến được trả lời đúng hạn.", con số: 95%}

Căn cứ: tính thống nhất của văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import listings, tables
from pipeline.model.blocks import Item, TableBlock, TableCell
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
_FIGURES = re.compile(r"\d[\d.]*(?:,\d+)?")
_SAID = re.compile(r"(?P<figure>\d[\d.]*(?:,\d+)?) ?(?P<unit>%|[^\W\d_]+(?: [^\W\d_]+)?)")
_CLAUSE = re.compile(r"(?:[^.;\n]|\.(?=\d)){0,60}")
_CHANGE = re.compile(r"(?<![^\W\d_])(?:tăng|giảm|thêm|so với|hơn|bình quân)(?![^\W\d_])")
_ORDER = frozenset({"tt", "stt", "số tt", "số thứ tự"})
_FEW = 3
"""Words of a row's name from which on it tells one thing from another."""


def look(subject: Subject) -> Iterator[Finding]:
    """A target's own figure against the percentages in its words, and against rows of tables on the same thing."""
    yield from _told_of_rows(subject)
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


def _told_of_rows(subject: Subject) -> Iterator[Finding]:
    """A sentence that names what a row of a table is about, with a figure of the same unit that the row has not."""
    for table in tables(subject.blocks):
        numbered = (
            bool(table.columns and table.columns[0])
            and folded(_text(table.columns[0][0])) in _ORDER
        )
        for row in table.rows:
            texts = [_text(cell) for cell in (row[1:] if numbered else row)]
            label = max(texts, key=len, default="")
            others = [text for text in texts if text is not label]
            units = _units(others, table)
            if not units:
                continue
            # A figure does not go over the end of a line.
            figures = {_value(one) for one in _FIGURES.findall("\n".join(others))}
            if not figures or len(label.split()) < _FEW:
                continue
            for hit in subject.prose.words(" ".join(folded(label).split())):
                said = None if hit.passage.under("table") else _said(hit, units)
                if said and _value(said["figure"]) not in figures:
                    shown = ", ".join(text for text in others if _FIGURES.search(text))
                    message = f"câu ghi {said[0].strip()}, bảng ghi {shown}: “{label}”"
                    yield hit.passage.finding(
                        hit.end + said.start("figure"), message, "sửa cho khớp"
                    )


def _text(cell: TableCell) -> str:
    words = cell.text
    text = words[0].text if len(words) == 1 else " ".join([one.text for one in words])
    return text.strip("* ")


def _said(hit: Hit, units: frozenset[str]) -> re.Match[str] | None:
    """The first figure after the name in its clause, where its unit is the row's."""
    rest = _CLAUSE.match(hit.passage.text, hit.end)
    clause = rest[0] if rest else ""
    for found in _SAID.finditer(clause):
        unit = folded(found["unit"])
        if any(unit == one or unit.startswith(f"{one} ") for one in units):
            return None if _CHANGE.search(folded(clause[: found.start()])) else found
    return None


def _units(others: list[str], table: TableBlock) -> frozenset[str]:
    """What the row is counted in: a cell of its own, the sign at its figures, the table's unit."""
    found: set[str] = set()
    for text in others:
        if "%" in text:
            found.add("%")
        if text and len(text) < 20 and not _FIGURES.search(text):
            found.add(folded(text))
    if table.measure:
        found.add(folded(table.measure.text))
    return frozenset(found)


def _value(figure: str) -> float:
    return float(figure.rstrip(".,").replace(".", "").replace(",", "."))


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
