"""Each document in its form; those that only an office program writes are made by LibreOffice, all in one call."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from tests.kept import plain, word
from tests.kept.pages import Kept, kept
from tests.programs import convert

_BY_HAND = {"html": plain.html, "rtf": plain.rtf, "txt": plain.text}


def data(one: Kept, form: str = "") -> bytes:
    """The file in the document's own form, or in another."""
    form = form or one.options["form"]
    if form in _BY_HAND:
        return _BY_HAND[form](one)
    made = word.Writer(one).data()
    own = one.options["form"] == form
    return made if form == "docx" else _converted(form, own=own)[one.name]


@cache
def _converted(form: str, *, own: bool) -> dict[str, bytes]:
    """Those that have this form of their own, or all."""
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        given, out = Path(folder) / "given", Path(folder) / form
        given.mkdir()
        for one in kept():
            if own and one.options["form"] != form:
                continue
            (given / f"{one.name}.docx").write_bytes(word.Writer(one).data())
        made = convert(sorted(given.iterdir()), out, form)
        return {path.stem: path.read_bytes() for path in made}
