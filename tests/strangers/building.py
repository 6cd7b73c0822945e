"""Parts of the State's papers: letterhead, title, addressees, recipients, signature."""

from __future__ import annotations

from tests.papers.sheet import MOTTO, NATION
from tests.strangers.sheet import Paper, Row, rows


def state(
    issuer: tuple[str, ...], number: str, date: str, rule: float = 0.45, **parts: object
) -> Paper:
    """A paper with the State's letterhead; the last line of `issuer` bears the line, a first one in `parent` none."""
    parent = parts.pop("parent", "")
    left = rows("parent", *[one for one in str(parent).split("\n") if one]) + rows(
        "issuer", *issuer
    )
    left[-1].rule = rule
    found = Paper(
        party=False,
        left=left,
        right=[Row("nation", NATION), Row("motto", MOTTO, 1)],
        low_left=rows("number", number),
        low_right=rows("date", date) if date else [],
        title=[],
        body=[],
    )
    for name, value in parts.items():
        assert hasattr(found, name), name
        setattr(found, name, value)
    return found


def titled(kind: str, *subject: str, rule: float = 0.42) -> list[Row]:
    found = [Row("kind", kind), *rows("subject", *subject)]
    found[-1].rule = rule
    return found


def to(*names: str) -> list[Row]:
    """Kính gửi: one on the line, several each on its own."""
    if len(names) == 1:
        return rows("to", f"Kính gửi: {names[0]}")
    marked = [f"- {one}{'.' if one == names[-1] else ';'}" for one in names]
    return [Row("tol", "Kính gửi:"), *rows("toi", *marked)]


def sent(*names: str) -> list[Row]:
    return [Row("label", "Nơi nhận:"), *rows("recipient", *names)]


def signed(*lines: str) -> list[Row]:
    """Marks and titles, the name last."""
    marks = ("TM.", "KT.", "TL.", "TUQ.")
    return [
        *(Row("mark" if one.startswith(marks) else "office", one) for one in lines[:-1]),
        Row("name", lines[-1]),
    ]
