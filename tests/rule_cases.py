"""Cases of the rules: a paragraph or keys laid over a small correct document, and the exact messages.

tên của ca:
  in: nhà nước          # the system, "đảng" when left out
  text: một đoạn văn    # stands as the only paragraph, or
  yaml: |               # keys that take the place of the small document's own
    ngày: 2026-08-04
  problems: []          # message — hint, of this rule alone
  levels: []            # how much each weighs, where it depends
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline import check, source
from pipeline.check.subject import Subject
from pipeline.compose import compose
from pipeline.model import load
from pipeline.problem import Problem
from pipeline.registries import Registries, load_registries
from pipeline.standards.load import choose
from pipeline.standards.load import load as load_standard
from pipeline.text import Tone

FOLDER = Path(__file__).parent / "rules"
CONTENT = Path(__file__).parents[1] / "content"

SMALL = {
    "đảng": """\
loại: hướng dẫn
cơ quan ban hành: btgdv-tu-thai-nguyen
số: 12
ngày: 2026-08-04
trích yếu: tổ chức đối thoại trực tiếp
nội dung:
  - đoạn: Các cơ quan phối hợp thực hiện.
nơi nhận: [Thường trực Tỉnh uỷ]
ký: {chức vụ: Trưởng ban, họ tên: Trần Minh Khang}
""",
    "nhà nước": """\
loại: kế hoạch
cơ quan ban hành: ubnd-tinh-thai-nguyen
số: 12
ngày: 2026-08-04
trích yếu: Tổ chức đối thoại trực tiếp
nội dung:
  - đoạn: Các cơ quan phối hợp thực hiện.
nơi nhận: [Thường trực Tỉnh ủy]
lưu: VT, TH
ký: {quyền hạn: TM, chức vụ: Chủ tịch, họ tên: Lê Thanh Bình}
""",
}


@cache
def registries() -> Registries:
    return load_registries(CONTENT)


def parts(text: str) -> dict[str, str]:
    """The top-level entries of a YAML text by key, comments with the entry below them."""
    found: dict[str, str] = {}
    held = ""
    key = ""
    for line in text.splitlines(keepends=True):
        if line[0] in " \n":
            found[key] += line
        elif line[0] == "#":
            held += line
        else:
            key = line.partition(":")[0]
            found[key] = held + line
            held = ""
    return found


def whole(case: dict[str, Any]) -> str:
    """The content file of a case."""
    made = parts(SMALL[case.get("in", "đảng")])
    if "text" in case:
        made["nội dung"] = f"nội dung:\n  - đoạn: {json.dumps(case['text'], ensure_ascii=False)}\n"
    made |= parts(case.get("yaml", ""))
    return "".join(made[key] for key in made if made[key].partition(":")[2].strip())


def subject(text: str, tone: Tone | None = None, final: bool = False) -> Subject:
    """What the rules look at, of a content text; every stage as far as it goes."""
    made, _ = composed(text, tone, final)
    return made


def composed(
    text: str, tone: Tone | None = None, final: bool = False
) -> tuple[Subject, tuple[Problem, ...]]:
    """The same, and what the composer says."""
    read = source.read(text.encode(), "vb.yaml")
    content, _ = load.content(read, registries())
    if content is None or not content.issuers or content.date is None:
        return Subject(read, content, None, None, registries(), tone, final), ()
    organ = registries().organs[content.issuers[0].id or ""]
    standard = (
        load_standard(content.standard)
        if content.standard
        else choose(organ.system, content.date.first)
    )
    assert standard is not None
    document, said = compose(content, standard, registries(), {})
    return Subject(read, content, standard, document, registries(), tone, final), tuple(said)


def problems(text: str, tone: Tone | None = None, final: bool = False) -> tuple[Problem, ...]:
    return check.run(subject(text, tone, final))


def said(problem: Problem) -> str:
    return f"{problem.message} — {problem.hint}" if problem.hint else problem.message


def cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Rule module, name of the case, case."""
    for file in sorted(FOLDER.glob("*.yaml")):
        stored = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        for name, case in stored.items():
            yield file.stem, name, case
