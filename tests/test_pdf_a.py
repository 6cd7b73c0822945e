"""Every PDF of the project against the clauses of PDF/A-2a and PDF/UA-1 that its structure shows.

`pdf_clauses` says what is looked at, docs/pdf-a.md what is not. Other programs look at them too: `test_pdf_a_programs`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.build import Order
from pipeline.flow import Box, Flow, Format, Grid, PageSetup, Para, Piece, Row, Section
from pipeline.layout.document import lay_out
from pipeline.render import pdf
from tests import samples
from tests.pdf_clauses.opened import Opened
from tests.pdf_clauses.table import BY_NUMBER, CLAUSES, Clause
from tests.pdf_files import NAMES, SHOWN, made, opened

DOCS = Path(__file__).parents[1] / "docs" / "pdf-a.md"


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.number)
def test_every_pdf_keeps_the_clause(clause: Clause) -> None:
    faults = {name: clause.faults(opened(name)) for name in NAMES}
    kept = sum(not found for found in faults.values())
    print(f"\n{clause.number:24} {clause.demands:62} {kept} / {len(NAMES)}")  # noqa: T201 - shown by -s
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_pdfs_have_everything_that_is_looked_at() -> None:
    """A check of what never occurs says nothing."""
    kinds = {node.kind for name in NAMES for node in opened(name).nodes}
    assert kinds >= {"L", "Lbl", "Table", "TH", "Caption", "Figure", "Note", "Reference", "H3"}
    every = [node for name in NAMES for node in opened(name).nodes]
    tables = [str(node.element.get("/A", {}).keys()) for node in every if node.kind in ("TD", "TH")]
    assert any("ColSpan" in keys for keys in tables)
    assert any("RowSpan" in keys for keys in tables)
    nested = [
        node for node in every if node.kind == "LBody" and "L" in {n.kind for n in node.nodes}
    ]
    assert nested
    boxes = [page.MediaBox for name in NAMES for page in opened(name).file.pages]
    assert any(box[2] > box[3] for box in boxes)


def test_the_manual_lists_the_clauses() -> None:
    text = DOCS.read_text("utf-8")
    listed = re.findall(r"^\| ([\d-]+ [\d.-]+) \| ([^|]+) \|$", text, re.M)
    assert listed == [(clause.number, clause.demands) for clause in CLAUSES]


MACHINE = {
    **{"01": (3, 4, 5, 7), "02": (1, 3, 4), "06": (1, 2, 3), "07": (1, 2), "09": range(4, 9)},
    **{"10": (1,), "11": range(1, 7), "13": (4,), "14": (2, 3, 6, 7), "15": (3,), "17": (2, 3)},
    **{"19": (3, 4), "20": (1, 2, 3), "21": (1,), "25": (1,), "26": (1, 2), "30": (1, 2)},
    **{"28": (2, *range(4, 13), *range(14, 19)), "31": (*range(1, 10), *range(11, 31))},
}
"""Matterhorn Protocol 1.1: failure conditions that a machine can find, by checkpoint."""


def test_the_manual_goes_through_the_matterhorn_protocol() -> None:
    conditions = {f"{point}-{n:03}" for point, each in MACHINE.items() for n in each}
    assert len(conditions) == 87
    rows = re.findall(
        r"^\| (\d\d [^|]+)\|([^|]*)\| *(\d*) \|([^|]*)\|$", DOCS.read_text("utf-8"), re.M
    )
    points = [number for name, *_ in rows for number in re.findall(r"\b\d\d\b", name)]
    assert points == [f"{n:02}" for n in range(1, 32)]
    named: set[str] = set()
    for _, words, _, seen in rows:
        for point, first, last in re.findall(r"(\d\d)-(\d{3})(?: đến \d\d-(\d{3}))?", words):
            named |= {f"{point}-{n:03}" for n in range(int(first), int(last or first) + 1)}
        for number in re.findall(r"\d+(?:\.\d+)+(?:-\d)?", seen):
            assert {f"19005-2 {number}", f"14289-1 {number}"} & set(BY_NUMBER), number
    assert named == conditions
    assert sum(int(human or 0) for *_, human, _ in rows) == 48


@pytest.mark.parametrize("words", ["ngắn", "chữ " * 40])
def test_each_of_a_batch_has_the_boxes_of_its_own_tables(words: str) -> None:
    """Documents of one shape share their tags; their tables are not of one height, though."""

    def para(text: str, role: str = "cell") -> Para:
        return Para("P", Format(), (Piece(text),), role)

    rows = tuple(Row((Box((para(f"{n}"),)), Box((para(words),)))) for n in (1, 2))
    items = (para("Bảng", "caption"), Grid((1000, 3000), rows))
    flow = Flow((Section(PageSetup(), items),), "hd05", "", "", "", "hd05", "a.yaml")
    pages = lay_out(flow, samples.desk().metrics)
    found = Opened(pdf.render(pages, samples.desk().faces))
    (table,) = found.of_kind("Table")
    (area,) = pages.pages[0].tables
    low = float(table.element.A.BBox[1])
    assert low == pytest.approx(pages.pages[0].height - area.bottom, abs=0.01)
    assert BY_NUMBER["32000-1 14.8.5.4"].faults(found) == []


TAGGED = ("19005-2 6.7", "14289-1", "32000-1")
CLAIMED = ("19005-2 6.2.3", "19005-2 6.6", "19005-2 6.1.5", "14289-1 7.1-1")


@pytest.mark.parametrize(
    ("profile", "claim", "without"),
    [
        ("a-2a", ("2", "A"), ()),
        ("a-3a", ("3", "A"), ()),
        ("a-2b", ("2", "B"), TAGGED),
        ("plain", ("", ""), (*TAGGED, *CLAIMED)),
    ],
)
def test_a_profile_keeps_its_clauses(
    profile: str, claim: tuple[str, str], without: tuple[str, ...]
) -> None:
    pdf_ = Opened(made(profile), claim)
    asked = [clause for clause in CLAUSES if not clause.number.startswith(without)]
    assert len(asked) >= 28
    assert {c.number: faults for c in asked if (faults := c.faults(pdf_))} == {}
    assert ("/StructTreeRoot" in pdf_.root) == (claim[1] == "A")
    assert ("/Metadata" in pdf_.root) == bool(claim[0])


def test_only_a_3a_carries_the_source() -> None:
    found = {profile: Opened(made(profile)) for profile in ("plain", "a-2a", "a-2b", "a-3a")}
    assert [name for name, one in found.items() if len(one.file.attachments)] == ["a-3a"]
    source = samples.FILES[SHOWN]
    spec = found["a-3a"].file.attachments[source.name]
    assert spec.get_file().read_bytes() == source.read_bytes()
    assert spec.obj.AFRelationship == "/Source"
    assert Order().profile == "a-2a"


@pytest.mark.parametrize("profile", ["plain", "a-2a", "a-2b", "a-3a"])
def test_a_profile_gives_the_same_bytes_again(profile: str) -> None:
    assert made(profile) == made(profile)
