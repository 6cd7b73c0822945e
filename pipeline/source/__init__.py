"""YAML -> strings with the place of each; everything wrong or repaired in the file is told at once."""

from __future__ import annotations

from pipeline.problem import ContentError, Problem, Span, in_order
from pipeline.source.decode import decode
from pipeline.source.lines import usual_root
from pipeline.source.nodes import (
    Entry,
    Mapping,
    Node,
    Places,
    Scalar,
    Sequence,
    Source,
    plain,
    scalars,
)
from pipeline.source.parse import parse
from pipeline.source.repair import repair
from pipeline.text import usual

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Places",
    "Scalar",
    "Sequence",
    "Source",
    "plain",
    "read",
    "scalars",
]


def read(data: bytes, file: str) -> Source:
    """One content file as written; ContentError, with every problem found, when it has no readable root."""
    raw, opening = decode(data, file)
    whole = usual(data)
    places, repairs = (Places(file, raw), ()) if whole else repair(raw, file)
    root: Node | None = usual_root(places) if whole else None
    found: list[Problem] = []
    if root is None:
        root, found = parse(places, data if whole else None)
    problems = [*opening, *repairs, *_without_echo(found, repairs)]
    if not isinstance(root, Mapping):
        if not found:
            problems.append(_wrong_root(root, file))
        raise ContentError(in_order(problems))
    return Source(file, places.text, root, tuple(in_order(problems)), places)


def _without_echo(found: list[Problem], repairs: tuple[Problem, ...]) -> list[Problem]:
    """What is said of a tab or of `**bold**` without quotes is not said again in YAML's terms."""
    if not found:
        return found
    tabs = {problem.span.line for problem in repairs if problem.code == "N006"}
    starts = {problem.span for problem in found if problem.code == "N015"}
    dashes = {
        problem.span: problem
        for problem in reversed(found)
        if problem.code == "N018" and "gạch đầu dòng" in problem.message
    }
    return [
        problem
        for problem in found
        if not (problem.span.line in tabs and problem.code in ("N004", "N006", "N018"))
        and not (problem.span in starts and problem.code == "N008")
        and dashes.get(problem.span, problem) is problem
    ]


def _wrong_root(root: Node | None, file: str) -> Problem:
    if root is None or (isinstance(root, Scalar) and not root.value.strip()):
        hint = "dùng `vanban new` để có khung văn bản"
        return Problem(Span(file), "N001", "tệp không có nội dung", hint)
    what = "một danh sách" if isinstance(root, Sequence) else "một đoạn chữ"
    hint = "bắt đầu bằng các khoá như “loại: kế hoạch”"
    return Problem(root.span, "N011", f"đầu tệp là {what}, cần các dòng “khoá: giá trị”", hint)
