"""Cases of rosters: files and spec in YAML, the exact problems beside them."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from datetime import date as Date
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from pipeline import source
from pipeline.problem import Problem
from pipeline.roster import Roster, open_roster, read_spec

FOLDER = Path(__file__).parent / "roster"
DAY = Date(2026, 8, 18)


def cases(name: str) -> dict[str, dict[str, Any]]:
    """The cases of a file by name."""
    stored: dict[str, dict[str, Any]] = yaml.load(
        (FOLDER / name).read_text("utf-8"), Loader=yaml.CBaseLoader
    )
    return stored


def opened(folder: Path, case: dict[str, Any]) -> tuple[Roster | None, list[Problem]]:
    """The roster of a case whose files are written to `folder`; None when the spec is at fault."""
    for name, text in {**case.get("files", {}), **_table(case)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(text))
    written = case.get("roster") or _spec(case)
    job = folder / "dot.yaml"
    job.write_text(f"danh sách: {written}\n", "utf-8")
    read = source.read(job.read_bytes(), str(job))
    problems: list[Problem] = [*read.problems]
    spec = read_spec(read.root.entries[0].value, folder, DAY, problems)
    return (open_roster(spec) if spec else None), problems


def _table(case: dict[str, Any]) -> dict[str, Any]:
    if "csv" in case:
        return {"ds.csv": case["csv"]}
    return {"ds.xlsx": case["xlsx"]} if "xlsx" in case else {}


def _spec(case: dict[str, Any]) -> str:
    file = next(iter(_table(case) or case["files"]))
    columns = f", cột: {case['columns']}" if "columns" in case else ""
    return f"{{tệp: {file}, tỉnh: Thái Nguyên{columns}}}"


def _bytes(text: Any) -> bytes:
    """Text as UTF-8; {encoding, text} in another; {hex}; {sheets} as a workbook."""
    if isinstance(text, str):
        return text.encode("utf-8")
    if "hex" in text:
        return bytes.fromhex(text["hex"])
    if "encoding" in text:
        return _encoded(str(text["text"]), text["encoding"])
    return workbook(text)


def _encoded(text: str, encoding: str) -> bytes:
    """Windows-1258 has vowels whole and the tone behind them."""
    if encoding != "cp1258":
        return text.encode(encoding)
    tones = "\u0300\u0301\u0303\u0309\u0323"
    made = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in tones)
        rest = "".join(mark for mark in parts if mark not in tones)
        made += unicodedata.normalize("NFC", rest) + tone
    return made.encode("cp1258")


def workbook(sheets: dict[str, Any]) -> bytes:
    """Rows by sheet; a cell is text, or num:5, date:2026-09-15, =FORMULA, =FORMULA -> kept, #ERROR!.

    Beside the rows: merge, hidden rows, hidden columns, hidden.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    kept: dict[str, str] = {}
    for title, given in sheets.items():
        made = given if isinstance(given, dict) else {"rows": given}
        sheet = book.create_sheet(title)
        for row, cells in enumerate(made["rows"], 1):
            for column, words in enumerate(cells, 1):
                _put(sheet.cell(row, column), words, kept)
        for place in made.get("merge", []):
            sheet.merge_cells(place)
        for row in made.get("hidden rows", []):
            sheet.row_dimensions[int(row)].hidden = True
        for column in made.get("hidden columns", []):
            sheet.column_dimensions[column].hidden = True
        if made.get("hidden"):
            sheet.sheet_state = "hidden"
    data = BytesIO()
    book.save(data)
    return _with_results(data.getvalue(), kept)


def _put(cell: Any, words: str, kept: dict[str, str]) -> None:
    if words.startswith("num:"):
        number, _, form = words[4:].partition(" ")
        cell.value = float(number) if "." in number else int(number)
        cell.number_format = form or "General"
    elif words.startswith("date:"):
        cell.value = datetime.fromisoformat(words[5:])
    elif words.startswith("="):
        formula, _, result = words.partition(" -> ")
        cell.value = formula
        if result:
            kept[cell.coordinate] = result
    elif words.startswith("#"):
        cell.value, cell.data_type = words, "e"
    elif words:
        cell.value, cell.data_type = words, "s"


def _with_results(data: bytes, kept: dict[str, str]) -> bytes:
    """The results that a spreadsheet program would have kept beside its formulas."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            part = old.read(info).decode("utf-8") if info.filename.endswith(".xml") else None
            for place, result in kept.items() if part else ():
                cell = re.compile(rf'(<c r="{place}"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?')
                part = cell.sub(rf"\g<1><v>{result}</v>", part or "")
            new.writestr(info, part.encode() if part is not None else old.read(info))
    return made.getvalue()


def told(problems: Any, folder: Path) -> list[str]:
    """Problems as printed, the folder left out."""
    return [str(problem).replace(f"{folder}/", "") for problem in problems]
