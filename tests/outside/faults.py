"""Faults of authors: done to the paper before it is laid out, or to the finished Word file; each with its code.

`FAULTS` are kinds of fault; `cases()` says in which documents each is made (two or three hands apart).
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from tests.outside.hands import HANDS, NS
from tests.outside.make import DOCUMENTS, make
from tests.outside.papers import MOTTO, NATION, PAPERS, PARTY, Paper

OnPaper = Callable[[Paper], None]
OnFile = Callable[[Any, Paper], None]


@dataclass(frozen=True)
class Fault:
    """`codes` = any of them names it; `pdf` = the printed page shows it as well."""

    name: str
    codes: str
    paper: OnPaper | None = None
    file: OnFile | None = None
    only: Callable[[Paper], bool] = lambda paper: True
    pdf: bool = True
    hands: tuple[str, ...] = ()
    """Hands that the fault is possible in; empty = all."""
    times: int = 3


class Impossible(Exception):
    """The document has nothing that could be broken so."""


# on the paper


def put(name: str, old: str, new: str, every: bool = False) -> OnPaper:
    """Replaces words of an attribute, or of the first line of a list that has them."""

    def change(paper: Paper) -> None:
        value = getattr(paper, name)
        if isinstance(value, str):
            if old not in value:
                raise Impossible
            setattr(paper, name, value.replace(old, new, -1 if every else 1))
            return
        for at, one in enumerate(value):
            if old in one:
                value[at] = one.replace(old, new, 1)
                return
        raise Impossible

    return change


def gone(name: str, at: int | None = None) -> OnPaper:
    def change(paper: Paper) -> None:
        value = getattr(paper, name)
        if not value:
            raise Impossible
        if at is None:
            setattr(paper, name, type(value)())
        else:
            del value[at]

    return change


def last(name: str, old: str, new: str) -> OnPaper:
    def change(paper: Paper) -> None:
        lines = getattr(paper, name)
        if not lines or not lines[-1].endswith(old):
            raise Impossible
        lines[-1] = lines[-1].removesuffix(old) + new

    return change


def with_(name: str, how: Callable[[str], str], at: int | None = None) -> OnPaper:
    def change(paper: Paper) -> None:
        value = getattr(paper, name)
        if not value:
            raise Impossible
        new = how(value if at is None else value[at])
        if at is None:
            setattr(paper, name, new)
        else:
            value[at] = new

    return change


def _small_day(paper: Paper) -> bool:
    return "ngày 0" in paper.date


def party(paper: Paper) -> bool:
    return bool(paper.party)


def state(paper: Paper) -> bool:
    return not paper.party


def letter(paper: Paper) -> bool:
    return bool(paper.letter)


def issued(paper: Paper) -> bool:
    return paper.number[-1:] != "" and any(char.isdigit() for char in paper.number)


# on the file


def _every(doc: Any) -> list[Any]:
    """Paragraphs of the body, of boxes, and of headers and footers."""
    found = list(doc.element.body.iter(qn("w:p")))
    for section in doc.sections:
        for part in (section.first_page_header, section.header, section.first_page_footer):
            found += part._element.iter(qn("w:p"))
    return found


def _of(doc: Any, words: str) -> list[Any]:
    """The runs that hold the words."""
    for one in _every(doc):
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


def words_of(paper: Paper, name: str) -> str:
    plain = [one for one in paper.text if not one.startswith("@") and len(one) > 150]
    first = plain[0] if plain else ""
    found = {
        "issuer": paper.issuer[-1],
        "parent": paper.parent,
        "number": paper.number,
        "date": paper.date,
        "nation": "" if paper.party else NATION,
        "motto": "" if paper.party else MOTTO,
        "party": PARTY if paper.party else "",
        "kind": paper.kind,
        "subject": paper.subject.split(" ")[0] if len(paper.subject) < 40 else paper.subject[:12],
        "letter": paper.letter,
        "body": first[3:40] if first[:1].isdigit() else first[:40],
        "heading": next(
            (one[3:].partition(" ")[2] for one in paper.text if one.startswith("@h ")), ""
        ),
        "article": next((one[3:] for one in paper.text if one.startswith("@d ")), ""),
        "basis": next((one[4:] for one in paper.text if one.startswith("@cc ")), ""),
        "label": "Nơi nhận:",
        "recipient": paper.recipients[0],
        "authority": paper.sign[0] if len(paper.sign) > 2 else "",
        "title": paper.sign[-2] if len(paper.sign) > 1 else "",
        "name": paper.sign[-1],
        "to": paper.to[0] if paper.to else "",
    }[name]
    if not found:
        raise Impossible
    return found


def _props(run: Any) -> Any:
    found = run.find(qn("w:rPr"))
    if found is None:
        found = OxmlElement("w:rPr")
        run.insert(0, found)
    return found


ORDER = ("rStyle", "rFonts", "b", "i", "caps", "color", "sz", "szCs", "u")


def _set(props: Any, tag: str, **values: str) -> None:
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
        runs = _of(doc, words_of(paper, name))
        for run in runs:
            props = _props(run)
            if "size" in how:
                _set(props, "sz", val=str(round(how["size"] * 2)))
            for key in ("b", "i"):
                if key in how:
                    _set(props, key, val="1" if how[key] else "0")
            if "u" in how:
                _set(props, "u", val="single" if how["u"] else "none")
            if "colour" in how:
                _set(props, "color", val=how["colour"])
            if "font" in how:
                _set(
                    props,
                    "rFonts",
                    ascii=how["font"],
                    hAnsi=how["font"],
                    cs=how["font"],
                    eastAsia=how["font"],
                )

    return change


def _paragraph(doc: Any, paper: Paper, name: str) -> Any:
    return _of(doc, words_of(paper, name))[0].getparent()


def shape(name: str, tag: str, **values: str) -> OnFile:
    """Sets a property of one component's paragraph directly."""

    def change(doc: Any, paper: Paper) -> None:
        one = _paragraph(doc, paper, name)
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


def _letter_paper(doc: Any, paper: Paper) -> None:
    for one in doc.element.body.iter(qn("w:pgSz")):
        one.set(qn("w:w"), "12240")
        one.set(qn("w:h"), "15840")


def _drawn(doc: Any, paper: Paper, name: str) -> Any:
    """The drawn line of a component: in its own paragraph, or the bordered one after it."""
    one = _paragraph(doc, paper, name)
    for shaped in one.iter(qn("w:drawing"), qn("w:pict")):
        return shaped
    after = one.getnext()
    if after is not None and after.find(f".//{qn('w:pBdr')}") is not None:
        return after
    raise Impossible


def no_rule(name: str) -> OnFile:
    def change(doc: Any, paper: Paper) -> None:
        found = _drawn(doc, paper, name)
        found.getparent().remove(found)

    return change


def short_rule(name: str) -> OnFile:
    def change(doc: Any, paper: Paper) -> None:
        found = _drawn(doc, paper, name)
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
        one = _paragraph(doc, paper, name)
        made = parse_xml(
            f'<w:p {NS}><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts '
            f'w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
        )
        one.addnext(made)

    return change


def _header_props(doc: Any) -> Any:
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


def _no_page_number(doc: Any, paper: Paper) -> None:
    found = _header_props(doc)
    for one in list(found):
        if one.tag != qn("w:pPr"):
            found.remove(one)


def _number_right(doc: Any, paper: Paper) -> None:
    props = _header_props(doc).get_or_add_pPr()
    jc = props.find(qn("w:jc"))
    if jc is None:
        jc = OxmlElement("w:jc")
        props.append(jc)
    jc.set(qn("w:val"), "right")


def _number_everywhere(doc: Any, paper: Paper) -> None:
    if (
        paper.top
        or paper.foot
        or doc.sections[0].first_page_header._element.find(f".//{qn('w:t')}") is not None
    ):
        raise Impossible
    for one in doc.element.body.iter(qn("w:titlePg")):
        one.set(qn("w:val"), "0")


def _tracked(doc: Any, paper: Paper) -> None:
    run = _of(doc, words_of(paper, "body"))[0]
    wrapped = parse_xml(
        f'<w:ins {NS} w:id="7" w:author="Chuyên viên" w:date="2026-05-05T08:00:00Z"/>'
    )
    run.addprevious(wrapped)
    wrapped.append(run)


def insert(name: str, words: str) -> OnFile:
    """Puts words behind the first run of a component."""

    def change(doc: Any, paper: Paper) -> None:
        run = _of(doc, words_of(paper, name))[0]
        text = run.find(qn("w:t"))
        text.text = (text.text or "") + words

    return change


def _squashed_stamp(doc: Any, paper: Paper) -> None:
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


def _swap_title(doc: Any, paper: Paper) -> None:
    kind, subject = _paragraph(doc, paper, "kind"), _paragraph(doc, paper, "subject")
    kind.addprevious(subject)


def _combining(paper: Paper) -> None:
    at = next(at for at, one in enumerate(paper.text) if not one.startswith("@") and len(one) > 150)
    paper.text[at] = unicodedata.normalize("NFD", paper.text[at])


def _tcvn3(paper: Paper) -> None:
    at = next(at for at, one in enumerate(paper.text) if not one.startswith("@") and len(one) > 150)
    paper.text[at] = (
        "C¸c c¬ quan, ®¬n vÞ c¨n cø chøc n¨ng, nhiÖm vô ®­îc giao chñ ®éng tæ chøc thùc hiÖn, b¶o ®¶m ®óng tiÕn ®é, "
        "tiÕt kiÖm vµ hiÖu qu¶."
    )


FACES = tuple(
    Fault(f"{name} {words}", code, file=face(name, **how), only=only, pdf=pdf)
    for name, words, code, how, only, pdf in (
        ("issuer", "at 16 pt", "K004", {"size": 16}, state, True),
        ("issuer", "at 11 pt", "K004", {"size": 11}, party, True),
        ("parent", "at 10 pt", "K004", {"size": 10}, lambda paper: True, True),
        ("number", "at 15 pt", "K004", {"size": 15}, lambda paper: True, True),
        ("date", "at 11 pt", "K004", {"size": 11}, lambda paper: True, True),
        ("nation", "at 15 pt", "K004", {"size": 15}, state, True),
        ("motto", "at 16 pt", "K004", {"size": 16}, state, True),
        ("party", "at 13 pt", "K004", {"size": 13}, party, True),
        ("kind", "at 18 pt", "K004", {"size": 18}, lambda paper: True, True),
        ("kind", "at 12 pt", "K004", {"size": 12}, lambda paper: True, True),
        ("letter", "at 14 pt", "K004", {"size": 14}, letter, True),
        ("body", "at 11 pt", "K004", {"size": 11}, lambda paper: True, True),
        ("heading", "at 16 pt", "K004", {"size": 16}, lambda paper: True, True),
        ("recipient", "at 13.5 pt", "K004", {"size": 13.5}, lambda paper: True, True),
        ("label", "at 10 pt", "K004", {"size": 10}, lambda paper: True, True),
        ("name", "at 12 pt", "K004", {"size": 12}, lambda paper: True, True),
        ("title", "at 16 pt", "K004", {"size": 16}, lambda paper: True, True),
        ("issuer", "not bold", "K005", {"b": False}, lambda paper: True, True),
        ("parent", "bold", "K005", {"b": True}, lambda paper: True, True),
        ("number", "bold", "K005", {"b": True}, lambda paper: True, True),
        ("date", "bold", "K005", {"b": True}, lambda paper: True, True),
        ("nation", "not bold", "K005", {"b": False}, state, True),
        ("motto", "not bold", "K005", {"b": False}, state, True),
        ("party", "not bold", "K005", {"b": False}, party, True),
        ("kind", "not bold", "K005", {"b": False}, lambda paper: True, True),
        ("heading", "not bold", "K005", {"b": False}, state, True),
        ("article", "not bold", "K005", {"b": False}, lambda paper: True, True),
        ("recipient", "bold", "K005", {"b": True}, lambda paper: True, True),
        ("name", "not bold", "K005", {"b": False}, lambda paper: True, True),
        ("title", "not bold", "K005", {"b": False}, state, True),
        ("title", "bold", "K005", {"b": True}, party, True),
        ("authority", "not bold", "K005", {"b": False}, lambda paper: True, True),
        ("date", "upright", "K006", {"i": False}, lambda paper: True, True),
        ("number", "slanted", "K006", {"i": True}, lambda paper: True, True),
        ("basis", "upright", "K006", {"i": False}, state, True),
        ("label", "upright", "K006", {"i": False}, state, True),
        ("kind", "slanted", "K006", {"i": True}, lambda paper: True, True),
        ("name", "slanted", "K006", {"i": True}, lambda paper: True, True),
        ("recipient", "slanted", "K006", {"i": True}, lambda paper: True, True),
        (
            "letter",
            "upright",
            "K006",
            {"i": False},
            lambda paper: bool(paper.letter and paper.party),
            True,
        ),
        ("kind", "underlined", "K007", {"u": True}, lambda paper: True, True),
        ("label", "not underlined", "K007", {"u": False}, party, True),
        ("motto", "underlined", "K007 K015", {"u": True}, state, True),
        ("body", "in Arial", "K003", {"font": "Arial"}, lambda paper: True, False),
        ("issuer", "in Arial", "K003", {"font": "Arial"}, lambda paper: True, True),
        ("number", "in Courier New", "K003", {"font": "Courier New"}, lambda paper: True, True),
        ("heading", "blue", "K013", {"colour": "1F4E79"}, lambda paper: True, True),
        ("kind", "red", "K013", {"colour": "FF0000"}, lambda paper: True, True),
        ("body", "grey", "K013", {"colour": "A6A6A6"}, lambda paper: True, True),
    )
)

LOOKS = (
    Fault("left margin 20", "K002", file=margin("left", 20)),
    Fault("right margin 30", "K002", file=margin("right", 30)),
    Fault(
        "top margin 12",
        "K002",
        file=margin("top", 12),
        hands=("plain", "white", "theme", "edited", "auto"),
    ),
    Fault("bottom margin 35", "K002", file=margin("bottom", 35), pdf=False),
    Fault("paper of another size", "K001", file=_letter_paper),
    Fault("text at the left", "K009", file=all_body("jc", val="left"), pdf=False),
    Fault(
        "kind at the left",
        "K009",
        file=shape("kind", "jc", val="left"),
        only=lambda paper: paper.kind != "",
    ),
    Fault(
        "name at the left",
        "K009",
        file=shape("name", "jc", val="left"),
        hands=("plain", "white", "theme", "rows", "edited"),
        pdf=False,
    ),
    Fault(
        "number at the left",
        "K009",
        file=shape("number", "jc", val="left"),
        hands=("plain", "white", "theme", "rows", "edited"),
        pdf=False,
    ),
    Fault("no first line indent", "K010", file=all_body("ind", firstLine="0", left="0")),
    Fault("indent of 25 mm", "K010", file=all_body("ind", firstLine="1417")),
    Fault(
        "no gaps", "K011", file=all_body("spacing", before="0", after="0", beforeAutospacing="0")
    ),
    Fault(
        "double line spacing",
        "K012",
        file=all_body("spacing", line="480", lineRule="auto"),
        only=state,
    ),
    Fault("lines too tight", "K012", file=all_body("spacing", line="280", lineRule="exact")),
    Fault(
        "automatic line spacing in the Party",
        "K012",
        file=all_body("spacing", line="240", lineRule="auto"),
        only=party,
        pdf=False,
    ),
    Fault("motto without rule", "K014", file=no_rule("motto"), only=state),
    Fault("issuer without rule", "K014", file=no_rule("issuer"), only=state),
    Fault("Party title without rule", "K014", file=no_rule("party"), only=party),
    Fault("motto with short rule", "K014", file=short_rule("motto"), only=state),
    Fault("Party title with short rule", "K014", file=short_rule("party"), only=party),
    Fault(
        "rule of the motto typed",
        "K015",
        file=typed_rule("motto", "_" * 24),
        only=state,
        hands=("plain", "white", "rows", "theme", "edited", "auto"),
    ),
    Fault(
        "rule of the issuer typed",
        "K015",
        file=typed_rule("issuer", "-" * 12),
        only=state,
        hands=("plain", "white", "rows", "theme", "edited", "auto"),
    ),
    Fault("no page number", "K019", file=_no_page_number, only=lambda paper: len(paper.text) > 13),
    Fault(
        "page number at the right",
        "K020",
        file=_number_right,
        only=lambda paper: len(paper.text) > 13,
    ),
    Fault("page number on page 1", "K019", file=_number_everywhere),
    Fault("tracked change", "K047", file=_tracked, pdf=False),
    Fault("frame of the stamp too wide", "K058", file=_squashed_stamp),
    Fault(
        "subject above the kind",
        "K045",
        file=_swap_title,
        only=lambda paper: bool(paper.kind and paper.subject),
    ),
    Fault("hidden sign", "K050", file=insert("body", "\u200b"), pdf=False),
    Fault("look-alike letter", "K050", file=insert("body", " ngƣời")),
    Fault("dots to fill", "K046", file=insert("body", " [điền số liệu]")),
)

TYPED = (
    "plain",
    "white",
    "rows",
    "theme",
    "tabs",
    "blanks",
    "boxes",
    "columns",
    "header",
    "edited",
    "nested",
)

WORDS = (
    Fault(
        "number not padded",
        "K022",
        paper=put("number", " 0", " "),
        only=lambda paper: " 0" in paper.number,
    ),
    Fault("no colon after Số", "K021", paper=put("number", "Số:", "Số"), only=state),
    Fault("colon after Số", "K021", paper=put("number", "Số", "Số:"), only=party),
    Fault("blanks round the slash", "K021", paper=put("number", "/", " / "), only=issued),
    Fault(
        "Party order in a State number",
        "K021",
        paper=with_(
            "number", lambda one: one.replace("/", "@").replace("-", "/").replace("@", "-")
        ),
        only=lambda paper: (
            state(paper) and issued(paper) and not paper.letter and paper.number.count("-") == 1
        ),
    ),
    Fault(
        "State order in a Party number",
        "K021",
        paper=with_(
            "number", lambda one: one.replace("/", "@").replace("-", "/").replace("@", "-")
        ),
        only=party,
    ),
    Fault(
        "symbol of another kind",
        "K023",
        paper=with_(
            "number",
            lambda one: (
                one.replace("/KH", "/BC")
                .replace("/QĐ", "/NQ")
                .replace("-KH/", "-CTr/")
                .replace("-QĐ/", "-NQ/")
                .replace("/TB", "/BC")
            ),
        ),
        only=lambda paper: any(
            part in paper.number for part in ("/KH", "/QĐ", "-KH/", "-QĐ/", "/TB")
        ),
    ),
    Fault(
        "symbol of another organ",
        "K024",
        paper=put("number", "UBND", "HĐND"),
        only=lambda paper: "-UBND" in paper.number,
    ),
    Fault(
        "Party symbol of another organ",
        "K024",
        paper=with_(
            "number",
            lambda one: one.replace("/ĐU", "/TU") if "/ĐU" in one else one.replace("/TU", "/ĐU"),
        ),
        only=lambda paper: party(paper) and paper.number.endswith(("/ĐU", "/TU")),
    ),
    Fault("no comma after the place", "K025", paper=put("date", ", ngày", " ngày")),
    Fault(
        "date in figures",
        "K025",
        paper=with_(
            "date",
            lambda one: one.replace("ngày ", "").replace(" tháng ", "/").replace(" năm ", "/"),
        ),
        only=lambda paper: issued(paper) and bool(paper.date),
    ),
    Fault(
        "no place",
        "K025",
        paper=with_("date", lambda one: "N" + one.partition(", n")[2]),
        only=lambda paper: issued(paper) and bool(paper.date),
    ),
    Fault("day not padded", "K026", paper=put("date", "ngày 0", "ngày "), only=_small_day),
    Fault(
        "month padded",
        "K026",
        paper=with_("date", lambda one: one.replace("tháng ", "tháng 0")),
        only=lambda paper: (
            any(f"tháng {at} " in paper.date for at in range(3, 10)) and issued(paper)
        ),
    ),
    Fault(
        "month not padded",
        "K026",
        paper=put("date", "tháng 0", "tháng "),
        only=lambda paper: "tháng 0" in paper.date,
    ),
    Fault("kind in small letters", "K008", paper=with_("kind", str.capitalize)),
    Fault(
        "kind misspelt",
        "K027",
        paper=with_(
            "kind",
            lambda one: (
                one.replace("HOẠCH", "HOACH")
                .replace("ĐỊNH", "DỊNH")
                .replace("CÁO", "CAO")
                .replace("BÁO", "BAO")
            ),
        ),
        only=lambda paper: any(part in paper.kind for part in ("HOẠCH", "ĐỊNH", "CÁO", "BÁO")),
    ),
    Fault(
        "no kind",
        "K043 K027",
        paper=gone("kind"),
        only=lambda paper: bool(paper.kind and paper.subject),
    ),
    Fault(
        "V/v before the subject of a named kind",
        "K028",
        paper=with_("subject", lambda one: "V/v " + one[0].lower() + one[1:]),
        only=lambda paper: state(paper) and bool(paper.subject),
    ),
    Fault("stop after the subject", "K028", paper=with_("subject", lambda one: one + ".")),
    Fault(
        "letter without V/v",
        "K028",
        paper=with_("letter", lambda one: one[4:].capitalize()),
        only=lambda paper: state(paper) and letter(paper),
    ),
    Fault(
        "V/v in a Party letter",
        "K028",
        paper=put("letter", "về việc", "V/v"),
        only=lambda paper: party(paper) and letter(paper),
    ),
    Fault("letter without addressee", "K029 K043", paper=gone("to"), only=letter),
    Fault(
        "basis with a full stop",
        "K030",
        paper=put("text", "2025;", "2025."),
        only=lambda paper: any(one.startswith("@cc") for one in paper.text),
    ),
    Fault("last basis with a semicolon", "K030", paper=put("text", "Tài chính.", "Tài chính;")),
    Fault(
        "Party basis without dash",
        "K030",
        paper=put("text", "- Căn cứ Quy chế", "Căn cứ Quy chế"),
        only=party,
    ),
    Fault(
        "deciding words without colon",
        "K060",
        paper=put("text", "@qd QUYẾT ĐỊNH:", "@qd QUYẾT ĐỊNH"),
    ),
    Fault("heading skipped", "K031", paper=put("text", "@h III", "@h IV"), hands=TYPED),
    Fault("heading repeated", "K031", paper=put("text", "@h II", "@h I"), hands=TYPED),
    Fault("clause skipped", "K031", paper=put("text", "2. ", "3. "), hands=TYPED),
    Fault("article skipped", "K031", paper=put("text", "Điều 2.", "Điều 3.")),
    Fault("point skipped", "K032", paper=put("text", "b) ", "c) "), hands=TYPED),
    Fault(
        "đ left out",
        "K032",
        paper=put("text", "đ) ", "e) "),
        only=lambda paper: any("đ) " in one for one in paper.text),
        hands=TYPED,
    ),
    Fault("colon behind an article", "K052", paper=put("text", "Điều 1.", "Điều 1:")),
    Fault(
        "slash behind a clause", "K052", paper=put("text", "2. ", "2/ "), only=state, hands=TYPED
    ),
    Fault(
        "dot behind a Party heading",
        "K052",
        paper=put("text", "@h II-", "@h II."),
        only=party,
        hands=TYPED,
    ),
    Fault("dot behind a point", "K052", paper=put("text", "b) ", "b. "), hands=TYPED),
    Fault(
        "chapter without a name",
        "K033",
        paper=put("annex", "@c Chương I|QUY ĐỊNH CHUNG", "@c Chương I"),
    ),
    Fault(
        "slash in the State's authority",
        "K034",
        paper=with_(
            "sign",
            lambda one: one.replace("TM. ", "T/M ").replace("KT. ", "K/T ").replace("TL. ", "T/L "),
            0,
        ),
        only=lambda paper: state(paper) and paper.sign[0].startswith(("TM.", "KT.", "TL.")),
    ),
    Fault(
        "dot in the Party's authority",
        "K034",
        paper=with_("sign", lambda one: one.replace("T/M ", "TM. ").replace("K/T ", "KT. "), 0),
        only=party,
    ),
    Fault(
        "no blank in the authority",
        "K034",
        paper=with_("sign", lambda one: one.replace(". ", "."), 0),
        only=lambda paper: state(paper) and ". " in paper.sign[0],
    ),
    Fault(
        "TUQ. in the Party",
        "K034",
        paper=with_("sign", lambda one: one.replace("K/T ", "TUQ. "), 0),
        only=lambda paper: party(paper) and paper.sign[0].startswith("K/T"),
    ),
    Fault(
        "deputy signs alone for a collective",
        "K054",
        paper=lambda paper: paper.sign.remove("KT. CHỦ TỊCH"),
        only=lambda paper: paper.sign[:2] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
    ),
    Fault(
        "KT. of the deputy himself",
        "K054",
        paper=with_("sign", lambda one: one.replace("PHÓ ", ""), 1),
        only=lambda paper: paper.sign[0].startswith("KT.") and "PHÓ" in paper.sign[1],
    ),
    Fault(
        "degree before the name",
        "K035",
        paper=with_("sign", lambda one: "ThS. " + one, -1),
        only=lambda paper: (
            "TRƯỜNG" not in paper.issuer[0]
            and "BỆNH" not in paper.issuer[0]
            and "CÔNG AN" not in paper.issuer[0]
        ),
    ),
    Fault("name in capitals", "K008", paper=with_("sign", str.upper, -1)),
    Fault(
        "title in small letters",
        "K008",
        paper=with_("sign", str.capitalize, -2),
        only=lambda paper: not paper.sign_left,
    ),
    Fault("recipient with a plus", "K037", paper=with_("recipients", lambda one: "+" + one[1:], 0)),
    Fault(
        "recipient with a comma",
        "K037",
        paper=with_("recipients", lambda one: one[:-1] + ",", 0),
        only=lambda paper: paper.party != "hd36",
    ),
    Fault("recipient without a mark", "K037", paper=with_("recipients", lambda one: one[:-1], 0)),
    Fault("no archive line", "K038", paper=gone("recipients", -1)),
    Fault("archive without colon", "K038", paper=put("recipients", "Lưu: ", "Lưu "), only=state),
    Fault(
        "archive with colon in the Party",
        "K038",
        paper=put("recipients", "Lưu ", "Lưu: "),
        only=party,
    ),
    Fault(
        "archive line not last",
        "K038",
        paper=lambda paper: paper.recipients.insert(0, paper.recipients.pop()),
        only=lambda paper: len(paper.recipients) > 2,
    ),
    Fault("archive without VT", "K038", paper=put("recipients", "Lưu: VT", "Lưu: VP"), only=state),
    Fault(
        "no Như trên",
        "K039",
        paper=gone("recipients", 0),
        only=lambda paper: letter(paper) and paper.recipients[0].startswith("- Như trên"),
    ),
    Fault("no end mark", "K040", paper=last("text", "./.", "."), only=state),
    Fault("the State's end mark in the Party", "K040", paper=last("text", ".", "./."), only=party),
    Fault("annex with a letter", "K041", paper=put("annex", "@a Phụ lục", "@a Phụ lục A")),
    Fault("annex not mentioned", "K042", paper=put("text", " theo Phụ lục kèm theo", "")),
    Fault("no number", "K043 K021", paper=gone("number"), only=lambda paper: True),
    Fault("no place and date", "K043", paper=gone("date")),
    Fault(
        "no recipients",
        "K043",
        paper=gone("recipients"),
        hands=("plain", "white", "rows", "theme", "auto"),
    ),
    Fault(
        "long dashes in the motto",
        "K018",
        file=lambda doc, paper: _motto(doc, "Độc lập – Tự do – Hạnh phúc"),
        only=state,
    ),
    Fault(
        "motto without blanks",
        "K018",
        file=lambda doc, paper: _motto(doc, "Độc lập-Tự do-Hạnh phúc"),
        only=state,
    ),
    Fault(
        "State's name with a wrong letter",
        "K018",
        file=lambda doc, paper: _said(doc, NATION, "CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM"),
        only=state,
    ),
    Fault(
        "Party's title with a lost word",
        "K018",
        file=lambda doc, paper: _said(doc, PARTY, "ĐẢNG CỘNG SẢN VIỆT"),
        only=party,
    ),
    Fault("no star", "K016", file=lambda doc, paper: _said(doc, "*", ""), only=party),
    Fault("three stars", "K016", file=lambda doc, paper: _said(doc, "*", "***"), only=party),
    Fault(
        "no five dashes",
        "K017",
        file=lambda doc, paper: _said(doc, "-----", ""),
        only=lambda paper: party(paper) and bool(paper.kind),
    ),
    Fault(
        "seven dashes",
        "K017",
        file=lambda doc, paper: _said(doc, "-----", "-------"),
        only=lambda paper: party(paper) and bool(paper.kind),
    ),
    Fault(
        "letters and marks apart",
        "K050",
        paper=_combining,
        pdf=False,
        only=lambda paper: any(not one.startswith("@") and len(one) > 150 for one in paper.text),
    ),
    Fault(
        "old encoding",
        "K049",
        paper=_tcvn3,
        only=lambda paper: any(not one.startswith("@") and len(one) > 150 for one in paper.text),
    ),
    Fault(
        "sizes of the head do not go together",
        "K044",
        file=lambda doc, paper: face("motto", size=13)(doc, paper),
        only=lambda paper: state(paper) and not paper.small,
    ),
    Fault(
        "directive of a commune's committee",
        "K061",
        paper=lambda paper: (
            setattr(paper, "kind", "CHỈ THỊ"),
            setattr(paper, "number", paper.number.replace("-KH/", "-CT/")),
        )[0],
        only=lambda paper: party(paper) and "-KH/ĐU" in paper.number,
    ),
)


def _said(doc: Any, old: str, new: str) -> None:
    runs = _of(doc, old)
    first = runs[0].find(qn("w:t"))
    whole = "".join(one.text or "" for run in runs for one in run.findall(qn("w:t")))
    for run in runs:
        for one in run.findall(qn("w:t")):
            one.text = ""
    first.text = whole.replace(old, new)
    first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _motto(doc: Any, new: str) -> None:
    _said(doc, MOTTO, new)


FAULTS = tuple(one for one in (*FACES, *LOOKS, *WORDS) if one.paper or one.file)


def broken(key: str, fault: Fault) -> bytes:
    """The document with the fault; raises Impossible."""
    name, hand = DOCUMENTS[key]
    paper = PAPERS[name]()
    if not fault.only(paper) or (fault.hands and hand not in fault.hands):
        raise Impossible
    before = repr(paper)
    if fault.paper:
        fault.paper(paper)
        if repr(paper) == before:
            raise Impossible
    data = make(paper, HANDS[hand])
    if not fault.file:
        return data
    doc = Document(io.BytesIO(data))
    fault.file(doc, paper)
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


def cases() -> list[tuple[str, Fault]]:
    """Each fault in up to `times` documents, in other papers and hands each time."""
    found, keys = [], list(DOCUMENTS)
    for at, fault in enumerate(FAULTS):
        seen: set[str] = set()
        for key in keys[at * 7 % len(keys) :] + keys[: at * 7 % len(keys)]:
            name, hand = DOCUMENTS[key]
            if seen & {name, hand} or not fault.only(PAPERS[name]()):
                continue
            try:
                broken(key, fault)
            except (Impossible, StopIteration, IndexError):
                continue
            seen |= {name, hand}
            found.append((key, fault))
            if len(seen) == 2 * fault.times:
                break
    return found
