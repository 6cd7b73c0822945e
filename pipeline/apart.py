"""A document whose annexes are files of their own when it is issued: the document, and each of them.

NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.d and II.8.b: what is not in the document's file is signed
by the organ on its own. Drafts keep everything in one file, so that whoever reviews has all of it.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.text import slug
from pipeline.tree import Annex, Document, Header

_FIRST = "-phu-luc"


def parted(document: Document) -> tuple[Document, tuple[tuple[str, Document], ...]]:
    """The document without those annexes, and for each the end of its file's name and its own document."""
    own = [annex for annex in document.annexes if annex.apart]
    if not own:
        return document, ()
    rest = tuple(annex for annex in document.annexes if not annex.apart)
    names = _names(document.annexes)
    found = tuple(
        (names[index], _alone(annex, document))
        for index, annex in enumerate(document.annexes)
        if annex.apart
    )
    return replace(document, annexes=rest), found


def _names(annexes: tuple[Annex, ...]) -> list[str]:
    """ "-phu-luc-2" by what stands above the annex; "-quy-che" for an attached statute; none twice."""
    names: list[str] = []
    for annex in annexes:
        label = annex.title[0].words if annex.title else ""
        name = f"-{slug(label)}" if label else _FIRST
        count = sum(one == name or one.startswith(f"{name}-tep-") for one in names)
        names.append(f"{name}-tep-{count + 1}" if count else name)
    return names


def _alone(annex: Annex, document: Document) -> Document:
    title = annex.title[1].words if len(annex.title) > 1 else document.meta.title
    return Document(
        standard=document.standard,
        meta=replace(document.meta, title=title),
        header=Header(),
        title=(),
        addressees=(),
        body=(),
        recipients=(),
        signatures=(),
        annexes=(annex,),
        layout=document.layout,
    )
