"""What a batch makes of all its documents: the combined PDF, the zips, the register."""

from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO

import pikepdf
import pypdfium2
import pytest

from pipeline.batch.job import Output
from tests.batch_cases import (
    DAY,
    Place,
    bad,
    communes,
    row,
    rows,
    words,
)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_the_combined_pdf_has_every_page_of_every_document_in_order_with_bookmarks(place):
    place.output = Output("dot", duplex=True)
    place.run(*rows(3), bad(9))
    with pikepdf.open(place.out / "ban-in-gop.pdf") as pdf:
        assert not pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else not pdf.check()
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles == ["Phường Đức Xuân", "Phường Bắc Kạn", "Xã Phong Quang"]
        assert len(pdf.pages) == 6  # a page each, a blank back each
    whole = words(place.out / "ban-in-gop.pdf")
    places = [whole.index(name) for name in ("phường Đức Xuân", "phường Bắc Kạn", "xã Phong Quang")]
    assert places == sorted(places)


def test_the_combined_pdf_shows_the_same_ink(place):
    place.run(*rows(2))
    single = next(place.out.glob("*/*01843*.pdf"))
    with (
        pypdfium2.PdfDocument(single) as one,
        pypdfium2.PdfDocument(place.out / "ban-in-gop.pdf") as all_,
    ):
        assert one[0].render(scale=1).to_pil().tobytes() == (
            all_[1].render(scale=1).to_pil().tobytes()
        )


def test_fonts_and_equal_pages_stand_once_in_the_combined_pdf(place):
    place.run(*rows(6))
    singles = sum(path.stat().st_size for path in place.out.glob("*/*.pdf"))
    assert (place.out / "ban-in-gop.pdf").stat().st_size < singles / 3


def test_a_pdf_of_libreoffice_goes_into_the_combined_pdf_too(tmp_path, soffice):
    import docx

    from pipeline import fonts
    from pipeline.batch import combined
    from pipeline.render import office

    made = docx.Document()
    made.add_paragraph("Một trang của LibreOffice")
    stream = BytesIO()
    made.save(stream)
    (data,) = office.convert([stream.getvalue()], fonts.find(()), archival=False, date=DAY)
    (tmp_path / "a.pdf").write_bytes(data)
    pieces = [
        combined.Piece(tmp_path / "a.pdf", "A", "x"),
        combined.Piece(tmp_path / "a.pdf", "B", "y"),
    ]
    assert combined.write(tmp_path, tmp_path / "all.pdf", pieces) == 2
    assert words(tmp_path / "all.pdf").count("Một trang của LibreOffice") == 2
    with pikepdf.open(tmp_path / "all.pdf") as pdf, pdf.open_outline() as outline:
        assert [(one.title, [two.title for two in one.children]) for one in outline.root] == [
            ("x", ["A"]),
            ("y", ["B"]),
        ]


def test_the_zip_of_a_province_holds_its_documents(place):
    both = [*rows(2), row(9, communes(1, "01")[0])]
    place.run(*both)
    packs = sorted((place.out / "goi-nen").iterdir())
    assert [path.name for path in packs] == ["01-thanh-pho-ha-noi.zip", "19-tinh-thai-nguyen.zip"]
    with zipfile.ZipFile(packs[1]) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert archive.read(name) == (place.out / name).read_bytes()
        assert len(archive.namelist()) == 4


def test_the_register_names_every_row_with_hashes_that_sha256sum_gives(place):
    from hashlib import sha256

    place.run(*rows(2), bad(8, "=cmd()"))
    plain = json.loads((place.out / "so-dot.json").read_text("utf-8"))
    assert [(one["row"], one["state"]) for one in plain] == [
        (2, "made"),
        (3, "made"),
        (8, "failed"),
    ]
    for one in plain[:2]:
        assert one["pages"] == 1
        for file in one["files"]:
            data = (place.out / file["path"]).read_bytes()
            assert (file["bytes"], file["sha256"]) == (len(data), sha256(data).hexdigest())
    assert plain[2]["problems"][0]["message"] == "=cmd()"


def test_no_cell_of_the_register_is_a_formula(place):
    (unit,) = communes(1)
    odd = replace(row(2, unit), key="=1+1", unit=None)
    place.run(odd)
    table = list(csv.reader(StringIO((place.out / "so-dot.csv").read_text("utf-8-sig"))))
    assert table[1][1] == "'=1+1"
