"""Papers of outside offices: nothing false on what is right, in Word and printed by several producers; faults named.

The set was written and frozen before the reader had seen it. What is known not to be named stands in `GAPS`.
"""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from pathlib import Path

import pytest

from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Level
from tests.outside.faults import FAULTS, Fault, Impossible, broken, cases
from tests.outside.make import DOCUMENTS, made
from tests.outside.printed import PRODUCERS, printed
from tests.programs import convert

NOTED = {
    # NĐ 30/2020, mẫu 2.1 has a line under "(Kèm theo …)", these annexes have none.
    ("annexed_letter", "K014"),
    ("regulation", "K014"),
}
PRINTED = {
    # A letterhead in the page's header stands in the upper margin.
    ("header", "K002"),
    # What is copied out of such a file has its marks apart.
    ("combining", "K050"),
}
GAPS = {
    # Its paper has no page numbers that could stand on page 1.
    ("introduction-auto-direct", "page number on page 1"),
    # HD 05 does not say that the Party's "QUYẾT ĐỊNH" has a colon.
    ("party_decision-tabs", "deciding words without colon"),
    # "Như trên" is asked for by NĐ 30, Phụ lục I, ô số 9b alone.
    ("party_letter-columns", "no Như trên"),
    # A commune's committee stands above the organisations at the base: 399-QĐ/TW lets it issue directives.
    ("party_plan-columns", "directive of a commune's committee"),
}
"""Changes that turned out to be no faults."""
EVERY = 3
"""The suite takes one in so many; `python -m tests.test_outside` all."""


def said(result: Inspected) -> set[str]:
    """Codes of errors and warnings."""
    assert result.report is not None, result.problems
    return {one.code for one in result.problems if one.level is not Level.INFO}


def allowed(key: str, *ways: str) -> set[str]:
    name, hand = DOCUMENTS[key]
    of_print = {code for way, code in PRINTED if way in (hand, *ways)}
    return {code for paper, code in NOTED if paper == name} | (of_print if ways else set())


@cache
def right(key: str) -> Inspected:
    """What is said of the right document, looked at once for all its faults."""
    return inspect(made(key), f"{key}.docx")


# What is found possible is looked at next.
wrong = lru_cache(maxsize=1)(broken)


@pytest.mark.parametrize("key", list(DOCUMENTS)[::EVERY])
def test_nothing_is_said_of_a_right_document(key: str) -> None:
    result = right(key)
    assert said(result) <= allowed(key), [str(one) for one in result.problems]


def office(folder: Path, keys: list[str]) -> dict[str, bytes]:
    """The documents as LibreOffice prints them."""
    for key in keys:
        (folder / f"{key}.docx").write_bytes(made(key))
    files = convert([folder / f"{key}.docx" for key in keys], folder)
    return {key: file.read_bytes() for key, file in zip(keys, files, strict=True)}


def test_nothing_is_said_of_right_pages_whoever_printed_them(tmp_path: Path) -> None:
    """LibreOffice's pages, and the same written again as other programs write pages."""
    keys = list(DOCUMENTS)[1::9]
    names = list(PRODUCERS)
    for at, (key, data) in enumerate(office(tmp_path, keys).items()):
        here = inspect(data, f"{key}.pdf")
        assert said(here) <= allowed(key, "print"), (key, [str(one) for one in here.problems])
        for name in (names[2 * at % len(names)], names[(2 * at + 1) % len(names)]):
            result = inspect(printed(data, PRODUCERS[name]), f"{key}-{name}.pdf")
            found = [str(one) for one in result.problems]
            assert said(result) <= allowed(key, "print", name), (key, name, found)


def test_a_scan_is_read_for_its_words(tmp_path: Path) -> None:
    """Letters recognised in a picture say nothing of sizes and lines; a wrong word may be misread."""
    (data,) = office(tmp_path, ["school_notice-white"]).values()
    result = inspect(printed(data, PRODUCERS["scanned"]), "a.pdf")
    # The picture that the producer puts there has a few grey pixels: a poor scan, too.
    assert {(one.code, one.level) for one in result.problems} == {
        ("K056", Level.INFO),
        ("K063", Level.WARNING),
    }
    words = "trang 1 là hình chụp có lớp chữ do máy nhận dạng"
    assert any(words in one.message for one in result.problems)


@pytest.mark.parametrize("fault", FAULTS[:: EVERY + 1], ids=lambda fault: fault.name)
def test_a_fault_is_named(fault: Fault) -> None:
    """In the first document that it can be made in; the whole table makes it in up to six."""
    key = next(key for key in DOCUMENTS if _possible(key, fault))
    # A gap that is mended must leave the list.
    assert bool(named(key, fault)) is ((key, fault.name) not in GAPS), [
        str(one) for one in inspect(wrong(key, fault), f"{key}.docx").problems
    ]


def _possible(key: str, fault: Fault) -> bool:
    try:
        wrong(key, fault)
    except (Impossible, StopIteration, IndexError):
        return False
    return True


def named(key: str, fault: Fault) -> bool:
    """Whether the fault's code is told of the broken document, and not of the right one."""
    before = {(one.code, one.message) for one in right(key).problems}
    after = inspect(wrong(key, fault), f"{key}.docx").problems
    new = {one.code for one in after if (one.code, one.message) not in before}
    return bool(new & set(fault.codes.split()))


def main() -> None:
    """All right documents and all faults in Word files, as a table of what is false or missed."""
    false = [key for key in DOCUMENTS if said(right(key)) - allowed(key)]
    every = cases()
    missed = [f"{key}: {fault.name}" for key, fault in every if not named(key, fault)]
    sys.stdout.write("\n".join([*false, *missed, ""]))
    sys.stdout.write(f"{len(DOCUMENTS)} right documents, {len(false)} with false alarms\n")
    sys.stdout.write(f"{len(every)} faults, named {len(every) - len(missed)}\n")


if __name__ == "__main__":
    main()
