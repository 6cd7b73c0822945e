"""The samples made after four issued documents have their outline, lists, recipients, signers and figures.

The facts in tests/seeds/*.yaml were read by hand off the issued documents; the samples retell those
documents in their own words, so what is compared is structure and data, and that the words are own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.tree import Document, Paragraph, block_paragraphs, paragraphs, signature_paragraphs
from tests import samples
from tests.issued import SEEDS

FACTS = {
    file.stem: yaml.safe_load(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "seeds").glob("*.yaml"))
}
FILES = {
    "huong-dan-2012": "000",
    "nghi-quyet-2021": "001",
    "nghi-quyet-ban-thuong-vu": "002",
    "de-an-2011": "004",
}
LEVELS = {"part_label": 0, "heading_1": 1, "heading_2": 2, "heading_3": 3}
LONGEST_RUN = 12
every = pytest.mark.parametrize("name", list(FACTS))


def document(name: str) -> Document:
    return samples.document(f"mau-tu-van-ban-cu/{name}")


def text(paragraph: Paragraph) -> str:
    return " ".join("".join(run.text for run in paragraph.runs).split())


def headings(name: str) -> list[list[Any]]:
    """[level, number without its punctuation, title] in reading order."""
    body = list(block_paragraphs(document(name).body))
    found = []
    for at, paragraph in enumerate(body):
        if paragraph.role == "part_label":
            assert body[at + 1].role == "part_title"
            found.append([0, text(paragraph), text(body[at + 1])])
        elif paragraph.role in LEVELS:
            found.append([LEVELS[paragraph.role], paragraph.number.rstrip(".-"), text(paragraph)])
    return found


def items(name: str) -> dict[str, dict[str, int]]:
    """Under each heading, by its path of numbers: how many of each mark; "p" has no mark."""
    found: dict[str, Counter[str]] = {}
    path: list[tuple[int, str]] = []
    for paragraph in block_paragraphs(document(name).body):
        level = LEVELS.get(paragraph.role)
        if level is not None:
            number = paragraph.number.rstrip(".-") or text(paragraph)
            path = [*((at, one) for at, one in path if at < level), (level, number)]
        elif path and paragraph.role != "part_title":
            mark = re.sub(r"\d+", "1", paragraph.number) or "p"
            found.setdefault("/".join(one for _, one in path), Counter())[mark] += 1
    return {place: dict(counts) for place, counts in found.items()}


@every
def test_headings_levels_and_numbers(name: str) -> None:
    assert headings(name) == FACTS[name]["headings"]


@every
def test_lists_under_each_heading(name: str) -> None:
    made = items(name)
    wrong = [
        f"{place}: {made.get(place, {})}, phải {counts}"
        for place, counts in FACTS[name]["items"].items()
        if made.get(place, {}) != counts
    ]
    more = set(made) - set(FACTS[name]["items"])
    assert not wrong
    assert not more


@every
def test_recipients(name: str) -> None:
    lines = [p for p in document(name).recipients if p.role in ("recipient", "recipient_group")]
    assert all(line.number == "-" for line in lines)
    words = [text(line).rstrip(";,.") for line in lines]
    assert [re.sub(r" \(để [^)]*\)$", "", line) for line in words] == FACTS[name]["recipients"]
    group = FACTS[name].get("grouped")
    if group:
        told = [line.endswith(f"(để {group['for']})") for line in words]
        assert told == [at < group["members"] for at in range(len(words))]


@every
def test_signature(name: str) -> None:
    (signature,) = document(name).signatures
    lines = [text(paragraph) for paragraph in signature_paragraphs(signature)]
    expected = FACTS[name]["signature"]
    # Of one document the lines above the name were lost; those are the sample's own.
    assert lines[-len(expected) :] == expected
    assert len(lines) == len(expected) or name == "nghi-quyet-2021"


@every
def test_figures_that_must_occur(name: str) -> None:
    words = " ".join(text(paragraph) for paragraph in paragraphs(document(name)))
    missing = [
        one
        for one in FACTS[name]["figures"]
        if not re.search(rf"(?<![\d,]){re.escape(one)}(?!\d)", words)
    ]
    assert not missing


@every
def test_title_block(name: str) -> None:
    facts, title = FACTS[name], document(name).title
    if "author line" in facts:
        assert [text(p) for p in title if p.role == "author_line"] == [facts["author line"]]
    if "dashes" in facts:
        assert [text(p) for p in title if p.role == "dashes"] == [facts["dashes"]]
    if "place and date" in facts:
        (place,) = [text(p) for p in document(name).header.right if p.role == "place_date"]
        assert place == " ".join(facts["place and date"].split())


# ---- own words -----------------------------------------------------------------------------------


def words(content: str) -> list[str]:
    """Words without case and punctuation; the look-alike of ư that old PDF files carry is repaired."""
    content = unicodedata.normalize("NFC", content.replace("\u01a3", "ư").replace("\u01a2", "Ư"))
    # A line that ends in a hyphen went on in the next one.
    content = re.sub(r"-\s*\n\s*", "-", content)
    return re.findall(r"[\w%/-]+", _tones(content.lower()))


def _tones(content: str) -> str:
    """hòa and hoà alike: the mark of open oa, oe, uy on the second vowel."""
    for at, first in enumerate("òóỏõọ"):
        content = re.sub(rf"{first}a\b", f"o{'àáảãạ'[at]}", content)
        content = re.sub(rf"{first}e\b", f"o{'èéẻẽẹ'[at]}", content)
    for at, first in enumerate("ùúủũụ"):
        content = re.sub(rf"(?<!q){first}y\b", f"u{'ỳýỷỹỵ'[at]}", content)
    return content


@cache
def issued(name: str) -> list[str]:
    if not SEEDS.is_dir():
        pytest.skip(f"the issued documents are not here: {SEEDS}")
    (file,) = SEEDS.glob(f"{FILES[name]}_*.txt")
    return words(file.read_text("utf-8"))


def shared(one: list[str], two: list[str], longest: int) -> list[str]:
    """Longest common runs, wherever they stand in either."""
    places: dict[tuple[str, ...], list[int]] = {}
    size = longest + 1
    for at in range(len(two) - size + 1):
        places.setdefault(tuple(two[at : at + size]), []).append(at)
    found, at = [], 0
    while at <= len(one) - size:
        starts = places.get(tuple(one[at : at + size]), [])
        if not starts:
            at += 1
            continue
        end = max(_common(one, at, two, start) for start in starts)
        found.append(" ".join(one[at : at + end]))
        at += end
    return found


def _common(one: list[str], at: int, two: list[str], start: int) -> int:
    count = 0
    while (
        at + count < len(one) and start + count < len(two) and one[at + count] == two[start + count]
    ):
        count += 1
    return count


def own_paragraphs(name: str) -> list[Paragraph]:
    """Running text: headings, names of organs and documents are facts and must be equal."""
    fixed = {"part_label", "part_title", *LEVELS}
    return [p for p in block_paragraphs(document(name).body) if p.role not in fixed]


def without(run: list[str], phrases: list[list[str]]) -> list[str]:
    """The words with each phrase replaced by a bar that is in no document."""
    line = f" {' '.join(run)} "
    for phrase in sorted(phrases, key=len, reverse=True):
        line = line.replace(f" {' '.join(phrase)} ", " | ")
    return line.split()


@every
def test_sentences_are_not_the_issued_ones(name: str) -> None:
    fixed = [words(one) for one in FACTS[name]["fixed"]]
    copied = [
        run
        for paragraph in own_paragraphs(name)
        for run in shared(without(words(text(paragraph)), fixed), issued(name), LONGEST_RUN)
    ]
    assert not copied


@every
def test_fixed_names_and_quotes_are_in_both(name: str) -> None:
    """A phrase that either no longer has is taken off the list."""
    sample = " ".join(word for p in own_paragraphs(name) for word in words(text(p)))
    paper = " ".join(issued(name))
    for one in FACTS[name]["fixed"]:
        phrase = " ".join(words(one))
        assert phrase in sample, f"{one}: not in the sample"
        assert phrase in paper, f"{one}: not in the issued document"


def test_runs_of_words_are_found_wherever_they_stand() -> None:
    one = words("Một hai ba bốn năm sáu bẩy, tám chín mười; hoà bình.")
    two = words("tám chín mười hòa bình. Một hai ba bốn")
    assert shared(one, two, 3) == ["một hai ba bốn", "tám chín mười hoà bình"]
    assert shared(one, two, 5) == []
