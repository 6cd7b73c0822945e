"""A batch whose units choose line, gap or size so that the last page is tidy: each for itself."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from pipeline.batch.events import Ended
from tests.batch_cases import CONTENT, Place, communes, row, tree

WORDS = "Báo cáo kết quả về Ban theo đúng thời hạn, kèm danh sách đại biểu và ý kiến đã được tiếp thu tại hội nghị."
FIVE = "".join(f"      - {WORDS} Mục số {number} theo kế hoạch.\n" for number in range(5))
FITTING = CONTENT.replace(
    "nơi nhận:",
    f"""\
  - tiêu đề: Tổ chức thực hiện
    ý:
{FIVE}      - "Việc riêng: {{{{ unit.own }}}}"
trình bày: {{vừa trang: có}}
nơi nhận:""",
)
LONG = " ".join([WORDS] * 4)
OWN = ("Không có.", LONG, WORDS, LONG, "Không.", LONG)
"""The short ones leave two lines above the signature on the second page, the long ones more."""


CHOSEN = r"đã chọn “giãn dòng: ([\d.]+), cách đoạn: 12” để trang cuối không lẻ"


def units():
    return [
        row(at, unit, own=own)
        for at, (unit, own) in enumerate(zip(communes(len(OWN)), OWN, strict=True), 2)
    ]


def run(folder: Path, of, jobs: int = 1) -> tuple[Place, dict[str, str]]:
    """What each unit is told that it has chosen."""
    folder.mkdir()
    place = Place(folder, content=FITTING)
    ends = [one for one in place.run(*of, jobs=jobs) if isinstance(one, Ended)]
    assert {one.state for one in ends} == {"written"}
    said = {one.row.key: [problem.message for problem in one.problems] for one in ends}
    return place, {key: "; ".join(messages) for key, messages in said.items()}


@pytest.fixture(scope="module")
def forwards(tmp_path_factory):
    return run(tmp_path_factory.mktemp("fit") / "p", units())


def test_only_a_unit_whose_last_page_is_untidy_chooses(forwards):
    _, said = forwards
    assert [bool(one) for one in said.values()] == [True, False] * 3
    assert all(re.fullmatch(CHOSEN, one) for one in said.values() if one)


def test_word_file_and_pdf_have_what_was_chosen(forwards):
    place, said = forwards
    for key, chosen in said.items():
        (word,) = place.out.rglob(f"*{key}*.docx")
        with zipfile.ZipFile(word) as parts:
            xml = parts.read("word/document.xml").decode()
        body = re.search(r"<w:p>(?:(?!</w:p>).)*Báo cáo kết quả.*?</w:p>", xml, re.S)
        assert body
        line = re.search(r'w:line="(\d+)"', body[0])
        wanted = re.fullmatch(CHOSEN, chosen)
        assert (line and line[1]) == (wanted and f"{float(wanted[1]) * 20:.0f}")
        with pdfium.PdfDocument(word.with_suffix(".pdf")) as pdf:
            assert len(pdf) == 2
            last = pdf[1].get_textpage().get_text_bounded()
        above = last[: last.index("TRƯỞNG BAN")]
        assert len([line for line in above.splitlines() if line.strip()]) >= 3, above


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_unit_has_what_another_chose(tmp_path, forwards, jobs):
    place, said = forwards
    other, again = run(tmp_path / "p", units()[::-1], jobs)
    assert again == said
    documents = {name: data for name, data in tree(place.out).items() if "/" in name}
    now = tree(other.out)
    assert documents
    for name, data in documents.items():
        if name.endswith((".docx", ".pdf")):
            assert now[name] == data, name
