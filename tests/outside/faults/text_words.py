"""Wrong words of the text: bases, headings, articles, their numbers."""

from __future__ import annotations

from tests.outside.faults.fault import TYPED, Fault, party, state
from tests.outside.faults.on_paper import put

TEXT = (
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
)
