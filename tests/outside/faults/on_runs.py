"""Faults done to letters of the finished Word file."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from tests.outside.faults.fault import Impossible, OnFile, words_of
from tests.outside.hands import NS
from tests.outside.papers import MOTTO, Paper


def every(doc: Any) -> list[Any]:
    """Paragraphs of the body, of boxes, and of headers and footers."""
    found = list(doc.element.body.iter(qn("w:p")))
    for section in doc.sections:
        for part in (section.first_page_header, section.header, section.first_page_footer):
            found += part._element.iter(qn("w:p"))
    return found


def runs_of(doc: Any, words: str) -> list[Any]:
    """The runs that hold the words."""
    for one in every(doc):
        runs = [
            run
            for run in one.iter(qn("w:r"))
            if run.getparent().tag == qn("w:p") and run.getparent() is one
        ]
        texts = ["".join(t.text or "" for t in run.findall(qn("w:t"))) for run in runs]
        whole = "".join(texts)
        start = whole.find(words)
        if start < 0:
            continue
        end, at, found = start + len(words), 0, []
        for run, text in zip(runs, texts, strict=True):
            if text and at < end and at + len(text) > start:
                found.append(run)
            at += len(text)
        return found
    raise Impossible


def properties(run: Any) -> Any:
    found = run.find(qn("w:rPr"))
    if found is None:
        found = OxmlElement("w:rPr")
        run.insert(0, found)
    return found


ORDER = ("rStyle", "rFonts", "b", "i", "caps", "color", "sz", "szCs", "u")


def set_property(props: Any, tag: str, **values: str) -> None:
    for old in props.findall(qn(f"w:{tag}")):
        props.remove(old)
    made = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    after = [qn(f"w:{one}") for one in ORDER[ORDER.index(tag) + 1 :]]
    for one in props:
        if one.tag in after:
            one.addprevious(made)
            return
    props.append(made)


def face(name: str, **how: Any) -> OnFile:
    """size=pt, b=, i=, u= (bool), colour=, font= of the words of one component."""

    def change(doc: Any, paper: Paper) -> None:
        runs = runs_of(doc, words_of(paper, name))
        for run in runs:
            props = properties(run)
            if "size" in how:
                set_property(props, "sz", val=str(round(how["size"] * 2)))
            for key in ("b", "i"):
                if key in how:
                    set_property(props, key, val="1" if how[key] else "0")
            if "u" in how:
                set_property(props, "u", val="single" if how["u"] else "none")
            if "colour" in how:
                set_property(props, "color", val=how["colour"])
            if "font" in how:
                set_property(
                    props,
                    "rFonts",
                    ascii=how["font"],
                    hAnsi=how["font"],
                    cs=how["font"],
                    eastAsia=how["font"],
                )

    return change


def tracked(doc: Any, paper: Paper) -> None:
    run = runs_of(doc, words_of(paper, "body"))[0]
    wrapped = parse_xml(
        f'<w:ins {NS} w:id="7" w:author="Chuyên viên" w:date="2026-05-05T08:00:00Z"/>'
    )
    run.addprevious(wrapped)
    wrapped.append(run)


def insert(name: str, words: str) -> OnFile:
    """Puts words behind the first run of a component."""

    def change(doc: Any, paper: Paper) -> None:
        run = runs_of(doc, words_of(paper, name))[0]
        text = run.find(qn("w:t"))
        text.text = (text.text or "") + words

    return change


def said(doc: Any, old: str, new: str) -> None:
    runs = runs_of(doc, old)
    first = runs[0].find(qn("w:t"))
    whole = "".join(one.text or "" for run in runs for one in run.findall(qn("w:t")))
    for run in runs:
        for one in run.findall(qn("w:t")):
            one.text = ""
    first.text = whole.replace(old, new)
    first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def motto(doc: Any, new: str) -> None:
    said(doc, MOTTO, new)
