"""Our PDFs byte by byte (`pdf_clauses.writing`): every demand kept, and seen to fail on a file that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pipeline.build import Order, make
from tests import samples
from tests.pdf_clauses import writing
from tests.pdf_clauses.raw import Item, Raw, tokens

CHECKS = (
    writing.cross_reference,
    writing.strings,
    writing.streams,
    writing.names,
    writing.spaces,
    writing.limits,
)
Check = Callable[[Raw], Iterator[str]]
PROFILES = ("plain", "a-2a", "a-2b", "a-3a")
SAMPLE = next(iter(samples.EVERY))


def small() -> bytes:
    """A file written by hand, every demand kept: a catalog, a page with a word, strings of both kinds."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/Lang(vi \\(a\\) (b))>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/T<feff 00>>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300.5 -10]/Contents 4 0 R/Name/T#C3#AA>>",
        b"<</Length 39>>\nstream\nBT /F1 9 Tf (<zz> % \\) x) Tj <41> Tj ET\nendstream",
    )
    out = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"\0\0\0\xff"
    for place in (*places, len(out)):
        table += b"\1" + place.to_bytes(2) + b"\0"
    start = len(out)
    entries = b"<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length %d>>" % len(table)
    out += b"5 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        entries,
        table,
        start,
    )
    return bytes(out)


def found(data: bytes) -> dict[str, list[str]]:
    raw = Raw(data)
    return {check.__name__: said for check in CHECKS if (said := list(check(raw)))}


def test_a_file_written_by_hand_keeps_them_all() -> None:
    data = small()
    assert found(data) == {}
    assert [one.number for one in Raw(data).items] == [1, 2, 3, 4, 5]
    assert (b"(<zz> % \\) x)" in list(tokens(data))) is True


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        (b"1 0 obj\n", b"1 0 obj ", "spaces"),
        (b"\n2 0 obj\n", b" 2 0 obj\n", "spaces"),
        (b"3 0 obj\n", b"3  0obj\n", "spaces"),
        (b"\nendobj\n3 0", b" endobj\n3 0", "spaces"),
        (b"endobj\n4 0", b"endobj 4 0", "spaces"),
        (b"<feff 00>", b"<feff 0 >", "strings"),
        (b"<feff 00>", b"<fefg 00>", "strings"),
        (b"<41>", b"<4 >", "strings"),
        (b"/T#C3#AA", b"/T#C3#41", "names"),
        (b"stream\nBT", b"stream\rBT", "streams"),
        (b"ET\nendstream", b"ETT endstream"[:12], "streams"),
        (b"/Length 39", b"/Length 38", "streams"),
        (b"startxref\n", b"startxref\n1", "cross_reference"),
        (b"4 0 obj", b"7 0 obj", "cross_reference"),
        (b"/Count 1/T<feff 00>", b"/Count 99999999999 ", "limits"),
    ],
)
def test_each_demand_is_seen_to_fail(old: bytes, new: bytes, broken: str) -> None:
    data = small()
    assert data.count(old) == 1
    assert len(new) == len(old) or broken == "cross_reference"
    assert broken in found(data.replace(old, new))


def test_what_is_too_long_is_told() -> None:
    for text in (b"(" + b"x" * 32767 + b")", b"<" + b"00" * 32767 + b">", b"/" + b"n" * 128):
        raw = Raw(small())
        raw.__dict__["items"] = [Item(1, 0, b"1 0 obj\n" + text + b"\nendobj\n")]
        assert list(writing.limits(raw))


def test_an_object_without_a_row_is_told() -> None:
    data = small()
    at = data.index(b"startxref\n")
    start = data[at:].replace(b"startxref\n", b"6 0 obj\nnull\nendobj\nstartxref\n")
    assert any("without a row" in said for said in found(data[:at] + start)["cross_reference"])


@pytest.mark.parametrize("sample", samples.EVERY)
def test_every_sample_keeps_them(sample: str) -> None:
    assert found(samples.finished(sample).files["pdf"]) == {}


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_keeps_them(profile: str) -> None:
    made = make(samples.drafted(SAMPLE), samples.desk(), Order(profile=profile))
    data = made.files["pdf"]
    assert found(data) == {}
    texts = dict(Raw(data).texts())
    assert sum(name.startswith("contents") for name in texts) >= 2
    assert sum(" in " in name for name in texts) >= 5
