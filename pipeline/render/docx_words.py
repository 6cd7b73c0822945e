"""The words of a docx that the fast way made, read again from its parts; equal to what lxml reads.

A form that is filled fast has paragraphs, runs, tables and nothing that hides or repeats words
(`docx_form` sees to it), so the markup of words is all there is to find. Tests hold it against
`docx_reading`, the full reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from pipeline.kept import Kept


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs with words, in order: of the body, of the footnotes called, of first-page footers."""

    body: list[str]
    notes: list[str]
    feet: list[str]


class NotXml(ValueError):
    """A part that no XML parser would take."""


_MARKUP = re.compile(
    r"<w:(?:t(?: [^>]*)?>([^<]*)|(br|tab|noBreakHyphen)/>|footnoteReference [^>]*?w:id=\"(\d+)\")"
)
_LETTERS = {"br": "\n", "tab": "\t", "noBreakHyphen": "-"}
_NOTE = re.compile(r'<w:footnote w:id="(\d+)">(.*?)</w:footnote>', re.DOTALL)
_FOOTER = re.compile(r'<w:footerReference [^>]*?w:type="first"[^>]*? r:id="([^"]*)"')
_ENTITY = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def quick(parts: Mapping[str, bytes], footers: Mapping[str, str]) -> Words:
    """The words of a finished docx; `footers` are the parts by relationship id. NotXml if broken."""
    for name in ("word/document.xml", "word/footnotes.xml", *footers.values()):
        if name in parts:
            _well_formed(parts[name], name)
    document = parts["word/document.xml"].decode()
    called: list[str] = []
    body = _paragraphs(document, called)
    stories = dict(_NOTE.findall(parts.get("word/footnotes.xml", b"").decode()))
    first = {ident for ident in _FOOTER.findall(document) if ident in footers}
    feet = [
        text
        for name, _ in sorted((footers[ident], ident) for ident in first)
        for text in _paragraphs(parts[name].decode(), [])
    ]
    return Words(body, [text for one in called for text in _note(stories.get(one, ""))], feet)


def _note(story: str) -> list[str]:
    """A footnote's paragraphs; the space after the mark is the writer's."""
    found = _paragraphs(story, [])
    return [found[0].removeprefix(" "), *found[1:]] if found else [""]


def _paragraphs(xml: str, called: list[str]) -> list[str]:
    """Texts of the paragraphs that have any; the ids of the footnotes called go to `called`."""
    texts = []
    for paragraph in xml.split("</w:p>"):
        found = _read.get(paragraph) or _read.put(paragraph, _words(paragraph))
        called += found[1]
        if found[0]:
            texts.append(found[0])
    return texts


_read: Kept[tuple[str, tuple[str, ...]]] = Kept(800)
"""Of a paragraph's markup, letter by letter: its text, the notes called in it."""


def _words(paragraph: str) -> tuple[str, tuple[str, ...]]:
    # Properties come first and hold no words; tabs in them are stops.
    found = _MARKUP.findall(paragraph, max(0, paragraph.rfind("</w:pPr>")))
    text = "".join(_plain(words) if words else _LETTERS.get(mark, "") for words, mark, _ in found)
    return text, tuple(note for _, _, note in found if note)


def _plain(words: str) -> str:
    words = words.replace("\u2011", "-")
    return _ENTITY.sub(_letter, words) if "&" in words else words


def _letter(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    return chr(int(decimal or hexadecimal, 10 if decimal else 16))


def _well_formed(data: bytes, name: str) -> None:
    try:
        # Every prefix is bound where it is used or in the form's own start tag, which lxml has read.
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise NotXml(f"{name}: {error}") from error
