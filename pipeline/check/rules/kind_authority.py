"""Cơ quan ban hành không có thẩm quyền ra loại văn bản ấy.

Nghị quyết là văn bản của tập thể (đại hội, cấp uỷ, ban thường vụ, Hội đồng nhân dân …), không phải của cơ quan tham
mưu hay cơ quan làm việc theo chế độ thủ trưởng. Ở cấp cơ sở (`cấp: cơ sở`, chi bộ) từ 09/01/2026 chỉ có các thể loại
của Quy định số 399-QĐ/TW: chỉ thị, thông tri không có; hướng dẫn là của ban thường vụ, quy chế là của ban chấp hành;
chi bộ không ra quy định, hướng dẫn. Thẩm quyền ghi ở đây theo bản tóm tắt của Quy định, nên chỉ cảnh báo.

Sai:
    cơ quan ban hành: btc-tu-thai-nguyen   # ← C051
    loại: nghị quyết

Đúng:
    cơ quan ban hành: btc-tu-thai-nguyen
    loại: kế hoạch

Căn cứ: Quy định số 399-QĐ/TW, Điều 8 đến Điều 13 (trước 09/01/2026: Quy định số 66-QĐ/TW); cơ quan Nhà nước: cách
làm việc tập thể hay thủ trưởng của cơ quan, Nghị định không kê loại nào của nơi nào.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from functools import cache

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import table
from pipeline.kinds import KINDS
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

_IN_FORCE = Date(2026, 1, 9)
"""Quy định 399-QĐ/TW."""
_BEFORE = Date(2017, 2, 6)
"""Quy định 66-QĐ/TW, which it replaced."""
_JOINT = (
    "chính phủ",
    "quốc hội",
    "hội đồng",
    "ủy ban",
    "ubnd",
    "hđnd",
    "đại hội",
    "ban chấp hành",
    "đoàn chủ tịch",
)
"""Names of bodies that decide together, where the registry does not say so."""
_PAPERS = frozenset(
    [
        "introduction",
        "certificate",
        "travel-permit",
        "leave-permit",
        "invitation",
        "transfer-slip",
        "dispatch-slip",
        "public-letter",
    ]
)
"""Giấy tờ hành chính: any organ's."""


def look(subject: Subject) -> Iterator[Finding]:
    """The kind against what each issuing organ is, and whether its standing committee signs."""
    kind = subject.kind
    if kind is None:
        return
    signed = " ".join(one.collective.text for one in subject.typed.signers if one.collective)
    for ref, organ in zip(subject.typed.issuers, subject.issuers, strict=False):
        why = refusal(kind.id, organ, "thường vụ" in folded(signed), subject.day)
        if why:
            yield Finding(ref.words.span, f"{organ.name} không ban hành {kind.vi}", why)


def refusal(kind: str, organ: Organ, standing: bool = False, day: Date | None = None) -> str:
    """Why the organ issues no documents of this kind; "" when nothing is known against it.

    `standing`: the standing committee issues it; `day` None = today's rules.
    """
    if organ.system == "state":
        joint = organ.collective or folded(organ.name).startswith(_JOINT)
        return "" if joint else _refused(kind, "head")
    name = folded(organ.name)
    if name.startswith("chi bộ") or organ.level in ("chi bộ", "cơ sở"):
        if day is not None and day < _IN_FORCE:
            return ""
        cell = name.startswith("chi bộ") or organ.level == "chi bộ"
        return _refused(kind, "cell" if cell else "standing" if standing else "base")
    central = "TW" in organ.symbol or organ.level == "trung ương"
    central = central or "trung ương" in name or "toàn quốc" in name
    if name.startswith(_advisers()):
        return _refused(kind, "advisers") if organ.parent or central else ""
    return "" if central else _refused(kind, "below")


def party_law(day: Date | None, articles: str = "") -> str:
    """What says on that day which kinds the Party has and who issues them; `articles` of the one in force."""
    if day is None or day >= _IN_FORCE:
        return "Quy định số 399-QĐ/TW" + (f", {articles}" if articles else "")
    return "Quy định số 66-QĐ/TW" if day >= _BEFORE else ""


@cache
def _advisers() -> tuple[str, ...]:
    return tuple(map(folded, table("kind_authority")["advisers"]["names"]))


def _refused(kind: str, sort: str) -> str:
    """The row's reason where it names the kind, or names all kinds and not this one."""
    row = table("kind_authority")[sort]
    judged = KINDS[kind]
    genre = "party" in judged.systems and not judged.copy and kind not in _PAPERS
    wrong = kind in row["not"] if "not" in row else genre and kind not in row["only"]
    return str(row["why"]) if wrong else ""
