"""Importing in tests: samples rendered in many forms and looks, read back, and compared block by block."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from pipeline.build import Order, draft, make
from pipeline.importer import draft as importing
from pipeline.importer import opening
from pipeline.importer.draft import Imported
from pipeline.tree import Document, paragraphs
from tests import samples
from tests.programs import convert, needed

LAYOUTS = (
    "",
    "{cỡ chữ: 15}",
    "{cách đoạn: 8}",
    "{lề: {trên: 25, dưới: 25, trái: 35, phải: 20}}",
    "{cỡ chữ: 13}",
    "{thụt đầu dòng: 12.7}",
)
"""What an office may choose; a standard that refuses one leaves the variant out."""
RUNNING = {
    "preamble": "paragraph",
    "closing": "paragraph",
    "proposal": "basis",
    "caption": "paragraph",
    "table_unit": "paragraph",
}
"""Kinds that look alike on paper: a file without style names cannot tell them apart."""


@dataclass(frozen=True)
class Variant:
    """A sample in one look and one form."""

    sample: str
    layout: str
    form: str
    """docx | pdf | lo-pdf | odt | html | txt (as LibreOffice writes it) | pdf-txt (copied out of a PDF)
    | layout (pdftotext -layout)"""

    def data(self) -> bytes:
        """The file. LookupError where the standard refuses the look."""
        source = samples.EVERY[self.sample]
        text = source.read_text("utf-8")
        if self.layout:
            text = re.sub(r"(?m)^(trình bày|layout):.*(\n[ ]+.*)*\n?", "", text)
            text += f"\ntrình bày: {self.layout}\n"
        made = draft(text.encode(), str(source), samples.desk(), Order(rules=False))
        if not made.sound:
            raise LookupError(str(made.problems[0]))
        form = _MADE.get(self.form, self.form)
        engine = "libreoffice" if self.form == "lo-pdf" else "own"
        done = make(made, samples.desk(), Order(formats=(form,), engine=engine, rules=False))
        if form not in done.files:
            raise LookupError(str(done.problems[0]))
        data = done.files[form]
        return _TEXTS[self.form](data).encode() if self.form in _TEXTS else data

    def imported(self) -> Imported:
        """The file read and drafted."""
        suffix = "txt" if self.form in _TEXTS else self.form.removeprefix("lo-")
        name = f"{self.sample.rpartition('/')[2]}.{suffix}"
        read = opening.read(self.data(), name, samples.desk().metrics)
        return importing.make(read, name, samples.desk())


def _copied(data: bytes) -> str:
    """The words of a PDF as such programs give them: lines, page by page, page numbers among them."""
    with pdfium.PdfDocument(data) as document:
        return "\f".join(page.get_textpage().get_text_range() for page in document)


def _saved(data: bytes) -> str:
    """The words of a Word file as LibreOffice saves them: a line for each paragraph and each cell."""
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        given = Path(folder) / "a.docx"
        given.write_bytes(data)
        (made,) = convert([given], Path(folder), "txt:Text")
        return made.read_text("utf-8-sig")


def _columns(data: bytes) -> str:
    """The words of a PDF in their columns, as poppler's pdftotext sets them."""
    call = [needed("pdftotext"), "-layout", "-", "-"]
    done = subprocess.run(call, input=data, check=True, capture_output=True, timeout=120)
    return done.stdout.decode("utf-8")


_MADE = {"lo-pdf": "pdf", "txt": "docx", "pdf-txt": "pdf", "layout": "pdf"}
_TEXTS = {"txt": _saved, "pdf-txt": _copied, "layout": _columns}


def blocks(document: Document, *, exact: bool) -> list[tuple[str, str]]:
    """Kind and words of every block; where the form has no styles, kinds that look alike are one."""
    out = []
    for paragraph in paragraphs(document):
        text = paragraph.words
        if exact:
            out.append((paragraph.role, text))
        elif text.strip():
            out.append((RUNNING.get(paragraph.role, paragraph.role), " ".join(text.split())))
    return out


def variants(forms: tuple[str, ...], layouts: tuple[str, ...] = LAYOUTS) -> Iterator[Variant]:
    """Every sample in every look and form."""
    for sample in samples.FILES:
        for layout in layouts:
            for form in forms:
                yield Variant(sample, layout, form)
