"""What a returned copy shows and the new print does not beside words and their looks: alignment, pages begun by
hand, sizes of letters, pictures exchanged, notes called at another place. No content file takes such things over, so
each is told where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten

from pipeline.ooxml.tracked_form import Picture
from pipeline.ooxml.tracked_view import Shown
from pipeline.review import labels
from pipeline.review.base import Printed
from pipeline.review.likeness import plain
from pipeline.review.looks import by_letter

Pairs = Iterable[tuple[int, int]]
"""(returned, printed): same words"""

_ALIGN = {"left": "trái", "center": "giữa", "right": "phải", "both": "đều hai bên"}
_MM = 1
"""A picture that is so much wider or narrower is as it was: programs round."""
_POINTS = 0.5
"""The least step between sizes of letters."""


def shapes(
    new: Sequence[Printed], printed: Sequence[Printed], pairs: Pairs
) -> Iterator[tuple[int, str]]:
    """Number of a returned paragraph and how it stands otherwise than the print of the same words."""
    for at, other in pairs:
        mine, its = new[at].shown, printed[other].shown
        if mine is None or its is None:
            continue
        if mine.form.align != its.form.align:
            yield at, _aligned(its, mine)
        if at and other and new[at].begins != printed[other].begins:
            yield at, _paged(new[at].begins)
        if mine.form.parts and not its.form.parts:
            yield (
                at,
                "thêm ngắt trang giữa đoạn — cần thì tách đoạn, ghi khối “ngắt trang: có” ở giữa",
            )
        if said := "; ".join(_sizes(new[at], printed[other])):
            yield at, f"{said} — cỡ chữ do thể thức định; cỡ của nội dung ghi ở “trình bày”"


def _aligned(old: Shown, new: Shown) -> str:
    names = " → ".join(_ALIGN.get(one.form.align, one.form.align) for one in (old, new))
    way = "căn lề do thể thức định, tệp nội dung không ghi"
    if new.place.cell:
        way = "ô của bảng thì sửa “căn lề” của bảng trong tệp nội dung"
    return f"căn lề: {names} — {way}"


def _paged(begins: bool) -> str:
    if begins:
        return (
            "thêm ngắt trang trước đoạn này — cần thì ghi khối “ngắt trang: có” trong tệp nội dung"
        )
    return "bỏ ngắt trang trước đoạn này — bỏ khối “ngắt trang” trong tệp nội dung nếu đúng ý"


def _sizes(one: Printed, other: Printed) -> Iterator[str]:
    """ "cỡ chữ 14 → 16: “…”" for each stretch of letters; labels and end marks left out."""
    if one.shown is None or other.shown is None:
        return
    mine = by_letter(one.shown, lambda part: part.size)
    its = by_letter(other.shown, lambda part: part.size)
    core = labels.core(one.text)
    if len(mine) != len(one.text) or len(its) != len(other.text) or core != labels.core(other.text):
        return
    start, its_start = one.text.find(core), other.text.find(core)
    last: tuple[float, float] | None = None
    words = ""
    for at in range(len(core) + 1):
        letter = core[at : at + 1]
        pair = (its[its_start + at], mine[start + at]) if letter else None
        if letter == " " and last:
            words += letter
            continue
        if last is not None and pair != last:
            yield f"cỡ chữ {last[0]:g} → {last[1]:g}: “{shorten(words.strip(), 60, placeholder=' …')}”"
            last, words = None, ""
        if pair and letter != " " and abs(pair[0] - pair[1]) >= _POINTS:
            last, words = pair, words + letter


def calls(
    new: Sequence[Printed],
    printed: Sequence[Printed],
    pairs: Pairs,
    here: Mapping[int, str],
    there: Mapping[int, str],
) -> Iterator[tuple[int, str]]:
    """Notes of the same words that are called at another place; `here`, `there`: number of a note -> its words."""
    both = list(pairs)
    called = {note: (at, before) for at, _ in both for note, before in _calls(new[at], here)}
    before = {
        note: (at, words) for at, other in both for note, words in _calls(printed[other], there)
    }
    for note, (at, words) in called.items():
        if note in before and before[note] != (at, words):
            was = before[note][1]
            yield (
                at,
                f"chú thích “{shorten(note, 50, placeholder=' …')}” chuyển chỗ gọi: từ sau “{_end(was)}” đến sau "
                f"“{_end(words)}” — chuyển “^[…]” trong tệp nội dung nếu đúng ý",
            )


def _calls(one: Printed, notes: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Words of each note that is called, and the letters before its call."""
    text = ""
    for segment in one.shown.segments if one.shown else ():
        text += segment.text
        if segment.note in notes:
            yield notes[segment.note], plain(text)


def _end(words: str) -> str:
    """The last few of them."""
    return " ".join(words.split()[-4:])


def noted(paragraphs: Iterable[Printed]) -> dict[int, str]:
    """Number of each footnote -> its words."""
    found: dict[int, str] = {}
    for one in paragraphs:
        story = one.shown.place.story if one.shown else ""
        kind, _, number = story.partition(" ")
        if kind == "footnote" and number.isdigit():
            found[int(number)] = plain(f"{found.get(int(number), '')} {one.text}")
    return {number: words for number, words in found.items() if words}


def pictures(before: Sequence[Shown], after: Sequence[Shown]) -> Iterator[tuple[Shown | None, str]]:
    """Pictures that another one stands for, or that are shown wider or narrower; the paragraph with words above it."""
    old, new = list(_pictures(before)), list(_pictures(after))
    gone = Counter(one.digest for one, _ in old) - Counter(one.digest for one, _ in new)
    come = Counter(one.digest for one, _ in new) - Counter(one.digest for one, _ in old)
    if len(old) == len(new):
        for (was, _), (now, above) in zip(old, new, strict=True):
            if was.digest in gone and now.digest in come:
                yield above, _EXCHANGED
            elif was.digest != now.digest:
                yield above, "hình ở đây đổi chỗ với hình khác — chuyển khối “hình” nếu đúng ý"
            elif was.width and now.width and abs(was.width - now.width) > _MM:
                said = f"hình rộng {was.width} mm → {now.width} mm"
                yield above, f"{said} — ghi “chiều rộng: {now.width}” ở khối “hình” nếu đúng ý"


_EXCHANGED = (
    "hình ở đây không còn là hình đã in: đã đổi hình khác, hoặc Word đã nén lại khi lưu — xem lại; đổi thật thì lưu "
    "hình riêng và thay tệp ở khối “hình”"
)


def _pictures(shown: Iterable[Shown]) -> Iterator[tuple[Picture, Shown | None]]:
    above: Shown | None = None
    for one in shown:
        if one.place.story != "body":
            continue
        above = one if plain(one.text) else above
        for picture in one.form.pictures:
            yield picture, above
