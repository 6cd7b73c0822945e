"""Words of a signature in capitals -> as a sentence writes them."""

from __future__ import annotations

from pipeline.check.finished import words
from pipeline.importer import inline

_PROPER = (
    "Ban Thường vụ",
    "Ban Chấp hành",
    "Bí thư",
    "Thường trực",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Đảng ủy",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Đảng bộ",
    "Mặt trận Tổ quốc",
    "Việt Nam",
    "Văn phòng",
    "Chánh Văn phòng",
    "Trung ương",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Chính phủ",
    "Thủ tướng",
    "Quốc hội",
    "Đoàn Chủ tịch",
    "Ủy ban Kiểm tra",
)


def sentence_case(text: str) -> str:
    """Capitals of a signature as a sentence writes them; in print they are capitals again."""
    if not text.isupper():
        return inline.escaped(text)
    small = text.lower()
    out = small[:1].upper() + small[1:]
    for name in _PROPER:
        out = _as_written(out, name)
    return inline.escaped(out)


def _as_written(text: str, name: str) -> str:
    found = words.plain(text).find(words.plain(name))
    if found < 0 or len(words.plain(text)) != len(text):
        return text
    end = found + len(name)
    if text[end : end + 1].isalpha() or (found and text[found - 1].isalpha()):
        return text
    made = "".join(
        letter.upper() if name[at].isupper() else letter
        for at, letter in enumerate(text[found:end])
    )
    if name == "Bí thư" and found:
        made = text[found:end]
    return text[:found] + made + text[end:]
