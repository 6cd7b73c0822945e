"""Which words are no syllables of Vietnamese, and what was meant: wrong letters, wrong place of the tone, none at all.

Judged is one word, folded (small letters, tone on the first vowel); whether a name, a symbol or a foreign
phrase holds it is for the rule to see, at the place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from pipeline import generated
from pipeline.check.wordlists import table
from pipeline.record import record

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_HOOK, _TILDE = "\u0309", "\u0303"
_VOWELS = "aăâeêioôơuưy"
_SOUNDS = re.compile(
    rf"(?P<onset>(?:gi|qu)(?=[{_VOWELS}])|[^\W\d_{_VOWELS}]*)(?P<vowels>[{_VOWELS}]+)"
    rf"(?P<rest>[^\W\d_{_VOWELS}]*)"
)
_LETTERS = re.compile(rf"[abcdđeghiklmnopqrstuvxy{_VOWELS}]+")
_ONSETS = frozenset(
    re.findall(r"\w+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
)
_THEIRS = re.compile(r"[bcdđghkmnpsrtvx]?[lr]|k|m[bdnp]|x[tpc]|s[tpmnk]|h[mn]|nd")
"""How words begin that are not Vietnamese, and may have a tone."""
_AGAIN = re.compile(r"(.)\1")
_SWAPS = (
    ("ngh", "ng"),
    ("ng", "ngh"),
    ("gh", "g"),
    ("g", "gh"),
    ("k", "c"),
    ("c", "k"),
    ("uơ", "ươ"),
    ("ưo", "ươ"),
    ("uo", "ươ"),
    ("uo", "uô"),
    ("ie", "iê"),
    ("ye", "yê"),
)
"""Letters typed for others, in a word without its tone: what spelling and typing methods mix up."""
_SHORTEST = 4
"""Letters of a word without marks that is judged: shorter ones are abbreviations and foreign words."""

_TELEX = dict(zip("fsrxj", "\u0300\u0301\u0309\u0303\u0323", strict=True))
"""Letters by which a tone is typed, left as letters: "nhiêmj"."""

MISPLACED, UNKNOWN, GLUED, UNMARKED = "misplaced", "unknown", "glued", "unmarked"


@record(frozen=True, slots=True)
class Fault:
    """What is wrong with a word, and the words that may be meant, folded; the only one is sure when misplaced."""

    kind: str
    meant: tuple[str, ...] = ()


@cache
def known() -> frozenset[str]:
    """Every syllable, folded."""
    return frozenset(_in_a_row().split())


@cache
def _in_a_row() -> str:
    data = table("syllable")
    return " ".join([*data["syllables"].values(), *data["loans"]])


@lru_cache(maxsize=8192)
def fault(word: str) -> Fault | None:
    """What is wrong with a folded word that is no known syllable; None where nothing can be said."""
    if (
        word[-1] in "fj"
        and word[:-1] in known()
        and len(word) >= _SHORTEST
        and word not in _foreign()
    ):
        return Fault(UNKNOWN, (word[:-1],))
    if word.isascii():
        return Fault(UNMARKED) if len(word) >= _SHORTEST and word in _unmarked() else None
    bare, tones = _apart(word)
    if tones and word[-1] in _TELEX and word[:-1] in known():
        return Fault(UNKNOWN, (word[:-1],))
    if not tones and (tone := _TELEX.get(bare[-1])) and (typed := _moved(bare[:-1], tone)):
        return Fault(UNKNOWN, (typed,))
    sounds = _SOUNDS.match(bare)
    if sounds is None or not _LETTERS.fullmatch(bare):
        return None
    if len(tones) == 1 and (moved := _moved(bare, tones)):
        return Fault(MISPLACED, (moved,))
    if sounds.end() == len(bare):
        return Fault(UNKNOWN, _meant(bare, tones)) if _native(sounds, bool(tones)) else None
    cuts = _cuts(word)
    return Fault(GLUED, (f"{cuts[0][0]} {cuts[0][1]}",)) if len(cuts) == 1 else None


def _apart(word: str) -> tuple[str, str]:
    """The letters without tone marks, and the tone marks."""
    letters = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in letters if letter not in _TONES)
    return (
        unicodedata.normalize("NFC", bare),
        "".join(letter for letter in letters if letter in _TONES),
    )


def _toned(bare: str, tone: str) -> Iterator[str]:
    """The word with its tone on each of its vowels; as it is when it has none."""
    if not tone:
        yield bare
        return
    for at, letter in enumerate(bare, 1):
        if letter in _VOWELS:
            yield unicodedata.normalize("NFC", bare[:at] + tone + bare[at:])


def _moved(bare: str, tone: str) -> str:
    return next((one for one in _toned(bare, tone) if one in known()), "")


def _native(sounds: re.Match[str], toned: bool) -> bool:
    """Whether a slip of the hand, no word of others: "kbang", "blốc", "mnông" begin as theirs do."""
    onset = _AGAIN.sub(r"\1", sounds["onset"])
    return not onset or onset in _ONSETS or (toned and not _THEIRS.match(onset))


def _meant(bare: str, tones: str) -> tuple[str, ...]:
    """Syllables that differ by what writers mix up; none when there are more than two."""
    found: dict[str, None] = {}
    for one in (bare, *_respelt(bare)):
        for tone in _retoned(tones) if one == bare else (tones[:1],):
            found.update(dict.fromkeys(word for word in _toned(one, tone) if word in known()))
    return tuple(found) if len(found) <= 2 else ()


def _respelt(bare: str) -> Iterator[str]:
    yield from (
        new + bare[len(old) :] if at == 0 else bare[:at] + new + bare[at + len(old) :]
        for old, new in _SWAPS
        if (at := bare.find(old)) >= 0 and (at == 0 or old[0] in _VOWELS)
    )
    if (again := _AGAIN.sub(r"\1", bare)) != bare:
        yield again


def _retoned(tones: str) -> Iterable[str]:
    """Hook and tilde for each other, one of several; a tone that a stop needs and does not have."""
    if tones == _HOOK:
        return (_TILDE,)
    if tones == _TILDE:
        return (_HOOK,)
    if len(tones) > 1:
        return tuple(dict.fromkeys(tones))
    return () if tones else ("\u0301", "\u0323")


def _cuts(word: str) -> list[tuple[str, str]]:
    """Where the word may be two: both are known and both have a mark, one at least a tone."""
    return [
        (word[:at], word[at:])
        for at in range(2, len(word) - 1)
        if word[:at] in known()
        and word[at:] in known()
        and not word[:at].isascii()
        and not word[at:].isascii()
        and any(_apart(part)[1] for part in (word[:at], word[at:]))
    ]


@cache
def _unmarked() -> frozenset[str]:
    """Known syllables without their marks that are none themselves, nor foreign words."""
    # Kept: to take seven thousand words apart is a fifth of what the first judging of a document takes.
    bare = generated.read("syllables", _in_a_row(), lambda words: sorted(set(plain(words).split())))
    return frozenset(bare) - known() - _foreign()


@cache
def _foreign() -> frozenset[str]:
    return frozenset(table("syllable")["foreign"])


def plain(word: str) -> str:
    """Without any mark."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return letters.translate(dict.fromkeys(map(ord, filter(unicodedata.combining, set(letters)))))
