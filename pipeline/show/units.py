"""Administrative units as lines for people and as records for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date

from pipeline.registries.search import Hit
from pipeline.text import in_figures


def listing(hits: Sequence[Hit], whole: bool) -> Iterable[str]:
    """Code, name, province; `whole` adds when it began and what it was made of."""
    names = [hit.unit.name for hit in hits]
    width = max(map(len, names))
    for hit, name in zip(hits, names, strict=True):
        above = f"  {hit.province.words}" if hit.province else ""
        by = f"  (trước 01/7/2025: {hit.by})" if hit.by else ""
        yield f"{hit.unit.code:<5}  {name:<{width}}{above}{by}".rstrip()
        if whole:
            yield from _more(hit)
    yield f"{len(hits)} đơn vị."


def _more(hit: Hit) -> Iterable[str]:
    time = _time(hit.unit.valid_from, hit.unit.valid_to)
    if time:
        yield f"       {time}"
    if hit.parts:
        parts = ", ".join(
            f"{'một phần ' if part.part else ''}{part.name}" for part in hit.parts if part.name
        )
        districts = ", ".join(unit.words for unit in hit.districts)
        yield f"       gồm: {parts or 'toàn bộ'} ({districts})"


def _time(first: Date | None, last: Date | None) -> str:
    ends = [f"từ {in_figures(first)}" if first else "", f"đến {in_figures(last)}" if last else ""]
    return " ".join(end for end in ends if end)


def record(hit: Hit) -> dict[str, object]:
    """One unit as plain values."""
    unit = hit.unit
    return {
        "code": unit.code,
        "name": unit.name,
        "type": unit.type,
        "tier": unit.tier,
        "province_code": unit.parent or unit.code,
        "province": hit.province.name if hit.province else unit.name,
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
        "former_districts": [district.name for district in hit.districts],
        "former": [
            {"code": part.former, "name": part.name, "part": part.part} for part in hit.parts
        ],
        "found_by": hit.by or None,
    }
