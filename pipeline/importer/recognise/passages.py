"""The components of a read document -> passages of its text, tables in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished.zones import own_styles
from pipeline.check.finished.zones_part import Part
from pipeline.importer import inline
from pipeline.importer.pages import Picture, Read
from pipeline.importer.recognise.labels import BULLETS, label
from pipeline.importer.recognise.outline import Passage
from pipeline.importer.values import Group, Value, Words

_UNLABELLED = ("note", "caption")


def passages(parts: Sequence[Part], read: Read) -> Iterator[Passage]:
    """What stands in the text, in order; a table once, where its first cell stands."""
    done: set[int] = set()
    caption: list[Part] = []
    measure = ""
    waiting = list(_pictures(parts, read))
    captions: set[int] = set()
    for at, part in enumerate(parts):
        while waiting and waiting[0].after < part.para.number:
            named = _below(waiting[0], part) and at not in captions
            captions |= {at} if named else set()
            yield _picture(waiting.pop(0), part if named else None)
        if at in captions:
            continue
        if _is_measure(part, parts[at + 1 : at + 2], read):
            measure = inline.words(part.para, emphasis=False).removeprefix("Đơn vị tính: ")
            continue
        behind = at + 1 + _measured_below(parts[at + 1 : at + 3], read)
        if _is_caption(part, parts[behind : behind + 1], read):
            caption.append(part)
            continue
        key = read.members.get(part.para.number)
        if key is not None:
            if key not in done:
                done.add(key)
                said = " ".join(inline.words(one.para) for one in caption)
                grid = replace(read.grids[key], caption=said, measure=measure)
                measure = ""
                doubt = read.joins.get(key)
                doubts = (doubt,) if doubt else ()
                yield Passage("", insert=grid, plain=grid.words, number=key, doubts=doubts)
                caption = []
            continue
        yield passage(part, read)
    for picture in waiting:
        yield _picture(picture, None)


def _pictures(parts: Sequence[Part], read: Read) -> Iterator[Picture]:
    """The pictures between the first and the last of these paragraphs, and right behind."""
    if not parts:
        return
    first, last = parts[0].para.number, parts[-1].para.number
    for one in read.pictures:
        if one.name and not one.in_table and first - 1 <= one.after <= last:
            yield one


def _below(picture: Picture, part: Part) -> bool:
    """Whether the paragraph behind a picture is its caption."""
    if part.para.number != picture.after + 1 or part.para.bordered or len(part.text) > 200:
        return False
    return part.role == "caption" or bool(part.para.align == "center" and _CAPTION.match(part.text))


_CAPTION = re.compile(r"(?:Hình|Biểu đồ|Sơ đồ|Ảnh|Bản đồ|Đồ thị)\b", re.IGNORECASE)


def _picture(picture: Picture, caption: Part | None) -> Passage:
    """The block of a picture with the line below it."""
    entries: dict[str, Value] = {"file": Words(picture.name)}
    if picture.width:
        entries["width"] = Words(f"{min(picture.width, WIDEST):.0f}")
    if caption is not None:
        entries["caption"] = Words(inline.words(caption.para))
    return Passage("", insert=Group({"image": Group(entries)}), role="image")


WIDEST = 165.0
"""mm of text on a page."""


def _is_caption(part: Part, following: Sequence[Part], read: Read) -> bool:
    """A caption stands right above its table."""
    if part.role != "caption" and not (part.para.align == "center" and not part.para.bordered):
        return False
    return _tabled(following, read)


def _tabled(following: Sequence[Part], read: Read) -> bool:
    """Whether the first of these is a table's first paragraph."""
    return any(
        one.para.number in read.members and read.members[one.para.number] == one.para.number
        for one in following[:1]
    )


_MEASURE = re.compile(r"(?:Đơn vị(?: tính)?|ĐVT)\s*:\s*\S.{0,60}$", re.IGNORECASE)


def _is_measure(part: Part, following: Sequence[Part], read: Read) -> bool:
    """ "Đơn vị tính: triệu đồng" right above its table."""
    para = part.para
    if para.style in own_styles() and part.role != "table_unit":
        return False
    return bool(_MEASURE.match(para.text)) and not para.bordered and _tabled(following, read)


def _measured_below(following: Sequence[Part], read: Read) -> int:
    """1 where the line between a caption and its table says what it is counted in."""
    return int(len(following) > 1 and _is_measure(following[0], following[1:], read))


def passage(part: Part, read: Read) -> Passage:
    """One paragraph of the text with its label told apart from its words."""
    para = part.para
    if part.role in _UNLABELLED:
        text = inline.words(para)
        made = Group({"note": Words(text)}) if part.role == "note" else None
        return Passage(text, None, para.words, number=para.number, insert=made, role=part.role)
    found, rest = label(para.words)
    if part.role in ("basis", "proposal", "preamble") and found and found.style not in BULLETS:
        found, rest = None, para.words
    skip = max(0, len(para.text) - len(rest)) if found else 0
    doubt = read.joins.get(para.number)
    looks = read.finished.form in ("docx", "pdf")
    bold = para.bold if not found or not rest else _bold_rest(part, skip)
    text = inline.words(para, skip, notes=read.footnotes)
    marked = inline.words(para, skip, notes=read.footnotes, own=inline.PLAIN)
    return Passage(
        text,
        found,
        para.words,
        bold,
        rest.isupper(),
        para.align == "center",
        looks,
        para.italic,
        part.role,
        para.number,
        doubts=(doubt,) if doubt else (),
        marked=marked if marked != text else "",
    )


def _bold_rest(part: Part, skip: int) -> bool:
    """Whether the words after the label are bold; a label may be and its sentence not."""
    shown = []
    at = 0
    for piece in part.para.pieces:
        for letter in piece.text:
            if at >= skip and letter.isalnum():
                shown.append(piece.bold)
            at += 1
    return bool(shown) and all(shown)
