"""A comparison in words for officers, and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compare import Change, Comparison
from pipeline.compare.printed import Printed, Word, text
from pipeline.lengths import POINT
from pipeline.show import comparison_seen
from pipeline.show.comparison_seen import INKS, hidden_words, ink_words, signature_lines

_LONGEST = 160
_BEGINNING = 6
"""Words by which lines on another page are found again: the first may be a mere sign."""
_MOST = 40
_PAGES_SHOWN = 8
"""So many of one sort are shown one by one."""

TITLES = {
    "filled": "Điền số, ngày",
    "changed": "Đổi chữ",
    "lost": "Mất",
    "added": "Thêm",
    "moved": "Chuyển chỗ",
}


def lines(found: Comparison) -> Iterator[str]:
    """The report, line by line."""
    yield f"{_named(found.first)} ↔ {_named(found.second)}"
    for one in {found.first.file: found.first, found.second.file: found.second}.values():
        if one.wordless:
            yield (
                f"Không so được: {_pages(one.wordless)} của {one.file} không có chữ nào (trang trắng hoặc"
                " chỉ có hình quét) → xem bằng mắt, hoặc nhận dạng chữ (OCR) trang ấy trước"
            )
    if found.equal:
        yield _equal(found)
    else:
        yield from _different(found)
    if found.seen.unseen:
        yield (
            f"Không so nét vẽ, hình, dấu ở {_pages(found.seen.unseen)}: chữ đứng chỗ khác hoặc khổ giấy"
            " khác → xem bằng mắt"
        )
    for one in (found.first, found.second):
        yield from signature_lines(one)


def _different(found: Comparison) -> Iterator[str]:
    yield from _whole_pages(found)
    for kind, title in TITLES.items():
        own = [change for change in found.changes if change.kind == kind]
        yield from _listed(title, [change_words(change) for change in own])
    for kind, title in INKS.items():
        inks = [ink for ink in found.seen.inks if ink.kind == kind]
        yield from _listed(title, [ink_words(found, ink) for ink in inks])
    yield from _listed("Chữ có trong tệp mà bị che", [hidden_words(w) for w in found.seen.hidden])
    yield from _listed(
        "Sang trang khác", [_shift(one.old, one.new, one.lines) for one in found.shifts]
    )
    if found.rebroken:
        where = ", ".join(dict.fromkeys(f"trang {word.page}" for word in found.rebroken))
        yield f"Ngắt dòng khác: {len(found.rebroken)} dòng ({where})"
    if found.displaced:
        old, new = max(found.displaced, key=lambda pair: _away(*pair))
        most = _away(old, new) * POINT
        yield (
            f"Lệch vị trí: {len(found.displaced)} dòng, nhiều nhất {_number(most)} mm"
            f" ({place(new)})"
        )
    if found.papers:
        at = found.papers[0] - 1
        before, after = _paper(found.first.sizes[at]), _paper(found.second.sizes[at])
        yield f"Khổ giấy khác: {before} → {after} ({_pages(found.papers)})"
    if not found.placed:
        yield "Chỉ so chữ: một bản không có trang (cần LibreOffice để dàn tệp Word)."


def _whole_pages(found: Comparison) -> Iterator[str]:
    """Pages that one has and the other lacks, pages that lie or stand upside down."""
    sides = found.first, found.second
    for title, side, pages in zip(("Mất", "Thêm"), sides, found.gone, strict=True):
        if pages:
            yield f"{title} cả trang: {_pages(pages)} của {side.file}"
    for side, pages in zip(sides, found.turned, strict=True):
        if pages:
            yield f"Trang nằm hoặc ngược: {_pages(pages)} của {side.file}; đã so như trang đứng → xoay lại"


def _listed(title: str, rows: list[str]) -> Iterator[str]:
    if not rows:
        return
    yield f"{title}: {len(rows)} chỗ"
    yield from (f"  {row}" for row in rows[:_MOST])
    if len(rows) > _MOST:
        yield f"  … và {len(rows) - _MOST} chỗ nữa"


def change_words(change: Change) -> str:
    """One change: where, and which words."""
    put = " (chú giải đặt lên tệp PDF)" if any(word.put for word in change.new) else ""
    return _change(change) + put


def _change(change: Change) -> str:
    old, new = short(text(change.old)), short(text(change.new))
    match change.kind:
        case "filled":
            return f"{place(change.new[0])}: “{new}”"
        case "moved":
            return f"“{new}”: {place(change.old[0])} → {place(change.new[0])}"
        case "changed":
            return f"{place(change.new[0])}: “{old}” → “{new}”"
        case "lost":
            return f"{place(change.old[0])} (bản đầu): “{old}”"
    return f"{place(change.new[0])} (bản sau): “{new}”"


def _shift(old: tuple[Word, ...], new: tuple[Word, ...], count: int) -> str:
    begun = text(new[:_BEGINNING]) + (" …" if len(new) > _BEGINNING else "")
    return f"{count} dòng, từ “{begun}”: trang {old[0].page} → trang {new[0].page}"


def _pages(numbers: tuple[int, ...]) -> str:
    """ "trang 2, 3, 4 …"."""
    shown = ", ".join(map(str, numbers[:_PAGES_SHOWN]))
    return f"trang {shown}{' …' if len(numbers) > _PAGES_SHOWN else ''}"


def _paper(size: tuple[float, float]) -> str:
    return " × ".join(f"{side * POINT:.0f}" for side in size) + " mm"


def place(word: Word) -> str:
    """ "trang 3, dòng 12"; the word itself where no page is known."""
    return f"trang {word.page}, dòng {word.line}" if word.page else f"gần “{word.text}”"


def short(words: str) -> str:
    """Long runs by their beginning and end."""
    return words if len(words) <= _LONGEST else f"{words[:110]} … {words[-40:]}"


def _away(old: Word, new: Word) -> float:
    return max(abs(old.x - new.x), abs(old.y - new.y))


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _named(one: Printed) -> str:
    return f"{one.file} ({len(one.sizes)} trang)" if one.placed else one.file


def _equal(found: Comparison) -> str:
    words = sum(not word.glued for word in found.second.words)
    if not found.placed:
        return f"Hai bản giống nhau từng chữ ({words} chữ)."
    count = len({(word.page, word.line) for word in found.second.words})
    part = " ở phần so được" if found.first.wordless or found.second.wordless else ""
    return f"Hai bản giống nhau{part}: {len(found.second.sizes)} trang, {count} dòng, {words} chữ."


def values(found: Comparison) -> dict[str, object]:
    """Everything, for programs."""
    return {
        "first": found.first.file,
        "second": found.second.file,
        "equal": found.equal,
        "pages": [len(found.first.sizes), len(found.second.sizes)],
        "pages_without_words": [list(found.first.wordless), list(found.second.wordless)],
        "other_paper": list(found.papers),
        "turned_pages": [list(pages) for pages in found.turned],
        "whole_pages": dict(zip(("lost", "added"), map(list, found.gone), strict=True)),
        "changes": [
            {
                "kind": one.kind,
                "old": text(one.old),
                "new": text(one.new),
                "old_place": _place(one.old),
                "new_place": _place(one.new),
            }
            for one in found.changes
        ],
        "page_shifts": [
            {
                "from": one.old[0].page,
                "to": one.new[0].page,
                "lines": one.lines,
                "words": text(one.new),
            }
            for one in found.shifts
        ],
        "rebroken_lines": [_place((word,)) for word in found.rebroken],
        "displaced_lines": [
            {"place": _place((new,)), "dx": round(new.x - old.x, 2), "dy": round(new.y - old.y, 2)}
            for old, new in found.displaced
        ],
        **comparison_seen.values(found),
    }


def _place(words: tuple[Word, ...]) -> dict[str, int] | None:
    if not words or not words[0].page:
        return None
    return {"page": words[0].page, "line": words[0].line}
