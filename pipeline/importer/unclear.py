"""Letters that a file lost or does not name: told at each paragraph, never passed over in silence.

A PDF's font may lack the table that says which letter a glyph is; programs then give another letter or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.check.finished.page import Para
from pipeline.text import lower

LOST = "\ufffd"
"""What stands for a letter that cannot be read."""
DOUBT = "chữ trong bản gốc không đọc được hết (ví dụ “{}”): gõ lại theo bản in"
NOTE = (
    "{} đoạn có chữ không đọc được (phông của tệp không nói chữ nào là chữ nào): nhập từ bản .docx gốc, "
    "hoặc in ra rồi nhận dạng chữ (OCR)"
)
_LETTERS = frozenset("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")
_WORD = re.compile(r"[^\s/\-–—,.;:()\[\]{}“”\"'‘’…!?→·•«»`]+")
_KNOWN = re.compile(r"[\d%°²³§&@#+*=<>≤≥±×÷→•·–—_^~$€|\\]+")
_LEAST, _SHARE = 2, 0.15


@dataclass(frozen=True, slots=True)
class Unclear:
    """Doubts by number of paragraph, and how many paragraphs have one."""

    doubts: dict[int, str]

    @property
    def note(self) -> str:
        return NOTE.format(len(self.doubts)) if self.doubts else ""


def unclear(paras: Iterable[Para]) -> Unclear:
    """The paragraphs whose letters cannot all be what was printed."""
    found = {}
    for para in paras:
        wrong = _wrong(para.text)
        if wrong:
            found[para.number] = DOUBT.format(wrong)
    return Unclear(found)


def _wrong(text: str) -> str:
    """A word that cannot be right; "" where all may be."""
    if LOST in text:
        return next(word for word in text.split() if LOST in word)
    if text.isascii():
        return ""
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    bad = [word for word in marked if not _possible(word)]
    return bad[0] if len(bad) >= _LEAST and len(bad) > _SHARE * len(marked) else ""


def _possible(word: str) -> bool:
    """Letters of the language and digits alone, or no letter at all."""
    rest = _KNOWN.sub("", word)
    plain = all(letter.isascii() or lower(letter) in _LETTERS for letter in rest)
    return plain or not any(letter.isalpha() for letter in rest)
