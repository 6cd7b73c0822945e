"""Programs that reopen our files. Where all tests must run, a missing one is a failure, not a skip."""

from __future__ import annotations

import os
import shutil

import pytest


def needed(program: str) -> str:
    """Path of a program; fails under CI or VANBAN_FULL when it is missing, else skips and says so."""
    if found := shutil.which(program):
        return found
    said = f"{program} is missing: our files were not opened by it"
    if os.environ.get("CI") or os.environ.get("VANBAN_FULL"):
        pytest.fail(said)
    pytest.skip(said)
