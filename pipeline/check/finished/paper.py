"""Paper, margins, fonts, colour, page numbers, coherence of sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import legacy
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, shortened, source
from pipeline.check.finished.measures import figure, millimetres
from pipeline.check.finished.page import PageNumber
from pipeline.check.finished.paper_sheets import sheets
from pipeline.problem import Level

_TIMES = (
    "times new roman",
    "timesnewroman",
    "timesnewromanps",
    "liberation serif",
    "liberationserif",
    "tinos",
    "times-",
)
_BLACK = ("auto", "000000", "none", "")
_STAMPED = ("urgency", "secrecy", "circulation", "electronic_copy", "annex_signed", "unknown")
"""In red, or in what colour a signing program has."""
_CUT = re.compile(r"[-,](?:Bold|Italic|Oblique|Regular|Roman|MT|Light|Semibold)+\Z|MT\Z")


def paper(facts: Facts) -> Iterator[Finding]:
    """Everything about the sheet itself."""
    yield from _two_up(facts)
    yield from sheets(facts)
    yield from _fonts(facts)
    yield from _number_fonts(facts)
    yield from _colours(facts)
    yield from _numbers(facts)
    yield from _coherence(facts)


def _two_up(facts: Facts) -> Iterator[Finding]:
    """Two pages on each sheet: every page was judged by itself, but such a print is no document to be issued."""
    scale = facts.finished.extras.two_up
    if scale:
        small = "" if abs(scale - 1) <= 0.01 else f", thu nhỏ còn {scale:.0%}"
        say = f"mỗi tờ in hai trang{small}; đã tách ra, xét từng trang như khổ A4"
        clause = source(facts, facts.standard.page.clause)
        way = "in lại mỗi trang một tờ: bỏ chọn 2 pages per sheet"
        yield Finding("K001", Level.WARNING, say, clause, way)


def _face(facts: Facts) -> str:
    """Where the standard names Times New Roman, in black."""
    return source(facts, facts.standard.clauses["face"][0])


def _is_times(font: str) -> bool:
    plain = font.lower()
    return plain.startswith(_TIMES) or plain == "times"


def _fonts(facts: Facts) -> Iterator[Finding]:
    """One finding for each wrong font, at the first words set in it. Legacy fonts are told elsewhere."""
    judged: set[str] = set()
    said: set[str] = set()
    for part in facts.parts:
        for piece in part.para.shown:
            if piece.font in judged or not any(c.isalpha() for c in piece.text):
                continue
            judged.add(piece.font)
            font = _family(piece.font)
            if not font or _is_times(font) or is_legacy(font) or font in said:
                continue
            said.add(font)
            yield Finding(
                "K003",
                Level.ERROR,
                f"chữ “{shortened(piece.text.strip(), 30)}” đang dùng phông {font}, phải là Times New Roman",
                _face(facts),
                "chọn cả văn bản (Ctrl+A), đặt phông Times New Roman",
                part.para,
            )


def _family(font: str) -> str:
    """A PDF names each cut: "LiberationSans-BoldItalic", "Arial,Bold", "ArialMT"."""
    return _CUT.sub("", font)


def _number_fonts(facts: Facts) -> Iterator[Finding]:
    """One finding for each wrong font in which Word sets its own numbers."""
    said: set[str] = set()
    for part in facts.parts:
        look = part.para.auto_look
        if look is None or not any(sign.isalnum() for sign in part.para.auto):
            continue
        font = look[1]
        if not font or _is_times(font) or font in said:
            continue
        said.add(font)
        yield Finding(
            "K003",
            Level.ERROR,
            f"số tự động “{part.para.auto}” đang dùng phông {font}, phải là Times New Roman",
            _face(facts),
            "chọn cả đoạn kể cả dấu cuối đoạn (¶), đặt phông Times New Roman",
            part.para,
        )


def is_legacy(font: str) -> bool:
    """Fonts of the TCVN3 and VNI encodings."""
    return legacy.by_font(font) is not None


def _colours(facts: Facts) -> Iterator[Finding]:
    for part in facts.parts:
        wrong = next((one for one in part.para.shown if one.color not in _BLACK), None)
        if wrong is not None and part.role not in _STAMPED:
            yield Finding(
                "K013",
                Level.ERROR if part.certain else Level.WARNING,
                f"chữ “{shortened(wrong.text.strip(), 30)}” có màu #{wrong.color}, phải là màu đen",
                _face(facts),
                "chọn chữ, đặt màu Automatic",
                part.para,
            )


def _numbers(facts: Facts) -> Iterator[Finding]:
    numbers, clause = facts.finished.numbers, source(facts, facts.standard.page.clause)
    if not numbers:
        if facts.goes_on:
            level = Level.ERROR if facts.finished.pages_certain else Level.WARNING
            way = "Insert > Page Number > Top of Page, căn giữa; chọn Different First Page"
            yield Finding("K019", level, "văn bản nhiều trang mà không có số trang", clause, way)
        return
    if any(one.on_first for one in numbers):
        way = "mở phần đầu trang, chọn Different First Page, xoá số ở trang 1"
        yield Finding(
            "K019",
            Level.ERROR,
            "có số trang; không hiển thị số ở trang thứ nhất",
            clause,
            way,
            page=1,
        )
    for one in numbers:
        yield from _number(facts, one, clause)


def _number(facts: Facts, one: PageNumber, clause: str) -> Iterator[Finding]:
    way = "Insert > Page Number > Top of Page > Plain Number 2 (giữa)"
    if one.place != "header":
        say = "số trang đang ở cuối trang, phải ở giữa lề trên"
        yield Finding("K020", Level.ERROR, say, clause, way)
    if one.align not in ("center", "tab"):
        yield Finding(
            "K020", Level.ERROR, "số trang không ở giữa trang theo chiều ngang", clause, way
        )
    if one.words.strip(" -–."):
        say = f"số trang có thêm chữ “{one.words}”, chỉ ghi chữ số Ả Rập"
        yield Finding("K020", Level.ERROR, say, clause, way)
    yield from _number_face(facts, one)
    edge = facts.standard.page.number_from_edge
    if (
        facts.party
        and one.place == "header"
        and one.from_edge is not None
        and abs(one.from_edge - edge) > 1.5
    ):
        say = f"số trang cách mép trên {millimetres(one.from_edge)}, phải cách {edge:g} mm"
        yield Finding(
            "K020", Level.WARNING, say, clause, f"Header from Top = {figure(edge / 10)} cm"
        )


def _number_face(facts: Facts, one: PageNumber) -> Iterator[Finding]:
    role = facts.standard.roles["page_number"]
    clause = source(facts, role.clause)
    allowed = role.size or facts.standard.body.size
    if not allowed.least - 0.3 <= one.size <= allowed.most + 0.3:
        size = (
            f"{allowed.least:g}"
            if allowed.least == allowed.most
            else f"{allowed.least:g}–{allowed.most:g}"
        )
        say = f"số trang cỡ {figure(one.size)}, phải cỡ {size}"
        yield Finding("K004", Level.ERROR, say, clause, f"đặt cỡ {figure(allowed.default)}")
    if one.italic:
        yield Finding("K006", Level.ERROR, "số trang phải là chữ đứng", clause, "bỏ nghiêng")
    if one.bold:
        yield Finding("K005", Level.WARNING, "số trang đang đậm", clause, "bỏ đậm")


def _coherence(facts: Facts) -> Iterator[Finding]:
    """NĐ 30/2020, Phụ lục I, note to the table: 13/14/14 or 12/13/13."""
    if facts.party:
        return
    found = [facts.first(role) for role in ("national_name", "motto", "place_date")]
    sizes = tuple(part.para.size for part in found if part is not None)
    if len(sizes) == 3 and sizes not in ((13, 14, 14), (12, 13, 13)):
        first = found[0]
        yield Finding(
            "K044",
            Level.WARNING,
            f"cỡ chữ quốc hiệu/tiêu ngữ/địa danh đang là {'/'.join(f'{figure(s)}' for s in sizes)}, "
            "phải tăng, giảm cùng nhau: 13/14/14 hoặc 12/13/13",
            source(facts, "Phụ lục I, Phần I, mục V, chú thích 1"),
            "đặt cả ba theo một trong hai bộ",
            first.para if first else None,
        )
