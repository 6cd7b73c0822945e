"""Wrong words of the ending and of annexes; parts that are missing."""

from __future__ import annotations

from tests.outside.faults.fault import Fault, letter, party, state
from tests.outside.faults.on_paper import combining, gone, last, put, tcvn3, with_
from tests.outside.faults.on_runs import face, motto, said
from tests.outside.papers import NATION, PARTY, Paper


def _directive(paper: Paper) -> None:
    paper.kind = "CHỈ THỊ"
    paper.number = paper.number.replace("-KH/", "-CT/")


END = (
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
        file=lambda doc, paper: motto(doc, "Độc lập – Tự do – Hạnh phúc"),
        only=state,
    ),
    Fault(
        "motto without blanks",
        "K018",
        file=lambda doc, paper: motto(doc, "Độc lập-Tự do-Hạnh phúc"),
        only=state,
    ),
    Fault(
        "State's name with a wrong letter",
        "K018",
        file=lambda doc, paper: said(doc, NATION, "CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM"),
        only=state,
    ),
    Fault(
        "Party's title with a lost word",
        "K018",
        file=lambda doc, paper: said(doc, PARTY, "ĐẢNG CỘNG SẢN VIỆT"),
        only=party,
    ),
    Fault("no star", "K016", file=lambda doc, paper: said(doc, "*", ""), only=party),
    Fault("three stars", "K016", file=lambda doc, paper: said(doc, "*", "***"), only=party),
    Fault(
        "no five dashes",
        "K017",
        file=lambda doc, paper: said(doc, "-----", ""),
        only=lambda paper: party(paper) and bool(paper.kind),
    ),
    Fault(
        "seven dashes",
        "K017",
        file=lambda doc, paper: said(doc, "-----", "-------"),
        only=lambda paper: party(paper) and bool(paper.kind),
    ),
    Fault(
        "letters and marks apart",
        "K050",
        paper=combining,
        pdf=False,
        only=lambda paper: any(not one.startswith("@") and len(one) > 150 for one in paper.text),
    ),
    Fault(
        "old encoding",
        "K049",
        paper=tcvn3,
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
        paper=_directive,
        only=lambda paper: party(paper) and "-KH/ĐU" in paper.number,
    ),
)
