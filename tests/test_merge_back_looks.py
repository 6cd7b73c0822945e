"""What a reviewer does to words beside writing them: nothing of it is passed over (returned_looks.yaml)."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.review_cases import PLAN, brought, run, working_place

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "returned_looks.yaml").read_text("utf-8")
)
NOTED = PLAN.replace("ở các xã, phường", "ở các xã, phường^[Theo báo cáo của các xã.]")
_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    place = working_place(tmp_path_factory.mktemp("place"), x=NOTED)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        run("build", "content/x.yaml", "--to", "docx", "--output", "out")
    return next((place / "out").glob("*.docx")).read_bytes()


def paragraph(document: Any, start: str) -> Any:
    return next(
        p
        for p in document.element.body.iter(qn("w:p"))
        if start in "".join(t.text or "" for t in p.iter(qn("w:t")))
    )


def parted(p: Any, words: str) -> Any:
    """The run of these words alone; those around keep runs of their own."""
    run = next(r for r in p.iter(qn("w:r")) if words in "".join(t.text for t in r.iter(qn("w:t"))))
    whole = "".join(t.text for t in run.iter(qn("w:t")))
    before, _, after = whole.partition(words)
    for text, add in ((before, run.addprevious), (after, run.addnext)):
        other = copy.deepcopy(run)
        _said(other, text)
        add(other)
    _said(run, words)
    return run


def _said(run: Any, words: str) -> None:
    for text in list(run.iter(qn("w:t"))):
        run.remove(text)
    run.append(parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve">{words}</w:t>'))


def element(xml: str) -> Any:
    return parse_xml(f"<w:p {nsdecls('w')} {_MATH}>{xml}</w:p>")[0]


def edited(data: bytes, case: dict[str, Any]) -> bytes:
    document = docx.Document(io.BytesIO(data))
    p = paragraph(document, "Chỉ ra những việc")
    if "as" in case:
        parted(p, case["words"]).get_or_add_rPr().append(element(case["as"]))
    if "also" in case:
        old, _, new = case["also"].partition(" > ")
        _said(parted(p, old), new)
    if "becomes" in case:
        _said(parted(p, case["words"]), case["becomes"])
    if "put" in case:
        p.append(element(case["put"]))
    if "uncalled" in case:
        call = next(document.element.body.iter(qn("w:footnoteReference"))).getparent()
        gone = parse_xml(f'<w:del {nsdecls("w")} w:id="990" w:author="L"/>')
        call.addprevious(gone)
        gone.append(call)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_told(
    case: dict[str, Any], printed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = working_place(tmp_path, x=NOTED)
    (place / "back.docx").write_bytes(edited(printed, case))
    monkeypatch.chdir(place)
    code, said = brought("back.docx", "--apply")
    assert case.get("told", "không có chỗ sửa nào") in said
    assert (code, "KHÔNG đưa vào được" in said) == (int(case["left"]), case["left"])
    made = (place / "content" / "x.yaml").read_text("utf-8")
    assert case.get("written", "") in made
    assert "never" not in case or case["never"] not in made
