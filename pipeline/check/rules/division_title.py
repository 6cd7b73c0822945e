"""Điều có tên xen điều không tên.

Trong quy chế, quy định, điều lệ thì các điều có tên; có điều có tên, có điều không thì người đọc không tra được theo mục
lục. Nghị định buộc điều có tên khi bố cục theo điều; Hướng dẫn của Đảng không buộc nên chỉ lưu ý. Phần, chương,
mục không có tên thì bộ đọc đã báo lỗi thiếu nội dung (M004).

Sai:
    loại: quy chế
    nội dung:
      - điều: Phạm vi điều chỉnh
        đoạn: Quy định việc phối hợp giữa các cơ quan.
      - điều:   # ← C085
        đoạn: Các cơ quan bình đẳng, chủ động.

Đúng:
    loại: quy chế
    nội dung:
      - điều: Phạm vi điều chỉnh
        đoạn: Quy định việc phối hợp giữa các cơ quan.
      - điều: Nguyên tắc phối hợp
        đoạn: Các cơ quan bình đẳng, chủ động.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.d.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.model.blocks import Division
from pipeline.problem import Level

RULE = Rule(
    "C085",
    "division-title",
    "ten-dieu",
    Level.WARNING,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.d",
    reads="content",
    levels={"party": Level.INFO, "state": Level.ERROR},
)


def look(subject: Subject) -> Iterator[Finding]:
    """Articles without a title in a kind whose articles have one, where some have."""
    if subject.typed.kind not in ("statute", "regulation", "party-rules"):
        return
    articles = [
        one for one in subject.blocks if isinstance(one, Division) and one.kind == "article"
    ]
    bare = [one for one in articles if one.title is None or not one.title.text.strip()]
    if len(bare) < len(articles):
        for one in bare:
            yield Finding(
                one.span, "điều này không có tên, các điều khác có", "ghi tên sau “điều:”"
            )
