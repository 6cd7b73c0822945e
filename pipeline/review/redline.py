"""Two Word files of ours -> the new one with the changes tracked, as Word's own comparison would show them.

Accepting all of them gives the new version's words, rejecting all gives the old one's: in the body, its
tables, the letterhead and signatures, the footnotes, and footers that both versions have.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import UTC, datetime

from pipeline.ooxml.names import w
from pipeline.ooxml.package import Package, open_package
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.review.redline_blocks import container
from pipeline.review.redline_package import Merged
from pipeline.review.redline_text import Marker


def redline(old: bytes, new: bytes, author: str, when: datetime | None = None) -> bytes:
    """The new docx with w:ins, w:del, w:moveFrom and w:moveTo by `author` at `when` (None: not said).

    Both must be made by this project; for other files nothing is promised.
    """
    before, after = open_package(old), open_package(new)
    date = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else ""
    merged = Merged(before, after, unzipped(new))
    marker = Marker(author, date, picture=merged.picture, note=merged.note)
    root = merged.root(after.main)
    body_old, body_new = before.xml(before.main).find(w("body")), root.find(w("body"))
    if body_old is None or body_new is None:
        raise ValueError("a docx without w:body")
    container(body_old, body_new, marker)
    for name in _footers(before, after):
        container(copy.deepcopy(before.xml(name)), merged.root(name), marker)
    merged.join_notes(marker)
    return zipped(merged.parts())


def _footers(old: Package, new: Package) -> Iterator[str]:
    """Footers that both files have under the same name."""
    names = [{one.target for one in package.relations(package.main)} for package in (old, new)]
    for name in sorted(names[0] & names[1]):
        if name.startswith("word/footer") and name.endswith(".xml"):
            yield name
