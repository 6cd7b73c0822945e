"""Every word of a document is in its PDF, whole and in its order, as a program reads it: by the tags.

Not by where letters stand: a page's marked contents are put together as the structure tree names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipeline.flow import Flow, Picture, Section, item_paras
from pipeline.flow.build import build
from pipeline.layout.document import lay_out
from pipeline.layout.page import Pages
from pipeline.layout.ruler import MODES
from pipeline.render import pdf
from pipeline.standards.load import load
from pipeline.tree import Document, Paragraph, block_paragraphs, extracted, paragraphs
from tests import samples
from tests.corpus.trees import Maker, picture
from tests.fuzz.scenes import flow_of
from tests.pdf_clauses.opened import Node, Opened

EXAMPLES = 20
INLINE = ("Lbl", "Reference")
"""What stands in the line of the words beside it; all else is parted from them."""


def words_of_tags(pdf_: Opened) -> list[str]:
    """The words in the tags' order, without the numbers of notes."""

    def walk(node: Node) -> Iterator[str]:
        for kid in node.kids:
            if not isinstance(kid, Node):
                yield pdf_.words.get(kid, "")
            elif kid.kind != "Reference" and not (node.kind == "Note" and kid.kind == "Lbl"):
                yield from ([*walk(kid)] if kid.kind in INLINE else ["\n", *walk(kid), "\n"])

    assert pdf_.tree is not None
    return words(walk(pdf_.tree))


def words(parts: Iterator[str]) -> list[str]:
    return "".join(parts).replace("\u2011", "-").split()


def words_of_tree(document: Document) -> list[str]:
    """Notes after their paragraph, marks in the top margin after the letterhead, as the docx has them."""
    placed = load(document.standard).columns.head_rows
    inside = {role for left, right in placed for role in (*left, *right)}
    margin = [one for one in document.header.right if one.role not in inside]
    head = [*document.header.left, *(p for p in document.header.right if p not in margin), *margin]
    above = tuple(block_paragraphs(extracted(document)[0]))
    rest = list(paragraphs(document))[len(above) + len(head) :]
    return words("\n".join(_with_notes(one)) + "\n" for one in (*above, *head, *rest))


def _with_notes(paragraph: Paragraph) -> Iterator[str]:
    yield paragraph.words
    for run in paragraph.runs:
        if run.note:
            yield "".join(part.text for part in run.note)


def drawn(pages: Pages) -> Opened:
    return Opened(pdf.render(pages, samples.desk().faces))


@pytest.mark.parametrize("name", list(samples.EVERY))
def test_every_word_of_a_sample(name: str) -> None:
    found = words_of_tags(Opened(samples.finished(name).files["pdf"]))
    assert found == words_of_tree(samples.document(name))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    seed=st.integers(1, 2**32), half=st.sampled_from(["tune", "sixth"]), mode=st.sampled_from(MODES)
)
@example(seed=1523981, half="sixth", mode="exact").via(
    "a table between a heading's label and title"
)
def test_every_word_of_a_random_tree(seed: int, half: str, mode: str) -> None:
    """A sample's structure in other words, with more tables, notes, pictures and page breaks."""
    document = Maker(seed, half).document()
    flow = build(document, load(document.standard), samples.desk().metrics.text_width)
    pages = lay_out(flow, samples.desk().metrics, mode)
    assert words_of_tags(drawn(pages)) == words_of_tree(document)


def words_of_flow(flow: Flow) -> list[str]:
    """As its items stand; notes after their paragraph."""

    def said() -> Iterator[str]:
        for para in (one for section in flow.sections for one in item_paras(section.items)):
            yield f"{para.text}\n"
            yield from (f"{note.text}\n" for piece in para.pieces for note in piece.note)

    return words(said())


def plain(section: Section) -> Section:
    """With real pictures, and nothing in its margins: that has no place among the items."""
    items = tuple(
        replace(item, data=picture()) if isinstance(item, Picture) else item
        for item in section.items
    )
    return replace(section, items=items, head_first=(), foot_first=(), foot_last=())


def whole_marks(pages: Pages) -> bool:
    """Whether no column is so narrow that a note's number is cut: nobody knows such a note again."""
    lines = [line for page in pages.pages for one in page.placed for line in one.lines]
    called = {part.text for line in lines for part in line.fragments if part.raise_}
    return called == {str(note.path[0]) for page in pages.pages for note in page.notes}


@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=st.integers(1, 2**32), mode=st.sampled_from(MODES))
@example(seed=744, mode="exact").via("a paragraph begins with an empty line at the page's end")
@example(seed=743, mode="lo7").via("the rest of a note stands after a note of a smaller number")
@example(seed=776, mode="lo7").via("spaces that the line's end swallowed have a line of their own")
def test_every_word_of_a_random_flow(seed: int, mode: str) -> None:
    """Of no sense and all sizes: parted rows, merged cells, notes longer than a page, cut words."""
    made = flow_of(seed)
    flow = replace(made, sections=tuple(map(plain, made.sections)))
    pages = lay_out(flow, samples.desk().metrics, mode)
    assume(whole_marks(pages))
    assert words_of_tags(drawn(pages)) == words_of_flow(flow)
