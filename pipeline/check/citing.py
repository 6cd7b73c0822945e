"""Documents cited in the author's own words: "Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache

from pipeline.check.passages import Passage
from pipeline.check.prose import Hit, Prose

_TYPES = (
    "Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy định|Quy chế|Hướng dẫn|Thông báo|Thông tri|Báo cáo|Kế hoạch"
    "|Chương trình|Đề án|Phương án|Tờ trình|Công văn|Nghị định|Thông tư liên tịch|Thông tư|Công điện|Pháp lệnh"
    "|Bộ luật|Luật|Quy hoạch|Dự án|Thông cáo|Chiến lược|Lệnh"
)
DAY = r"\d{1,2} ?[/-] ?\d{1,2} ?[/-] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}"
CITING = re.compile(
    rf"(?P<type>{_TYPES})(?P<link> số:? ?| )"
    r"(?P<symbol>\d{1,4}[a-z]?(?:/\d{4})?(?:[-/][A-ZĐa-zđƯ0-9]+)+)(?=[\s,;.:)”\"\]]|\Z)(?! -[A-ZĐ])"
    rf"(?P<dated>(?P<comma>,?) ngày (?P<day>{DAY}))?"
    r"(?P<by>,? của (?P<organ>[^,;.:()“”\"\n]+))?"
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Citing:
    """One citation as typed; `organ` runs on to the next mark of punctuation."""

    hit: Hit
    type: str
    symbol: str
    number: str
    """The leading digits of the symbol."""
    date: Date | None
    dated: str
    """The words of the date, with the comma before it."""
    organ: str
    symbol_at: int
    """Offset of the symbol in the passage."""

    @property
    def passage(self) -> Passage:
        """Where it stands."""
        return self.hit.passage

    @property
    def key(self) -> tuple[str, str]:
        """What makes two citations mean the same document."""
        return self.type, plain_symbol(self.symbol)


def plain_symbol(symbol: str) -> str:
    """A symbol as compared: without leading zeros and case."""
    return symbol.lstrip("0").upper()


def has_ids(text: str) -> bool:
    """Whether "[[" stands in a text: one sign is sought in a fraction of the time of two."""
    at = text.find("[")
    while at >= 0 and text[at + 1 : at + 2] != "[":
        at = text.find("[", at + 1)
    return at >= 0


def citings(prose: Prose) -> Iterator[Citing]:
    """Every citation typed in the file, in written order."""
    for hit in prose.figures.find(CITING):
        match = hit.match
        assert match is not None  # noqa: S101 - find() always gives one
        symbol = match["symbol"]
        digits = _DIGITS.match(symbol)
        yield Citing(
            hit,
            match["type"],
            symbol,
            digits[0] if digits else "",
            day(match["day"] or ""),
            match["dated"] or "",
            (match["organ"] or "").strip(),
            hit.start + match.start("symbol") - match.start(),
        )


@lru_cache(maxsize=4096)
def day(words: str) -> Date | None:
    """A whole date of "05/3/2020" or "05 tháng 3 năm 2020"; None when it is none."""
    numbers = [int(digits) for digits in _DIGITS.findall(words)]
    if len(numbers) != 3:
        return None
    try:
        return Date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None
