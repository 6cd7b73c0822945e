"""`vanban new`: every kind gives a file that loads, in either language, and that the schema accepts."""

from __future__ import annotations

import re

import pytest

from pipeline import source, vocabulary
from pipeline.kinds import KINDS
from pipeline.model import load
from pipeline.skeleton import skeleton
from tests import rule_cases
from tests.model_cases import REGISTRIES
from tests.test_schema import faults

ISSUER = "tu-thai-nguyen"
KEY = re.compile(r"^\s*(?:- )*([^#\s\"'“-][^:\"“]*):(?: |$)", re.MULTILINE)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_loads_without_a_word(kind: str, language: str) -> None:
    text = skeleton(KINDS[kind], ISSUER, "2026-08", language)
    read = source.read(text.encode(), "mới.yaml")
    content, problems = load.content(read, REGISTRIES)
    assert [str(one) for one in (*read.problems, *problems)] == []
    assert content is not None
    assert content.kind == kind
    assert content.body or "body" not in KINDS[kind].obligatory
    assert faults(text) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_obligatory_part_is_there(kind: str) -> None:
    text = skeleton(KINDS[kind], ISSUER, "2026-08")
    written = {vocabulary.canonical(key) for key in KEY.findall(text)}
    assert set(KINDS[kind].obligatory) <= written


def test_languages_are_not_mixed() -> None:
    english = skeleton(KINDS["plan"], ISSUER, "2026-08", "en")
    keys = [key for key in KEY.findall(english)]
    assert keys
    assert all(vocabulary.canonical(key) == key for key in keys)


def test_proposed_headings_are_there() -> None:
    plan = skeleton(KINDS["plan"], ISSUER, "2026-08")
    assert KINDS["plan"].skeleton
    for heading in KINDS["plan"].skeleton:
        assert f"tiêu đề: {heading}\n" in plan


def test_minutes_have_their_two_signers() -> None:
    text = skeleton(KINDS["minutes"], ISSUER, "2026-08")
    content, _ = load.content(source.read(text.encode(), "mới.yaml"), REGISTRIES)
    assert content is not None
    assert [signer.title.text for signer in content.signers if signer.title] == [
        "Người ghi biên bản",
        "Chủ trì hội nghị",
    ]


def test_state_minutes_have_theirs() -> None:
    text = skeleton(KINDS["minutes"], "ubnd", "2026-08", system="state")
    assert 'chức vụ: "Thư ký"' in text
    assert 'chức vụ: "Chủ tọa"' in text


def test_guidance_as_an_officer_sees_it() -> None:
    """The first lines of the file, whole."""
    text = skeleton(KINDS["letter"], ISSUER, "2026-08")
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == [
        "loại: công văn",
        "cơ quan ban hành: tu-thai-nguyen",
        "ngày: 2026-08",
        'trích yếu: "“nội dung chính của văn bản, viết ngắn gọn”"',
        "kính gửi:",
        '  - "“Tên cơ quan nhận văn bản”"',
        "nội dung:",
        '  - "“Nêu lý do, căn cứ viết công văn.”"',
        '  - "“Nêu nội dung đề nghị, trả lời, hướng dẫn, kèm thời hạn.”"',
        '  - "“Đề nghị quý cơ quan quan tâm, phối hợp thực hiện.”"',
        "nơi nhận:",
        '  - gửi: "“Cơ quan cấp trên trực tiếp”"',
        "    để: báo cáo",
        '  - "“Cơ quan thực hiện”"',
        "ký:",
        '  chức vụ: "“Chức vụ người ký”"',
        '  họ tên: "“Họ và tên”"',
    ]


def test_an_invitation_invites_once() -> None:
    """NĐ 30/2020, mẫu 1.7: the issuer's sentence is generated from `to`."""
    text = skeleton(KINDS["invitation"], "snv", "2026-08", system="state")
    assert "trân trọng kính mời “" not in text
    assert "Họ tên, chức vụ hoặc tên cơ quan" in text
    assert "Tới dự “tên cuộc họp" in text


def test_a_leave_permit_has_the_words_of_the_sample() -> None:
    """NĐ 30/2020, mẫu 1.10."""
    text = skeleton(KINDS["leave-permit"], "snv", "2026-08", system="state")
    for words in ("Xét Đơn đề nghị nghỉ phép ngày", "cấp cho:", "Được nghỉ phép", "xác nhận: có"):
        assert words in text


def test_a_resolution_of_the_state_is_written_in_articles() -> None:
    """NĐ 30/2020, mẫu 1.1: bases, proposal, Điều; a Party resolution has sections."""
    state = skeleton(KINDS["resolution"], "hdnd", "2026-08", system="state")
    party = skeleton(KINDS["resolution"], ISSUER, "2026-08", system="party")
    assert "\ncăn cứ:\n" in state
    assert "\ntheo đề nghị: " in state
    assert "  - điều:\n" in state
    assert "tiêu đề: Tình hình và nguyên nhân" in party
    assert "điều:" not in party


def test_state_minutes_follow_the_sample() -> None:
    """NĐ 30/2020, mẫu 1.9: lines with their names, no headings."""
    text = skeleton(KINDS["minutes"], "ubnd", "2026-08", system="state")
    names = [
        "Thời gian bắt đầu:",
        "Địa điểm:",
        "Thành phần tham dự:",
        "Chủ trì (chủ tọa):",
        "Thư ký",
    ]
    found = [text.index(name) for name in names]
    assert found == sorted(found)
    assert "tiêu đề:" not in text


def test_the_notes_are_in_the_manner_of_the_organ() -> None:
    """A state officer is not told of T/M Ban Thường vụ and lower-case subjects."""
    state = skeleton(KINDS["plan"], "ubnd", "2026-08", system="state")
    party = skeleton(KINDS["plan"], ISSUER, "2026-08", system="party")
    assert "quyền hạn: TM và thay mặt: Ủy ban nhân dân" in state
    assert "T/M" not in state
    assert "chữ thường đầu dòng" not in state
    assert "quyền hạn: T/M và thay mặt: Ban Thường vụ" in party
    assert "TM+KT" not in party


def test_a_submission_submits_and_a_report_reports() -> None:
    submission = skeleton(KINDS["submission"], "ubnd", "2026-08", system="state")
    assert "kính trình “cấp có thẩm quyền” xem xét, quyết định như sau:" in submission
    assert "ban hành tờ trình như sau" not in submission
    assert "báo cáo “cấp có thẩm quyền” như sau:" in skeleton(KINDS["report"], ISSUER, "2026-08")


def _told(text: str, final: bool) -> list[str]:
    found = rule_cases.problems(text, final=final)
    return [one.message for one in found if one.code == "C074"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_sample_words_go_out_in_a_final_document(kind: str) -> None:
    """Whatever of a skeleton is left as it was is told, each place, and no document is made."""
    system = KINDS[kind].systems[0]
    issuer = {"party": "tu-thai-nguyen", "state": "ubnd-tinh-thai-nguyen"}[system]
    text = skeleton(KINDS[kind], issuer, "2026-08", system=system)
    values = [line for line in text.splitlines() if line.lstrip()[:1] != "#"]
    samples = re.findall("“[^“”]+”", "\n".join(values))
    assert samples
    told = _told(text, final=True)
    assert sorted(told) == sorted(f"còn chữ mẫu: {one}" for one in samples)
    [draft] = _told(text, final=False)
    assert draft.startswith(f"còn {len(samples)} chỗ để nguyên chữ mẫu của khung, bắt đầu từ “")


def test_the_same_words_quoted_by_a_real_document_are_no_samples() -> None:
    said = (
        "Mục “Tổ chức thực hiện” và cột “ngày” của biểu mẫu ghi đủ; phần “Nguyên tắc” giữ nguyên."
    )
    assert _told(rule_cases.whole({"text": said}), final=True) == []


def test_a_public_letter_has_no_number_and_greets() -> None:
    """Nothing in it speaks of a công văn; a line "số" would not be printed."""
    text = skeleton(KINDS["public-letter"], "ubnd", "2026-08", system="state")
    assert "số: 12" not in text
    assert "công văn" not in text.partition("nội dung:")[2]
    assert "Thân gửi “người nhận thư”!" in text
    assert "# số: 12" in skeleton(KINDS["letter"], "ubnd", "2026-08", system="state")
