"""Numbers of documents that were issued are kept beside the content, and told when they come again."""

from __future__ import annotations

import csv
import errno
import os
import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from pipeline import one_at_a_time
from pipeline.build import Desk, Order
from pipeline.produce import produce
from pipeline.register import LOCK, NAME, Register, issuing
from tests.samples import CONTENT, ROOT

TEXT = """\
loại: kế hoạch
cơ quan ban hành: so-noi-vu-thai-nguyen
số: {number}
ngày: 2026-08-12
trích yếu: {subject}
nội dung: [Một đoạn.]
nơi nhận: [Các phòng thuộc Sở]
lưu: VT
ký: {{chức vụ: Giám đốc, họ tên: Vũ Đức Long}}
"""


SERIES = "so-noi-vu-thai-nguyen | 05/KH-SNV | 2026 | "


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        shutil.copy(CONTENT / name, folder / name)
    return Desk(folder, ROOT / "templates", cache=tmp_path / "cache")


def issued(desk: Desk, name: str, number: str, subject: str, final: bool = True) -> list[str]:
    """What is said of one document that is built."""
    file = desk.content / name
    file.write_text(TEXT.format(number=number, subject=subject), "utf-8")
    order = Order(formats=("pdf",), final=final)
    (result,) = produce([file], desk.content.parent / "output", desk, order)
    return [f"{one.code} {one.level.value}" for one in result.problems]


def lines(desk: Desk) -> list[list[str]]:
    return list(csv.reader((desk.content / NAME).read_text("utf-8-sig").splitlines()))


def test_what_is_issued_is_written_once(desk: Desk) -> None:
    assert issued(desk, "a.yaml", "5", "Tập huấn", final=False) == []
    assert not (desk.content / NAME).exists()
    assert issued(desk, "a.yaml", "5", "Tập huấn") == []
    assert issued(desk, "a.yaml", "5", "Tập huấn") == []
    assert lines(desk)[1:] == [
        ["05/KH-SNV", "12/8/2026", "Kế hoạch Tập huấn", "a.yaml", SERIES],
    ]


def test_a_number_that_was_given_is_told_in_a_later_run(desk: Desk) -> None:
    issued(desk, "a.yaml", "5", "Tập huấn")
    assert issued(desk, "b.yaml", "5", "Kiểm tra", final=False) == ["T037 cảnh báo"]
    assert issued(desk, "b.yaml", "5", "Kiểm tra") == ["T037 lỗi"]
    assert not (desk.content.parent / "output" / "b.pdf").exists() or len(lines(desk)) == 2
    assert issued(desk, "b.yaml", "6", "Kiểm tra") == []
    assert [line[0] for line in lines(desk)[1:]] == ["05/KH-SNV", "06/KH-SNV"]


def test_a_document_without_a_number_is_not_in_it_and_that_is_said(desk: Desk) -> None:
    assert issued(desk, "a.yaml", "", "Tập huấn", final=False) == []
    assert issued(desk, "a.yaml", "", "Tập huấn") == ["T042 lưu ý"]
    assert not (desk.content / NAME).exists()
    assert (desk.content.parent / "output/a.pdf").exists()


@pytest.mark.parametrize(
    ("kind", "number", "day", "missing"),
    [
        ("kế hoạch", "5", "2026-08-12", ""),
        ("kế hoạch", "5", "2026-08", "ngày"),
        ("kế hoạch", "5", "2026", "ngày, tháng"),
        ("kế hoạch", "", "2026-08", "số và ngày"),
        ("thư công", "", "2026-08-12", ""),
    ],
)
def test_what_is_left_open_is_said_of_what_is_issued(
    desk: Desk, kind: str, number: str, day: str, missing: str
) -> None:
    text = TEXT.format(number=number, subject="Tập huấn").replace("kế hoạch", kind)
    file = desk.content / "a.yaml"
    file.write_text(re.sub("ngày: .*", f"ngày: {day}", text), "utf-8")
    order = Order(formats=("pdf",), final=True)
    (result,) = produce([file], desk.content.parent / "output", desk, order)
    said = [one.message for one in result.problems if one.code == "T042"]
    wanted = f"bản chính thức chưa có {missing}: chỗ ấy in để trống, {NAME} không ghi văn bản này"
    assert said == ([wanted] if missing else [])


def test_what_an_office_adds_to_it_stays(desk: Desk) -> None:
    head = "người nhận;số, ký hiệu;tệp;dãy số"
    own = "Phòng A;09/KH-SNV;;so-noi-vu-thai-nguyen | 09/KH-SNV | 2026 | "
    (desk.content / NAME).write_text(f"{head}\r\n{own}", "utf-8")
    assert issued(desk, "a.yaml", "9", "Tập huấn") == ["T037 lỗi"]
    assert issued(desk, "a.yaml", "10", "Tập huấn") == []
    text = (desk.content / NAME).read_bytes().decode()
    assert text.splitlines() == [
        head,
        own,
        ";10/KH-SNV;a.yaml;so-noi-vu-thai-nguyen | 10/KH-SNV | 2026 | ",
    ]


@pytest.mark.parametrize("data", [b"so;ngay\r\n1;2\r\n", "số".encode("utf-16")])
def test_one_that_cannot_be_read_is_told_and_left_alone(desk: Desk, data: bytes) -> None:
    (desk.content / NAME).write_bytes(data)
    assert issued(desk, "a.yaml", "5", "Tập huấn") == ["T039 cảnh báo"]
    assert (desk.content / NAME).read_bytes() == data


def test_what_people_write_while_documents_are_issued_stays(desk: Desk) -> None:
    for name, number in (("a", "5"), ("b", "6")):
        (desk.content / f"{name}.yaml").write_text(
            TEXT.format(number=number, subject=name), "utf-8"
        )
    order = Order(formats=("pdf",), final=True)
    files = [desk.content / "a.yaml", desk.content / "b.yaml"]
    run = produce(files, desk.content.parent / "output", desk, order)
    next(run)
    with (desk.content / NAME).open("a", encoding="utf-8") as file:
        file.write("08/KH-SNV,,Ghi tay,,so-noi-vu-thai-nguyen | 08/KH-SNV | 2026 | \n")
    assert not next(run).problems
    assert [line[0] for line in lines(desk)[1:]] == ["05/KH-SNV", "08/KH-SNV", "06/KH-SNV"]


def test_programs_that_issue_at_once_lose_no_line(desk: Desk) -> None:
    numbers = range(11, 17)
    for number in numbers:
        text = TEXT.format(number=number, subject=f"Tập huấn đợt {number}")
        (desk.content / f"{number}.yaml").write_text(text, "utf-8")
    with ProcessPoolExecutor(6, mp_context=get_context("spawn")) as pool:
        runs = [pool.submit(_issue, desk, f"{number}.yaml") for number in numbers]
        assert [run.result() for run in runs] == [[]] * 6
    assert sorted(line[0] for line in lines(desk)[1:]) == [f"{one}/KH-SNV" for one in numbers]


def test_a_long_one_stays_whole(desk: Desk) -> None:
    """Three megabytes: what an office issues in twenty years."""
    old = ["số, ký hiệu;ngày;trích yếu;tệp;dãy số"]
    old += [
        f"{n}/KH-SNV;01/3/2020;{'Tập huấn ' * 20};cu.yaml;so | {n} | 2020 | " for n in range(15_000)
    ]
    (desk.content / NAME).write_text("\n".join(old) + "\n", "utf-8")
    assert issued(desk, "a.yaml", "5", "Tập huấn") == []
    found = (desk.content / NAME).read_text("utf-8").splitlines()
    assert found[:-1] == old
    assert found[-1].startswith("05/KH-SNV;12/8/2026;Kế hoạch Tập huấn;a.yaml;")


def test_one_that_becomes_unreadable_while_documents_are_issued_is_told(desk: Desk) -> None:
    for name, number in (("a", "5"), ("b", "6")):
        text = TEXT.format(number=number, subject=name)
        (desk.content / f"{name}.yaml").write_text(text, "utf-8")
    files = [desk.content / "a.yaml", desk.content / "b.yaml"]
    order = Order(formats=("pdf",), final=True)
    run = produce(files, desk.content.parent / "output", desk, order)
    assert not next(run).problems
    saved = (desk.content / NAME).read_text("utf-8-sig").encode("utf-16")
    (desk.content / NAME).write_bytes(saved)
    assert [one.code for one in next(run).problems] == ["T039"]
    assert (desk.content / NAME).read_bytes() == saved


def test_one_that_waited_sees_what_was_issued_before_it(desk: Desk) -> None:
    for name in "ab":
        (desk.content / f"{name}.yaml").write_text(TEXT.format(number="5", subject=name), "utf-8")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        runs = [pool.submit(_issue, desk, f"{name}.yaml") for name in "ab"]
        assert sorted(run.result() for run in runs) == [[], ["T037 lỗi"]]


def _issue(desk: Desk, name: str) -> list[str]:
    order = Order(formats=("pdf",), final=True)
    (result,) = produce([desk.content / name], desk.content.parent / "output", desk, order)
    return [f"{one.code} {one.level.value}" for one in result.problems]


def test_a_content_that_is_gone_does_not_stop_the_others(desk: Desk) -> None:
    (desk.content / "b.yaml").write_text(TEXT.format(number="6", subject="Kiểm tra"), "utf-8")
    files = [desk.content / "a.yaml", desk.content / "b.yaml"]
    output = desk.content.parent / "output"
    first, second = produce(files, output, desk, Order(formats=("pdf",)))
    assert [str(one) for one in first.problems] == [
        f"{files[0]}:1:1: lỗi F014 không đọc được tệp: tệp không còn đó"
    ]
    assert second.made


def test_no_cell_is_a_formula(desk: Desk) -> None:
    assert issued(desk, "a.yaml", "5", '"=1+1 chỉ tiêu"') == []
    assert Register(desk.content).entries
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines(desk) for cell in line)


def test_its_words(desk: Desk) -> None:
    issued(desk, "a.yaml", "5", "Tập huấn")
    file = desk.content / "b.yaml"
    file.write_text(TEXT.format(number="5", subject="Kiểm tra"), "utf-8")
    (found,) = produce([file], desk.content.parent / "output", desk, Order(formats=("pdf",)))
    assert [f"{one.message} — {one.hint}" for one in found.problems] == [
        "số 05/KH-SNV đã phát hành ngày 12/8/2026: “Kế hoạch Tập huấn” (a.yaml) — cấp số khác; nếu là "
        "chính văn bản này đổi tên tệp thì sửa cột “tệp” ở so-van-ban-di.csv:2"
    ]
    (desk.content / NAME).write_text("so\n", "utf-8")
    (told,) = Register(desk.content).problems
    assert f"{told.message} — {told.hint}" == (
        "sổ văn bản đi không đọc được, hoặc thiếu cột: số, ký hiệu, tệp, dãy số — lưu lại dạng CSV UTF-8 với "
        "đủ các cột ấy; khi chưa đọc được thì số không được đối chiếu, không được ghi thêm"
    )


def test_the_lock_lies_beside_the_register_and_is_gone_afterwards(tmp_path: Path):
    with issuing(tmp_path, tmp_path / "cache"):
        assert [path.name for path in tmp_path.iterdir()] == [LOCK]
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_a_killed_program_left_holds_nobody_up(tmp_path: Path):
    (tmp_path / LOCK).touch()
    with issuing(tmp_path, None) as register:
        assert register.entries == {}
    assert not (tmp_path / LOCK).exists()


def test_where_a_disk_knows_no_locks_it_lies_in_the_cache(tmp_path: Path, monkeypatch):
    whole = one_at_a_time.take

    def take(file, *, wait):
        if Path(file.name).name == LOCK:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        whole(file, wait=wait)

    monkeypatch.setattr(one_at_a_time, "take", take)
    content, cache = tmp_path / "content", tmp_path / "cache"
    content.mkdir()
    with issuing(content, cache):
        assert len(list(cache.rglob("*"))) == 2
        assert list(content.iterdir()) == []
    with issuing(content, None):
        pass


_STEPS = 40


def _counts(folder: Path) -> None:
    for _ in range(_STEPS):
        with issuing(folder, None):
            count = int((folder / "so").read_text("ascii"))
            (folder / "so").write_text(str(count + 1), "ascii")


def test_no_two_programs_hold_it_at_once(tmp_path: Path):
    (tmp_path / "so").write_text("0", "ascii")
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        list(pool.map(_counts, [tmp_path] * 3))
    assert (tmp_path / "so").read_text("ascii") == str(3 * _STEPS)


def test_a_document_issued_again_under_another_number_is_told(desk: Desk) -> None:
    assert issued(desk, "a.yaml", "5", "Tập huấn") == []
    assert issued(desk, "a.yaml", "6", "Tập huấn", final=False) == []
    assert issued(desk, "a.yaml", "6", "Tập huấn") == ["T037 cảnh báo"]
    assert [row[0] for row in lines(desk)[1:]] == ["05/KH-SNV", "06/KH-SNV"]


def test_the_same_file_used_for_another_document_is_not(desk: Desk) -> None:
    assert issued(desk, "thang.yaml", "5", "Tập huấn tháng 8") == []
    assert issued(desk, "thang.yaml", "6", "Tập huấn tháng 9") == []


def test_only_what_has_a_number_is_registered(desk: Desk) -> None:
    file = desk.content / "a.yaml"
    for number, registered in (("", False), ("5", True)):
        file.write_text(TEXT.format(number=number, subject="Tập huấn"), "utf-8")
        order = Order(formats=("pdf",), final=True)
        [result] = produce([file], desk.content.parent / "output", desk, order)
        assert (result.made, result.registered) == (True, registered)
