"""Faults done to the paper before it is laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tests.outside.faults.fault import Impossible, OnPaper
from tests.outside.papers import Paper


def put(name: str, old: str, new: str, every: bool = False) -> OnPaper:
    """Replaces words of an attribute, or of the first line of a list that has them."""

    def change(paper: Paper) -> None:
        value = getattr(paper, name)
        if isinstance(value, str):
            if old not in value:
                raise Impossible
            setattr(paper, name, value.replace(old, new, -1 if every else 1))
            return
        for at, one in enumerate(value):
            if old in one:
                value[at] = one.replace(old, new, 1)
                return
        raise Impossible

    return change


def gone(name: str, at: int | None = None) -> OnPaper:
    def change(paper: Paper) -> None:
        value = getattr(paper, name)
        if not value:
            raise Impossible
        if at is None:
            setattr(paper, name, type(value)())
        else:
            del value[at]

    return change


def last(name: str, old: str, new: str) -> OnPaper:
    def change(paper: Paper) -> None:
        lines = getattr(paper, name)
        if not lines or not lines[-1].endswith(old):
            raise Impossible
        lines[-1] = lines[-1].removesuffix(old) + new

    return change


def with_(name: str, how: Callable[[str], str], at: int | None = None) -> OnPaper:
    def change(paper: Paper) -> None:
        value = getattr(paper, name)
        if not value:
            raise Impossible
        new = how(value if at is None else value[at])
        if at is None:
            setattr(paper, name, new)
        else:
            value[at] = new

    return change


def combining(paper: Paper) -> None:
    at = next(at for at, one in enumerate(paper.text) if not one.startswith("@") and len(one) > 150)
    paper.text[at] = unicodedata.normalize("NFD", paper.text[at])


def tcvn3(paper: Paper) -> None:
    at = next(at for at, one in enumerate(paper.text) if not one.startswith("@") and len(one) > 150)
    paper.text[at] = (
        "C¸c c¬ quan, ®¬n vÞ c¨n cø chøc n¨ng, nhiÖm vô ®­îc giao chñ ®éng tæ chøc thùc hiÖn, b¶o ®¶m ®óng tiÕn ®é, "
        "tiÕt kiÖm vµ hiÖu qu¶."
    )
