"""What both halves of a run need (see `prefork`), loaded before they part."""

from __future__ import annotations

from pipeline.batch import inputs, names, register, task, unit_overrides

__all__ = ["inputs", "names", "register", "task", "unit_overrides"]
