"""Override files: blocks replaced, inserted, dropped by id; every mistake at the override's own line."""

from datetime import date as Date
from pathlib import Path

import pytest

from pipeline import source
from pipeline.overrides import Override, Overrides, apply, load
from pipeline.problem import Problem, Span
from pipeline.roster import Row

DAY = Date(2026, 8, 4)
CONTENT = """
nội dung:
  - id: p1
    tiêu đề: Mục một
    ý:
      - {id: a1, đoạn: Ý một}
      - {id: a2, đoạn: Ý hai, ý: [{id: a2x, đoạn: Ý con}]}
  - id: p2
    tiêu đề: Mục hai
    bảng: {id: b1, cột: [A], hàng: [["1"]]}
nơi nhận:
  - {id: r1, to: Các phòng}
"""


def loaded(folder: Path, text: str, name: str = "01840.yaml") -> Overrides:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return load(folder, Span("dot.yaml", 5, 3), DAY, ("19",))


def done(folder: Path, text: str) -> tuple[object, list[str]]:
    found = loaded(folder, text)
    assert not found.problems, found.problems
    read, problems = apply(source.read(CONTENT.encode(), "vb.yaml"), found.all[0])
    return source.plain(read.root), [_short(problem, folder) for problem in problems]


def _short(problem: Problem, folder: Path) -> str:
    return str(problem).replace(f"{folder}/", "")


def test_a_text_takes_the_place_of_the_words_and_keeps_the_rest(tmp_path: Path) -> None:
    content, problems = done(tmp_path / "g", "thay: {a2: Ý hai đã sửa}")
    assert not problems
    assert content["nội dung"][0]["ý"][1] == {
        "id": "a2",
        "đoạn": "Ý hai đã sửa",
        "ý": [{"id": "a2x", "đoạn": "Ý con"}],
    }


def test_a_block_takes_the_place_and_the_id(tmp_path: Path) -> None:
    content, problems = done(
        tmp_path / "g",
        'thay:\n  p2: {tiêu đề: Mục mới, đoạn: Đoạn mới.}\n  b1: {cột: [B], hàng: [["2"]]}',
    )
    assert content["nội dung"][1] == {"id": "p2", "tiêu đề": "Mục mới", "đoạn": "Đoạn mới."}
    # The table went with its block: said, not lost in silence.
    assert problems == [
        "01840.yaml:3:3: lỗi G004 khối “b1” nằm trong khối đã bị thay hoặc bỏ — sửa ngay trong khối mới"
    ]


def test_blocks_are_dropped_wherever_they_are(tmp_path: Path) -> None:
    content, problems = done(tmp_path / "g", "bỏ: [a1, b1, r1]")
    assert not problems
    assert [one["id"] for one in content["nội dung"][0]["ý"]] == ["a2"]
    assert "bảng" not in content["nội dung"][1]
    assert content["nơi nhận"] == []


def test_blocks_are_inserted_before_and_after(tmp_path: Path) -> None:
    content, problems = done(
        tmp_path / "g",
        "chèn:\n  - {sau: a1, khối: [Ý xen một, Ý xen hai]}\n  - {trước: p1, khối: [{đoạn: Đầu tiên.}]}",
    )
    assert not problems
    assert content["nội dung"][0] == {"đoạn": "Đầu tiên."}
    assert content["nội dung"][1]["ý"][1:3] == ["Ý xen một", "Ý xen hai"]


def test_the_source_that_is_shared_is_not_touched(tmp_path: Path) -> None:
    found = loaded(tmp_path / "g", "bỏ: [a1]")
    read = source.read(CONTENT.encode(), "vb.yaml")
    before = source.plain(read.root)
    changed, _ = apply(read, found.all[0])
    assert source.plain(read.root) == before != source.plain(changed.root)


WRONG = {
    "bỏ: [a9]": [
        "01840.yaml:1:6: lỗi G004 nội dung không có khối mã “a9” — đặt mã cho khối bằng “vanban ids”"
    ],
    "thay: {a1: Mới}\nbỏ: [a1]": [
        "01840.yaml:2:6: lỗi G004 khối “a1” bị thay hoặc bỏ hai lần — giữ một chỗ"
    ],
    "thay: {p2: Chỉ một câu}": [
        "01840.yaml:1:12: lỗi G002 khối “p2” không có “đoạn” để thay bằng một câu"
        " — viết cả khối mới, ví dụ: {tiêu đề: …, ý: […]}"
    ],
    "chèn: [{sau: b1, khối: [Đoạn.]}]": [
        "01840.yaml:1:14: lỗi G002 “b1” không nằm trong danh sách nào nên không chèn cạnh được"
        " — chèn cạnh khối mẹ của nó"
    ],
}


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_be_carried_out_is_told(text: str, tmp_path: Path) -> None:
    assert done(tmp_path / "g", text)[1] == WRONG[text]


BROKEN = {
    "đơn vị: [Xã Tân Tiến]\nbỏ: [a1]": "01840.yaml:1:10: lỗi G003",
    "": "01840.yaml:1:1: lỗi N001",
    "đơn vị: [Phường Đức Xuân]": "01840.yaml:1:1: lỗi G002",
    "xoá: [a1]\nbỏ: [a2]": "01840.yaml:1:1: lỗi U061 không có khoá “xoá” ở đây",
    "chèn: [{sau: a1}]\nbỏ: [a2]": "01840.yaml:1:8: lỗi G002 mỗi mục “chèn” cần",
    "thay: [a1]\nbỏ: [a2]": "01840.yaml:1:7: lỗi G002 “thay” phải là",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_file_that_cannot_serve_is_told_at_its_line(text: str, tmp_path: Path) -> None:
    folder = tmp_path / "g"
    folder.mkdir()
    (folder / "01840.yaml").write_text(text, "utf-8")
    problems = load(folder, Span("dot.yaml"), Date(2025, 7, 1)).problems
    assert any(_short(problem, folder).startswith(BROKEN[text]) for problem in problems), problems


def test_units_are_named_by_code_by_name_or_by_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "g"
    loaded(folder, 'đơn vị: ["05830", Phường Đức Xuân]\nbỏ: [a1]', "mot.yaml")
    found = loaded(folder, "bỏ: [a2]", "xa-dai-tu.yaml")
    assert not found.problems
    assert [sorted(one.keys) for one in found.all] == [["01840", "05830"], ["05830"]]
    row = Row(1, Span("ds"), "05830", None, {})
    assert [Path(one.file).name for one in found.for_row(row)] == ["mot.yaml", "xa-dai-tu.yaml"]
    assert len({one.digest for one in found.all}) == 2


def test_a_folder_that_is_not_there_and_overrides_nobody_gets_are_told(tmp_path: Path) -> None:
    missing = load(tmp_path / "khong", Span("dot.yaml", 5, 3), DAY).problems
    assert [problem.code for problem in missing] == ["G001"]
    assert missing[0].span == Span("dot.yaml", 5, 3)
    unused = Overrides((Override("a.yaml", frozenset(["05830"])),)).unused({"01840"})
    assert [problem.code for problem in unused] == ["G005"]


def test_what_one_file_says_is_not_lost_to_another(tmp_path: Path) -> None:
    loaded(tmp_path / "g", 'đơn vị: ["05830"]\nthay: {a1: Một.}', "a.yaml")
    loaded(tmp_path / "g", 'đơn vị: ["01840"]\nthay: {a1: Hai.}', "b.YAML")
    loaded(tmp_path / "g" / "nua", "thay: {a1: Ba.}")
    found = loaded(tmp_path / "g", 'đơn vị: ["01840", "05830"]\nbỏ: [a1]', "c.yaml")
    assert [_short(one, tmp_path) for one in found.problems] == [
        "g/nua/01840.yaml:1:1: cảnh báo G006 tệp ghi đè nằm trong thư mục con “nua” nên không được đọc — "
        "chuyển ra “g”, hoặc ghi thư mục con ấy ở “ghi đè”",
        "g/c.yaml:2:6: lỗi G004 khối “a1” của đơn vị này đã bị thay hoặc bỏ ở “b.YAML” — giữ một chỗ",
    ]
