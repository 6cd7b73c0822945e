"""Cơ quan ban hành không có thẩm quyền ra loại văn bản ấy.

Nghị quyết là văn bản của tập thể (đại hội, cấp uỷ, ban thường vụ, Hội đồng nhân dân …), không phải của cơ quan tham
mưu hay cơ quan làm việc theo chế độ thủ trưởng. Chỉ thị, thông tri không có ở cấp cơ sở; chi bộ không ra quy định,
hướng dẫn. Thẩm quyền theo Quy định số 399-QĐ/TW ghi ở đây theo bản tóm tắt, nên chỉ cảnh báo.

Sai:  loại: nghị quyết   # cơ quan ban hành: Ban Tổ chức Tỉnh uỷ
Đúng: loại: kết luận     # cơ quan ban hành: Ban Thường vụ Tỉnh uỷ

Căn cứ: Quy định số 399-QĐ/TW, Điều 8 đến Điều 13; NĐ 30/2020/NĐ-CP, Điều 7.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import table
from pipeline.problem import Level
from pipeline.registries.organs import Organ

RULE = Rule(
    "C051",
    "kind-authority",
    "tham-quyen",
    Level.WARNING,
    reads="content",
    clause="Quy định số 399-QĐ/TW, Điều 8-13",
)


def look(subject: Subject) -> Iterator[Finding]:
    """The kind against what each issuing organ is."""
    kind = subject.kind
    if kind is None:
        return
    for ref, organ in zip(subject.typed.issuers, subject.issuers, strict=False):
        why = refusal(kind.id, organ)
        if why:
            yield Finding(ref.words.span, f"{organ.name} không ban hành {kind.vi}", why)


def refusal(kind: str, organ: Organ) -> str:
    """Why the organ issues no documents of this kind; "" when nothing is known against it."""
    sort = _sort(organ)
    if not sort or kind not in table("kind_authority")[sort]["not"]:
        return ""
    return str(table("kind_authority")[sort]["why"])


def _sort(organ: Organ) -> str:
    """Which row of the table the organ falls under, "" for none."""
    name = folded(organ.name)
    if organ.system == "state":
        return "" if organ.collective else "head"
    if name.startswith("chi bộ") or organ.level == "chi bộ":
        return "cell"
    if organ.level == "cơ sở":
        return "base"
    starts = tuple(map(folded, table("kind_authority")["advisers"]["names"]))
    return "advisers" if name.startswith(starts) and organ.parent else ""
