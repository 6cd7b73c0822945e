"""Named ways to break finished files: words, marks, order, missing parts, pages, leftovers."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Callable, Iterator

from lxml import etree

from pipeline.ooxml.names import w
from tests.broken_docx import (
    Broken,
    Docx,
    before,
    look,
    pattern,
    remove,
    rule_after,
    say,
    shape,
    swap,
    text,
)
from tests.broken_kinds import kinds

GUIDE = "dang/huong-dan-doi-thoai-2026"
PLAN = "dang/ke-hoach-dan-van-kheo-2026"
OLD = "mau-tu-van-ban-cu/nghi-quyet-2021"
PARTY_LETTER = "specimens/party-letter"
LETTER = "uy-ban/cong-van-don-doc-2026"
DECISION = "uy-ban/quyet-dinh-to-cong-tac-2026"
STATE_PLAN = "uy-ban/ke-hoach-dich-vu-cong-2026"
STATUTE = "uy-ban/quy-che-to-cong-tac-2026"
SUBMISSION = "uy-ban/to-trinh-to-cong-tac-2026"
DOCUMENT, HEADER, STYLES = "word/document.xml", "word/header1.xml", "word/styles.xml"

Change = Callable[[Docx], None]


def named() -> Iterator[Broken]:
    for group in (
        _head,
        _stamps,
        _missing,
        _title,
        _lists,
        _numbers,
        _ending,
        _annexes,
        _page,
        _leftovers,
        _order,
        kinds,
    ):
        for name, sample, code, change in group():
            yield Broken(name, sample, code, change)


Row = tuple[str, str, str, Change]


def _to(role: str, old: str, new: str, at: int = 0) -> Change:
    return lambda docx: swap(docx.one(role, at), old, new)


def _like(role: str, old: str, new: str, at: int = 0) -> Change:
    return lambda docx: pattern(docx.one(role, at), old, new)


def _say(role: str, words: str, at: int = 0) -> Change:
    return lambda docx: say(docx.one(role, at), words)


def _without(*roles: str) -> Change:
    def change(docx: Docx) -> None:
        for role in roles:
            for paragraph in docx.all(role):
                remove(paragraph)

    return change


def _stamps() -> Iterator[Row]:
    def unframed(docx: Docx) -> None:
        borders = next(docx.one("urgency").iter(w("pBdr")))
        borders.getparent().remove(borders)

    def higher(docx: Docx) -> None:
        spacing = next(docx.one("urgency").iter(w("spacing")))
        spacing.set(w("line"), "560")

    def wider(docx: Docx) -> None:
        indent = next(docx.one("urgency").iter(w("ind")))
        for side in ("left", "right"):
            indent.set(w(side), str(int(indent.get(w(side))) - 300))

    yield "dấu khẩn không khung", LETTER, "K058", unframed
    yield "khung dấu khẩn quá cao", LETTER, "K058", higher
    yield "khung dấu khẩn quá rộng", LETTER, "K058", wider


def _head() -> Iterator[Row]:
    yield "số có hai chấm (Đảng)", GUIDE, "K021", _to("number", "Số ", "Số: ")
    yield "số thiếu hai chấm (Nhà nước)", LETTER, "K021", _to("number", "Số:", "Số")
    yield "hai chấm xa chữ Số", DECISION, "K021", _to("number", "Số:", "Số :")
    yield "gạch chéo thay gạch nối (Đảng)", GUIDE, "K021", _to("number", "12-HD", "12/HD")
    yield "gạch nối thay gạch chéo (Nhà nước)", DECISION, "K021", _to("number", "1986/", "1986-")
    yield "gạch dài trong ký hiệu", GUIDE, "K021", _to("number", "12-HD", "12–HD")
    yield "gạch dài trong ký hiệu (Nhà nước)", DECISION, "K021", _to("number", "QĐ-", "QĐ–")
    yield "dấu cách trong số", DECISION, "K021", _to("number", "1986/", "1986 / ")
    yield "dấu cách trong số (Đảng)", GUIDE, "K021", _to("number", "12-HD", "12 - HD")
    yield "thiếu ký hiệu loại", GUIDE, "K021", _to("number", "-HD", "")
    yield "số một chữ số", GUIDE, "K022", _to("number", "12-", "5-")
    yield "số một chữ số (Nhà nước)", DECISION, "K022", _to("number", "1986", "7")
    yield "số đệm thừa", DECISION, "K022", _to("number", "1986", "007")
    yield "ký hiệu loại sai", GUIDE, "K023", _to("number", "HD", "KH")
    yield "ký hiệu loại sai (Nhà nước)", STATE_PLAN, "K023", _to("number", "KH", "BC")
    yield "công văn có ký hiệu loại", LETTER, "K023", _to("number", "/UBND-CNXD", "/CV-UBND")
    yield "công văn Đảng thiếu CV", PARTY_LETTER, "K023", _to("number", "-CV/", "-TB/")
    yield "ký hiệu tờ trình sai", SUBMISSION, "K023", _to("number", "TTr", "TT")
    yield "ký hiệu cơ quan sai", GUIDE, "K024", _to("number", "BTGDVTU", "BTCTU")
    yield "ký hiệu cơ quan sai (Nhà nước)", DECISION, "K024", _to("number", "UBND", "SNV")
    yield "ký hiệu cơ quan cũ", OLD, "K024", _to("number", "/TU", "/HU")
    yield "ngày không đệm", GUIDE, "K026", _to("place_date", "ngày 04", "ngày 4")
    yield "ngày không đệm (Nhà nước)", LETTER, "K026", _to("place_date", "ngày 09", "ngày 9")
    yield "tháng đệm thừa", GUIDE, "K026", _to("place_date", "tháng 8", "tháng 08")
    yield "tháng 1 không đệm", DECISION, "K026", _to("place_date", "tháng 8", "tháng 1")
    yield "tháng 2 không đệm", GUIDE, "K026", _to("place_date", "tháng 8", "tháng 2")
    yield "thiếu dấu phẩy", GUIDE, "K025", _to("place_date", ", ngày", " ngày")
    yield "thiếu địa danh", DECISION, "K025", _to("place_date", "Thái Nguyên, ", "")
    yield "ngày không có thật", DECISION, "K025", _to("place_date", "ngày 12", "ngày 32")
    yield "năm hai chữ số", GUIDE, "K025", _to("place_date", "2026", "26")
    yield "Ngày viết hoa", GUIDE, "K025", _to("place_date", "ngày", "Ngày")
    yield "quốc hiệu sai chữ", LETTER, "K018", _to("national_name", "NGHĨA", "NGHIÃ")
    yield "quốc hiệu thiếu dấu", LETTER, "K018", _to("national_name", "CỘNG", "CÔNG")
    yield "tiêu ngữ gạch dài", LETTER, "K018", _to("motto", " - Tự", " – Tự")
    yield "tiêu ngữ dính gạch", LETTER, "K018", _to("motto", " - Hạnh", "-Hạnh")
    yield "tiêu ngữ viết thường", LETTER, "K018", _to("motto", "Tự do", "tự do")
    yield "tiêu ngữ sai chữ", DECISION, "K018", _to("motto", "Độc", "Đôc")
    yield "tiêu đề Đảng sai chữ", GUIDE, "K018", _to("party_title", "SẢN", "SÃN")
    yield "sao ba cánh", GUIDE, "K016", _say("star", "***")
    yield "thiếu sao", GUIDE, "K016", _without("star")
    yield (
        "sao trong văn bản nhà nước",
        LETTER,
        "K016",
        lambda d: before(d.one("number"), "*", "VBStar"),
    )
    yield "kẻ dưới cơ quan Đảng", GUIDE, "K016", _rule_under_issuer
    yield (
        "cỡ chữ không đồng bộ",
        LETTER,
        "K044",
        lambda d: look(d.one("place_date"), "sz", val="26"),
    )
    yield "cỡ chữ không đồng bộ 2", DECISION, "K044", lambda d: look(d.one("motto"), "sz", val="26")
    for role, sample in (
        ("motto", LETTER),
        ("issuer", LETTER),
        ("party_title", GUIDE),
        ("subject", DECISION),
    ):
        yield f"thiếu đường kẻ: {role}", sample, "K014", _no_rule(role)
        yield f"đường kẻ ngắn: {role}", sample, "K014", _short_rule(role)
        yield f"gạch chân thay kẻ: {role}", sample, "K015", _underlined(role)
        yield f"kẻ gõ bằng ký tự: {role}", sample, "K015", _typed(role)
    yield "đường kẻ tên cơ quan dài hết chữ", LETTER, "K014", _long_rule


def _rule_under_issuer(docx: Docx) -> None:
    remove(docx.one("star"))
    properties = docx.one("issuer").find(w("pPr"))
    border = etree.SubElement(properties, w("pBdr"))
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1")):
        bottom = border.find(w("bottom"))
        bottom = etree.SubElement(border, w("bottom")) if bottom is None else bottom
        bottom.set(w(name), value)
    properties.insert(1, border)


def _no_rule(role: str) -> Change:
    return lambda docx: remove(rule_after(docx.all(role)[-1]))


def _short_rule(role: str) -> Change:
    def change(docx: Docx) -> None:
        rule = rule_after(docx.all(role)[-1])
        old = rule.find(f"{w('pPr')}/{w('ind')}")
        more = (
            {side: int(old.get(w(side)) or 0) + 1100 for side in ("left", "right")}
            if old is not None
            else {}
        )
        shape(rule, "ind", **{side: str(value) for side, value in more.items()})

    return change


def _long_rule(docx: Docx) -> None:
    rule = rule_after(docx.all("issuer")[-1])
    old = rule.find(f"{w('pPr')}/{w('ind')}")
    shape(rule, "ind", **{side: str(int(old.get(w(side))) - 700) for side in ("left", "right")})


def _underlined(role: str) -> Change:
    def change(docx: Docx) -> None:
        remove(rule_after(docx.all(role)[-1]))
        for paragraph in docx.all(role):
            look(paragraph, "u", val="single")

    return change


def _typed(role: str) -> Change:
    def change(docx: Docx) -> None:
        rule = rule_after(docx.all(role)[-1])
        before(rule, "__________")
        remove(rule)

    return change


def _missing() -> Iterator[Row]:
    for role in (
        "party_title",
        "issuer",
        "number",
        "place_date",
        "kind_name",
        "subject",
        "recipients_label",
        "signer_name",
    ):
        yield f"thiếu {role}", GUIDE, "K043", _without(role)
    for role in (
        "national_name",
        "motto",
        "issuer",
        "number",
        "place_date",
        "recipients_label",
        "signer_name",
    ):
        yield f"thiếu {role} (Nhà nước)", LETTER, "K043", _without(role)
    yield "thiếu kính gửi", LETTER, "K043", _without("to_label", "to_item")
    yield "thiếu danh sách nơi nhận", LETTER, "K043", _without("recipient")
    yield "thiếu tên loại", DECISION, "K043", _without("kind_name")
    yield "thiếu chức vụ", DECISION, "K043", _without("signer_title")
    yield "thiếu dòng gạch nối", GUIDE, "K017", _without("dashes")


def _title() -> Iterator[Row]:
    yield "ba gạch nối", GUIDE, "K017", _say("dashes", "---")
    yield "sáu gạch nối", PLAN, "K017", _say("dashes", "------")
    yield "gạch nối trong văn bản nhà nước", DECISION, "K015", _dashes_in_state
    yield "mất V/v", LETTER, "K028", _to("letter_subject", "V/v ", "")
    yield "v/v viết thường", LETTER, "K028", _to("letter_subject", "V/v", "v/v")
    yield "về việc thành V/v (Đảng)", PARTY_LETTER, "K028", _to("letter_subject", "về việc", "V/v")
    yield (
        "V/v ở văn bản có tên loại",
        DECISION,
        "K028",
        lambda d: say(d.one("subject"), "V/v " + text(d.one("subject"))),
    )
    yield (
        "chấm cuối trích yếu",
        GUIDE,
        "K028",
        lambda d: say(d.one("subject"), text(d.one("subject")) + "."),
    )
    yield "tên loại lạ", GUIDE, "K027", _say("kind_name", "BẢN HƯỚNG DẪN CHI TIẾT")
    yield "tên loại không có trong danh mục", DECISION, "K027", _say("kind_name", "THÔNG TRI")
    yield (
        "tên loại liền trích yếu",
        GUIDE,
        "K027",
        lambda d: say(d.one("kind_name"), "HƯỚNG DẪN TỔ CHỨC ĐỐI THOẠI"),
    )
    yield "Kính gửi mất hai chấm", LETTER, "K029", _say("to_label", "Kính gửi")
    yield "Kính trình thay Kính gửi", LETTER, "K029", _say("to_label", "Kính trình:")
    yield (
        "Kính gửi ở quyết định",
        DECISION,
        "K029",
        lambda d: before(d.one("basis"), "Kính gửi: Sở Nội vụ", "VBToSingle"),
    )


def _dashes_in_state(docx: Docx) -> None:
    rule = rule_after(docx.one("subject"))
    before(rule, "-----", "VBDashes")
    remove(rule)


def _end(role: str, sign: str, at: int = 0) -> Change:
    return lambda docx: say(docx.one(role, at), text(docx.one(role, at)).rstrip(";.,/") + sign)


def _lists() -> Iterator[Row]:
    yield "nơi kính gửi mất gạch", LETTER, "K029", _to("to_item", "- ", "")
    yield "nơi kính gửi mất chấm phẩy", LETTER, "K029", _end("to_item", "")
    yield "nơi kính gửi cuối mất chấm", LETTER, "K029", _end("to_item", "", -1)
    yield "nơi kính gửi dấu phẩy", LETTER, "K029", _end("to_item", ",")
    yield "căn cứ mất gạch (HD 05)", PLAN, "K030", _to("basis", "- ", "")
    yield "căn cứ dấu phẩy", PLAN, "K030", _end("basis", ",")
    yield "căn cứ cuối chấm phẩy", PLAN, "K030", _end("basis", ";", -1)
    yield "căn cứ mất chữ Căn cứ", DECISION, "K030", _to("basis", "Căn cứ ", "")
    yield "căn cứ mất dấu", DECISION, "K030", _end("basis", "")
    yield (
        "căn cứ có gạch (Nhà nước)",
        DECISION,
        "K030",
        lambda d: say(d.one("basis"), "- " + text(d.one("basis"))),
    )
    yield "đề nghị cuối mất chấm", DECISION, "K030", _end("proposal", ";")
    yield "nơi nhận mất hai chấm", GUIDE, "K037", _say("recipients_label", "Nơi nhận")
    yield "Nơi gửi", LETTER, "K037", _say("recipients_label", "Nơi gửi:")
    yield "nơi nhận mất gạch", GUIDE, "K037", _to("recipient", "- ", "")
    yield "nơi nhận dấu cộng", LETTER, "K037", _to("recipient", "- ", "+ ")
    yield "nơi nhận dấu phẩy (HD 05)", GUIDE, "K037", _end("recipient", ",")
    yield "nơi nhận chấm phẩy (HD 36)", OLD, "K037", _end("recipient", ";")
    yield "nơi nhận mất dấu", LETTER, "K037", _end("recipient", "", 1)
    yield "nơi nhận cuối mất chấm", LETTER, "K037", _end("recipient", "", -1)
    yield "nơi nhận cuối chấm phẩy", GUIDE, "K037", _end("recipient", ";", -1)
    yield "mất dòng lưu", GUIDE, "K038", lambda d: remove(d.all("recipient")[-1])
    yield "mất dòng lưu (Nhà nước)", LETTER, "K038", lambda d: remove(d.all("recipient")[-1])
    yield "lưu có hai chấm (Đảng)", GUIDE, "K038", _to("recipient", "Lưu ", "Lưu: ", -1)
    yield "lưu mất hai chấm (Nhà nước)", LETTER, "K038", _to("recipient", "Lưu:", "Lưu", -1)
    yield "lưu không phải VT", DECISION, "K038", _to("recipient", "VT, ", "", -1)
    yield "lưu không ở cuối", LETTER, "K038", _archive_first
    yield "mất Như trên", LETTER, "K039", lambda d: remove(d.one("recipient"))


def _archive_first(docx: Docx) -> None:
    last, first = docx.all("recipient")[-1], docx.one("recipient")
    first.addprevious(last)


def _numbers() -> Iterator[Row]:
    yield "bỏ số La Mã", GUIDE, "K031", _like("heading_1", "^II-", "III-", 1)
    yield "lặp số La Mã", GUIDE, "K031", _like("heading_1", "^III-", "II-", 2)
    yield "bỏ số 2", GUIDE, "K031", _like("heading_2", "^2\\.", "3.", 1)
    yield "lặp đề mục", PLAN, "K031", _like("heading_2", "^2\\.", "4.", 1)
    yield "số con sai cha", GUIDE, "K031", _like("heading_3", "^2\\.2", "3.2", 1)
    yield "số con bỏ cách", GUIDE, "K031", _like("heading_3", "^2\\.2", "2.3", 1)
    yield "mục bắt đầu từ 2", LETTER, "K031", _like("item", "^1\\.", "2.")
    yield "bỏ điều", DECISION, "K031", _like("article", "Điều 2", "Điều 3")
    yield "lặp điều", STATUTE, "K031", _like("article", "Điều 4", "Điều 3", 3)
    yield "bỏ khoản", STATUTE, "K031", _like("clause", "^2\\.", "3.", 1)
    yield "xoá một đề mục", PLAN, "K031", lambda d: remove(d.all("heading_1")[2])
    yield "điểm d thành e", DECISION, "K032", _like("point", "^c\\)", "e)", 2)
    yield "điểm f", DECISION, "K032", _like("point", "^b\\)", "f)", 1)
    yield "điểm w", STATUTE, "K032", _like("point", "^c\\)", "w)", 2)
    yield "bỏ đ", DECISION, "K032", _without_dd
    yield "xoá điểm b", STATUTE, "K032", lambda d: remove(d.all("point")[1])
    yield "I. trong văn bản Đảng", GUIDE, "K052", _like("heading_1", "^I-", "I.")
    yield "I- trong văn bản nhà nước", STATE_PLAN, "K052", _like("heading_1", "^I\\.", "I-")
    yield "1/ thay 1.", GUIDE, "K052", _like("heading_2", "^1\\.", "1/")
    yield "a. thay a)", DECISION, "K052", _like("point", "^a\\)", "a.")
    yield "Điều 2: thay Điều 2.", DECISION, "K052", _to("article", "2.", "2:")
    yield "chương không tên", STATUTE, "K033", lambda d: remove(d.one("chapter_title"))
    yield "mục không tên", STATUTE, "K033", lambda d: remove(d.one("section_title"))


def _without_dd(docx: Docx) -> None:
    last = docx.all("point")[2]
    for mark, words in (("đ", "thêm nữa"), ("d", "thêm")):
        new = copy.deepcopy(last)
        last.addnext(new)
        say(new, f"{mark}) {words};")
    say(docx.all("point")[4], "e) thêm nữa;")


def _ending() -> Iterator[Row]:
    yield "./. trong văn bản Đảng", GUIDE, "K040", _end("closing", "./.")
    yield "mất ./.", LETTER, "K040", _end("closing", ".")
    yield "mất chấm cuối (Đảng)", GUIDE, "K040", _end("closing", "")
    yield "T/M trong văn bản nhà nước", LETTER, "K034", _to("authority", "TL.", "T/L")
    yield "K.T", LETTER, "K034", _to("authority", "TL.", "K.T")
    yield "TM không chấm", LETTER, "K034", _to("authority", "TL. ", "TL ")
    yield "KT. trong văn bản Đảng", PLAN, "K034", _to("authority", "K/T", "KT.")
    yield "TM. trong văn bản Đảng", OLD, "K034", _to("authority", "T/M", "TM.")
    yield "TUQ. trong văn bản Đảng", PLAN, "K034", _to("authority", "K/T", "TUQ.")
    yield "trưởng ban ký thay", PLAN, "K054", _to("signer_title", "PHÓ ", "")
    yield (
        "phó phụ trách ký thay",
        PLAN,
        "K054",
        _to("signer_title", "TRƯỞNG BAN", "TRƯỞNG BAN PHỤ TRÁCH"),
    )
    yield "uỷ viên ký T/M", OLD, "K054", _say("signer_title", "UỶ VIÊN BAN THƯỜNG VỤ")
    yield "học vị", GUIDE, "K035", lambda d: say(d.all("signer_name")[-1], "TS. Trần Minh Khang")
    yield (
        "học hàm",
        DECISION,
        "K035",
        lambda d: say(d.all("signer_name")[-1], "PGS.TS. Lê Thanh Bình"),
    )
    yield "thạc sĩ", LETTER, "K035", lambda d: say(d.all("signer_name")[-1], "Thạc sĩ Ma Văn Khởi")
    yield (
        "quân hàm",
        DECISION,
        "K035",
        lambda d: say(d.all("signer_name")[-1], "Đại tá Lê Thanh Bình"),
    )


def _annexes() -> Iterator[Row]:
    yield "phụ lục La Mã (Đảng)", PLAN, "K041", _like("annex_label", "\\d", "I")
    yield "phụ lục Ả Rập (Nhà nước)", STATE_PLAN, "K041", _like("annex_label", "I$", "1")
    yield "bỏ số phụ lục", PLAN, "K041", _like("annex_label", " 2", " 3", 1)
    yield "phụ lục không số", STATE_PLAN, "K041", _like("annex_label", " I.*", "", 1)
    yield "không nhắc phụ lục", PLAN, "K042", _unmentioned
    yield "không nhắc phụ lục (Nhà nước)", STATE_PLAN, "K042", _unmentioned
    yield "gạch nối phụ lục", PLAN, "K017", _say("annex_dashes", "---")


def _unmentioned(docx: Docx) -> None:
    for paragraph in docx.root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and "Annex" not in style.get(w("val")) and "hụ lục" in text(paragraph):
            say(paragraph, text(paragraph).replace("hụ lục", "hần kèm"))


def _page() -> Iterator[Row]:
    for sample in (GUIDE, LETTER):
        for side, twips in (("top", "850"), ("bottom", "567"), ("left", "1134"), ("right", "567")):
            yield f"lề {side}", sample, "K002", _margin(side, twips)
    yield "lề trái quá rộng", LETTER, "K002", _margin("left", "2268")
    yield "lề trái 35 mm (Đảng)", GUIDE, "K002", _margin("left", "1984")
    yield "khổ Letter", GUIDE, "K001", _paper("12240", "15840")
    yield "khổ A5", LETTER, "K001", _paper("8391", "11906")
    yield "số ở trang 1", GUIDE, "K019", lambda d: _drop(d, "titlePg")
    yield "số ở trang 1 (Nhà nước)", LETTER, "K019", lambda d: _drop(d, "titlePg")
    yield "không có số trang", GUIDE, "K019", lambda d: _drop(d, "headerReference")
    yield (
        "số trang căn phải",
        GUIDE,
        "K020",
        _header('w:jc w:val="center"', 'w:jc w:val="right"', "right"),
    )
    yield (
        "số trang căn trái",
        LETTER,
        "K020",
        _header('w:jc w:val="center"', 'w:jc w:val="left"', "left"),
    )
    yield "số trang cách mép 20", GUIDE, "K020", _margin("header", "1134")
    yield "số trang cỡ 11", GUIDE, "K004", _number_look("sz", "22")
    yield "số trang nghiêng", LETTER, "K006", _number_look("i", "1")
    yield "số trang đậm", LETTER, "K005", _number_look("b", "1")
    yield "số trang có chữ", GUIDE, "K020", _number_words
    yield (
        "phông theo kiểu chữ",
        GUIDE,
        "K003",
        lambda d: d.part(STYLES, lambda s: s.replace("Times New Roman", "Calibri")),
    )


def _margin(side: str, twips: str) -> Change:
    def change(docx: Docx) -> None:
        for margin in docx.root.iter(w("pgMar")):
            margin.set(w(side), twips)

    return change


def _paper(width: str, height: str) -> Change:
    def change(docx: Docx) -> None:
        for size in docx.root.iter(w("pgSz")):
            size.set(w("w"), width)
            size.set(w("h"), height)

    return change


def _drop(docx: Docx, name: str) -> None:
    for element in list(docx.root.iter(w(name))):
        element.getparent().remove(element)


def _number_paragraph(docx: Docx) -> etree._Element:
    docx.header = etree.fromstring(docx.parts[HEADER])
    return next(docx.header.iter(w("p")))


def _keep(docx: Docx) -> None:
    docx.parts[HEADER] = etree.tostring(docx.header)


def _header(old: str, new: str, align: str) -> Change:
    def change(docx: Docx) -> None:
        paragraph = _number_paragraph(docx)
        shape(paragraph, "jc", val=align)
        _keep(docx)

    return change


def _number_look(name: str, value: str) -> Change:
    def change(docx: Docx) -> None:
        look(_number_paragraph(docx), name, val=value)
        _keep(docx)

    return change


def _number_words(docx: Docx) -> None:
    paragraph = _number_paragraph(docx)
    run = next(paragraph.iter(w("r")))
    new = etree.Element(w("r"))
    etree.SubElement(new, w("t")).text = "Trang "
    run.addprevious(new)
    _keep(docx)


def _leftovers() -> Iterator[Row]:
    yield (
        "chỗ cần bổ sung",
        GUIDE,
        "K046",
        lambda d: say(d.one("closing"), "Báo cáo trước ngày [CẦN BỔ SUNG: ngày]."),
    )
    yield (
        "chỗ điền mẫu",
        LETTER,
        "K046",
        lambda d: say(d.one("preamble"), "Thực hiện {{ van_ban }} của Uỷ ban."),
    )
    yield (
        "chỗ điền trộn thư",
        LETTER,
        "K046",
        lambda d: say(d.one("preamble"), "Gửi «TEN_DON_VI» thực hiện."),
    )
    yield "XXX", GUIDE, "K046", lambda d: say(d.one("closing"), "Gửi XXX trước ngày 30/10/2026.")
    yield "theo dõi thay đổi", GUIDE, "K047", _tracked
    yield "ghi chú", LETTER, "K048", _commented
    yield "chữ ẩn", LETTER, "K065", _hidden
    yield "ngày tự đổi", LETTER, "K066", _moving_date
    yield "ngày tự đổi, trường bị cắt", GUIDE, "K066", _cut_date
    yield "xuống dòng tay", GUIDE, "K067", _torn
    yield (
        "phông .VnTime",
        GUIDE,
        "K049",
        lambda d: look(d.one("preamble"), "rFonts", ascii=".VnTime", hAnsi=".VnTime"),
    )
    yield (
        "phông VNI",
        LETTER,
        "K049",
        lambda d: look(d.one("preamble"), "rFonts", ascii="VNI-Times", hAnsi="VNI-Times"),
    )
    yield (
        "chữ TCVN3",
        GUIDE,
        "K049",
        lambda d: say(
            d.one("preamble"),
            "Thùc hiÖn NghÞ quyÕt cña §¶ng vÒ c«ng t¸c d©n vËn trong t×nh h×nh míi, nh­ sau:",
        ),
    )
    yield (
        "chữ VNI",
        LETTER,
        "K049",
        lambda d: say(
            d.one("preamble"),
            "Thöïc hieän Nghò quyeát cuûa Ñaûng veà coâng taùc daân vaän trong tình hình môùi, nhö sau:",
        ),
    )
    yield (
        "ƣ thay ư",
        GUIDE,
        "K050",
        lambda d: say(d.one("preamble"), text(d.one("preamble")).replace("ư", "ƣ")),
    )
    yield (
        "ð thay đ",
        LETTER,
        "K050",
        lambda d: say(d.one("preamble"), text(d.one("preamble")).replace("đ", "ð")),
    )
    yield (
        "dấu tách rời",
        GUIDE,
        "K050",
        lambda d: say(d.one("preamble"), unicodedata.normalize("NFD", text(d.one("preamble")))),
    )
    yield (
        "ký tự ẩn",
        LETTER,
        "K050",
        lambda d: say(d.one("preamble"), "Thực\u200b hiện Kế hoạch của Ủy ban nhân dân tỉnh:"),
    )
    yield (
        "chữ Ki-rin",
        GUIDE,
        "K050",
        lambda d: say(d.one("preamble"), "Thực hiện Кế hoạch của Tỉnh uỷ, như sau:"),
    )
    yield "đánh số tự động", LETTER, "K051", _automatic


def _tracked(docx: Docx) -> None:
    run = next(docx.one("closing").iter(w("r")))
    holder = etree.Element(w("ins"))
    for name, value in (("id", "1"), ("author", "A"), ("date", "2026-01-01T00:00:00Z")):
        holder.set(w(name), value)
    run.addprevious(holder)
    holder.append(run)


def _hidden(docx: Docx) -> None:
    paragraph = docx.one("preamble")
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(etree.SubElement(run, w("rPr")), w("vanish"))
    etree.SubElement(run, w("t")).text = "Chỗ này chưa thống nhất với Sở."


def _moving_date(docx: Docx) -> None:
    run = next(docx.one("place_date").iter(w("r")))
    field = etree.Element(w("fldSimple"))
    field.set(w("instr"), " DATE \\@ dd/MM/yyyy ")
    run.addprevious(field)
    field.append(run)


def _cut_date(docx: Docx) -> None:
    run = next(docx.one("place_date").iter(w("r")))
    for sort, code in (("begin", "TI"), ("", "ME \\@ dd"), ("separate", "")):
        piece = etree.Element(w("r"))
        run.addprevious(piece)
        if sort:
            etree.SubElement(piece, w("fldChar")).set(w("fldCharType"), sort)
        if code:
            etree.SubElement(piece, w("instrText")).text = code
    end = etree.Element(w("r"))
    etree.SubElement(end, w("fldChar")).set(w("fldCharType"), "end")
    run.addnext(end)


def _torn(docx: Docx) -> None:
    run = next(docx.one("preamble").iter(w("r")))
    etree.SubElement(run, w("br"))
    etree.SubElement(run, w("t")).text = "Các chi bộ báo cáo kết quả trước ngày 30/10/2026."


def _commented(docx: Docx) -> None:
    names = "http://schemas.openxmlformats.org"
    docx.parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="{names}/wordprocessingml/2006/main"><w:comment w:id="1" w:author="A">'
        "<w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment></w:comments>"
    ).encode()
    relation = f'<Relationship Id="rIdC" Type="{names}/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
    docx.part(
        "word/_rels/document.xml.rels",
        lambda s: s.replace("</Relationships>", f"{relation}</Relationships>"),
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    override = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/>'
    docx.part("[Content_Types].xml", lambda s: s.replace("</Types>", f"{override}</Types>"))


def _automatic(docx: Docx) -> None:
    names = "http://schemas.openxmlformats.org"
    docx.parts["word/numbering.xml"] = (
        f'<w:numbering xmlns:w="{names}/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()
    relation = f'<Relationship Id="rIdN" Type="{names}/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>'
    docx.part(
        "word/_rels/document.xml.rels",
        lambda s: s.replace("</Relationships>", f"{relation}</Relationships>"),
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
    override = f'<Override PartName="/word/numbering.xml" ContentType="{kind}"/>'
    docx.part("[Content_Types].xml", lambda s: s.replace("</Types>", f"{override}</Types>"))
    properties = docx.one("item").find(w("pPr"))
    listed = etree.SubElement(properties, w("numPr"))
    etree.SubElement(listed, w("ilvl")).set(w("val"), "0")
    etree.SubElement(listed, w("numId")).set(w("val"), "1")
    properties.insert(1, listed)


def _swap(one: str, other: str) -> Change:
    def change(docx: Docx) -> None:
        first, second = docx.one(one), docx.one(other)
        place = etree.Element("place")
        first.addprevious(place)
        second.addprevious(first)
        place.addprevious(second)
        place.getparent().remove(place)

    return change


def _order() -> Iterator[Row]:
    yield "số trên tên cơ quan", GUIDE, "K045", _swap("issuer", "number")
    yield "sao trên tên cơ quan", GUIDE, "K045", _swap("issuer", "star")
    yield "trích yếu trên tên loại", GUIDE, "K045", _swap("kind_name", "subject")
    yield "ngày trên tiêu đề", GUIDE, "K045", _swap("party_title", "place_date")
    yield "tiêu ngữ trên quốc hiệu", LETTER, "K045", _swap("national_name", "motto")
    yield "tên trên chức vụ", DECISION, "K045", _swap("signer_title", "signer_name")
    yield "chức vụ trên quyền hạn", LETTER, "K045", _swap("authority", "signer_title")
    yield "cấp trên dưới cơ quan", GUIDE, "K045", _swap("issuer_parent", "issuer")
    yield "đảo cột tiêu đề", GUIDE, "K045", _columns
    yield "đảo cột quốc hiệu", LETTER, "K045", _columns
    yield "căn cứ sau quyết định", DECISION, "K045", _swap("basis", "enacting")
    yield "tên phụ lục trên số", PLAN, "K045", _swap("annex_label", "annex_title")


def _columns(docx: Docx) -> None:
    row = next(docx.root.iter(w("tr")))
    left, right = row.findall(w("tc"))
    left.addprevious(right)
