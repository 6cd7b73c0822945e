"""A PDF, from whatever program, as a `Finished`: words by place, fonts, drawn lines, page numbers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished import pdf_notes, pdf_sheets, pdf_units
from pipeline.check.finished.page import SCAN_ANEW, Extras, Finished, PageNumber, Para, few
from pipeline.check.finished.pdf_edges import all_edges
from pipeline.check.finished.pdf_frames import framed
from pipeline.check.finished.pdf_gaps import at_indents, with_gaps
from pipeline.check.finished.pdf_items import items
from pipeline.check.finished.pdf_letters import Letter, fonts_outside, letters
from pipeline.check.finished.pdf_lines import Segment, segments
from pipeline.check.finished.pdf_margins import sheet
from pipeline.check.finished.pdf_paras import paras
from pipeline.check.finished.pdf_ragged import as_set
from pipeline.check.finished.pdf_scans import is_scan, poor
from pipeline.check.finished.pdf_stamps import on_paper
from pipeline.check.finished.pdf_streams import too_large
from pipeline.check.finished.pdf_strokes import Stroke, Upright, between, lines
from pipeline.check.finished.pdf_unreadable import unreadable
from pipeline.lengths import POINT
from pipeline.problem import ContentError, Level, Problem, Span
from pipeline.text import counted

_HEAD = 17.5
"""mm from the top edge within which a number alone on its line is the page's number."""
_MARGIN = 25.0
"""The widest upper margin that a standard has: so low a number that fits the page's place is its number, too."""
_FOOT = 20.0
_AGAIN = "mở bằng phần mềm đọc PDF, lưu lại (in lại) thành PDF mới"
_FEW = 160
"""Letters that pages too short to be judged have beside pages that cannot be read."""
MOST_PAGES = 500
"""More is refused: reading a part and saying nothing of the rest would be worse than not reading."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page taken apart; points from the top left corner."""

    number: int
    width: float
    height: float
    segments: tuple[Segment, ...]
    strokes: tuple[Stroke, ...]
    uprights: tuple[Upright, ...]


def finished(data: bytes, file: str) -> Finished:
    """The PDF as judged by the rules; errors as `read` has them."""
    return read(data, file)[0]


def read(data: bytes, file: str) -> tuple[Finished, tuple[Page, ...]]:
    """The PDF, and its pages as they were taken apart.

    ContentError K057 when it cannot be opened, is too large or has no words that can be read.
    """
    if too_large(data):
        way = "mở bằng phần mềm đọc PDF, in lại thành PDF mới"
        raise _refused(file, "tệp PDF bung ra quá lớn: có luồng dữ liệu hơn 32 MB", way)
    try:
        document = pdf_units.opened(data)
    except pdfium.PdfiumError as error:
        way = _AGAIN
        say = "không mở được: không phải tệp PDF, hoặc tệp hỏng"
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            say, way = "tệp PDF đặt mật khẩu nên không đọc được", f"nhập mật khẩu để {way}"
        raise _refused(file, say, way) from error
    try:
        producer = document.get_metadata_value("Producer")
        pdf_notes.filled(document)
        sheets = pdf_sheets.parted(document)
        document = sheets.document
        if len(document) > MOST_PAGES:
            say = f"tệp PDF có {len(document)} trang, dài quá {MOST_PAGES} trang"
            raise _refused(file, say, f"tách thành các tệp không quá {MOST_PAGES} trang")
        pages, extras = _pages(document)
        extras = replace(extras, producer=producer, two_up=sheets.scale)
    except pdfium.PdfiumError as error:
        say = "có trang không mở được: tệp hỏng, hoặc ghi nhiều trang hơn nó có"
        raise _refused(file, say, _AGAIN) from error
    finally:
        document.close()
    left = sum(len(one.text) for page in pages for one in page.segments)
    if extras.garbled_pages and left < _FEW:
        say = "chữ trong tệp PDF không đọc được: phông không kèm bảng mã (ToUnicode), chép ra cũng thành ký tự lạ"
        way = "xuất lại PDF từ Word (Save As > PDF), hoặc nhận dạng chữ (OCR), hoặc dùng tệp .docx gốc"
        raise _refused(file, say, way)
    if not any(page.segments for page in pages):
        way = "nhận dạng chữ (OCR) trước, hoặc kiểm tra tệp .docx gốc"
        refused = _refused(file, "tệp PDF chỉ có hình, không có chữ nào để kiểm tra", way)
        raise ContentError([*refused.problems, *_poor(file, extras)])
    return _finished(file, pages, extras), tuple(pages)


def _poor(file: str, extras: Extras) -> list[Problem]:
    """K063 of a file that is nothing but pictures: whose document it is cannot be told."""
    if not extras.poor_scans:
        return []
    page, lacks = extras.poor_scans[0]
    say = f"trang {page}: bản số hoá chưa đạt: {lacks}"
    return [Problem(Span(file), "K063", say, SCAN_ANEW, Level.WARNING)]


def _refused(file: str, message: str, way: str) -> ContentError:
    return ContentError([Problem(Span(file), "K057", message, way)])


def _pages(document: pdfium.PdfDocument) -> tuple[list[Page], Extras]:
    pages: list[Page] = []
    outside: dict[str, None] = {}
    empty: list[int] = []
    scans: list[int] = []
    faceless: list[int] = []
    bad: list[tuple[int, str]] = []
    hidden: list[str] = []
    stamp = ""
    garbled: list[int] = []
    for index in range(len(document)):
        page = document[index]
        held, found = letters(page)
        objects = items(page)
        scan = bool(found) and is_scan(page, objects)
        found = _printed(found, hidden, scan=scan)
        if any(not one.font for one in found):
            faceless.append(index + 1)
        if not found:
            empty.append(index + 1)
        elif scan:
            scans.append(index + 1)
        if index + 1 in (*empty[-1:], *scans[-1:]) and (lacks := poor(document, page, objects)):
            bad.append((index + 1, lacks))
        outside.update(dict.fromkeys(fonts_outside(objects)))
        flat, uprights = lines(objects, held)
        found, drawn, stamp = on_paper(found, flat, held.size[0], stamp if index else None)
        body = tuple(segments(found, drawn))
        if unreadable(one.text for one in body):
            garbled.append(index + 1)
            body = ()
        pages.append(Page(index + 1, *held.size, body, drawn, tuple(uprights)))
        page.close()
    return pages, Extras(
        no_text_pages=tuple(sorted({*empty, *garbled})),
        garbled_pages=tuple(garbled),
        fonts_outside=tuple(outside),
        scanned_pages=tuple(scans),
        faceless_pages=tuple(faceless),
        poor_scans=tuple(bad),
        hidden=" ".join(hidden),
        received=stamp,
    )


def _printed(found: list[Letter], hidden: list[str], *, scan: bool) -> list[Letter]:
    """The letters that are drawn; words of the others become `hidden`. Those of a scan were recognised in it."""
    if scan:
        return found
    hidden += [one.text for one in segments((one for one in found if one.unseen), ())]
    return [one for one in found if not one.unseen]


def _finished(file: str, pages: list[Page], extras: Extras) -> Finished:
    numbers: list[PageNumber] = []
    shown: list[int | None] = []
    notes: list[Segment] = []
    bodies: list[tuple[Page, list[Segment]]] = []
    for page in pages:
        own = [one for one in page.segments if _is_number(one, page)]
        figures = set(map(id, own))
        rest = [one for one in page.segments if id(one) not in figures]
        under = _notes(rest, page)
        notes += under
        noted = set(map(id, under))
        bodies.append((page, [one for one in rest if id(one) not in noted]))
    bodies = _without_running_heads(bodies)
    found: list[Para] = []
    edges = all_edges((page.width, body) for page, body in bodies)
    for page in pages:
        own = [one for one in page.segments if _is_number(one, page)]
        shown.append(_figure(own[0]) if own else None)
        numbers += [_number(one, page, edges[round(page.width)]) for one in own]
    for page, body in bodies:
        left, right = edges[round(page.width)]
        here = paras(body, page.strokes, page.number, left, right, len(found) + 1)
        found += framed(here, page.strokes, page.uprights)
    return Finished(
        file=file,
        form="pdf",
        paras=tuple(as_set(with_gaps(at_indents(found)))),
        sheets=tuple(
            sheet((page.width, page.height), body, edges[round(page.width)][0])
            for page, body in bodies
        ),
        numbers=few(numbers),
        pages=len(pages),
        pages_certain=True,
        extras=replace(extras, page_figures=tuple(shown)),
        notes=tuple(Para(0, 0, one.pieces) for one in notes),
    )


def _is_number(one: Segment, page: Page) -> bool:
    number = _figure(one)
    if number is None:
        return False
    if one.y * POINT <= _HEAD or (page.height - one.y) * POINT <= _FOOT:
        return True
    return _heads(one, page, number)


def _figure(one: Segment) -> int | None:
    """The number that words are alone: "3", "- 3 -", "Trang 3"."""
    return counted(one.text.strip(" -–").removeprefix("Trang").strip())


def _heads(one: Segment, page: Page, number: int) -> bool:
    """Whether it stands alone above all others, low in the upper margin, and counts pages."""
    if one.y * POINT > _MARGIN or not 1 < number <= page.number:
        return False
    return all(other is one or other.y > one.y + one.size / 2 for other in page.segments)


def _without_running_heads(
    bodies: list[tuple[Page, list[Segment]]],
) -> list[tuple[Page, list[Segment]]]:
    """Without words that stand in the margin of several pages: headers and footers."""
    counts: dict[str, int] = {}
    for page, body in bodies:
        for text in {one.text for one in body if _in_margin(one, page)}:
            counts[text] = counts.get(text, 0) + 1
    return [
        (page, [one for one in body if not (_in_margin(one, page) and counts[one.text] > 1)])
        for page, body in bodies
    ]


def _in_margin(one: Segment, page: Page) -> bool:
    return one.y * POINT <= _HEAD or (page.height - one.y) * POINT <= _HEAD


def _notes(segments: list[Segment], page: Page) -> list[Segment]:
    """Footnotes: small letters below a short line that begins at the text's edge."""
    ordered = sorted(segments, key=lambda other: (other.y, other.left))
    large = max((one.y for one in ordered if one.size > _NOTE), default=0.0)
    lines = between(page.strokes, max(large, page.height * 0.3), page.height)
    for one in lines:
        at = bisect_right(ordered, one.y, key=lambda other: other.y)
        near = ordered[at : at + _BESIDE]
        if not 40 < one.length < 220 or not near:
            continue
        first = min(near, key=lambda other: (round(other.y), other.left))
        if abs(first.left - one.left) < 45 and first.letters[0].size < first.size:
            return ordered[at:]
    return []


_NOTE = 11.5
"""Points: letters of a footnote are no larger."""
_BESIDE = 8
"""Words of one height, a little apart, of which the leftmost begins the notes."""


def _number(one: Segment, page: Page, edges: tuple[float, float]) -> PageNumber:
    middle = (one.left + one.right) / 2
    left, right = edges
    # A landscape page of tables shows no edges of text: the paper's middle will do there.
    near = abs(middle - (left + right) / 2) < 12 or abs(middle - page.width / 2) < 26
    align = "center" if near else "right"
    return PageNumber(
        "header" if one.y < page.height / 2 else "footer",
        "left" if align == "right" and middle < page.width / 2 else align,
        one.letters[0].size,
        one.letters[0].bold,
        one.letters[0].italic,
        page.number == 1,
        "" if one.text.strip().isdigit() else one.text.strip("0123456789 "),
        (one.y - one.letters[0].size * 0.9) * POINT,
        one.letters[0].font,
    )
