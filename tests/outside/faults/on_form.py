"""Faults done to paragraphs, pages and drawn lines of the finished Word file."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from tests.outside.faults.fault import Impossible, OnFile, words_of
from tests.outside.faults.on_runs import runs_of
from tests.outside.hands import NS
from tests.outside.papers import Paper


def paragraph_of(doc: Any, paper: Paper, name: str) -> Any:
    return runs_of(doc, words_of(paper, name))[0].getparent()


def shape(name: str, tag: str, **values: str) -> OnFile:
    """Sets a property of one component's paragraph directly."""

    def change(doc: Any, paper: Paper) -> None:
        one = paragraph_of(doc, paper, name)
        props = one.get_or_add_pPr()
        found = props.find(qn(f"w:{tag}"))
        if found is None:
            found = OxmlElement(f"w:{tag}")
            after = ("spacing", "ind", "jc", "rPr", "sectPr")
            props.insert_element_before(
                found, *(f"w:{one}" for one in after[after.index(tag) + 1 :])
            )
        for key, value in values.items():
            found.set(qn(f"w:{key}"), value)

    return change


def all_body(tag: str, **values: str) -> OnFile:
    """Sets a property of every long paragraph of the text."""

    def change(doc: Any, paper: Paper) -> None:
        done = 0
        for one in doc.element.body.iter(qn("w:p")):
            text = "".join(t.text or "" for t in one.iter(qn("w:t")))
            if len(text) > 100 and one.getparent().tag == qn("w:body"):
                props = one.get_or_add_pPr()
                found = props.find(qn(f"w:{tag}"))
                if found is None:
                    found = OxmlElement(f"w:{tag}")
                    after = ("spacing", "ind", "jc", "rPr", "sectPr")
                    props.insert_element_before(
                        found, *(f"w:{each}" for each in after[after.index(tag) + 1 :])
                    )
                for key, value in values.items():
                    found.set(qn(f"w:{key}"), value)
                done += 1
        if not done:
            raise Impossible

    return change


def margin(side: str, mm: float) -> OnFile:
    def change(doc: Any, paper: Paper) -> None:
        for one in doc.element.body.iter(qn("w:pgMar")):
            one.set(qn(f"w:{side}"), str(round(mm * 56.7)))

    return change


def letter_paper(doc: Any, paper: Paper) -> None:
    for one in doc.element.body.iter(qn("w:pgSz")):
        one.set(qn("w:w"), "12240")
        one.set(qn("w:h"), "15840")


def drawn_below(doc: Any, paper: Paper, name: str) -> Any:
    """The drawn line of a component: in its own paragraph, or the bordered one after it."""
    one = paragraph_of(doc, paper, name)
    for shaped in one.iter(qn("w:drawing"), qn("w:pict")):
        return shaped
    after = one.getnext()
    if after is not None and after.find(f".//{qn('w:pBdr')}") is not None:
        return after
    raise Impossible


def no_rule(name: str) -> OnFile:
    def change(doc: Any, paper: Paper) -> None:
        found = drawn_below(doc, paper, name)
        found.getparent().remove(found)

    return change


def short_rule(name: str) -> OnFile:
    def change(doc: Any, paper: Paper) -> None:
        found = drawn_below(doc, paper, name)
        extent = found.find(
            ".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
        )
        if extent is None:
            raise Impossible
        extent.set("cx", str(int(extent.get("cx")) // 4))
        for one in found.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}ext"):
            if one.get("cx"):
                one.set("cx", extent.get("cx"))

    return change


def typed_rule(name: str, words: str) -> OnFile:
    """The drawn line gone, characters in a paragraph of their own instead."""

    def change(doc: Any, paper: Paper) -> None:
        no_rule(name)(doc, paper)
        one = paragraph_of(doc, paper, name)
        made = parse_xml(
            f'<w:p {NS}><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts '
            f'w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
        )
        one.addnext(made)

    return change


def header_properties(doc: Any) -> Any:
    header = doc.sections[0].header._element
    found = next(
        (one for one in header.iter(qn("w:p")) if one.find(f".//{qn('w:instrText')}") is not None),
        None,
    )
    if found is None:
        found = next(
            (one for one in header.iter(qn("w:p")) if one.find(qn("w:fldSimple")) is not None), None
        )
    if found is None:
        raise Impossible
    return found


def no_page_number(doc: Any, paper: Paper) -> None:
    found = header_properties(doc)
    for one in list(found):
        if one.tag != qn("w:pPr"):
            found.remove(one)


def number_right(doc: Any, paper: Paper) -> None:
    props = header_properties(doc).get_or_add_pPr()
    jc = props.find(qn("w:jc"))
    if jc is None:
        jc = OxmlElement("w:jc")
        props.append(jc)
    jc.set(qn("w:val"), "right")


def number_everywhere(doc: Any, paper: Paper) -> None:
    if (
        paper.top
        or paper.foot
        or doc.sections[0].first_page_header._element.find(f".//{qn('w:t')}") is not None
    ):
        raise Impossible
    for one in doc.element.body.iter(qn("w:titlePg")):
        one.set(qn("w:val"), "0")


def squashed_stamp(doc: Any, paper: Paper) -> None:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    for anchor in doc.element.body.iter(f"{space}anchor"):
        text = "".join(t.text or "" for t in anchor.iter(qn("w:t")))
        if text in ("KHẨN", "HỎA TỐC"):
            anchor.find(f"{space}extent").set("cx", str(52 * 36000))
            for one in anchor.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}ext"):
                if one.get("cx"):
                    one.set("cx", str(52 * 36000))
            return
    raise Impossible


def swap_title(doc: Any, paper: Paper) -> None:
    kind, subject = paragraph_of(doc, paper, "kind"), paragraph_of(doc, paper, "subject")
    kind.addprevious(subject)
