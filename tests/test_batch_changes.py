"""What changed since the last run, told: content, standards, overrides, two versions of a batch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch import inputs, program
from pipeline.batch.choice import Choice
from pipeline.batch.events import Begun
from pipeline.desk import Order
from pipeline.show.batch import begun_lines
from tests.batch_cases import (
    CONTENT,
    Place,
    begun,
    communes,
    finished,
    row,
    rows,
    states,
    words,
)


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


# ---- overrides --------------------------------------------------------------------------------------


def test_an_override_changes_one_unit_and_is_known_when_it_changes(tmp_path):
    place = Place(
        tmp_path, content=CONTENT.replace("      - Mời", "      - mã: moi\n        đoạn: Mời")
    )
    folder = tmp_path / "ghi-de"
    folder.mkdir()
    place.overrides = folder
    of = rows(3)
    own = folder / "bac-kan.yaml"
    own.write_text('đơn vị: "01843"\nthay:\n  moi: {đoạn: Mời toàn thể cán bộ phường.}\n', "utf-8")
    place.run(*of)
    texts = [" ".join(words(path).split()) for path in sorted(place.out.glob("*/*.pdf"))]
    assert ["toàn thể cán bộ" in text for text in texts] == [False, True, False]
    own.write_text(own.read_text("utf-8").replace("toàn thể", "đông đủ"), "utf-8")
    assert states(place.run(*of)) == {
        "01840": "unchanged",
        "01843": "written",
        "01849": "unchanged",
    }
    assert [one.code for one in finished(place.run(of[0])).problems] == ["G005"]


# ---- two versions -----------------------------------------------------------------------------------


def version(place, *of):
    from pipeline.batch.difference import Version
    from tests.batch_cases import roster

    return Version(place.commission(), roster(*of))


def test_the_same_change_in_many_units_is_told_once(tmp_path):
    from pipeline.batch.difference import differences
    from pipeline.show.batch import difference_lines

    old, new = Place(tmp_path / "a"), Place(tmp_path / "b")
    for one in (old, new):
        one.folder.mkdir()
    new.content = CONTENT.replace("Mời {{", "Mời ít nhất {{").replace(
        "thêm đại diện", "thêm hai đại diện"
    )
    both = [*rows(2), row(4, communes(3)[2])]
    found = differences(version(old, *both, rows(5)[4]), version(new, *both, rows(6)[5]))
    lines = list(difference_lines(found))
    assert lines[0] == "2 đơn vị đổi như sau: Phường Đức Xuân, Phường Bắc Kạn"
    assert [line[:4] for line in lines[1:5]].count("  - ") == 2
    assert lines[5] == "1 đơn vị đổi như sau: Xã Phong Quang"
    assert lines[-3:] == [
        f"Thêm 1 đơn vị: {communes(6)[5].name}",
        f"Bớt 1 đơn vị: {communes(5)[4].name}",
        "3 văn bản đổi, 0 giữ nguyên, thêm 1, bớt 1.",
    ]


def test_what_only_stands_elsewhere_is_told_as_moved(tmp_path):
    from pipeline.batch.difference import differences
    from pipeline.show.batch import difference_lines

    old, new = Place(tmp_path / "a"), Place(tmp_path / "b")
    for one in (old, new):
        one.folder.mkdir()
    first, second = CONTENT.splitlines()[8:10]
    new.content = CONTENT.replace(f"{first}\n{second}\n", f"{second}\n{first}\n")
    found = differences(version(old, *rows(1)), version(new, *rows(1)))
    lines = list(difference_lines(found))
    assert lines[0] == "1 đơn vị đổi như sau: Phường Đức Xuân"
    assert [line.split(":")[0] for line in lines[1:-1]] == ["  ↕ chuyển chỗ"]


def test_what_differs_is_told_once_whatever_stands_around_it(tmp_path):
    """Each unit's own words stand in the line that changes: the change is one, shown where it is."""
    from pipeline.batch.difference import differences
    from pipeline.show.batch import difference_lines

    old, new = Place(tmp_path / "a"), Place(tmp_path / "b")
    for one in (old, new):
        one.folder.mkdir()
        one.content = CONTENT.replace(
            "hướng dẫn {{ unit.words }} tổ chức",
            "cùng {{ unit.code }} đồng chí và {{ unit.kind }} đội hướng dẫn {{ unit.words }} tổ chức",
        )
    new.content = new.content.replace("Tỉnh uỷ cùng", "Tỉnh uỷ sẽ cùng")
    found = differences(version(old, *rows(4)), version(new, *rows(4)))
    assert list(difference_lines(found)) == [
        "4 đơn vị đổi như sau: Phường Đức Xuân, Phường Bắc Kạn, Xã Phong Quang, Xã Bằng Thành",
        "  - … Ban Tuyên giáo và Dân vận Tỉnh uỷ cùng 01840 đồng chí và phường đội hướng …",
        "  + … Ban Tuyên giáo và Dân vận Tỉnh uỷ sẽ cùng 01840 đồng chí và phường đội hướng …",
        "4 văn bản đổi, 0 giữ nguyên.",
    ]


def test_a_version_of_git_beside_the_file_as_it_is(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from pipeline.commands.batch import command
    from tests import kills
    from tests.programs import git

    folder = kills.place(tmp_path / "place")
    for words_ in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "một"]):
        git(folder, *words_)
    monkeypatch.chdir(folder)
    file = Path("content") / "xa.dot.yaml"
    same = CliRunner().invoke(command, ["diff", "HEAD", str(file)], catch_exceptions=False)
    assert (same.exit_code, same.output) == (0, "0 văn bản đổi, 92 giữ nguyên.\n")
    content = folder / "content" / "hd.yaml"
    content.write_text(content.read_text("utf-8").replace("Phường mời", "Phường nên mời"), "utf-8")
    found = CliRunner().invoke(command, ["diff", "HEAD", str(file)], catch_exceptions=False)
    assert found.exit_code == 1
    assert "15 văn bản đổi, 77 giữ nguyên." in found.output
    assert "Phường nên mời thêm đại diện" in found.output


def test_why_documents_are_made_anew_is_told(tmp_path, monkeypatch):
    place = Place(tmp_path)
    of = rows(2)
    assert begun(place.run(*of)).changed == ()
    assert begun(place.run(*of)).changed == ()
    place.content = place.content.replace("ngay từ cơ sở", "từ cơ sở")
    monkeypatch.setattr("pipeline.batch.inputs.program", lambda: ("khác", "vẫn thế"))
    events = place.run(*of)
    assert finished(events).counts == {"written": 2}
    assert begun(events).changed[::2] == ("tiêu chuẩn thể thức", "tệp nội dung")
    assert list(begun_lines(Begun(2, place.out, changed=("tiêu chuẩn thể thức", "mẫu Word")))) == [
        "Từ lần trước đã đổi: tiêu chuẩn thể thức; mẫu Word → văn bản đã dựng được dựng lại."
    ]
    monkeypatch.setattr("pipeline.batch.inputs.program", lambda: ("khác nữa", "vẫn thế"))
    events = place.run(*of, choice=Choice(dry=True))
    assert begun(events).changed == ("tiêu chuẩn thể thức",)
    for choice in (Choice(limit=1), Choice()):  # of a part the rest is still to be made anew
        assert begun(place.run(*of, choice=choice)).changed == ("tiêu chuẩn thể thức",)
    assert begun(place.run(*of)).changed == ()


def test_a_content_file_beside_is_none_of_a_batch(tmp_path):
    place = Place(tmp_path)
    desk = replace(place.commission().desk, content=tmp_path)
    job = place.commission().job
    before = inputs.shared(job, desk, Order())
    (tmp_path / "khac.yaml").write_text("loại: kế hoạch\n", "utf-8")
    assert inputs.shared(job, desk, Order()) == before
    (tmp_path / "people.yaml").write_text("{}\n", "utf-8")
    now = inputs.shared(job, desk, Order())
    assert inputs.changed(before, now) == ("sổ cơ quan, căn cứ, người ký",)


def test_standards_are_told_from_the_rest_of_the_program(tmp_path, monkeypatch):
    house = tmp_path / "nha"
    (house / "standards").mkdir(parents=True)
    standard, code = house / "standards" / "hd05.yaml", house / "a.py"
    standard.write_text("id: hd05\n", "utf-8")
    code.write_text("A = 1\n", "utf-8")
    monkeypatch.setattr(program.pipeline, "__file__", str(house / "__init__.py"))

    def hashes() -> tuple[str, str]:
        program.marks.cache_clear()
        program.program.cache_clear()
        return program.program()

    first = hashes()
    standard.write_text("id: hd05\nname: a\n", "utf-8")
    second = hashes()
    assert (second[0] != first[0], second[1] == first[1]) == (True, True)
    code.write_text("A = 2\n", "utf-8")
    third = hashes()
    assert (third[0] == second[0], third[1] != second[1]) == (True, True)
    monkeypatch.undo()
    hashes()
