"""Millimetres in the units in which files measure: points (PDF, drawings) and twips (Word)."""

from __future__ import annotations

INCH = 25.4
POINT = INCH / 72
TWIP = INCH / 1440
