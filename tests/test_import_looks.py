"""Bold and italic come into the draft wherever the source has them; what it has no mark for is told (looks.yaml)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_import_unseen import grid, imported, p, tc, whole

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "looks.yaml").read_text("utf-8")
)
_PROPERTY = {"b": "<w:b/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>', "s": "<w:strike/>"}


def runs(shown: str) -> str:
    """ "Theo [i Luật Đất đai]" as runs of Word."""
    found = re.findall(r"\[([bius]+) ([^\]]*)\]|([^\[]+)", shown)
    return "".join(
        f"<w:r><w:rPr>{''.join(_PROPERTY[one] for one in look)}</w:rPr>"
        f'<w:t xml:space="preserve">{words or plain}</w:t></w:r>'
        for look, words, plain in found
    )


def body(case: dict[str, Any]) -> str:
    if "shows" in case:
        return p(runs(case["shows"]))
    head = tuple(tc(p(runs(f"[b {name}]"))) for name in ("Nội dung", "Số"))
    return grid(head, tuple(tc(p(runs(cell))) for cell in case["row"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_looks(case: dict[str, Any]) -> None:
    made = imported(body(case))
    text = whole(made).partition("Bảo đảm an toàn")[2]
    assert case.get("draft", "") in text
    assert "never" not in case or case["never"] not in text
    told = case.get("told")
    assert told is None or any(told in one for one in made.doubts)
    assert case.get("noted") is None or case["noted"] in made.read.notes
