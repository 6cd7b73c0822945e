"""What a PDF says of itself: XMP, Info, the colour profile, the attached source, bookmarks."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from enum import Enum
from functools import lru_cache

from deflate import zlib_compress

from pipeline.layout.page import Pages
from pipeline.render.pdf_objects import Objects, Ready, reference, string

LANGUAGE = "vi-VN"
PRODUCER = "vanban"


class Profile(Enum):
    """How far the file binds itself; (PDF/A part, level)."""

    PLAIN = "plain"
    A_2A = "a-2a"
    A_2B = "a-2b"
    A_3A = "a-3a"

    @property
    def archival(self) -> bool:
        return self is not Profile.PLAIN

    @property
    def tagged(self) -> bool:
        """Level A only: its tags are what level B does without."""
        return self in (Profile.A_2A, Profile.A_3A)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading: level from 1, words, the page's reference and the height on it."""

    level: int
    title: str
    page: str
    top: float


def info(pages: Pages, date: Date | None) -> dict[str, str]:
    entries = {
        "Title": string(pages.title),
        "Author": string(pages.organ),
        "Subject": string(pages.subject),
        "Producer": string(PRODUCER),
    }
    if date:
        entries["CreationDate"] = entries["ModDate"] = string(_pdf_date(date))
    return entries


def _pdf_date(date: Date) -> str:
    return f"D:{date:%Y%m%d}000000+07'00'"


def xmp(pages: Pages, profile: Profile, date: Date | None) -> bytes:
    """The XMP packet (ISO 19005-2, 6.6.4): the same words as in Info, and the claim of PDF/A."""
    day = f"{date:%Y-%m-%d}T00:00:00+07:00" if date else ""
    dates = (
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"
        if day
        else ""
    )
    part, level = profile.value[2], profile.value[3].upper()
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"
        f"<dc:format>application/pdf</dc:format>{_alternatives('title', pages.title)}"
        f"<dc:creator><rdf:Seq><rdf:li>{_xml(pages.organ)}</rdf:li></rdf:Seq></dc:creator>"
        f"{_alternatives('description', pages.subject)}"
        f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>{dates}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _alternatives(name: str, words: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{_xml(words)}</rdf:li>'
    return f"<dc:{name}><rdf:Alt>{item}</rdf:Alt></dc:{name}>"


def _xml(words: str) -> str:
    """XML 1.0 has no place for most control characters. (xml.sax.saxutils would load all of urllib.)"""
    plain = "".join(c for c in words if c >= " " or c in "\t\n")
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def output_intent(objects: Objects) -> str:
    """The entry that says which RGB is meant (ISO 19005-2, 6.2.3)."""
    profile = objects.packed(_packed_srgb(), "/N 3/Filter/FlateDecode")
    intent = objects.add(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile}>>"
    )
    return f"[{reference(intent)}]"


@lru_cache(maxsize=1)
def _packed_srgb() -> bytes:
    return bytes(zlib_compress(srgb(), 9))


def srgb() -> bytes:
    """A minimal sRGB profile, ICC.1:2004-10 (version 4.2): IEC 61966-2-1's primaries adapted to
    D50 by Bradford, its tone curve as a parametric one. Made here, so no file of others is needed.
    """
    curve = struct.pack(">4sIHH", b"para", 0, 3, 0) + _numbers(
        2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045
    )
    adaptation = (
        *(1.047882, 0.022919, -0.050217),
        *(0.029587, 0.990479, -0.017059),
        *(-0.009232, 0.015076, 0.751678),
    )
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("CC0"),
        b"wtpt": b"XYZ \0\0\0\0" + _numbers(0.9642, 1.0, 0.8249),
        b"chad": b"sf32\0\0\0\0" + _numbers(*adaptation),
        b"rXYZ": b"XYZ \0\0\0\0" + _numbers(0.43607, 0.22249, 0.01392),
        b"gXYZ": b"XYZ \0\0\0\0" + _numbers(0.38515, 0.71687, 0.09708),
        b"bXYZ": b"XYZ \0\0\0\0" + _numbers(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _numbers(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _words(text: str) -> bytes:
    body = text.encode("utf-16-be")
    record = struct.pack(">2s2sII", b"en", b"US", len(body), 28)
    packed = struct.pack(">4sIII", b"mluc", 0, 1, 12) + record + body
    return packed.ljust(-(-len(packed) // 4) * 4, b"\0")


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """Header (ICC.1:2004-10, 7.2), table of tags, data; equal data once."""
    at = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for data in tags.values():
        if data not in places:
            places[data] = at + len(body)
            body += data
    table = struct.pack(">I", len(tags)) + b"".join(
        struct.pack(">4sII", name, places[data], len(data)) for name, data in tags.items()
    )
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI12s4s16s28s",
        *(at + len(body), b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ "),
        *(2026, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0),
        *(_numbers(0.9642, 1.0, 0.8249), b"\0\0\0\0", bytes(16), bytes(28)),
    )
    return header + table + body


def attach(objects: Objects, name: str, data: bytes, date: Date | None) -> dict[str, str]:
    """Catalog entries that attach the source of the document (ISO 19005-3, 6.8)."""
    day = f"/ModDate{string(_pdf_date(date))}" if date else ""
    stream = objects.stream(
        data, f"/Type/EmbeddedFile/Subtype/text#2Fyaml/Params<</Size {len(data)}{day}>>"
    )
    words = string(name)
    item = objects.add(
        f"<</Type/Filespec/F{words}/UF{words}/AFRelationship/Source/Desc{string('YAML')}"
        f"/EF<</F {stream}/UF {stream}>>>>"
    )
    return {
        "AF": f"[{reference(item)}]",
        "Names": f"<</EmbeddedFiles<</Names[{words} {reference(item)}]>>>>",
    }


def page_labels(numbers: Sequence[int]) -> str:
    """The catalog's entry that calls the pages as they are printed: those of an annex from 1 anew
    (ISO 32000-1, 12.4.2)."""
    starts = [
        f"{index}<</S/D/St {number}>>"
        for index, number in enumerate(numbers)
        if index == 0 or number != numbers[index - 1] + 1
    ]
    return f"<</Nums[{''.join(starts)}]>>"


def bookmarks(objects: Objects, marks: Sequence[Bookmark]) -> str:
    """The outline, nested by level (a skipped level hangs under what is there); "" without any."""
    if not marks:
        return ""
    root = objects.add()
    items = [objects.add() for _ in marks]
    kids: dict[int, list[int]] = {}
    parents: list[int] = []
    open_marks: list[int] = []
    for index, mark in enumerate(marks):
        while open_marks and marks[open_marks[-1]].level >= mark.level:
            open_marks.pop()
        parent = open_marks[-1] if open_marks else -1
        parents.append(parent)
        kids.setdefault(parent, []).append(index)
        open_marks.append(index)
    for index, mark in enumerate(marks):
        above = items[parents[index]] if parents[index] >= 0 else root
        place = f"/Dest[{mark.page}/XYZ 0 {mark.top:.2f} 0]"
        items[index].data = (
            f"<</Title{string(mark.title)}/Parent {reference(above)}{place}"
            f"{_siblings(items, kids[parents[index]], index)}{_children(items, kids.get(index), -1)}>>"
        ).encode("latin-1")
    root.data = f"<</Type/Outlines{_children(items, kids[-1])}>>".encode("latin-1")
    return reference(root)


def _siblings(items: Sequence[Ready], row: list[int], index: int) -> str:
    at = row.index(index)
    before = f"/Prev {reference(items[row[at - 1]])}" if at else ""
    after = f"/Next {reference(items[row[at + 1]])}" if at + 1 < len(row) else ""
    return before + after


def _children(items: Sequence[Ready], row: list[int] | None, sign: int = 1) -> str:
    """`sign` -1 shows them folded (a negative count)."""
    if not row:
        return ""
    ends = f"/First {reference(items[row[0]])}/Last {reference(items[row[-1]])}"
    return f"{ends}/Count {sign * len(row)}"
