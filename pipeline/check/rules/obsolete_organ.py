"""Cơ quan, tổ chức không còn vào ngày của văn bản.

Từ 01/7/2025 không còn cấp huyện và thị trấn; Ban Dân vận, Ban Tuyên giáo hợp nhất thành Ban Tuyên giáo và Dân vận;
đảng đoàn, ban cán sự đảng kết thúc hoạt động. Giao việc, gửi văn bản cho cơ quan không còn là sai địa chỉ. Chỗ nhắc
lại chuyện cũ (trước đây, nguyên, cũ …) và tên văn bản ra trước không bị xét.

Sai:
    ngày: 2026-08-04
    nội dung:
      - đoạn: Các huyện uỷ, thị uỷ chỉ đạo Ban Dân vận cùng cấp.   # ← C040

Đúng:
    ngày: 2026-08-04
    nội dung:
      - đoạn: Các đảng uỷ xã, phường chỉ đạo Ban Xây dựng Đảng.

Căn cứ: Nghị quyết số 203/2025/QH15, Luật số 72/2025/QH15 (hai cấp từ 01/7/2025); các quyết định sắp xếp tổ chức đảng,
bộ, ngành năm 2025 (ngày hợp nhất ở từng tỉnh có thể khác vài tuần, nên chỉ cảnh báo).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from functools import cache

from pipeline.check.phrases import Phrases
from pipeline.check.prose import UPPER, Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import phrase, table
from pipeline.problem import Level
from pipeline.text import in_figures

RULE = Rule(
    "C040",
    "obsolete-organ",
    "to-chuc-khong-con",
    Level.WARNING,
    reads="content",
    clause="Luật số 72/2025/QH15 và các quyết định sắp xếp tổ chức năm 2025",
)

_PAST = re.compile(
    r"t(?:rước (?:đây|khi|ngày)|hôi hoạt động)|n(?:guyên (?:là|bí thư|chủ tịch|trưởng|phó)|ăm 20(?:1\d|2[0-4]))"
    r"|c(?:ũ(?<![^\W\d_]cũ)(?![^\W\d_])|huyển về)"
    r"|s(?:au khi (?:sắp xếp|sáp nhập|hợp nhất|giải thể|kết thúc|bỏ)|áp nhập)|k(?:hông (?:còn|tổ chức)|ết thúc hoạt động)"
    r"|giải thể|hợp nhất|b(?:ãi bỏ|àn giao|ỏ cấp)"
)
"""By first letters, so that the engine skips along."""
_TIERS = Date(2025, 6, 30)
_DISTRICTS = ("huyện", "quận", "thị xã")
_UNNAMED = re.compile(rf"(?![^\W\d_])(?! (?:[{UPPER}]|\d|lỵ))(?!-)")
_CITED = re.compile(
    r"(?:nghị (?:quyết|định)|quyết định|ch(?:ỉ thị|ương trình)|k(?:ết luận|ế hoạch)|quy (?:định|chế)|hướng dẫn|luật"
    r"|p(?:háp lệnh|hương án)|t(?:hông (?:báo|tri|tư)|ờ trình)|b(?:áo cáo|iên bản)|công (?:văn|điện)|đề án|dự án)"
    r" (?:số )?\S*\d"
)
_DIGIT = re.compile(r"\d")


def look(subject: Subject) -> Iterator[Finding]:
    """Words of the list whose last day is before the document's; past things and citations left out."""
    day = subject.day
    if day is None:
        return
    told: set[tuple[int, int]] = set()
    order = _order()
    for said in sorted(subject.prose.held(_listed()), key=order.__getitem__):
        row = table("obsolete_organ")[order[said][0]]
        last = Date.fromisoformat(row["until"])
        if last >= day:
            continue
        since = row.get("said") or in_figures(last + timedelta(1))
        for hit in subject.prose.words(said, held=True):
            if _part_of_newer(hit) or _past(hit) or _overlaps(hit, told):
                continue
            told.update((id(hit.passage), at) for at in range(hit.start, hit.end))
            yield hit.finding(f"“{hit.words}” không còn từ {since}", row["now"])
    if day > _TIERS:
        yield from _tier(subject, told)


@cache
def _listed() -> Phrases:
    return Phrases(_order())


@cache
def _order() -> dict[str, tuple[int, int]]:
    """Folded words -> their row of the list and their place in it."""
    found: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(table("obsolete_organ")):
        for place, words in enumerate(row["words"]):
            found.setdefault(phrase(words), (number, place))
    return found


def _tier(subject: Subject, told: set[tuple[int, int]]) -> Iterator[Finding]:
    """A level that is no more, without the name of a unit (a named one is for C041): "công an huyện"."""
    for hit in subject.prose.led(_DISTRICTS, _UNNAMED):
        within = hit.start > 0 and hit.passage.text[hit.start - 1].isalpha()
        if not (within or _past(hit) or _overlaps(hit, told)):
            message = f"“{hit.words}” không còn từ {in_figures(_TIERS + timedelta(1))}"
            yield hit.finding(message, "cấp huyện không còn; ghi xã, phường, đặc khu")


def _overlaps(hit: Hit, told: set[tuple[int, int]]) -> bool:
    """ "các huyện uỷ" is told as "huyện uỷ", not again as "các huyện"."""
    return any((id(hit.passage), at) in told for at in (hit.start, hit.end - 1))


def _part_of_newer(hit: Hit) -> bool:
    """ "Ban Tuyên giáo và Dân vận" holds "Ban Tuyên giáo"."""
    return folded(hit.passage.text[hit.end : hit.end + 12]).startswith((" và dân vận",))


def _past(hit: Hit) -> bool:
    # None of these words is written in two tone styles.
    sentence = hit.sentence.lower()
    # A basis is the title of one document, as long as it may be.
    begin = 0 if hit.passage.top == "bases" else max(0, hit.start - 120)
    before = hit.passage.text[begin : hit.start].lower()
    if _PAST.search(sentence):
        return True
    # Without a figure nothing is cited; to see that takes a tenth of the time of the pattern.
    return _DIGIT.search(before) is not None and _CITED.search(before) is not None
