"""What the samples of the standards print in some kinds alone (NĐ 30/2020, Phụ lục III; HD 05-HD/VPTW, Phụ lục 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, called, on, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level

_CALLS = {
    "invitation": (re.compile(r"\bmời\b", re.IGNORECASE), "trân trọng kính mời:", "mẫu 1.7"),
    "introduction": (re.compile(r"\bgiới thiệu\b", re.I), "trân trọng giới thiệu:", "mẫu 1.8"),
    "telegram": (re.compile(r"\bđiện\s*(?::|cho|gửi|tới)", re.I), "… điện:", "mẫu 1.6"),
}
_TEXT = ("invites", "paragraph", "preamble", "item", "closing", "unknown", "caption", "clause")
_MINUTES = {
    "state": (re.compile(r"\bTHƯ KÝ\b"), re.compile(r"\bCHỦ T(?:ỌA|OẠ|RÌ)\b")),
    "party": (re.compile(r"\bNGƯỜI GHI\b|\bTHƯ KÝ\b"), re.compile(r"\bCHỦ T(?:ỌA|OẠ|RÌ)\b")),
}
"""Left and right signer of minutes."""
_COPIES = {"SAO Y": "SY", "SAO LỤC": "SL", "TRÍCH SAO": "TrS"}
_BY_MINUTES = "Phụ lục III, mẫu 1.9"


def samples(facts: Facts) -> Iterator[Finding]:
    """Findings that only documents of some kinds can have."""
    if facts.alone:
        return
    yield from _decided(facts)
    yield from _called(facts)
    yield from _minutes(facts)
    yield from _copied(facts)


def _missing(facts: Facts, what: str, sample: str, way: str, level: Level) -> Finding:
    return Finding("K043", level, f"thiếu {what}", source(facts, f"Phụ lục III, {sample}"), way)


def _decided(facts: Facts) -> Iterator[Finding]:
    """Above the articles of a State decision: who decides, and the deciding word."""
    kind = facts.kind
    if kind is None or facts.system != "state" or kind.id not in ("decision", "resolution"):
        return
    if not any(words.ARTICLE.match(part.para.words) for part in facts.main):
        return
    wanted = kind.enacting.get("state", "")
    if wanted and facts.first("enacting") is None:
        yield _missing(facts, f"dòng “{wanted}”", "mẫu 1.1-1.3", f"ghi: {wanted}", Level.ERROR)
    elif facts.first("authority_line") is None and facts.first("basis") is not None:
        role = facts.standard.roles["authority_line"]
        way = "ghi chức danh người đứng đầu, hoặc tên tập thể, ở trên phần căn cứ"
        yield _missing(facts, called(role), "mẫu 1.1-1.3", way, Level.WARNING)


def _called(facts: Facts) -> Iterator[Finding]:
    """The words by which an invitation, an introduction or a telegram calls someone."""
    kind = facts.kind
    if kind is None or kind.id not in _CALLS or facts.first("to_single", "to_label") is not None:
        return
    called_by, form, sample = _CALLS[kind.id]
    texts = (part.text for part in facts.main if part.role in _TEXT)
    if facts.system == "state" and not any(called_by.search(text) for text in texts):
        way = f"ghi: (cơ quan) {form.removeprefix('… ')}"
        yield _missing(facts, f"câu “{form}”", sample, way, Level.WARNING)


def _minutes(facts: Facts) -> Iterator[Finding]:
    """Minutes: the clerk signs on the left, who presided on the right."""
    if facts.kind is None or facts.kind.id != "minutes" or facts.system not in _MINUTES:
        return
    clerk, chair = _MINUTES[facts.system]
    titles = [part for part in facts.main if part.role in ("signer_title", "authority")]
    first = next((part for part in titles if clerk.search(part.text)), None)
    second = next((part for part in titles if chair.search(part.text)), None)
    clause = source(facts, "thể thức đề ký" if facts.party else _BY_MINUTES)
    if first and second:
        if first.para.side == "right" and second.para.side == "left":
            say = "người ghi biên bản ký bên trái, người chủ trì ký bên phải"
            yield on(first, "K045", say, clause, "đổi chỗ hai khối chữ ký", Level.WARNING)
    elif (first or second) and len(facts.all("signer_name")) < 2:
        who = "người chủ trì" if first else "người ghi biên bản"
        way = "biên bản có hai chữ ký: người ghi bên trái, chủ trì bên phải"
        yield Finding("K043", Level.WARNING, f"thiếu chữ ký của {who}", clause, way)


def _copied(facts: Facts) -> Iterator[Finding]:
    """The symbol of a copy's number: the State has one by form, the Party one for all."""
    title, number = facts.first("copy_title"), _number(facts)
    found = words.NUMBER.match(number.text) if number else None
    if title is None or number is None or found is None:
        return
    wanted = "BS" if facts.party else _COPIES.get(title.text.strip().upper(), "")
    given = re.split(r"[-/]", found["symbol"])[0]
    if wanted and given != wanted:
        say = f"ký hiệu bản sao “{given}” phải là “{wanted}”"
        clause = source(facts, "bản sao giấy" if facts.party else "Phụ lục III, bảng chữ viết tắt")
        yield on(number, "K023", say, clause, f"ghi ký hiệu: {wanted}")


def _number(facts: Facts) -> Part | None:
    fields = (part for part in facts.all("copy_field") if words.NUMBER.match(part.text))
    return facts.first("number") or next(fields, None)
