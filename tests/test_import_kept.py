"""Documents as offices keep them (tests/kept): what a person reads in each is what its import says.

Read by nobody's program before: 1,178 of 1,217 facts (96.8 %) were right at the first look, 6 words were lost.
"""

from __future__ import annotations

import pytest

from pipeline.importer import run
from tests import samples
from tests.kept import facts, forms
from tests.kept.pages import Kept, kept

KNOWN = {
    # The form prints what the source does not have: said at the place.
    "04-nghi-quyet-hdnd": ("recipients",),
    "09-bien-ban-hop": ("recipients",),
    "38-bien-ban-txt": ("recipients",),
    # An invitation that says "Kính gửi" keeps it as a paragraph: its form would print other words.
    "10-giay-moi": ("to", "[]"),
    "40-giay-moi-dang": ("to", "[]", "signatures"),  # and "T/L" in the Party's form for "TL."
    # "CHƯƠNG TRÌNH HÀNH ĐỘNG" is a programme whose subject begins with "hành động".
    "16-chuong-trinh-dang": ("kind", "subject"),
    # The Youth Union's form sets five dashes below the title of an annex.
    "36-ke-hoach-ngang": ("[]", "[]"),
}
"""How the facts begin that are not as read, each for a reason."""
PRINTED = [one for one in kept() if not one.options.get("vntime") and not one.options.get("track")]
"""LibreOffice prints neither the old fonts' letters nor changes as accepted."""


def asked(one: Kept, form: str) -> facts.Score:
    made = run.imported(forms.data(one, form), f"{one.name}.{form}", samples.desk())
    assert made.proof is not None
    assert made.proof.lost == ()
    return facts.score(one, made)


@pytest.mark.parametrize("one", kept(), ids=lambda one: one.name)
def test_what_a_person_reads_is_what_the_import_says(one: Kept) -> None:
    found = asked(one, one.options["form"])
    assert found.lost == ()
    told = KNOWN.get(one.name, ())
    assert len(found.wrong) == len(told), found.wrong
    assert all(said.startswith(begun) for said, begun in zip(found.wrong, told, strict=True))


@pytest.mark.parametrize("one", PRINTED[::3], ids=lambda one: one.name)
def test_printed_by_libreoffice_it_says_the_same(one: Kept) -> None:
    found = asked(one, "pdf")
    assert found.lost == ()
    assert len(found.wrong) == len(KNOWN.get(one.name, ())), found.wrong


@pytest.mark.parametrize("one", kept(), ids=lambda one: one.name)
def test_the_facts_were_read_off_the_page(one: Kept) -> None:
    """Whoever adds a document: every paragraph has a tag, the ending has a name."""
    assert {line.tag for line in one.lines} <= facts.TAGS
    assert one.of("GN", "GN2")
    assert one.of("T") or one.of("V")
