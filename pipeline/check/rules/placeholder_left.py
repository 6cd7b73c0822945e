"""Còn chỗ chưa điền.

Dấu ba chấm chờ điền, “[CẦN BỔ SUNG]”, “xxx”, chữ mẫu của khung văn bản còn trong nội dung. Bản nháp được báo để nhớ;
khi dựng bản chính thức (`--final`) thì là lỗi và văn bản không được dựng.

Sai:
    Thời gian họp: ngày …/…/2026.
    Đã giải quyết [CẦN BỔ SUNG] hồ sơ.

Đúng:
    Thời gian họp: ngày 15/9/2026.
    Đã giải quyết 312 hồ sơ.

Căn cứ: yêu cầu của bản chính thức.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.skeleton_words import left

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
_QUOTE = re.compile("“")
_ONLY_DOTS = re.compile(r" [.…]+ ")
_DOTS = " \t\u00a0.…"


def look(subject: Subject) -> Iterator[Finding]:
    """Marks that wait to be filled, and values that are nothing but dots."""
    level = Level.ERROR if subject.final else None
    hint = "điền hoặc bỏ chỗ này"
    prose = subject.prose
    samples = [prose.hit(*at) for at in left(prose.text)] if prose.having(_QUOTE) else []
    within = {(id(one.passage), at) for one in samples for at in range(one.start, one.end)}
    for hit in prose.find(_LEFT) if prose.having(_SIGNS) else ():
        if (id(hit.passage), hit.start) not in within:
            yield Finding(
                hit.passage.span(hit.start), f"còn chỗ chưa điền: “{hit.words}”", hint, level=level
            )
    for passage in prose.passages if "" in prose.parts or prose.having(_ONLY_DOTS) else ():
        if not passage.text.strip(_DOTS) and not passage.under("table"):
            yield Finding(
                passage.span(), f"còn chỗ chưa điền: “{passage.text.strip()}”", hint, level=level
            )
    if subject.final:
        for hit in samples:
            place = hit.passage.span(hit.start)
            yield Finding(place, f"còn chữ mẫu: {hit.words}", hint, level=level)
    elif samples:
        first = samples[0]
        yield Finding(
            first.passage.span(first.start),
            f"còn {len(samples)} chỗ để nguyên chữ mẫu của khung, bắt đầu từ {first.words}",
            "viết đè lên; bản chính thức (--final) không dựng khi còn",
            level=Level.INFO,
        )
