"""What is kept of a batch beside its units: whose batch file the folder belongs to, and in which of the office's
registers its numbers are counted, so that two batches neither write over one another nor give a number twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.job import Job
from pipeline.batch.ledger import NAME, Ledger, reserved
from pipeline.handwork import FOLDER
from pipeline.problem import Level, Problem, Span

if TYPE_CHECKING:
    from pipeline.model.blocks import Content

_OWNER, _REGISTER = "batch file", "register"
_SHOWN = 5
"""Other batches named."""


def foreign(job: Job, content: Path, ledger: Ledger) -> Iterator[Problem]:
    """Q012 where the folder holds documents of another batch file: they would be written over."""
    before = ledger.books.get(_OWNER, {}).get("file")
    if before and before != _name(job, content) and any(ledger.units()):
        message = f"thư mục kết quả “{ledger.root.name}” đang giữ văn bản của đợt khác: {before}"
        way = "đặt “thư mục” khác trong “đầu ra”; nếu tệp đợt chỉ đổi tên, chạy thêm --anew một lần"
        yield Problem(Span(str(job.file)), "Q012", message, way)


def damaged(ledger: Ledger) -> Iterator[Problem]:
    """Q014 where lines of the ledger cannot be believed: what they said is not known, numbers too."""
    if ledger.damaged:
        message = f"sổ ghi của đợt hỏng {ledger.damaged} dòng: số đã giữ ở đó có thể được cấp lại"
        way = "so “số” trong so-dot.csv lần này với sổ đăng ký văn bản đi trước khi phát hành"
        yield Problem(Span(str(ledger.path)), "Q014", message, way, Level.WARNING)


def own(job: Job, content: Path, ledger: Ledger) -> None:
    """The folder is this batch file's from now on."""
    name = _name(job, content)
    if ledger.books.get(_OWNER, {}).get("file") != name:
        ledger.book(_OWNER, {"file": name})


def _name(job: Job, content: Path) -> str:
    """As seen from the folder of contents, so that a working place may be moved as a whole."""
    file, folder = job.file.resolve(), content.resolve()
    return (file.relative_to(folder) if file.is_relative_to(folder) else file).as_posix()


def taken(job: Job, of: list[str], ledger: Ledger, count: int | None) -> Iterator[Problem]:
    """Q013 where numbers that are about to be reserved are another batch's in the same register: the same
    offices, kind and year (NĐ 30/2020, Điều 15; HD 05-HD/VPTW, 3.1.1)."""
    first = job.first_number
    if first is None or ledger.first == first:
        return
    wanted = range(first, first + (count or 1))
    shown = 0
    for file in sorted(ledger.root.parent.glob(f"*/{FOLDER}/{NAME}")):
        if file == ledger.path:
            continue
        numbers, books = reserved(file)
        if books.get(_REGISTER, {}).get("of") != of:
            continue
        both = sorted(number for number in numbers.values() if number in wanted)
        if both and shown < _SHOWN:
            shown += 1
            last = max(numbers.values())
            message = f"số {_span(both)} đã giữ cho {len(both)} đơn vị của đợt trong “{file.parents[1].name}”"
            way = f"xem sổ đăng ký văn bản đi; “số từ” có thể là {last + 1}"
            yield Problem(
                job.number_span or Span(str(job.file)), "Q013", message, way, Level.WARNING
            )


def enter(of: list[str], ledger: Ledger) -> None:
    """In which register the numbers of this batch are."""
    if ledger.books.get(_REGISTER, {}).get("of") != of:
        ledger.book(_REGISTER, {"of": of})


def of_content(of: Content) -> list[str]:
    """In which register the numbers of a content are."""
    offices = [one.id or one.words.text for one in of.issuers]
    return [*offices, of.kind, str(of.date.first.year) if of.date else ""]


def _span(numbers: list[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return f"{first}" if first == last else f"{first}-{last}"
