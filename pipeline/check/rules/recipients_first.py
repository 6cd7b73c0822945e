"""“Như trên”, “Như Điều …” ở nơi nhận không đúng chỗ.

“Như trên” chỉ có khi văn bản có “Kính gửi”; “Như Điều N” chỉ có ở văn bản có điều và N là điều cuối. Máy tự thêm dòng
này khi cần; tự gõ thì phải khớp.

Sai:  loại: kế hoạch … nơi nhận: [Như trên]   # không có kính gửi
Đúng: loại: kế hoạch … nơi nhận: [Các sở, ban, ngành]

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.9 và Phụ lục III.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.kinds import KINDS
from pipeline.model.blocks import Division, Prose
from pipeline.problem import Level

RULE = Rule(
    "C082",
    "recipients-first",
    "nhu-tren",
    Level.WARNING,
    reads="content",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.9",
)

_HEAD = 12
"""Letters in which a line says to whom it is addressed."""
_ARTICLE = re.compile(r"như điều (\d+)")


def look(subject: Subject) -> Iterator[Finding]:
    """Typed lines "Như trên", "Như kính gửi", "Như Điều N"."""
    content = subject.typed
    articles = sum(isinstance(one, Division) and one.kind == "article" for one in subject.blocks)
    # "… trân trọng kính mời:", "Kính gửi: …" typed into the text name someone as well.
    named = content.to or any(KINDS[content.kind].call.values()) or _typed(subject)
    for number, one in enumerate(content.recipients):
        text = folded(one.to.words.text).strip(" -;.,") if one.to else ""
        if text in ("như trên", "như kính gửi", "như kính trình") and not named:
            yield Finding(
                one.span, "“Như trên” nhưng văn bản không có “Kính gửi”", "ghi rõ nơi nhận"
            )
        found = _ARTICLE.match(text)
        if found and int(found[1]) != articles:
            there = f"văn bản có {articles} điều" if articles else "văn bản không có điều"
            yield Finding(
                one.span, f"“Như Điều {found[1]}” nhưng {there}", "bỏ dòng này, máy tự đặt"
            )
        if text.startswith("như ") and number:
            yield Finding(one.span, "dòng “Như …” đứng đầu nơi nhận", "đưa lên đầu")


def _typed(subject: Subject) -> bool:
    lines = (line for one in subject.blocks if isinstance(one, Prose) for line in one.text)
    return any(folded(line.text[:_HEAD]).startswith(("kính gửi", "kính trình")) for line in lines)
