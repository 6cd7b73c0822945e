"""Classes of which a document has hundreds: frozen to the type checker, made five times as fast at run time.

The `__init__` that `dataclasses` writes for a frozen class asks `object.__setattr__` for each field, 1,700
instructions a time; one that is not frozen stores it for 300. Nothing of the program assigns to a
frozen field (mypy refuses it), so the guard at run time has nobody to guard against.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

_Class = TypeVar("_Class", bound=type)

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, slots: bool = False) -> Callable[[_Class], _Class]:
        """`@record(frozen=True, slots=True)`: `dataclass` with the same words but for the guard."""
        if not frozen:
            raise ValueError("what may be changed is a dataclass")
        return dataclass(slots=slots, unsafe_hash=True)


def pickled(*classes: type) -> None:
    """Pickles and copies of classes with an `__init__` of their own are made by it.

    Those of which most are made have one, written out with `Final` fields, in place of `@record`: what `dataclasses`
    writes stays plain Python where the rest is compiled, and takes three times as long there.
    """
    for one in classes:
        copyreg.pickle(one, _parts)


def _parts(one: Any) -> tuple[type, tuple[Any, ...]]:
    kind = type(one)
    return kind, tuple(getattr(one, name) for name in kind.__match_args__)


__all__ = ["pickled", "record"]
