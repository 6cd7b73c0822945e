"""A paragraph in another format; the same one whenever the same is asked, so that its identity tells it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.flow import Para
from pipeline.kept import Kept

_formed: Kept[tuple[Para, Para]] = Kept(400)


def formed(para: Para, **changes: object) -> Para:
    """The paragraph with `changes` of its format (`Format` has the fields)."""
    key = (id(para), *changes.items())
    known = _formed.get(key)
    if known is None:
        form = replace(para.format, **changes)  # type: ignore[arg-type]  # fields of Format
        known = _formed.put(key, (para, replace(para, format=form)))
    return known[1]
