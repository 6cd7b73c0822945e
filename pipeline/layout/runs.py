"""Runs of letters, lines as broken, and Word's rule for shrinking spaces: shared by both breakers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

PORTIONS: Final = re.compile("([\u00a0\u2011])")
"""LibreOffice makes a portion of its own of each of these."""
SQUEEZE_MOST: Final = 0.25
SQUEEZE_SHARE: Final = 0.5


class Style(NamedTuple):
    """How letters look; `raised` lifts note marks (points)."""

    face: str
    size: float
    underline: bool = False
    raised: float = 0.0


class Run(NamedTuple):
    """Letters in one style; `note` is the number of the footnote whose mark this is."""

    style: Style
    text: str
    note: int = 0


class Part(NamedTuple):
    """Letters of one run on one line; width in dots."""

    portion: int
    style: Style
    text: str
    width: float
    note: int = 0


class Broken(NamedTuple):
    """A line as broken. `end` is " " or "" or "\n" as in page.Line; `tight` = spaces shrink."""

    parts: tuple[Part, ...]
    width: float
    end: str
    tight: bool = False


# A document makes some thousand of these: from a tuple, without a frame of Python, in a third of the time.
part_of: Final[Callable[[tuple[int, Style, str, float, int]], Part]] = partial(tuple.__new__, Part)
broken_of: Final[Callable[[tuple[tuple[Part, ...], float, str, bool]], Broken]] = partial(
    tuple.__new__, Broken
)
run_of: Final[Callable[[tuple[Style, str, int]], Run]] = partial(tuple.__new__, Run)


class Room(NamedTuple):
    """Dots available on the first and the other lines; `squeeze` = Word's rule of mode 15."""

    first: float
    rest: float
    squeeze: bool = False


room_of: Final[Callable[[tuple[float, float, bool]], Room]] = partial(tuple.__new__, Room)


def takes_next(spaces: int, space: float, short: float, over: float) -> bool:
    """Word's rule of compatibility mode 15 for justified lines: shrink the spaces by less than
    half of what they would else be stretched, and by a quarter at most, to take one more word.

    `spaces` on the line without the word, `space` the width of one, `short` the room left on the
    line, `over` what the next word (with its space) goes beyond the line; all widths alike.
    """
    shrink = over / ((spaces + 1) * space)
    if shrink > SQUEEZE_MOST:
        return False
    return spaces == 0 or shrink <= SQUEEZE_SHARE * short / (spaces * space)
