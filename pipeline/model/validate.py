"""What a kind of document must have and what its signature may say, once everything is typed."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import vocabulary
from pipeline.kinds import Kind
from pipeline.model.blocks import Content, Signer
from pipeline.model.reading import Reading, named
from pipeline.source import Entry

_BLOCKING = ("subject", "to", "body")
"""Without these nothing can be printed as this kind; the other parts may still follow in a draft."""

_FOR_HEAD = ("KT", "TL", "TUQ", "TM+KT", "TL+KT")
_SIGNS = {
    "KT": "K/T",
    "TL": "T/L",
    "TUQ": "TUQ",
    "TM+KT": "T/M, K/T",
    "TL+KT": "TL., KT.",
    "TM": "T/M",
    "Q": "Q",
}


def validate(reading: Reading, content: Content, kind: Kind, found: Mapping[str, Entry]) -> None:
    """Notes what the typed content lacks or contradicts; `found` = the keys written at the top."""
    _parts(reading, content, kind, found)
    _date(reading, content)
    _addressees(reading, kind, found)
    for signer in content.signers:
        _signer(reading, content, signer)


def _parts(reading: Reading, content: Content, kind: Kind, found: Mapping[str, Entry]) -> None:
    written = {entry.key for entry in reading.source.root.entries}
    for key in kind.obligatory:
        # A misspelt key is told at its own line: “có phải ý bạn là “trích yếu”?”.
        if key in found or key in written or vocabulary.misspelt(key, written):
            continue
        message = f"{kind.vi} phải có {named(key)}"
        hint = f"thêm “{vocabulary.vietnamese(key)}:” ở đầu dòng, không thụt vào"
        if key in _BLOCKING:
            reading.say(content.span, "M023", message, hint)
        else:
            reading.warn(content.span, "M023", message, hint)
    told = "to" in kind.obligatory or "to" in {*found, *written}
    if any(kind.call.values()) and not told and not vocabulary.misspelt("to", written):
        call = next(iter(kind.call.values()))
        message = f"{kind.vi} chưa có “kính gửi” (to): câu “… {call}:” không in"
        hint = "thêm “kính gửi:” là người, cơ quan được nêu sau câu ấy"
        reading.warn(content.span, "M023", message, hint)


def _date(reading: Reading, content: Content) -> None:
    """The date selects the standard: Party guidance and decrees hold from a day on."""
    if content.date or content.date_span or content.standard:
        return
    written = {entry.key for entry in reading.source.root.entries}
    if vocabulary.misspelt("date", written):
        return
    if "date" not in written and "standard" not in written:
        message = "chưa có “ngày” (date) nên chưa biết áp dụng tiêu chuẩn thể thức nào"
        hint = "thêm “ngày: 2026-08” (chưa rõ ngày thì chỉ ghi tháng hoặc năm)"
        reading.say(content.span, "M003", message, hint)


def _addressees(reading: Reading, kind: Kind, found: Mapping[str, Entry]) -> None:
    if "to" in found and kind.to == "none" and not any(kind.call.values()):
        message = f"{kind.vi} thường không có “{found['to'].written}”"
        reading.warn(found["to"].key_span, "M024", message, "chuyển các nơi này xuống nơi nhận")


def _signer(reading: Reading, content: Content, signer: Signer) -> None:
    sign = _SIGNS.get(signer.authority, "")
    if "TM" in signer.authority and not signer.collective and not _has_collective(reading, content):
        hint = "thêm dòng “thay mặt: Ban Thường vụ”"
        reading.say(signer.span, "M019", f"ký {sign} thì phải có “thay mặt” (collective)", hint)
    if signer.authority in _FOR_HEAD and not signer.head_title:
        hint = "thêm dòng “chức vụ cấp trưởng: …”, ví dụ Trưởng ban, Chủ tịch, Giám đốc"
        message = f"ký {sign} thì phải có “chức vụ cấp trưởng” (head title)"
        reading.say(signer.span, "M019", message, hint)
    if signer.authority == "TL+KT" and not signer.by_order_of:
        hint = "thêm dòng “thừa lệnh: Chủ tịch”; người được ký thay ghi ở “chức vụ cấp trưởng”"
        reading.say(signer.span, "M019", f"ký {sign} thì phải có “thừa lệnh” (by order of)", hint)
    _left_over(reading, signer)


def _left_over(reading: Reading, signer: Signer) -> None:
    """What the authority written has no line for would not be printed."""
    if signer.head_title and signer.authority not in _FOR_HEAD:
        message = "“chức vụ cấp trưởng” (head title) chỉ dùng khi ký thay, thừa lệnh, thừa uỷ quyền"
        reading.warn(
            signer.head_title.span, "M019", message, "thêm “quyền hạn: K/T”, hoặc bỏ dòng này"
        )
    if signer.collective and "TM" not in signer.authority:
        message = "“thay mặt” (collective) chỉ dùng khi ký thay mặt tập thể"
        reading.warn(
            signer.collective.span, "M019", message, "thêm “quyền hạn: T/M”, hoặc bỏ dòng này"
        )
    if signer.by_order_of and signer.authority != "TL+KT":
        message = "“thừa lệnh” (by order of) chỉ dùng khi cấp phó của đơn vị ký thừa lệnh"
        hint = "thêm “quyền hạn: TL+KT”; người đứng đầu đơn vị ký thì ghi “chức vụ cấp trưởng”"
        reading.warn(signer.by_order_of.span, "M019", message, hint)
    same = signer.head_title and signer.title and signer.head_title.text == signer.title.text
    if same and signer.title and signer.authority in ("KT", "TM+KT", "TL+KT"):
        message = f"ký thay nhưng chức vụ người ký cũng là “{signer.title.text}”"
        reading.warn(
            signer.title.span, "M019", message, "ghi chức vụ cấp phó, ví dụ Phó Trưởng ban"
        )


def _has_collective(reading: Reading, content: Content) -> bool:
    """The registry may know in whose name the issuing organ signs."""
    issuers = (reading.known.organs.get(issuer.id or "") for issuer in content.issuers)
    return any(organ and organ.collective for organ in issuers)
