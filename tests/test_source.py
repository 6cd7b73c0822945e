"""Reading YAML: what comes out and every message, word by word (cases in tests/source/*.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline import source, text
from pipeline.problem import ContentError, Problem, Span
from pipeline.source.repair import repair

CASES = {
    f"{file.stem}: {name}": case
    for file in sorted((Path(__file__).parent / "source").glob("*.yaml"))
    for name, case in yaml.safe_load(file.read_text("utf-8")).items()
}
PAGES: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(source.__file__).parents[1] / "problems" / "N.yaml").read_text("utf-8")
)


def outcome(data: bytes) -> tuple[source.Source | None, tuple[Problem, ...]]:
    try:
        read = source.read(data, "f")
    except ContentError as error:
        return None, error.problems
    return read, read.problems


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case: dict[str, Any] = CASES[name]
    data = bytes.fromhex(case["bytes"]) if "bytes" in case else case["input"].encode()
    read, problems = outcome(data)
    assert [str(problem) for problem in problems] == case["says"]
    if "keys" in case:
        assert read
        assert [entry.key for entry in read.root.entries] == case["keys"]
    else:
        assert (source.plain(read.root) if read else None) == case.get("value")


def test_there_are_at_least_sixty_odd_inputs() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("code", sorted(PAGES.keys() - {"N002", "N003"}))
def test_page_shows_what_it_says(code: str) -> None:
    _, bad = outcome(PAGES[code]["bad"].encode())
    _, good = outcome(PAGES[code]["good"].encode())
    assert code in {problem.code for problem in bad}
    assert not good


def test_too_big_a_file() -> None:
    _, problems = outcome(b"a: " + b"x" * 2 * 1024 * 1024)
    assert [str(p) for p in problems] == ["f:1:1: lỗi N002 tệp lớn quá 2 MB — tách thành nhiều tệp"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: " + b"[" * 100_000, "1:33"),
        (b"a: " + b"[" * 31 + b"]" * 31, "1:33"),
        (b"{" * 100_000, "1:31"),
        (b"a: " + b"{b: " * 5_000, "1:120"),
        (b"- " * 5_000, "1:61"),
        (b"\n".join(b" " * level + b"a:" for level in range(1_200)), "31:31"),
    ],
)
def test_too_deep(data: bytes, place: str) -> None:
    """The depth is told where it is one too many, also where libyaml itself gives up first."""
    _, problems = outcome(data)
    assert [str(p) for p in problems] == [
        f"f:{place}: lỗi N012 tệp lồng sâu quá 30 cấp — chia nhỏ nội dung"
    ]


def test_too_many() -> None:
    _, problems = outcome(b"a:\n" + b"- [b]\n" * 150_000)
    assert [(p.code, p.message) for p in problems] == [("N012", "tệp có hơn 200000 mục")]


def test_every_value_knows_its_place() -> None:
    read, _ = outcome("a: một\nb:\n  - hai\n  - c: 'ba'\n".encode())
    assert read
    a, b = (entry.value for entry in read.root.entries)
    assert isinstance(b, source.Sequence)
    inner = b.items[1]
    assert isinstance(inner, source.Mapping)
    places = [
        a.span,
        b.span,
        b.items[0].span,
        inner.entries[0].key_span,
        inner.entries[0].value.span,
    ]
    assert [str(span) for span in places] == ["f:1:4", "f:3:3", "f:3:5", "f:4:5", "f:4:8"]


WORDS = {
    "plain": ("a: tổ chức hội nghị\n", "hội", "f:1:12"),
    "plain over two lines": ("a: tổ chức\n   hội nghị\n", "hội", "f:2:4"),
    "single quotes": ("a: 'tổ ''chức'' hội'\n", "hội", "f:1:17"),
    "double quotes": ('a: "tổ \\"chức\\" hội"\n', "hội", "f:1:17"),
    "block": ("a: |\n  tổ chức\n  hội nghị\n", "hội", "f:3:3"),
    "folded": ("a: >-\n  tổ chức\n  hội nghị\n", "hội", "f:3:3"),
    "after letters in parts": ("a: tô\u0309 chư\u0301c hội\n", "hội", "f:1:14"),
    "Windows lines": ("b: 1\r\na: |\r\n  tổ chức\r\n  hội nghị\r\n", "hội", "f:4:3"),
}


@pytest.mark.parametrize("style", WORDS)
def test_a_word_inside_a_scalar_has_a_place(style: str) -> None:
    raw, word, place = WORDS[style]
    read, _ = outcome(raw.encode())
    assert read
    value = read.root.get("a")
    assert isinstance(value, source.Scalar)
    assert str(value.at(value.value.index(word))) == place


def test_a_node_made_by_hand_has_its_span() -> None:
    assert source.Scalar("x", Span("f", 3, 4)).at(0) == Span("f", 3, 4)


@given(st.binary(max_size=300))
def test_any_bytes_end_in_values_or_problems(data: bytes) -> None:
    read, problems = outcome(data)
    assert read or problems


@given(
    st.text(
        alphabet=st.sampled_from(list("a: -#&*!|>'\"%@`{}[],\n\tđổ\u0301\u200b1?~\\")), max_size=60
    )
)
def test_any_yaml_ends_in_values_or_problems(raw: str) -> None:
    read, problems = outcome(raw.encode())
    assert read or problems
    assert all(1 <= problem.span.line <= raw.count("\n") + 1 for problem in problems)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=80))
def test_only_known_letters_change(words: str) -> None:
    """Whatever is not in the tables of repairs comes out of a quoted value as it went in."""
    quoted = '"' + "".join(f"\\U{ord(letter):08X}" for letter in words) + '"'
    read, problems = outcome(f"a: {quoted}\n".encode())
    assert read
    assert source.plain(read.root) == {"a": text.lookalikes(text.nfc(text.unseen_removed(words)))}
    assert bool(problems) == bool(text.controls(words))


_LETTERS = st.one_of(
    st.sampled_from("aàảãáạăằđêệoơợưừyỹAĂĐẴỸ–“”… \n#:-\"'"),
    st.sampled_from(
        "\t\r\u0301\u0309\u00d0\u01a3\u200b\u00a0\u2028\ufeff\ue000\ufffd\x07\x85αдÆ°½"
    ),
    st.characters(codec="utf-8"),
)


@given(st.text(_LETTERS, max_size=12))
def test_a_usual_text_needs_no_repair(written: str) -> None:
    if text.usual(written.encode()):
        places, said = repair(written, "f")
        assert (places.text, said) == (written, ())


@pytest.mark.parametrize("odd", [*"\t\u0301\u00d0\u01a3\u200b\u00a0\u00c4\u00b0\ufeff", "a\rb"])
def test_what_may_need_repair_is_not_usual(odd: str) -> None:
    assert text.usual("Ã đỗ “Ỹ” – …\r\n".encode())
    assert not text.usual(f"đỗ {odd} –".encode())


@pytest.mark.parametrize("name", CASES)
def test_usual_files_are_read_as_all_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    data = bytes.fromhex(case["bytes"]) if "bytes" in case else case["input"].encode()
    at_once = outcome(data)
    monkeypatch.setattr(source, "usual", lambda _data: False)
    assert outcome(data) == at_once
