"""What each problem code means, in the officers' words: the pages of `vanban explain`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pipeline.given import strings


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code: what is wrong, why it matters, how it looks wrong and right."""

    code: str
    title: str
    cause: str
    bad: str
    good: str

    @property
    def page(self) -> str:
        """The whole page as printed."""
        parts = [f"{self.code} — {self.title}", "", self.cause.strip()]
        for name, text in (("Sai", self.bad), ("Đúng", self.good)):
            if text:
                parts += ["", f"{name}:", *(f"    {line}" for line in text.strip().splitlines())]
        return "\n".join(parts)


@cache
def known() -> Mapping[str, Explanation]:
    """Every code with its page, in order of codes."""
    found: dict[str, Explanation] = {}
    for file in sorted(Path(__file__).parent.iterdir()):
        if not file.name.endswith(".yaml"):
            continue
        entries = strings(file.read_text("utf-8"))
        for code, entry in entries.items():
            if code in found:
                raise ValueError(f"code {code} means two things ({file.name})")
            found[code] = Explanation(
                code, entry["title"], entry["cause"], entry.get("bad", ""), entry.get("good", "")
            )
    return MappingProxyType(dict(sorted(found.items())))
