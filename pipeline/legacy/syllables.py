"""What can be one syllable of written Vietnamese: how text in a wrong encoding is told from right text.

Onset, rhyme and tone as the orthography combines them; a rhyme that ends in c, ch, p or t bears only
the sharp or the heavy tone. Names of other peoples (Đắk Lắk, Kon Tum) fall outside, which is why words
are counted and never judged one by one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pipeline.text import TONES, nfc

_ONSETS = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu "
    "o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uy uya uych uyn uynh uyt uyu uyên uyêt "
    "uôc uôi uôm uôn uông uôt uơ ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "êc uâ yt ynh yn êng uyp"
)
_ONSET_LIST = _ONSETS.split()
_RHYME_SET = frozenset(_RHYMES.split())
_CHECKED = ("c", "ch", "p", "t")
_SHARP_HEAVY = "\u0301\u0323"


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether the letters can be one Vietnamese syllable, in any capitals and either tone style."""
    plain = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in plain if mark in TONES]
    if len(tones) > 1:
        return False
    base = nfc("".join(mark for mark in plain if mark not in TONES))
    return any(_fits(base[len(onset) :], onset, tones) for onset in _parts(base))


def _parts(base: str) -> list[str]:
    """Every onset the letters can begin with; `gi` may also be g + i (gì, gìn), `qu` is never q + u."""
    found = [onset for onset in _ONSET_LIST if base.startswith(onset)]
    return [*found, ""]


def _fits(rhyme: str, onset: str, tones: list[str]) -> bool:
    if rhyme not in _RHYME_SET and not (onset == "gi" and not rhyme):
        return False
    return not rhyme.endswith(_CHECKED) or (bool(tones) and tones[0] in _SHARP_HEAVY)
