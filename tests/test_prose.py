"""The author's words gathered for the rules: paragraphs apart, shortcuts that hide nothing."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline import source
from pipeline.check.passages import Passage
from pipeline.check.phrases import Phrases
from pipeline.check.prose import CAPITAL, Prose, folded, prose
from pipeline.check.rules import glued_words, number_form, repeated_mark, spacing
from pipeline.source import Scalar, Span

PIECES = """
    văn hóa, uỷ ban. ban . , ; : ( ) (như sau) a,b c:d Điều 5.Thời 3.48% 1,250,000 3,48 ,, .. ;. chữHoa văn(như ./. “ ”
    Hà Nội .Ban có). )và [ ] ...
"""
TEXTS = st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=12)


def made(words: list[str], joint: str = " ") -> Prose:
    text = joint.join(words)
    return Prose([Passage(text, Scalar(text, Span("f", 1)), ("body", 0, "text"))])


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([" ", "  "]))
def test_what_is_asked_first_hides_nothing(words: list[str], joint: str) -> None:
    """Where a pattern finds something in the text, the look at the distinct pieces has let it through."""
    one = made(words, joint)
    if spacing.ODD.search(one.text):
        assert spacing.any_odd(one)
    if repeated_mark.TWICE.search(one.text):
        assert one.having(repeated_mark.TWICE)
    if number_form.ODD.search(one.text):
        assert one.having(number_form.PARTED)
    if glued_words.GLUED.search(one.text):
        assert one.having(glued_words.INSIDE)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_words_are_those_of_the_text(words: list[str]) -> None:
    one = made(words)
    typed = frozenset(re.findall(r"\w+", one.text))
    assert one.beyond(frozenset()) == {folded(word) for word in typed}
    assert one.typed(typed | {"vắng"}) == typed
    signs, meant = one.signs
    assert [meant[ord(sign)] for sign in signs] == [
        folded(piece.strip(".,;:()/-“”")) for piece in one.text.split()
    ]
    for word in typed:
        assert list(one.words(folded(word))), word


PHRASES = (
    "văn hóa",
    "ủy ban",
    "ban",
    "ngành",
    "ban ngành",
    "hóa",
    "3a",
    "chỉ",
    "a",
    "ban chỉ",
    "ban ban",
    "số 3a",
)
STRANGE = """
    văn hoá, Văn hóa Ủy ban. (uỷ ban) ban/ngành Ban/ Ngành ngành/ban 3a 3ban ban3 a_ban ban_a «ban» "ban chỉ" chỉ
    ban ban-ban số – ban
"""


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.sampled_from(STRANGE.split()), min_size=1, max_size=10),
    st.sampled_from([" ", "  ", "\n", "\u00a0"]),
    st.sampled_from(PHRASES),
)
def test_words_are_found_wherever_they_stand_whole(
    words: list[str], joint: str, phrase: str
) -> None:
    """As by going through the folded text, letter by letter."""
    one = made(words, joint)
    text, expected, at = folded(one.text), [], 0
    while one.holds(phrase) and (at := text.find(phrase, at)) >= 0:
        end = at + len(phrase)
        if not (text[at - 1 : at] if at else "").isalpha() and not text[end : end + 1].isalpha():
            expected.append((at, end))
        at = end
    assert [(hit.start, hit.end) for hit in one.words(phrase)] == expected


def test_a_blank_line_parts_passages() -> None:
    text = "mở đầu: |\n  Một,\n  hai.\n\n  Ba^[ghi chú]\n  bốn.\nkết: >-\n  Năm\n  sáu.\n\n  Bảy.\n"
    found = prose(source.read(text.encode(), "f").root).passages
    assert [(one.text.replace("\ue0f1", ""), one.note) for one in found] == [
        ("Một, hai.", False),
        ("Ba bốn.", False),
        ("ghi chú", True),
        ("Năm sáu.", False),
        ("Bảy.", False),
    ]
    assert [(one.span().line, one.span().column) for one in found] == [
        (2, 3),
        (5, 3),
        (5, 7),
        (8, 3),
        (11, 3),
    ]


LEADS = ("văn hóa", "Văn hóa ", " ban ", "hóa, uỷ", ". ", "như sau")
BEHIND = re.compile(r"[ ,.)]{0,2}(?P<next>\w*)")


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([" ", "  "]), st.sampled_from(LEADS))
@example(["văn", "ban", "ban", "văn"], " ", " ban ")
def test_what_stands_behind_words_is_what_a_pattern_finds(
    words: list[str], joint: str, lead: str
) -> None:
    one = made(words, joint)
    text = one.text
    places = [at for at in range(len(text)) if text.startswith(lead, at)]
    ends = [BEHIND.match(text, at + len(lead)).end() for at in places]
    found = [(hit.start, hit.end) for hit in one.led((lead,), BEHIND)]
    assert found == list(zip(places, ends, strict=True))


def test_words_with_a_dash_of_their_own_are_found() -> None:
    one = made(["Phòng Tài chính - Kế hoạch, (ban/ngành) 2026-2030"])
    assert [hit.words for hit in one.words("tài chính - kế hoạch")] == ["Tài chính - Kế hoạch"]
    assert [hit.words for hit in one.words("ngành")] == ["ngành"]
    assert not one.holds("kế hoạch phòng")


CAPITAL_NEXT = re.compile(r"(?= [A-ZĐ])")


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([" ", "  ", "\u00a0"]), st.sampled_from(("văn hóa", " ban", "Hà")))
@example(["văn", "hóa,", "Hà"], " ", "văn hóa")
@example(["(văn", "hóa", "Hà"], " ", "văn hóa")
def test_what_the_next_piece_lacks_is_no_place(words: list[str], joint: str, lead: str) -> None:
    one = made(words, joint)
    every = [(hit.start, hit.end) for hit in one.led((lead,), CAPITAL_NEXT)]
    assert [(hit.start, hit.end) for hit in one.led((lead,), CAPITAL_NEXT, CAPITAL)] == every


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_paragraphs_that_were_met_before_say_the_same(texts: list[list[str]]) -> None:
    """Whether a paragraph is new, met once or often, and whatever lists were read in between."""
    paragraphs = [f"{number} {' '.join(words)}" for number, words in enumerate(texts)]
    found = []
    for turn in range(3):
        one = Prose(
            [
                Passage(text, Scalar(text, Span("f", 1)), ("body", at, "text"))
                for at, text in enumerate(paragraphs)
            ]
        )
        told = one.held(Phrases(("văn hóa", "ủy ban", "chữ", "như sau", "ban có", f"{turn} chữ")))
        found.append(
            (
                one.pieces,
                one.signs[0],
                one.distinct,
                one.beyond(frozenset({"văn"})),
                one.among(frozenset({"ban", "hóa"})),
                told - {f"{turn} chữ"},
                one.opening(re.compile(r"^ \d ")),
                [hit.words for hit in one.words("ban")],
            )
        )
    assert found[0] == found[1] == found[2]
    text = folded("\n".join(paragraphs))
    for phrase in ("văn hóa", "ủy ban", "như sau"):
        whole = re.search(rf"(?<!\w){phrase}(?!\w)", text)
        assert whole is None or phrase in found[0][5]
