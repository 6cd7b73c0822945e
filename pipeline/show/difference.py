"""What changed between two versions, for the terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.review.changes import ABOUT, FOLDED, Change, Kind
from pipeline.review.comparison import Comparison
from pipeline.review.history import Step
from pipeline.review.versions import Version
from pipeline.review.words import Op
from pipeline.show.terminal import painted

KINDS = {
    Kind.ADDED: "thêm",
    Kind.REMOVED: "bỏ",
    Kind.REWORDED: "sửa",
    Kind.MOVED: "chuyển chỗ",
    Kind.NUMBER: "chỉ đổi số thứ tự, dấu câu",
    Kind.TONE: "chỉ đổi vị trí dấu thanh",
}
_NEAR = 40
"""Letters shown of unchanged words beside a change."""
_OUT, _IN, _BOLD = "31;9", "32", "1"
"""Red and struck through, green, bold."""


def head(found: Comparison) -> str:
    """ "content/a.yaml: HEAD (1a2b3c4, Nguyễn Văn A, 4/8/2026) → bản đang soạn"."""
    return f"{found.file}: {version(found.old)} → {version(found.new)}"


def version(one: Version | None) -> str:
    """The version as readers are told of it."""
    if one is None:
        return "chưa có tệp này"
    if one.commit is None:
        return one.name
    when = one.commit.when
    day = f"{when.day}/{when.month}/{when.year}"
    return f"{one.name} ({one.commit.hash[:7]}, {one.commit.author}, {day})"


def lines(found: Comparison, *, colour: bool = False, every: bool = False) -> Iterator[str]:
    """The changes of one file; those that follow by themselves are counted, or shown with `every`."""
    yield painted(head(found), _BOLD, colour)
    for change in found.changes if every else found.told:
        yield f"  {painted(title(change), _BOLD, colour)}"
        yield f"    {_words(change.ops, colour)}"
    yield f"  {summary(found, every=every)}"


def title(change: Change) -> str:
    """ "Mục II.1.a: sửa (thời hạn)"."""
    kinds = [KINDS[change.kind]]
    if change.moved and change.kind is not Kind.MOVED:
        kinds.append("và chuyển chỗ")
    about = f" ({', '.join(ABOUT[one] for one in change.about)})" if change.about else ""
    return f"{place(change)}: {' '.join(kinds)}{about}"


def place(change: Change) -> str:
    """Where it stands; for what moved, from where."""
    now = change.line.place.words
    before = change.old.place.words if change.old else now
    return f"{now} (trước ở {before})" if change.moved and before != now else now


def summary(found: Comparison, *, every: bool = False) -> str:
    """How many of each; "không có thay đổi" for none."""
    parts = [
        f"{count} {KINDS[kind]}"
        for kind in (Kind.REWORDED, Kind.ADDED, Kind.REMOVED, Kind.MOVED)
        if (count := sum(one.kind is kind for one in found.told))
    ]
    folded = [
        f"{count} chỗ {KINDS[kind]}"
        for kind in (Kind.NUMBER, Kind.TONE)
        if (count := sum(one.kind is kind for one in found.folded))
    ]
    told = (
        f"{len(found.told)} thay đổi: {', '.join(parts)}" if parts else "Không có thay đổi nội dung"
    )
    if folded:
        told += f"; {', '.join(folded)}" + ("" if every else " (xem bằng --all)")
    return f"{told}."


def _words(ops: Sequence[Op], colour: bool) -> str:
    shown = []
    for at, op in enumerate(ops):
        if op.same:
            shown.append(shortened(op.new, first=at == 0, last=at == len(ops) - 1))
            continue
        if op.old:
            shown.append(painted(op.old, _OUT, colour) if colour else f"[-{op.old}-]")
        if op.new:
            shown.append(painted(op.new, _IN, colour) if colour else f"{{+{op.new}+}}")
    return " ".join("".join(shown).split("\n"))


def shortened(words: str, *, first: bool, last: bool, near: int = _NEAR) -> str:
    """Unchanged words: those near a change, and … for what is left out."""
    keep_left, keep_right = (0 if first else near), (0 if last else near)
    if first and last:
        return words if len(words) <= 2 * near else f"{words[: 2 * near].rsplit(' ', 1)[0]} …"
    if len(words) <= keep_left + keep_right + 10:
        return words
    left = words[:keep_left].rsplit(" ", 1)[0] + " " if keep_left else ""
    right = " " + words[-keep_right:].split(" ", 1)[-1] if keep_right else ""
    return f"{left}…{right}"


def values(found: Iterable[Comparison]) -> list[dict[str, object]]:
    """The same for programs; every change, folded ones too."""
    return [
        {
            "file": one.file,
            "old": _version(one.old),
            "new": _version(one.new),
            "changes": [_change(change) for change in one.changes],
        }
        for one in found
    ]


def _version(one: Version | None) -> dict[str, object] | None:
    if one is None:
        return None
    commit = one.commit
    return {
        "name": one.name,
        "commit": commit.hash if commit else None,
        "author": commit.author if commit else None,
        "date": commit.when.isoformat() if commit else None,
        "sound": one.draft.document is not None,
    }


def _change(change: Change) -> dict[str, object]:
    line = change.line
    return {
        "kind": change.kind.value,
        "folded": change.kind in (Kind.NUMBER, Kind.TONE),
        "moved": change.moved,
        "about": [one.value for one in change.about],
        "block": line.block or None,
        "zone": line.zone,
        "place": line.place.words,
        "path": line.place.path,
        "line": line.span.line if line.span else None,
        "old": change.old.text if change.old else None,
        "new": change.new.text if change.new else None,
        "words": [
            {"same": op.new}
            if op.same
            else {"old": op.old, "new": op.new} | ({"tone": True} if op.tone else {})
            for op in change.ops
        ],
    }


def history(found: Iterable[Step], *, colour: bool = False) -> Iterator[str]:
    """Each commit with what it did, newest first."""
    for step in found:
        yield painted(_commit(step), _BOLD, colour)
        for change in step.changes:
            if change.kind not in FOLDED:
                yield f"  {title(change)}"
                yield f"    {_words(change.ops, colour)}"
        count = sum(change.kind in FOLDED for change in step.changes)
        if count:
            yield f"  {count} chỗ chỉ đổi số thứ tự, dấu câu hoặc vị trí dấu thanh"


def _commit(step: Step) -> str:
    if step.commit is None:
        return "bản đang soạn, chưa ghi vào kho"
    when = step.commit.when
    day = f"{when.day}/{when.month}/{when.year}"
    return f"{step.commit.hash[:7]} · {step.commit.author} · {day} · {step.commit.subject}"


def steps(found: Iterable[Step]) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {
            "commit": one.commit.hash if one.commit else None,
            "author": one.commit.author if one.commit else None,
            "date": one.commit.when.isoformat() if one.commit else None,
            "subject": one.commit.subject if one.commit else None,
            "changes": [_change(change) for change in one.changes],
        }
        for one in found
    ]
