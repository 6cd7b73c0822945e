"""The values of a standard by the names an officer gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping

PAGE = {
    "width": "rộng (mm)",
    "height": "cao (mm)",
    "top": "lề trên (mm)",
    "bottom": "lề dưới (mm)",
    "left": "lề trái (mm)",
    "right": "lề phải (mm)",
    "number_from_edge": "số trang cách mép trên (mm)",
    "mirror": "lề đối xứng trang chẵn, lẻ",
    "duplex": "được đổi lề mặt sau khi in hai mặt",
}
BODY = {
    "size": "cỡ chữ (pt)",
    "line_rule": "cách tính giãn dòng",
    "line": "giãn dòng",
    "gap": "cách đoạn (pt)",
    "first_line": "thụt đầu dòng (mm)",
}
COLUMNS = {
    "head_left": "đầu văn bản, cột trái (mm)",
    "head_right": "đầu văn bản, cột phải (mm)",
    "sign_left": "cuối văn bản, cột nơi nhận (mm)",
    "sign_right": "cuối văn bản, cột chữ ký (mm)",
    "signature_gap": "chỗ ký tên, đóng dấu (mm)",
    "head_rows": "các hàng đầu văn bản",
    "sign_before": "cách trước nơi nhận, chữ ký (pt)",
    "head_left_text": "bề rộng chữ cột trái đầu văn bản (mm)",
    "head_right_text": "bề rộng chữ cột phải đầu văn bản (mm)",
    "sign_left_text": "bề rộng chữ nơi nhận (mm)",
}
FORMS = {
    "right_head": "chữ ở góc phải",
    "under_issuer": "dưới tên cơ quan",
    "number": "số, ký hiệu",
    "number_letter": "số, ký hiệu công văn",
    "number_letter_plain": "số, ký hiệu công văn không ghi đơn vị soạn",
    "number_blank": "chỗ trống của số",
    "organ_joiner": "dấu nối ký hiệu các cơ quan",
    "organ_name_joiner": "dấu nối tên các cơ quan",
    "place_date": "địa danh, ngày tháng",
    "day_blank": "chỗ trống của ngày",
    "month_blank": "chỗ trống của tháng",
    "under_subject": "dưới trích yếu",
    "letter_subject": "trích yếu công văn",
    "to_label": "chữ trước nơi gửi",
    "to_label_submission": "chữ trước nơi gửi của tờ trình",
    "to_prefix": "trước mỗi nơi gửi",
    "to_separator": "sau mỗi nơi gửi",
    "to_end": "sau nơi gửi cuối",
    "base_prefix": "trước mỗi căn cứ",
    "base_separator": "sau mỗi căn cứ",
    "base_end": "sau căn cứ cuối",
    "body_end": "kết thúc nội dung",
    "recipients_label": "chữ trước nơi nhận",
    "recipients_colon_underlined": "gạch chân cả dấu hai chấm sau “Nơi nhận”",
    "recipient_prefix": "trước mỗi nơi nhận",
    "recipient_separator": "sau mỗi nơi nhận",
    "recipient_end": "sau nơi nhận cuối",
    "archive": "dòng lưu",
    "archive_default": "nơi lưu khi không ghi",
    "on_behalf": "ký thay mặt",
    "deputy": "ký thay",
    "by_order": "thừa lệnh",
    "authorised": "thừa uỷ quyền",
    "acting": "quyền cấp trưởng",
    "concurrently": "chữ nối chức vụ kiêm nhiệm",
    "report_note": "mục đích gửi",
    "annex_label": "chữ “Phụ lục”",
    "annex_number": "số phụ lục",
    "annex_reference": "dòng kèm theo của phụ lục",
    "annex_reference_date": "ngày trong dòng kèm theo",
    "cite_full": "viện dẫn lần đầu",
    "cite_short": "viện dẫn các lần sau",
    "cite_law_full": "viện dẫn luật",
    "cite_date": "ngày trong viện dẫn",
    "draft": "dấu dự thảo",
    "confirmation": "xác nhận chữ ký",
    "confirmed": "xác nhận của nơi nghỉ phép",
    "confirmed_by": "xác nhận của nơi được nêu tên",
    "confirmed_note": "chữ dưới phần xác nhận",
    "copy_source": "dòng nêu văn bản được sao",
    "copy_title": "đầu đề dấu bản sao",
    "copy_box": "khung dấu bản sao, rộng và cao (mm)",
    "electronic_copy": "dòng chữ của chữ ký số trên bản sao điện tử",
    "signing_time": "thời gian ký số",
    "annex_signed": "dòng ký số trên phụ lục là tệp riêng",
    "attached_letterhead": "phần đầu của văn bản kèm theo",
    "drafter": "người soạn, số bản",
    "drafter_alone": "người soạn, không ghi số bản",
    "day_pad_below": "thêm số 0 cho ngày dưới",
    "month_pad_below": "thêm số 0 cho tháng dưới",
    "number_pad_below": "thêm số 0 cho số dưới",
    "contact_place": "trang có dòng liên hệ",
}
NAMES: Mapping[str, Mapping[str, str]] = {
    "page": PAGE,
    "body": BODY,
    "columns": COLUMNS,
    "forms": FORMS,
}
"""Part of a standard -> field -> name."""

SYSTEMS = {"party": "đảng", "state": "nhà nước"}
LEVELS = {"error": "lỗi", "warning": "cảnh báo", "info": "gợi ý"}
TONES = {"first": "chữ đầu (hòa, ủy)", "second": "chữ sau (hoà, uỷ)"}

_VALUES = {
    "exact": "pt cố định",
    "multiple": "bội số dòng",
    "roman": "chữ số La Mã",
    "arabic": "chữ số Ả Rập",
    "words": "ngày … tháng … năm …",
    "slashed": "ngày …/…/…",
    "first": "trang đầu",
    "last": "trang cuối",
    "center": "giữa",
    "left": "trái",
    "right": "phải",
    "justify": "đều hai bên",
    "single": "đơn",
    "body": "như nội dung",
    "": "không",
}
_SLOTS = {
    "number": "số",
    "type": "loại",
    "kind": "tên loại",
    "organ": "cơ quan",
    "name": "họ tên",
    "unit": "đơn vị",
    "place": "địa danh",
    "day": "ngày",
    "month": "tháng",
    "year": "năm",
    "date": "ngày",
    "subject": "trích yếu",
    "symbol": "số ký hiệu",
    "archive": "nơi lưu",
    "collective": "tập thể",
    "title": "chức vụ",
    "purpose": "mục đích",
    "drafter": "người soạn",
    "copies": "số bản",
    "time": "thời gian ký",
    "clock": "giờ",
    "zone": "múi giờ",
}
_SLOT = re.compile(r"\{(\w+)\}")
_EXACT = re.compile(r"exact (\S+)")


def value(written: str) -> str:
    """A word of the data as an officer reads it; slots of a form get Vietnamese names."""
    known = _VALUES.get(written) or _EXACT.sub(r"\1 pt cố định", written)
    return _SLOT.sub(lambda slot: f"{{{_SLOTS.get(slot[1], slot[1])}}}", known)
