"""Certified copies: where what is said of the copy begins, below the text that was extracted, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.finished import words
from pipeline.check.finished.page import Para
from pipeline.check.finished.zones_part import Part
from pipeline.check.finished.zones_tail import tail_roles

STAMP = "BẢN SAO VĂN BẢN"
"""The title of the Party's stamp of a certified copy."""
_HEAD = 6
"""Lines of the copier's name at most, above and beside the words "TRÍCH SAO"."""


def stamp_begins(paras: Sequence[Para]) -> int:
    """Where the frame of the Party's stamp and the signature beside it begin."""
    at = next(at for at, para in enumerate(paras) if para.text == STAMP)
    # The signature may be read before the frame.
    while at and paras[at - 1].side == "right":
        at -= 1
    return at


def stamped(paras: Sequence[Para]) -> Iterator[Part]:
    """The Party's stamp of a certified copy: a frame on the left, the signature on the right."""
    right = [para for para in paras if para.side == "right" and para.text != STAMP]
    signed = {id(para): (role, certain) for para, role, certain in tail_roles(right)}
    for para in paras:
        role, certain = signed.get(id(para), ("copy_field", True))
        yield Part("copy_title" if para.text == STAMP else role, para, certain)


def copy_begins(paras: Sequence[Para]) -> int:
    """Where the head of a state copy begins below the text that was extracted; 0 when nothing stands above.

    NĐ 30/2020, Phụ lục I, Phần II, II.2.a. A whole document above it has a letterhead of its own: 0, too.
    """
    title = next((at for at, para in enumerate(paras) if words.COPY.match(para.text)), 0)
    begins = title
    while begins and title - begins < _HEAD and _names(paras[begins - 1]):
        begins -= 1
    own = (words.NUMBER, words.PLACE_DATE)
    above = [para.text for para in paras[:begins]]
    titled = any(words.near(text, words.NATIONAL_NAME) for text in above)
    return 0 if titled or any(one.match(text) for one in own for text in above) else begins


def _names(para: Para) -> bool:
    """A line of the copier's name, beside the title of the copy."""
    return para.side == "left" and para.upper
