"""What several tests share: the option to accept text views, and LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.officer import working_place
from tests.programs import needed


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write the text views of all samples anew (read the diff)",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With `-n` alone, a module at a time (`tests.scheduling`); another `--dist` is as asked for."""
    if config.getvalue("dist") != "load":
        return None
    from tests.scheduling import ByModule

    return ByModule(config, log)


@pytest.fixture(scope="session")
def soffice() -> str:
    """Path of LibreOffice."""
    return needed("soffice")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A working place with one content file (`tests.officer`)."""
    return working_place(tmp_path)
