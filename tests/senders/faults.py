"""Faults that may befall any paper of the set: a change, and the codes of which any names it, told by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.papers.changing import Fault, fault, gone, look, put, sides, swap, unruled
from tests.papers.sheet import Change, Paper


def faults(paper: Paper) -> Iterator[Fault]:
    """All that fit this paper."""
    yield from _head(paper)
    yield from _marks(paper)
    yield from _party(paper) if paper.party else _state(paper)
    yield from _title(paper)
    yield from _text(paper)
    yield from _end(paper)


def _head(paper: Paper) -> Iterator[Fault]:
    yield fault("issuer not bold", "K005", look("issuer", b=False))
    yield fault("issuer at 16 pt", "K004", look("issuer", size=16))
    if paper.parent:
        yield fault("parent bold", "K005", look("parent", b=True))
    yield fault("number bold", "K005", look("number", b=True))
    yield fault("number slanted", "K006", look("number", i=True))
    yield fault("number in Arial", "K003", look("number", font="Arial"))
    if paper.date:
        yield fault("date upright", "K006", look("date", i=False))
        yield fault("date bold", "K005", look("date", b=True))
    yield fault("left margin 25", "K002", sides(left=25))
    yield fault("right margin 26", "K002", sides(right=26))


def _marks(paper: Paper) -> Iterator[Fault]:
    number = re.search(r"\d+", paper.number)
    assert number
    yield fault("number of one figure", "K022", swap("number", number[0], "7"))
    yield fault("number gone", "K043 K021", gone("number"))
    if not paper.date:  # minutes
        return
    day = re.search(r"ngày (\d+) tháng (\d+) năm (\d+)", paper.date)
    assert day
    yield fault("no comma behind the place", "K025", swap("date", ", ngày", " ngày"))
    yield fault("date in figures", "K025", swap("date", day[0], f"{day[1]}/{day[2]}/{day[3]}"))
    yield fault("month padded", "K026", swap("date", f"tháng {day[2]}", f"tháng 0{day[2]}"))
    if day[1][0] == "0":
        yield fault("day not padded", "K026", swap("date", f"ngày {day[1]}", f"ngày {day[1][1]}"))
    yield fault("date gone", "K043 K025", gone("date"))


def _state(paper: Paper) -> Iterator[Fault]:
    yield fault("number without colon", "K021", swap("number", "Số: ", "Số "))
    if paper.kind:
        symbol = paper.number.split("/")[1].split("-")[0]
        other = "PC" if symbol != "PC" else "PG"
        yield fault("symbol of another kind", "K023", swap("number", f"/{symbol}-", f"/{other}-"))
        yield fault("subject's line gone", "K014", unruled("subject"))
    yield fault("nation slanted", "K006", look("nation", i=True))
    yield fault("nation misspelt", "K018", swap("nation", "NGHĨA", "NGHỈA"))
    yield fault("motto with long dashes", "K018", put("motto", "Độc lập – Tự do – Hạnh phúc"))
    yield fault("motto not bold", "K005", look("motto", b=False))
    yield fault("motto's line gone", "K014", unruled("motto"))
    yield fault("issuer's line gone", "K014", unruled("issuer"))
    yield fault("label upright", "K006", look("label", i=False))
    yield fault("list at 13 pt", "K004", look("recipient", size=13))
    yield fault("archive line gone", "K038", gone("recipients", -1))
    yield fault("text at 11 pt", "K004", *(look(one, size=11) for one in ("p", "cl", "art")))
    mark = next((one for one in paper.sign if re.match(r"[A-Z]{2,3}\. ", one)), "")
    if mark:
        yield fault("no blank behind the mark", "K034", swap("sign", ". ", "."))


def _party(paper: Paper) -> Iterator[Fault]:
    yield fault("colon behind Số", "K021", swap("number", "Số ", "Số: "))
    symbol = paper.number.split("-")[1].split("/")[0]
    other = "BC" if symbol != "BC" else "KH"
    yield fault("symbol of another kind", "K023", swap("number", f"-{symbol}/", f"-{other}/"))
    yield fault("star gone", "K016", put("star", ""))
    yield fault("title of the Party at 12 pt", "K004", look("party", size=12))
    yield fault("title of the Party misspelt", "K018", swap("title", "VIỆT", "VIÊT"))
    yield fault("title's line gone", "K014", unruled("party"))
    if paper.kind:
        yield fault("seven dashes", "K017", put("dashes", "-------"))
        yield fault("dashes gone", "K017", put("dashes", ""))
    yield fault("title bold", "K005", look("signer", b=True))
    yield fault("label not underlined", "K007", look("label", u=False))
    yield fault("dot in the mark", "K034", swap("sign", "/", ""))
    yield fault("State's end mark", "K040", swap_last("./."))
    yield fault("list at 14 pt", "K004", look("recipient", size=14))
    yield fault("archive line with colon", "K038", swap("recipients", "Lưu ", "Lưu: "))
    yield fault("archive line gone", "K038", gone("recipients", -1))


def swap_last(end: str) -> Change:
    def change(paper: Paper) -> None:
        role, words = paper.lines[-1]
        paper.lines[-1] = (role, words.rstrip("./") + end)

    return change


def _title(paper: Paper) -> Iterator[Fault]:
    if not paper.kind:
        yield fault("letter's subject at 15 pt", "K004", look("letter", size=15))
        yield fault("no addressee", "K043 K029", gone("to"))
        return
    yield fault("kind at 18 pt", "K004", look("kind", size=18))
    yield fault("kind not bold", "K005", look("kind", b=False))
    yield fault("kind in small letters", "K008", put("kind", paper.kind.capitalize()))
    yield fault("kind red", "K013", look("kind", color="C00000"))
    yield fault("subject slanted", "K006", look("subject", i=True))
    yield fault("subject not bold", "K005", look("subject", b=False))
    yield fault(
        "subject with a stop", "K028", lambda one: one.subject.append(one.subject.pop() + ".")
    )


def _text(paper: Paper) -> Iterator[Fault]:
    words = [one for _, one in paper.lines]
    if any(one.startswith("2. ") for one in words):
        yield fault("clause skipped", "K031", swap("lines", "2. ", "4. "))
    if any(one.startswith("**Điều 2.") for one in words):
        yield fault("article skipped", "K031", swap("lines", "Điều 2.", "Điều 5."))
    if any(one.startswith(("II.", "II-")) for one in words):
        yield fault("heading skipped", "K031", swap_start("II", "IV"))
    if any(one.startswith("b) ") for one in words):
        yield fault("point skipped", "K032", swap_start("b) ", "d) "))
        yield fault("point with a dot", "K052", swap_start("a) ", "a. "))
    if any(role == "base" for role, _ in paper.lines):
        last = [one for role, one in paper.lines if role == "base"][-1]
        yield fault("last basis with a semicolon", "K030", swap("lines", last, last[:-1] + ";"))
    roles = ("p", "cl", "art")
    yield fault("text at the left", "K009", *(look(one, jc="left") for one in roles))
    yield fault("text green", "K013", *(look(one, color="00B050") for one in roles))
    yield fault("words to fill", "K046", swap("lines", words[-1][-12:], " [CẦN BỔ SUNG: tên]."))
    yield fault("page number at the right", "K020", put("paged", "right"), pdf=False)
    if paper.annex:
        yield fault("annex's reference upright", "K006", look("anr", i=False))
        if any(role == "anl" for role, _ in paper.annex):
            yield fault("annex not mentioned", "K042", swap("lines", "Phụ lục", "bảng"))
        yield from _called(paper)


def _called(paper: Paper) -> Iterator[Fault]:
    """Of whose number, of which day the annex says to be."""
    number = re.search(r"\d+", paper.number)
    day = re.search(r"ngày (\d+)", next(one for role, one in paper.annex if role == "anr"))
    assert number
    assert day
    other, next_ = f"{int(number[0]) + 3}", f"ngày {int(day[1]) + 1:02}"
    yield fault("annex of another number", "K068", swap("annex", number[0], other))
    yield fault("annex of another day", "K068", swap("annex", day[0], next_))


def swap_start(old: str, new: str) -> Change:
    def change(paper: Paper) -> None:
        at = next(at for at, (_, one) in enumerate(paper.lines) if one.startswith(old))
        role, words = paper.lines[at]
        paper.lines[at] = (role, new + words.removeprefix(old))

    return change


def _end(paper: Paper) -> Iterator[Fault]:
    name = paper.sign[-1]
    yield fault("name in capitals", "K008", swap("sign", name, name.upper()))
    yield fault("degree before the name", "K035", swap("sign", name, f"ThS. {name}"))
    yield fault("name slanted", "K006", look("name", i=True))
    yield fault("name gone", "K043", gone("sign", -1))
    mark = paper.recipients[0][-1]
    yield fault("recipient without a mark", "K037", swap("recipients", mark, ""))
    yield fault("recipient with a plus", "K037", swap("recipients", "- ", "+ "))
    yield fault("no recipients", "K043", gone("recipients"))
