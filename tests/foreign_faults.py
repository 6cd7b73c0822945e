"""Faults that authors make, done to a paper before it is laid out, and the code that must name each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.foreign_looks import Line, Paper


@dataclass(frozen=True)
class Fault:
    """One change of a paper; `name` says where and what. `pdf` = a printed page shows it too."""

    name: str
    code: str
    change: Callable[[Paper], None]
    only: str = ""
    """Beginning of the names of papers that it is possible in."""
    pdf: bool = True

    @property
    def of_marks(self) -> bool:
        """Whether a number or letter before a paragraph is wrong."""
        return self.change.__qualname__.startswith("_mark.")


_ENDS: dict[str, Callable[[Paper], Line]] = {
    "label": lambda paper: paper.recipients[0],
    "recipient": lambda paper: paper.recipients[1],
    "archive": lambda paper: paper.recipients[-1],
    "signer": lambda paper: paper.signature[0],
    "title": lambda paper: paper.signature[-2],
    "name": lambda paper: paper.signature[-1],
    "heading": lambda paper: next(one for one in paper.text if one.mark.startswith("I")),
    "body": lambda paper: next(one for one in paper.text if not one.mark and len(one.words) > 150),
}


def _line(paper: Paper, name: str) -> Line:
    if name == "then":
        then = paper.title["to_single"].then
        assert then
        return then
    for part in (paper.left, paper.right, paper.title):
        if name in part:
            return part[name]
    return _ENDS[name](paper)


def _set(name: str, **values: object) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        line = _line(paper, name)
        for key, one in values.items():
            assert getattr(line, key) != one
            setattr(line, key, one)

    return change


def _swap(name: str, old: str, new: str) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        line = _line(paper, name)
        assert old in line.words, line.words
        line.words = line.words.replace(old, new)

    return change


def _without(part: str, name: str) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        del getattr(paper, part)[name]

    return change


def _page(**values: object) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        for key, one in values.items():
            setattr(paper, key, one)

    return change


def _number(**values: object) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        assert paper.number
        for key, one in values.items():
            setattr(paper.number, key, one)

    return change


def _mark(old: str, new: str, which: int = 0) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        lines = [one for one in paper.text if one.mark == old]
        lines[which].mark = new

    return change


def _some(part: str, at: int, **values: object) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        for key, one in values.items():
            setattr(getattr(paper, part)[at], key, one)

    return change


def _last(old: str, new: str) -> Callable[[Paper], None]:
    def change(paper: Paper) -> None:
        line = paper.text[-1]
        assert line.words.endswith(old)
        line.words = line.words.removesuffix(old) + new

    return change


def _gone(part: str, at: int) -> Callable[[Paper], None]:
    return lambda paper: getattr(paper, part).__delitem__(at)


FAULTS = (
    # size
    Fault("issuer too big", "K004", _set("issuer", size=16)),
    Fault("issuer too small", "K004", _set("issuer", size=11)),
    Fault("parent too big", "K004", _set("issuer_parent", size=15.5)),
    Fault("number too small", "K004", _set("number", size=11)),
    Fault("place and date too small", "K004", _set("place_date", size=12)),
    Fault("national name too big", "K004", _set("national_name", size=15), "state"),
    Fault("motto too small", "K004", _set("motto", size=11), "state"),
    Fault("Party title too small", "K004", _set("party_title", size=13), "party"),
    Fault("kind too big", "K004", _set("kind_name", size=18)),
    Fault("subject too small", "K004", _set("subject", size=12)),
    Fault("letter's subject too big", "K004", _set("letter_subject", size=14)),
    Fault("heading too small", "K004", _set("heading", size=12)),
    Fault("body too small", "K004", _set("body", size=12)),
    Fault("recipients' label too big", "K004", _set("label", size=16)),
    Fault("recipient too big", "K004", _set("recipient", size=14)),
    Fault("title too small", "K004", _set("title", size=12)),
    Fault("name too big", "K004", _set("name", size=16)),
    # weight and slant
    Fault("issuer not bold", "K005", _set("issuer", b=False)),
    Fault("parent bold", "K005", _set("issuer_parent", b=True)),
    Fault("number bold", "K005", _set("number", b=True)),
    Fault("national name not bold", "K005", _set("national_name", b=False), "state"),
    Fault("motto not bold", "K005", _set("motto", b=False), "state"),
    Fault("Party title not bold", "K005", _set("party_title", b=False), "party"),
    Fault("place and date bold", "K005", _set("place_date", b=True)),
    Fault("kind not bold", "K005", _set("kind_name", b=False)),
    Fault("subject not bold", "K005", _set("subject", b=False)),
    Fault("title of the Party's signer bold", "K005", _some("signature", 1, b=True), "party"),
    Fault("title of the State's signer not bold", "K005", _set("title", b=False), "state"),
    Fault("mark of authority not bold", "K005", _some("signature", 0, b=False), "party"),
    Fault("name not bold", "K005", _set("name", b=False)),
    Fault("label not bold", "K005", _set("label", b=False), "state"),
    Fault("place and date upright", "K006", _set("place_date", i=False)),
    Fault("motto slanted", "K006", _set("motto", i=True), "state"),
    Fault("number slanted", "K006", _set("number", i=True)),
    Fault("label upright", "K006", _set("label", i=False), "state"),
    Fault("basis upright", "K006", _some("text", 1, i=False), "state-decision"),
    Fault("subject slanted", "K006", _set("subject", i=True)),
    Fault("letter's subject upright", "K006", _set("letter_subject", i=False), "party"),
    Fault("label of the addressee upright", "K006", _set("to_single", i=False), "party"),
    Fault("addressee slanted as its label", "K006", _set("then", i=True), "party"),
    Fault("addressee slanted", "K006", _set("to_single", i=True), "state"),
    Fault("name slanted", "K006", _set("name", i=True)),
    Fault("kind underlined", "K007", _set("kind_name", u=True)),
    Fault("Party's label not underlined", "K007", _set("label", u=False), "party"),
    Fault("State's label underlined", "K007", _set("label", u=True), "state"),
    # letters
    Fault(
        "name in capitals", "K008", lambda p: _set("name", words=_line(p, "name").words.upper())(p)
    ),
    Fault(
        "motto in capitals",
        "K008",
        lambda p: _set("motto", words=_line(p, "motto").words.upper())(p),
        "state",
    ),
    Fault(
        "kind in small letters",
        "K008",
        lambda p: _set("kind_name", words=p.title["kind_name"].words.capitalize())(p),
    ),
    Fault(
        "title in small letters",
        "K008",
        lambda p: _set("title", words=_line(p, "title").words.capitalize())(p),
    ),
    Fault(
        "subject in capitals",
        "K008",
        lambda p: _set("subject", words=_line(p, "subject").words.upper())(p),
    ),
    # lines
    Fault("motto without its rule", "K014", _set("motto", rule=0), "state"),
    Fault("Party title without its rule", "K014", _set("party_title", rule=0), "party"),
    Fault("issuer without its rule", "K014", _set("issuer", rule=0), "state"),
    Fault("motto with a short rule", "K014", _set("motto", rule=25), "state"),
    Fault("subject without its rule", "K014", _set("subject", rule=0), "state"),
    Fault("no star", "K016", _without("left", "star"), "party"),
    Fault("three stars", "K016", _set("star", words="***"), "party"),
    Fault("no dashes", "K017", _without("title", "dashes"), "party"),
    Fault("three dashes", "K017", _set("dashes", words="---"), "party"),
    # words
    Fault(
        "long dashes in the motto",
        "K018",
        lambda p: _set("motto", words=_line(p, "motto").words.replace("-", "–"))(p),
        "state",
    ),
    Fault(
        "a letter lost in the national name",
        "K018",
        _swap("national_name", "CHỦ NGHĨA", "CHỦ NGHĨ"),
        "state",
    ),
    Fault("colon behind Số", "K021", _swap("number", "Số ", "Số: "), "party"),
    Fault("no colon behind Số", "K021", _swap("number", "Số: ", "Số "), "state"),
    Fault("blanks in the number", "K021", _swap("number", "/", " / ")),
    Fault("number not padded", "K022", _swap("number", "09-", "9-"), "party-plan"),
    Fault("number of a letter not padded", "K022", _swap("number", "07/", "7/"), "state-letter"),
    Fault("symbol of another kind", "K023", _swap("number", "KH", "BC"), "state-plan"),
    Fault("Party symbol of another kind", "K023", _swap("number", "KH", "CTr"), "party-plan"),
    Fault("symbol of another organ", "K024", _swap("number", "SXD", "STC"), "state-plan"),
    Fault("Party symbol of another organ", "K024", _swap("number", "/ĐU", "/TU"), "party-plan"),
    Fault("no comma behind the place", "K025", _swap("place_date", ", ngày", " ngày")),
    Fault("day not padded", "K026", _swap("place_date", "ngày 09", "ngày 9"), "state-plan"),
    Fault("month padded", "K026", _swap("place_date", "tháng 4", "tháng 04"), "state-plan"),
    Fault("month not padded", "K026", _swap("place_date", "tháng 02", "tháng 2"), "state-decision"),
    Fault("Party's day not padded", "K026", _swap("place_date", "ngày 05", "ngày 5"), "party-plan"),
    Fault("no V/v", "K028", _swap("letter_subject", "V/v rà", "Rà"), "state-letter"),
    Fault(
        "basis ends with a comma",
        "K030",
        _some(
            "text", 1, words="Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025,"
        ),
        "state-decision",
    ),
    Fault(
        "last basis ends with a semicolon",
        "K030",
        _some(
            "text",
            3,
            words="Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã;",
        ),
        "state-decision",
    ),
    Fault("heading skipped", "K031", _mark("II.", "III."), "state-plan"),
    Fault("Party's heading skipped", "K031", _mark("III-", "IV-"), "party-plan"),
    Fault("number repeated", "K031", _mark("2.", "1."), "state-plan"),
    Fault("point skipped", "K032", _mark("b)", "c)"), "state-plan"),
    Fault(
        "article skipped",
        "K031",
        _some("text", 6, words="Điều 3. Nhiệm vụ của Tổ công tác"),
        "state-decision",
    ),
    Fault(
        "no dot behind an article",
        "K052",
        _some("text", 6, words="Điều 2: Nhiệm vụ của Tổ công tác"),
        "state-decision",
    ),
    Fault("slash behind a number", "K052", _mark("2.", "2/"), "state-plan"),
    Fault("dot behind a Party heading", "K052", _mark("I-", "I."), "party-plan"),
    Fault("bracket behind a point", "K052", _mark("a)", "a."), "state-plan"),
    Fault(
        "the Party's marks in a state text",
        "K034",
        _some("signature", 0, words="K/T GIÁM ĐỐC"),
        "state-plan",
    ),
    Fault(
        "the State's marks in a Party text",
        "K034",
        _some("signature", 0, words="TM. BAN THƯỜNG VỤ"),
        "party-plan",
    ),
    Fault(
        "a degree before the name",
        "K035",
        lambda p: _set("name", words="TS. " + _line(p, "name").words)(p),
    ),
    Fault(
        "recipient with a plus",
        "K037",
        lambda p: _set("recipient", words="+" + _line(p, "recipient").words[1:])(p),
    ),
    Fault(
        "recipient with a comma",
        "K037",
        lambda p: _set("recipient", words=_line(p, "recipient").words[:-1] + ".")(p),
    ),
    Fault("no archive line", "K038", _gone("recipients", -1)),
    Fault("archive without a colon", "K038", _swap("archive", "Lưu: ", "Lưu "), "state"),
    Fault("Party archive with a colon", "K038", _swap("archive", "Lưu ", "Lưu: "), "party"),
    Fault("first recipient is not Như trên", "K039", _gone("recipients", 1), "state-letter"),
    Fault("./. in a Party text", "K040", _last(".", "./."), "party"),
    Fault("a plain dot at the end of a state text", "K040", _last("./.", "."), "state"),
    Fault("no number", "K043", _without("left", "number")),
    Fault("no place and date", "K043", _without("right", "place_date")),
    Fault("no name of the kind", "K043", _without("title", "kind_name"), "state-decision"),
    Fault(
        "no signature",
        "K043",
        lambda p: p.signature.__setitem__(slice(None), [Line(" "), Line(" ")]),
    ),
    Fault(
        "place left open",
        "K046",
        _some(
            "text", -2, words="Hoàn thành trước ngày [CẦN BỔ SUNG], báo cáo kết quả theo quy định."
        ),
    ),
    Fault(
        "lookalike letters",
        "K050",
        _some(
            "text",
            -2,
            words="Các cơ quan, đơn vị phối hợp chặt chẽ với các trƣờng học trong quá trình thực hiện.",
        ),
    ),
    Fault("numbers of Word too small", "K004", _page(mark_size=11), pdf=False),
    # page
    Fault("left margin too small", "K002", _page(margins=(1134, 850, 1134, 1134))),
    Fault("right margin too big", "K002", _page(margins=(1134, 1701, 1134, 1701)), pdf=False),
    Fault("another font", "K003", _page(font="Arial")),
    Fault("no page number", "K019", _page(number=None), "state-plan"),
    Fault("page number at the right", "K020", _number(jc="right")),
    Fault("page number too small", "K004", _number(size=10)),
    Fault("text not justified", "K009", _page(jc="left"), pdf=False),
    Fault("no first line indent", "K010", _page(first=0)),
    Fault("indent too big", "K010", _page(first=1417)),
    Fault("no gap between paragraphs", "K011", _page(gap=0)),
    Fault("lines too far apart", "K012", _page(pitch='w:line="480" w:lineRule="auto"')),
    Fault(
        "lines of a Party text not exact",
        "K012",
        _page(pitch='w:line="240" w:lineRule="auto"'),
        "party",
        pdf=False,
    ),
)


def possible(fault: Fault, paper: Paper, name: str) -> bool:
    """Whether the fault can be made in this paper; makes it."""
    if not name.startswith(fault.only):
        return False
    try:
        fault.change(paper)
    except (KeyError, StopIteration, IndexError, AssertionError):
        return False
    return True
