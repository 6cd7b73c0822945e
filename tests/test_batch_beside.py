"""Files of a batch in a folder that is checked, built, committed: its rosters are no documents, its content waits for it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from tests.review_cases import working_place

CONTENT = """\
loại: thông báo
cơ quan ban hành: btgdv-tu-thai-nguyen
ngày: 2026-08-18
trích yếu: số liệu của {{ unit.words }}
nội dung:
  - đoạn: "{{ unit.name }} có {{ unit.chi_bo }} chi bộ."
  - khi: unit.type == "xã"
    đoạn: Các xã gửi bằng văn bản.
nơi nhận: ["Đảng uỷ {{ unit.words }}"]
lưu: Văn phòng
ký: {chức vụ: Trưởng ban, họ tên: Nguyễn Văn An}
"""
BATCH = """\
nội dung: so-lieu.yaml
danh sách:
  tệp: don-vi.yaml
  ghép: [{tệp: them.yaml, khớp theo: mã}]
ghi đè: rieng
"""
ROSTER = "đơn vị:\n  - {tên: Phường Đức Xuân, Chi bộ: 21}\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = working_place(tmp_path)
    folder = place / "content" / "dot"
    (folder / "rieng").mkdir(parents=True)
    for name, text in (
        ("so-lieu.yaml", CONTENT),
        ("so-lieu.dot.yaml", BATCH),
        ("don-vi.yaml", ROSTER),
        ("them.yaml", ROSTER),
        ("rieng/phuong-duc-xuan.yaml", "bỏ: [t4m]\n"),
    ):
        (folder / name).write_text(text, "utf-8")
    monkeypatch.chdir(place)
    return place


def said(*words: str) -> tuple[int, str]:
    made = CliRunner().invoke(cli, words, catch_exceptions=False)
    return made.exit_code, made.output


@pytest.mark.parametrize("named", ["content", "content/dot/so-lieu.yaml"])
def test_a_content_of_a_batch_is_no_error_and_its_rosters_are_no_documents(
    place: Path, named: str
) -> None:
    code, words = said("check", named)
    assert code == 0
    assert (
        "lưu ý T001: nội dung của đợt “content/dot/so-lieu.dot.yaml”: 5 chỗ điền của đơn vị chưa xét"
        in words
    )
    assert "vanban batch content/dot/so-lieu.dot.yaml" in words
    assert not [name for name in ("don-vi.yaml", "them.yaml", "rieng") if name in words]


def test_other_errors_of_it_stay(place: Path) -> None:
    file = place / "content" / "dot" / "so-lieu.yaml"
    file.write_text(CONTENT.replace("2026-08-18", "2026-08-32"), "utf-8")
    code, words = said("check", "content")
    assert code == 1
    assert "M005" in words


def test_it_is_built_by_its_batch_alone(place: Path) -> None:
    code, words = said("build", "content")
    assert code == 1
    assert words.count("lỗi T001") == 1
    assert "cả đợt: vanban batch content/dot/so-lieu.dot.yaml" in words


def test_without_a_batch_each_place_is_told(place: Path) -> None:
    (place / "content" / "dot" / "so-lieu.dot.yaml").unlink()
    code, words = said("check", "content/dot/so-lieu.yaml")
    assert code == 1
    assert words.count("lỗi T00") == 5


def test_it_can_be_committed(place: Path) -> None:
    def git(*words: str) -> int:
        own = ("-c", "user.name=A", "-c", "user.email=a@b.vn")
        return subprocess.run(
            ["git", *own, *words], cwd=place, capture_output=True, check=False
        ).returncode

    git("init", "-q")
    git("add", "content")
    code, words = said("git", "pre-commit")
    assert (code, words) == (0, "")
    file = place / "content" / "dot" / "so-lieu.yaml"
    file.write_text(CONTENT.replace("2026-08-18", "2026-08-32"), "utf-8")
    git("add", "content")
    assert said("git", "pre-commit")[0] == 1
