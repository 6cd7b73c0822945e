"""What no issued file may carry: foreign encodings, look-alikes, placeholders, changes, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline import legacy
from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, shortened
from pipeline.check.finished.page import SCAN_ANEW, Para
from pipeline.check.finished.paper import is_legacy
from pipeline.problem import Level
from pipeline.text import DIRECTIONS, LOOKALIKES, nfc

_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e" + DIRECTIONS + "]")
_LOOKALIKE = re.compile("[" + "".join(LOOKALIKES) + "]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CYRILLIC = re.compile(
    r"[A-Za-zÀ-ỹ]+[\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-zÀ-ỹ]+"
)
_MARKS = re.compile("[\u0300-\u036f]")
_SUSPECT = re.compile(
    "[\u0300-\u036f\u0370-\u03ff\u0400-\u04ff\ue000-\uf8ff\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"
    + DIRECTIONS
    + "".join(LOOKALIKES)
    + "]"
)
"""Any sign that one of the patterns for letters asks for: most paragraphs have none."""

_TEXT = frozenset({"paragraph", "preamble", "article_text", "clause", "point", "closing"})
_TORN = re.compile(r"[.;:](?=\s*?\n)\s*+\S")
"""The end of a sentence or item, and more below it in the same paragraph."""


def hygiene(facts: Facts) -> Iterator[Finding]:
    """All findings about letters and leftovers, each once for a file where it is everywhere."""
    paras = [part.para for part in facts.parts] + list(facts.finished.notes)
    yield from _encoding(paras)
    yield from _unicode(paras, facts.finished.form)
    yield from _leftovers(facts, paras)
    yield from _numbered(paras)
    yield from _pdf(facts)


def _raw(para: Para) -> str:
    return "".join(piece.text for piece in para.pieces)


def _encoding(paras: Iterable[Para]) -> Iterator[Finding]:
    """One finding for fonts, one for text: a legacy file is so throughout."""
    first: dict[str, Para] = {}
    paras = list(paras)
    way = "chuyển mã sang Unicode (TCVN 6909:2001) rồi đặt phông Times New Roman"
    for para in paras:
        for piece in para.shown:
            if piece.font not in first:
                first[piece.font] = para
    fonts = {font: para for font, para in first.items() if is_legacy(font)}
    for font, para in fonts.items():
        say = f"phông {font} là phông của bảng mã cũ (TCVN3 hoặc VNI), phải dùng Unicode"
        yield Finding("K049", Level.ERROR, say, "TCVN 6909:2001", way, para)
    if fonts:
        return
    for para, encoding in zip(paras, legacy.detect([_raw(para) for para in paras]), strict=True):
        encoding = encoding or _pasted(_raw(para))
        if encoding is not None:
            say = f"chữ gõ theo bảng mã cũ {encoding.value}, người khác mở sẽ không đọc được"
            yield Finding("K049", Level.ERROR, say, "TCVN 6909:2001", way, para)
            return


_SIGN_IN_WORD = re.compile("[A-Za-z][\u00a1-\u00bf]|[\u00a1-\u00bf][A-Za-z]")
"""A sign of Western European beside a letter, as words of TCVN3 and VNI look."""
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+")


def _pasted(text: str) -> legacy.Encoding | None:
    """The encoding of a sentence that was pasted into a paragraph of Unicode."""
    if not _SIGN_IN_WORD.search(text):
        return None
    told = (legacy.detect([one])[0] for one in _SENTENCE.split(text))
    return next((one for one in told if one is not None), None)


def _unicode(paras: Iterable[Para], form: str) -> Iterator[Finding]:
    said: set[str] = set()
    for para in paras:
        text = _raw(para)
        if text.isascii() or not _SUSPECT.search(text):
            continue
        for kind, wrong, say in _strange(text, form):
            if kind not in said:
                said.add(kind)
                way = "tìm và thay trong cả văn bản; khi làm lại bằng vanban, chữ được sửa tự động"
                level = Level.WARNING if kind in ("nfd", "unseen") else Level.ERROR
                yield Finding("K050", level, f"{say} ở “{wrong}”", "TCVN 6909:2001", way, para)


def _strange(text: str, form: str) -> Iterator[tuple[str, str, str]]:
    if _MARKS.search(text) and nfc(text) != text:
        at = _MARKS.search(text)
        yield (
            "nfd",
            _around(text, at),
            "chữ Unicode tổ hợp (dấu tách rời), phải là Unicode dựng sẵn",
        )
    found = _LOOKALIKE.search(text)
    if found and legacy.detect([text]) == [None]:
        good = LOOKALIKES[found[0]]
        yield (
            "lookalike",
            _around(text, found),
            f"chữ “{found[0]}” (U+{ord(found[0]):04X}) trông giống “{good}” nhưng là chữ khác",
        )
    found = _CYRILLIC.search(text)
    if found:
        yield "mixed", found[0], "có chữ cái của bảng chữ khác (Ki-rin, Hy Lạp) lẫn trong từ"
    found = _UNSEEN.search(text)
    if found and form == "docx" and legacy.detect([text]) == [None]:
        yield "unseen", _around(text, found), f"ký tự không nhìn thấy U+{ord(found[0]):04X}"
    found = _PRIVATE.search(text)
    if found:
        yield "private", _around(text, found), f"ký tự riêng của một phông U+{ord(found[0]):04X}"


def _around(text: str, at: re.Match[str] | None) -> str:
    start = at.start() if at else 0
    return shortened(text[max(0, start - 12) : start + 14].strip(), 30)


def _leftovers(facts: Facts, paras: Iterable[Para]) -> Iterator[Finding]:
    for para in paras:
        found = words.placeholder(para.text)
        if found:
            say = f"còn chỗ chưa điền: “{shortened(found[0], 40)}”"
            yield Finding("K046", Level.ERROR, say, "", "điền nội dung, hoặc xoá chỗ này", para)
    extras = facts.finished.extras
    if extras.tracked:
        say = (
            f"còn {extras.tracked} chỗ theo dõi thay đổi (Track Changes); "
            "các lỗi khác là của văn bản sau khi chấp nhận mọi thay đổi"
        )
        yield Finding(
            "K047", Level.ERROR, say, "", "Review > Accept All Changes, rồi tắt Track Changes"
        )
    if extras.comments:
        say = f"còn {extras.comments} ghi chú (Comment)"
        yield Finding("K048", Level.WARNING, say, "", "Review > Delete All Comments")
    yield from _unseen(facts)


def _unseen(facts: Facts) -> Iterator[Finding]:
    """What a file shows to some readers only, on some days only, or torn."""
    extras = facts.finished.extras
    if extras.hidden:
        say = f"còn chữ ẩn (Hidden) không in ra nhưng người nhận đọc được: “{shortened(extras.hidden, 40)}”"
        way = "Home > ¶ để hiện chữ ẩn, rồi xoá, hoặc bỏ Hidden trong hộp Font"
        if facts.finished.form == "pdf":
            say = f"còn chữ không in ra nhưng chép ra được: “{shortened(extras.hidden, 40)}”"
            way = "xuất lại PDF từ tệp Word; chữ ấy không thay được chữ in trên trang"
        yield Finding("K065", Level.WARNING, say, "", way)
    if extras.moving_dates:
        say = f"{extras.moving_dates} chỗ ghi ngày bằng trường tự đổi (DATE) theo ngày mở tệp"
        way = "chọn ngày ấy, nhấn Ctrl+Shift+F9 để thành chữ, rồi xem lại ngày"
        yield Finding("K066", Level.ERROR, say, "", way)
    for part in facts.main:
        if part.role in _TEXT and facts.finished.form == "docx" and _TORN.search(_raw(part.para)):
            say = "nhiều đoạn nối nhau bằng xuống dòng tay (Shift+Enter): không thụt đầu dòng, không cách đoạn"
            way = "đặt con trỏ ở chỗ xuống dòng, thay bằng Enter"
            yield Finding("K067", Level.WARNING, say, "", way, part.para)


def _numbered(paras: Iterable[Para]) -> Iterator[Finding]:
    marked = [para for para in paras if para.auto]
    if marked:
        say = (
            f"{len(marked)} đoạn đánh số tự động của Word; số có thể đổi khi sao chép, gộp văn bản"
        )
        way = "gõ số thành chữ, hoặc kiểm tra lại từng số sau khi sửa"
        yield Finding("K051", Level.INFO, say, "", way, marked[0])


def _pdf(facts: Facts) -> Iterator[Finding]:
    extras = facts.finished.extras
    if extras.fonts_outside:
        say = f"tệp PDF không mang theo phông {', '.join(extras.fonts_outside[:3])}"
        yield Finding("K055", Level.WARNING, say, "", "xuất lại PDF, chọn nhúng phông (PDF/A)")
    if extras.faceless_pages:
        some = ", ".join(map(str, extras.faceless_pages[:10]))
        say = f"trang {some} có chữ vẽ bằng phông không tên (Type 3): không xét được phông, cỡ, đậm, nghiêng"
        way = "xuất lại PDF từ Word (Save As > PDF), hoặc kiểm tra tệp .docx gốc"
        yield Finding("K055", Level.INFO, say, "", way, page=extras.faceless_pages[0])
    if extras.scanned_pages:
        some = ", ".join(map(str, extras.scanned_pages[:10]))
        say = (
            f"trang {some} là hình chụp có lớp chữ do máy nhận dạng: chỉ kiểm tra lời, không kiểm tra cỡ chữ, "
            "đường kẻ, lề"
        )
        way = "kiểm tra tệp .docx gốc, hoặc đối chiếu bằng mắt"
        yield Finding("K056", Level.INFO, say, "", way, page=extras.scanned_pages[0])
    for page, lacks in extras.poor_scans[:1]:
        more = len(extras.poor_scans) - 1
        say = f"bản số hoá chưa đạt: {lacks}" + (f" (và {more} trang khác)" if more else "")
        level = Level.INFO if facts.party else Level.WARNING
        clause = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần II, mục I.2"
        yield Finding("K063", level, say, clause, SCAN_ANEW, page=page)
    for page in extras.no_text_pages:
        say = "trang là hình chụp, không có chữ: chưa kiểm tra được gì trên trang này"
        if page in extras.garbled_pages:
            say = "chữ trên trang không đọc được (phông không kèm ToUnicode): chưa kiểm tra được gì trên trang này"
        way = "nhận dạng chữ (OCR) rồi kiểm tra lại, hoặc kiểm tra tệp .docx gốc"
        yield Finding("K056", Level.WARNING, say, "", way, page=page)
