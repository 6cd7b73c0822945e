"""Numbers of documents: which series they are counted in, and which number was given twice.

NĐ 30/2020, Điều 15: one series a year, closed documents apart from it; HD 05-HD/VPTW, 3.1.1: one series for
each kind within a term of the committee, one for everything of a congress. Whether an office of the State
counts its kinds together or apart, its symbols tell two documents apart: the same number and symbol twice
in a year is wrong in either way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.kinds import KINDS
from pipeline.model.blocks import Content
from pipeline.problem import Level, Problem, Span
from pipeline.register import NAME as REGISTER
from pipeline.register import Entry
from pipeline.registries import Registries
from pipeline.registries.organs import Organ
from pipeline.standards import Standard
from pipeline.text import in_figures
from pipeline.tree import Document

_TERM = re.compile(r"(\d{4})\D+(\d{4})")
_CONGRESS = "ĐH"


@dataclass(slots=True)
class Series:
    """The numbers of the documents that were read so far, and of those that were issued before."""

    issued: Mapping[tuple[str, ...], Entry] = field(default_factory=dict)
    _taken: dict[tuple[str, ...], tuple[Span, str]] = field(default_factory=dict)

    def seen(
        self,
        content: Content,
        document: Document,
        standard: Standard,
        registries: Registries,
        home: str = "",
        final: bool = False,
    ) -> tuple[Problem, ...]:
        """T037 where another document has the number, or the document another one; its number is taken.

        `home` is the content file as the register names it. What is to be issued (`final`) must have a
        number of its own: an error.
        """
        key = key_of(content, document, standard, registries)
        if key is None or content.number_span is None:
            return ()
        level = Level.ERROR if final else Level.WARNING
        before = self.issued.get(key)
        if before is not None and before.file != home:
            return (issued_before(before, content.number_span, document.meta.symbol, level),)
        if final and before is None and (other := self._issued_as(document, home)):
            return (renumbered(other, content.number_span, document.meta.symbol),)
        there = self._taken.setdefault(key, (content.number_span, document.meta.title))
        if there[0] == content.number_span:
            return ()
        place = f"{there[0].file}:{there[0].line}"
        return (
            Problem(
                content.number_span,
                "T037",
                f"số {document.meta.symbol} đã dùng cho “{there[1]}” ({place})",
                "xem lại sổ đăng ký văn bản đi; mỗi số chỉ cấp cho một văn bản",
                level,
            ),
        )

    def _issued_as(self, document: Document, home: str) -> Entry | None:
        """The same document, of the same file, day and title, as it was issued under another number."""
        meta = document.meta
        day = in_figures(meta.date) if meta.date else ""
        for one in self.issued.values():
            if (one.file, one.day, one.title) == (home, day, meta.title):
                return one
        return None


def renumbered(before: Entry, span: Span, symbol: str) -> Problem:
    """T037 of a document that is issued a second time under another number."""
    message = f"văn bản này đã phát hành ngày {before.day} với số {before.symbol}, nay là {symbol}"
    way = f"ghi lại số cũ; nếu số cũ ghi nhầm thì xoá dòng {before.line} của {REGISTER}"
    return Problem(span, "T037", message, way, Level.WARNING)


_BY_HAND = "để trống nếu ghi tay vào bản giấy"


def left_open(content: Content, batch: bool = False) -> tuple[Problem, ...]:
    """T042 of a document that is to be issued without its number or day, which the register then does not have.

    An office may give both when it is signed (NĐ 30/2020, Điều 15; HD 05-HD/VPTW, 3.1.1): no fault, and never unsaid.
    """
    missing = [] if content.number or not KINDS[content.kind].numbered else ["số"]
    day = content.date
    if day is not None and (day.month is None or day.day is None):
        missing.append("ngày" if day.month else "ngày, tháng")
    if not missing:
        return ()
    keys = " và ".join(missing)
    message = f"bản chính thức chưa có {keys}: chỗ ấy in để trống, {REGISTER} không ghi văn bản này"
    way = f"văn thư cấp số thì ghi vào “số:”, “ngày:” rồi dựng lại; {_BY_HAND}"
    if batch and "số" in missing:
        way = (
            "mỗi đơn vị một số: ghi “số từ” ở tệp đợt; một số chung: ghi “số” trong nội dung; rồi "
            f"dựng lại; {_BY_HAND}"
        )
    span = content.span if "số" in missing else content.date_span or content.span
    return (Problem(span, "T042", message, way, Level.INFO),)


def issued_before(before: Entry, span: Span, symbol: str, level: Level) -> Problem:
    """T037 of a number that the register has for another document."""
    day = f" ngày {before.day}" if before.day else ""
    way = f"cấp số khác; nếu là chính văn bản này đổi tên tệp thì sửa cột “tệp” ở {REGISTER}:{before.line}"
    message = f"số {symbol} đã phát hành{day}: “{before.title}” ({before.file})"
    return Problem(span, "T037", message, way, level)


def key_of(
    content: Content, document: Document, standard: Standard, registries: Registries
) -> tuple[str, ...] | None:
    """What must differ between two documents of one organ; None where there is no number to compare."""
    kind = KINDS[content.kind]
    day = content.date
    if not content.number or not content.issuers or day is None or not kind.numbered:
        return None
    # Documents issued together are counted in the lead organ's series (HD 05-HD/VPTW, 3.1.1.d).
    lead = content.issuers[0]
    organ = registries.organs.get(lead.id or "")
    whose = lead.id or lead.words.text
    number = content.number.lstrip("0")
    year = str(day.first.year)
    if standard.system == "party":
        series = "copy" if kind.copy else kind.id
        if organ and organ.symbol == _CONGRESS:
            return whose, number
        return whose, series, number, _term(organ, day.first.year) or year
    if kind.copy:
        # NĐ 30/2020, Phụ lục I, Phần II, II.1.c: one series for all forms of copies.
        return whose, "copy", number, year
    secret = "secret" if content.secrecy else ""
    return whose, document.meta.symbol, year, secret


def _term(organ: Organ | None, year: int) -> str:
    """The committee's term that a year is in, "" when the registry does not say."""
    found = _TERM.search(organ.term) if organ else None
    return found[0] if found and int(found[1]) <= year <= int(found[2]) else ""
