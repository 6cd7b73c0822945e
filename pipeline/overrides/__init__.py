"""Override files: what one unit's document has other than the rest, by the ids of blocks.

An override changes the source's nodes before they are typed, so every later message about a block of
it stands at the override's own line.
"""

from __future__ import annotations

from pipeline.overrides.applying import apply
from pipeline.overrides.files import Insertion, Override, Overrides, load

__all__ = ["Insertion", "Override", "Overrides", "apply", "load"]
