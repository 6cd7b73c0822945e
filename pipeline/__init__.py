"""vanban: Vietnamese official documents from YAML content blocks."""

from pipeline import compiled

COMPILED = compiled.install()
"""Whether the compiled modules run (see `pipeline.compiled.state`)."""
