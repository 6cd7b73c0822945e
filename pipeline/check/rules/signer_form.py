"""Thể thức đề ký không khớp với chức vụ hoặc cơ quan.

Thay mặt cấp uỷ, ban thường vụ (T/M) là bí thư hoặc phó bí thư, thay mặt uỷ ban kiểm tra là chủ nhiệm hoặc phó chủ
nhiệm. Ký thay (K/T, KT.) là cấp phó, ghi chức vụ cấp trưởng ở trên. Ký thừa lệnh của Đảng là chánh văn phòng hoặc
phó chánh văn phòng, ký trực tiếp. Ở cơ quan nhà nước cấp phó, kể cả
cấp phó được giao phụ trách, điều hành, luôn ký thay cấp trưởng (NĐ 30/2020/NĐ-CP, Điều 13, khoản 1). Cơ quan làm việc theo
chế độ thủ trưởng thì không ký thay mặt. Chức vụ không kèm
tên cơ quan, trừ văn bản liên tịch.

Sai:
    cơ quan ban hành: tu-thai-nguyen
    ký: {quyền hạn: T/M, thay mặt: Ban Thường vụ, chức vụ: Trưởng ban, họ tên: Trần Minh Khang}   # ← C052

Đúng:
    cơ quan ban hành: tu-thai-nguyen
    ký: {quyền hạn: T/M, thay mặt: Ban Thường vụ, chức vụ: Phó Bí thư, họ tên: Trần Minh Khang}

Căn cứ: HD 05-HD/VPTW, Phần II, mục I.7.1; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.model.blocks import Signer
from pipeline.problem import Level, Span

RULE = Rule(
    "C052",
    "signer-form",
    "the-thuc-de-ky",
    Level.WARNING,
    reads="content",
    clause="HD 05-HD/VPTW, Phần II, mục I.7.1; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7",
)

_MARK = re.compile(r"(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)\s", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"ban thường vụ|ban chấp hành|(?:tỉnh|thành|huyện|đảng|quận|thị) ủy|chi bộ|chi ủy"
)
_SECRETARY = re.compile(r"(?:quyền |tổng |phó )*bí thư")
_NO_HEADS = ("chuyên viên", "cán bộ", "công chức", "viên chức", "nhân viên", "văn thư")
_WITH_ORGAN = re.compile(
    r"(?:bí thư|trưởng ban|chánh văn phòng|chủ nhiệm) (?:tỉnh ủy|thành ủy|đảng ủy|chi bộ|trung ương)"
)


def look(subject: Subject) -> Iterator[Finding]:
    """Every signature block, by what its authority asks for."""
    yield from _both(subject)
    for signer in subject.typed.signers:
        yield from _marks(signer)
        yield from _deputy(signer)
        if subject.system == "party":
            yield from _party(signer, subject)
        else:
            yield from _state(signer, subject)


def _both(subject: Subject) -> Iterator[Finding]:
    """Minutes are signed by who wrote them and by who was in the chair (mẫu 1.9; HD 05, 2.8)."""
    two = subject.kind.signers.get(subject.system) if subject.kind else None
    signers = subject.typed.signers
    if two and len(signers) == 1 and subject.kind:
        yield Finding(
            signers[0].span,
            f"{subject.kind.vi} có hai chữ ký: {two[0]} (bên trái), {two[1]} (bên phải); ở đây có một",
            "viết “ký” thành danh sách hai người",
        )


def _title(signer: Signer) -> str:
    return folded(signer.title.text) if signer.title else ""


def _marks(signer: Signer) -> Iterator[Finding]:
    """S05: the mark is the standard's; typed by hand it is printed twice or in the other system's form."""
    for words in (signer.title, signer.collective, signer.head_title, signer.by_order_of):
        found = _MARK.match(words.text) if words else None
        if words and found:
            message = f"quyền hạn gõ lẫn vào chữ: “{words.text}”"
            yield Finding(
                words.span,
                message,
                "ghi “quyền hạn:” riêng; máy đặt T/M, K/T hay TM., KT. theo tiêu chuẩn",
                level=Level.ERROR,
            )


def _deputy(signer: Signer) -> Iterator[Finding]:
    title = _title(signer)
    if signer.authority not in ("KT", "TM+KT", "TL+KT") or not title or not signer.head_title:
        return
    if title == folded(signer.head_title.text):
        return  # M019 says it
    if not title.startswith(("phó ", "thứ trưởng", "q. phó")):
        message = f"ký thay thì người ký là cấp phó, không phải “{_said(signer)}”"
        yield Finding(
            signer.title.span if signer.title else signer.span, message, "ghi chức vụ cấp phó"
        )
    elif folded(signer.head_title.text).startswith("phó "):
        yield Finding(
            signer.head_title.span,
            "ký thay là thay cấp trưởng, không thay cấp phó",
            "ghi chức vụ cấp trưởng",
        )
    elif title.startswith("phó ") and not title.removeprefix("phó ").startswith(
        # "Bộ trưởng, Chủ nhiệm": one who holds two offices has the deputies of both.
        tuple(one.split()[0] for one in folded(signer.head_title.text).split(",") if one.strip())
    ):
        message = f"“{_said(signer)}” không phải cấp phó của “{signer.head_title.text}”"
        yield Finding(signer.head_title.span, message, "xem lại chức vụ cấp trưởng")


def _party(signer: Signer, subject: Subject) -> Iterator[Finding]:
    title = _title(signer)
    organ = subject.issuers[0] if subject.issuers else None
    collective = folded(
        signer.collective.text if signer.collective else organ.collective if organ else ""
    )
    place = signer.title.span if signer.title else signer.span
    if signer.authority == "TM" and title:
        if "kiểm tra" in collective and "chủ nhiệm" not in title:
            yield Finding(
                place,
                f"thay mặt uỷ ban kiểm tra là chủ nhiệm, phó chủ nhiệm, không phải “{_said(signer)}”",
                "xem lại chức vụ",
                level=Level.ERROR,
            )
        elif (
            "kiểm tra" not in collective
            and _COMMITTEE.search(collective)
            and not _SECRETARY.match(title)
        ):
            yield Finding(
                place,
                f"thay mặt cấp uỷ là bí thư, phó bí thư, không phải “{_said(signer)}”",
                "xem lại chức vụ, hoặc ký thừa lệnh (T/L)",
                level=Level.ERROR,
            )
    # A board without a seal signs "<title> kiêm <title in the board>", without T/M (HD 05, 2.8).
    if not signer.authority and not signer.concurrently and _SECRETARY.match(title):
        yield Finding(
            place, f"“{_said(signer)}” ký thay mặt cấp uỷ thì có T/M", "thêm “quyền hạn: T/M”"
        )
    if len(subject.typed.issuers) == 1 and _WITH_ORGAN.match(title):
        yield Finding(place, f"chức vụ không kèm tên cơ quan: “{_said(signer)}”", "chỉ ghi chức vụ")


def _state(signer: Signer, subject: Subject) -> Iterator[Finding]:
    title = _title(signer)
    place = signer.title.span if signer.title else signer.span
    organ = subject.issuers[0] if subject.issuers else None
    if (
        not signer.authority
        and title.startswith(("phó giám đốc", "phó chủ tịch", "phó chánh", "phó trưởng"))
        and not _meeting(subject)
    ):
        yield Finding(
            place,
            f"cấp phó ký thì ký thay (KT.) cấp trưởng: “{_said(signer)}”",
            "thêm “quyền hạn: KT” và “chức vụ cấp trưởng”",
        )
    if (
        signer.authority in ("TM", "TM+KT")
        and organ
        and not organ.collective
        and not signer.collective
    ):
        yield Finding(
            signer.span,
            f"{organ.name} làm việc theo chế độ thủ trưởng, không ký thay mặt",
            "bỏ “quyền hạn: TM”",
        )
    yield from _by_order(signer, title, place)
    if signer.authority == "TM" and title.startswith("phó "):
        yield Finding(
            place,
            "cấp phó ký thay mặt tập thể thì ký TM. và KT.",
            "ghi “quyền hạn: TM+KT” và “chức vụ cấp trưởng”",
        )


def _by_order(signer: Signer, title: str, place: Span) -> Iterator[Finding]:
    """NĐ 30/2020, Điều 13: by order signs the head of a unit below, who may leave it to the unit's deputy."""
    if signer.authority not in ("TL", "TUQ") or not title or not signer.head_title:
        return
    head = folded(signer.head_title.text)
    if title.startswith("phó ") and title.removeprefix("phó ").startswith(head):
        mark = f"{signer.authority}."
        yield Finding(
            place,
            f"“{_said(signer)}” là cấp phó của “{signer.head_title.text}”, ký thay (KT.), không ký {mark}",
            "ghi “quyền hạn: KT”",
        )
    elif signer.authority == "TL" and title.startswith(_NO_HEADS):
        yield Finding(
            place,
            f"ký thừa lệnh là người đứng đầu (hoặc cấp phó) của đơn vị, không phải “{_said(signer)}”",
            "xem lại người ký",
        )


def _meeting(subject: Subject) -> bool:
    return subject.kind is not None and bool(subject.kind.signers.get(subject.system))


def _said(signer: Signer) -> str:
    return signer.title.text if signer.title else ""
