"""The command as an officer calls it: words, exit codes, files; each in a working place of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.cli import COMMANDS
from tests.officer import PLACE, ROOT, vanban


def test_build_writes_docx_and_pdf_side_by_side(place: Path) -> None:
    done = vanban("build", "content/thong-bao.yaml", at=place)
    assert done.stdout == (
        "✓ content/thong-bao.yaml (1 trang) → "
        "output/thong-bao.docx, output/thong-bao.pdf\n"
        "Đã dựng 1/1 văn bản.\n"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (place / "output/thong-bao.docx").read_bytes()[:2] == b"PK"
    assert (place / "output/thong-bao.pdf").read_bytes()[:5] == b"%PDF-"


def test_same_content_gives_the_same_bytes(place: Path) -> None:
    names = [place / "output/thong-bao.docx", place / "output/thong-bao.pdf"]
    vanban("build", "content", at=place)
    first = [name.read_bytes() for name in names]
    time.sleep(1.1)
    vanban("build", "content", at=place)
    assert [name.read_bytes() for name in names] == first


def test_a_bad_file_does_not_stop_the_others(place: Path) -> None:
    (place / "content/a-sai.yaml").write_text("loại: thông báo\nngay: 2026-08-12\n", "utf-8")
    done = vanban("build", "content", at=place)
    assert done.returncode == 1
    assert "✗ content/a-sai.yaml: chưa dựng được" in done.stderr
    assert "Đã dựng 1/2 văn bản" in done.stdout
    assert not (place / "output/a-sai.docx").exists()


def test_the_way_out_where_a_rule_for_words_stops_a_document(place: Path) -> None:
    said = (place / "content/thong-bao.yaml").read_text("utf-8")
    wrong = re.sub(r"(- đoạn: )", r"\1Theo Khoản 2 Điều 5. ", said, count=1)
    (place / "content/thong-bao.yaml").write_text(wrong, "utf-8")
    done = vanban("build", "content", at=place)
    assert done.returncode == 1
    way = "  → sửa; chỗ nào viết thế là đúng thì ghi ở cuối dòng ấy: # bỏ qua: vien-dan-dieu-khoan (lý do)"
    assert way in done.stderr.splitlines()
    allowed = re.sub(r"(- đoạn: Theo.*)", r"\1  # bỏ qua: vien-dan-dieu-khoan (tên riêng)", wrong)
    (place / "content/thong-bao.yaml").write_text(allowed, "utf-8")
    assert vanban("build", "content", at=place).returncode == 0


def test_a_failing_content_leaves_the_old_files(place: Path) -> None:
    vanban("build", "content", at=place)
    before = (place / "output/thong-bao.docx").read_bytes()
    (place / "content/thong-bao.yaml").write_text(PLACE.replace("loại:", "loai văn:"), "utf-8")
    assert vanban("build", "content", at=place).returncode == 1
    assert (place / "output/thong-bao.docx").read_bytes() == before


def test_check_writes_nothing(place: Path) -> None:
    done = vanban("check", "content/thong-bao.yaml", at=place)
    assert done.returncode == 0
    assert not (place / "output").exists()


def test_a_mistake_is_shown_at_the_officers_line(place: Path) -> None:
    (place / "content/thong-bao.yaml").write_text(PLACE.replace("nội dung:", "noi dug:"), "utf-8")
    done = vanban("check", "content/thong-bao.yaml", at=place)
    assert done.returncode == 1
    assert (
        "content/thong-bao.yaml:7:1: lỗi M001: không có khoá “noi dug” trong văn bản" in done.stderr
    )
    assert "    7 │ noi dug:\n      │ ^\n      → có phải ý bạn là “nội dung”?" in done.stderr


def test_json_for_programs(place: Path) -> None:
    (place / "content/thong-bao.yaml").write_text(PLACE.replace("nội dung:", "noi dug:"), "utf-8")
    found = json.loads(vanban("check", "content", "--json", at=place).stdout)
    unknown = [one for one in found if one["code"] == "M001"]
    assert unknown[0]["line"] == 7
    assert unknown[0]["level"] == "error"
    assert unknown[0]["hint"] == "có phải ý bạn là “nội dung”?"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("biuld",), "Dùng sai lệnh: không có lệnh “biuld”. Có phải ý bạn là “build”?"),
        (("build",), "Dùng sai lệnh: thiếu TỆP|THƯ_MỤC…."),
        (("build", "khong-co.yaml"), "Dùng sai lệnh: không có tệp hay thư mục “khong-co.yaml”."),
        (
            ("build", "content", "--to", "rtf"),
            "Dùng sai lệnh: không ra được dạng “rtf”; có: docx, pdf",
        ),
        (
            ("build", "content", "--standard", "nd99"),
            "Dùng sai lệnh: không có tiêu chuẩn “nd99”; chọn một trong: doan, hd05, ",
        ),
        (
            ("check", "content", "--standard", "nd99"),
            "Dùng sai lệnh: không có tiêu chuẩn “nd99”; chọn một trong: doan, hd05, ",
        ),
        (
            ("build", "content", "--pdf-engine", "word"),
            "Dùng sai lệnh: giá trị của --pdf-engine không dùng được; chọn một trong: own, libreoffice.",
        ),
        (
            ("build", "a.yaml", "--to", "docx", "--to=pdf"),
            "Dùng sai lệnh: “--to” viết hai lần, không rõ lấy giá trị nào; chỉ viết một lần",
        ),
        (
            ("git", "cai"),
            "Dùng sai lệnh: không có lệnh “vanban git cai”; có: install, remove, status.",
        ),
        (
            ("batch", "a.dot.yaml", "--limit", "0"),
            "Dùng sai lệnh: giá trị của --limit không dùng được; phải là số nguyên từ 1 trở lên.",
        ),
        (
            ("review",),
            "Dùng sai lệnh: thiếu lệnh sau “vanban review”; có: pack, final. Gõ “vanban review --help” để xem.",
        ),
        (
            ("new", "kế hoạch", "--date", "mai"),
            "Dùng sai lệnh: --date: “mai” không phải là ngày; viết",
        ),
        (
            ("new", "kế hoạch", "--date", "2026-02-30"),
            "Dùng sai lệnh: --date: không có ngày “2026-02-30”",
        ),
        (
            ("diff", "--columns", "TT"),
            "Dùng sai lệnh: --columns là cột của bảng so sánh: thêm --table",
        ),
        (
            ("diff", "--author", "A"),
            "Dùng sai lệnh: --author là tên ghi trong bản Word: thêm --docx",
        ),
        (
            ("build", "content", "--output", "content/organs.yaml/x"),
            "Dùng sai lệnh: --output là thư mục, mà “content/organs.yaml” đang là một tệp; nêu thư mục.",
        ),
        (("check", "content/organs.yaml"), "Dùng sai lệnh: “content/organs.yaml” là sổ dùng chung"),
        (("explain", "X999"), "Dùng sai lệnh: không có mã lỗi “X999”."),
        (("standards", "show", "nd99"), "Dùng sai lệnh: không có tiêu chuẩn “nd99”; có: "),
        (("new", "tạp bút"), "Dùng sai lệnh: không có loại văn bản “tạp bút”."),
        (
            ("new", "ke hoach"),
            "Dùng sai lệnh: không có loại văn bản “ke hoach”. Có phải ý bạn là “kế hoạch”?",
        ),
        (
            ("new", "kết luận", "--issuer", "ubnd-tinh-thai-nguyen"),
            "Dùng sai lệnh: thể thức văn bản của Nhà nước không có loại “kết luận”",
        ),
    ],
)
def test_wrong_use_is_exit_2(words: tuple[str, ...], said: str, place: Path) -> None:
    done = vanban(*words, at=place)
    assert done.returncode == 2
    assert done.stderr.startswith(said)


def test_standards_alone_lists_them(place: Path) -> None:
    assert (
        vanban("standards", at=place).stdout == vanban("standards", "list", at=place).stdout != ""
    )


def test_new_builds_at_once(place: Path) -> None:
    made = vanban("new", "kế hoạch", "--output", "content/moi.yaml", "--date", "2026-08", at=place)
    assert made.returncode == 0
    assert vanban("build", "content/moi.yaml", at=place).returncode == 0
    again = vanban("new", "kế hoạch", "--output", "content/moi.yaml", at=place)
    assert again.returncode == 2


def test_fmt_and_ids_change_only_what_they_say(place: Path) -> None:
    file = place / "content/thong-bao.yaml"
    assert vanban("fmt", str(file), "--keys", "en", at=place).returncode == 0
    assert file.read_text("utf-8").startswith("kind: thông báo\nissuer: ubnd-tinh-thai-nguyen\n")
    vanban("fmt", str(file), "--keys", "vi", at=place)
    assert file.read_text("utf-8") == PLACE
    vanban("ids", str(file), at=place)
    once = file.read_text("utf-8")
    assert once != PLACE
    assert [line for line in once.splitlines() if line.strip() in PLACE] != []
    vanban("ids", str(file), at=place)
    assert file.read_text("utf-8") == once


def test_one_broken_file_does_not_stop_the_others(place: Path) -> None:
    (place / "content/a.yaml").write_text("loại: kế hoạch\nloại: kế hoạch\n", "utf-8")
    for command, said in (("fmt", "1/2 tệp đã sắp xếp lại.\n"), ("ids", "1/2 tệp đã thêm mã.\n")):
        (place / "content/z.yaml").write_text("loại: kế hoạch  \nnội dung: [Một.]\n", "utf-8")
        files = ("content/a.yaml", "content/z.yaml")
        done = vanban(command, *files, at=place)
        assert done.returncode == 1
        assert done.stdout.endswith(said)
        assert done.stderr.startswith("content/a.yaml:2:1: lỗi N007")


def test_the_line_shown_is_the_line_told(place: Path) -> None:
    """U+2028 (pasted from the web) ends no line of a content file."""
    text = PLACE.replace("\n", " # a\u2028b\n", 1) + "lạ: x\n"
    (place / "content/thong-bao.yaml").write_text(text, "utf-8")
    number = text.count("\n")
    done = vanban("check", "content/thong-bao.yaml", at=place)
    assert f"thong-bao.yaml:{number}:1: lỗi M001" in done.stdout + done.stderr
    assert f"{number} │ lạ: x\n" in done.stdout + done.stderr


def test_every_command_has_a_vietnamese_page(place: Path) -> None:
    whole = vanban("--help", at=place)
    assert whole.stdout.startswith("Cách dùng: vanban [TUỲ CHỌN] LỆNH …")
    for name in COMMANDS:
        page = vanban(name, "--help", at=place)
        assert page.returncode == 0
        assert f"Cách dùng: python -m pipeline {name}" in page.stdout or name in page.stdout
        assert "In trang này." in page.stdout
        assert "Show this message" not in page.stdout


def test_help_loads_nothing_heavy() -> None:
    program = "import sys, pipeline.cli; print([m for m in ('yaml','lxml','docx','jinja2','fontTools') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_watch_builds_again_on_save(place: Path) -> None:
    file = place / "content/thong-bao.yaml"
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline", "watch", "content"],
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        try:
            for line in process.stdout:
                if line.startswith("Đang chờ"):
                    break
            before = (place / "output/thong-bao.pdf").read_bytes()
            # The watcher needs a moment to look; saving until it notices is what an officer does too.
            for turn in range(40):
                file.write_text(PLACE.replace("ngày 15", f"ngày {16 + turn % 2}"), "utf-8")
                time.sleep(0.25)
                if (place / "output/thong-bao.pdf").read_bytes() != before:
                    break
            assert (place / "output/thong-bao.pdf").read_bytes() != before
        finally:
            process.send_signal(signal.SIGKILL)


def test_killed_at_any_moment_the_output_is_old_or_new(place: Path) -> None:
    vanban("build", "content", at=place)
    file = place / "content/thong-bao.yaml"
    names = [place / "output/thong-bao.docx", place / "output/thong-bao.pdf"]
    whole = {name: {name.read_bytes()} for name in names}
    file.write_text(PLACE.replace("ngày 15", "ngày 20"), "utf-8")
    vanban("build", "content", at=place)
    for name in names:
        whole[name].add(name.read_bytes())
    for turn in range(12):
        day = "ngày 15" if turn % 2 else "ngày 20"
        file.write_text(PLACE.replace("ngày 15", day), "utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "build", "content"],
            cwd=place,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        time.sleep(0.3 + turn * 0.08)
        process.kill()
        process.wait()
        for name in names:
            assert name.read_bytes() in whole[name]


def test_what_is_said_into_a_file_has_all_its_letters(place: Path) -> None:
    """Windows writes files in an alphabet without ệ; a file's name may hold bytes that are no letters."""
    run = subprocess.run(
        [sys.executable, "-m", "pipeline", "explain", "K057"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1258"},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0
    assert "tệp PDF mở được" in run.stdout.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_that_is_no_letters_is_refused(place: Path) -> None:
    name = place / "content" / os.fsdecode(b"k\xff.yaml")
    name.write_bytes(b"x")
    for command in ("build", "check", "fmt", "import"):
        done = vanban(command, str(name), at=place)
        assert done.returncode == 2, done.stderr
        assert "không phải chữ Unicode" in done.stderr


@pytest.mark.parametrize("group", ["batch", "review", "git", "standards"])
def test_a_list_of_commands_is_cut_nowhere(group: str, tmp_path: Path) -> None:
    assert "..." not in vanban(group, "--help", at=tmp_path).stdout
