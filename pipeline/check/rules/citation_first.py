"""Văn bản viện dẫn lần đầu chưa đủ.

Viện dẫn lần đầu ghi đủ tên loại, số ký hiệu, ngày, cơ quan ban hành và trích yếu; các lần sau chỉ ghi tên loại và số
ký hiệu. Khai văn bản trong content/citations.yaml rồi viết [[mã]] thì máy tự ghi đủ hoặc gọn.

Sai:  Thực hiện Nghị quyết số 18-NQ/TW, Tỉnh uỷ xây dựng Kế hoạch.
Đúng: Thực hiện [[nq-18-tw-2017]], Tỉnh uỷ xây dựng Kế hoạch.

Căn cứ: HD 05-HD/VPTW, Phần II, mục I.6.1.4; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.citing import DAY, Citing, has_ids, plain_symbol
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.registries.citations import Citation

RULE = Rule(
    "C031",
    "citation-first",
    "vien-dan-lan-dau",
    Level.WARNING,
    clause="HD 05-HD/VPTW, Phần II, mục I.6.1.4; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b",
)

_JOINED = re.compile(r"\s*[,;]?\s*(?:(?:và|căn cứ|theo)\s+)?", re.IGNORECASE)
_SERIES = re.compile(r",? (?:được |đã được )?(?:sửa đổi|bổ sung|thay thế)[^;.:]{0,60}")
"""A document and the ones that amend it, with their organ behind the last."""
_ORGANS = (
    "Ban|Bộ|Chính phủ|Chủ tịch|Cục|Đảng ủy|Đảng uỷ|HĐND|Hội đồng|Huyện ủy|Huyện uỷ|Liên đoàn|Phòng|Quốc hội|Sở"
    "|Thành ủy|Thành uỷ|Thủ tướng|Thường trực|Tỉnh ủy|Tỉnh uỷ|Tổng|Trường|UBND|Ủy ban|Uỷ ban|Văn phòng|Viện"
)
_BY_WHOM = re.compile(
    r" của ([^\W\d_][^;:()]*?) (?:tại|trong) (?:các )?(?:(?:Tờ trình|Báo cáo|Công văn|Đề án|[Vv]ăn bản) [^;:()]*)?$"
    r"| của ([^\W\d_][^;:()]*)\($"
    rf"|(?:^|[ ,])((?:{_ORGANS})(?![^\W\d_])[^;:()]*?) (?:đã|vừa) ban hành (?:các )?$"
)
"""Whose document it is, said before its number."""
_ISSUED = re.compile(
    rf"[Nn]gày ({DAY})(?: năm \d{{4}})?,? [^;:()]{{3,120}}? (?:đã |vừa |có )*(?:ban hành|ký|ra) (?:các )?$"
)
"""When it was issued, said before its number."""
_BY_ID = re.compile(r"\[\[ *([\w-]+) *\]\]")


def look(subject: Subject) -> Iterator[Finding]:
    """The first mention without date or organ; a mention by id anywhere is a full one."""
    known = {
        plain_symbol(one.symbol): one for one in subject.registries.citations.values() if one.symbol
    }
    said = {plain_symbol(subject.registries.citations[name].symbol) for name in _ids(subject)}
    for citing, organ in _with_organs(subject):
        symbol = plain_symbol(citing.symbol)
        if symbol in said or citing.passage.top in ("subject", "to", "recipients", "signature"):
            continue
        said.add(symbol)
        dated = citing.dated or _issued_on(citing) or _dated_before(citing, subject)
        missing = _missing(dated, organ or _told_before(citing))
        if missing and not citing.type.endswith(("Luật", "luật", "Pháp lệnh")):
            words = f"{citing.type} số {citing.symbol}"
            message = f"viện dẫn lần đầu thiếu {missing}: “{words}”"
            yield citing.passage.finding(citing.hit.start, message, _way(known.get(symbol)))


def _ids(subject: Subject) -> Iterator[str]:
    """Every citation by id, in running words or as a basis."""
    text = subject.source.text
    for found in _BY_ID.finditer(text) if has_ids(text) else ():
        if found[1] in subject.registries.citations:
            yield found[1]
    for base in subject.content.bases if subject.content else ():
        if base.cite in subject.registries.citations:
            yield str(base.cite)


def _with_organs(subject: Subject) -> list[tuple[Citing, str]]:
    """With the organ of each: of two that follow each other the second may say it for both.

    "Chỉ thị số 15-CT/TW, ngày …; Kế hoạch số 08-KH/TW, ngày … của Bộ Chính trị": only where the symbols
    are of one organ.
    """
    found: list[tuple[Citing, str]] = []
    for citing in reversed(subject.citings):
        organ = citing.organ or _cited_next(citing, subject)
        if not organ and found and found[-1][0].passage is citing.passage:
            following, shared = found[-1]
            between = citing.passage.text[citing.hit.end : following.hit.start]
            alike = _organ_of(citing.symbol) == _organ_of(following.symbol)
            near = _JOINED.fullmatch(between) or _SERIES.fullmatch(between)
            organ = shared if alike and near else ""
        found.append((citing, organ))
    return found[::-1]


def _told_before(citing: Citing) -> str:
    """ "theo đề nghị của Sở Xây dựng tại Tờ trình số …", "Báo cáo của Văn phòng … (Báo cáo số …)"."""
    text = citing.passage.text[: citing.hit.start]
    sentence = text[max(text.rfind(sign) for sign in (". ", ";", ": ")) + 1 :]
    found = _BY_WHOM.search(sentence)
    return next(filter(None, found.groups()), "") if found else ""


def _issued_on(citing: Citing) -> str:
    """ "Ngày 03/6/2020, Thủ tướng Chính phủ đã ban hành Quyết định số …": the day is told before."""
    text = citing.passage.text[: citing.hit.start]
    found = _ISSUED.search(text[max(text.rfind(sign) for sign in (". ", ";")) + 1 :])
    return found[1] if found else ""


def _cited_next(citing: Citing, subject: Subject) -> str:
    """A citation by id of the same organ that follows at once, and is printed with its organ."""
    passage = citing.passage
    joint = _JOINED.match(passage.text, citing.hit.end)
    at = passage.offset + (joint.end() if joint else citing.hit.end)
    by_id = _BY_ID.match(passage.scalar.value.replace("\n", " "), at)
    known = subject.registries.citations.get(by_id[1]) if by_id else None
    alike = known is not None and _organ_of(known.symbol or "") == _organ_of(citing.symbol)
    return by_id[1] if by_id and alike else ""


def _organ_of(symbol: str) -> str:
    return symbol.rpartition("/")[2].upper()


def _dated_before(citing: Citing, subject: Subject) -> str:
    """ "văn bản số 92/TTr-UBND ngày …", with another word for the kind: told all the same."""
    text = subject.prose.text
    forms = (f"{citing.symbol} ngày ", f"{citing.symbol}, ngày ")
    return next((form for form in forms if form in text), "")


def _missing(dated: str, organ: str) -> str:
    parts = [name for name, there in (("ngày", dated), ("cơ quan ban hành", organ)) if not there]
    return ", ".join(parts)


def _way(known: Citation | None) -> str:
    return (
        f"viết [[{known.id}]]"
        if known
        else "ghi đủ, hoặc khai trong content/citations.yaml và viết [[mã]]"
    )
