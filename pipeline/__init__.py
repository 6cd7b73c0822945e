"""vanban: Vietnamese official documents from YAML content blocks."""

import sys

_BEFORE = frozenset(
    f"pipeline.{name}" for name in ["__main__", "batch", "batch.seal", "caches", "compiled"]
)
"""What is loaded to answer that nothing has changed: no more than that, for most of such a run is its imports."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

COMPILED: str
"""Whether the compiled modules run (see `pipeline.compiled.state`); asked when somebody wants to know."""


class _Door:
    """Stands among Python's finders until the first module is wanted that might be a compiled one; then
    `pipeline.compiled` takes its place."""

    def find_spec(
        self,
        name: str,
        path: "Sequence[str] | None" = None,
        target: "ModuleType | None" = None,
    ) -> "ModuleSpec | None":
        """See `importlib.abc.MetaPathFinder`."""
        if not name.startswith("pipeline.") or name in _BEFORE:
            return None
        sys.meta_path.remove(self)
        from pipeline import compiled

        return compiled.install().find_spec(name, path, target)


sys.meta_path.insert(0, _Door())


def __getattr__(name: str) -> str:
    if name == "COMPILED":
        from pipeline import compiled

        return compiled.used()
    raise AttributeError(name)
