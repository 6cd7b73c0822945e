"""Expressions: what they give, and that payloads end in a message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import placeholders
from pipeline.placeholders import PlaceholderError, walk

VALUES = {
    "unit": {
        "name": "Xã Phú Bình",
        "type": "xã",
        "population": "12.345",
        "members": ["A", "B"],
        "new": True,
    },
    "day": 2,
    "empty": "",
    "written": {"yes": "yes", "no": "Không", "one": "1"},
}
GIVES = {
    "unit.name": "Xã Phú Bình",
    "unit['name']": "Xã Phú Bình",
    "day": "2",
    "unit.name | upper": "XÃ PHÚ BÌNH",
    "unit.type | capitalize": "Xã",
    "unit.members | join(' và ')": "A và B",
    "unit.members | length": "2",
    "unit.members[1]": "B",
    "unit.members | first ~ '!'": "A!",
    "unit.leader | default('—')": "—",
    "empty | default('trống')": "trống",
    "'phường' if unit.type == 'phường' else 'xã'": "xã",
    "unit.new": "có",
}
HOLDS = {
    'unit.type == "xã"': True,
    "unit.type != 'xã'": False,
    "unit.type in ['xã', 'phường']": True,
    "unit.type not in ['xã']": False,
    "not unit.new": False,
    "unit.population > 10000": True,
    "unit.population <= 12.345": True,
    "day == 2 and unit.new": True,
    "empty or day": True,
    "empty": False,
    "'không'": False,
    "'0'": False,
    "'A' in unit.members": True,
    "unit.new == true": True,
    "unit.new != true": False,
    "unit.new == false": False,
    "written.yes == true": True,
    "true == written.yes": True,
    "written.no == true": False,
    "written.no == false": True,
    "written.one == true": True,
    "empty == true": False,
    "empty == false": True,
}
TRY = 'ví dụ đúng: unit.name, hoặc unit.type == "phường"'
PLAIN = 'tên viết bằng chữ không dấu liền nhau; chữ Việt đặt trong nháy: "phường"'
ONLY = (
    "chỉ dùng tên (unit.name), so sánh ==, in, and/or/not, nối ~ và các bộ lọc "
    "upper, lower, capitalize, trim, join, length, first, last, default"
)
FILTERS = "các bộ lọc dùng được: upper, lower, capitalize, trim, join, length, first, last, default"
REFUSED = {
    "unit.members in unit.name": "bên trái “in” không phải là chữ — viết: chữ in danh sách, hoặc chữ in câu dài hơn",
    "unit.members in unit": "bên trái “in” không phải là chữ — viết: chữ in danh sách, hoặc chữ in câu dài hơn",
    "unit.type == true": '“xã” không phải là có hoặc không — so sánh với chữ: == "…"; hoặc bỏ “== true”',
    "unit.members == false": '“danh sách” không phải là có hoặc không — so sánh với chữ: == "…"; hoặc bỏ “== true”',
    "unit.nam": "không có giá trị “unit.nam” — có phải ý bạn là unit.name?",
    "name": "không có giá trị “name” — có phải ý bạn là unit.name?",
    "xyz": "không có giá trị “xyz” — các tên dùng được: day, empty, unit, written",
    "unit": "“unit” là một nhóm giá trị — chọn một tên: unit.members, unit.name, unit.new, unit.population, unit.type",
    "unit.members": '“unit.members” là danh sách — viết unit.members | join(", ")',
    "unit.members[5]": "“unit.members” chỉ có 2 mục — số thứ tự bắt đầu từ 0",
    "unit.type > 3": "“xã” không phải là số nên không so lớn nhỏ được — chữ thì so sánh bằng == hoặc in",
    "unit.type = 'xã'": "biểu thức “unit.type = 'xã'” sai cú pháp — so sánh bằng viết hai dấu: ==",
    "unit.type == “xã”": "biểu thức “unit.type == “xã”” sai cú pháp — dùng nháy thẳng \" thay cho nháy cong “ ”",
    "địa phương.tên": f"biểu thức “địa phương.tên” sai cú pháp — {PLAIN}",
    "''.__class__": "tên “__class__” không dùng được — tên không bắt đầu bằng dấu gạch dưới",
    "unit.__class__.__mro__": "tên “unit.__class__” không dùng được — tên không bắt đầu bằng dấu gạch dưới",
    "unit['__class__']": "tên “unit.__class__” không dùng được — tên không bắt đầu bằng dấu gạch dưới",
    "cycler.__init__.__globals__": "không có giá trị “cycler” — các tên dùng được: day, empty, unit, written",
    "unit.name.upper": "“unit.name” không có phần “upper” ở trong — dùng thẳng unit.name",
    "unit.name.upper()": f"lời gọi hàm ( … ) không dùng được — {ONLY}",
    "range(10**9)": f"lời gọi hàm ( … ) không dùng được — {ONLY}",
    "9**9**9": f"phép luỹ thừa ** không dùng được — {ONLY}",
    "'a' * 10000000000": f"phép nhân * không dùng được — {ONLY}",
    "'%s' % unit": f"phép % không dùng được — {ONLY}",
    "day is defined": f"phép thử is không dùng được — {ONLY}",
    "unit.name[0:9]": "trong ngoặc vuông chỉ dùng số hoặc chữ trong nháy — ví dụ unit.members[0]",
    "unit | attr('name')": f"không có bộ lọc “attr” — {FILTERS}",
    "unit | tojson": f"không có bộ lọc “tojson” — {FILTERS}",
    "a }} {% for x in y %}": f"biểu thức “a }}}} {{% for x in y %}}” sai cú pháp — {TRY}",
    "1e999": "số quá lớn — viết số trong nháy kép",
    "(" * 400: "biểu thức không đọc được — viết lại đơn giản hơn",
    "x" * 501: "biểu thức dài quá 500 ký tự — rút gọn, hoặc thêm giá trị vào dữ liệu",
}  # fmt: skip


@pytest.mark.parametrize("expression", GIVES)
def test_gives(expression: str) -> None:
    assert placeholders.evaluate(expression, VALUES) == GIVES[expression]


@pytest.mark.parametrize("expression", HOLDS)
def test_holds(expression: str) -> None:
    assert placeholders.holds(expression, VALUES) is HOLDS[expression]


@pytest.mark.parametrize("expression", REFUSED)
def test_refused(expression: str) -> None:
    with pytest.raises(PlaceholderError) as error:
        placeholders.evaluate(expression, VALUES)
    assert str(error.value) == REFUSED[expression]


def test_long_results_are_refused() -> None:
    grown = "unit.m" + " | join('" + "x" * 200 + "')"
    with pytest.raises(PlaceholderError, match="kết quả quá dài — tối đa 20000 ký tự"):
        placeholders.evaluate(grown, {"unit": {"m": ["a"] * 1000}})


def test_values_are_never_parsed() -> None:
    assert placeholders.evaluate("a", {"a": "{{ b }} ${c} {% x %}"}) == "{{ b }} ${c} {% x %}"


def test_objects_do_not_come_in() -> None:
    with pytest.raises(PlaceholderError, match="giá trị kiểu object không điền được"):
        placeholders.evaluate("a", {"a": object()})


@pytest.mark.parametrize(
    "expression", ["a()", "a | attr('x')", "a.__b", "a + 1", "_a", "a[1:2]", "a in b()"]
)
def test_check_needs_no_values(expression: str) -> None:
    with pytest.raises(PlaceholderError):
        placeholders.check(expression)


def test_check_lets_good_ones_pass() -> None:
    placeholders.check('unit.type == "xã" and a in ["b"] or not c')


def test_names_of_an_expression() -> None:
    assert placeholders.names("unit.type == 'xã' and day") == {"unit", "day"}
    assert placeholders.names("day") == {"day"}


@given(st.text(alphabet="ab.()[]'\"|~_ =*1+<{}%", max_size=40))
def test_any_expression_gives_words_or_a_message(expression: str) -> None:
    try:
        assert isinstance(placeholders.evaluate(expression, {"a": "1", "b": {"a": ["x"]}}), str)
    except PlaceholderError as error:
        assert error.message  # noqa: PT017 -- either words or a message


@pytest.mark.parametrize("name", ["figure", "Unit_2", " by ", "x", "is_not", "note", "a" * 100])
def test_a_bare_name_is_what_jinja_takes_it_for(name: str) -> None:
    """Bare names never load Jinja; its own reader says the same of each."""
    tree = walk.parsed(name)
    assert isinstance(tree, walk.nodes.Name)
    assert placeholders.names(name) == walk.first_names(tree) == {name.strip()}
    context = {name.strip(): "có"}
    assert placeholders.evaluate(name, context) == walk.value_of(tree, context) == "có"
    for look in (placeholders.evaluate, placeholders.holds):
        with pytest.raises(PlaceholderError) as bare:
            look(name, {"other": "1"})
        with pytest.raises(PlaceholderError) as walked:
            walk.value_of(tree, {"other": "1"})
        assert str(bare.value) == str(walked.value)


PATHS = ["unit.name", "a.b.c.d", " unit.ten ", "u.is_new", "x.A9"]
GROUPS = [
    {},
    {"unit": "xã"},
    {"unit": ["A"]},
    {"unit": {"name": "Phú", "ten": "Bình"}, "u": {"new": "1"}, "x": {"A9": "chín"}},
    {"unit": {"name": {"x": "1"}, "ten": ["A", "B"]}, "a": {"b": {"c": {"d": "cuối"}}}},
    {"unit": {"name": "dài" * 7000}, "a": {"b": {"c": ""}}},
]


def _said(look, *given) -> str:
    try:
        return repr(look(*given))
    except PlaceholderError as error:
        return f"{error.message} | {error.hint}"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("group", GROUPS)
def test_names_with_dots_are_what_jinja_takes_them_for(path: str, group: dict) -> None:
    values = placeholders.plain(group)
    walked = _said(lambda: walk.value_of(walk.parsed(path.strip()), values))
    assert _said(placeholders._value, path, values) == walked
    assert placeholders.names(path) == walk.first_names(walk.parsed(path))
    placeholders.check(path)


@given(st.text(alphabet="ab._ 9é", max_size=12))
def test_no_path_is_read_otherwise_than_by_jinja(written: str) -> None:
    values = placeholders.plain({"a": {"b": "1", "a": {"b": ["x"]}}, "b": "2"})
    if placeholders._path(written) is not None:
        walked = _said(lambda: walk.value_of(walk.parsed(written.strip()), values))
        assert _said(placeholders._value, written, values) == walked


WORDS = ["true", "None", "not", "if", "_x", "a._b", "a.b.", "a . b", "a.1", "a.not", "1", "a b", ""]


@pytest.mark.parametrize("word", WORDS)
def test_what_is_no_bare_name_goes_to_jinja(word: str) -> None:
    assert placeholders._path(word) is None
