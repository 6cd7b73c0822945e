"""What a docx holds besides its words: changes still tracked and comments, told and set aside."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.importer.pages import Aside
from pipeline.ooxml import comments, tracked
from pipeline.ooxml.package import Package
from pipeline.ooxml.runs import View

_MOST = 500
"""Stretches of words told one by one."""


def aside(package: Package) -> Iterator[Aside]:
    """Words taken out with changes tracked, and every comment: they are in the file, not in the document."""
    found = tracked.read(package)
    told = 0
    for paragraph in found.paragraphs:
        gone = paragraph.row_deleted
        for segment in paragraph.segments:
            change = segment.deleted or gone
            text = " ".join(segment.text.split())
            # What was moved stands at its new place.
            if change is None or not text or change.moved or told >= _MOST:
                continue
            told += 1
            yield Aside(text, f"đã xoá khi theo dõi sửa ({change.author or 'không rõ ai'})")
    for one in comments.read(package).values():
        text = " ".join(one.text.split())
        if text:
            yield Aside(text, f"bình luận của {one.author or 'không rõ ai'}")


def notes(package: Package) -> Iterator[str]:
    """One line on tracked changes, one on comments."""
    found = tracked.read(package)
    put = sum(
        bool(segment.inserted or one.row_inserted)
        for one in found.paragraphs
        for segment in one.segments
        if segment.text.strip() and segment.is_in(View.FINAL)
    )
    out = sum(
        bool(segment.deleted or one.row_deleted)
        for one in found.paragraphs
        for segment in one.segments
        if segment.text.strip()
    )
    if found.changed:
        yield (
            f"tệp đang theo dõi sửa (Track Changes): {put} chỗ thêm, {out} chỗ xoá; đọc như đã chấp nhận hết"
        )
    count = len(comments.read(package))
    if count:
        yield f"tệp có {count} bình luận: không đưa vào nội dung, ghi ở phần “Bỏ ra ngoài”"
