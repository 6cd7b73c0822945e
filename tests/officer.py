"""The command as an officer calls it, in a working place of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACE = """\
loại: thông báo
cơ quan ban hành: ubnd-tinh-thai-nguyen
số: 7
ngày: 2026-08-12
trích yếu: Lịch tiếp công dân
mở đầu: Ủy ban nhân dân tỉnh thông báo lịch tiếp công dân như sau.
nội dung:
  - đoạn: Tiếp công dân vào ngày 15 hằng tháng.
nơi nhận: [Các sở, Các xã]
lưu: VT
ký: {quyền hạn: TM, thay mặt: Ủy ban nhân dân, chức vụ: Chủ tịch, họ tên: Lê Thanh Bình}
"""


def vanban(*words: str, at: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *words],
        cwd=at,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def working_place(tmp_path: Path) -> Path:
    """A working place: registries and templates of the project, one content file of its own."""
    content = tmp_path / "content"
    content.mkdir()
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        (content / name).write_bytes((ROOT / "content" / name).read_bytes())
    templates = tmp_path / "templates"
    templates.mkdir()
    for file in (ROOT / "templates").iterdir():
        (templates / file.name).write_bytes(file.read_bytes())
    (content / "thong-bao.yaml").write_text(PLACE, "utf-8")
    return tmp_path
