"""A small working place with a content of one page or several, and rosters made in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date
from hashlib import sha256
from pathlib import Path

import pypdfium2

from pipeline.batch.choice import Choice
from pipeline.batch.events import Begun, Ended, Event, Finished
from pipeline.batch.job import Job, Output
from pipeline.batch.run import Run
from pipeline.batch.task import Commission
from pipeline.batch.workers import of as workers_of
from pipeline.build import Desk, Order
from pipeline.problem import Problem, Span
from pipeline.registries.units import Unit, units
from pipeline.roster import Cell, Roster, Row
from pipeline.roster.spec import Query, RosterSpec

ROOT = Path(__file__).parents[1]
DAY = Date(2026, 8, 4)

CONTENT = """\
loại: hướng dẫn
cơ quan ban hành: btgdv-tu-thai-nguyen
ngày: 2026-08-04
trích yếu: tổ chức hội nghị đối thoại tại {{ unit.words }}
mở đầu: Ban Tuyên giáo và Dân vận Tỉnh uỷ hướng dẫn {{ unit.words }} tổ chức hội nghị đối thoại như sau.
nội dung:
  - tiêu đề: Mục đích, yêu cầu
    ý:
      - Nắm bắt tâm tư, nguyện vọng của Nhân dân trên địa bàn; giải quyết kiến nghị ngay từ cơ sở.
      - Hội nghị tổ chức thiết thực, có chuẩn bị câu hỏi từ trước, có kết luận về thời hạn giải quyết.
  - tiêu đề: Nội dung
    ý:
      - Mời {{ unit.guests }} đại biểu đại diện các khu dân cư.
      - khi: unit.kind == "phường"
        đoạn: Phường mời thêm đại diện các tổ dân phố mới sáp nhập.
nơi nhận: ["Đảng uỷ {{ unit.words }}", Lãnh đạo Ban]
lưu: VT
ký: {chức vụ: Trưởng ban, họ tên: Nguyễn Văn An}
"""


def communes(count: int, province: str = "19") -> list[Unit]:
    """The first communes of a province, or of the country with province ""."""
    table = units()
    found = table.children(province, DAY) if province else table.tier("commune", DAY)
    return list(found[:count])


def row(number: int, unit: Unit, **values: str) -> Row:
    """A row as a sound roster gives it."""
    known = {"name": unit.name, "words": unit.words, "kind": unit.type, "code": unit.code}
    values = {**known, "guests": str(20 + number % 30), **values}
    digest = sha256(repr((unit.code, sorted(values.items()))).encode()).hexdigest()
    return Row(number, Cell("ds.xlsx", number, 1), unit.code, unit, values, (), digest)


def bad(number: int, message: str = "thiếu “số khách”", column: int = 3) -> Row:
    """A row that cannot be used."""
    place = Cell("ds.xlsx", number, column)
    problem = Problem(place, "U099", message, "điền vào ô này")
    return Row(number, place, f"dòng {number}", None, {}, (problem,), "")


def rows(count: int, province: str = "19") -> list[Row]:
    """Sound rows from row 2 on, as below a head."""
    return [row(at, unit) for at, unit in enumerate(communes(count, province), 2)]


def roster(*of: Row) -> Roster:
    """Rows in memory."""
    return Roster("ds.xlsx", lambda: iter(of), (), len(of), ())


@dataclass
class Place:
    """A folder with a content and an output folder."""

    folder: Path
    output: Output = field(default_factory=lambda: Output("dot"))
    first_number: int | None = None
    content: str = CONTENT
    overrides: Path | None = None

    @property
    def out(self) -> Path:
        return self.folder / "output" / self.output.folder

    def commission(self) -> Commission:
        file = self.folder / "hd.yaml"
        if not file.exists() or file.read_text("utf-8") != self.content:
            file.write_text(self.content, "utf-8")
        spec = RosterSpec(DAY, query=Query(("Thái Nguyên",)))
        job = Job(
            file=self.folder / "dot.yaml",
            content=file,
            roster=spec,
            output=self.output,
            first_number=self.first_number,
            overrides=self.overrides,
            overrides_span=Span("dot.yaml", 3, 10),
        )
        desk = Desk(ROOT / "content", ROOT / "templates", (), self.folder / "cache")
        return Commission(job, self.out, desk, Order(self.output.formats))

    def run(self, *of: Row, jobs: int = 1, workers=None, choice: Choice | None = None, **more):
        """All events of one run."""
        made = Run(
            self.commission(), roster(*of), workers or workers_of(jobs), choice or Choice(), **more
        )
        return list(made.events())


def states(events: list[Event]) -> dict[str, str]:
    """Key -> state."""
    return {one.row.key: one.state for one in events if isinstance(one, Ended)}


def finished(events: list[Event]) -> Finished:
    """The last word."""
    (end,) = [one for one in events if isinstance(one, Finished)]
    return end


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a batch but its ledger."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".vanban" not in path.parts
    }


def begun(events: list[Event]) -> Begun:
    """The first word."""
    return next(one for one in events if isinstance(one, Begun))


def docs(place: Place) -> list[Path]:
    """The Word files of the units."""
    return list(place.out.glob("*/*.docx"))


def words(path: Path) -> str:
    """All words of a PDF, as pdfium reads them."""
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
