"""`vanban init`: the files of a new working place: settings, registries of its own organs, Word templates, schema.

The words are in words.yaml. The organs are those that every unit of its tier has: the Party committee, the
People's Council, the People's Committee; an office adds its own beside them, by hand or by `vanban import`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline import schema
from pipeline.given import strings
from pipeline.registries.units import Unit, units
from pipeline.render import template
from pipeline.standards.load import ids, load
from pipeline.text import Tone, restyle, slug

ORGANS = Path("content/organs.yaml")
SETTINGS = Path("vanban.toml")
SYSTEMS = {"đảng": "party", "nhà nước": "state"}

_GAP = re.compile(r"\[\[([a-zC ]+)\]\]")
_ONE_LINE = 20
"""Letters of an organ's name in capitals and bold that surely fit the left column of a letterhead."""


_TONES = {"party": Tone.SECOND, "state": Tone.FIRST}
"""The tone style of each system's own papers (HD 05-HD/VPTW prints uỷ, NĐ 30/2020 mostly ủy)."""


def files(unit: Unit | None, system: str, day: Date = Date.max) -> Mapping[Path, bytes]:
    """Everything but the Word templates. `unit` fills the registry of organs (None = only its heading);
    `system` (party | state | "") says which of them drafts here."""
    words = _words()
    gaps = _gaps(unit, day) if unit else {}
    organs = words["organs"]
    if unit:
        # Its own organs first: `vanban new` takes the first one that issues the kind.
        whole = units().by_code(unit.parent, day) if unit.parent else None
        organs += _filled(words["of commune" if whole else "of province"], gaps)
        if whole:
            organs += _filled(words["of province"], _gaps(whole, day))
    # Names are printed as registered: in one document they must not mix hoà and hòa.
    if tone := _TONES.get(system):
        organs = restyle(organs, tone)
    issuer = _issuer(gaps, system) if unit else ""
    marks = {"issuer": issuer or "ubnd-xa-…", "mark": "" if issuer else "# "}
    made = {
        SETTINGS: _filled(words["settings"], marks),
        Path(".gitignore"): words["ignored"],
        ORGANS: organs,
        Path("content/citations.yaml"): words["citations"],
        Path("content/people.yaml"): words["people"],
        Path("schema/document.json"): schema.text(),
    }
    return {name: text.encode() for name, text in made.items()}


def templates(folder: Path) -> list[str]:
    """Write the standards' Word templates that are not there yet; what is there stays as it is."""
    missing = [one for one in ids() if not (folder / f"{one}.docx").exists()]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        template.write(map(load, missing), folder)
    return [f"{one}.docx" for one in missing]


@cache
def _words() -> dict[str, str]:
    stored = resources.files("pipeline.working_place").joinpath("words.yaml").read_text("utf-8")
    words: dict[str, Any] = strings(stored)
    return words


def _gaps(unit: Unit, day: Date) -> dict[str, str]:
    """What the organs of a unit are called."""
    whole = units().by_code(unit.parent, day) if unit.parent else None
    party = f"Đảng uỷ {unit.words}"
    lines = party if len(party) <= _ONE_LINE else f"[Đảng uỷ {unit.type}, {unit.bare}]"
    return {
        "id": slug(unit.words),
        "seat": slug(unit.bare),
        "name": unit.bare,
        "words": unit.words,
        "type": unit.type,
        "code": unit.code,
        "Committee": "Thành uỷ" if unit.type == "thành phố" else "Tỉnh uỷ",
        "party lines": lines,
        "province words": whole.words if whole else "",
        "province id": slug(whole.words) if whole else "",
        "province seat": slug(whole.bare) if whole else "",
    }


def _issuer(gaps: Mapping[str, str], system: str) -> str:
    if system == "state":
        return f"ubnd-{gaps['id']}"
    if system == "party":
        return f"du-{gaps['id']}" if gaps["province id"] else f"tu-{gaps['seat']}"
    return ""


def _filled(text: str, gaps: Mapping[str, str]) -> str:
    return _GAP.sub(lambda gap: gaps[gap[1]], text)
