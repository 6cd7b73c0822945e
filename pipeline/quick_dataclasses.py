"""Dataclasses made of methods that were kept, as `dataclasses` makes them, in a third of its time.

For each class the standard library writes six methods as text, compiles each, and puts them on the class one
by one; then it makes the class a second time for its slots. What the methods are follows from the fields'
names and kinds alone: with these their code is looked up, all six at once, and the class is made of them. What
is not there, or is more than plain fields with slots, the library makes itself, and what it compiled is
kept for the next start. Its methods are taken as they are: nothing here knows what stands in them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import CodeType, FunctionType, MemberDescriptorType
from typing import Any

_PLAIN = (True, True, True, False)
"""init, repr, eq, order as nearly all classes have them."""
_NO_FIELDS = ("ClassVar", "InitVar", "KW_ONLY")
"""Annotations that name no field; a class with a word like these is the library's."""
_OWN = frozenset(
    ("__eq__", "__hash__", "__setattr__", "__delattr__", "__slots__", "__match_args__")
)
_METHODS = ("__init__", "__repr__", "__eq__", "__setattr__", "__delattr__", "__hash__")
"""In the order in which the library makes them; a class that may be changed has the first three, and the
last if it is to be hashed all the same (`pipeline.record`)."""
_ENDING = ".py"

Kept = Callable[[str], Any]
Keep = Callable[[str, Any], None]


class Maker:
    """Stands for `dataclasses._process_class` (Python 3.11, 3.12)."""

    def __init__(self, library: Any, kept: Kept, keep: Keep) -> None:
        """`kept` and `keep`: what came of a text at an earlier start, by that text."""
        self._library, self._whole = library, library._process_class
        self._kept, self._keep = kept, keep
        self._heard: list[CodeType] | None = None
        self._parameters = len(library._DataclassParams.__slots__)

    def hear(self, text: str) -> CodeType | None:
        """The code of a method that the library has written; None when it is of no class that is kept."""
        if self._heard is None:
            return None
        code = compile(text, "<string>", "exec", dont_inherit=True)
        self._heard.append(code)
        return code

    def __call__(self, cls: type, *given: bool) -> type:
        init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref = given
        usual = (init, repr_, eq, order) == _PLAIN and not (frozen and unsafe_hash)
        usual = usual and match_args and slots and not kw_only and not weakref
        fields = self._fields(cls) if usual and _plain(cls) else None
        if fields is None:
            made: type = self._whole(cls, *given)
            return made
        key = self._told(cls, fields, frozen, unsafe_hash)
        codes = self._kept(key)
        if codes is None:
            return self._as_library(cls, key, given)
        return self._made(cls, fields, codes, given)

    def _fields(self, cls: type) -> dict[str, Any] | None:
        """As the library has them; None when they are not plain ones."""
        library, own = self._library, vars(cls)
        missing, found = library.MISSING, {}
        for name, written in own.get("__annotations__", {}).items():
            if not isinstance(written, str) or any(word in written for word in _NO_FIELDS):
                return None
            default = own.get(name, missing)
            if isinstance(default, library.Field):
                if default.kw_only is not missing:
                    return None
                # A copy: the library, if it is asked after all, must find them as they were written.
                default = library.field(
                    default=default.default,
                    default_factory=default.default_factory,
                    init=default.init,
                    repr=default.repr,
                    hash=default.hash,
                    compare=default.compare,
                    metadata=dict(default.metadata) or None,
                )
            elif isinstance(default, MemberDescriptorType):
                return None
            else:
                default = library.field(default=default)
            if default.default.__class__.__hash__ is None:
                return None
            default.name, default.type, default.kw_only = name, written, False
            default._field_type = library._FIELD
            found[name] = default
        return found

    def _told(self, cls: type, fields: dict[str, Any], frozen: bool, hashed: bool) -> str:
        """All that the six methods are made of."""
        missing = self._library.MISSING
        rows = [
            (
                name,
                f.default is missing,
                f.default_factory is missing,
                f.init,
                f.repr,
                f.compare,
                f.hash,
            )
            for name, f in fields.items()
        ]
        return repr((frozen, hashed, hasattr(cls, "__post_init__"), rows))

    def _as_library(self, cls: type, key: str, given: Sequence[bool]) -> type:
        self._heard = []
        try:
            made: type = self._whole(cls, *given)
            codes = tuple(_function(code) for code in self._heard)
        finally:
            self._heard = None
        if _names(codes) == _wanted(given[5], given[4]):
            self._keep(key, codes)
        return made

    def _made(
        self, cls: type, fields: dict[str, Any], codes: Sequence[CodeType], given: Sequence[bool]
    ) -> type:
        library, hashed, frozen = self._library, given[4], given[5]
        own = dict(vars(cls))
        globals_ = vars(sys.modules[cls.__module__])
        values = self._values(cls, fields)
        for name, code in zip(_wanted(frozen, hashed), codes, strict=True):
            arguments = [values[one] for one in code.co_varnames[: code.co_argcount]]
            method = FunctionType(code, globals_)(*arguments)
            if name == "__repr__":
                method = library._recursive_repr(method)
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            own.setdefault(name, method)
        if not frozen:
            own.setdefault("__hash__", None)
        else:
            own.setdefault("__getstate__", library._dataclass_getstate)
            own.setdefault("__setstate__", library._dataclass_setstate)
        own[library._PARAMS] = library._DataclassParams(*given[: self._parameters])
        own[library._FIELDS] = fields
        own["__match_args__"] = tuple(name for name, field in fields.items() if field.init)
        own["__slots__"] = tuple(fields)
        own["__qualname__"] = cls.__qualname__
        for name in ("__dict__", "__weakref__", *fields):
            own.pop(name, None)
        return type(cls.__name__, cls.__bases__, own)

    def _values(self, cls: type, fields: dict[str, Any]) -> dict[str, Any]:
        """What the methods' makers ask for, by the library's names."""
        library = self._library
        values = {
            "MISSING": library.MISSING,
            "_HAS_DEFAULT_FACTORY": library._HAS_DEFAULT_FACTORY,
            "__dataclass_builtins_object__": object,
            "FrozenInstanceError": library.FrozenInstanceError,
            "_return_type": None,
            "cls": cls,
        }
        for name, field in fields.items():
            values[f"_type_{name}"] = field.type
            plain = field.default is not library.MISSING
            values[f"_dflt_{name}"] = field.default if plain else field.default_factory
        return values


def _plain(cls: type) -> bool:
    """Whether it is a class of its own with a docstring, of a module that runs as it is written."""
    module = sys.modules.get(cls.__module__)
    return (
        type(cls) is type
        and cls.__bases__ == (object,)
        and bool(cls.__doc__)
        and str(getattr(module, "__file__", "")).endswith(_ENDING)
        and _OWN.isdisjoint(vars(cls))
    )


def _wanted(frozen: bool, hashed: bool) -> tuple[str, ...]:
    if frozen:
        return _METHODS
    return (*_METHODS[:3], _METHODS[-1]) if hashed else _METHODS[:3]


def _function(code: CodeType) -> CodeType:
    """The maker that a text of the library defines."""
    return next(one for one in code.co_consts if isinstance(one, CodeType))


def _names(makers: Sequence[CodeType]) -> tuple[str, ...]:
    """Of the methods that the makers make."""
    return tuple(_function(maker).co_name for maker in makers)
