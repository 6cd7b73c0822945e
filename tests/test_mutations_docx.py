"""Correct finished files are broken in hundreds of ways; the linter must name what was broken."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from pipeline.check.finished import check
from pipeline.check.finished.word import finished as read
from pipeline.ooxml.package import Package, open_package
from pipeline.registries import load_registries
from pipeline.standards.load import load
from tests.broken_docx import Broken, Docx, systematic
from tests.broken_named import named
from tests.samples import CONTENT, drafted, finished

SAMPLES = (
    "dang/huong-dan-doi-thoai-2026",
    "dang/ke-hoach-dan-van-kheo-2026",
    "mau-tu-van-ban-cu/nghi-quyet-2021",
    "specimens/party-letter",
    "uy-ban/cong-van-don-doc-2026",
    "uy-ban/quyet-dinh-to-cong-tac-2026",
    "uy-ban/ke-hoach-dich-vu-cong-2026",
    "uy-ban/quy-che-to-cong-tac-2026",
)
LEAST = 0.98
LEAST_FOREIGN = 0.9


@cache
def whole(sample: str) -> bytes:
    return finished(sample).files["docx"]


@cache
def organs() -> tuple:
    return tuple(load_registries(CONTENT).organs.values())


def codes(package: Package, foreign: bool = False) -> Counter[str]:
    """What the linter says of a docx; `foreign` = as if its styles had other names."""
    document = read(package)
    if foreign:
        bare = tuple(replace(para, style="") for para in document.paras)
        document = replace(document, paras=bare)
    return Counter(finding.code for finding in check(document, None, organs()).findings)


def cases() -> Iterator[Broken]:
    """Each component's each property once for each system, then the named breakages."""
    seen: set[tuple[str, str]] = set()
    for sample in SAMPLES:
        document = drafted(sample).document
        assert document is not None
        standard = load(document.standard)
        for case in systematic(sample, whole(sample), standard):
            if (standard.system, case.name) not in seen:
                seen.add((standard.system, case.name))
                yield case
    yield from named()


def _found(case: Broken, foreign: bool) -> bool:
    docx = Docx(whole(case.sample))
    case.change(docx)
    return codes(docx.package(), foreign)[case.code] > 0


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_on_the_unbroken(sample: str) -> None:
    package = open_package(whole(sample), "x.docx")
    assert not codes(package)
    # What the sample's author allows in the content file is told of a file that is not our own.
    assert set(codes(package, foreign=True)) <= {"C031"}


def test_breakages_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    every = list(cases())
    missed = [case for case in every if not _found(case, foreign=False)]
    _tell(every, missed, capsys)
    assert len(every) >= 150
    assert len(missed) <= (1 - LEAST) * len(every)


def test_breakages_are_named_in_files_of_others(capsys: pytest.CaptureFixture[str]) -> None:
    """The same without our styles' names: components are found by words and place alone."""
    every = list(named())
    missed = [case for case in every if not _found(case, foreign=True)]
    _tell(every, missed, capsys)
    assert len(missed) <= (1 - LEAST_FOREIGN) * len(every)


def _tell(every: list[Broken], missed: list[Broken], capsys: pytest.CaptureFixture[str]) -> None:
    lines = [""]
    for code in sorted({case.code for case in every}):
        some = [case for case in every if case.code == code]
        hits = sum(case not in missed for case in some)
        lines.append(f"  {code}  {len(some):4} cách làm hỏng, chỉ ra {hits}")
    lines.append(f"  tất cả {len(every)}, chỉ ra {len(every) - len(missed)}")
    lines += [f"    sót: {case.code} {case.sample} {case.name}" for case in missed]
    with capsys.disabled():
        sys.stdout.write("\n".join(lines) + "\n")
