"""Finished files that people have changed are kept under another name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from pipeline.handwork import FOLDER, Written
from tests.officer import PLACE, vanban

DOCX, PDF = "output/thong-bao.docx", "output/thong-bao.pdf"


def built(at: Path) -> list[str]:
    done = vanban("build", "content/thong-bao.yaml", at=at)
    assert done.returncode in (0, 1), done.stderr
    return [line for line in done.stderr.splitlines() if "F013" in line or "→ muốn" in line]


def saved_by_word(file: Path) -> bytes:
    """The same document as Word saves it: every part again, its own name in app.xml, other words."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/app.xml":
                data = data.replace(b">vanban<", b">Microsoft Office Word<")
            new.writestr(name, data.replace("họp".encode(), "hội ý".encode()))
    file.write_bytes(made.getvalue())
    return made.getvalue()


def test_words_changed_in_word_outlive_the_next_build(place: Path) -> None:
    assert built(place) == []
    changed = saved_by_word(place / DOCX)
    assert built(place) == [
        f"{DOCX}: cảnh báo F013: tệp này đã bị sửa sau khi vanban ghi; bản sửa được giữ lại thành "
        "“thong-bao.sua-tay-1.docx”",
        "      → muốn đưa chỗ sửa vào nguồn: vanban merge-back output/thong-bao.sua-tay-1.docx",
    ]
    assert (place / "output/thong-bao.sua-tay-1.docx").read_bytes() == changed
    assert built(place) == []
    again = saved_by_word(place / DOCX)
    assert len(built(place)) == 2
    assert (place / "output/thong-bao.sua-tay-2.docx").read_bytes() == again


def test_a_signed_pdf_outlives_the_next_build(place: Path) -> None:
    built(place)
    file = place / PDF
    signed = file.read_bytes() + b"1 0 obj\n<</Type/Sig>>\nendobj\nstartxref\n0\n%%EOF\n"
    file.write_bytes(signed)
    assert [line.split(": ")[1] for line in built(place)] == ["cảnh báo F013"]
    assert (place / "output/thong-bao.sua-tay-1.pdf").read_bytes() == signed
    pikepdf.open(file).close()


@pytest.mark.parametrize("name", [DOCX, PDF])
def test_our_own_files_are_written_over_in_peace(name: str, place: Path) -> None:
    built(place)
    content = place / "content/thong-bao.yaml"
    content.write_text(PLACE.replace("họp", "hội ý"))
    assert built(place) == []
    for file in (place / "output" / FOLDER).iterdir():
        file.unlink()
    content.write_text(PLACE)
    assert built(place) == []
    assert not list((place / "output").glob("*sua-tay*"))


def test_without_its_log_a_file_of_word_is_still_known(place: Path) -> None:
    built(place)
    saved_by_word(place / DOCX)
    for file in (place / "output" / FOLDER).iterdir():
        file.unlink()
    assert len(built(place)) == 2


def test_a_run_killed_before_its_end_leaves_no_file_unknown(tmp_path: Path) -> None:
    first = Written(tmp_path)
    first.write({tmp_path / "a.txt": b"1"})
    first.close()
    second = Written(tmp_path)
    second.write({tmp_path / "a.txt": b"2"})  # never closed
    third = Written(tmp_path)
    assert third.write({tmp_path / "a.txt": b"3"}) == ()
    killed = Written(tmp_path)
    killed._note("a.txt", "0" * 64, "")  # the line is there, the file is not
    fourth = Written(tmp_path)
    assert fourth.write({tmp_path / "a.txt": b"4"}) == ()
    (tmp_path / "a.txt").write_bytes(b"by hand")
    told = Written(tmp_path).write({tmp_path / "a.txt": b"5"})
    assert [one.code for one in told] == ["F013"]
    assert (tmp_path / "a.sua-tay-1.txt").read_bytes() == b"by hand"


def test_what_cannot_be_written_sets_nothing_aside(place: Path) -> None:
    built(place)
    changed = saved_by_word(place / DOCX)
    (place / PDF).unlink()
    (place / PDF).mkdir()
    done = vanban("build", "content/thong-bao.yaml", at=place)
    assert done.returncode == 1
    assert "F002" in done.stderr
    assert (place / DOCX).read_bytes() == changed
    assert not list(place.glob("output/*sua-tay*"))


def test_a_content_never_takes_the_place_of_another_one(place: Path) -> None:
    """Two names that give one, built one after the other; a renamed content is the same content."""
    built(place)
    first = place / "content/thong-bao.yaml"
    other = place / "content/Thông báo.yaml"
    other.write_text(first.read_text("utf-8").replace("công dân", "nhân dân"), "utf-8")
    made = (place / DOCX).read_bytes()
    done = vanban("build", "content/Thông báo.yaml", at=place)
    assert done.returncode == 1
    assert "F003" in done.stderr
    assert (place / DOCX).read_bytes() == made
    first.unlink()
    assert vanban("build", "content/Thông báo.yaml", at=place).returncode == 0
    assert (place / DOCX).read_bytes() != made


def test_two_runs_at_once_keep_each_other_s_hashes(tmp_path: Path) -> None:
    slow, quick = Written(tmp_path), Written(tmp_path)
    slow.write({tmp_path / "a.md": b"1"})
    quick.write({tmp_path / "b.md": b"2"})
    quick.close()
    slow.close()
    again = Written(tmp_path)
    assert again.write({tmp_path / "a.md": b"3", tmp_path / "b.md": b"4"}) == ()


def test_one_file_named_twice_is_one(place: Path) -> None:
    done = vanban(
        "build", "content/thong-bao.yaml", str(place / "content/thong-bao.yaml"), at=place
    )
    assert done.returncode == 0
    assert "Đã dựng 1/1 văn bản" in done.stdout
