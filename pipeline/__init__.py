"""vanban: Vietnamese official documents from YAML content blocks."""

from pipeline import compiled

compiled.install()

COMPILED: str
"""Whether the compiled modules run (see `pipeline.compiled.state`); asked when somebody wants to know."""


def __getattr__(name: str) -> str:
    if name == "COMPILED":
        return compiled.used()
    raise AttributeError(name)
