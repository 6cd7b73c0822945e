"""Each check of a clause can fail: on files spoilt one way at a time."""

from __future__ import annotations

import io

import pikepdf
import pytest

from tests.pdf_clauses.opened import Opened
from tests.pdf_clauses.spoiling import Spoil, saved
from tests.pdf_clauses.spoilt import SPOILT
from tests.pdf_clauses.table import BY_NUMBER
from tests.pdf_files import NAMES, data_of, opened


def with_element(name: str) -> bytes:
    """The first sample that has such an element."""
    return data_of(next(n for n in NAMES if not name or opened(n).of_kind(name)))


@pytest.mark.parametrize(
    ("number", "element", "done", "spoil"), SPOILT, ids=[f"{s[0]} {s[2]}" for s in SPOILT]
)
def test_a_spoilt_pdf_does_not_keep_the_clause(
    number: str, element: str, done: str, spoil: Spoil
) -> None:
    with pikepdf.open(io.BytesIO(with_element(element))) as file:
        assert BY_NUMBER[number].faults(Opened(saved(file))) == []
        spoil(file)
        assert BY_NUMBER[number].faults(Opened(saved(file))), done


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        ("19005-2 6.1.2", b"%PDF-1.7", b" %PDF-1."),
        ("19005-2 6.1.2", b"%\xf0\x9f\x96\xa4", b"%abcd"),
        ("19005-2 6.1.3", b"%%EOF\n", b"%%EOF\nmore"),
        ("19005-2 6.1.7.1", b"/Subtype/XML/Length ", b"/Subtype/XML/Length 1"),
        ("19005-2 6.1.4", b"\n3 0 obj\n", b"\n9 0 obj\n"),
        ("19005-2 6.1.6", b"/ID[<", b"/ID[<0"),
        ("19005-2 6.1.8", b"/Metadata/Sub", b"/Me#FFata/Sub"),
        ("19005-2 6.1.9", b"\nendobj\n", b" endobj\n"),
    ],
)
def test_a_file_spoilt_byte_by_byte_does_not_keep_the_clause(
    number: str, old: bytes, new: bytes
) -> None:
    data = with_element("")
    assert old in data
    assert BY_NUMBER[number].faults(Opened(data.replace(old, new)))


def test_every_check_has_been_seen_to_fail() -> None:
    seen = {number for number, *_ in SPOILT} | {
        f"19005-2 6.1.{n}" for n in ("2", "3", "4", "6", "7.1", "8", "9")
    }
    assert set(BY_NUMBER) == seen
