"""Phụ lục không được nhắc trong nội dung, hoặc nội dung nhắc phụ lục không có.

Văn bản có phụ lục thì nội dung phải chỉ dẫn phụ lục ấy; chỉ dẫn thì phải có phụ lục. Từ hai phụ lục trở lên mới đánh
số: văn bản Đảng bằng chữ số Ả Rập (Phụ lục 1), văn bản Nhà nước bằng chữ số La Mã (Phụ lục I).

Sai:
    nội dung:
      - đoạn: Các xã báo cáo theo Phụ lục 1, Phụ lục 2, Phụ lục 3.   # ← C050
    phụ lục:
      - {tên phụ lục: Danh sách xã, đoạn: Ba xã.}
      - {tên phụ lục: Biểu mẫu, đoạn: Hai biểu.}

Đúng:
    nội dung:
      - đoạn: Các xã báo cáo theo Phụ lục 1, Phụ lục 2.
    phụ lục:
      - {tên phụ lục: Danh sách xã, đoạn: Ba xã.}
      - {tên phụ lục: Biểu mẫu, đoạn: Hai biểu.}

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.a; HD 05-HD/VPTW, Phần II, mục II.1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.check.prose import Hit
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C050",
    "annex-reference",
    "phu-luc",
    Level.ERROR,
    reads="content",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.a; HD 05-HD/VPTW, Phần II, mục II.1.1",
)

_NUMBERED = re.compile(
    r"[Pp]hụ lục (?<![^\W\d_].{8})(?:số )?(?P<number>\d{1,2}|[IVX]{1,5})(?![\w/.-]*\w)"
)
_FURTHER = re.compile(
    r"(?P<between>\s*(?:,|;|và|đến|-|–)\s*)(?:số )?(?P<number>\d{1,2}|[IVX]{1,5})(?![\w/.-]*\w)"
)
_ANY = re.compile(
    r"(?<![^\W\d_])[Pp]hụ lục|(?:danh sách|biểu|bảng|mẫu)[^.;]{0,40} kèm theo|[Kk]èm theo"
)
_WITH = tuple(
    f"{thing} {way}"
    for small in ("phụ lục", "biểu mẫu", "danh sách", "đề cương", "biểu tổng hợp", "biểu số liệu")
    for thing in (small, small.capitalize())
    for way in ("kèm theo", "đính kèm")
)
_OWN = re.compile(
    r"(?! (?:các |theo |của )?(?:[Nn]ghị|[Qq]uyết|[Tt]hông|[Cc]hỉ|[Qq]uy|[Cc]ông|[Hh]ướng|[Tt]ờ|[Bb]áo|[Hh]ồ|[Đđ]ơn))"
)
_OTHERS = re.compile(
    r"\s*(?:ban hành )?(?:kèm theo|của|Nghị định|Thông tư|Quyết định số|Hướng dẫn số)"
)
_ROMAN = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)


def look(subject: Subject) -> Iterator[Finding]:
    """Mentions in the body against the annexes that the file has."""
    annexes = subject.typed.annexes
    found = subject.prose.find(_NUMBERED) if "hụ lục " in subject.prose.text else ()
    hits = [hit for hit in found if not _of_another(hit)]
    said: set[int] = set()
    for hit in hits:
        assert hit.match is not None  # noqa: S101 - find() always gives one
        words = hit.match["number"]
        number = _number(words)
        if hit.passage.top != "annexes":
            said.update(_listed(number, hit.passage.text[hit.end :]))
        yield from _judged(hit, words, number, len(annexes), subject)
    if not annexes:
        if not subject.typed.attachments and not hits:
            yield from _missing(subject)
        return
    if len(annexes) > 1 and said:
        for number, annex in enumerate(annexes, 1):
            if number not in said:
                yield Finding(
                    annex.span,
                    f"nội dung chưa nhắc đến Phụ lục {_shown(number, subject)}",
                    "nhắc phụ lục ở chỗ dùng đến",
                )
    elif not any(hit.passage.top not in ("annexes", "subject") for hit in subject.prose.find(_ANY)):
        yield Finding(
            annexes[0].span,
            "nội dung chưa nhắc đến phụ lục",
            "thêm “(theo Phụ lục kèm theo)” ở chỗ dùng đến",
        )


def _missing(subject: Subject) -> Iterator[Finding]:
    """ "(theo biểu mẫu kèm theo)" where the file has no annex; what comes with another document is that one's."""
    for hit in subject.prose.led(_WITH, _OWN):
        if hit.passage.under("recipients", "annexes") or hit.passage.note:
            continue
        yield replace(
            hit.finding(
                f"nhắc đến “{hit.words}” nhưng văn bản không có phụ lục",
                "thêm “phụ lục:”; nếu gửi thành tệp khác thì bỏ qua lời nhắc này",
            ),
            level=Level.WARNING,
        )


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    return _ROMAN.index(words) + 1 if words in _ROMAN else 0


def _listed(number: int, rest: str) -> Iterator[int]:
    """ "Phụ lục I, II và IV", "Phụ lục I đến III": every annex that the words after the first name."""
    yield number
    last = number
    while further := _FURTHER.match(rest):
        here = _number(further["number"])
        if further["between"].strip() in ("đến", "-", "–"):
            yield from range(last + 1, min(here, len(_ROMAN)))
        yield here
        last, rest = here, rest[further.end() :]


def _of_another(hit: Hit) -> bool:
    """ "Phụ lục II Nghị định số 30/2020/NĐ-CP" is another document's annex."""
    return bool(_OTHERS.match(hit.passage.text, hit.end))


def _judged(hit: Hit, words: str, number: int, count: int, subject: Subject) -> Iterator[Finding]:
    if number > count:
        there = f"văn bản có {count} phụ lục" if count else "văn bản không có phụ lục"
        yield hit.finding(f"nhắc đến “{hit.words}” nhưng {there}", "thêm phụ lục hoặc sửa chỗ nhắc")
    elif count > 1 and _shown(number, subject) != words:
        yield hit.finding(
            f"phụ lục đánh số “Phụ lục {_shown(number, subject)}”, không phải “{hit.words}”",
            "sửa cho đúng kiểu số",
        )


def _shown(number: int, subject: Subject) -> str:
    roman = subject.standard is not None and subject.standard.forms.annex_number == "roman"
    return _ROMAN[number - 1] if roman and 0 < number <= len(_ROMAN) else str(number)
