"""Who confirms, signatures, contact -> entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.check.finished import words
from pipeline.check.finished.zones_part import Part
from pipeline.importer import inline
from pipeline.importer.recognise.signed_case import sentence_case
from pipeline.importer.values import Group, Listed, Value, Words
from pipeline.standards import Standard

_MARKS = {"T/M": "TM", "TM": "TM", "K/T": "KT", "KT": "KT", "T/L": "TL", "TL": "TL"}
_MARKS |= {"T/UQ": "TUQ", "TUQ": "TUQ", "Q": "Q"}
_SHOWN = {"party": {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "TUQ", "Q": "Q"}}
_SIGNED = re.compile(r"\((?:đã|Đã) ký\) *(?=\w)")


def confirmed(parts: Sequence[Part]) -> list[Part]:
    """The lines that another office signs below the recipients (giấy nghỉ phép), and their note."""
    first = next(
        (one for one in parts if one.role == "confirmation" and not _of_another(one)), None
    )
    if first is None:
        return []
    below = parts[parts.index(first) + 1 :]
    note = next((one for one in below if one.role == "signature_note"), None)
    return [first, note] if note else [first]


def _of_another(part: Part) -> bool:
    return part.text.startswith("Xác nhận chữ ký của ")


def confirmation(parts: Sequence[Part], standard: Standard) -> Value | None:
    """ "xác nhận": who confirms the paper; "có" where it is as the standard's sample says."""
    found = confirmed(parts)
    if not found:
        return None
    text = found[0].text
    if text == standard.forms.confirmed:
        return Words("có")
    return Words(inline.escaped(text.removeprefix(standard.forms.confirmed_by.partition("{")[0])))


def signatures(parts: Sequence[Part], party: bool) -> Value | None:
    """ "ký": one mapping, or a list of several from left to right."""
    apart = confirmed(parts)
    made = [
        _signature(lines, party) for lines in _blocks([one for one in parts if one not in apart])
    ]
    made = [one for one in made if one.entries]
    if not made:
        return None
    return made[0] if len(made) == 1 else Listed(list(made))


_ROLES = (
    "authority",
    "signer_title",
    "signer_extra_title",
    "signature_note",
    "signer_name",
    "confirmation",
)


def _blocks(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Signature lines, one list a signer: columns by side, and a new one after each name."""
    lines: list[Part] = []
    begun = next((at for at, part in enumerate(parts) if part.role in _ROLES), len(parts))
    own = [part for part in parts[begun:] if part.role in _ROLES or goes_on(part)]
    if len({part.para.side for part in own} - {""}) > 1:
        # Two columns read line by line: the left one is signed first.
        own.sort(key=lambda part: part.para.side != "left")
    for part in own:
        named = any(one.role == "signer_name" for one in lines)
        here, there = part.para, lines[-1].para if lines else part.para
        other = here.cell[2:] != there.cell[2:] or here.side != there.side
        if lines and (named or other):
            yield lines
            lines = []
        lines.append(part)
    if lines:
        yield lines


def goes_on(part: Part) -> bool:
    """A further line of a title in capitals, or the word that joins two titles."""
    return part.role == "unknown" and (part.para.upper or part.text == "kiêm")


def _signature(lines: Sequence[Part], party: bool) -> Group:
    entries: dict[str, Value] = {}
    marks: list[str] = []
    titles: list[str] = []
    for line in _authorities(lines):
        _authority(line, marks, entries)
    for part in lines:
        match part.role:
            case "signer_title" | "unknown":
                titles.append(part.text)
            case "signer_extra_title":
                entries["extra title"] = Words(part.text)
            case "signature_note":
                entries["note"] = Words(inline.escaped(part.text))
            case "signer_name":
                entries |= _name(part.text)
            case "confirmation":
                entries["confirms"] = Words(part.text.removeprefix("Xác nhận chữ ký của "))
    if marks:
        shown = _SHOWN["party"] if party else {}
        dot = "" if party else "."
        made = "+".join(f"{shown.get(one, one)}{'' if '+' in one else dot}" for one in marks)
        both = "+".join(marks) if marks in (["TM", "KT"], ["TL", "KT"]) else ""
        entries["authority"] = Words(both or made.rstrip("+"))
    _titles(titles, entries)
    order = (
        "authority",
        "collective",
        "by order of",
        "head title",
        "title",
        "concurrently",
        "extra title",
        "note",
        "name",
        "confirms",
    )
    return Group({key: entries[key] for key in order if key in entries})


def _name(text: str) -> dict[str, Value]:
    """ "(Đã ký) Lê Văn Bình" of a copy that was published: the name, and the note that stood above it."""
    found = _SIGNED.match(text)
    if not found:
        return {"name": Words(text)}
    return {"note": Words(inline.escaped(found[0].strip())), "name": Words(text[found.end() :])}


def _authorities(lines: Sequence[Part]) -> list[str]:
    """The authority lines; a name that a narrow column broke ("TM. … TỈNH" / "ĐOÀN") is one line again."""
    out: list[str] = []
    for text in (part.text for part in lines if part.role == "authority"):
        if out and not words.AUTHORITY.match(text):
            out[-1] = f"{out[-1]} {text}"
        else:
            out.append(text)
    return out


def _authority(text: str, marks: list[str], entries: dict[str, Value]) -> None:
    found = words.AUTHORITY.match(text)
    if not found:
        entries["collective"] = Words(sentence_case(text))
        return
    mark = _MARKS[found["mark"].rstrip(".")]
    marks.append(mark)
    rest = sentence_case(found["rest"])
    if marks == ["TL", "KT"] and "head title" in entries:
        # By order of the one, for the head of the unit, whom the next line names.
        entries["by order of"] = entries.pop("head title")
    if mark == "Q":
        entries["title"] = Words(rest)
    elif rest:
        entries["collective" if mark == "TM" else "head title"] = Words(rest)


def _titles(titles: list[str], entries: dict[str, Value]) -> None:
    if not titles:
        return
    if "kiêm" in titles:
        at = titles.index("kiêm")
        entries["title"] = Words(sentence_case(" ".join(titles[:at])))
        entries["concurrently"] = Words(sentence_case(" ".join(titles[at + 1 :])))
        return
    found = words.AUTHORITY.match(titles[0])
    if found and _MARKS[found["mark"].rstrip(".")] == "Q":
        entries["authority"] = Words("Q")
        titles = [found["rest"], *titles[1:]]
    entries["title"] = Words(sentence_case(" ".join(titles)))


def contact(parts: Sequence[Part]) -> Value | None:
    """The address lines at the foot."""
    found = [inline.escaped(part.text) for part in parts if part.role == "contact"]
    return Words(" ".join(found)) if found else None
