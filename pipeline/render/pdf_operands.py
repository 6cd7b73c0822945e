"""Numbers as they stand in a page's operators: a document has some thousand, most of them known by then."""

from __future__ import annotations

from typing import Final


def spacing_of(points: float) -> str:
    """The operators of so much word spacing."""
    thousandths = points * 1000
    nearest = int(thousandths + 0.5)
    # What lies between two thousandths is left to Python, which looks at each bit of it.
    if points < 0 or nearest >= _MOST_SPACES or abs(thousandths - nearest) > _SURE:
        return f" {format(points, '.3f')} Tw" if points else " 0.000 Tw"
    found = _spacings[nearest]
    if not found:
        found = _spacings[nearest] = f" {nearest / 1000:.3f} Tw"
    return found


_SURE: Final = 0.499
_MOST_SPACES: Final = 20_000
_spacings: Final = [""] * _MOST_SPACES
"""By thousandths of a point."""


_known: Final[dict[float, str]] = {}
_MOST_PLACES: Final = 20_000


def hundredths(points: float) -> str:
    """A place on the page as it is written. Lines stand at the same places on page after page."""
    found = _known.get(points)
    if found is None:
        if len(_known) >= _MOST_PLACES:
            _known.clear()
        # Minus nought is nought to a dictionary: so it is written as such.
        found = _known[points] = format(points + 0.0, ".2f")
    return found
