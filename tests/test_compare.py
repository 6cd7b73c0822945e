"""Two printed documents against each other: PDFs made here, told as an officer would say it."""

from __future__ import annotations

import io
import itertools
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pipeline.cli import cli
from pipeline.compare import Comparison, compare, pdf, word
from pipeline.compare.align import matches
from pipeline.compare.printed import Printed, parts, text
from pipeline.flow import Flow, Para, Piece, Section
from pipeline.layout.document import lay_out
from pipeline.problem import ContentError, ToolError
from pipeline.render import pdf as pdf_writer
from pipeline.show.comparison import lines, values
from pipeline.show.comparison_page import page
from tests.docx_cases import END, flow, para, rendered
from tests.samples import desk

SENTENCES = [
    f"Đoạn thứ {number}: các cấp uỷ, tổ chức đảng {words} trong nhiệm kỳ 2025 - 2030."
    for number, words in enumerate(
        [
            "quán triệt nghị quyết và xây dựng chương trình hành động",
            "kiểm tra, giám sát việc thực hiện của từng chi bộ",
            "phân công người phụ trách từng việc, từng địa bàn",
            "tổng hợp kết quả, báo cáo trước ngày 25 hằng tháng",
            "biểu dương tập thể, cá nhân có cách làm hay, hiệu quả rõ",
            "khắc phục những hạn chế đã được chỉ ra sau kiểm điểm",
        ],
        1,
    )
]

WRITTEN = len(" ".join(SENTENCES).split())


def document(*sentences: str) -> Flow:
    return flow(*(para("paragraph", one) for one in sentences))


def printed(made: Flow) -> bytes:
    return pdf_writer.render(lay_out(made, desk().metrics), desk().faces)


def compared(old: Flow, new: Flow, **options: bool) -> Comparison:
    first, second = (
        pdf.printed(printed(one), f"{name}.pdf") for one, name in ((old, "a"), (new, "b"))
    )
    return compare(first, second, **options)


def told(old: Flow, new: Flow, **options: bool) -> list[str]:
    return list(lines(compared(old, new, **options)))[1:]


def test_the_same_twice() -> None:
    found = compared(document(*SENTENCES), document(*SENTENCES))
    assert found.equal
    assert list(lines(found)) == [
        "a.pdf (1 trang) ↔ b.pdf (1 trang)",
        f"Hai bản giống nhau: 1 trang, 12 dòng, {WRITTEN} chữ.",
    ]


def test_one_word_changed() -> None:
    new = [one.replace("giám sát", "đôn đốc") for one in SENTENCES]
    assert told(document(*SENTENCES), document(*new)) == [
        "Đổi chữ: 1 chỗ",
        "  trang 1, dòng 3: “giám sát” → “đôn đốc”",
    ]


def test_a_sentence_lost_and_one_added() -> None:
    assert told(document(*SENTENCES), document(*SENTENCES[:-1]), places=False) == [
        "Mất: 1 chỗ",
        f"  trang 1, dòng 11 (bản đầu): “{SENTENCES[-1]}”",
    ]
    assert told(document(*SENTENCES[:-1]), document(*SENTENCES), places=False) == [
        "Thêm: 1 chỗ",
        f"  trang 1, dòng 11 (bản sau): “{SENTENCES[-1]}”",
    ]


def test_a_paragraph_moved() -> None:
    moved = [*SENTENCES[:1], *SENTENCES[2:5], SENTENCES[1], SENTENCES[5]]
    found = compared(document(*SENTENCES), document(*moved), places=False)
    (change,) = found.changes
    assert change.kind == "moved"
    assert "kiểm tra, giám sát việc thực hiện của từng chi bộ" in text(change.new)
    assert (change.old[0].line, change.new[0].line) in {(3, 9), (2, 8), (4, 10)}
    assert next(iter(told(document(*SENTENCES), document(*moved)))) == "Chuyển chỗ: 1 chỗ"


def test_a_page_reflowed() -> None:
    """Larger gaps: the same words, the last lines on the next page."""
    many = [f"{at}. {one}" for at in range(1, 4) for one in SENTENCES]
    tight = flow(*(para("paragraph", one, before=0) for one in many))
    loose = flow(*(para("paragraph", one, before=240) for one in many))
    found = compared(tight, loose)
    assert found.changes == ()
    assert found.rebroken == ()
    (shift,) = found.shifts
    assert (shift.old[0].page, shift.new[0].page) == (1, 2)
    assert found.displaced
    said = told(tight, loose)
    assert said[0] == "Sang trang khác: 1 chỗ"
    assert said[1].startswith(f"  {shift.lines} dòng, từ “")
    assert said[2].startswith("Lệch vị trí: ")


def test_lines_broken_elsewhere() -> None:
    narrow = flow(*(para("paragraph", one, right=300) for one in SENTENCES))
    found = compared(document(*SENTENCES), narrow)
    assert found.changes == found.shifts == ()
    assert [word.text for word in found.rebroken][:2] != []
    assert told(document(*SENTENCES), narrow)[0].startswith("Ngắt dòng khác: ")


def test_a_scan_is_refused_with_the_way_out(tmp_path: Path) -> None:
    Image.new("L", (60, 80), 220).save(tmp_path / "scan.pdf")
    with pytest.raises(ContentError) as caught:
        pdf.printed((tmp_path / "scan.pdf").read_bytes(), "scan.pdf")
    assert str(caught.value) == (
        "scan.pdf:1:1: lỗi V001 tệp PDF chỉ có hình quét, không có chữ nào để so"
        " — nhận dạng chữ (OCR) bản quét trước, hoặc so với tệp PDF, DOCX gốc"
    )


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ContentError, match="lỗi V002 không mở được: không phải tệp PDF"):
        pdf.printed(b"chu", "a.pdf")


def test_a_word_file_without_libreoffice_is_compared_by_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object, **__: object) -> list[bytes]:
        raise ToolError("LibreOffice", "không có")

    monkeypatch.setattr(word.office, "convert", missing)
    made = document(*SENTENCES)
    first = word.printed(rendered(made), "a.docx")
    found = compare(first, pdf.printed(printed(made), "b.pdf"))
    assert found.equal
    assert not found.placed
    assert list(lines(found))[1] == f"Hai bản giống nhau từng chữ ({WRITTEN} chữ)."
    changed = compare(first, pdf.printed(printed(document(*SENTENCES[1:])), "b.pdf"))
    assert list(lines(changed))[-1].startswith("Chỉ so chữ: ")
    assert "<li>Mất: " in page(changed)


def test_without_libreoffice_the_feet_are_compared_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> list[bytes]:
        raise ToolError("LibreOffice", "không có")

    def with_contact(words: str) -> Printed:
        made = document(*SENTENCES)
        [section] = made.sections
        line = next(one for one in section.items if isinstance(one, Para) and one.pieces)
        foot = replace(line, pieces=(Piece(words),))
        noted = replace(made, sections=(replace(section, foot_first=(foot,)),))
        return word.printed(rendered(noted), "a.docx")

    monkeypatch.setattr(word.office, "convert", missing)
    found = compare(with_contact("Ông Một, 0912345678"), with_contact("Bà Hai, 0999999999"))
    assert [one.kind for one in found.changes] == ["changed"]
    assert list(lines(found))[2].strip() == "gần “Bà”: “Ông Một, 0912345678” → “Bà Hai, 0999999999”"


def test_the_page_shows_both_sides_and_nothing_from_outside() -> None:
    new = [one.replace("giám sát", "<đôn đốc>") for one in SENTENCES]
    html = page(compared(document(*SENTENCES), document(*new)))
    assert html.count("data:image/png;base64,") == 2
    assert html.count('class="mark changed"') == 2
    assert "&lt;đôn đốc&gt;" in html
    assert "://" not in html
    assert "<script" not in html
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:\"" in html


def test_values_for_programs() -> None:
    new = [one.replace("giám sát", "đôn đốc") for one in SENTENCES]
    found = values(compared(document(*SENTENCES), document(*new)))
    assert found["equal"] is False
    assert found["changes"] == [
        {
            "kind": "changed",
            "old": "giám sát",
            "new": "đôn đốc",
            "old_place": {"page": 1, "line": 3},
            "new_place": {"page": 1, "line": 3},
        }
    ]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.pdf").write_bytes(printed(document(*SENTENCES)))
    (tmp_path / "b.pdf").write_bytes(printed(document(*SENTENCES[1:])))
    return tmp_path


def test_the_command(files: Path) -> None:
    run = CliRunner().invoke
    same = run(cli, ["compare", str(files / "a.pdf"), str(files / "a.pdf")])
    assert same.exit_code == 0
    assert "Hai bản giống nhau: 1 trang" in same.output
    out = files / "ra" / "so-sanh.html"
    different = run(
        cli, ["compare", str(files / "a.pdf"), str(files / "b.pdf"), "--output", str(out)]
    )
    assert different.exit_code == 1
    assert "Mất: 1 chỗ" in different.output
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    plain = run(cli, ["compare", str(files / "a.pdf"), str(files / "b.pdf"), "--json"])
    assert json.loads(plain.output)["equal"] is False


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["a.pdf", "khong-co.pdf"], "không có tệp"),
        (["a.pdf", "a.txt"], "chỉ so được tệp .pdf và .docx"),
        (["a.pdf", "a.pdf", "--output", "x.png"], "trang so sánh là tệp .html"),
    ],
)
def test_wrong_use(files: Path, names: list[str], said: str) -> None:
    (files / "a.txt").write_text("x")
    given_names = [str(files / name) if "." in name else name for name in names]
    result = CliRunner().invoke(cli, ["compare", *given_names])
    assert said in str(result.exception)


def test_words_part_where_lines_may_break() -> None:
    assert parts("2025-2030") == ["2025-", "2030"]
    assert parts("và/hoặc") == ["và/hoặc"]
    assert parts("-----") == ["-----"]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=40)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_what_is_aligned_is_equal_and_rises(first: list[str], second: list[str]) -> None:
    pairs = matches(first, second)
    assert all(first[a] == second[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))
    assert matches(first, first) == [(at, at) for at in range(len(first))]


def test_an_annex_is_compared_too() -> None:
    made = document(*SENTENCES)
    annex = Section(made.sections[0].page, (para("annex_label", "Phụ lục"), END))
    with_annex = replace(made, sections=(*made.sections, annex))
    assert told(made, with_annex)[:3] == [
        "Thêm cả trang: trang 2 của b.pdf",
        "Thêm: 1 chỗ",
        "  trang 2, dòng 1 (bản sau): “Phụ lục”",
    ]


def changed(
    made: bytes, page: int = 0, paper: tuple[float, float] = (), bare: bool = False
) -> bytes:
    """The PDF with all pages on another paper, or one page without its words (as scanned)."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as file:
        for one in file.pages if paper else ():
            one.MediaBox = [0, 0, *paper]
        if bare:
            file.pages[page].Contents = file.make_stream(b"0 0 20 20 re f")
        file.save(stream)
    return stream.getvalue()


def test_a_page_without_words_is_told_and_nothing_claimed_of_it() -> None:
    whole = printed(document(*SENTENCES * 8))
    scanned = changed(whole, 1, bare=True)
    first, second = pdf.printed(whole, "a.pdf"), pdf.printed(scanned, "b.pdf")
    said = list(lines(compare(first, second)))
    assert said[1] == (
        "Không so được: trang 2 của b.pdf không có chữ nào (trang trắng hoặc chỉ có hình quét) → xem bằng "
        "mắt, hoặc nhận dạng chữ (OCR) trang ấy trước"
    )
    assert said[2].startswith("Mất: ")
    assert values(compare(first, second))["pages_without_words"] == [[], [2]]
    again = list(lines(compare(second, pdf.printed(scanned, "c.pdf"))))
    assert [one.split(":")[0] for one in again[1:3]] == ["Không so được"] * 2
    assert again[3].startswith("Hai bản giống nhau ở phần so được: ")


def test_another_paper_is_a_difference() -> None:
    whole = printed(document(*SENTENCES))
    letter = changed(whole, paper=(612, 792))
    found = compare(pdf.printed(whole, "a.pdf"), pdf.printed(letter, "b.pdf"))
    assert not found.equal
    assert list(lines(found))[-2:] == [
        "Khổ giấy khác: 210 × 297 mm → 216 × 279 mm (trang 1)",
        "Không so nét vẽ, hình, dấu ở trang 1: chữ đứng chỗ khác hoặc khổ giấy khác → xem bằng mắt",
    ]
    rounded = changed(whole, paper=(595.0, 842.0))
    assert compare(pdf.printed(whole, "a.pdf"), pdf.printed(rounded, "b.pdf")).papers == ()


def test_lines_on_another_page_are_told_by_several_words() -> None:
    more = document("Một đoạn mới đẩy các đoạn sau xuống trang kế tiếp." * 9, *SENTENCES * 8)
    said = list(lines(compared(document(*SENTENCES * 8), more)))
    at = next(number for number, one in enumerate(said) if one.startswith("Sang trang khác"))
    assert len(said[at + 1].partition("“")[2].partition(" …")[0].split()) == 6
