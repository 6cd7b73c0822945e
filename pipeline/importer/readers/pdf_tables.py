"""Tables of a PDF: cells between drawn lines, with their spans; letters by the cell that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.check.finished.page import Para, Piece
from pipeline.check.finished.pdf import Page
from pipeline.check.finished.pdf_letters import Letter
from pipeline.check.finished.pdf_strokes import Stroke, Upright
from pipeline.importer import inline
from pipeline.importer.pages import Cell, Grid
from pipeline.importer.readers.raised import figures_up

_NEAR = 2.5
"""Points within which two lines are one."""
_LEAST = 2
"""Columns and rows that make a table; fewer are a frame."""
_RAISED = 0.8
"""Letters smaller than so much of a cell's letters stand above or below its lines."""


_Row = Sequence[Cell]


@dataclass
class Region:
    """One table on one page: the lines of its grid and its cells."""

    page: int
    xs: list[float]
    ys: list[float]
    grid: Grid
    key: int = 0
    more: list[Region] = field(default_factory=list)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point stands in the table."""
        across = self.xs[0] - 1 < x < self.xs[-1] + 1
        return across and self.ys[0] - 1 < y < self.ys[-1] + 1


def regions(page: Page) -> list[Region]:
    """The tables of one page from top to bottom."""
    if len(page.uprights) < _LEAST:
        return []
    found = [letter for segment in page.segments for letter in segment.letters]
    return [
        made
        for group in _groups(page.uprights)
        if (made := _region(group, page.strokes, found, page.number)) is not None
    ]


def _groups(uprights: Iterable[Upright]) -> list[list[Upright]]:
    """Upright lines that overlap or follow each other closely belong to one table."""
    groups: list[list[Upright]] = []
    end = 0.0
    for one in sorted(uprights, key=lambda line: line.top):
        if groups and one.top <= end + _NEAR:
            groups[-1].append(one)
        else:
            groups.append([one])
            end = one.bottom
        end = max(end, one.bottom)
    return [part for group in groups for part in _parted(group)]


def _parted(group: list[Upright]) -> list[list[Upright]]:
    """Tables that touch: where no upright line goes on and the outer edges are others, the next one begins."""
    bands: list[list[Upright]] = []
    end = 0.0
    for one in sorted(group, key=lambda line: line.top):
        if bands and one.top < end - _NEAR:
            bands[-1].append(one)
        else:
            bands.append([one])
        end = max(end, one.bottom)
    parts = bands[:1]
    for band in bands[1:]:
        apart = zip(_outer(parts[-1]), _outer(band), strict=True)
        if (
            all(abs(one - two) <= 2 * _NEAR for one, two in apart)
            or len(_edges(one.x for one in band)) <= _LEAST
        ):
            parts[-1] = [*parts[-1], *band]
        else:
            parts.append(band)
    return parts


def _outer(band: Sequence[Upright]) -> tuple[float, float]:
    xs = [one.x for one in band]
    return min(xs), max(xs)


def _region(
    uprights: list[Upright], flat: Sequence[Stroke], found: Sequence[Letter], page: int
) -> Region | None:
    top, bottom = min(one.top for one in uprights), max(one.bottom for one in uprights)
    xs = _edges(one.x for one in uprights)
    near = [
        one
        for one in flat
        if top - _NEAR <= one.y <= bottom + _NEAR and one.left < xs[-1] and one.right > xs[0]
    ]
    ys = _edges([top, bottom, *(one.y for one in near)])
    if len(xs) <= _LEAST or len(ys) <= _LEAST:
        return None
    inside = [one for one in found if xs[0] < _middle(one) < xs[-1] and ys[0] < one.y < ys[-1]]
    if not inside:
        return None
    owner = _owners(xs, ys, uprights, near)
    return Region(page, xs, ys, _grid(xs, ys, owner, inside))


def _edges(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _middle(letter: Letter) -> float:
    return (letter.left + letter.right) / 2


_Place = tuple[int, int]


def _owners(
    xs: list[float], ys: list[float], uprights: Sequence[Upright], flat: Sequence[Stroke]
) -> dict[_Place, _Place]:
    """Which place's cell each place of the grid belongs to: no line between them makes two places one cell."""
    owner = {(r, c): (r, c) for r in range(len(ys) - 1) for c in range(len(xs) - 1)}

    def root(place: _Place) -> _Place:
        while owner[place] != place:
            place = owner[place]
        return place

    for row, column in sorted(owner):
        y = (ys[row] + ys[row + 1]) / 2
        x = (xs[column] + xs[column + 1]) / 2
        if column and not any(
            abs(one.x - xs[column]) <= _NEAR and one.top - _NEAR <= y <= one.bottom + _NEAR
            for one in uprights
        ):
            owner[root((row, column))] = root((row, column - 1))
        if row and not any(
            abs(one.y - ys[row]) <= _NEAR and one.left - _NEAR <= x <= one.right + _NEAR
            for one in flat
        ):
            owner[root((row, column))] = root((row - 1, column))
    return {place: root(place) for place in owner}


def _grid(
    xs: list[float], ys: list[float], owner: dict[_Place, _Place], found: Sequence[Letter]
) -> Grid:
    inside: dict[_Place, list[Letter]] = {}
    for letter in found:
        place = (_slot(ys, letter.y), _slot(xs, _middle(letter)))
        inside.setdefault(owner[place], []).append(letter)
    rows = []
    bold = []
    shown: dict[tuple[int, int], Para] = {}
    for row in range(len(ys) - 1):
        cells: list[Cell] = []
        for column in range(len(xs) - 1):
            if owner[row, column] != (row, column):
                continue
            places = [place for place, mine in owner.items() if mine == (row, column)]
            width = len({c for _, c in places})
            height = len({r for r, _ in places})
            own = inside.get((row, column), [])
            words = _words(own)
            if words:
                shown[row, len(cells)] = words
            cells.append(Cell((words.text,) if words else (), width, height))
            if own:
                size = _RAISED * max(one.size for one in own)
                large = [one for one in own if one.text.isalnum() and one.size >= size]
                bold.append((row, all(one.bold for one in large)))
        rows.append(tuple(cells))
    heads = 0
    while heads < len(rows) - 1 and all(strong for at, strong in bold if at == heads):
        heads += 1
    if heads == len(rows) - 1 and all(strong for at, strong in bold if at == heads):
        heads = 0  # a table all of bold words
    return Grid(_looks(rows, heads, shown), heads)


def _looks(
    rows: Sequence[_Row], heads: int, shown: Mapping[tuple[int, int], Para]
) -> tuple[tuple[Cell, ...], ...]:
    """The rows with the marks of words that stand out; of a table all in one look none does."""
    looks = {
        (piece.bold, piece.italic)
        for (row, _), para in shown.items()
        for piece in para.pieces
        if row >= heads and piece.text.strip()
    }
    if len(looks) < 2:
        return tuple(map(tuple, rows))
    return tuple(
        tuple(
            inline.shown(cell, [shown[at, column]], at < heads) if (at, column) in shown else cell
            for column, cell in enumerate(row)
        )
        for at, row in enumerate(rows)
    )


_ENDED = (".", ";", ":", "!", "?")


def cut(above: Sequence[_Row], row: _Row) -> bool:
    """Whether a page's first row is the rest of the last one above: a row that broke between two pages.

    Its number stands above, where each row has one; or all that it says goes on in small letters.
    """
    if not above or [one.columns for one in above[-1]] != [one.columns for one in row]:
        return False
    pairs = [(one.words, two.words) for one, two in zip(above[-1], row, strict=True) if two.words]
    plain = all(one.rows == 1 for one in (*above[-1], *row))
    if not pairs or not plain or not all(one for one, _ in pairs):
        return False
    on = [two[:1].islower() or not one.endswith(_ENDED) for one, two in pairs]
    small = all(two[:1].islower() and not one.endswith(_ENDED) for one, two in pairs)
    numbered = not row[0].words and all(one[0].words for one in above)
    return small or (numbered and len(row) > 2 and any(on) and len(above) > 1)


def whole(above: _Row, row: _Row) -> tuple[Cell, ...]:
    """The two parts of a row as one."""
    return tuple(
        replace(one, text=(f"{one.words} {two.words}",), written=_both(one, two))
        if two.words
        else one
        for one, two in zip(above, row, strict=True)
    )


def _both(one: Cell, two: Cell) -> tuple[str, ...]:
    """As the draft writes the two parts; () where neither stands out."""
    if not (one.written or two.written):
        return ()
    return (
        " ".join(
            part.written[0] if part.written else inline.escaped(part.words) for part in (one, two)
        ),
    )


def _slot(edges: list[float], value: float) -> int:
    for at in range(len(edges) - 1):
        if value < edges[at + 1]:
            return at
    return len(edges) - 2


def _words(found: Sequence[Letter]) -> Para | None:
    """The words of a cell; lines are joined. Figures raised above a line are in it where they stand."""
    size = max((one.size for one in found), default=0.0)
    small = [one for one in found if one.size < _RAISED * size and one.text.isdecimal()]
    lines: list[list[Letter]] = []
    for letter in sorted(found, key=lambda one: (round(one.y, 1), one.left)):
        if letter in small:
            continue
        if lines and letter.y - lines[-1][0].y < 2.5:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    for letter in small:
        near = [one for one in lines if 0 <= one[0].y - letter.y < 0.6 * size]
        up = bool(near) and near[0][0].y - letter.y > 1
        near = near or [one for one in lines if 0 < letter.y - one[0].y < 0.4 * size] or [[]]
        if not near[0]:
            lines.append(near[0])
        near[0].append(letter._replace(text=figures_up(letter.text)) if up else letter)
    pieces = [piece for line in lines for piece in (*_line(line), Piece(" ", size))]
    made = Para(0, 0, tuple(pieces))
    return made if made.text.strip() else None


def _line(line: Sequence[Letter]) -> Iterator[Piece]:
    last: Letter | None = None
    for letter in sorted(line, key=lambda one: one.left):
        wide = last is not None and letter.left - last.right > 0.1 * letter.size
        text = f" {letter.text}" if wide else letter.text
        yield Piece(text, letter.size, bold=letter.bold, italic=letter.italic)
        last = letter
