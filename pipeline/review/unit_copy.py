"""One unit's copy of a batch: printed as the batch printed it, its own file of overrides written and proved.

The copy names its batch file and its unit. Both are foreign words: the batch file must lie in the working
place and be one for the very content that the copy is of.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.batch.job import Job, read_job
from pipeline.batch.ledger import Ledger
from pipeline.batch.unit_overrides import overrides, provinces
from pipeline.build import Desk, Draft, Order, composed, make, reading, typed
from pipeline.overrides import Override, apply, load
from pipeline.problem import ContentError, Problem, Span, has_errors
from pipeline.review.base import texts
from pipeline.review.looks import Looks, looks
from pipeline.review.override_file import changed, written
from pipeline.roster import Row, open_roster
from pipeline.text import slug


@dataclass(frozen=True, eq=False)
class UnitCopy:
    """What stands behind a copy: the batch, the unit's row, its overrides, the number it was given."""

    job: Job
    row: Row
    content: Path
    desk: Desk
    order: Order
    number: str = ""
    own: tuple[Override, ...] = ()

    @property
    def name(self) -> str:
        """As the roster calls the unit."""
        return str(self.row.values.get("words") or self.row.values.get("name") or self.row.key)

    def print(self, text: str) -> tuple[Draft, bytes] | None:
        """The unit's document made of the content `text`; None where it does not build."""
        return self._printed(text, self.own)

    def _printed(self, text: str, own: Sequence[Override]) -> tuple[Draft, bytes] | None:
        read = reading(text.encode(), str(self.content), self.desk)
        if own and read.read is not None:
            found: list[Problem] = []
            source_ = read.read
            for one in own:
                source_, problems = apply(source_, one)
                found += problems
            read = typed(source_, text.encode(), self.desk)
            read = replace(read, problems=(*read.problems, *found))
        values = {**self.job.data, "unit": dict(self.row.values)}
        order = replace(self.order, data=values, number=self.number, rules=False)
        draft = composed(read, self.desk, order)
        if draft.document is None or not draft.sound:
            return None
        made = make(draft, self.desk, replace(order, batch=self.job.file, unit=self.row.key))
        data = made.files.get("docx")
        return (draft, data) if data else None

    def override(self, before: str, after: str, why: str) -> tuple[Path, str]:
        """The unit's override file and its new text, so that its document is as `after` prints it.

        `before` and `after` are the shared content as it is and with the copy's changes in. ContentError
        W006 with the reason when that cannot be had; nothing is written here.
        """
        file, text = self._file()
        made, homeless = changed(before, after, str(self.content))
        if homeless:
            hint = "đặt mã cho các khối (vanban ids), in và gửi lại; hoặc --shared"
            raise self._cannot(f"chỗ sửa “{homeless}” nằm ở khối không có mã", hint)
        new = written(text, made, f"# {self.name}: {why}", self.row.key)
        if new is None:
            raise self._cannot(
                f"“{file}” không chèn thêm được", "viết “thay”, “chèn” mỗi mã một dòng"
            )
        if not self._proved(file, new, before, after):
            raise self._cannot("dựng lại với phần riêng ấy không ra đúng như bản trả về", "sửa tay")
        return file, new

    def _file(self) -> tuple[Path, str]:
        """The unit's own file, and what is in it by now."""
        place = self.job.overrides
        if place is None:
            hint = f"thêm dòng “ghi đè: ghi-de” vào “{self.job.file}”, hoặc --shared"
            raise self._cannot("tệp đợt chưa có chỗ cho phần riêng của đơn vị", hint)
        keys = {self.row.key} | ({self.row.unit.code} if self.row.unit else set())
        alone = [one.file for one in self.own if one.keys <= keys]
        if alone:
            return Path(alone[0]), Path(alone[0]).read_bytes().decode()
        if place.suffix in (".yaml", ".yml"):
            hint = "đổi “ghi đè” thành một thư mục, mỗi đơn vị một tệp"
            raise self._cannot(f"“{place}” là phần riêng của đơn vị khác", hint)
        return place / f"{slug(self.name)}.yaml", ""

    def _proved(self, file: Path, text: str, before: str, after: str) -> bool:
        """The unit's document with the new overrides says and shows what `after` does, paragraph by paragraph."""
        with tempfile.TemporaryDirectory() as folder:
            trial = Path(folder) / file.name
            trial.write_bytes(text.encode())
            found = load(trial, Span(str(file)), self.job.roster.day, provinces(self.job))
        others = [one for one in self.own if Path(one.file) != file]
        if has_errors(found.problems) or len(found.for_row(self.row)) != 1:
            return False
        wanted = self.print(after)
        made = self._printed(before, [*others, *found.for_row(self.row)])
        if wanted is None or made is None:
            return False
        return _said(wanted[1], str(self.content)) == _said(made[1], str(self.content))

    def _cannot(self, reason: str, hint: str) -> ContentError:
        message = f"không ghi được phần riêng của {self.name}: {reason}"
        return ContentError([Problem(Span(str(self.job.file)), "W006", message, hint)])


def _said(data: bytes, file: str) -> list[tuple[str, str, Looks]]:
    """Each paragraph's home, words, and which of its letters are bold or italic."""
    return [
        (one.home, one.text, looks(one.shown) if one.shown else ()) for one in texts(data, file)
    ]


def unit_copy(
    batch: Path, unit: str, content: Path, desk: Desk, order: Order, output: Path
) -> UnitCopy:
    """What the copy of `unit` was printed from. ContentError W007 when its batch or row is gone."""
    job, _ = read_job(batch)
    if job.content.resolve() != content.resolve():
        message = f"tệp đợt “{batch}” không phải của “{content}”"
        hint = "kiểm tra lại tệp; nếu đúng, nêu giá trị của đơn vị bằng --data hoặc --set"
        raise ContentError([Problem(Span(str(batch)), "W007", message, hint)])
    row = next((one for one in open_roster(job.roster).rows() if one.key == unit), None)
    if row is None or not row.sound:
        message = f"danh sách của đợt không còn đơn vị “{unit}” mà bản trả về nêu"
        hint = "khôi phục danh sách lúc in, hoặc nêu giá trị của đơn vị bằng --data, --set"
        raise ContentError([Problem(Span(str(batch)), "W007", message, hint)])
    number = Ledger(output / job.output.folder).numbers.get(unit)
    own = overrides(job).for_row(row)
    return UnitCopy(job, row, content, desk, order, str(number or ""), own)
