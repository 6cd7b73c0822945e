"""Wrong words of the letterhead, the title and who the letter is for."""

from __future__ import annotations

from tests.outside.faults.fault import Fault, issued, letter, party, small_day, state
from tests.outside.faults.on_paper import gone, put, with_

HEAD = (
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
    Fault("day not padded", "K026", paper=put("date", "ngày 0", "ngày "), only=small_day),
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
)
