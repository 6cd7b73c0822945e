"""What single lines of text tell by their words: fixed ones, capitals, dates, hyphens that were cut."""

from __future__ import annotations

import re

from pipeline.check.finished import words
from pipeline.importer.recognise.labels import label

ENDS = re.compile(r"[.;:!?…][\"”’)]*$|\./\.$")
_HYPHEN = re.compile(r"(?:\d+\s?-|[A-ZĐ]-|\w/)$")
_GLUE = re.compile(r"[A-ZĐ0-9]")
_NUMBER_AND_DATE = re.compile(
    r"Số\s*[:.]?\s*[\d…._ ]*[-/].{1,40}\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b[\s\d…._]*$"
)


def joined(one: str, two: str) -> str:
    """Two lines as one text; a symbol that was cut at its hyphen is whole again."""
    if _HYPHEN.search(one) and _GLUE.match(two):
        return one + two
    return f"{one} {two}"


def dates(text: str) -> bool:
    """A line of place and date."""
    return len(text) < 70 and bool(words.PLACE_DATE.match(text))


def bracket_open(text: str) -> bool:
    """ "(Kèm theo Kế hoạch số …" goes on until its bracket closes."""
    return text.startswith("(") and text.count("(") > text.count(")") and len(text) < 400


def fixed(text: str) -> bool:
    """Words that always stand alone on their line."""
    if text == "*" or _NUMBER_AND_DATE.match(text) or words.COPY.match(text):
        return True
    if words.kind_of(text) and text.isupper():
        return True
    if words.RECIPIENTS.match(text) or words.DASHES.match(text):
        return True
    return any(
        words.near(text, one) for one in (words.NATIONAL_NAME, words.MOTTO, words.PARTY_TITLE)
    )


def signs(text: str) -> bool:
    return bool(
        text.isupper()
        and len(text) < 60
        and (words.AUTHORITY.match(text) or (words.TITLES.match(text) and len(text) < 40))
    )


def capitals(text: str) -> bool:
    """Whether the words after a label are capitals."""
    rest = label(text)[1]
    return rest.isupper() and sum(letter.isalpha() for letter in rest) > 2


def division(text: str) -> bool:
    found, rest = label(text)
    return bool(found and found.rank <= 3 and not rest)


def wide(text: str) -> bool:
    """Sentences as long as this are text, whatever stands above them."""
    return len(text) > 110 or bool(ENDS.search(text) and len(text) > 60)


def ended(text: str) -> bool:
    return text.rstrip().endswith((";", ".", ",", ":"))
