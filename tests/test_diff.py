"""`vanban diff`, `vanban log`: versions of git, of files and folders, told by block and by word."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from pipeline.ooxml.package import open_package
from pipeline.ooxml.runs import View
from pipeline.ooxml.zipped import zipped
from tests import programs
from tests.officer import vanban
from tests.programs import needed
from tests.samples import CONTENT, ROOT
from tests.test_redline import texts

PLAN = "ke-hoach-dan-van-kheo-2026.yaml"
MOVED = """\
      - >-
        Gắn phong trào với chương trình mục tiêu, cuộc vận động đang thực hiện ở địa phương; huy
        động được Mặt trận Tổ quốc và các tổ chức chính trị - xã hội cùng tham gia.
"""
EDITS = (
    ("con số: 95%\n", "con số: 97%\n"),
    ("            thời hạn: 2026-07-31\n", "            thời hạn: 2026-08-15\n"),
    ("không giao chỉ tiêu hình thức;", "không chạy theo số lượng;"),
    ("văn\n          hoá - xã hội", "văn\n          hóa - xã hội"),
    (MOVED, ""),
    ("    yêu cầu:\n", f"    yêu cầu:\n{MOVED}"),
    (
        "  - tiêu đề: Chỉ tiêu\n",
        "  - tiêu đề: Quan điểm\n    ý: [Bám sát cơ sở., Lấy kết quả làm thước đo.]\n"
        "  - tiêu đề: Chỉ tiêu\n",
    ),
)
TOLD = """\
  Mục I.2, ý 1 (trước ở Mục I.2, ý 3): chuyển chỗ
    - Gắn phong trào với chương trình mục tiêu, cuộc vận động đang thực hiện ở địa …
  Mục I.2, ý 3: sửa
    - Không đăng ký tràn lan, không [-giao chỉ tiêu hình thức-]{+chạy theo số lượng+}; không đặt thêm biểu mẫu, sổ sách cho …
  Mục II: thêm
    {+II- QUAN ĐIỂM+}
  Mục II, ý 1: thêm
    {+- Bám sát cơ sở.+}
  Mục II, ý 2: thêm
    {+- Lấy kết quả làm thước đo.+}
  Mục III, ý 5: sửa (số liệu)
    - Từ [-95%-]{+97%+} ý kiến, kiến nghị của Nhân dân thuộc …
  Mục IV.1.1, ý 2: sửa (thời hạn)
    - Thời gian thực hiện: trước ngày [-31/7/2026-]{+15/8/2026+}.
  Phụ lục 1, bảng, hàng 1: sửa (thời hạn, bảng)
    … | Sở Dân tộc và Tôn giáo | Trước ngày [-31/7/2026-]{+15/8/2026+} \
| Bộ tài liệu hỏi - đáp
  Phụ lục 2, bảng, hàng 5: sửa (số liệu, bảng)
    5 | Từ [-95%-]{+97%+} ý kiến, kiến nghị của Nhân dân thuộc … tỷ lệ này \
được công khai hằng quý | [-95%-]{+97%+} | 2027
  9 thay đổi: 5 sửa, 3 thêm, 1 chuyển chỗ; 5 chỗ chỉ đổi số thứ tự, dấu câu, 2 chỗ chỉ đổi vị trí dấu thanh (xem bằng --all).
"""


def edited(text: str) -> str:
    for old, new in EDITS:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working place under git with one committed plan and edits that are not committed."""
    content = tmp_path / "content"
    content.mkdir()
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        (content / name).write_bytes((CONTENT / name).read_bytes())
    (content / PLAN).write_bytes((CONTENT / "dang" / PLAN).read_bytes())
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", "Trần Văn Bình")  # whose changes a redline tells
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "-qm", "Dự thảo lần 1")
    text = (content / PLAN).read_text("utf-8")
    (content / PLAN).write_text(edited(text), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(place: Path, *words: str) -> str:
    return programs.git(place, *words, name="Trần Văn Bình")


@dataclass(frozen=True)
class Said:
    exit_code: int
    output: str
    wrong: str


def run(*args: str) -> Said:
    """The command as it is called, in the working place."""
    done = vanban(*args, at=Path.cwd())
    return Said(done.returncode, done.stdout, done.stderr)


def test_the_last_commit_is_compared_with_what_is_being_written(place: Path) -> None:
    said = run("diff")
    assert said.exit_code == 1, said.wrong
    first, _, rest = said.output.partition("\n")
    assert re.fullmatch(
        rf"content/{PLAN}: HEAD \([0-9a-f]{{7}}, Trần Văn Bình, [0-9/]+\) → bản đang soạn", first
    )
    assert rest == TOLD


def test_what_follows_by_itself_is_shown_on_demand(place: Path) -> None:
    shown = run("diff", "--all", f"content/{PLAN}").output
    assert "  Mục III: chỉ đổi số thứ tự, dấu câu\n    [-II-]{+III+}- CHỈ TIÊU\n" in shown
    assert ": chỉ đổi vị trí dấu thanh\n" in shown


def test_revisions_files_and_folders_mean_the_same(place: Path) -> None:
    git(place, "commit", "-qam", "Dự thảo lần 2")
    old = place / "cu"
    old.mkdir()
    (old / PLAN).write_bytes((CONTENT / "dang" / PLAN).read_bytes())
    for args in (
        ("HEAD~1",),
        ("HEAD~1", "HEAD"),
        ("HEAD~1..HEAD", f"content/{PLAN}"),
        (f"cu/{PLAN}", f"content/{PLAN}"),
    ):
        said = run("diff", *args)
        assert said.exit_code == 1, (args, said.output, said.wrong)
        assert said.output.partition("\n")[2] == TOLD, args
    nothing = run("diff")
    assert (nothing.exit_code, nothing.output.splitlines()[1:]) == (
        0,
        ["  Không có thay đổi nội dung."],
    )
    folders = run("diff", "cu", "content")
    assert folders.output.partition("\n")[2] == TOLD


def test_a_file_that_came_or_went_is_told(place: Path) -> None:
    (place / "content" / "moi.yaml").write_bytes(
        (CONTENT / "mau-theo-loai" / "thong-tri.yaml").read_bytes()
    )
    said = run("diff", "content/moi.yaml")
    assert said.output.startswith("content/moi.yaml: chưa có tệp này → bản đang soạn\n")
    (place / "content" / PLAN).unlink()
    assert f"content/{PLAN}: HEAD (" in run("diff").output
    assert "→ chưa có tệp này\n" in run("diff").output


def test_registries_are_those_of_the_revision(place: Path) -> None:
    git(place, "checkout", "-q", "content")
    organs = place / "content" / "organs.yaml"
    text = organs.read_text("utf-8")
    organs.write_text(text.replace("ký hiệu: BTGDVTU\n", "ký hiệu: BTG-DV\n"), "utf-8")
    assert text != organs.read_text("utf-8")
    said = run("diff", f"content/{PLAN}")
    assert "Phần đầu: sửa\n    Số 05-KH/[-BTGDVTU-]{+BTG-DV+}\n" in said.output


def test_programs_get_every_change(place: Path) -> None:
    (found,) = json.loads(run("diff", "--json").output)
    assert found["old"]["author"] == "Trần Văn Bình"
    assert found["old"]["commit"] == git(place, "rev-parse", "HEAD")
    assert found["new"]["commit"] is None
    assert len(found["changes"]) == 16
    (deadline,) = [one for one in found["changes"] if one["about"] == ["deadline"]]
    assert deadline["block"] == "nv1a"
    assert deadline["path"] == "IV.1.1"
    assert deadline["words"][1] == {"old": "31/7/2026", "new": "15/8/2026"}
    assert sum(one["folded"] for one in found["changes"]) == 7


def test_the_papers_are_written(place: Path) -> None:
    said = run("diff", "--html", "so.html", "--docx", "so.docx", "--table", "bang.docx")
    assert said.output.endswith("→ so.html\n→ so.docx\n→ bang.docx\n")
    page = (place / "so.html").read_text("utf-8")
    assert "<del>31/7/2026</del><ins>15/8/2026</ins>" in page
    assert not re.findall(r"""(?:src|href)=["']?(?!#)[^"'> ]+""", page)
    assert page.count("<h2 tabindex") == page.count('<a href="#')
    marks = open_package((place / "so.docx").read_bytes()).parts["word/document.xml"].decode()
    assert 'w:author="Trần Văn Bình"' in marks
    assert "<w:moveTo " in marks
    assert "<w:moveFrom " in marks
    table = open_package((place / "bang.docx").read_bytes()).parts["word/document.xml"].decode()
    assert "BẢNG SO SÁNH, THUYẾT MINH" in table
    assert 'w:orient="landscape"' in table
    assert "_vb_" not in table
    assert run("diff", "--table", "bang.pdf").exit_code == 1
    assert (place / "bang.pdf").read_bytes().startswith(b"%PDF")


def test_columns_and_reasons_are_the_readers(place: Path) -> None:
    message = "Dự thảo lần 2\n\nThuyết minh nv1a: Theo ý kiến của Sở Tài chính.\nThuyết minh: Tiếp thu tại cuộc họp."
    git(place, "commit", "-qam", message)
    args = (
        "diff",
        "HEAD~1",
        "--table",
        "b.docx",
        "--columns",
        "TT, trước=Bản 1, sau, thuyết minh:70, ý kiến",
    )
    assert run(*args).exit_code == 1
    words = open_package((place / "b.docx").read_bytes()).xml("word/document.xml").itertext()
    text = "|".join(words)
    assert "TT|Bản 1|Dự thảo sau chỉnh sửa|Thuyết minh|Ý kiến lãnh đạo" in text
    assert "Theo ý kiến của Sở Tài chính." in text
    assert "Tiếp thu tại cuộc họp." in text
    wrong = run("diff", "--columns", "lạ", "--table", "b.docx")
    assert (wrong.exit_code, wrong.output) == (2, "")
    assert "không có cột “lạ”; các cột có: tt, vị trí, mã khối, loại, trước" in wrong.wrong


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("khong-co",), "“khong-co” không phải bản ghi nào trong kho git"),
        (("--output=x",), "--output"),
        (("--", "--exec=x"), "không phải bản ghi nào"),
        (("HEAD", "content/khong.yaml"), "không có trong cả hai bản"),
    ],
)
def test_what_means_nothing_is_refused(place: Path, args: tuple[str, ...], said: str) -> None:
    done = run("diff", *args)
    assert (done.exit_code, done.output) == (2, "")
    assert said in done.wrong


def test_hostile_names_and_settings_of_a_repository_run_nothing(place: Path) -> None:
    bait = place / "chay"
    script = place / "ban.sh"
    script.write_text(f"#!/bin/sh\ntouch '{bait}'\n")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"):
        git(place, "config", name, str(script))
    hooks = place / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "pre-commit", "post-index-change"):
        (hooks / hook).write_bytes(script.read_bytes())
        (hooks / hook).chmod(0o755)
    odd = place / "content" / "--output=x; touch y.yaml"
    odd.write_bytes((place / "content" / PLAN).read_bytes())
    assert run("diff").exit_code == 1
    assert not bait.exists()
    # The control: git itself runs them.
    subprocess.run(["git", "status"], cwd=place, capture_output=True)
    assert bait.exists()


def test_the_history_of_a_block(place: Path) -> None:
    git(place, "commit", "-qam", "Dự thảo lần 2")
    file = place / "content" / PLAN
    file.write_text(file.read_text("utf-8").replace("2026-08-15", "2026-08-20"), "utf-8")
    said = run("log", f"content/{PLAN}", "--block", "nv1a")
    told = re.sub(r"[0-9a-f]{7} · (.*?) · [0-9/]+ ·", r"# · \1 ·", said.output)
    assert told.startswith(
        "bản đang soạn, chưa ghi vào kho\n"
        "  Mục IV.1.1, ý 2: sửa (thời hạn)\n"
        "    - Thời gian thực hiện: trước ngày [-15/8/2026-]{+20/8/2026+}.\n"
        "# · Trần Văn Bình · Dự thảo lần 2\n"
        "  Mục IV.1.1, ý 2: sửa (thời hạn)\n"
        "    - Thời gian thực hiện: trước ngày [-31/7/2026-]{+15/8/2026+}.\n"
        "# · Trần Văn Bình · Dự thảo lần 1\n"
        "  Mục III.1.1: thêm\n"
    )
    wrong = run("log", f"content/{PLAN}", "--block", "khong")
    assert (wrong.exit_code, wrong.output) == (2, "")
    assert "có khối mã “khong”" in wrong.wrong


def test_the_pack_for_a_meeting(place: Path) -> None:
    needed("soffice")
    said = run("review", "pack", "HEAD", f"content/{PLAN}", "--output", "hop")
    assert said.exit_code == 0, said.wrong
    assert sorted(one.name for one in (place / "hop").iterdir()) == [
        "1-ban-truoc.docx",
        "1-ban-truoc.pdf",
        "2-ban-sau.docx",
        "2-ban-sau.pdf",
        "3-cho-sua.docx",
        "3-cho-sua.pdf",
        "4-bang-so-sanh.docx",
        "4-bang-so-sanh.pdf",
        "5-so-sanh.html",
        "6-con-mo.txt",
    ]
    still = (place / "hop" / "6-con-mo.txt").read_text("utf-8")
    assert "cảnh báo C001: “hóa” đặt dấu khác cả văn bản" in still
    assert still.endswith("Góp ý chưa khép:\n- không có\n")
    old, new = (
        (place / "hop" / f"{name}.docx").read_bytes() for name in ("1-ban-truoc", "2-ban-sau")
    )
    red = (place / "hop" / "3-cho-sua.docx").read_bytes()
    assert texts(red, View.ORIGINAL) == texts(old)
    assert texts(red) == texts(new)


def test_what_a_leader_changed_is_not_written_over(place: Path) -> None:
    assert run("diff", "--docx", "so.docx", "--table", "bang.docx").exit_code == 1
    assert "F013" not in run("diff", "--docx", "so.docx", "--table", "bang.docx").wrong
    for name in ("so.docx", "bang.docx"):
        word = Document(str(place / name))
        word.add_paragraph("Lãnh đạo thêm câu này.")
        word.save(str(place / name))
        data = (place / name).read_bytes()
        parts = open_package(data).parts
        app = parts["docProps/app.xml"].replace(b">vanban<", b">Microsoft Office Word<")
        (place / name).write_bytes(zipped({**parts, "docProps/app.xml": app}))
    changed = {name: (place / name).read_bytes() for name in ("so.docx", "bang.docx")}
    said = run("diff", "--docx", "so.docx", "--table", "bang.docx").wrong
    for name, data in changed.items():
        aside = f"{name[:-5]}.sua-tay-1.docx"
        assert (
            f"cảnh báo F013: tệp này đã bị sửa sau khi vanban ghi; bản sửa được giữ lại thành “{aside}”"
            in said
        )
        assert (place / aside).read_bytes() == data
        assert (place / name).read_bytes() != data


def test_a_copy_is_never_issued_over_itself(place: Path) -> None:
    assert run("build", f"content/{PLAN}", "--to", "docx").exit_code == 0
    made = next((place / "output").rglob("*.docx"))
    before = made.read_bytes()
    refused = run("review", "final", str(made), "--output", str(made))
    assert refused.exit_code == 2
    assert made.read_bytes() == before


def test_what_is_issued_carries_nothing_hidden_and_no_open_change(place: Path) -> None:
    assert run("diff", "--docx", "so.docx").exit_code == 1
    refused = run("review", "final", "so.docx", "--output", "xong.docx")
    assert refused.exit_code == 1
    assert "lỗi B010 tệp còn " in refused.wrong
    assert not (place / "xong.docx").exists()
    assert run("build", f"content/{PLAN}", "--to", "docx").exit_code == 0
    made = next((place / "output").rglob("*.docx"))
    commented = Document(str(made))
    commented.add_comment(commented.paragraphs[3].runs[0], "Xem lại ý này.", "Lãnh đạo", "LD")
    commented.save(str(made))
    assert b"_vb_" in open_package(made.read_bytes()).parts["word/document.xml"]
    assert run("review", "final", str(made), "--output", "xong.docx").exit_code == 0
    final = open_package((place / "xong.docx").read_bytes())
    assert texts((place / "xong.docx").read_bytes()) == texts(made.read_bytes())
    assert not any(b"_vb_" in part or b"vb-" in part for part in final.parts.values())
    assert not [name for name in final.parts if "comments" in name or "custom" in name]
    assert b"comment" not in final.parts["word/document.xml"]
    Document(str(place / "xong.docx"))
