"""What both halves of a run need (see `early`), loaded before they part."""

from __future__ import annotations

from pipeline.batch import inputs, names, own, register, task

__all__ = ["inputs", "names", "own", "register", "task"]
