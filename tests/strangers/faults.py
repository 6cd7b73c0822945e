"""Single faults of these papers, and the codes of which any names each, told by the standards and by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.strangers.changes import Change, Fault, both, gone, line, look, page, paged, say, turned
from tests.strangers.pens import width
from tests.strangers.sheet import BODY, Paper


def faults(paper: Paper) -> list[Fault]:
    """All that fit this paper."""
    found = [
        *_measures(paper),
        *_number(paper),
        *_head(paper),
        *_title(paper),
        *_body(paper),
        *_end(paper),
    ]
    return [*found, *(_party(paper) if paper.party else _state(paper)), *_annex(paper)]


def _measures(paper: Paper) -> Iterator[Fault]:
    yield Fault("left margin 22", "K002", page(left=22))
    yield Fault("right margin 8", "K002", page(right=8))
    yield Fault("top margin 13", "K002", page(top=13))
    yield Fault("bottom margin 9", "K002", page(bottom=9), pdf=False)
    yield Fault("text at 11 pt", "K004", look(*BODY, size=11))
    yield Fault("text in Arial", "K003", look(*BODY, font="Arial"), pdf=False)
    yield Fault("text blue", "K013", look(*BODY, color="1F4E79"))
    yield Fault("text at the left", "K009", look(*BODY, jc="left"))
    yield Fault("no first indent", "K010", look(*BODY, first=0))
    yield Fault("gaps of 2 pt", "K011", look(*BODY, before=2, after=0))
    yield Fault("lines too far", "K012", look(*BODY, line="=30" if paper.party else "2"))

    if paper.annex:
        yield Fault("page number at the right", "K020", paged("right"), pdf=False)
        yield Fault("page number at 9 pt", "K004", look("page", size=9), pdf=False)
    if len(paper.annex) > 20:
        yield Fault("no page numbers", "K019", paged(""), pdf=False)


def _number(paper: Paper) -> Iterator[Fault]:
    words = paper.rows("number")[0].words
    number = re.search(r"\d+", words)
    assert number
    yield Fault("blank in the number", "K021", say("number", number[0], number[0] + " "))
    yield Fault("number slanted", "K006", look("number", i=True))
    yield Fault("number at 16 pt", "K004", look("number", size=16))
    yield Fault("no number", "K043", gone("number"))
    kind = re.search(r"[-/](NQ|QĐ|TB|BC|TTr|CĐ|GM|HĐ|CTr|BB|KH|KL|PG|GGT)\b", words)
    if kind and kind[1] not in ("CV",):
        other = "CT" if not paper.party else "HD"
        yield Fault("symbol of another kind", "K023", say("number", kind[1], other))
    if number[0].startswith("0"):
        yield Fault("number not padded", "K022", say("number", number[0], number[0][1:]))
    issuer = paper.rows("issuer")[0].words
    if issuer.startswith(
        (
            "ỦY BAN NHÂN DÂN",
            "HỘI ĐỒNG NHÂN DÂN",
            "SỞ NỘI VỤ",
            "BỘ XÂY DỰNG",
            "CHI BỘ",
            "BAN NỘI CHÍNH",
        )
    ):
        symbol = re.split(r"[-/]", words)[-1]
        yield Fault(
            "symbol of another organ",
            "K024",
            say("number", symbol, "SYT" if not paper.party else "BTCTU"),
        )


def _head(paper: Paper) -> Iterator[Fault]:
    yield Fault("issuer not bold", "K005", look("issuer", b=False))
    yield Fault("issuer at 16 pt", "K004", look("issuer", size=17))
    yield Fault(
        "no issuer",
        "K043",
        both(gone("issuer"), *([gone("parent")] if paper.rows("parent") else [])),
    )
    if paper.rows("parent"):
        yield Fault("parent bold", "K005", look("parent", b=True))
    if not paper.rows("date"):
        return
    date = paper.rows("date")[0].words
    day = re.search(r"ngày (\d+) tháng (\d+)", date)
    assert day
    yield Fault("date upright", "K006", look("date", i=False))
    yield Fault("date bold", "K005", look("date", b=True))
    yield Fault(
        "date in figures", "K025", say("date", date.partition(", ")[2], f"{day[1]}/{day[2]}/2026")
    )
    yield Fault("no comma behind the place", "K025", say("date", ",", ""))
    if day[1].startswith("0"):
        yield Fault("day not padded", "K026", say("date", f"ngày {day[1]}", f"ngày {day[1][1:]}"))
    if len(day[2]) == 1:
        yield Fault("month padded", "K026", say("date", f"tháng {day[2]}", f"tháng 0{day[2]}"))
    yield Fault("no date", "K043 K025", gone("date"))


def _title(paper: Paper) -> Iterator[Fault]:
    if paper.rows("letter"):
        yield Fault("letter's subject bold", "K005", look("letter", b=True))
        yield Fault("no subject", "K043 K028", gone("letter"))
        return
    yield Fault("kind not bold", "K005", look("kind", b=False))
    yield Fault("kind at 19 pt", "K004", look("kind", size=19))
    yield Fault("kind at the left", "K009", look("kind", jc="left"))
    kind = paper.rows("kind")[0].words
    yield Fault("kind in small letters", "K008", say("kind", kind, kind.capitalize()))
    yield Fault("no kind", "K043 K027", gone("kind"))
    if paper.rows("subject"):
        yield Fault("subject slanted", "K006", look("subject", i=True))
        yield Fault("subject underlined", "K007", look("subject", u=True))
        last = paper.rows("subject")[-1].words
        yield Fault("stop behind the subject", "K028", say("subject", last, last + ".", -1))


def _body(paper: Paper) -> Iterator[Fault]:
    marks = {
        "cl": ("2. ", "4. ", "K031"),
        "pt": ("b) ", "d) ", "K032"),
        "art": ("Điều 2.", "Điều 4.", "K031"),
    }
    for role, (old, new, code) in marks.items():
        if any(
            old in one.words and one.words.lstrip("*").startswith(old) for one in paper.rows(role)
        ):
            yield Fault(f"{new} for {old}", code, _renumbered(role, old, new))
    if any(one.words.startswith(("II.", "II-")) for one in paper.rows("h")):
        yield Fault("heading skipped", "K031", _renumbered("h", "II", "IV"))
    if paper.rows("pt"):
        yield Fault("points with dots", "K052", say("pt", "a)", "a."))
    if paper.rows("base"):
        last = paper.rows("base")[-1].words
        yield Fault("last basis with a semicolon", "K030", say("base", last, last[:-1] + ";", -1))
        yield Fault("bases in the other slant", "K006", look("base", i=paper.party))
    if any(one.words == "Kính gửi:" for one in paper.rows("tol")):
        yield Fault("no addressees", "K043 K029", both(gone("tol"), gone("toi")))
    if any(one.words == "QUYẾT NGHỊ:" for one in paper.rows("enact")):
        yield Fault(
            "deciding words of a decision", "K060", say("enact", "QUYẾT NGHỊ", "QUYẾT ĐỊNH")
        )
    first = paper.rows("p")[0].words if paper.rows("p") else ""
    if len(first) > 60:
        yield Fault("words to fill", "K046", say("p", first[-12:], " [CẦN BỔ SUNG]."))
        yield Fault(
            "a word in letters of the nineties",
            "K049 K050",
            say("p", first[:12], "§¶ng bé tØnh ®· häp bµn. " + first[:12]),
        )
    yield Fault("text bold", "K005", look("p", "cl", "pt", "base", "dash", b=True))


def _renumbered(role: str, old: str, new: str) -> Change:
    def change(paper: Paper) -> None:
        row = next(one for one in paper.rows(role) if one.words.lstrip("*").startswith(old))
        row.words = row.words.replace(old, new, 1)

    return change


def _end(paper: Paper) -> Iterator[Fault]:
    name = paper.rows("name")[-1].words
    yield Fault("name in capitals", "K008", say("name", name, name.upper(), -1))
    yield Fault("degree before the name", "K035", say("name", name, f"TS. {name}", -1))
    yield Fault("name not bold", "K005", look("name", b=False))
    office = paper.rows("office")[-1].words
    if len(paper.signs[-1]) == 2 or paper.rows(
        "mark"
    ):  # else it is a further title, in small letters by right
        yield Fault(
            "office in small letters", "K008", say("office", office, office.capitalize(), -1)
        )
    yield Fault("name gone", "K043", gone("name", -1))
    yield Fault("recipients at 14 pt", "K004", look("recipient", size=14))
    yield Fault(
        "a recipient without a mark",
        "K037",
        say("recipient", paper.rows("recipient")[0].words, paper.rows("recipient")[0].words[:-1]),
    )
    yield Fault("a recipient with a plus", "K037", say("recipient", "- ", "+ "))
    yield Fault("no archive line", "K038", gone("recipient", -1))
    yield Fault("archive line first", "K038 K037", turned("recipient", 0, -1))
    if len(paper.signs) == 1:  # what two sides sign goes to both
        yield Fault("no recipients", "K043", both(gone("label"), gone("recipient")))
    yield Fault("label misspelt", "K043 K037 K018", say("label", "Nơi nhận", "Nơi gửi"))
    asked = not paper.rows("kind") or paper.rows("kind")[0].words in ("TỜ TRÌNH", "GIẤY GIỚI THIỆU")
    if asked and paper.rows("recipient")[0].words == "- Như trên;" and not paper.party:
        yield Fault("no Như trên", "K039", gone("recipient", 0))
    if any(one.words.startswith(("PHÓ", "THỨ")) for one in paper.rows("office")) and paper.rows(
        "mark"
    ):
        yield Fault("title above the mark", "K034 K045 K054", _mark_last)


def _mark_last(paper: Paper) -> None:
    column = paper.signs[-1]
    mark = next(one for one in column if one.role == "mark")
    column.remove(mark)
    column.insert(len(column) - 1, mark)


def _state(paper: Paper) -> Iterator[Fault]:
    yield Fault("no colon behind Số", "K021", say("number", "Số: ", "Số "))
    yield Fault("nation misspelt", "K018", say("nation", "CHỦ NGHĨA", "CHŨ NGHĨA"))
    yield Fault("motto without blanks", "K018", say("motto", " - ", "-"))
    yield Fault("motto slanted", "K006", look("motto", i=True))
    yield Fault("nation at 16 pt", "K004", look("nation", size=15))
    yield Fault("no line below the motto", "K014", line("motto", 0))
    yield Fault("a short line below the motto", "K014", line("motto", 0.4))
    yield Fault("a long line below the issuer", "K014", _across_the_name)
    yield Fault("no line below the issuer", "K014", line("issuer", 0))
    yield Fault("no nation", "K043 K018 K053", both(gone("nation"), gone("motto")))
    if paper.rows("subject"):
        yield Fault("no line below the subject", "K014", line("subject", 0))
    yield Fault("label upright", "K006", look("label", i=False))
    yield Fault("archive without a colon", "K038", say("recipient", "Lưu: ", "Lưu "))
    yield Fault(
        "no end mark",
        "K040",
        say(
            "p" if paper.rows("p") and paper.rows("p")[-1].words.endswith("./.") else "art",
            "./.",
            ".",
            -1,
        ),
    )
    marks = [one.words for one in paper.rows("mark")]
    if marks:
        mark = marks[-1].partition(" ")[0]
        yield Fault(
            "slash in the mark", "K034", say("mark", mark, f"{mark[0]}/{mark[1:].rstrip('.')}", -1)
        )
        yield Fault("no blank behind the mark", "K034", say("mark", f"{mark} ", mark, -1))
    if "KT." in "".join(marks):
        deputy = next(
            one.words for one in paper.rows("office") if one.words.startswith(("PHÓ", "THỨ"))
        )
        yield Fault(
            "KT. and no deputy",
            "K054",
            say("office", deputy, deputy.replace("PHÓ ", "").replace("THỨ", "BỘ")),
        )


def _across_the_name(paper: Paper) -> None:
    """Nearly as long as the longest line of the issuer's name."""
    rows = paper.rows("issuer")
    widest = max(width(one, paper.look("issuer")) for one in rows)
    rows[-1].rule = 0.85 * widest / width(rows[-1], paper.look("issuer"))


def _party(paper: Paper) -> Iterator[Fault]:
    yield Fault("colon behind Số", "K021", say("number", "Số ", "Số: "))
    yield Fault("number with the State's signs", "K021", _state_number)
    yield Fault("no star", "K016", gone("star"))
    yield Fault("Party's title misspelt", "K018", say("title", "CỘNG SẢN", "CỘNG SÀN"))
    yield Fault("Party's title at 12 pt", "K004", look("title", size=12))
    yield Fault("no line below the title", "K014", line("title", 0))
    yield Fault("a short line below the title", "K014", line("title", 0.45))
    yield Fault("no title of the Party", "K043 K018 K053", gone("title"))
    if paper.rows("dashes"):
        yield Fault("four dashes", "K017", say("dashes", "-----", "----"))
        yield Fault("no dashes", "K017", gone("dashes", 0))
    yield Fault("office bold", "K005", look("office", b=True))
    yield Fault("label not underlined", "K007", look("label", u=False))
    yield Fault("recipients with commas", "K037", say("recipient", ";", ","))
    yield Fault("archive with a colon", "K038", say("recipient", "Lưu ", "Lưu: "))
    last = "art" if paper.body[-1].role == "art" else "p"
    yield Fault("State's end mark", "K040", lambda one: _ended(one, last))
    if paper.rows("mark"):
        yield Fault("dots in the mark", "K034", _dotted)


def _ended(paper: Paper, role: str) -> None:
    row = [one for one in paper.body if one.role == role][-1]
    row.words = row.words[:-1] + "./."


def _dotted(paper: Paper) -> None:
    row = paper.rows("mark")[-1]
    row.words = row.words[0] + row.words[2] + "." + row.words[3:]


def _state_number(paper: Paper) -> None:
    row = paper.rows("number")[0]
    row.words = row.words.replace("/", "\0").replace("-", "/").replace("\0", "-")


def _annex(paper: Paper) -> Iterator[Fault]:
    if not paper.annex:
        return
    called = paper.rows("anr")[0].words
    number = re.search(r"số (\d+)", called)
    assert number
    yield Fault("annex of another number", "K068", say("anr", number[1], str(int(number[1]) + 1)))
    if not paper.party:  # HD 05 says nothing of its slant
        yield Fault("annex's reference upright", "K006", look("anr", i=False))
    if paper.rows("anl"):
        yield Fault("annex not mentioned", "K042", say("p", "tại Phụ lục kèm theo", "ở bảng gửi"))
        name = paper.rows("ant")[0].words
        yield Fault(
            "name of the annex in small letters", "K008", say("ant", name, name.capitalize())
        )
    if any(one.words == "Chương II" for one in paper.annex):
        yield Fault("chapter skipped", "K031", say("mid", "Chương II", "Chương IV"))
