"""The Word files of the set: by hand, and through an office that saves them anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.incoming import letterheads, pens
from tests.incoming.rtf import rich
from tests.papers.sheet import Desk, Paper
from tests.programs import convert
from tests.senders.word import Way, made, png, with_picture

_SECTION = re.compile(r"<!--KEEP(.*?)KEEP-->", re.S)
LINE = png(4, 1, b"\0" + b"\0\0\0\xff" * 4)
"""A black line."""
_EVERY = 5
"""Paragraphs of text in a section."""


def into_header(parts: dict[str, str]) -> dict[str, str]:
    """What stands between the marks goes into the header of the first page."""
    text = parts["word/document.xml"]
    before, _, rest = text.partition(letterheads.TOP)
    head, _, after = rest.partition(letterheads.END)
    parts["word/document.xml"] = before + after
    parts["word/header2.xml"] = parts["word/header2.xml"].replace("<w:p/>", head)
    return parts


def sectioned(body: str) -> str:
    """A new section, on a new page, behind each few paragraphs of text; the header is inherited."""
    found = _SECTION.search(body)
    assert found
    body = body.replace(found[0], "")
    page, count = found[1], 0
    heading = '<w:headerReference w:type="default" r:id="rIdH"/><w:headerReference w:type="first" r:id="rIdF"/>'

    def end(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        if count % _EVERY:
            return match[0]
        own = (
            f"{heading}{page}<w:titlePg/>"
            if count == _EVERY
            else f'<w:type w:val="nextPage"/>{page}'
        )
        return match[0].replace("</w:pPr>", f"<w:sectPr>{own}</w:sectPr></w:pPr>", 1)

    return re.sub(
        r'<w:p><w:pPr>(?:(?!</w:pPr>).)*w:firstLine="(?:720|567)"/>(?:(?!</w:p>).)*</w:p>',
        end,
        body,
    )


def followed(parts: dict[str, str]) -> dict[str, str]:
    """The last section of the text follows others: on a page of its own, numbered from its first."""
    first, mark, rest = parts["word/document.xml"].partition("</w:sectPr>")
    pattern = r'<w:type w:val="continuous"/>((?:(?!</w:sectPr>).)*)<w:titlePg/>'
    own = re.sub(pattern, r'<w:type w:val="nextPage"/>\1', rest)
    parts["word/document.xml"] = first + mark + own
    return parts


WAYS: dict[str, Way] = {
    "header": Way(
        head=letterheads.in_header, desk=Desk(rule="alt", tail="table"), parts=into_header
    ),
    "spaces": Way(pens.Typed, letterheads.spaced, Desk(rule="conn", tail="tabs")),
    "fields": Way(pens.Fields, desk=Desk(head="controls", rule="alt", tail="rows")),
    "moved": Way(pens.Moved, desk=Desk(head="merged", rule="alt", tail="table")),
    "sections": Way(
        head=letterheads.kept,
        desk=Desk(head="four", rule="alt", tail="table"),
        parts=followed,
        body=sectioned,
    ),
    "typed": Way(
        pens.Typed, desk=Desk(program="wps", head="tabs", rule="alt", tail="indent", gap="after")
    ),
    "two fonts": Way(pens.TwoFonts, desk=Desk(head="breaks", rule="alt", tail="table")),
    "pictures": Way(
        pens.Pictured, desk=Desk(program="google", head="four", rule="alt", tail="table")
    ),
    "grouped": Way(head=letterheads.grouped, desk=Desk(rule="border", tail="rows", line="1.2")),
    "deep": Way(
        head=letterheads.deep, desk=Desk(program="onlyoffice", rule="border", tail="breaks")
    ),
}
"""Ways that need no other program."""
SAVED: dict[str, Way] = {
    "libre": Way(desk=Desk(program="libre", head="four", rule="alt", tail="table")),
    "odt": Way(desk=Desk(head="three", rule="border", tail="rows", gap="after")),
}
"""Ways whose files an office opens and saves."""
OFFICE = (*SAVED, "rtf")


def written(paper: Paper, name: str) -> bytes:
    """The paper by a way of that name that needs no office."""
    data = made(paper, WAYS[name])
    return with_picture(data, LINE) if name == "pictures" else data


def saved(papers: Iterable[tuple[str, Paper, str]], folder: Path) -> dict[str, bytes]:
    """(key, paper, way) -> the .docx that the office saved, by key; all in a few starts."""
    groups: dict[str, list[Path]] = {}
    for at, (key, paper, way) in enumerate(papers):
        file = folder / way / f"{at:04}-{key}"
        file.parent.mkdir(parents=True, exist_ok=True)
        suffix, data = (".rtf", rich(paper)) if way == "rtf" else (".docx", made(paper, SAVED[way]))
        given = file.with_name(file.name + suffix)
        given.write_bytes(data)
        groups.setdefault(way, []).append(given)
    found = {}
    for way, files in groups.items():
        for step in range(0, len(files), 60):
            some = files[step : step + 60]
            if way == "odt":
                some = convert(some, folder / way / "between", "odt")
            form = "docx:MS Word 2007 XML"
            for file in convert(some, folder / way / "done", form):
                found[file.stem.partition("-")[2]] = file.read_bytes()
    return found
