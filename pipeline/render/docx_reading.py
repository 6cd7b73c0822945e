"""The words of any docx through the full reader: what the guard compares when docxtpl filled a form."""

from __future__ import annotations

import re

from pipeline.ooxml.names import R, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.reader import Block, Word, paragraphs, read
from pipeline.render.docx_words import Words

_SLOT = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


def words_of(package: Package) -> Words:
    """The words of a finished docx, as `docx_words.quick` gives them."""
    word = read(package)
    return Words(_texts(word.body), _note_texts(word), _foot_texts(word))


def fixed_words(template: Package) -> list[list[str]]:
    """The template's paragraphs that hold words of their own, as the words around their slots."""
    word = read(template)
    stories = [word.body, *word.headers.values(), *word.footers.values()]
    split = [_SLOT.split(one.text) for story in stories for one in paragraphs(story)]
    return [words for words in split if "".join(words).strip()]


def _texts(blocks: tuple[Block, ...]) -> list[str]:
    return [
        paragraph.text.replace("\u2011", "-") for paragraph in paragraphs(blocks) if paragraph.text
    ]


def _note_texts(word: Word) -> list[str]:
    """Footnotes in the order of their calls; the space after the mark is the writer's."""
    texts = []
    for paragraph in paragraphs(word.body):
        for run in paragraph.runs:
            if run.note:
                found = _texts(word.footnotes.get(run.note, ()))
                texts += [found[0].removeprefix(" "), *found[1:]] if found else [""]
    return texts


def _foot_texts(word: Word) -> list[str]:
    """Words of the first-page footers in the order of their sections."""
    relations = {
        relation.id: relation.target for relation in word.package.relations(word.package.main)
    }
    made = sorted(
        (relations[ident], ident) for ident in word.footers if ident in _first_footers(word)
    )
    return [text for _, ident in made for text in _texts(word.footers[ident])]


def _first_footers(word: Word) -> set[str]:
    root = word.package.xml(word.package.main)
    return {
        element.get(f"{{{R}}}id", "")
        for element in root.iter(w("footerReference"))
        if element.get(w("type")) == "first"
    }
