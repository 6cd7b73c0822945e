"""What several tests share: the option to accept text views, and LibreOffice."""

from __future__ import annotations

import pytest

from tests.programs import needed


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write the text views of all samples anew (read the diff)",
    )


@pytest.fixture(scope="session")
def soffice() -> str:
    """Path of LibreOffice."""
    return needed("soffice")
