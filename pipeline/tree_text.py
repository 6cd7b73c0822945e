"""A composed document as plain text: what tests, goldens and comparisons read.

One line a paragraph, "role | words", in sections; emphasis of the author's words and bold numbers are
shown with stars, notes as ^[…]. The view says everything the tree says except places and layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.tree import (
    Annex,
    Block,
    Cell,
    Document,
    Image,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)


def outline(document: Document) -> str:
    """The whole document, section by section: [left], [right], [title], [to], [body] …"""
    lines: list[str] = []
    for name, part in sections(document).items():
        if part:
            lines += [f"[{name}]", *part]
    return "\n".join(lines) + "\n"


def sections(document: Document) -> dict[str, list[str]]:
    """The lines of every section by its name; empty ones too."""
    made = {
        "left": _lines(document.header.left),
        "right": _lines(document.header.right),
        "title": _lines(document.title),
        "to": _lines(document.addressees),
        "body": _lines(document.body),
        "recipients": _lines(document.recipients),
        "signatures": [line for one in document.signatures for line in _signature(one)],
        "contact": _lines(document.contact),
        "not for media": _lines(document.not_for_media),
    }
    for index, annex in enumerate(document.annexes, 1):
        made[f"annex {index}"] = _annex(annex)
    return made


def words(runs: Iterable[Run]) -> str:
    """Runs with their emphasis and notes."""
    return "".join(_run(run) for run in runs)


def line(paragraph: Paragraph) -> str:
    """One paragraph: role, number, words; a line break inside it is shown as " // "."""
    number = paragraph.number
    if number and paragraph.bold_number:
        number = f"**{number}**"
    text = words(paragraph.runs)
    shown = f"{number} {text}" if number and text else number or text
    return f"{paragraph.role} | {shown}".rstrip().replace("\n", " // ")


def _run(run: Run) -> str:
    stars = ("**" if run.bold else "") + ("*" if run.italic else "")
    text = f"{stars}{run.text}{stars[::-1]}" if run.text.strip() else run.text
    return f"{text}^[{words(run.note)}]" if run.note else text


def _lines(blocks: Iterable[Block]) -> list[str]:
    return [text for block in blocks for text in _block(block)]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield line(block)
        case Table():
            yield from _table(block)
        case Image():
            yield f"image | {block.width:.0f} x {block.height:.0f} mm"
            if block.caption:
                yield line(block.caption)
        case PageBreak():
            yield "page break |"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield line(table.caption)
    for name, rows in (("head", table.head), ("row", table.rows)):
        for row in rows:
            yield f"{name} | " + " | ".join(_cell(cell) for cell in row)


def _cell(cell: Cell) -> str:
    text = " / ".join(words(paragraph.runs) for paragraph in cell.paragraphs)
    if (cell.columns, cell.rows) != (1, 1):
        text += f" ({cell.columns}x{cell.rows})"
    return text


def _signature(signature: Signature) -> Iterator[str]:
    yield "--"
    yield from _lines(signature.lines)
    if signature.note:
        yield line(signature.note)
    if signature.name:
        yield line(signature.name)


def _annex(annex: Annex) -> list[str]:
    turned = ["landscape |"] if annex.landscape else []
    signed = [line for one in annex.signatures for line in _signature(one)]
    head = [*_lines(annex.signed), *_lines(annex.header.left), *_lines(annex.header.right)]
    return [*turned, *head, *_lines(annex.title), *_lines(annex.body), *signed]
