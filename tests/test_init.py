"""`vanban init`: a working place in an empty folder, in which a new document builds at once."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

import pytest

from pipeline import working_place
from pipeline.registries import load_registries
from pipeline.registries.units import units
from tests.officer import ROOT, vanban

COMMUNE = "xã Đại Từ, Thái Nguyên"


@pytest.mark.parametrize(
    ("unit", "system", "kind", "organ"),
    [
        (COMMUNE, "đảng", "kế hoạch", "du-xa-dai-tu"),
        (COMMUNE, "nhà nước", "quyết định", "ubnd-xa-dai-tu"),
        ("05443", "đảng", "nghị quyết", "du-phuong-phan-dinh-phung"),
        ("Hà Nội", "đảng", "chỉ thị", "tu-ha-noi"),
        ("tinh thai nguyen", "nhà nước", "kế hoạch", "ubnd-tinh-thai-nguyen"),
    ],
)
def test_a_new_document_builds_at_once(
    unit: str, system: str, kind: str, organ: str, tmp_path: Path
) -> None:
    done = vanban("init", "--unit", unit, "--system", system, at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"issuer = {organ!r}".replace("'", '"') in (tmp_path / "vanban.toml").read_text("utf-8")
    assert vanban("new", kind, "--output", "content/a.yaml", at=tmp_path).returncode == 0
    text = (tmp_path / "content/a.yaml").read_text("utf-8")
    assert f"cơ quan ban hành: {organ}\n" in text
    assert text.startswith("# yaml-language-server: $schema=../schema/document.json\n")
    built = vanban("build", "content/a.yaml", at=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "output/a.pdf").exists()


def test_the_units_own_organs_come_before_those_above_it(tmp_path: Path) -> None:
    vanban("init", "--unit", COMMUNE, at=tmp_path)
    made = vanban("new", "quyết định", at=tmp_path)
    assert "cơ quan ban hành: du-xa-dai-tu\n" in made.stdout


def test_new_tells_whose_document_it_is_when_the_office_issues_none_of_the_kind(
    tmp_path: Path,
) -> None:
    vanban("init", "--unit", COMMUNE, "--system", "đảng", at=tmp_path)
    said = (
        "Lưu ý: du-xa-dai-tu (vanban.toml) không ban hành công điện, nên cơ quan ban hành là ubnd-xa-dai-tu; "
        "muốn cơ quan khác thì thêm --issuer MÃ.\n"
    )
    made = vanban("new", "công điện", "--output", "content/a.yaml", at=tmp_path)
    assert (made.returncode, made.stderr) == (0, said)
    assert "cơ quan ban hành: ubnd-xa-dai-tu\n" in (tmp_path / "content/a.yaml").read_text("utf-8")
    printed = vanban("new", "công điện", at=tmp_path)
    assert (printed.returncode, printed.stderr) == (0, said)
    asked = vanban("new", "công điện", "--issuer", "hdnd-xa-dai-tu", at=tmp_path)
    assert (asked.returncode, asked.stderr) == (0, "")


def test_what_is_there_stays(tmp_path: Path) -> None:
    vanban("init", "--unit", COMMUNE, at=tmp_path)
    organs = tmp_path / "content/organs.yaml"
    organs.write_text(organs.read_text("utf-8") + "\n# của tôi\n", "utf-8")
    mine = organs.read_bytes()
    template = tmp_path / "templates/hd05.docx"
    template.write_bytes(b"mine")
    (tmp_path / "templates/nd30.docx").unlink()
    again = vanban("init", at=tmp_path)
    assert again.returncode == 0
    assert "Đã tạo templates/nd30.docx (mẫu Word)" in again.stdout
    assert "Giữ nguyên content/organs.yaml" in again.stdout
    assert (organs.read_bytes(), template.read_bytes()) == (mine, b"mine")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "cho biết đơn vị của cơ quan để lập sổ cơ quan"),
        (
            ("--unit", "xã Không Có"),
            "không có đơn vị “xã Không Có”. Gõ “vanban units xã Không Có” để tra.",
        ),
        (("--unit", "99999"), "không có đơn vị hành chính nào mang mã 99999."),
        (("--unit", "xã Tân Tiến, Xứ Lạ"), "không có tỉnh, thành phố “Xứ Lạ”."),
        (
            ("--unit", "xã Tân Tiến"),
            "Xã Tân Tiến, tỉnh Cà Mau (mã 32188). Ghi thêm tên tỉnh hoặc ghi mã.",
        ),
    ],
)
def test_wrong_use_writes_nothing(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = vanban("init", *words, at=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_place_within_a_place(tmp_path: Path) -> None:
    vanban("init", "--unit", COMMUNE, at=tmp_path)
    done = vanban("init", "con", "--unit", COMMUNE, at=tmp_path)
    assert done.returncode == 2
    assert "“con” đã nằm trong nơi làm việc" in done.stderr
    assert not (tmp_path / "con").exists()


def test_new_outside_a_place_says_how_to_lay_one(tmp_path: Path) -> None:
    done = vanban("new", "kế hoạch", at=tmp_path)
    assert done.returncode == 2
    assert "gõ “vanban init --unit ĐƠN_VỊ” để lập nơi làm việc" in done.stderr


@pytest.mark.parametrize("code", ["01", "19", "05443", "05830", "31078"])
def test_its_organs_are_sound_for_any_unit(code: str, tmp_path: Path) -> None:
    unit = units().by_code(code, Date.max)
    assert unit is not None
    for name, data in working_place.files(unit, "").items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    read = load_registries(tmp_path / "content")
    assert read.problems == ()
    assert len(read.organs) == (6 if unit.parent else 3)


def test_the_headings_are_those_of_the_samples() -> None:
    """One explanation of each registry, wherever an officer meets it."""
    for name, data in working_place.files(None, "").items():
        if name.parent.name == "content":
            ours = (ROOT / name).read_text("utf-8")
            assert ours.startswith(data.decode().rstrip("\n")), name


@pytest.mark.parametrize(
    ("system", "written", "other"),
    [("party", "Uỷ ban nhân dân", "Ủy ban"), ("state", "Ủy ban nhân dân", "Uỷ ban")],
)
def test_the_names_are_of_one_tone_style(system: str, written: str, other: str) -> None:
    """A Party plan that names the committee of the commune must not mix uỷ and ủy."""
    made = working_place.files(units().by_code("05830", Date(2026, 8, 4)), system)
    text = made[Path("content/organs.yaml")].decode()
    assert written in text
    assert other not in text
    assert ("Đảng uỷ" in text) == (system == "party")
