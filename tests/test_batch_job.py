"""The batch file: what it may say, and what is said of mistakes in it, in the exact words."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.job import Output, read_job
from pipeline.problem import ContentError, UsageError

CONTENT = "loại: thông báo\nngày: 2026-08-04\n"
ROSTER = "danh sách: {sổ địa phương: {tỉnh: Thái Nguyên}}\n"


def read(folder: Path, text: str):
    (folder / "hd.yaml").write_text(CONTENT, "utf-8")
    file = folder / "dot.yaml"
    file.write_text(text, "utf-8")
    return read_job(file)


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(folder, text)
    return [str(one).replace(f"{folder}/", "") for one in caught.value.problems]


def test_a_short_file_has_sensible_defaults(tmp_path):
    job, found = read(tmp_path, f"nội dung: hd.yaml\n{ROSTER}")
    assert found == ()
    assert job.output == Output(
        "dot",
        by_province=True,
        formats=("docx", "pdf"),
        combined=True,
        duplex=False,
        zips=True,
    )
    assert (job.content, str(job.roster.day), job.first_number) == (
        tmp_path / "hd.yaml",
        "2026-08-04",
        None,
    )


@pytest.mark.parametrize("day", ["2026-08-04", "04/8/2026", "ngày 04 tháng 8 năm 2026"])
def test_the_content_s_day_is_the_roster_s_however_it_is_written(day, tmp_path):
    (tmp_path / "hd.yaml").write_text(f"loại: thông báo\nngày: {day}\n", "utf-8")
    file = tmp_path / "dot.yaml"
    file.write_text(f"nội dung: hd.yaml\n{ROSTER}", "utf-8")
    job, found = read_job(file)
    assert (str(job.roster.day), found) == ("2026-08-04", ())


def test_both_languages_say_the_same(tmp_path):
    vi, _ = read(
        tmp_path,
        f"nội dung: hd.yaml\n{ROSTER}Số từ: 12\ndữ liệu: {{nam: '2026'}}\nghi đè: rieng\n"
        "đầu ra: {thư mục: gửi xã, tên tệp: 'a', chia theo tỉnh: không, dạng: [pdf], bản in gộp: không,"
        " in hai mặt: có, gói nén: không}\n",
    )
    en, _ = read(
        tmp_path,
        f"content: hd.yaml\n{ROSTER}first_number: 12\ndata: {{nam: '2026'}}\noverrides: rieng\n"
        "output: {folder: gửi xã, name: 'a', by-province: no, formats: pdf, combined: no,"
        " duplex: yes, zip: no}\n",
    )
    assert vi.output.folder == "gui-xa"
    for name in ("folder", "name", "by_province", "formats", "combined", "duplex", "zips"):
        assert getattr(vi.output, name) == getattr(en.output, name)
    assert (vi.first_number, vi.data, vi.overrides) == (12, {"nam": "2026"}, tmp_path / "rieng")
    assert (en.first_number, en.data, en.overrides) == (12, {"nam": "2026"}, tmp_path / "rieng")


@pytest.mark.parametrize("written", ["../../etc", "/etc", "..\\..\\x", "a/../../b", "CON/NUL"])
def test_the_folder_cannot_leave_the_output_folder(tmp_path, written):
    job, _ = read(tmp_path, f"nội dung: hd.yaml\n{ROSTER}đầu ra: {{thư mục: '{written}'}}\n")
    parts = job.output.folder.split("/")
    assert ".." not in parts
    assert "" not in parts
    assert not {part.upper() for part in parts} & {"CON", "NUL"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ROSTER,
            "dot.yaml:1:1: lỗi Q001 tệp đợt thiếu “nội dung” — thêm dòng “nội dung: …”",
        ),
        (
            "nội dung: hd.yaml\n",
            "dot.yaml:1:1: lỗi Q001 tệp đợt thiếu “danh sách” — thêm dòng “danh sách: …”",
        ),
        (
            f"nội dung: hd.yaml\n{ROSTER}đầu da: x\n",
            "dot.yaml:3:1: lỗi Q002 tệp đợt không có khoá “đầu da” — có phải ý bạn là “đầu ra”?",
        ),
        (
            f"nội dung: [hd.yaml]\n{ROSTER}",
            "dot.yaml:1:11: lỗi Q003 “nội dung” phải là một dòng chữ — viết “nội dung: …” trên một dòng",
        ),
        (
            f"nội dung: hd.yaml\n{ROSTER}dữ liệu: 2026\n",
            "dot.yaml:3:10: lỗi Q003 “dữ liệu” phải là một nhóm khoá — tên: giá trị",
        ),
        (
            f"nội dung: hd.yaml\n{ROSTER}đầu ra: [dot]\n",
            "dot.yaml:3:9: lỗi Q003 “đầu ra” phải là một nhóm khoá — ví dụ: {thư mục: gui-xa}",
        ),
        (
            f"nội dung: khac.yaml\n{ROSTER}",
            "dot.yaml:1:11: lỗi Q004 không có tệp nội dung “khac.yaml” — tên tệp tính từ thư mục FOLDER",
        ),
        (
            f"nội dung: hd.yaml\n{ROSTER}số từ: 12-HD\n",
            "dot.yaml:3:8: lỗi Q005 “12-HD” không phải là số văn bản — ghi một số nguyên dương, ví dụ: số từ: 120",
        ),
        (
            f"nội dung: hd.yaml\n{ROSTER}đầu ra: {{in hai mặt: hai}}\n",
            "dot.yaml:3:22: lỗi Q006 “hai” không phải là có hay không — ghi có hoặc không",
        ),
        (
            f"nội dung: hd.yaml\n{ROSTER}đầu ra: {{dạng: [doc]}}\n",
            "dot.yaml:3:16: lỗi Q007 không ra được dạng “doc” — có: docx, pdf, html, md, odt",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path, text, said):
    found = [one.replace(str(tmp_path), "FOLDER") for one in problems(tmp_path, text)]
    assert said in found


def test_all_mistakes_are_told_at_once(tmp_path):
    found = problems(tmp_path, "nội dung: khac.yaml\nsố từ: 0\nlạ: 1\n")
    assert [one.split()[2] for one in found] == ["Q001", "Q004", "Q005", "Q002"]


def test_a_content_file_is_no_batch_file(tmp_path):
    with pytest.raises(UsageError, match="là tệp nội dung của một văn bản; cần tệp đợt"):
        read(tmp_path, CONTENT)


def test_no_such_file(tmp_path):
    with pytest.raises(UsageError, match="không có tệp đợt"):
        read_job(tmp_path / "x.yaml")
