"""vanban in a real repository: compares, merges, stands guard, and is gone without a trace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import git_install
from pipeline.git import repository
from pipeline.problem import ToolError
from tests.review_cases import PLAN, working_place

PROGRAM = str(Path(sys.executable).with_name("vanban"))


def git(folder: Path, *args: str, fails: bool = False) -> str:
    name = ("-c", "user.name=A", "-c", "user.email=a@b.vn", "-c", "init.defaultBranch=main")
    said = subprocess.run(
        ["git", *name, *args], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    assert (said.returncode != 0) is fails, said.stdout + said.stderr
    return said.stdout + said.stderr


@pytest.fixture
def place(tmp_path: Path) -> Path:
    working_place(tmp_path, kh=PLAN)
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "đầu tiên")
    return tmp_path


def vanban(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *args], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )


def held(folder: Path) -> dict[str, bytes]:
    """Everything in .git that an installation could touch."""
    files = [
        folder / ".git/config",
        *(folder / ".git/info").iterdir(),
        *(folder / ".git/hooks").iterdir(),
    ]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


@pytest.mark.parametrize("hook", [None, "#!/bin/sh\necho truoc\n"])
@pytest.mark.parametrize("attributes", [None, "*.png binary\n", "*.png binary"])
def test_removal_gives_back_every_byte(place: Path, hook: str | None, attributes: str | None):
    if hook:
        (place / ".git/hooks/pre-commit").write_text(hook)
    if attributes is not None:
        (place / ".git/info").mkdir(exist_ok=True)
        (place / ".git/info/attributes").write_text(attributes)
    before = held(place)
    kept = repository(place)
    assert kept
    git_install.install(kept, PROGRAM, "content")
    git_install.install(kept, PROGRAM, "content")
    assert git_install.state(kept).whole
    assert git_install.remove(kept)
    assert held(place) == before
    assert not git_install.remove(kept)


def test_rows_of_others_stay_where_somebody_took_our_last_line_away(place: Path):
    file = place / ".git/info/attributes"
    file.parent.mkdir(exist_ok=True)
    file.write_text("*.png binary\n")
    kept = repository(place)
    assert kept
    git_install.install(kept, PROGRAM, "content")
    file.write_text(file.read_text().replace(f"{git_install.END}\n", "") + "*.csv text\n")
    git_install.remove(kept)
    assert file.read_text() == "*.png binary\n*.csv text\n"


def test_no_hook_of_two_is_written_over(place: Path):
    hook = place / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho A\n")
    kept = repository(place)
    assert kept
    git_install.install(kept, PROGRAM, "content")
    hook.write_text("#!/bin/sh\necho B\n")
    with pytest.raises(ToolError, match="là của lần cài trước"):
        git_install.install(kept, PROGRAM, "content")
    assert hook.read_text() == "#!/bin/sh\necho B\n"
    assert hook.with_name("pre-commit.truoc-vanban").read_text() == "#!/bin/sh\necho A\n"


def test_the_hook_leaves_rosters_and_overrides_beside_contents_alone(place: Path):
    vanban(place, "git", "install")
    for name in ("du-lieu/so.yaml", "ghi-de/05830.yaml"):
        file = place / "content" / name
        file.parent.mkdir()
        file.write_text("đơn vị:\n  - {mã: '05830', số hộ: 5}\n", "utf-8")
    git(place, "add", ".")
    git(place, "commit", "-m", "số liệu")


def branches(place: Path, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    file = place / "content" / "kh.yaml"
    for name, (old, new) in (("A", ours), ("B", theirs)):
        git(place, "checkout", "-q", "-b", name, "main")
        file.write_text(PLAN.replace(old, new), encoding="utf-8")
        git(place, "commit", "-am", name)
    git(place, "checkout", "-q", "A")


def test_git_merges_word_by_word(place: Path):
    assert vanban(place, "git", "install").returncode == 0
    branches(place, ("sáu tháng", "chín tháng"), ("xã, phường", "xã, phường, đặc khu"))
    git(place, "merge", "B")
    merged = (place / "content" / "kh.yaml").read_text("utf-8")
    assert "ở các xã, phường, đặc khu trong chín tháng đầu năm." in merged


def test_a_remark_of_the_other_side_is_told(place: Path):
    branches(place, ("sáu tháng", "chín tháng"), ("nội dung:", "# chờ số liệu của Sở\nnội dung:"))
    vanban(place, "git", "install")
    said = git(place, "merge", "B", "-m", "gộp")
    assert "dòng “# chờ số liệu của Sở” của bên kia không được gộp, chép lại nếu cần" in said


def test_a_conflict_is_valid_yaml_and_the_hook_does_not_let_it_pass(place: Path):
    vanban(place, "git", "install")
    branches(place, ("sáu tháng", "chín tháng"), ("sáu tháng", "ba tháng"))
    said = git(place, "merge", "B", fails=True)
    assert "XUNG ĐỘT content/kh.yaml:9 (khối a2b3): hai bên cùng sửa một chỗ" in said
    merged = (place / "content" / "kh.yaml").read_text("utf-8")
    assert merged.replace(
        "        # XUNG ĐỘT: bản kia viết:\n"
        "        #   Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong ba tháng đầu năm.\n",
        "",
    ) == PLAN.replace("sáu tháng", "chín tháng")
    said = git(place, "commit", "-am", "gộp", fails=True)
    assert "C075: còn dòng “# XUNG ĐỘT” chưa giải quyết" in said
    assert "chọn lời văn đúng" in said


def test_the_hook_looks_at_what_is_committed_not_at_the_folder(place: Path):
    vanban(place, "git", "install")
    file = place / "content" / "kh.yaml"
    file.write_text(PLAN.replace("loại:", "loạii:"), encoding="utf-8")
    git(place, "add", ".")
    file.write_text(PLAN, encoding="utf-8")
    assert "M001" in git(place, "commit", "-m", "sai", fails=True)
    git(place, "add", ".")
    file.write_text(PLAN + "# đang viết dở: [\n", encoding="utf-8")
    git(place, "commit", "--allow-empty", "-m", "đúng")


def test_a_hook_that_was_there_runs_first(place: Path):
    (place / ".git/hooks/pre-commit").write_text("#!/bin/sh\necho TRUOC\nexit 1\n")
    (place / ".git/hooks/pre-commit").chmod(0o755)
    vanban(place, "git", "install")
    (place / "x.txt").write_text("x")
    git(place, "add", ".")
    assert "TRUOC" in git(place, "commit", "-m", "x", fails=True)


def test_git_diff_shows_the_words_of_a_docx(place: Path):
    vanban(place, "git", "install")
    vanban(place, "build", "content/kh.yaml", "--to", "docx", "--output", "in")
    git(place, "add", ".")
    git(place, "commit", "-m", "bản in")
    (place / "content/kh.yaml").write_text(
        PLAN.replace("sáu tháng", "chín tháng"), encoding="utf-8"
    )
    vanban(place, "build", "content/kh.yaml", "--to", "docx", "--output", "in")
    (printed,) = (place / "in").rglob("*.docx")
    said = git(place, "diff", "--", str(printed))
    assert (
        "-- Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong sáu tháng đầu năm."
        in said
    )
    assert (
        "+- Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong chín tháng đầu năm."
        in said
    )
