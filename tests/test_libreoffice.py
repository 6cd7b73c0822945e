"""The finished docx of every sample as LibreOffice lays it out, and our PDF: equal lines on equal pages.

Our PDF is laid out in the mode that repeats LibreOffice's widths ("lo7"), so that only policy is
compared: breaks, gaps, page ends. A table of all samples is printed (pytest -rP shows it).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.render import office
from tests import samples
from tests.oracle import Verdict, compare
from tests.pdf_lines import PdfLine, of_pdf

LEAST = 0.99
DRIFT = 1.2
"""Points between the baselines of equal lines."""


def first_lines(lines: list[PdfLine]) -> dict[int, str]:
    """The first line of each page, page numbers aside."""
    found: dict[int, str] = {}
    for line in lines:
        if not (line.text.isdigit() and line.y < 50):
            found.setdefault(line.page, line.text)
    return found


@pytest.fixture(scope="module")
def converted(
    soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[list[PdfLine], list[PdfLine]]]:
    """LibreOffice's lines and ours of every sample; LibreOffice is called once."""
    folder = tmp_path_factory.mktemp("pages")
    made = {name: samples.finished(name, "lo7") for name in samples.EVERY}
    pdfs = office.convert([one.files["docx"] for one in made.values()], samples.desk().faces)
    lines = {}
    for (name, one), theirs in zip(made.items(), pdfs, strict=True):
        lines[name] = (_lines(folder, theirs), _lines(folder, one.files["pdf"]))
    return lines


def _lines(folder: Path, pdf: bytes) -> list[PdfLine]:
    path = folder / "one.pdf"
    path.write_bytes(pdf)
    return of_pdf(path)


@pytest.fixture(scope="module")
def verdicts(converted: dict[str, tuple[list[PdfLine], list[PdfLine]]]) -> list[Verdict]:
    return [compare(name, theirs, ours) for name, (theirs, ours) in converted.items()]


def table(verdicts: list[Verdict]) -> str:
    rows = [f"{'mẫu':52}{'dòng':>6}{'bằng':>6}{'trang':>7}{'bằng':>6}{'lệch pt':>9}"]
    for one in verdicts:
        pages = "/".join(map(str, sorted(set(one.pages))))
        rows.append(
            f"{one.name:52}{one.lines:6}{one.equal:6}{pages:>7}{one.pages_equal:6}{one.drift:9.2f}"
        )
        rows += [f"    {difference}" for difference in one.differences]
    return "\n".join(rows)


def test_lines_are_those_of_libreoffice(verdicts: list[Verdict]) -> None:
    print(table(verdicts))  # noqa: T201
    lines, equal = sum(one.lines for one in verdicts), sum(one.equal for one in verdicts)
    assert lines > 1500
    assert equal / lines >= LEAST, table(verdicts)
    assert max(one.drift for one in verdicts) <= DRIFT, table(verdicts)


@pytest.mark.parametrize("name", list(samples.EVERY))
def test_every_page_begins_alike(
    name: str, converted: dict[str, tuple[list[PdfLine], list[PdfLine]]]
) -> None:
    theirs, ours = (first_lines(lines) for lines in converted[name])
    assert ours == theirs
