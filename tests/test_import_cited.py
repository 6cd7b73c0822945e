"""Documents cited in imported words: codes where print gives the same words, entries for new ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.importer import registry
from pipeline.importer.recognise.cited import DOUBT, UNNUMBERED, Cited, cited
from pipeline.importer.values import Group, Listed, Value, Words, doubts
from pipeline.registries.citations import Citation
from pipeline.standards.load import load

KNOWN = {
    "nd-45-2020": Citation(
        "nd-45-2020",
        "Nghị định",
        "45/2020/NĐ-CP",
        date(2020, 4, 8),
        "Chính phủ",
        "về thực hiện thủ tục hành chính trên môi trường điện tử",
    ),
    "luat-gddt-2023": Citation(
        "luat-gddt-2023",
        "Luật",
        "20/2023/QH15",
        date(2023, 6, 22),
        "Quốc hội",
        "Giao dịch điện tử",
        law=True,
    ),
}
FULL = (
    "Nghị định số 45/2020/NĐ-CP ngày 08 tháng 4 năm 2020 của Chính phủ về thực hiện thủ tục hành chính "
    "trên môi trường điện tử"
)


def state(**values: Value) -> Cited:
    return cited(Group(values), load("nd30").forms, KNOWN, register=True)


def lines(*texts: str) -> Listed:
    return Listed([Words(text) for text in texts])


def body(*texts: str) -> list[str]:
    (listed,) = state(body=lines(*texts)).values.entries.values()
    assert isinstance(listed, Listed)
    return [one.text for one in listed.items if isinstance(one, Words)]


def test_a_basis_that_the_registry_has_is_its_code() -> None:
    made = state(bases=lines(f"Căn cứ {FULL}", "Căn cứ Luật Giao dịch điện tử"))
    assert made.values.entries["bases"] == Listed(
        [Group({"cite": Words("nd-45-2020")}), Group({"cite": Words("luat-gddt-2023")})]
    )
    assert (made.new, made.coded, made.typed) == ({}, 2, 0)


def test_the_first_mention_is_full_and_later_ones_short() -> None:
    assert body(
        f"Thực hiện {FULL}, xã giao bộ phận một cửa.", "Theo Nghị định số 45/2020/NĐ-CP, hồ sơ …"
    ) == [
        "Thực hiện [[nd-45-2020]], xã giao bộ phận một cửa.",
        "Theo [[nd-45-2020]], hồ sơ …",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Theo Nghị định số 45/2020/NĐ-CP, hồ sơ điện tử …", id="short at the first mention"
        ),
        pytest.param(
            "Theo Nghị định số 45/2020/NĐ-CP, ngày 08/4/2020 của Chính phủ, …", id="another form"
        ),
        pytest.param(f"{FULL}tử", id="within a word"),
        pytest.param("Theo Luật Giao dịch điện tử1, …", id="a law within a word"),
    ],
)
def test_words_that_print_otherwise_stay(text: str) -> None:
    assert body(text) == [text]


def test_a_new_document_becomes_an_entry_with_what_the_words_say() -> None:
    made = state(
        bases=lines(
            "Căn cứ Quyết định số 06/2025/QĐ-UBND ngày 12 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh "
            "quy định tiêu chí xét khen thôn sạch"
        ),
        body=lines("Tại Quyết định số 06/2025/QĐ-UBND có ba tiêu chí."),
    )
    assert made.new == {
        "qd-06-ubnd-2025": Citation(
            "qd-06-ubnd-2025",
            "Quyết định",
            "06/2025/QĐ-UBND",
            date(2025, 3, 12),
            "Ủy ban nhân dân tỉnh",
            "quy định tiêu chí xét khen thôn sạch",
        )
    }
    assert made.values.entries["body"] == lines("Tại [[qd-06-ubnd-2025]] có ba tiêu chí.")
    assert list(doubts(made.values)) == []


def test_in_running_words_the_subject_stays_words() -> None:
    text = "Theo Thông báo số 31/TB-UBND ngày 05 tháng 5 năm 2026 của Ủy ban nhân dân tỉnh về lịch tiếp công dân, …"
    made = state(body=lines(text))
    (one,) = made.new.values()
    assert (one.id, one.organ, one.subject) == ("tb-31-ubnd-2026", "Ủy ban nhân dân tỉnh", "")
    assert made.values.entries["body"] == lines("Theo [[tb-31-ubnd-2026]] về lịch tiếp công dân, …")


def test_what_is_missing_is_marked() -> None:
    made = state(
        bases=lines("Căn cứ Nghị quyết của Hội đồng nhân dân xã"),
        body=lines("Báo cáo theo Kế hoạch số 9/KH-UBND từng quý."),
    )
    assert list(doubts(made.values)) == [
        UNNUMBERED,
        DOUBT.format("Kế hoạch số 9/KH-UBND", "ngày, cơ quan ban hành"),
    ]


def test_without_a_registry_only_known_documents_are_codes() -> None:
    values = Group({"body": lines("Theo Thông báo số 31/TB-UBND, …", f"Theo {FULL}, …")})
    made = cited(values, load("nd30").forms, KNOWN, register=False)
    assert (made.new, made.coded, made.typed) == ({}, 1, 1)


def test_the_registry_keeps_what_stands_in_it(tmp_path: Path) -> None:
    file = tmp_path / "citations.yaml"
    file.write_text("# của ta\ntb-31-ubnd-2026:\n  loại: Thông báo\n", "utf-8")
    new = Citation("kh-9-ubnd", "Kế hoạch", "9/KH-UBND", None, "", "")
    known = Citation(
        "tb-31-ubnd-2026", "Thông báo", "31/TB-UBND", date(2026, 5, 5), "Ủy ban nhân dân tỉnh", ""
    )
    for _ in range(2):
        registry.add(tmp_path, (), (known, new))
    assert file.read_text("utf-8") == (
        "# của ta\ntb-31-ubnd-2026:\n  loại: Thông báo\n"
        "\n# --- Văn bản viện dẫn lấy từ văn bản nhập vào: xem lại trích yếu, ngày, cơ quan ban hành\n"
        "# cần kiểm tra: văn bản nhập vào không ghi ngày, cơ quan ban hành, trích yếu\n"
        "kh-9-ubnd:\n  loại: Kế hoạch\n  số ký hiệu: 9/KH-UBND\n"
    )


LETTER = """ỦY BAN NHÂN DÂN XÃ ĐẠI TỪ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/TB-UBND
Đại Từ, ngày 14 tháng 9 năm 2026
THÔNG BÁO
Lịch thu gom rác thải
Thực hiện Kế hoạch số 9/KH-UBND{dated}, Ủy ban nhân dân xã thông báo như sau:
1. Thu gom vào thứ Ba hằng tuần.
Nơi nhận:
- Các thôn;
- Lưu: VT.
CHỦ TỊCH
Trần Văn Sơn
"""


def test_two_files_that_say_different_things_of_one_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second file keeps its words: its code would print what the first one said."""
    (tmp_path / "a.txt").write_text(LETTER.format(number=31, dated=""), "utf-8")
    (tmp_path / "b.txt").write_text(
        LETTER.format(number=32, dated=" ngày 08 tháng 9 năm 2026"), "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["import", "a.txt", "b.txt", "--output", "content/cu"])
    assert done.exit_code == 0, done.output
    assert "[[kh-9-ubnd]]" in (tmp_path / "content/cu/a.yaml").read_text("utf-8")
    words = " ".join((tmp_path / "content/cu/b.yaml").read_text("utf-8").split())
    assert (
        "Kế hoạch số 9/KH-UBND ngày 08 tháng 9 năm 2026" in words or "[[kh-9-ubnd-2026]]" in words
    )
    built = CliRunner().invoke(cli, ["check", "content/cu"])
    assert "T003" not in built.output


def test_a_later_file_that_knows_the_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry without a date is not used: once somebody looks its date up, print would have it twice."""
    (tmp_path / "a.txt").write_text(LETTER.format(number=31, dated=""), "utf-8")
    (tmp_path / "b.txt").write_text(
        LETTER.format(number=32, dated=" ngày 08 tháng 9 năm 2026"), "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        done = CliRunner().invoke(cli, ["import", name, "--output", "content/cu"])
        assert done.exit_code == 0, done.output
    assert "[[kh-9-ubnd]]," in (tmp_path / "content/cu/a.yaml").read_text("utf-8")
    assert "[[kh-9-ubnd-2026]]," in (tmp_path / "content/cu/b.yaml").read_text("utf-8")
