"""What was made before and may be asked for again: bounded, and what is still in use is not forgotten.

The documents of a batch have most of their parts in common. Whoever makes a part of one remembers
it by the identity of what it was made of, and holds that too, so that no identity is given twice.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Kept(Generic[_Value]):
    """At most twice `most` things, in two generations: when the young one is full it becomes the old
    one, and what is not asked for in time to move over goes with it. No run, however long, grows.

    `most` is the parts of a document of some 50 pages: those of a longer one are made anew for each
    document of a batch, and documents that have nothing in common do not pile up.
    """

    __slots__ = ("_most", "_old", "_young")

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[Hashable, _Value] = {}
        self._old: dict[Hashable, _Value] = {}

    def get(self, key: Hashable) -> _Value | None:
        """What was kept under the key, None when nothing was or it is forgotten."""
        found = self._young.get(key)
        if found is None and self._old:
            found = self._old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Hashable, value: _Value) -> _Value:
        """Keep it; gives it back."""
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = value
        return value
