"""Bảng so sánh, thuyết minh: the changes as a document of our own, laid out by the same engine.

No decree prescribes its columns; offices differ. So columns are the reader's choice, with the ones most
often seen as the default.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.git import Commit
from pipeline.problem import UsageError
from pipeline.review.changes import ABOUT, About, Change, Kind
from pipeline.review.comparison import Comparison
from pipeline.tree import Block, Cell, Document, Header, LayoutChoice, Meta, Paragraph, Run, Table

_NEAR = 110
"""Letters of unchanged words kept beside a change; whole sentences would hide it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands in it, its heading, its width in mm."""

    key: str
    heading: str
    width: float


COLUMNS = {
    one.key: one
    for one in (
        Column("tt", "TT", 10),
        Column("vị trí", "Vị trí", 32),
        Column("mã khối", "Mã khối", 20),
        Column("loại", "Loại thay đổi", 24),
        Column("trước", "Dự thảo trước", 78),
        Column("sau", "Dự thảo sau chỉnh sửa", 78),
        Column("thuyết minh", "Thuyết minh", 46),
        Column("ý kiến", "Ý kiến lãnh đạo", 40),
    )
}
USUAL = ("tt", "vị trí", "trước", "sau", "thuyết minh")

_REASONS = {
    Kind.ADDED: "Đề nghị bổ sung.",
    Kind.REMOVED: "Đề nghị bỏ.",
    Kind.MOVED: "Chuyển vị trí, giữ nguyên nội dung.",
    Kind.REWORDED: "Chỉnh sửa câu chữ.",
}
_KINDS = {
    Kind.ADDED: "Thêm",
    Kind.REMOVED: "Bỏ",
    Kind.MOVED: "Chuyển chỗ",
    Kind.REWORDED: "Sửa",
}
_ABOUT = {one: words for one, words in ABOUT.items() if one is not About.TABLE} | {
    About.LEAD: "cơ quan chủ trì",
    About.PARTNERS: "cơ quan phối hợp",
}
_NOTE = re.compile(r"^\s*Thuyết minh(?:\s+(?P<block>[a-z0-9_-]+))?\s*:\s*(?P<words>.+)$", re.M)


def columns(given: str) -> tuple[Column, ...]:
    """ "TT, vị trí, trước = Dự thảo lần 1, sau, thuyết minh:60" -> columns; UsageError for others.

    Each is a key, after "=" its own heading, after ":" its width in mm.
    """
    found = []
    for part in given.split(","):
        said, _, width = part.partition(":")
        key, _, heading = (one.strip() for one in said.partition("="))
        known = COLUMNS.get(" ".join(key.lower().split()))
        if known is None:
            names = ", ".join(COLUMNS)
            raise UsageError(f"không có cột “{key}”; các cột có: {names}.")
        if width and not re.fullmatch(r"\s*\d{1,3}(?:[.,]\d)?\s*", width):
            raise UsageError(f"bề rộng cột “{key}” là số mi-li-mét, ví dụ “{key}:60”.")
        wide = float(width.replace(",", ".")) if width.strip() else known.width
        if wide < 5:
            raise UsageError(f"cột “{key}” hẹp quá ({wide:g} mm); ít nhất 5 mm.")
        found.append(Column(known.key, heading or known.heading, wide))
    return tuple(found)


def explained(commits: Iterable[Commit]) -> dict[str, str]:
    """Reasons from commit messages, newest first: lines "Thuyết minh k3fa: …"; "" = of the whole."""
    found: dict[str, str] = {}
    for commit in commits:
        for said in _NOTE.finditer(commit.body):
            found.setdefault(said["block"] or "", said["words"].strip())
    return found


def table(
    found: Comparison,
    wanted: Sequence[Column],
    reasons: Mapping[str, str],
    names: tuple[str, str],
) -> Document:
    """The comparison as a document on turned pages. `names` tell both versions in the subtitle."""
    base = found.new or found.old
    document = base.draft.document if base else None
    if document is None:
        raise ValueError("neither version was composed")
    rows = tuple(
        _row(number, change, wanted, reasons) for number, change in enumerate(found.told, 1)
    )
    made = Table(
        (tuple(_cell("cell_head", (Run(one.heading),)) for one in wanted),),
        rows or ((_cell("cell", (Run("Không có thay đổi nội dung."),), len(wanted)),),),
        _shared(wanted),
    )
    title = document.meta.title
    subject = title[:1].lower() + title[1:]
    intro = [f"Nội dung sửa đổi, bổ sung dự thảo {subject}", f"({names[0]} so với {names[1]})"]
    body: list[Block] = [Paragraph("note", (Run(_LEGEND),)), made]
    if "" in reasons:
        body.insert(0, Paragraph("paragraph", (Run(reasons[""]),)))
    if found.folded:
        body.append(Paragraph("note", (Run(_folded(found)),)))
    return Document(
        standard=document.standard,
        meta=Meta(f"Bảng so sánh, thuyết minh: {title}", document.meta.organ, "", "", "", None, ""),
        header=Header(),
        title=(
            Paragraph("kind_name", (Run("BẢNG SO SÁNH, THUYẾT MINH"),)),
            *(Paragraph("subject", (Run(line),)) for line in intro),
        ),
        addressees=(),
        body=tuple(body),
        recipients=(),
        signatures=(),
        layout=LayoutChoice(landscape=True),
    )


_LEGEND = (
    "Cột trước: chữ nghiêng là chữ bỏ hoặc thay; cột sau: chữ đậm là chữ mới; … là phần giữ nguyên."
)


def _folded(found: Comparison) -> str:
    tone = sum(one.kind is Kind.TONE for one in found.folded)
    number = len(found.folded) - tone
    parts = [f"{number} chỗ chỉ đổi số thứ tự, dấu câu"] if number else []
    parts += [f"{tone} chỗ chỉ đổi vị trí dấu thanh"] if tone else []
    return f"Không kể {' và '.join(parts)}."


def _shared(wanted: Sequence[Column]) -> tuple[float, ...]:
    """Widths that fill the turned A4 page's text, as the given ones stand to each other."""
    whole = sum(one.width for one in wanted)
    return tuple(one.width * _TEXT / whole for one in wanted)


_TEXT = 240.0
"""About the width of text on a turned page; the flow fits it exactly."""


def _row(
    number: int, change: Change, wanted: Sequence[Column], reasons: Mapping[str, str]
) -> tuple[Cell, ...]:
    made: dict[str, Callable[[], tuple[Run, ...]]] = {
        "tt": lambda: (Run(str(number)),),
        "vị trí": lambda: (Run(_place(change)),),
        "mã khối": lambda: (Run(change.line.block),),
        "loại": lambda: (Run(_KINDS.get(change.kind, "Sửa")),),
        "trước": lambda: tuple(_side(change, new=False)),
        "sau": lambda: tuple(_side(change, new=True)),
        "thuyết minh": lambda: (Run(reasons.get(change.line.block) or _reason(change)),),
        "ý kiến": lambda: (),
    }
    return tuple(_cell("cell", made[one.key]()) for one in wanted)


def _place(change: Change) -> str:
    now = change.line.place.words
    before = change.old.place.words if change.old else now
    return f"{now} (trước ở {before})" if change.moved and before != now else now


def _reason(change: Change) -> str:
    about = [_ABOUT[one] for one in change.about if one in _ABOUT]
    if change.kind is Kind.REWORDED and about:
        return f"Chỉnh sửa {', '.join(about)}."
    return _REASONS[change.kind]


def _side(change: Change, *, new: bool) -> Iterator[Run]:
    if (change.new if new else change.old) is None:
        yield Run("(Bỏ)" if new else "(Chưa có)", italic=True)
        return
    for at, op in enumerate(change.ops):
        words = op.new if new else op.old
        if op.same:
            words = _shortened(words, first=at == 0, last=at == len(change.ops) - 1)
            yield Run(words)
        elif words:
            yield Run(words, bold=new, italic=not new)


def _shortened(words: str, *, first: bool, last: bool) -> str:
    left, right = (0 if first else _NEAR), (0 if last else _NEAR)
    if (first and last) or len(words) <= left + right + 30:
        return words
    start = words[:left].rsplit(" ", 1)[0] + " " if left else ""
    end = " " + words[-right:].split(" ", 1)[-1] if right else ""
    return f"{start}…{end}"


def _cell(role: str, runs: tuple[Run, ...], columns_: int = 1) -> Cell:
    return Cell((Paragraph(role, tuple(run for run in runs if run.text)),), columns_)
