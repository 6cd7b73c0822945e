"""Bytes of any file -> pages: the reader is chosen by what the file is, not by what it is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

from pipeline import file_form, fonts, legacy
from pipeline.check.finished.page import Finished, Para
from pipeline.fonts import Metrics
from pipeline.importer import inline
from pipeline.importer.pages import Aside, Cell, Grid, Read
from pipeline.importer.readers import exchange, pdf, text, word
from pipeline.importer.readers.web_page import unreaching
from pipeline.importer.repair import Repairs
from pipeline.importer.unclear import unclear
from pipeline.legacy.syllables import is_syllable
from pipeline.ooxml.unpacking import unpacked
from pipeline.problem import ContentError, Problem, Span
from pipeline.render import office

SUFFIXES = (".docx", ".doc", ".odt", ".rtf", ".html", ".htm", ".txt", ".pdf")
MOST = 64 * 1024 * 1024
"""Bytes of one file."""
MOST_TEXT = 8 * 1024 * 1024
_OFFICE = re.compile(
    rb"generator[^>]*>?[^<]{0,40}(?:LibreOffice|OpenOffice|Microsoft|Word|WPS)", re.I
)
"""What says that a word processor wrote the file, looks and all."""


def read(data: bytes, name: str, metrics: Metrics | None = None) -> Read:
    """One file read, legacy encodings and odd letters put right; ContentError or ToolError otherwise."""
    if len(data) > MOST:
        raise refused(name, "I001", "tệp lớn quá 64 MB", "tách tệp, hoặc bỏ bớt hình rồi nhập lại")
    if not data.strip(b"\0 \r\n\t"):
        raise refused(name, "I002", "tệp trống, không có chữ nào", "kiểm tra lại tệp gốc")
    found = _reader(data, name, metrics)(data, name)
    made = _mended(found)
    if not any(para.text for para in made.paras):
        raise refused(
            name, "I002", "tệp không có chữ nào", "bản chụp (scan) phải qua nhận dạng chữ trước"
        )
    return made


_Reader = Callable[[bytes, str], Read]


def _reader(data: bytes, name: str, metrics: Metrics | None) -> _Reader:
    form = file_form.form(data)
    if form in file_form.OTHERS:
        raise refused(name, "I003", *file_form.OTHERS[form])
    if form in _READERS:
        return _READERS[form]
    if name.lower().endswith((".docx", ".odt", ".doc", ".pdf")):
        what = name.rpartition(".")[2].lower()
        raise refused(
            name,
            "I003",
            f"không phải tệp .{what}, hoặc tệp hỏng",
            "mở bằng chương trình gốc, lưu lại rồi nhập",
        )
    return partial(_text, metrics=metrics)


def _pdf(data: bytes, name: str) -> Read:
    return pdf.read(data, name)


def _docx(data: bytes, name: str) -> Read:
    return word.read(data, name)


def _doc(data: bytes, name: str) -> Read:
    return _by_office(data, name, "doc")


def _rtf(data: bytes, name: str) -> Read:
    """LibreOffice where there is one: pandoc's reader of RTF was seen to move list items and lose notes."""
    if office.installed():
        return _by_office(data, name, "rtf")
    note = (
        "đọc qua pandoc vì máy không có LibreOffice: soát lại thứ tự các ý và chú thích cuối trang"
    )
    return _said(exchange.read(data, name, "rtf"), note)


def _by_office(data: bytes, name: str, form: str) -> Read:
    try:
        made = office.as_docx(data, form)
    except office.BrokenError as error:
        way = "mở bằng Word, lưu lại thành .docx rồi nhập"
        raise refused(name, "I003", f"tệp .{form} hỏng hoặc có mật khẩu", way) from error
    return _said(word.read(made, name), "đọc qua LibreOffice")


def _odt(data: bytes, name: str) -> Read:
    """LibreOffice for what an office program wrote: pandoc keeps neither fonts nor where a paragraph stands."""
    parts = unpacked(data, name)  # the same budgets for any zip, before another program opens it
    if _OFFICE.search(parts.get("meta.xml", b"")) and office.installed():
        return _by_office(data, name, "odt")
    return _said(exchange.read(data, name, "odt"), "đọc qua pandoc")


def _html(data: bytes, name: str) -> Read:
    if _OFFICE.search(data[:4096]) and office.installed():
        return _by_office(unreaching(data), name, "html")
    return _said(exchange.read(data, name, "html"), "đọc qua pandoc")


def _text(data: bytes, name: str, *, metrics: Metrics | None) -> Read:
    if len(data) > MOST_TEXT:
        raise refused(name, "I001", "tệp chữ lớn quá 8 MB", "tách thành nhiều tệp")
    try:
        decoded = legacy.decode(data)
    except ValueError as error:
        raise refused(
            name, "I003", "không đọc được bảng mã của tệp", "lưu lại tệp dạng UTF-8 rồi nhập"
        ) from error
    repairs = Repairs()
    if decoded.encoding:
        repairs.note(f"bảng mã {decoded.encoding.value} → Unicode", len(decoded.text))
    return text.read(decoded.text, name, metrics or _metrics(), repairs)


@cache
def _metrics() -> Metrics:
    return fonts.metrics(fonts.find())


_READERS: dict[str, _Reader] = {
    "pdf": _pdf,
    "docx": _docx,
    "locked": _docx,
    "odt": _odt,
    "doc": _doc,
    "rtf": _rtf,
    "html": _html,
}


def _said(found: Read, note: str) -> Read:
    return replace(found, notes=(*found.notes, note))


def refused(name: str, code: str, message: str, way: str) -> ContentError:
    """The error of a file that cannot be imported."""
    return ContentError([Problem(Span(name), code, message, way)])


def _mended(found: Read) -> Read:
    """Old encodings read by font or words first, then letters put right."""
    repairs = Repairs({one.what: one for one in found.repairs})
    pdf_form = found.finished.form == "pdf"
    paras = tuple(repairs.para(para) for para in _modern(found.finished.paras, repairs, pdf_form))
    notes = tuple(repairs.para(para) for para in _modern(found.finished.notes, repairs, pdf_form))
    finished = replace(found.finished, paras=paras, notes=notes)
    called = replace(found, finished=finished).footnotes
    by_number = {para.number: para for para in paras}
    grids = {
        key: _called(_grid(grid, repairs), by_number, called) for key, grid in found.grids.items()
    }
    aside = (*found.aside, *_uncalled(finished, grids.values()))
    doubtful = unclear(paras)
    said = (*found.notes, doubtful.note) if doubtful.note else found.notes
    return replace(
        found,
        finished=finished,
        grids=grids,
        aside=aside,
        repairs=repairs.all,
        notes=said,
        joins={**doubtful.doubts, **found.joins},
    )


def _modern(paras: tuple[Para, ...], repairs: Repairs, pdf_form: bool) -> tuple[Para, ...]:
    told = legacy.detect([para.text for para in paras])
    if pdf_form:
        paras = tuple(_with_u(para, one, repairs) for para, one in zip(paras, told, strict=True))
    return tuple(
        _in_unicode(para, encoding, repairs) for para, encoding in zip(paras, told, strict=True)
    )


_HYPHENED = re.compile(r"\S*(?<![\d-])-(?![\d-])\S*")


def _with_u(para: Para, told: legacy.Encoding | None, repairs: Repairs) -> Para:
    """TCVN3 has ư where others have the soft hyphen; PDF programs give a hyphen for it: "n-íc" is nước."""
    if not any("-" in piece.text for piece in para.pieces):
        return para

    def mended(found: re.Match[str]) -> str:
        word = found[0]
        made = legacy.to_unicode(word.replace("-", "\xad"), legacy.Encoding.TCVN3)
        if word == "-" or not is_syllable(made.strip('.,;:()"“”…!?')):
            return word
        repairs.note("gạch nối trong chữ TCVN3 → ư", 1, f"{word} → {made}")
        return word.replace("-", "\xad")

    pieces = tuple(
        replace(piece, text=_HYPHENED.sub(mended, piece.text))
        if (legacy.by_font(piece.font) or told) is legacy.Encoding.TCVN3
        else piece
        for piece in para.pieces
    )
    return replace(para, pieces=pieces)


def _in_unicode(para: Para, told: legacy.Encoding | None, repairs: Repairs) -> Para:
    pieces = []
    for piece in para.pieces:
        encoding = legacy.by_font(piece.font) or told
        if encoding is None:
            pieces.append(piece)
            continue
        made = legacy.to_unicode(piece.text, encoding, legacy.capitals(piece.font))
        if made != piece.text:
            repairs.note(
                f"bảng mã {encoding.value} → Unicode", 1, f"{piece.text[:30]} → {made[:30]}"
            )
        pieces.append(replace(piece, text=made))
    changed = any(one is not two for one, two in zip(pieces, para.pieces, strict=True))
    return replace(para, pieces=tuple(pieces)) if changed else para


def _grid(grid: Grid, repairs: Repairs) -> Grid:
    texts = [text for row in grid.rows for cell in row for text in cell.text]
    told = dict(zip(texts, legacy.detect(texts), strict=True))

    def cell(one: Cell) -> Cell:
        made = []
        for part in one.text:
            encoding = told.get(part)
            made.append(repairs.mended(legacy.to_unicode(part, encoding) if encoding else part))
        written, notes = (tuple(map(repairs.mended, words)) for words in (one.written, one.notes))
        return replace(one, text=tuple(made), written=written, notes=notes)

    return replace(grid, rows=tuple(tuple(cell(one) for one in row) for row in grid.rows))


def _called(grid: Grid, paras: Mapping[int, Para], notes: Mapping[int, str]) -> Grid:
    """The same table with the looks of its cells' words and the notes that are called there."""

    def cell(one: Cell, look: inline.Look) -> Cell:
        own = [paras[number] for number in one.numbers if number in paras]
        said = [[notes.get(p.note, "") for p in para.pieces if p.note] for para in own]
        written = tuple(inline.words(para, notes=notes, own=look) for para in own)
        if any(map(any, said)):
            return replace(one, written=written, notes=tuple(" ".join(words) for words in said))
        plain = tuple(inline.words(para, emphasis=False) for para in own)
        return one if written == plain else replace(one, written=written)

    def row(at: int, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        # Names of columns are printed bold.
        return tuple(cell(one, (at < grid.heads, False)) for one in cells)

    return replace(grid, rows=tuple(row(at, cells) for at, cells in enumerate(grid.rows)))


def _uncalled(finished: Finished, grids: Iterable[Grid]) -> Iterator[Aside]:
    """Notes that no word calls, as far as the reader could see: what they say is in no paragraph."""
    calls = {piece.note for para in finished.paras for piece in para.pieces}
    said = {note for grid in grids for row in grid.rows for cell in row for note in cell.notes}
    for para in finished.notes:
        called = para.number in calls or any(para.text in one for one in said)
        if para.text and not (para.number and called):
            yield Aside(para.text, "chú thích mà không rõ chỗ gọi")
