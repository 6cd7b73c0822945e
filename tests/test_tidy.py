"""fmt and ids: what they change, and that they change nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline import source, tidy
from pipeline.problem import ContentError

PAGE = """\
# đầu
kind: plan   
bases: ["Theo văn bản", {cite: kh-16}]
body:
  - heading: A, b   # giữ
    tasks:
      - Một câu
        hai dòng
      - |-
        khối  
        chữ
      - text: x
        lead: Ban
        items: [a, "b, c"]
  - Đoạn văn
  - id: tay
    table: {columns: [a], rows: [[b]]}
data: {number: 1, items: [x]}
recipients: [Các sở]
"""  # noqa: W291


def test_keys_go_to_vietnamese_and_back() -> None:
    there = tidy.fmt(PAGE.encode(), "f", "vi")
    assert there.text.startswith("# đầu\nloại: plan\ncăn cứ: [")
    assert (
        "  - tiêu đề: A, b   # giữ\n    nhiệm vụ:\n      - Một câu\n        hai dòng\n"
        in there.text
    )
    assert "dữ liệu: {number: 1, items: [x]}\n" in there.text
    assert there.changes[0] == "dòng 2: khoá “kind” thành “loại”"
    assert there.changes[-1] == "1 dòng bỏ dấu cách cuối"
    assert tidy.fmt(there.text.encode(), "f", "en").text == PAGE.replace("plan   ", "plan")


def test_blanks_inside_a_block_are_words() -> None:
    assert "        khối  \n" in tidy.fmt(PAGE.encode(), "f").text


def test_a_word_depends_on_where_the_key_stands() -> None:
    new = tidy.fmt(b"signature: {title: a}\nannexes:\n  - title: b\n", "f", "vi").text
    assert new == "ký: {chức vụ: a}\nphụ lục:\n  - tên phụ lục: b\n"


def test_letters_and_line_ends_are_put_right() -> None:
    raw = "\ufeffloa\u0323i: tăng c\u01a3ờng\u200b \r\nsố: 1".encode()
    new = tidy.fmt(raw, "f")
    assert new.text == "loại: tăng cường\r\nsố: 1\r\n"
    assert new.changes == (
        "đầu tệp có dấu BOM (ký tự ẩn U+FEFF); đã bỏ qua",
        "1 chữ viết dạng tổ hợp (dấu rời); đã đổi sang dựng sẵn",
        "1 chữ giống chữ Việt mà không phải, đầu tiên là “ƣ” (U+01A3); đã thay",
        "1 ký tự không nhìn thấy, đầu tiên là U+200B; đã bỏ",
        "1 dòng bỏ dấu cách cuối",
        "thêm dấu xuống dòng cuối tệp",
    )
    assert tidy.fmt(raw, "f", unix=True).text == "loại: tăng cường\nsố: 1\n"


def test_a_tidy_file_stays() -> None:
    once = tidy.fmt(PAGE.encode(), "f", "vi")
    twice = tidy.fmt(once.text.encode(), "f", "vi")
    assert (twice.text, twice.changes) == (once.text, ())


def test_a_file_with_errors_is_left_alone() -> None:
    with pytest.raises(ContentError):
        tidy.fmt(b"a: 1\na: 2\n", "f")
    with pytest.raises(ContentError):
        tidy.ids(b"a: [\n", "f")


def test_ids_only_where_they_belong() -> None:
    new = tidy.ids(PAGE.encode(), "f")
    page = yaml.load(new.text, Loader=yaml.CBaseLoader)
    assert [set(base) for base in page["bases"]] == [{"id", "text"}, {"id", "cite"}]
    block, words, table = page["body"]
    assert list(block) == ["id", "heading", "tasks"]
    assert [task["text"] for task in block["tasks"]] == ["Một câu hai dòng", "khối  \nchữ", "x"]
    assert [item["text"] for item in block["tasks"][2]["items"]] == ["a", "b, c"]
    assert words["text"] == "Đoạn văn"
    assert table["id"] == "tay"
    assert page["data"] == {"number": "1", "items": ["x"]}
    assert page["recipients"] == ["Các sở"]
    assert len(new.changes) == 9


def test_ids_are_short_single_and_stay() -> None:
    new = tidy.ids(PAGE.encode(), "f")
    found = [line.split()[-1] for line in new.changes]
    assert len(set(found)) == len(found)
    assert all(4 <= len(name) <= 5 and name.isalnum() and name.isascii() for name in found)
    assert all(name[0].isalpha() and name == name.lower() for name in found)
    assert tidy.ids(PAGE.encode(), "f") == new
    again = tidy.ids(new.text.encode(), "f")
    assert (again.text, again.changes) == (new.text, ())


def test_ids_of_equal_words_differ() -> None:
    new = tidy.ids(("body:\n" + "  - một\n" * 300).encode(), "f")
    names = [block["id"] for block in yaml.load(new.text, Loader=yaml.CBaseLoader)["body"]]
    assert len(set(names)) == 300


def test_ids_leave_every_other_line_as_it_was() -> None:
    kept = [line for line in tidy.ids(PAGE.encode(), "f").text.splitlines() if "id:" not in line]
    for line in ("# đầu", "kind: plan   ", "body:", "    tasks:", "      - |-"):
        assert (line in kept) == (line != "      - |-")


def test_ids_speak_the_language_of_the_file() -> None:
    assert tidy.ids("nội dung:\n  - một\n".encode(), "f").text.splitlines()[2] == "    đoạn: một"


SAMPLES = sorted((Path(__file__).parents[1] / "content").rglob("*.yaml"))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_samples_survive(file: Path) -> None:
    named = tidy.ids(file.read_bytes(), file.name)
    there = tidy.fmt(named.text.encode(), file.name, "vi")
    back = tidy.fmt(there.text.encode(), file.name, "en")
    assert tidy.fmt(back.text.encode(), file.name, "vi").text == there.text
    assert source.read(back.text.encode(), "f").root.entries
