"""Whether a finished file is a document that these standards speak of, and what a finding then weighs.

A statute, a contract, an application, a speech or any other text may be checked for letters and leftovers;
what it lacks of an administrative document is no fault of it. A mass organisation follows a rule of its
own, of which only parts are known: departures are notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, at_level
from pipeline.check.finished.zones_part import Part
from pipeline.check.rule import UNRULED
from pipeline.problem import Level
from pipeline.text import in_figures

_TELLING = frozenset(
    {"national_name", "motto", "party_title", "number", "place_date", "letter_subject", "kind_name"}
    | {
        "to_label",
        "to_single",
        "recipients_label",
        "authority",
        "enacting",
        "copy_title",
        "copy_field",
    }
)
"""Components whose own words show an administrative document."""
_LETTERS = frozenset(
    {"K046", "K047", "K048", "K049", "K050", "K051", "K055", "K056", "K065", "K066"}
    | {"C005", "C006", "C007", "C021"}
)
"""What is wrong in any text: letters, leftovers, the file itself."""
_OTHER_KINDS = re.compile(
    r"^(?:HIẾN PHÁP|BỘ LUẬT|LUẬT|PHÁP LỆNH|LỆNH|NGHỊ ĐỊNH|THÔNG TƯ(?: LIÊN TỊCH)?|NGHỊ QUYẾT LIÊN TỊCH)$"
    r"|^(?:ĐƠN|BẢN (?:ÁN|CAM KẾT|CAM ĐOAN|KIỂM ĐIỂM|TỰ KIỂM|TƯỜNG TRÌNH|TỰ NHẬN XÉT|THU HOẠCH)|CÁO TRẠNG|LÝ LỊCH|SƠ YẾU"
    r"|BÀI PHÁT BIỂU|DIỄN VĂN|LỜI (?:KHAI MẠC|PHÁT BIỂU)|ĐỀ (?:THI|KIỂM TRA|CƯƠNG)|GIÁO ÁN|HÓA ĐƠN|HOÁ ĐƠN|PHIẾU (?:THU|CHI)"
    r"|GIẤY (?:KHAI|ĐỀ NGHỊ|BIÊN NHẬN|VAY)|TỜ KHAI|TỜ TỰ)\b"
)
_OF_LAW = re.compile(
    r"^\d{4}/(?:NĐ-CP|TT(?:LT)?-|QĐ-(?:TTg|UBND|KTNN)|NQ-(?:CP|HĐND|HĐTP|UBTVQH)|QH)"
)
"""A year between number and symbol: 15/2023/QĐ-UBND is a decision that makes law, and has another decree's form."""
_NEAR = 25
"""Among so many first paragraphs a title stands."""


_ENDS = ("recipients_label", "recipient", "authority", "signer_title", "signer_name", "annex_label")


def other_kind(parts: Iterable[Part]) -> str:
    """The title of a kind that neither NĐ 30 nor 399-QĐ/TW has ("THÔNG TƯ", "ĐƠN XIN …"); "" = none."""
    for part in list(parts)[:_NEAR]:
        text = part.text
        if part.role in _ENDS:
            return ""  # below the signature stands a form that the document sends along
        if part.role == "kind_name" and part.certain and words.kind_of(text):
            return ""
        title = part.para.align in ("center", "") and part.para.upper and not part.para.side
        if title and _OTHER_KINDS.match(text.upper()):
            return text
    return ""


def outside(facts: Facts) -> str:
    """Why the standards do not hold for this file; "" = they do, or the caller said which one does."""
    ours = any(part.para.style.startswith("VB ") for part in facts.parts)
    if facts.forced or ours or not facts.parts or facts.alone:
        return ""
    title = other_kind(facts.parts)
    if title:
        return f"“{title[:60]}” không thuộc các loại văn bản hành chính (NĐ 30/2020/NĐ-CP, Điều 7; Quy định số 399-QĐ/TW)"
    if _makes_law(facts):
        return "số, ký hiệu có năm là của văn bản quy phạm pháp luật, thể thức theo nghị định khác"
    told = {part.role for part in facts.parts if part.role in _TELLING and part.certain}
    if len(told) < 2 and "kind_name" not in told:
        return "không thấy các thành phần thể thức (quốc hiệu hoặc tiêu đề Đảng, số, tên loại …)"
    first = facts.first("national_name")
    lone = first is not None and not first.para.side and facts.first("number", "issuer") is None
    if lone and not told & {"recipients_label", "authority"}:
        return (
            "không có tên cơ quan và số, ký hiệu: giấy tờ của cá nhân hoặc thoả thuận giữa các bên"
        )
    return ""


def _makes_law(facts: Facts) -> bool:
    number = facts.first("number")
    found = words.NUMBER.match(number.text) if number else None
    return bool(found and not facts.party and _OF_LAW.match(found["symbol"]))


_BEFORE = {"nd30": "quy định khi ấy (Thông tư số 01/2011/TT-BNV)"}
"""What held before the first standard that is here."""
_LOOKS = frozenset(
    {f"K{number:03d}" for number in (*range(1, 18), 19, 20, 44, 49, 50, 55, 58, 62)} - {"K008"}
)
"""What a picture with recognised words does not tell: faces, places, lines, and the letters' encoding."""


_FACES = frozenset({"K003", "K004", "K005", "K006", "K044", "K062"})
"""What letters of an unknown face do not tell."""
_WHOLE = frozenset({"K029", "K031", "K032", "K033", "K039", "K041", "K042", "K043", "K045"})
"""What is wrong only if nothing stands on the pages that are pictures."""


_MEASURES = frozenset(
    {"K002", "K004", "K009", "K010", "K011", "K012", "K014", "K020", "K044", "K062"}
)
"""What a page that was made small shows only as far as its scale is known."""


def _of_small_pages(facts: Facts, found: Iterable[Finding]) -> Iterator[Finding]:
    """Measures of pages that were printed two on a sheet and smaller than they are only warn."""
    scale = facts.finished.extras.two_up
    for one in found:
        unsure = scale and abs(scale - 1) > 0.01 and one.code in _MEASURES
        yield at_level(one, one.level.at_most(Level.WARNING)) if unsure else one


def _of_pictures(facts: Facts, found: Iterable[Finding]) -> Iterator[Finding]:
    """Without what recognised letters cannot show; a wrong word there may be misread and only warns."""
    extras = facts.finished.extras
    scans, faceless, unseen = extras.scanned_pages, extras.faceless_pages, extras.no_text_pages
    for one in found:
        page = one.para.page if one.para else one.page or 1
        if (page in faceless and one.code in _FACES) or (unseen and one.code in _WHOLE):
            continue
        if page not in scans or one.code in ("K056", "K063"):
            yield one
        elif one.code not in _LOOKS:
            yield at_level(one, Level.WARNING) if one.level is Level.ERROR else one


def _unruled(facts: Facts) -> bool:
    """Hội Nông dân, Hội Liên hiệp Phụ nữ, Hội Cựu chiến binh: rules of their own that were not found."""
    names = " ".join(words.plain(part.text) for part in facts.all("issuer_parent", "issuer"))
    return not facts.forced and not facts.party and UNRULED.search(names) is not None


def _early(facts: Facts) -> Finding:
    """A document older than every standard of its system that is here: judged by none of its day."""
    standard, day = facts.standard, facts.day
    say = (
        f"văn bản ngày {in_figures(day) if day else ''} có trước {standard.short} ({in_figures(standard.valid_from)}), "
        f"thể thức theo {_BEFORE.get(standard.id, 'quy định khi ấy')}"
    )
    way = (
        f"vanban không có quy định ấy; các điểm khác {standard.short} chỉ là lưu ý, không phải lỗi"
    )
    return Finding("K053", Level.WARNING, say, "", way)


def weighed(facts: Facts, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with the weight they have for this file."""
    reason = outside(facts)
    if facts.early and not reason:
        yield _early(facts)
    if reason:
        way = "nếu là văn bản hành chính, chỉ rõ thể thức bằng --standard nd30 (hd05)"
        say = f"{reason}; chỉ kiểm tra chữ viết"
        yield Finding("K053", Level.WARNING, say, "", way)
    most = Level.INFO if facts.early or _unruled(facts) else facts.standard.most
    for one in _of_small_pages(facts, _of_pictures(facts, found)):
        if one.code in _LETTERS:
            yield one
        elif one.code.startswith("C") and one.level is not Level.ERROR:
            yield one  # rules for words have their weights; what they rest on is not form alone
        elif not reason:
            yield at_level(one, one.level.at_most(most))
