"""Mappings of what stands between paragraphs and of layout; how a mapping of the grammar is written down."""

from __future__ import annotations

from pipeline.model.shape import Key, Shape

UNDER = {
    "task": "tasks",
    "schedule row": "tasks",
    "cell": "rows",
    "addressee": "to",
    "recipient": "recipients",
    "clause": "clauses",
    "annex": "annexes",
}


def shape(name: str, vi: str, *keys: Key) -> Shape:
    """A mapping by its name, with what messages call it and its keys."""
    found = {key.name: key for key in keys}
    aliases = {other: key.name for key in found.values() for other in key.also}
    return Shape(name, vi, found, UNDER.get(name, ""), aliases)


OWN = (Key("id", "id"), Key("when", "condition"))
"""Keys of everything that can be named and left out."""


def words(*names: str) -> tuple[Key, ...]:
    """Keys that want one text each."""
    return tuple(Key(name, "words") for name in names)


INSERTED: tuple[Shape, ...] = (
    shape(
        "table",
        "bảng",
        *OWN,
        Key("caption", "words", also=("title", "heading")),
        Key("measure", "words"),
        Key(
            "columns",
            "columns",
            meaning="Tên các cột; nhiều hàng tiêu đề thì viết danh sách lồng, ô gộp viết như ô của hàng",
        ),
        Key(
            "rows",
            "rows",
            required=True,
            unless="from",
            meaning="Các hàng, mỗi hàng là danh sách ô",
        ),
        Key("from", "words"),
        Key("cells", "cells"),
        Key("widths", "widths"),
        Key("align", "aligns"),
    ),
    shape(
        "cell",
        "ô",
        Key("text", "paragraphs", may_be_empty=True),
        Key("columns", "count"),
        Key("rows", "count"),
        Key("bold", "yes-no"),
    ),
    shape(
        "image",
        "hình",
        *OWN,
        Key("file", "file", required=True),
        Key("width", "mm"),
        Key("caption", "words", also=("title", "heading")),
    ),
    shape(
        "layout",
        "phần trình bày",
        Key("size", "amount"),
        Key("line pitch", "amount"),
        Key("line multiple", "amount"),
        Key("paragraph gap", "amount"),
        Key("first line", "mm"),
        Key("margins", "mapping", "margins"),
        Key("template", "name"),
        Key("paper", "choice", "paper"),
        Key("from top", "mm"),
        Key("duplex", "yes-no"),
        Key(
            "landscape",
            "yes-no",
            meaning="Cả văn bản trên giấy ngang: khi có bảng mà không làm thành phụ lục",
        ),
        Key("fit", "yes-no"),
    ),
    shape(
        "margins",
        "phần lề",
        *(Key(side, "mm") for side in ("top", "bottom", "left", "right")),
    ),
)
