"""A value worked out at first use and kept, for one thread: Python 3.11's own takes a lock each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_Value = TypeVar("_Value")


class once(Generic[_Value]):
    """`functools.cached_property` without its lock, which costs more than most of these values."""

    def __init__(self, work: Callable[[Any], _Value]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, thing: None, kind: type) -> once[_Value]: ...

    @overload
    def __get__(self, thing: object, kind: type) -> _Value: ...

    def __get__(self, thing: object | None, kind: type) -> once[_Value] | _Value:
        if thing is None:
            return self
        # Found there before this descriptor the next time, which has no __set__.
        found = thing.__dict__[self._name] = self._work(thing)
        return found
