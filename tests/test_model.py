"""Content typed: every case is a file a reader can judge, with the exact messages and what was understood."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import source
from pipeline.model import load
from pipeline.model.grammar import LISTS, SHAPES
from pipeline.model.manual import tables
from pipeline.problem import ContentError, has_errors
from pipeline.problems import known
from pipeline.registries.organs import Organ
from pipeline.vocabulary import WORDS, canonical, vietnamese
from tests.model_cases import REGISTRIES, lines, loaded, view, whole

ROOT = Path(__file__).parent.parent
CASES = {
    f"{file.stem}: {name}": case
    for file in sorted((ROOT / "tests/model").glob("*.yaml"))
    for name, case in yaml.load(file.read_text("utf-8"), yaml.CBaseLoader).items()
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = CASES[name]
    assert set(case) <= {"content", "problems", "view", "of", "whole"}, "unknown key in the case"
    text = case["content"] if "whole" in case else whole(case["content"])
    content, problems = loaded(text)
    assert lines(problems) == case.get("problems", [])
    if "view" in case:
        assert content is not None
        assert view(getattr(content, case.get("of", "body"))) == case["view"]


def test_enough_cases() -> None:
    assert len(CASES) >= 60
    assert sum("problems" in case for case in CASES.values()) >= 40


def test_every_code_has_a_case_and_a_page() -> None:
    """A code nobody has seen fail is a code nobody has tried."""
    code = re.compile(r'"(M\d{3})"')
    used = {
        found
        for file in (ROOT / "pipeline/model").glob("*.py")
        for found in code.findall(file.read_text("utf-8"))
    }
    tried = {
        found
        for case in CASES.values()
        for line in case.get("problems", [])
        for found in re.findall(r"M\d{3}", line)
    }
    paged = {one for one in known() if one.startswith("M")}
    assert used == paged
    assert used == tried


@pytest.mark.parametrize("code", sorted(one for one in known() if one.startswith("M")))
def test_examples_of_pages_are_true(code: str) -> None:
    page = known()[code]
    bad = loaded(whole(page.bad))[1]
    good = loaded(whole(page.good))[1]
    assert code in {problem.code for problem in bad}
    assert code not in {problem.code for problem in good}
    assert not has_errors(good)


def test_every_key_is_a_word() -> None:
    known_words = {word.key for word in WORDS}
    for shape in SHAPES.values():
        for key in shape.keys.values():
            assert {key.name, *key.also} <= known_words, f"{shape.name}: {key.name}"
            assert canonical(vietnamese(key.name, shape.under)) == key.name


def test_every_shape_named_is_there() -> None:
    for shape in SHAPES.values():
        for key in shape.keys.values():
            if key.of and key.value != "choice":
                assert key.of in SHAPES, f"{shape.name}.{key.name}"


def test_manual_has_a_row_for_every_key() -> None:
    rows = [
        line for line in tables().splitlines() if line.startswith("| ") and "tiếng Anh" not in line
    ]
    assert len(rows) == sum(len(shape.keys) for shape in SHAPES.values())
    assert (
        "| loại (bắt buộc) | `kind` | một đoạn chữ | Loại văn bản: hướng dẫn, kế hoạch," in tables()
    )
    assert all(cell.strip() for row in rows for cell in row.replace("\\|", "").split("|")[1:-1])


@pytest.mark.parametrize("key", [name for name in LISTS])
def test_both_languages_mean_the_same(key: str) -> None:
    """A list written with English or Vietnamese keys is one and the same content."""
    item = "organ: Sở A\n        text: Một" if key == "responsibilities" else "text: Một"
    english = f"body:\n  - {key}:\n      - {item}\n"
    row = "đơn vị: Sở A\n        đoạn: Một" if key == "responsibilities" else "đoạn: Một"
    other = f"nội dung:\n  - {vietnamese(key)}:\n      - {row}\n"
    first, said = loaded(whole(english))
    second, also = loaded(whole(other))
    assert said == also == []
    assert first is not None
    assert second is not None
    assert view(first.body) == view(second.body)


def test_three_hundred_recipients() -> None:
    rows = "".join(f"  - Đảng uỷ xã số {number}\n" for number in range(300))
    content, problems = loaded(whole(f"recipients:\n{rows}"))
    assert content is not None
    assert not problems
    assert len(content.recipients) == 300


def test_a_paragraph_of_20000_letters() -> None:
    words = ("chữ " * 5000).strip()
    content, problems = loaded(whole(f"closing: {words}\n"))
    assert content is not None
    assert not problems
    assert [one.text for one in content.closing] == [words]


def test_deep_nesting_is_refused_with_its_place() -> None:
    text = "body:\n" + "".join("  " * step + "- items:\n" for step in range(1, 40))
    with pytest.raises(ContentError, match="N012"):
        loaded(whole(text))


NAMES = sorted({word.key for word in WORDS} | {word.vi for word in WORDS})
TREES = st.recursive(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(["1", "2026-08-04", "có", "{{ a }}", "[[b]]", "**c", "TM"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), TREES, max_size=6))
def test_nothing_breaks_the_loader(tree: dict[str, object]) -> None:
    """Whatever stands under whatever key, there is an answer with places and codes, never a crash."""
    text = yaml.dump(tree, allow_unicode=True)
    try:
        content, problems = loaded(text)
    except ContentError:
        return
    assert content is not None or has_errors(problems)
    assert all(re.fullmatch(r"[NM]\d{3}", problem.code) for problem in problems)


WORDS_OF_AUTHORS = st.text(
    st.characters(categories=["L", "N", "P", "Zs"], include_characters="“”–"),
    min_size=1,
    max_size=60,
).filter(lambda words: words.strip())


@settings(max_examples=150, deadline=None)
@given(WORDS_OF_AUTHORS)
def test_no_word_is_lost(words: str) -> None:
    """What an author writes as a paragraph is in the content or is complained of; spaces apart."""
    read = source.read(f"body:\n  - >-\n    x{words}\n".encode(), "t.yaml")
    written = read.root.entries[0].value.items[0].value
    content, problems = loaded(whole(f"body:\n  - >-\n    x{words}\n"))
    if content is None or has_errors(problems):
        return
    assert "".join(content.body[0].text[0].text.split()) == "".join(written.split())


def test_an_organ_by_the_short_form_that_every_office_writes_is_known() -> None:
    organs = {
        "ubnd-xa-b": Organ(id="ubnd-xa-b", system="state", name="Uỷ ban nhân dân xã B"),
        "hdnd-xa-b": Organ(id="hdnd-xa-b", system="state", name="Hội đồng nhân dân xã B"),
    }
    text = whole("cơ quan ban hành: UBND xã B").encode()
    _, found = load.content(source.read(text, "vb.yaml"), replace(REGISTRIES, organs=organs))
    [said] = [one for one in found if one.code == "M007"]
    assert said.message == "cơ quan ban hành phải ghi bằng mã, ở đây là tên “UBND xã B”"
    assert said.hint == "viết ubnd-xa-b"
