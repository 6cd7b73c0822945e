"""What tests of reviews share: a small plan, a working place with it, copies as a reviewer sends them back."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.ooxml.names import w
from tests.edit_scripts import Editor, text_of

ROOT = Path(__file__).parent.parent
PLAN = """\
loại: kế hoạch
cơ quan ban hành: tu-thai-nguyen
ngày: 2026-08-04
trích yếu: kiểm tra công tác dân vận
nội dung:
  - tiêu đề: Mục đích
    ý:
      - mã: a2b3
        đoạn: Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong sáu tháng đầu năm.
      - mã: c4d5
        đoạn: Chỉ ra những việc làm được và chưa làm được của từng đơn vị.
nơi nhận: [Thường trực Tỉnh uỷ]
ký: {chức vụ: Bí thư, họ tên: Nguyễn Văn An}
"""


def working_place(folder: Path, **contents: str) -> Path:
    """A folder with registries, the project's templates, and content files (name without suffix = text)."""
    (folder / "content").mkdir()
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        shutil.copy(ROOT / "content" / name, folder / "content" / name)
    for name, text in contents.items():
        (folder / "content" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "vanban.toml").write_text(f'templates = "{ROOT / "templates"}"\n')
    return folder


def run(*args: str) -> str:
    """What a command says; a fault of ours is raised."""
    return CliRunner().invoke(cli, args, catch_exceptions=False).output


def brought(*args: str, answer: str | None = None) -> tuple[int, str]:
    """Exit code and words of `vanban merge-back`."""
    made = CliRunner().invoke(cli, ["merge-back", *args], input=answer, catch_exceptions=False)
    return made.exit_code, made.output


def editor(file: Path, tracked: bool) -> Editor:
    return Editor(file.read_bytes(), 0, tracked, ["chữ"] * 20)


def paragraph(edit: Editor, start: str):
    return next(p for p in edit.root.iter(w("p")) if text_of(p).startswith(start))


def like(edit: Editor, one, words: str):
    """A new paragraph that looks like another; not yet in the document."""
    new = copy.deepcopy(one)
    edit.strip(new)
    edit.rewrite(new, [("+", words)])
    return new


def replaced(file: Path, to: Path, start: str, old: str, new: str, tracked: bool) -> None:
    """The file with words of one paragraph changed."""
    edit = editor(file, tracked)
    p = paragraph(edit, start)
    before, _, after = text_of(p).partition(old)
    edit.rewrite(p, [("=", before), ("-", old), ("+", new), ("=", after)])
    to.write_bytes(edit.finished().data)
