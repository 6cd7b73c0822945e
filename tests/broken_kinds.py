"""What only some kinds of documents have, broken: the samples of NĐ 30, Phụ lục III, and of HD 05, Phụ lục 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.broken_docx import Docx, remove, say, swap

SAMPLES = "mau-theo-loai/"
ATTACHED = SAMPLES + "quyet-dinh-ban-hanh-quy-che"
MINUTES, PARTY_MINUTES = SAMPLES + "bien-ban", SAMPLES + "bien-ban-hoi-nghi-dang"
BOARD, JOINT = "dang/thong-bao-ban-chi-dao-2026", "dang/chuong-trinh-phoi-hop-2026"
DECISION, LETTER = "uy-ban/quyet-dinh-to-cong-tac-2026", "uy-ban/cong-van-don-doc-2026"
PARTY_LETTER = "specimens/party-letter"

Change = Callable[[Docx], None]
Row = tuple[str, str, str, Change]


def _say(role: str, words: str, at: int = 0) -> Change:
    return lambda docx: say(docx.one(role, at), words)


def _to(role: str, old: str, new: str, at: int = 0) -> Change:
    return lambda docx: swap(docx.one(role, at), old, new)


def _without(role: str, at: int = 0) -> Change:
    return lambda docx: remove(docx.one(role, at))


def _turned(one: str, other: str) -> Change:
    def change(docx: Docx) -> None:
        say(docx.one("signer_title", 0), other)
        say(docx.one("signer_title", 1), one)

    return change


def kinds() -> Iterator[Row]:
    reference = "annex_reference"
    yield "kèm theo số của văn bản khác", ATTACHED, "K068", _to(reference, "214/", "215/")
    yield "kèm theo ký hiệu của nơi khác", ATTACHED, "K068", _to(reference, "-SNV", "-STC")
    yield "kèm theo ngày của văn bản khác", ATTACHED, "K068", _to(reference, "ngày 05", "ngày 06")
    yield "quy chế thiếu dòng kèm theo", ATTACHED, "K068", _without(reference)
    yield "thiếu QUYẾT ĐỊNH:", DECISION, "K043", _without("enacting")
    yield "thiếu thẩm quyền ban hành", DECISION, "K043", _without("authority_line")
    yield "giấy mời không mời ai", SAMPLES + "giay-moi", "K043", _say("preamble", "Nội dung:")
    yield "công điện không có câu điện", SAMPLES + "cong-dien", "K043", _telegram
    yield (
        "giấy giới thiệu thiếu Như trên",
        SAMPLES + "giay-gioi-thieu",
        "K039",
        _without("recipient"),
    )
    yield "biên bản đổi chỗ người ký", MINUTES, "K045", _turned("THƯ KÝ", "CHỦ TỌA")
    yield (
        "biên bản Đảng đổi chỗ người ký",
        PARTY_MINUTES,
        "K045",
        _turned("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"),
    )
    yield "biên bản một người ký", MINUTES, "K043", _one_signer
    yield "sao y ký hiệu của Đảng", SAMPLES + "sao-y", "K023", _to("number", "/SY", "/BS")
    yield "trích sao viết tắt sai", SAMPLES + "trich-sao", "K023", _to("number", "/TrS", "/TS")
    yield "thiếu kiêm", BOARD, "K054", _without("signer_title", 1)
    yield "kiêm mà ghi K/T", BOARD, "K054", _to("signer_title", "PHÓ BÍ THƯ", "K/T BÍ THƯ")
    yield "liên tịch thiếu ký hiệu", JOINT, "K024", _to("number", "-BTCTU", "")
    yield "quyền ghi cả chữ", DECISION, "K034", _say("signer_title", "QUYỀN CHỦ TỊCH")
    yield "Q không có dấu chấm", DECISION, "K034", _say("signer_title", "Q CHỦ TỊCH")
    yield "Q. dính liền", DECISION, "K034", _say("signer_title", "Q.CHỦ TỊCH")
    yield "độ khẩn không có", LETTER, "K069", _say("urgency", "RẤT KHẨN")
    yield "địa danh là tên người", LETTER, "K025", _place("Phan Đình Phùng")
    yield "địa danh một âm tiết", PARTY_LETTER, "K025", _place("Láng")


def _place(name: str) -> Change:
    return _say("place_date", f"{name}, ngày 05 tháng 8 năm 2026")


def _telegram(docx: Docx) -> None:
    for role in ("to_label", "to_single", "to_item", "preamble"):
        for paragraph in docx.all(role):
            remove(paragraph)


def _one_signer(docx: Docx) -> None:
    remove(docx.one("signer_title", 0))
    remove(docx.one("signer_name", 0))
