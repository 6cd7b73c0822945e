"""What a returned copy shows and the new print does not, though their words are the same: looks, pictures.

Words are compared elsewhere. A reviewer may also strike words through, underline or colour them, put in a
picture or a formula: no content file says such things, so each is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from textwrap import shorten

from pipeline.ooxml.tracked import Segment
from pipeline.ooxml.tracked_view import Shown
from pipeline.review import labels
from pipeline.review.base import Printed
from pipeline.review.looks import by_letter

_NAMES = {
    "bold": "đậm",
    "italic": "nghiêng",
    "struck": "gạch ngang giữa",
    "underline": "gạch chân",
    "color": "màu chữ",
    "highlight": "tô nền",
    "raised": "chỉ số trên",
    "lowered": "chỉ số dưới",
    "hidden": "chữ ẩn",
    "caps": "kiểu viết hoa của Word",
}
_STRUCK = "muốn bỏ chữ thì xoá hẳn trong Word rồi nhập lại"
_WRITTEN = "chưa đưa vào được; cần thì ghi ** hoặc * bằng tay"
_OTHER = "tệp nội dung không ghi được kiểu chữ này"
_COME = "thêm {}{}: tệp nội dung chỉ nhận chữ; lưu riêng rồi thêm khối “hình”, hoặc gõ thành chữ"
_GONE = "bỏ {}{}: bỏ khối “hình” trong tệp nội dung nếu đúng ý"


def looks(
    new: Sequence[Printed],
    printed: Sequence[Printed],
    pairs: Iterable[tuple[int, int]],
    told: Collection[int],
) -> Iterator[tuple[int, str]]:
    """Number of a returned paragraph and the looks of its words that the print of the same words lacks.

    Of paragraphs in `told` bold and italic are told already.
    """
    for at, other in pairs:
        known = ("bold", "italic") if at in told else ()
        stretches = [one for one in _stretches(new[at], printed[other]) if one[0] not in known]
        if stretches:
            said = "; ".join(f"{_sign(name, on)}: “{words}”" for name, on, words in stretches)
            yield at, f"{said} — {_way({name for name, _, _ in stretches})}"


def _way(names: set[str]) -> str:
    if "struck" in names:
        return _STRUCK
    return _WRITTEN if names <= {"bold", "italic"} else _OTHER


def _sign(name: str, on: bool) -> str:
    return _NAMES[name] if on else f"bỏ {_NAMES[name]}"


def _stretches(one: Printed, other: Printed) -> Iterator[tuple[str, bool, str]]:
    if (
        len(_looks(one) | _looks(other)) < 2
    ):  # as most: all words in one look, letters need no look each
        return
    here, there = _core(one), _core(other)
    if len(here) != len(there):
        return
    names = dict.fromkeys(name for _, look in (*here, *there) for name in sorted(look))
    for name in names:
        words, on = "", False
        for (letter, mine), (_, theirs) in zip((*here, _END), (*there, _END), strict=True):
            differs = (name in mine) != (name in theirs)
            if differs or (words and letter == " "):
                on = name in mine if letter != " " else on
                words += letter
            elif words:
                yield name, on, words.strip()
                words = ""


_Letter = tuple[str, frozenset[str]]
_END: _Letter = ("", frozenset())


def _core(one: Printed) -> list[_Letter]:
    """The letters between label and end mark with their looks; blanks have none that shows."""
    if one.shown is None:
        return []
    found = by_letter(one.shown, _look)
    if len(found) != len(one.text):
        return []
    start = one.text.find(labels.core(one.text))
    size = len(labels.core(one.text))
    pairs = zip(one.text[start : start + size], found[start : start + size], strict=True)
    return [(letter, look if letter != " " else frozenset()) for letter, look in pairs]


def _looks(one: Printed) -> set[tuple[bool, bool, frozenset[str]]]:
    segments = one.shown.segments if one.shown else ()
    return {(part.bold, part.italic, part.marks) for part in segments if part.text.strip()}


def _look(segment: Segment) -> frozenset[str]:
    plain = (("bold", segment.bold), ("italic", segment.italic))
    return segment.marks | {name for name, on in plain if on}


def things(before: Sequence[Shown], after: Sequence[Shown]) -> Iterator[str]:
    """Pictures, formulas and the like that came and that went, one line each."""
    for form, here, there in ((_COME, after, before), (_GONE, before, after)):
        for thing, count in sorted((_count(here) - _count(there)).items()):
            what = f"{count} {thing}" if count > 1 else thing
            yield form.format(what, _near(here, thing))


def _count(shown: Iterable[Shown]) -> Counter[str]:
    return Counter(thing for one in shown if one.place.story == "body" for thing in one.unread)


def _near(shown: Iterable[Shown], thing: str) -> str:
    """Where the first of them stands: behind the last words before it."""
    words = ""
    for one in shown:
        words = " ".join(one.text.split()) or words
        if thing in one.unread:
            break
    return f", sau “{shorten(words, 50, placeholder=' …')}”" if words else ""
