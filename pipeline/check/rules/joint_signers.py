"""Văn bản của nhiều cơ quan (liên cơ quan, liên tịch) thiếu chữ ký của một cơ quan.

Nhiều cơ quan cùng ban hành thì mỗi cơ quan một người ký, ghi “đơn vị” của từng người để máy xếp cơ quan chủ trì bên
phải và ghi tên cơ quan vào chức vụ. Cơ quan ghi ở “đơn vị” mà không cùng ban hành thường là mã gõ nhầm.

Sai:
    cơ quan ban hành: [btgdv-tu-thai-nguyen, btc-tu-thai-nguyen]
    ký: {đơn vị: btgdv-tu-thai-nguyen, chức vụ: Trưởng ban, họ tên: Trần Minh Khang}   # ← C089

Đúng:
    cơ quan ban hành: [btgdv-tu-thai-nguyen, btc-tu-thai-nguyen]
    ký:
      - {đơn vị: btgdv-tu-thai-nguyen, chức vụ: Trưởng ban, họ tên: Trần Minh Khang}
      - {đơn vị: btc-tu-thai-nguyen, chức vụ: Trưởng ban, họ tên: Nông Thế Hiển}

Căn cứ: HD 05-HD/VPTW, Phần II, mục I.7.1.4.g, I.7.2.4 (văn bản của liên cơ quan).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C089",
    "joint-signers",
    "ky-lien-tich",
    Level.WARNING,
    reads="content",
    clause="HD 05-HD/VPTW, Phần II, mục I.7.1.4.g",
)


def look(subject: Subject) -> Iterator[Finding]:
    """Each issuing organ of several against the organs of the signature blocks."""
    content = subject.typed
    if len(content.issuers) < 2 or not content.signers:
        return
    signing = {(one.organ.id or one.organ.words.text) for one in content.signers if one.organ}
    for ref in content.issuers:
        if (ref.id or ref.words.text) not in signing:
            yield Finding(
                content.signers[0].span,
                f"chưa có người ký của “{ref.words.text}”",
                "thêm một khối ký có “đơn vị:” là cơ quan ấy",
            )
    issuing = {(ref.id or ref.words.text) for ref in content.issuers}
    for one in content.signers:
        if one.organ and (one.organ.id or one.organ.words.text) not in issuing:
            yield Finding(
                one.organ.words.span,
                f"“{one.organ.words.text}” ký mà không cùng ban hành",
                "sửa “đơn vị:”, hoặc thêm vào “cơ quan ban hành”",
            )
