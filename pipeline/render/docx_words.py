"""The words of a docx that the fast way made, read again from its parts; equal to what lxml reads.

A form that is filled fast has paragraphs, runs, tables and nothing that hides or repeats words
(`docx_form` sees to it), so the markup of words is all there is to find. Tests hold it against
`docx_reading`, the full reader.

That a part is XML is expat's to say, but not of every paragraph: it has seen the markup of most
before, around other words. Where words hold no sign of markup, such a paragraph is an element
whatever they are, and expat reads the part with an empty one in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from pipeline.kept import Kept
from pipeline.render.docx_text import UNWRITABLE


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


_WORDS = '<w:t xml:space="preserve">'
_LABEL, _NAME, _END = '<w:bookmarkStart w:id="', '" w:name="', '<w:bookmarkEnd w:id="'
_ORDINARY = re.compile("[^ -\ufffd]")
"""Finds more than is unwritable, but in two thirds of the time."""

_sound: Kept[bool] = Kept(400)
"""Of a paragraph's markup without words and labels: whether it is XML and holds nothing else to be
read."""


def quick(parts: Mapping[str, str], footers: Mapping[str, str]) -> Words:
    """The words of a finished docx; `footers` are the parts by relationship id. NotXml if broken."""
    document = parts["word/document.xml"]
    for name in ("word/footnotes.xml", *footers.values()):
        if name in parts:
            _well_formed(parts[name], name)
    called: list[str] = []
    body = _read(document, "word/document.xml", called)
    stories = dict(_NOTE.findall(parts.get("word/footnotes.xml", "")))
    first = {ident for ident in _FOOTER.findall(document) if ident in footers}
    feet = [
        text
        for name, _ in sorted((footers[ident], ident) for ident in first)
        for text in _texts(parts[name])
    ]
    words = Words(body, [text for one in called for text in _note(stories.get(one, ""))], feet)
    _refuse_unwritable(words)
    return words


def _refuse_unwritable(words: Words) -> None:
    whole = "".join([*words.body, *words.notes, *words.feet])
    if _ORDINARY.search(whole) and UNWRITABLE.search(whole):
        raise NotXml("a letter that XML cannot hold")


def _note(story: str) -> list[str]:
    """A footnote's paragraphs; the space after the mark is the writer's."""
    found = _texts(story)
    return [found[0].removeprefix(" "), *found[1:]] if found else [""]


def _texts(xml: str) -> list[str]:
    return [text for text, _ in map(_words, xml.split("</w:p>")) if text]


def _read(xml: str, name: str, called: list[str]) -> list[str]:
    """Texts of the paragraphs that have any; the ids of the footnotes called go to `called`.
    NotXml if the part is none."""
    texts: list[str] = []
    lean: list[str] = []
    *chunks, last = xml.split("</w:p>")
    for chunk in chunks:
        outside, begin, inner = chunk.rpartition("<w:p>")
        text = _known(inner) if begin else None
        if text is None:
            text, notes = _words(chunk)
            called += notes
            lean.append(chunk)
            lean.append("</w:p>")
        else:
            lean.append(outside)
            lean.append("<w:p/>")
        if text:
            texts.append(text)
    lean.append(last)
    left = "".join(lean)
    # In a comment or the like an element is none.
    _well_formed(xml if "<!" in left or left.find("<?", 2) > 0 else left, name)
    return texts


def _known(inner: str) -> str | None:
    """The text of a paragraph whose markup is known to be sound; None where that is not so."""
    first, *parts = inner.split(_WORDS)
    markup = [first]
    words: list[str] = []
    for part in parts:
        said, _, after = part.partition("<")
        words.append(said)
        markup.append(after)
    text = "".join(words)
    if "&" in text or ">" in text or not _unlabelled(markup):
        return None
    shape = "<w:p>".join(markup)  # it stands in none of them
    sound = _sound.get(shape)
    if sound is None:
        sound = _sound.put(shape, _is_sound(markup))
    return text.replace("\u2011", "-") if sound else None


def _unlabelled(markup: list[str]) -> bool:
    """Empty elements in place of the label; False if it is not as labels are written."""
    before, label, after = markup[0].partition(_LABEL)
    if not label:
        return True
    ident, _, more = after.partition(_NAME)
    name, end, behind = more.partition('"/>')
    if not (end and ident.isdecimal() and name.isidentifier()):
        return False
    markup[0] = f"{before}<start/>{behind}"
    rest, label, after = markup[-1].rpartition(_END)
    if not label or after != f'{ident}"/>':
        return False
    markup[-1] = f"{rest}<end/>"
    return True


def _is_sound(markup: list[str]) -> bool:
    """Whether a paragraph of this markup is one element and has words nowhere but in its gaps."""
    inner = f"{_WORDS}<".join(markup)
    text, notes = _words(inner)
    if text or notes or "<!" in inner or "<?" in inner:
        return False
    try:
        _well_formed(f"<w:p>{inner}</w:p>", "")
    except NotXml:
        return False
    return True


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
    number = 0 if name else int(decimal or hexadecimal, 10 if decimal else 16)
    letter = _NAMED.get(name, "") if name else chr(number) if number <= 0x10FFFF else ""
    if not letter:
        raise NotXml(found.group())
    return letter


def _well_formed(xml: str, name: str) -> None:
    try:
        # Every prefix is bound where it is used or in the form's own start tag, which lxml has read.
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError as error:
        raise NotXml(f"{name}: {error}") from error
