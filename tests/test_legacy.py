"""Old encodings: every letter by tables that are not ours, words by hand, and nothing done to right text."""

from __future__ import annotations

import random
import subprocess
import unicodedata
from pathlib import Path

import pytest
import yaml
from viparse.normalize.encodings import CHARMAPS

from pipeline.legacy import Encoding, by_font, capitals, decode, detect, to_unicode
from pipeline.legacy.syllables import is_syllable
from pipeline.legacy.tables import LETTERS, TABLES

ROOT = Path(__file__).parents[1]
MOTTO = "Cộng hoà xã hội chủ nghĩa Việt Nam"


def _glibc(name: str) -> dict[str, str]:
    """One letter a byte, as the C library's own converter reads it."""
    table = {}
    for byte in range(1, 256):
        run = subprocess.run(
            ["iconv", "-f", name, "-t", "UTF-8"],
            input=bytes([byte]),
            capture_output=True,
            check=False,
        )
        if not run.returncode and run.stdout:
            table[chr(byte)] = unicodedata.normalize("NFC", run.stdout.decode())
    return table


@pytest.mark.parametrize(
    ("encoding", "name"), [(Encoding.TCVN3, "TCVN"), (Encoding.VISCII, "VISCII")]
)
def test_every_letter_as_the_c_library_reads_it(encoding: Encoding, name: str) -> None:
    theirs = {sign: letter for sign, letter in _glibc(name).items() if letter in LETTERS}
    assert set(theirs.values()) == set(LETTERS)
    assert {sign: to_unicode(sign, encoding) for sign in theirs} == theirs


@pytest.mark.parametrize(("encoding", "name"), [(Encoding.VPS, "vps"), (Encoding.VNI, "vni")])
def test_every_letter_as_another_library_reads_it(encoding: Encoding, name: str) -> None:
    theirs = dict(CHARMAPS[name].pairs)
    assert len(theirs) > 100
    assert {sign: to_unicode(sign, encoding) for sign in theirs} == theirs


@pytest.mark.parametrize("encoding", Encoding)
def test_no_letter_is_missing(encoding: Encoding) -> None:
    """A letter that no character stands for stands for itself (é in VPS, í in VNI)."""
    if encoding is Encoding.CP1258:
        assert unicodedata.normalize("NFC", "aÌ".replace("Ì", "\u0300")) == to_unicode(
            "aÌ", encoding
        )
        return
    letters = TABLES[encoding].letters
    kept = {letter for letter in LETTERS if letter not in letters}
    assert set(LETTERS) == set(letters.values()) & set(LETTERS) | kept


def _written(text: str, encoding: Encoding) -> str:
    """The text as an old program stored it and a new one shows it."""
    if encoding is Encoding.CP1258:
        parted = "".join(_tone_apart(letter) for letter in text)
        return parted.encode("cp1258").decode("cp1252")
    back = {letter: sign for sign, letter in reversed(TABLES[encoding].letters.items())}
    return "".join(back.get(letter, letter) for letter in text)


def _tone_apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
    rest = "".join(mark for mark in marks if mark not in tone)
    return unicodedata.normalize("NFC", rest) + tone


SENTENCES = [
    MOTTO,
    "Căn cứ Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về công tác dân vận",
    "Tổ chức thực hiện, thời hạn và sản phẩm phải báo cáo trước ngày 30/9/2003",
    "Giao Văn phòng theo dõi, đôn đốc việc thực hiện Kế hoạch này",
    "Ủy ban nhân dân các xã, phường, thị trấn; các ban, ngành, đoàn thể",
]


@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_told_by_the_words_and_read_back(sentence: str, encoding: Encoding) -> None:
    old = _written(sentence, encoding)
    found = detect([old])[0]
    assert found is not None
    assert to_unicode(old, found) == sentence


def test_seen_in_old_files() -> None:
    """As such lines stand in files of the time."""
    assert to_unicode("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3) == MOTTO
    assert to_unicode("Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI) == MOTTO
    assert to_unicode("nhµ n\u00adíc", Encoding.TCVN3) == "nhà nước"
    assert (
        to_unicode("Th«ng t\u2212 sè 5 \u2212 2003", Encoding.TCVN3) == "Thông tư số 5 \u2212 2003"
    )
    assert to_unicode("céng hoµ x· héi", Encoding.TCVN3, in_capitals=True) == "CỘNG HOÀ XÃ HỘI"
    assert to_unicode("CéNG HOµ X· HéI", Encoding.TCVN3) == "CỘNG HOÀ XÃ HỘI"
    assert to_unicode("Bé NéI Vô (phßng)", Encoding.TCVN3) == "Bộ NỘI Vụ (phòng)"
    assert to_unicode("\uf0aeéc lËp", Encoding.TCVN3) == "độc lập"


def test_fonts_tell_the_encoding() -> None:
    assert by_font(".VnTime") is by_font("ABCDEF+.VnArialH") is Encoding.TCVN3
    assert by_font("VNI-Times") is Encoding.VNI
    assert by_font("VPS Times") is Encoding.VPS
    assert by_font("Times New Roman") is by_font("Vni") is by_font("") is None
    assert capitals(".VnTimeH")
    assert not capitals(".VnTime")
    assert not capitals("VNI-HelveH")


def test_a_short_paragraph_follows_its_document() -> None:
    long = [_written(sentence, Encoding.TCVN3) for sentence in SENTENCES]
    assert detect(["Sè: 05"]) == [None]
    assert detect([*long, "Sè: 05"])[-1] is Encoding.TCVN3


def test_a_mixed_document_is_told_paragraph_by_paragraph() -> None:
    mixed = [
        _written(SENTENCES[1], Encoding.TCVN3),
        SENTENCES[1],
        _written(SENTENCES[3], Encoding.VNI),
    ]
    assert detect(mixed) == [Encoding.TCVN3, None, Encoding.VNI]


@pytest.mark.parametrize(
    "encoding", [Encoding.TCVN3, Encoding.VISCII, Encoding.VPS, Encoding.CP1258]
)
def test_bytes_of_a_text_file(encoding: Encoding) -> None:
    text = "\n".join(SENTENCES)
    if encoding is Encoding.CP1258:
        data = "".join(map(_tone_apart, text)).encode("cp1258")
    else:
        data = _written(text, encoding).encode("latin-1")
    read = decode(data)
    assert (read.text, read.encoding) == (text, encoding)


def test_bytes_in_unicode_stay() -> None:
    for name in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(MOTTO.encode(name)).text == MOTTO
    with pytest.raises(ValueError, match="no known encoding"):
        decode(b"\xff\x81\x00\xf0" * 40)


def test_right_paragraphs_are_left_alone() -> None:
    """10 000 paragraphs: all our samples' words, re-cut at random, with what else stands in modern texts."""
    words: list[str] = []
    for file in sorted((ROOT / "content").rglob("*.yaml")):
        words += " ".join(_strings(yaml.safe_load(file.read_text("utf-8")))).split()
    odd = ["§", "®", "5 µm", "±2%", "Müller", "señor", "São Paulo", "Société générale", "Đắk Lắk", "Kon Tum",
           "½", "20°C", "“dân vận khéo”", "‘khéo’", "•", "–", "½", "m²", "№", "crème brûlée", "Ðà Nẵng"]  # fmt: skip
    dice = random.Random(1975)
    paragraphs = []
    for _ in range(10_000):
        start, length = dice.randrange(len(words) - 60), dice.randrange(1, 50)
        one = words[start : start + length]
        if dice.random() < 0.3:
            one.insert(dice.randrange(len(one) + 1), dice.choice(odd))
        paragraphs.append(" ".join(one))
    assert [text for text, found in zip(paragraphs, detect(paragraphs), strict=True) if found] == []
    assert detect(odd) == [None] * len(odd)


def _strings(node: object) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in _strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in _strings(value)]
    return [str(node)]


def test_syllables() -> None:
    right = "nghiêng giếng gìn quốc quý khuỷu oanh ẤP thuở Ủy uỷ nguyễn yêu soóc già"
    wrong = "hôị́ cộngg hatp Céngg zôn được1 mt tàt ñaàu hoäi x·"
    assert [word for word in right.split() if not is_syllable(word)] == []
    assert [word for word in wrong.split() if is_syllable(word)] == []
