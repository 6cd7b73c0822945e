"""Remarks by block, for the terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from pipeline.review.remarks import Remark


def lines(remarks: Sequence[Remark], only_open: bool = False) -> Iterator[str]:
    """Every remark under its block, with its thread."""
    shown = [one for one in remarks if not (only_open and one.closed)]
    for (block, place), group in groupby(shown, lambda one: (one.block, one.place)):
        yield f"{block or 'ngoài khối có mã'}: {place}" if place else block or "ngoài khối có mã"
        for one in group:
            yield from _remark(one)
    still = sum(not one.closed for one in remarks)
    yield f"{len(remarks)} góp ý, còn {still} chưa khép."


def _remark(one: Remark) -> Iterator[str]:
    mark = "✓" if one.closed else "•"
    when = f", {one.date[:10]}" if one.date else ""
    yield f"  {mark} {one.id} {one.author}{when}: {_flat(one.text)}"
    if one.quote:
        yield f"      về: “{_flat(one.quote)}”"
    for answer in one.answers:
        yield f"      ↳ {answer.author}: {_flat(answer.text)}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def values(remarks: Iterable[Remark]) -> list[dict[str, object]]:
    """The same for programs."""
    return [asdict(one) for one in remarks]
