"""A submission whose line TỜ TRÌNH was forgotten: that is told, and nothing of letters (HD 05-HD/VPTW, 9.2.4)."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.check.finished.door import inspect
from pipeline.problem import Level
from tests.programs import convert
from tests.review_cases import run, working_place

SUBMISSION = """\
loại: tờ trình
cơ quan ban hành: btgdv-tu-thai-nguyen
SỐ
ngày: 2026-08-04
trích yếu: về việc ban hành Quy chế làm việc của Ban
kính gửi: [Ban Thường vụ Tỉnh uỷ]
nội dung:
  - đoạn: Ban Tuyên giáo và Dân vận Tỉnh uỷ kính trình Ban Thường vụ Tỉnh uỷ xem xét, ban hành Quy chế làm việc của Ban.
nơi nhận: [Như trên]
lưu: Văn phòng
ký: {chức vụ: Trưởng ban, họ tên: Nguyễn Văn An}
"""


@pytest.mark.parametrize("number", ["số: 12", ""])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_it_is_no_letter(
    form: str, number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = working_place(tmp_path, tt=SUBMISSION.replace("SỐ\n", f"{number}\n" if number else ""))
    monkeypatch.chdir(place)
    said = run("build", "content/tt.yaml", "--to", "docx")
    assert "1/1" in said, said
    document = docx.Document(str(place / "output" / "tt.docx"))
    title = next(one for one in document.element.body.iter(qn("w:p")) if _text(one) == "TỜ TRÌNH")
    title.getparent().remove(title)
    data = io.BytesIO()
    document.save(data)
    file = place / "tt.docx"
    file.write_bytes(data.getvalue())
    if form == "pdf":
        (file,) = convert([file], place / "printed")
    result = inspect(file.read_bytes(), file.name)
    assert result.report
    facts = result.report.facts
    assert facts.kind
    assert facts.kind.id == "submission"
    told = [one for one in result.problems if one.level is not Level.INFO]
    assert [(one.code, one.message.partition(" (")[0]) for one in told] == [
        ("K043", "thiếu tên loại")
    ]


def _text(paragraph: docx.oxml.text.paragraph.CT_P) -> str:
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
