"""Odd and hostile content, end to end: the right words on the page, or the message that says why not."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from pathlib import Path

import docx
import pypdfium2
import pytest
import yaml

from pipeline.build import Desk, Made, Order, draft, make
from pipeline.problem import ContentError, Level, Problem, ToolError, has_errors

ROOT = Path(__file__).parents[1]
DESK = Desk(ROOT / "content", ROOT / "templates")
CASES = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text("utf-8"))
CONTENT = """\
kind: announcement
issuer: ubnd-tinh-thai-nguyen
number: 7
date: 2026-08-12
subject: Thử chữ lạ
preamble: Mở đầu.
body:
  - text: {text}
  - text: Hết.
recipients: {recipients}
archive: VT
signature: {{authority: TM, collective: Ủy ban nhân dân, title: Chủ tịch, name: {name}}}
"""


def built(
    text: str, recipients: object = ("Các sở",), name: str = "Lê Thanh Bình"
) -> tuple[Made | None, tuple[Problem, ...]]:
    quoted = [json.dumps(value, ensure_ascii=False) for value in (text, list(recipients), name)]
    data = CONTENT.format(text=quoted[0], recipients=quoted[1], name=quoted[2]).encode()
    drafted = draft(data, "lạ.yaml", DESK, Order())
    if not drafted.sound:
        return None, drafted.problems
    made = make(drafted, DESK, Order())
    return made, made.problems


def plain(words: str) -> str:
    """Letters without spaces: a page breaks lines where it must."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", words).replace("‑", "-"))


def docx_words(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return "".join(paragraph.text for paragraph in document.paragraphs)


def pdf_words(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = CASES[name]
    text = case["repeat"] * case["times"] if "repeat" in case else case["text"]
    made, problems = built(text)
    if "says" in case:
        errors = [problem for problem in problems if problem.level is Level.ERROR]
        said = [str(problem).replace("lạ.yaml:8:", "dòng 8, cột ", 1) for problem in errors]
        assert said == [case["says"]]
        return
    assert made, [str(problem) for problem in problems]
    assert not has_errors(problems)
    wanted = plain(case.get("page", text))
    if "repeat" in case:
        # Page numbers stand between the words of a paragraph of many pages.
        assert plain(pdf_words(made.files["pdf"])).count(plain(case["repeat"])) >= case["times"] - 9
        assert wanted in plain(docx_words(made.files["docx"]))
        return
    assert wanted in plain(docx_words(made.files["docx"]))
    assert wanted in plain(pdf_words(made.files["pdf"]).replace("￾", "-").replace("\x02", "-"))


def test_three_hundred_recipients() -> None:
    names = [f"Ủy ban nhân dân xã số {number}" for number in range(1, 301)]
    made, problems = built("Văn bản.", names)
    assert made, [str(problem) for problem in problems]
    words = plain(pdf_words(made.files["pdf"]))
    for name in names:
        assert plain(f"- {name};") in words


def test_a_name_that_is_a_path() -> None:
    made, problems = built("Văn bản.", name="../../Nguyễn Văn A")
    assert made, [str(problem) for problem in problems]
    assert plain("../../Nguyễn Văn A") in plain(pdf_words(made.files["pdf"]))


@pytest.mark.parametrize("empty", ["[]", '""', "{}", "[[]]", "null", "~"])
def test_an_empty_body_is_said(empty: str) -> None:
    whole = CONTENT.format(text='"x"', recipients="[a]", name="b")
    data = whole.replace('\n  - text: "x"\n  - text: Hết.', f" {empty}")
    drafted = draft(data.encode(), "lạ.yaml", DESK, Order())
    assert not drafted.sound
    assert any(problem.span.line == 7 for problem in drafted.problems)


@pytest.mark.parametrize(
    "payload",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{% for a in range(10**9) %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{{ khong_co_ten }}",
    ],
)
def test_a_hostile_template_is_stopped(payload: str, tmp_path: Path) -> None:
    opened = docx.Document(str(ROOT / "templates" / "nd30.docx"))
    opened.paragraphs[0].insert_paragraph_before(payload)
    opened.save(str(tmp_path / "nd30.docx"))
    desk = Desk(ROOT / "content", tmp_path)
    data = CONTENT.format(text='"Văn bản."', recipients='["Các sở"]', name="Lê Thanh Bình").encode()
    order = Order(formats=("docx",))
    with pytest.raises((ToolError, ContentError), match=r"nd30\.docx"):
        _made_or_raised(data, desk, order)


def _made_or_raised(data: bytes, desk: Desk, order: Order) -> None:
    made = make(draft(data, "lạ.yaml", desk, order), desk, order)
    assert made.files == {}
    if has_errors(made.problems):
        raise ContentError(made.problems)
