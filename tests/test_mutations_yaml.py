"""Correct samples broken in many ways, one function a way: the right code must name each of them.

`pytest -s` prints the table. A mutation changes the text of a sample in one place; what reading, typing,
composing or a rule says of it must hold the code that the mutation is entered under.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from pipeline import check, source
from pipeline.check.subject import Subject
from pipeline.compose import compose
from pipeline.model import load
from pipeline.problem import ContentError, Problem, has_errors
from pipeline.standards.load import choose
from tests import rule_cases as given
from tests.samples import FILES

PARTY = "dang/ke-hoach-dan-van-kheo-2026"
JOINT = "dang/chuong-trinh-phoi-hop-2026"
TALK = "dang/huong-dan-doi-thoai-2026"
PLAN = "uy-ban/ke-hoach-dich-vu-cong-2026"
LETTER = "uy-ban/cong-van-don-doc-2026"
ORDER = "uy-ban/quyet-dinh-to-cong-tac-2026"
STATUTE = "uy-ban/quy-che-to-cong-tac-2026"
REQUEST = "uy-ban/to-trinh-to-cong-tac-2026"
REPORT = "uy-ban/bao-cao-cai-cach-hanh-chinh-2026"
COMMITTEE = "mau-tu-van-ban-cu/nghi-quyet-ban-thuong-vu"

Change = Callable[[str], str]


@dataclass(frozen=True)
class Mutation:
    """One way of breaking, and the code that must name it."""

    code: str
    sample: str
    change: Change


MUTATIONS: list[Mutation] = []


def breaks(code: str, sample: str = PARTY) -> Callable[[Change], Change]:
    def enter(change: Change) -> Change:
        MUTATIONS.append(Mutation(code, sample, change))
        return change

    return enter


def put(text: str, old: str, new: str) -> str:
    """The first `old` replaced; a sample that no longer holds it is a fault of this file."""
    assert old in text, old
    return text.replace(old, new, 1)


def every(text: str) -> list[Problem]:
    """All that reading, typing, composing and the rules say of a content text."""
    try:
        read = source.read(text.encode(), "vb.yaml")
    except ContentError as error:
        return list(error.problems)
    registries = given.registries()
    content, typed = load.content(read, registries)
    found = [*read.problems, *typed]
    standard = document = None
    if content and content.issuers and content.date:
        organ = registries.organs.get(content.issuers[0].id or "")
        standard = choose(organ.system, content.date.first) if organ else None
    if content and standard:
        document, composed = compose(content, standard, registries, {}, lambda _: PIXEL)
        found += composed
    if has_errors(typed):
        content = document = None
    return [*found, *check.run(Subject(read, content, standard, document, registries))]


PIXEL = (given.CONTENT / "uy-ban" / "hinh" / "ty-le-ho-so-truc-tuyen.png").read_bytes()


@breaks("N021")
def letters_as_combining_marks(text: str) -> str:
    return put(text, "Đưa phong trào thi đua", "Đưa phong tra\u0300o thi đua")


@breaks("N022")
def oi_for_u(text: str) -> str:
    return put(text, "Phát hiện, bồi dưỡng", "Phát hiện, bồi d\u01a3ỡng")


@breaks("N022")
def eth_for_d(text: str) -> str:
    return put(text, "Đưa phong trào", "\u00d0ưa phong trào")


@breaks("N023")
def zero_width_space(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Phát\u200b hiện, bồi")


@breaks("N024")
def odd_blank(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Phát\u2003hiện, bồi")


@breaks("N025")
def bullet_of_a_symbol_font(text: str) -> str:
    return put(text, "- Lãnh đạo Ban", "- \uf0b7 Lãnh đạo Ban")


@breaks("N028")
def cyrillic_letter(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Ph\u0430t hiện, bồi")


@breaks("N013")
def control_character(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Phát\u0007 hiện, bồi")


@breaks("N019")
def lost_letter(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Ph\ufffdt hiện, bồi")


@breaks("N006")
def tab_as_indent(text: str) -> str:
    return put(text, "    mục đích:", "\tmục đích:")


@breaks("N007")
def key_twice(text: str) -> str:
    return put(text, "số: 5", "số: 5\nsố: 6")


@breaks("N005", LETTER)
def quote_not_closed(text: str) -> str:
    return put(text, '- "Ủy ban nhân dân các xã, phường"', '- "Ủy ban nhân dân các xã, phường')


@breaks("M001")
def unknown_key(text: str) -> str:
    return put(text, "người soạn:", "người đánh máy:")


@breaks("M013")
def unknown_kind(text: str) -> str:
    return put(text, "loại: kế hoạch", "loại: kế hoạc")


@breaks("M005")
def day_that_is_none(text: str) -> str:
    return put(text, "ngày: 2026-06-12", "ngày: 2026-06-31")


@breaks("M006")
def number_in_words(text: str) -> str:
    return put(text, "số: 5", "số: năm")


@breaks("M007")
def unknown_issuer(text: str) -> str:
    return put(
        text, "cơ quan ban hành: btgdv-tu-thai-nguyen", "cơ quan ban hành: btgdv-tu-thai-nguyenn"
    )


@breaks("M008")
def unknown_citation(text: str) -> str:
    return put(text, "viện dẫn: nq-25-tw-2013", "viện dẫn: nq-25-tw-2014")


@breaks("M009")
def unknown_person(text: str) -> str:
    return put(text, "người: nguyen-thu-ha", "người: nguyen-thu-hai")


@breaks("M010")
def id_twice(text: str) -> str:
    return put(text, "mã: ct2", "mã: ct1")


@breaks("M019")
def deputy_without_head(text: str) -> str:
    return put(text, "  chức vụ cấp trưởng: Trưởng ban", "  # -")


@breaks("M023")
def no_subject(text: str) -> str:
    line = next(line for line in text.splitlines(keepends=True) if line.startswith("trích yếu: "))
    return put(text, line, "")


@breaks("M015", LETTER)
def unknown_urgency(text: str) -> str:
    return put(text, "độ khẩn: khẩn", "độ khẩn: gấp lắm")


@breaks("M018")
def annex_without_content(text: str) -> str:
    return put(text, "    tự lập: bảng chỉ tiêu", "    # -")


@breaks("M012")
def bold_not_closed(text: str) -> str:
    return put(text, "từng chi bộ, từng cơ", "từng **chi bộ, từng cơ")


@breaks("M012", TALK)
def citation_not_closed(text: str) -> str:
    return put(text, "Thực hiện [[kl-43-tw-2019]]", "Thực hiện [[kl-43-tw-2019]")


@breaks("M008", TALK)
def citation_in_text_unknown(text: str) -> str:
    return put(text, "[[kl-43-tw-2019]]", "[[kl-44-tw-2019]]")


@breaks("T001", TALK)
def value_that_is_not_given(text: str) -> str:
    return put(text, "  {{ unit.name }} với Nhân dân", "  {{ unit.nane }} với Nhân dân")


@breaks("M024")
def plan_with_addressee(text: str) -> str:
    return put(text, "nơi nhận:\n", "kính gửi: Đảng uỷ các xã\nnơi nhận:\n")


@breaks("T022", ORDER)
def degree_before_the_name(text: str) -> str:
    return put(text, "họ tên: Lê Thanh Bình", "họ tên: TS. Lê Thanh Bình")


@breaks("T023", JOINT)
def rank_before_the_name(text: str) -> str:
    return put(text, "họ tên: Nông Thế Hiển", "họ tên: Thượng tá Nông Thế Hiển")


@breaks("T020")
def authorised_in_the_party(text: str) -> str:
    return put(text, "quyền hạn: K/T", "quyền hạn: TUQ")


@breaks("C001")
def tone_of_one_word(text: str) -> str:
    return put(text, "xây dựng hệ thống chính trị", "xây dựng hệ thống chính trị, hòa giải")


@breaks("C001", PLAN)
def tone_of_one_word_state(text: str) -> str:
    return put(text, "hoàn thành khóa học", "hoàn thành khoá học")


@breaks("C002")
def two_blanks(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Phát hiện,  bồi")


@breaks("C002")
def blank_before_comma(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Phát hiện , bồi")


@breaks("C002")
def no_blank_after_comma(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Phát hiện,bồi")


@breaks("C002")
def no_blank_after_stop(text: str) -> str:
    return put(text, "quý một lần.", "quý một lần.Ban kiểm tra.")


@breaks("C002")
def blanks_in_brackets(text: str) -> str:
    return put(text, "(qua Phòng Dân vận)", "( qua Phòng Dân vận )")


@breaks("C002")
def no_blank_before_bracket(text: str) -> str:
    return put(text, "về Ban\n  (qua Phòng", "về Ban(qua Phòng")


@breaks("C003")
def comma_twice(text: str) -> str:
    return put(text, "Phát hiện, bồi", "Phát hiện,, bồi")


@breaks("C003")
def comma_and_stop(text: str) -> str:
    return put(
        text, "đối với Đảng và chính quyền phục vụ.", "đối với Đảng và chính quyền phục vụ,."
    )


@breaks("C004")
def words_glued(text: str) -> str:
    return put(
        text, "huy\n        động được Mặt trận Tổ quốc", "huy\n        động được Mặt trậnTổ quốc"
    )


@breaks("C005")
def word_twice(text: str) -> str:
    return put(text, "nhân rộng những tập thể", "nhân rộng những những tập thể")


@breaks("C005")
def whole_word_twice(text: str) -> str:
    return put(text, "nhân rộng những tập thể", "nhân rộng nhân rộng những tập thể")


@breaks("C006")
def misspelt_xu_ly(text: str) -> str:
    return put(text, "kết quả xử lý phản ánh", "kết quả sử lý phản ánh")


@breaks("C007")
def misplaced_hook(text: str) -> str:
    return put(text, "kết quả xử lý phản ánh", "kết qủa xử lý phản ánh")


@breaks("C024")
def quotation_left_open(text: str) -> str:
    return put(text, "kết quả xử lý phản ánh", "kết quả (xử lý phản ánh")


@breaks("C006")
def misspelt_pair_of_real_syllables(text: str) -> str:
    return put(text, "kết quả xử lý phản ánh", "kết quá xử lý, hướng dẩn phản ánh")


@breaks("C007", LETTER)
def slip_of_hook_and_tilde(text: str) -> str:
    return put(text, "Hoàn thành thay thế thiết bị", "Triễn khai thay thế thiết bị")


@breaks("C008")
def pasted_from_tcvn3(text: str) -> str:
    return put(text, "kết quả xử lý phản ánh", "kÕt qu¶ xö lý ph¶n ¸nh")


@breaks("C006")
def misspelt_bo_sung(text: str) -> str:
    return put(text, "Không đăng ký tràn lan", "Không bổ xung tràn lan")


@breaks("C006", REQUEST)
def misspelt_giai_quyet(text: str) -> str:
    return put(text, "cấp huyện giải quyết", "cấp huyện giãi quyết")


@breaks("C006", LETTER)
def misspelt_khan(text: str) -> str:
    return put(text, "Hoàn thành thay thế thiết bị", "Nổ lực thay thế thiết bị")


@breaks("C010", LETTER)
def people_small(text: str) -> str:
    return put(text, "Để khắc phục, Chủ tịch", "Để nhân dân hài lòng, Chủ tịch")


@breaks("C010")
def people_small_in_the_party(text: str) -> str:
    return put(text, "vấn đề Nhân dân quan tâm", "vấn đề nhân dân quan tâm")


@breaks("C011", STATUTE)
def article_small(text: str) -> str:
    return put(text, "quy định tại Điều 4", "quy định tại điều 4")


@breaks("C011", STATUTE)
def clause_capital(text: str) -> str:
    return put(text, "quy định tại Điều 4", "quy định tại Khoản 1 Điều 4")


@breaks("C011", STATUTE)
def point_f(text: str) -> str:
    return put(text, "quy định tại Điều 4", "quy định tại điểm f khoản 1 Điều 4")


@breaks("C012")
def name_of_the_front(text: str) -> str:
    return put(
        text, "Uỷ ban Mặt trận Tổ quốc Việt Nam cấp xã", "Uỷ ban Mặt trận tổ quốc Việt Nam cấp xã"
    )


@breaks("C012", LETTER)
def name_of_the_committee(text: str) -> str:
    return put(
        text, "Chủ tịch Ủy ban nhân dân tỉnh có ý kiến", "Chủ tịch Ủy ban Nhân dân tỉnh có ý kiến"
    )


@breaks("C012")
def order_of_merit(text: str) -> str:
    return put(text, "nêu tại Phụ lục 1 và", "nêu tại Phụ lục 1, tặng Huân chương lao động và")


@breaks("C012")
def class_of_an_order(text: str) -> str:
    return put(text, "nêu tại Phụ lục 1 và", "nêu tại Phụ lục 1, Huân chương Lao động hạng ba và")


@breaks("C012")
def holiday(text: str) -> str:
    return put(text, "nêu tại Phụ lục 1 và", "nêu tại Phụ lục 1, trước tết nguyên đán và")


@breaks("C016")
def middle_name(text: str) -> str:
    return put(text, "nêu tại Phụ lục 1 và", "nêu tại Phụ lục 1, giao ông Nguyễn văn An và")


@breaks("C013")
def title_before_a_person(text: str) -> str:
    return put(text, "đồng chí phó bí thư thường trực đảng uỷ", "đồng chí bí thư Nguyễn Văn An")


@breaks("C013")
def titles_of_many(text: str) -> str:
    return put(text, "nêu tại Phụ lục 1 và", "nêu tại Phụ lục 1, các Bí thư chi bộ và")


@breaks("C014", ORDER)
def small_after_stop(text: str) -> str:
    return put(text, "kể từ ngày ký. Chánh Văn phòng", "kể từ ngày ký. chánh Văn phòng")


@breaks("C014", LETTER)
def small_at_start(text: str) -> str:
    return put(text, "  Yêu cầu các cơ quan", "  yêu cầu các cơ quan")


@breaks("C015", REQUEST)
def province_capital(text: str) -> str:
    return put(
        text,
        "kính trình Chủ tịch\n  Ủy ban nhân dân tỉnh xem xét",
        "kính trình Chủ tịch\n  Ủy ban nhân dân của Tỉnh Thái Nguyên xem xét",
    )


@breaks("C015", LETTER)
def numbered_ward(text: str) -> str:
    return put(text, "tại trung tâm phục vụ hành chính công vào", "tại phường 4 vào")


@breaks("C020", TALK)
def day_not_padded(text: str) -> str:
    return put(text, "trước ngày 04/9/2026", "trước ngày 4/9/2026")


@breaks("C020", TALK)
def month_padded(text: str) -> str:
    return put(text, "trước ngày 04/9/2026", "trước ngày 04/09/2026")


@breaks("C020", LETTER)
def day_in_words_not_padded(text: str) -> str:
    return put(text, "ngày 05 tháng 10", "ngày 5 tháng 10")


@breaks("C020", LETTER)
def month_in_words_padded(text: str) -> str:
    return put(text, "ngày 30 tháng 9 năm", "ngày 30 tháng 09 năm")


@breaks("C020")
def short_date(text: str) -> str:
    return put(text, "trước ngày\n          31/7", "trước ngày 5/7, chậm nhất\n          31/7")


@breaks("C021", TALK)
def date_that_is_none(text: str) -> str:
    return put(text, "trước ngày 30/10/2026", "trước ngày 31/11/2026")


@breaks("C021", TALK)
def weekday_of_another_date(text: str) -> str:
    return put(text, "chậm nhất ngày 13/11/2026", "chậm nhất thứ Hai, ngày 13/11/2026")


@breaks("C022", PLAN)
def decimal_point(text: str) -> str:
    return put(text, "15,5 tỷ đồng", "15.5 tỷ đồng")


@breaks("C022", JOINT)
def thousands_comma(text: str) -> str:
    return put(text, "từ 2.000 phiếu", "từ 2,000 phiếu")


@breaks("C023")
def straight_quotes(text: str) -> str:
    return put(text, "thi đua “Dân vận khéo” thành", 'thi đua "Dân vận khéo" thành')


@breaks("C023")
def long_dash(text: str) -> str:
    return put(text, "phong trào giai đoạn 2026 - 2030", "phong trào giai đoạn 2026 – 2030")


@breaks("C030", TALK)
def citation_of_another_type(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kl-43-tw-2019]]",
        "Thực hiện Kết luận số 43-HD/TW, ngày 07/01/2019 của Bộ Chính trị",
    )


@breaks("C030", TALK)
def citation_number_bare(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kl-43-tw-2019]]",
        "Thực hiện Kết luận số 3-KL/TW, ngày 07/01/2019 của Bộ Chính trị",
    )


@breaks("C030", TALK)
def party_symbol_as_state(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kl-43-tw-2019]]",
        "Thực hiện Kết luận số 44/KL-TW, ngày 07/01/2019 của Bộ Chính trị",
    )


@breaks("C030", LETTER)
def state_symbol_as_party(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kh-128-ubnd-thai-nguyen-2026]]",
        "Thực hiện Kế hoạch số 129-KH/UBND ngày 14 tháng 7 năm 2026 của Ủy ban nhân dân tỉnh",
    )


@breaks("C031", TALK)
def first_citation_bare(text: str) -> str:
    return put(text, "Thực hiện [[kl-43-tw-2019]]", "Thực hiện Kết luận số 43-KL/TW")


@breaks("C031", LETTER)
def first_citation_without_date(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kh-128-ubnd-thai-nguyen-2026]]",
        "Thực hiện Kế hoạch số 77/KH-UBND của Ủy ban nhân dân tỉnh",
    )


@breaks("C032", TALK)
def full_citation_again(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kl-43-tw-2019]]",
        "Thực hiện" + " Kết luận số 44-KL/TW, ngày 07/01/2019 của Bộ Chính trị," * 2,
    )


@breaks("C033", TALK)
def citation_in_state_form(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kl-43-tw-2019]]",
        "Thực hiện Kết luận số 44-KL/TW ngày 07 tháng 01 năm 2019 của Bộ Chính trị",
    )


@breaks("C034", TALK)
def citation_of_another_day(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kl-43-tw-2019]]",
        "Thực hiện Kết luận số 43-KL/TW, ngày 08/01/2019 của Bộ Chính trị",
    )


@breaks("C034", TALK)
def citation_of_another_organ(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kl-43-tw-2019]]",
        "Thực hiện Kết luận số 43-KL/TW, ngày 07/01/2019 của Ban Bí thư",
    )


@breaks("C034", TALK)
def citation_under_another_name(text: str) -> str:
    return put(
        text,
        "Thực hiện [[kl-43-tw-2019]]",
        "Thực hiện Chỉ thị số 43-KL/TW, ngày 07/01/2019 của Bộ Chính trị",
    )


@breaks("C035")
def base_out_of_force(text: str) -> str:
    return put(text, "viện dẫn: kl-43-tw-2019", "viện dẫn: hd-36-vptw-2018")


@breaks("C035")
def base_of_a_later_day(text: str) -> str:
    return put(text, "viện dẫn: kl-43-tw-2019", "viện dẫn: kh-128-ubnd-thai-nguyen-2026")


@breaks("C040")
def district_committee(text: str) -> str:
    return put(text, "Giúp đảng uỷ xã, phường", "Giúp huyện uỷ, xã, phường")


@breaks("C040")
def old_department(text: str) -> str:
    return put(text, "Sở Dân tộc và Tôn giáo", "Ban Dân vận Tỉnh uỷ")


@breaks("C040", PLAN)
def old_ministry(text: str) -> str:
    return put(text, "chủ trì: so-noi-vu-thai-nguyen", "chủ trì: Sở Giao thông vận tải")


@breaks("C041", JOINT)
def district_that_is_gone(text: str) -> str:
    return put(text, "mỗi đợt từ 2.000 phiếu", "mỗi đợt từ 2.000 phiếu ở huyện Phú Bình")


@breaks("C042")
def issuer_that_is_gone(text: str) -> str:
    return put(
        text, "cơ quan ban hành: btgdv-tu-thai-nguyen", "cơ quan ban hành: bdv-tu-thai-nguyen"
    )


@breaks("C050")
def annex_not_mentioned(text: str) -> str:
    return put(text, "nêu tại Phụ lục 2", "nêu ở sau")


@breaks("C050")
def annex_that_is_not_there(text: str) -> str:
    return put(text, "nêu tại Phụ lục 2", "nêu tại Phụ lục 3")


@breaks("C050")
def annex_in_roman(text: str) -> str:
    return put(text, "nêu tại Phụ lục 2", "nêu tại Phụ lục II")


@breaks("C050", PLAN)
def annex_in_arabic(text: str) -> str:
    return put(text, "phân bổ theo Phụ lục II", "phân bổ theo Phụ lục 2")


@breaks("C051")
def resolution_of_a_department(text: str) -> str:
    return put(text, "loại: kế hoạch", "loại: nghị quyết")


@breaks("C051")
def directive_of_a_department(text: str) -> str:
    return put(text, "loại: kế hoạch", "loại: chỉ thị")


@breaks("C052")
def deputy_who_is_none(text: str) -> str:
    return put(
        text, "  người: nguyen-thu-ha", "  chức vụ: Chánh Văn phòng\n  họ tên: Nguyễn Thu Hà"
    )


@breaks("C052")
def mark_typed_in_the_title(text: str) -> str:
    return put(
        text,
        "ký:\n  quyền hạn: K/T\n  chức vụ cấp trưởng: Trưởng ban\n",
        "ký:\n  chức vụ: K/T Trưởng ban\n",
    )


@breaks("C052", ORDER)
def deputy_signs_alone(text: str) -> str:
    return put(text, "  chức vụ: Chủ tịch", "  chức vụ: Phó Chủ tịch")


@breaks("C052", REQUEST)
def head_signs_on_behalf(text: str) -> str:
    return put(
        text,
        "ký:\n  chức vụ: Giám đốc",
        "ký:\n  quyền hạn: TM\n  thay mặt: Sở Nội vụ\n  chức vụ: Phó Giám đốc",
    )


@breaks("C052", COMMITTEE)
def behalf_by_another(text: str) -> str:
    return put(text, "  chức vụ: Bí thư\n", "  chức vụ: Trưởng ban\n")


@breaks("C060")
def task_without_lead(text: str) -> str:
    return put(
        text,
        "            chủ trì: Đảng uỷ các xã, phường\n            thời hạn: 2026-08-31",
        "            thời hạn: 2026-08-31",
    )


@breaks("C061")
def task_without_deadline(text: str) -> str:
    return put(text, "            thời hạn: 2026-08-31\n", "")


@breaks("C062")
def deadline_before_the_date(text: str) -> str:
    return put(text, "thời hạn: 2026-08-14", "thời hạn: 2026-05-14")


@breaks("C062", TALK)
def sentence_deadline_before_the_date(text: str) -> str:
    return put(
        text, "gửi kế hoạch về Ban trước ngày 04/9/2026", "gửi kế hoạch về Ban trước ngày 04/7/2026"
    )


@breaks("C063", PLAN)
def schedule_out_of_order(text: str) -> str:
    return put(text, "thời gian: Tháng 9 - 12/2026", "thời gian: Tháng 6/2026")


@breaks("C064")
def deadline_on_a_saturday(text: str) -> str:
    return put(text, "thời hạn: 2026-08-14", "thời hạn: 2026-08-15")


@breaks("C064")
def deadline_on_a_holiday(text: str) -> str:
    return put(text, "thời hạn: 2026-08-31", "thời hạn: 2026-09-02")


@breaks("C070")
def organ_that_gets_no_copy(text: str) -> str:
    return put(
        text,
        "  - Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh\n  - Các tổ chức chính trị - xã hội tỉnh\n",
        "",
    )


@breaks("C071")
def typed_roman_number(text: str) -> str:
    return put(text, "tiêu đề: Chỉ tiêu", "tiêu đề: II. Chỉ tiêu")


@breaks("C071")
def typed_dash(text: str) -> str:
    return put(text, "- Lãnh đạo Ban", '- "- Lãnh đạo Ban"')


@breaks("C071")
def typed_semicolon(text: str) -> str:
    return put(text, "- Lãnh đạo Ban", "- Lãnh đạo Ban;")


@breaks("C071", ORDER)
def typed_letter(text: str) -> str:
    return put(text, '"Hướng dẫn công chức tiếp nhận', '"a) Hướng dẫn công chức tiếp nhận')


@breaks("C071")
def stop_after_the_subject(text: str) -> str:
    return put(
        text,
        "ở các xã, phường giai đoạn 2026 - 2030\n\n",
        "ở các xã, phường giai đoạn 2026 - 2030.\n\n",
    )


@breaks("C072")
def short_form_unexplained(text: str) -> str:
    return put(text, "Mở chuyên mục", "BTV mở chuyên mục")


@breaks("C073")
def figure_differs(text: str) -> str:
    return put(
        text,
        "          {{ figure }} cán bộ làm công tác dân vận",
        "          90% cán bộ làm công tác dân vận",
    )


@breaks("C074")
def dots_to_fill(text: str) -> str:
    return put(text, "trước ngày 15 của tháng", "trước ngày … của tháng")


@breaks("C074")
def note_to_self(text: str) -> str:
    return put(text, "Phát hiện, bồi", "[CẦN BỔ SUNG] Phát hiện, bồi")


@breaks("C074")
def crosses(text: str) -> str:
    return put(text, "ít nhất 12 xã, phường", "ít nhất xxx xã, phường")


@breaks("C075")
def conflict_of_a_merge(text: str) -> str:
    return put(
        text, "nội dung:\n", "# XUNG ĐỘT: Lãnh đạo B viết:\n#   Phần mở đầu khác.\nnội dung:\n"
    )


@breaks("C080", PLAN)
def about_before_the_subject(text: str) -> str:
    return put(text, "  Nâng cao chất lượng dịch vụ", "  V/v nâng cao chất lượng dịch vụ")


@breaks("C080")
def kind_again_in_the_subject(text: str) -> str:
    return put(text, "trích yếu: ", "trích yếu: Kế hoạch ")


@breaks("C081")
def symbol_of_another_kind(text: str) -> str:
    return put(text, "số: 5", "số: 5\nký hiệu: HD/BTGDVTU")


@breaks("C081")
def symbol_of_another_organ(text: str) -> str:
    return put(text, "số: 5", "số: 5\nký hiệu: KH/VPTU")


@breaks("C082")
def as_above_without_addressee(text: str) -> str:
    return put(text, "nơi nhận:\n", "nơi nhận:\n  - Như trên\n")


@breaks("C082", ORDER)
def wrong_article(text: str) -> str:
    return put(text, "nơi nhận:\n", "nơi nhận:\n  - Như Điều 3\n")


@breaks("C083", ORDER)
def archive_without_vt(text: str) -> str:
    return put(text, "lưu: VT, NC", "lưu: Văn phòng")


@breaks("C083")
def archive_in_the_state_form(text: str) -> str:
    return put(text, "lưu: Văn phòng Ban", "lưu: VT")


@breaks("C084")
def state_end_mark(text: str) -> str:
    return put(text, "để được hướng dẫn, giải quyết.", "để được hướng dẫn, giải quyết./.")


@breaks("C085", STATUTE)
def article_without_title(text: str) -> str:
    return put(text, "điều: Xử lý vướng mắc", "điều:")


@breaks("C086")
def calls_itself_otherwise(text: str) -> str:
    return put(text, "quy định tại Kế hoạch này", "quy định tại Hướng dẫn này")


@breaks("C087", REQUEST)
def total_is_wrong(text: str) -> str:
    return put(text, '{đoạn: "212", đậm: có}', '{đoạn: "221", đậm: có}')


@breaks("C087", REPORT)
def total_of_thousands(text: str) -> str:
    return put(text, '{text: "342.925"', '{text: "342.952"')


@breaks("C088")
def place_that_is_none(text: str) -> str:
    return put(text, "số: 5", "số: 5\nđịa danh: Thái Nguyen")


@breaks("C089", JOINT)
def one_signer_of_two(text: str) -> str:
    return put(
        text,
        "  - đơn vị: btc-tu-thai-nguyen\n    chức vụ: Trưởng ban\n    họ tên: Nông Thế Hiển\n",
        "",
    )


@breaks("C900")
def idle_allowance(text: str) -> str:
    return put(text, "số: 5", "số: 5   # bỏ qua: chinh-ta")


@breaks("C901")
def unknown_allowance(text: str) -> str:
    return put(text, "số: 5", "số: 5   # bỏ qua: chinhta")


def name(mutation: Mutation) -> str:
    return mutation.change.__name__


def codes(mutation: Mutation) -> set[str]:
    text = FILES[mutation.sample].read_text("utf-8")
    broken = mutation.change(text)
    assert broken != text
    return {problem.code for problem in every(broken)}


@pytest.fixture(scope="module")
def named() -> dict[str, set[str]]:
    return {name(mutation): codes(mutation) for mutation in MUTATIONS}


def test_there_are_enough_ways_and_each_has_its_own_name() -> None:
    assert len(MUTATIONS) >= 100
    assert max(Counter(map(name, MUTATIONS)).values()) == 1


def test_every_rule_names_a_breakage() -> None:
    rules = {one.rule.code for one in check.rules()}
    assert rules - {mutation.code for mutation in MUTATIONS} == set()


def test_unbroken_samples_are_not_blamed() -> None:
    for sample in {mutation.sample for mutation in MUTATIONS}:
        assert every(FILES[sample].read_text("utf-8")) == []


def test_the_right_code_names_the_breakage(named: dict[str, set[str]]) -> None:
    missed = [one for one in MUTATIONS if one.code not in named[name(one)]]
    right = len(MUTATIONS) - len(missed)
    lines = [f"{'breakage':42} {'code':6} named by"]
    for one in MUTATIONS:
        mark = "" if one not in missed else "  <- MISSED"
        lines.append(f"{name(one):42} {one.code:6} {' '.join(sorted(named[name(one)]))}{mark}")
    lines.append(
        f"{right} of {len(MUTATIONS)} named by the right code ({right / len(MUTATIONS):.1%})"
    )
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert right / len(MUTATIONS) >= 0.98, [name(one) for one in missed]
