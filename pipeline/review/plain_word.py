"""A docx as lines of text with its changes and comments marked: what `git diff` compares."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.ooxml import comments, tracked
from pipeline.ooxml.package import open_package
from pipeline.ooxml.tracked import Marked


def lines(data: bytes, file: str) -> Iterator[str]:
    """A line a paragraph: `[-bỏ-]`, `{+thêm+}`; comments below the paragraph they hang on."""
    package = open_package(data, file, only_read=True)
    read = tracked.read(package)
    said = comments.read(package)
    story = "body"
    for one in read.paragraphs:
        if one.place.story != story:
            story = one.place.story
            yield f"== {story}"
        text = _text(one)
        if text.strip():
            yield text
        for name in one.comments:
            if name in said:
                found = said[name]
                quote = read.quotes.get(name, "")
                settled = " (đã khép)" if found.done else ""
                yield f"    [góp ý{settled} — {found.author}, về “{quote}”: {found.text}]"


def _text(one: Marked) -> str:
    pieces = []
    for segment in one.segments:
        if segment.deleted:
            pieces.append(f"[-{segment.text}-]")
        elif segment.inserted:
            pieces.append(f"{{+{segment.text}+}}")
        else:
            pieces.append(segment.text)
    text = "".join(pieces).replace("\n", " / ")
    if one.mark_deleted or one.row_deleted:
        text += " [-¶-]"
    if one.mark_inserted or one.row_inserted:
        text += " {+¶+}"
    return text
