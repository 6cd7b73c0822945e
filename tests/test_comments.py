"""Comments of Word files beside the content: gathered, answered, closed, and back in Word."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.build import Desk, Order, draft, make
from pipeline.ooxml import comments as word_comments
from pipeline.ooxml.comment_answers import Reply, answered
from pipeline.ooxml.package import open_package
from pipeline.problem import ContentError
from pipeline.review import remarks
from pipeline.review.base import printer, version
from pipeline.review.remarks import Answer, Remark
from pipeline.review.returned import opened
from tests.review_cases import PLAN, ROOT

FILE = "content/kh.yaml"


@pytest.fixture(scope="module")
def base():
    desk = Desk(ROOT / "content", ROOT / "templates")
    print_ = printer(FILE, desk, Order(formats=("docx",), rules=False), draft, make)
    made = print_(PLAN)
    assert made
    return version(PLAN, FILE, print_), made[1]


def commented(data: bytes) -> bytes:
    """A comment on the second item and one in the table of recipients."""
    word = docx.Document(io.BytesIO(data))
    item = next(p for p in word.paragraphs if "Chỉ ra" in p.text)
    word.add_comment(item.runs, text="Nêu rõ đơn vị nào.", author="Lãnh đạo A", initials="LA")
    cell = next(
        p for t in word.tables for c in t._cells for p in c.paragraphs if "Thường trực" in p.text
    )
    word.add_comment(cell.runs, text="Thêm Ban Nội chính.", author="Lãnh đạo B", initials="LB")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def test_comments_stand_on_their_blocks_with_their_words(base):
    found_base, data = base
    first, second = remarks.gathered(opened(commented(data), "A.docx"), found_base)
    assert (first.author, first.text, first.block) == ("Lãnh đạo A", "Nêu rõ đơn vị nào.", "c4d5")
    assert first.quote == "- Chỉ ra những việc làm được và chưa làm được của từng đơn vị."
    assert second.place == "- Thường trực Tỉnh uỷ;"
    assert second.text == "Thêm Ban Nội chính."


def test_reading_a_copy_again_adds_nothing(base):
    copy = opened(commented(base[1]), "A.docx")
    found = remarks.gathered(copy, base[0])
    assert remarks.joined(found, remarks.gathered(copy, base[0])) == found


def test_the_review_file_reads_back_as_it_was_written():
    kept = [
        Remark("gabcde", "Lãnh đạo A", "2026-08-04T09:00:00Z", "Xem lại: “mục 2”\nvà # mục 3",
               "chữ: này", "a2b3", "- Đoạn …", "A.docx", (Answer("B", "", "Đã sửa."),), True),
        Remark("g12345", "no", "", "- gạch", closed=False),
    ]  # fmt: skip
    text = remarks.written(kept)
    assert remarks.read(text.encode(), "x.gop-y.yaml") == kept
    assert "đã khép: có" in text


def test_what_the_file_says_is_not_taken_back_by_a_copy(base):
    copy = opened(commented(base[1]), "A.docx")
    first, second = remarks.gathered(copy, base[0])
    kept = [Remark(**{**{f: getattr(first, f) for f in Remark.__slots__}, "closed": True}), second]
    assert remarks.joined(kept, remarks.gathered(copy, base[0]))[0].closed


def test_a_broken_review_file_is_told():
    with pytest.raises(ContentError) as caught:
        remarks.read("góp ý: Ban A xem lại".encode(), "x.gop-y.yaml")
    assert str(caught.value) == (
        "x.gop-y.yaml:1:1: lỗi W005 tệp góp ý phải có danh sách “góp ý:” — sửa lại, hoặc xoá tệp rồi "
        "đọc lại các bản Word bằng “vanban comments”"
    )


def test_answers_go_back_into_word_and_are_read_by_others(base):
    data = commented(base[1])
    package = open_package(data)
    ident = next(iter(word_comments.read(package)))
    made = answered(
        package,
        {ident: [Reply("Phòng Tổng hợp", "2026-08-05T08:00:00Z", "Đã nêu ở phụ lục.")]},
        frozenset({ident}),
    )
    read = word_comments.read(open_package(made))
    first, reply = read[ident], next(one for one in read.values() if one.parent == ident)
    assert (first.done, reply.author, reply.text) == (True, "Phòng Tổng hợp", "Đã nêu ở phụ lục.")
    word = docx.Document(io.BytesIO(made))
    assert [one.text for one in word.comments][-1] == "Đã nêu ở phụ lục."
    again = remarks.gathered(opened(made, "A.docx"), base[0])
    assert again[0].answers == (
        Answer("Phòng Tổng hợp", "2026-08-05T08:00:00Z", "Đã nêu ở phụ lục."),
    )
    assert again[0].closed


def twice(data: bytes) -> bytes:
    """The same words of one person on two items, as quickly as Word tells times apart."""
    word = docx.Document(io.BytesIO(data))
    for start in ("- Chỉ ra", "- Đánh giá"):
        item = next(p for p in word.paragraphs if p.text.startswith(start))
        one = word.add_comment(item.runs, text="Sửa lại.", author="Lãnh đạo A", initials="LA")
        one._comment_elm.set(docx.oxml.ns.qn("w:date"), "2026-08-04T09:00:00Z")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def test_the_same_words_in_two_places_are_two_remarks(base):
    copy = opened(twice(base[1]), "A.docx")
    found = remarks.joined([], remarks.gathered(copy, base[0]))
    assert [one.text for one in found] == ["Sửa lại."] * 2
    assert len({one.id for one in found}) == len({one.block for one in found}) == 2
    assert remarks.joined(found, remarks.gathered(copy, base[0], found)) == found


def test_a_name_that_another_remark_has_is_made_longer(base):
    copy = opened(commented(base[1]), "A.docx")
    first, second = remarks.gathered(copy, base[0])
    other = Remark(first.id, "Lãnh đạo C", "2026-08-01T09:00:00Z", "Lời khác.")
    made = remarks.joined([other], remarks.gathered(copy, base[0], [other]))
    assert [one.text for one in made] == ["Lời khác.", first.text, second.text]
    assert made[1].id.startswith(first.id)
    assert len(made[1].id) == 10
    assert remarks.joined(made, remarks.gathered(copy, base[0], made)) == made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("góp ý:\n  - mã: ga\n    ghi chú: x\n", "3:5: lỗi W005 tệp góp ý không có khoá “ghi chú”, lần ghi sau sẽ mất"),
        ("góp ý: []\nkhác: x\n", "2:1: lỗi W005 tệp góp ý không có khoá “khác”, lần ghi sau sẽ mất"),
        ("góp ý:\n  - mã: ga\n    lời: [a, b]\n", "3:10: lỗi W005 “lời” phải là một đoạn chữ"),
        ("góp ý:\n  - mã: ga\n    trả lời: Đồng ý\n", "3:14: lỗi W005 “trả lời” phải là một danh sách"),
        ("góp ý:\n  - mã: ga\n    lời: a\n    lời: b\n", "4:5: lỗi N007 khoá “lời” có hai lần, lần đầu ở dòng 3"),
    ],
)  # fmt: skip
def test_what_would_not_be_written_again_is_told(text, said):
    with pytest.raises(ContentError) as caught:
        remarks.read(text.encode(), "x.gop-y.yaml")
    assert str(caught.value).startswith(f"x.gop-y.yaml:{said}")
