"""“Như trên”, “Như Điều …” ở nơi nhận không đúng chỗ.

“Như trên” chỉ có khi văn bản có “Kính gửi”; “Như Điều N” chỉ có ở văn bản có điều và N là điều nói ai thi hành, thường là
điều cuối. Máy tự thêm dòng
này khi cần; tự gõ thì phải khớp.

Sai:
    loại: kế hoạch
    nơi nhận: [Như trên]   # ← C082 (không có “kính gửi”)

Đúng:
    loại: kế hoạch
    nơi nhận: ["Các sở, ban, ngành"]

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.b và Phụ lục III; HD 05-HD/VPTW, Phần II, mục I.9.2.3, I.9.2.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.kinds import KINDS
from pipeline.model.blocks import Division, Prose
from pipeline.problem import Level, Span

RULE = Rule(
    "C082",
    "recipients-first",
    "nhu-tren",
    Level.WARNING,
    reads="content",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.b; HD 05-HD/VPTW, Phần II, mục I.9.2.3",
)

_HEAD = 12
"""Letters in which a line says to whom it is addressed."""
_LINE = re.compile(r"Như (?=[^\W\d_A-ZĐÀ-Ỹ]|Điều |Phụ lục )|NHƯ TRÊN")
"""Not the name of a place: "Như Thanh", "Như Xuân"."""
_CARRIES = re.compile(r"thi hành|thực hiện|trách nhiệm")
_ARTICLE = re.compile(r"như điều (\d+)")


def look(subject: Subject) -> Iterator[Finding]:
    """Typed lines "Như trên", "Như kính gửi", "Như Điều N"."""
    content = subject.typed
    articles = [
        one for one in subject.blocks if isinstance(one, Division) and one.kind == "article"
    ]
    # "… trân trọng kính mời:", "Kính gửi: …" typed into the text name someone as well.
    named = content.to or any(KINDS[content.kind].call.values()) or _typed(subject)
    for number, one in enumerate(content.recipients):
        written = one.to.words.text.strip(" -;.,") if one.to else ""
        text = folded(written)
        if text in ("như trên", "như kính gửi", "như kính trình") and not named:
            yield Finding(
                one.span, f"“{written}” nhưng văn bản không có “Kính gửi”", "ghi rõ nơi nhận"
            )
        found = _ARTICLE.match(text)
        if found:
            yield from _article(one.span, int(found[1]), articles)
        if number and _LINE.match(written):
            yield Finding(one.span, "dòng “Như …” đứng đầu nơi nhận", "đưa lên đầu")


def _article(span: Span, number: int, articles: list[Division]) -> Iterator[Finding]:
    """The article that says who carries the document out is the last one, or says so."""
    last = len(articles)
    if number == last or (number < last and _CARRIES.search(_words(articles[number - 1]))):
        return
    there = f"văn bản có {last} điều" if last else "văn bản không có điều"
    if 0 < number < last:
        there = f"điều nói ai thi hành thường là điều cuối, Điều {last}"
    yield Finding(span, f"“Như Điều {number}” nhưng {there}", "bỏ dòng này, máy tự đặt")


def _words(article: Division) -> str:
    said = (*((article.title,) if article.title else ()), *article.text)
    within = (line for one in article.content if isinstance(one, Prose) for line in one.text)
    return " ".join(line.text for line in (*said, *within))


def _typed(subject: Subject) -> bool:
    lines = (line for one in subject.blocks if isinstance(one, Prose) for line in one.text)
    heads = (line.text[:_HEAD] for line in lines if line.text[:1] in ("k", "K"))
    return any(folded(head).startswith(("kính gửi", "kính trình")) for head in heads)
