"""Pages, gaps, lines and page numbers that are not as they should be."""

from __future__ import annotations

from tests.outside.faults.fault import Fault, party, state
from tests.outside.faults.on_form import (
    all_body,
    letter_paper,
    margin,
    no_page_number,
    no_rule,
    number_everywhere,
    number_right,
    shape,
    short_rule,
    squashed_stamp,
    swap_title,
    typed_rule,
)
from tests.outside.faults.on_runs import insert, tracked

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
    Fault("paper of another size", "K001", file=letter_paper),
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
    Fault("no page number", "K019", file=no_page_number, only=lambda paper: len(paper.text) > 13),
    Fault(
        "page number at the right",
        "K020",
        file=number_right,
        only=lambda paper: len(paper.text) > 13,
    ),
    Fault("page number on page 1", "K019", file=number_everywhere),
    Fault("tracked change", "K047", file=tracked, pdf=False),
    Fault("frame of the stamp too wide", "K058", file=squashed_stamp),
    Fault(
        "subject above the kind",
        "K045",
        file=swap_title,
        only=lambda paper: bool(paper.kind and paper.subject),
    ),
    Fault("hidden sign", "K050", file=insert("body", "\u200b"), pdf=False),
    Fault("look-alike letter", "K050", file=insert("body", " ngƣời")),
    Fault("dots to fill", "K046", file=insert("body", " [điền số liệu]")),
)
