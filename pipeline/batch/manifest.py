"""The register of a batch: every row of the roster with its files, as a table and for programs.

Nothing in it depends on the hour or on how many runs it took: the same batch, the same register.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path

from pipeline.batch.lock import SETTLES
from pipeline.batch.spool import Line
from pipeline.files import writing

CSV, JSON = "so-dot.csv", "so-dot.json"
HEAD = ("dòng", "mã", "đơn vị", "mã tỉnh", "số", "kết quả", "tệp", "sha256", "trang", "lỗi, lưu ý")
STATES = {"made": "đã dựng", "failed": "lỗi", "open": "chưa dựng"}


def write(folder: Path, lines: Iterable[Line]) -> None:
    """Both files in one pass over the rows."""
    lasting = not SETTLES
    with (
        writing(folder, folder / CSV, lasting=lasting) as table,
        writing(folder, folder / JSON, lasting=lasting) as plain,
    ):
        text = TextIOWrapper(table, "utf-8-sig", newline="")  # Excel knows UTF-8 by the mark
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(HEAD)
        plain.write(b"[")
        for place, line in enumerate(lines):
            rows.writerows(_rows(line))
            plain.write((b",\n" if place else b"\n") + _json(line))
        plain.write(b"\n]\n")
        text.flush()
        text.detach()


def _rows(line: Line) -> Iterator[list[str]]:
    """One a file; a unit without any has one all the same."""
    said = "; ".join(f"{one['place']}: {one['code']} {one['message']}" for one in line.problems)
    start = [str(line.row), line.key, line.name, line.province, line.number, STATES[line.state]]
    start = [*map(harmless, start)]
    files = line.entry.files if line.state == "made" and line.entry else ()
    if not files:
        yield [*start, "", "", "", harmless(said)]
    for one in files:
        pages = str(line.entry.pages) if line.entry and line.entry.pages else ""
        yield [*start, one.path, one.sha256, pages, harmless(said)]


def harmless(cell: str) -> str:
    """Sheets run what begins with these signs as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _json(line: Line) -> bytes:
    made = line.state == "made" and line.entry is not None
    value = {
        "row": line.row,
        "key": line.key,
        "unit": line.name,
        "province": line.province,
        "number": line.number,
        "state": line.state,
        "pages": line.entry.pages if made and line.entry else None,
        "files": [
            {"path": one.path, "bytes": one.size, "sha256": one.sha256}
            for one in (line.entry.files if made and line.entry else ())
        ],
        "problems": list(line.problems),
    }
    return json.dumps(value, ensure_ascii=False).encode()
