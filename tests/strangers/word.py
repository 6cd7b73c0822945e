"""The Word files of the set: each way by its name, and what LibreOffice makes of some when it saves them anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.programs import convert
from tests.strangers import hands, hands_other
from tests.strangers.making import Way
from tests.strangers.packing import linked, mirrored, noted, packed, parts, renamed
from tests.strangers.sheet import Paper


def controlled(found: dict[str, str]) -> dict[str, str]:
    """All of the text in one control of a cover page, each figure of the letterhead in one with a date or a choice."""
    words = found["word/document.xml"]
    start, end = words.index("<w:body>") + 8, words.rindex("<w:sectPr>")
    inner = words[start:end]
    count = 0

    def hold(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        bound = (
            '<w:dataBinding w:xpath="/root/so" w:storeItemID="{0A}"/><w:text/>'
            if count % 2
            else '<w:date><w:dateFormat w:val="dd"/></w:date>'
        )
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{7000 + count}"/>{bound}</w:sdtPr><w:sdtContent>{match[0]}'
            "</w:sdtContent></w:sdt>"
        )

    inner = re.sub(
        r"<w:r><w:rPr>(?:(?!</w:rPr>).)*</w:rPr><w:t[^>]*>[^<]*\d{2}[^<]*</w:t></w:r>",
        hold,
        inner,
        count=6,
    )
    if "<w:sectPr>" not in inner:
        inner = (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj>'
            f"</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    found["word/document.xml"] = words[:start] + inner + words[end:]
    return found


def hidden(found: dict[str, str]) -> dict[str, str]:
    """Letters that stand as signs of a font or as breaks of a program: hard hyphens, hard blanks, empty controls."""
    words = found["word/document.xml"]
    words = re.sub(
        r"(<w:t[^>]*>[^<]*\d{4}) - (\d{4})",
        '\\1 </w:t><w:noBreakHyphen/><w:t xml:space="preserve"> \\2',
        words,
    )
    words = words.replace("ngày 1", "ngày\u00a01").replace("Điều 3", "Điều\u00a03")
    found["word/document.xml"] = words.replace("</w:rPr><w:t", "</w:rPr><w:t", 1)
    return found


WAYS: dict[str, Way] = {
    "styles": Way(hands.Styled, "gapped", "vector", "cells", paged="frame"),
    "shreds": Way(hands.Shreds, "lined", "slab", "stops", paged="aligned"),
    "forms": Way(hands.Forms, "merged", "edge", "split", paged="cells"),
    "changed": Way(hands.Changed, "gapped", "polyline", "cells"),
    "themed": Way(
        hands_other.Themed, "nested", "connector", "cells", numbered=True, paged="gallery"
    ),
    "truths": Way(hands_other.Truths, "boxes", "above", "split"),
    "chinese": Way(hands_other.Chinese, "beside", "vector", "box", paged="box"),
    "stops": Way(head="stops", tail="stops", numbered=True),
    "frames": Way(head="lined", rule="polyline", tail="frame", paged="frame", parts=mirrored),
    "controls": Way(
        hands_other.Themed, "merged", "slab", "split", paged="gallery", parts=controlled
    ),
    "noted": Way(head="gapped", rule="vector", tail="box", parts=noted),
    "hyphens": Way(hands.Shreds, "beside", "connector", "cells", parts=hidden),
    "renamed": Way(hands_other.Truths, "nested", "edge", "cells", numbered=True, parts=renamed),
    "sixteen": Way(hands.Styled, "boxes", "slab", "frame", parts=mirrored),
    "ruled": Way(hands_other.Truths, "merged", "above", "split"),
}
"""Ways that need no other program."""
SAVED: dict[str, tuple[str, ...]] = {
    "styles": ("docx:MS Word 2007 XML",),
    "themed": ("doc:MS Word 97", "docx:MS Word 2007 XML"),
    "truths": ("docx:Office Open XML Text",),
}
"""What LibreOffice opens and saves, step by step; a way's name with "saved " before it."""
OFFICE = tuple(f"saved {one}" for one in SAVED)


def written(paper: Paper, name: str) -> bytes:
    """The .docx by a way of that name."""
    way = WAYS[name]
    found = way.parts(parts(paper, way))
    if "[Content_Types].xml" not in found:
        found = linked(found)
    return packed(found, "UTF-16" if name == "sixteen" else "UTF-8")


def saved(papers: Iterable[tuple[str, Paper, str]], folder: Path) -> dict[str, bytes]:
    """(key, paper, one of OFFICE) -> the .docx as LibreOffice saved it, by key."""
    groups: dict[str, list[Path]] = {}
    for at, (key, paper, way) in enumerate(papers):
        name = way.removeprefix("saved ")
        file = folder / name / f"{at:04}-{key}.docx"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written(paper, name))
        groups.setdefault(name, []).append(file)
    found = {}
    for name, files in groups.items():
        for step in range(0, len(files), 60):
            some = files[step : step + 60]
            for at, form in enumerate(SAVED[name]):
                some = convert(some, folder / name / f"step{at}", form)
            for file in some:
                found[file.stem.partition("-")[2]] = file.read_bytes()
    return found
