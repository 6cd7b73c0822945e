"""Marks inside the author's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import inline
from pipeline.inline import Cite, Field, InlineError, Note, Text

GOOD = {
    "": (),
    "thường": (Text("thường"),),
    "**đậm** thường": (Text("đậm", bold=True), Text(" thường")),
    "*nghiêng*": (Text("nghiêng", italic=True),),
    "***cả hai***": (Text("cả hai", bold=True, italic=True),),
    "**a *b* c**": (
        Text("a ", bold=True),
        Text("b", bold=True, italic=True),
        Text(" c", bold=True),
    ),
    "***a** b*": (Text("a", bold=True, italic=True), Text(" b", italic=True)),
    "năm 20*26*": (Text("năm 20"), Text("26", italic=True)),
    "1*a*2": (Text("1"), Text("a", italic=True), Text("2")),
    "2 * 3 ** 4": (Text("2 * 3 ** 4"),),
    "(*) và (**)": (Text("(*) và (**)"),),
    "*****": (Text("*****"),),
    r"\*a\* \[\[b\]\] \{\{ c \}\} \\": (Text(r"*a* [[b]] {{ c }} " + "\\"),),
    r"C:\anh\so": (Text(r"C:\anh\so"),),
    "giá 100$ [x]": (Text("giá 100$ [x]"),),
    "theo [[kh-16]].": (Text("theo "), Cite("kh-16"), Text(".")),
    "**[[ nd-30 ]]**": (Cite("nd-30", bold=True),),
    "{{ unit.name }} và ${unit.type}": (Field("unit.name"), Text(" và "), Field("unit.type")),
    "*{{ '}}' }}*": (Field("'}}'", italic=True),),
    "a^[xem **b** [1] [[kh-16]]] c": (
        Text("a"),
        Note((Text("xem "), Text("b", bold=True), Text(" [1] "), Cite("kh-16"))),
        Text(" c"),
    ),
}


@pytest.mark.parametrize("words", GOOD)
def test_good(words: str) -> None:
    assert inline.parse(words) == GOOD[words]


TIMES = "dấu * giữa các chữ số bị hiểu là chữ nghiêng nên sẽ mất khi in — phép nhân viết ×; muốn in dấu * thì viết \\*"
CITATION = (
    "viện dẫn [[ không đúng dạng — viết [[mã]], "
    "mã gồm chữ không dấu, số và gạch nối như trong content/citations.yaml"
)
STATEMENT = (
    "{} không dùng được trong văn bản — chỗ điền viết {{{{ tên }}}}, điều kiện viết ở khoá “khi”; "
    "muốn in thì viết \\ trước dấu này"
)
BAD = {
    "rộng 3*4*5 m": (6, TIMES),
    "2*3 với 4*5": (1, TIMES),
    "a **b": (2, "dấu ** mở chữ đậm không có dấu đóng — thêm ** ở cuối phần chữ đậm; muốn in dấu * thì viết \\*"),
    "5*3": (1, "dấu * mở chữ nghiêng không có dấu đóng — thêm * ở cuối phần chữ nghiêng; muốn in dấu * thì viết \\*"),
    "số 12*/KH và 13*/KH": (5, "dấu * đóng mà chưa mở — đặt dấu mở sát chữ đầu tiên; muốn in dấu * thì viết \\*"),
    "a** b": (1, "dấu ** đóng mà chưa mở — đặt dấu mở sát chữ đầu tiên; muốn in dấu * thì viết \\*"),
    "**a **b": (4, "trước dấu ** đóng có dấu cách — bỏ dấu cách trước dấu đóng"),
    "{% if x %}": (0, STATEMENT.format("{%")),
    "a {# b": (2, STATEMENT.format("{#")),
    "a }}": (2, "dấu }} không có {{ mở — thêm {{ ở trước; muốn in }} thì viết \\}\\}"),
    "{{ a": (0, "chỗ điền {{ không có dấu }} đóng — thêm }} và xem lại dấu nháy bên trong"),
    "${a": (0, "chỗ điền ${ không có dấu } đóng — thêm } và xem lại dấu nháy bên trong"),
    "{{ }}": (0, "chỗ điền để trống — viết tên giá trị, ví dụ {{ unit.name }}"),
    "[[a b]]": (0, CITATION),
    "x^[a": (1, "chú thích cuối trang ^[ không có dấu ] đóng — thêm dấu ]"),
    "x^[a ^[b]]": (5, "chú thích nằm trong chú thích — tách thành hai chú thích"),
    "x^[]": (1, "chú thích cuối trang để trống — viết lời chú thích giữa [ và ]"),
    "x^[**a] b**": (3, "dấu ** mở chữ đậm không có dấu đóng — thêm ** ở cuối phần chữ đậm; muốn in dấu * thì viết \\*"),
}  # fmt: skip


@pytest.mark.parametrize("words", BAD)
def test_bad(words: str) -> None:
    with pytest.raises(InlineError) as error:
        inline.parse(words)
    assert (error.value.offset, str(error.value)) == BAD[words]


def test_fields_know_their_place() -> None:
    (_, field) = inline.parse("ab {{ c }}")
    assert isinstance(field, Field)
    assert field.offset == 3


@given(st.text())
def test_escaped_words_come_out_as_written(words: str) -> None:
    escaped = "".join("\\" + letter if letter in "\\*[]{}^$#%_`" else letter for letter in words)
    assert (
        "".join(token.text for token in inline.parse(escaped) if isinstance(token, Text)) == words
    )


@given(st.text(alphabet="*[]{}^$\\% a'\"\n", max_size=40))
def test_anything_parses_or_is_explained(words: str) -> None:
    found = None
    try:
        inline.parse(words)
    except InlineError as error:
        found = error
    assert found is None or (found.message and found.hint and 0 <= found.offset < len(words))
