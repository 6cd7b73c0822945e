"""What several tests share: the option to accept text views, and LibreOffice."""

from __future__ import annotations

import os

import pytest

from pipeline.problem import ToolError
from pipeline.render import office


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write the text views of all samples anew (read the diff)",
    )


@pytest.fixture(scope="session")
def soffice() -> str:
    """The program; where all tests must run (CI, VANBAN_FULL) its absence is a failure, not a skip."""
    try:
        return office.program()
    except ToolError as error:
        if "CI" in os.environ or "VANBAN_FULL" in os.environ:
            raise
        pytest.skip(f"LibreOffice is missing, its pages were not compared: {error}")
