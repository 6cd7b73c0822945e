"""An import in the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.importer.report import Report
from pipeline.show import structured

STATES = {
    "done": "xong",
    "doubtful": "xong, có chỗ cần xem",
    "lost": "THIẾU CHỮ",
    "failed": "không nhập được",
}
_MOST = 8


def lines(one: Report, most: int | None = _MOST) -> Iterator[str]:
    """What an officer reads of one file; no more than `most` of a sort, None = all of them."""
    target = f" → {one.output}" if one.output else ""
    yield f"{one.file}{target}: {STATES[one.state]}"
    if one.state == "failed":
        for problem in one.problems:
            yield f"  {problem.message}" + (f" → {problem.hint}" if problem.hint else "")
        return
    yield f"  Đối chiếu: {one.found}/{one.words} chữ của bản gốc có trong bản dựng, đúng thứ tự."
    for difference in one.lost:
        yield f"  Mất (sau “{difference.before}”): {difference.lost}"
    yield from _some(
        "  Sửa ký tự", (_repair(r.what, r.count, r.example) for r in one.repairs), most
    )
    yield from _some("  Bỏ ra ngoài", (f"“{a.text}” ({a.why})" for a in one.aside), most)
    yield from _some("  Bản gốc không có", one.missing, most)
    yield from _some("  Cần kiểm tra", one.doubts, most)
    yield from _some("  Ghi thêm vào sổ cơ quan", one.organs, most)
    yield from _some("  Ghi thêm vào sổ văn bản viện dẫn", one.citations, most)
    yield from _some("  Lưu ý", one.notes, most)


def _repair(what: str, count: int, example: str) -> str:
    return f"{what}: {count} chỗ" + (f" (ví dụ {example})" if example else "")


def _some(title: str, many: Iterable[str], most: int | None) -> Iterator[str]:
    found = list(many)
    if not found:
        return
    if len(found) == 1:
        yield f"{title}: {found[0]}"
        return
    yield f"{title}:"
    for text in found[:most]:
        yield f"    {text}"
    if most is not None and len(found) > most:
        yield f"    … và {len(found) - most} chỗ nữa"


def summary(reports: Iterable[Report]) -> str:
    """ "12 tệp: 9 xong, 2 xong, có chỗ cần xem, 1 không nhập được"."""
    counts = dict.fromkeys(STATES, 0)
    for one in reports:
        counts[one.state] += 1
    said = ", ".join(f"{count} {STATES[state]}" for state, count in counts.items() if count)
    return f"{sum(counts.values())} tệp: {said}"


def data(one: Report) -> dict[str, object]:
    """The same as plain values."""
    return {
        "file": one.file,
        "output": one.output,
        "state": one.state,
        "words": one.words,
        "found": one.found,
        "repairs": [{"what": r.what, "count": r.count, "example": r.example} for r in one.repairs],
        "set_aside": [{"text": a.text, "why": a.why, "at": a.page} for a in one.aside],
        "missing": list(one.missing),
        "doubts": list(one.doubts),
        "lost": [{"zone": d.zone, "after": d.before, "words": d.lost} for d in one.lost],
        "added": [{"zone": d.zone, "after": d.before, "words": d.added} for d in one.added],
        "organs": list(one.organs),
        "citations": list(one.citations),
        "notes": list(one.notes),
        "problems": structured.problems(one.problems),
    }
