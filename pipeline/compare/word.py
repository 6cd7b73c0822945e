"""A Word file -> its words: with places when LibreOffice can lay it out, else in order alone."""

from __future__ import annotations

from pipeline.compare import pdf
from pipeline.compare.printed import Printed, Word, parts
from pipeline.fonts import Faces
from pipeline.ooxml.package import open_package
from pipeline.ooxml.reader import paragraphs, read
from pipeline.problem import ToolError
from pipeline.render import office


def printed(data: bytes, file: str, faces: Faces | None = None) -> Printed:
    """The document as LibreOffice prints it; without pages where there is no LibreOffice.

    ContentError for what is no Word file.
    """
    package = open_package(data, file)
    try:
        made = office.convert([data], faces, archival=False)[0]
    except ToolError:
        story = read(package)
        notes = (*story.footnotes.values(), *story.endnotes.values())
        margins = (*story.headers.values(), *story.footers.values())
        texts = [one.text for blocks in (story.body, *notes) for one in paragraphs(blocks)]
        # A number alone in a margin is the page's.
        beside = [one.text for blocks in margins for one in paragraphs(blocks)]
        texts += [text for text in beside if not text.strip(" -–").isdigit()]
        words = [word for text in texts for written in text.split() for word in _words(written)]
        return Printed(file, tuple(words))
    laid = pdf.printed(made, file)
    return Printed(file, laid.words, laid.sizes, laid.pdf)


def _words(written: str) -> list[Word]:
    return [Word(part, glued=at > 0) for at, part in enumerate(parts(written))]
