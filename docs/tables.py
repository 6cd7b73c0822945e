"""Tables of the manual that are made from the program's own data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docs.pieces import ManualError
from pipeline.batch.words import JOB, OUTPUT
from pipeline.kinds import KINDS, Kind
from pipeline.model import manual
from pipeline.problems import known


def table(name: str) -> str:
    """The table of that name as Markdown."""
    if name not in _TABLES:
        raise ManualError(f"no table “{name}”; there are: {', '.join(_TABLES)}")
    return _TABLES[name]()


def _rows(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines
    )


def _problems() -> str:
    rows = [(f"`{code}`", page.title) for code, page in known().items()]
    return _rows(("mã", "nghĩa"), rows)


def _kinds() -> str:
    rows = [
        (kind.vi, f"`{kind.id}`", _letters(kind, "party"), _letters(kind, "state"))
        for kind in KINDS.values()
    ]
    return _rows(("loại", "tiếng Anh", "ký hiệu (Đảng)", "ký hiệu (Nhà nước)"), rows)


def _letters(kind: Kind, system: str) -> str:
    if system not in kind.systems:
        return "–"
    symbol = kind.symbol(system, "")
    return (symbol.letters or "không có") if symbol else "–"


def _keys() -> str:
    return manual.tables().strip().replace("### ", "#### ")


def _batch() -> str:
    parts = (("", JOB), ("đầu ra: ", OUTPUT))
    rows = [
        (f"{above}`{vi}`", f"`{en}`", meaning)
        for above, words in parts
        for en, vi, meaning in words.values()
    ]
    return _rows(("khoá", "tiếng Anh", "ý nghĩa"), rows)


_TABLES: Mapping[str, Callable[[], str]] = {
    "mã lỗi": _problems,
    "loại văn bản": _kinds,
    "khoá": _keys,
    "khoá của tệp đợt": _batch,
}
