"""Documents that offices issued. They are not ours to publish, so they lie outside the project: in the folder
that VANBAN_ISSUED names, else beside the checkout. Tests that need them say so where they are missing."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(os.environ.get("VANBAN_ISSUED") or Path(__file__).parents[2] / "shared")
HD05 = _FOLDER / "hd05"
"""Pictures of the issued HD 05-HD/VPTW, and the lines of three of its pages (lines.txt)."""
SEEDS = _FOLDER / "seeds"
"""The words of four issued documents as text, one a file."""
