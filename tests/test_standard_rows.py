"""The rows of the specification, tried on finished files: what breaks one is named in the .docx and in the .pdf."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from pipeline.check.finished import check, pdf
from pipeline.check.finished.page import Finished
from pipeline.check.finished.word import finished as read
from pipeline.flow import Flow, Para
from pipeline.registries import load_registries
from tests.broken_docx import Docx, say, text
from tests.broken_pdf import flow, printed
from tests.broken_places import _all, _mapped
from tests.samples import CONTENT, finished

SAMPLES = {
    "letter": "uy-ban/cong-van-don-doc-2026",
    "report": "specimens/state-report",
    "plan": "dang/ke-hoach-dan-van-kheo-2026",
    "decision": "uy-ban/quyet-dinh-to-cong-tac-2026",
    "statute": "uy-ban/quy-che-to-cong-tac-2026",
    "regulation": "specimens/party-regulation",
}


@dataclass(frozen=True)
class Row:
    """One row's breakage: which words of which component become what, and what must be said of it."""

    sample: str
    role: str
    says: str
    old: str = ""
    new: str = ""
    at: int = 0
    whole: str | None = None
    drop: str = ""
    """Taken out wherever it stands in the text."""
    drop_role: str = ""
    pdf: str | None = None
    why: str = ""

    def changed(self, words: str) -> str:
        if self.whole is not None:
            return self.whole
        assert self.old in words, (self.old, words)
        return words.replace(self.old, self.new, 1)


ROWS = {
    name: Row(**row)
    for name, row in yaml.safe_load(
        (Path(__file__).parent / "standard_rows.yaml").read_text("utf-8")
    ).items()
}


@cache
def organs() -> tuple:
    return tuple(load_registries(CONTENT).organs.values())


def codes(document: Finished) -> set[str]:
    return {one.code for one in check(document, None, organs()).findings}


def _plain(words: str) -> str:
    return words.replace("\u2011", "-").replace("\u00a0", " ")


def _said(para: Para, words: str) -> Para:
    first = replace(para.pieces[0], text=words)
    return replace(para, pieces=(first,) if words else ())


def _page(row: Row) -> Flow:
    made = flow(SAMPLES[row.sample])
    wanted = _all(made, row.role)[row.at]

    def change(para: Para) -> Para:
        if para is wanted:
            return _said(para, row.changed(_plain(para.text)))
        if para.role and para.role == row.drop_role:
            return replace(para, pieces=())
        if row.drop and row.drop in para.text and not para.role.startswith("annex"):
            return _said(para, _plain(para.text).replace(row.drop, "bảng"))
        return para

    return _mapped(made, change)


def _word(row: Row) -> Docx:
    docx = Docx(finished(SAMPLES[row.sample]).files["docx"])
    wanted = docx.all(row.role)[row.at]
    say(wanted, row.changed(text(wanted)))
    for paragraph in docx.all(row.drop_role) if row.drop_role else ():
        say(paragraph, "")
    for role in ("item", "paragraph", "preamble", "closing") if row.drop else ():
        for paragraph in docx.all(role):
            if row.drop in text(paragraph):
                say(paragraph, text(paragraph).replace(row.drop, "bảng"))
    return docx


@pytest.mark.parametrize("name", ROWS)
def test_a_word_file_says_it(name: str) -> None:
    document = read(_word(ROWS[name]).package())
    foreign = replace(document, paras=tuple(replace(one, style="") for one in document.paras))
    found = codes(foreign)
    assert found & set(ROWS[name].says.split()), found


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.pdf is None])
def test_a_page_says_it(name: str) -> None:
    document = pdf.finished(printed(_page(ROWS[name])), "a.pdf")
    foreign = replace(document, extras=replace(document.extras, producer=""))
    found = codes(foreign)
    assert found & set(ROWS[name].says.split()), found


def test_what_a_page_cannot_show_has_its_reason() -> None:
    assert [name for name, row in ROWS.items() if row.pdf is not None and not row.why] == []
