"""LibreOffice: what it may not do, and what is said when it fails."""

from __future__ import annotations

import io
import os
import struct
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import docx
import pikepdf
import pytest

from pipeline import fonts
from pipeline.problem import ToolError
from pipeline.render import office, office_links, pdf_meta


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def words_of(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(
            document[n].get_textpage().get_text_range() for n in range(len(document))
        ).strip()
    finally:
        document.close()


# --- what it may not do -----------------------------------------------------------------------


class Canary(BaseHTTPRequestHandler):
    heard: ClassVar[list[str]]

    def do_GET(self) -> None:
        type(self).heard.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(png())

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    class Own(Canary):
        heard: ClassVar[list[str]] = []

    server = HTTPServer(("127.0.0.1", 0), Own)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", Own.heard
    server.shutdown()
    server.server_close()
    thread.join()


def png() -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        whole = name + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = b"".join(b"\0" + b"\xff\x00\x00" * 8 for _ in range(8))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def with_links(*targets: str) -> bytes:
    """A Word file whose pictures are elsewhere, by relation and by field."""
    a = "http://schemas.openxmlformats.org/drawingml/2006"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pictures = "".join(
        f'<w:r><w:drawing><wp:inline xmlns:wp="{a}/wordprocessingDrawing"><wp:extent cx="900000"'
        f' cy="900000"/><wp:docPr id="{n}" name="p{n}"/><a:graphic xmlns:a="{a}/main">'
        f'<a:graphicData uri="{a}/picture"><pic:pic xmlns:pic="{a}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{n}" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:link="x{n}" xmlns:r="{r}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE "{target}"'
        ' \\d</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for n, target in enumerate(targets)
    )
    relations = "".join(
        f'<Relationship Id="x{n}" Type="{r}/image" Target="{target}" TargetMode="External"/>'
        for n, target in enumerate(targets)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file("Chữ"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"</w:p>", pictures.encode() + b"</w:p>", 1)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relations.encode() + b"</Relationships>")
            new.writestr(name, data)
    return out.getvalue()


def images_in(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return sum(
            isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
            for item in file.objects
        )


@pytest.fixture
def bait(canary: tuple[str, list[str]], tmp_path: Path) -> bytes:
    (tmp_path / "secret.png").write_bytes(png())
    return with_links(f"{canary[0]}/a.png", (tmp_path / "secret.png").as_uri())


def test_nothing_is_fetched_and_no_file_of_the_disk_gets_in(
    soffice: str, bait: bytes, canary: tuple[str, list[str]]
) -> None:
    pdf = office.run(soffice, {0: bait}, fonts.find(), archival=True)[0]
    assert isinstance(pdf, bytes), pdf
    assert words_of(pdf).startswith("Chữ")
    assert canary[1] == []
    assert images_in(pdf) == 0


def test_the_bait_would_be_taken_without_the_guard(
    soffice: str, bait: bytes, canary: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above could not fail."""
    monkeypatch.setattr(office, "_SETTINGS", ())
    monkeypatch.setattr(office, "_DEAD", "")
    pdf = office.run(soffice, {0: bait}, fonts.find(), archival=True)[0]
    assert isinstance(pdf, bytes), pdf
    assert images_in(pdf) > 0
    assert canary[1] != []


def test_files_that_point_outside_are_refused_before_the_program_starts(bait: bytes) -> None:
    (target, _) = office_links.external_targets(bait)
    (result,) = office.convert_each([bait])
    assert str(result) == (
        f"LibreOffice: tệp Word trỏ ra ngoài ({target}); LibreOffice không được mở tệp như vậy"
    )


def test_only_few_names_of_the_environment_go_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    made = office._environment(tmp_path, None)
    assert "SECRET_TOKEN" not in made
    assert "no_proxy" not in made
    assert made["http_proxy"] == "http://127.0.0.1:9"


# --- what it gives ----------------------------------------------------------------------------


def test_words_fonts_and_profile(soffice: str) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Ưu tiên thực hiện nhiệm vụ")
    run.font.name = "Times New Roman"
    out = io.BytesIO()
    document.save(out)
    faces = fonts.find()
    pdf = office.convert([out.getvalue()], faces, date=date(2026, 8, 4))[0]
    assert words_of(pdf) == "Ưu tiên thực hiện nhiệm vụ"
    with pikepdf.open(io.BytesIO(pdf)) as file:
        names = [str(font.BaseFont) for font in file.pages[0].Resources.Font.values()]
        assert all(faces.family.replace(" ", "") in name for name in names), names
        assert str(file.docinfo.CreationDate).startswith("D:20260804000000")
        with file.open_metadata() as xmp:
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")


def test_same_file_same_bytes(soffice: str) -> None:
    source = word_file("Một")
    (made,) = office.convert([source])
    time.sleep(1.1)  # LibreOffice writes seconds
    assert office.convert([source]) == [made]
    with pikepdf.open(io.BytesIO(made)) as file:
        assert file.get_warnings() == []
        assert file.Root.OutputIntents[0].DestOutputProfile.read_bytes() == pdf_meta.srgb()


def test_one_bad_file_does_not_take_the_others_with_it(soffice: str) -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as package:
        package.writestr("word/document.xml", "<")
    one, bad, two = office.convert_each([word_file("Một"), broken.getvalue(), word_file("Hai")])
    assert isinstance(one, bytes)
    assert isinstance(two, bytes)
    assert (words_of(one), words_of(two)) == ("Một", "Hai")
    assert str(bad).startswith("LibreOffice: không tạo được PDF: ")


def test_what_is_no_word_file() -> None:
    with pytest.raises(ToolError, match=r"^LibreOffice: không phải tệp Word: "):
        office.convert([b"%PDF-1.7"])


def test_missing_program_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ToolError) as caught:
        office.convert([b""])
    assert str(caught.value) == (
        "LibreOffice: không tìm thấy LibreOffice (soffice); hãy cài đặt (Debian/Ubuntu: “apt install "
        "libreoffice-writer-nogui”, máy khác: libreoffice.org), hoặc dựng PDF bằng bộ dàn trang có sẵn"
    )


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("sleep 60 & sleep 60", "không tạo được PDF: quá 1 giây không xong"),
        ("exit 0", "không tạo được PDF: chương trình không nói gì"),
        ("echo hỏng rồi; exit 1", "không tạo được PDF: hỏng rồi"),
        (
            'for o; do p=$d; d=$o; done; cd "${d%/*}/../out"; echo x > 000000.pdf',
            "tệp PDF tạo ra bị hỏng",
        ),
        (
            'for o; do d=$o; done; cd "${d%/*}/../out"; printf "%%PDF-1.7 %%%%EOF" > 000000.pdf',
            "tệp PDF tạo ra không có trang nào",
        ),
    ],
)
def test_exit_codes_are_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    stand_in = tmp_path / "soffice"
    stand_in.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setattr(office, "_START", 1.0)
    monkeypatch.setattr(office, "_EACH", 0.0)
    monkeypatch.setattr(office, "program", lambda: str(stand_in))
    with pytest.raises(ToolError) as caught:
        office.convert([word_file("Một")])
    assert str(caught.value) == f"LibreOffice: {said}"
