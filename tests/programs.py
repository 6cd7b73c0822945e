"""Programs that reopen our files. Where all tests must run, a missing one is a failure, not a skip."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest


def needed(program: str) -> str:
    """Path of a program; fails under CI or VANBAN_FULL when it is missing, else skips and says so."""
    if found := shutil.which(program):
        return found
    _missing(f"{program} is missing: our files were not opened by it")


def needed_file(path: Path) -> bytes:
    """Bytes of a file that another program brings; where it is missing as `needed` is."""
    if path.is_file():
        return path.read_bytes()
    _missing(f"{path} is missing")


def _missing(said: str) -> NoReturn:
    if os.environ.get("CI") or os.environ.get("VANBAN_FULL"):
        pytest.fail(said)
    pytest.skip(said)
