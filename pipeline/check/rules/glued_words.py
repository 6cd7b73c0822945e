"""Hai chữ dính liền nhau.

Chữ hoa đứng giữa một chữ thường là dấu vết của dấu cách bị mất khi sao chép: “trậnTổ”. Tên riêng nước ngoài viết liền
(ví dụ VNeID) nằm trong danh sách được phép.

Sai:  Uỷ ban Mặt trậnTổ quốc Việt Nam tỉnh.
Đúng: Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh.

Căn cứ: quy tắc gõ văn bản tiếng Việt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.old_text import encoding_of
from pipeline.check.prose import LOWER, UPPER
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import words
from pipeline.problem import Level

RULE = Rule("C004", "glued-words", "chu-dinh", Level.WARNING, clause="quy tắc gõ văn bản")

GLUED = re.compile(rf"(?<![\w/.@-])[{UPPER}]?[{LOWER}]+[{UPPER}][{LOWER}]+(?![\w@/])")
# One set of signs comes first here, which lets the engine skip along: most texts have no such place.
INSIDE = re.compile(rf"[{UPPER}](?<=[{LOWER}].)[{LOWER}]")
_VIETNAMESE = re.compile(r"[^\x00-\x7f]")


def look(subject: Subject) -> Iterator[Finding]:
    """Words with a capital inside; only those with a Vietnamese letter, names like YouTube are not ours."""
    allowed = words("glued_words")
    if not subject.prose.having(INSIDE):
        return
    for hit in subject.prose.find(GLUED):
        if (
            hit.words in allowed
            or not _VIETNAMESE.search(hit.words)
            or hit.passage.key == "drafter"
            or encoding_of(hit.passage.text)
        ):
            continue
        cut = next(at for at in range(len(hit.words) - 1, 0, -1) if hit.words[at].isupper())
        apart = f"{hit.words[:cut]} {hit.words[cut:]}"
        yield hit.finding(f"hai chữ dính liền: “{hit.words}”", f"viết “{apart}”", new=apart)
