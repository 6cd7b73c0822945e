"""Còn chỗ xung đột chưa giải quyết.

Hai bên cùng sửa một chỗ: lời của bên này nằm trong tệp, lời của bên kia nằm ở các dòng ghi chú bắt đầu bằng “# XUNG
ĐỘT” ngay phía trên; người soạn phải chọn. Bản nháp được báo để nhớ; khi dựng bản chính thức (`--final`) và khi ghi
vào git (đã `vanban git install`) thì là lỗi. Dấu xung đột git tự ghi (<<<<<<<) trong đoạn nhiều dòng thì in cả ra văn
bản, nên lúc nào cũng là lỗi.

Sai:
    nội dung:
      # XUNG ĐỘT: Lãnh đạo B viết: Các cơ quan chủ trì thực hiện.   # ← C075
      - đoạn: Các cơ quan phối hợp thực hiện.

Đúng:
    nội dung:
      - đoạn: Các cơ quan phối hợp thực hiện.

Căn cứ: yêu cầu của bản chính thức.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level, Span
from pipeline.source.conflicts import CONFLICT, GIT, by_git, left_over

RULE = Rule(
    "C075",
    "conflict-left",
    "con-xung-dot",
    Level.WARNING,
    clause="yêu cầu của bản chính thức",
    bound=False,
)


def look(subject: Subject) -> Iterator[Finding]:
    """The line of each conflict that a merge has told."""
    level = Level.ERROR if subject.final else None
    text, file = subject.source.text, subject.source.file
    hint = f"chọn lời văn đúng, rồi xoá các dòng “{CONFLICT}” và lời kèm theo"
    for line in left_over(text) if "Ộ" in text and "XUNG ĐỘT:" in text else ():
        message = f"còn dòng “{CONFLICT}” chưa giải quyết"
        yield Finding(Span(file, line), message, hint, level=level)
    hint = f"giữ lời văn đúng, xoá các dòng “{GIT}”, “=======”, “>>>>>>>”"
    for line in by_git(text) if GIT[0] in text and GIT in text else ():
        message = f"còn dấu xung đột của git “{GIT}”"
        yield Finding(Span(file, line), message, hint, level=Level.ERROR)
