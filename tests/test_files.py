"""Writing whole or not at all, inside one folder."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import files
from pipeline.files import image_reader, write_inside, writing
from pipeline.problem import ContentError, ToolError

OLD, NEW = b"o" * 3_000_000, b"n" * 3_000_000
WRITER = """
import sys
from pathlib import Path
from pipeline.files import write_inside
root = Path(sys.argv[1])
old, new = b"o" * 3_000_000, b"n" * 3_000_000
print("ready", flush=True)
while True:
    write_inside(root, root / "a.docx", new)
    write_inside(root, root / "a.docx", old)
"""


def test_written_whole_in_a_new_folder(tmp_path: Path) -> None:
    path = files.write_inside(tmp_path, tmp_path / "a" / "b.docx", b"x")
    assert path.read_bytes() == b"x"
    assert [file.name for file in tmp_path.rglob("*")] == ["a", "b.docx"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    for data in (b"one", b"two"):
        files.write_inside(tmp_path, tmp_path / "a.pdf", data)
    assert (tmp_path / "a.pdf").read_bytes() == b"two"


@pytest.mark.parametrize("name", ["../a", "b/../../a", "/etc/vanban", ".", ".."])
def test_nothing_outside(tmp_path: Path, name: str) -> None:
    root = tmp_path / "out"
    root.mkdir()
    with pytest.raises(ContentError) as error:
        files.write_inside(root, root / name, b"x")
    assert error.value.problems[0].code == "F001"
    assert sorted(tmp_path.rglob("*")) == [root]


def test_a_linked_folder_does_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "away").mkdir()
    (tmp_path / "out" / "link").symlink_to(tmp_path / "away")
    with pytest.raises(ContentError, match="F001 tệp kết quả nằm ngoài thư mục"):
        files.write_inside(tmp_path / "out", tmp_path / "out" / "link" / "a", b"x")
    assert list((tmp_path / "away").iterdir()) == []


def test_a_linked_file_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "secret").write_bytes(b"s")
    (tmp_path / "out" / "a").symlink_to(tmp_path / "secret")
    with pytest.raises(ContentError, match="F002 chỗ của tệp kết quả đang là một liên kết"):
        files.write_inside(tmp_path / "out", tmp_path / "out" / "a", b"x")
    assert (tmp_path / "secret").read_bytes() == b"s"


def test_a_failure_leaves_no_spare_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write_inside(tmp_path, tmp_path / "a", b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ToolError, match="không ghi được tệp: đĩa đã đầy"):
        files.write_inside(tmp_path, tmp_path / "a", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_of_files_that_belong_together_none_is_new_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second cannot be written: the first stays as it was, and nothing is left over."""
    both = {tmp_path / "a.docx": b"new", tmp_path / "a.pdf": b"new"}
    (tmp_path / "a.docx").write_bytes(b"old")
    real = os.fsync

    def full(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").readlink().name.startswith(".a.pdf"):
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ToolError):
        files.write_together(tmp_path, both)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a.docx": b"old"}
    monkeypatch.undo()
    assert files.write_together(tmp_path, both) == tuple(both)
    assert {one.name for one in tmp_path.iterdir()} == {"a.docx", "a.pdf"}
    with pytest.raises(ContentError):
        files.write_together(tmp_path, {tmp_path / "b.docx": b"", tmp_path.parent / "out.pdf": b""})
    assert not (tmp_path / "b.docx").exists()


def test_killed_at_any_moment_it_is_old_or_new(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    seen = set()
    for turn in range(30):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(0.001 + turn * 0.0013)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        data = path.read_bytes()
        assert data in (OLD, NEW)
        seen.add(data[:1])
    assert seen == {b"o", b"n"}


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert files.read_limited(tmp_path / "a") == b"x" * 100
    assert files.read_limited(tmp_path / "a", 10) == b"x" * 11


def test_two_contents_with_one_name() -> None:
    problem = files.clash(Path("b.yaml"), Path("a.yaml"), Path("output/a"))
    assert str(problem) == (
        "b.yaml:1:1: lỗi F003 tệp này và “a.yaml” cùng cho ra tên “a” trong thư mục kết quả"
        " — đổi tên hoặc xoá một trong hai tệp nội dung, hoặc dùng --output khác"
    )
    assert files.same_place(Path("out/KH.docx")) == files.same_place(Path("out/kh.docx"))


@pytest.mark.parametrize(
    ("number", "name", "said"),
    [
        (28, "a", "đĩa đã đầy → xoá bớt, hoặc ghi ra ổ khác"),
        (13, "a", "không có quyền, hoặc tệp đang mở ở chương trình khác → đóng tệp, xem lại quyền"),
        (30, "a", "ổ đĩa chỉ cho đọc → ghi ra ổ khác"),
        (
            2,
            "C:\\OneDrive - Tỉnh uỷ\\" + "x" * 250,
            "đường dẫn quá dài → chọn thư mục có đường dẫn ngắn hơn",
        ),
        (2, "a", "thư mục không còn đó"),
        (errno.ENOTDIR, "a", "chỗ của thư mục đang là một tệp → xoá hoặc đổi tên tệp ấy"),
        (9999, "a", "of the system itself"),
    ],
)
def test_the_system_s_words_are_told_in_the_officer_s(number: int, name: str, said: str) -> None:
    assert files.why(OSError(number, "of the system itself", name)) == said


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_a_file_written_anew_keeps_its_rights(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "mat.yaml"
    file.write_bytes(b"cu")
    file.chmod(mode)
    write_inside(tmp_path, file, b"moi")
    with writing(tmp_path, file) as out:
        out.write(b"moi nua")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"moi nua", mode)


@pytest.mark.parametrize("name", ["a" * 300 + ".png", ".", "..", "nua/anh.png", "/etc/hostname"])
def test_no_name_of_a_picture_is_a_fault(name: str, tmp_path: Path) -> None:
    assert image_reader(tmp_path, tmp_path)(name) is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "không có quyền"),
        (errno.ENOENT, "tệp không còn đó"),
        (errno.EIO, "ổ đĩa hỏng"),
    ],
)
def test_a_content_that_cannot_be_read_is_told_and_the_others_go_on(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object) -> bytes:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(files, "read_limited", refuse)
    with pytest.raises(ContentError) as caught:
        files.read_content(tmp_path / "a.yaml")
    assert str(caught.value).startswith(
        f"{tmp_path / 'a.yaml'}:1:1: lỗi F014 không đọc được tệp: {said}"
    )
