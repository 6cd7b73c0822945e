"""Letters that a file does not name: put right where only one reading is possible, told everywhere else."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pikepdf
import pytest
import yaml
from pikepdf import Array, Dictionary, Name

from pipeline.check.finished.page import Para, Piece
from pipeline.importer.opening import read
from pipeline.importer.unclear import DOUBT, NOTE, unclear

ROOT = Path(__file__).parent.parent


def old_pdf(*lines: str) -> bytes:
    """A PDF in the font .VnTime, whose letters are those of Latin-1."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/.VnTime"),
        FirstChar=32,
        LastChar=255,
        Widths=Array([500] * 224),
        Encoding=Name.WinAnsiEncoding,
    )
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    shown = b"".join(b"(" + line.encode("latin-1") + b") Tj T* " for line in lines)
    page.Contents = pdf.make_stream(b"BT /F1 14 Tf 85 760 Td 18 TL " + shown + b"ET")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("nhµ n\xadíc vµ tr\xadêng häc", "nhà nước và trường học"),
        ("\xadu tiªn vïng s©u; ®Çu t\xad míi", "ưu tiên vùng sâu; đầu tư mới"),
        ("c¸c tæ chøc chÝnh trÞ - x· héi", "các tổ chức chính trị - xã hội"),
        ("KÕ ho¹ch sè 15-KH/TU cña x·", "Kế hoạch số 15-KH/TU của xã"),
    ],
)
def test_the_letter_that_pdf_programs_take_for_a_hyphen(line: str, meant: str) -> None:
    """ư of TCVN3 has the soft hyphen's number, which PDF programs give as a hyphen."""
    found = read(old_pdf("§¶ng uû x· b¸o c¸o kÕt qu¶ nh\xad sau:", line), "cu.pdf")
    assert meant in " ".join(para.text for para in found.paras)


def test_letters_of_a_font_without_names_are_told() -> None:
    para = Para(7, 1, (Piece("xì thõng bëo l×ch ti nh¹n hfl s© l´u £Âng", 14),))
    assert unclear([para]).doubts == {7: DOUBT.format("bëo")}
    assert unclear([para]).note == NOTE.format(1)


def test_a_letter_that_is_lost_is_told() -> None:
    para = Para(1, 1, (Piece("Ủy ban nhân d\ufffdn", 14),))
    assert unclear([para]).doubts == {1: DOUBT.format("d\ufffdn")}


def test_right_paragraphs_are_left_alone() -> None:
    """10 000 paragraphs of our samples' words, with what else stands in modern texts."""
    words: list[str] = []
    for file in sorted((ROOT / "content").rglob("*.yaml")):
        words += " ".join(_strings(yaml.safe_load(file.read_text("utf-8")))).split()
    odd = [
        "§ 5",
        "5 µm",
        "±2%",
        "Müller",
        "señor",
        "Đắk Lắk",
        "ĐẮK LẮK",
        "QĐ, NĐ, HĐND",
        "½",
        "20°C",
        "m²",
        "№ 7",
    ]
    dice = random.Random(2026)
    wrong = []
    for _ in range(10_000):
        start, length = dice.randrange(len(words) - 60), dice.randrange(1, 50)
        one = words[start : start + length]
        if dice.random() < 0.3:
            one.insert(dice.randrange(len(one) + 1), dice.choice(odd))
        if unclear([Para(1, 0, (Piece(" ".join(one), 14),))]).doubts:
            wrong.append(" ".join(one))
    assert wrong == []


def _strings(node: object) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in _strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in _strings(value)]
    return [str(node)]
