"""Bytes of a file -> text: size, UTF-8, byte order mark; a wrong encoding is named, never guessed through."""

from __future__ import annotations

import re
from typing import NoReturn

from pipeline.problem import ContentError, Level, Problem, Span
from pipeline.text import unplain

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes. The longest documents seen are 35 KB; a bigger file is a mistake or an attack."""

_BOM = b"\xef\xbb\xbf"
_RESAVE = "mở bằng trình soạn thảo, chọn Lưu thành (Save As) với mã UTF-8"
_TCVN3_LETTER = re.compile("[A-Za-z][\u00a8-\u00b9]|[\u00a8-\u00b9][A-Za-z]")
_TWICE_ENCODED = re.compile("á[º»]|Æ°|Ä[‘\x91]|Ã[\u00a0-\u00bf]")
_SUSPECT = re.compile("[ÃÄÆ\u00a8-\u00bb]")
_CAPITALS = "ÃÄÆ"
"""Those of them that are not written with the byte C2."""
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_FEW = 3


def decode(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Text without byte order mark, and what was repaired; ContentError when it cannot be read."""
    if len(data) > SIZE_LIMIT:
        _refuse(Span(file), "N002", "tệp lớn quá 2 MB", "tách thành nhiều tệp")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        _refuse(Span(file), "N003", "tệp không phải UTF-8, có vẻ là UTF-16", _RESAVE)
    bare = data.removeprefix(_BOM)
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_bytes(bare, error.start, file)
    if not text or text.isspace():
        _refuse(Span(file), "N001", "tệp rỗng", "dùng `vanban new` để có khung văn bản")
    _refuse_wrong_letters(text, bare, file)
    return text, (_bom_problem(file),) if bare is not data else ()


def _bom_problem(file: str) -> Problem:
    message = "đầu tệp có dấu BOM (ký tự ẩn U+FEFF); đã bỏ qua"
    return Problem(Span(file), "N020", message, "`vanban fmt` sẽ xoá hẳn", Level.INFO)


def _refuse(span: Span, code: str, message: str, hint: str) -> NoReturn:
    raise ContentError([Problem(span, code, message, hint)])


def _refuse_bytes(data: bytes, at: int, file: str) -> NoReturn:
    line_start = data.rfind(b"\n", 0, at) + 1
    column = len(data[line_start:at].decode("utf-8")) + 1
    span = Span(file, data.count(b"\n", 0, at) + 1, column)
    message = f"tệp không phải UTF-8: byte {data[at]:02X} ở đây không đọc được{_legacy(data)}"
    _refuse(span, "N003", message, _RESAVE)


def _legacy(data: bytes) -> str:
    """The likely encoding; A8-B9 are vowels in TCVN 5712 (TCVN3) and rare signs in Windows-1258."""
    tcvn3 = sum(0xA7 <= byte <= 0xB9 for byte in data)
    cp1258 = sum(byte in b"\xf0\xd0\xcc\xd2\xde\xec\xf2\xf5\xfd\xe2\xea\xf4\xe3" for byte in data)
    if not tcvn3 + cp1258:
        return ""
    name = "TCVN3 (phông .VnTime)" if tcvn3 > cp1258 else "Windows-1258"
    return f", có vẻ là bảng mã cũ {name}"


def _refuse_wrong_letters(text: str, bare: bytes, file: str) -> None:
    """UTF-8 whose letters are another encoding's; U+00AD is ư in TCVN3, so this comes before repairs."""
    # Each sign on its own is sought in no time; most files have none of the lead bytes of the others.
    if not any(map(text.__contains__, _CAPITALS)) and b"\xc2" not in bare:
        return
    if not _SUSPECT.search(unplain(text)):
        return
    right = len(_VIETNAMESE.findall(text))
    for pattern, what in (
        (_TWICE_ENCODED, "UTF-8 bị đọc nhầm rồi lưu lại"),
        (_TCVN3_LETTER, "TCVN3"),
    ):
        hits = list(pattern.finditer(text))
        if len(hits) > max(_FEW, right):
            at = hits[0].start()
            start = text.rfind("\n", 0, at) + 1
            span = Span(file, text.count("\n", 0, at) + 1, at - start + 1)
            message = (
                f"chữ sai bảng mã ({what}): “{text[start:].split(chr(10), 1)[0].strip()[:40]}”"
            )
            _refuse(span, "N030", message, "chuyển tệp sang Unicode (UTF-8) rồi thử lại")
