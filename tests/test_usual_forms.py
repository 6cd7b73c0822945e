"""The reader of the usual forms: the same values, places and offsets as libyaml's events give, or nothing."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from bench.documents import content
from pipeline import source, text
from pipeline.model import load
from pipeline.model.wording import collapsed, collapsed_value
from pipeline.model.words import Words, marked
from pipeline.problem import Span
from pipeline.source.lines import usual_root
from pipeline.source.nodes import Places, Scalar, scalars
from pipeline.source.parse import parse
from tests.samples import EVERY, desk

FORMS = """\
# Ghi chú đầu tệp
loại: kế hoạch   # ghi chú
số:
cơ quan ban hành: [ubnd-tinh-thai-nguyen, "sở; ngành", 'a']
ký: {chức vụ: Chủ tịch, họ tên: "Nguyễn Văn A: B", "x": []}
trích yếu: >-
  Nâng cao chất lượng
  dịch vụ công

  đoạn hai
nội dung:
- tiêu đề: Một
  ý:
    - "câu: có dấu"
    - >
      gập # không là chú thích
      hai  dòng

    - |
      thẳng
        thụt thêm

      hết
  # giữa
  khối:
    - đoạn: một (2), ba – bốn 8:30

    - bảng:
        hàng:
          - [1, "", null]
          - [{đoạn: a, gộp cột: 2}, 'b # c']
nơi nhận:
  - Như trên
  - gửi: x
    để: báo cáo
"""
BRACKETS = """\
{
 "kind": "plan", "number": 4,
 "body": [
  {"heading": "Một: hai # ba", "text": ["a", "b {{ c }}", []]},
  {
   "table": {"rows": [["1", "hai"], [null, "3'"]]}
  }
 ]
}
"""
ODDITIES = (
    *(":", ": ", " #", "#", " # ", "-", "- ", "\n", "\n\n", "\n  ", " ", "  ", "    ", "\r\n"),
    *(
        "|",
        ">",
        ">-",
        "|+",
        ">2",
        '"',
        "'",
        "''",
        "\\",
        "\\n",
        "{",
        "}",
        "[",
        "]",
        ",",
        ", ",
        "{{",
        "}}",
    ),
    *("&a ", "*a", "!", "!!str ", "?", "? ", "%", "@", "`", "---\n", "...\n", "\n---\n", "\n...\n"),
    *(
        "null",
        "~",
        "<<: ",
        "-a: ",
        "a: b",
        "\n# c\n",
        "\n#c",
        " #c",
        "\n      a: b",
        "\n- ",
        "=",
        "“",
        "…",
    ),
)
"""What means something to YAML somewhere, put anywhere."""


def different(written: str) -> str:
    """What the two readers do not agree on, "" where they agree or the usual forms are not there."""
    if not text.usual(written.encode()):
        return ""
    places = Places("f", written)
    read = usual_root(places)
    if read is None:
        return ""
    root, problems = parse(places, written.encode())
    if problems or repr(root) != repr(read):
        return f"{written}\n{problems}\n{root}\n{read}"
    uneven = [one for one in scalars(read) if collapsed_value(one) != collapsed(one.value)]
    return f"{written}\n{uneven}" if uneven else ""


def spoilt(whole: str, pick: random.Random) -> str:
    """The text with one to three oddities in it, in place of what stood there or between."""
    for _ in range(pick.randint(1, 3)):
        at = pick.randrange(len(whole) + 1)
        whole = whole[:at] + pick.choice(ODDITIES) + whole[at + pick.choice((0, 0, 1, 2, 5)) :]
    return whole


def shaken(whole: str, pick: random.Random) -> str:
    """The text with some lines gone, doubled, exchanged or further in or out."""
    lines = whole.split("\n")
    for _ in range(pick.randint(1, 4)):
        at, other = pick.randrange(len(lines)), pick.randrange(len(lines))
        match pick.randrange(5):
            case 0:
                lines[at] = ""
            case 1:
                lines[at] = lines[other]
            case 2:
                lines[at] = " " * pick.randint(1, 4) + lines[at]
            case 3:
                lines[at] = lines[at][pick.randint(1, 4) :]
            case 4:
                lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def broken(seed: int, count: int) -> Iterator[str]:
    """So many texts of which each is another, the same for the same seed."""
    pick = random.Random(seed)
    for _ in range(count):
        whole = pick.choice((FORMS, FORMS, BRACKETS))
        if pick.random() < 0.3:
            whole = whole.replace("\n", "\r\n")
        for change in pick.choice(((spoilt,), (shaken,), (spoilt, shaken))):
            whole = change(whole, pick)
        yield whole


@pytest.mark.parametrize("name", EVERY)
def test_every_sample_is_in_the_usual_forms(name: str) -> None:
    written = EVERY[name].read_text("utf-8")
    assert usual_root(Places("f", written)) is not None
    assert not different(written)


@pytest.mark.parametrize(
    "written", [FORMS, FORMS.replace("\n", "\r\n"), BRACKETS, content(1, 3).decode()]
)
def test_the_forms(written: str) -> None:
    assert usual_root(Places("f", written)) is not None
    assert not different(written)


@pytest.mark.parametrize("seed", range(4))
def test_oddities_anywhere(seed: int) -> None:
    """Of files broken at random one in three is still usual; none is read as another than libyaml reads."""
    read = 0
    for written in broken(seed, 1500):
        assert not different(written)
        read += usual_root(Places("f", written)) is not None
    assert read > 150


def test_a_copy_with_other_words_knows_nothing_of_them() -> None:
    root = usual_root(Places("f", "a: b"))
    value = root.get("a") if root else None
    assert isinstance(value, Scalar)
    assert value.flat
    assert collapsed_value(replace(value, value="b\nc")) == "b c"
    bare = Words("a", value.span, (), bare=True)
    assert not replace(bare, text="**a**").bare


@pytest.mark.parametrize("name", list(EVERY)[::4])
def test_words_said_to_hold_no_sign_hold_none(name: str) -> None:
    typed, _ = load.content(source.read(EVERY[name].read_bytes(), "f"), desk().registries)
    found = list(words(typed))
    assert sum(one.bare for one in found) > len(found) / 2
    assert not [one for one in found if one.bare and marked(one.text)]


def words(part: object) -> Iterator[Words]:
    """All words below a typed part."""
    if isinstance(part, Words):
        yield part
    elif isinstance(part, tuple) and not isinstance(part, Span):
        for one in part:
            yield from words(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from words(getattr(part, field.name))


if __name__ == "__main__":
    for number, one in enumerate(broken(int(sys.argv[1]), int(sys.argv[2]))):
        if said := different(one):
            sys.exit(f"{number}\n{said}")
