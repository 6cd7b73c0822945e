"""Letters of a wrong size, weight, slant, face or colour."""

from __future__ import annotations

from tests.outside.faults.fault import Fault, letter, party, state
from tests.outside.faults.on_runs import face

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
