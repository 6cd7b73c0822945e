"""The text: addressees, bases, divisions, headings, items, paragraphs."""

from __future__ import annotations

import re

from pipeline.check.finished import words
from pipeline.check.finished.page import Para

_OPENING = (
    "",
    "kind_name",
    "subject",
    "dashes",
    "authority_line",
    "basis",
    "proposal",
    "author_line",
)
_LABELS = {
    "part_label": "part_title",
    "chapter_label": "chapter_title",
    "section_label": "section_title",
    "subsection_label": "subsection_title",
}
_DIVISIONS = (
    ("part_label", words.PART),
    ("chapter_label", words.CHAPTER),
    ("section_label", words.SECTION),
    ("subsection_label", words.SUBSECTION),
)


def body_role(para: Para, last: str) -> tuple[str, bool]:
    """Role of a paragraph of the text and whether its words make it certain; `last` = the one above."""
    if para.bordered:
        return "cell", False
    text = para.words
    if words.INVITES.match(text) and last in _OPENING:
        return "invites", True
    if words.COPY_SOURCE.match(text) and last in _OPENING:
        return "copy_source", True
    return (
        _addressed(para, text, last)
        or _opening(para, text, last)
        or _division(para, text, last)
        or _listed(para, text, last)
    )


def _addressed(para: Para, text: str, last: str) -> tuple[str, bool] | None:
    if text.endswith("./."):
        # "Kính trình … xem xét, quyết định./.": the end of the text.
        return None
    if words.TO_LABEL.match(text):
        return "to_label", True
    if words.TO_SINGLE.match(text) and len(text) < 250 and para.align != "justify":
        return "to_single", True
    if words.TO_SINGLE.match(text) and last in _OPENING and len(text) < 200:
        return "to_single", True
    if last in ("to_label", "to_item") and words.BULLET.match(text) and len(text) < 200:
        return "to_item", True
    if last in ("to_label", "to_item") and text.endswith(";") and len(text) < 120:
        return None if words.BASIS.match(text) else ("to_item", False)
    if last == "invites" and words.BULLET.match(text):
        return "to_item", False
    # "Kính gửi: - Sở A;" on one line, others below it.
    if (
        last == "to_single"
        and words.BULLET.match(text)
        and len(text) < 120
        and text.endswith((";", ".", ","))
    ):
        return "to_item", False
    return None


def _opening(para: Para, text: str, last: str) -> tuple[str, bool] | None:
    if words.BASIS.match(text) and last in (*_OPENING, "to_single", "to_item", "enacting"):
        return "basis", True
    if words.BARE_BASIS.match(text) and last in ("authority_line", "basis"):
        return "basis", False
    if words.PROPOSAL.match(text) and last in ("basis", "proposal"):
        return "proposal", True
    if words.ENACTING.match(text) and (para.align == "center" or para.upper):
        return "enacting", True
    if last == "authority_line" and para.upper and para.align == "center":
        return "authority_line", False
    first = last in ("", "kind_name", "subject", "dashes", "basis", "proposal")
    if (
        first
        and para.upper
        and para.align in ("center", "")
        and (words.ORGAN.match(text) or words.TITLES.match(text))
        and not words.ROMAN.match(text)
    ):
        return "authority_line", False
    return None


def _division(para: Para, text: str, last: str) -> tuple[str, bool] | None:
    for role, pattern in _DIVISIONS:
        found = pattern.match(text)
        if found and (para.align == "center" or (len(text) < 120 and para.bold)):
            return role, True
    if last in _LABELS and (para.align == "center" or para.upper):
        return _LABELS[last], False
    article = words.ARTICLE.match(text)
    if article and (last != "paragraph" or (para.shown and para.shown[0].bold)):
        return ("article" if para.bold else "article_text"), True
    return None


_SENTENCE = 100
"""So many letters with a full stop behind them are a sentence: "I- Tán thành những nội dung …."."""


_INNER_STOP = re.compile(r"\w[.;] [^\W\d_]")
"""A heading is one phrase; what has a second sentence is text, however it is set."""


def _is_sentence(para: Para) -> bool:
    """A resolution numbers what it resolves as others number their headings."""
    return not para.upper and len(para.text) > _SENTENCE and para.text.endswith((".", ";"))


def _listed(para: Para, text: str, last: str) -> tuple[str, bool]:
    if words.ROMAN.match(text) and (para.upper or para.bold):
        return ("item" if _is_sentence(para) else "heading_1"), False
    decimal = words.DECIMAL.match(text)
    if decimal:
        depth = decimal["mark"].count(".") + 1
        if para.bold and not (_is_sentence(para) and _INNER_STOP.search(decimal["title"])):
            return ("heading_2" if depth == 1 else "heading_3"), False
        return "item", False
    if words.LETTER.match(text):
        return "point", False
    found = words.BULLET.match(text)
    if found:
        return ("item" if found["sign"] != "+" else "item_2"), False
    if para.align == "center" and para.bold:
        return "caption", False
    if para.italic and para.size <= 12:
        return "note", False
    if len(text) < 25 and not text.endswith((".", ";", ":", ",")):
        return "unknown", False
    return ("preamble" if last in _OPENING else "paragraph"), False
