"""One paper in twenty looks of other offices: right in all of them, and its faults named in all of them."""

from __future__ import annotations

import sys

import pytest

from pipeline.check.finished.door import Inspected, inspect
from tests.foreign_faults import FAULTS, Fault, possible
from tests.foreign_looks import LOOKS, PAPERS, Layout, Paper

KNOWN_GAPS = {
    # A tab leads to a place that no column marks: without "V/v" nothing says what the line is.
    ("no V/v", "tabs"),
    ("no V/v", "tail-tabs"),
    ("title in small letters", "tail-indented"),
    ("title in small letters", "stacked-indented"),
}
SELF_NUMBERED = ("auto-marks", "auto-marks-frames", "header-auto")
"""Word sets the marks in these: a mark typed wrong cannot stand there."""


def seen(paper: Paper, look: str) -> Inspected:
    return inspect(Layout(paper, LOOKS[look]).made(), "van-ban.docx")


def said(result: Inspected) -> set[str]:
    """Codes; that Word numbers by itself is a note on the file, not on the paper."""
    return {problem.code for problem in result.problems} - {"K051"}


def roles(result: Inspected) -> dict[str, str]:
    assert result.report is not None, result.problems
    found: dict[str, str] = {}
    for part in result.report.parts:
        found.setdefault(part.role, part.text)
    return found


def wanted(paper: Paper) -> dict[str, str]:
    lines = {**paper.left, **paper.right, **paper.title}
    words = {name: one.words + (one.then.words if one.then else "") for name, one in lines.items()}
    return words | {"recipients_label": "Nơi nhận:", "signer_name": paper.signature[-1].words}


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("look", LOOKS)
def test_every_component_is_found_and_nothing_is_said(name: str, look: str) -> None:
    paper = PAPERS[name]()
    result = seen(paper, look)
    found = roles(result)
    assert {role: found.get(role) for role in wanted(paper)} == wanted(paper)
    assert said(result) == set(), [str(one) for one in result.problems]


def cases(whole: bool = False) -> list[tuple[str, str, Fault]]:
    """Every fault in every paper, each in another look; `whole` = in all looks."""
    found = []
    for name in PAPERS:
        for at, fault in enumerate(FAULTS):
            if not possible(fault, PAPERS[name](), name):
                continue
            looks = list(LOOKS) if whole else [list(LOOKS)[(at + len(found)) % len(LOOKS)]]
            for look in looks:
                marked = look in SELF_NUMBERED and fault.of_marks
                own = fault.name.startswith("numbers of Word") and (
                    look not in SELF_NUMBERED or "plan" not in name
                )
                if not (marked or own) and (fault.name, look) not in KNOWN_GAPS:
                    found.append((name, look, fault))
    return found


@pytest.mark.parametrize(
    ("name", "look", "fault"),
    [pytest.param(*case, id=f"{case[0]}-{case[1]}-{case[2].name}") for case in cases()],
)
def test_a_fault_is_named(name: str, look: str, fault: Fault) -> None:
    paper = PAPERS[name]()
    assert possible(fault, paper, name)
    result = seen(paper, look)
    assert fault.code in said(result), [str(one) for one in result.problems]


def main() -> None:
    """All faults in all looks, as a table of what is not named."""
    every = cases(whole=True)
    missed = []
    for name, look, fault in every:
        paper = PAPERS[name]()
        possible(fault, paper, name)
        if fault.code not in said(seen(paper, look)):
            missed.append(f"{name} {look}: {fault.name} ({fault.code})")
    sys.stdout.write("\n".join([*missed, ""]))
    sys.stdout.write(f"{len(every)} faults, named {len(every) - len(missed)}\n")


if __name__ == "__main__":
    main()
