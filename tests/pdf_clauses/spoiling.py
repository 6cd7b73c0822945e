"""Ways to spoil a PDF so that one clause is kept no longer."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf

NAME = pikepdf.Name
Spoil = Callable[[pikepdf.Pdf], None]


def elements(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        one
        for one in file.objects
        if isinstance(one, pikepdf.Dictionary)
        and one.get("/Type") == "/StructElem"
        and str(one.S) == f"/{kind}"
    ]


def fonts(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(file.pages[0].Resources.Font.values())


def pictures(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for page in file.pages for one in page.Resources.get("/XObject", {}).values()]


def first_page(change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(file: pikepdf.Pdf) -> None:
        content = file.pages[0].Contents
        content.write(change(content.read_bytes()))

    return spoil


def in_xmp(old: bytes, new: bytes) -> Spoil:
    def spoil(file: pikepdf.Pdf) -> None:
        data = file.Root.Metadata.read_bytes()
        assert old in data
        file.Root.Metadata.write(data.replace(old, new))

    return spoil


def in_root(key: str, value: object) -> Spoil:
    def spoil(file: pikepdf.Pdf) -> None:
        file.Root[key] = value

    return spoil


def roles(**mapped: pikepdf.Object) -> Spoil:
    """A role map of types of its own."""

    def spoil(file: pikepdf.Pdf) -> None:
        file.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(mapped)

    return spoil


def in_first(find: Callable[[pikepdf.Pdf], list[pikepdf.Object]], key: str, value: object) -> Spoil:
    """The entry of the first of some objects set, or taken away (None)."""

    def spoil(file: pikepdf.Pdf) -> None:
        one = find(file)[0]
        if value is None:
            del one[key]
        else:
            one[key] = value

    return spoil


def kind(name: str) -> Callable[[pikepdf.Pdf], list[pikepdf.Object]]:
    return lambda file: elements(file, name)


def renamed(old: str, new: str) -> Spoil:
    return in_first(kind(old), "/S", pikepdf.Name(f"/{new}"))


def widths(file: pikepdf.Pdf) -> None:
    for font in fonts(file):
        font.Widths = pikepdf.Array([int(wide) + 7 for wide in font.Widths])


def unnamed(file: pikepdf.Pdf) -> None:
    """The letter of every code forgotten."""
    for font in fonts(file):
        font.ToUnicode.write(re.sub(rb"> <....>\n", b"> <0000>\n", font.ToUnicode.read_bytes()))


def private(file: pikepdf.Pdf) -> None:
    for font in fonts(file):
        font.ToUnicode.write(re.sub(rb"> <....>\n", b"> <e001>\n", font.ToUnicode.read_bytes()))


def nothing_drawn(file: pikepdf.Pdf) -> None:
    """The font's codes all lead to its first glyph."""
    from fontTools.ttLib import TTFont

    for font in fonts(file):
        stream = font.FontDescriptor.FontFile2
        program = TTFont(io.BytesIO(stream.read_bytes()))
        for table in program["cmap"].tables:
            table.cmap = dict.fromkeys(table.cmap, program.getGlyphOrder()[0])
        out = io.BytesIO()
        program.save(out)
        stream.write(out.getvalue())
        stream.Length1 = len(out.getvalue())


def lzw(file: pikepdf.Pdf) -> None:
    file.pages[0].Contents.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=NAME("/LZWDecode"))


def attached(file: pikepdf.Pdf) -> None:
    file.attachments["a.yaml"] = pikepdf.AttachedFileSpec(file, b"kind: plan\n")


def twice(file: pikepdf.Pdf) -> None:
    """An element that claims the content of another one."""
    one, other = [e for e in elements(file, "P") if isinstance(e.get("/K"), pikepdf.Array)][:2]
    one.K = other.K


def one_cell_less(file: pikepdf.Pdf) -> None:
    row = elements(file, "TR")[-1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def caption_within(file: pikepdf.Pdf) -> None:
    table = next(one for one in elements(file, "Table") if str(one.K[0].S) == "/Caption")
    table.K = pikepdf.Array([table.K[1], table.K[0], *list(table.K)[2:]])


def caption_of_list(file: pikepdf.Pdf) -> None:
    made = pikepdf.Dictionary(Type=NAME("/StructElem"), S=NAME("/Caption"))
    one = elements(file, "L")[0]
    made.P = one
    one.K = pikepdf.Array([*list(one.K), file.make_indirect(made)])


def unboxed(file: pikepdf.Pdf) -> None:
    for table in elements(file, "Table"):
        table.A = pikepdf.Dictionary(O=NAME("/Layout"))


def narrowed(file: pikepdf.Pdf) -> None:
    """The box of every table ends where it begins to have words."""
    for table in elements(file, "Table"):
        left, low, _, high = map(float, table.A.BBox)
        table.A.BBox = pikepdf.Array([left, low, left + 1, high])


def saved(file: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    file.save(
        out,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()
