"""Fonts: found by coverage, read like fontTools reads them, honest about what they lack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from pipeline import font_tables, fonts
from pipeline.problem import ToolError

FACES = fonts.find()
METRICS = fonts.metrics(FACES)


@pytest.mark.parametrize("face", fonts.FACES)
def test_widths_are_those_fonttools_reads(face: str) -> None:
    with TTFont(FACES.path(face)) as font:
        widths = font["hmtx"].metrics
        expected = {code: widths[glyph][0] for code, glyph in font.getBestCmap().items()}
    assert dict(font_tables.read(FACES.path(face)).advances) == expected


def test_all_vietnamese_letters_are_known() -> None:
    letters = "ĂÂĐÊÔƠƯăâđêôơư" + "".join(map(chr, range(0x1EA0, 0x1EFA))) + "“”‘’–—…№₫"
    assert METRICS.missing(letters) == ()


def test_missing_letters_are_named_once_in_order() -> None:
    assert METRICS.missing("a✅b中✅\n") == ("✅", "中")


def test_no_break_hyphen_and_space_are_as_wide_as_what_is_drawn() -> None:
    for face in fonts.FACES:
        hyphen, space = (METRICS.text_width(text, face, 14) for text in ("-", " "))
        assert METRICS.text_width("12\u2011HD\u00a0x", face, 14) == pytest.approx(
            METRICS.text_width("12HDx", face, 14) + hyphen + space
        )


def test_text_width_is_in_points() -> None:
    # "m" is 1593 of 2048 units wide in Times New Roman, Liberation Serif and Tinos.
    assert METRICS.text_width("mm", "regular", 10.24) == pytest.approx(15.93)


def _faces(folder: Path, unicodes: list[int] | None = None) -> None:
    folder.mkdir()
    for face in fonts.FACES:
        target = folder / FACES.path(face).name
        if unicodes is None:
            shutil.copy(FACES.path(face), target)
            continue
        options = Options()
        options.name_IDs = ["*"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=unicodes)
        with TTFont(FACES.path(face)) as font:
            subsetter.subset(font)
            font.save(target)


def test_given_folders_come_first(tmp_path: Path) -> None:
    _faces(tmp_path / "own")
    assert fonts.find([tmp_path]).bold.parent == tmp_path / "own"


def test_a_namesake_without_vietnamese_is_passed_over(tmp_path: Path) -> None:
    _faces(tmp_path / "a-latin", list(range(0x20, 0x7F)))
    assert fonts.find([tmp_path]) == FACES
    _faces(tmp_path / "b-full")
    assert fonts.find([tmp_path]).regular.parent == tmp_path / "b-full"


def test_damaged_and_foreign_files_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    _faces(folder)
    whole = FACES.regular.read_bytes()
    (tmp_path / "TimesBroken.ttf").write_bytes(whole[:3000])
    (tmp_path / "times.ttf").write_text("no font", "utf-8")
    assert fonts.find([tmp_path]).regular.parent == folder


def test_without_a_font_the_way_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_system", lambda: (tmp_path,))
    monkeypatch.setattr(fonts, "_own", tuple)
    with pytest.raises(ToolError) as told:
        fonts.find()
    assert str(told.value) == (
        "phông chữ: không tìm thấy phông chữ Times New Roman (hoặc Liberation Serif 2, Tinos) đủ "
        "bốn kiểu chữ và có chữ Việt; hãy cài phông: Debian/Ubuntu “apt install fonts-liberation2” "
        "hoặc “make fonts”, Windows và macOS có sẵn Times New Roman; hoặc chỉ thư mục chứa phông "
        "bằng VANBAN_FONTS"
    )


def test_a_file_damaged_after_it_was_found_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    _faces(tmp_path / "fonts")
    found = fonts.Faces(
        *(tmp_path / "fonts" / FACES.path(face).name for face in fonts.FACES), "Liberation Serif"
    )
    found.italic.write_bytes(b"\x00\x01\x00\x00")
    with pytest.raises(ToolError, match="không đọc được tệp phông"):
        fonts.metrics(found)
