"""Eight vocabularies of Vietnamese syllables that share no syllable: one to tune by, seven to judge by."""

from __future__ import annotations

import re
import unicodedata
from random import Random

_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_ONSETS = {
    "tune": "b c ch d đ g h kh l m n nh ng ph s t th tr v x",
    "held": "gh ngh gi qu r p k br kl h l m t v nh đ th s ch",
    "proof": "b c d g kh n ng ph tr x",
    "fresh": "b c ch d đ h kh l m n nh ng ph qu r s t th tr v x",
    "last": "k p r gh ngh br kl qu",
    "sixth": "k p gh ngh br kl pl dr gr",
    "seventh": "pl dr gr bl cr",
    "eighth": "sl sr tl vl vr zr",
}
_RHYMES = {
    "tune": "a ai am an ang ao ăn ân ăng âu ay ên ênh iên inh o oan oi ô ôi ông ơ u ưa ươi ương "
    "ung",
    "held": "au ây âm âng e em en eo êm êu i im in iu oa oai oang oăn om ong ôm ơi ơm uân uê ui un "
    "uôn uông uyên ư ưng ươu yên",
    "fresh": "anh iêng iêu iêm uôi uôm ươm ươn ưu eng ơn ôn on ăm oay oen oeo uâng uyn ưi",
}
_RHYMES |= {"proof": _RHYMES["held"], "last": _RHYMES["tune"], "sixth": _RHYMES["fresh"]}
_RHYMES["seventh"] = f"{_RHYMES['held']} {_RHYMES['tune']}"
_RHYMES["eighth"] = f"{_RHYMES['fresh']} {_RHYMES['held']}"
_STOPPED = {
    "tune": "ac ach at ăc ăt âp êt iêc ich oc ôc ôp uc ươc ưt",
    "held": "ap ăp âc ât ep êch êp iêt ip it oat op ôt ơp uât up ut uôc ươp uyêt",
    "fresh": "ưc uôt ươt ơt ot et ec iêp oăc oach oet uych",
}
_STOPPED |= {"proof": _STOPPED["held"], "last": _STOPPED["tune"], "sixth": _STOPPED["fresh"]}
_STOPPED["seventh"] = f"{_STOPPED['held']} {_STOPPED['tune']}"
_STOPPED["eighth"] = f"{_STOPPED['fresh']} {_STOPPED['held']}"

HALVES = ("tune", "held", "proof", "fresh", "last", "sixth", "seventh", "eighth")
"""The proof has the rhymes of the held-out one behind sounds that stand before none of them there,
so has the last those of the one to tune by, and the sixth those of the fresh one; the seventh has those of
the first two behind sounds of the sixth, the eighth those of the fresh and the held-out one behind its own."""
_WORD = re.compile(r"[^\W\d_]+")


def syllable(random: Random, half: str) -> str:
    """One syllable of a half's vocabulary, lower case."""
    onset = random.choice(_ONSETS[half].split())
    if random.random() < 0.25:
        rhyme, tone = random.choice(_STOPPED[half].split()), random.choice(_TONES[2::3])
    else:
        rhyme, tone = random.choice(_RHYMES[half].split()), random.choice(_TONES)
    return onset + _toned(rhyme, tone)


def _toned(rhyme: str, tone: str) -> str:
    """The tone goes on the vowel with a mark of its own, else on the first but one of several."""
    vowels = [at for at, letter in enumerate(rhyme) if letter in "aăâeêioôơuưy"]
    marked = [at for at in vowels if rhyme[at] in "ăâêôơư"]
    at = marked[-1] if marked else vowels[1] if len(vowels) > 1 and rhyme[0] in "ouy" else vowels[0]
    return unicodedata.normalize("NFC", rhyme[: at + 1] + tone + rhyme[at + 1 :])


def sentence(random: Random, half: str, count: int) -> str:
    """So many words with what stands between them in official prose: signs, symbols, dates."""
    out = []
    for _ in range(count):
        kind = random.random()
        if kind < 0.03:
            out.append(_special(random, half))
        else:
            word = syllable(random, half)
            out.append(word + (random.choice(",,;.") if kind > 0.92 else ""))
    text = " ".join(out).rstrip(",;.")
    return text[:1].upper() + text[1:]


def _special(random: Random, half: str) -> str:
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(2015, 2030)
    one, two = syllable(random, half), syllable(random, half)
    number = random.randint(1, 400)
    sign = "".join(random.choice("BCDĐGHKLNQSTUVX") for _ in range(random.randint(2, 9)))
    return random.choice(
        [
            f"số {number}-{random.choice(['HD', 'KH', 'NQ', 'QĐ'])}/{sign}",
            f"số {number}/{year}/NĐ-{sign}",
            f"ngày {day:02}/{month}/{year}",
            f"ngày {day:02} tháng {month} năm {year}",
            f"{one} - {two}",
            f"{one}-{two}",
            f"“{one} {two}”",
            f"({one} {two})",
            f"{one}/{two}",
            f"{year}-{year + 4}",
            f"{year} - {year + 4}",
            f"{number / 7:.1f}%".replace(".", ","),
            f"{number}.{number:03} {one}",
            f"{one}…",
            f"{one}:",
        ]
    )


def revoiced(text: str, random: Random, half: str) -> str:
    """The text with every word replaced by a syllable in the same case; signs and figures stay."""

    def other(found: re.Match[str]) -> str:
        word = found.group()
        new = syllable(random, half)
        if word.isupper() and len(word) > 1:
            return new.upper()
        return new[:1].upper() + new[1:] if word[0].isupper() else new

    return " ".join(
        part if any(c.isdigit() or c == "/" for c in part) else _WORD.sub(other, part)
        for part in text.split(" ")
    )
