"""A batch that stands whole is told at once; nothing that was altered passes for it."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import __main__, changed, fonts
from pipeline.batch import program, seal
from pipeline.commands import batch
from tests import kills

JOB = """\
nội dung: hd.yaml
danh sách:
  tệp: ds.csv
  tại ngày: 2026-08-04
  ghép: [{tệp: so.csv}]
dữ liệu: {so_khach: "30"}
ghi đè: rieng
số từ: 5
đầu ra: {thư mục: dot}
"""
OVERRIDE = "đơn vị: ['05443']\nchèn: [{sau: khoi-1, khối: [{đoạn: Riêng cho xã này.}]}]\n"


FILE = "content/xa.dot.yaml"


def stands() -> bool:
    return seal.standing(seal.asked(FILE, None, False)) is not None


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = kills.place(tmp_path / "noi")
    content = folder / "content"
    (content / "ds.csv").write_text("mã\n01840\n01843\n", "utf-8")
    (content / "so.csv").write_text("mã,ghi chú\n01840,a\n01843,b\n", "utf-8")
    (content / "rieng").mkdir()
    (content / "xa.dot.yaml").write_text(JOB, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("VANBAN_CACHE", str(folder / "cache"))
    assert run() == "Đã ghi 2."
    return folder


def run(*more: str) -> str:
    """The command; what it counts at the end. Each call is a process of its own, which looks at its program anew."""
    program.marks.cache_clear()
    ended = CliRunner().invoke(batch.command, [FILE, *more])
    counts = ("Đã ghi", "Sẽ ghi", "Không đổi")
    return next(line for line in ended.stdout.splitlines() if line.startswith(counts))


def test_what_stands_whole_is_told_without_reading_the_roster(place, monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr("pipeline.commands.batching.run_of", never)
    assert run() == "Không đổi 2."
    assert seal.standing(seal.asked(FILE, None, False)) == "Không đổi 2.\nKết quả: output/dot"


class _Kernel:
    """The three calls of Windows, for one file; what it holds is what GetFileInformationByHandleEx gives."""

    def __init__(self, times: tuple[int, ...] | None, handle: int | None = 7) -> None:
        self.times, self.handle, self.closed = times, handle, []

    def CreateFileW(self, *_):
        return self.handle

    def GetFileInformationByHandleEx(self, _handle, kind, info, size):
        assert (kind, size) == (0, 40)
        info._obj[:4] = self.times or (0, 0, 0, 0)
        return self.times is not None

    def CloseHandle(self, handle):
        self.closed.append(handle)


def test_the_time_of_change_on_windows_is_the_one_that_no_date_put_back_alters():
    """Created, read, written, changed, in 100 ns since 1601."""
    day = 134_302_752_000_000_000
    kernel = _Kernel((day - 9, day - 8, day - 7, day))
    at = changed.of_windows("x", kernel)
    assert at == int(datetime(2026, 8, 4, tzinfo=UTC).timestamp()) * 10**9
    assert kernel.closed == [7]
    assert changed.of_windows("x", _Kernel((day, day, day, 0))) == 0  # a disk that keeps none
    assert changed.of_windows("x", _Kernel(None)) == 0
    assert changed.of_windows("x", _Kernel(None, handle=2**64 - 1)) == 0  # not to be opened


@pytest.mark.parametrize("more", [[], ["--resume"]])
def test_what_stands_whole_is_told_before_anything_is_loaded(place, monkeypatch, capsys, more):
    monkeypatch.setattr(sys, "argv", ["vanban", "batch", FILE, *more])
    monkeypatch.setattr("pipeline.cli.main", None)
    left = []
    # It ends the process, where no thread is at work: here it would be that of the tests.
    monkeypatch.setattr(__main__, "_leave", left.append)
    __main__.main()
    assert left == [0]
    assert capsys.readouterr().out == "Không đổi 2.\nKết quả: output/dot\n"


NOT_PLAIN = (
    "batch",
    "batch diff",
    "batch run",
    "batch --help",
    f"batch {FILE} --dry-run",
    f"batch {FILE} --only 01840",
    f"batch {FILE} --output",
    f"batch {FILE} other.yaml",
    f"build {FILE}",
)


@pytest.mark.parametrize("line", NOT_PLAIN)
def test_any_other_command_goes_its_way(line):
    assert seal.arguments(line.split()) is None


def test_a_command_is_the_same_however_it_is_written():
    plain = seal.arguments(["batch", FILE, "--output", "ra", "--final"])
    assert plain == seal.arguments(["batch", "run", "--final", "--output", "ra/", f"./{FILE}"])
    assert plain == seal.asked(FILE, "ra", True)
    assert plain != seal.arguments(["batch", FILE])


def altered(path: Path) -> None:
    """One letter, with the size and the times that a program can set as before."""
    before = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def one(pattern: str) -> Path:
    return sorted(Path("output/dot").rglob(pattern))[0]


def added(path: str, words: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(words)


ALTERATIONS = {
    "a document in secret": lambda: altered(one("*.pdf")),
    "a Word file in secret": lambda: altered(one("*.docx")),
    "a document gone": lambda: one("*.docx").unlink(),
    "the register": lambda: altered(one("so-dot.csv")),
    "the combined PDF gone": lambda: one("ban-in-gop.pdf").unlink(),
    "a zip in secret": lambda: altered(one("*.zip")),
    "the content": lambda: added("content/hd.yaml", "\n"),
    "the roster": lambda: added("content/ds.csv", "01846\n"),
    "the joined data": lambda: added("content/so.csv", "01846,c\n"),
    "the batch file": lambda: added("content/xa.dot.yaml", "\n"),
    "an override come": lambda: Path("content/rieng/a.yaml").write_text(OVERRIDE, "utf-8"),
    "an override in capitals": lambda: Path("content/rieng/A.YAML").write_text(OVERRIDE, "utf-8"),
    "a register": lambda: added("content/organs.yaml", "\n"),
    "a register come": lambda: Path("content/them.yaml").write_text("a: b\n", "utf-8"),
    "settings come": lambda: Path("vanban.toml").write_text('tone = "second"\n', "utf-8"),
    "a template": lambda: altered(Path("templates/hd05.docx")),
    "a template come": lambda: Path("templates/rieng.docx").write_bytes(b""),
    "a run broken off": lambda: Path("output/dot/.vanban/dang-lam").touch(),
    "the seal": lambda: altered(sorted(Path("cache").glob("dot-*.txt"))[0]),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_nothing_altered_passes(place, what):
    assert stands()
    ALTERATIONS[what]()
    assert not stands()


def test_another_order_is_not_what_stands(place):
    assert seal.standing(seal.asked(FILE, None, True)) is None
    assert seal.standing(seal.asked(FILE, "khac", False)) is None
    assert seal.standing(seal.asked("content/khac.dot.yaml", None, False)) is None


def test_another_program_makes_it_anew(place, tmp_path, monkeypatch):
    house = tmp_path / "nha"
    (house / "rules").mkdir(parents=True)
    (house / "rules" / "a.py").write_text("A = 1\n")
    monkeypatch.setattr(program.pipeline, "__file__", str(house / "__init__.py"))
    assert run("--anew") == "Đã ghi 2."
    assert stands()
    (house / "rules" / "a.py").write_text("A = 2\n")
    assert not stands()
    assert run("--anew") == "Đã ghi 2."
    assert stands()
    (house / "rules" / "b.py").write_text("B = 1\n")
    assert not stands()
    program.marks.cache_clear()


def test_a_font_that_comes_is_looked_at(place, tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_own", lambda: (tmp_path / "phong",))
    assert run("--anew") == "Đã ghi 2."
    assert stands()
    (tmp_path / "phong" / "times").mkdir(parents=True)
    assert not stands()


def test_what_changes_while_a_run_is_on_is_not_sealed(place, monkeypatch):
    """The content is read, then saved again by its author: which of the two was made is not known."""
    after = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: after() - 3_600_000_000_000)
    assert run("--anew") == "Đã ghi 2."
    assert not stands()


def test_a_document_changed_in_secret_is_set_aside_and_made_anew(place):
    file = one("*.pdf")
    right = file.read_bytes()
    altered(file)
    wrong = file.read_bytes()
    assert run() == "Đã ghi 1, không đổi 1."
    assert file.read_bytes() == right
    assert file.with_name(f"{file.stem}.sua-tay-1.pdf").read_bytes() == wrong
    assert run() == "Không đổi 2."
    assert stands()


def test_a_copied_folder_is_looked_into_once(place):
    """A copy has its own times of change; what is in it is the same, and is then sealed."""
    for file in Path("output/dot").rglob("*.*"):
        if file.is_file():
            before, data = file.stat(), file.read_bytes()
            file.unlink()
            file.write_bytes(data)
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not stands()
    assert run() == "Không đổi 2."
    assert stands()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--only 01840 --sample 2", "--only, --limit, --sample là ba cách chọn đơn vị: dùng một."),
        ("--only 01840 --limit 2", "--only, --limit, --sample là ba cách chọn đơn vị: dùng một."),
        ("--limit 2 --sample 2", "--only, --limit, --sample là ba cách chọn đơn vị: dùng một."),
        ("--resume --anew", "--resume làm tiếp, --anew làm lại tất cả: chọn một."),
    ],
)
def test_options_that_gainsay_each_other_are_refused(words: str, said: str) -> None:
    """Two ways to choose units may choose none between them, and nothing would be made in silence."""
    ended = CliRunner().invoke(batch.command, ["khong-co.dot.yaml", *words.split()])
    assert str(ended.exception) == said


@pytest.mark.parametrize(
    "more", [["--only", "01840"], ["--limit", "1"], ["--dry-run"], ["--sample", "1"]]
)
def test_a_part_seals_nothing(place, more):
    (sealed,) = Path("cache").glob("dot-*.txt")
    sealed.unlink()
    run(*more)
    assert not sealed.exists()
