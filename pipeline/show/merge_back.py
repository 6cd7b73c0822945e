"""What reviewers did and what became of it: lines for the terminal, plain values for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.review.carry import NOT_CHOSEN
from pipeline.review.findings import VANBAN, Finding
from pipeline.review.merge_back import Brought, Clash, Result
from pipeline.review.words import diff
from pipeline.show.terminal import painted

_WIDE = 34
"""Letters of unchanged words shown on each side of a change."""


def lines(result: Result, colour: bool = False) -> Iterator[str]:
    """The whole report of one content file."""
    for one in result.copies:
        yield from _copy(one, colour)
    for clash in result.clashes:
        yield from _clash(clash, str(result.file), colour)
    for who, words in result.blended:
        yield f"  gộp: đoạn có chỗ sửa của {who} và của người khác: “{_short(words)}”"
    for who, returned, printed in result.differs:
        yield painted(
            f"  KHÁC: bản của {who}: “{_short(returned)}” — dựng lại: “{_short(printed)}”",
            "31",
            colour,
        )
    if not result.builds:
        yield painted("  KHÁC: nội dung sau khi gộp không dựng được; không ghi.", "31", colour)


def _copy(one: Brought, colour: bool) -> Iterator[str]:
    when = one.copy.saved_at[:10]
    # A copy that names nobody is called by its file.
    named = f" — {one.copy.reviewer}" if one.copy.reviewer != Path(one.copy.file).name else ""
    yield painted(one.copy.file + named + (f", lưu {when}" if when else ""), "1", colour)
    sure = "" if one.found.sure else " (không chắc)"
    yield f"  nội dung: {one.found.file}; bản gốc: {one.found.how}{sure}"
    for finding in one.findings:
        yield from _finding(finding, colour)
    yield f"  {summary(one)}"


def summary(one: Brought) -> str:
    """How many changes of which kind, and what could not be carried over."""
    count = Counter(finding.did.value for finding in one.findings)
    parts = [f"{number} {name}" for name, number in count.items()]
    refused = sum(finding.note == NOT_CHOSEN for finding in one.findings)
    left = sum(not finding.applied for finding in one.findings) - refused
    said = ", ".join(parts) or "không có chỗ sửa nào"
    notes = f"; {len(one.copy.comments)} góp ý (vanban comments)" if one.copy.comments else ""
    chosen = f"; {NOT_CHOSEN}: {refused}" if refused else ""
    return f"tổng: {said}{chosen}" + (f"; KHÔNG đưa vào được: {left}" if left else "") + notes


def place(finding: Finding) -> str:
    """The block's id or line."""
    line = f"dòng {finding.span.line}" if finding.span else "ngoài nội dung"
    return f"{finding.block} ({line})" if finding.block else line


def _finding(one: Finding, colour: bool) -> Iterator[str]:
    mark = "✓" if one.applied else "✗"
    who = f", {one.trace.value}, {one.author}{' ' + one.date[:10] if one.date else ''}"
    if one.author == VANBAN:
        who = ""
    doubt = " — CẦN XEM: không chắc là cùng một đoạn" if one.uncertain else ""
    head = f"  {mark} {place(one)}: {one.did.value}{who}{doubt}"
    yield painted(head, "32" if one.applied else "33", colour)
    yield from (f"      {text}" for text in change(one, colour))
    if one.note:
        yield f"      → {one.note}"


def change(one: Finding, colour: bool = False) -> list[str]:
    """The words that changed with some around them; whole paragraphs where one side is empty."""
    if one.old == one.new:
        return []
    if not one.old or not one.new:
        words = f"{{+{one.new}+}}" if one.new else f"[-{one.old}-]"
        return [painted(words, "32" if one.new else "31", colour)]
    found: list[str] = []
    ops = diff(one.old, one.new)
    for at, op in enumerate(ops):
        if op.same:
            continue
        before = ops[at - 1].old[-_WIDE:] if at else ""
        after = ops[at + 1].old[:_WIDE] if at + 1 < len(ops) else ""
        gone = painted(f"[-{op.old}-]", "31", colour) if op.old else ""
        new = painted(f"{{+{op.new}+}}", "32", colour) if op.new else ""
        found.append(f"…{before.lstrip()}{gone}{new}{after.rstrip()}…")
    return found


def _clash(one: Clash, file: str, colour: bool) -> Iterator[str]:
    made = one.conflict
    where = f"{file}:{made.line}" + (f" ({made.block})" if made.block else "")
    yield painted(f"  XUNG ĐỘT {where}: {one.ours} và {one.theirs} cùng sửa một chỗ", "31", colour)
    yield f"      gốc: {_short(made.base) or '(không có)'}"
    yield f"      {one.ours}: {_short(made.ours) or '(bỏ)'}"
    yield f"      {one.theirs}: {_short(made.theirs) or '(bỏ)'}"


def _short(text: str, most: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def values(result: Result) -> dict[str, object]:
    """The same for programs."""
    return {
        "file": str(result.file),
        "changed": result.text != result.before,
        "settled": result.settled,
        "builds": result.builds,
        "copies": [_values(one) for one in result.copies],
        "conflicts": [
            {
                "line": one.conflict.line,
                "block": one.conflict.block,
                "base": one.conflict.base,
                "ours": {"by": one.ours, "words": one.conflict.ours},
                "theirs": {"by": one.theirs, "words": one.conflict.theirs},
            }
            for one in result.clashes
        ],
        "blended": [{"by": who, "words": words} for who, words in result.blended],
        "differs": [
            {"by": who, "returned": returned, "printed": printed}
            for who, returned, printed in result.differs
        ],
    }


def _values(one: Brought) -> dict[str, object]:
    return {
        "file": one.copy.file,
        "reviewer": one.copy.reviewer,
        "saved": one.copy.saved_at,
        "base": one.found.how,
        "base_sure": one.found.sure,
        "comments": len(one.copy.comments),
        "changes": [
            {
                "did": finding.did.name.lower(),
                "trace": finding.trace.name.lower(),
                "author": finding.author,
                "date": finding.date,
                "block": finding.block,
                "line": finding.span.line if finding.span else None,
                "old": finding.old,
                "new": finding.new,
                "note": finding.note,
                "applied": finding.applied,
                "uncertain": finding.uncertain,
                "key": finding.key,
            }
            for finding in one.findings
        ],
    }
