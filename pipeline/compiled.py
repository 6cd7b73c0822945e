"""The modules where the time goes, compiled by mypyc: taken before their sources while they are of them.

`make compiled` puts them into the environment (`folder`), never beside the sources. They are used
only when a hash over all their sources is the one they were made of, so that whoever edits a source
runs what he wrote. Without them, or with VANBAN_COMPILED=0, the same sources run as plain Python and
give the same files; whether they do is tested (`tests/test_compiled.py`).
"""

from __future__ import annotations

import os
import sys

# Loaded first of all in every run: what only a stale or new folder asks for is loaded then.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from pathlib import Path
    from types import ModuleType

_LAYOUT = (
    "aligned areas blocks book chains columns dealt drawn footnotes items lines margins mixed opportunities page"
    " pages parting pictures replay rows ruler runs sheet slices steps tables trial document"
)
_RENDER = (
    "pdf_draw pdf_holder pdf_lacks pdf_lists pdf_operands pdf_shape pdf_tags pdf_tree pdf pdf_fonts"
    " docx_parts docx_text docx_slots docx_tables docx_words docx_fast docx_guard docx"
)
_CHECK = "apart citing known passages phrases pieces prose rule suppress walk"
_RULES = (
    "citing_divisions date_padding doubled_word duties_recipients misspelling name_case obsolete_organ person_name"
    " recipients_first sentence_case syllable table_total target_figure title_case tone_style typed_mark unit_case"
    " unit_unknown"
)
_MODEL = "body ending entries figures load reading references tables values wording words"
_COMPOSE = "assignments body choice constant header lists marks numbering recipients signatures tables words"
MODULES = (
    "pipeline.flow",
    "pipeline.kept",
    "pipeline.source.nodes",
    "pipeline.source.brackets",
    "pipeline.source.lines",
    "pipeline.source.parse",
    "pipeline.runs",
    *(f"pipeline.model.{name}" for name in _MODEL.split()),
    *(f"pipeline.compose.{name}" for name in _COMPOSE.split()),
    *(f"pipeline.check.{name}" for name in _CHECK.split()),
    *(f"pipeline.check.rules.{name}" for name in _RULES.split()),
    *(f"pipeline.layout.{name}" for name in _LAYOUT.split()),
    *(f"pipeline.render.{name}" for name in _RENDER.split()),
)
"""Strictly typed, busy with each paragraph or line, and free of reflection. Without `cached_property`: to
mypyc it is a plain property, worked out anew at each use."""
_PACKAGES = frozenset(("pipeline.flow",))
"""Of these the modules that have others below them."""
STAMP = "sources"
"""The file beside them with the hash of what they were made of."""
MARKS = "marks"
"""The file beside them that says how the sources stood then: while they do, they need not be read."""
_HERE = os.path.dirname(os.path.abspath(__file__))
_CODE = "__mypyc"
"""How the one module that holds the code of all of them ends (mypyc); the others are doors to it."""


def folder() -> Path:
    """Where compiled modules are kept: in the environment that runs them."""
    from pathlib import Path

    return Path(sys.prefix) / "share" / "vanban" / "compiled"


def source(name: str) -> Path:
    """The source of a module."""
    from pathlib import Path

    return Path(source_path(name))


def source_path(name: str) -> str:
    """The same as mere words: every run asks for a hundred of them before anything else is loaded."""
    path = os.sep.join((_HERE, *name.split(".")[1:]))
    return f"{path}{os.sep}__init__.py" if name in _PACKAGES else f"{path}.py"


def digest() -> str:
    """The hash of all sources, with their names and the kind of Python: as one they are compiled."""
    import hashlib
    from importlib.machinery import EXTENSION_SUFFIXES

    whole = hashlib.sha256(EXTENSION_SUFFIXES[0].encode())
    for name in MODULES:
        with open(source_path(name), "rb") as file:
            whole.update(b"\0" + name.encode() + b"\0" + file.read())
    return whole.hexdigest()


def marks() -> str:
    """The sources with their sizes and times; "" where the system does not say when a file was changed."""
    if sys.platform == "win32":
        return ""
    from importlib.machinery import EXTENSION_SUFFIXES

    lines = [EXTENSION_SUFFIXES[0]]
    for name in MODULES:
        path = source_path(name)
        found = os.stat(path)
        lines.append(f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {path}")
    return "\n".join(lines)


def _stands(place: Path) -> bool:
    try:
        before = (place / MARKS).read_text("utf-8")
        return bool(before) and before == marks()
    except OSError:
        return False


def state(place: Path) -> str:
    """What holds: "used", "off" (by VANBAN_COMPILED=0), "stale" (a source was changed since) or "absent"."""
    if os.environ.get("VANBAN_COMPILED") == "0":
        return "off"
    try:
        made_of = (place / STAMP).read_text("ascii")
    except OSError:
        return "absent"
    try:
        return "used" if _stands(place) or made_of == digest() else "stale"
    except OSError:
        return "stale"


class Finder:
    """Finds the compiled modules in their folder; for all other names it knows nothing."""

    def __init__(self, place: Path) -> None:
        from importlib.machinery import EXTENSION_SUFFIXES

        self._folder = str(place)
        self._ending = EXTENSION_SUFFIXES[0]
        self._names = frozenset(MODULES)

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - importlib's own form
        target: ModuleType | None = None,  # noqa: ARG002 - the same
    ) -> ModuleSpec | None:
        """See `importlib.abc.MetaPathFinder`."""
        from importlib.util import spec_from_file_location

        if name.endswith(_CODE):
            file = self._file(name)
            return spec_from_file_location(name, file) if os.path.isfile(file) else None
        if name in self._names:
            package = name in _PACKAGES
            file = self._file(f"{name}.__init__" if package else name)
            places = [os.path.dirname(file)] if package else None
            return spec_from_file_location(name, file, submodule_search_locations=places)
        if name.rpartition(".")[0] in self._names:
            # A compiled package looks for its modules beside itself: those that are not compiled.
            return spec_from_file_location(name, source_path(name))
        return None

    def _file(self, name: str) -> str:
        return f"{os.sep.join((self._folder, *name.split('.')))}{self._ending}"


class _Door:
    """The finder's place among Python's own: whether it is to be used is asked when the first of its
    modules is."""

    def __init__(self) -> None:
        self._names = frozenset(MODULES)
        self._finder: Finder | None = None
        self.found = ""

    def state(self) -> str:
        """As `state` says; asked once."""
        if not self.found:
            place = folder()
            self.found = state(place)
            if self.found == "used":
                self._finder = Finder(place)
        return self.found

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """See `importlib.abc.MetaPathFinder`."""
        ours = name in self._names or name.rpartition(".")[0] in self._names
        if not (ours or name.endswith(_CODE)):
            return None
        self.state()
        return self._finder.find_spec(name, path, target) if self._finder else None


_DOOR = _Door()


def install() -> _Door:
    """Put the compiled modules before their sources; they are used if they are of them."""
    sys.meta_path.insert(0, _DOOR)
    return _DOOR


def used() -> str:
    """Whether the compiled modules run: what `state` says."""
    return _DOOR.state()
