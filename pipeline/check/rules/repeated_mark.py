"""Dấu câu gõ hai lần liền nhau.

Hai dấu phẩy, hai dấu chấm, dấu phẩy rồi dấu chấm … là dấu vết của việc sửa câu còn sót lại. Dấu ba chấm (…) và “./.”
không bị xét ở đây.

Sai:  Các sở, ngành,, địa phương triển khai thực hiện..
Đúng: Các sở, ngành, địa phương triển khai thực hiện.

Căn cứ: quy tắc gõ văn bản tiếng Việt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule("C003", "repeated-mark", "dau-cau-lap", Level.WARNING, clause="quy tắc gõ văn bản")

TWICE = re.compile(
    r"[,;:.](?:(?<=,)(?<![.,;:],),(?![,;:])|(?<=;)(?<![.,;:];);(?![,;:])|(?<=:)(?<![.,;:]:):(?![,;:])"
    r"|(?<=\.)(?<!\.\.)\.(?![./])|(?<=[,;:])\.(?!\.)|(?<=,)[;:]|(?<=;),)"
)


def look(subject: Subject) -> Iterator[Finding]:
    """Each pair; the same mark twice is repaired, two different ones are for the author to choose."""
    for hit in subject.prose.find(TWICE) if subject.prose.having(TWICE) else ():
        same = hit.words[0] == hit.words[1]
        yield hit.finding(
            f"hai dấu câu liền nhau: “{hit.words}”",
            "`vanban fix` bỏ một dấu" if same else "chọn một dấu",
            new=hit.words[0] if same else None,
        )
