"""A Word template read once: its body cut at the slots, its other parts ready to be zipped again.

Reading takes docxtpl and lxml; what was read is kept on disk, by the template's hash, so that a
later run needs neither.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.files import write_inside
from pipeline.ooxml.zipped import Packed
from pipeline.problem import ToolError

VERSION = 2
"""Counts up when the reading or its kept form changes."""

Node = list[Any]
"""["text", xml] | ["slot", name] | ["if", name, [node…], [node…]] |
["width", place, column, columns, sum of the columns' widths, width as it stands]."""


@dataclass(frozen=True, slots=True)
class Form:
    """A template. `reason` says what the fast way does not know of it; then only `styles`,
    `fixed` and `compatibility` are there."""

    reason: str
    styles: frozenset[str]
    fixed: list[list[str]]
    """Its own paragraphs with words, each as the words around the slots."""
    compatibility: int
    """w:compatibilityMode."""
    root: str = ""
    """The start tag of w:document."""
    body: str = ""
    """The start tag of w:body."""
    nodes: tuple[Node, ...] = ()
    margins: dict[str, int] | None = None
    references: tuple[tuple[str, str, str], ...] = ()
    """(header | footer, default | first | even, relationship id)."""
    relations: tuple[tuple[str, str, str, str], ...] = ()
    """(id, type, target, mode) of the document part, targets as part names."""
    package: tuple[tuple[str, str, str, str], ...] = ()
    """The same of the package."""
    types: tuple[tuple[str, str], ...] = ()
    """(part, content type) of every part that stays."""
    parts: tuple[Packed, ...] = ()
    """Parts that are the same in every document."""

    @property
    def to_border(self) -> bool:
        """Whether Word indents tables to their border: from mode 15 on."""
        return self.compatibility >= 15

    @property
    def fast(self) -> bool:
        """True when `docx_fast` fills it."""
        return not self.reason


@lru_cache(maxsize=16)
def form(template: bytes, name: str, cache: Path | None) -> Form:
    """The template as a form. ContentError when it is refused (see `open_package`)."""
    file = None
    if cache is not None:
        folder = cache / "forms"
        file = folder / f"{hashlib.sha256(template).hexdigest()[:32]}-{VERSION}.json"
        kept = _kept(file)
        if kept is not None:
            return kept
    # docxtpl, python-docx and lxml take longer to load than a document takes to be made.
    from pipeline.render.docx_compile import compiled

    made = compiled(template, name)
    if file is not None:
        # A cache that cannot be written makes it slower, not wrong.
        with suppress(ToolError, OSError):
            write_inside(file.parent, file, _sealed(made))
    return made


def _sealed(made: Form) -> bytes:
    """The form as one line of JSON below its own hash: half a file is no form."""
    plain = asdict(made)
    plain["styles"] = sorted(made.styles)
    plain["parts"] = [
        [one.name, one.crc, one.size, base64.b64encode(one.data).decode()] for one in made.parts
    ]
    data = json.dumps(plain, ensure_ascii=False).encode()
    return hashlib.sha256(data).hexdigest().encode() + b"\n" + data


def _kept(file: Path) -> Form | None:
    try:
        seal, _, data = file.read_bytes().partition(b"\n")
        if hashlib.sha256(data).hexdigest().encode() != seal:
            return None
        plain = json.loads(data)
        parts = tuple(
            Packed(name, crc, size, binascii.a2b_base64(text))
            for name, crc, size, text in plain.pop("parts")
        )
        styles = frozenset(plain.pop("styles"))
        for key in ("nodes", "references", "relations", "package", "types"):
            plain[key] = tuple(tuple(one) if key != "nodes" else one for one in plain[key])
        return Form(parts=parts, styles=styles, **plain)
    except (OSError, ValueError, TypeError, KeyError):
        return None
