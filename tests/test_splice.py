"""Edits at node marks: the edited node changes, no other byte does."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline import source, splice, vocabulary
from pipeline.splice import AddFirst, NameItem, RenameKey, SetValue, SpliceError

PAGE = """\
# đầu tệp
loại:   kế hoạch     # chú thích
nội dung:
  - tiêu đề: "Mục đích"   # giữ
    ý:
    - Một câu khá dài viết trên
      hai dòng của tệp
    - |-
      khối giữ dòng
        thụt vào

    # chú thích giữa
    - >
      khối gấp
      hai dòng

      đoạn hai
    - 'nháy đơn'
    - {text: trong ngoặc, ý: [a, "b, c"]}
cuối: ~
"""
ITEMS = ("body", 0, "items")
SETS = {
    "plain": (("kind",), "loại:   kế hoạch     #", "loại:   hướng dẫn     #"),
    "double quotes": (("body", 0, "heading"), '"Mục đích"   # giữ', '"hướng dẫn"   # giữ'),
    "single quotes": ((*ITEMS, 3), "'nháy đơn'", "'hướng dẫn'"),
    "inside brackets": ((*ITEMS, 4, "text"), "{text: trong ngoặc, ", "{text: hướng dẫn, "),
    "block": ((*ITEMS, 1), "khối giữ dòng\n        thụt vào\n", "hướng dẫn\n"),
    "folded": ((*ITEMS, 2), "khối gấp\n      hai dòng\n\n      đoạn hai\n", "hướng dẫn\n"),
    "over two lines": (
        (*ITEMS, 0),
        "Một câu khá dài viết trên\n      hai dòng của tệp\n",
        "hướng dẫn\n",
    ),
}


@pytest.mark.parametrize("name", SETS)
def test_only_the_scalar_changes(name: str) -> None:
    path, old, new = SETS[name]
    assert PAGE.count(old) == 1
    assert splice.apply(PAGE, [SetValue(path, "hướng dẫn")]) == PAGE.replace(old, new)


def test_old_line_breaks_stay_around_unchanged_words() -> None:
    edit = SetValue((*ITEMS, 0), "Một câu rất dài viết trên hai dòng của tệp")
    assert splice.apply(PAGE, [edit]) == PAGE.replace("câu khá dài", "câu rất dài")


def test_words_get_quotes_when_they_need_them() -> None:
    assert splice.apply("a: b\n", [SetValue(("a",), "x: y #1")]) == 'a: "x: y #1"\n'
    assert splice.apply("a: [b]\n", [SetValue(("a", 0), "x, y")]) == 'a: ["x, y"]\n'
    assert splice.apply("a: b\n", [SetValue(("a",), "x, y")]) == "a: x, y\n"


def test_words_in_brackets_get_quotes_sooner() -> None:
    assert splice.apply("a: {b: c}\n", [SetValue(("a", "b"), ":0")]) == 'a: {b: ":0"}\n'


def test_an_empty_value_is_filled() -> None:
    assert splice.apply("a:\nb: c\n", [SetValue(("a",), "x")]) == "a: x\nb: c\n"


@pytest.mark.parametrize("header", ["|2-", "|-2", ">2", "|4+", ">-2 # chú thích 2026"])
@pytest.mark.parametrize("words", ["hướng dẫn", "hai\ndòng", "\n\ncách hai dòng", "- gạch: đầu"])
def test_an_indent_told_by_a_figure_brings_no_blanks_into_the_words(
    header: str, words: str
) -> None:
    text = splice.apply(f"a: {header}\n    thụt vào\nb: x\n", [SetValue(("a",), words)])
    read = yaml.load(text, Loader=yaml.CBaseLoader)
    assert (read["a"].rstrip("\n"), read["b"]) == (words, "x")


def test_a_key_is_renamed() -> None:
    edits = [RenameKey(("body", 0, "items"), "items"), RenameKey(("kind",), "kind")]
    assert splice.apply(PAGE, edits) == PAGE.replace("    ý:\n", "    items:\n").replace(
        "loại: ", "kind: "
    )


def test_a_first_entry_is_added() -> None:
    assert (
        splice.apply("a:\n  - b: c\n", [AddFirst(("a", 0), "id", "x1")])
        == "a:\n  - id: x1\n    b: c\n"
    )
    assert splice.apply("a: {b: c}\n", [AddFirst(("a",), "id", "x1")]) == "a: {id: x1, b: c}\n"
    assert splice.apply("a: {}\n", [AddFirst(("a",), "id", "x1")]) == "a: {id: x1}\n"
    assert (
        splice.apply("a:\r\n  b: c\r\n", [AddFirst(("a",), "id", "x")])
        == "a:\r\n  id: x\r\n  b: c\r\n"
    )


NAMED = {
    "a:\n- b c\n": "a:\n- id: x\n  text: b c\n",
    "a:\n  - b\n    c\n": "a:\n  - id: x\n    text: b\n      c\n",
    "a:\n  - 'b'  # c\n": "a:\n  - id: x\n    text: 'b'  # c\n",
    "a:\n  - |-\n    b\n      c\n\n    d\n  # e\n": "a:\n  - id: x\n    text: |-\n      b\n        c\n\n      d\n  # e\n",
    "a:\n  - >\n    b\n": "a:\n  - id: x\n    text: >\n      b\n",
    "a: [b, c]\n": "a: [{id: x, text: b}, c]\n",
    "a:\n  -   b\n": "a:\n  -   id: x\n      text: b\n",
}


@pytest.mark.parametrize("text", NAMED)
def test_an_item_gets_a_name(text: str) -> None:
    assert splice.apply(text, [NameItem(("a", 0), "id", "x")]) == NAMED[text]
    before, after = (yaml.load(t, Loader=yaml.CBaseLoader)["a"][0] for t in (text, NAMED[text]))
    assert after == {"id": "x", "text": before}


@pytest.mark.parametrize(
    "edit",
    [
        SetValue(("không",), "x"),
        SetValue(("body",), "x"),
        AddFirst(("kind",), "a", "b"),
        SetValue(("body", 7), "x"),
    ],
)
def test_an_edit_that_does_not_fit(edit: splice.Edit) -> None:
    with pytest.raises(SpliceError):
        splice.apply(PAGE, [edit])


WORDS = st.text(
    alphabet=st.sampled_from([*"aăđ ộ.,:;#-'\"*&!|>%@`{}[]?\\/~0"]), min_size=1, max_size=60
).filter(lambda words: words.strip() and words == words.strip())
WRITTEN: dict[splice.Path, str] = {
    ("kind",): "kế hoạch",
    ("body", 0, "heading"): '"Mục đích"',
    (*ITEMS, 0): "Một câu khá dài viết trên\n      hai dòng của tệp",
    (*ITEMS, 1): "|-\n      khối giữ dòng\n        thụt vào",
    (*ITEMS, 2): ">\n      khối gấp\n      hai dòng\n\n      đoạn hai",
    (*ITEMS, 3): "'nháy đơn'",
    (*ITEMS, 4, "text"): "trong ngoặc",
}
PATHS = list(WRITTEN)


@given(st.sampled_from(PATHS), WORDS)
def test_any_words_go_in_and_no_other_byte_moves(path: splice.Path, words: str) -> None:
    new = splice.apply(PAGE, [SetValue(path, words)])
    before, after = (yaml.load(text, Loader=yaml.CBaseLoader) for text in (PAGE, new))
    assert _at(after, path).rstrip("\n") == words
    _put(before, path, "")
    _put(after, path, "")
    assert before == after
    head, tail = PAGE.split(WRITTEN[path])
    assert new.startswith(head)
    assert new.endswith(tail)


def _at(value: object, path: splice.Path) -> str:
    for step in path:
        value = value[_key(value, step)]
    return str(value)


def _put(value: object, path: splice.Path, words: str) -> None:
    for step in path[:-1]:
        value = value[_key(value, step)]
    value[_key(value, path[-1])] = words


def _key(value: object, step: str | int) -> str | int:
    if not isinstance(value, dict):
        return step
    return next(key for key in value if vocabulary.canonical(key) == step)


@given(st.lists(st.sampled_from(PATHS), unique=True), WORDS)
def test_several_edits_at_once(paths: list[splice.Path], words: str) -> None:
    new = splice.apply(PAGE, [SetValue(path, words) for path in paths])
    after = yaml.load(new, Loader=yaml.CBaseLoader)
    assert [_at(after, path).rstrip("\n") for path in paths] == [words] * len(paths)


def test_nothing_to_do_changes_nothing() -> None:
    assert splice.apply(PAGE, []) == PAGE
    assert source.read(PAGE.encode(), "f").text == PAGE


@pytest.mark.parametrize(
    "odd", ["\x0b", "\x0c", "\r", "\x85", "\u2028", "\u2029", "\ufeff", "\x00"]
)
@pytest.mark.parametrize("name", SETS)
def test_letters_that_yaml_takes_for_line_ends_come_back(name: str, odd: str) -> None:
    value = f"một{odd}hai: ba"
    text = splice.apply(PAGE, [SetValue(SETS[name][0], value)])
    assert splice.find(yaml.compose(text, Loader=yaml.CSafeLoader), SETS[name][0]).value == value
