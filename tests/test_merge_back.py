"""A reviewer's copy brought back: what it says, what is written, and that nothing is written unproved."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from lxml import etree

from bench.merge_back import FILES, Case, judge
from pipeline.build import Desk
from pipeline.ooxml.names import w
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.problem import ContentError, UsageError
from tests import review_cases
from tests.edit_scripts import Editor, plain, text_of
from tests.programs import git
from tests.review_cases import brought, paragraph, working_place

ROOT = Path(__file__).parent.parent
TEXT = """\
loại: kế hoạch
cơ quan ban hành: tu-thai-nguyen
ngày: 2026-08-04
trích yếu: kiểm tra công tác dân vận
nội dung:
  # lời ghi chú của người soạn
  - tiêu đề: Mục đích
    ý:
      - mã: a2b3
        đoạn: Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong sáu tháng đầu năm.
      - mã: c4d5
        đoạn: >-
          Chỉ ra những việc làm được
          và chưa làm được của từng đơn vị.
      - mã: e6f7
        đoạn: Kiến nghị cách khắc phục với cấp uỷ trước ngày 30/9/2026.
  - tiêu đề: Tổ chức thực hiện
    đoạn: Các đảng uỷ trực thuộc căn cứ Kế hoạch này để thực hiện.
nơi nhận: [Thường trực Tỉnh uỷ, Các đảng uỷ trực thuộc]
ký: {chức vụ: Bí thư, họ tên: Nguyễn Văn An}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    working_place(tmp_path, kh=TEXT)
    monkeypatch.chdir(tmp_path)
    run(tmp_path, "build", "content/kh.yaml", "--to", "docx", "--output", ".")
    return tmp_path


def run(_: Path, *args: str) -> str:
    return review_cases.run(*args)


def editor(place: Path, tracked: bool) -> Editor:
    return review_cases.editor(place / "kh.docx", tracked)


def replaced(place: Path, name: str, start: str, old: str, new: str, tracked: bool) -> None:
    review_cases.replaced(place / "kh.docx", place / name, start, old, new, tracked)


def test_a_dry_run_tells_and_writes_nothing(place: Path):
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "chín tháng", tracked=True)
    code, said = brought("A.docx")
    assert said.splitlines() == [
        "A.docx — Lãnh đạo A",
        "  nội dung: content/kh.yaml; bản gốc: đúng bản đang có",
        "  ✓ a2b3 (dòng 9): sửa chữ, có theo dõi, Lãnh đạo A 2026-08-04",
        "      …hế dân chủ ở các xã, phường trong [-sáu-]{+chín+} tháng đầu năm.…",
        "  tổng: 1 sửa chữ",
        "Chưa ghi gì. Thêm --apply để ghi vào tệp nội dung, --interactive để chọn từng chỗ.",
    ]
    assert code == 0
    assert (place / "content/kh.yaml").read_text("utf-8") == TEXT


def test_what_is_asked_is_asked_until_it_is_answered(place: Path):
    """A slip of the finger, an empty line: neither takes a leader's change nor drops it."""
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "chín tháng", tracked=True)
    code, said = brought("A.docx", "--interactive", answer="x\n\nCÓ\n")
    assert said.count("Nhận chỗ sửa này? [c]ó / [k]hông") == 3
    assert said.count("Gõ c hoặc k rồi Enter.") == 2
    assert said.endswith("→ đã ghi content/kh.yaml\n")
    assert code == 0


def test_what_somebody_refused_is_not_told_as_what_could_not_be_brought_in(place: Path):
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "chín tháng", tracked=True)
    code, said = brought("A.docx", "--interactive", answer="khong\n")
    assert said.splitlines()[-2:] == ["      → không chọn", "  tổng: 1 sửa chữ; không chọn: 1"]
    assert code == 0
    assert (place / "content/kh.yaml").read_text("utf-8") == TEXT


def test_questions_and_json_do_not_go_together(place: Path):
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "chín tháng", tracked=True)
    with pytest.raises(UsageError, match="--interactive hỏi trên màn hình"):
        brought("A.docx", "--interactive", "--json")


def test_apply_changes_the_words_and_nothing_else(place: Path):
    replaced(place, "A.docx", "- Chỉ ra", "từng đơn vị", "từng chi bộ, đơn vị", tracked=False)
    code, said = brought("A.docx", "--apply")
    assert "c4d5 (dòng 11): sửa chữ, không theo dõi" in said
    assert said.endswith("→ đã ghi content/kh.yaml\n")
    assert code == 0
    assert (place / "content/kh.yaml").read_text("utf-8") == TEXT.replace(
        "của từng đơn vị", "của từng chi bộ, đơn vị"
    )


def test_a_new_item_a_deleted_one_and_their_numbers(place: Path):
    edit = editor(place, tracked=False)
    first = paragraph(edit, "- Đánh giá")
    new = copy.deepcopy(first)
    edit.strip(new)
    edit.rewrite(new, [("+", "- Biểu dương tập thể làm tốt.")])
    first.addnext(new)
    gone = paragraph(edit, "- Kiến nghị")
    gone.getparent().remove(gone)
    (place / "A.docx").write_bytes(edit.finished().data)
    code, said = brought("A.docx", "--apply")
    text = (place / "content/kh.yaml").read_text("utf-8")
    assert code == 0, said
    assert "thêm đoạn, không theo dõi" in said
    assert "bỏ đoạn, không theo dõi" in said
    assert "đoạn: Biểu dương tập thể làm tốt." in text
    assert "Kiến nghị" not in text
    assert text.index("a2b3") < text.index("Biểu dương") < text.index("c4d5")


def test_two_leaders_on_other_words_are_both_taken(place: Path):
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "chín tháng", tracked=True)
    replaced(place, "B.docx", "- Đánh giá", "xã, phường", "xã, phường, đặc khu", tracked=False)
    code, said = brought("A.docx", "B.docx", "--apply")
    assert code == 0, said
    assert "ở các xã, phường, đặc khu trong chín tháng" in (place / "content/kh.yaml").read_text()
    assert "gộp: đoạn có chỗ sửa của" in said


def test_two_leaders_on_the_same_words_are_a_conflict_with_both_names(place: Path):
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "chín tháng", tracked=True)
    replaced(place, "B.docx", "- Đánh giá", "sáu tháng", "ba tháng", tracked=False)
    code, said = brought("A.docx", "B.docx")
    assert code == 1
    assert "XUNG ĐỘT content/kh.yaml:10 (a2b3): Lãnh đạo A và " in said
    assert (
        "Lãnh đạo A: Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong chín tháng"
        in said
    )
    assert "B.docx: Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong ba tháng" in said


def test_what_changed_meanwhile_stays(place: Path):
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "chín tháng", tracked=True)
    old = place / "goc.yaml"
    old.write_text(TEXT, encoding="utf-8")
    now = TEXT.replace("để thực hiện.", "để tổ chức thực hiện nghiêm túc.")
    (place / "content/kh.yaml").write_text(now, encoding="utf-8")
    code, said = brought("A.docx", "--base", "goc.yaml", "--apply")
    assert code == 0, said
    assert (place / "content/kh.yaml").read_text() == now.replace("sáu tháng", "chín tháng")


def test_generated_words_are_told_and_not_lost(place: Path):
    replaced(place, "A.docx", "KẾ HOẠCH", "KẾ HOẠCH", "CHƯƠNG TRÌNH", tracked=False)
    _, said = brought("A.docx")
    assert "✗ ngoài nội dung: sửa chữ sinh tự động" in said
    assert "→ chữ sinh tự động: “KẾ HOẠCH” → “CHƯƠNG TRÌNH”" in said
    assert "KHÔNG đưa vào được: 1" in said


def test_bold_is_written_as_stars(place: Path):
    edit = editor(place, tracked=False)
    p = paragraph(edit, "- Đánh giá")
    before, _, after = text_of(p).partition("quy chế dân chủ")
    edit.rewrite(p, [("=", before), ("=", "quy chế dân chủ"), ("=", after)])
    run_ = list(p.iter(w("r")))[1]
    properties = run_.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run_.insert(0, properties)
    etree.SubElement(properties, w("b"))
    (place / "A.docx").write_bytes(edit.finished().data)
    code, said = brought("A.docx", "--apply")
    assert code == 0, said
    assert "chỉ đổi định dạng" in said
    assert "→ đậm: “quy chế dân chủ”" in said
    assert "thực hiện **quy chế dân chủ** ở các xã" in (place / "content/kh.yaml").read_text()


def hostile(place: Path, name: str, change) -> str:
    parts = unzipped((place / "kh.docx").read_bytes())
    change(parts)
    (place / name).write_bytes(zipped(parts))
    return name


def doctype(parts):
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1
    )


def macro(parts):
    parts["word/vbaProject.bin"] = b"x"


def outside(parts):
    key = "word/_rels/document.xml.rels"
    link = (
        b'<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image" Target="http://example.org/a.png" TargetMode="External"/>'
    )
    parts[key] = parts[key].replace(b"</Relationships>", link + b"</Relationships>")


def bomb(parts):
    parts["word/media/a.xml"] = b"\0" * 80_000_000


def cut(parts):
    parts["word/document.xml"] = parts["word/document.xml"][:900]


HOSTILE = {
    "DOCTYPE": (doctype, "phần “word/document.xml” có khai báo DOCTYPE"),
    "macro": (macro, "macro"),
    "outside": (outside, "trỏ ra ngoài tệp: “http://example.org/a.png”"),
    "bomb": (bomb, "bung ra quá lớn"),
    "cut": (cut, "phần “word/document.xml” hỏng"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_copies_are_refused_and_nothing_changes(place: Path, name: str):
    change, message = HOSTILE[name]
    hostile(place, "X.docx", change)
    with pytest.raises(ContentError) as caught:
        brought("X.docx", "--apply", "--content", "content/kh.yaml")
    assert message in str(caught.value)
    assert (place / "content/kh.yaml").read_text("utf-8") == TEXT


def test_broken_zips_are_refused(place: Path):
    whole = (place / "kh.docx").read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 25)):
        (place / "X.docx").write_bytes(whole[:at])
        with pytest.raises(ContentError, match="D010"):
            brought("X.docx", "--apply", "--content", "content/kh.yaml")
    assert (place / "content/kh.yaml").read_text("utf-8") == TEXT


def test_duplicate_and_foreign_bookmarks_do_no_harm(place: Path):
    edit = editor(place, tracked=False)
    marks = [e for e in edit.root.iter(w("bookmarkStart")) if "_vb_" in e.get(w("name"))]
    for one in marks:
        one.set(w("name"), marks[0].get(w("name")))
    p = paragraph(edit, "- Đánh giá")
    edit.rewrite(p, [("=", text_of(p).replace("sáu tháng", "chín tháng"))])
    (place / "A.docx").write_bytes(edit.finished().data)
    code, said = brought("A.docx", "--apply")
    assert code == 0, said
    assert (place / "content/kh.yaml").read_text() == TEXT.replace("sáu tháng", "chín tháng")


def test_another_document_is_refused(place: Path):
    other = TEXT.replace("kiểm tra công tác dân vận", "tổng kết phong trào thi đua yêu nước")
    for old, new in (
        ("Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong sáu tháng đầu năm.",
         "Nhìn lại phong trào thi đua, nêu gương người tốt, việc tốt trong toàn tỉnh."),
        ("Chỉ ra những việc làm được\n          và chưa làm được của từng đơn vị.",
         "Mời đại biểu các giới dự lễ."),
        ("Kiến nghị cách khắc phục với cấp uỷ trước ngày 30/9/2026.", "Khen thưởng ba mươi tập thể."),
        ("Các đảng uỷ trực thuộc căn cứ Kế hoạch này để thực hiện.", "Giao Văn phòng chuẩn bị."),
    ):  # fmt: skip
        other = other.replace(old, new)
    (place / "content/khac.yaml").write_text(other, encoding="utf-8")
    run(place, "build", "content/khac.yaml", "--to", "docx", "--output", ".")
    with pytest.raises(ContentError) as caught:
        brought("khac.docx", "--content", "content/kh.yaml", "--base", "content/kh.yaml", "--apply")
    assert "W002 bản trả về chỉ giống “content/kh.yaml”" in str(caught.value)
    assert "văn bản khác, hoặc bản gốc khác — kiểm tra lại tệp" in str(caught.value)


def test_a_copy_of_nothing_here_is_told(place: Path):
    word = docx.Document()
    word.add_paragraph("Một bức thư riêng không dính dáng gì tới việc công của cơ quan.")
    out = io.BytesIO()
    word.save(out)
    (place / "X.docx").write_bytes(out.getvalue())
    with pytest.raises(ContentError) as caught:
        brought("X.docx")
    assert str(caught.value) == (
        "X.docx:1:1: lỗi W001 không nhận ra bản trả về này làm từ tệp nội dung nào — nêu tệp nội dung: "
        "--content TỆP.yaml, và bản gốc nếu cần: --base"
    )


def test_outside_of_git_the_file_itself_is_found_and_not_one_with_more_of_its_words(place: Path):
    text = (place / "content" / "kh.yaml").read_text("utf-8")
    more = (
        "# ĐẢNG CỘNG SẢN VIỆT NAM, Thái Nguyên, ngày 04 tháng 8 năm 2026; Nơi nhận: Lưu Văn phòng\n"
    )
    for folder, written in (("a", more + text), ("b", text)):
        (place / "content" / folder).mkdir()
        (place / "content" / folder / "ke-hoach.yaml").write_text(written, "utf-8")
    run(place, "build", "content/b/ke-hoach.yaml", "--to", "docx", "--output", "out")
    code, said = brought(str(next((place / "out").rglob("*.docx"))))
    assert (code, "content/b/ke-hoach.yaml; bản gốc: đúng bản đang có" in said) == (0, True)


def test_a_base_that_does_not_build_is_told(place: Path):
    broken = TEXT.replace("2026-08-04", "2026-13-44")
    (place / "goc.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        brought("kh.docx", "--base", "goc.yaml")
    assert "W003 không dựng lại được bản gốc của bản trả về (theo --base goc.yaml)" in str(
        caught.value
    )


def test_wrong_use_is_told(place: Path):
    with pytest.raises(UsageError, match="không có tệp “khong-co"):
        brought("khong-co.docx")
    with pytest.raises(UsageError, match="không phải tệp, cũng không phải bản ghi git"):
        brought("kh.docx", "--base", "khong-co")


def test_a_copy_of_one_unit_asks_for_whom_it_is(place: Path):
    text = TEXT.replace("từng đơn vị", "{{ unit.name }}")
    (place / "content/kh.yaml").write_text(text, encoding="utf-8")
    unit = ("--set", "unit.name=xã An Khánh")
    run(place, "build", "content/kh.yaml", "--to", "docx", "--output", ".", *unit)
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "chín tháng", tracked=True)
    with pytest.raises(UsageError, match="bản này của riêng một đơn vị"):
        brought("A.docx", "--apply", *unit)
    assert (place / "content/kh.yaml").read_text("utf-8") == text
    code, said = brought("A.docx", "--apply", "--shared", *unit)
    assert code == 0, said
    assert (place / "content/kh.yaml").read_text() == text.replace("sáu tháng", "chín tháng")


def test_a_filled_in_name_is_told_and_not_written_over(place: Path):
    text = TEXT.replace("từng đơn vị", "{{ unit.name }}")
    (place / "content/kh.yaml").write_text(text, encoding="utf-8")
    unit = ("--set", "unit.name=xã An Khánh")
    run(place, "build", "content/kh.yaml", "--to", "docx", "--output", ".", *unit)
    replaced(place, "A.docx", "- Chỉ ra", "An Khánh", "Đại Từ", tracked=True)
    _, said = brought("A.docx", "--apply", "--shared", *unit)
    assert "→ chữ lấy từ chỗ điền hoặc viện dẫn: “An” → “Đại”; " in said, said
    assert (place / "content/kh.yaml").read_text("utf-8") == text


def test_a_source_outside_of_the_place_is_not_followed(place: Path):
    def lead_out(parts):
        parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(
            b"kh.yaml", b"../../../../etc/passwd"
        )

    hostile(place, "X.docx", lead_out)
    _, said = brought("X.docx")
    assert "nội dung: content/kh.yaml" in said


def test_the_report_as_a_page_holds_no_markup_of_the_copy(place: Path):
    replaced(place, "A.docx", "- Đánh giá", "sáu tháng", "<script>x</script>", tracked=True)
    brought("A.docx", "--html", "r.html")
    page = (place / "r.html").read_text("utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.fixture(scope="module")
def cases():
    desk = Desk(ROOT / "content", ROOT / "templates")
    return [Case(name, desk) for name in FILES]


@pytest.mark.parametrize("seed", range(0, 24, 3))
@pytest.mark.parametrize("share", [1.0, 0.0])
def test_random_scripts_lose_nothing(cases, seed: int, share: float, monkeypatch):
    """A sample; `make review-proof` runs thousands."""
    monkeypatch.chdir(ROOT)
    count: Counter[str] = Counter()
    told = judge(cases[seed % len(cases)], seed, bool(seed // 4 % 2), share, count)
    assert count["lost"] == 0, told
    assert count["unexplained"] == 0, told
    assert count["wrong"] == 0, told
    assert count["right"] >= 0.97 * count["paragraphs"], told


def test_the_scripts_do_edit(cases):
    """The proof would prove nothing if its scripts left the file as it was."""
    data = cases[0].data
    for seed in random.Random(1).sample(range(1000), 5):
        edit = Editor(data, seed, tracked=False, vocabulary=cases[0].words)
        assert edit.edit()
        changed = unzipped(edit.finished().data)["word/document.xml"]
        assert plain("".join(etree.fromstring(changed).itertext())) != plain(
            "".join(etree.fromstring(unzipped(data)["word/document.xml"]).itertext())
        )
    assert zipfile.is_zipfile(io.BytesIO(data))


def test_a_copy_of_a_file_that_was_renamed_finds_its_own_base(place: Path):
    git(place, "init", "-q")
    git(place, "add", "content")
    git(place, "commit", "-qm", "lần 1")
    run(place, "build", "content/kh.yaml", "--to", "docx", "--output", ".")
    replaced(place, "A.docx", "- Đánh giá", "sáu", "chín", tracked=True)
    git(place, "mv", "content/kh.yaml", "content/khac.yaml")
    git(place, "commit", "-qm", "đổi tên")
    file = place / "content" / "khac.yaml"
    file.write_text(file.read_text("utf-8").replace("của từng đơn vị", "của mỗi đơn vị"), "utf-8")
    code, said = brought("A.docx", "--apply")
    assert code == 0, said
    assert "bản gốc: bản ghi git" in said
    made = file.read_text("utf-8")
    assert "chín tháng" in made
    assert "của mỗi đơn vị" in made
    assert "khac.yaml: HEAD~1" in run(place, "diff", "HEAD~1")
    assert run(place, "diff", "HEAD~1").count("thêm") == 0
    assert (
        "Đánh giá"
        in run(place, "log", "content/khac.yaml", "--block", "a2b3").rpartition("thêm")[2]
    )


def test_a_lock_file_is_told_as_that(place: Path):
    (place / "~$A.docx").write_bytes(b"\0" * 162)
    with pytest.raises(ContentError) as caught:
        brought("~$A.docx")
    assert str(caught.value) == (
        "~$A.docx:1:1: lỗi D010 là tệp khoá tạm của Word hay LibreOffice, không phải văn bản — "
        "đóng văn bản lại, rồi nêu tệp không có “~$” hay “.~lock.” ở đầu tên"
    )


def test_comments_of_an_old_word_file_are_refused_not_none(place: Path):
    (place / "A.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(ContentError, match="lỗi D010 là tệp"):
        run(place, "comments", "A.doc")
