"""Comments of a docx: who said what of which words, in answer to whom, and whether it is settled.

Answers and the settled mark stand in word/commentsExtended.xml ([MS-DOCX] 2.5.4.1), which ties them
to the last paragraph of each comment by its w14:paraId.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.names import w
from pipeline.ooxml.package import Package

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
PARA_ID = f"{{{W14}}}paraId"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; `parent` is the id of the one it answers, "" for the first of a thread."""

    id: str
    author: str
    initials: str
    date: str
    """ISO 8601 as written; "" = not said."""
    text: str
    parent: str = ""
    done: bool = False
    para_id: str = ""


def read(package: Package) -> dict[str, Comment]:
    """Every comment by its id, in the order of the part."""
    name = package.related("comments")
    if name is None:
        return {}
    found = [_comment(element) for element in package.xml(name).iterchildren(w("comment"))]
    extended = _extended(package)
    by_para = {one.para_id: one.id for one in found if one.para_id}
    return {one.id: _threaded(one, extended, by_para) for one in found}


def _comment(element: _Element) -> Comment:
    paragraphs = list(element.iter(w("p")))
    lines = ("".join(_words(paragraph)) for paragraph in paragraphs)
    return Comment(
        element.get(w("id"), ""),
        element.get(w("author"), ""),
        element.get(w("initials"), ""),
        element.get(w("date"), ""),
        "\n".join(lines).strip(),
        para_id=paragraphs[-1].get(PARA_ID, "") if paragraphs else "",
    )


def _words(paragraph: _Element) -> list[str]:
    signs = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "-"}
    wanted = (w("t"), *signs)
    return [signs.get(str(part.tag), part.text or "") for part in paragraph.iter(*wanted)]


def _extended(package: Package) -> Mapping[str, tuple[str, bool]]:
    """paraId -> (paraId of the comment answered, settled)."""
    name = package.related("commentsExtended")
    if name is None:
        return {}
    return {
        element.get(f"{{{W15}}}paraId", ""): (
            element.get(f"{{{W15}}}paraIdParent", ""),
            element.get(f"{{{W15}}}done", "0") in {"1", "true", "on"},
        )
        for element in package.xml(name).iterchildren(f"{{{W15}}}commentEx")
    }


def _threaded(
    one: Comment, extended: Mapping[str, tuple[str, bool]], by_para: Mapping[str, str]
) -> Comment:
    above, done = extended.get(one.para_id, ("", False))
    parent = by_para.get(above, "")
    parent = "" if parent == one.id else parent
    return Comment(one.id, one.author, one.initials, one.date, one.text, parent, done, one.para_id)
