"""The composer's pure parts: numbers, letters, dates, end marks, citations, outline."""

from __future__ import annotations

import io
from datetime import date as Date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pipeline.compose import compose, dates
from pipeline.compose.citations import fill
from pipeline.compose.marks import ended
from pipeline.compose.numbering import Frame, below, label, letter, levels, mark, ordinal, roman
from pipeline.compose.signatures import with_organ
from pipeline.model.blocks import (
    Content,
    Day,
    ImageBlock,
    Prose,
    Recipient,
    Ref,
    Signer,
    Words,
)
from pipeline.problem import Span
from pipeline.standards.load import load as load_standard
from pipeline.tree import Run, paragraphs
from pipeline.tree_text import outline
from tests.compose_cases import composed, registries

AT = Span("vb.yaml")


def test_letters_follow_the_vietnamese_alphabet() -> None:
    # NĐ 30/2020: a, b, c, d, đ, e, g ...; no f, j, w, z.
    assert " ".join(letter(number) for number in range(1, 24)) == (
        "a b c d đ e g h i k l m n o p q r s t u v x y"
    )
    assert [letter(24), letter(25), letter(46), letter(47)] == ["aa", "ab", "ay", "ba"]


def test_roman_and_ordinal_numbers() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99, 2026)] == (
        ["I", "IV", "IX", "XIV", "XL", "XCIX", "MMXXVI"]
    )
    assert [ordinal(n) for n in (1, 2, 4, 10, 11, 15, 20, 21)] == (
        ["nhất", "hai", "tư", "mười", "mười một", "mười lăm", "hai mươi", "21"]
    )


@pytest.mark.parametrize(
    ("written", "number", "frame", "printed"),
    [
        ("I-", 4, Frame(), "IV-"),
        ("I.", 2, Frame(), "II."),
        ("1.", 3, Frame(), "3."),
        ("1.1.", 2, Frame(2, (3,), 3), "3.2."),
        ("1.1.1.", 1, Frame(3, (3, 2), 2), "3.2.1."),
        ("1.1.", 1, Frame(1, (), 2), "2.1."),
        ("1.", 2, Frame(2, (3,), 3), "2."),
        ("a)", 5, Frame(), "đ)"),
        ("(i)", 4, Frame(), "(iv)"),
        ("A.", 2, Frame(), "B."),
        ("-", 7, Frame(), "-"),
        ("+", 7, Frame(), "+"),
        ("none", 7, Frame(), ""),
        ("không", 7, Frame(), ""),
        ("**1.**", 2, Frame(), "2."),
    ],
)
def test_labels(written: str, number: int, frame: Frame, printed: str) -> None:
    assert label(mark(written), number, frame) == printed


def test_bold_marks_are_bold() -> None:
    assert mark("**1.**").bold
    assert not mark("1.").bold


def test_levels_of_a_standard() -> None:
    made = levels(("I-", "1.", "1.1.", "a)", "-", "+"))
    assert [label(made.heading(level), 1, Frame()) for level in (1, 2, 4, 9)] == (
        ["I-", "1.", "a)", "a)"]
    )
    assert [made.sign(depth).sign for depth in (0, 1, 2, 3)] == ["-", "+", "•", "•"]
    assert made.first_decimal() == 2


@given(st.lists(st.integers(1, 40), min_size=1, max_size=4))
def test_decimal_numbers_always_begin_with_their_parents(path: list[int]) -> None:
    frame = Frame()
    printed = ""
    for depth, number in enumerate(path, 1):
        made = mark("1." * depth)
        assert label(made, number, frame).startswith(printed)
        printed = label(made, number, frame)
        frame = below(made, number, frame)
    assert printed == "".join(f"{number}." for number in path)


FORMS = load_standard("hd05").forms
STATE = load_standard("nd30").forms


@pytest.mark.parametrize(
    ("day", "slashed", "words"),
    [
        (Date(2026, 1, 9), "09/01/2026", "09 tháng 01 năm 2026"),
        (Date(2012, 3, 2), "02/3/2012", "02 tháng 3 năm 2012"),
        (Date(2026, 2, 10), "10/02/2026", "10 tháng 02 năm 2026"),
        (Date(2026, 12, 31), "31/12/2026", "31 tháng 12 năm 2026"),
    ],
)
def test_padding_of_dates(day: Date, slashed: str, words: str) -> None:
    assert dates.written(day, "slashed", FORMS) == slashed
    assert dates.written(day, "words", FORMS) == words


def test_deadlines() -> None:
    assert dates.deadline(Day(2026, 9, 30), FORMS) == "trước ngày 30/9/2026"
    assert dates.deadline(Day(2026, 9, 5), STATE) == "trước ngày 05 tháng 9 năm 2026"
    assert dates.deadline(Day(2026, 9), FORMS) == "trong tháng 9/2026"
    assert dates.deadline(Day(2026, 9), STATE) == "trong tháng 9 năm 2026"
    assert dates.deadline(Day(2026), FORMS) == "trong năm 2026"


@given(st.text("aâđ “”.;,/ …", max_size=12), st.sampled_from([".", "./.", ";"]))
def test_an_end_mark_is_put_once(text: str, end: str) -> None:
    once = ended((Run(text),), end)
    assert ended(once, end) == once or not "".join(run.text for run in once).strip(" .;,/")


def test_a_form_loses_the_words_of_a_field_that_is_not_known() -> None:
    form = "{type} số {symbol}, ngày {date} của {organ} {subject}"
    known = {
        "type": "Kế hoạch",
        "symbol": "8-KH/TW",
        "date": "",
        "organ": "Bộ Chính trị",
        "subject": "",
    }
    assert fill(form, known) == "Kế hoạch số 8-KH/TW của Bộ Chính trị"


def test_titles_with_their_organs() -> None:
    assert with_organ("Giám đốc", "Sở Nội vụ") == "Giám đốc Sở Nội vụ"
    assert with_organ("Trưởng ban", "Ban Tổ chức Tỉnh uỷ") == "Trưởng ban Tổ chức Tỉnh uỷ"


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("L", (600, 300)).save(out, "PNG")
    return out.getvalue()


def _words(text: str) -> Words:
    return Words(text, AT)


def _content(**changes: object) -> Content:
    ref = Ref(_words("btc-tu"), "btc-tu")
    values: dict[str, object] = {
        "file": "vb.yaml",
        "span": AT,
        "kind": "plan",
        "issuers": (ref,),
        "date": Day(2026, 8, 4),
        "date_span": AT,
        "number": "5",
        "standard": None,
        "subject": _words("công tác văn thư"),
        "body": (Prose((_words("Nội dung"),), AT),),
        "signers": (Signer(AT, title=_words("Trưởng ban")),),
    }
    return Content(**{**values, **changes})


def _said(content: Content) -> list[str]:
    _, problems = compose(content, load_standard("hd05"), registries(), {})
    return [str(problem) for problem in problems]


def test_marks_of_authority_need_their_words() -> None:
    signer = Signer(AT, authority="KT", title=_words("Phó Trưởng ban"))
    assert _said(_content(signers=(signer,))) == [
        "vb.yaml:1:1: lỗi T021 chữ ký có quyền hạn “KT” nhưng chưa ghi “chức vụ cấp trưởng”"
        " — thêm “chức vụ cấp trưởng: …” vào phần ký"
    ]


def test_a_citation_that_nobody_knows() -> None:
    body = (Prose((_words("Theo [[qd-339]] và **đậm"), _words("Theo [[qd-339]]")), AT),)
    assert _said(_content(body=body)) == [
        "vb.yaml:1:1: lỗi T003 chưa có văn bản “qd-339” để viện dẫn — có phải “qd-399”?",
        "vb.yaml:1:1: lỗi T004 dấu ** mở chữ đậm không có dấu đóng"
        " — thêm ** ở cuối phần chữ đậm; muốn in dấu * thì viết \\*",
    ]


def test_a_picture_is_read_measured_and_told_when_missing() -> None:
    block = ImageBlock(_words("so-do.png"), AT, width=120.0, caption=_words("Sơ đồ"))
    content = _content(body=(block,))
    files = {"so-do.png": _png()}
    document, problems = compose(content, load_standard("hd05"), registries(), {}, files.get)
    assert problems == ()
    assert "image | 120 x 60 mm\ncaption | Sơ đồ" in outline(document)
    assert _said(content) == [
        "vb.yaml:1:1: lỗi T031 không thấy tệp hình “so-do.png”"
        " — đặt tệp trong thư mục nội dung và ghi đường dẫn tính từ tệp này"
    ]
    _, problems = compose(content, load_standard("hd05"), registries(), {}, {"so-do.png": b"x"}.get)
    assert [problem.code for problem in problems] == ["T032"]


def test_a_kind_that_the_standard_does_not_have() -> None:
    state = load_standard("nd30")
    content = _content(kind=_party_only(), issuers=(Ref(_words("snv"), "snv"),))
    _, problems = compose(content, state, registries(), {})
    assert [problem.code for problem in problems] == ["T010"]


def _party_only() -> str:
    from pipeline.kinds import KINDS

    return next(kind.id for kind in KINDS.values() if kind.systems == ("party",))


def test_every_author_paragraph_knows_its_block_and_place() -> None:
    text = (
        "kind: plan\nissuer: btc-tu\nnumber: 5\ndate: 2026-08-04\nsubject: công tác\n"
        "signature: {title: Trưởng ban}\nrecipients: [{to: Các phòng, id: r1}]\n"
        "body:\n"
        "  - id: s1\n    heading: Nhiệm vụ\n    tasks:\n"
        "      - {id: t1, heading: Một, lead: btc-tu, text: Đoạn.}\n"
        "      - {id: t2, text: Hai.}\n"
    )
    document, _ = composed(text, {})
    found = {(one.block, one.span.line) for one in paragraphs(document) if one.block and one.span}
    assert found == {("r1", 7), ("s1", 10), ("t1", 12), ("t2", 13)}


def test_a_recipient_of_the_registry_is_named_in_full() -> None:
    recipient = Recipient(AT, to=Ref(_words("bnc-tu"), "bnc-tu"))
    document, _ = compose(
        _content(recipients=(recipient,)), load_standard("hd05"), registries(), {}
    )
    assert [one.words for one in document.recipients] == [
        "Nơi nhận:",
        "- Ban Nội chính Tỉnh uỷ;",
        "- Lưu Văn phòng.",
    ]


def test_meta() -> None:
    document, _ = compose(_content(number=None), load_standard("hd05"), registries(), {})
    meta = document.meta
    assert meta.title == "Kế hoạch công tác văn thư"
    assert meta.symbol.replace("\u00a0", "_") == "______-KH/BTCTU"
    assert (meta.organ, meta.kind_name, meta.date) == (
        "Ban Tổ chức Tỉnh uỷ",
        "kế hoạch",
        Date(2026, 8, 4),
    )
