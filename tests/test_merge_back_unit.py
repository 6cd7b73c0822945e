"""A unit's copy of a batch comes back: for all units or for that one alone, and never by a guess."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.ooxml.names import w
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.problem import ContentError, UsageError
from tests.edit_scripts import text_of
from tests.review_cases import brought, editor, like, replaced, working_place

CONTENT = """\
loại: hướng dẫn
cơ quan ban hành: btgdv-tu-thai-nguyen
ngày: 2026-08-04
trích yếu: tổ chức hội nghị đối thoại tại {{ unit.words }}
nội dung:
  - mã: a1
    tiêu đề: Mục đích
    ý:
      - mã: b1
        đoạn: Nắm bắt tâm tư, nguyện vọng của Nhân dân {{ unit.words }}; giải quyết kiến nghị ngay từ cơ sở.
      - mã: b2
        đoạn: Hội nghị tổ chức thiết thực, có chuẩn bị câu hỏi từ trước.
      - mã: b3
        đoạn: Kết luận nêu rõ thời hạn giải quyết từng kiến nghị.
  - tiêu đề: Tổ chức thực hiện
    ý:
      - Đảng uỷ xã, phường căn cứ Hướng dẫn này để thực hiện.
nơi nhận: [Lãnh đạo Ban]
lưu: VT
ký: {chức vụ: Trưởng ban, họ tên: Nguyễn Văn An}
"""
JOB = """\
nội dung: hd.yaml
danh sách:
  sổ địa phương: {tỉnh: Thái Nguyên, đơn vị: [Phường Đức Xuân, Xã An Khánh]}
  tại ngày: 2026-08-04
ghi đè: ghi-de
số từ: 21
đầu ra: {thư mục: hd, dạng: [docx], bản in gộp: không, gói nén: không}
"""
OTHER = """\
# Phần riêng đã có của phường.
đơn vị: [Phường Đức Xuân]
thay:
  b3: Kết luận nêu thời hạn giải quyết và người giải quyết từng kiến nghị.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    working_place(tmp_path, hd=CONTENT)
    folder = tmp_path / "content"
    (folder / "ghi-de").mkdir()
    (folder / "hd.dot.yaml").write_text(JOB, "utf-8")
    (folder / "ghi-de/duc-xuan.yaml").write_text(OTHER, "utf-8")
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(
        cli, ["batch", "content/hd.dot.yaml", "--jobs", "1"], catch_exceptions=False
    )
    assert made.exit_code == 0, made.output
    return tmp_path


def edited(place: Path, unit: str, start: str, old: str, new: str, name: str = "A.docx") -> None:
    """The unit's copy with words changed, changes tracked."""
    (file,) = [one for one in (place / "output/hd").rglob("*.docx") if unit in one.name]
    replaced(file, place / name, start, old, new, tracked=True)


def shared(place: Path) -> str:
    return (place / "content/hd.yaml").read_text("utf-8")


def test_the_copy_is_held_against_the_units_own_print_and_the_choice_is_named(place: Path):
    edited(place, "an-khanh", "- Hội nghị", "thiết thực", "gọn, thiết thực")
    code, said = brought("A.docx")
    assert said.splitlines() == [
        "A.docx — Lãnh đạo A",
        "  nội dung: content/hd.yaml; bản gốc: đúng bản đang có",
        "  ✓ b2 (dòng 11): sửa chữ, có theo dõi, Lãnh đạo A 2026-08-04",
        "      …- Hội nghị tổ chức {+gọn, +}thiết thực, có chuẩn bị câu hỏi từ…",
        "  tổng: 1 sửa chữ",
        "Chưa ghi gì. Thêm --apply để ghi vào tệp nội dung, --interactive để chọn từng chỗ.",
        "Bản của riêng xã An Khánh: khi ghi, thêm --shared (đổi nội dung chung, cho mọi đơn vị) hoặc "
        "--override (ghi vào tệp ghi đè của đợt, chỉ cho đơn vị ấy).",
    ]
    assert code == 0
    with pytest.raises(UsageError) as caught:
        brought("A.docx", "--apply")
    assert str(caught.value) == (
        "bản này của riêng một đơn vị (xã An Khánh). Chọn một: --shared ghi vào nội dung chung, đổi cho mọi "
        "đơn vị; --override ghi vào tệp ghi đè của đợt, chỉ đổi cho đơn vị ấy."
    )
    with pytest.raises(UsageError, match="chọn một"):
        brought("A.docx", "--apply", "--shared", "--override")
    assert shared(place) == CONTENT


def test_for_all_units_it_goes_into_the_content(place: Path):
    edited(place, "an-khanh", "- Hội nghị", "thiết thực", "gọn, thiết thực")
    code, said = brought("A.docx", "--apply", "--shared")
    assert (code, said.splitlines()[-1]) == (0, "→ đã ghi content/hd.yaml")
    assert shared(place) == CONTENT.replace("chức thiết thực", "chức gọn, thiết thực")


def test_for_the_unit_alone_it_goes_into_a_file_of_its_own(place: Path):
    edited(place, "an-khanh", "- Nắm bắt", "ngay từ cơ sở", "ngay tại xã")
    code, said = brought("A.docx", "--apply", "--override")
    assert (code, said.splitlines()[-1]) == (0, "→ đã ghi content/ghi-de/xa-an-khanh.yaml")
    assert shared(place) == CONTENT
    text = (place / "content/ghi-de/xa-an-khanh.yaml").read_text("utf-8")
    head, _, rest = text.partition("thay:\n")
    assert head.splitlines()[0] == "# xã An Khánh: ghi từ bản trả về của Lãnh đạo A"
    assert rest == (
        "  b1: Nắm bắt tâm tư, nguyện vọng của Nhân dân {{ unit.words }}; giải quyết kiến nghị ngay tại xã.\n"
    )
    again = CliRunner().invoke(
        cli, ["batch", "content/hd.dot.yaml", "--jobs", "1"], catch_exceptions=False
    )
    assert again.exit_code == 0, again.output
    assert brought("A.docx")[1].count("✓") == 0  # the copy has nothing new any more


def test_a_unit_that_has_overrides_gets_the_new_one_beside_them(place: Path):
    edited(place, "duc-xuan", "- Hội nghị", "từ trước", "từ trước 10 ngày")
    code, said = brought("A.docx", "--apply", "--override")
    assert (code, said.splitlines()[-1]) == (0, "→ đã ghi content/ghi-de/duc-xuan.yaml")
    assert (place / "content/ghi-de/duc-xuan.yaml").read_text("utf-8") == OTHER + (
        "  b2: Hội nghị tổ chức thiết thực, có chuẩn bị câu hỏi từ trước 10 ngày.\n"
    )


def test_words_of_an_override_are_not_sought_in_the_content(place: Path):
    edited(place, "duc-xuan", "- Kết luận", "người giải quyết", "nơi giải quyết")
    _, said = brought("A.docx", "--apply", "--shared")
    assert "→ chữ của tệp ghi đè “content/ghi-de/duc-xuan.yaml”, sửa trong tệp ấy" in said
    assert shared(place) == CONTENT


def test_blocks_put_in_and_taken_out_for_one_unit(place: Path):
    (file,) = [one for one in (place / "output/hd").rglob("*.docx") if "an-khanh" in one.name]
    edit = editor(file, tracked=False)
    found = {text_of(p)[:10]: p for p in edit.root.iter(w("p"))}
    gone, after = found["- Kết luận"], found["- Nắm bắt "]
    new = like(edit, after, "- Mời cả hộ mới chuyển đến.")
    after.addnext(new)
    gone.getparent().remove(gone)
    (place / "A.docx").write_bytes(edit.finished().data)
    code, said = brought("A.docx", "--apply", "--override")
    assert code == 0, said
    text = (place / "content/ghi-de/xa-an-khanh.yaml").read_text("utf-8")
    assert "chèn:\n  - sau: b1\n    khối:\n      - mã: " in text
    assert "\n        đoạn: Mời cả hộ mới chuyển đến.\nbỏ:\n  - b3\n" in text


def test_a_block_without_an_id_cannot_be_one_units_own(place: Path):
    edited(place, "an-khanh", "- Đảng uỷ xã", "để thực hiện", "xây dựng kế hoạch")
    with pytest.raises(ContentError) as caught:
        brought("A.docx", "--apply", "--override")
    (problem,) = caught.value.problems
    assert (problem.code, problem.message, problem.hint) == (
        "W006",
        "không ghi được phần riêng của xã An Khánh: chỗ sửa “Tổ chức thực hiện Đảng uỷ xã, phường căn cứ Hướng dẫn này "
        "xây dựng kế hoạch.” nằm ở khối không có mã",
        "đặt mã cho các khối (vanban ids), in và gửi lại; hoặc --shared",
    )
    assert sorted(one.name for one in (place / "content/ghi-de").iterdir()) == ["duc-xuan.yaml"]


def test_a_person_is_asked_for_whom_it_is(place: Path):
    edited(place, "an-khanh", "- Hội nghị", "thiết thực", "gọn, thiết thực")
    code, said = brought("A.docx", "--interactive", answer="r\nc\n")
    assert code == 0, said
    assert "Bản của riêng (xã An Khánh): sửa cho [m]ọi đơn vị hay chỉ [r]iêng đơn vị ấy?" in said
    assert said.splitlines()[-1] == "→ đã ghi content/ghi-de/xa-an-khanh.yaml"


def test_copies_of_two_units_for_all_meet_in_one_file(place: Path):
    edited(place, "an-khanh", "- Hội nghị", "thiết thực", "gọn, thiết thực")
    edited(place, "duc-xuan", "- Hội nghị", "từ trước", "từ trước 10 ngày", "B.docx")
    code, said = brought("A.docx", "B.docx", "--apply", "--shared")
    assert code == 0, said
    assert "gọn, thiết thực, có chuẩn bị câu hỏi từ trước 10 ngày." in shared(place)


def test_copies_of_two_units_answered_for_all_meet_in_one_file(place: Path):
    edited(place, "an-khanh", "- Hội nghị", "thiết thực", "gọn, thiết thực")
    edited(place, "duc-xuan", "- Hội nghị", "từ trước", "từ trước 10 ngày", "B.docx")
    code, said = brought("A.docx", "B.docx", "--interactive", answer="m\nc\nc\n")
    assert code == 0, said
    assert "gọn, thiết thực, có chuẩn bị câu hỏi từ trước 10 ngày." in shared(place)


def test_what_was_edited_while_somebody_was_asked_stays(
    place: Path, monkeypatch: pytest.MonkeyPatch
):
    edited(place, "an-khanh", "- Hội nghị", "thiết thực", "gọn, thiết thực")
    file = place / "content/hd.yaml"

    def ask(*_: object) -> bool:
        file.write_text(file.read_text("utf-8") + "# sửa trong lúc hỏi\n", "utf-8")
        return True

    monkeypatch.setattr("pipeline.commands.merge_back._ask", ask)
    with pytest.raises(UsageError, match="đã bị sửa từ lúc lệnh này đọc"):
        brought("A.docx", "--interactive", "--shared")
    assert shared(place) == CONTENT + "# sửa trong lúc hỏi\n"


def test_a_unit_no_longer_on_the_list_is_told(place: Path):
    edited(place, "an-khanh", "- Hội nghị", "thiết thực", "gọn, thiết thực")
    job = place / "content/hd.dot.yaml"
    job.write_text(JOB.replace(", Xã An Khánh", ""), "utf-8")
    with pytest.raises(ContentError, match="danh sách của đợt không còn đơn vị") as caught:
        brought("A.docx")
    assert [one.code for one in caught.value.problems] == ["W007"]
    job.unlink()
    with pytest.raises(ContentError, match=r"không thấy tệp đợt “hd\.dot\.yaml”"):
        brought("A.docx")


@pytest.mark.parametrize("name", ["../../etc/hd.dot.yaml", "/etc/hd.dot.yaml", "..\\hd.dot.yaml"])
def test_a_batch_file_outside_of_the_place_is_not_followed(place: Path, name: str):
    edited(place, "an-khanh", "- Hội nghị", "thiết thực", "gọn, thiết thực")
    (place.parent / "etc").mkdir(exist_ok=True)
    shutil.copy(place / "content/hd.dot.yaml", place.parent / "etc/hd.dot.yaml")
    parts = unzipped((place / "A.docx").read_bytes())
    said = parts["docProps/custom.xml"].replace(b"hd.dot.yaml", name.encode())
    (place / "A.docx").write_bytes(zipped({**parts, "docProps/custom.xml": said}))
    with pytest.raises(ContentError) as caught:
        brought("A.docx", "--apply", "--override")
    (problem,) = caught.value.problems
    assert problem.code == "W007"
    assert problem.message == f"không thấy tệp đợt “{name}” mà bản trả về nêu"
