"""Lines, tables, pictures and notes that lie on one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.layout.page import Line, Page, Placed
from tests.fuzz.places import NEAR


def overlaps(page: Page) -> Iterator[str]:
    """Lines one below the other, cells and tables too; pictures apart; notes below the text."""
    columns: dict[tuple[int, ...], list[Line]] = {}
    for placed in page.placed:
        if placed.role != "contact" and not placed.block.partition(".")[2].startswith("head"):
            key = placed.path and (placed.path[0], placed.path[2])
            columns.setdefault(key, []).extend(placed.lines)
    for path, lines in columns.items():
        ordered = sorted(lines, key=lambda line: line.top) if path else lines
        for above, below in pairwise(ordered):
            if below.top < above.bottom - NEAR:
                yield (
                    f"dòng chồng nhau: {above.top:.2f}-{above.bottom:.2f} {above.text[:20]!r} và "
                    f"{below.top:.2f} {below.text[:20]!r} {path}"
                )
    yield from _bands(page, columns)
    yield from _notes_overlap(page)


def _bands(page: Page, columns: dict[tuple[int, ...], list[Line]]) -> Iterator[str]:
    """A table takes its height of the page alone, and so does a picture."""
    bands: list[tuple[float, float, str]] = [
        (line.top, line.bottom, "chữ") for line in columns.get((), [])
    ]
    for table in {path[0] for path in columns if path}:
        lines = [line for path, some in columns.items() if path[:1] == (table,) for line in some]
        if lines:
            low = max(line.bottom for line in lines)
            bands.append((min(line.top for line in lines), low, f"bảng {table}"))
    bands += [(image.y, image.y + image.height, "hình") for image in page.images]
    bands.sort()
    for above, below in pairwise(bands):
        if below[0] < above[1] - NEAR and (above[2], below[2]) != ("chữ", "chữ"):
            yield f"{above[2]} đến {above[1]:.2f} chồng lên {below[2]} từ {below[0]:.2f}"


def _notes_overlap(page: Page) -> Iterator[str]:
    text = [p for p in page.placed if p.role != "contact"]
    low = max((line.bottom for placed in text for line in placed.lines), default=0.0)
    low = max([low, *(image.y + image.height for image in page.images)])
    notes: list[Placed] = list(page.notes)
    lines = [line for note in notes for line in note.lines]
    if lines and lines[0].top < low - NEAR:
        yield f"chú thích chồng lên chữ: {lines[0].top:.2f} < {low:.2f}"
    for above, below in pairwise(lines):
        if below.top < above.bottom - NEAR:
            yield f"chú thích chồng nhau: {above.bottom:.2f} {below.top:.2f}"
