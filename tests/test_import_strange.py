"""Foreign and hostile files through the importer's door: the right words, or one clear message."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import pypandoc
import pytest

from pipeline.importer.opening import read
from pipeline.importer.pages import Read
from pipeline.problem import ContentError
from tests.hostile_files import CANARY, FILES, Hostile, pdf
from tests.programs import convert, needed
from tests.strange import CASES, CLOSE, OPEN, Case, p, packed, t


def words(found: Read) -> str:
    """All words, with the labels that Word writes by itself, notes and what was set aside at the end."""
    finished = found.finished
    paras = [f"{para.auto} {para.words}" if para.auto else para.words for para in finished.paras]
    paras += [note.words for note in finished.notes]
    # In the file, not in the document.
    told = ("đã xoá khi theo dõi sửa", "bình luận của", "chữ ẩn", "ô gộp với ô trên")
    return "\n".join([*paras, *(one.text for one in found.aside if not one.why.startswith(told))])


def in_order(seen: tuple[str, ...], text: str) -> bool:
    at = 0
    for one in seen:
        at = text.find(one, at)
        if at < 0:
            return False
    return True


@pytest.mark.parametrize("case", [one for one in CASES if one.seen], ids=lambda case: case.what)
def test_foreign_word_files_give_what_is_seen(case: Case) -> None:
    text = words(read(case.data, f"{case.what}.docx"))
    assert in_order(
        tuple(
            one.replace("- ", "• ", 1) if "phông ký hiệu" in case.what else one for one in case.seen
        ),
        text,
    )
    assert [one for one in case.unseen if one in text] == []
    assert [one for one in case.once if text.count(one) != 1] == []


@pytest.mark.parametrize("hostile", FILES, ids=str)
def test_hostile_files_end_in_words_or_a_message(hostile: Hostile) -> None:
    data = hostile.make()
    if hostile.name.endswith(".doc"):
        needed("soffice")
    try:
        text = words(read(data, hostile.name))
    except ContentError as error:
        told = error.problems
    else:
        assert hostile.readable, text[:200]
        assert CANARY not in text
        assert "root:" not in text
        return
    assert not hostile.readable, told
    for problem in told:
        assert problem.span.file == hostile.name
        assert problem.message
        assert "Traceback" not in problem.message
        assert "Error" not in problem.message


@pytest.mark.parametrize("form", ["docx", "pdf", "rtf", "odt"])
def test_cut_off_at_every_tenth(form: str) -> None:
    """A file that came only in part is refused, or gives words that are really in it; it never crashes."""
    data = _written(form)
    whole = words(read(data, f"a.{form}"))
    for at in range(1, 10):
        cut = data[: len(data) * at // 10]
        try:
            text = words(read(cut, f"cat-{at}.{form}"))
        except ContentError:
            continue
        assert form in ("rtf", "pdf")  # plain enough to be read up to the cut
        assert set(text.split()) - set(whole.split()) == set() or form == "rtf"


@cache
def _written(form: str) -> bytes:
    if form == "docx":
        return packed((OPEN + CLOSE) * 30)
    if form == "pdf":
        return pdf(3)
    return _by_pandoc("Giao các phòng thực hiện.\n\n" * 30, form)


def _by_pandoc(markdown: str, form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"a.{form}"
        extra = ["--standalone"]
        pypandoc.convert_text(markdown, form, "markdown", outputfile=str(out), extra_args=extra)
        return out.read_bytes()


MARKDOWN = """# MỤC ĐÍCH, YÊU CẦU

Triển khai **kịp thời**, *đúng tiến độ*[^1].

1. Rà soát danh mục
2. Báo cáo kết quả
    a) việc nhỏ thứ nhất
    b) việc nhỏ thứ hai

- Tuyên truyền trên hệ thống loa

| Việc | Thời hạn |
|------|----------|
| Tập huấn | tháng 9 |

[^1]: Theo Kế hoạch năm.
"""
MEANT = (
    "MỤC ĐÍCH, YÊU CẦU", "Triển khai kịp thời, đúng tiến độ", "1. Rà soát danh mục", "2. Báo cáo kết quả",
    "a) việc nhỏ thứ nhất", "b) việc nhỏ thứ hai", "Tuyên truyền trên hệ thống loa", "Việc", "Thời hạn", "Tập huấn",
    "tháng 9",
)  # fmt: skip


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "html"])
def test_what_pandoc_wrote(form: str) -> None:
    text = words(read(_by_pandoc(MARKDOWN, form), f"a.{form}"))
    meant = tuple(one.replace("a) ", "a. ").replace("b) ", "b. ") for one in MEANT)
    assert in_order(meant if form == "html" else MEANT, text), text  # HTML has no form for "a)"
    assert "Theo Kế hoạch năm" in text


@cache
def _by_office(form: str) -> bytes:
    """pandoc's docx opened by LibreOffice and saved in another form."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "a.docx"
        given.write_bytes(_by_pandoc(MARKDOWN, "docx"))
        (made,) = convert([given], Path(folder) / "out", form)
        return made.read_bytes()


@pytest.mark.parametrize("form", ["docx", "doc", "odt", "rtf", "pdf", "html"])
def test_what_libreoffice_wrote(form: str) -> None:
    """In order where the form keeps it; .doc, RTF and HTML as LibreOffice writes them know other labels."""
    text = words(read(_by_office(form), f"a.{form}"))
    for one in MEANT:
        meant = one if form in ("docx", "odt", "pdf") else re.sub(r"^(\d\.|[ab]\)) ", "", one)
        assert meant in text, (meant, text)
    assert "Theo Kế hoạch năm" in text


@pytest.mark.parametrize("form", ["rtf", "html", "docx", "odt", "pdf"])
def test_the_name_may_lie(form: str) -> None:
    """RTF and web pages go about under the name .doc; what counts is what the file is."""
    data = pdf(1) if form == "pdf" else _by_pandoc("Giao các phòng thực hiện các việc sau.", form)
    said = "Giao cac phong" if form == "pdf" else "Giao các phòng thực hiện các việc sau."
    assert said in words(read(data, "bao-cao.doc"))


def test_a_web_page_in_an_old_encoding() -> None:
    page = "<html><head><meta charset='windows-1258'></head><body><p>Giao cho</p></body></html>"
    assert "Giao cho" in words(read(page.encode("cp1258"), "a.html"))


def test_old_letters_in_a_run_of_their_own_font_only() -> None:
    old = t("§¶ng uû x·", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
    found = read(packed(p(t("Kính gửi: ") + old)), "a.docx")
    assert words(found) == "Kính gửi: Đảng uỷ xã"
    assert found.repairs
