"""Văn bản tự gọi mình bằng tên loại khác.

“Kế hoạch này” trong một hướng dẫn là dấu vết của văn bản cũ được chép lại. Tên loại của văn bản được viện dẫn trong
cùng văn bản thì không bị xét.

Sai:
    loại: hướng dẫn
    nội dung:
      - đoạn: Quá trình thực hiện Kế hoạch này, các cơ quan báo cáo vướng mắc.   # ← C086

Đúng:
    loại: hướng dẫn
    nội dung:
      - đoạn: Quá trình thực hiện Hướng dẫn này, các cơ quan báo cáo vướng mắc.

Căn cứ: tính thống nhất của văn bản.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import Hit
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.kinds import KINDS
from pipeline.problem import Level

RULE = Rule(
    "C086",
    "own-kind",
    "tu-goi-ten-loai",
    Level.WARNING,
    reads="content",
    clause="tính thống nhất của văn bản",
)

_KINDS = (
    *("Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Quy chế", "Quy định", "Hướng dẫn"),
    *("Kế hoạch", "Chương trình", "Đề án", "Phương án", "Thông báo", "Báo cáo", "Tờ trình"),
    "Công văn",
)
_ENDED = re.compile(r"(?![^\W\d_])")


def look(subject: Subject) -> Iterator[Finding]:
    """ "X này" where X is neither the kind nor named anywhere else in the document."""
    kind = subject.kind
    if kind is None:
        return
    others = tuple(one for one in _KINDS if one.lower() != kind.vi)
    for this in subject.prose.led((" này",), _ENDED):
        before = this.passage.text[max(this.start - 12, 0) : this.start]
        if not before.endswith(others):
            continue
        said = next(one for one in others if before.endswith(one))
        if said.lower() in _known(subject) or _named(said, subject):
            continue
        hit = Hit(this.passage, this.start - len(said), this.end)
        yield hit.finding(
            f"văn bản là {kind.vi} nhưng viết “{hit.words}”", f"viết “{kind.vi_title} này”"
        )


def _known(subject: Subject) -> frozenset[str]:
    """Kinds of the registered documents that the file cites, and of what is attached to it."""
    rows = subject.registries.citations.values()
    cited = {one.type.lower() for one in rows if one.id in subject.source.text}
    # A decision holds the statute that it issues, which speaks of itself by its own kind.
    attached = subject.content.attachments if subject.content else ()
    return frozenset(cited | {KINDS[one.kind].vi for one in attached})


def _named(said: str, subject: Subject) -> bool:
    """Whether the document names one of that kind otherwise than as "this one"."""
    return (
        re.search(rf"{said}(?! này)(?= [A-ZĐ0-9“]| số| về| của| ban hành)", subject.prose.text)
        is not None
    )
