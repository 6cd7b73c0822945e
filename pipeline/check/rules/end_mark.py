"""“./.” gõ tay hoặc dùng sai hệ thống.

Văn bản Đảng kết thúc bằng dấu chấm; “./.” là thói quen của văn bản Nhà nước và do máy đặt ở cuối nội dung.

Sai:
    cơ quan ban hành: tu-thai-nguyen
    nội dung:
      - đoạn: Các cơ quan báo cáo kết quả./.   # ← C084

Đúng:
    cơ quan ban hành: tu-thai-nguyen
    nội dung:
      - đoạn: Các cơ quan báo cáo kết quả.

Căn cứ: HD 05-HD/VPTW, Phần II, mục I.6.2.2; NĐ 30/2020/NĐ-CP, Phụ lục III (các mẫu).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C084",
    "end-mark",
    "dau-ket-thuc",
    Level.INFO,
    clause="HD 05-HD/VPTW, Phần II, mục I.6.2.2; NĐ 30/2020/NĐ-CP, Phụ lục III",
    levels={"party": Level.WARNING},
)

_SOME = re.compile(r"/\.")
_MARK = re.compile(r"\./\.?|/\.(?=\s*\Z)")


def look(subject: Subject) -> Iterator[Finding]:
    """Every "./." in the author's words of the body."""
    for hit in subject.prose.find(_MARK) if subject.prose.having(_SOME) else ():
        if hit.passage.top in ("recipients", "to", "bases", "subject"):
            continue
        if subject.system == "party":
            yield hit.finding(
                "văn bản Đảng kết thúc bằng dấu chấm, không có “./.”",
                "`vanban fix` sửa được",
                new=".",
            )
        else:
            yield hit.finding("“./.” do máy đặt ở cuối nội dung", "`vanban fix` sửa được", new=".")
