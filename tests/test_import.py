"""`vanban import`: samples come back block by block, the draft is proved, the command tells what it did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.importer import proof, run
from pipeline.importer.recognise.labels import label
from pipeline.importer.recognise.outline import Passage, outline
from pipeline.problem import UsageError
from tests import imports, samples

EXACT = (
    "dang/huong-dan-doi-thoai-2026",
    "mau-tu-van-ban-cu/huong-dan-2012",
    "uy-ban/quyet-dinh-to-cong-tac-2026",
    "uy-ban/ke-hoach-dich-vu-cong-2026",
    "mau-theo-loai/quyet-dinh-ban-hanh-quy-che",
)


@pytest.mark.parametrize("sample", EXACT)
def test_a_docx_of_ours_comes_back_block_by_block(sample: str) -> None:
    made = imports.Variant(sample, "{cỡ chữ: 14}", "docx").imported()
    assert made.proof is not None
    assert made.proof.complete
    assert made.document is not None
    wanted = imports.blocks(samples.document(sample), exact=True)
    assert imports.blocks(made.document, exact=True) == wanted


def test_a_pdf_of_ours_comes_back_with_every_word() -> None:
    made = imports.Variant("mau-tu-van-ban-cu/huong-dan-2012", "", "pdf").imported()
    assert made.document is not None
    wanted = imports.blocks(samples.document("mau-tu-van-ban-cu/huong-dan-2012"), exact=False)
    assert imports.blocks(made.document, exact=False) == wanted


@pytest.mark.parametrize(
    ("text", "printed", "style", "rest"),
    [
        ("I- MỤC ĐÍCH", "I-", "roman", "MỤC ĐÍCH"),
        ("1.2. Cấp xã", "1.2.", "decimal2", "Cấp xã"),
        ("6.Thời gian", "6.", "decimal1", "Thời gian"),
        ("đ) Kinh phí", "đ)", "letter", "Kinh phí"),
        ("- 100% đảng viên", "-", "dash", "100% đảng viên"),
        ("Phần thứ hai", "Phần thứ hai", "part", ""),
        ("Điều 5. Hiệu lực", "Điều 5.", "article", "Hiệu lực"),
    ],
)
def test_labels(text: str, printed: str, style: str, rest: str) -> None:
    found, after = label(text)
    assert found is not None
    assert (found.printed, found.style, after) == (printed, style, rest)


@pytest.mark.parametrize(
    "text", ["30 đại biểu", "1,5 triệu đồng", "V/v nghỉ lễ", "-----", "-5% so với năm trước"]
)
def test_words_that_are_no_labels(text: str) -> None:
    assert label(text) == (None, text)


def test_a_number_belongs_to_the_list_that_expects_it() -> None:
    """ "3." below 2.2 goes on the inner list; the next "3." is the outer heading's."""
    texts = ["1. A", "2. B", "2.1. C", "2.2. D:", "1. x;", "2. y;", "3. z.", "3. E"]
    passages = []
    for text in texts:
        found, rest = label(text)
        passages.append(Passage(rest, found))
    root = outline(passages)
    assert [node.printed for node in root.children] == ["1.", "2.", "3."]
    inner = root.children[1].children[1]
    assert [node.passage.text for node in inner.children] == ["x;", "y;", "z."]


def test_a_lost_and_a_moved_word_are_both_found() -> None:
    document = samples.document("uy-ban/quyet-dinh-to-cong-tac-2026")
    whole = proof.zones(document)
    assert proof.prove(whole, document).complete
    more = whole | {"text": [*whole["text"], "một đoạn nữa"]}
    assert [one.lost for one in proof.prove(more, document).lost] == ["một đoạn nữa"]
    turned = whole | {"text": whole["text"][::-1]}
    assert not proof.prove(turned, document).complete


def test_the_command_writes_resumes_and_reports(tmp_path: Path) -> None:
    data = samples.finished("uy-ban/quyet-dinh-to-cong-tac-2026").files["docx"]
    source = tmp_path / "quyet-dinh.docx"
    source.write_bytes(data)
    out = tmp_path / "ra" / "quyet-dinh.yaml"
    arguments = ["import", str(source), "--output", str(out), "--no-registry"]
    first = CliRunner().invoke(
        cli, [*arguments, "--report", str(tmp_path / "r.json")], standalone_mode=False
    )
    assert first.return_value == 0
    assert "chữ của bản gốc có trong bản dựng, đúng thứ tự." in first.output
    said = json.loads((tmp_path / "r.json").read_text("utf-8"))[0]
    assert said["words"] == said["found"] > 500
    out.write_text(out.read_text("utf-8") + "# sửa tay\n", "utf-8")
    again = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert again.output == f"{source}: đã nhập trước đây, để nguyên {out}\n"
    assert out.read_text("utf-8").endswith("# sửa tay\n")


def test_a_broken_file_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK khong phai docx")
    good = samples.finished("mau-theo-loai/thong-bao").files["docx"]
    (tmp_path / "tot.docx").write_bytes(good)
    found = CliRunner().invoke(
        cli,
        ["import", str(tmp_path), "--output", str(tmp_path / "ra"), "--no-registry"],
        standalone_mode=False,
    )
    assert found.return_value == 1
    assert "hong.docx: không nhập được" in found.output
    assert (tmp_path / "ra" / "tot.yaml").exists()
    assert not (tmp_path / "ra" / "hong.yaml").exists()


def test_scans_are_said_to_be_out_of_reach(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(UsageError, match="nhận dạng chữ"):
        CliRunner().invoke(
            cli,
            ["import", str(tmp_path / "a.pdf"), "--from-scan"],
            standalone_mode=False,
            catch_exceptions=False,
        )


def test_what_hidden_folders_hold_is_no_document(tmp_path: Path) -> None:
    for name in ("van-ban.txt", ".vanban/da-dung.txt", "cu/.git/ghi.txt", "cu/~$mo.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Một câu.", "utf-8")
    assert [one.name for one in run.sources([tmp_path])] == ["van-ban.txt"]
