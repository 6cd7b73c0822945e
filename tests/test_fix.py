"""`vanban fix`: what it repairs, that it comes to an end, and that no letter changes unannounced."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from pipeline import source, splice, tidy
from pipeline.build import Desk, repaired
from pipeline.check import standing
from pipeline.check.fixing import fix
from pipeline.check.rule import Repair
from pipeline.commands.fix import command
from pipeline.problem import ContentError, ToolError
from pipeline.source import Mapping, Node, Scalar, Sequence, plain
from pipeline.text import Tone
from tests import rule_cases as given
from tests.samples import FILES

BAD = """\
loại: hướng dẫn
cơ quan ban hành: btgdv-tu-thai-nguyen
số: 5
ngày: 2026-06-12
trích yếu: thi đua "Dân vận khéo"  ở các xã , phường   # ghi chú giữ nguyên
mở đầu: >-
  Thực hiện Kết luận số 5-KL/TU, ngày 5/08/2025 của Tỉnh uỷ,
  Ban hoà giải xây dựng văn hóa( như sau ):
nội dung:
  - tiêu đề: "I. Mục đích, yêu cầu;"
    mục đích:
      - "- Hoà hợp,, hoà bình.Các đơn vị ; phối hợp."
      - Ông Qúy thu các khỏan của tòan dân, kinh tế -xã hội 2026- 2030.
      - "Chữ **đậm** ,  và {{ unit.name }} , hết./."
nơi nhận: ["- Các sở, ngành;"]
ký: {chức vụ: Trưởng ban, họ tên: Trần Minh Khang}
dữ liệu: {unit: {name: Tích Lương}}
"""
GOOD = """\
loại: hướng dẫn
cơ quan ban hành: btgdv-tu-thai-nguyen
số: 5
ngày: 2026-06-12
trích yếu: thi đua “Dân vận khéo” ở các xã, phường   # ghi chú giữ nguyên
mở đầu: >-
  Thực hiện Kết luận số 05-KL/TU, ngày 05/8/2025 của Tỉnh uỷ,
  Ban hoà giải xây dựng văn hoá (như sau):
nội dung:
  - tiêu đề: "Mục đích, yêu cầu"
    mục đích:
      - "Hoà hợp, hoà bình. Các đơn vị; phối hợp."
      - Ông Quý thu các khoản của toàn dân, kinh tế - xã hội 2026 - 2030.
      - "Chữ **đậm**, và {{ unit.name }}, hết."
nơi nhận: ["Các sở, ngành"]
ký: {chức vụ: Trưởng ban, họ tên: Trần Minh Khang}
dữ liệu: {unit: {name: Tích Lương}}
"""
DESK = Desk(given.CONTENT, Path("templates"))


def fixed(text: str) -> str:
    return repaired(text.encode(), "vb.yaml", DESK).text


def test_everything_that_cannot_change_the_meaning() -> None:
    assert fixed(BAD) == GOOD


PARTED = """\
nội dung:
  - đoạn: |
      Đoạn một .

      Đoạn hai
      có hai dòng .
  - đoạn: >-
      Đoạn ba .

      Đoạn bốn.
"""


def test_a_blank_line_between_paragraphs_stays() -> None:
    """It parts two paragraphs of the printed document; the blanks around it are none too many."""
    text = GOOD[: GOOD.index("nội dung:")] + PARTED + GOOD[GOOD.index("nơi nhận:") :]
    assert fixed(text) == text.replace(" .\n", ".\n")


def test_a_second_time_changes_nothing() -> None:
    again = repaired(GOOD.encode(), "vb.yaml", DESK)
    assert (again.text, again.changes) == (GOOD, ())


def test_each_change_is_announced() -> None:
    changes = repaired(BAD.encode(), "vb.yaml", DESK).changes
    assert changes[0] == 'dòng 5 (C023): ngoặc kép không đúng loại: "Dân vận khéo"'
    assert all(re.match(r"dòng \d+ \(C\d{3}\): ", line) for line in changes)
    assert (
        "dòng 8 (C001): “hóa” đặt dấu khác cả văn bản: viết “hoá” theo kiểu mới (hoà, thuỷ)"
        in changes
    )


def test_letters_of_the_file_first() -> None:
    text = GOOD.replace("Hoà hợp", "Tru\u031bo\u031b\u0309ng b\u01a3ớc")
    assert "Trưởng bước, hoà bình" in fixed(text)


def test_the_house_style_decides() -> None:
    text = GOOD.replace("Hoà hợp, hoà bình", "Hoà hợp")
    made = fix(text.encode(), "f", lambda read: given.subject(read.text, Tone.FIRST))
    assert "Ban hòa giải xây dựng văn hóa (như sau)" in made.text


def test_spelling_is_left_to_the_author() -> None:
    text = GOOD.replace("Hoà hợp", "Sử lý đơn")
    assert fixed(text) == text


def test_what_a_comment_allows_is_left() -> None:
    text = GOOD.replace("“Dân vận khéo” ở các xã", "“Dân vận khéo”  ở các xã").replace(
        "# ghi chú giữ nguyên", "# bỏ qua: dau-cach"
    )
    assert fixed(text) == text


@pytest.mark.parametrize("sample", FILES)
def test_samples_need_no_repair(sample: str) -> None:
    data = FILES[sample].read_bytes()
    assert repaired(data, sample, DESK).changes == ()


def test_a_blank_written_as_an_escape_stays_one_beside_a_repair() -> None:
    words = '      - "Chữ **đậm**, và {{ unit.name }}, hết."\n'
    before = GOOD.replace(words, '      - "Dài\\u00a0km ,  rộng\\u2003m"\n')
    after = GOOD.replace(words, '      - "Dài\\u00a0km, rộng\\u2003m"\n')
    assert fixed(before) == after


def test_a_file_with_errors_is_left_alone() -> None:
    with pytest.raises(ContentError):
        fixed("loại: hướng dẫn\nloại: kế hoạch\n")


def test_a_rule_that_would_put_other_letters_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(subject: given.Subject) -> list[object]:
        [(rule, finding)] = [one for one in standing(subject) if one[0].code == "C023"]
        assert finding.repair is not None
        old = finding.repair
        made = Repair(old.path, old.scalar, old.start, old.end, "“Dân vận kém”")
        return [(rule, type(finding)(finding.span, "", "", made))]

    monkeypatch.setattr("pipeline.check.fixing.standing", wrong)
    with pytest.raises(ToolError, match="luật định đổi chữ"):
        fixed(BAD)


PIECES = """
    hoà hóa quý uỷ thủy Điều 5 điều khoản ngày 5/8/2026 số 5-KL/TU xã,phường ( ) , ; : . ,, .. “ ” - + I. 1. a)
    tòan qúy gìa khỏan xã- hội 2026 -2030 …Các
    **đậm** [[nq-18-tw-2017]] {{unit.name}} xin chào chữHoa 3.48% http://a.vn ./. " ' – …
"""
TONES = "\u0300\u0301\u0303\u0309\u0323"
WORDS = st.lists(st.sampled_from(["", *PIECES.split()]), min_size=1, max_size=14)


@settings(max_examples=150, deadline=None)
@forall(WORDS, st.sampled_from(["'{}'", '"{}"', "|-\n        {}", ">-\n        {}"]))
def test_it_converges_and_keeps_every_letter(words: list[str], style: str) -> None:
    sentence = "Câu " + " ".join(words)
    quoted = {"'": sentence.replace("'", "''"), '"': sentence.replace('"', '\\"')}
    written = style.format(quoted.get(style[0], sentence))
    text = GOOD.replace('"Hoà hợp, hoà bình. Các đơn vị; phối hợp."', written)
    once = fixed(text)
    assert fixed(once) == once
    before, after = (letters(one) for one in (text, once))
    assert after == before


def letters(text: str) -> str:
    """All letters of the values without their tones, then the tones in order: a tone may move in its word."""
    values = str(plain(source.read(text.encode(), "f").root)).lower()
    apart = unicodedata.normalize("NFD", values)
    bare = "".join(sign for sign in apart if sign not in TONES)
    letters = "".join(sign for sign in unicodedata.normalize("NFC", bare) if sign.isalpha())
    return letters + "".join(sign for sign in apart if sign in TONES)


TAKES_AWAY = ("C071", "C084")
"""Rules whose repair takes letters away: a typed number or mark that is printed anyway."""
SEEN_ONCE_WHOLE = {"C031", "C033", "C074"}
"""Rules that know a citation, a sample's words by their form: what they say could not be told before the repair."""
CASES: dict[str, list[str]] = {}
for _module, _, _case in given.cases():
    CASES.setdefault(_module, []).append(given.whole(_case))


def held(text: str) -> str:
    """The file repaired, after everything that is promised of a repair has been seen of it."""
    made = repaired(text.encode(), "vb.yaml", DESK)
    again = repaired(made.text.encode(), "vb.yaml", DESK)
    assert (again.text, again.changes) == (made.text, ())
    assert (made.text == tidied(text)) is not any("(C" in line for line in made.changes)
    before, after = letters(tidied(text)), letters(made.text)
    if not any(f"({code})" in line for line in made.changes for code in TAKES_AWAY):
        assert after == before
    else:
        rest = iter(before)
        assert all(sign in rest for sign in after)
    assert made.text.count("#") == tidied(text).count("#")
    told = Counter(one.code for one in given.problems(tidied(text)))
    new = Counter(one.code for one in given.problems(made.text)) - told
    assert set(new) <= SEEN_ONCE_WHOLE
    return made.text


def tidied(text: str) -> str:
    """What `fmt` makes of it: the letters and blanks of the file, before any rule."""
    return tidy.fmt(text.encode(), "vb.yaml").text


@pytest.mark.parametrize("module", CASES)
def test_what_is_promised_holds_for_every_case_of_the_rules(module: str) -> None:
    for text in CASES[module]:
        held(text)


SLIPS: tuple[tuple[str, str], ...] = (
    (r"(?<=[^\W\d_]) (?=[^\W\d_])", "  "),
    (r", (?=[^\W\d_])", ","),
    (r"(?<=[^\W\d_]), (?=[^\W\d_])", " , "),
    (r"(?<=[^\W\d_])\.$", ".."),
    (r"(?<=[^\W\d_]), ", ",, "),
    (r"oà", "òa"),
    (r"uỷ", "ủy"),
    (r"ngày 0(?=\d[^\d])", "ngày "),
    (r"/(?=[3-9]/20)", "/0"),
    (r" - ", " -"),
    (r" - ", "–"),
    (r"“([^”]*)”", r"‘\1’"),
)
"""How hands and programs spoil a sound text."""


@pytest.mark.parametrize("sample", FILES)
def test_what_is_promised_holds_for_spoilt_samples(sample: str) -> None:
    """Each slip at a place of its own, and all of them at once; a repair of one must not be spoilt by another's."""
    chance = random.Random(sample)
    read = source.read(FILES[sample].read_bytes(), sample)
    values = {path: value for path, value in sentences(read.root) if " " in value.strip()}
    spoilt: dict[tuple[str | int, ...], str] = {}
    while len(spoilt) < min(12, len(values)):
        path = chance.choice(list(values))
        pattern, new = chance.choice(SLIPS)
        if places := list(re.finditer(pattern, values[path])):
            one = chance.choice(places)
            value = values[path]
            values[path] = value[: one.start()] + one.expand(new) + value[one.end() :]
            spoilt[path] = values[path]
    changes = [splice.SetValue(path, value) for path, value in spoilt.items()]
    held(splice.apply(read.text, changes))


def sentences(
    node: Node, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every value that is words of the author, by its path."""
    match node:
        case Scalar():
            yield path, node.value
        case Mapping():
            for entry in node.entries:
                yield from sentences(entry.value, (*path, entry.key))
        case Sequence():
            for number, item in enumerate(node.items):
                yield from sentences(item, (*path, number))


def test_the_command_shows_first_and_writes_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "vb.yaml"
    file.write_text(BAD, "utf-8")
    (tmp_path / "content").mkdir()
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        (tmp_path / "content" / name).write_bytes((given.CONTENT / name).read_bytes())
    runner = CliRunner()
    shown = runner.invoke(command, [str(file)], catch_exceptions=False)
    assert shown.exit_code == 0
    assert '\n+nơi nhận: ["Các sở, ngành"]\n' in shown.output
    assert '\n-nơi nhận: ["- Các sở, ngành;"]\n' in shown.output
    assert shown.output.endswith("1/1 tệp sửa được; thêm --write để ghi.\n")
    assert file.read_text("utf-8") == BAD
    runner.invoke(command, [str(file), "--write"], catch_exceptions=False)
    assert file.read_text("utf-8").startswith(GOOD[:200])
    assert runner.invoke(command, [str(file)]).output == "0/1 tệp sửa được; thêm --write để ghi.\n"
