"""A second set of papers by other desks: nothing false on what is right, faults named, in Word files and printed.

The set was written and committed before the reader had seen it; figures of the first look: docs/van-ban-ngoai.md.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Level
from tests.desks.every import NOT_PRINTED, PAPERS, broken, cases, right
from tests.desks.making import made
from tests.desks.reprinted import BLIND, WAYS
from tests.outside.prints import shown
from tests.papers.changing import Fault
from tests.programs import needed

NOTED = {
    # NĐ 30/2020, mẫu 2.1 has a line under "(Kèm theo …)", these annexes have none.
    ("regulation", "K014"),
    ("report", "K014"),
    ("scheme", "K014"),
    # Typed under the old fonts, and told so.
    ("old_letter", "K049"),
    ("old_plan", "K049"),
}
HANGING = {("proposal", "K002")}
"""The office lets a floating signature hang over the lower margin."""
PRINTED = {
    # A letterhead wider than the text reaches into the margin.
    ("stamped", "K002"),
    # Helvetica is in no PDF that names it.
    ("stamped", "K055"),
    ("stamped", "K003"),
}
GAPS: set[tuple[str, str]] = set()
EVERY = 4
"""The suite takes one fault in so many; `python -m tests.test_desks` all, printed too."""


def said(result: Inspected) -> set[str]:
    """Codes of errors and warnings."""
    assert result.report is not None, result.problems
    return {one.code for one in result.problems if one.level is not Level.INFO}


def allowed(name: str, *ways: str) -> set[str]:
    own = {code for paper, code in NOTED if paper == name}
    own |= {code for paper, code in HANGING if paper == name and ways}
    return own | {code for way, code in PRINTED if way in ways}


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_said_of_a_right_paper(name: str) -> None:
    result = inspect(right(name), f"{name}.docx")
    assert said(result) <= allowed(name), [str(one) for one in result.problems]


def told(before: bytes, after: bytes, fault: Fault, file: str) -> bool:
    """Whether a code of the fault is said of the second file in words not said of the first."""
    old = {(one.code, one.message) for one in inspect(before, file).problems}
    new = {one.code for one in inspect(after, file).problems if (one.code, one.message) not in old}
    return bool(new & set(fault.codes.split()))


@pytest.mark.parametrize(
    ("name", "fault"), cases()[::EVERY], ids=lambda one: getattr(one, "name", one)
)
def test_a_fault_is_named(name: str, fault: Fault) -> None:
    # A gap that is mended must leave the list.
    assert told(right(name), broken(name, fault), fault, "a.docx") is (
        (name, fault.name) not in GAPS
    )


def printed_names() -> list[str]:
    return [name for name in PAPERS if name not in NOT_PRINTED]


def test_nothing_is_said_of_right_pages(tmp_path: Path) -> None:
    needed("soffice")
    names = printed_names()[::5]
    shown(tmp_path, ((name, right(name)) for name in names))
    ways = list(WAYS.items())
    for at, name in enumerate(names):
        data = (tmp_path / f"{name}.pdf").read_bytes()
        assert said(inspect(data, "a.pdf")) <= allowed(name, "office")
        way, how = ways[at % len(ways)]
        result = inspect(how(data), "a.pdf")
        assert said(result) <= allowed(name, way), (name, way, list(map(str, result.problems)))


def test_what_a_narrow_column_breaks_is_one_in_print(tmp_path: Path) -> None:
    """A joint symbol too long for its column, joint organs on four lines; text set ragged has its own fault alone."""
    needed("soffice")
    joint = PAPERS["joint_rules"][0]()
    joint.number = "Số 03-QC/BTCTU-BNCTU-BTGDVTU-UBKTTU-VPTU"
    joint.issuer = ["BAN TỔ CHỨC - BAN NỘI CHÍNH -", "BAN TUYÊN GIÁO VÀ DÂN VẬN -"]
    joint.issuer += ["UỶ BAN KIỂM TRA - VĂN PHÒNG", "TỈNH UỶ CÀ MAU"]
    ragged = PAPERS["telegram"][0]()
    for role in ("p", "cl"):
        ragged.over[role] = {"jc": "left"}
    shown(tmp_path, [("joint", made(joint)), ("ragged", made(ragged))])
    assert said(inspect((tmp_path / "joint.pdf").read_bytes(), "a.pdf")) == set()
    assert said(inspect((tmp_path / "ragged.pdf").read_bytes(), "a.pdf")) == {"K009"}


def test_a_style_may_swallow_the_gaps() -> None:
    """List Paragraph keeps no space between its own: what the paragraphs themselves ask for is not shown."""
    kept = right("minutes")
    lost = repacked(kept, b'<w:contextualSpacing w:val="0"/>', b"")
    assert "K011" not in said(inspect(kept, "a.docx"))
    assert "K011" in said(inspect(lost, "a.docx"))


def repacked(data: bytes, old: bytes, new: bytes) -> bytes:
    """The file with other bytes in its main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as archive:
        for name in given.namelist():
            part = given.read(name)
            archive.writestr(name, part.replace(old, new) if name == "word/document.xml" else part)
    return out.getvalue()


@pytest.mark.parametrize("way", BLIND)
def test_what_cannot_be_read_is_told_and_nothing_else(way: str, tmp_path: Path) -> None:
    needed("soffice")
    shown(tmp_path, [("telegram", right("telegram"))])
    problems = inspect(BLIND[way]((tmp_path / "telegram.pdf").read_bytes()), "a.pdf").problems
    assert problems
    assert {one.code for one in problems} <= {"K050", "K053", "K056", "K057", "K063"}, list(
        map(str, problems)
    )


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(folder: Path) -> None:
    """All papers and faults, in Word files and in the office's pages, as a table of what is false or missed."""
    false = [name for name in PAPERS if said(inspect(right(name), "a.docx")) - allowed(name)]
    every = cases()
    missed = [(n, f) for n, f in every if not told(right(n), broken(n, f), f, "a.docx")]
    for name in false:
        say(f"false in Word: {name}")
    for name, fault in missed:
        say(f"missed in Word: {name}: {fault.name} ({fault.codes})")
    names = printed_names()
    shown(folder, ((name, right(name)) for name in names))
    page = {name: (folder / f"{name}.pdf").read_bytes() for name in names}
    wrong = 0
    for name in names:
        for way, how in {"office": lambda data: data, **WAYS}.items():
            problems = inspect(how(page[name]), "a.pdf")
            extra = [
                one
                for one in problems.problems
                if one.level is not Level.INFO and one.code not in allowed(name, way)
            ]
            wrong += bool(extra)
            for one in extra:
                say(f"false in print: {name}, {way}: {one}")
    seen = [(n, f) for n, f in every if f.pdf and n in page]
    files = {(n, f.name): f"{n}-{at}" for at, (n, f) in enumerate(seen)}
    shown(folder, ((files[n, f.name], broken(n, f)) for n, f in seen))
    lost = 0
    for name, fault in seen:
        after = (folder / f"{files[name, fault.name]}.pdf").read_bytes()
        if not told(page[name], after, fault, "a.pdf"):
            lost += 1
            say(f"missed in print: {name}: {fault.name} ({fault.codes})")
    say(f"Word: {len(PAPERS)} right papers, false alarms in {len(false)}")
    say(f"Word: {len(every)} faults, named {len(every) - len(missed)}")
    say(f"print: {len(names) * (1 + len(WAYS))} right files, false alarms in {wrong}")
    say(f"print: {len(seen)} faults that a page shows, named {len(seen) - lost}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
