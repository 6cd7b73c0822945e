"""Phần, chương, mục không có tên; điều có tên xen điều không tên.

Phần, chương, mục, tiểu mục phải có tên. Trong quy chế, quy định thì các điều có tên; có điều có tên, có điều không
thì người đọc tra mục lục không thấy.

Sai:  - chương:
Đúng: - chương: Quy định chung

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.6.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import blocks
from pipeline.model.blocks import Division
from pipeline.problem import Level

RULE = Rule(
    "C085",
    "division-title",
    "ten-chuong-dieu",
    Level.ERROR,
    reads="content",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.6",
    levels={"party": Level.WARNING},
)

_NAMED = {"part": "phần", "chapter": "chương", "section": "mục", "subsection": "tiểu mục"}


def look(subject: Subject) -> Iterator[Finding]:
    """Divisions without a title; articles without one where most have one."""
    articles = []
    for block in blocks(subject.typed):
        if not isinstance(block, Division):
            continue
        empty = block.title is None or not block.title.text.strip()
        if block.kind in _NAMED and empty:
            yield Finding(
                block.span,
                f"{_NAMED[block.kind]} phải có tên",
                f"ghi tên sau “{_NAMED[block.kind]}:”",
            )
        if block.kind == "article":
            articles.append((block, empty))
    bare = [block for block, empty in articles if empty]
    if subject.typed.kind in ("statute", "regulation", "party-rules") and 0 < len(bare) < len(
        articles
    ):
        for block in bare:
            yield Finding(
                block.span,
                "điều này không có tên, các điều khác có",
                "ghi tên sau “điều:”",
                level=Level.WARNING,
            )
