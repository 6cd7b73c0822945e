"""What an officer may write where: every mapping of a content file, its keys and the type of each value.

This is data. The loader (`pipeline.model.load`), the JSON Schema (`pipeline.schema`) and the key tables of
the manual are all read from it, so the three cannot disagree. What a key means is said once, in
`pipeline.vocabulary`; `meaning` here is only for a key that means something else in one mapping.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.shape import Key, Shape

_UNDER = {
    "task": "tasks",
    "schedule row": "tasks",
    "cell": "rows",
    "addressee": "to",
    "recipient": "recipients",
    "clause": "clauses",
    "annex": "annexes",
}


def _shape(name: str, vi: str, *keys: Key) -> Shape:
    found = {key.name: key for key in keys}
    aliases = {other: key.name for key in found.values() for other in key.also}
    return Shape(name, vi, found, _UNDER.get(name, ""), aliases)


LISTS = (
    "items",
    "situation",
    "achievements",
    "shortcomings",
    "causes",
    "viewpoints",
    "purposes",
    "requirements",
    "objectives",
    "solutions",
    "funding",
    "duties",
    "targets",
    "tasks",
    "responsibilities",
    "schedule",
)
"""Keys that hold a list of entries; all but `items` have a standard heading of their own."""

ENTRY_SHAPES = {
    "targets": "target",
    "tasks": "task",
    "solutions": "task",
    "responsibilities": "responsibility",
    "schedule": "schedule row",
}
"""Shape of an entry where it is not a plain "item"."""

DIVISIONS = ("part", "chapter", "section", "subsection", "article")

_OWN = (Key("id", "id"), Key("when", "condition"))


def _words(*names: str) -> tuple[Key, ...]:
    return tuple(Key(name, "words") for name in names)


def _listing(name: str) -> Key:
    return Key(name, "listing", ENTRY_SHAPES.get(name, "item"))


_INSERTS = (
    Key("table", "mapping", "table"),
    Key("image", "mapping", "image"),
    Key("page break", "yes-no"),
    Key("note", "paragraphs"),
    Key("generate", "choice", "generate"),
    Key("blocks", "blocks"),
)
_ARTICLE = (Key("clauses", "entries", "clause"), Key("points", "entries", "point"))
_TEXT = (Key("heading", "words"), Key("text", "paragraphs"))
_BELOW = (Key("items", "listing", "item"), Key("mark", "mark"), *_INSERTS)
"""What may hang below one entry of a list."""

_ASSIGNMENT = (
    Key("lead", "refs", also=("organ",)),
    Key("with", "refs"),
    *_words("deadline", "output", "participants"),
    Key("content", "words", also=("body",)),
    *_words("method", "time", "place", "funding"),
)

SHAPES: Mapping[str, Shape] = {
    shape.name: shape
    for shape in (
        _shape(
            "document",
            "văn bản",
            Key("kind", "words", required=True),
            Key("issuer", "refs", required=True),
            Key("number", "count", may_be_empty=True),
            *_words("symbol", "unit symbol"),
            Key("date", "day"),
            *_words("place", "standard", "author line", "subject", "authority line"),
            Key("to", "entries", "addressee"),
            Key("bases", "entries", "base"),
            Key("proposal", "words"),
            Key("preamble", "paragraphs"),
            Key("body", "blocks"),
            Key("closing", "paragraphs"),
            Key("recipients", "entries", "recipient"),
            *_words("archive", "drafter", "copies"),
            Key("signature", "mappings", "signature"),
            Key("annexes", "mappings", "annex"),
            Key("attachments", "mappings", "attachment"),
            Key(
                "reference",
                "words",
                meaning="Dòng “(Ban hành kèm theo …)” dưới trích yếu của văn bản được ban hành kèm theo",
            ),
            Key("urgency", "choice", "urgency"),
            *_words("secrecy"),
            Key("circulation", "paragraphs"),
            *_words("draft", "contact"),
            Key("numbering", "marks"),
            Key("layout", "mapping", "layout"),
            Key("data", "data"),
        ),
        _shape(
            "block",
            "khối",
            *_OWN,
            *(Key(name, "words", may_be_empty=name == "article") for name in DIVISIONS),
            Key("heading", "words"),
            Key("mark", "mark"),
            Key("text", "paragraphs"),
            *(_listing(name) for name in LISTS),
            *_ARTICLE,
            *_INSERTS,
        ),
        _shape(
            "list",
            "danh sách",
            *_OWN,
            Key("heading", "words"),
            Key("mark", "mark"),
            Key("items", "entries", "item", required=True),
        ),
        _shape(
            "item",
            "ý",
            *_OWN,
            *_TEXT,
            *_BELOW,
        ),
        _shape(
            "task",
            "nhiệm vụ",
            *_OWN,
            *_TEXT,
            *_ASSIGNMENT,
            Key("tasks", "listing", "task"),
            *_BELOW,
        ),
        _shape(
            "target",
            "chỉ tiêu",
            *_OWN,
            *_TEXT,
            *_words("figure", "by"),
            *_BELOW,
        ),
        _shape(
            "responsibility",
            "phần giao trách nhiệm",
            *_OWN,
            Key("organ", "refs", also=("lead",)),
            *_TEXT,
            Key("duties", "listing", "item", also=("tasks",)),
            *_BELOW,
        ),
        _shape(
            "schedule row",
            "dòng tiến độ",
            *_OWN,
            *_TEXT,
            *_ASSIGNMENT,
            *_BELOW,
        ),
        _shape(
            "clause",
            "khoản",
            *_OWN,
            Key("title", "words", also=("heading",)),
            Key("text", "paragraphs"),
            Key("points", "entries", "point"),
            *_BELOW,
        ),
        _shape("point", "điểm", *_OWN, Key("text", "paragraphs"), *_BELOW),
        _shape(
            "base",
            "căn cứ",
            *_OWN,
            Key("cite", "citation"),
            Key("text", "words"),
        ),
        _shape(
            "addressee", "nơi kính gửi", *_OWN, Key("to", "ref", required=True, also=("organ",))
        ),
        _shape(
            "recipient",
            "nơi nhận",
            *_OWN,
            Key("to", "ref", also=("organ",)),
            Key("members", "refs"),
            Key("for", "words"),
            Key("joined", "yes-no"),
        ),
        _shape(
            "signature",
            "chữ ký",
            Key("authority", "choice", "authority"),
            *_words("collective", "head title", "title", "extra title", "concurrently", "name"),
            Key("person", "person"),
            Key("organ", "ref"),
            Key("note", "words"),
            Key("confirms", "words"),
        ),
        _shape(
            "attachment",
            "văn bản kèm theo",
            *_OWN,
            Key("kind", "words", required=True),
            Key("subject", "words", required=True, also=("title", "heading")),
            Key("preamble", "paragraphs"),
            Key("body", "blocks", required=True),
            Key("closing", "paragraphs"),
            Key("signature", "mappings", "signature"),
            Key("reference", "words"),
        ),
        _shape(
            "annex",
            "phụ lục",
            *_OWN,
            Key(
                "title",
                "words",
                required=True,
                also=("heading", "subject"),
            ),
            Key("landscape", "yes-no"),
            Key("reference", "words"),
            Key("mark", "mark"),
            Key("text", "paragraphs"),
            *(_listing(name) for name in LISTS),
            *_INSERTS,
        ),
        _shape(
            "table",
            "bảng",
            *_OWN,
            Key("caption", "words", also=("title", "heading")),
            Key(
                "columns",
                "columns",
                meaning="Tên các cột; nhiều hàng tiêu đề thì viết danh sách lồng, ô gộp viết như ô của hàng",
            ),
            Key("rows", "rows", required=True, meaning="Các hàng, mỗi hàng là danh sách ô"),
            Key("widths", "widths"),
            Key("align", "aligns"),
        ),
        _shape(
            "cell",
            "ô",
            Key("text", "paragraphs", may_be_empty=True),
            Key("columns", "count"),
            Key("rows", "count"),
            Key("bold", "yes-no"),
        ),
        _shape(
            "image",
            "hình",
            *_OWN,
            Key("file", "file", required=True),
            Key("width", "mm"),
            Key("caption", "words", also=("title", "heading")),
        ),
        _shape(
            "layout",
            "phần trình bày",
            Key("size", "amount"),
            Key("line pitch", "amount"),
            Key("line multiple", "amount"),
            Key("paragraph gap", "amount"),
            Key("first line", "mm"),
            Key("margins", "mapping", "margins"),
            Key("template", "name"),
            Key("duplex", "yes-no"),
            Key("fit", "yes-no"),
        ),
        _shape(
            "margins",
            "phần lề",
            *(Key(side, "mm") for side in ("top", "bottom", "left", "right")),
        ),
    )
}
"""Every mapping of a content file by name."""


def homes(key: str) -> tuple[Shape, ...]:
    """The mappings in which a key has a place."""
    return tuple(shape for shape in SHAPES.values() if key in shape.keys)
