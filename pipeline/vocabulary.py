"""Every key and fixed value word of a content file: English, Vietnamese, one-line meaning.

The table itself is vocabulary.yaml; loader, schema, fmt and manual all read it from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import text
from pipeline.given import strings

DATA_KEY = "data"
"""Below this key names are the author's own (`unit.name`), not words of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Word:
    """One key: canonical English, Vietnamese, meaning; `under` limits the Vietnamese word to a parent key."""

    key: str
    vi: str
    meaning: str
    under: str = ""


def _table() -> dict[str, Any]:
    stored = Path(__file__).with_name("vocabulary.yaml").read_text("utf-8")
    table: dict[str, Any] = strings(stored)
    return table


_TABLE = _table()
WORDS: tuple[Word, ...] = tuple(Word(*row) for row in _TABLE["words"])


@cache
def _form(written: str) -> str:
    """Capitals, tone style, blanks, `_` and `-` make no difference between two keys."""
    return text.folded(written.replace("_", " ").replace("-", " "))


_KEYS = {_form(word.key): word.key for word in WORDS} | {_form(word.vi): word.key for word in WORDS}
_VIETNAMESE = {(word.key, word.under): word.vi for word in reversed(WORDS)}
_ALSO: dict[str, str] = {_form(said): _form(key) for said, key in _TABLE["also called"].items()}
_VALUES: dict[str, dict[str, list[str]]] = _TABLE["values"]


@cache
def canonical(written: str) -> str | None:
    """English key of what the author wrote in either language, None when the word is not known."""
    return _KEYS.get(_form(written))


def vietnamese(key: str, under: str = "") -> str:
    """Vietnamese word of an English key, below the parent key `under`; KeyError for an unknown key."""
    return _VIETNAMESE.get((key, under)) or _VIETNAMESE[(key, "")]


def meaning(key: str) -> str:
    """One Vietnamese line on what the key is for; KeyError for an unknown key."""
    return next(word.meaning for word in WORDS if word.key == key)


def value(field: str, written: str) -> str | None:
    """Canonical form of a fixed word in `field` (authority, align, generate, truth, mark, urgency)."""
    form = _form(written)
    for word, others in _VALUES[field].items():
        if form in map(_form, (word, *others)):
            return word
    return None


def values(field: str) -> tuple[str, ...]:
    """The canonical words that `field` takes."""
    return tuple(_VALUES[field])


def nearest(written: str, allowed: Iterable[str]) -> str | None:
    """The allowed word an author most likely meant, in the author's language; None when none is near.

    Keys in `allowed` are compared in English and Vietnamese; other words as they are.
    """
    forms: dict[str, str] = {}
    for word in allowed:
        forms.setdefault(_form(word), word)
        for row in WORDS:
            if row.key == word:
                forms.setdefault(_form(row.vi), row.vi)
    said = _ALSO.get(_form(written), "")
    return forms[said] if said in forms else _closest(_form(written), forms)


def _closest(form: str, forms: dict[str, str]) -> str | None:
    import difflib  # for a mistyped key alone

    near = difflib.get_close_matches(form, forms, n=1, cutoff=0.75)
    if not near:
        bare = {text.ascii_fold(known): known for known in forms}
        near = [
            bare[found] for found in difflib.get_close_matches(text.ascii_fold(form), bare, 1, 0.8)
        ]
    if not near:
        # "tiêu chuẩn" for "tiêu chuẩn thể thức": part of one key and of no other.
        parts = set(form.split())
        within = [known for known in forms if parts and parts < set(known.split())]
        near = within if len(within) == 1 else []
    return forms[near[0]] if near else None


def contained(written: str, words: Iterable[str]) -> str | None:
    """The word of `words` that `written` is a part of ("tên" of "họ tên"), or begins with ("ký tên": "ký")."""
    form = _form(written)
    forms = {_form(word): word for word in words}
    parts = set(form.split())
    within = [known for known in forms if parts and parts < set(known.split())]
    if len(within) == 1:
        return forms[within[0]]
    longest = max((known for known in forms if form.startswith(f"{known} ")), key=len, default="")
    return forms.get(longest)


def misspelt(key: str, written: Iterable[str], under: str = "") -> bool:
    """Whether an unknown one of the keys written is likely `key`: it is told at its own line."""
    own = (vietnamese(key, under),)
    unknown = [word for word in written if canonical(word) is None]
    return any(nearest(word, (key,)) or contained(word, own) for word in unknown)


def meant(written: str, allowed: Iterable[str]) -> str:
    """Hint for an unknown word: “có phải ý bạn là “nhiệm vụ”?”, or "" when nothing is near."""
    near = nearest(written, allowed)
    return f"có phải ý bạn là “{near}”?" if near else ""
