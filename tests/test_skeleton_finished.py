"""Every kind in each system's manner, from `vanban new` filled in: the finished files have nothing wrong.

A skeleton shows every part that a kind has; what the samples show of one system only is here of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pipeline.build import Order, draft, make
from pipeline.check.finished.door import inspect
from pipeline.kinds import KINDS
from pipeline.problem import Level
from pipeline.skeleton import skeleton
from tests.samples import desk

ISSUERS = {"party": "du-xa-dai-tu", "state": "ubnd-xa-dai-tu"}
CENTRAL = {"platform", "party-rules"}
WRITTEN = {
    "Họ và tên": ("Nguyễn Văn An", "Nguyễn Văn An"),
    "Chức vụ người ký": ("Bí thư", "Chủ tịch"),
    "nội dung chính của văn bản, viết ngắn gọn": (
        "về công tác dân vận năm 2026",
        "Về công tác dân vận năm 2026",
    ),
    "Loại, số, ngày, cơ quan ban hành, trích yếu của văn bản làm căn cứ": (
        "Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư Trung ương Đảng về thể loại văn bản",
        "Căn cứ Luật Tổ chức chính quyền địa phương",
    ),
    "Loại, số, ký hiệu, ngày, cơ quan ban hành văn bản được sao": (
        "Kế hoạch số 12-KH/TU, ngày 02/7/2026 của Tỉnh uỷ Thái Nguyên",
        "Quyết định số 15/QĐ-UBND ngày 03 tháng 8 năm 2026 của Ủy ban nhân dân tỉnh Thái Nguyên",
    ),
}
"""Sample words -> what an officer of the Party, of the State writes; the other sample words stay, unquoted."""
CASES = [(kind, system) for kind in KINDS for system in KINDS[kind].systems]


def filled(kind: str, system: str, numbered: bool) -> str:
    issuer = "bch-tw" if kind in CENTRAL else ISSUERS[system]
    text = skeleton(KINDS[kind], issuer, "2026-08", system=system)
    lines = [line for line in text.splitlines() if line.lstrip()[:1] != "#" or "số: 12" in line]
    side = ("party", "state").index(system)
    words = re.sub(
        "“([^“”]+)”",
        lambda one: WRITTEN.get(one[1], (one[1], one[1]))[side],
        "\n".join(lines),
    )
    if numbered:
        words = words.replace("# số: 12", "số: 5").replace("ngày: 2026-08", "ngày: 2026-08-14")
    return words + "\n"


def loud(kind: str, system: str, numbered: bool) -> Iterator[str]:
    """What is more than a note on the Word file or the PDF, and a kind that was not known."""
    text = filled(kind, system, numbered)
    found = draft(text.encode(), "vb.yaml", desk(), Order())
    assert found.sound, "\n".join(map(str, found.problems))
    files = make(found, desk(), Order()).files
    for form in ("docx", "pdf"):
        said = inspect(files[form], f"vb.{form}")
        assert said.report is not None, said.problems
        facts = said.report.facts
        yield from (f"{form}: {one}" for one in said.problems if one.level is not Level.INFO)
        if facts.system != system or facts.copy != KINDS[kind].copy:
            yield f"{form}: taken for {facts.system}"
        if not facts.copy and (facts.kind is None or facts.kind.id != kind):
            yield f"{form}: taken for {facts.kind and facts.kind.id}"


@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "open"])
@pytest.mark.parametrize(("kind", "system"), CASES)
def test_a_filled_skeleton_is_right_when_finished(kind: str, system: str, numbered: bool) -> None:
    assert list(loud(kind, system, numbered)) == []


def test_every_kind_is_walked_in_each_of_its_systems() -> None:
    assert len(CASES) == sum(len(one.systems) for one in KINDS.values()) > len(KINDS)
