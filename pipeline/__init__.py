"""vanban: Vietnamese official documents from YAML content blocks."""

from pipeline import compiled, generated

generated.install()
COMPILED = compiled.install()
"""Whether the compiled modules run (see `pipeline.compiled.state`)."""
