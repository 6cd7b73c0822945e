"""What an officer may write where: every mapping of a content file, its keys and the type of each value.

This is data. The loader (`pipeline.model.load`), the JSON Schema (`pipeline.schema`) and the key tables of
the manual are all read from it, so the three cannot disagree. What a key means is said once, in
`pipeline.vocabulary`; `meaning` here is only for a key that means something else in one mapping.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.insert_shapes import INSERTED, OWN, shape, words
from pipeline.model.shape import Key, Shape

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

_SIGNED = (
    "Phụ lục, văn bản kèm theo là tệp riêng, văn thư ký số riêng: in số, ký hiệu văn bản và thời gian"
    " này ở góc trên, bên phải"
)

ENTRY_SHAPES = {
    "targets": "target",
    "tasks": "task",
    "solutions": "task",
    "responsibilities": "responsibility",
    "schedule": "schedule row",
}
"""Shape of an entry where it is not a plain "item"."""

DIVISIONS = ("part", "chapter", "section", "subsection", "article")


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
    *words("deadline", "output", "participants"),
    Key("content", "words", also=("body",)),
    *words("method", "time", "place", "funding"),
)

SHAPES: Mapping[str, Shape] = {
    one.name: one
    for one in (
        shape(
            "document",
            "văn bản",
            Key("kind", "words", required=True),
            Key("issuer", "refs", required=True),
            Key("number", "count", may_be_empty=True),
            *words("symbol", "unit symbol"),
            Key("date", "day"),
            *words("place", "standard", "theme", "author line", "subject", "authority line"),
            Key("to", "entries", "addressee"),
            Key("bases", "entries", "base"),
            Key("proposal", "words"),
            Key("preamble", "paragraphs"),
            Key("body", "blocks"),
            Key("closing", "paragraphs"),
            Key("recipients", "entries", "recipient"),
            *words("archive", "drafter", "copies"),
            Key("signature", "mappings", "signature"),
            Key("confirmation", "words"),
            Key("annexes", "mappings", "annex"),
            Key("attachments", "mappings", "attachment"),
            Key(
                "reference",
                "words",
                meaning="Dòng “(Ban hành kèm theo …)” dưới trích yếu của văn bản được ban hành kèm theo",
            ),
            Key("urgency", "choice", "urgency"),
            Key("secrecy", "choice", "secrecy"),
            Key("circulation", "paragraphs"),
            Key("electronic copy", "mapping", "electronic copy"),
            *words("draft", "contact"),
            Key("numbering", "marks"),
            Key("layout", "mapping", "layout"),
            Key("data", "data"),
        ),
        shape(
            "block",
            "khối",
            *OWN,
            *(Key(name, "words", may_be_empty=name == "article") for name in DIVISIONS),
            Key("heading", "words"),
            Key("mark", "mark"),
            Key("text", "paragraphs"),
            *(_listing(name) for name in LISTS),
            *_ARTICLE,
            *_INSERTS,
        ),
        shape(
            "list",
            "danh sách",
            *OWN,
            Key("heading", "words"),
            Key("mark", "mark"),
            Key("items", "entries", "item", required=True),
        ),
        shape(
            "item",
            "ý",
            *OWN,
            *_TEXT,
            *_BELOW,
        ),
        shape(
            "task",
            "nhiệm vụ",
            *OWN,
            *_TEXT,
            *_ASSIGNMENT,
            Key("tasks", "listing", "task"),
            *_BELOW,
        ),
        shape(
            "target",
            "chỉ tiêu",
            *OWN,
            *_TEXT,
            *words("figure", "by"),
            *_BELOW,
        ),
        shape(
            "responsibility",
            "phần giao trách nhiệm",
            *OWN,
            Key("organ", "refs", also=("lead",)),
            *_TEXT,
            Key("duties", "listing", "item", also=("tasks",)),
            *_BELOW,
        ),
        shape(
            "schedule row",
            "dòng tiến độ",
            *OWN,
            *_TEXT,
            *_ASSIGNMENT,
            *_BELOW,
        ),
        shape(
            "clause",
            "khoản",
            *OWN,
            Key("title", "words", also=("heading",)),
            Key("text", "paragraphs"),
            Key("points", "entries", "point"),
            *_BELOW,
        ),
        shape("point", "điểm", *OWN, Key("text", "paragraphs"), *_BELOW),
        shape(
            "base",
            "căn cứ",
            *OWN,
            Key("cite", "citation"),
            Key("text", "words"),
        ),
        shape("addressee", "nơi kính gửi", *OWN, Key("to", "ref", required=True, also=("organ",))),
        shape(
            "recipient",
            "nơi nhận",
            *OWN,
            Key("to", "ref", also=("organ",)),
            Key("members", "refs"),
            Key("for", "words"),
            Key("joined", "yes-no"),
        ),
        shape(
            "signature",
            "chữ ký",
            Key("authority", "choice", "authority"),
            *words("collective", "by order of", "head title", "title", "extra title"),
            *words("concurrently", "name"),
            Key("person", "person"),
            Key("organ", "ref"),
            Key("note", "words"),
            Key("confirms", "words"),
        ),
        shape(
            "electronic copy",
            "bản sao điện tử",
            Key("kind", "words", required=True, meaning="Hình thức sao: sao y, sao lục, trích sao"),
            Key("organ", "ref", required=True),
            Key("signed at", "words", required=True),
            Key("name", "words", meaning="Người ký bản sao (văn bản của Đảng, ô số 15)"),
        ),
        shape(
            "attachment",
            "văn bản kèm theo",
            *OWN,
            Key("kind", "words", required=True),
            Key("subject", "words", required=True, also=("title", "heading")),
            Key("preamble", "paragraphs"),
            Key("body", "blocks", required=True),
            Key("closing", "paragraphs"),
            Key("signature", "mappings", "signature"),
            Key("reference", "words"),
            Key("letterhead", "yes-no"),
            Key("own file", "yes-no"),
            Key("signed at", "words", meaning=_SIGNED),
        ),
        shape(
            "annex",
            "phụ lục",
            *OWN,
            Key(
                "title",
                "words",
                required=True,
                also=("heading", "subject"),
            ),
            Key("landscape", "yes-no"),
            Key("reference", "words"),
            Key("own file", "yes-no"),
            Key("signed at", "words", meaning=_SIGNED),
            Key("mark", "mark"),
            Key("text", "paragraphs"),
            *(_listing(name) for name in LISTS),
            *_INSERTS,
        ),
        *INSERTED,
    )
}
"""Every mapping of a content file by name."""


def homes(key: str) -> tuple[Shape, ...]:
    """The mappings in which a key has a place."""
    return tuple(one for one in SHAPES.values() if key in one.keys)
