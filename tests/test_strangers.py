"""The sixth set: papers of kinds little used, in the habits of many programs. Nothing false, faults named, no word lost.

The recipes were frozen before the reader had seen them; figures of the first look: docs/van-ban-ngoai.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from pipeline.importer import run as importing
from tests import samples
from tests.incoming import papers as incoming
from tests.senders import placed
from tests.strangers import printing
from tests.strangers.changes import Fault
from tests.strangers.faults import faults
from tests.strangers.judging import cases, extra, named, seen, silent
from tests.strangers.making import Way
from tests.strangers.packing import linked, packed, parts
from tests.strangers.papers import PAPERS
from tests.strangers.word import WAYS, written

EVERY = 61
"""The suite takes one fault in so many; `make strangers` all."""


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_said_of_a_right_paper(way: str) -> None:
    names = list(PAPERS)
    at = list(WAYS).index(way)
    for name in (names[at * 3 % len(names)], names[(at * 3 + 11) % len(names)]):
        assert extra(seen(written(PAPERS[name](), way), "docx"), way) == [], name


@pytest.mark.parametrize(
    ("name", "way", "fault"),
    [one for one in cases() if one[1] in WAYS][::EVERY],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_fault_is_named(name: str, way: str, fault: Fault) -> None:
    right = seen(written(PAPERS[name](), way), "docx")
    assert named(right, seen(written(fault.done(PAPERS[name]()), way), "docx"), fault)


@pytest.mark.parametrize("way", ["styles", "changed", "chinese", "renamed"])
def test_importing_loses_no_word_in_silence(way: str) -> None:
    name = "conclusion_notice"
    found = importing.imported(
        written(PAPERS[name](), way), "a.docx", samples.desk(), register=False
    )
    assert found.proof is not None
    assert found.proof.lost == ()
    assert silent(found, PAPERS[name]()) == Counter()


MISSED = (
    ("council_articles", "changed", "no line below the motto"),
    ("conclusion_notice", "styles", "a word in letters of the nineties"),
    ("ministry_submission", "truths", "no kind"),
    ("introduction_paper", "renamed", "title above the mark"),
    ("contract", "shreds", "name gone"),
    ("cell_minutes", "noted", "name gone"),
    ("water_company", "styles", "no subject"),
    ("control_letter", "shreds", "issuer not bold"),
)


@pytest.mark.parametrize(("name", "way", "wrong"), MISSED)
def test_what_was_missed_at_first_is_named(name: str, way: str, wrong: str) -> None:
    fault = next(one for one in faults(PAPERS[name]()) if one.name == wrong)
    right = seen(written(PAPERS[name](), way), "docx")
    assert extra(right, way) == []
    assert named(right, seen(written(fault.done(PAPERS[name]()), way), "docx"), fault)


_RUN = re.compile(
    r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)((?:(?!</w:r>).)*<w:t[ >](?:(?!</w:r>).)*)</w:r>"
)


def changed(name: str, change: Callable[[str], str]) -> bytes:
    """A right paper, its main part changed."""
    found = parts(PAPERS[name](), Way(rule="vector"))
    found["word/document.xml"] = change(found["word/document.xml"])
    return packed(linked(found))


def in_other_ways(text: str) -> str:
    """The letters of each run as programs write signs that not every reader knows: in the second of two ways."""
    other = r'<mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback>\2</mc:Fallback></mc:AlternateContent>'
    return _RUN.sub(rf"<w:r>\1{other}</w:r>", text)


def left_to_word(text: str) -> str:
    """Gaps as a web page's paragraphs have them: zero, and Word is to choose."""
    auto = 'w:before="0" w:beforeAutospacing="1" w:after="0" w:afterAutospacing="1"'
    return text.replace('w:before="120" w:after="0"', auto)


@pytest.mark.parametrize("change", [in_other_ways, left_to_word])
@pytest.mark.parametrize("name", ["control_letter", "session_invitation"])
def test_what_programs_leave_to_the_reader(name: str, change: Callable[[str], str]) -> None:
    assert extra(seen(changed(name, change), "docx"), "") == []


def test_letters_in_several_ways_are_imported_once() -> None:
    name = "session_invitation"
    data = changed(name, in_other_ways)
    found = importing.imported(data, "a.docx", samples.desk(), register=False)
    assert found.proof is not None
    assert found.proof.lost == ()
    assert silent(found, PAPERS[name]()) == Counter()


def test_a_hyphen_that_may_be_hides_no_component() -> None:
    """It is named as a sign that nobody sees; the date around it is a date."""
    hyphen = '</w:t><w:softHyphen/><w:t xml:space="preserve">'
    data = changed(
        "control_letter", lambda text: text.replace("tháng 9 năm", f"tháng 9 {hyphen}năm")
    )
    assert [one.code for one in extra(seen(data, "docx"), "")] == ["K050"]


def test_names_of_parts_are_alike_whatever_their_capitals() -> None:
    found = linked(parts(PAPERS["control_letter"](), Way(rule="vector")))
    found["word/Styles.xml"] = found.pop("word/styles.xml")
    assert extra(seen(packed(found), "docx"), "") == []


def received() -> bytes:
    return printing.received(placed.by_reportlab(incoming.PAPERS["referral"]()))


def test_the_stamp_of_the_receiver_is_no_word_of_the_document() -> None:
    assert extra(seen(received(), "pdf"), "") == []


def test_importing_tells_of_the_stamp() -> None:
    found = importing.imported(received(), "a.pdf", samples.desk(), register=False)
    assert found.proof is not None
    assert found.proof.lost == ()
    stamp = "CÔNG VĂN ĐẾN Số: 1482 Ngày: 14/10/2026 Chuyển: Phòng TH"
    assert [one.text for one in found.read.aside] == [stamp]
