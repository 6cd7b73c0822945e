"""Còn chỗ chưa điền.

Dấu ba chấm chờ điền, “[CẦN BỔ SUNG]”, “xxx”, chữ mẫu của khung văn bản còn trong nội dung. Bản nháp được báo để nhớ;
khi dựng bản chính thức (`--final`) thì là lỗi và văn bản không được dựng.

Sai:  Thời gian: ngày …/…/2026; [CẦN BỔ SUNG số liệu]
Đúng: Thời gian: ngày 15/9/2026; 312 hồ sơ

Căn cứ: yêu cầu của bản chính thức.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C074",
    "placeholder-left",
    "cho-chua-dien",
    Level.WARNING,
    clause="yêu cầu của bản chính thức",
    bound=False,
)

_LEFT = re.compile(
    r"\[(?:CẦN|BỔ SUNG|ĐIỀN|GHI|XEM LẠI|KIỂM TRA|TODO)[^\]\n]*\]|\[\.\.\.\]|\[…\]|(?:\.{3,}|…)(?= ?/| tháng| năm| ngày| \()"
    r"|(?<=ngày )(?:\.{3,}|…)|(?<=số )(?:\.{3,}|…)|(?<=tháng )(?:\.{3,}|…)|\.{4,}|…{2,}|_{3,}"
    r"|(?<!\w)[xX]{3,}(?!\w)|(?<!\w)(?:TODO|TBD|FIXME|lorem ipsum|N/A)(?!\w)|<[^<>\n]{1,40}>|\?{2,}",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"\[|…|\.\.\.|___|[xX]xx|XXX|TODO|TBD|FIXME|orem|N/A|<|\?\?|todo")
"""Without any of these signs there is nothing to look for."""
_DOTS = " \t\u00a0.…"
_SKELETON = re.compile(
    r"“(?:nội dung chính của văn bản|nêu căn cứ, lý do|cơ quan (?:ban hành|thực hiện)|họ và tên|chức vụ người ký)"
    r"[^”\n]*”",
    re.IGNORECASE,
)
"""Words of the skeletons that `vanban new` writes."""


def look(subject: Subject) -> Iterator[Finding]:
    """Marks that wait to be filled, and values that are nothing but dots."""
    level = Level.ERROR if subject.final else None
    hint = "điền hoặc bỏ chỗ này"
    for hit in subject.prose.find(_LEFT) if subject.prose.having(_SIGNS) else ():
        yield Finding(
            hit.passage.span(hit.start), f"còn chỗ chưa điền: “{hit.words}”", hint, level=level
        )
    for passage in subject.prose.passages:
        if not passage.text.strip(_DOTS) and not passage.under("table"):
            yield Finding(
                passage.span(), f"còn chỗ chưa điền: “{passage.text.strip()}”", hint, level=level
            )
    if subject.final:
        for hit in subject.prose.find(_SKELETON):
            yield Finding(
                hit.passage.span(hit.start), f"còn chữ mẫu: {hit.words}", hint, level=level
            )
