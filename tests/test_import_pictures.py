"""Pictures of Word files and PDFs beside the draft; marks, braces, changes: nothing goes missing in silence."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.importer import opening, proof
from pipeline.importer.readers.word_pictures import kind_of
from pipeline.importer.recognise.named import organ_sentence
from tests import imports, samples

REPORT = "uy-ban/bao-cao-cai-cach-hanh-chinh-2026"


def test_a_picture_is_written_beside_the_draft_and_the_draft_builds(tmp_path: Path) -> None:
    (tmp_path / "Báo cáo (1).docx").write_bytes(imports.Variant(REPORT, "", "docx").data())
    out = tmp_path / "ra"
    arguments = [
        "import",
        str(tmp_path / "Báo cáo (1).docx"),
        "--output",
        str(out),
        "--no-registry",
    ]
    done = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert done.return_value == 0, done.output
    written = (out / "bao-cao-1.yaml").read_text("utf-8")
    assert "tệp: hinh/bao-cao-1-1.png" in written
    assert (
        "chú thích: Tỷ lệ hồ sơ trực tuyến toàn trình cấp xã qua các tháng năm 2026 (%)" in written
    )
    original = samples.CONTENT / "uy-ban" / "hinh" / "ty-le-ho-so-truc-tuyen.png"
    assert (out / "hinh" / "bao-cao-1-1.png").read_bytes() == original.read_bytes()


def test_a_picture_of_a_pdf_comes_as_png_at_its_place() -> None:
    made = imports.Variant(REPORT, "", "pdf").imported()
    (picture,) = made.read.pictures
    assert (picture.suffix, round(picture.width)) == (".png", 120)
    above = next(para for para in made.read.paras if para.number == picture.after)
    assert above.bordered  # the table


def _png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (_png(10, 10), ".png"),
        (_png(50_000, 50_000), ""),  # a bomb of pixels
        (b"GIF89a" + bytes(40), ""),
        (b"<svg onload='x()'/>", ""),
        (b"\x01\x00\x00\x00" + bytes(100), ""),  # EMF
        (b"MZ" + bytes(100), ""),
        (b"\x89PNG\r\n\x1a\n", ""),
    ],
)
def test_what_a_picture_is_its_bytes_say(data: bytes, suffix: str) -> None:
    assert kind_of(data) == suffix


@pytest.mark.parametrize("name", ["sao-luc", "sao-y", "trich-sao"])
def test_copies_are_taken_apart_and_no_word_is_missed(name: str) -> None:
    sample = f"mau-theo-loai/{name}"
    made = imports.Variant(sample, "", "docx").imported()
    assert made.proof is not None
    assert made.proof.lost == ()
    assert made.document is not None
    wanted = imports.blocks(samples.document(sample), exact=True)
    assert imports.blocks(made.document, exact=True) == wanted


def test_marks_within_a_sentence_are_proved_too() -> None:
    document = samples.document("mau-tu-van-ban-cu/nghi-quyet-2021")
    whole = proof.zones(document)
    assert proof.prove(whole, document).marks == ()
    at, text = next((at, one) for at, one in enumerate(whole["text"]) if ", " in one[:-1])
    less = text.replace(",", "", 1)
    changed = whole | {"text": [*whole["text"][:at], less, *whole["text"][at + 1 :]]}
    assert proof.prove(changed, document).marks == ((less, text),)


def test_an_organ_that_a_clause_follows_keeps_its_comma() -> None:
    assert organ_sentence("Các huyện uỷ lập chương trình, tổ chức học tập.") == (
        "Các huyện uỷ",
        "lập chương trình, tổ chức học tập.",
    )
    assert organ_sentence("Ban Tổ chức, phối hợp các ban tham mưu.") is None


def test_a_brace_goes_to_the_organs_above_with_a_doubt() -> None:
    text = (
        "Nơi nhận:\n- Ban Bí thư Trung ương Đảng,\n- Các ban Đảng Trung ương,\n- Các huyện uỷ,\n"
        "- Lưu Văn phòng Tỉnh uỷ.\n\n} báo cáo\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nPhạm Văn Bách\n"
    )
    head = (
        "NGHỊ QUYẾT\nvề công tác dân vận\n-----\n\nI- MỤC TIÊU\n1. Phát huy vai trò của Nhân dân.\n"
    )
    from pipeline.importer import draft

    read = opening.read((head + text).encode(), "a.txt", samples.desk().metrics)
    made = draft.make(read, "a.txt", samples.desk())
    assert (
        "  # cần kiểm tra: dấu móc trong bản gốc không rõ gồm mấy dòng; máy lấy 2 dòng đầu là cơ quan Trung ương\n"
        "  - để: báo cáo\n    gồm:\n      - Ban Bí thư Trung ương Đảng\n      - Các ban Đảng Trung ương\n"
    ) in made.text
