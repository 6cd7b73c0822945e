"""Programs that reopen our files, and git. Where all tests must run, a missing one is a failure, not a skip."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
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


@cache
def _profile() -> Path:
    """LibreOffice's settings for this process: nobody's own, made once, for making them is a third of a start."""
    folder = Path(tempfile.mkdtemp(prefix="vanban-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder.resolve()


def convert(files: Iterable[Path], folder: Path, form: str = "pdf") -> list[Path]:
    """What LibreOffice makes of the files, in `folder`, all in one start."""
    given = list(files)
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={_profile().as_uri()}"
    call = [needed("soffice"), profile, "--headless", "--norestore", "--convert-to", form]
    call += ["--outdir", str(folder), *map(str, given)]
    subprocess.run(call, check=True, capture_output=True, timeout=900)
    made = [folder / f"{file.stem}.{form.partition(':')[0]}" for file in given]
    # A file that it cannot read is no failure to LibreOffice: nothing is written and it ends with 0.
    assert [file.name for file in made if not file.is_file()] == []
    return made


def git(folder: Path, *words: str, name: str = "A") -> str:
    """What git says, called by a person with a name; a call that fails is an error."""
    who = (
        "-c",
        f"user.name={name}",
        "-c",
        "user.email=a@vi-du.vn",
        "-c",
        "init.defaultBranch=main",
    )
    done = subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def _missing(said: str) -> NoReturn:
    if os.environ.get("CI") or os.environ.get("VANBAN_FULL"):
        pytest.fail(said)
    pytest.skip(said)
