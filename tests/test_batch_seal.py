"""A batch that stands whole is told at once; nothing that was altered passes for it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.batch import seal
from pipeline.commands import batch
from pipeline.settings import load
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


@pytest.fixture
def call(tmp_path, monkeypatch):
    folder = kills.place(tmp_path / "noi")
    content = folder / "content"
    (content / "ds.csv").write_text("mã\n01840\n01843\n", "utf-8")
    (content / "so.csv").write_text("mã,ghi chú\n01840,a\n01843,b\n", "utf-8")
    (content / "rieng").mkdir()
    (content / "xa.dot.yaml").write_text(JOB, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("VANBAN_CACHE", str(folder / "cache"))
    assert run() == "Đã ghi 2."
    return seal.Call(Path("content/xa.dot.yaml"), folder / "output", load(folder), final=False)


def run(*more: str) -> str:
    """The command; what it counts at the end."""
    ended = CliRunner().invoke(batch.command, ["content/xa.dot.yaml", *more])
    counts = ("Đã ghi", "Sẽ ghi", "Không đổi")
    return next(line for line in ended.stdout.splitlines() if line.startswith(counts))


def test_what_stands_whole_is_told_without_reading_the_roster(call, monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr("pipeline.commands.batching.run_of", never)
    assert run() == "Không đổi 2."
    assert seal.standing(call) == seal.Standing(Path.cwd() / "output" / "dot", 2)


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
    "a register": lambda: added("content/organs.yaml", "\n"),
    "a register come": lambda: Path("content/them.yaml").write_text("a: b\n", "utf-8"),
    "settings come": lambda: Path("vanban.toml").write_text('tone = "second"\n', "utf-8"),
    "a template": lambda: altered(Path("templates/hd05.docx")),
    "a template come": lambda: Path("templates/rieng.docx").write_bytes(b""),
    "a run broken off": lambda: Path("output/dot/.vanban/dang-lam").touch(),
    "the seal": lambda: altered(sorted(Path("output/.vanban").glob("dot-*.json"))[0]),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_nothing_altered_passes(call, what):
    assert seal.standing(call)
    ALTERATIONS[what]()
    assert seal.standing(replace(call, settings=load(Path.cwd()))) is None


def test_another_order_is_not_what_stands(call):
    assert seal.standing(replace(call, final=True)) is None
    assert seal.standing(replace(call, file=Path("content/khac.dot.yaml"))) is None


def test_a_document_changed_in_secret_is_set_aside_and_made_anew(call):
    file = one("*.pdf")
    right = file.read_bytes()
    altered(file)
    wrong = file.read_bytes()
    assert run() == "Đã ghi 1, không đổi 1."
    assert file.read_bytes() == right
    assert file.with_name(f"{file.stem}.sua-tay-1.pdf").read_bytes() == wrong
    assert run() == "Không đổi 2."
    assert seal.standing(call)


def test_a_copied_folder_is_looked_into_once(call):
    """A copy has its own times of change; what is in it is the same, and is then sealed."""
    for file in Path("output/dot").rglob("*.*"):
        if file.is_file():
            before, data = file.stat(), file.read_bytes()
            file.unlink()
            file.write_bytes(data)
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert seal.standing(call) is None
    assert run() == "Không đổi 2."
    assert seal.standing(call)


@pytest.mark.parametrize(
    "more", [["--only", "01840"], ["--limit", "1"], ["--dry-run"], ["--sample", "1"]]
)
def test_a_part_seals_nothing(call, more):
    Path(call.place()).unlink()
    run(*more)
    assert not call.place().exists()
