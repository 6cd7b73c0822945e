"""What is made anew of the program's own texts at every start, kept as Python keeps modules: methods of
dataclasses, patterns, data files read.

For each method of each dataclass the standard library writes source text and compiles it, each
regular expression is translated into the codes of its machine, and the program's own tables are YAML:
half of a short run. Here what came of a text is looked up in a file beside this module's own bytecode,
by the hash of the text: what was changed is another text, so that nothing can be stale. The file is of
one build of Python and of no other. Where it is not there, or cannot be written, everything is made as ever.
"""

from __future__ import annotations

import atexit
import collections
import hashlib
import importlib
import marshal
import os
import re
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, TypeVar, cast

MOST = 6000
"""Texts kept; a house that changes for years begins anew."""

_ASKER = 3
"""Frames from `_Patterns.__call__` to who wrote re.compile."""
_OF_FUNCTION = 1
"""In the flags of a function's code (inspect.CO_OPTIMIZED)."""
_known: dict[bytes, bytes] = {}
"""Hash of a text -> what came of it, marshalled."""
_new: dict[bytes, bytes] = {}
_installed: list[bool] = []

_Plain = TypeVar("_Plain")


def install() -> None:
    """Let `dataclasses`, `collections` and `re` look here first; what they did not find is kept at the end."""
    _installed.append(True)
    _known.update(_read(place()))
    sys.modules.setdefault("inspect", _Inspect("inspect"))
    _dataclasses()
    # A name of the module goes before the builtin; a library that no longer asks for it loses nothing.
    vars(collections)["eval"] = _worked_out
    with suppress(ImportError, AttributeError):
        compiler = importlib.import_module("re._compiler")
        compiler.compile = _Patterns(compiler)  # type: ignore[attr-defined]  # a private module
    atexit.register(keep)


def place() -> Path:
    """Beside the bytecode of modules, or where Python was told to keep that; as trusted as it is."""
    return Path(cache_from_source(__file__)).with_suffix(".texts")


def read(reader: str, text: str, make: Callable[[str], _Plain]) -> _Plain:
    """What `make` reads in a data file of the program: plain values, told by the reader's name and the text.

    Never for what an office wrote: that is read by its reader each time.
    """
    if not _installed:
        return make(text)
    key = _key(reader, text)
    found: _Plain | None = _kept(key)
    if found is not None:
        return found
    made: Any = make(text)
    _new[key] = marshal.dumps(made)
    return cast(_Plain, made)


class _Inspect(ModuleType):
    """Stands for `inspect` until somebody asks it for more than the words of a help: with what it loads
    itself it is a thirtieth of a short run, and who imports it at the start rarely uses it."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get("inspect") is self:
            del sys.modules["inspect"]
        return getattr(importlib.import_module("inspect"), name)

    def cleandoc(self, words: str) -> str:
        """As inspect.cleandoc."""
        if "\n" in words:
            whole: str = self.__getattr__("cleandoc")(words)
            return whole
        return words.expandtabs().lstrip()


def _dataclasses() -> None:
    library = importlib.import_module("dataclasses")  # after the stand-in for what it imports
    hear: Callable[[str], CodeType | None] | None = None
    if sys.version_info < (3, 13):
        from pipeline.quick_dataclasses import Maker

        with suppress(AttributeError):
            maker = Maker(library, lambda text: _kept(_key("class", text)), _keep_class)
            vars(library)["_process_class"], hear = maker, maker.hear

    def carry_out(
        source: str | CodeType,
        names: dict[str, Any] | None = None,
        local: dict[str, Any] | None = None,
    ) -> None:
        if hear is not None and isinstance(source, str) and (code := hear(source)):
            source = code
        exec(_code(source, "exec") if isinstance(source, str) else source, names, local)  # noqa: S102 - dataclasses' own

    vars(library)["exec"] = carry_out


def _keep_class(text: str, codes: tuple[CodeType, ...]) -> None:
    _new[_key("class", text)] = marshal.dumps(codes)


def _worked_out(source: str, names: dict[str, Any]) -> Any:
    return eval(_code(source, "eval"), names)  # noqa: S307 - collections' own


def _code(source: str, way: str) -> CodeType:
    key = _key(way, source)
    found: CodeType | None = _kept(key)
    if found is None:
        found = compile(source, "<string>", way, dont_inherit=True)
        _new[key] = marshal.dumps(found)
    return found


class _Patterns:
    """`re._compiler.compile` (Python 3.11 to 3.13): the last step asked for with what is kept."""

    def __init__(self, compiler: Any) -> None:
        self._whole = compiler.compile
        self._translate, self._parse = compiler._code, compiler._parser.parse
        self._make = compiler._sre.compile

    def __call__(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        # re.compile, re._compile, this: what asks is a module or a class being loaded (a compiled one has
        # no frame: Python's import has), or a function with a pattern made of somebody's words, of which
        # nothing is kept.
        asker = sys._getframe(_ASKER).f_code
        loading = asker.co_filename.startswith("<frozen importlib")
        constant = loading or not asker.co_flags & _OF_FUNCTION
        if not (constant and isinstance(pattern, str | bytes)) or flags & re.DEBUG:
            return self._plainly(pattern, flags)
        key = _key("pattern", repr((pattern, int(flags))))
        parts = _kept(key)
        if parts is None:
            parts = self._parts(pattern, flags)
            _new[key] = marshal.dumps(parts)
        made: re.Pattern[Any] = self._make(pattern, *parts)
        return made

    def _plainly(self, pattern: Any, flags: int) -> re.Pattern[Any]:
        made: re.Pattern[Any] = self._whole(pattern, flags)
        return made

    def _parts(self, pattern: str | bytes, flags: int) -> tuple[int, list[int], int, Any, Any]:
        """As the library has it: flags, codes, number of groups, their names, the names in order."""
        parsed = self._parse(pattern, flags)
        codes, state = self._translate(parsed, flags), parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        numbers = dict(state.groupdict)
        return (
            int(flags | state.flags),
            list(map(int, codes)),
            state.groups - 1,
            numbers,
            tuple(names),
        )


def _key(kind: str, text: str) -> bytes:
    return hashlib.blake2b(
        f"{kind}\n{text}".encode("utf-8", "surrogatepass"), digest_size=32
    ).digest()


def _kept(key: bytes) -> Any:
    found = _known.get(key)
    return None if found is None else marshal.loads(found)  # noqa: S302 - sealed, see `place`


def _read(file: Path) -> dict[bytes, bytes]:
    """What the file holds; nothing when it is another Python's, cut or changed."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = file.read_bytes()
        seal, body = data[:32], data[32:]
        if seal == _seal(body):
            found: dict[bytes, bytes] = marshal.loads(body)  # noqa: S302 - sealed, see `place`
            return found
    return {}


def _seal(body: bytes) -> bytes:
    """Tells a file that is another Python's or was cut; like bytecode it is as trusted as its folder."""
    build = hashlib.blake2b(MAGIC_NUMBER + sys.version.encode(), digest_size=28).digest()
    return build + zlib.crc32(body).to_bytes(4)


def keep() -> None:
    """Writes what is new beside what others have written meanwhile: whole or not at all."""
    if not _new or sys.dont_write_bytecode:
        return
    file = place()
    known = _read(file)
    if len(known) + len(_new) > MOST:
        known = {}
    body = marshal.dumps(known | _new)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    # As with bytecode: a folder that cannot be written costs time at the next start, nothing else.
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        part.write_bytes(_seal(body) + body)
        part.replace(file)
