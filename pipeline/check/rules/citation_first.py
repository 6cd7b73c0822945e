"""Văn bản viện dẫn lần đầu chưa đủ.

Viện dẫn lần đầu ghi đủ tên loại, số ký hiệu, ngày, cơ quan ban hành và trích yếu; các lần sau chỉ ghi tên loại và số
ký hiệu. Khai văn bản trong content/citations.yaml rồi viết [[mã]] thì máy tự ghi đủ hoặc gọn.

Sai:  Thực hiện Nghị quyết số 18-NQ/TW, Tỉnh uỷ xây dựng Kế hoạch.
Đúng: Thực hiện [[nq-18-tw-2017]], Tỉnh uỷ xây dựng Kế hoạch.

Căn cứ: HD 05-HD/VPTW, mục 6.1.4; NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.5.a.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.citing import Citing, plain_symbol
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.registries.citations import Citation

RULE = Rule(
    "C031",
    "citation-first",
    "vien-dan-lan-dau",
    Level.WARNING,
    clause="HD 05-HD/VPTW, mục 6.1.4; NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.5.a",
)

_BY_ID = re.compile(r"\[\[ *([\w-]+) *\]\]")


def look(subject: Subject) -> Iterator[Finding]:
    """The first mention without date or organ; a mention by id anywhere is a full one."""
    known = {
        plain_symbol(one.symbol): one for one in subject.registries.citations.values() if one.symbol
    }
    said = {plain_symbol(subject.registries.citations[name].symbol) for name in _ids(subject)}
    for citing in subject.citings:
        symbol = plain_symbol(citing.symbol)
        if symbol in said or citing.passage.top in ("subject", "to", "recipients", "signature"):
            continue
        said.add(symbol)
        missing = _missing(citing)
        if missing and not citing.type.endswith(("Luật", "luật", "Pháp lệnh")):
            words = f"{citing.type} số {citing.symbol}"
            message = f"viện dẫn lần đầu thiếu {missing}: “{words}”"
            yield citing.passage.finding(citing.hit.start, message, _way(known.get(symbol)))


def _ids(subject: Subject) -> Iterator[str]:
    """Every citation by id, in running words or as a basis."""
    text = subject.source.text
    for found in _BY_ID.finditer(text):
        if found[1] in subject.registries.citations:
            yield found[1]
    for base in subject.content.bases if subject.content else ():
        if base.cite in subject.registries.citations:
            yield str(base.cite)


def _missing(citing: Citing) -> str:
    parts = [
        name
        for name, there in (("ngày", citing.dated), ("cơ quan ban hành", citing.organ))
        if not there
    ]
    return ", ".join(parts)


def _way(known: Citation | None) -> str:
    return (
        f"viết [[{known.id}]]"
        if known
        else "ghi đủ, hoặc khai trong content/citations.yaml và viết [[mã]]"
    )
