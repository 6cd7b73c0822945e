"""What `vanban import` says of a file that it cannot take, code by code, in its exact words."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.build import Desk
from pipeline.cli import cli
from pipeline.importer import draft, opening, run
from pipeline.problem import ContentError, ToolError
from pipeline.problems import known

SAID = {
    "I001": "tệp lớn quá 64 MB → tách tệp, hoặc bỏ bớt hình rồi nhập lại",
    "I001 text": "tệp chữ lớn quá 8 MB → tách thành nhiều tệp",
    "I002": "tệp trống, không có chữ nào → kiểm tra lại tệp gốc",
    "I002 words": "tệp không có chữ nào → bản chụp (scan) phải qua nhận dạng chữ trước",
    "I003": "không phải tệp .docx, hoặc tệp hỏng → mở bằng chương trình gốc, lưu lại rồi nhập",
    "I003 letters": "không đọc được bảng mã của tệp → lưu lại tệp dạng UTF-8 rồi nhập",
}
BAD = {
    "I001": ("a.docx", b"PK" + b"\0" * (64 * 1024 * 1024)),
    "I001 text": ("a.txt", b"Giao cho. " * 900_000),
    "I002": ("a.txt", b" \r\n\t\0"),
    "I002 words": ("a.txt", "\ufeff \u00a0\u200b\n".encode()),
    "I003": ("a.docx", b"Day la tep chu."),
    "I003 letters": ("a.txt", b"\xff\x81\x00\xf0" * 40),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_said_of_a_bad_file(case: str, tmp_path: Path) -> None:
    name, data = BAD[case]
    with pytest.raises(ContentError) as raised:
        opening.read(data, name)
    (problem,) = raised.value.problems
    assert (problem.code, f"{problem.message} → {problem.hint}") == (case.split()[0], SAID[case])


GOOD = "KẾ HOẠCH\nI. MỤC ĐÍCH\n- Giao các thôn thực hiện.\n"


def _import(folder: Path, *options: str) -> str:
    done = CliRunner().invoke(cli, ["import", *options])
    return done.output.replace(str(folder), ".")


@pytest.mark.parametrize(
    ("code", "bad"), [("I004", ToolError("soffice", "hết 120 giây")), ("I006", KeyError("x"))]
)
def test_a_fault_in_one_file_leaves_the_others(
    code: str, bad: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")

    def failing(*_: object, **__: object) -> None:
        raise bad

    monkeypatch.setattr(draft, "make", failing)
    said = {
        "I004": "soffice: hết 120 giây",
        "I006": "lỗi của vanban khi nhập tệp này (KeyError: 'x') → gửi tệp này cho người bảo trì; các tệp khác không "
        "bị ảnh hưởng",
    }
    assert said[code] in _import(tmp_path, "a.txt", "--output", "cu.yaml")
    assert not (tmp_path / "cu.yaml").exists()


def test_a_content_file_that_is_there_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "cu.yaml").write_text("# của tôi\n", "utf-8")
    said = "“cu.yaml” đã có, không ghi đè → chọn --output khác, hoặc thêm --anew để nhập lại từ đầu"
    assert said in _import(tmp_path, "a.txt", "--output", "cu.yaml")
    assert (tmp_path / "cu.yaml").read_text("utf-8") == "# của tôi\n"
    told = _import(tmp_path, "a.txt", "--output", "cu.yaml", "--anew")
    assert "MỤC ĐÍCH" in (tmp_path / "cu.yaml").read_text("utf-8")
    # What somebody wrote there is kept; what the import wrote is not kept again.
    kept = "“cu.yaml” đã được sửa sau lần nhập trước; bản ấy giữ lại thành “cu.yaml.sua-tay-1”"
    assert kept in told
    assert (tmp_path / "cu.yaml.sua-tay-1").read_text("utf-8") == "# của tôi\n"
    assert "giữ lại" not in _import(tmp_path, "a.txt", "--output", "cu.yaml", "--anew")
    assert not (tmp_path / "cu.yaml.sua-tay-2").exists()


def test_every_code_is_tested_here() -> None:
    codes = {code for code in known() if code.startswith("I")}
    assert codes == {"I001", "I002", "I003", "I004", "I005", "I006"}


class _Broken:
    """A pool whose processes ended."""

    def __enter__(self) -> _Broken:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def submit(self, *_: object) -> Future[object]:
        future: Future[object] = Future()
        future.set_exception(BrokenProcessPool("ended"))
        return future


def test_a_process_that_ends_takes_one_file_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pool is broken for all; each file is tried once more by itself."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, "utf-8")

    def alone(_: int, desk: Desk, language: str) -> object:
        count.append(1)
        own = ThreadPoolExecutor(1, initializer=run._prepare, initargs=(desk, language))
        return _Broken() if len(count) == 1 else own

    count: list[int] = []
    monkeypatch.setattr(run, "_workers", lambda *_: _Broken())
    monkeypatch.setattr(run, "_processes", alone)
    said = _import(tmp_path, "a.txt", "b.txt", "--output", "cu")
    assert "tiến trình đọc tệp này dừng đột ngột (tệp hỏng hoặc cố ý gây hại)" in said
    assert not (tmp_path / "cu/a.yaml").exists()
    assert (tmp_path / "cu/b.yaml").exists()
