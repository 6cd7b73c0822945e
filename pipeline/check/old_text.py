"""Words of a YAML passage that are still in an encoding from before Unicode, pasted beside Unicode ones."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline import legacy

HINT = re.compile("[\u00a1-\u00bf×ØÛÏÄÖÎÑÅËÜÆÇøûïäöîñåëüÿæç÷]")
"""Letters that TCVN3 or VNI show and Vietnamese never writes; most texts have none."""
_INSIDE = re.compile("(?<=[^\\W\\d_])[¨©ª«¬®µ¶·¸¹»¼½¾×÷]|[¨©ª«¬®µ¶¸¹»¼½¾×](?=[^\\W\\d_])")
_SEVERAL = 2
"""Places inside words, beside words of Unicode, that make a passage TCVN3: one may be a sign (5 m×n)."""


@lru_cache(maxsize=1000)
def encoding_of(text: str) -> str:
    """The old encoding of a passage or of words in it, as officers call it; "" for Unicode."""
    if not HINT.search(text):
        return ""
    found = legacy.detect([text])[0]
    if found is not None:
        return found.value
    return legacy.Encoding.TCVN3.value if len(_INSIDE.findall(text)) >= _SEVERAL else ""
