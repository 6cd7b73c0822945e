"""Flows made by hand, with every feature of the docx writer."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from pipeline.flow import (
    Align,
    Box,
    Flow,
    Grid,
    Item,
    NewPage,
    PageSetup,
    Para,
    Picture,
    Piece,
    Row,
    Section,
)
from pipeline.flow.styles import (
    END_FORMAT,
    END_STYLE,
    PICTURE_STYLE,
    RULE_FORMAT,
    RULE_STYLE,
    landscape,
    page_setup,
    style_formats,
    style_id,
)
from pipeline.problem import Span
from pipeline.render.docx import render
from pipeline.render.template import make
from pipeline.standards import Standard
from pipeline.standards.load import load
from pipeline.tree import LayoutChoice

HOSTILE = (
    "R&D",
    "a < b và c > d",
    "</w:t></w:r></w:p>",
    "{{ 7*7 }}",
    "{_{ x }_}",
    "{% if %}",
    "{_% x %_}",
    "{# lời #}",
    r"\a\t\n",
    "&amp; &lt;",
    "emoji 😀 xong",
    "“ngoặc” \"kép\" 'đơn'",
    "]]>",
    "  hai  dấu cách ",
)


def standard(name: str = "hd05") -> Standard:
    return load(name)


def para(role: str, words: str | tuple[Piece, ...], line: int = 1, **changes: object) -> Para:
    """A paragraph in a role of hd05; `line` is its line in the content file."""
    form = style_formats(standard())[style_id(role)]
    pieces = words if isinstance(words, tuple) else (Piece(words, form.bold, form.italic),)
    form = replace(form, **changes)
    return Para(style_id(role), form, pieces, role=role, span=Span("a.yaml", line, 3))


def rule(width: float = 0.75) -> Para:
    form = replace(RULE_FORMAT, left=1000, right=1000, rule_width=width)
    return Para(RULE_STYLE, form, (), role="rule")


END = Para(END_STYLE, END_FORMAT, (), role="end")


def main_page() -> PageSetup:
    return page_setup(standard(), LayoutChoice())


def borderless(place: str, *rows: tuple[tuple[Para, ...], tuple[Para, ...]]) -> Grid:
    width = 9355
    grid_rows = tuple(Row(tuple(Box(cell) for cell in row)) for row in rows)
    return Grid((4000, width - 4000), grid_rows, border=False, margin=0, place=place)


def png(width: int = 2, height: int = 2) -> bytes:
    """A red picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def flow(*body: Item, **changes: object) -> Flow:
    """The least flow: a body alone."""
    section = Section(main_page(), (*body, END))
    plain = Flow(
        (section,), "hd05", "Hướng dẫn thử", "BAN TUYÊN GIÁO", "12-HD/BTG", "hd05", "thu/a.yaml"
    )
    plain = replace(plain, properties=(("vb-source", "thu/a.yaml"), ("vb-hash", "0af")))
    return replace(plain, **changes)


def table() -> Grid:
    """Three columns with a head, a cell over two rows and one over two columns."""
    head = Row(tuple(Box((para("cell_head", word),)) for word in ("TT", "Việc", "Hạn")), head=True)
    first = Row(
        (
            Box((para("cell", "1"),), rows=2),
            Box((para("cell", "Việc một"), para("cell", "dòng hai", align=Align.LEFT))),
            Box((para("cell", "30/9/2026"),)),
        )
    )
    second = Row((Box((), merged=True), Box((para("cell", "Chung hai cột"),), columns=2)))
    return Grid((700, 5655, 3000), (head, first, second))


def full() -> Flow:
    """Every feature at once: letterhead, title, body, table, image, notes, signature, two annexes."""
    number = para("number", "Số 12-HD/BTG".replace("-", "\u2011"))
    head = borderless(
        "head",
        (
            (para("issuer_parent", "TỈNH UỶ"), para("issuer", "BAN TUYÊN GIÁO"), rule(), number),
            (
                para("party_title", "ĐẢNG CỘNG SẢN VIỆT NAM"),
                rule(),
                para("place_date", "Thái Nguyên, ngày 04\xa0tháng 8 năm 2026"),
            ),
        ),
    )
    title = (
        para("kind_name", "HƯỚNG DẪN"),
        para("subject", "thực hiện thử"),
        para("dashes", "-----"),
    )
    note = (para("footnote", "Chú thích có {{ 7*7 }} & hết."),)
    mixed = (
        Piece("Nghị quyết "),
        Piece("đậm", bold=True),
        Piece(" nghiêng", italic=True, note=note),
    )
    sign = borderless(
        "sign",
        (
            (para("recipients_label", (Piece("Nơi nhận", underline=True), Piece(":"))),),
            (
                para("authority", "T/M BAN THƯỜNG VỤ"),
                para("signer_name", "Nguyễn Văn A", before=1400),
            ),
        ),
    )
    body = (
        para("heading_1", "I- MỤC ĐÍCH"),
        para("paragraph", mixed),
        para("item", "- dòng một\ndòng hai"),
        table(),
        Picture(
            png(), 1440, 720, Para(PICTURE_STYLE, style_formats(standard())[PICTURE_STYLE], ())
        ),
        para("caption", "Hình 1"),
        NewPage(),
        para("paragraph", "Trang mới", keep_next=True),
    )
    wide = Section(
        landscape(main_page()),
        (para("annex_label", "Phụ lục 1"), NewPage(), table(), END),
    )
    plain = Section(main_page(), (para("annex_label", "Phụ lục 2"), para("paragraph", "Cuối.")))
    contact = (para("contact", "Địa chỉ: số 1 phố A"), para("contact", "Điện thoại: 0123"))
    first = Section(main_page(), (head, *title, *body, sign, END), foot_last=contact)
    return flow(sections=(first, wide, plain))


def rendered(made: Flow, template: bytes | None = None, **page: PageSetup) -> bytes:
    """The flow through its standard's made template."""
    chosen = standard()
    return render(made, template or make(chosen), style_formats(chosen), **page)
