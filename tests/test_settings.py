"""vanban.toml and the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pipeline.problem import ContentError
from pipeline.problems import known
from pipeline.settings import load
from pipeline.text import Tone


def test_without_a_file(tmp_path: Path) -> None:
    settings = load(tmp_path, {})
    assert (settings.content, settings.output) == (tmp_path / "content", tmp_path / "output")
    assert (settings.fonts, settings.pdf_engine, settings.tone) == ((), "own", None)


def test_everything_written(tmp_path: Path) -> None:
    (tmp_path / "phong-chu").mkdir()
    (tmp_path / "vanban.toml").write_text(
        'content = "noi-dung"\noutput = "/ra"\nfonts = ["phong-chu"]\npdf_engine = "libreoffice"\ntone = "second"\n'
    )
    settings = load(tmp_path, {"VANBAN_FONTS": f"/a{os.pathsep}/b"})
    assert settings.content == tmp_path / "noi-dung"
    assert settings.output == Path("/ra")
    assert settings.fonts == (Path("/a"), Path("/b"), tmp_path / "phong-chu")
    assert (settings.pdf_engine, settings.tone) == ("libreoffice", Tone.SECOND)


WRONG = {
    'outptu = "x"\n': "F011 không có cấu hình “outptu” — có phải ý bạn là “output”?",
    'zzz = "x"\n': "F011 không có cấu hình “zzz” — các khoá: content, output, templates, fonts, pdf_engine, tone, issuer",
    'pdf_engine = "word"\n': "F012 giá trị của “pdf_engine” không dùng được: word — chọn một trong: own, libreoffice",
    "issuer = 5\n": 'F012 giá trị của “issuer” không dùng được: 5 — ghi mã cơ quan trong organs.yaml: issuer = "ubnd-xa-…"',
    "tone = [1]\n": "F012 giá trị của “tone” không dùng được: [1] — chọn một trong: first, second",
    "output = 5\n": 'F012 giá trị của “output” không dùng được: 5 — ghi tên thư mục: output = "output"',
    'fonts = ["phong-chu"]\n': "F012 giá trị của “fonts” không dùng được: không có thư mục phong-chu — "
    "sửa tên, hoặc xoá khỏi “fonts”: chữ sẽ in bằng phông của máy",
    "fonts = [1]\n": 'F012 giá trị của “fonts” không dùng được: [1] — ghi danh sách thư mục: fonts = ["phong-chu"]',
}


@pytest.mark.parametrize("written", WRONG)
def test_wrong(tmp_path: Path, written: str) -> None:
    file = tmp_path / "vanban.toml"
    file.write_text(written)
    with pytest.raises(ContentError) as error:
        load(tmp_path, {})
    assert str(error.value) == f"{file}:1:1: lỗi {WRONG[written]}"


UNREADABLE = {
    b"# x\noutput = ket-qua\n": "2:10: lỗi F010 tệp cấu hình không đọc được ở dòng “output = ket-qua” — "
    'mỗi dòng viết khoá = "giá trị", mỗi khoá một lần',
    b'output = "a"\noutput = "b"\n': '2:13: lỗi F010 tệp cấu hình không đọc được ở dòng “output = "b"” — '
    'mỗi dòng viết khoá = "giá trị", mỗi khoá một lần',
    b'output = "D:\\kq"\n': '1:15: lỗi F010 tệp cấu hình không đọc được ở dòng “output = "D:\\kq"” — '
    "dấu \\ của đường dẫn: đặt trong nháy đơn, ví dụ output = 'D:\\ket-qua'",
    'output = "a"\n'.encode("utf-16"): "1:1: lỗi F010 tệp cấu hình không phải UTF-8 — "
    "mở bằng trình soạn thảo, chọn Lưu thành (Save As) với mã UTF-8",
}


@pytest.mark.parametrize("written", UNREADABLE)
def test_unreadable(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "vanban.toml"
    file.write_bytes(written)
    with pytest.raises(ContentError) as error:
        load(tmp_path, {})
    assert str(error.value) == f"{file}:{UNREADABLE[written]}"


def test_as_windows_saves_it(tmp_path: Path) -> None:
    (tmp_path / "vanban.toml").write_bytes(b'\xef\xbb\xbfoutput = "ra"\r\ntone = "first"\r\n')
    assert load(tmp_path, {}).output == tmp_path / "ra"


def test_a_wrong_value_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "vanban.toml").write_text('# x\noutput = "a"\ntone = "hai"\n')
    with pytest.raises(ContentError) as error:
        load(tmp_path, {})
    assert [one.span.line for one in error.value.problems] == [3]


@pytest.mark.parametrize("code", ["F010", "F011", "F012"])
def test_the_examples_of_the_pages_are_true(tmp_path: Path, code: str) -> None:
    page = known()[code]
    (tmp_path / "vanban.toml").write_text(page.bad, "utf-8")
    with pytest.raises(ContentError) as error:
        load(tmp_path, {})
    assert [problem.code for problem in error.value.problems] == [code]
    (tmp_path / "vanban.toml").write_text(page.good, "utf-8")
    load(tmp_path, {})


CACHES = {
    "chosen": ({"VANBAN_CACHE": "/kho"}, Path("/kho")),
    "off": ({"VANBAN_CACHE": "off", "HOME": "/nha"}, None),
    "of the system": ({"HOME": "/nha"}, Path("/nha/.cache/vanban")),
    "by XDG": ({"HOME": "/nha", "XDG_CACHE_HOME": "/x"}, Path("/x/vanban")),
    "relative XDG is ignored": (
        {"HOME": "/nha", "XDG_CACHE_HOME": "x"},
        Path("/nha/.cache/vanban"),
    ),
    "homeless": ({}, None),
}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="paths of Linux")
@pytest.mark.parametrize("case", CACHES)
def test_where_what_may_be_made_again_is_kept(tmp_path: Path, case: str) -> None:
    environment, wanted = CACHES[case]
    assert load(tmp_path, environment).cache == wanted
